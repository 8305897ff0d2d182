"""The signs of the checklist as HTML."""

from collections.abc import Sequence
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from screening.checklist.answers import Answer
from screening.checklist.listed import Section, sections
from screening.choices import Work
from screening.content.edition import Edition
from screening.languages import LANGUAGES
from screening.library.made import usual_state


def drawn(edition: Edition, work: Work | None) -> SafeString:
    """Nothing is chosen."""
    return drawn_with(edition, sections(edition, work)) if work else _whole(edition)


def drawn_with(edition: Edition, found: Sequence[Section]) -> SafeString:
    """With the answers that came back."""
    return render_to_string("screening/checklist/_list.html", {"sections": found, **words_for_all(edition)})


def words_for_all(edition: Edition) -> dict[str, object]:
    """What each sign needs and has not in itself. Asked for once: a page has several hundred of these words."""
    choices = [(answer.value, str(answer.label)) for answer in Answer]
    return {"room": "checklist", "said": usual_state(edition), "choices": choices}


# The same below every place, and half of the time that a page takes. An edition is of one language.
@lru_cache(maxsize=len(LANGUAGES))
def _whole(edition: Edition) -> SafeString:
    return drawn_with(edition, sections(edition))
