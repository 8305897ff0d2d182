"""The words that a language refuses are found where they stand, and a glossary that contradicts itself is not used."""

import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from screening.content.translation_faults import translation_faults
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE, TRANSLATIONS, Language
from screening.models import Translation
from screening.text import glossary
from screening.text.glossary import HEAD, Glossary, glossary_file, read
from screening.text.interface import compile_interface, interface_file
from screening.text.po import read_interface

CHINESE, VIETNAMESE, KHMER = (IN_TABLE[code] for code in ("zh-hans", "vi", "km"))
ROOT = Path(__file__).parents[2]
HOTLINE = "line (to call)\tđường dây nóng | đường dây tư vấn\tđường dây\tđường dây nóng | đường dây tư vấn\ta gang"


def written(folder: Path, *lines: str, language: Language = VIETNAMESE, head: str = "\t".join(HEAD)) -> Path:
    path = glossary_file(folder, language)
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return path


def planted(folder: Path, *lines: str, language: Language = VIETNAMESE) -> Glossary:
    return read(written(folder, *lines, language=language), language)


@pytest.fixture
def site(tmp_path: Path, settings) -> Iterator[Path]:
    """Glossaries of a test, below a folder, in place of those of the site."""
    settings.BASE_DIR = tmp_path
    glossary.of.cache_clear()
    (tmp_path / "locale").mkdir()
    yield tmp_path / "locale"
    glossary.of.cache_clear()


def test_a_departure_names_the_term_the_word_what_to_write_and_why(tmp_path: Path) -> None:
    terms = planted(tmp_path, "victim\tngười đó | người bị ảnh hưởng\tnạn nhân\t\ta label")
    assert list(terms.departures("Đây là nạn nhân.")) == [
        "says 'nạn nhân' for 'victim': write 'người đó' or 'người bị ảnh hưởng' (a label)"
    ]


@pytest.mark.parametrize(
    ("text", "departs"),
    [
        ("Gọi đường dây nóng 111.", False),
        ("Đường dây tư vấn của nhà nước", False),
        ("Một đường dây đưa người", True),
        ("Đường dây nóng báo về đường dây đó.", True),
        ("Một đường \u200b dây", True),
        ("MỘT ĐƯỜNG\u00a0DÂY", True),
        ("Một đường dây".replace("ờ", "ơ\u0300"), True),
        ("Đường dâyx", False),
    ],
)
def test_what_stands_under_unless_is_no_departure(tmp_path: Path, text: str, *, departs: bool) -> None:
    assert bool(list(planted(tmp_path, HOTLINE).departures(text))) is departs


def test_what_one_term_excepts_another_may_refuse(tmp_path: Path) -> None:
    terms = planted(tmp_path, HOTLINE, "tip line\tsố máy báo tin\tđường dây nóng\t\tit does more than take tips")
    assert [found.partition(":")[0] for found in terms.departures("Đường dây nóng")] == [
        "says 'đường dây nóng' for 'tip line'"
    ]


def test_what_is_taken_out_joins_nothing(tmp_path: Path) -> None:
    terms = planted(tmp_path, "x\t乙\t甲丙 | 丁\t丁戊\twhy", language=CHINESE)
    assert not list(terms.departures("甲丁戊丙"))


@pytest.mark.parametrize(
    ("language", "refused", "text", "departs"),
    [
        (CHINESE, "线人", "他是线人。", True),
        (KHMER, "ខ្សែ", "មួយ\u200bខ្សែ\u200bនេះ", True),
        (KHMER, "ខ្\u200bសែ", "មួយខ្សែនេះ", True),
        # The same letter with a vowel sign, or hanging below another, is another letter.
        (KHMER, "ជន", "ជនា", False),
        (KHMER, "ជន", "ក្ជន", False),
        (VIETNAMESE, "cò", "Còn ai nữa?", False),
        (VIETNAMESE, "cò", "Một tên cò.", True),
    ],
)
def test_an_expression_is_whole_letters_and_whole_words_where_spaces_part_them(
    tmp_path: Path, language: Language, refused: str, text: str, *, departs: bool
) -> None:
    terms = planted(tmp_path, f"x\tyy\t{refused}\t\twhy", language=language)
    assert bool(list(terms.departures(text))) is departs


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("victim\tngười đó\tnạn nhân\twhy", "the columns (english, chosen, refused, unless, why) must be 5, and are 4"),
        ("\t".join(HEAD), "the columns (english, chosen, refused, unless, why) are there twice"),
        ("\tngười đó\tnạn nhân\t\ta label", "english: is empty"),
        ("victim\t | \u200b\tnạn nhân\t\ta label", "chosen: is empty"),
        ("victim\tngười đó\tnạn nhân\t\t ", "why: is empty"),
        ("victim\tngười đó | Nạn nhân\tnạn nhân\t\ta label", "refused: 'nạn nhân' is also chosen"),
        (
            "line\tđường dây nóng\tđường dây\t\ta gang",
            "refused: 'đường dây' stands in 'đường dây nóng', which is chosen: name that under unless",
        ),
        ("line\tsố máy\tđường dây\tdây nóng\ta gang", "unless: 'dây nóng' contains no refused expression"),
        ("line\tsố máy\tđường dây\tĐường dây\ta gang", "refused: 'đường dây' is never found, for unless lets it stand"),
        ("Hotline\tsố máy\t\t\tplain", "english: 'Hotline' is there twice"),
    ],
)  # fmt: skip
def test_a_fault_of_the_file_is_named_by_line(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(TranslationFileError) as error:
        planted(tmp_path, "hotline\tđường dây nóng\t\t\tplain", "", line)
    assert error.value.faults == [f"vi/glossary.tsv:4: {fault}"]


def test_a_file_without_its_head_or_in_other_bytes_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, HOTLINE, head="english\tchosen")
    with pytest.raises(TranslationFileError, match=r"vi/glossary\.tsv:1: must be the names of the columns"):
        read(path, VIETNAMESE)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(TranslationFileError, match=r"vi/glossary\.tsv: is not in UTF-8"):
        read(path, VIETNAMESE)


def test_a_language_in_preparation_needs_no_glossary(tmp_path: Path) -> None:
    assert not list(read(glossary_file(tmp_path, VIETNAMESE), VIETNAMESE).departures("nạn nhân"))


@pytest.mark.parametrize("language", TRANSLATIONS, ids=lambda row: row.code)
def test_no_language_is_offered_without_a_glossary_that_refuses_words(language: Language) -> None:
    terms = glossary.of(language).terms
    assert any(term.refused for term in terms)
    for term in terms:
        for word in term.refused:
            assert [found for found in glossary.departures(word, language) if found.startswith(f"says {word!r} for ")]


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("language", TRANSLATIONS, ids=lambda row: row.code)
def test_no_file_of_an_offered_language_departs_from_its_glossary(language: Language) -> None:
    assert not translation_faults(language.code)
    read_interface(interface_file(ROOT / "locale", language), language)


@pytest.mark.usefixtures("content")
def test_check_content_names_a_departure_by_language_key_and_term(site: Path) -> None:
    title = Translation.objects.get(language="vi", key="indicator.DOC-01.title").text
    written(site, f"papers\tx\t{title}\t\ta test")
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("check_content", ROOT / "fixtures", stdout=said)
    wanted = f"vi/content.po: indicator.DOC-01.title: says {title!r} for 'papers': write 'x' (a test)"
    assert wanted in said.getvalue().splitlines()


@pytest.mark.usefixtures("content")
def test_a_faulty_glossary_is_a_fault_of_its_language_and_of_no_other(site: Path) -> None:
    written(site, "victim")
    assert [fault.partition(" ")[0] for fault in translation_faults()] == ["vi/glossary.tsv:2:"]


def test_an_interface_file_is_held_against_a_glossary_that_is_newer(site: Path) -> None:
    real = interface_file(ROOT / "locale", VIETNAMESE)
    copy = interface_file(site, VIETNAMESE)
    copy.parent.mkdir(parents=True)
    shutil.copy(real, copy)
    assert compile_interface(site, [VIETNAMESE])
    assert not compile_interface(site, [VIETNAMESE])
    word = next(row.msgstr for row in read_interface(copy, VIETNAMESE) if len(row.msgstr.split()) > 1)
    written(site, f"a word\tx\t{word}\t\ta test")
    glossary.of.cache_clear()  # another process
    with pytest.raises(TranslationFileError, match=r"vi/django\.po:\d+: .*says .* for 'a word': write 'x' \(a test\)"):
        compile_interface(site, [VIETNAMESE])
