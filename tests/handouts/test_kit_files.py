"""How a kit is packed: one file and a zip, put together without a trace."""

import io
import threading
import zipfile
from pathlib import Path

import pikepdf
import pytest

from screening.content.edition import get_edition
from screening.errors import PrintBusy, PrintFailed
from screening.handouts import printed, store
from screening.handouts.kits import bundle, files
from screening.handouts.kits.contents import Kit, parts
from screening.handouts.printing import processes
from screening.handouts.standard import standard
from screening.languages import BY_CODE, ENGLISH
from tests.handouts.kits import SITE, group, wanted

pytestmark = pytest.mark.django_db


def packed(site_kit: Kit) -> tuple[bytes, dict[str, bytes]]:
    found = bundle.bundle(site_kit, SITE)
    for step in bundle.steps(found):
        step()
    assert found.is_ready
    with files.pdf(found) as whole, files.zipped(found) as zipped, zipfile.ZipFile(zipped) as file:
        return whole.read(), {name: file.read(name) for name in file.namelist()}


def test_a_kit_is_one_file_with_bookmarks_and_tags(content: None, printer) -> None:
    body, apart = packed(wanted(readers=group(km=12)))
    with pikepdf.open(io.BytesIO(body)) as whole:
        on_paper = len([name for name in apart if "slides" not in name])
        # Each has three pages and an empty one; slips have an empty back behind each page.
        assert len(whole.pages) == 4 * on_paper + 2
        parents = [int(page.obj.StructParents) for page in whole.pages if "/StructParents" in page.obj]
        assert len(parents) == 3 * on_paper
        assert len(set(parents)) == len(parents)
        numbers = [int(number) for number in whole.Root.StructTreeRoot.ParentTree.Nums[::2]]
        assert sorted(numbers) == sorted(parents)
        assert len(whole.Root.StructTreeRoot.K[0].K) == on_paper
        with whole.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert all(item.children for item in outline.root)
        assert len(titles) == on_paper
        assert titles[1].startswith("1. ")


def test_the_zip_has_every_handout_and_the_slides(content: None, printer) -> None:
    _, apart = packed(wanted())
    assert next(iter(apart)) == "00-cover.pdf"
    assert any("slides" in name for name in apart)
    assert "01-" + parts(wanted(), get_edition("en"))[0].wanted.download in apart
    assert all(body.startswith(b"%PDF") for body in apart.values())


def test_the_same_kit_is_the_same_file(content: None, printer, settings, tmp_path) -> None:
    first = packed(wanted())
    settings.STATE_DIR = tmp_path / "again"
    assert packed(wanted()) == first


def test_a_kit_goes_on_where_it_was_stopped(content: None, printer) -> None:
    found = bundle.bundle(wanted(), SITE)
    for step in bundle.steps(found)[:3]:
        step()
    assert (bundle.bundle(wanted(), SITE).done, found.is_ready) == (3, False)
    before = len(printer.jobs)
    for step in bundle.steps(found):
        step()
    # The cover has more pages than were left for it at first.
    assert len(printer.jobs) - before == found.total - 3 + 1


def test_another_group_size_makes_a_cover_and_no_more(content: None, printer, tmp_path) -> None:
    packed(wanted(readers=group(en=12)))
    before = stored_bytes(tmp_path)
    printer.jobs.clear()
    packed(wanted(readers=group(en=13)))
    assert printer.jobs == ["pdf", "pdf", "join"]  # the cover, and again with more pages left for it
    assert stored_bytes(tmp_path) - before < 20_000


def stored_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_one_file_is_joined_at_a_time_in_a_process_that_prints_nothing() -> None:
    assert processes.joiner._processes == 1
    own = processes.Pool(processes.JOIN_COMMAND, processes=1)
    assert own.versions() == {}
    with pytest.raises(PrintFailed, match="pdf"):
        own.run({"task": "pdf"}, b"")


def test_whoever_waits_too_long_to_have_a_kit_joined_is_told_when_to_come_back(content: None, printer, monkeypatch):
    packed(wanted())
    monkeypatch.setattr(files, "PATIENCE_SECONDS", 0.01)
    with files._next_to_join(), pytest.raises(PrintBusy):
        packed(wanted())
    assert packed(wanted())


def test_on_the_whole_site_no_part_is_printed_while_a_kit_is_joined(content: None, printer) -> None:
    packed(wanted())
    done = []

    def another_web_process() -> None:
        with bundle.large():
            done.append(len(printer.jobs))

    other = threading.Thread(target=another_web_process)
    with bundle.large():
        other.start()
        other.join(0.2)
        assert not done
    other.join(10)
    assert done


def test_a_kit_leaves_no_process_with_all_its_fonts(content: None, printer, monkeypatch) -> None:
    ended = []
    monkeypatch.setattr(printer, "end", lambda: ended.append(len(printer.jobs)))
    found = bundle.bundle(wanted(), SITE)
    for step in bundle.steps(found):
        step()
    assert ended == [found.total + 1]


def test_nothing_is_left_of_what_was_sent(content: None, printer, tmp_path) -> None:
    packed(wanted())
    before = sorted(tmp_path.rglob("*"))
    packed(wanted())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk_leaves_no_half_a_kit(content: None, printer, monkeypatch, caplog) -> None:
    with monkeypatch.context() as full:
        full.setattr(store, "RESERVE_BYTES", 10**18)
        with pytest.raises(PrintFailed, match="no room"):
            packed(wanted())
    assert "this one is sent and not kept" in caplog.text
    assert bundle.bundle(wanted(), SITE).done == 0
    assert packed(wanted())


def test_for_want_of_room_no_kit_is_put_together(content: None, printer, monkeypatch, tmp_path) -> None:
    packed(wanted())
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(store, "RESERVE_BYTES", 10**18)
    for made in (files.pdf, files.zipped):
        with pytest.raises(PrintFailed, match="no room"):
            made(bundle.bundle(wanted(), SITE))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_kit_takes_the_handouts_that_were_made_ready(content: None, printer) -> None:
    for language in (ENGLISH, BY_CODE["km"]):
        for one in standard(get_edition(language.code), language):
            order = printed.order(one, SITE)
            printed.store().keep(order.name, b"%PDF ready", 2, standard=True)
    found = bundle.bundle(wanted(lessons=("LESSON-1",), readers=group(km=12)), SITE)
    missing = [part for part, order in zip(found.parts, found.orders, strict=True) if not printed.pages_of(order.name)]
    assert [part.code for part in missing if part.wanted.kind.prebuilt] == []
    assert found.done > 0
