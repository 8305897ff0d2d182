"""A host may hide any passage: every page and every handout goes on, and nothing is offered that is not there.

In English, whose pages and sheets were looked at before: only what shows a passage or asks for it is made again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.choices import flatten_choices
from django.utils.html import escape

from screening.choices import PassageGroup, State
from screening.content import edition
from screening.content.clock import RELEASED
from screening.content.decoding import decoded
from screening.content.edition import Edition, forget, get_edition, get_editions
from screening.content.entries import PassageEntry
from screening.content.publish import publish
from screening.handouts import documents, sheets
from screening.handouts.forms import HandoutForm
from screening.handouts.kinds import KINDS, offered
from screening.handouts.kinds.shape import HandoutType, Option, Paper, Wanted
from screening.handouts.kits.contents import FULL, Kit, Readers, parts
from screening.languages import BY_CODE, ENGLISH
from screening.library import made
from screening.models import EditionRow, Passage
from screening.text.strings import every_text
from tests.site.addresses import FILES, PRINTED, pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages", "place_without_lines")]

OTHER = BY_CODE["km"]
DAY = RELEASED
PLACES = ("LOCAL-ISLAND", "CN", "FR", "KR")
MOST_ALIKE = 3
Entries = dict[str, dict[str, Any]]
TO_A_KIND = re.compile(r'href="/en/handouts/([a-z]+)/["?]')


def paths() -> list[str]:
    """Every reading page, of many alike a few: places with lines of their own and without."""
    found: dict[str, list[str]] = {}
    for row in pages():
        kwargs = dict(row.kwargs)
        # The only second language that is published here.
        alike = kwargs.get("other", OTHER.code) != OTHER.code or (row.name == "place" and kwargs["code"] not in PLACES)
        if row.language == "en" and row.name not in FILES | PRINTED and not alike:
            with translation.override("en"):
                found.setdefault(row.name, []).append(reverse(row.name, kwargs=kwargs))
    return [path for name, those in found.items() for path in those[: None if name == "handout-kind" else MOST_ALIKE]]


@cache
def pages_before() -> dict[str, str]:
    """By path, every reading page as long as nothing is hidden."""
    visitor = Client(SERVER_NAME="localhost")
    return {path: visitor.get(path, follow=True).content.decode() for path in paths()}


class Asked(dict[str, PassageEntry]):
    """Passages that remember which of them somebody asked for."""

    def __init__(self, passages: dict[str, PassageEntry]) -> None:
        super().__init__(passages)
        self.codes: set[str] = set()

    def __getitem__(self, code: str) -> PassageEntry:
        self.codes.add(code)
        return super().__getitem__(code)

    def get(self, code: str, other: PassageEntry | None = None) -> PassageEntry | None:
        self.codes.add(code)
        return super().get(code, other)

    def __contains__(self, code: object) -> bool:
        self.codes.add(str(code))
        return super().__contains__(code)


@cache
def sheets_before() -> dict[tuple[str, ...], set[str]]:
    """By address, the passages that every handout shows or asks for as long as nothing is hidden."""
    edition = get_edition("en")
    of_text = {id(text): passage.code for passage in edition.passages.values() for text in every_text(passage)}
    return {one.path: needed(one, of_text) for kind in KINDS for one in every(kind, edition)}


def needed(wanted: Wanted, of_text: dict[int, str]) -> set[str]:
    english, *others = (replace(row, passages=Asked(row.passages)) for row in get_editions(*wanted.languages))
    # An edition that is new keeps nothing of the sheet before: what this one needs is asked for again.
    with mock.patch.object(sheets, "get_editions", return_value=[english, *others]):
        columns = sheets.sheet(wanted, DAY, "").columns
    return english.passages.codes | {of_text[id(text)] for text in every_text(columns) if id(text) in of_text}


def every(kind: HandoutType, edition: Edition) -> Iterator[Wanted]:
    """All choices that its form offers, but only some of the many places; what may be left out alone."""
    with translation.override("en"):
        form = HandoutForm(kind, edition)
    some = {Option.OTHER: [OTHER.code], Option.PLACE: PLACES}
    codes = {
        option: some.get(option) or [code for code, _name in flatten_choices(form.fields[option].choices) if code]
        for option in kind.choices
        if option != Option.ADDRESS  # it changes no word
    }
    for number, values in enumerate(product(*(codes[option] for option in kind.options))):
        chosen = dict(zip(kind.options, values, strict=True))
        yield Wanted(kind, ENGLISH, chosen, kind.papers[0])
        for option in kind.optional:
            # Of the many sheets that end in help lines, one is tried in each place, and all in the place of the kits.
            for code in PLACES[:1] if number and option == Option.PLACE else codes.get(option, ()):
                yield Wanted(kind, ENGLISH, chosen | {option: code}, kind.papers[0])


def kinds_on(page: str) -> set[str]:
    """The kinds of handout that a page leads to."""
    return set(TO_A_KIND.findall(page)) - {"choose"}


def shows(page: str, passage: PassageEntry) -> bool:
    return any(str(escape(text.value)) in page for text in every_text(passage) if text.value)


@pytest.mark.parametrize("group", PassageGroup)
def test_whatever_is_hidden_everything_goes_on(
    visitor: Client, group: PassageGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages_before(), sheets_before()
    found = get_edition("en").group(group)
    assert found
    before = {row.language: decoded(row.body) for row in EditionRow.objects.all()}
    monkeypatch.setattr(edition, "decoded", lambda body: without(before[body.split()[0]], body.split()[1]))
    monkeypatch.setattr(made, "texts_by_state", lambda read: [(State.SOURCE, 1)])  # English alone is read
    for passage in found:
        hide(passage.code)
        left = get_edition("en")
        assert passage.code not in left.passages
        every_page_goes_on(visitor, left, passage)
        every_handout_goes_on(left, passage)
        every_kit_goes_on(left)


def hide(code: str) -> None:
    """This one, and no other."""
    for language in (ENGLISH, OTHER):
        row = EditionRow.of(language.code, f"{language.code} {code}")
        EditionRow.objects.filter(language=row.language).update(version=row.version, body=row.body)
    forget()


def without(entries: Entries, code: str) -> Entries:
    """What a host publishes who has hidden this passage."""
    passages = {passage.code: passage for passage in entries["passages"].values() if passage.code != code}
    lines = {
        line.code: replace(line, follows=tuple(passage for passage in line.follows if passage.code != code))
        for line in entries["lines"].values()
    }
    return entries | {"passages": passages, "lines": lines}


def every_page_goes_on(visitor: Client, edition: Edition, hidden: PassageEntry) -> None:
    there = set(offered(edition))
    gone = {f"/en/handouts/{kind.code}/" for kind in KINDS} - {f"/en/handouts/{code}/" for code in there}
    for path, page in pages_before().items():
        if path in gone:
            assert visitor.get(path).status_code == 404
        elif shows(page, hidden) or not kinds_on(page) <= there:
            response = visitor.get(path, follow=True)
            assert response.status_code == 200, f"{path} without {hidden.code}"
            assert kinds_on(response.content.decode()) <= there, f"{path} without {hidden.code}"


def every_handout_goes_on(edition: Edition, hidden: PassageEntry) -> None:
    for kind in offered(edition).values():
        needing = [one for one in every(kind, edition) if hidden.code in sheets_before()[one.path]]
        for number, sheet in enumerate([sheets.sheet(one, DAY, "") for one in needing]):
            assert number >= MOST_ALIKE or documents.document(sheet).html  # those of a kind share a template


def every_kit_goes_on(edition: Edition) -> None:
    for lesson in edition.lessons:
        found = parts(Kit((lesson,), FULL, ENGLISH, (Readers(ENGLISH, 12),), PLACES[0], Paper.A4), edition)
        assert {part.wanted.path for part in found} <= set(sheets_before())
        assert all(part.wanted.kind.is_offered(edition) for part in found)


def test_pages_are_found_by_the_words_of_a_passage(content: None) -> None:
    """All but those that stand on paper alone."""
    on_pages = {
        passage.group
        for passage in get_edition("en").passages.values()
        if any(shows(page, passage) for page in pages_before().values())
    }
    on_paper_alone = {"talk", "point", "interpreter", "card", "poster", "evaluation", "consent"}
    assert on_pages >= set(PassageGroup) - on_paper_alone


@pytest.mark.parametrize("group", [PassageGroup.SAFETY, PassageGroup.FOLLOWS])
def test_a_hidden_passage_is_left_out_of_what_is_published(content: None, group: PassageGroup) -> None:
    """And nothing else is: so a passage is hidden above without publishing everything again."""
    before = decoded(EditionRow.objects.get(language="en").body)
    code = get_edition("en").group(group)[0].code
    assert Passage.objects.filter(code=code).update(hidden=True) == 1
    publish()
    assert decoded(EditionRow.objects.get(language="en").body) == without(before, code) != before


def test_a_sheet_is_found_by_what_it_asks_for_and_by_what_it_says(content: None) -> None:
    """A kind asks at least for the passages without which it is not offered."""
    for kind in KINDS:
        for one in every(kind, get_edition("en")):
            assert sheets_before()[one.path] >= set(kind.needs), one.path
