"""The menus of the transcript: what can be done with the chosen segments, and who speaks in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wontak.ui.transcript.command_list import MENU, SPEAKER_KEYS
from wontak.ui.transcript.engine_operations import EngineOperations
from wontak.ui.transcript.operations import Operations
from wontak.ui.transcript.wording import Wording


class Menus(QObject):
    """Menus of the page's commands, so that each shows its key."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        operations: Operations,
        wording: Wording,
        engines: EngineOperations,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._engines = engines
        self._actions, self._operations, self._wording = actions, operations, wording

    def show(self, corner: QPoint) -> None:
        """The context menu, at a place of the screen; what the engines do says how long it takes, if more than a moment."""
        menu = QMenu(self._page)
        for group in MENU:
            for name in group:
                if name == "speakers":
                    menu.addMenu(self._speakers(menu))
                else:
                    menu.addAction(self._actions[name])
            menu.addSeparator()
        lengths = self._engines.lengths_again(self._operations.chosen)
        usual = {name: self._actions[name].text() for name in lengths}
        for name, length in lengths.items():
            self._actions[name].setText(f"{usual[name]} ({length})")
        menu.exec(corner)
        for name, text in usual.items():
            self._actions[name].setText(text)
        menu.deleteLater()

    def show_speakers(self, corner: QPoint) -> None:
        """Who speaks, to choose from."""
        menu = self._speakers(self._page)
        if menu.isEnabled():
            menu.exec(corner)
        menu.deleteLater()

    def _speakers(self, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("Speaker"), parent)
        for number, person in enumerate(self._operations.speaking, 1):
            if number <= SPEAKER_KEYS:
                menu.addAction(self._actions[f"speaker_{number}"])
            else:
                menu.addAction(self._wording.person(person.id), partial(self._operations.assign, person.id))
        menu.addSeparator()
        menu.addAction(self._actions["no_speaker"])
        menu.addAction(self._actions["assign_voice"])
        menu.setEnabled(self._actions["no_speaker"].isEnabled())
        return menu
