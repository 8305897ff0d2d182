"""Line drawings are one family: the rules of their README, for every file."""

import re

import pytest
from django.utils import translation
from django.utils.functional import Promise
from lxml import etree

from screening import drawings
from screening.languages import TRANSLATIONS
from screening.text.wording import verdict_words

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"path", "line", "circle", "ellipse", "rect", "polyline"}
ROOT = {
    "viewBox": "0 0 48 48",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
GEOMETRY = {"d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points"}
NAMES = sorted(path.stem for path in drawings.FOLDER.glob("*.svg"))
EVERY = pytest.mark.parametrize("name", NAMES)


def root(name: str) -> etree._Element:
    return etree.fromstring(drawings.svg(name).encode())


def test_words_belong_to_a_drawing_and_to_no_other() -> None:
    assert set(drawings.ALT) <= set(NAMES)
    assert len({str(words) for words in drawings.ALT.values()}) == len(drawings.ALT)


@EVERY
def test_lines_have_one_colour_one_size_and_round_ends(name: str) -> None:
    assert dict(root(name).attrib) == ROOT


@EVERY
def test_a_drawing_is_four_to_twelve_plain_shapes(name: str) -> None:
    shapes = list(root(name).iterdescendants())
    assert {shape.tag.removeprefix(SVG) for shape in shapes} <= SHAPES
    assert 4 <= len(shapes) <= 12


@EVERY
def test_a_shape_is_a_line_a_thick_line_or_a_dot_and_nothing_else(name: str) -> None:
    """Neither a style nor a colour of its own: WeasyPrint draws them, and a dark page turns them round."""
    for shape in root(name).iterdescendants():
        look = {key: value for key, value in shape.attrib.items() if key not in GEOMETRY}
        assert look in ({}, {"stroke-width": "4"}, {"fill": "currentColor", "stroke": "none"}), shape.attrib


@EVERY
def test_the_ink_stays_inside_the_frame(name: str) -> None:
    """Of circles, lines and boxes; a path has relative steps, which only an eye follows."""
    for shape in root(name).iterdescendants():
        number = {key: float(value) for key, value in shape.attrib.items() if key in GEOMETRY - {"d", "points"}}
        wide = number.get("r", number.get("rx", 0.0)) if "cx" in number else 0.0
        across = [number[key] for key in ("x", "x1", "x2") if key in number]
        across += [number["cx"] - wide, number["cx"] + wide] if "cx" in number else []
        across += [number["x"] + number["width"]] if "width" in number else []
        assert all(4 <= place <= 44 for place in across), shape.attrib


@pytest.mark.parametrize("name", drawings.ALT)
def test_the_words_say_what_is_drawn_in_every_language_and_judge_nobody(name: str) -> None:
    words = drawings.ALT[name]
    assert isinstance(words, Promise)
    english = str(words)
    assert english[0].isupper()
    assert not english.endswith(".")
    assert not list(verdict_words(english))
    assert not re.search(r"\b(?:victim|chain|bars?|lock|flag|police|prison)", english, re.IGNORECASE)
    for row in TRANSLATIONS:
        with translation.override(row.code):
            assert str(words) not in {"", english}, row.code


def test_a_drawing_is_read_once() -> None:
    assert drawings.svg("kit") is drawings.svg("kit")
    assert not re.search(r"^\s|\s$", drawings.svg("kit"))
