"""Getting a handout."""

import threading

import pytest
from django.test import Client

from screening.content import edition
from screening.errors import PrintBusy, PrintFailed, PrintUnavailable
from screening.handouts import responses
from screening.handouts.queue import MOST_WAITING, THREADS
from tests.printing import sheet_of_paper

pytestmark = pytest.mark.django_db


def test_a_handout_is_a_file_to_print(visitor: Client, printer) -> None:
    response = visitor.get("/km/handouts/bilingual/en/DOC/a4.pdf")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="two-en-DOC-km-a4.pdf"'
    assert response.headers["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert response.content == sheet_of_paper()
    assert not response.cookies


def test_it_is_made_once_and_then_read(visitor: Client, printer, tmp_path) -> None:
    for _ in range(3):
        assert visitor.get("/en/handouts/help/VN/a4.pdf").status_code == 200
    assert printer.jobs == ["pdf"]
    assert len([path for path in (tmp_path / "handouts").rglob("*") if path.is_file()]) == 1


def test_a_file_that_was_removed_is_made_again(visitor: Client, printer, tmp_path) -> None:
    visitor.get("/en/handouts/help/VN/a4.pdf")
    next((tmp_path / "handouts" / "asked").iterdir()).unlink()
    assert visitor.get("/en/handouts/help/VN/a4.pdf").status_code == 200
    assert printer.jobs == ["pdf", "pdf"]


def test_a_reader_who_has_it_gets_it_from_their_own_memory(visitor: Client, printer) -> None:
    first = visitor.get("/en/handouts/checklist/a4.pdf")
    again = visitor.get("/en/handouts/checklist/a4.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = visitor.get("/en/handouts/checklist/letter.pdf")
    assert other.headers["ETag"] != first.headers["ETag"]


def test_each_page_has_a_picture(visitor: Client, printer) -> None:
    for page in (1, 3):
        response = visitor.get(f"/vi/handouts/category/DOC/a4/{page}.png")
        assert response.headers["Content-Type"] == "image/png"
        assert response.content.startswith(b"\x89PNG")
        assert response.headers["Cache-Control"] == "no-store"
    assert visitor.get("/vi/handouts/category/DOC/a4/4.png").status_code == 404
    assert visitor.get("/vi/handouts/category/DOC/a4/0.png").status_code == 404
    assert printer.jobs == ["pdf", "picture", "picture"]


@pytest.mark.parametrize(
    "path",
    [
        "nothing/a4.pdf",
        "checklist/a3.pdf",
        "checklist/a4-green.pdf",
        "checklist/DOC/a4.pdf",
        "category/a4.pdf",
        "category/XXX/a4.pdf",
        "category/../a4.pdf",
        "help/ZZ/a4.pdf",
        "bilingual/en/DOC/a4.pdf",
        "bilingual/xx/DOC/a4.pdf",
        "bilingual/km/XXX/a4/1.png",
        "checklist/a4.html",
    ],
)
def test_what_does_not_exist_is_not_found(visitor: Client, printer, path: str) -> None:
    assert visitor.get(f"/en/handouts/{path}").status_code == 404
    assert printer.jobs == []


def test_only_reading_is_allowed(visitor: Client, printer) -> None:
    assert visitor.post("/en/handouts/checklist/a4.pdf").status_code == 405
    assert visitor.head("/en/handouts/checklist/a4.pdf").status_code == 200


def test_only_an_address_that_the_host_has_set_is_printed(visitor: Client, printer, settings) -> None:
    bodies = []

    def answer(job: dict, body: bytes) -> tuple[dict, bytes]:
        bodies.append(body.decode())
        return {"pages": 3}, sheet_of_paper()

    printer.answer = answer
    visitor.get("/km/handouts/checklist/a4.pdf")
    settings.SCREENING_SITE_ADDRESS = "https://look-twice.example"
    visitor.get("/km/handouts/checklist/a4.pdf")
    assert ["/km/" in body for body in bodies] == [False, True]


@pytest.mark.parametrize("host", ["localhost:31337", "LOCALHOST.:1", "127.0.0.1", "[::1]:8000"])
def test_another_way_to_name_the_host_makes_no_new_file(visitor: Client, printer, host: str) -> None:
    first = visitor.get("/en/handouts/help/VN/a4.pdf")
    again = visitor.get("/en/handouts/help/VN/a4.pdf", headers={"Host": host})
    assert again.status_code == 200
    assert again.headers["ETag"] == first.headers["ETag"]
    assert printer.jobs == ["pdf"]


def test_the_page_says_when_no_address_is_printed(visitor: Client, printer, settings) -> None:
    words = "No web address is printed on it"
    assert words in visitor.get("/en/handouts/card/en/VN/a4/").content.decode()
    settings.SCREENING_SITE_ADDRESS = "https://look-twice.example"
    assert words not in visitor.get("/en/handouts/card/en/VN/a4/").content.decode()


@pytest.mark.parametrize(
    ("error", "status"), [(PrintUnavailable, 503), (PrintFailed, 503), (lambda: PrintBusy(5), 503)]
)
def test_a_printer_in_trouble_is_a_kind_page(visitor: Client, printer, error, status: int) -> None:
    def fail(job: dict, body: bytes) -> tuple[dict, bytes]:
        raise error()

    printer.answer = fail
    response = visitor.get("/en/handouts/checklist/a4.pdf")
    assert response.status_code == status
    assert "<h1>" in response.content.decode()
    assert visitor.get("/en/handouts/").status_code == 200


def test_the_host_is_told_why_and_nothing_about_the_reader(visitor: Client, printer, caplog) -> None:
    def fail(job: dict, body: bytes) -> tuple[dict, bytes]:
        raise PrintFailed("no such glyph")

    printer.answer = fail
    visitor.get("/en/handouts/help/VN/a4.pdf")
    assert "PrintFailed: no such glyph" in caplog.text
    assert "VN" not in caplog.text


def test_on_a_full_disk_a_sheet_is_sent_all_the_same(visitor: Client, printer, settings, tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.STATE_DIR = tmp_path / "file"
    assert visitor.get("/en/handouts/checklist/a4.pdf").content == sheet_of_paper()
    assert visitor.get("/en/handouts/checklist/a4/1.png").content.startswith(b"\x89PNG")
    assert printer.jobs.count("pdf") == 1


def test_a_stored_draft_is_refused_once_the_host_wants_reviewed_ones(visitor: Client, printer, settings) -> None:
    assert visitor.get("/vi/handouts/category/DOC/a4.pdf").status_code == 200
    settings.SCREENING_PRINT_REQUIRES_REVIEW = True
    assert visitor.get("/vi/handouts/category/DOC/a4.pdf").status_code == 409
    assert visitor.get("/en/handouts/bilingual/vi/DOC/a4.pdf").status_code == 409


def test_a_draft_is_refused_where_the_host_wants_reviewed_translations(visitor: Client, printer, settings) -> None:
    settings.SCREENING_PRINT_REQUIRES_REVIEW = True
    assert visitor.get("/vi/handouts/category/DOC/a4.pdf").status_code == 409
    assert visitor.get("/en/handouts/category/DOC/a4.pdf").status_code == 200


def test_a_handout_asks_the_database_for_two_things(visitor: Client, printer, django_assert_max_num_queries) -> None:
    edition.forget()
    with django_assert_max_num_queries(2):
        visitor.get("/km/handouts/bilingual/en/DOC/a4.pdf")


def test_what_takes_long_is_a_page_that_asks_again(visitor: Client, printer, monkeypatch) -> None:
    go_on = threading.Event()
    quick = printer.answer

    def slow(job: dict, body: bytes) -> tuple[dict, bytes]:
        go_on.wait(10)
        return quick(job, body)

    printer.answer = slow
    monkeypatch.setattr(responses, "PATIENCE_SECONDS", 0.05)
    response = visitor.get("/km/handouts/checklist/a4.pdf")
    assert response.status_code == 202
    assert response.headers["Refresh"] == "2"
    assert response.headers["Cache-Control"] == "no-store"
    assert 'lang="km"' in response.content.decode()
    go_on.set()
    monkeypatch.setattr(responses, "PATIENCE_SECONDS", 10)
    assert visitor.get("/km/handouts/checklist/a4.pdf").content == sheet_of_paper()
    assert printer.jobs == ["pdf"]


def test_beyond_the_queue_one_is_told_when_to_come_back(visitor: Client, printer, monkeypatch) -> None:
    go_on = threading.Event()
    quick = printer.answer

    def slow(job: dict, body: bytes) -> tuple[dict, bytes]:
        go_on.wait(10)
        return quick(job, body)

    printer.answer = slow
    monkeypatch.setattr(responses, "PATIENCE_SECONDS", 0.01)
    places = list(edition.get_edition("en").places)[: THREADS + MOST_WAITING + 1]
    found = [visitor.get(f"/en/handouts/help/{place}/a4.pdf") for place in places]
    go_on.set()
    assert {response.status_code for response in found[:-1]} == {202}
    assert found[-1].status_code == 503
    assert int(found[-1].headers["Retry-After"]) >= 2


def test_half_a_file_is_never_served(visitor: Client, printer, tmp_path) -> None:
    visitor.get("/en/handouts/checklist/a4.pdf")
    (file,) = (tmp_path / "handouts" / "asked").iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert visitor.get("/en/handouts/checklist/a4.pdf").content == sheet_of_paper()
    assert printer.jobs == ["pdf", "pdf"]
