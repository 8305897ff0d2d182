"""Interface files become catalogues: a faulty one leaves the last good one, and a file's time says nothing."""

import gettext
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from screening.errors import TranslationFileError
from screening.languages import IN_TABLE
from screening.text.interface import compile_interface, interface_file

KHMER = IN_TABLE["km"]


@pytest.fixture
def source(tmp_path: Path, compiled_khmer: bytes) -> Path:
    """The Khmer interface file in a folder of its own, with its catalogue."""
    copy = interface_file(tmp_path / "locale", KHMER)
    copy.parent.mkdir(parents=True)
    shutil.copy(interface_file(settings.BASE_DIR / "locale", KHMER), copy)
    copy.with_suffix(".mo").write_bytes(compiled_khmer)
    return copy


@pytest.fixture(scope="session")
def compiled_khmer(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("compiled")
    copy = interface_file(folder, KHMER)
    copy.parent.mkdir(parents=True)
    shutil.copy(interface_file(settings.BASE_DIR / "locale", KHMER), copy)
    assert compile_interface(folder) == [copy.with_suffix(".mo")]
    return copy.with_suffix(".mo").read_bytes()


def folder_of(source: Path) -> Path:
    return source.parents[2]


def replace(source: Path, old: str, new: str) -> None:
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")


def of(source: Path, message: str) -> str:
    with source.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(message)


def test_what_is_compiled_already_is_left_alone(source):
    assert compile_interface(folder_of(source)) == []


def test_an_older_file_is_compiled_where_its_words_are_others(source):
    replace(source, f'msgstr "{of(source, "Safety")}"', 'msgstr "សុវត្ថិភាពថ្មី"')
    os.utime(source, (0, 0))
    assert compile_interface(folder_of(source)) == [source.with_suffix(".mo")]
    assert of(source, "Safety") == "សុវត្ថិភាពថ្មី"


def test_a_damaged_catalogue_is_made_again(source, compiled_khmer):
    for damaged in (b"", b"garbage", compiled_khmer[:5000], compiled_khmer[:20] + b"\xff" * 99):
        source.with_suffix(".mo").write_bytes(damaged)
        compile_interface(folder_of(source))
        assert source.with_suffix(".mo").read_bytes() == compiled_khmer


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("charset=UTF-8", "charset=CHARSET", "km/django.po: Content-Type: is CHARSET"),
        ("Content-Type: text/plain; charset=UTF-8", "X-Nothing: here", "km/django.po: Content-Type: must say charset"),
        ("nplurals=1; plural=0", "nplurals=INTEGER; plural=EXPRESSION", "km/django.po: Plural-Forms: is 'nplurals=INT"),
        (
            "nplurals=1; plural=0",
            "nplurals=2; plural=n>1",
            "km/django.po: Plural-Forms: nplurals is 2, and Khmer has 1",
        ),
        ("Language: km", "Language: vi", "km/django.po: Language: is 'vi'"),
        ('msgid "Safety"\nmsgstr "', 'msgid "Safety"\nmsgstr "<b>', "must be plain text"),
        ('msgid "Safety"\nmsgstr "', 'msgid "Safety"\nmsgstr ', "km/django.po: not readable as PO: line "),
    ],
)
def test_a_faulty_file_leaves_the_last_good_catalogue(source, compiled_khmer, old, new, fault):
    replace(source, old, new)
    with pytest.raises(TranslationFileError) as caught:
        compile_interface(folder_of(source))
    assert any(fault in said for said in caught.value.faults)
    assert source.with_suffix(".mo").read_bytes() == compiled_khmer
    assert [path.suffix for path in sorted(source.parent.iterdir())] == [".mo", ".po"]


def test_a_fault_says_file_line_and_string(source):
    replace(source, 'msgid "Safety"\nmsgstr "', 'msgid "Safety"\nmsgstr "<b>')
    lines = source.read_text(encoding="utf-8").split("\n")
    with pytest.raises(TranslationFileError) as caught:
        compile_interface(folder_of(source))
    line = lines.index('msgid "Safety"') + 1
    assert caught.value.faults == [f"km/django.po:{line}: 'Safety': must be plain text: no HTML, no < or >"]


def test_one_faulty_language_leaves_the_others(source):
    vietnamese = interface_file(folder_of(source), IN_TABLE["vi"])
    vietnamese.parent.mkdir(parents=True)
    shutil.copy(interface_file(settings.BASE_DIR / "locale", IN_TABLE["vi"]), vietnamese)
    source.write_bytes(b"\xff\xfe\0garbage")
    with pytest.raises(TranslationFileError):
        compile_interface(folder_of(source))
    assert vietnamese.with_suffix(".mo").exists()


def test_the_command_says_every_fault(source, settings, capsys):
    settings.BASE_DIR = folder_of(source).parent
    replace(source, "charset=UTF-8", "charset=CHARSET")
    with pytest.raises(CommandError, match="those files stay as they were last compiled"):
        call_command("compile_texts")
    assert "km/django.po: Content-Type: is CHARSET" in capsys.readouterr().err
