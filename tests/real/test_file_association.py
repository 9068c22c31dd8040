"""Double click: the desktop entry, the kinds of files and the icon, as a desktop's own tools understand them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.conftest import made_sample, sample_meeting
from wontak.app import Application
from wontak.desk.library import Library

__all__ = ["made_sample", "sample_meeting"]

LINUX = ROOT / "packaging" / "linux"
TOOLS = ("desktop-file-validate", "update-mime-database", "update-desktop-database", "xdg-mime", "gio", "sh")
MEETING, ARCHIVE = "application/x-wontak-meeting", "application/x-wontak-archive"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Where a person's desktop keeps such things, after the program was installed there from a folder with blanks in its name."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    program = tmp_path / "my programs"
    program.mkdir()
    for file in (*LINUX.iterdir(), ROOT / "resources" / "icons" / "wontak.svg"):
        shutil.copy(file, program)
    (program / "wontak").write_text("#!/bin/sh\n", encoding="utf-8")
    (program / "wontak").chmod(0o755)
    subprocess.run(["sh", program / "install.sh"], env=environment(tmp_path), check=True, capture_output=True)
    return tmp_path / "share"


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CURRENT_DESKTOP": "GNOME",  # else xdg-mime asks the file command, which knows only its own kinds
    }


def asked(share: Path, *command: str | Path) -> str:
    done = subprocess.run(
        command, env=environment(share.parent), capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout.strip()


def test_the_desktop_entry_is_valid_and_starts_the_installed_program(share: Path) -> None:
    entry = share / "applications" / "wontak.desktop"
    assert asked(share, "desktop-file-validate", entry) == ""
    lines = entry.read_text(encoding="utf-8").splitlines()
    program = share.parent / "my programs" / "wontak"
    assert f'Exec="{program}" gui %f' in lines and f"TryExec={program}" in lines
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "wontak.svg").stat().st_size > 0


def test_a_meeting_and_an_archive_are_known_for_what_they_are_and_open_with_wontak(
    share: Path, sample_meeting: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "회의.wontakz"
    Library().export_archive(sample_meeting, archive)
    for file, kind in ((sample_meeting / "meeting.db", MEETING), (archive, ARCHIVE)):
        assert asked(share, "xdg-mime", "query", "filetype", file) == kind
        assert asked(share, "xdg-mime", "query", "default", kind) == "wontak.desktop"


@pytest.mark.parametrize("inside", ["", "meeting.db"])
def test_a_meeting_opens_by_its_folder_and_by_what_a_double_click_finds_in_it(
    program: Application, sample_meeting: Path, inside: str
) -> None:
    program.open(sample_meeting / inside)
    assert program.session.folder == sample_meeting


def test_an_archive_is_brought_into_the_library_and_opens(
    program: Application, sample_meeting: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    archive = tmp_path / "회의.wontakz"
    Library().export_archive(sample_meeting, archive)
    program.open(archive)
    qtbot.waitUntil(lambda: program.session.is_open)
    assert program.session.folder != sample_meeting and program.session.segment_count > 0
