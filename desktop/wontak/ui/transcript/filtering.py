"""Showing some of the segments: what is chosen, which segments that makes, and the line that says so above the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from wontak.domain.meeting import Language
from wontak.domain.showing import Showing
from wontak.domain.transcript import Review, Segment
from wontak.ui.context import Context
from wontak.ui.transcript.command_list import Entry
from wontak.ui.transcript.wording import Wording, language_name


class Filtering(QFrame):
    """A line above the page while not all segments are shown: how many are, why, and the button that shows all.

    What is shown stays when work on it makes it something else, and so do the pieces it is cut into, until another choice is
    made: nothing vanishes under the cursor. `changed` tells that others are to be shown; `here` gives
    the segment the cursor is in.
    """

    changed = Signal()

    def __init__(
        self, context: Context, wording: Wording, here: Callable[[], Segment | None], page: QWidget
    ) -> None:
        super().__init__(page)
        self.setObjectName("notice")
        self._session, self._wording, self._here, self._page = context.session, wording, here, page
        self.showing = Showing()
        self._kept: dict[int, Segment] = {}
        self._known: frozenset[int] = frozenset()
        self._text = QLabel(self)
        self.button = QPushButton(self.tr("Show all"), self)
        self.button.clicked.connect(lambda _checked=False: self.show_all())
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 6, 16, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)
        self.hide()

    def entries(self) -> tuple[Entry, ...]:
        """Its commands."""
        return (
            Entry("show_only", QT_TRANSLATE_NOOP("Commands", "Show only…"), self.ask, ("Alt+F",), "funnel"),
            Entry("show_only_speaker", QT_TRANSLATE_NOOP("Commands", "Show only who speaks here"), self._show_speaker,
                  ("Alt+S",), "user"),
            Entry("show_all_segments", QT_TRANSLATE_NOOP("Commands", "Show all segments"), self.show_all,
                  ("Alt+Shift+F",), "list"),
        )  # fmt: skip

    def choose(self, showing: Showing) -> None:
        """Show what this takes."""
        self.showing = showing
        self._kept = {}
        self._known = frozenset(one.id for one in self._session.segments)
        self.changed.emit()

    def show_all(self) -> None:
        """Show all segments."""
        if not self.showing.is_all:
            self.choose(Showing())

    def show_person(self, participant_id: str) -> None:
        """Show only what somebody says; asked for once more, all again."""
        again = self.showing == Showing(speaker=participant_id)
        self.choose(Showing() if again else Showing(speaker=participant_id))

    def segments(self) -> tuple[Segment, ...]:
        """The segments to show now; says above the page how many they are."""
        every = self._session.segments
        if self.showing.is_all:
            self.hide()
            return every
        shown = tuple(self._chosen(every))
        self._known = frozenset(one.id for one in every)
        self._kept = {one.id: one for one in shown}
        told = self.tr("Showing {shown} of {all}: {what}").replace("{shown}", f"{len(shown):,}")
        self._text.setText(
            told.replace("{all}", f"{len(every):,}").replace("{what}", ", ".join(self._words()))
        )
        self.show()
        return shown

    def _chosen(self, every: tuple[Segment, ...]) -> list[Segment]:
        shown: list[Segment] = []
        former: Segment | None = None
        joined = self._gone(every)
        for one in every:
            piece = one.id not in self._known and one.review is not Review.MACHINE
            follows = bool(shown) and former is shown[-1]
            whole = any(_holds(one, gone) for gone in joined)
            if self.showing.takes(one) or one.id in self._kept or whole or (piece and follows):
                shown.append(one)
            former = one
        return shown

    def _gone(self, every: tuple[Segment, ...]) -> list[Segment]:
        """What was shown and is no more: perhaps it was joined to a neighbour that was not shown."""
        now = {one.id for one in every}
        return [one for number, one in self._kept.items() if number not in now]

    def _words(self) -> list[str]:
        showing = self.showing
        marks = [name for name, field in self._marks() if getattr(showing, field)]
        person = self._wording.person(showing.speaker) if showing.speaker else ""
        language = language_name(showing.language) if showing.language else ""
        return [part for part in (person, language, *marks) if part]

    def _marks(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("marked as quotations"), "starred"),
            (self.tr("flagged"), "flagged"),
            (self.tr("not verified"), "unverified"),
        )

    def _show_speaker(self) -> None:
        segment = self._here()
        if segment is not None and segment.speaker:
            self.show_person(segment.speaker)

    def ask(self) -> None:
        """Let it be chosen from a menu; choices of different kinds go together."""
        menu = self.menu()
        menu.exec(self._page.mapToGlobal(QPoint(24, 40)))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What there is to choose from, with what is chosen marked."""
        menu, now = QMenu(self._page), self.showing

        def offer(text: str, chosen: Showing, *, on: bool) -> None:
            action = menu.addAction(text.replace("&", "&&"), lambda: self.choose(chosen))
            action.setCheckable(True)
            action.setChecked(on)

        offer(self.tr("All segments"), Showing(), on=now.is_all)
        menu.addSeparator()
        for person in self._session.meeting.participants:
            on = now.speaker == person.id
            if person.role.speaks:
                offer(self._wording.person(person.id), replace(now, speaker=None if on else person.id), on=on)
        menu.addSeparator()
        for language in Language:
            on = now.language is language
            offer(language_name(language), replace(now, language=None if on else language), on=on)
        menu.addSeparator()
        for name, field in self._marks():
            on = getattr(now, field)
            offer(name, replace(now, **{field: not on}), on=on)  # type: ignore[arg-type]
        return menu


def _holds(one: Segment, gone: Segment) -> bool:
    """Whether a segment covers all of the time of one that is gone."""
    return one.recording == gone.recording and one.start_s <= gone.start_s and gone.end_s <= one.end_s
