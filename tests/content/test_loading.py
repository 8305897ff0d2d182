"""Loading replaces the official content, all or nothing, and leaves alone what a host added."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from screening.choices import Origin
from screening.content.edition import forget, get_edition
from screening.content.load import Loaded, load_content
from screening.content.publish import publish
from screening.errors import ContentFileError, ContentMissing
from screening.models import (
    ITEMS,
    Category,
    Citation,
    EditionRow,
    HelpLine,
    HelpLineCheck,
    Indicator,
    Instrument,
    Place,
    Source,
    Translation,
)

TABLES = (Citation, Translation, EditionRow, *reversed(ITEMS))


def load(folder: Path) -> Loaded:
    """Load as the command does: readers see it."""
    loaded = load_content(folder)
    publish()
    return loaded


@pytest.fixture(autouse=True)
def _nothing_loaded(db):
    for table in TABLES:
        table.objects.all().delete()


@pytest.fixture
def own_indicator(folder):
    """A loaded database with an indicator that a host added beside the official ones."""
    load(folder)
    row = Indicator.objects.create(
        code="LOCAL-1", category=Category.objects.get(code="DOC"), title="Ours", notice="n", why="w", other="o"
    )
    Citation.objects.create(key=row.key, source=Source.objects.get(code="S4"))
    return row


def stored() -> dict[str, list[dict]]:
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def test_nothing_loaded_is_an_error_of_its_own():
    with pytest.raises(ContentMissing):
        get_edition("en")


def test_everything_is_loaded(folder):
    loaded = load(folder)
    english = get_edition("en")
    assert (loaded.changed, loaded.removed) == (0, 0)
    assert loaded.added == sum(model.objects.count() for model in ITEMS)
    assert len(english.indicators) == 79
    assert list(english.categories) == ["REC", "DOC", "DEB", "MOV", "COE", "WRK", "CRI", "MAR", "ONL", "CHD"]
    assert all(indicator.origin == Origin.OFFICIAL for indicator in english.indicators.values())


def test_second_time_changes_nothing(folder):
    load(folder)
    before = stored()
    second = load(folder)
    assert (second.added, second.changed, second.removed) == (0, 0, 0)
    assert stored() == before


def test_change_in_a_file_changes_one_row_and_the_version(folder, edit):
    load(folder)
    first = get_edition("en").version
    edit("indicators/doc.yaml", "Someone else keeps", "Another person keeps")
    second = load(folder)
    assert (second.added, second.changed, second.removed) == (0, 1, 0)
    forget()
    assert get_edition("en").version != first
    assert get_edition("en").indicators["DOC-01"].title.value.startswith("Another person keeps")


def test_changed_citations_are_a_change(folder, edit):
    load(folder)
    edit("indicators/doc.yaml", "    - {source: S4}\n", "")
    assert load(folder).changed == 1
    assert not Citation.objects.filter(key="indicator.DOC-01", source__code="S4").exists()


def test_broken_file_changes_nothing(folder, edit):
    load(folder)
    before = stored()
    edit("indicators/doc.yaml", "Someone else keeps", "Another person keeps")
    edit("help_lines.yaml", 'number: "110"', "number: 110")
    with pytest.raises(ContentFileError):
        load(folder)
    assert stored() == before


def test_row_gone_from_the_files_is_removed(folder, edit):
    load(folder)
    count = Instrument.objects.count()
    path = folder / "instruments.yaml"
    named = [row for row in yaml.safe_load(path.read_text(encoding="utf-8")) if row["code"] == "RAFT"]  # by a lesson
    path.write_text(yaml.safe_dump(named), encoding="utf-8")
    loaded = load(folder)
    assert loaded.removed == count - 1 > 0
    assert [row.code for row in Instrument.objects.all()] == ["RAFT"]
    left = Citation.objects.filter(key__startswith="instrument.").values_list("key", flat=True)
    assert {key.split(".")[1] for key in left} == {"RAFT"}


def test_a_source_goes_together_with_the_last_citation_of_it(folder):
    load(folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\b(code|source): S4\b", r"\1: S4new", text), encoding="utf-8")
    loaded = load(folder)
    assert (loaded.added, loaded.removed) == (1, 1)
    assert not Citation.objects.filter(source__code="S4").exists()


def test_hidden_stays_hidden(folder):
    load(folder)
    Indicator.objects.filter(code="DOC-01").update(hidden=True)
    assert load(folder).changed == 0
    forget()
    assert "DOC-01" not in get_edition("en").indicators


def test_own_rows_are_never_touched(own_indicator, folder):
    before = Indicator.objects.filter(pk=own_indicator.pk).values().get()
    loaded = load(folder)
    assert (loaded.added, loaded.changed, loaded.removed) == (0, 0, 0)
    assert Indicator.objects.filter(pk=own_indicator.pk).values().get() == before
    assert Citation.objects.filter(key=own_indicator.key).count() == 1
    assert "LOCAL-1" in get_edition("en").indicators


def test_code_taken_by_an_own_row_is_a_fault(folder):
    Category.objects.create(code="DOC", title="Ours", intro="Ours")
    with pytest.raises(ContentFileError, match=r"^categories\.yaml:\d+: DOC: code: is taken by a row added on th"):
        load(folder)
    assert Category.objects.count() == 1
    assert not EditionRow.objects.exists()


def test_official_row_that_an_own_row_needs_is_not_removed(own_indicator, folder, edit):
    """A source gone from the files while a host's indicator still cites it."""
    before = stored()
    Citation.objects.filter(source__code="S4").exclude(key=own_indicator.key).delete()
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("{source: S4}", "{source: S79}"), encoding="utf-8")
    edit("sources.yaml", "- code: S4\n", "- code: S4new\n")
    with pytest.raises(ContentFileError) as caught:
        load(folder)
    wanted = "indicator.LOCAL-1: needs a source that is no longer in the files; change that row first"
    assert caught.value.faults == [wanted]
    assert stored()["Source"] == before["Source"]


@pytest.mark.parametrize(
    ("checks", "checked", "known_wrong"),
    [
        ([], date(2026, 11, 28), False),
        ([(date(2027, 1, 5), "right")], date(2027, 1, 5), False),
        ([(date(2027, 1, 5), "right"), (date(2027, 1, 5), "wrong")], date(2026, 11, 28), True),
        ([(date(2027, 1, 5), "wrong"), (date(2027, 1, 6), "right")], date(2027, 1, 6), False),
        ([(date(2026, 5, 5), "wrong")], date(2026, 11, 28), False),  # the evidence was read again since
        ([(date(2026, 5, 5), "right")], date(2026, 11, 28), False),
    ],
)
def test_newest_check_decides(folder, checks, checked, known_wrong):
    load(folder)
    line = HelpLine.objects.get(code="VN-111")
    for day, outcome in checks:
        HelpLineCheck.objects.create(line=line, day=day, outcome=outcome, method="called")
    load(folder)
    forget()
    shown = get_edition("en").lines["VN-111"]
    assert (shown.checked, shown.known_wrong) == (checked, known_wrong)


def test_hidden_category_and_place_take_their_rows_with_them(folder):
    load(folder)
    Category.objects.filter(code="DOC").update(hidden=True)
    Place.objects.filter(code="VN").update(hidden=True)
    load(folder)
    forget()
    english = get_edition("en")
    assert not [code for code in english.indicators if code.startswith("DOC")]
    assert not [code for code in english.lines if code.startswith("VN")]
