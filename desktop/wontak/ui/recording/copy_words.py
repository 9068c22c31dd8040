"""How a recording and its second copy fare, in words: where each is written, and what is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wontak.domain.messages import interface_language, spoken_duration

if TYPE_CHECKING:
    from wontak.ui.room_recorder import RoomRecorder


class CopyWords(QObject):
    """Says it in the interface language."""

    def tell(self, recorder: RoomRecorder) -> list[str]:
        """A few words for each copy that has something to say; none where there is no second copy."""
        if recorder.second_copy is None:
            return []
        copies = recorder.copies
        if copies is None:
            told = ["", self._of_second("written")]
        else:
            told = [
                self._filled(self._of_first(copies.first), copies.first_missing_s),
                self._filled(self._of_second(copies.second), copies.second_missing_s),
            ]
        return [text.replace("{folder}", str(recorder.second_copy)) for text in told if text]

    def are_whole(self, recorder: RoomRecorder) -> bool:
        """Whether nothing is missing anywhere."""
        copies = recorder.copies
        return copies is None or copies.first == copies.second == "written"

    def _of_first(self, state: str) -> str:
        return {
            "interrupted": self.tr("The meeting’s disk is not written, {length} missing there"),
            "catching_up": self.tr("The meeting’s disk catches up, {length} to go"),
        }.get(state, "")

    def _of_second(self, state: str) -> str:
        return {
            "written": self.tr("The second copy in {folder} is complete so far"),
            "interrupted": self.tr("The second copy in {folder} is interrupted, {length} missing there"),
            "catching_up": self.tr("The second copy in {folder} catches up, {length} to go"),
        }[state]

    @staticmethod
    def _filled(text: str, missing_s: float) -> str:
        return text.replace("{length}", spoken_duration(missing_s, interface_language()))
