"""The window itself: it fits small screens whatever page it shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.domain.meeting import Meeting
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place
from wontak.ui.library.welcome import Welcome
from wontak.ui.settings import LANGUAGE, TEXT_SCALE

SMALL_PX = (1280, 740)
"""What is left of a laptop's 1280×800 when the system's own bars are taken off."""


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_fits_a_small_screen(
    program: Application, sample_meeting: Path, language: str, scale: float
) -> None:
    program.settings.choose(LANGUAGE, language)
    program.settings.choose(TEXT_SCALE, scale)
    program.window.open_meeting(sample_meeting)
    least = {}
    for place in Place:
        program.window.go(place)
        size = program.window.minimumSizeHint()
        least[place.value] = (size.width(), size.height())
    page = program.window.page(Place.EXPORT)
    for kind in ("minutes", "transcript", "bilingual", "subtitles"):
        page.choices.choose(kind)
        program.window.go(Place.EXPORT)
        size = program.window.minimumSizeHint()
        least[f"export of {kind}"] = (size.width(), size.height())
    too_large = {
        place: size for place, size in least.items() if size[0] > SMALL_PX[0] or size[1] > SMALL_PX[1]
    }
    assert too_large == {}


def nothing_is_cut(shown: QWidget) -> None:
    """Whether each text has room for all its lines, once everything has been laid out."""
    labels = [label for label in shown.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    too_low = [
        f"{label.text()}: {label.height()} of {label.heightForWidth(label.width())}"
        for label in labels
        if label.height() < label.heightForWidth(label.width())
    ]
    assert too_low == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_text_is_cut_before_and_after_a_meeting_is_there(
    program: Application, qtbot: QtBot, sample_meeting: Path, language: str, scale: float
) -> None:
    program.settings.choose(LANGUAGE, language)
    program.settings.choose(TEXT_SCALE, scale)
    program.window.resize(1280, 800)
    qtbot.waitUntil(lambda: any(shown.isVisible() for shown in program.window.findChildren(Welcome)))
    qtbot.waitUntil(partial(nothing_is_cut, program.window))
    empty = sample_meeting.parent / "empty.wontak"
    MeetingStore.create(empty, Meeting()).close()
    for folder in (empty, sample_meeting):
        program.window.open_meeting(folder)
        for place in Place:
            program.window.go(place)
            qtbot.waitUntil(partial(nothing_is_cut, program.window))
