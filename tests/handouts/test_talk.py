"""The sheet for a talk: what a worker may need at once stands on it, in the worker's language only."""

import pytest

from screening.content.edition import get_edition
from screening.handouts.kinds.talk import CARE
from screening.text.strings import every_text
from tests.handouts.training import holds, page, plain, said

pytestmark = pytest.mark.django_db


def test_the_talk_sheet_says_what_to_do_when_somebody_speaks_of_dying(content: None) -> None:
    tree = page("en", "interpreter/vi")
    for code in CARE:
        passage = get_edition("en").passages[code]
        holds(tree, [text for text in every_text(passage) if text is not passage.typed])
        other = get_edition("vi").passages[code].title
        assert other.language == "en" or plain(other.value) not in said(tree)


def test_what_to_point_at_when_it_is_not_safe_is_on_the_sheet_in_both_languages(content: None) -> None:
    tree = page("en", "interpreter/vi")
    for language in ("en", "vi"):
        holds(tree, list(every_text(get_edition(language).passages["point-safety"])))
    assert "write nothing more" in get_edition("en").passages["point-cards"].body.value


def test_the_interpreter_promises_no_more_than_the_law_leaves(content: None) -> None:
    promised = " ".join(item.value for item in get_edition("en").passages["interpreter-role"].items)
    assert "as far as the law lets me" in promised
    assert "nobody else" not in promised


def test_what_to_say_when_someone_tells_is_in_the_words_of_consent(content: None) -> None:
    words = [item.value for item in get_edition("en").passages["consent-words"].items]
    assert words[-3].endswith("I believe you.")
    assert words[-2] == "It is not your fault."
    assert "what I must pass on" in words[-1]
