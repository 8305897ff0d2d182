"""What goes into an edition: all that readers may see, each string chosen, and nothing about how rows are kept."""

import json
from datetime import date
from typing import Any

import pytest

from screening.choices import CheckMethod, CheckOutcome, Made, Origin, State
from screening.content.bodies import bodies
from screening.languages import LANGUAGES
from screening.models import (
    ITEMS,
    Category,
    Citation,
    HelpLine,
    HelpLineCheck,
    Indicator,
    Lesson,
    Place,
    PracticeCase,
    Question,
    Source,
    Translation,
)
from screening.text.strings import digest

pytestmark = pytest.mark.usefixtures("content")


def published(language: str = "en") -> dict[str, dict[str, dict[str, Any]]]:
    """The entries of a language by kind and code."""
    return {kind: {row["code"]: row for row in rows} for kind, rows in json.loads(bodies()[language]).items()}


def test_every_language_gets_a_body_with_every_kind_of_item() -> None:
    made = bodies()
    assert set(made) == {row.code for row in LANGUAGES}
    assert all(set(json.loads(body)) == {model.item_kind for model in ITEMS} for body in made.values())


def test_the_same_rows_make_the_same_bytes() -> None:
    assert bodies() == bodies()


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_readers_get_nothing_about_how_a_row_is_kept(model) -> None:
    for entry in published()[model.item_kind].values():
        assert not {"id", "position", "hidden"} & set(entry)
        assert not [name for name in entry if name.endswith("_id")]


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_entries_stand_in_the_order_of_the_rows(model) -> None:
    last = model.objects.last()
    model.objects.filter(pk=last.pk).update(position=0)
    model.objects.exclude(pk=last.pk).update(position=7)
    codes = [row["code"] for row in json.loads(bodies()["en"])[model.item_kind]]
    assert codes == [last.code, *sorted(set(codes) - {last.code})]


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_a_hidden_row_is_in_no_language(model) -> None:
    row = model.objects.all()[0]
    if model is Source:
        Citation.objects.filter(source=row).delete()
    model.objects.filter(pk=row.pk).update(hidden=True)
    for body in bodies().values():
        assert row.code not in [entry["code"] for entry in json.loads(body)[model.item_kind]]


@pytest.mark.parametrize(
    ("whole", "part", "field"),
    [(Category, Indicator, "category"), (Place, HelpLine, "place"), (Lesson, Question, "lesson")],
    ids=lambda found: getattr(found, "__name__", found),
)
def test_what_is_part_of_something_hidden_goes_with_it(whole, part, field: str) -> None:
    row = whole.objects.all()[0]
    whole.objects.filter(pk=row.pk).update(hidden=True)
    left = {entry[field] for entry in published()[part.item_kind].values()}
    assert left == {found.code for found in whole.objects.filter(hidden=False, pk__in=part.objects.values(field))}


def test_a_part_of_an_item_names_it_by_its_code() -> None:
    current = published()
    assert current["indicator"]["DOC-01"]["category"] == "DOC"
    assert current["line"]["VN-111"]["place"] == "VN"


def test_citations_go_with_their_item_in_their_order_and_in_full() -> None:
    Citation.objects.filter(key="indicator.DOC-01").delete()
    for position, (code, locator, phrase) in enumerate([("S5", "page 2", ""), ("SEED", "", "words"), ("S4", "", "")]):
        source = Source.objects.get(code=code)
        Citation.objects.create(
            key="indicator.DOC-01", source=source, locator=locator, phrase=phrase, position=position
        )
    assert published()["indicator"]["DOC-01"]["citations"] == [
        {"source": "S5", "locator": "page 2", "phrase": ""},
        {"source": "SEED", "locator": "", "phrase": "words"},
        {"source": "S4", "locator": "", "phrase": ""},
    ]


def wording(text: str, *, origin: Origin = Origin.LOCAL, english: str = "", made: Made = Made.PERSON) -> None:
    key = "indicator.DOC-01.title"
    Translation.objects.filter(language="vi", key=key, origin=origin).delete()
    english = english or Indicator.objects.get(code="DOC-01").title
    Translation.objects.create(
        language="vi", key=key, origin=origin, text=text, digest=digest(english), made=made, state=State.DRAFT
    )


def title() -> dict[str, str]:
    return published("vi")["indicator"]["DOC-01"]["title"]


def test_a_string_comes_with_its_language_and_how_far_it_can_be_trusted() -> None:
    wording("Tờ giấy", made=Made.MACHINE)
    assert title() == {"text": "Tờ giấy", "language": "vi", "state": State.MACHINE}


def test_a_wording_of_the_site_stands_before_that_of_the_file_while_it_fits() -> None:
    wording("Của tệp", origin=Origin.OFFICIAL)
    wording("Của chúng tôi")
    assert title()["text"] == "Của chúng tôi"
    wording("Của chúng tôi", english="An older title")
    assert title()["text"] == "Của tệp"


def test_where_nothing_fits_readers_get_the_english_and_are_told_why() -> None:
    english = Indicator.objects.get(code="DOC-01").title
    wording("Cũ", origin=Origin.OFFICIAL, english="An older title")
    assert title() == {"text": english, "language": "en", "state": State.STALE}
    Translation.objects.filter(language="vi", key="indicator.DOC-01.title").delete()
    assert title() == {"text": english, "language": "en", "state": State.MISSING}


def test_english_readers_get_no_translation() -> None:
    wording("Tờ giấy")
    assert published()["indicator"]["DOC-01"]["title"]["state"] == State.SOURCE


def test_inside_a_part_only_words_are_translated() -> None:
    lesson = Lesson.objects.all()[0]
    found = published("km")["lesson"][lesson.code]
    assert [step["minutes"] for step in found["plan"]] == [step["minutes"] for step in lesson.plan]
    assert {step["title"]["language"] for step in found["plan"]} <= {"km", "en"}
    case = PracticeCase.objects.exclude(present=[])[0]
    readings = published("km")["case"][case.code]["present"]
    assert [row["indicator"] for row in readings] == [row["indicator"] for row in case.present]
    assert all(set(row["reason"]) == {"text", "language", "state"} for row in readings)


def test_each_string_of_a_list_has_a_translation_of_its_own() -> None:
    row = Indicator.objects.get(code="DOC-01")
    Translation.objects.filter(language="vi", key__startswith="indicator.DOC-01.prompts.1").update(text="Hai?")
    prompts = published("vi")["indicator"]["DOC-01"]["prompts"]
    assert len(prompts) == len(row.prompts)
    assert [prompt["text"] for prompt in prompts].index("Hai?") == 1


def test_the_newest_check_of_a_line_is_published_without_who_did_it() -> None:
    line = HelpLine.objects.get(code="VN-111")
    for day, outcome in ((date(2027, 1, 5), CheckOutcome.RIGHT), (date(2027, 1, 2), CheckOutcome.WRONG)):
        HelpLineCheck.objects.create(line=line, day=day, outcome=outcome, method=CheckMethod.CALLED)
    found = published()["line"]["VN-111"]
    assert (found["checked"], found["check_method"], found["known_wrong"]) == ("2027-01-05", "called", False)
    assert published()["line"]["CN-110"]["check_method"] == ""
