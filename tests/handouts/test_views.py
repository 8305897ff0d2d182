"""Choosing a handout and getting it."""

import pytest
from django.test import Client
from lxml import html

from screening.content import edition
from screening.errors import PrintBusy, PrintFailed, PrintUnavailable
from screening.handouts import kinds, making, workers
from screening.languages import LANGUAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(monkeypatch, settings, tmp_path) -> list[str]:
    """Jobs sent to a printer that is not there: it answers at once."""
    jobs = []

    class Printer:
        def versions(self) -> dict[str, str]:
            return {"printer": "1"}

        def run(self, job: dict, body: bytes) -> bytes:
            jobs.append(job["task"])
            return b"%PDF-1.7 made" if job["task"] == "pdf" else b"\x89PNG made"

    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(workers, "pool", Printer())
    monkeypatch.setattr(making, "_known", {})
    return jobs


def test_a_handout_is_a_file_to_print(visitor: Client, printed: list[str]) -> None:
    response = visitor.get("/km/handouts/bilingual/en/DOC/a4.pdf")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="sheet-en-DOC-km-a4.pdf"'
    assert response.headers["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert response.content == b"%PDF-1.7 made"
    assert not response.cookies


def test_it_is_made_once_and_then_read(visitor: Client, printed: list[str], tmp_path) -> None:
    for _ in range(3):
        assert visitor.get("/en/handouts/help/VN/a4.pdf").status_code == 200
    assert printed == ["pdf"]
    assert len(list((tmp_path / "handouts").iterdir())) == 1
    making._known.clear()  # as another process of the site
    assert visitor.get("/en/handouts/help/VN/a4.pdf").status_code == 200
    assert printed == ["pdf"]


def test_a_file_that_was_removed_is_made_again(visitor: Client, printed: list[str], tmp_path) -> None:
    visitor.get("/en/handouts/help/VN/a4.pdf")
    next((tmp_path / "handouts").iterdir()).unlink()
    assert visitor.get("/en/handouts/help/VN/a4.pdf").status_code == 200
    assert printed == ["pdf", "pdf"]


def test_a_reader_who_has_it_gets_it_from_their_own_memory(visitor: Client, printed: list[str]) -> None:
    first = visitor.get("/en/handouts/checklist/a4.pdf")
    again = visitor.get("/en/handouts/checklist/a4.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = visitor.get("/en/handouts/checklist/letter.pdf")
    assert other.headers["ETag"] != first.headers["ETag"]


def test_a_picture_shows_the_first_page(visitor: Client, printed: list[str]) -> None:
    response = visitor.get("/vi/handouts/category/DOC/a4.png")
    assert response.headers["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    visitor.get("/vi/handouts/category/DOC/a4.png")
    assert printed == ["pdf", "picture"]


@pytest.mark.parametrize(
    "path",
    [
        "poster/a4.pdf",
        "checklist/a3.pdf",
        "checklist/DOC/a4.pdf",
        "category/a4.pdf",
        "category/XXX/a4.pdf",
        "category/../a4.pdf",
        "help/ZZ/a4.pdf",
        "bilingual/en/DOC/a4.pdf",
        "bilingual/xx/DOC/a4.pdf",
        "bilingual/km/XXX/a4.png",
        "checklist/a4.html",
    ],
)
def test_what_does_not_exist_is_not_found(visitor: Client, printed: list[str], path: str) -> None:
    assert visitor.get(f"/en/handouts/{path}").status_code == 404
    assert printed == []


def test_only_reading_is_allowed(visitor: Client, printed: list[str]) -> None:
    assert visitor.post("/en/handouts/checklist/a4.pdf").status_code == 405
    assert visitor.head("/en/handouts/checklist/a4.pdf").status_code == 200


def test_the_address_of_the_site_is_printed(visitor: Client, printed, settings, monkeypatch) -> None:
    addresses = []
    monkeypatch.setattr(making, "pdf", lambda wanted, address: addresses.append(address) or making.Made("0", b""))
    visitor.get("/km/handouts/checklist/a4.pdf")
    settings.SCREENING_SITE_ADDRESS = "https://look-twice.example"
    visitor.get("/km/handouts/checklist/a4.pdf")
    assert addresses == ["http://localhost/km/", "https://look-twice.example/km/"]


@pytest.mark.parametrize(
    ("error", "status"), [(PrintUnavailable, 503), (PrintFailed, 503), (lambda: PrintBusy(5), 503)]
)
def test_a_printer_in_trouble_is_a_kind_page(visitor: Client, printed, monkeypatch, error, status: int) -> None:
    def fail(*args: object) -> bytes:
        raise error()

    monkeypatch.setattr(workers.pool, "run", fail)
    response = visitor.get("/en/handouts/checklist/a4.pdf")
    assert response.status_code == status
    assert "<h1>" in response.content.decode()
    assert visitor.get("/en/handouts/").status_code == 200


def test_the_host_is_told_why_and_nothing_about_the_reader(visitor: Client, printed, monkeypatch, caplog) -> None:
    def fail(*args: object) -> bytes:
        raise PrintFailed("no such glyph")

    monkeypatch.setattr(workers.pool, "run", fail)
    visitor.get("/en/handouts/help/VN/a4.pdf")
    assert "PrintFailed: no such glyph" in caplog.text
    assert "VN" not in caplog.text


def test_a_full_disk_is_a_kind_page_and_the_site_goes_on(visitor: Client, printed, settings, tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.STATE_DIR = tmp_path / "file"
    assert visitor.get("/en/handouts/checklist/a4.pdf").status_code == 503
    assert visitor.get("/en/handouts/").status_code == 200


def test_a_draft_is_refused_where_the_host_wants_reviewed_translations(visitor: Client, printed, settings) -> None:
    settings.SCREENING_PRINT_REQUIRES_REVIEW = True
    assert visitor.get("/vi/handouts/category/DOC/a4.pdf").status_code == 409
    assert visitor.get("/en/handouts/category/DOC/a4.pdf").status_code == 200


def test_a_handout_asks_the_database_for_two_things(visitor: Client, printed, django_assert_max_num_queries) -> None:
    edition.forget()
    with django_assert_max_num_queries(2):
        visitor.get("/km/handouts/bilingual/en/DOC/a4.pdf")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_the_page_shows_every_kind_with_a_picture_and_a_form(visitor: Client, printed, language) -> None:
    page = html.document_fromstring(visitor.get(f"/{language.code}/handouts/").content.decode())
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main//form[@method='get']")) == len(kinds.KINDS)
    pictures = page.xpath("//main//img")
    assert len(pictures) == len(kinds.KINDS)
    for picture in pictures:
        assert picture.get("loading") == "lazy"
        assert picture.get("alt")
        assert (picture.get("width"), picture.get("height")) == ("600", "849")
        assert visitor.get(picture.get("src")).status_code == 200
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//main//select"):
        assert page.xpath(f"//label[@for='{field.get('id')}']")
    assert not page.xpath("//main//@style | //main//script")


def test_a_complete_choice_leads_to_the_file_in_its_language(visitor: Client, printed) -> None:
    data = {"kind": "bilingual", "language": "km", "other": "vi", "category": "DOC", "paper": "letter"}
    response = visitor.get("/en/handouts/choose/", data)
    assert response.status_code == 302
    assert response.headers["Location"] == "/km/handouts/bilingual/vi/DOC/letter.pdf"


def test_faults_come_back_in_the_readers_language_with_what_was_chosen(visitor: Client, printed) -> None:
    data = {"kind": "bilingual", "language": "vi", "other": "vi", "category": "", "paper": "letter"}
    response = visitor.get("/vi/handouts/choose/", data)
    assert response.status_code == 400
    page = html.document_fromstring(response.content.decode())
    assert page.xpath("//html/@lang") == ["vi"]
    links = page.xpath("//*[@role='alert']//a/@href")
    assert set(links) == {"#bilingual-other", "#bilingual-category"}
    for link in links:
        assert page.get_element_by_id(link[1:]).get("aria-invalid") == "true"
    assert page.xpath("//select[@id='bilingual-paper']/option[@selected]/@value") == ["letter"]
    assert page.xpath("//select[@id='bilingual-language']/option[@selected]/@value") == ["vi"]
    assert page.xpath("//select[@id='category-paper']/option[@selected]/@value") == ["a4"]


@pytest.mark.parametrize("data", [{"kind": "poster"}, {"kind": "help", "place": "ZZ", "language": "xx", "paper": "a0"}])
def test_a_choice_of_what_does_not_exist_is_a_fault(visitor: Client, printed, data: dict[str, str]) -> None:
    assert visitor.get("/en/handouts/choose/", data).status_code == 400


def test_the_form_alone_is_the_page(visitor: Client, printed) -> None:
    assert visitor.get("/en/handouts/choose/").status_code == 200
