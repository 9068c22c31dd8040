"""The real window for tests of the whole."""

from tests.ui.conftest import program

__all__ = ["program"]
