"""The bar above the page in which notices stand until they are dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wontak.ui.notices import Notice, Notices

if TYPE_CHECKING:
    # The strips are loaded with the first notice: most starts have none.
    from wontak.ui.errands import Errand
    from wontak.ui.notice_strips import NoticeStrip

APPEARS_AFTER_MS = 500
"""An errand that is done sooner shows no progress: nothing should blink."""

AT_MOST = 4
"""So many notices stand at once; the oldest make room, so that they never cover the page."""


class NoticeBar(QWidget):
    """The notices, the latest below; one with the same key takes the earlier one's place."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips = QVBoxLayout(self)
        self._strips.setContentsMargins(0, 0, 0, 0)
        self._strips.setSpacing(0)
        notices.told.connect(self.show_notice)
        notices.withdrawn.connect(self._take_back)
        notices.followed.connect(self._follow)

    @property
    def shown(self) -> tuple[Notice, ...]:
        """The notices that stand now, the oldest first."""
        return tuple(strip.notice for strip in self._standing())

    def show_notice(self, notice: Notice) -> None:
        """Add a notice."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        from wontak.ui.notice_strips import NoticeStrip

        for strip in self._standing():
            if strip.notice.text == notice.text or (notice.key and strip.notice.key == notice.key):
                strip.leave()
        for strip in self._standing()[: 1 - AT_MOST or None]:
            strip.leave()
        strip = NoticeStrip(notice, self)
        self._strips.addWidget(strip)
        QAccessible.updateAccessibility(QAccessibleEvent(strip, QAccessible.Event.Alert))

    def _take_back(self, key: str) -> None:
        for strip in self._standing():
            if strip.notice.key == key:
                strip.leave()

    def _standing(self) -> list[NoticeStrip]:
        from wontak.ui.notice_strips import NoticeStrip

        return self.findChildren(NoticeStrip)

    def _follow(self, errand: Errand) -> None:
        waiting = QTimer(self)
        waiting.setSingleShot(True)
        waiting.timeout.connect(lambda: self._show_errand(errand))
        waiting.timeout.connect(waiting.deleteLater)
        waiting.start(APPEARS_AFTER_MS)

    def _show_errand(self, errand: Errand) -> None:
        from wontak.ui.notice_strips import ErrandStrip

        if not errand.is_over:
            self._strips.addWidget(ErrandStrip(errand, self))
