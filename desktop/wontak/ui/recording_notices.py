"""What the recorder warns of, as notices of a window: they stand until what they say is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wontak.domain.errors import Code, WontakError
from wontak.ui.context import Context, Place

if TYPE_CHECKING:
    from wontak.domain.transcript import Recording

LOSING = frozenset(
    {"input_lost", "sound_server_lost", "space_10_min", "disk_full_stopped", "first_copy_failed"}
)
"""Warnings of what will be lost, or is being lost, if nobody does anything."""

LASTING = frozenset(
    {
        "disk_full_stopped",
        "first_copy_failed",
        "first_copy_incomplete",
        "second_copy_failed",
        "second_copy_incomplete",
        "machine_slept",
        "recorder_restarted",
        "sound_missed",
    }
)
"""Warnings that still say something when the recording is over."""

COPIES = "copies"
"""Of what is told of the copies only the latest counts."""


class RecordingNotices(QObject):
    """Belongs to one window; a new one tells again what still stands."""

    def __init__(self, context: Context, window: QObject) -> None:
        super().__init__(window)
        self._recorder = context.recorder
        self._notices = context.notices
        self._go = context.go
        self._recorder.warned.connect(self._warn)
        self._recorder.warning_over.connect(self._over)
        self._recorder.copies_changed.connect(self._tell_news)
        self._recorder.failed.connect(self._notices.fault)
        self._recorder.ended.connect(self._ended)
        self._recorder.taken_over.connect(self._taken_over)
        self._placing = context.placing
        context.placing.placed.connect(self._placed)
        context.placing.failed.connect(self._not_placed)
        for code in self._recorder.warnings if self._recorder.is_recording else ():
            self._warn(code)

    def _warn(self, code: str) -> None:
        from wontak.domain.messages import interface_language, sentence

        fields = self._recorder.warnings.get(code, {})
        if code in ("first_copy_failed", "second_copy_failed"):
            self._over(COPIES)
        say = self._notices.alarm if code in LOSING else self._notices.warn
        say(sentence(code, fields, interface_language()), key=_key(code))

    def _over(self, code: str) -> None:
        self._notices.withdraw(_key(code))

    def _tell_news(self, code: str) -> None:
        from wontak.domain.messages import interface_language, sentence

        if code:
            self._notices.say(sentence(code, {}, interface_language()), key=_key(COPIES))

    def _ended(self) -> None:
        for code in set(self._recorder.warnings) - LASTING:
            self._over(code)

    def _taken_over(self, missing_s: float) -> None:
        """Say that the recording went on while there was no window, and what of it is missing all the same."""
        if not missing_s:
            text = self.tr("The recording went on while the program was closed.")
        else:
            from wontak.domain.messages import interface_language, spoken_duration

            text = self.tr(
                "The recording went on while the program was closed; {length} of it is missing and marked."
            ).replace("{length}", spoken_duration(missing_s, interface_language()))
        self._notices.say(text, key="taken over")

    def _not_placed(self, fault: WontakError) -> None:
        """Say why what was recorded waits still; whoever knows that its second copy is gone for good can do without."""
        if fault.code is Code.SECOND_COPY_AWAY:
            action = (self.tr("Do without the second copy"), self._placing.do_without)
            self._notices.fault(fault, action, key="recovered")
        else:
            self._notices.fault(fault)

    def _placed(self, recordings: tuple[Recording, ...], left_by_crash: bool) -> None:
        """Say what was found; what was stopped a moment ago is seen on its page."""
        for code in ("first_copy_failed", "first_copy_incomplete"):
            self._over(code)
        if self._placing.is_copied:
            self._over("second_copy_incomplete")
        if not left_by_crash:
            return
        from wontak.domain.messages import interface_language, spoken_duration

        length = spoken_duration(sum(one.duration_s for one in recordings), interface_language())
        text = self.tr(
            "A recording of {length} from last time is in its place now; nothing needs to be done."
        )
        action = (self.tr("Show the recording"), lambda: self._go(Place.RECORDING))
        self._notices.say(text.replace("{length}", length), action, key="recovered")


def _key(code: str) -> str:
    return f"recording {code}"
