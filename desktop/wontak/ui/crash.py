"""Faults nobody foresaw: written to the log with their traceback, told to the person in one sentence, sent to nobody."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from wontak import logs

if TYPE_CHECKING:
    from wontak.ui.notices import Notices

_KINDS = {
    QtMsgType.QtDebugMsg: "qt debug",
    QtMsgType.QtInfoMsg: "qt info",
    QtMsgType.QtWarningMsg: "qt warning",
    QtMsgType.QtCriticalMsg: "qt critical",
    QtMsgType.QtFatalMsg: "qt fatal",
}


class CrashWatch(QObject):
    """Takes what would end on the terminal: unforeseen faults of every thread, Qt's messages, and the end by a native fault.

    `crashed_before` is true where the last sitting ended by one. After `begin`, `end` gives everything back.
    """

    _broke = Signal()

    def __init__(self, notices: Callable[[], Notices], log: logs.Log | None = None) -> None:
        super().__init__()
        self._notices = notices
        self._log = log or logs.Log()
        self.crashed_before = logs.take_crash(self._log)
        self._native: TextIO | None = None
        self._broke.connect(self._on_broken)

    def begin(self) -> None:
        """Listen from now on."""
        try:
            logs.folder().mkdir(parents=True, exist_ok=True)
            self._native = logs.crash_file().open("w", encoding="utf-8")
        except OSError:
            self._native = None  # a full disk or a read-only home: the person works on without a log
        else:
            faulthandler.enable(self._native)
        sys.excepthook = self.on_fault
        threading.excepthook = self._on_thread_fault
        qInstallMessageHandler(self._on_qt_message)

    def end(self) -> None:
        """Listen no more; a sitting that comes this far leaves no crash behind."""
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._native:
            faulthandler.disable()
            self._native.close()
            self._native = None
            logs.crash_file().unlink(missing_ok=True)

    def on_fault(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Write a fault down and have the person told, on the thread of the window."""
        self._log.write_fault(kind, fault, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self._broke.emit()

    def mention_crash(self) -> None:
        """Say that the last sitting ended by a fault of the program, if it did."""
        if self.crashed_before:
            text = self.tr(
                "Wontak broke down last time. All that was stored is there; what happened is written in {file}."
            )
            self._warn(text)

    def _on_thread_fault(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.on_fault(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        category = f" ({context.category})" if context.category and context.category != "default" else ""
        self._log.write(_KINDS.get(kind, "qt"), f"{message}{category}")

    def _on_broken(self) -> None:
        """On the window's thread; told once the call that has failed is over."""
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        text = self.tr(
            "Something unforeseen went wrong in the program. Your work is stored; what happened is written in {file}."
        )
        self._warn(text)

    def _warn(self, text: str) -> None:
        show = (self.tr("Show the log"), self._show_log)
        self._notices().warn(text.replace("{file}", str(self._log.file)), show, key="crash")

    def _show_log(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.file.parent)))
