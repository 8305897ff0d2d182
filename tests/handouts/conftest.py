"""What tests of handouts ask for by name."""

from tests.printing import printer
from tests.strengths import nobody_looks_at_a_strength

__all__ = ["nobody_looks_at_a_strength", "printer"]
