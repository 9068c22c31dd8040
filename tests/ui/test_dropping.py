"""Files dropped on any page, onto whatever stands there, do what they are for: they come as the system sends them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from wontak.app import Application
from wontak.ui.context import Place

NOTHING, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def drop(target: QWidget, files: list[Path]) -> bool:
    """Drag files onto a part of the window and let go of them; whether anything took them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    carried.setText("\n".join(map(str, files)))  # as file managers do
    middle = target.rect().center()
    entering = QDragEnterEvent(middle, Qt.DropAction.CopyAction, carried, LEFT, NOTHING)
    QApplication.sendEvent(target, entering)
    dropping = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, carried, LEFT, NOTHING)
    QApplication.sendEvent(target, dropping)
    return entering.isAccepted() and dropping.isAccepted()


@pytest.mark.parametrize("place", list(Place))
def test_sound_dropped_on_a_page_comes_into_the_meeting(
    program: Application, sample_meeting: Path, qtbot: QtBot, place: Place
) -> None:
    program.window.open_meeting(sample_meeting)
    program.window.go(place)
    page = program.window.page(place)
    texts = [one.viewport() for one in page.findChildren(QTextEdit) if one.isVisible() and one.isEnabled()]
    target = texts[0] if texts else page.childAt(QPoint(page.width() // 2, page.height() // 2)) or page
    if isinstance(target, QLineEdit):  # a line that asks for text takes a file's name as text
        target = page
    said = [one.text for one in program.session.segments]
    assert drop(target, [SAMPLE / "roundtable.flac"])
    assert program.window.place is Place.RECORDING
    qtbot.waitUntil(lambda: len(program.session.recordings()) == 2)
    assert [one.text for one in program.session.segments] == said


def test_a_model_and_an_archive_dropped_on_the_transcript_go_where_they_belong(
    program: Application, sample_meeting: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.TRANSCRIPT)
    editor = program.window.page(Place.TRANSCRIPT).view.editor.viewport()
    model = tmp_path / "ko-en.argosmodel"
    model.write_bytes(b"no model")
    assert drop(editor, [model]) and program.window.place is Place.SETTINGS
    archive = tmp_path / "회의.wontakz"
    program.library.export_archive(sample_meeting, archive)
    program.window.go(Place.TRANSCRIPT)
    assert drop(editor, [archive]) and program.window.place is Place.LIBRARY
    qtbot.waitUntil(lambda: any(program.library.default_folder.glob("*.wontak")))
