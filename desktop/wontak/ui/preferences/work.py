"""Settings of listening and typing: how sound and text go together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from wontak.ui.context import Context
from wontak.ui.preferences.section import Section
from wontak.ui.settings import (
    AUDIO_OUTPUT,
    AUTO_BACK_S,
    PAUSE_WHILE_TYPING,
    SHADE_DOUBTFUL,
    SHOW_TRANSLATION,
    TRANSLATION_BESIDE,
)


class WorkSection(Section):
    """What the tape deck and the transcript go by."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context, QCoreApplication.translate("PreferencesPage", "Listening and typing"), parent
        )
        seconds = self.tr("{count} s")
        self.add_choice(
            self.tr("Step back when playing goes on"),
            AUTO_BACK_S,
            {str(float(count)): seconds.replace("{count}", str(count)) for count in (1, 0, 2, 3, 4, 5)},
        )
        self.add_flag(self.tr("Pause while typing"), PAUSE_WHILE_TYPING, False)
        self.add_flag(
            self.tr("Shade words that were heard uncertainly"),
            SHADE_DOUBTFUL,
            True,
        )
        self.add_flag(self.tr("Show the translation"), SHOW_TRANSLATION, True)
        self.add_flag(
            self.tr("Translation beside the original"),
            TRANSLATION_BESIDE,
            True,
            self.tr("Otherwise it stands below. In a narrow window it always does."),
        )
        self._output = QComboBox(self)
        self.add_row(
            self.tr("Sound output"), self._output, self.tr("Takes effect when a recording is next played.")
        )
        self._output.activated.connect(
            lambda _place: self.settings.choose(AUDIO_OUTPUT, self._output.currentData())
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_outputs()

    def _fill_outputs(self) -> None:
        """The outputs there are now; headphones may have come since."""
        from wontak.ui.deck.output import outputs  # slow to load, and needed only here

        self._output.clear()
        self._output.addItem(self.tr("As the system"), "")
        for device in outputs():
            self._output.addItem(device.description(), bytes(device.id().data()).decode(errors="replace"))
        self._output.setCurrentIndex(max(0, self._output.findData(self.settings.text(AUDIO_OUTPUT))))
