"""Who has the floor and which agenda item is on: large buttons with keys, pressed at the moment it happens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wontak.domain.marks import MarkKind
from wontak.ui.context import Context
from wontak.ui.recording.chip import Chip
from wontak.ui.recording.flow import Flow
from wontak.ui.recording.marking import KEYS, Marking
from wontak.ui.recording.names import Names


class Floor(QWidget):
    """The chips follow roster and agenda as they are changed meanwhile."""

    def __init__(self, context: Context, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._recorder = context.recorder
        self._marking = marking
        self._names = Names(context)
        self._nobody = QLabel(
            self.tr("The roster is empty. Enter who takes part on the Details page; their keys appear here."),
            self,
        )
        self._nobody.setProperty("role", "quiet")
        self._nobody.setWordWrap(True)
        self.speakers, self.items = QWidget(self), QWidget(self)
        self._speaker_flow, self._item_flow = Flow(self.speakers), Flow(self.items)
        self._speaker_chips: dict[str, Chip] = {}
        self._item_chips: dict[str, Chip] = {}
        self._agenda_heading = _heading(self.tr("Which agenda item begins"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_heading(self.tr("Who speaks now"), self))
        for widget in (self._nobody, self.speakers):
            column.addWidget(widget)
        column.addSpacing(4)
        for widget in (self._agenda_heading, self.items):
            column.addWidget(widget)
        for signal in (context.session.opened, context.session.details_changed):
            signal.connect(self.fill)
        context.commands.keys_changed.connect(self.fill)
        self._recorder.marks_changed.connect(self.refresh)
        context.theme.changed.connect(self.update)
        self.fill()

    def fill(self) -> None:
        """A chip for each speaker and each item."""
        people = self._names.speakers()
        texts = {one.id: self._names.person(one) for one in people}
        self._speaker_chips = self._chips(
            self._speaker_flow, texts, "mark_speaker", self._marking.speaker, hued=True
        )
        items = {str(place): self._names.item(place) for place in range(len(self._names.agenda()))}
        self._item_chips = self._chips(
            self._item_flow, items, "mark_agenda", self._marking.agenda, hued=False
        )
        self._nobody.setVisible(not people)
        for widget in (self._agenda_heading, self.items):
            widget.setVisible(bool(items))
        self.refresh()

    def refresh(self) -> None:
        """Show who speaks and what is on, as it was marked last."""
        for kind, chips in ((MarkKind.SPEAKER, self._speaker_chips), (MarkKind.AGENDA, self._item_chips)):
            last = next((one.value for one in reversed(self._recorder.marks) if one.kind is kind), None)
            for value, chip in chips.items():
                chip.setChecked(value == last)

    def chips(self) -> tuple[Chip, ...]:
        """All of them, in order."""
        return (*self._speaker_chips.values(), *self._item_chips.values())

    def _chips(
        self, flow: Flow, texts: dict[str, str], command: str, press: Callable[[int], None], *, hued: bool
    ) -> dict[str, Chip]:
        while item := flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        chips = {}
        for number, (value, text) in enumerate(texts.items()):
            chip = Chip(self._context.theme, number if hued else None, flow.parentWidget())
            chip.show_as(text, self._marking.key(f"{command}_{number + 1}") if number < KEYS else "")
            chip.pressed.connect(partial(press, number))
            flow.addWidget(chip)
            chip.show()
            chips[value] = chip
        return chips


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "heading")
    return label
