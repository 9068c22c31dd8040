"""Drafting, redrafting, conflicts and approval on the Minutes page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.engines.simulated_sound import one_counting_input
from tests.ui.minutes_page import opened, rows, stored, type_at_end
from wontak.app import Application
from wontak.desk.recording import Order
from wontak.domain.edits import delete
from wontak.domain.meeting import Language
from wontak.domain.minutes import BlockKind, DocumentKind, Origin
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place


def without_minutes(folder: Path) -> Path:
    """The same meeting before anything was drafted."""
    from wontak.store.ledger import Actor

    with MeetingStore.open(folder) as store:
        for language in Language:
            store.replace_blocks(language, (), Actor.person())
    return folder


@pytest.fixture
def page(program: Application, sample_meeting: Path):
    return opened(program, sample_meeting)


def test_the_empty_page_drafts_both_languages(program, sample_meeting: Path, qtbot: QtBot):
    page = opened(program, without_minutes(sample_meeting), DocumentKind.NOTICE)
    assert page.empty.isVisible()
    page.empty.button.click()
    qtbot.waitUntil(lambda: all(page.session.blocks(language) for language in Language))
    assert not page.empty.isVisible()
    assert rows(page, Language.KO, BlockKind.REMARK) and rows(page, Language.EN, BlockKind.REMARK)


def test_without_a_transcript_the_page_leads_to_it(program, sample_meeting: Path):
    folder = without_minutes(sample_meeting)
    page = opened(program, folder)
    page.session.perform(delete(page.session.segments))
    page._refresh()
    page.empty.button.click()
    assert program.window.place is Place.TRANSCRIPT


def test_a_new_draft_keeps_what_a_person_wrote(page, qtbot: QtBot):
    type_at_end(qtbot, rows(page, Language.EN, BlockKind.REMARK)[0], " Mine.")
    page.operations.draft()
    assert page.operations.is_drafting
    qtbot.waitUntil(lambda: not page.operations.is_drafting)
    assert rows(page, Language.EN, BlockKind.REMARK)[0].line.block.text.endswith(" Mine.")


def test_one_paragraph_is_drafted_again_and_that_is_undone(page, qtbot: QtBot, program):
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    drafted = row.line.block.text
    row.focus_field().setFocus()
    row.focus_field().setPlainText("Mine.")
    page.settle()
    with qtbot.waitSignal(page.session.blocks_changed):
        program.window.commands["redraft_block"].trigger()
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    assert row.line.block.text == drafted and row.line.block.origin is Origin.DRAFTED
    program.window.commands["undo"].trigger()
    assert rows(page, Language.EN, BlockKind.REMARK)[0].line.block.text == "Mine."


@pytest.fixture
def disputed(page, qtbot: QtBot):
    """A remark that a person wrote over before its evidence was taken out of the transcript."""
    row = next(row for row in rows(page, Language.EN, BlockKind.REMARK) if len(row.line.block.sources) > 1)
    name = (row.line.block.kind, row.line.block.key)
    type_at_end(qtbot, row, " Mine.")
    page.settle()
    assert page.session.perform(delete([page.session.segment(row.line.block.sources[-1])]))
    page._look()
    paper = page.manuscript.paper(Language.EN)
    qtbot.waitUntil(lambda: paper.row_of(name).in_conflict)
    paper.row_of(name).focus_field().setFocus()
    return page, name


def test_a_conflict_shows_the_new_draft_which_is_taken(disputed, qtbot: QtBot):
    page, name = disputed
    paper = page.manuscript.paper(Language.EN)
    drafted = page.manuscript.conflict(paper.row_of(name)).drafted
    qtbot.waitUntil(lambda: page.side.evidence._drafted.toPlainText() == drafted.whole)
    page.side.evidence.taken.emit()
    row = paper.row_of(name)
    assert stored(page, row).text == drafted.text and not row.in_conflict


def test_a_conflict_ends_when_a_person_keeps_their_words(disputed, qtbot: QtBot):
    page, name = disputed
    page.side.evidence.kept.emit()
    row = page.manuscript.paper(Language.EN).row_of(name)
    assert row.line.block.text.endswith(" Mine.")
    with qtbot.waitSignal(page.operations.looked):
        page._look()
    assert not page.manuscript.paper(Language.EN).row_of(name).in_conflict


def test_nothing_is_approved_while_a_recording_is_under_way(page, program: Application, qtbot: QtBot):
    program.recorder.open_devices = one_counting_input
    program.live.want(False)
    with qtbot.waitSignal(program.recorder.began):
        program.recorder.record(Order())
    with qtbot.waitSignal(page.context.notices.told) as told:
        page.operations.ask_approval(0)
    assert "A recording is under way" in told.args[0].text
    assert not page.session.is_approved
    program.recorder.close()


def test_approval_locks_and_later_changes_are_corrigenda(page, qtbot: QtBot):
    page.operations.approve("한지민")
    assert page.session.is_approved and page.bar.isVisible() and "한지민" in page.bar._text.text()
    row = rows(page, Language.EN, BlockKind.REMARK)[0]
    assert row.focus_field().isReadOnly() and not page.tools.draft.isEnabled()
    assert not rows(page, Language.EN, BlockKind.ACTION)
    page.bar.correct.click()
    type_at_end(qtbot, rows(page, Language.EN, BlockKind.REMARK)[0], " Corrected.")
    page.settle()
    page._look()
    assert page.side.corrigenda_count == 1
    page.bar.withdraw.click()
    assert not page.session.is_approved and not page.bar.isVisible()
    assert rows(page, Language.EN, BlockKind.ACTION)


def test_a_meeting_that_another_program_has_is_read_only(program, sample_meeting: Path):
    with MeetingStore.open(sample_meeting):
        page = opened(program, sample_meeting)
        assert page.bar.isVisible()
        assert all(field.isReadOnly() for row in page.manuscript.rows() for field in row.fields)
        program.session.close()


def test_a_change_of_the_details_changes_the_document(page):
    meeting = page.session.meeting
    topic = replace(meeting.event.topic, en="Water and Parliament")
    page.session.save_meeting(replace(meeting, event=replace(meeting.event, topic=topic)))
    assert "Water and Parliament" in rows(page, Language.EN, BlockKind.OVERVIEW)[0].line.block.text


def test_the_page_of_a_window_that_is_gone_hears_of_nothing(page, program, qtbot: QtBot):
    with qtbot.waitSignal(program.language.changed):
        program.settings.choose("language", "ko")
    fresh = program.window.page(Place.MINUTES)
    assert fresh is not page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.session.perform(delete([program.session.segments[0]]))
    program.theme.apply()
    assert rows(fresh, Language.KO, BlockKind.REMARK)
    program.settings.choose("language", "en")
