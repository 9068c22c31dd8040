"""What a press on the page does: on a part of a head, what that part tells of; on a word, play from there if wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from wontak.ui.context import Context
from wontak.ui.transcript.head import Part
from wontak.ui.transcript.menus import Menus
from wontak.ui.transcript.navigation import Following, Navigation
from wontak.ui.transcript.operations import Operations
from wontak.ui.transcript.pointing import Pointing


class Presses(QObject):
    """Hears of presses and has them done; `show` puts the cursor into a segment."""

    def __init__(
        self,
        context: Context,
        pointing: Pointing,
        operations: Operations,
        navigation: Navigation,
        following: Following,
        menus: Menus,
        show: Callable[[int], object],
    ) -> None:
        super().__init__(pointing)
        self._context, self._operations, self._navigation = context, operations, navigation
        self._following, self._menus, self._show = following, menus, show
        pointing.head_pressed.connect(self._on_head)
        pointing.word_pressed.connect(self._on_word)
        pointing.menu_asked.connect(menus.show)

    def _on_head(self, part: Part, segment_id: int, corner: QPoint) -> None:
        segment = self._context.session.segment(segment_id)
        if segment is None:
            return
        if part is Part.SPEAKER:
            self._menus.show_speakers(corner)
        elif part is Part.TIME:
            self._context.player.seek(segment.recording, segment.start_s)
            self._context.player.play()
        elif part is Part.COMMENT:
            self._operations.comment()
        elif part is Part.INTERPRETS and segment.interprets is not None:
            self._show(segment.interprets)

    def _on_word(self, segment_id: int, offset: int, asked: bool) -> None:
        """A press puts the cursor; while the tape runs it also plays from there, and with Alt always."""
        segment, player = self._context.session.segment(segment_id), self._context.player
        if segment is not None and (asked or player.is_playing):
            self._navigation.seek_word(segment, offset)
            if not player.is_playing:
                player.play()
            self._following.follow()
