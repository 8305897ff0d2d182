"""The same copy of the site as the tests of setting up."""

from tests.setup.conftest import site

__all__ = ["site"]
