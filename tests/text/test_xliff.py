"""XLIFF 2.1: what goes out comes back, other tools read it, and no claim of a file raises a state."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from screening.choices import Made, State
from screening.languages import IN_TABLE
from screening.models import Translation
from screening.text import xliff
from screening.text.entries import Entry
from screening.text.exchange import Format, content_file, english_texts, export_texts, import_xliff
from screening.text.reviews import load_reviews
from tests.text.reviewing import sign_content
from tests.text.test_po import entries
from tests.text.test_xliff_faults import FOOT, GOOD, HEAD, unit

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


@pytest.mark.usefixtures("content")
class TestCommands:
    def test_out_and_in(self, tmp_path, capsys):
        call_command("export_texts", "--locale", str(tmp_path), "--language", "km", "--format", "xliff")
        path = content_file(tmp_path, KHMER, Format.XLIFF)
        assert not content_file(tmp_path, KHMER).exists()
        text = Translation.objects.get(language="km", key=REVIEWED).text
        path.write_text(path.read_text("utf-8").replace(f"<target>{text}<", f"<target>{text}នេះ<"), encoding="utf-8")
        call_command("import_texts", str(path), "--locale", str(tmp_path), verbosity=2)
        said = capsys.readouterr().out
        assert "1 changed, 0 new, 0 stale, 0 removed, 0 missing, 0 ignored" in said
        assert f"  changed: {REVIEWED}" in said
        assert Translation.objects.get(language="km", key=REVIEWED).text == f"{text}នេះ"

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
