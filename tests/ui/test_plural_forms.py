"""No window in English says “(s)”: one thing and several things are told apart on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.ui.context import Place

TEXTS = Path(__file__).parents[2] / "resources" / "translations" / "wontak_en.ts"


def texts(root: QWidget) -> Iterator[str]:
    """All that the controls within a widget say, to the eye and to a screen reader."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QTabWidget):
            yield from (widget.tabText(number) for number in range(widget.count()))
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model():
            yield from _cells(widget)
        yield from (action.text() for action in widget.actions())


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for column in range(1 if isinstance(view, QListView) else model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from (str(model.index(row, column).data() or "") for row in range(model.rowCount()))


def test_no_page_shows_an_undecided_plural(program: Application, sample_meeting: Path, qtbot: QtBot) -> None:
    program.window.open_meeting(sample_meeting)
    for place in Place:
        program.window.go(place)
    findings = program.window.page(Place.EXPORT)._findings  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "thing" in findings._heading.text().lower())
    seen = [text for text in texts(program.window) if text]
    assert len(seen) > 300
    assert [text for text in seen if "(s)" in text] == []


def _counted() -> Iterator[tuple[str, str]]:
    for context in ElementTree.parse(TEXTS).getroot().iter("context"):
        for message in context.iter("message"):
            if message.get("numerus") == "yes":
                yield context.findtext("name") or "", message.findtext("source") or ""


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_text_with_a_number_has_its_forms(program: Application, count: int) -> None:
    counted = list(_counted())
    assert len(counted) >= 10
    for context, source in counted:
        told = QCoreApplication.translate(context, source, "", count)
        assert "(s)" not in told and str(count) in told, (context, source)
