"""The live transcript beside the levels while recording: what is heard, by which model and how late, or why nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.recording.live_view import LiveView


class LivePanel(QWidget):
    """A quiet list that follows what is said; a line is corrected by a click, Enter or F2."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._listening = context, context.live
        self.view = LiveView(context, self)
        self._state, self._reason, self._hint = (QLabel(self) for _ in range(3))
        for label, role in ((self._state, "quiet"), (self._reason, "review"), (self._hint, "quiet")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._hint.setText(
            self.tr("Click a line, or press Enter in it, to correct it. A full pass follows later.")
        )
        self.switch = QCheckBox(self.tr("Write along"), self)
        self.switch.setToolTip(self.tr("Have what is said written along while it is recorded"))
        self.switch.toggled.connect(self._listening.want)
        self.to_end = QToolButton(self)
        self.to_end.setIcon(icon("arrow-down"))
        self.to_end.setText(self.tr("Latest"))
        self.to_end.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.to_end.clicked.connect(self.view.go_to_end)
        self._lay_out()
        self._listening.changed.connect(self.refresh)
        self._listening.lines_changed.connect(self.refresh)
        context.recorder.changed.connect(self.refresh)
        self.view.following_changed.connect(self.refresh)
        context.theme.changed.connect(self.view.viewport().update)
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand."""
        wanted = self._listening.is_wanted
        self.switch.blockSignals(True)
        self.switch.setChecked(wanted)
        self.switch.blockSignals(False)
        self._state.setText(self._state_text() if wanted else self.tr("Switched off."))
        self._reason.setText(self._reason_text() if wanted else "")
        self._reason.setVisible(bool(self._reason.text()))
        self.view.setVisible(bool(self._listening.lines))
        self._hint.setVisible(bool(self._listening.lines))
        self.to_end.setVisible(bool(self._listening.lines) and not self.view.is_following)

    def _state_text(self) -> str:
        live = self._listening.live
        if live is None:
            return self.tr("Text appears here once something is said.")
        match live.state:
            case "looking":
                return self.tr("Looking for a model that keeps up with this computer…")
            case "finishing":
                return self.tr("The last words are being heard.")
            case "hearing" if live.lines and live.behind_s:
                late = self.tr("%n second(s) behind", "", max(1, round(live.behind_s)))
                return f"{live.model} · {late}"
            case "hearing":
                return " · ".join((live.model, self.tr("listening")))
        return ""

    def _reason_text(self) -> str:
        from wontak.domain.messages import sentence

        reason = self._listening.reason
        if reason is None:
            return ""
        return sentence(reason.code, dict(reason.fields), self._context.language.current)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Live transcript"), self)
        title.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self._state, 1)
        head.addWidget(self.to_end)
        head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._reason)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint)
        column.addStretch(0)
