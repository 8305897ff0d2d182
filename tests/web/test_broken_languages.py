"""A language whose compiled texts are broken is shown in English, and takes nothing else down."""

import gettext
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from django.conf import settings as site_settings
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from lxml import html

from screening.content import edition
from screening.content.clock import RELEASED
from screening.handouts.documents import document
from screening.handouts.kinds import wanted
from screening.handouts.sheets import sheet
from screening.languages import IN_TABLE
from screening.text.interface import compile_interface, interface_file

pytestmark = pytest.mark.django_db

KHMER = IN_TABLE["km"]
DAY = RELEASED


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of `locale/` with every catalogue compiled."""
    folder = tmp_path_factory.mktemp("languages") / "locale"
    shutil.copytree(site_settings.BASE_DIR / "locale", folder, ignore=shutil.ignore_patterns("content.po", "*.mo"))
    compile_interface(folder)
    return folder


def with_header(path: Path, **lines: str) -> None:
    file = polib.mofile(str(path))
    file.metadata = {**file.metadata, **{name.replace("_", "-"): value for name, value in lines.items()}}
    file.save(str(path))


def without_charset(path: Path) -> None:
    with_header(path, Content_Type="text/plain")


BREAKS: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "no catalogue": lambda path: path.write_bytes(b"\0garbage\xff" * 999),
    "half": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "no place in it": lambda path: path.write_bytes(path.read_bytes()[:20] + b"\xff" * 500),
    "rule of a template": lambda path: with_header(path, Plural_Forms="nplurals=INTEGER; plural=EXPRESSION;"),
    "no rule": lambda path: with_header(path, Plural_Forms="nplurals"),
    "rule divides by nothing": lambda path: with_header(path, Plural_Forms="nplurals=1; plural=10 % n;"),
    "no charset": without_charset,
    "unknown charset": lambda path: with_header(path, Content_Type="text/plain; charset=CHARSET"),
    "folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.fixture(params=BREAKS)
def broken(request, compiled: Path, tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Khmer catalogue broken in one way, and nothing remembered from before."""
    folder = tmp_path / "locale"
    shutil.copytree(compiled, folder)
    BREAKS[request.param](interface_file(folder, KHMER).with_suffix(".mo"))
    monkeypatch.setattr(gettext, "_translations", {})
    settings.LOCALE_PATHS = [folder]  # Django forgets its languages
    with translation.override("en"):
        yield


def exit_of(page: html.HtmlElement) -> str:
    (found,) = page.xpath("//a[@id='exit']/@href")
    return found


@pytest.mark.usefixtures("broken")
class TestBroken:
    @pytest.mark.parametrize("path", ["/km/", "/km/indicators/DOC-01/", "/km/help/KH/", "/km/checklist/"])
    def test_its_pages_are_in_english_around_the_content(self, visitor: Client, path: str) -> None:
        response = visitor.get(path)
        assert response.status_code == 200
        page = html.document_fromstring(response.content.decode())
        assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
        assert "Leave this page" in page.get_element_by_id("exit").text_content()
        assert exit_of(page) == site_settings.SCREENING_EXIT_URL
        assert "Shown in English: not translated yet" in page.xpath("//footer")[0].text_content()

    def test_the_content_stays_and_is_marked(self, visitor: Client) -> None:
        page = html.document_fromstring(visitor.get("/km/indicators/DOC-01/").content.decode())
        title = edition.get_edition("km").indicators["DOC-01"].title.value
        assert title in [found.text_content() for found in page.xpath("//h1//*[@lang='km']")]

    def test_whoever_asks_for_it_gets_the_other_pages(self, visitor: Client) -> None:
        asking = {"accept-language": "km"}
        assert visitor.get("/", headers=asking).headers["Location"] == "/km/"
        for path in ("/staff/login/", "/healthz", "/readyz", "/en/", "/vi/indicators/"):
            assert visitor.get(path, headers=asking).status_code == 200, path

    def test_error_pages_keep_the_exit(self, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def failing(*args: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("screening.library.views.indicators.by_category", failing)
        for path, status in (("/km/nothing/", 404), ("/km/indicators/", 500), ("/nothing/", 404)):
            response = visitor.get(path, headers={"accept-language": "km"})
            assert response.status_code == status
            assert exit_of(html.document_fromstring(response.content.decode())) == site_settings.SCREENING_EXIT_URL

    def test_paper_with_two_languages_can_be_made(self) -> None:
        found = wanted("bilingual", ["km", "DOC"], "a4", "en")
        printed = document(sheet(found, DAY, "")).html.replace("\u200b", "")
        assert edition.get_edition("km").categories["DOC"].title.value.replace("\u200b", "") in printed

    def test_other_languages_are_as_before(self, visitor: Client) -> None:
        page = html.document_fromstring(visitor.get("/vi/").content.decode())
        assert page.get("lang") == "vi"
        assert "Leave this page" not in page.get_element_by_id("exit").text_content()


def test_the_host_hears_of_it(compiled: Path, tmp_path: Path, settings, monkeypatch, caplog) -> None:
    shutil.copytree(compiled, tmp_path / "locale")
    interface_file(tmp_path / "locale", KHMER).with_suffix(".mo").write_bytes(b"no catalogue")
    monkeypatch.setattr(gettext, "_translations", {})
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    with translation.override("km"):
        pass
    (said,) = caplog.messages
    assert str(tmp_path) in said
    assert "English is shown." in said


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_whether_the_site_is_up_depends_on_no_language(visitor: Client, monkeypatch, path: str) -> None:
    def asked(language: str) -> None:
        raise AssertionError(language)

    monkeypatch.setattr(trans_real, "translation", asked)
    response = visitor.get(path, headers={"accept-language": "km"})
    assert response.status_code == 200
    assert "Content-Language" not in response.headers


@pytest.mark.parametrize("fault", [OSError, ValueError, KeyError, RecursionError])
def test_leaving_works_when_even_the_error_page_fails(visitor: Client, monkeypatch, settings, fault) -> None:
    def failing(*args: object, **kwargs: object) -> None:
        raise fault("secret detail")

    settings.SCREENING_EXIT_URL = "https://example.org/?a=1&b=2"
    monkeypatch.setattr("screening.web.error_pages.render_to_string", failing)
    monkeypatch.setattr("screening.library.views.indicators.by_category", failing)
    response = visitor.get("/km/indicators/")
    assert response.status_code == 500
    page = html.document_fromstring(response.content.decode())
    assert page.get("lang") == "en"
    assert exit_of(page) == "https://example.org/?a=1&b=2"
    assert page.xpath("//h1")
    assert b"secret detail" not in response.content
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
