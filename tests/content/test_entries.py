"""What an entry and an edition say of themselves: a page is as trusted as its weakest string."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from screening.choices import State
from screening.content.clock import CLOCK_IS_WRONG, RELEASED, clock_is_wrong
from screening.content.edition import get_edition
from screening.content.entries.texts import START
from screening.text.strings import LocalText

pytestmark = pytest.mark.django_db


def weak(text: LocalText) -> LocalText:
    return replace(text, state=State.MACHINE)


def weaker(entry, field: str):
    """The entry with one string of a field less trusted."""
    value = getattr(entry, field)
    if isinstance(value, tuple):
        first = value[0]
        if not isinstance(first, LocalText):  # a part: a reading, a point, a step, an option
            inner = next(name for name in first.__dataclass_fields__ if isinstance(getattr(first, name), LocalText))
            first = replace(first, **{inner: weak(getattr(first, inner))})
        else:
            first = weak(first)
        return replace(entry, **{field: (first, *value[1:])})
    return replace(entry, **{field: weak(value)})


READ_WITH = {
    "indicators": ("DOC-01", "title notice why other prompts"),
    "cases": ("CASE-01", "title story present known unknown offer ask"),
    "lessons": ("LESSON-1", "title summary aims prepare points activity steps debrief plan short long"),
}


@pytest.mark.parametrize(
    ("group", "code", "field"),
    [(group, code, field) for group, (code, fields) in READ_WITH.items() for field in fields.split()],
)
def test_one_weak_string_is_said_of_the_whole(group: str, code: str, field: str) -> None:
    entry = getattr(get_edition("en"), group)[code]
    assert entry.state == State.SOURCE
    assert weaker(entry, field).state == State.MACHINE


def test_what_is_not_shown_with_an_indicator_does_not_count_for_it() -> None:
    entry = get_edition("en").indicators["DOC-01"]
    assert weaker(entry, "trainer_note").state == State.SOURCE


def test_a_lesson_is_not_weaker_for_the_cases_it_leads_to() -> None:
    entry = get_edition("en").lessons["LESSON-1"]
    case = replace(entry.cases[0], title=weak(entry.cases[0].title))
    assert replace(entry, cases=(case,)).state == State.SOURCE


def test_an_empty_body_of_a_passage_says_nothing_of_its_state() -> None:
    passage = next(row for row in get_edition("en").passages.values() if row.items)
    empty = LocalText("", "en", State.MISSING)
    assert replace(passage, body=empty).state == State.SOURCE
    assert replace(passage, items=(weak(passage.items[0]),)).state == State.MACHINE
    assert replace(passage, title=weak(passage.title), body=empty).state == State.MACHINE


def test_only_the_text_that_the_site_began_with_counts_as_its_beginning() -> None:
    row = get_edition("en").indicators["DOC-01"]
    sources = [citation.source.code for citation in row.citations]
    assert START in sources
    others = tuple(citation for citation in row.citations if citation.source.code != START)
    assert row.from_start
    assert not replace(row, citations=others).from_start
    assert not replace(row, citations=()).from_start


def test_a_group_and_a_category_keep_the_order_of_the_edition() -> None:
    current = get_edition("en")
    reversed_order = replace(
        current,
        passages=dict(reversed(current.passages.items())),
        indicators=dict(reversed(current.indicators.items())),
    )
    assert reversed_order.group("safety") == current.group("safety")[::-1]
    assert reversed_order.in_category("DOC") == current.in_category("DOC")[::-1]
    assert current.group("nothing") == []
    assert current.in_category("NOPE") == []


def test_the_rule_that_no_sign_proves_anything_may_be_hidden() -> None:
    current = get_edition("en")
    assert current.rule is current.passages["rule-no-proof"]
    assert replace(current, passages={}).rule is None


@pytest.mark.parametrize(("days", "wrong"), [(-4000, True), (-1, True), (0, False), (1, False), (4000, False)])
def test_a_clock_before_the_release_cannot_be_right(days: int, wrong: bool) -> None:
    assert clock_is_wrong(RELEASED + timedelta(days=days)) == wrong
    assert "no help line counts as recently checked" in CLOCK_IS_WRONG


def test_nothing_of_the_content_was_read_after_the_release() -> None:
    """Otherwise a clock that is right by the release would still refuse it as read tomorrow."""
    current = get_edition("en")
    days: list[date] = [line.checked for line in current.lines.values()]
    days += [source.read for source in current.sources.values()]
    assert max(days) <= RELEASED
