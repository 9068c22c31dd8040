"""The Minutes page in the real window: reading, typing, undoing, accepting, quoting and looking at evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.minutes_page import commit, opened, rows, stored, type_at_end
from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.domain.minutes import BlockKind, DocumentKind, MentionForm, Origin
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place
from wontak.ui.minutes.manuscript import STORE_AFTER_MS
from wontak.ui.segments_mime import Dragged, packed, unpacked


@pytest.fixture
def page(program: Application, sample_meeting: Path):
    return opened(program, sample_meeting)


def test_both_languages_are_shown_as_they_print(page):
    assert page.manuscript.languages == (Language.KO, Language.EN)
    for language in Language:
        kinds = list(dict.fromkeys(row.line.block.kind for row in page.manuscript.paper(language).rows))
        assert kinds[:3] == [BlockKind.OVERVIEW, BlockKind.AGENDA, BlockKind.SUMMARY]
        assert kinds[-1] is BlockKind.SIGNATURE


def test_another_document_is_shown_and_remembered(page, program):
    page.tools._kinds[DocumentKind.NOTICE].click()
    assert rows(page, Language.KO, BlockKind.HEADLINE) and not rows(page, Language.KO, BlockKind.SUMMARY)
    assert program.settings.text("minutes_document") == "notice"
    page.tools._languages[(Language.EN,)].click()
    assert page.manuscript.languages == (Language.EN,)


def test_what_is_typed_is_stored_within_a_second_as_the_persons(page, qtbot: QtBot):
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    drafted = stored(page, row)
    assert STORE_AFTER_MS < 1_000
    with qtbot.waitSignal(page.session.blocks_changed):
        type_at_end(qtbot, row, " Indeed.")
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    written = stored(page, row)
    assert written.text.endswith(" Indeed.") and written.origin is Origin.WRITTEN
    assert written.base == drafted.whole and written.sources == drafted.sources
    assert row.focus_field().hasFocus() and row.focus_field().offset == len(written.text)


def test_typing_is_undone_and_done_again(page, qtbot: QtBot, program):
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    before = stored(page, row)
    for words in (" One.", " Two."):
        type_at_end(qtbot, rows(page, Language.EN, BlockKind.REMARK)[0], words)
        page.settle()
    program.window.commands["undo"].trigger()
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    assert stored(page, row) == before and row.focus_field().text == row.line.block.text
    program.window.commands["redo"].trigger()
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    assert row.focus_field().text.endswith(" One. Two.")


def test_leaving_the_page_stores_what_is_being_typed(page, qtbot: QtBot, program, sample_meeting: Path):
    type_at_end(qtbot, rows(page, Language.KO, BlockKind.REMARK)[0], " 끝.")
    program.window.go(Place.DETAILS)
    with MeetingStore.open(sample_meeting, read_only=True) as store:
        assert any(block.text.endswith(" 끝.") for block in store.blocks(Language.KO))


def test_a_syllable_that_is_still_composed_is_not_stored(page, qtbot: QtBot):
    row = rows(page, Language.KO, BlockKind.REMARK)[0]
    field = row.focus_field()
    type_at_end(qtbot, row, " 가")
    commit(field, "", composing="나")
    page.manuscript.store()
    assert stored(page, rows(page, Language.KO, BlockKind.REMARK)[0]).text.endswith(" 가")
    commit(field, "나")
    page.settle()
    assert stored(page, rows(page, Language.KO, BlockKind.REMARK)[0]).text.endswith(" 가나")


def test_writing_over_a_first_mention_lets_the_next_one_introduce(page):
    remark = rows(page, Language.EN, BlockKind.REMARK)[0]
    person = page.session.meeting.participant(remark.line.block.speaker)
    assert person.name.en in remark.line.block.text
    later = [row for row in page.manuscript.paper(Language.EN).rows if row.line.block.mentions]
    remark.focus_field().setPlainText("Nobody is named here.")
    page.settle()
    assert any(mention.form is MentionForm.FIRST for row in later for mention in row.line.block.mentions)
    assert rows(page, Language.EN, BlockKind.REMARK)[0].focus_field().text == "Nobody is named here."


def test_a_person_can_be_named_in_full_again(page):
    row = next(
        row
        for row in page.manuscript.paper(Language.EN).rows
        if any(mention.form is not MentionForm.FIRST for mention in row.line.block.mentions)
    )
    number = next(
        place for place, one in enumerate(row.line.block.mentions) if one.form is not MentionForm.FIRST
    )
    before = row.line.block.text
    page.operations.name_person(row, number, MentionForm.FIRST)
    row = page.manuscript.paper(Language.EN).row_of((row.line.block.kind, row.line.block.key))
    assert len(row.line.block.text) > len(before) and row.line.block.origin is Origin.DRAFTED
    assert row.focus_field().text == row.line.block.text


def test_an_offered_action_is_accepted_with_its_owner_and_date(page):
    row = rows(page, Language.EN, BlockKind.ACTION)[0]
    assert not row.line.block.accepted
    someone = page.session.meeting.participants[0].id
    row._owner.setCurrentIndex(row._owner.findData(someone))
    row._owner.activated.emit(row._owner.currentIndex())
    row._due.setText("by May 1")
    row._due.textEdited.emit("by May 1")
    row._accept.click()
    block = stored(page, rows(page, Language.EN, BlockKind.ACTION)[0])
    assert block.accepted and block.owner == someone and block.due == "by May 1"
    assert not rows(page, Language.EN, BlockKind.ACTION)[0]._accept.isVisible()


def test_an_offered_decision_is_discarded(page):
    before = len(rows(page, Language.KO, BlockKind.DECISION))
    rows(page, Language.KO, BlockKind.DECISION)[0]._discard.click()
    assert len(rows(page, Language.KO, BlockKind.DECISION)) == before - 1


def test_an_action_item_is_added_by_a_person(page, qtbot: QtBot, program):
    program.window.commands["add_action"].trigger()
    row = rows(page, Language.KO, BlockKind.ACTION)[-1]
    assert row.focus_field().hasFocus()
    type_at_end(qtbot, row, "보고서를 제출함")
    page.settle()
    block = stored(page, rows(page, Language.KO, BlockKind.ACTION)[-1])
    assert block.text == "보고서를 제출함" and block.accepted and block.origin is Origin.WRITTEN


def test_enter_breaks_a_paragraph_in_two_and_backspace_takes_an_empty_one_out(page, qtbot: QtBot):
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    text, count = row.focus_field().text, len(rows(page, Language.EN, BlockKind.REMARK))
    row.focus_field().setFocus()
    place = text.index(" ", 20)
    row.focus_field().move_to(place)
    qtbot.keyClick(row.focus_field(), Qt.Key.Key_Return)
    first, second = rows(page, Language.EN, BlockKind.REMARK)[:2]
    assert (first.focus_field().text, second.focus_field().text) == (text[:place], text[place:].strip())
    assert second.line.block.sources == first.line.block.sources
    qtbot.keyClick(second.focus_field(), Qt.Key.Key_Return)
    empty = rows(page, Language.EN, BlockKind.REMARK)[2]
    assert empty.focus_field().text == ""
    qtbot.keyClick(empty.focus_field(), Qt.Key.Key_Backspace)
    assert len(rows(page, Language.EN, BlockKind.REMARK)) == count + 1


def test_the_sentence_with_the_cursor_shows_what_it_rests_on(page, qtbot: QtBot):
    row = next(row for row in rows(page, Language.EN, BlockKind.REMARK) if len(row.line.block.sources) > 1)
    row.focus_field().setFocus()
    qtbot.waitUntil(lambda: page.side.evidence.list.ids == row.line.block.sources)
    assert page.side.evidence.first_id in row.line.block.sources


def test_evidence_is_played_and_leads_to_the_transcript(page, qtbot: QtBot, program, monkeypatch):
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    row.focus_field().setFocus()
    evidence = page.side.evidence.list
    qtbot.waitUntil(lambda: evidence.ids == row.line.block.sources)
    segment = page.session.segment(evidence.ids[0])
    played = []
    monkeypatch.setattr(
        program.window.context.player, "play_stretch", lambda *stretch: played.append(stretch)
    )
    evidence.setFocus()
    evidence.setCurrentRow(0)
    qtbot.keyClick(evidence, Qt.Key.Key_Space)
    assert played == [(segment.recording, segment.start_s, segment.end_s)]
    qtbot.keyClick(evidence, Qt.Key.Key_Return)
    assert program.window.place is Place.TRANSCRIPT


def test_dropped_segments_become_a_quotation_with_their_evidence(page):
    segment = next(one for one in page.session.segments if one.speaker and one.language is Language.EN)
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    row.focus_field().insertFromMimeData(packed(Dragged((segment.id,), "every parliament")))
    quoted = rows(page, Language.EN, BlockKind.REMARK)[1].line.block
    assert "“Every parliament.”" in quoted.text
    assert quoted.sources == (segment.id,) and quoted.origin is Origin.WRITTEN
    assert quoted.speaker == segment.speaker


def test_what_is_off_the_record_is_not_quoted(page):
    from wontak.domain.edits import off_record

    segment = next(one for one in page.session.segments if one.speaker)
    page.session.perform(off_record([segment], True))
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    assert page.operations.quote(Dragged((segment.id,)), Language.EN, row) is None


def test_a_starred_segment_is_quoted_from_the_keyboard(page, qtbot: QtBot, program):
    from wontak.domain.edits import star

    segment = next(one for one in page.session.segments if one.speaker and one.language is Language.KO)
    page.session.perform(star([segment], True))
    rows(page, Language.KO, BlockKind.REMARK)[0].focus_field().setFocus()
    page._look()
    program.window.commands["quote_in_minutes"].trigger()
    picker = page.side.quotes
    qtbot.waitUntil(lambda: picker.list.ids == (segment.id,))
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.keyClick(picker.list, Qt.Key.Key_Return)
    assert any(
        row.line.block.sources == (segment.id,) and row.line.block.key.startswith("own:")
        for row in rows(page, Language.KO, BlockKind.REMARK)
    )


def test_a_finding_leads_to_its_paragraph_in_whichever_document(page, qtbot: QtBot):
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    row.focus_field().setPlainText("“Somebody forgot the closing mark.")
    page.settle()
    page._look()
    wanted = lambda: [one for one in page.side.findings.findings if one.kind == "unbalanced_quotes"]  # noqa: E731
    qtbot.waitUntil(lambda: bool(wanted()))
    page.tools._kinds[DocumentKind.RELEASE].click()
    page.show_finding(wanted()[0])
    assert page.tools.kind in (DocumentKind.NOTICE, DocumentKind.MINUTES)
    assert page.current.focus_field().text == "“Somebody forgot the closing mark."


def test_the_length_follows_the_typing(page, qtbot: QtBot):
    before = page.manuscript.length(Language.EN).words
    type_at_end(qtbot, rows(page, Language.EN, BlockKind.REMARK)[0], " two words")
    assert page.manuscript.length(Language.EN).words == before + 2


def test_what_is_dragged_survives_the_way():
    assert unpacked(packed(Dragged((3, 4), "낱말"))) == Dragged((3, 4), "낱말")
