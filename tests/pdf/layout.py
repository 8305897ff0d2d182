"""Where WeasyPrint puts every line: `python -m tests.pdf.layout` reads a job on its input and writes JSON.

In a process of its own, as everything that touches Pango.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any


def main() -> None:
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415

    job = json.load(sys.stdin)

    def fetch(url: str) -> URLFetcherResponse:
        kind, text = job["assets"][url]
        return URLFetcherResponse(url, text.encode(), {"Content-Type": kind})

    fonts = FontConfiguration()
    document = HTML(string=job["html"], url_fetcher=fetch).render(
        stylesheets=[CSS(string=job["css"], font_config=fonts)], font_config=fonts
    )
    json.dump([_page(page._page_box) for page in document.pages], sys.stdout)


def _page(page: Any) -> dict[str, Any]:
    boxes = list(_walk(page, None))
    lines = [_line(box, parent) for box, parent in boxes if type(box).__name__ == "LineBox"]
    groups = [box for box, _ in boxes if type(box).__name__ == "TableRowGroupBox" and box.element_tag == "tbody"]
    return {
        "width": page.margin_width(),
        "height": page.margin_height(),
        "lines": [line for line in lines if line["text"]],
        "signs": [[_cell(cell) for row in group.children for cell in row.children] for group in groups],
        "headings": [
            {"tag": box.element_tag, "text": _text(box), "bottom": box.position_y + box.height}
            for box, _ in boxes
            if box.element_tag in {"h1", "h2", "h3"} and type(box).__name__ == "BlockBox"
        ],
    }


def _walk(box: Any, parent: Any) -> Iterator[tuple[Any, Any]]:
    box = getattr(box, "_box", box)
    yield box, parent
    for child in getattr(box, "children", ()):
        yield from _walk(child, box)


def _text(box: Any) -> str:
    return "".join(child.text for child, _ in _walk(box, None) if hasattr(child, "text")).replace("\u200b", "")


def _line(line: Any, parent: Any) -> dict[str, Any]:
    """Edges in CSS pixels: of the ink that a line needs, and of the box that it stands in."""
    words = [box for box, _ in _walk(line, None) if hasattr(box, "text")]
    return {
        "text": "".join(box.text for box in words).replace("\u200b", ""),
        "left": min((box.position_x for box in words), default=0),
        "right": max((box.position_x + box.width for box in words), default=0),
        "bottom": max((box.position_y + box.height for box in words), default=0),
        "box_left": parent.content_box_x(),
        "box_right": parent.content_box_x() + parent.width,
    }


def _cell(cell: Any) -> dict[str, Any]:
    return {"text": _text(cell), "width": cell.width, "top": cell.position_y}


if __name__ == "__main__":
    main()
