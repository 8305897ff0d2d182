"""Catalogues that cannot be read: their language has its interface in English, and no page of it falls."""

import gettext
import logging
import struct
from collections.abc import Callable

from django.utils.translation import trans_real

from screening.text.headers import COUNTS

logger = logging.getLogger(__name__)

# All that gettext and its plural rules raise for a file that is no catalogue.
_UNREADABLE = (OSError, ValueError, LookupError, ArithmeticError, struct.error)


class Catalogues(trans_real.DjangoTranslation):
    """Django's words of a language, without those files of it that nobody can read."""

    def _new_gnu_trans(self, localedir: str, use_null_fallback: bool = True) -> gettext.NullTranslations:
        try:
            found: gettext.NullTranslations = super()._new_gnu_trans(  # type: ignore[misc]  # has no type
                localedir, use_null_fallback
            )
            rule: Callable[[int], int] = getattr(found, "plural", int)
            for count in COUNTS:  # it may divide by nothing
                rule(count)
        except _UNREADABLE as error:
            logger.error("Texts in %s cannot be read: %s. English is shown.", localedir, error)  # noqa: TRY400
            return gettext.NullTranslations()
        return found


def guard() -> None:
    """Let every language of this process be read so. Django has no setting for it."""
    trans_real.DjangoTranslation = Catalogues  # type: ignore[misc]  # the class that Django reads languages with
