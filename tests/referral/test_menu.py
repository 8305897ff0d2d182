"""Who stands in the menu of a place, in which order, and what is said where nobody stands there."""

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.choices import Channel, LineKind, Mark, Serves
from screening.content.clock import RELEASED
from screening.content.edition import Edition, get_edition
from screening.content.entries import HelpLineEntry, PlaceEntry
from screening.referral import helplines, phone

pytestmark = pytest.mark.django_db

TODAY = RELEASED
HERE, NEXT, FAR, UNION = "HERE", "NEXT", "FAR", helplines.EUROPE


def place(code: str, *neighbours: str, status_risk: bool = False) -> PlaceEntry:
    return replace(get_edition("en").places["CN"], code=code, neighbours=neighbours, status_risk=status_risk)


def line(code: str, where: str = HERE, kind: LineKind = LineKind.SUPPORT, **changes: Any) -> HelpLineEntry:
    known = {
        "serves": Serves.ANYONE,
        "mark": "",
        "known_wrong": False,
        "source_date": f"{TODAY.year}",
        "checked": TODAY,
        "from_abroad": True,
        "channels": (Channel.VOICE,),
    }
    there = {"code": code, "place": place(where), "kind": kind}
    return replace(get_edition("en").lines["CN-110"], **there, **{**known, **changes})


def edition(*lines: HelpLineEntry, **changes: Any) -> Edition:
    places = {code: place(code) for code in (HERE, NEXT, FAR, UNION)}
    return replace(get_edition("en"), places=places, lines={row.code: row for row in lines}, **changes)


def codes(rows: tuple[helplines.ShownLine, ...]) -> list[str]:
    return [row.line.code for row in rows]


def in_order(groups: tuple[helplines.LinesOfKind, ...]) -> list[str]:
    return codes(tuple(chain.from_iterable(group.lines for group in groups)))


def test_a_place_shows_its_own_lines_and_no_others() -> None:
    found = helplines.referral(edition(line("A"), line("B", FAR), line("C", NEXT)), place(HERE, NEXT), TODAY)
    assert in_order(found.groups) == ["A"]
    assert not found.from_abroad
    assert found.no_line_advice is None


@pytest.mark.parametrize(("neighbours", "expected"), [((UNION,), ["A", "U"]), ((NEXT,), ["A"]), ((), ["A"])])
def test_lines_of_the_union_stand_only_where_the_place_lists_it(
    neighbours: tuple[str, ...], expected: list[str]
) -> None:
    found = helplines.referral(edition(line("A"), line("U", UNION)), place(HERE, *neighbours), TODAY)
    assert in_order(found.groups) == expected


def test_without_a_line_of_its_own_a_place_says_so_and_names_lines_that_answer_from_abroad() -> None:
    lines = (
        line("N", NEXT),
        line("U", UNION),
        line("F", FAR),
        line("DEAF", NEXT, from_abroad=False),
        line("UNKNOWN", NEXT, from_abroad=None),
    )
    found = helplines.referral(edition(*lines), place(HERE, NEXT, UNION), TODAY)
    assert in_order(found.groups) == ["U"]  # of the union, and shown once
    assert codes(found.from_abroad) == ["N"]
    assert found.no_line_advice is not None
    assert found.no_line_advice.code == "referral-no-line"


def for_citizens(code: str, where: str, **changes: Any) -> HelpLineEntry:
    return line(code, where, LineKind.CONSULAR, **{"serves": Serves.CITIZENS_ABROAD, **changes})


def test_a_line_for_citizens_abroad_stands_apart_from_the_help_of_its_place() -> None:
    lines = (line("A"), for_citizens("OURS", HERE))
    found = helplines.referral(edition(*lines), place(HERE), TODAY)
    assert in_order(found.groups) == ["A"]
    assert found.own_abroad is not None
    assert codes(found.own_abroad.lines) == ["OURS"]
    assert found.own_abroad.advice.code == helplines.OWN_ABROAD
    assert found.citizens is None
    assert in_order(helplines.printable(edition(*lines), place(HERE), TODAY)) == ["A"]


def test_citizens_of_other_places_find_the_lines_that_answer_them_here() -> None:
    lines = (
        for_citizens("NEXT", NEXT),
        for_citizens("FAR", FAR),
        for_citizens("AT-HOME", FAR, from_abroad=False),
        for_citizens("UNKNOWN", FAR, from_abroad=None),
        for_citizens("WRONG", FAR, known_wrong=True),
        line("A", FAR),
    )
    found = helplines.referral(edition(*lines), place(HERE, NEXT), TODAY)
    assert found.citizens is not None
    assert codes(found.citizens.lines) == ["NEXT", "FAR"]
    assert found.citizens.advice.code == helplines.CITIZENS
    assert not found.groups
    assert not found.from_abroad  # which is help for anyone


@pytest.mark.parametrize("hidden", [helplines.CITIZENS, helplines.OWN_ABROAD])
def test_a_list_for_citizens_is_not_shown_without_its_words(hidden: str) -> None:
    passages = {code: row for code, row in get_edition("en").passages.items() if code != hidden}
    lines = (for_citizens("OURS", HERE), for_citizens("THEIRS", FAR))
    found = helplines.referral(edition(*lines, passages=passages), place(HERE), TODAY)
    assert (found.citizens is None) == (hidden == helplines.CITIZENS)
    assert (found.own_abroad is None) == (hidden == helplines.OWN_ABROAD)


def test_emergency_numbers_stand_apart_from_the_menu() -> None:
    lines = (line("E", kind=LineKind.EMERGENCY), line("P", kind=LineKind.POLICE), line("S"))
    found = helplines.referral(edition(*lines), place(HERE), TODAY)
    assert codes(found.emergency) == ["E"]
    assert in_order(found.groups) == ["S", "P"]


@pytest.mark.parametrize(
    ("changes", "sound"),
    [
        ({}, True),
        ({"checked": TODAY - timedelta(days=900)}, True),
        ({"mark": Mark.WEAK}, False),
        ({"mark": Mark.STALE}, False),
        ({"known_wrong": True}, False),
    ],
)
def test_where_every_second_counts_stand_only_numbers_with_sound_evidence(changes: dict[str, Any], sound: bool) -> None:
    current = edition(line("E", kind=LineKind.EMERGENCY, **changes))
    found = helplines.referral(current, place(HERE), TODAY)
    assert codes(found.sound_emergency) == (["E"] if sound else [])
    assert codes(found.emergency) == ["E"]


@pytest.mark.parametrize("risk", [True, False])
def test_the_advice_about_papers_stands_where_a_place_may_detain_or_return(risk: bool) -> None:
    found = helplines.referral(edition(line("A")), place(HERE, status_risk=risk), TODAY)
    assert (found.status_advice is not None) == risk


def test_the_advice_keeps_its_order_whatever_the_order_of_the_content() -> None:
    passages = dict(reversed(get_edition("en").passages.items()))
    found = helplines.referral(edition(line("A"), passages=passages), place(HERE), TODAY)
    assert tuple(row.code for row in found.advice) == helplines.ADVICE


def test_what_a_host_has_hidden_leaves_no_gap() -> None:
    hidden = {helplines.ADVICE[1], "referral-status", "referral-no-line"}
    passages = {code: row for code, row in get_edition("en").passages.items() if code not in hidden}
    current = edition(passages=passages)
    del current.places[NEXT]
    found = helplines.referral(current, place(HERE, NEXT, FAR, status_risk=True), TODAY)
    assert [row.code for row in found.advice] == [code for code in helplines.ADVICE if code not in hidden]
    assert [row.code for row in found.neighbours] == [FAR]
    assert found.status_advice is None
    assert found.no_line_advice is None


def test_neighbours_keep_the_order_of_their_place() -> None:
    found = helplines.referral(edition(line("A")), place(HERE, NEXT, FAR), TODAY)
    assert [row.code for row in found.neighbours] == [NEXT, FAR]


LINES = st.builds(
    lambda kind, mark, age, wrong: {
        "kind": kind,
        "mark": mark,
        "checked": TODAY - timedelta(days=age),
        "known_wrong": wrong,
    },
    st.sampled_from(LineKind),
    st.sampled_from(["", Mark.STALE, Mark.WEAK]),
    st.integers(0, 300),
    st.booleans(),
)
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(LINES, max_size=12))
@EXAMPLES
def test_any_lines_are_each_shown_once_in_the_order_of_kinds_sound_evidence_first(drawn: list[dict[str, Any]]) -> None:
    rows = [
        helplines.shown(get_edition("en"), line(f"L{number}", **changes), TODAY) for number, changes in enumerate(drawn)
    ]
    groups = helplines.grouped(rows)
    kinds = [LineKind(group.kind) for group in groups]
    assert kinds == sorted(set(kinds), key=list(LineKind).index)
    assert sorted(in_order(groups)) == sorted(row.line.code for row in rows)
    for group in groups:
        assert {row.line.kind for row in group.lines} == {group.kind}
        poor = [bool(row.line.mark) for row in group.lines]
        assert poor == sorted(poor)
        old = [not row.fresh for row in group.lines if not row.line.mark]
        assert old == sorted(old)
        positions = [
            int(row.line.code[1:]) for row in group.lines if not row.line.mark and row.fresh
        ]  # equals keep the order of the content
        assert positions == sorted(positions)


@given(st.lists(LINES, max_size=12))
@EXAMPLES
def test_on_paper_goes_every_line_that_may_and_no_other(drawn: list[dict[str, Any]]) -> None:
    lines = [line(f"L{number}", **changes) for number, changes in enumerate(drawn)]
    printed = in_order(helplines.printable(edition(*lines), place(HERE), TODAY))
    assert sorted(printed) == sorted(row.code for row in lines if phone.may_print(row, TODAY))


@given(LINES, st.integers(-400, 400))
@EXAMPLES
def test_a_link_says_that_somebody_looked_and_the_digits_never_change(changes: dict[str, Any], days: int) -> None:
    row = line("A", **changes)
    today = row.checked + timedelta(days=days)
    found = phone.number(row, today)
    recent = 0 <= days <= 120
    sound = not row.mark and not row.known_wrong
    assert found.shown == row.number
    assert phone.is_fresh(row, today) == (recent and not row.known_wrong)
    assert bool(found.href) == (sound and (recent or row.kind in phone.EMERGENCY))


@pytest.mark.parametrize(
    ("channels", "dial", "href"),
    [
        ((Channel.VOICE,), "110", "tel:110"),
        ((Channel.SMS,), "110", "sms:110"),
        ((Channel.SMS, Channel.VOICE), "110", "sms:110"),
        ((Channel.CHAT, Channel.VOICE), "110", "tel:110"),
        ((Channel.WEB, Channel.APP, Channel.WHATSAPP), "110", ""),
        ((Channel.VOICE,), "*110#", "tel:*110%23"),
    ],
)
def test_a_link_starts_what_the_line_answers_first(channels: tuple[Channel, ...], dial: str, href: str) -> None:
    assert phone.number(line("A", channels=channels, dial=dial), TODAY).href == href
