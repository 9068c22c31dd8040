"""Settings: every choice is in force at once and kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from wontak import paths
from wontak.app import Application
from wontak.ui.context import Place
from wontak.ui.preferences.models import ModelsSection
from wontak.ui.preferences.page import PreferencesPage
from wontak.ui.preferences.shortcuts import ShortcutsSection
from wontak.ui.settings import TEXT_SCALE, THEME


@pytest.fixture
def page(program: Application) -> PreferencesPage:
    program.window.go(Place.SETTINGS)
    page = program.window.page(Place.SETTINGS)
    assert isinstance(page, PreferencesPage)
    return page


@pytest.fixture
def models(page: PreferencesPage, qtbot: QtBot) -> ModelsSection:
    page.show_subject(3)
    qtbot.waitUntil(lambda: page._models._use.count() > 1)
    return page._models


@pytest.fixture
def shortcuts(page: PreferencesPage) -> ShortcutsSection:
    page.show_subject(4)
    return page._shortcuts


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    """A small recogniser carried here by hand: the starter under another name."""
    return shutil.copytree(paths.bundled_models() / "starter-recogniser", tmp_path / "faster-whisper-house")


def choice(page: PreferencesPage, name: str) -> QComboBox:
    (found,) = [box for box in page.findChildren(QComboBox) if box.accessibleName() == name]
    return found


def pick(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def names_of(section: ModelsSection) -> list[str]:
    return [label.text() for label in section.findChildren(QLabel)]


def test_the_theme_changes_every_page_at_run_time(
    page: PreferencesPage, program: Application, sample_meeting: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.window.prepare_all()
    for text, dark in (("Dark", True), ("Light", False)):
        pick(choice(page, "Theme"), text)
        assert program.theme.is_dark is dark
        for place in Place:
            program.window.go(place)
            corner = program.window.page(place).grab().toImage().pixelColor(2, 2)
            assert (corner.lightness() < 100) is dark, place
    assert program.settings.text(THEME) == "light"


def test_text_grows_at_run_time_and_nothing_is_cut(page: PreferencesPage, program: Application) -> None:
    before = QApplication.font().pointSizeF()
    pick(choice(page, "Text size"), "Largest")
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.5)
    assert program.settings.number(TEXT_SCALE, 1.0) == 1.5
    for place in (Place.LIBRARY, Place.SETTINGS, Place.GLOSSARY):
        program.window.go(place)
        for button in program.window.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), button.text()


def test_a_name_typed_is_kept(page: PreferencesPage, program: Application, qtbot: QtBot) -> None:
    (field,) = [one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Your name"]
    qtbot.keyClicks(field, "Park Jimin")
    assert program.settings.text("person") == "Park Jimin"


def test_a_model_folder_is_brought_in_used_and_removed(
    models: ModelsSection, program: Application, carried: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    models.bring_in(carried)
    qtbot.waitUntil(lambda: models._use.findData("house") > 0)
    pick(models._use, "house")
    assert program.settings.text("recogniser") == "house"
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: QMessageBox.StandardButton.Yes)
    models._remove("house")
    qtbot.waitUntil(lambda: models._use.findData("house") < 0)
    assert program.settings.text("recogniser") == ""


def test_a_model_dropped_on_the_window_is_brought_in(
    program: Application, carried: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(carried))])
    event = QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    program.window.dropEvent(event)
    assert program.window.place is Place.SETTINGS
    section = program.window.page(Place.SETTINGS)._models
    qtbot.waitUntil(lambda: section._use.findData("house") > 0)


def test_a_folder_that_is_no_model_is_told(
    models: ModelsSection, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    models.bring_in(tmp_path / "empty")
    qtbot.waitUntil(lambda: any("empty" in one.text for one in program.window.notice_bar.shown))
    assert models._use.count() == 2


def test_bundled_models_cannot_be_removed_and_say_what_they_are_for(models: ModelsSection) -> None:
    texts = names_of(models)
    assert "starter-recogniser" in texts
    assert any("knows only the sample" in text for text in texts)
    assert not [one for one in models.findChildren(QPushButton) if one.text() == "Remove…"]


def test_a_shortcut_is_changed_with_its_other_keys_kept(
    shortcuts: ShortcutsSection, program: Application, qtbot: QtBot
) -> None:
    commands = program.window.commands
    _mark(shortcuts, "redo")
    shortcuts._keys.setKeySequence(QKeySequence("Ctrl+Shift+F12"))
    shortcuts._keys.editingFinished.emit()
    assert commands.keys("redo") == ("Ctrl+Shift+F12", "Ctrl+Y")
    assert commands["redo"].shortcuts()[0] == QKeySequence("Ctrl+Shift+F12")
    shortcuts._give(None)
    assert commands.keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")


def test_a_key_that_another_command_has_is_refused_with_its_name(
    shortcuts: ShortcutsSection, program: Application
) -> None:
    _mark(shortcuts, "redo")
    shortcuts._give(("Ctrl+N",))
    assert "New meeting" in program.window.notice_bar.shown[-1].text
    assert program.window.commands.keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")


def test_commands_are_found_by_their_key(shortcuts: ShortcutsSection, qtbot: QtBot) -> None:
    shortcuts._search.setText("Ctrl+Shift+P")
    assert shortcuts._table.rowCount() == 1
    assert shortcuts._table.item(0, 0).text() == "Find anything"


def test_privacy_says_where_everything_lies(page: PreferencesPage) -> None:
    page.show_subject(5)
    texts = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert str(paths.user_data()) in texts
    assert "Nothing is sent anywhere" in texts


def _mark(section: ShortcutsSection, command: str) -> None:
    section._search.clear()
    table = section._table
    row = next(
        row for row in range(table.rowCount()) if table.item(row, 0).data(Qt.ItemDataRole.UserRole) == command
    )
    table.selectRow(row)
    table.setCurrentCell(row, 0)
