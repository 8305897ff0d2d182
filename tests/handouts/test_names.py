"""A file is named by what is printed on it: a change makes those sheets anew that show it, and no others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from screening.content.clock import RELEASED
from screening.content.edition import get_edition
from screening.content.publish import publish
from screening.handouts import documents, kinds, printed, sheets
from screening.handouts.kinds.shape import Wanted
from screening.handouts.standard import standard
from screening.languages import BY_CODE, LANGUAGES
from screening.models import HelpLine, HelpLineCheck, Translation
from screening.referral import phone
from tests.printing import Printer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer")]

SITE = "http://x.example"


def name(path: str, language: str = "en", site: str = SITE) -> str:
    kind, *values, file = path.split("/")
    return printed.order(kinds.wanted(kind, values, file, language), site).name


def wanted() -> list[Wanted]:
    return [one for language in LANGUAGES for one in standard(get_edition(language.code), language)]


def names() -> dict[tuple[str, ...], str]:
    return {(one.language.code, *one.path): printed.order(one, SITE).name for one in wanted()}


def changed(before: dict[tuple[str, ...], str]) -> list[tuple[str, ...]]:
    return [path for path, found in names().items() if found != before[path]]


def test_checked_today_makes_only_the_sheets_of_its_place_anew() -> None:
    before = names()
    line = HelpLine.objects.get(code="CN-110")
    day = timezone.localdate() + timedelta(days=1)
    HelpLineCheck.objects.create(line=line, day=day, outcome="right", method="called")
    publish()
    found = changed(before)
    assert {path[1:3] for path in found} == {("help", "CN")}
    assert {path[0] for path in found} == set(BY_CODE)


def test_a_changed_word_makes_only_the_sheets_with_it_anew() -> None:
    before = names()
    row = Translation.objects.get(language="km", key="indicator.DOC-01.prompts.0")
    row.text += " "
    row.save()
    publish()
    found = changed(before)
    assert 0 < len(found) < len(before) / 10
    assert {path[0] for path in found} == {"km"}
    assert {path[2] for path in found if path[1] == "category"} == {"DOC"}


def test_the_day_makes_a_new_file_only_when_a_line_grows_too_old(monkeypatch) -> None:
    day = max(line.checked for line in get_edition("en").lines.values())
    found = set()
    for later in (0, 1, 90):
        monkeypatch.setattr(timezone, "localdate", lambda later=later: day + timedelta(days=later))
        found.add(name("help/VN/a4"))
    assert len(found) == 1
    monkeypatch.setattr(timezone, "localdate", lambda: day + timedelta(days=phone.FRESH_DAYS + 1))
    assert name("help/VN/a4") not in found


@pytest.mark.parametrize("other", ["category/DOC/letter", "category/DOC/a4-colour", "category/DEB/a4", "large/DOC/a4"])
def test_what_is_printed_differently_has_another_name(other: str) -> None:
    assert name(other) != name("category/DOC/a4")


def test_another_address_is_another_file() -> None:
    assert len({name("checklist/a4"), name("checklist/a4", site=""), name("checklist/a4", "km")}) == 3


def test_another_address_is_another_file_where_none_of_the_subject_is_printed() -> None:
    """The code at the foot leads to the site all the same."""
    for path in ("help/VN/bare/a4", "card/VN/a4"):
        assert len({name(path), name(path, site=""), name(path, site="https://other.example")}) == 3


def test_another_release_is_another_file(settings) -> None:
    before = name("checklist/a4")
    settings.RELEASE = "2099.1"
    assert name("checklist/a4") != before


def test_another_look_is_another_file(monkeypatch) -> None:
    before = name("checklist/a4")
    monkeypatch.setattr(documents, "look", lambda: "another template")
    assert name("checklist/a4") != before


def test_other_software_is_another_file(printer: Printer, monkeypatch) -> None:
    before = name("checklist/a4")
    monkeypatch.setattr(printer, "versions", lambda: {"printer": "2"})
    assert name("checklist/a4") != before


def test_a_name_is_found_without_printing(printer: Printer) -> None:
    names()
    assert printer.jobs == []


def test_the_version_on_a_sheet_is_its_own() -> None:
    def version(path: str) -> str:
        kind, *values, file = path.split("/")
        return sheets.sheet(kinds.wanted(kind, values, file, "en"), RELEASED, "").version

    assert version("help/VN/a4") == version("help/VN/letter")
    assert version("help/VN/a4") != version("help/TH/a4")
    assert version("help/VN/a4").startswith("2026.1-")
