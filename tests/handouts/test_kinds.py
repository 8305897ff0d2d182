"""Addresses and the shape of kinds."""

import re
from contextlib import suppress
from itertools import permutations, product
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import resolve, reverse
from django.utils import translation

import screening
from screening import drawings
from screening.choices import HandoutKind
from screening.content.edition import forget, get_edition
from screening.content.publish import publish
from screening.handouts import kinds
from screening.handouts.kinds import posters
from screening.handouts.kinds.shape import Copies, Group, Ink, Option, Paper
from screening.models import Passage
from screening.text.strings import every_text


def test_an_address_names_a_handout() -> None:
    wanted = kinds.wanted("bilingual", ["km", "DOC"], "letter", "vi")
    assert wanted.kind.code == "bilingual"
    assert wanted.language.code == "vi"
    assert wanted.values == {Option.OTHER: "km", Option.CATEGORY: "DOC"}
    assert wanted.paper is Paper.LETTER
    assert wanted.ink is Ink.BLACK
    assert wanted.path == ("bilingual", "km", "DOC", "letter")


def test_file_names_tell_kinds_apart_and_say_nothing_about_the_subject() -> None:
    words = [kind.word for kind in kinds.KINDS]
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    telling = {"help", "traffick", "exploit", "abuse", "signs", "indicator", "screening", "checklist", "interview"}
    assert not [word for word in words if any(part in word for part in telling)]
    assert kinds.wanted("card", ["VN"], "a4", "en").download == "card-VN-en-a4.pdf"
    assert kinds.wanted("help", ["VN"], "letter-colour", "km").download == "numbers-VN-km-letter-colour.pdf"


def test_kinds_stand_in_the_order_of_those_who_use_them() -> None:
    person = "help card strip remember interpreter board short bilingual category work checklist worksheet large"
    wall = "poster steps"
    assert " ".join(kind.code for kind in kinds.KINDS).startswith(f"{person} {wall}")


@pytest.mark.parametrize(
    ("kind", "values", "paper"),
    [
        ("nothing", [], "a4"),
        ("poster", ["CN"], "screen"),
        ("checklist", [], "a4-green"),
        ("checklist", [], "a4-black"),
        ("checklist", ["VN", "DOC"], "a4"),
        ("category", [], "a4"),
        ("category", ["DOC"], "a3"),
        ("bilingual", ["xx", "DOC"], "a4"),
        ("bilingual", ["en", "DOC"], "a4"),
        ("help", ["VN", "km+vi"], "a4"),  # one language too many
        ("poster", ["VN", "km+km"], "a4"),
        ("poster", ["VN", "km+en"], "a4"),
        ("poster", ["VN", "km+xx"], "a4"),
        ("poster", ["VN", "km+"], "a4"),
        ("poster", ["VN+km"], "a4+vi"),
        ("poster", ["VN", "km+vi+zh-hans+en"], "a4"),
    ],
)
def test_an_address_that_names_none(kind: str, values: list[str], paper: str) -> None:
    with pytest.raises(LookupError):
        kinds.wanted(kind, values, paper, "en")


CODES = {
    "other": "km",
    "work": "health",
    "signs": "health",
    "words": "discreet",
    "form": "A",
    "place": "VN",
    "address": "bare",
}


@pytest.mark.parametrize(
    "kind", [kind for kind in kinds.KINDS if Option.OTHER in kind.choices], ids=lambda kind: kind.code
)
def test_a_kind_takes_as_many_languages_as_it_says(kind: kinds.HandoutType) -> None:
    others = ["km", "vi", "zh-hans"]
    for number in range(1, len(others) + 1):
        codes = [CODES.get(option, "X") for option in kind.options if option != Option.OTHER]
        at = kind.options.index(Option.OTHER) if Option.OTHER in kind.options else len(codes)
        values = [*codes[:at], "+".join(others[:number]), *codes[at:]]
        if number < kind.most_languages:
            assert kinds.wanted(kind.code, values, kind.papers[0], "en").languages == ("en", *others[:number])
        else:
            with pytest.raises(LookupError):
                kinds.wanted(kind.code, values, kind.papers[0], "en")


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_what_may_be_chosen_stands_in_the_address_only_where_it_was(kind: kinds.HandoutType) -> None:
    needed = [CODES.get(option, "X") for option in kind.options]
    found = set()
    for chosen in product((False, True), repeat=len(kind.optional)):
        also = [option for option, is_chosen in zip(kind.optional, chosen, strict=True) if is_chosen]
        codes = [*needed, *(CODES.get(option, "X") for option in also)]
        wanted = kinds.wanted(kind.code, codes, kind.papers[0], "en")
        assert list(wanted.values) == [*kind.options, *also]
        assert wanted.path == (kind.code, *codes, kind.papers[0])
        found.add(wanted.path)
    assert len(found) == 2 ** len(kind.optional)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_a_choice_has_one_address(kind: kinds.HandoutType) -> None:
    """In another order they name nothing, or something else: codes of the content are alike."""
    codes = [CODES.get(option, option.upper()) for option in kind.choices]
    named = []
    for order in permutations(codes):
        with suppress(LookupError):
            named.append(kinds.wanted(kind.code, order, kind.papers[0], "en").values)
    assert named.count(dict(zip(kind.choices, codes, strict=True))) == 1
    for values in named:
        assert values.get(Option.OTHER, "km") == "km"
        assert values.get(Option.WORDS, "discreet") == "discreet"


def test_no_two_optional_choices_of_a_kind_could_be_taken_for_each_other() -> None:
    """One at most is a code of the content: which one was meant would have to be asked there."""
    for kind in kinds.KINDS:
        assert len(set(kind.optional) - {Option.OTHER, Option.WORDS, Option.FORM, Option.ADDRESS}) <= 1, kind.code
        assert not set(kind.optional) & set(kind.options), kind.code


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_a_kind_has_a_template_and_an_address_for_its_options(kind: kinds.HandoutType) -> None:
    get_template(kind.template)
    values = [CODES.get(option, "x") for option in kind.choices]
    with translation.override("en"):
        paper = kind.papers[0]
        path = reverse("handout", args=[kinds.wanted(kind.code, values, paper, "en")])
        assert path == "/".join(["/en/handouts", kind.code, *values, f"{paper}.pdf"])
        assert resolve(path).url_name == "handout"


def test_colour_is_a_part_of_the_address() -> None:
    wanted = kinds.wanted("checklist", [], "a4-colour", "en")
    assert (wanted.paper, wanted.ink) == (Paper.A4, Ink.COLOUR)
    assert wanted.path == ("checklist", "a4-colour")


@pytest.mark.parametrize("code", HandoutKind)
def test_all_that_a_kind_is_made_of_is_there(code: HandoutKind) -> None:
    kind = kinds.BY_KIND[code]
    assert all(str(words).strip() for words in (kind.title, kind.overline, kind.purpose))
    assert get_template(kind.template)
    assert drawings.svg(kind.drawing).startswith("<svg")
    assert kind.group in Group
    assert kind.per_sheet >= 1
    assert kind.on_paper is None or kinds.BY_KIND[kind.on_paper].build is kind.build


def test_no_other_place_in_the_code_names_a_kind() -> None:
    """What is said about a kind is said on its definition, so that a new one is nowhere forgotten."""
    root = Path(screening.__file__).parent
    own = (root / "choices", root / "handouts" / "kinds", root / "templates" / "screening" / "handouts" / "sheets")
    files = [
        file
        for file in root.rglob("*")
        if file.suffix in {".py", ".html"} and not any(file.is_relative_to(folder) for folder in own)
    ]
    named = re.compile(r"HandoutKind\.[A-Z]|\bkind\.code (?:==|in)\b")
    assert [file.name for file in files if named.search(file.read_text(encoding="utf-8"))] == []


def test_every_drawing_that_is_described_is_there() -> None:
    for name, words in drawings.ALT.items():
        assert drawings.svg(name).startswith("<svg"), name
        assert str(words).strip()


def test_what_hangs_on_a_wall_is_printed_on_one_side() -> None:
    """And so is what is cut: a slip must not have half of another one on its back."""
    for kind in kinds.KINDS:
        hung_or_cut = kind.copies == Copies.WALL or kind.code in {HandoutKind.STRIP, HandoutKind.EVALUATION}
        assert kind.both_sides is not hung_or_cut, kind.code


def test_no_module_of_a_kind_imports_the_list_it_is_in() -> None:
    back = re.compile(
        r"from screening\.handouts import .*\bkinds\b|from screening\.handouts\.kinds import .*\b(?:BY_)?KIND"
    )
    files = list(Path(kinds.__file__).parent.glob("[a-z]*.py"))
    assert len(files) > 5
    assert [file.name for file in files if back.search(file.read_text(encoding="utf-8"))] == []


def test_a_definition_looks_the_same_in_every_process() -> None:
    """The cover of a kit is named by what it lists: two processes must find the same file."""
    assert " at 0x" not in repr(kinds.KINDS)


def test_codes_are_used_once() -> None:
    assert len(kinds.BY_KIND) == len(kinds.KINDS)


def test_what_is_not_printed_is_not_counted(content: None) -> None:
    """Notes for trainers are in the content of a category, and not on its sheet."""
    wanted = kinds.wanted("category", ["DOC"], "a4", "en")
    texts = {text.value for text in every_text(wanted.kind.build(wanted, get_edition("en"), None))}
    indicator = get_edition("en").indicators["DOC-01"]
    assert indicator.notice.value in texts
    assert indicator.prompts[0].value in texts
    assert indicator.trainer_note.value not in texts


def test_unknown_categories_and_places_are_key_errors(content: None) -> None:
    for kind, code in (("category", "XXX"), ("help", "ZZ")):
        wanted = kinds.wanted(kind, [code], "a4", "en")
        with pytest.raises(KeyError):
            wanted.kind.build(wanted, get_edition("en"), None)


def test_own_words_of_a_host_are_not_a_step_of_the_poster(content: None) -> None:
    """The poster says that there are eight steps, and each has a drawing."""
    Passage.objects.create(code="LOCAL-step", group="talk", title="Ours", body="Ours", position=2000)
    publish()
    forget()
    wanted = kinds.wanted("steps", [], "a4", "en")
    steps = wanted.kind.build(wanted, get_edition("en"), None).steps
    assert [step.code for step in steps] == list(posters.STEPS)
    assert len(steps) == 8
