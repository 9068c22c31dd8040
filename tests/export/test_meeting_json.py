"""The transcript as JSON: what `wontak show --json --public` prints, as a file."""

import json
from pathlib import Path

import pytest

from tests.by_hand import mark
from tests.export.minutes_blocks import KO, material
from tests.minutes.sample import sample_meeting, sample_segments
from wontak.cli.main import DONE, FAULT, run
from wontak.desk.desk import Desk
from wontak.domain.errors import Code, WontakError
from wontak.export import meeting_json
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A meeting whose transcript has a stretch off the record."""
    folder = tmp_path / "회의.wontak"
    with MeetingStore.create(folder, sample_meeting()) as store:
        store.add_recording("audio/녹음.wav", 600.0)
        store.store_stretch(1, 0.0, 600.0, sample_segments(), Actor.machine("faster-whisper", "starter"))
        mark(store, store.segments()[3].id, Actor.person("김서기"), off_record=True)
    return folder


def test_it_is_what_show_prints_without_what_is_off_the_record(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "transcript.json"
    assert run(["export", str(folder), "--as", "transcript", "-o", str(target)]) == DONE
    capsys.readouterr()
    assert run(["show", str(folder), "--json", "--public"]) == DONE
    shown = json.loads(capsys.readouterr().out)
    assert json.loads(target.read_text(encoding="utf-8")) == shown
    with Desk.open(folder, lambda event: None, read_only=True) as desk:
        hidden = next(segment for segment in desk.store.segments() if segment.off_record)
    assert hidden.text not in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
def test_subtitles_are_written_from_the_command_line(folder: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"회의{ending}"
    assert run(["export", str(folder), "--as", "subtitles", "--language", "ko", "-o", str(target)]) == DONE
    assert "-->" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "known"),
    [
        ("subtitles", "a.docx", ".srt, .vtt"),
        ("notice", "a.srt", ".docx, .hwpx, .pdf, .txt"),
        ("minutes", "a.json", ".docx, .hwpx, .pdf, .txt"),
        ("transcript", "a", ".docx, .hwpx, .pdf, .txt, .json"),
    ],
)
def test_an_impossible_pair_of_kind_and_ending_is_one_clear_sentence(
    kind: str, name: str, known: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", str(folder), "--as", kind, "-o", str(tmp_path / name)]) == FAULT
    assert capsys.readouterr().err.strip() == (
        f"wontak: error: “{name}”: this ending is not one that a document of the kind “{kind}” can have; use {known}."
    )
    assert not (tmp_path / name).exists()


def test_a_meeting_without_words_has_none_to_write() -> None:
    with pytest.raises(WontakError) as caught:
        meeting_json.render(material("transcript", KO))
    assert caught.value.code is Code.NOTHING_TO_EXPORT
