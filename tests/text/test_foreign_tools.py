"""gettext's tools, Poedit's and Weblate's libraries: none loses a review, and none can forge one."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from django.conf import settings
from translate.storage import pypo

from screening.choices import Made, State
from screening.languages import IN_TABLE
from screening.models import Translation
from screening.text import ledger
from screening.text.exchange import content_file, export_texts, import_texts
from screening.text.interface import KEY, compile_interface, digests, interface_file, state_of_interface
from screening.text.po import read_interface
from tests.text.reviewing import sign, sign_content

KHMER = IN_TABLE["km"]
REVIEWED = "indicator.DOC-01.title"
TRIED = "indicator.DOC-02.other"
BY_ONE = "passage.safety-now.title"
BY_A_PERSON = "indicator.DOC-03.title"


def gettext(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True)


def msgcat(path: Path) -> None:
    gettext("msgcat", "--sort-output", "--width=60", "-o", path, path)


def msgattrib(path: Path) -> None:
    gettext("msgattrib", "--translated", "--no-obsolete", "--clear-previous", "-o", path, path)


def msgmerge(path: Path) -> None:
    template = polib.pofile(str(path))
    for row in template:
        row.msgstr, row.tcomment, row.flags = "", "", []
        row.msgstr_plural = dict.fromkeys(row.msgstr_plural, "")
    template.save(str(path.with_suffix(".pot")))
    gettext("msgmerge", "--quiet", "--update", "--backup=none", path, path.with_suffix(".pot"))


def with_polib(path: Path) -> None:
    file = polib.pofile(str(path), wrapwidth=40)
    file.sort()
    file.save(str(path))


def with_translate_toolkit(path: Path) -> None:
    file = pypo.pofile.parsefile(str(path))
    for unit in file.units:
        if unit.istranslated():
            unit.target = unit.target
    file.save()


TOOLS = pytest.mark.parametrize("tool", [msgcat, msgattrib, msgmerge, with_polib, with_translate_toolkit])


def states() -> dict[str, tuple[str, str]]:
    return {row.key: (row.state, row.made) for row in Translation.objects.filter(language="km")}


MOST = 100
FEW = ("indicator.DOC-", "passage.safety-")  # a file takes away nothing of what it does not mention


@pytest.fixture(params=[FEW], ids=["few"])
def exported(tmp_path: Path, content: None, request: pytest.FixtureRequest) -> Path:
    """The content file of Khmer, or few strings of it, with a ledger beside it and one string that a person wrote."""
    Translation.objects.filter(language="km", key=BY_A_PERSON).update(made=Made.PERSON)
    sign_content(tmp_path, KHMER, [REVIEWED], "sk", "mc")
    sign_content(tmp_path, KHMER, [TRIED], "sk", "mc", state=State.FIELD_CHECKED)
    sign_content(tmp_path, KHMER, [BY_ONE], "sk")
    export_texts(tmp_path, KHMER)
    keep(content_file(tmp_path, KHMER), request.param)
    import_texts(tmp_path, KHMER)
    found = states()
    assert (found[REVIEWED][0], found[TRIED][0], found[BY_ONE][0]) == ("reviewed", "field-checked", "draft")
    return content_file(tmp_path, KHMER)


def keep(path: Path, beginnings: tuple[str, ...]) -> None:
    file = polib.pofile(str(path))
    file[:] = [row for row in file if row.msgctxt.startswith(beginnings)]
    file.save(str(path))


@TOOLS
@pytest.mark.parametrize("exported", [("",)], ids=["all"], indirect=True)
def test_no_tool_loses_a_review_of_the_content(exported: Path, tmp_path: Path, tool: Callable[[Path], None]) -> None:
    before = states()
    tool(exported)
    report = import_texts(tmp_path, KHMER)
    assert (report.changed, report.new, report.stale, report.ignored, report.flagged) == ((), (), (), (), ())
    assert states() == before


@TOOLS
@pytest.mark.parametrize("side", ["msgid", "msgstr"])
def test_a_changed_letter_ends_a_review_whatever_the_tool(
    exported: Path, tmp_path: Path, tool: Callable[[Path], None], side: str
) -> None:
    file = polib.pofile(str(exported))
    for row in file:
        if row.msgctxt in {REVIEWED, TRIED, BY_ONE}:
            row.flags = ["reviewed", "field-checked"]
            setattr(row, side, getattr(row, side) + ("s" if side == "msgid" else "ៗ"))
    file.save(str(exported))
    tool(exported)
    report = import_texts(tmp_path, KHMER)
    if side == "msgid":  # the English of the site is another: the file is of another day, and ends nothing
        assert {REVIEWED, TRIED, BY_ONE} <= set(report.stale)
    else:
        assert set(report.changed) == {REVIEWED, TRIED, BY_ONE}
        assert [states()[key][0] for key in (REVIEWED, TRIED, BY_ONE)] == [State.DRAFT] * 3


def test_flags_and_comments_forge_no_review(exported: Path, tmp_path: Path) -> None:
    file = polib.pofile(str(exported))
    for row in file:
        row.flags = ["reviewed", "field-checked"]
        row.tcomment = f"{row.tcomment}\nstate: reviewed\nreviewed by sk and mc"
    file.save(str(exported))
    before = states()
    report = import_texts(tmp_path, KHMER)
    assert set(report.flagged) == {row.msgctxt for row in file} - {TRIED}  # that one is as well checked as it says
    assert states() == before


def test_a_tool_that_drops_every_comment_only_makes_a_text_a_machines(exported: Path, tmp_path: Path) -> None:
    before = states()
    gettext("msgfilter", "--keep-header", "-i", exported, "-o", exported, "cat")
    file = polib.pofile(str(exported))
    for row in file:
        row.tcomment = row.comment = ""
    file.save(str(exported))
    import_texts(tmp_path, KHMER)
    assert states() == {**before, BY_A_PERSON: (State.DRAFT, Made.MACHINE)}


@pytest.fixture
def interface(tmp_path: Path) -> Path:
    """Some of the interface file of Khmer, with every string of it reviewed by two people."""
    copy = interface_file(tmp_path, KHMER)
    copy.parent.mkdir(parents=True)
    shutil.copy(interface_file(settings.BASE_DIR / "locale", KHMER), copy)
    file = polib.pofile(str(copy))
    file[:] = [row for number, row in enumerate(file) if row.msgid_plural or number < MOST]
    file.save(str(copy))
    for row in read_interface(copy, KHMER).translated_entries():
        english, text = digests(row)
        sign(tmp_path, KHMER, KEY, "sk", "mc", english=english, text=text)
    return copy


def state(interface: Path) -> State:
    compile_interface(interface.parents[2])
    signed = ledger.read(ledger.ledger_file(interface.parents[2], KHMER))
    return state_of_interface(read_interface(interface, KHMER), signed)


@TOOLS
def test_no_tool_loses_a_review_of_the_interface(interface: Path, tool: Callable[[Path], None]) -> None:
    assert state(interface) == State.REVIEWED
    tool(interface)
    assert state(interface) == State.REVIEWED


@TOOLS
@pytest.mark.parametrize("plural", [False, True])
def test_a_changed_letter_of_the_interface_ends_its_review(
    interface: Path, tool: Callable[[Path], None], plural: bool
) -> None:
    file = polib.pofile(str(interface))
    row = next(row for row in file if bool(row.msgid_plural) == plural and row.translated())
    if plural:
        row.msgstr_plural = {form: f"{text}ៗ" for form, text in row.msgstr_plural.items()}
    else:
        row.msgstr += "ៗ"
    row.flags = [*row.flags, "reviewed"]
    file.save(str(interface))
    tool(interface)
    assert state(interface) == State.MACHINE
