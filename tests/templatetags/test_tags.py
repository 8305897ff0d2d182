"""Tags of every page: words in their own language, numbers in their own direction, drawings beside words."""

import re
from html import unescape

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from screening.choices import LineKind, State
from screening.drawings import ALT
from screening.languages import LANGUAGES
from screening.referral.phone import Number
from screening.text.strings import LocalText


def rendered(source: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load screening %}" + source).render(Context(context))


def text(value: str, language: str = "en") -> LocalText:
    return LocalText(value, language, State.DRAFT)


@pytest.mark.parametrize(
    ("delivered", "reader", "around", "wrapped"),
    [
        ("km", "km", None, ""),
        ("en", "km", None, "en"),
        ("zh-hans", "vi", None, "zh-Hans"),
        ("km", "vi", "km", ""),  # beside another language, the column says which
        ("vi", "vi", "km", "vi"),
    ],
)
@pytest.mark.parametrize("tag", ["text", "text_with_numbers"])
def test_a_string_in_another_language_than_the_text_around_it_says_so(
    tag: str, delivered: str, reader: str, around: str | None, wrapped: str
) -> None:
    context = {"value": text("words", delivered), **({"text_language": around} if around else {})}
    found = rendered(f"{{% {tag} value %}}", reader, **context)
    assert found == (f'<span lang="{wrapped}" dir="ltr">words</span>' if wrapped else "words")


@pytest.mark.parametrize("tag", ["text", "text_with_numbers"])
@pytest.mark.parametrize("reader", ["en", "km"])
def test_no_string_of_the_content_becomes_markup(tag: str, reader: str) -> None:
    found = rendered(f"{{% {tag} value %}}", reader, value=text('<b onclick="x">110</b> & more'))
    fragment = html.fragment_fromstring(found, create_parent=True)
    assert not fragment.xpath(".//b")
    assert fragment.text_content() == '<b onclick="x">110</b> & more'


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Call 110.", ["110"]),
        ("From abroad: +86-10-12308, day and night", ["+86-10-12308"]),
        ("(02) 1343 or 191", ["(02) 1343", "191"]),
        ("Press #1 then 2", []),
        ("24 hours, 7 days", []),
        ("9:00-17:00", ["9:00-17:00"]),
        ("no number", []),
        ("1234", ["1234"]),
        ("112", ["112"]),
        ("12", []),
    ],
)
def test_a_number_that_can_be_dialled_keeps_its_direction_inside_a_sentence(words: str, numbers: list[str]) -> None:
    fragment = html.fragment_fromstring(rendered("{% text_with_numbers value %}", value=text(words)), "p")
    found = [row.text_content().strip().rstrip(".") for row in fragment.xpath(".//bdi[@dir='ltr']")]
    assert found == numbers
    assert fragment.text_content() == words


@given(st.text(alphabet="0123456789 +-()#/:.,abc<&áក", max_size=40), st.sampled_from(["en", "km"]))
def test_isolating_numbers_loses_and_adds_no_letter(words: str, language: str) -> None:
    found = rendered("{% text_with_numbers value %}", language, value=text(words))
    assert unescape(re.sub(r"</?(?:bdi|span)[^>]*>", "", found)) == words


def test_a_number_is_a_link_only_where_it_may_be_one() -> None:
    source = "{% phone number %}"
    assert rendered(source, number=Number("110", "")) == '<bdi dir="ltr" class="phone" translate="no">110</bdi>'
    linked = html.fromstring(rendered(source, number=Number("024 39", "tel:+842439")))
    assert (linked.tag, linked.get("dir")) == ("bdi", "ltr")
    assert [(row.get("href"), row.text) for row in linked] == [("tel:+842439", "024 39")]


def test_a_number_becomes_no_markup() -> None:
    found = html.fromstring(rendered("{% phone number %}", number=Number("<i>1</i>", 'tel:1" onclick="x')))
    assert not found.xpath(".//i | .//@onclick")
    assert found.text_content() == "<i>1</i>"


def test_a_drawing_beside_words_is_passed_over_by_a_screen_reader() -> None:
    (found,) = html.fragments_fromstring(rendered("{% decoration 'kit' %}"))
    assert (found.get("aria-hidden"), found.get("class")) == ("true", "drawing")
    assert not found.xpath("@role | @aria-label | ./title")
    assert len(found) > 0


def test_a_drawing_on_paper_travels_with_the_sheet_and_has_words() -> None:
    found = html.fromstring(rendered("{% printed_drawing name %}", name="law"))
    assert found.get("src") == "app:law.svg"
    assert found.get("alt") == str(ALT["law"])


@pytest.mark.parametrize("tag", ["decoration", "printed_drawing"])
def test_a_drawing_that_does_not_exist_is_a_fault_and_not_a_gap(tag: str) -> None:
    with pytest.raises((KeyError, FileNotFoundError)):
        rendered(f"{{% {tag} 'handcuffs' %}}")


def test_a_month_stands_inside_a_sentence() -> None:
    assert ">tháng 9 năm 2017<" in rendered("{{ '2017-09'|dated }}", "vi")
    assert ">ខែ កញ្ញា ឆ្នាំ 2017<" in rendered("{{ '2017-09'|dated }}", "km")


def test_a_value_has_the_word_of_its_own_vocabulary() -> None:
    assert rendered('{{ "police"|label:"LineKind" }}') == str(LineKind.POLICE.label)
    assert rendered('{{ "police"|label:"Audience" }}') == "Police and courts"
    assert rendered('{{ 7|label:"Ilo11" }}') == "Keeping of identity documents"


@pytest.mark.parametrize("value", ["", "nothing"])
def test_a_value_without_a_word_is_a_fault_and_not_a_gap(value: str) -> None:
    with pytest.raises(ValueError):
        rendered('{{ value|label:"LineKind" }}', value=value)


def test_a_language_is_named_in_the_readers_language_and_marked_in_its_own() -> None:
    assert [rendered('{{ "vi"|spoken }}', language) for language in ("en", "vi")] == ["Vietnamese", "Tiếng Việt"]
    for row in LANGUAGES:
        assert rendered("{{ code|tag }} {{ code|direction }}", code=row.code) == f"{row.tag} {row.direction}"
