"""What a sheet says from left to right stands in a cell that keeps the direction of the page, and so its room."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEETS = Path(settings.BASE_DIR, "screening/templates/screening/handouts")
TURNED = re.compile(r"<t[dh]\b[^>]*\bdir=\"ltr\"[^>]*>")


@pytest.mark.parametrize("path", sorted(SHEETS.rglob("*.html")), ids=lambda path: str(path.relative_to(SHEETS)))
def test_no_cell_turns_its_padding(path: Path) -> None:
    # The web addresses at the foot stand at the edge of the page, where nothing is beside them.
    assert [cell for cell in TURNED.findall(path.read_text()) if "address-cell" not in cell] == []
