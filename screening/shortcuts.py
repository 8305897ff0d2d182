"""What several rooms do with a request in the same way."""

from collections.abc import Mapping
from typing import TypeVar

from django.http import Http404

T = TypeVar("T")


def entry_or_404(found: Mapping[str, T], code: str) -> T:
    """The entry of the content that an address names. Raises Http404 where there is none."""
    try:
        return found[code]
    except KeyError:
        raise Http404 from None
