"""The printer that is not there, for every test that asks for it."""

from tests.printing import printer

__all__ = ["printer"]
