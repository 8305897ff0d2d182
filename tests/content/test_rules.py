"""Each rule of a value: what it lets through, how that comes out, and what it refuses with words that help."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.choices import LineKind
from screening.content import clock, rules

TODAY = clock.RELEASED


def refusal(rule: rules.Rule, value: Any) -> str:
    with pytest.raises(ValueError) as caught:
        rule(value)
    return str(caught.value)


@pytest.mark.parametrize("value", [None, "", " \n\t", 5, 0, True, ["words"], {"a": "b"}, date(2026, 1, 1)])
def test_words_are_text_with_something_in_it(value: Any) -> None:
    assert "must be text, and not empty" in refusal(rules.text(), value)


@given(
    st.lists(st.sampled_from(["a", "é", "ក", "1."]), min_size=1, max_size=8), st.sampled_from([" ", "\n", "  ", "\t\n"])
)
def test_how_a_file_is_broken_into_lines_does_not_matter(words: list[str], gap: str) -> None:
    clean = rules.text()(gap + gap.join(words) + gap)
    assert clean == " ".join(words)
    assert rules.text()(clean) == clean


def test_the_length_is_that_of_the_words_as_readers_see_them() -> None:
    rule = rules.text(5)
    assert rule("ab   cd") == "ab cd"
    assert refusal(rule, "abcdef") == "is 6 characters long, 5 at most"


@pytest.mark.parametrize("value", ["<b>", "a < b", "a > b", "&lt;script>"])
def test_words_are_never_markup(value: str) -> None:
    assert refusal(rules.text(), value) == "must be plain text without < or >"


@pytest.mark.parametrize("value", ["DOC-01", "a", "7", "EU-112", "x" * 40])
def test_a_code_is_letters_digits_and_hyphens(value: str) -> None:
    assert rules.code(value) == value


@pytest.mark.parametrize("value", ["-01", "DOC 01", "DOC_01", "DOC-01!", "ДОК", "DOC/01", "x" * 41])
def test_what_would_make_an_odd_address_is_no_code(value: str) -> None:
    refusal(rules.code, value)


def test_a_quoted_phrase_is_short() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert rules.phrase(words) == words
    assert refusal(rules.phrase, words + " more") == "has more than 12 words"


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://example.org/",
        "https://a-b.example.org:8443/path/x.html?y=1&z=2#part",
        "https://192.0.2.7/%E1%9E%80",
        "https://example.org?q",
        "https://example.org/(x)",
    ],
)
def test_an_address_that_a_browser_opens_is_kept_as_it_is(value: str) -> None:
    assert rules.web_address(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "HTTPS://example.org/",
        "https://",
        "https:///path",
        "https://good.org@other.example/",
        "https://user:word@example.org/",
        "https://example.org:123456/",
        "https://example.org/a b",
        "https://exämple.org/",
        "https://example..org/",
        'https://example.org/"x',
        "https://example.org/'x",
        "https://example.org/\\x",
        "see https://example.org/",
    ],
)
def test_an_address_leads_where_it_seems_to_lead(value: str) -> None:
    refusal(rules.web_address, value)


@pytest.mark.parametrize("value", [None, "", []])
def test_what_may_be_left_out_comes_out_empty_in_its_own_way(value: Any) -> None:
    assert rules.optional(rules.text(), "")(value) == ""
    assert rules.optional(rules.list_of(rules.text(), 2), [])(value) == []


@pytest.mark.parametrize("value", [0, False, " "])
def test_only_nothing_counts_as_left_out(value: Any) -> None:
    def rule(given: Any) -> Any:
        return ("asked", given)

    assert rules.optional(rule, "empty")(value) == ("asked", value)


def test_a_word_of_a_vocabulary_is_named_with_the_others_where_it_is_wrong() -> None:
    rule = rules.one_of(LineKind)
    assert rule("police") == "police"
    told = refusal(rule, "polcie")
    assert told.startswith("'polcie' is not one of: ")
    assert told.endswith(", ".join(LineKind.values))


@pytest.mark.parametrize("value", [None, [], ["police"], {"police": 1}, "Police", ""])
def test_anything_else_is_no_word_of_a_vocabulary(value: Any) -> None:
    refusal(rules.one_of(LineKind), value)


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(0, 4))
def test_a_list_holds_enough_and_nothing_twice(values: list[int], least: int) -> None:
    rule = rules.list_of(rules.number(0, 5), least)
    if len(values) < least:
        assert refusal(rule, values) == f"needs at least {least}"
    elif len(set(values)) < len(values):
        assert refusal(rule, values) == "names something twice"
    else:
        assert rule(values) == values


@pytest.mark.parametrize("value", [None, "ab", {"a": 1}, ("a",)])
def test_a_single_value_is_no_list_of_one(value: Any) -> None:
    assert refusal(rules.list_of(rules.text(), 0), value) == "must be a list"


def test_everything_wrong_in_a_list_is_told_with_its_place() -> None:
    inner = rules.group_of({"title": rules.text(3), "how": rules.text()})
    with pytest.raises(rules.PartsWrong) as caught:
        rules.list_of(inner, 1)([{"title": "ok", "how": "x"}, {"title": "long", "how": ""}, "odd"])
    assert [path for path, _ in caught.value.faults] == ["1.title", "1.how", "2"]
    assert next(rules.faults_of(caught.value, "plan"))[0] == "plan.1.title"
    assert list(rules.faults_of(ValueError("x"), "plan")) == [("plan", "x")]


def test_a_group_names_what_it_does_not_know_before_anything_else() -> None:
    rule = rules.group_of({"title": rules.text()})
    assert rule({"title": " a  b "}) == {"title": "a b"}
    assert refusal(rule, {"titel": "a", 3: "b"}) == "has unknown fields: 3, titel"
    assert refusal(rule, ["title"]) == "must have named fields"
    assert refusal(rule, {}).startswith("title must be text")


def test_one_wrong_field_takes_no_other_along() -> None:
    clean, faults = rules.cleaned(
        {"a": rules.text(), "b": rules.number(1, 3), "c": rules.yes_or_no}, {"a": " x ", "b": 9, "c": False, "d": "?"}
    )
    assert clean == {"a": "x", "c": False}
    assert faults == [("b", "must be a whole number from 1 to 3")]


@pytest.mark.parametrize("value", [None, 0, 1, "true", "yes", ""])
def test_yes_and_no_are_not_guessed(value: Any) -> None:
    assert rules.yes_or_no(True) is True
    assert rules.yes_or_no(False) is False
    assert refusal(rules.yes_or_no, value) == "must be true or false"


@pytest.mark.parametrize(("value", "kept"), [(1, True), (3, True), (0, False), (4, False), (-1, False)])
def test_a_number_stands_between_its_two_ends(value: int, kept: bool) -> None:
    rule = rules.number(1, 3)
    assert (rule(value) == value) if kept else refusal(rule, value)


@pytest.mark.parametrize("value", [True, "2", 2.0, None, [2]])
def test_a_number_is_whole_and_no_word(value: Any) -> None:
    refusal(rules.number(0, 3), value)


@pytest.mark.parametrize("value", [datetime(2026, 11, 23, 9), "2026-11-23", 2026, None])  # noqa: DTZ001
def test_a_day_is_a_day_and_no_moment(value: Any) -> None:
    assert rules.day(TODAY) == TODAY
    assert refusal(rules.day, value) == "must be a date, as 2026-11-23"


@pytest.mark.parametrize(
    ("today", "days", "kept"),
    [
        (TODAY, 0, True),
        (TODAY, -1, True),
        (TODAY, 1, False),
        (clock.RELEASED, 1, False),
        (clock.RELEASED - timedelta(days=1), 400, True),
    ],
)
def test_nobody_has_looked_tomorrow_where_the_clock_can_be_right(
    monkeypatch: pytest.MonkeyPatch, today: date, days: int, kept: bool
) -> None:
    monkeypatch.setattr(rules.timezone, "localdate", lambda: today)
    found = today + timedelta(days=days)
    if kept:
        assert rules.day_gone(found) == found
    else:
        assert refusal(rules.day_gone, found) == f"{found} is still to come: today is {today}"


@pytest.mark.parametrize(
    ("value", "clean"),
    [
        (date(2025, 3, 31), "2025-03-31"),
        ("2025-03-31", "2025-03-31"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        (2025, "2025"),
        ("undated", "undated"),
    ],
)
def test_a_source_is_dated_as_well_as_it_says(value: Any, clean: str) -> None:
    assert rules.date_or_undated(value) == clean


@pytest.mark.parametrize("value", ["", None, "March 2025", "2025-3", "25", "2025-03-31 ", "31.3.2025", "Undated"])
def test_a_date_that_reads_two_ways_is_none(value: Any) -> None:
    assert "or undated" in refusal(rules.date_or_undated, value)


@pytest.mark.parametrize("value", ["2025-02-30", "2025-13", "0000", "2025-00-01"])
def test_a_source_is_of_a_day_that_there_was(value: str) -> None:
    assert "in no calendar" in refusal(rules.date_or_undated, value)


def test_no_source_is_of_a_day_still_to_come() -> None:
    assert "still to come" in refusal(rules.date_or_undated, "2999")
