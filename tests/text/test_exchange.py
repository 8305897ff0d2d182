"""The Translation table, out to PO files and in again: a file adds and changes, and takes nothing away by silence."""

import html
import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from screening.choices import Made, Origin, State
from screening.content.edition import forget, get_edition
from screening.content.publish import publish
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE
from screening.management.commands._languages import LanguagesLeftOut
from screening.models import Indicator, Passage, Translation
from screening.text import glossary
from screening.text.exchange import content_file, english_texts, export_texts, import_texts
from screening.text.strings import digest

pytestmark = pytest.mark.usefixtures("content")

KHMER = IN_TABLE["km"]
TITLE = "indicator.DOC-01.title"
HEAD = content_file(settings.BASE_DIR / "locale", KHMER).read_text(encoding="utf-8").partition("\n\n")[0]
REFUSED = next(word for term in glossary.of(KHMER).terms for word in term.refused)


def rows(language: str = "km") -> list[tuple]:
    return list(Translation.objects.filter(language=language).values_list("key", "origin", "text", "digest", "made"))


def row(key: str = TITLE, origin: Origin = Origin.OFFICIAL) -> Translation:
    return Translation.objects.get(language="km", key=key, origin=origin)


@pytest.fixture
def khmer(tmp_path):
    """The exported file, and a way to change it: blocks are its entries."""

    class File:
        folder = tmp_path
        path = content_file(tmp_path, KHMER)

        def blocks(self) -> list[str]:
            return self.path.read_text(encoding="utf-8").split("\n\n")

        def write(self, *blocks: str) -> None:
            self.path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")

        def entry(self, key: str, msgstr: str, before: str = "") -> str:
            english = english_texts()[key].replace('"', '\\"')
            return f'{before}msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{msgstr}"'

        def take_in(self, *entries: str, **options):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.write(HEAD, *entries)
            return import_texts(tmp_path, KHMER, **options)

    return File()


def test_export_and_import_change_nothing(khmer):
    before = rows()
    assert export_texts(khmer.folder, KHMER) == len(english_texts())
    report = import_texts(khmer.folder, KHMER)
    assert len(report.current) == len(english_texts())
    assert not (report.changed)
    assert not (report.new)
    assert not (report.stale)
    assert not (report.missing)
    assert not (report.removed)
    assert not (report.ignored)
    assert rows() == before
    first = khmer.path.read_bytes()
    export_texts(khmer.folder, KHMER)
    assert khmer.path.read_bytes() == first


def test_half_a_file_deletes_nothing(khmer):
    before, other = rows(), rows("vi")
    export_texts(khmer.folder, KHMER)
    blocks = khmer.blocks()
    khmer.write(*blocks[: len(blocks) // 2])
    report = import_texts(khmer.folder, KHMER)
    assert len(report.current) == len(blocks) // 2 - 1
    assert report.missing == report.removed == ()
    assert rows() == before
    assert rows("vi") == other


def test_replace_removes_what_a_file_does_not_mention(khmer):
    report = khmer.take_in(khmer.entry(TITLE, "ចំណងជើង"), replace=True)
    assert report.changed == (TITLE,)
    assert len(report.removed) == len(english_texts()) - 1 == len(report.missing)
    assert [found[0] for found in rows()] == [TITLE]


@pytest.mark.parametrize("blank", ["", " ", "\u200b", "\u00a0"])
def test_an_empty_entry_removes_that_one_string(khmer, blank):
    report = khmer.take_in(khmer.entry(TITLE, blank))
    assert report.removed == report.missing == (TITLE,)
    assert len(rows()) == len(english_texts()) - 1


def test_report_names_every_string(khmer):
    Translation.objects.filter(language="km", key="indicator.DOC-02.title").delete()
    stale = khmer.entry("indicator.DOC-03.title", "ចាស់").replace('msgid "', 'msgid "Old ')
    report = khmer.take_in(
        khmer.entry(TITLE, "ចំណងជើង", "# origin: person\n#, reviewed\n"),
        khmer.entry("indicator.DOC-02.title", "ចំណងជើងថ្មី"),
        stale,
        stale.replace("DOC-03", "DOC-99"),
    )
    assert (report.changed, report.new) == ((TITLE,), ("indicator.DOC-02.title",))
    assert (report.stale, report.ignored) == (("indicator.DOC-03.title",), ("indicator.DOC-99.title",))
    assert report.flagged == (TITLE,)
    assert (row().made, row().state) == (Made.PERSON, State.DRAFT)
    assert "1 marks of a review count for nothing" in str(report)
    assert f"  changed: {TITLE}" in report.lines()


def test_an_older_file_leaves_a_current_text_alone_and_a_fuzzy_mark_does_not(khmer):
    before = row().text
    khmer.take_in(khmer.entry(TITLE, "ចាស់").replace('msgid "', 'msgid "Old '))
    assert row().text == before
    khmer.take_in(khmer.entry(TITLE, "ចាស់", "#, fuzzy\n"))
    assert row().digest == ""


def test_changed_english_makes_the_translation_stale(khmer):
    Indicator.objects.filter(code="DOC-01").update(title="New words")
    publish()
    forget()
    title = get_edition("km").indicators["DOC-01"].title
    assert (title.value, title.language, title.state) == ("New words", "en", State.STALE)
    export_texts(khmer.folder, KHMER)
    (block,) = [block for block in khmer.blocks() if f'msgctxt "{TITLE}"' in block]
    assert "#, fuzzy\n" in block
    assert TITLE in import_texts(khmer.folder, KHMER).stale


@pytest.mark.parametrize(
    ("msgstr", "fault"),
    [
        ("<i>ខ្មែរ", "must be plain text"),
        ("%(count)s ខ្មែរ", "placeholders must be the same"),
        ("ខ្មែរ 7", "must have the same numbers"),
        (REFUSED, f"says {REFUSED!r} for "),
    ],
)
def test_what_check_content_would_refuse_is_not_published(khmer, capsys, msgstr, fault):
    before = rows()
    export_texts(khmer.folder, KHMER)
    khmer.write(khmer.blocks()[0], khmer.entry(TITLE, msgstr))
    with pytest.raises(CommandError, match=r"fault\(s\); nothing was changed"):
        call_command("import_texts", "--locale", str(khmer.folder), "--language", "km")
    assert re.search(rf"km/content\.po:.* ?{re.escape(TITLE)}: .*{fault}", capsys.readouterr().err)
    assert rows() == before


def test_one_word_as_the_other_side_is_refused(khmer, capsys):
    export_texts(khmer.folder, KHMER)
    khmer.write(khmer.blocks()[0], khmer.entry("indicator.DOC-01.other", "ទេ"))
    with pytest.raises(CommandError):
        call_command("import_texts", "--locale", str(khmer.folder), "--language", "km")
    assert "indicator.DOC-01.other: has 2 characters, notice" in capsys.readouterr().err


def test_one_faulty_language_stops_all(khmer):
    before = rows("vi")
    for language in (KHMER, IN_TABLE["vi"]):
        export_texts(khmer.folder, language)
    khmer.path.write_text("no", encoding="utf-8")
    path = content_file(khmer.folder, IN_TABLE["vi"])
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "G', 'msgstr "Khác G', 1), encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import_texts", "--locale", str(khmer.folder))
    assert rows("vi") == before


def test_a_wording_of_this_site_survives_every_file(khmer):
    english = english_texts()[TITLE]
    own = {"text": "របស់យើង", "digest": digest(english), "made": Made.PERSON}
    Translation.objects.create(language="km", key=TITLE, origin=Origin.LOCAL, **own)
    for replace in (False, True):
        khmer.take_in(khmer.entry(TITLE, "ចំណងជើង"), replace=replace)
        assert row(origin=Origin.LOCAL).text == "របស់យើង"
        assert row().text == "ចំណងជើង"
    call_command("load_content", verbosity=0)
    forget()
    assert get_edition("km").indicators["DOC-01"].title.value == "របស់យើង"


def test_texts_of_own_rows_survive_and_may_be_gone(khmer):
    Passage.objects.create(code="LOCAL-1", group="rule", title="Ours", body="", items=[], origin=Origin.LOCAL)
    key = "passage.LOCAL-1.title"
    Translation.objects.create(language="km", key=key, text="របស់យើង", digest=digest("Ours"))
    export_texts(khmer.folder, KHMER)
    assert key in import_texts(khmer.folder, KHMER).current
    khmer.take_in(khmer.entry(TITLE, "ចំណងជើង"), replace=True)
    assert row(key).text == "របស់យើង"
    export_texts(khmer.folder, KHMER)
    Passage.objects.filter(code="LOCAL-1").delete()
    assert key not in import_texts(khmer.folder, KHMER).ignored
    assert not Translation.objects.filter(key=key).exists()


def test_a_language_in_preparation_goes_out_and_in_without_a_reader_meeting_it(tmp_path, capsys):
    export = ("--locale", str(tmp_path), "--language", "my")
    call_command("export_texts", *export)
    call_command("import_texts", *export)
    assert f"{len(english_texts())} missing" in capsys.readouterr().out
    call_command("check_content")
    path = content_file(tmp_path, IN_TABLE["my"])
    half = path.read_text(encoding="utf-8")[:20_000].rpartition("\n\n")[0]
    path.write_text(re.sub(r'(title"\nmsgid "[^"0-9]+"\nmsgstr) ""', r'\1 "စာရွက်"', half), encoding="utf-8")
    call_command("import_texts", *export)
    assert Translation.objects.filter(language="my").exists()
    call_command("check_content")
    assert "my" not in [row.language for row in map(get_edition, ("en", "km"))]


def test_missing_file_is_said(tmp_path):
    with pytest.raises(TranslationFileError, match="there is no such file"):
        import_texts(tmp_path, KHMER)


def test_a_faulty_language_holds_up_no_other(khmer, capsys):
    vietnamese = IN_TABLE["vi"]
    for language in (KHMER, vietnamese):
        export_texts(khmer.folder, language)
    before = rows()
    khmer.write(*khmer.blocks()[:-1], khmer.entry(TITLE, "<b>"), "garbage")
    path = content_file(khmer.folder, vietnamese)
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "G', 'msgstr "Khác G', 1), encoding="utf-8")
    with pytest.raises(LanguagesLeftOut, match=r"fault\(s\); those languages stay as they were"):
        call_command("load_content", "--locale", str(khmer.folder))
    said = capsys.readouterr()
    assert "km/content.po: not readable as PO: line " in said.err
    assert "Vietnamese: " in said.out
    assert "1 changed" in said.out
    assert "Published: vi " in said.out
    assert rows() == before
    assert Translation.objects.filter(language="vi", text__startswith="Khác G").exists()
    forget()
    assert get_edition("km").indicators["DOC-01"].title.state == State.MACHINE


@pytest.mark.parametrize("blank", [" ", "\u200b", "\u00a0"])
def test_readers_get_the_english_for_a_text_that_somebody_blanked(khmer, visitor, blank):
    key = "indicator.DOC-01.other"
    khmer.take_in(khmer.entry(key, blank))
    publish()
    forget()
    body = visitor.get("/km/indicators/DOC-01/").content.decode()
    assert f'<span lang="en" dir="ltr">{english_texts()[key]}</span>' in html.unescape(body)
