"""PO files: what goes out comes back, letter by letter, and a broken file is refused whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import BY_CODE
from screening.text import po
from screening.text.strings import digest

KHMER = BY_CODE["km"]

# What the rules of the content let through: one line, no control or direction characters, no < or >.
PLAIN = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="<>%{}&"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
SPEECH = PLAIN.filter(lambda text: not list(po.text_faults("", text)))


@st.composite
def entries(draw):
    fields = draw(st.lists(st.from_regex(r"[a-z_]{1,8}(\.[0-9])?", fullmatch=True), unique=True, max_size=6))
    return [
        po.Entry(
            draw(st.sampled_from(["indicator.DOC-01", "passage.safety-now", "line.VN-111"])),
            field,
            draw(PLAIN),
            draw(SPEECH),
            draw(st.sampled_from(po.STORED_STATES)),
        )
        for field in fields
    ]


@settings(deadline=None)
@given(entries())
def test_round_trip_leaves_every_text_and_digest_unchanged(written):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "km" / "LC_MESSAGES" / "content.po"
        po.write(path, KHMER, written)
        read = po.read(path)
        first = path.read_bytes()
        po.write(path, KHMER, read)
        assert path.read_bytes() == first
    assert read == written
    assert [digest(entry.english) for entry in read] == [digest(entry.english) for entry in written]


def file_of(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "km" / "LC_MESSAGES" / "content.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return path


def row(msgstr: str, msgid: str = "Call {name}", msgctxt: str = "line.VN-111.caution", before: str = "") -> str:
    return f'{before}msgctxt "{msgctxt}"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([row("ហៅ")], "placeholders must be the same as in the English ({name})"),
        ([row("ហៅ {name} {name}")], "placeholders must be the same as in the English ({name})"),
        ([row("ហៅ {other}")], "placeholders must be the same as in the English ({name})"),
        ([row("<b>ហៅ</b> {name}")], "must be plain text: no HTML, no < or >"),
        ([row("ហៅ &lt;b&gt; {name}")], "must be plain text: no HTML, no < or >"),
        ([row("ហៅ \u202e{name}")], "has the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE): take it out"),
        ([row("ហៅ {name}", msgctxt="nonsense")], "msgctxt must be a text key such as indicator.DOC-01.title"),
        ([row("ហៅ {name}"), row("ហៅ\u200bទៅ {name}")], "is there twice"),
    ],
)
def test_fault_names_file_line_and_key(tmp_path, rows, fault):
    path = file_of(tmp_path, *rows)
    line = 4 + 4 * (len(rows) - 1)
    key = "nonsense" if "nonsense" in rows[0] else "line.VN-111.caution"
    with pytest.raises(TranslationFileError) as caught:
        po.read(path)
    assert caught.value.faults == [f"km/content.po:{line}: {key}: {fault}"]


def test_all_faults_at_once(tmp_path):
    path = file_of(tmp_path, row("<b>"), row("\u202e {name}", msgctxt="line.VN-111.hours"))
    with pytest.raises(TranslationFileError) as caught:
        po.read(path)
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("damage", [b"not a PO file", b'msgid "a"\nmsgstr "\xff"', b'msgid "a\nmsgstr "b"'])
def test_unreadable_file(tmp_path, damage):
    path = file_of(tmp_path)
    path.write_bytes(path.read_bytes() + damage)
    with pytest.raises(TranslationFileError, match=r"^km/content\.po: not readable as PO: "):
        po.read(path)


def test_missing_file(tmp_path):
    with pytest.raises(TranslationFileError, match=r"^km/content\.po: there is no such file$"):
        po.read(tmp_path / "km" / "LC_MESSAGES" / "content.po")


def test_empty_and_obsolete_strings_are_left_out(tmp_path):
    obsolete = '#~ msgctxt "line.OLD-1.name"\n#~ msgid "Old"\n#~ msgstr "ចាស់"\n'
    assert po.read(file_of(tmp_path, row(""), obsolete)) == []


@pytest.mark.parametrize(
    ("flags", "state", "stale"),
    [
        ("", State.DRAFT, False),
        ("#, reviewed\n", State.REVIEWED, False),
        ("#, field-checked\n", State.FIELD_CHECKED, False),
        ("#, python-format\n", State.DRAFT, False),
        ("#, fuzzy\n", State.DRAFT, True),
        ("#, fuzzy, reviewed\n", State.REVIEWED, True),
    ],
)
def test_flags_are_states(tmp_path, flags, state, stale):
    entry = po.read(file_of(tmp_path, row("ហៅ {name}", before=flags)))[0]
    assert (entry.state, entry.stale) == (state, stale)
    assert bool(po.stored(entry)["digest"]) is not stale


def test_stale_string_loses_its_review(tmp_path):
    path = tmp_path / "km" / "LC_MESSAGES" / "content.po"
    po.write(path, KHMER, [po.Entry("line.VN-111", "name", "New", "ចាស់", State.REVIEWED, stale=True)])
    assert polib.pofile(str(path))[0].flags == ["fuzzy"]


def test_interface_is_compiled_once(tmp_path):
    source = file_of(tmp_path, 'msgid "Leave"\nmsgstr "ចាកចេញ"\n').rename(tmp_path / "km" / "LC_MESSAGES" / "django.po")
    assert po.compile_interface(tmp_path) == [source.with_suffix(".mo")]
    assert polib.mofile(str(source.with_suffix(".mo")))[0].msgstr == "ចាកចេញ"
    assert po.compile_interface(tmp_path) == []
