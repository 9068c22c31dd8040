"""All that can be done from the keyboard: one list for menus, shortcuts, the command finder and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from wontak.ui.icons import icon
from wontak.ui.settings import GIVEN, SHORTCUTS, Settings

CONTEXT = "Commands"
"""The translation context of every command's text."""


REMEMBERED = 8
"""So many commands are remembered as given last."""


class Command(NamedTuple):
    """One thing to do. `text` is the source text, a verb, marked with QT_TRANSLATE_NOOP("Commands", …)."""

    id: str
    text: str
    keys: tuple[str, ...]
    action: QAction

    @property
    def label(self) -> str:
        """The text in the interface language."""
        return QCoreApplication.translate(CONTEXT, self.text)


class Commands(QObject):
    """The commands of one window. Keys that the person has chosen come instead of the defaults."""

    keys_changed = Signal()

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._commands: dict[str, Command] = {}
        self._claimed: dict[str, list[QAction]] | None = None  # by key; every key that is typed is asked for

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def __getitem__(self, command_id: str) -> QAction:
        return self._commands[command_id].action

    def add(
        self,
        command_id: str,
        text: object,
        run: Callable[[], object],
        *keys: str,
        icon_name: str = "",
        checkable: bool = False,
    ) -> QAction:
        """Make a command; `text` is what QT_TRANSLATE_NOOP gives.

        `keys` are the default key sequences in portable form, such as "Ctrl+Shift+P".

        Raises ValueError where the id is taken.
        """
        if command_id in self._commands:
            raise ValueError(f"two commands are called {command_id}")
        source = str(text)
        action = QAction(QCoreApplication.translate(CONTEXT, source), self._window)
        action.setObjectName(command_id)
        action.setCheckable(checkable)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda _checked=False: run())
        self._window.addAction(action)
        command = Command(command_id, source, keys, action)
        self._commands[command_id] = command
        self._give_keys(command)
        return action

    def last_given(self, command_id: str) -> int:
        """How many other commands were given from the finder since this one was, as far as that is remembered."""
        given = self._settings.text(GIVEN).split()
        return given.index(command_id) if command_id in given else len(given)

    def note_given(self, command_id: str) -> None:
        """Remember that this command was given from the finder."""
        others = [one for one in self._settings.text(GIVEN).split() if one != command_id]
        self._settings.choose(GIVEN, " ".join((command_id, *others)[:REMEMBERED]))

    def keys(self, command_id: str) -> tuple[str, ...]:
        """The key sequences in force."""
        command = self._commands[command_id]
        chosen = self._settings.table(SHORTCUTS).get(command_id)
        return tuple(chosen) if isinstance(chosen, list) else command.keys

    def claims(self, sequence: QKeySequence) -> bool:
        """Whether a command that can be given now has this key."""
        if self._claimed is None:
            self._claimed = {}
            for command in self:
                for own in command.action.shortcuts():
                    self._claimed.setdefault(own.toString(), []).append(command.action)
        return any(action.isEnabled() for action in self._claimed.get(sequence.toString(), ()))

    def conflict(self, command_id: str, key: str) -> Command | None:
        """The other command that has this key sequence already."""
        wanted = QKeySequence(key)
        for other in self:
            if other.id != command_id and any(QKeySequence(mine) == wanted for mine in self.keys(other.id)):
                return other
        return None

    def choose_keys(self, command_id: str, keys: tuple[str, ...] | None) -> None:
        """Give a command other keys; None, its own again."""
        chosen = self._settings.table(SHORTCUTS)
        if keys is None:
            chosen.pop(command_id, None)
        else:
            chosen[command_id] = list(keys)
        self._settings.choose(SHORTCUTS, chosen)
        self._give_keys(self._commands[command_id])
        self.keys_changed.emit()

    def _give_keys(self, command: Command) -> None:
        sequences = [QKeySequence(key) for key in self.keys(command.id)]
        command.action.setShortcuts(sequences)
        self._claimed = None
        hint = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
        command.action.setToolTip(f"{command.label} ({hint})" if hint else command.label)
