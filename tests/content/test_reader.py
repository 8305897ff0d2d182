"""A broken content file is answered with the file, the line, the code, the field and what to do."""

import pytest

from screening.content.reader import read_content
from screening.errors import ContentFileError

DOC = "indicators/doc.yaml"
LINES = "help_lines.yaml"

# file, what stands there, what is put in its place, the fault with the line of that place
BROKEN = {
    "a bracket left open": (DOC, "act: []", "act: [", "{file}:23: not readable as YAML: "),
    "a tab": (DOC, "  title:", "\ttitle:", "{file}:{line}: not readable as YAML: "),
    "a field twice": (
        DOC,
        "  why: >-",
        "  notice: again\n  why: >-",
        "{file}:{start}: not readable as YAML: notice is",
    ),
    "an impossible day": (
        "sources.yaml",
        "2026-11-23",
        "2026-02-30",
        "{file}:{line}: not readable as YAML: 2026-02-30: ",
    ),
    "a code twice": (
        DOC,
        "- code: DOC-02",
        "- code: DOC-01",
        "{file}:{line}: DOC-01: code: is already used at {file}:1",
    ),
    "a code of a site's own rows": (
        "sources.yaml",
        "- code: S4\n",
        "- code: LOCAL-S4\n",
        "{file}:{line}: LOCAL-S4: code: LOCAL- is for the rows that a site adds",
    ),
    "an unknown field": (DOC, "  why: >-", "  wy: x\n  why: >-", "{file}:{line}: DOC-01: wy: there is no such field"),
    "a missing field": (
        DOC,
        "  title: Someone",
        "  # Someone",
        "{file}:{start}: DOC-01: title: must be text, and not empty",
    ),
    "an empty side": (
        DOC,
        "  other: >-\n",
        "  other: ''\n  ignored: >-\n",
        "{file}:{line}: DOC-01: other: must be text, and",
    ),
    "HTML": (
        DOC,
        "title: Someone",
        "title: <b>Some</b>one",
        "{file}:{line}: DOC-01: title: must be plain text without <",
    ),
    "too long a title": (DOC, "title: S", f"title: {'x' * 200}S", "{file}:{line}: DOC-01: title: is 260"),
    "a word outside the list": (
        DOC,
        "means: [coercion]",
        "means: [magic]",
        "{file}:{line}: DOC-01: palermo.means.0: 'magic' is not one of: threat, ",
    ),
    "a number outside the list": (
        DOC,
        "ilo11: [7]",
        "ilo11: [12]",
        "{file}:{line}: DOC-01: ilo11.0: must be a whole number",
    ),
    "yes in quotes": (DOC, "opens_safety: false", "opens_safety: 'no'", "DOC-01: opens_safety: must be true or false"),
    "a list with the same twice": (DOC, "ilo11: [7]", "ilo11: [7, 7]", "DOC-01: ilo11: names something twice"),
    "a source nobody knows": (
        DOC,
        "{source: S4}",
        "{source: S4000}",
        "{file}:{line}: DOC-01: citations.3.source: there is no source 'S4000'",
    ),
    "a category nobody knows": (DOC, "code: DOC-01", "code: XYZ-01", "XYZ-01: category: there is no category 'XYZ'"),
    "a long quotation": (
        DOC,
        "phrase: confiscating",
        f"phrase: {'a ' * 12}b",
        "{file}:{line}: DOC-01: citations.0.phrase: has more than 12 words",
    ),
    "no evidence": (
        "indicators/rec.yaml",
        "  citations:\n",
        "  citations: []\n  was:\n",
        "REC-01: citations: needs at least 1",
    ),
    "a number without quotes": (
        LINES,
        'number: "110"',
        "number: 110",
        "{file}:{line}: CN-110: number: must be text, and not",
    ),
    "words in a number": (
        LINES,
        'number: "110"',
        'number: "call 110"',
        "CN-110: number: 'call 110' is not in the expected",
    ),
    "another number behind it": (
        LINES,
        'dial: "110"',
        'dial: "999"',
        "{file}:{line}: CN-110: dial: must be the same number as '110'",
    ),
    "digits of another script": (
        LINES,
        'number: "110"',
        'number: "１１０"',
        "CN-110: number: has U+FF10 (FULLWIDTH DIGIT ZERO), which looks like '0'",
    ),
    "a check that is still to come": (
        LINES,
        "checked: 2026-11-23",
        "checked: 2099-01-01",
        "checked: 2099-01-01 is still to come",
    ),
    "a script as an address": (
        LINES,
        "website: null",
        "website: javascript:alert(1)",
        "CN-110: website: 'javascript:alert(1)'",
    ),
    "an unknown consequence": (
        LINES,
        "follows: [police-answer,",
        "follows: [magic,",
        "{file}:{line}: CN-110: follows.0: there is no passage 'follows-magic'",
    ),
    "no consequence": (
        LINES,
        "follows: [police-answer, may-tell-immigration]",
        "follows: []",
        "CN-110: follows: needs at least 1",
    ),
    "a time of day": (
        LINES,
        "checked: 2026-11-23",
        "checked: 2026-11-23 10:00:00",
        "CN-110: checked: must be a date, as 20",
    ),
    "an unknown neighbour": (
        "places.yaml",
        "[HK, MO,",
        "[XX, MO,",
        "{file}:{line}: CN: neighbours.0: there is no place 'XX'",
    ),
    "no list": ("places.yaml", "- code: CN", "code: CN", "places.yaml:"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_fault_names_the_place(case, folder, edit):
    name, old, new, expected = BROKEN[case]
    line = edit(name, old, new)
    with pytest.raises(ContentFileError) as caught:
        read_content(folder)
    wanted = expected.format(file=name, line=line, start=1)
    assert any(wanted in fault for fault in caught.value.faults), "\n".join(caught.value.faults)
    assert all(fault.startswith(name) for fault in caught.value.faults), "a fault in one file is told of another"
    assert len(caught.value.faults) <= 2, "one mistake is told many times"


def test_missing_file(folder):
    (folder / "sources.yaml").unlink()
    with pytest.raises(ContentFileError) as caught:
        read_content(folder)
    assert caught.value.faults == ["sources.yaml: there is no such file in fixtures/"]


def test_file_that_is_not_utf_8(folder):
    (folder / "places.yaml").write_bytes(b"- code: CN\n  name: \xff\n")
    with pytest.raises(ContentFileError) as caught:
        read_content(folder)
    assert len(caught.value.faults) == 1
    assert caught.value.faults[0].startswith("places.yaml:1: not readable as YAML: ")


def test_all_faults_at_once(folder, edit):
    edit("sources.yaml", "read: 2026-11-23", "read: soon")
    edit(DOC, "opens_safety: false", "opens_safety: maybe")
    edit(LINES, 'number: "110"', "number: 110")
    with pytest.raises(ContentFileError) as caught:
        read_content(folder)
    assert len(caught.value.faults) == 3


def test_all_faults_of_one_field_each_with_its_line(folder, edit):
    start = edit(
        DOC, "delphi:\n    - {dimension: coercive-recruitment, item: ", "delphi:\n    - {dimension: x, item: <"
    )
    with pytest.raises(ContentFileError) as caught:
        read_content(folder)
    assert [
        fault.rpartition(": ")[0].removeprefix(f"{DOC}:{start + 1}: DOC-01: ") for fault in caught.value.faults
    ] == [
        "delphi.0.dimension: 'x' is not one of",
        "delphi.0.item",
    ]


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200f", "\x07"])
def test_characters_nobody_sees_are_refused(hidden, folder, edit):
    path = folder / "places.yaml"
    escaped = f'"Mainland{hidden.encode("unicode_escape").decode()} China"'
    path.write_text(path.read_text(encoding="utf-8").replace("Mainland China", escaped), encoding="utf-8")
    with pytest.raises(ContentFileError, match=r"places\.yaml:\d+: CN: name: has the invisible character U\+"):
        read_content(folder)
