"""What somebody answered about the signs, sign by sign. It is never counted, and nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from screening.content.edition import Edition


class Answer(TextChoices):
    # Translators: answer on the checklist: the reader noticed this sign. Short, for three stand on a line of a phone.
    NOTICED = "noticed", _("Noticed")
    # Translators: answer on the checklist.
    UNSURE = "unsure", _("Not sure")
    # Translators: answer on the checklist: say nothing about this sign.
    BLANK = "blank", _("Leave blank")


@dataclass(frozen=True, slots=True)
class Answers:
    given: Mapping[str, Answer]  # by the code of the indicator
    unknown: tuple[str, ...]  # the codes of those to which something else was sent


def read(edition: Edition, sent: Mapping[str, str]) -> Answers:
    """The answers in what a browser without scripts sent. What is not about an indicator is not looked at."""
    about = {code: sent[code] for code in edition.indicators if sent.get(code)}
    given = {code: Answer(value) for code, value in about.items() if value in Answer.values}
    return Answers(given, tuple(code for code in about if code not in given))
