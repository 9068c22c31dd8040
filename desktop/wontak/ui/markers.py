"""What a person does with markers: adds one at the moment that is heard, goes to one, says it otherwise, deletes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from wontak.domain.transcript import Marker
    from wontak.ui.context import Context


@dataclass(frozen=True)
class MarkerAnswer:
    """A note, or the id of the agenda item that begins."""

    note: str
    item: int | None


class Markers(QObject):
    """Each change is stored at once and can be undone."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session

    def marker(self, marker_id: int) -> Marker | None:
        """The marker with this id, if there is one."""
        return next((one for one in self._session.markers() if one.id == marker_id), None)

    def add(self) -> None:
        """Mark the moment that is being heard. It is the one of the key press, however long the note takes to write."""
        from wontak.domain.changes import MarkersChange
        from wontak.domain.transcript import Marker

        if not self._session.is_open or not self._session.recordings() or not self._is_allowed():
            return
        recording, at_s = self._context.player.moment
        answer = self._ask(self.tr("Add a marker"), self.tr("Add"), MarkerAnswer("", None))
        if answer is not None:
            made = _answered(Marker(recording, round(at_s, 3)), answer)
            self._session.perform(MarkersChange((), (made,)))

    def go(self, marker_id: int) -> None:
        """Go to the moment of a marker."""
        marker = self.marker(marker_id)
        if marker is not None:
            self._context.player.seek(marker.recording, marker.at_s)

    def edit(self, marker_id: int) -> None:
        """Have a marker say something else."""
        from wontak.domain.changes import MarkersChange
        from wontak.domain.marks import MarkKind

        marker = self.marker(marker_id)
        if marker is None or not self._is_allowed():
            return
        note = "" if marker.kind is MarkKind.AGENDA else marker.note.removeprefix("★").strip()
        answer = self._ask(self.tr("Marker"), self.tr("Keep"), MarkerAnswer(note, marker.item))
        if answer is not None:
            self._session.perform(MarkersChange((marker,), (_answered(marker, answer),)))

    def delete(self, marker_id: int) -> None:
        """Take a marker away."""
        from wontak.domain.changes import MarkersChange

        marker = self.marker(marker_id)
        if marker is not None and self._is_allowed():
            self._session.perform(MarkersChange((marker,), ()))

    def _is_allowed(self) -> bool:
        """Whether markers may be changed; why not is said before anybody is asked for anything."""
        if barred := self._session.barred():
            self._context.notices.fault(barred)
        return barred is None

    def _ask(self, title: str, verb: str, now: MarkerAnswer) -> MarkerAnswer | None:
        from PySide6.QtWidgets import QComboBox, QLineEdit

        from wontak.ui.dialog import FormDialog
        from wontak.ui.mark_words import item_text

        dialog = FormDialog(title, verb, QApplication.activeWindow())
        choice, field = QComboBox(dialog), QLineEdit(now.note, dialog)
        choice.addItem(self.tr("Note"), None)
        for place, item in enumerate(self._session.meeting.agenda):
            choice.addItem(item_text(place, item, self._context.language.current), item.id)
        choice.setCurrentIndex(max(0, choice.findData(now.item)))
        field.setMinimumWidth(320)
        field.selectAll()
        dialog.body.addRow(self.tr("Kind"), choice)
        dialog.body.addRow(self.tr("Note"), field)

        def fit() -> None:
            field.setEnabled(choice.currentData() is None)

        choice.currentIndexChanged.connect(fit)
        fit()
        field.setFocus()
        return MarkerAnswer(field.text().strip(), choice.currentData()) if dialog.ask() else None


def _answered(marker: Marker, answer: MarkerAnswer) -> Marker:
    """A marker as it was answered; a star stays one as long as no agenda item is chosen."""
    from wontak.domain.marks import MarkKind

    if answer.item is not None:
        return replace(marker, kind=MarkKind.AGENDA, item=answer.item, note="")
    kind = MarkKind.STAR if marker.kind is MarkKind.STAR else MarkKind.NOTE
    return replace(marker, kind=kind, item=None, note=answer.note)
