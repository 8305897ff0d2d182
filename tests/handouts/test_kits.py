"""A kit: what is in it, how it is packed, and what its pages say."""

import io
import threading
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation
from lxml import html

from screening.choices import HandoutKind, Work
from screening.content.edition import get_edition
from screening.errors import PrintBusy, PrintFailed
from screening.handouts import printed, queue, store
from screening.handouts.kinds.shape import Ink, Option, Paper
from screening.handouts.kits import bundle, files
from screening.handouts.kits.contents import FULL, SHORT, Kit, Readers, parts
from screening.handouts.printing import processes
from screening.handouts.standard import standard
from screening.languages import BY_CODE, ENGLISH, LANGUAGES

pytestmark = pytest.mark.django_db

PATH = ("LESSON-1+LESSON-3", "45", "en8+km4", "CN", "letter-colour")
PAGE = f"/en/kit/{'/'.join(PATH)}/"
SITE = "http://x.example"


def wanted(**changes: object) -> Kit:
    values = {
        "lessons": ("LESSON-1",), "minutes": FULL, "language": ENGLISH, "readers": group(en=12),
        "place": "CN", "paper": Paper.A4, **changes,
    }  # fmt: skip
    return Kit(**values)


def group(**people: int) -> tuple[Readers, ...]:
    return tuple(Readers(BY_CODE[code.replace("_", "-")], number) for code, number in people.items())


def codes(found: Kit) -> list[str]:
    return [part.wanted.kind.code for part in parts(found, get_edition("en"))]


def test_an_address_names_a_kit(content: None) -> None:
    with translation.override("en"):
        found = resolve(PAGE).kwargs["wanted"]
    assert found.lessons == ("LESSON-1", "LESSON-3")
    assert (found.minutes, found.people, found.place) == (45, 12, "CN")
    assert found.readers == group(en=8, km=4)
    assert (found.paper, found.ink) == (Paper.LETTER, Ink.COLOUR)
    assert found.path == PATH
    assert found.language == ENGLISH
    with translation.override("en"):
        assert reverse("kit-made", args=[found]) == PAGE


@pytest.mark.parametrize("suffix", ["/", ".pdf", ".zip"])
def test_lessons_and_languages_have_one_order(visitor: Client, printer, suffix: str) -> None:
    path = f"/en/kit/LESSON-3+LESSON-1/45/km4+en8/CN/letter-colour{suffix}"
    assert visitor.get(path).headers["Location"] == PAGE
    assert printer.jobs == []


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (0, "LESSON-9"), (0, "LESSON-1+LESSON-1"), (0, "LESSON-1+LESSON-2+LESSON-3+LESSON-4"), (0, ""),
        (1, "44"), (1, "x"), (2, "en0"), (2, "en201"), (2, "en012"), (2, "en-3"), (2, "en"), (2, "12"), (2, "xx8"),
        (2, "en8+en4"), (2, "en150+km51"), (3, "ZZ"), (3, "CN/for-"), (3, "CN/for-nothing"), (3, "CN/without-"),
        (3, "CN/with-card/without-help"), (3, "CN/with-card/with-strip"), (4, "a3"), (4, "screen"), (4, "a4-green"),
        (4, "a4-black"),
    ],
)  # fmt: skip
def test_an_address_that_names_none(visitor: Client, printer, number: int, value: str) -> None:
    path = [*PATH]
    path[number] = value
    assert visitor.get(f"/en/kit/{'/'.join(path)}/").status_code == 404
    assert printer.jobs == []


@pytest.mark.parametrize("lesson", [f"LESSON-{number}" for number in range(1, 9)])
@pytest.mark.parametrize("minutes", [FULL, SHORT])
@pytest.mark.parametrize("readers", [("en",), ("km",), ("en", "zh-hans", "vi", "km")], ids="-".join)
def test_every_lesson_makes_a_kit(content: None, lesson: str, minutes: int, readers: tuple[str, ...]) -> None:
    found = wanted(lessons=(lesson,), minutes=minutes, readers=tuple(Readers(BY_CODE[code], 5) for code in readers))
    listed = parts(found, get_edition("en"))
    paths = [(part.wanted.language.code, *part.wanted.path) for part in listed]
    assert len(paths) == len(set(paths))
    assert listed[0].wanted.kind.code == HandoutKind.GUIDE
    assert {part.wanted.language.code for part in listed if part.wanted.kind.code == HandoutKind.CASE} == set(readers)
    assert all(part.sheets >= 1 for part in listed)
    # What the trainer alone may see is there once, in the trainer's language.
    for part in listed:
        if part.wanted.kind.code in (HandoutKind.GUIDE, HandoutKind.ANSWERS):
            assert (part.wanted.language, part.sheets) == (ENGLISH, 1)


def test_copies_follow_how_many_read_each_language(content: None) -> None:
    found = {
        (part.wanted.kind.code, part.wanted.language.code): part.sheets
        for part in parts(wanted(lessons=("LESSON-4",), readers=group(en=13, vi=5)), get_edition("en"))
    }
    assert (found[HandoutKind.CASE, "en"], found[HandoutKind.CASE, "vi"]) == (13, 5)
    assert (found[HandoutKind.NEARBY, "en"], found[HandoutKind.NEARBY, "vi"]) == (4, 2)  # one for four people
    assert (found[HandoutKind.EVALUATION, "en"], found[HandoutKind.EVALUATION, "vi"]) == (4, 2)  # four on a sheet
    assert (found[HandoutKind.CARD, "en"], found[HandoutKind.CARD, "vi"]) == (2, 1)  # eight on a sheet
    assert found[HandoutKind.GUIDE, "en"] == 1
    assert (HandoutKind.GUIDE, "vi") not in found


def test_a_kit_has_the_cards_of_its_categories_and_not_all_of_them(content: None) -> None:
    lesson = get_edition("en").lessons["LESSON-2"]
    found = [part.wanted.path for part in parts(wanted(lessons=("LESSON-2",)), get_edition("en"))]
    cards = [path for path in found if path[0] == HandoutKind.DECK]
    assert [path[1] for path in cards] == [category.code for category in lesson.categories]


def test_ten_minutes_take_less_paper(content: None) -> None:
    full, short = codes(wanted()), codes(wanted(minutes=SHORT))
    assert set(short) < set(full)
    assert short.count(HandoutKind.CASE) == 1


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


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_the_way_from_the_form_to_the_files(visitor: Client, printer, language) -> None:
    data = {
        "lessons": ["LESSON-2"], "minutes": "10", f"people-{language.code}": "8", "place": "VN", "paper": "a4",
        "ink": "black",
    }  # fmt: skip
    response = visitor.get(f"/{language.code}/kit/choose/", data)
    page = response.headers["Location"]
    assert page == f"/{language.code}/kit/LESSON-2/10/{language.code}8/VN/a4/"
    first = visitor.get(page)
    assert first.status_code in (200, 202)
    if first.status_code == 202:
        assert (first.headers["Refresh"], first.headers["Cache-Control"]) == ("2", "no-store")
        assert html.document_fromstring(first.content.decode()).xpath("//progress/@max")
    for job in queue.jobs.jobs():
        assert job.finished.wait(30)
        assert job.error is None
    ready = visitor.get(page)
    assert ready.status_code == 200
    tree = html.document_fromstring(ready.content.decode())
    files = tree.xpath("//main//a[@download]/@href")
    assert [file.rpartition(".")[2] for file in files] == ["pdf", "zip"]
    kinds = {"pdf": "application/pdf", "zip": "application/zip"}
    for file in files:
        answer = visitor.get(file)
        assert answer.headers["Content-Type"] == kinds[file.rpartition(".")[2]]
        assert answer.headers["Content-Disposition"].startswith(f'inline; filename="kit-{language.code}.')
    assert len(tree.xpath("//table[@class='contents']/tbody/tr")) == 5


def test_a_file_that_is_not_packed_leads_to_the_page(visitor: Client, printer) -> None:
    assert visitor.get(f"{PAGE.rstrip('/')}.pdf").headers["Location"] == PAGE


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lessons": []}, "lessons"),
        ({"lessons": ["LESSON-1", "LESSON-2", "LESSON-3", "LESSON-4"]}, "lessons"),
        ({"people-km": ""}, "people-vi"),
        ({"people-km": "0"}, "people-vi"),
        ({"people-km": "1000"}, "people-km"),
        ({"people-km": "many"}, "people-km"),
        ({"people-en": "193"}, "people-vi"),
        ({"place": ""}, "place"),
        ({"place": "ZZ"}, "place"),
    ],
)
def test_faults_come_back_with_what_was_chosen(visitor: Client, printer, change: dict, field: str) -> None:
    data = {
        "lessons": ["LESSON-5"], "minutes": "10", "people-km": "8", "place": "VN", "paper": "letter", "ink": "colour",
        **change,
    }  # fmt: skip
    response = visitor.get("/vi/kit/choose/", data)
    assert response.status_code == 400
    tree = html.document_fromstring(response.content.decode())
    assert tree.xpath("//html/@lang") == ["vi"]
    links = tree.xpath("//*[@role='alert']//a/@href")
    assert [link.startswith(f"#kit-{field}") for link in links] == [True]
    assert tree.get_element_by_id(links[0][1:]) is not None
    assert tree.xpath("//input[@name='people-km']/@value") == ([data["people-km"]] if data["people-km"] else [])
    assert tree.xpath("//select[@name='paper']/option[@selected]/@value") == ["letter"]
    assert printer.jobs == []


def test_numbers_are_read_in_any_digits(visitor: Client, printer) -> None:
    data = {"lessons": "LESSON-5", "minutes": "10", "people-km": " ១២ ", "place": "KH", "paper": "a4", "ink": "black"}
    assert visitor.get("/km/kit/choose/", data).headers["Location"] == "/km/kit/LESSON-5/10/km12/KH/a4/"


@pytest.mark.parametrize("suffix", ["/", ".pdf", ".zip"])
@pytest.mark.parametrize("lesson", ["LESSON-2", "lesson-2"])
def test_an_address_from_before_leads_to_the_same_kit(visitor: Client, printer, lesson: str, suffix: str) -> None:
    response = visitor.get(f"/en/kit/{lesson}/10/8/km/VN/letter-colour{suffix}", follow=True)
    assert response.redirect_chain[-1][0] == "/en/kit/LESSON-2/10/km8/VN/letter-colour/"


def test_one_that_did_not_say_how_many_read_which_language_leads_to_that_question(visitor: Client, printer) -> None:
    response = visitor.get("/en/kit/LESSON-2+LESSON-3/10/8/km+vi/VN/letter-colour/", follow=True)
    assert response.status_code == 200
    tree = html.document_fromstring(response.content.decode())
    assert tree.xpath("//input[@name='lessons'][@checked]/@value") == ["LESSON-2", "LESSON-3"]
    people = {
        field.get("name"): field.get("value") for field in tree.xpath("//fieldset[.//*[@id='kit-people']]//input")
    }
    assert people == {"people-en": None, "people-zh-hans": None, "people-vi": "8", "people-km": "8"}
    chosen = tree.xpath("//select//option[@selected]/@value")
    assert chosen == ["10", "", "VN", "letter", "colour"]


def test_one_of_a_lesson_that_is_gone_leads_to_the_choice(visitor: Client, printer) -> None:
    response = visitor.get("/en/kit/LESSON-99/10/8/km/VN/a4/", follow=True)
    assert response.status_code == 400
    assert b"kit-lessons" in response.content


def change(visitor: Client, kit: Kit, *chosen: str, **fields: object):
    """Tick these parts, and no others."""
    with translation.override("en"):
        return visitor.get(reverse("kit-change", args=[kit]), {"changed": "yes", "part": chosen, **fields})


def test_parts_are_left_out_and_put_in(visitor: Client, printer) -> None:
    kit = wanted(lessons=("LESSON-2",), readers=group(en=8, km=4))
    every = list(dict.fromkeys(part.code for part in parts(kit, get_edition("en"))))
    cases = [code for code in every if code.startswith("case.")]
    kept = [code for code in every if code not in (cases[0], "evaluation")]
    response = change(visitor, kit, *kept, more=["poster", "card"])
    path = f"/en/kit/LESSON-2/45/en8+km4/CN/without-{cases[0]}+evaluation/with-card+poster/a4/"
    assert response.headers["Location"] == path
    with translation.override("en"):
        changed = resolve(path).kwargs["wanted"]
    found = parts(changed, get_edition("en"))
    assert {part.code for part in found} == {*kept, "card", "poster"}
    for code in ("card", "poster"):
        assert [part.wanted.language.code for part in found if part.code == code] == ["en", "km"]
    page = html.document_fromstring(visitor.get(f"{path}change/").content.decode())
    assert page.xpath("//input[@name='part'][@checked]/@value") == kept
    assert page.xpath("//input[@name='part'][not(@checked)]/@value") == [cases[0], "evaluation"]
    assert page.xpath("//input[@name='more'][@checked]/@value") == ["card", "poster"]
    assert page.xpath("//input[@name='more'][not(@checked)]/@value") == ["strip"]
    assert change(visitor, changed, *every).headers["Location"] == "/en/kit/LESSON-2/45/en8+km4/CN/a4/"


def test_what_a_lesson_asks_for_is_not_offered_once_more(visitor: Client, printer) -> None:
    page = html.document_fromstring(visitor.get("/en/kit/LESSON-4/45/en8/CN/a4/change/").content.decode())
    assert {"card", "strip"} <= set(page.xpath("//input[@name='part']/@value"))
    assert page.xpath("//input[@name='more']/@value") == ["poster"]


@pytest.mark.parametrize("path", ["with-card+strip/a4", "without-case.CASE-99/a4", "with-glossary/a4"])
def test_parts_that_a_kit_does_not_have_are_forgotten(visitor: Client, printer, path: str) -> None:
    here = "/en/kit/LESSON-4/45/en8/CN"
    assert visitor.get(f"{here}/{path}/").headers["Location"] == f"{here}/a4/"
    assert printer.jobs == []


def test_a_kit_of_nothing_is_asked_for_again(visitor: Client, printer) -> None:
    kit = wanted(minutes=SHORT)
    response = change(visitor, kit)
    assert response.status_code == 400
    tree = html.document_fromstring(response.content.decode())
    (link,) = tree.xpath("//*[@role='alert']//a/@href")
    assert tree.get_element_by_id(link[1:]).get("name") == "part"
    every = "+".join(dict.fromkeys(part.code for part in parts(kit, get_edition("en"))))
    for end in ("/", ".pdf", ".zip"):
        response = visitor.get(f"/en/kit/LESSON-1/10/en12/CN/without-{every}/a4{end}", follow=True)
        assert response.status_code == 400
        assert b"parts-part_0" in response.content
    assert printer.jobs == []


@pytest.mark.parametrize("work", Work)
@pytest.mark.parametrize("minutes", [FULL, SHORT])
def test_a_group_of_one_work_gets_the_signs_for_it(content: None, work: Work, minutes: int) -> None:
    edition = get_edition("en")
    kit = wanted(work=work, minutes=minutes, readers=group(en=8, km=4))
    added = [part for part in parts(kit, edition) if part.wanted.kind.code == HandoutKind.WORK]
    assert [(part.wanted.language.code, part.wanted.values, part.sheets) for part in added] == [
        ("en", {Option.WORK: work}, 8), ("km", {Option.WORK: work}, 4),
    ]  # fmt: skip
    everyone = parts(wanted(minutes=minutes, readers=group(en=8, km=4)), edition)
    assert [part for part in parts(kit, edition) if part not in added] == everyone


def test_work_is_named_in_the_address(visitor: Client, printer) -> None:
    data = {
        "lessons": "LESSON-5", "minutes": "10", "people-km": "8", "place": "KH", "paper": "a4", "ink": "black",
        "work": "school",
    }  # fmt: skip
    response = visitor.get("/km/kit/choose/", data)
    assert response.headers["Location"] == "/km/kit/LESSON-5/10/km8/KH/for-school/a4/"


def test_a_kit_takes_the_handouts_that_were_made_ready(content: None, printer) -> None:
    for language in (ENGLISH, BY_CODE["km"]):
        for one in standard(get_edition(language.code), language):
            order = printed.order(one, SITE)
            printed.store().keep(order.name, b"%PDF ready", 2, standard=True)
    found = bundle.bundle(wanted(lessons=("LESSON-1",), readers=group(km=12)), SITE)
    missing = [part for part, order in zip(found.parts, found.orders, strict=True) if not printed.pages_of(order.name)]
    assert [part.code for part in missing if part.wanted.kind.prebuilt] == []
    assert found.done > 0
