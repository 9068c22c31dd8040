"""The Transcript page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from wontak.ui.context import Context, Page
from wontak.ui.transcript.movement import Movement
from wontak.ui.transcript.pointing import Pointing
from wontak.ui.transcript.view import TranscriptView
from wontak.ui.transcript.wording import Wording


class TranscriptPage(Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.wording = Wording(context)
        self.view = TranscriptView(context, self.wording, self)
        self.movement = Movement(self.view)
        self.pointing = Pointing(self.view, self.movement)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.view)

    def entered(self) -> None:
        self.wording.refresh()
        self.view.show_segments(self.session.segments)
        self.view.move_cursor(0)
        self.view.setFocus()


def make_page(context: Context) -> Page:
    return TranscriptPage(context)
