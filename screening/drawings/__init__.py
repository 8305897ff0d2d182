"""Line drawings of this project: one family, described in README.md."""

import functools
from collections.abc import Mapping
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FOLDER = Path(__file__).parent
# Those that stand for words. One beside words that say the same needs none, such as that of a kind of handout.
# Translators: each describes a drawing to somebody who cannot see it.
ALT: Mapping[str, str | Promise] = {
    "board-doctor": _("Bag with a cross"),
    "board-food": _("Bowl with chopsticks"),
    "board-no": _("Person with a cross in a bubble"),
    "board-pain": _("Plaster"),
    "board-phone": _("Phone that rings"),
    "board-question": _("Person with a question in a bubble"),
    "board-sleep": _("Bed and moon"),
    "board-stop": _("Open hand"),
    "board-toilet": _("Toilet"),
    "board-wait": _("Hourglass"),
    "board-water": _("Glass of water"),
    "board-yes": _("Person with a tick in a bubble"),
    "category-chd": _("Small chair beside a big chair"),
    "category-coe": _("Large speech bubble covering a small one"),
    "category-cri": _("Two coins above a bowl, and a parcel"),
    "category-deb": _("Long list beside a stack of coins"),
    "category-doc": _("Paper and an identity card"),
    "category-mar": _("Two rings apart"),
    "category-mov": _("House and a dotted path to a place"),
    "category-onl": _("Laptop with a wireless signal on its screen"),
    "category-rec": _("Briefcase with a question in a speech bubble"),
    "category-wrk": _("Clock and spade"),
    "kind-case": _("Sheet with a speech bubble and lines of text"),
    "kit": _("Folder with sheets"),
    "law": _("Building with columns above an open book"),
    "lesson": _("Board in front of three people"),
    "point-agreement": _("Sheet with a tick, and a question mark beside it"),
    "point-balance": _("Level board on a support, with two sheets of the same size"),
    "point-boat": _("Boat on the water"),
    "point-calendar": _("Calendar with one day in a ring"),
    "point-few-words": _("Speech bubble with one short line and three dots"),
    "point-funnel": _("Funnel with three rings above it"),
    "point-glasses": _("Pair of glasses"),
    "point-key": _("Key"),
    "point-magnifier": _("Magnifying glass over an empty part of a sheet"),
    "point-map": _("Folded map with one place marked"),
    "point-places": _("House beside a workshop with a chimney"),
    "point-plant": _("Small plant in a pot"),
    "point-ripples": _("Ripples around a drop on the water"),
    "point-same-cups": _("Three cups, all the same"),
    "point-seesaw": _("Board on a support: a large ball on one side, a small one on the other"),
    "point-signpost": _("Signpost with two arms"),
    "point-stones": _("Path with three stones on it"),
    "point-ten-minutes": _("Stopwatch"),
    "point-think": _("Thought bubble with two lines"),
    "point-three-parts": _("Circle, square and triangle under one bracket"),
    "point-two-bubbles": _("Two speech bubbles, one after the other"),
    "point-two-sides": _("Open sheet with as many lines on its left as on its right"),
    "talk-after": _("Cup of tea, steaming"),
    "talk-consent": _("Person with two bubbles: a tick and a cross"),
    "talk-end": _("Open door"),
    "talk-interpreter": _("Three people and two bubbles in two languages"),
    "talk-listen": _("Speech bubble and an ear"),
    "talk-offer": _("Open hand with a leaflet above it"),
    "talk-prepare": _("Notebook with a list, and a pencil"),
    "talk-private": _("Two chairs and a speech bubble under a roof"),
}


@functools.cache
def svg(name: str) -> str:
    """The drawing as SVG. Raises FileNotFoundError for an unknown one."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
