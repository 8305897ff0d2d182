"""Drawings as pictures of dots, for programs that show no SVG. Runs in a printing process."""

import re
from collections.abc import Mapping

from screening.handouts.printing.engine import Engine
from screening.handouts.printing.picture import picture

_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
# Pixels for each unit of a drawing: sharp on a wall.
_LARGE, _SMALL = 10, 3
_SMALL_UNITS = 48


def pngs(engine: Engine, drawings: Mapping[str, str]) -> dict[str, bytes]:
    """A PNG in black on white for each SVG, by its name. They are laid out together: a page for each."""
    sizes = [_size(svg) for svg in drawings.values()]
    rules = [
        f"@page size-{width}-{height} {{ size: {width}mm {height}mm; margin: 0 }} "
        f".size-{width}-{height} {{ page: size-{width}-{height}; width: {width}mm; display: block }}"
        for width, height in sorted(set(sizes))
    ]
    images = [
        f'<img class="size-{width}-{height}" src="app:{name}.svg" alt="{name}">'
        for name, (width, height) in zip(drawings, sizes, strict=True)
    ]
    html = f'<html lang="en"><title>Drawings</title><body>{"".join(images)}</body></html>'
    css = f"body {{ margin: 0 }} img {{ break-before: page }} {' '.join(rules)}"
    assets = {f"app:{name}.svg": ("image/svg+xml", svg) for name, svg in drawings.items()}
    pdf, _ = engine.render(html, css, assets, fillable=False)
    return {
        name: picture(pdf, page, width * (_LARGE if width <= _SMALL_UNITS else _SMALL), grey=True)
        for page, (name, (width, _)) in enumerate(zip(drawings, sizes, strict=True), 1)
    }


def _size(svg: str) -> tuple[int, int]:
    size = _SIZE.search(svg)
    assert size
    return int(size[1]), int(size[2])
