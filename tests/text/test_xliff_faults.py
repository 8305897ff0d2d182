"""A file of XLIFF from anywhere: each fault is named with file, line and key, and no trick gets in."""

import time
from pathlib import Path

import pytest

from screening.errors import TranslationFileError
from screening.text import xliff

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
