"""Every operation on the transcript by its key, each undone and redone on the spot, then all of them undone and redone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QToolButton

from tests.real.afternoon import Afternoon
from tests.ui.answers import answered, press
from tests.ui.transcript_desk import TranscriptDesk
from wontak.domain import review
from wontak.domain.transcript import Review, Segment, TranslationState

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
COMMENT = "원문과 대조할 것"
FEWEST_STEPS = 20
"""What is left to undo after all corrections: one step for each at least."""


class Corrections:
    """The hands at the transcript. `hidden` is the text that was taken off the record."""

    def __init__(self, afternoon: Afternoon, desk: TranscriptDesk) -> None:
        self.afternoon, self.desk = afternoon, desk
        self.session = afternoon.session
        self.hidden = ""

    def all(self) -> tuple[Segment, ...]:
        """Make them all; gives the transcript as it is then."""
        before = self.session.segments
        for correction in (
            self.retype, self.split, self.merge_with_previous, self.merge_with_next, self.delete_and_restore,
            self.speaker_of_one, self.speaker_of_several, self.speaker_of_a_voice, self.marks, self.replace,
            self.translate_again, self.approve_translation, self.decode_again, self.version,
        ):  # fmt: skip
            was = self.session.segments
            correction()
            self.desk.page.settle()
            assert self.session.segments == self.desk.stored, correction.__name__
            assert self.session.segments != was, correction.__name__
            assert self.afternoon.faults == []
        after = self.session.segments
        steps = self._take(self.session.undo)
        assert steps >= FEWEST_STEPS and self.session.segments == before == self.desk.stored
        assert self._take(self.session.redo) == steps
        assert self.session.segments == after == self.desk.stored
        return after

    def _take(self, step: Callable[[], object]) -> int:
        """Take steps until there is none, but never those of before the transcript."""
        count, editing = 0, self.session.editing
        while editing.can_redo if step == self.session.redo else editing.undo_kind not in (None, "details"):
            assert step() is not None
            count += 1
        return count

    # Text -------------------------------------------------------------------------------------------------------------

    def retype(self) -> None:
        desk = self.desk
        desk.go(0)
        before = desk.segments
        desk.type("그러니까 ")
        desk.qtbot.waitUntil(lambda: desk.stored[0].text.startswith("그러니까 "))
        assert len(desk.here.words) == len(desk.here.text.split())
        desk.comes_and_goes(before)

    def split(self) -> None:
        desk = self.desk
        before, text = desk.segments, desk.segments[1].text
        desk.go(1, text.index(" ", len(text) // 2) + 1)
        desk.key(Qt.Key.Key_Return)
        assert len(desk.segments) == len(before) + 1
        desk.comes_and_goes(before)

    def merge_with_previous(self) -> None:
        desk = self.desk
        before = desk.segments
        desk.go(2, 0)
        desk.key(Qt.Key.Key_Backspace)
        assert desk.here.text == f"{before[1].text} {before[2].text}"
        desk.comes_and_goes(before)

    def merge_with_next(self) -> None:
        desk = self.desk
        before = desk.segments
        desk.go(3, len(before[3].text))
        desk.key(Qt.Key.Key_Delete)
        assert desk.here.text == f"{before[3].text} {before[4].text}"
        desk.comes_and_goes(before)

    def delete_and_restore(self) -> None:
        """Deleted, brought back from the history, and deleted for good."""
        desk = self.desk
        before = desk.segments
        desk.go(5)
        desk.key(Qt.Key.Key_Delete, CTRL, SHIFT)
        assert len(desk.segments) == len(before) - 1
        desk.comes_and_goes(before)
        desk.key(Qt.Key.Key_H, ALT)
        press(desk.page.history, "Bring back")
        assert desk.segments == before
        desk.key(Qt.Key.Key_H, ALT)
        desk.key(Qt.Key.Key_Delete, CTRL, SHIFT)

    # Who speaks -------------------------------------------------------------------------------------------------------

    def speaker_of_one(self) -> None:
        desk = self.desk
        desk.go(6)
        number = next(
            place
            for place, person in enumerate(desk.page.operations.speaking)
            if person.id != desk.here.speaker
        )
        before = desk.segments
        desk.key(Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert desk.here.speaker == desk.page.operations.speaking[number].id
        desk.comes_and_goes(before)

    def speaker_of_several(self) -> None:
        desk = self.desk
        second = desk.page.operations.speaking[1].id
        before = desk.segments
        desk.go(8)
        for _ in range(3):
            desk.key(Qt.Key.Key_Down, ALT, SHIFT)
        chosen = desk.page.view.selected
        assert len(chosen) == 3
        desk.key(Qt.Key.Key_2, CTRL)
        assert {one.speaker for one in desk.segments if one.id in chosen} == {second}
        desk.comes_and_goes(before)

    def speaker_of_a_voice(self) -> None:
        """All of a voice; the dialog says first how many segments that are."""
        desk = self.desk
        before, voice = desk.segments, desk.segments[12].voice
        person = desk.page.operations.speaking[4].id
        count = len(self.session.editing.voice_change(voice, None).segments.before)

        def choose(dialog: QDialog) -> None:
            assert any(f"heard in {count} segment" in label.text() for label in dialog.findChildren(QLabel))
            (box,) = dialog.findChildren(QComboBox)
            box.setCurrentIndex(box.findData(person))

        desk.go(12)
        with answered("Assign", choose):
            desk.key(Qt.Key.Key_V, ALT)
        given = [one for one in desk.segments if one.voice == voice and one.speaker == person]
        assert len(given) >= count > 1
        desk.comes_and_goes(before)

    # Marks ------------------------------------------------------------------------------------------------------------

    def marks(self) -> None:
        """A quotation, a comment, verified, off the record."""
        desk = self.desk
        self.hidden = desk.segments[14].text
        self._mark(14, Qt.Key.Key_B, (CTRL,), lambda one: one.starred)
        with answered("Keep", lambda dialog: dialog.findChild(QPlainTextEdit).setPlainText(COMMENT)):
            desk.go(14)
            before = desk.segments
            desk.key(Qt.Key.Key_M, CTRL, ALT)
        assert desk.here.comment == COMMENT
        desk.comes_and_goes(before)
        self._mark(14, Qt.Key.Key_Return, (CTRL, SHIFT), lambda one: one.review is Review.VERIFIED)
        self._mark(14, Qt.Key.Key_O, (ALT,), lambda one: one.off_record)

    def _mark(
        self,
        place: int,
        key: Qt.Key,
        modifiers: tuple[Qt.KeyboardModifier, ...],
        told: Callable[[Segment], bool],
    ) -> None:
        before = self.desk.segments
        self.desk.go(place)
        assert not told(self.desk.here)
        self.desk.key(key, *modifiers)
        assert told(self.desk.here)
        self.desk.comes_and_goes(before)

    # Found and replaced -----------------------------------------------------------------------------------------------

    def replace(self) -> None:
        """In the whole meeting: shown first, with the particle after it repaired, then done as it was shown."""
        desk, bar = self.desk, self.desk.page.find_bar
        before = desk.segments
        desk.go(16)
        desk.key(Qt.Key.Key_H, CTRL)
        bar.query.setText("국회")
        bar.replacement.setText("의회사무처")
        (previewing,) = [one for one in bar.findChildren(QToolButton) if one.text() == "Preview"]
        previewing.click()
        shown = [bar.preview.replacement(row) for row in range(bar.preview.rowCount())]
        assert shown and bar.list.isVisible() and desk.segments == before
        assert any(
            "국회가" in one.before or "국회는" in one.before or "국회를" in one.before for one in shown
        )
        press(bar, "Replace all")
        texts = {one.id: (one.text, one.translation.text if one.translation else "") for one in desk.segments}
        assert all(one.after in texts[one.segment_id] for one in shown)
        told = " ".join(text for pair in texts.values() for text in pair)
        assert "의회사무처" in told and "국회" not in told
        previewing.click()
        bar.close_bar()
        desk.page.view.setFocus()
        desk.comes_and_goes(before)

    # The engines once more --------------------------------------------------------------------------------------------

    def translate_again(self) -> None:
        desk = self.desk
        before = desk.segments
        desk.go(0)
        assert desk.here.translation and desk.here.translation.state is TranslationState.STALE
        desk.key(Qt.Key.Key_T, ALT)
        self.afternoon.until_done()
        assert desk.here.translation.state is TranslationState.MACHINE
        desk.comes_and_goes(before)

    def approve_translation(self) -> None:
        desk = self.desk
        before = desk.segments
        desk.go(0)
        desk.key(Qt.Key.Key_A, ALT)
        assert desk.here.translation.state is TranslationState.APPROVED
        desk.comes_and_goes(before)

    def decode_again(self) -> None:
        """One stretch in the other language."""
        desk = self.desk
        before = desk.segments
        desk.go(18)
        language = desk.here.language
        desk.key(Qt.Key.Key_L, ALT)
        self.afternoon.until_done()
        assert desk.here.language is language.other
        desk.comes_and_goes(before)

    def version(self) -> None:
        """An earlier text of a segment brought back from its history."""
        desk = self.desk
        desk.go(20)
        text = desk.here.text
        desk.type("Well, ")
        desk.page.settle()
        desk.key(Qt.Key.Key_H, ALT)
        before = desk.segments
        press(desk.page.history, "Restore")
        assert desk.here.text == text
        desk.comes_and_goes(before)
        desk.key(Qt.Key.Key_H, ALT)

    # Going about ------------------------------------------------------------------------------------------------------

    def look_about(self) -> None:
        """To a time, to what is not verified, heard uncertainly or flagged, and along the queue of what is riskiest."""
        desk = self.desk
        wanted = desk.segments[9]
        when = str(wanted.start_s + 0.1)
        with answered("Go", lambda dialog: dialog.findChild(QLineEdit).setText(when)):
            desk.key(Qt.Key.Key_K, CTRL)
        assert desk.here.id == wanted.id
        for key, following in (
            (Qt.Key.Key_F7, review.next_unverified),
            (Qt.Key.Key_F8, review.next_doubtful),
            (Qt.Key.Key_F9, review.next_flagged),
        ):
            expected = following(desk.segments, desk.here.id)
            was = desk.here.id
            desk.key(key)
            assert desk.here.id == (was if expected is None else expected)
        desk.go(0)
        riskiest = [one.segment_id for one in review.queue(desk.segments)]
        assert len(riskiest) > 2
        for expected in [one for one in riskiest if one != desk.here.id][:2]:
            desk.key(Qt.Key.Key_F5)
            assert desk.here.id == expected
