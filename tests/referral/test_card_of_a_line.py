"""A card of a help line hides nothing: how sure it is, what it costs, who answers, what may follow."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from lxml import html

from screening.choices import Channel, CheckMethod, Confidence, LineKind, LinePurpose, Mark, Operator, State
from screening.content.edition import get_edition
from screening.content.entries import HelpLineEntry
from screening.referral import helplines
from screening.text.strings import LocalText

pytestmark = pytest.mark.django_db

SILENT = "The source does not say"
CHECKED = date(2026, 11, 1)


def said(words: str) -> LocalText:
    return LocalText(words, "en", State.SOURCE)


def line(**changes: Any) -> HelpLineEntry:
    """A line about which all is known, with some of it changed."""
    complete: dict[str, Any] = {
        "name": said("City advice centre"),
        "name_native": "",
        "number": "024 3936 0000",
        "dial": "+842439360000",
        "number_note": said(""),
        "channels": (Channel.VOICE,),
        "operator": Operator.NGO,
        "kind": LineKind.SUPPORT,
        "purposes": (LinePurpose.WOMEN,),
        "hours": said("Always open"),
        "free": True,
        "from_abroad": True,
        "languages": ("vi", "en"),
        "caution": said(""),
        "source_title": "Leaflet",
        "source_url": "https://example.org/leaflet",
        "source_date": "2026-10",
        "evidence": said("It stands on the leaflet."),
        "confidence": Confidence.OPERATOR,
        "mark": "",
        "checked": CHECKED,
        "check_method": "",
        "known_wrong": False,
    }
    return replace(get_edition("en").lines["CN-110"], **{**complete, **changes})


def card(shown: HelpLineEntry, days: int = 0, language: str = "en") -> html.HtmlElement:
    row = helplines.shown(get_edition("en"), shown, shown.checked + timedelta(days=days))
    with translation.override(language):
        return html.fromstring(render_to_string("screening/referral/_line.html", {"row": row}))


def fact(found: html.HtmlElement, name: str) -> str:
    (term,) = [row for row in found.xpath(".//dt") if row.text_content() == name]
    return " ".join(term.getnext().text_content().split())


def texts(rows: Iterable[html.HtmlElement]) -> list[str]:
    return [" ".join(row.text_content().split()) for row in rows]


@pytest.mark.parametrize(
    ("changes", "days", "warning", "link"),
    [
        ({}, 0, "", True),
        ({}, 120, "", True),
        ({}, 121, "Not recently checked", False),
        ({}, -1, "Not recently checked", False),
        ({"mark": Mark.STALE}, 0, "old or weak", False),
        ({"mark": Mark.WEAK}, 121, "old or weak", False),
        ({"source_date": "2021-10"}, 0, "old or weak", False),
        ({"source_date": "2021-10", "check_method": CheckMethod.CALLED}, 0, "", True),
        ({"kind": LineKind.EMERGENCY, "source_date": "2016"}, 0, "more than five years old", True),
        ({"known_wrong": True}, 0, "it was wrong", False),
        ({"known_wrong": True, "mark": Mark.WEAK}, 121, "it was wrong", False),
        ({"kind": LineKind.EMERGENCY}, 121, "Not recently checked", True),
        ({"kind": LineKind.EMERGENCY, "mark": Mark.STALE}, 0, "old or weak", False),
        ({"kind": LineKind.EMERGENCY, "known_wrong": True}, 0, "it was wrong", False),
    ],
)
def test_a_number_carries_the_one_warning_that_weighs_most(
    changes: dict[str, Any], days: int, warning: str, link: bool
) -> None:
    found = card(line(**changes), days)
    warnings = texts(found.find_class("warning"))
    assert len(warnings) == bool(warning)
    assert all(warning in words for words in warnings)
    assert bool(found.xpath(".//a[starts-with(@href, 'tel:')]")) == link
    assert texts(found.find_class("phone")) == ["024 3936 0000"]


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("When", {}, "Always open"),
        ("Languages", {}, "Vietnamese · English"),
        ("Cost", {"free": True}, "Free"),
        ("Cost", {"free": False}, "Not free"),
        ("From abroad", {"from_abroad": True}, "Yes"),
        ("From abroad", {"from_abroad": False}, "No"),
        ("How", {"channels": (Channel.SMS, Channel.WEB)}, "Text message · Website"),
        ("For", {"purposes": (LinePurpose.WOMEN, LinePurpose.CHILDREN)}, "women · children"),
        ("How to dial", {"number_note": said("Dial 9 first.")}, "Dial 9 first."),
    ],
)
def test_what_the_source_says_is_told_and_what_it_does_not_say_is_not_guessed(
    name: str, changes: dict[str, Any], words: str
) -> None:
    assert fact(card(line(**changes)), name) == words


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, []),
        ({"hours": said("")}, ["When"]),
        ({"languages": (), "from_abroad": None}, ["Languages", "From abroad"]),
        ({"free": None, "without_speaking": None}, ["Without speaking", "Cost"]),
    ],
)
def test_what_the_source_leaves_open_is_said_once(changes: dict[str, Any], names: list[str]) -> None:
    found = card(line(**{"without_speaking": True, **changes}))
    assert texts(found.xpath(f".//dt[.='{SILENT}']/following-sibling::dd[1]//li")) == names
    assert all(found.xpath(f"count(.//dt[.='{name}'])") == 0 for name in names)
    assert found.text_content().count(SILENT) == bool(names)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (CheckMethod.CALLED, "By calling it"),
        (CheckMethod.OPERATOR_PAGE, "On the operator's own page, as it was that day"),
        (CheckMethod.WRITTEN, "By writing to the operator"),
    ],
)
def test_a_day_of_a_check_stands_with_the_way_it_was_done(method: str, words: str) -> None:
    found = card(line(check_method=method))
    assert fact(found, "Checked").endswith(f"· {words}")
    assert found.xpath(".//time/@datetime")[0] == "2026-11-01"


@pytest.mark.parametrize(
    ("dated", "page"),
    [
        ("2018-03-08", "a page of 8 March 2018"),
        ("2018-03", "a page of March 2018"),
        ("2018", "a page of 2018"),
        ("undated", "a page without a date"),
    ],
)
def test_the_age_of_the_evidence_stands_beside_the_day_on_which_it_was_read(dated: str, page: str) -> None:
    words = fact(card(line(source_date=dated)), "Checked")
    assert words == f"From {page}, read on 1 November 2026. Nobody has dialled it."


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (Confidence.OPERATOR, "The operator's own page says so."),
        (Confidence.OFFICIAL_REPORT, "Another official body says so."),
        (Confidence.SECONDARY, "Only news or guides say so."),
    ],
)
def test_a_source_stands_with_its_date_and_how_good_it_is(confidence: Confidence, words: str) -> None:
    assert fact(card(line(confidence=confidence)), "Source") == f"Leaflet · October 2026 · {words}"
    undated = fact(card(line(confidence=confidence, source_date="undated")), "Source")
    assert undated == f"Leaflet · undated · {words}"


def test_a_link_to_a_source_tells_it_nothing_about_who_follows_it() -> None:
    (link,) = card(line()).xpath(".//a[@href='https://example.org/leaflet']")
    assert set(link.get("rel").split()) == {"noreferrer", "nofollow"}


def test_the_evidence_waits_behind_a_question() -> None:
    (details,) = card(line()).xpath("./details")
    assert details.get("open") is None
    assert texts(details.xpath("./summary")) == ["How we know"]
    assert "It stands on the leaflet." in details.text_content()


def test_what_may_follow_from_a_call_is_told_in_full_and_in_order() -> None:
    passages = tuple(row for row in get_edition("en").passages.values() if row.group == "follows")[:3]
    found = texts(card(line(follows=passages)).xpath(".//ul[@class='follows']/li"))
    assert len(found) == 3
    for words, passage in zip(found, passages, strict=True):
        assert words.startswith(str(passage.title))
        assert words.endswith(" ".join(str(passage.body).split()))


def test_a_caution_is_a_warning_of_its_own_beside_that_of_the_evidence() -> None:
    found = card(line(caution=said("Callers to 12345 were deceived."), mark=Mark.WEAK))
    first, second = found.find_class("warning")
    assert "old or weak" in first.text_content()
    assert texts([second]) == ["Callers to 12345 were deceived."]
    assert second.xpath("./bdi[@dir='ltr']/text()") == ["12345"]


@pytest.mark.parametrize("language", ["lo", ""])
def test_a_name_in_its_own_script_says_which_language_it_is(language: str) -> None:
    found = card(line(name_native="ສາຍດ່ວນ", native_language=language))
    (name,) = found.xpath("./header/p[@lang]")
    assert name.text_content() == "ສາຍດ່ວນ"
    assert name.get("lang") == (language or "und")
    assert name.get("dir") == "auto"


def test_a_line_without_a_name_of_its_own_script_has_no_empty_one() -> None:
    assert not card(line()).xpath("./header/p[@lang]")


@pytest.mark.parametrize("operator", Operator)
def test_who_answers_stands_under_the_name(operator: Operator) -> None:
    with translation.override("en"):
        assert texts(card(line(operator=operator)).xpath("./header/*")) == ["City advice centre", operator.label]


def test_the_card_speaks_the_readers_language() -> None:
    found = card(line(), language="vi")
    with translation.override("vi"):
        words = str(LinePurpose.WOMEN.label)
    assert words != "women"
    assert words in found.text_content()
    assert SILENT not in card(line(free=None), language="vi").text_content()
    assert "undated" not in card(line(source_date="undated"), language="vi").text_content()
    assert found.xpath("./header/h3/span[@lang='en' and @dir='ltr']")


def test_nothing_in_a_line_becomes_markup() -> None:
    odd = "<b>x</b> & y"
    changes = {"name": said(odd), "name_native": odd, "hours": said(odd), "source_title": odd, "evidence": said(odd)}
    found = card(line(**changes))
    assert not found.xpath(".//b")
    assert found.text_content().count(odd) == len(changes)
