"""The command line as a script sees it: results on stdout, one line for a fault, the contract's exit codes."""

import json
import wave
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from wontak.cli.main import DONE, FAULT, USAGE, run

DESCRIPTION = SAMPLE / "meeting.toml"


@pytest.fixture
def meeting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "회의.wontak"
    assert run(["new", str(folder), "--from", str(DESCRIPTION)]) == DONE
    capsys.readouterr()
    return folder


def silence(path: Path, length_s: float = 1.0) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(2 * int(16_000 * length_s)))
    return path


def fault_line(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("wontak: error: ")
    return lines[0]


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    commands = [
        "new",
        "add-audio",
        "transcribe",
        "speakers",
        "translate",
        "draft",
        "export",
        "run",
        "demo",
        "show",
        "evaluate",
        "models",
    ]
    for command in commands:
        assert run([command, "--help"]) == DONE
        assert len(capsys.readouterr().out.splitlines()) > 4


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str], meeting: Path) -> None:
    assert run(["nonsense"]) == USAGE
    assert run(["export", str(meeting)]) == USAGE
    assert run(["export", str(meeting), "--as", "poem", "-o", "x.docx"]) == USAGE
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_that_is_no_meeting_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", str(tmp_path), "--json"]) == FAULT
    assert str(tmp_path) in fault_line(capsys)


def test_a_new_meeting_is_never_put_over_an_old_one(
    meeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(meeting)]) == FAULT
    assert str(meeting) in fault_line(capsys)


def test_a_description_with_a_fault_makes_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    description = tmp_path / "meeting.toml"
    description.write_text(
        DESCRIPTION.read_text(encoding="utf-8").replace('role = "host"', 'role = "hostess"')
    )
    assert run(["new", str(tmp_path / "m.wontak"), "--from", str(description)]) == FAULT
    assert "hostess" in fault_line(capsys)
    assert not (tmp_path / "m.wontak").exists()


def test_what_was_described_is_shown(meeting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(meeting), "--json"]) == DONE
    shown = json.loads(capsys.readouterr().out)
    assert shown["event"]["status"] == "draft"
    assert [person["id"] for person in shown["participants"]][:2] == ["han", "oh"]
    assert shown["participants"][0]["name"] == {"ko": "한서진", "en": "Han Seojin"}
    assert shown["segments"] == []


def test_a_text_file_named_wav_is_refused_and_leaves_nothing(
    meeting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = silence(tmp_path / "one.wav"), tmp_path / "two.wav"
    bad.write_text("이것은 소리가 아닙니다." * 50, encoding="utf-8")
    assert run(["add-audio", str(meeting), str(good), str(bad), "--quiet"]) == FAULT
    assert "two.wav" in fault_line(capsys)
    assert list((meeting / "audio").iterdir()) == []
    assert list((meeting / "cache").iterdir()) == []


def test_parts_follow_one_another_in_meeting_time(
    meeting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = [
        str(silence(tmp_path / f"{name}.wav", length_s)) for name, length_s in (("가", 2.0), ("나", 1.0))
    ]
    assert run(["add-audio", str(meeting), *parts, "--quiet"]) == DONE
    capsys.readouterr()
    run(["show", str(meeting), "--json"])
    recordings = json.loads(capsys.readouterr().out)["recordings"]
    assert [(one["file"], one["duration_s"], one["offset_s"]) for one in recordings] == [
        ("audio/가.wav", 2.0, 0.0),
        ("audio/나.wav", 1.0, 2.0),
    ]


def test_transcribing_without_a_recording_says_what_to_do(
    meeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["transcribe", str(meeting)]) == FAULT
    assert "add-audio" in fault_line(capsys)


def test_an_unknown_model_is_refused_before_anything_is_done(
    meeting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["add-audio", str(meeting), str(silence(tmp_path / "a.wav")), "--quiet"])
    capsys.readouterr()
    assert run(["transcribe", str(meeting), "--model", "whisper-9000", "--quiet"]) == FAULT
    assert "whisper-9000" in fault_line(capsys)


def test_an_unwritable_place_for_a_document_is_named(
    meeting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["draft", str(meeting), "--quiet"])
    capsys.readouterr()
    target = meeting / "meeting.db" / "notice.docx"
    assert run(["export", str(meeting), "--as", "notice", "-o", str(target)]) == FAULT
    assert "notice.docx" in fault_line(capsys)


def test_an_ending_that_names_no_format_is_refused(meeting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(meeting), "--as", "notice", "-o", "notice.xyz"]) == FAULT
    assert "docx" in fault_line(capsys)


def test_the_interface_speaks_korean_where_the_system_does(
    meeting: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WONTAK_LANGUAGE", "ko")
    assert run(["transcribe", str(meeting)]) == FAULT
    assert "녹음" in fault_line(capsys)


def test_the_bundled_models_are_listed_as_starters(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == DONE
    listed = capsys.readouterr().out.splitlines()
    starters = [line for line in listed if "starter" in line]
    assert len(starters) >= 3
    assert any(line.startswith("large-v3") for line in listed)


def test_removing_a_bundled_model_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "remove", "starter-recogniser"]) == FAULT
    assert "starter-recogniser" in fault_line(capsys)
