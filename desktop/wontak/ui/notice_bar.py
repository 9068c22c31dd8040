"""The bar above the page in which notices stand until they are dealt with."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from wontak.ui.icons import icon
from wontak.ui.notices import Notice, Notices, Weight

QUIET_FOR_MS = 8_000
"""A quiet notice without a button goes by itself; the others stay."""

_ICONS = {Weight.QUIET: "info", Weight.REVIEW: "triangle-alert", Weight.DANGER: "octagon-alert"}


class NoticeBar(QWidget):
    """The notices, the latest below; one with the same key takes the earlier one's place."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips = QVBoxLayout(self)
        self._strips.setContentsMargins(0, 0, 0, 0)
        self._strips.setSpacing(0)
        notices.told.connect(self.show_notice)

    def show_notice(self, notice: Notice) -> None:
        """Add a notice."""
        for strip in self.findChildren(_Strip):
            if strip.notice.text == notice.text or (notice.key and strip.notice.key == notice.key):
                strip.leave()
        strip = _Strip(notice, self)
        self._strips.addWidget(strip)
        QAccessible.updateAccessibility(QAccessibleEvent(strip, QAccessible.Event.Alert))


class _Strip(QFrame):
    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("notice")
        self.setProperty("weight", notice.weight.value)
        self.setAccessibleName(notice.text)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 8, 6)
        mark = QLabel(self)
        mark.setPixmap(icon(_ICONS[notice.weight]).pixmap(18, 18))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(notice.text, self)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(text, 1)
        for label, action in notice.actions:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked=False, action=action: action())
            button.clicked.connect(self.leave)
            line.addWidget(button)
        line.addWidget(self._closer())
        if notice.weight is Weight.QUIET and not notice.actions:
            QTimer.singleShot(QUIET_FOR_MS, self, self.leave)

    def leave(self) -> None:
        """Go, and leave no gap."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _closer(self) -> QToolButton:
        closer = QToolButton(self)
        closer.setIcon(icon("x"))
        closer.setAutoRaise(True)
        closer.setAccessibleName(self.tr("Dismiss"))
        closer.clicked.connect(self.leave)
        return closer
