"""How long documents and archives take: guessed from their size, then learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from wontak.desk.estimate import Estimates, FileWork
from wontak.desk.file_work import MIB, archive_work, document_work, timed, unpacking_work
from wontak.domain.meeting import Meeting
from wontak.export.export import WRITERS
from wontak.store.archive_file import write_archive
from wontak.store.meetings import MeetingStore


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """A meeting with 5 MiB of sound."""
    folder = tmp_path / "회의.wontak"
    MeetingStore.create(folder, Meeting()).close()
    (folder / "audio" / "1.flac").write_bytes(bytes(5 * MIB))
    (folder / "cache" / "1.pcm").write_bytes(bytes(50 * MIB))
    return folder


def test_sound_counts_and_what_is_not_archived_does_not(meeting: Path) -> None:
    before_s = archive_work(meeting).guess_s
    (meeting / "cache" / "2.pcm").write_bytes(bytes(50 * MIB))
    assert archive_work(meeting).guess_s == before_s
    (meeting / "audio" / "2.flac").write_bytes(bytes(50 * MIB))
    assert archive_work(meeting).guess_s > 2 * before_s


def test_a_longer_document_takes_longer_and_a_pdf_longest() -> None:
    for kind, ending in WRITERS:
        assert document_work(kind, ending, 6000).guess_s > document_work(kind, ending, 60).guess_s
    lengths_s = {
        ending: document_work("bilingual", ending, 500).guess_s for ending in (".docx", ".hwpx", ".pdf")
    }
    assert max(lengths_s, key=lengths_s.__getitem__) == ".pdf"


def test_what_it_took_is_remembered_and_holds_for_other_sizes() -> None:
    small, large = document_work("minutes", ".pdf", 50), document_work("minutes", ".pdf", 500)
    Estimates().learn_file_work(small, 2 * small.guess_s)
    assert Estimates().file_work_s(small) == pytest.approx(2 * small.guess_s)
    assert Estimates().file_work_s(large) == pytest.approx(2 * large.guess_s)
    other = document_work("minutes", ".docx", 50)
    assert Estimates().file_work_s(other) == other.guess_s


def test_an_archive_that_was_made_and_unpacked_teaches_both(meeting: Path, tmp_path: Path) -> None:
    work, target = archive_work(meeting), tmp_path / "a.wontakz"

    def write() -> Path:
        write_archive(meeting, target, lambda _done, _all: None, lambda: False)
        return target

    assert timed(work, write) == target
    assert Estimates().file_work_s(work) != work.guess_s
    back = unpacking_work(target)
    assert back.guess_s == pytest.approx(work.guess_s, rel=0.5)
    assert Estimates().file_work_s(back) == back.guess_s


def test_work_that_was_given_up_teaches_nothing() -> None:
    work = FileWork("archive/out", 10.0)
    assert timed(work, lambda: None) is None
    assert Estimates().file_work_s(work) == 10.0


def test_an_archive_that_is_gone_is_expected_to_take_no_time(tmp_path: Path) -> None:
    assert unpacking_work(tmp_path / "gone.wontakz").guess_s < 1.0
