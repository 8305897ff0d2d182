"""What tests of handouts ask for by name."""

from tests.printing import printer
from tests.strengths import marked_strengths

__all__ = ["marked_strengths", "printer"]
