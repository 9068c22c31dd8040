"""The waveform: see who speaks when, go there by a click, and drag the edges of segments into place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wontak.domain.edits import Edge
from wontak.ui.context import Context
from wontak.ui.deck import waveform_paint as paint
from wontak.ui.deck.controls import ZOOM_STEP
from wontak.ui.deck.drag import EdgeDrag
from wontak.ui.deck.marks import Marks, Tick
from wontak.ui.deck.marks_paint import FLAG_BOTTOM_PX, FLAG_TOP_PX, paint_marks
from wontak.ui.deck.scale import Scale
from wontak.ui.deck.strip import Strip, offset_s

if TYPE_CHECKING:
    from wontak.desk.waveform import Sounding

HEIGHT_PX = 104
NEAR_PX = 5
"""So near to an edge the mouse takes hold of it."""

FOLLOW_FROM, FOLLOW_TO = 0.9, 0.1
"""When the playhead has come so far across the view, the next stretch is shown, with it so far from the left."""


class WaveformView(QWidget):
    """Painted by hand. `view_changed` is told when another part of the meeting, or of another width, is shown."""

    view_changed = Signal()

    def __init__(self, context: Context, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._player = context.player
        self.strip = strip
        self.scale = Scale()
        self._soundings: tuple[Sounding, ...] = ()
        self.marks = Marks()
        self._image: QImage | None = None
        self._drag: EdgeDrag | None = None
        self._scrubbing = False
        self._shown_s = 0.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Waveform"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys move through the sound, up and down go from segment to segment, + and - zoom."
            )
        )
        context.theme.changed.connect(self.renew)
        self._player.moved.connect(self._on_moved)
        self._player.chosen.connect(self._on_chosen)

    # What is shown ----------------------------------------------------------------------------------------------------

    def set_marks(self, marks: Marks) -> None:
        """Other marked moments and gaps."""
        self.marks = marks
        self.update()

    def set_sound(self, soundings: Sequence[Sounding]) -> None:
        """Another meeting's sound, or more of it."""
        self._soundings = tuple(soundings)
        self._set_scale(self.scale.sized(self.width(), self._player.length_s))
        self.renew()

    def renew(self) -> None:
        """Paint everything anew: segments, theme or sound are others."""
        self._image = None
        self.update()

    def show_all(self) -> None:
        """The whole meeting at once."""
        self._set_scale(self.scale.zoomed(1e-9, 0.0))

    def zoom(self, factor: float, around_s: float | None = None) -> None:
        """`factor` times closer around a meeting time, else around the playhead."""
        playhead_s = self._player.meeting_s
        seen = self.scale.start_s <= playhead_s <= self.scale.end_s
        middle_s = playhead_s if seen else self.scale.start_s + self.scale.span_s / 2
        self._set_scale(self.scale.zoomed(factor, middle_s if around_s is None else around_s))

    def move_to(self, start_s: float) -> None:
        """Show the same width from another meeting time on."""
        self._set_scale(self.scale.moved(start_s))

    def reveal(self, at_s: float) -> None:
        """Bring a meeting time into view, if it is not."""
        if not self.scale.start_s <= at_s <= self.scale.end_s:
            self.move_to(at_s - self.scale.span_s * FOLLOW_TO)

    def _set_scale(self, scale: Scale) -> None:
        if scale != self.scale:
            self.scale = scale
            self.renew()
            self.view_changed.emit()

    def _on_moved(self, recording: int, at_s: float) -> None:
        before_s, self._shown_s = self._shown_s, self._player.meeting_s
        if self._player.is_playing and self._drag is None:
            # Only if the playhead was in view: who has moved away to look at something else is left there.
            if self.scale.start_s <= before_s <= self.scale.end_s:
                past = self.scale.x(self._shown_s) > FOLLOW_FROM * self.scale.width_px
                if past and self.scale.end_s < self.scale.length_s - 1e-3:
                    self.move_to(self._shown_s - self.scale.span_s * FOLLOW_TO)
        elif not self._scrubbing:
            self.reveal(self._shown_s)
        self.update()

    def _on_chosen(self, segment_id: int) -> None:
        span = self.strip.span(segment_id)
        if span and not self._player.is_playing and not self._scrubbing:
            self.reveal(span[0])
        self.update()

    # Painting ---------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, scale = self._context.theme, self.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("page"))
        paint.paint_segments(painter, self.strip, scale, self._player.segment_id, self.height(), theme)
        painter.drawImage(QPointF(0, paint.RULER_PX + 2), self._wave())
        paint.paint_ruler(painter, scale, theme, self._small_font())
        self._paint_foot(painter)
        paint_marks(painter, self.marks, scale, self.height(), theme)
        if self._drag:
            paint.paint_edge(painter, scale.x(self._drag.at_s), self.height(), theme)
        paint.paint_playhead(painter, scale.x(self._player.meeting_s), self.height(), theme)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _wave(self) -> QImage:
        if self._image is None:
            height_px = self.height() - paint.RULER_PX - paint.FOOT_PX - 4
            ratio = self.devicePixelRatioF()
            self._image = paint.wave_image(
                self._soundings, self.strip, self.scale, height_px, ratio, self._context.theme
            )
        return self._image

    def _paint_foot(self, painter: QPainter) -> None:
        painter.setFont(self._small_font())
        language = self._context.language.current
        meeting, recordings = self._session.meeting, self._player.tape.recordings if self._soundings else ()
        rows, colours = [], []
        least_s = paint.NAME_FROM_PX * self.scale.s_per_px
        for place in self.strip.wide(self.scale.start_s, self.scale.end_s, least_s):
            segment = self._session.segment(self.strip.ids[place])
            if segment:
                person = meeting.participant(segment.speaker)
                name = person.name.either(language) if person else segment.voice or ""
                rows.append((segment, offset_s(recordings, segment.recording), name))
                colours.append(paint.speaker_colour(self._context.theme, int(self.strip.hues[place])))
        paint.paint_foot(painter, self.scale, rows, self.height(), self._context.theme, colours)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.84)
        # The lines of times and names have a fixed height: text of double size must not be cut.
        while font.pointSizeF() > 6 and QFontMetrics(font).height() > paint.FOOT_PX:
            font.setPointSizeF(font.pointSizeF() - 0.5)
        return font

    # Hands ------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None
        self._set_scale(self.scale.sized(self.width(), self._player.length_s))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at_s = self.scale.at(event.position().x())
        edge, tick = self._edge_at(event.position()), self._tick_at(event.position())
        if tick:
            self._player.seek_meeting(tick.at_s)
        elif edge:
            self._player.choose(edge[0])
            self._drag = EdgeDrag.begin(self._session, self.strip, *edge)
        else:
            self._scrubbing = True
            self._player.choose(self.strip.at(at_s) or 0)
            self._player.seek_meeting(at_s)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at_s = self.scale.at(event.position().x())
        if self._drag:
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._drag.move(at_s, self._player.meeting_s, 0.0 if free else NEAR_PX * self.scale.s_per_px)
            self.update()
        elif self._scrubbing:
            self._player.seek_meeting(at_s)
        else:
            self._show_hand(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag, self._scrubbing = self._drag, None, False
        if drag:
            drag.finish()
        self._show_hand(event.position())
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        segment = self._session.segment(self.strip.at(self.scale.at(event.position().x())) or 0)
        if segment and event.button() is Qt.MouseButton.LeftButton:
            self._player.play_stretch(segment.recording, segment.start_s, segment.end_s)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_hand(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.move_to(self.scale.start_s - sideways / 120 * self.scale.span_s / 8)
        elif turn.y():
            self.zoom(ZOOM_STEP ** (turn.y() / 120), self.scale.at(event.position().x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step_s = 0.1 if fine else 1.0
        actions = {
            Qt.Key.Key_Left: lambda: self._player.skip(-step_s),
            Qt.Key.Key_Right: lambda: self._player.skip(step_s),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Home: lambda: self._player.seek_meeting(0.0),
            Qt.Key.Key_End: lambda: self._player.seek_meeting(self._player.length_s),
            Qt.Key.Key_Plus: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / ZOOM_STEP),
        }
        action = actions.get(Qt.Key(event.key()))
        if action:
            action()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """Choose the segment before or after the one worked on, and go to its beginning."""
        here = self._player.segment_id or self.strip.at(self._player.meeting_s) or 0
        place = self._session.place_of(here)
        wanted = (0 if place is None else place + by) if self._session.segment_count else -1
        if 0 <= wanted < self._session.segment_count:
            segment = self._session.segment_at(wanted)
            self._player.choose(segment.id)
            self._player.seek(segment.recording, segment.start_s)

    def _edge_at(self, position: QPointF) -> tuple[int, Edge] | None:
        if self._session.is_read_only or position.y() < paint.RULER_PX:
            return None
        near_s, least_s = NEAR_PX * self.scale.s_per_px, paint.EDGES_FROM_PX * self.scale.s_per_px
        return self.strip.edge_near(self.scale.at(position.x()), near_s, self._player.segment_id, least_s)

    def _tick_at(self, position: QPointF) -> Tick | None:
        """The marked moment whose flag is at a place."""
        if not FLAG_TOP_PX <= position.y() <= FLAG_BOTTOM_PX:
            return None
        return self.marks.tick_near(self.scale.at(position.x()), NEAR_PX * self.scale.s_per_px)

    def _show_hand(self, position: QPointF) -> None:
        shape = Qt.CursorShape.SplitHCursor if self._edge_at(position) else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._tick_at(position) else shape)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at_s, near_s = self.scale.at(event.pos().x()), NEAR_PX * self.scale.s_per_px
            mark = self._tick_at(QPointF(event.pos())) or self.marks.hole_at(at_s, near_s)
            QToolTip.showText(event.globalPos(), mark.text if mark else "", self)
            return True
        return super().event(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.unsetCursor()
