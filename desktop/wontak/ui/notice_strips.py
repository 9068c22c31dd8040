"""The strips of the notice bar: a notice with its buttons, and work on files with its progress."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from wontak.ui.errands import Errand
from wontak.ui.icons import icon
from wontak.ui.job_indicator import progress_text
from wontak.ui.notices import Notice, Weight

TELL_EVERY_MS = 1_000
"""An errand that tells nothing of its progress still says how long it will take."""

QUIET_FOR_MS = 8_000
"""A quiet notice without a button goes by itself; the others stay."""

_ICONS = {Weight.QUIET: "info", Weight.REVIEW: "triangle-alert", Weight.DANGER: "octagon-alert"}


class _Strip(QFrame):
    """A line across the window with a sign and a sentence."""

    def __init__(self, text: str, weight: Weight, parent: QWidget) -> None:
        super().__init__(parent)
        self._weight = weight
        self.setObjectName("notice")
        self.setProperty("weight", weight.value)
        self.setAccessibleName(text)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(16, 6, 8, 6)
        self.line.setSpacing(8)
        self._sign = QLabel(self)
        self.line.addWidget(self._sign)
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.addWidget(label, 1)
        self._show_sign()

    def leave(self) -> None:
        """Go, and leave no gap."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_sign()

    def _show_sign(self) -> None:
        self._sign.setPixmap(icon(_ICONS[self._weight]).pixmap(18, 18))


class NoticeStrip(_Strip):
    """A notice with its buttons."""

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(notice.text, notice.weight, parent)
        self.notice = notice
        for label, action in notice.actions:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked=False, action=action: action())
            button.clicked.connect(self.leave)
            self.line.addWidget(button)
        self.line.addWidget(self._closer())
        if notice.weight is Weight.QUIET and not notice.actions:
            QTimer.singleShot(QUIET_FOR_MS, self, self.leave)

    def _closer(self) -> QToolButton:
        closer = QToolButton(self)
        closer.setIcon(icon("x"))
        closer.setAutoRaise(True)
        closer.setAccessibleName(self.tr("Dismiss"))
        closer.setToolTip(closer.accessibleName())
        closer.clicked.connect(self.leave)
        return closer


class ErrandStrip(_Strip):
    """An errand under way: how far it is, and a button to give it up."""

    def __init__(self, errand: Errand, parent: QWidget) -> None:
        super().__init__(errand.title, Weight.QUIET, parent)
        self._errand = errand
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 6)
        self._bar.setAccessibleName(errand.title)
        self._left = QLabel(self)
        self._left.setProperty("role", "quiet")
        self.line.addWidget(self._left)
        self.line.addWidget(self._bar)
        if errand.can_be_cancelled:
            self.cancel = QPushButton(self.tr("Cancel"), self)
            self.cancel.clicked.connect(self._give_up)
            self.line.addWidget(self.cancel)
        errand.progressed.connect(self._show)
        errand.ended.connect(self.leave)
        self._second = QTimer(self)
        self._second.timeout.connect(self._show)
        self._second.start(TELL_EVERY_MS)
        self._show()

    def _show(self) -> None:
        share = self._errand.share
        self._bar.setRange(0, 0 if share is None else 1000)
        self._bar.setValue(round(1000 * (share or 0)))
        self._left.setText(progress_text(share, self._errand.left_s))

    def _give_up(self) -> None:
        self.cancel.setEnabled(False)
        self._errand.cancel()
