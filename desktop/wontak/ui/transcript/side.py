"""The side of the page: the people and how much they speak, what is to be reviewed, and the comments."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.review import ConcernKind
from wontak.domain.transcript import Marker
from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.mark_words import ICONS, marker_text
from wontak.ui.transcript.marker_menu import MarkerMenu
from wontak.ui.transcript.summary import Comment, Summary
from wontak.ui.transcript.wording import Wording, concern_name

WIDTH_PX, WIDTH_EM = 264, 18
KEYS = 9
"""The first people who speak have a key each, by their number."""

FIGURES, MARKERS, COMMENTS = range(3)
"""The parts of the panel, from the top: each is made anew only when it tells something else."""

MOST_COMMENTS = 50
MOST_MARKERS = 100


class SidePanel(QScrollArea):
    """People, review and comments; each line can be pressed.

    `person_pressed` tells a participant's id, `voice_pressed` the name of a voice that belongs to nobody, `concern_pressed` a
    kind of concern, `queue_pressed` that the review should go on, `segment_pressed` a segment's id.
    """

    person_pressed = Signal(str)
    voice_pressed = Signal(str)
    concern_pressed = Signal(ConcernKind)
    queue_pressed = Signal()
    segment_pressed = Signal(int)

    def __init__(self, context: Context, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._wording = context, wording
        self.markers = MarkerMenu(context, self)
        self._shown: object = None
        self._summary: Summary | None = None
        self._listed: object = None
        self._commented: object = None
        self._parts = [QWidget(self) for _ in (FIGURES, MARKERS, COMMENTS)]
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(12, 16, 12, 16)
        self._column.setSpacing(0)
        for part in self._parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(body)

    def show_summary(self, summary: Summary) -> None:
        """Show these figures; where nothing is different, nothing moves."""
        meeting = self._context.session.meeting
        colours = self._context.theme.colours
        markers = self._context.session.markers()
        folder = self._context.session.folder
        shares = [
            (who, _percent(share)) for who, share in (*summary.spoken.items(), *summary.unknown.items())
        ]
        figures = (shares, summary.to_review, summary.concerns, meeting.participants, colours)
        commented = (
            [(one, self._clock(one)) for one in summary.comments[:MOST_COMMENTS]],
            len(summary.comments),
            colours,
        )
        marked = (markers, meeting.agenda, colours, folder)
        self._summary = summary
        if figures != self._shown:
            self._shown = figures
            self._replace(FIGURES, partial(self._figures, summary))
        if commented != self._commented:
            self._commented = commented
            self._replace(COMMENTS, partial(self._comments, comments=summary.comments))
        if marked != self._listed:
            self._listed = marked
            self._replace(MARKERS, partial(self._marked, markers=markers))

    def _figures(self, summary: Summary, column: QVBoxLayout) -> None:
        self._people(column, summary)
        self._review(column, summary)

    def refresh(self) -> None:
        """Show the markers as they are now, with the figures there are."""
        if self._summary is not None:
            self.show_summary(self._summary)

    def _replace(self, part: int, fill: Callable[[QVBoxLayout], None]) -> None:
        """Make one part anew; what is seen stays where it is, the keyboard on the same line."""
        at, former = self.verticalScrollBar().value(), self._parts[part]
        lines = former.findChildren(_Line)
        focused = next((place for place, line in enumerate(lines) if line.hasFocus()), -1)
        made = QWidget(self.widget())
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        fill(column)
        self._parts[part] = made
        self._column.replaceWidget(former, made)
        former.hide()
        former.deleteLater()
        self.verticalScrollBar().setValue(at)
        lines = made.findChildren(_Line)
        if 0 <= focused < len(lines):
            lines[focused].setFocus()

    def _people(self, column: QVBoxLayout, summary: Summary) -> None:
        column.addWidget(self._heading(self.tr("People")))
        speaking = [one for one in self._context.session.meeting.participants if one.role.speaks]
        for number, person in enumerate(speaking, 1):
            key = self._key(f"speaker_{number}") if number <= KEYS else ""
            name = self._wording.person(person.id)
            line = self._line(name, _percent(summary.spoken.get(person.id, 0.0)), str(number) if key else "")
            line.setIcon(_dot(self._wording.hue(person.id)))
            line.setToolTip(self._person_hint(name, key))
            _on_press(line, partial(self.person_pressed.emit, person.id))
            column.addWidget(line)
        for voice, share in summary.unknown.items():
            line = self._line(self._wording.voice(voice), _percent(share), "?")
            line.setIcon(_dot(self._context.theme.colour("quiet"), hollow=True))
            line.setToolTip(self.tr("Say whose voice this is"))
            _on_press(line, partial(self.voice_pressed.emit, voice))
            column.addWidget(line)
        if not speaking:
            column.addWidget(self._quiet(self.tr("Nobody is on the roster yet: see Details.")))

    def _person_hint(self, name: str, key: str) -> str:
        """What a press does, and the key that says of a segment that this person speaks."""
        hint = self.tr("Show only what {name} says, or all again").replace("{name}", name)
        if not key:
            return hint
        assigning = self.tr("{key}: {name} speaks in the segment, or in all that are selected")
        return f"{hint}\n{assigning.replace('{key}', key).replace('{name}', name)}"

    def _review(self, column: QVBoxLayout, summary: Summary) -> None:
        column.addSpacing(16)
        column.addWidget(self._heading(self.tr("To review"), f"{summary.to_review:,}"))
        if not summary.to_review:
            column.addWidget(self._quiet(self.tr("Nothing is left to review.")))
            return
        following = self._line(self.tr("Next by risk"), self._key("next_in_queue"), "")
        following.setIcon(icon("list-checks", self._context.theme.colour("accent")))
        _on_press(following, self.queue_pressed.emit)
        column.addWidget(following)
        for kind, count in summary.concerns.items():
            doubtful = kind is ConcernKind.LOW_PROBABILITY
            line = self._line(concern_name(kind), f"{count:,}", "")
            line.setIcon(icon("circle-help" if doubtful else "flag", self._context.theme.colour("review")))
            _on_press(line, partial(self.concern_pressed.emit, kind))
            column.addWidget(line)

    def _marked(self, column: QVBoxLayout, markers: tuple[Marker, ...]) -> None:
        if not markers:
            return
        column.addSpacing(16)
        column.addWidget(self._heading(self.tr("Markers"), f"{len(markers):,}"))
        meeting, language = self._context.session.meeting, self._wording.language
        for marker in markers[:MOST_MARKERS]:
            text = marker_text(marker, meeting, language)
            line = self._line(text.replace("\n", " "), self._wording.clock_of(marker), "")
            line.setIcon(icon(ICONS[marker.kind], self._context.theme.colour("quiet")))
            line.setToolTip(text)
            self.markers.serve(line, marker.id)
            column.addWidget(line)

    def _comments(self, column: QVBoxLayout, comments: tuple[Comment, ...]) -> None:
        if not comments:
            return
        column.addSpacing(16)
        column.addWidget(self._heading(self.tr("Comments"), f"{len(comments):,}"))
        for comment in comments[:MOST_COMMENTS]:
            line = self._line(comment.text.replace("\n", " "), self._clock(comment), "")
            line.setIcon(icon("message-square", self._context.theme.colour("quiet")))
            line.setToolTip(comment.text)
            _on_press(line, partial(self.segment_pressed.emit, comment.segment_id))
            column.addWidget(line)

    def _clock(self, comment: Comment) -> str:
        segment = self._context.session.segment(comment.segment_id)
        return self._wording.clock(segment) if segment else ""

    def _key(self, command: str) -> str:
        """The key of a command as the person knows it."""
        sequences = self._context.commands[command].shortcuts()
        return sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""

    def _heading(self, text: str, figure: str = "") -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 0, 8, 4)
        for words, role in ((text, "heading"), (figure, "quiet")):
            label = QLabel(words, line)
            label.setProperty("role", role)
            row.addWidget(label, 1 if role == "heading" else 0)
        return line

    def _quiet(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setProperty("role", "quiet")
        label.setContentsMargins(8, 0, 8, 0)
        return label

    def _line(self, text: str, figure: str, key: str) -> _Line:
        return _Line(text, figure, key, self)


class _Line(QPushButton):
    """One line that can be pressed: a mark, words cut to fit, and a figure at the right."""

    def __init__(self, text: str, figure: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sideLine")
        self.setAccessibleName(" ".join(filter(None, (text, figure))))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words, self._figure, self._key = text, figure, key
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(30, 0, 8, 0)
        self._row.setSpacing(6)
        self._label = QLabel(self)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._label, 1)
        for words in filter(None, (figure, key)):
            quiet = QLabel(words, self)
            quiet.setProperty("role", "quiet")
            quiet.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            quiet.setMinimumWidth(14 if key and words == key else 0)
            self._row.addWidget(quiet)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX - 24, self._label.fontMetrics().height() + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.activate()
        room_px = max(20, self._label.width())
        cut = self._label.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room_px)
        self._label.setText(cut)


def _on_press(button: QPushButton, action: Callable[[], object]) -> None:
    button.clicked.connect(lambda _checked=False: action())


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.005 else "–"


def _dot(colour: QColor, *, hollow: bool = False) -> QIcon:
    """A disc in a speaker's hue; a ring for nobody known."""
    pixmap = QPixmap(64, 64)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hollow:
        pen = painter.pen()
        pen.setColor(colour)
        pen.setWidth(7)
        painter.setPen(pen)
        painter.drawEllipse(16, 16, 32, 32)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(13, 13, 38, 38)
    painter.end()
    return QIcon(pixmap)
