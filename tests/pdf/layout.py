"""Where WeasyPrint puts every line: `python -m tests.pdf.layout` prints as a printing process does, and says it too.

A sheet is laid out once, for its file and for what is asked about its lines. It is the printing process itself, with
one task more: the length of the pages, as JSON, stands in the answer; behind them stands the PDF.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from screening.handouts.printing import economy, worker


def main() -> int:
    tasks_of, best = worker._tasks, economy.best
    chosen: list[Any] = []

    def remembered(lay_out: Callable[[str], Any], room: economy.Room) -> Any:
        chosen[:] = [best(lay_out, room)]
        return chosen[0]

    def tasks(arguments: list[str]) -> tuple[dict[str, worker.Task], dict[str, str]]:
        known, versions = tasks_of(arguments)

        def laid_out(header: Mapping[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
            answer, made = known["pdf"](header, body)
            pages = json.dumps([_page(page._page_box) for page in chosen.pop().pages]).encode()
            return {**answer, "layout": len(pages)}, pages + made

        return {**known, "laid out": laid_out}, versions

    worker._tasks, economy.best = tasks, remembered
    return worker.main()


def _page(page: Any) -> dict[str, Any]:
    places = list(_walk(page, Place()))
    boxes = [place.box for place in places]
    lines = [_line(place) for place in places if type(place.box).__name__ == "LineBox"]
    groups = [box for box in boxes if type(box).__name__ == "TableRowGroupBox" and box.element_tag == "tbody"]
    return {
        "width": page.margin_width(),
        "height": page.margin_height(),
        "lines": [line for line in lines if line["text"]],
        "indicators": [[_cell(cell) for row in group.children for cell in row.children] for group in groups],
        "headings": [
            {"tag": box.element_tag, "text": _text(box), "bottom": box.position_y + box.height}
            for box in boxes
            if box.element_tag in {"h1", "h2", "h3"} and type(box).__name__ == "BlockBox"
        ],
        "classed": [_classed(place) for place in places if _classes(place.box)],
    }


@dataclass(frozen=True)
class Place:
    """A box, what it stands in, how it is turned, and where the nearest box of fixed height ends."""

    box: Any = None
    parent: Any = None
    matrix: Any = None
    floor: float | None = None
    in_margin: bool = False


def _walk(box: Any, around: Place) -> Iterator[Place]:
    box = getattr(box, "_box", box)
    kind = type(box).__name__
    matrix = around.matrix
    if box.transformation_matrix:
        matrix = box.transformation_matrix @ matrix if matrix else box.transformation_matrix
    floor = around.floor
    if kind == "BlockBox" and box.style["height"] != "auto":
        own = box.content_box_y() + box.height
        floor = own if floor is None or box.transformation_matrix else min(floor, own)
    place = Place(box, around.box, matrix, floor, around.in_margin or kind == "MarginBox")
    yield place
    for child in getattr(box, "children", ()):
        yield from _walk(child, place)


def _text(box: Any) -> str:
    return "".join(each.box.text for each in _walk(box, Place()) if hasattr(each.box, "text")).replace("\u200b", "")


def _line(place: Place) -> dict[str, Any]:
    """Edges in CSS pixels of the ink of a line, on the page; and how far it leaves the box that it stands in."""
    words = [each.box for each in _walk(place.box, Place()) if hasattr(each.box, "text")]
    left = min((box.position_x for box in words), default=0)
    right = max((box.position_x + box.width for box in words), default=0)
    top = min((box.position_y for box in words), default=0)
    bottom = max((box.position_y + box.height for box in words), default=0)
    parent = place.parent
    return {
        "text": "".join(box.text for box in words).replace("\u200b", ""),
        "size": min((box.style["font_size"] for box in words if box.text.strip()), default=0),
        "over": max(right - parent.content_box_x() - parent.width, parent.content_box_x() - left),
        "below": 0 if place.floor is None else bottom - place.floor,
        "in_margin": place.in_margin,
        **_turned(place.matrix, left, top, right, bottom),
    }


def _turned(matrix: Any, left: float, top: float, right: float, bottom: float) -> dict[str, float]:
    corners = [(x, y) for x in (left, right) for y in (top, bottom)]
    if matrix:
        corners = [matrix.transform_point(*corner) for corner in corners]
    across, down = [x for x, _y in corners], [y for _x, y in corners]
    return {"left": min(across), "right": max(across), "top": min(down), "bottom": max(down)}


def _classes(box: Any) -> str:
    element = getattr(box, "element", None)
    named = element is not None and type(box).__name__ in {
        "BlockBox",
        "TableCellBox",
        "InlineBlockBox",
        "BlockReplacedBox",
    }
    return element.get("class", "") if named else ""


def _classed(place: Place) -> dict[str, Any]:
    box = place.box
    left, top = box.border_box_x(), box.border_box_y()
    edges = _turned(place.matrix, left, top, left + box.border_width(), top + box.border_height())
    return {"class": _classes(box).split(), **edges}


def _cell(cell: Any) -> dict[str, Any]:
    return {"text": _text(cell), "width": cell.width, "top": cell.position_y}


if __name__ == "__main__":
    sys.exit(main())
