"""Pages of handouts are looked at without printing any."""

import pytest

from tests.printing import Printer, printer

__all__ = ["printer"]


@pytest.fixture(autouse=True)
def no_printing(printer: Printer) -> None:
    """Nothing is printed here: tests/pdf/ looks at paper."""
