"""The real window for tests of the whole."""

import pytest

pytest.register_assert_rewrite(
    "tests.real.afternoon", "tests.real.corrections", "tests.real.paperwork", "tests.ui.answers"
)

from tests.ui.conftest import program, qtbot  # noqa: E402 - what is imported after this line says what failed in it

__all__ = ["program", "qtbot"]
