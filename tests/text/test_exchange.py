"""The Translation table, out to PO files and in again: all of a language or nothing."""

import re

import pytest
from django.core.management import CommandError, call_command

from screening.choices import Origin, State
from screening.content.edition import forget, get_edition
from screening.content.publish import publish
from screening.errors import TranslationFileError
from screening.languages import BY_CODE, TRANSLATIONS
from screening.models import Indicator, Passage, Translation
from screening.text.exchange import content_file, coverage, english_texts, export_texts, import_texts
from screening.text.po import STORED_STATES
from screening.text.strings import digest

pytestmark = pytest.mark.usefixtures("content")

KHMER = BY_CODE["km"]


@pytest.fixture
def khmer(content) -> None:
    """Every string in Khmer, the states in turn; every seventh one is of an older English."""
    Translation.objects.all().delete()
    rows: dict[str, dict] = {}
    for number, ((key, field), english) in enumerate(english_texts().items()):
        made_from = english if number % 7 else "Something older."
        state = STORED_STATES[number % len(STORED_STATES)]
        rows.setdefault(key, {})[field] = {"text": f"ខ្មែរ {english}", "digest": digest(made_from), "state": state}
    Translation.objects.bulk_create(Translation(key=key, language="km", fields=row) for key, row in rows.items())


def rows() -> dict[str, dict]:
    return dict(Translation.objects.filter(language="km").values_list("key", "fields"))


def shown(fields: dict[str, dict]) -> list[tuple]:
    english = english_texts()
    return [
        (key, field, stored["text"], stored["state"] if stored["digest"] == digest(english[key, field]) else "stale")
        for key, found in sorted(fields.items())
        for field, stored in sorted(found.items())
    ]


def test_export_and_import_change_nothing(khmer, tmp_path):
    before = shown(rows())
    assert export_texts(tmp_path, KHMER) == import_texts(tmp_path, KHMER) == len(english_texts())
    assert shown(rows()) == before
    first = content_file(tmp_path, KHMER).read_bytes()
    export_texts(tmp_path, KHMER)
    assert content_file(tmp_path, KHMER).read_bytes() == first


def test_import_is_of_one_language(khmer, tmp_path):
    other = Translation.objects.create(key="indicator.DOC-01", language="vi", fields={})
    export_texts(tmp_path, KHMER)
    import_texts(tmp_path, KHMER)
    assert Translation.objects.filter(pk=other.pk).exists()


def test_changed_english_makes_the_translation_stale(khmer, tmp_path):
    Translation.objects.filter(key="indicator.DOC-02").delete()
    text = Indicator.objects.get(code="DOC-02").title
    fields = {"title": {"text": "ចំណងជើង", "digest": digest(text), "state": "reviewed"}}
    Translation.objects.create(key="indicator.DOC-02", language="km", fields=fields)
    publish()
    forget()
    assert get_edition("km").indicators["DOC-02"].title.state == State.REVIEWED
    Indicator.objects.filter(code="DOC-02").update(title="New words")
    publish()
    forget()
    title = get_edition("km").indicators["DOC-02"].title
    assert (title.value, title.language, title.state) == ("New words", "en", State.STALE)
    export_texts(tmp_path, KHMER)
    written = content_file(tmp_path, KHMER).read_text(encoding="utf-8")
    entry = written[: written.index('msgctxt "indicator.DOC-02.title"')].rpartition("\n\n")[2]
    assert "#, fuzzy\n" in entry
    assert "reviewed" not in entry


def test_coverage_counts_every_string_once(khmer):
    found = {row.language.code: row for row in coverage()}
    assert set(found) == {language.code for language in TRANSLATIONS}
    row = found["km"]
    assert row.draft + row.reviewed + row.stale + row.missing == row.total == len(english_texts())
    assert min(row.draft, row.reviewed, row.stale) > 0
    assert row.missing == 0
    assert found["vi"].missing == found["vi"].total


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgctxt "indicator.DOC-01.title"', 'msgctxt "indicator.DOC-99.title"', "there is no such text; remove it"),
        ('msgctxt "indicator.DOC-01.title"', 'msgctxt "indicator.DOC-01.titel"', "there is no such text; remove it"),
        ('msgstr "ខ្មែរ', 'msgstr "<i>ខ្មែរ', "must be plain text"),
        ('msgstr "ខ្មែរ', 'msgstr "%(count)s ខ្មែរ', "placeholders must be the same"),
        ('msgstr "ខ្មែរ', "msgstr ខ្មែរ", "not readable as PO"),
    ],
)
def test_faulty_file_changes_nothing(khmer, tmp_path, capsys, *, old, new, fault):
    export_texts(tmp_path, KHMER)
    path = content_file(tmp_path, KHMER)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = rows()
    with pytest.raises(TranslationFileError, match=rf"km/content\.po.*{re.escape(fault)}"):
        import_texts(tmp_path, KHMER)
    assert rows() == before
    with pytest.raises(CommandError, match=r"1 fault\(s\); nothing was changed"):
        call_command("import_texts", "--locale", str(tmp_path), "--language", "km")
    assert fault in capsys.readouterr().err
    assert rows() == before


def test_one_faulty_language_stops_all(khmer, tmp_path):
    vietnamese = BY_CODE["vi"]
    for language in (KHMER, vietnamese):
        export_texts(tmp_path, language)
    content_file(tmp_path, KHMER).write_text("no", encoding="utf-8")
    path = content_file(tmp_path, vietnamese)
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "Chữ"\n\n'), encoding="utf-8")
    before = list(Translation.objects.order_by("pk").values())
    with pytest.raises(CommandError):
        call_command("import_texts", "--locale", str(tmp_path))
    assert list(Translation.objects.order_by("pk").values()) == before


def test_commands_go_round(khmer, tmp_path, capsys):
    before = shown(rows())
    call_command("export_texts", "--locale", str(tmp_path))
    call_command("import_texts", "--locale", str(tmp_path))
    assert shown(rows()) == before
    assert "Khmer: " in capsys.readouterr().out


@pytest.fixture
def own_row(khmer) -> str:
    """The key of a row that a host added and translated."""
    Passage.objects.create(code="LOCAL-1", group="rule", title="Ours", body="", items=[], origin=Origin.LOCAL)
    stored = {"text": "របស់យើង", "digest": digest("Ours"), "state": State.DRAFT}
    Translation.objects.create(key="passage.LOCAL-1", language="km", fields={"title": stored})
    return "passage.LOCAL-1"


def test_translations_of_own_rows_survive_an_official_file(own_row, tmp_path):
    export_texts(tmp_path, KHMER)
    path = content_file(tmp_path, KHMER)
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join(block for block in blocks if own_row not in block), encoding="utf-8")
    import_texts(tmp_path, KHMER)
    assert rows()[own_row]["title"]["text"] == "របស់យើង"


def test_a_file_may_hold_texts_of_own_rows_that_are_gone(own_row, tmp_path):
    export_texts(tmp_path, KHMER)
    Passage.objects.filter(code="LOCAL-1").delete()
    assert import_texts(tmp_path, KHMER)
