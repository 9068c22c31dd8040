"""Settings of recording in the room: which inputs, and where second copies go, until something else is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from wontak.ui.context import Context
from wontak.ui.preferences.section import Section
from wontak.ui.recording.input_picker import InputPicker
from wontak.ui.recording.second_copy import SecondCopy


class RecordingSection(Section):
    """The same choices that the recording page offers."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QCoreApplication.translate("PreferencesPage", "Recording"), parent)
        self.inputs = InputPicker(context, self)
        self.add_row(
            self.tr("Inputs to record from"),
            self.inputs,
            self.tr(
                "Each input that is chosen becomes a channel of its own. The levels show which one is which."
            ),
        )
        self.second = SecondCopy(context, self)
        self.add_row(
            self.tr("Second copy"),
            self.second,
            self.tr("Written while recording, for example to a USB stick, should this computer fail."),
        )
        for wide in (self.inputs, self.second):
            wide.setMaximumWidth(self.maximumWidth())
