"""A code off an old sheet: what the site says of it today."""

from datetime import date, timedelta

import pytest
from django.test import Client

from screening.choices import Mark
from screening.content import edition
from screening.content.clock import RELEASED
from screening.content.edition import get_edition
from screening.content.publish import publish
from screening.handouts import kinds, sheets
from screening.handouts.still_right import answer as answers
from screening.handouts.still_right.answer import Standing, answer
from screening.languages import LANGUAGES
from screening.models import HelpLine, HelpLineCheck, NumbersRow, Passage, Translation
from screening.referral import phone
from tests.pdf.conftest import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages")]

DAY = RELEASED
WITH_PLACE = ["help/VN/a4", "card/VN/a4", "strip/VN/a4", "poster/VN/a4"]


def code_of(path: str, language: str = "km", day: date = DAY) -> str:
    kind, *values, file = path.split("/")
    return sheets.sheet(kinds.wanted(kind, values, file, language), day, "").code


def change(code: str, **values: object) -> None:
    HelpLine.objects.filter(code=code).update(**values)
    publish()
    edition.forget()


def numbers(found: answers.Answer) -> dict[str, tuple[str, str]]:
    """By code of the line: on the paper, and today."""
    return {
        row.code: (row.before.shown if row.before else "", row.now.shown if row.now else "") for row in found.numbers
    }


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_sheet_of_today_is_current_whatever_it_is(language: str) -> None:
    for kind in kinds.KINDS:
        assert answer(code_of(path_of(kind, language), language), "en", DAY).standing == Standing.CURRENT, kind.code


@pytest.mark.parametrize("path", WITH_PLACE)
def test_a_changed_number_is_named_as_it_was_and_as_it_is(path: str) -> None:
    code = code_of(path)
    before = HelpLine.objects.get(code="VN-111").number
    change("VN-111", number="999 111", dial="999111")
    found = answer(code, "en", DAY)
    assert found.standing == Standing.NUMBERS
    assert numbers(found) == {"VN-111": (before, "999 111")}
    assert found.numbers[0].before.href == ""  # what is old is never a tap away


@pytest.mark.parametrize("gone", [{"hidden": True}, {"mark": Mark.WEAK}])
def test_a_number_that_may_not_be_printed_any_more_is_said_not_to_be_used(gone: dict[str, object]) -> None:
    code = code_of("help/VN/a4")
    change("VN-111", **gone)
    found = answer(code, "en", DAY)
    assert found.standing == Standing.NUMBERS
    assert numbers(found)["VN-111"] == ("111", "")


def test_a_number_that_somebody_found_wrong_is_said_not_to_be_used() -> None:
    code = code_of("help/VN/a4")
    HelpLineCheck.objects.create(line=HelpLine.objects.get(code="VN-111"), day=DAY, outcome="wrong", method="called")
    publish()
    edition.forget()
    assert numbers(answer(code, "en", DAY))["VN-111"] == ("111", "")


def test_a_number_that_was_added_is_said_not_to_be_on_it() -> None:
    change("VN-111", hidden=True)
    code = code_of("help/VN/a4")
    change("VN-111", hidden=False)
    assert numbers(answer(code, "en", DAY)) == {"VN-111": ("", "111")}


def test_a_number_of_another_place_changes_nothing() -> None:
    code = code_of("help/VN/a4")
    change("KR-132", number="999")
    assert answer(code, "en", DAY).standing == Standing.CURRENT


def test_other_words_are_told_from_other_numbers() -> None:
    code, other = code_of("card/VN/a4"), code_of("category/DOC/a4")
    Passage.objects.filter(code="card-safe").update(title="Something else")
    Translation.objects.filter(language="km", key="indicator.DOC-01.notice").update(text="ផ្សេង")
    publish()
    edition.forget()
    for changed in (code, other):
        found = answer(changed, "en", DAY)
        assert (found.standing, found.numbers) == (Standing.WORDS, ())


def test_a_sheet_that_grew_old_has_the_same_words_and_names_what_nobody_checked() -> None:
    code = code_of("help/VN/a4")
    line = get_edition("en").lines["VN-111"]
    later = phone.due(line) + timedelta(days=1)
    found = answer(code, "en", later)
    assert found.standing == Standing.UNCHECKED
    assert numbers(found)["VN-111"] == ("111", "111")
    assert all(row.unchecked for row in found.numbers)


def test_every_edition_is_known_however_many_there_were() -> None:
    code = code_of("help/VN/a4")
    for number in range(4):
        change("VN-111", number=f"99{number}", dial=f"99{number}")
    assert numbers(answer(code, "en", DAY)) == {"VN-111": ("111", "993")}
    change("VN-111", number="111", dial="111")
    assert answer(code, "en", DAY).standing == Standing.CURRENT


def test_a_code_of_another_site_or_of_before_is_unknown() -> None:
    change("VN-111", number="999 111")
    code = code_of("help/VN/a4")
    NumbersRow.objects.all().delete()
    change("VN-111", number="111")
    assert answer(code, "en", DAY) is None
    assert answer(code_of("help/VN/a4"), "en", DAY).standing == Standing.CURRENT
    assert answer("AAAA-BBBB", "en", DAY) is None


def test_a_publish_without_another_number_keeps_nothing_new() -> None:
    assert NumbersRow.objects.count() == 1
    Passage.objects.filter(code="card-safe").update(title="Something else")
    publish()
    HelpLineCheck.objects.create(line=HelpLine.objects.get(code="VN-111"), day=DAY, outcome="right", method="called")
    publish()
    assert NumbersRow.objects.count() == 1


def test_an_answer_takes_two_queries(django_assert_num_queries, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that works reads the versions, and the numbers of then; one that has just begun, its editions too."""
    current = code_of("help/VN/a4")
    change("VN-111", number="999 111")
    changed, current = current, code_of("help/VN/a4")
    get_edition("en")
    for code in (changed, current):
        edition.look_again()
        with django_assert_num_queries(2 if code == changed else 1):
            answer(code, "en", DAY)


@pytest.mark.parametrize("language", [row.code for row in LANGUAGES if row.code in ("en", "km")])
def test_the_page_says_it_in_the_language_of_its_reader(visitor: Client, language: str) -> None:
    code = code_of("card/VN/a4", "km")
    change("VN-111", number="999 111", dial="999111")
    page = visitor.get(f"/{language}/s/{code}/")
    assert page.status_code == 200
    assert "999 111" in page.content.decode()
    assert visitor.get(f"/{language}/s/2222-2222/").status_code == 404


def test_a_typed_code_leads_to_its_answer(visitor: Client) -> None:
    code = code_of("card/VN/a4").replace("-", "")
    assert visitor.get("/en/s/", {"code": f" {code.lower()} "}).headers["Location"] == f"/en/s/{code}/"
    assert visitor.get(f"/KM/S/{code}", follow=True).request["PATH_INFO"] == f"/km/s/{code}/"
    assert "code-error" in visitor.get("/en/s/?code=").content.decode()


def test_the_page_names_no_topic(visitor: Client) -> None:
    """Whoever looks over a shoulder, or scans what was found, reads numbers."""
    from tests.handouts.test_discreet_words import TOPIC  # noqa: PLC0415

    code = code_of("card/VN/a4", "en")
    change("VN-111", number="999 111", dial="999111")
    said = visitor.get(f"/en/s/{code}/").content.decode().partition("<main")[2].partition("</main>")[0].lower()
    assert not [word for word in TOPIC["en"] if word in said]
