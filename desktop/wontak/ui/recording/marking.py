"""The keys of a recording: who speaks now, which agenda item begins, a star, a note; pause and stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from wontak.domain.marks import MarkKind
from wontak.ui.context import Context
from wontak.ui.recording.names import Names

KEYS = 9
AGENDA_KEYS = ("Q", "W", "E", "R", "T", "Y", "U", "I", "O")
"""The row of letters below the figures that are the speakers' keys."""

_SPEAKERS = (
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 1 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 2 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 3 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 4 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 5 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 6 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 7 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 8 speaks now"),
    QT_TRANSLATE_NOOP("Commands", "Recording: speaker 9 speaks now"),
)
_AGENDA = (
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 1 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 2 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 3 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 4 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 5 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 6 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 7 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 8 begins"),
    QT_TRANSLATE_NOOP("Commands", "Recording: agenda item 9 begins"),
)


class Marking(QObject):
    """The commands work without modifiers while the recording is looked at, and rest otherwise: `enable` says which.

    `note_wanted` and `stop_wanted` tell that the note field is to have the keyboard, and that it is to be asked about stopping.
    """

    note_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = context.commands
        self._recorder = context.recorder
        self._names = Names(context)
        self._actions = tuple(self._add())
        self.enable(False)

    def enable(self, enabled: bool) -> None:
        """Have the keys work, or rest."""
        for action in self._actions:
            action.setEnabled(enabled)

    def key(self, command_id: str) -> str:
        """The first key of a command, in portable form; empty where it has none."""
        return next(iter(self._commands.keys(command_id)), "")

    def speaker(self, number: int) -> None:
        """The roster's n-th speaker, from 0, speaks from now on."""
        speakers = self._names.speakers()
        if number < len(speakers):
            self._recorder.mark(MarkKind.SPEAKER, speakers[number].id)

    def agenda(self, number: int) -> None:
        """The n-th agenda item, from 0, begins now."""
        if number < len(self._names.agenda()):
            self._recorder.mark(MarkKind.AGENDA, str(number))

    def star(self) -> None:
        self._recorder.mark(MarkKind.STAR)

    def pause(self) -> None:
        """Leave out what comes, or go on."""
        if self._recorder.is_paused:
            self._recorder.resume()
        else:
            self._recorder.pause()

    def with_control(self, event: QKeyEvent) -> QAction | None:
        """The speaker's command meant by its key pressed with Ctrl, as in a field where the bare key writes."""
        pressed = QKeySequence(event.keyCombination())
        for number in range(1, KEYS + 1):
            command_id = f"mark_speaker_{number}"
            for key in self._commands.keys(command_id):
                if QKeySequence(f"Ctrl+{key}") == pressed and self._commands[command_id].isEnabled():
                    return self._commands[command_id]
        return None

    def _add(self) -> Iterator[QAction]:
        for number in range(KEYS):
            yield self._one(
                f"mark_speaker_{number + 1}",
                _SPEAKERS[number],
                partial(self.speaker, number),
                str(number + 1),
            )
        for number in range(KEYS):
            yield self._one(
                f"mark_agenda_{number + 1}",
                _AGENDA[number],
                partial(self.agenda, number),
                AGENDA_KEYS[number],
            )
        yield self._one(
            "mark_star", QT_TRANSLATE_NOOP("Commands", "Recording: star this moment"), self.star, "S"
        )
        yield self._one(
            "write_note", QT_TRANSLATE_NOOP("Commands", "Recording: write a note"), self.note_wanted.emit, "N"
        )
        yield self._one(
            "pause_recording", QT_TRANSLATE_NOOP("Commands", "Recording: pause, or go on"), self.pause, "P"
        )
        yield self._one(
            "stop_recording",
            QT_TRANSLATE_NOOP("Commands", "Recording: stop"),
            self.stop_wanted.emit,
            "Ctrl+Alt+S",
        )

    def _one(self, command_id: str, text: object, run: Callable[[], object], key: str) -> QAction:
        return self._commands.add(command_id, text, run, key)
