"""A sheet is set closer where it would end on an almost empty page, or take more pages than it is meant for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

LEAST_FILLED = 1 / 3  # of the last page
ONE_STEP = 1.45  # pages that the first of the other styles brings down to one, at best


@dataclass(frozen=True, slots=True)
class Room:
    """Other styles, tried in order, and the number of pages that a sheet is meant for: 0 for any."""

    others: Sequence[str] = ()
    most: int = 0


ANY = Room()


def best(lay_out: Callable[[str], Any], room: Room) -> Any:
    """The first layout that fits: with no other style, then with one of the others. Where none does, a shortest one."""
    first = lay_out("")
    if not room.others or _fits(first, room.most):
        return first
    tried = [first]
    for style in room.others[_hopeless(first, room) :]:
        document = lay_out(style)
        if _fits(document, room.most):
            return document
        tried.append(document)
    return min(tried, key=lambda document: len(document.pages))


def _hopeless(document: Any, room: Room) -> int:
    """How many of the other styles are not worth a try, each of which takes as long as the first."""
    return int(0 < room.most * ONE_STEP < sum(map(filled, document.pages)) and len(room.others) > 1)


def _fits(document: Any, most: int) -> bool:
    pages = document.pages
    return (not most or len(pages) <= most) and (len(pages) == 1 or filled(pages[-1]) >= LEAST_FILLED)


def filled(page: Any) -> float:
    """How far down the text of a page reaches, as a share of the room for it."""
    box = page._page_box
    lines = (each for each in _boxes(box.children[0]) if type(each).__name__ in {"LineBox", "TableRowBox"})
    lowest = max((each.position_y + each.height for each in lines), default=box.content_box_y())
    return float((lowest - box.content_box_y()) / box.height)


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)
