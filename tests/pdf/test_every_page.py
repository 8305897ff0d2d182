"""Pages come apart: each says what it is, of which version and day, and how far its words can be trusted."""

import pytest
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from screening.choices import HandoutKind
from screening.content.edition import get_edition
from screening.handouts import kinds
from screening.languages import BY_CODE
from tests.pdf.conftest import DAY, DRAFT, SITE, samples
from tests.scripts import CODES


@pytest.mark.parametrize(("language", "path"), samples())
def test_every_page_carries_version_day_address_and_number(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    total = len(made.layout)
    with translation.override(language):
        day = date_format(DAY, "DATE_FORMAT")
        for number in range(total):
            assert made.says(number, made.version)
            assert made.says(number, day)
            assert made.says(number, gettext("Page %(page)s of %(pages)s") % {"page": number + 1, "pages": total})
            assert made.says(number, BY_CODE[language].name)
            assert made.version in made.pages[number]
            assert made.code in made.pages[number]
            assert made.says(number, made.address)
            assert made.address or f"{SITE}/{language}/help/" not in "".join(made.pages[number].split())


@pytest.mark.parametrize(("language", "path"), samples())
def test_every_page_of_a_draft_says_so(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    drafts = {code for code in (language, *path.split("/")) if code in BY_CODE} - {"en"}
    for number in range(len(made.layout)):
        for code in drafts:
            with translation.override(code):
                assert made.says(number, gettext(DRAFT))
        if not drafts:
            assert not made.says(number, DRAFT)


@pytest.mark.parametrize(("language", "path"), samples())
def test_version_and_day_stand_in_the_foot_and_nowhere_else(sheet, language: str, path: str) -> None:
    """What is about the paper is no line of what it says. What is cut apart carries its version along."""
    made = sheet(language, path)
    kind = kinds.BY_KIND[path.partition("/")[0]]
    for page in made.layout:
        bodies = [line["text"] for line in page["lines"] if not line["in_margin"] and made.version in line["text"]]
        if kind.code == HandoutKind.STRIP:  # its foot stands between the words and the strips
            assert len(bodies) == 1
        elif kind.code == HandoutKind.EVALUATION:
            assert len(bodies) == kind.per_sheet
        elif kind.code == HandoutKind.DECK:
            assert len(bodies) == sum("sign" in box["class"] for box in page["classed"]) > 0
        else:
            assert bodies == []


@pytest.mark.parametrize(("language", "path"), samples("category", "bilingual", "checklist", "worksheet", "large"))
def test_the_rule_and_the_warnings_are_on_the_sheet(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    rule = get_edition(language).passages["rule-no-proof"]
    with translation.override(language):
        assert made.says(0, rule.title.value)
        assert made.says(0, rule.body.value)
        assert made.says(0, gettext("Do not write names on this sheet."))
        assert made.says(0, gettext("Check that it is safe to carry."))


@pytest.mark.parametrize("language", CODES)
def test_the_checklist_holds_every_sign_with_both_sides(sheet, language: str) -> None:
    made = sheet(language, "checklist/a4")
    text = "\n".join(made.pages)
    indicators = get_edition(language).indicators
    said = "".join("".join(line["text"].split()) for page in made.layout for line in page["lines"])
    for code, indicator in indicators.items():
        assert text.count(code) == 1
        for side in (indicator.title, indicator.notice, indicator.other):
            assert "".join(side.value.split()) in said
