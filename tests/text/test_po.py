"""PO files: what goes out comes back, letter by letter, and a broken file is refused whole, with a word on why."""

from pathlib import Path
from tempfile import TemporaryDirectory

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.choices import Made, State
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE
from screening.text import po
from screening.text.faults import is_blank, text_faults
from screening.text.headers import plural_forms

KHMER = IN_TABLE["km"]
PLURALS = plural_forms(KHMER)

# What the rules of the content let through: one line, no control or direction characters, no < or >.
PLAIN = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="<>%{}&"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not is_blank(text))
)
KEYS = st.from_regex(r"(indicator\.DOC-01|passage\.safety-now|line\.VN-111)\.[a-z_]{1,8}(\.[0-9])?", fullmatch=True)


@st.composite
def entries(draw):
    found = []
    for key in draw(st.lists(KEYS, unique=True, max_size=6)):
        english = draw(PLAIN)
        text = draw(
            PLAIN.filter(lambda text, english=english: not list(text_faults(english, text, KHMER, own_words=False)))
        )
        found.append(po.Entry(key, english, text, draw(st.sampled_from(Made))))
    return found


@settings(deadline=None, max_examples=40)
@given(entries())
def test_round_trip_leaves_every_text_and_origin_unchanged(written):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "km" / "LC_MESSAGES" / "content.po"
        po.write(path, KHMER, written, PLURALS)
        read = po.read(path, KHMER)
        first = path.read_bytes()
        po.write(path, KHMER, read, PLURALS)
        assert path.read_bytes() == first
    assert read == written


HEAD = 'msgid ""\nmsgstr ""\n"Language: km\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def file_of(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "km" / "LC_MESSAGES" / "content.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "\n".join(rows), encoding="utf-8")
    return path


def row(msgstr: str, msgid: str = "Call {name}", msgctxt: str = "line.VN-111.caution", before: str = "") -> str:
    return f'{before}msgctxt "{msgctxt}"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'


def faults(path: Path) -> list[str]:
    with pytest.raises(TranslationFileError) as caught:
        po.read(path, KHMER)
    return caught.value.faults


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([row("ហៅ")], "placeholders must be the same as in the English ({name})"),
        ([row("<b>ហៅ</b> {name}")], "must be plain text: no HTML, no < or >"),
        ([row("ហៅ \u202e{name}")], "has the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE): take it out"),
        ([row("ហៅ\u2028{name}")], "has the invisible character U+2028 (LINE SEPARATOR): take it out"),
        ([row("ហៅ\u0085{name}")], "has the invisible character U+0085 (NEXT LINE): take it out"),
        ([row("ហៅ\0{name}")], "has the invisible character U+0000 (NULL): take it out"),
        ([row("ហៅ \ufffd{name}")], "has U+FFFD (REPLACEMENT CHARACTER): a letter was lost here, type it again"),
        ([row("ហៅ {name}", msgctxt="nonsense")], "the key must be one such as indicator.DOC-01.title"),
        ([row("ហៅ", "Call.", before="# origin: robot\n")], "origin: 'robot' is not one of: machine, person"),
        ([row("ហៅ {name}"), row("ហៅ\u200bទៅ {name}")], "is there twice"),
        (
            [row("ហៅ {name}").replace("msgstr", 'msgid_plural "Calls"\nmsgstr[0]')],
            "has a plural; a text of the content",
        ),
    ],
)
def test_fault_names_file_line_and_key(tmp_path, rows, fault):
    line = 6 + 4 * (len(rows) - 1)
    key = "nonsense" if "nonsense" in rows[0] else "line.VN-111.caution"
    (found,) = faults(file_of(tmp_path, *rows))
    assert found.startswith(f"km/content.po:{line}: {key}: {fault}")


def test_all_faults_at_once(tmp_path):
    assert len(faults(file_of(tmp_path, row("<b>"), row("\u202e {name}", msgctxt="line.VN-111.hours")))) == 3


@pytest.mark.parametrize("damage", [b"not a PO file", b'msgid "a\nmsgstr "b"', b'msgid "a"\nmsgstr unquoted'])
def test_file_that_is_no_po(tmp_path, damage):
    path = file_of(tmp_path)
    path.write_bytes(path.read_bytes() + damage)
    assert faults(path)[0].startswith("km/content.po: not readable as PO: ")


def test_other_encodings_are_refused_with_a_word(tmp_path):
    path = file_of(tmp_path, row("ហៅ {name}"))
    text = path.read_text(encoding="utf-8")
    for encoding in ("utf-16", "utf-16-le"):
        path.write_text(text, encoding=encoding)
        assert faults(path)[0].startswith("km/content.po: ")
    path.write_bytes(text.replace("ហៅ", "caf\u00e9").encode("latin-1"))
    assert faults(path) == ["km/content.po: is not in UTF-8; save it as UTF-8"]


def test_a_windows_editor_may_have_saved_it(tmp_path):
    path = file_of(tmp_path, row("ហៅ {name}"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [entry.text for entry in po.read(path, KHMER)] == ["ហៅ {name}"]


def test_missing_file(tmp_path):
    assert faults(tmp_path / "km" / "LC_MESSAGES" / "content.po") == ["km/content.po: there is no such file"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Language: km", "Language: vi", "Language: is 'vi', and the file is in the folder of 'km'"),
        ('"Language: km\\n"\n', "", "Language: is '', and the file is in the folder of 'km'"),
        ("charset=UTF-8", "charset=latin-1", "Content-Type: is latin-1; save the file as UTF-8"),
        ("; charset=UTF-8", "", "Content-Type: must say charset=UTF-8"),
        ("Language: km", "Plural-Forms: nplurals=2; plural=n != 1;\\nLanguage: km", "Plural-Forms: nplurals is 2, and"),
    ],
)
def test_head_of_a_file(tmp_path, old, new, fault):
    assert faults(file_of(tmp_path, head=HEAD.replace(old, new)))[0].startswith(f"km/content.po: {fault}")


def test_a_file_in_another_language_is_refused(tmp_path):
    words = "Đừng giữ giấy tờ của người khác, và đừng bắt họ trả nợ bằng công việc của mình. " * 5
    assert faults(file_of(tmp_path, row(words.strip(), "Do not keep papers."))) == [
        "km/content.po: only 0 of 100 letters are Khmer: is it Khmer?"
    ]


@pytest.mark.parametrize("blank", ["", " ", "\u200b", "\u00a0", "\u3000\u2060", "\u2800", "\ufeff"])
def test_what_nobody_sees_is_missing(tmp_path, blank):
    assert [entry.text for entry in po.read(file_of(tmp_path, row(blank)), KHMER)] == [""]


def test_obsolete_strings_are_left_out(tmp_path):
    assert po.read(file_of(tmp_path, '#~ msgctxt "line.OLD-1.name"\n#~ msgid "Old"\n#~ msgstr "ចាស់"\n'), KHMER) == []


@pytest.mark.parametrize(
    ("before", "claims", "fuzzy", "made"),
    [
        ("", State.DRAFT, False, Made.MACHINE),
        ("#, reviewed\n", State.REVIEWED, False, Made.MACHINE),
        ("#, reviewed, Field-Checked\n", State.FIELD_CHECKED, False, Made.MACHINE),
        ("#, python-format\n", State.DRAFT, False, Made.MACHINE),
        ("#, fuzzy\n", State.DRAFT, True, Made.MACHINE),
        ("# A word for reviewers.\n# origin: person\n", State.DRAFT, False, Made.PERSON),
        ("#  origin:mended \n", State.DRAFT, False, Made.MENDED),
    ],
)
def test_comments_say_who_and_flags_prove_nothing(tmp_path, before, claims, fuzzy, made):
    (entry,) = po.read(file_of(tmp_path, row("ហៅ {name}", before=before)), KHMER)
    assert (entry.claims, entry.fuzzy, entry.made) == (claims, fuzzy, made)


def test_old_words_of_a_stale_string_are_no_fault(tmp_path):
    path = tmp_path / "km" / "LC_MESSAGES" / "content.po"
    po.write(path, KHMER, [po.Entry("line.VN-111.name", "Call 111", "ហៅ 112", fuzzy=True)], PLURALS)
    assert polib.pofile(str(path))[0].flags == ["fuzzy"]
    assert po.read(path, KHMER)[0].fuzzy
