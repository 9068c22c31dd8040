"""The commands of the Transcript page: what they are called, by which keys they go, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from wontak.ui.commands import Commands
from wontak.ui.transcript.engine_operations import EngineOperations
from wontak.ui.transcript.find_bar import FindBar
from wontak.ui.transcript.movement import Movement
from wontak.ui.transcript.navigation import Following, Navigation
from wontak.ui.transcript.operations import Operations

SPEAKER_KEYS = 9


@dataclass(frozen=True)
class Doers:
    """Who carries the commands out."""

    operations: Operations
    engines: EngineOperations
    navigation: Navigation
    following: Following
    movement: Movement
    find_bar: FindBar


@dataclass(frozen=True)
class Entry:
    """A command. `writes` says that it changes the meeting, `typing` that its key is one of writing and acts in the text only."""

    id: str
    text: object
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon_name: str = ""
    writes: bool = False
    typing: bool = False


def add_commands(commands: Commands, entries: tuple[Entry, ...], text: QWidget) -> dict[str, QAction]:
    """Make the commands; the keys of writing act only where the text, a widget, has the keyboard."""
    made = {}
    for entry in entries:
        action = commands.add(entry.id, entry.text, entry.run, *entry.keys, icon_name=entry.icon_name)
        window = action.parent()
        if entry.typing and isinstance(window, QWidget):
            window.removeAction(action)
            text.addAction(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made[entry.id] = action
    return made


def edit_entries(doers: Doers) -> tuple[Entry, ...]:
    """Cutting, joining and marking."""
    do = doers.operations
    return (
        Entry("split_segment", QT_TRANSLATE_NOOP("Commands", "Split at the cursor"), do.split, ("Return", "Enter"),
              "split", writes=True, typing=True),
        Entry("merge_previous", QT_TRANSLATE_NOOP("Commands", "Merge with the previous segment"), do.merge_previous,
              ("Backspace",), "merge", writes=True, typing=True),
        Entry("merge_next", QT_TRANSLATE_NOOP("Commands", "Merge with the next segment"), do.merge_next, ("Del",),
              "merge", writes=True, typing=True),
        Entry("merge_selected", QT_TRANSLATE_NOOP("Commands", "Merge the selected segments"), do.merge_chosen,
              ("Ctrl+M",), "merge", writes=True),
        Entry("delete_segments", QT_TRANSLATE_NOOP("Commands", "Delete the segment"), do.delete,
              ("Ctrl+Shift+Del",), "trash-2", writes=True),
        Entry("star_segments", QT_TRANSLATE_NOOP("Commands", "Mark as a quotation"), do.star, ("Ctrl+B",), "star",
              writes=True),
        Entry("comment_segment", QT_TRANSLATE_NOOP("Commands", "Comment"), do.comment, ("Ctrl+Alt+M",),
              "message-square", writes=True),
        Entry("verify_and_next", QT_TRANSLATE_NOOP("Commands", "Verify and go to the next"), do.verify_and_next,
              ("Ctrl+Return", "Ctrl+Enter"), "check-check", writes=True),
        Entry("verify_segments", QT_TRANSLATE_NOOP("Commands", "Verify, or open again"), do.verify,
              ("Ctrl+Shift+Return",), "circle-check", writes=True),
        Entry("off_record", QT_TRANSLATE_NOOP("Commands", "Take off the record, or put on it"), do.off_record,
              ("Alt+O",), "eye-off", writes=True),
        Entry("approve_translation", QT_TRANSLATE_NOOP("Commands", "Approve the translation"), do.approve_translation,
              ("Alt+A",), "languages", writes=True),
        Entry("copy_segments", QT_TRANSLATE_NOOP("Commands", "Copy with speaker and time"), do.copy,
              ("Ctrl+Shift+C",), "copy"),
    )  # fmt: skip


def speaker_entries(doers: Doers) -> tuple[Entry, ...]:
    """Who speaks."""
    do = doers.operations
    numbered = tuple(
        Entry(f"speaker_{number}", _SPEAKERS[number - 1], partial(do.assign_number, number - 1),
              (f"Ctrl+{number}",), "user", writes=True)
        for number in range(1, SPEAKER_KEYS + 1)
    )  # fmt: skip
    return (
        *numbered,
        Entry("no_speaker", QT_TRANSLATE_NOOP("Commands", "Speaker unknown"), partial(do.assign, None), ("Ctrl+0",),
              "user", writes=True),
        Entry("assign_voice", QT_TRANSLATE_NOOP("Commands", "Assign the whole voice…"), do.assign_voice, ("Alt+V",),
              "users", writes=True),
    )  # fmt: skip


_SPEAKERS = (
    QT_TRANSLATE_NOOP("Commands", "Speaker 1"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 2"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 3"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 4"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 5"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 6"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 7"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 8"),
    QT_TRANSLATE_NOOP("Commands", "Speaker 9"),
)


def going_entries(doers: Doers) -> tuple[Entry, ...]:
    """Finding and going."""
    go, find_bar, movement = doers.navigation, doers.find_bar, doers.movement
    return (
        Entry("find_in_transcript", QT_TRANSLATE_NOOP("Commands", "Find"), partial(find_bar.open, replacing=False),
              ("Ctrl+F",), "search"),
        Entry("replace_in_transcript", QT_TRANSLATE_NOOP("Commands", "Replace"),
              partial(find_bar.open, replacing=True), ("Ctrl+H",), "replace"),
        Entry("find_next", QT_TRANSLATE_NOOP("Commands", "Next place found"), partial(find_bar.step, 1), ("Ctrl+G",),
              "chevron-down"),
        Entry("find_previous", QT_TRANSLATE_NOOP("Commands", "Previous place found"), partial(find_bar.step, -1),
              ("Ctrl+Shift+G",), "chevron-up"),
        Entry("go_to_time", QT_TRANSLATE_NOOP("Commands", "Go to time…"), go.go_to_time, ("Ctrl+K",), "clock"),
        Entry("next_in_queue", QT_TRANSLATE_NOOP("Commands", "Next to review"), go.next_in_queue, ("F5",),
              "list-checks"),
        Entry("next_unverified", QT_TRANSLATE_NOOP("Commands", "Next not verified"), go.next_unverified, ("F7",)),
        Entry("next_doubtful", QT_TRANSLATE_NOOP("Commands", "Next heard uncertainly"), go.next_doubtful, ("F8",)),
        Entry("next_flagged", QT_TRANSLATE_NOOP("Commands", "Next flagged"), go.next_flagged, ("F9",), "flag"),
        Entry("play_from_cursor", QT_TRANSLATE_NOOP("Commands", "Play from the cursor"), go.play_from_cursor,
              ("Ctrl+J",), "play"),
        Entry("show_playing", QT_TRANSLATE_NOOP("Commands", "Show what is being played"), doers.following.follow,
              ("Ctrl+Shift+J",)),
        Entry("select_up", QT_TRANSLATE_NOOP("Commands", "Select the segment above too"),
              partial(movement.select_on, -1), ("Alt+Shift+Up",)),
        Entry("select_down", QT_TRANSLATE_NOOP("Commands", "Select the segment below too"),
              partial(movement.select_on, 1), ("Alt+Shift+Down",)),
        Entry("select_all_segments", QT_TRANSLATE_NOOP("Commands", "Select all segments"), movement.select_all,
              ("Ctrl+Shift+A",)),
    )  # fmt: skip


def engine_entries(doers: Doers) -> tuple[Entry, ...]:
    """Jobs for the whole meeting."""
    do = doers.engines
    return (
        Entry("transcribe_all", QT_TRANSLATE_NOOP("Commands", "Transcribe"), do.transcribe),
        Entry("find_voices", QT_TRANSLATE_NOOP("Commands", "Tell voices apart"), do.find_voices),
        Entry("translate_all", QT_TRANSLATE_NOOP("Commands", "Translate"), do.translate),
    )


MENU = (
    ("play_from_cursor",),
    ("speakers", "assign_voice"),
    ("split_segment", "merge_previous", "merge_next", "merge_selected", "delete_segments"),
    ("verify_and_next", "verify_segments", "star_segments", "comment_segment", "off_record"),
    ("transcribe_again", "change_language", "translate_again", "approve_translation"),
    ("add_to_glossary", "copy_segments", "segment_history"),
)
"""The context menu by groups."""
