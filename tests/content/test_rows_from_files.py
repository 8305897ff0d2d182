"""Files to rows: their order is that of the readers, a change is counted once, and nothing else is touched."""

from pathlib import Path

import pytest
import yaml

from screening.choices import Origin
from screening.content.load import load_content
from screening.content.publish import edition_faults, publish
from screening.errors import ContentFileError
from screening.models import Citation, Indicator, Instrument, Passage, Place, Source, Term

pytestmark = pytest.mark.usefixtures("content")


def rewrite(folder: Path, name: str, change) -> None:
    """Change the entries of a content file, as somebody who edits it would."""
    path = folder / name
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(change(entries), allow_unicode=True, sort_keys=False), encoding="utf-8")


def counts(folder: Path) -> tuple[int, int, int]:
    loaded = load_content(folder)
    return loaded.added, loaded.changed, loaded.removed


def test_files_written_in_another_style_are_no_change(folder: Path) -> None:
    for name in ("places.yaml", "terms.yaml", "instruments.yaml"):
        rewrite(folder, name, lambda entries: entries)
    assert counts(folder) == (0, 0, 0)


def test_rows_stand_in_the_order_of_their_file(folder: Path) -> None:
    rewrite(folder, "places.yaml", lambda entries: entries[::-1])
    before = [row.code for row in Place.objects.all()]
    load_content(folder)
    assert [row.code for row in Place.objects.all()] == before[::-1]


def test_only_rows_that_moved_are_counted_as_changed(folder: Path) -> None:
    rewrite(folder, "places.yaml", lambda entries: [entries[1], entries[0], *entries[2:]])
    assert counts(folder) == (0, 2, 0)


def test_an_entry_that_is_new_is_added_with_its_citations(folder: Path) -> None:
    def more(entries):
        return [*entries, {**entries[0], "code": "NEW", "citations": [{"source": "S4", "locator": "page 2"}]}]

    rewrite(folder, "instruments.yaml", more)
    assert counts(folder) == (1, 0, 0)
    row = Instrument.objects.get(code="NEW")
    assert row.origin == Origin.OFFICIAL
    assert [(found.source.code, found.locator) for found in Citation.objects.filter(key=row.key)] == [("S4", "page 2")]


def test_citations_in_another_order_are_one_change_of_their_item(folder: Path) -> None:
    def turned(entries):
        return [{**entries[0], "citations": entries[0]["citations"][::-1]}, *entries[1:]]

    rewrite(folder, "indicators/doc.yaml", turned)
    before = [(row.source.code, row.phrase) for row in Citation.objects.filter(key="indicator.DOC-01")]
    assert len(before) > 1
    assert counts(folder) == (0, 1, 0)
    after = [(row.source.code, row.phrase) for row in Citation.objects.filter(key="indicator.DOC-01")]
    assert after == before[::-1]


def test_an_entry_that_lost_its_citations_has_none_left(folder: Path) -> None:
    cited = Passage.objects.get(code=Citation.objects.filter(key__startswith="passage.")[0].key.partition(".")[2])

    def bare(entries):
        return [{**row, "citations": []} if row["code"] == cited.code else row for row in entries]

    rewrite(folder, f"passages/{cited.group}.yaml", bare)
    assert counts(folder) == (0, 1, 0)
    assert not Citation.objects.filter(key=cited.key).exists()


def test_a_field_that_was_left_out_is_emptied(folder: Path) -> None:
    noted = Term.objects.exclude(note="")[0]

    def without(entries):
        return [{k: v for k, v in row.items() if (row["code"], k) != (noted.code, "note")} for row in entries]

    rewrite(folder, "terms.yaml", without)
    assert counts(folder) == (0, 1, 0)
    assert Term.objects.get(code=noted.code).note == ""


def test_a_row_that_somebody_changed_by_hand_is_put_right(folder: Path) -> None:
    Indicator.objects.filter(code="DOC-01").update(title="By hand", position=99)
    assert counts(folder) == (0, 1, 0)
    assert Indicator.objects.get(code="DOC-01").title != "By hand"


def test_a_load_keeps_the_number_that_links_a_row_to_its_history(folder: Path) -> None:
    before = {row.code: row.pk for row in Indicator.objects.all()}
    rewrite(folder, "indicators/doc.yaml", lambda entries: entries[::-1])
    load_content(folder)
    assert {row.code: row.pk for row in Indicator.objects.all()} == before


def test_a_loaded_change_is_due_until_it_is_published(folder: Path) -> None:
    load_content(folder)
    assert ["not published" in fault for fault in edition_faults()] == [True]
    publish()
    assert edition_faults() == []


def test_citations_of_a_sites_own_row_outlive_a_load(folder: Path) -> None:
    own = Indicator.objects.get(code="DOC-01")
    own.pk, own.code, own.origin = None, "LOCAL-1", Origin.LOCAL
    own.save()
    Citation.objects.create(key=own.key, source=Source.objects.get(code="S4"), locator="ours")
    assert counts(folder) == (0, 0, 0)
    assert [row.locator for row in Citation.objects.filter(key=own.key)] == ["ours"]


def test_a_citation_that_belongs_to_nothing_any_more_is_taken_away(folder: Path) -> None:
    Citation.objects.create(key="indicator.GONE-1", source=Source.objects.get(code="S4"))
    load_content(folder)
    assert not Citation.objects.filter(key="indicator.GONE-1").exists()


def test_every_row_that_keeps_an_official_one_is_named(folder: Path) -> None:
    """A place gone from the files, of which the site has help lines of its own."""
    gone = Place.objects.get(code="KR")
    own = gone.lines.all()[0]
    for number in (1, 2):
        own.pk, own.code, own.origin = None, f"LOCAL-{number}", Origin.LOCAL
        own.save()
    rewrite(folder, "places.yaml", lambda rows: [_without(row, "KR") for row in rows if row["code"] != "KR"])
    rewrite(folder, "help_lines.yaml", lambda rows: [row for row in rows if row["place"] != "KR"])
    with pytest.raises(ContentFileError) as caught:
        load_content(folder)
    told = "needs a place that is no longer in the files; change that row first"
    assert caught.value.faults == [f"line.LOCAL-1: {told}", f"line.LOCAL-2: {told}"]
    assert Place.objects.filter(code="KR").exists()


def _without(row, code: str):
    return {**row, "neighbours": [found for found in row.get("neighbours") or [] if found != code]}
