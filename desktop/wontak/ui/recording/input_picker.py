"""The inputs to record from: each that is chosen becomes a channel, and each shows how loud it is while it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from wontak.domain.recording import InputDevice
from wontak.ui.context import Context
from wontak.ui.recording.meter import LevelRow, align

if TYPE_CHECKING:
    from wontak.desk.inputs import InputWatch

POLL_MS = 80


class InputPicker(QWidget):
    """Listens only while it is shown. `changed` tells that other inputs are chosen, or are there."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._watch: InputWatch | None = None
        self._found: tuple[InputDevice, ...] | None = None
        self._wanted: tuple[str, ...] = ()
        self._rows: dict[str, tuple[QCheckBox, LevelRow]] = {}
        self._none = QLabel(self)
        self._none.setProperty("role", "quiet")
        self._none.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._none)
        self._beat = QTimer(self)
        self._beat.setInterval(POLL_MS)
        self._beat.timeout.connect(self._look)
        self._say()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the inputs that are chosen and there; the default microphone where nobody has chosen any that is."""
        found = self._found or ()
        wanted = tuple(one.id for one in found if one.id in self._wanted)
        return wanted or tuple(one.id for one in found if not one.is_own_sound)[:1]

    @property
    def has_inputs(self) -> bool:
        """Whether anything is chosen to record from; not known, and so not true, for a first moment."""
        return bool(self.chosen)

    def listen(self) -> None:
        """Begin to listen, unless it does already."""
        self._say()
        if self._watch is not None or self._context.recorder.is_recording:
            return
        from wontak.desk.inputs import InputWatch, remembered
        from wontak.jobs.capture_child import system_devices

        self._wanted = remembered()
        self._tick()
        self._watch = InputWatch(self._context.recorder.open_devices or system_devices)
        self._beat.start()

    def rest(self) -> None:
        """Let go of all inputs: something else wants to record from them."""
        self._beat.stop()
        if self._watch:
            self._watch.close()
        self._watch = None
        for _box, row in self._rows.values():
            row.show_level(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.listen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.rest()

    def _look(self) -> None:
        if self._watch is None:
            return
        self._watch.poll()
        if self._watch.found is not None and self._watch.found != self._found:
            self._found = self._watch.found
            self._fill(self._found)
            self.changed.emit()
        for id_, (box, row) in self._rows.items():
            row.show_level(self._watch.levels.get(id_), matters=box.isChecked())

    def _fill(self, found: tuple[InputDevice, ...]) -> None:
        """A row for each input; those that stay keep theirs, and the keyboard with it."""
        for id_ in set(self._rows) - {one.id for one in found}:
            _box, row = self._rows.pop(id_)
            row.hide()
            row.deleteLater()
        for place, device in enumerate(found):
            if device.id not in self._rows:
                self._rows[device.id] = self._row(device)
            box, row = self._rows[device.id]
            box.setText(self._name(device))
            self._column.insertWidget(place, row)
        self._tick()
        align(row for _box, row in self._rows.values())
        self._say()

    def _row(self, device: InputDevice) -> tuple[QCheckBox, LevelRow]:
        box = QCheckBox(self._name(device), self)
        box.clicked.connect(lambda _checked=False, id_=device.id: self._choose(id_))
        return box, LevelRow(self._context.theme, box, self)

    def _choose(self, id_: str) -> None:
        """Take an input in or out; one always stays. The choice is remembered, for the command line as well."""
        from wontak.desk.inputs import remember

        now = set(self.chosen) ^ {id_}
        absent = [one for one in self._wanted if one not in self._rows]
        self._wanted = tuple(one.id for one in self._found or () if one.id in now)
        self._tick()
        remember((*self._wanted, *absent))
        self.changed.emit()

    def _tick(self) -> None:
        """Show which inputs are chosen."""
        for id_, (box, _row) in self._rows.items():
            box.setChecked(id_ in self.chosen)

    def _say(self) -> None:
        """Why there is nothing to choose."""
        recording = self._context.recorder.is_recording
        self._none.setVisible(recording or not self._found)
        if recording:
            self._none.setText(
                self.tr("A recording is under way; inputs can be chosen again when it is over.")
            )
        elif self._found is None:
            self._none.setText(self.tr("Looking for inputs…"))
        else:
            self._none.setText(
                self.tr("There is no input to record from. Connect a microphone; it appears here by itself.")
            )

    def _name(self, device: InputDevice) -> str:
        name = device.name
        if device.is_own_sound:
            name = self.tr("{name} (the computer's own sound)").replace("{name}", name)
        return self.tr("{name} – default").replace("{name}", name) if device.is_default else name
