"""No language takes another along: what is wrong with one is told, and readers see the rest."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from screening.content.edition import forget, get_edition
from screening.languages import TRANSLATIONS
from screening.management.commands._languages import LanguagesLeftOut
from screening.models import Indicator, Translation

pytestmark = pytest.mark.usefixtures("content")

NEW = "Người khác cất giữ hộ chiếu hay giấy phép của người đó"
BROKEN = "<b>" + "ពាក្យ" * 10
WORDS = "Words of a test"


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.BASE_DIR / "locale", tmp_path / "locale"))


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures"))


def titles(locale: Path, language: str, to: str) -> None:
    """Give the title of the first indicator other words in the file of a language."""
    row = next(row for row in TRANSLATIONS if row.code == language)
    path = locale / row.locale / "LC_MESSAGES" / "content.po"
    before, found, after = path.read_text(encoding="utf-8").partition('msgctxt "indicator.DOC-01.title"')
    start = after.index('msgstr "') + len('msgstr "')
    end = after.index('"\n', start)
    path.write_text(before + found + after[:start] + to + after[end:], encoding="utf-8")


def seen(language: str) -> str:
    forget()
    return get_edition(language).indicators["DOC-01"].title.value


def load(*folder: Path, locale: Path) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("load_content", *folder, locale=locale, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{type(error).__name__}: {error}"
    return out.getvalue(), err.getvalue()


def test_a_broken_language_stays_as_it_was_and_the_others_are_published(locale: Path) -> None:
    before = seen("km")
    titles(locale, "km", BROKEN)
    titles(locale, "vi", NEW)
    said, wrong = load(locale=locale)
    assert seen("vi") == NEW
    assert seen("km") == before
    assert "Published: vi " in said
    assert "indicator.DOC-01.title" in wrong
    assert wrong.endswith("LanguagesLeftOut: 1 fault(s); those languages stay as they were.")


def test_a_language_left_out_is_an_error_of_its_own_for_whoever_starts_the_site(locale: Path) -> None:
    titles(locale, "km", BROKEN)
    with pytest.raises(LanguagesLeftOut):
        call_command("load_content", locale=locale, stdout=StringIO(), stderr=StringIO())


def test_broken_content_changes_nothing_in_any_language(locale: Path, fixtures: Path) -> None:
    before = seen("vi")
    titles(locale, "vi", NEW)
    path = fixtures / "categories.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    said, wrong = load(fixtures, locale=locale)
    assert said == ""
    assert "titel: there is no such field" in wrong
    assert wrong.endswith("nothing was changed.")
    assert seen("vi") == before


def test_a_second_load_says_that_there_is_nothing_new(locale: Path) -> None:
    said, wrong = load(locale=locale)
    assert "0 added, 0 changed, 0 removed. Nothing new to publish." in said
    assert wrong == ""


def test_a_language_without_a_file_is_no_fault(locale: Path) -> None:
    shutil.rmtree(locale / "km")
    _, wrong = load(locale=locale)
    assert wrong == ""
    assert Translation.objects.filter(language="km").exists()


def take_in(locale: Path, *languages: str, **options: object) -> str:
    out = StringIO()
    call_command("import_texts", language=list(languages), locale=locale, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_only_the_languages_that_were_named_are_read(locale: Path) -> None:
    before = seen("km")
    titles(locale, "vi", NEW)
    titles(locale, "km", WORDS)
    assert "Published: vi " in take_in(locale, "vi")
    assert (seen("vi"), seen("km")) == (NEW, before)


def test_of_several_files_all_are_taken_or_none(locale: Path) -> None:
    before = seen("vi")
    titles(locale, "vi", NEW)
    titles(locale, "km", BROKEN)
    with pytest.raises(CommandError, match="nothing was changed"):
        take_in(locale)
    assert seen("vi") == before


def test_what_is_wrong_between_strings_stops_a_file_too(locale: Path) -> None:
    """A side that shrinks to a few letters is a fault that no string shows by itself."""
    row = Indicator.objects.get(code="DOC-01")
    Translation.objects.filter(language="vi", key=f"{row.key}.notice").update(text="dài " * 200)
    before = seen("vi")
    titles(locale, "vi", NEW)
    path = locale / "vi" / "LC_MESSAGES" / "content.po"
    head, found, after = path.read_text(encoding="utf-8").partition('msgctxt "indicator.DOC-01.other"')
    start = after.index("msgstr ")
    end = after.index("\n\n", start)
    path.write_text(head + found + after[:start] + f'msgstr "{"khác, " * 12}khác"' + after[end:], encoding="utf-8")
    errors = StringIO()
    with pytest.raises(CommandError):
        call_command("import_texts", language=["vi"], locale=locale, stdout=StringIO(), stderr=errors)
    assert "give both sides about the same room" in errors.getvalue()
    assert seen("vi") == before


@pytest.mark.parametrize("command", ["import_texts", "export_texts"])
@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_language_that_nobody_translates_is_refused(command: str, language: str, locale: Path) -> None:
    with pytest.raises(CommandError):
        call_command(command, "--language", language, "--locale", str(locale), stdout=StringIO())


def test_an_export_writes_the_languages_that_were_named_and_says_how_many_texts(tmp_path: Path) -> None:
    out = StringIO()
    call_command("export_texts", language=["vi"], locale=tmp_path, stdout=out)
    assert out.getvalue().startswith("Vietnamese: ")
    assert [path.name for path in tmp_path.rglob("*.po")] == ["content.po"]
    assert int(out.getvalue().split()[1]) > 1000
