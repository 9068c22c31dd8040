"""What a screen reader finds in the real window, read over the bus it reads from, by the library it reads with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.real.desktop import Desktop, desktop
from tests.ui.conftest import made_sample, sample_meeting
from wontak.store.meetings import MeetingStore

__all__ = ["made_sample", "sample_meeting"]

SYSTEM_PYTHON = "/usr/bin/python3"
BUS = "/usr/libexec/at-spi-bus-launcher"
READER = str(Path(__file__).parent / "accessible_tree.py")
FEWEST_FIELDS = 20

Part = dict[str, Any]


class Reader:
    """The window on a desktop with a screen reader's bus."""

    def __init__(self, place: Desktop, meeting: Path, data: Path) -> None:
        self._desktop = place
        place.start(BUS, "--launch-immediately")
        self._window = place.start(
            sys.executable, "-m", "tests.real.shown_window", str(meeting),
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", WONTAK_DATA_DIR=str(data), WONTAK_LANGUAGE="en",
        )  # fmt: skip
        assert self._say("open", told=False)

    def at(self, page: str) -> list[Part]:
        """All parts of the window that are shown when it is at a page, in the order in which they are read."""
        self._say(page)
        tree = json.loads(self._desktop.run(SYSTEM_PYTHON, READER, "wontak"))
        return list(_shown(tree))

    def _say(self, line: str, *, told: bool = True) -> bool:
        assert self._window.stdin is not None and self._window.stdout is not None
        if told:
            self._window.stdin.write(f"{line}\n")
            self._window.stdin.flush()
        return self._window.stdout.readline().strip() == line


def _shown(part: Part) -> Iterator[Part]:
    assert "fault" not in part, part["fault"]
    yield part
    for inner in part["parts"]:
        # Rows out of view can be read too; pages that are not shown cannot.
        if "showing" in inner["states"] or inner["role"] == "list item":
            yield from _shown(inner)


@pytest.fixture
def reader(tmp_path: Path, sample_meeting: Path) -> Iterator[Reader]:
    if subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        pytest.skip("not installed: python3-pyatspi")
    home = tmp_path / "home"
    home.mkdir()
    meetings = tmp_path / "data" / "meetings"
    meetings.mkdir(parents=True)
    sample_meeting.rename(meetings / sample_meeting.name)
    with desktop(home, BUS) as place:
        yield Reader(place, meetings / sample_meeting.name, tmp_path / "data")


def test_every_segment_is_read_with_who_when_what_and_its_translation(reader: Reader, tmp_path: Path) -> None:
    parts = reader.at("transcript")
    (meeting,) = (tmp_path / "data" / "meetings").iterdir()
    with MeetingStore.open(meeting, read_only=True) as store:
        segments = store.segments()
    place = next(
        number for number, one in enumerate(parts) if (one["role"], one["name"]) == ("list", "Transcript")
    )
    items = parts[place]["parts"][:-1]
    assert len(items) == len(segments)
    assert items[0]["name"].startswith("Speaker Han Seojin, 0:00:01, Korean: ")
    for item, segment in zip(items, segments, strict=True):
        assert item["role"] == "list item" and item["name"].endswith(segment.text)
        assert segment.translation is not None and segment.translation.text in item["description"]
    editor = parts[place]["parts"][-1]
    assert editor["name"] == "Speaker Han Seojin, 0:00:01, Korean" and "focused" in editor["states"]


def test_the_library_and_the_minutes_are_read(reader: Reader) -> None:
    meetings = [one for one in reader.at("library") if one["role"] == "list item"]
    told = [(one["name"], one["description"]) for one in meetings]
    assert any(
        name.startswith("Artificial Intelligence") and "March 18, 2026" in facts for name, facts in told
    ), told
    paper = [one for one in reader.at("minutes") if one["role"] == "text" and one["description"]]
    assert len(paper) > FEWEST_FIELDS and all(one["name"] for one in paper)
    assert {"Headline", "Lead", "Remarks"} <= {one["name"] for one in paper}
