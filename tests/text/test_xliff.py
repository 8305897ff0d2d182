"""XLIFF 2.1: what goes out comes back, other tools read it, no claim of a file raises a state, and no trick gets in."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from screening.choices import Made, State
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE
from screening.models import Translation
from screening.text import xliff
from screening.text.entries import Entry
from screening.text.exchange import Format, content_file, english_texts, export_texts, import_xliff
from screening.text.reviews import load_reviews
from tests.text.reviewing import sign_content
from tests.text.test_po import entries

KHMER = IN_TABLE["km"]
REVIEWED = "indicator.DOC-01.title"
TRIED = "indicator.DOC-02.other"
BY_ONE = "passage.safety-now.title"
BY_A_PERSON = "indicator.DOC-03.title"
CORE = f"{{{xliff.CORE}}}"


@settings(deadline=None, max_examples=40)
@given(entries())
def test_round_trip_leaves_every_text_and_origin_unchanged(written):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "content.xlf"
        xliff.write(path, KHMER, written)
        language, read = xliff.read(path)
        first = path.read_bytes()
        xliff.write(path, KHMER, read)
        assert path.read_bytes() == first
    assert (language, read) == (KHMER, written)


@pytest.mark.parametrize("made", Made)
@pytest.mark.parametrize(
    ("text", "fuzzy", "claims"),
    [("ក", False, state) for state in (State.DRAFT, State.REVIEWED, State.FIELD_CHECKED)]
    + [("ក", True, State.DRAFT), ("", False, State.DRAFT)],
)
def test_every_state_comes_back(tmp_path, made, text, fuzzy, claims):
    entry = Entry(REVIEWED, "A & B “C”\n<D>'\"", text and 'ក & ខ\n<គ>"', made, "Where & how", fuzzy, claims)
    xliff.write(tmp_path / "a.xlf", KHMER, [entry])
    assert xliff.read(tmp_path / "a.xlf")[1] == [entry]


@pytest.fixture
def exported(tmp_path: Path, content: None) -> Path:
    """The file of Khmer, with a ledger beside it, a string that a person wrote, one that is stale and one missing."""
    Translation.objects.filter(language="km", key=BY_A_PERSON).update(made=Made.PERSON)
    Translation.objects.filter(language="km", key="indicator.DOC-04.title").update(digest="0" * 16)
    Translation.objects.filter(language="km", key="indicator.DOC-05.title").delete()
    sign_content(tmp_path, KHMER, [REVIEWED], "sk", "mc")
    sign_content(tmp_path, KHMER, [TRIED], "sk", "mc", state=State.FIELD_CHECKED)
    sign_content(tmp_path, KHMER, [BY_ONE], "sk")
    load_reviews(tmp_path, KHMER)
    assert export_texts(tmp_path, KHMER, Format.XLIFF) == len(english_texts())
    return content_file(tmp_path, KHMER, Format.XLIFF)


def rows() -> list[tuple]:
    return list(Translation.objects.filter(language="km").values_list("key", "text", "digest", "made", "state"))


def states() -> dict[str, str]:
    return {key: state for key, *_, state in rows()}


def test_export_and_import_change_nothing_and_give_the_same_bytes(exported, tmp_path):
    before, first = rows(), exported.read_bytes()
    report = import_xliff(exported, tmp_path)
    # The stale one is marked so, and keeps no digest from now on.
    assert (report.stale, report.missing) == (("indicator.DOC-04.title",), ("indicator.DOC-05.title",))
    assert len(report.current) == len(english_texts()) - 2
    assert (report.changed, report.new, report.removed, report.ignored, report.flagged) == ((), (), (), (), ())
    assert [row for row in rows() if "DOC-04" not in row[0]] == [row for row in before if "DOC-04" not in row[0]]
    export_texts(tmp_path, KHMER, Format.XLIFF)
    assert exported.read_bytes() == first


def test_the_four_states_of_a_segment_are_ours(exported):
    tree = etree.parse(exported)
    found = {unit.get("id"): unit.find(f"{CORE}segment") for unit in tree.iter(f"{CORE}unit")}
    assert [found[key].get("state") for key in (REVIEWED, TRIED, BY_ONE)] == ["reviewed", "final", "translated"]
    stale, missing = found["indicator.DOC-04.title"], found["indicator.DOC-05.title"]
    assert (stale.get("state"), stale.get("subState")) == ("initial", "look-twice:stale")
    assert stale.find(f"{CORE}target").text
    assert (missing.get("state"), missing.find(f"{CORE}target")) == ("initial", None)
    assert tree.getroot().attrib == {"version": "2.1", "srcLang": "en", "trgLang": "km"}


def test_another_tool_reads_it_all(exported):
    store = Xliff2File.parsefile(str(exported))
    english = english_texts()
    stored = dict(Translation.objects.filter(language="km").values_list("key", "text"))
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "km")
    assert {unit.getid(): unit.source for unit in store.units} == english
    assert {unit.getid(): unit.target for unit in store.units if unit.target} == stored
    by_key = {unit.getid(): unit for unit in store.units}
    assert by_key["indicator.DOC-04.title"].isfuzzy()
    assert not by_key["indicator.DOC-05.title"].istranslated()
    assert (by_key[REVIEWED].isapproved(), by_key[BY_ONE].isapproved()) == (True, False)


def test_another_tool_loses_no_review_and_forges_none(exported, tmp_path):
    before = states()
    store = Xliff2File.parsefile(str(exported))
    by_key = {unit.getunitelement().get("id"): unit for unit in store.units}
    for key in (BY_ONE, "indicator.DOC-06.title"):
        by_key[key].markapproved()
    by_key[BY_A_PERSON].target += "ៗ"
    by_key[BY_A_PERSON].markapproved()
    store.save()
    report = import_xliff(exported, tmp_path)
    assert set(report.flagged) == {BY_ONE, "indicator.DOC-06.title", BY_A_PERSON}
    assert report.changed == (BY_A_PERSON,)
    assert states() == before
    assert "3 marks of a review count for nothing" in str(report)


@pytest.mark.parametrize("claim", ["reviewed", "final"])
def test_a_changed_letter_ends_a_review_whatever_the_file_claims(exported, tmp_path, claim):
    text = Translation.objects.get(language="km", key=TRIED).text
    old = exported.read_text(encoding="utf-8").replace('state="final"', f'state="{claim}"')
    exported.write_text(old.replace(f"<target>{text}<", f"<target>{text}ៗ<"), encoding="utf-8")
    report = import_xliff(exported, tmp_path)
    assert (report.changed, report.flagged) == ((TRIED,), (TRIED,))
    assert states()[TRIED] == State.DRAFT


HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="km"><file id="f">\n'
FOOT = "</file></xliff>\n"


def unit(target: str, key: str = "line.VN-111.caution", source: str = "Call {name}", state: str = "translated") -> str:
    return (
        f'<unit id="{key}"><segment state="{state}"><source>{source}</source><target>{target}</target></segment>'
        "</unit>\n"
    )


def faults(tmp_path: Path, text: str | bytes) -> list[str]:
    path = tmp_path / "from-agency.xlf"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(TranslationFileError) as caught:
        xliff.read(path)
    return caught.value.faults


GOOD = HEAD + unit("ហៅ {name}") + FOOT


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("ហៅ {name}", "ហៅ", "2: line.VN-111.caution: placeholders must be the same"),
        ("ហៅ", "&lt;b&gt;ហៅ", "2: line.VN-111.caution: must be plain text: no HTML"),
        ("ហៅ", "ហៅ\u202e", "2: line.VN-111.caution: has the invisible character U+202E"),
        ("ហៅ", "<ph id='1'/>ហៅ", "2: line.VN-111.caution: <target> has <ph> in line 2; it must be plain text"),
        ("line.VN-111.caution", "nonsense", "2: nonsense: the key must be one such as"),
        ('id="line.VN-111.caution"', "", "2: ?: the key must be one such as"),
        ('"translated"', '"approved"', "2: line.VN-111.caution: state: 'approved' is not one of: initial, translated"),
        ("<unit ", "<unit><notes><note>origin: robot</note></notes></unit><unit ", "2: ?: "),
        ("</segment>", "</segment><segment><source>x</source></segment>", "2: line.VN-111.caution: has 2 segments"),
        ("<source>Call {name}</source>", "", "2: line.VN-111.caution: has 0 times <source>"),
        (FOOT, unit("ហៅ {name}") + FOOT, "3: line.VN-111.caution: is there twice"),
    ],
)
def test_fault_names_file_line_and_key(tmp_path, old, new, fault):
    assert old in GOOD
    assert faults(tmp_path, GOOD.replace(old, new, 1))[0].startswith(f"from-agency.xlf:{fault}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD.replace('"2.1"', '"1.2"'), ":1: is XLIFF 1.2; save it as XLIFF 2.1"),
        (GOOD.replace("document:2.0", "document:1.2").replace('"2.1"', '"1.2"'), ":1: is XLIFF 1.2; save it as"),
        (GOOD.replace(' version="2.1"', ""), ":1: is XLIFF of no version; save it as XLIFF 2.1"),
        ("<html>\n</html>", ":1: is <html>; save it as XLIFF 2.1"),
        (GOOD.replace('trgLang="km"', 'trgLang="de"'), ":1: trgLang is 'de', and is not one of: zh-Hans, "),
        (GOOD.replace(' trgLang="km"', ""), ":1: trgLang is '', and is not one of"),
        (GOOD.replace('srcLang="en"', 'srcLang="fr"'), ":1: srcLang is 'fr'"),
        (GOOD[:-40], ":2: not readable as XML: "),
        (HEAD, ":2: not readable as XML: no element found; is the file whole?"),
        ("", ":1: not readable as XML: no element found; is the file whole?"),
        ("\0\0\0", ":1: not readable as XML: "),
        (GOOD.replace("ហៅ", "&nothing;"), ":2: not readable as XML: undefined entity; is the file whole?"),
        (GOOD.encode("utf-16"), ": is not in UTF-8; save it as UTF-8"),
        (GOOD.replace("ហៅ", "\u00e9").encode("latin-1"), ": is not in UTF-8; save it as UTF-8"),
        ('<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">\n' + GOOD, ":2: has a DOCTYPE; take"),
        ("<a>" * 100_000, ":1: has elements in more than 40 others"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_with_a_word(tmp_path, text, fault):
    (found,) = faults(tmp_path, text)
    assert found.startswith(f"from-agency.xlf{fault}")


@pytest.mark.parametrize("encoding", ["zip", "utf-7", "shift_jis", "no-such", "latin-1"])
def test_it_is_utf_8_whatever_it_says_of_itself(tmp_path, encoding):
    path = tmp_path / "a.xlf"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?>\n{GOOD}', encoding="utf-8-sig")
    assert [entry.text for entry in xliff.read(path)[1]] == ["ហៅ {name}"]


LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY l0 "ha">{LAUGHS}',
        '<!ENTITY l9 SYSTEM "file:///etc/hostname">',
        '<!ENTITY % l9 SYSTEM "http://127.0.0.1:9/evil.dtd"> %l9;',
        f'<!ENTITY l9 "{"x" * 1_000_000}">',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(tmp_path, declared):
    started = time.monotonic()
    text = f"<!DOCTYPE xliff [{declared}]>\n" + GOOD.replace("ហៅ", "&l9;" * 1000)
    assert faults(tmp_path, text) == ["from-agency.xlf:1: has a DOCTYPE; take it out, a translation needs none"]
    assert time.monotonic() - started < 1


def test_a_huge_file_is_not_even_read(tmp_path):
    with (tmp_path / "from-agency.xlf").open("wb") as file:
        file.truncate(xliff.MOST_BYTES + 1)
    with pytest.raises(TranslationFileError, match="has more than 16 MB"):
        xliff.read(tmp_path / "from-agency.xlf")


def test_missing_file_is_said(tmp_path):
    with pytest.raises(TranslationFileError, match=r"nothing\.xlf: cannot be read: No such file"):
        xliff.read(tmp_path / "nothing.xlf")


def test_a_file_in_another_language_than_it_says_is_refused(tmp_path):
    words = "Đừng giữ giấy tờ của người khác, và đừng bắt họ trả nợ bằng công việc của mình. " * 5
    text = HEAD + unit(words.strip(), source="Do not keep papers.") + FOOT
    assert faults(tmp_path, text) == ["from-agency.xlf: only 0 of 100 letters are Khmer: is it Khmer?"]


def test_what_other_modules_say_is_passed_over(tmp_path):
    more = '<m:matches xmlns:m="urn:m"><m:match><source>x</source><target>y</target></m:match></m:matches><segment '
    (tmp_path / "a.xlf").write_text(GOOD.replace("<segment ", more, 1), encoding="utf-8")
    assert [entry.text for entry in xliff.read(tmp_path / "a.xlf")[1]] == ["ហៅ {name}"]


@pytest.mark.usefixtures("content")
class TestCommands:
    def test_out_and_in(self, tmp_path, capsys):
        call_command("export_texts", "--locale", str(tmp_path), "--language", "km", "--format", "xliff")
        path = content_file(tmp_path, KHMER, Format.XLIFF)
        assert not content_file(tmp_path, KHMER).exists()
        text = Translation.objects.get(language="km", key=REVIEWED).text
        path.write_text(path.read_text("utf-8").replace(f"<target>{text}<", "<target>ចំណងជើង<"), encoding="utf-8")
        call_command("import_texts", str(path), "--locale", str(tmp_path), verbosity=2)
        said = capsys.readouterr().out
        assert "1 changed, 0 new, 0 stale, 0 removed, 0 missing, 0 ignored" in said
        assert f"  changed: {REVIEWED}" in said
        assert Translation.objects.get(language="km", key=REVIEWED).text == "ចំណងជើង"

    def test_part_of_a_file_takes_nothing_away(self, tmp_path):
        before = Translation.objects.filter(language="km").count()
        english = english_texts()[REVIEWED]
        path = tmp_path / "part.xlf"
        path.write_text(HEAD + unit("ចំណងជើង", REVIEWED, english, "final") + FOOT, encoding="utf-8")
        call_command("import_texts", str(path), "--locale", str(tmp_path), verbosity=0)
        row = Translation.objects.get(language="km", key=REVIEWED)
        assert (row.text, row.state) == ("ចំណងជើង", State.DRAFT)
        assert Translation.objects.filter(language="km").count() == before

    @pytest.mark.parametrize(
        ("text", "arguments", "fault"),
        [
            (GOOD.replace('"2.1"', '"1.2"'), [], "from-agency.xlf:1: is XLIFF 1.2"),
            (GOOD, ["--language", "vi"], "good.xlf: is Khmer, which was not asked for"),
            (HEAD + unit("ទេ", "indicator.DOC-01.other", "{other}") + FOOT, [], "indicator.DOC-01.other: has 2 chara"),
            (HEAD + unit("ជនរងគ្រោះ", REVIEWED, "{title}") + FOOT, [], f"{REVIEWED}: "),
        ],
    )
    def test_one_fault_changes_nothing(self, tmp_path, capsys, text, arguments, fault):
        english = english_texts()
        for name in ("title", "other"):
            text = text.replace(f"{{{name}}}", english[f"indicator.DOC-01.{name}"])
        before = rows()
        good, bad = tmp_path / "good.xlf", tmp_path / "from-agency.xlf"
        good.write_text(HEAD + unit("ចំណងជើង", REVIEWED, english[REVIEWED]) + FOOT, encoding="utf-8")
        bad.write_text(text, encoding="utf-8")
        with pytest.raises(CommandError, match=r"fault\(s\); nothing was changed"):
            call_command("import_texts", str(good), str(bad), "--locale", str(tmp_path), *arguments)
        assert fault in capsys.readouterr().err
        assert rows() == before
