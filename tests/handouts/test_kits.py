"""What is in a kit, and how many copies."""

import pytest
from django.urls import resolve, reverse
from django.utils import translation

from screening.choices import HandoutKind, Work
from screening.content.edition import get_edition
from screening.handouts.kinds.shape import Ink, Option, Paper
from screening.handouts.kits.contents import FULL, SHORT, Readers, parts
from screening.languages import BY_CODE, ENGLISH
from tests.handouts.kits import PAGE, PATH, codes, group, wanted

pytestmark = pytest.mark.django_db


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
