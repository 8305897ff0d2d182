"""A drawing as a picture of dots, for programs that show no SVG. Runs in a printing process."""

import re

from screening.handouts.printing.engine import Engine
from screening.handouts.printing.picture import picture

_NAME = "app:drawing.svg"
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
# Pixels for each unit of a drawing: sharp on a wall.
_LARGE, _SMALL = 12, 3
_SMALL_UNITS = 48


def png(engine: Engine, svg: str) -> bytes:
    """A PNG in black on white."""
    size = _SIZE.search(svg)
    assert size
    width, height = int(size[1]), int(size[2])
    css = (
        f"@page {{ size: {width}mm {height}mm; margin: 0 }} body, p {{ margin: 0 }} "
        f"img {{ display: block; width: {width}mm }}"
    )
    html = f'<html lang="en"><title>Drawing</title><body><p><img src="{_NAME}" alt="Drawing"></p></body></html>'
    pdf, _ = engine.render(html, css, {_NAME: ("image/svg+xml", svg)}, fillable=False)
    return picture(pdf, 1, width * (_LARGE if width <= _SMALL_UNITS else _SMALL), grey=True)
