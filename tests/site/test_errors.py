"""What goes wrong gets a clear page in the reader's language, and nothing is half done."""

import re

import pytest
from django.conf import LazySettings
from django.db import DatabaseError
from django.test import Client
from lxml import html

from screening.models import EditionRow

pytestmark = pytest.mark.django_db

MISSING = [
    "/km/indicators/NOPE-99/",
    "/km/categories/XXX/",
    "/km/trainers/notes/XXX/",
    "/km/help/ZZ/",
    "/km/checklist/ZZ/",
    "/km/beside/xx/DOC/",
    "/km/beside/km/DOC/",
    "/km/beside/en/XXX/",
    "/km/handouts/nothing/a4.pdf",
    "/km/nothing/",
]


@pytest.mark.parametrize("address", MISSING)
def test_what_does_not_exist_is_said_in_the_readers_language(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 404
    page = html.document_fromstring(response.content.decode())
    assert page.get("lang") == "km"
    assert page.xpath("//a[@id='exit']")
    assert len(page.xpath("//h1")) == 1


@pytest.mark.parametrize(("in_a_room", "words"), [(True, "អាសយដ្ឋានថ្មី"), (False, "សូមត្រឡប់ក្រោយ")])
def test_an_address_that_the_network_took_away_says_what_to_do(
    visitor: Client, settings: LazySettings, in_a_room: bool, words: str
) -> None:
    settings.SCREENING_LAN = in_a_room
    response = visitor.get("/km/help/", headers={"host": "192.168.77.9:8000"})
    assert response.status_code == 400
    page = html.document_fromstring(response.content.decode())
    assert page.get("lang") == "km"
    assert page.xpath("//a[@id='exit']")
    assert words in re.sub("[\u00ad\u200b]", "", page.xpath("string(//main)"))


def test_an_unknown_language_is_a_missing_page(visitor: Client) -> None:
    response = visitor.get("/xx/indicators/", headers={"accept-language": "vi"})
    assert response.status_code == 404
    assert 'lang="vi"' in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/km/help/?place=ZZ", "/km/checklist/?place=ZZ", "/km/beside/?other=xx&category=DOC"]
)
def test_a_wrong_choice_comes_back_with_the_form(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 400
    page = html.document_fromstring(response.content.decode())
    assert page.xpath("//main//form//select")
    assert page.xpath("//*[contains(@class, 'field-error') or contains(@class, 'error-summary')]")


def test_a_wrong_filter_is_left_out(visitor: Client) -> None:
    assert visitor.get("/en/indicators/?setting=nowhere&audience=%00").status_code == 200


@pytest.mark.parametrize("words", ["", " ", "x" * 10_000, "\x00", "<script>alert(1)</script>", "%s{}{{ x }}"])
def test_any_search_gets_an_answer(visitor: Client, words: str) -> None:
    response = visitor.post("/vi/search/", {"words": words}, follow=True)
    assert response.status_code == (200 if words.strip() else 400)
    assert b"<script>alert" not in response.content


def test_of_a_long_search_the_beginning_is_searched_for_and_the_page_says_so(visitor: Client) -> None:
    answer = visitor.post("/en/search/", {"words": "passport " * 20}, follow=True).content.decode()
    assert "Only the first 80 characters" in answer
    assert "DOC-01" in answer
    assert "Only the first" not in visitor.post("/en/search/", {"words": "passport"}, follow=True).content.decode()


def test_no_content_is_said_and_not_a_fault(visitor: Client) -> None:
    EditionRow.objects.all().delete()
    response = visitor.get("/km/indicators/")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert visitor.get("/readyz").status_code == 503
    assert visitor.get("/healthz").status_code == 200


def test_a_lost_database_is_said_and_not_a_fault(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*args: object, **kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("screening.models.EditionRow.objects.values_list", lost)
    assert visitor.get("/en/indicators/").status_code == 503
    assert visitor.get("/readyz").status_code == 503


def test_a_fault_of_ours_shows_no_detail(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("screening.library.views.indicators.by_category", broken)
    response = visitor.get("/zh-hans/indicators/")
    assert response.status_code == 500
    assert b"secret detail" not in response.content
    assert 'lang="zh-Hans"' in response.content.decode()
    assert b'id="exit"' in response.content


@pytest.mark.parametrize("path", ["/en/%00/", "/en/..%2f..%2fetc/passwd", "/en/indicators/%ff/", "/" + "x" * 5000])
def test_odd_addresses_are_only_missing(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code in {400, 404}


def test_files_in_a_form_are_never_opened(visitor: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    response = visitor.post(
        "/en/checklist/CN/", {"DOC-01": "noticed", "file": SimpleUploadedFile("a.txt", b"x" * 50_000)}
    )
    assert response.status_code in {200, 400, 413}
    assert not response.wsgi_request.FILES


def test_a_huge_form_is_refused(visitor: Client) -> None:
    response = visitor.post("/en/checklist/CN/", {"DOC-01": "x" * 200_000})
    assert response.status_code in {400, 413}
    many = visitor.post("/en/checklist/CN/", {f"field{number}": "1" for number in range(1000)})
    assert many.status_code in {400, 413}
