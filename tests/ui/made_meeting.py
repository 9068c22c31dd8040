"""A meeting as it is after transcription, attribution and translation, made from the sample's reference without engines."""

from __future__ import annotations

import json
from pathlib import Path

from wontak.desk.desk import Desk
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment, Translation, VoiceTurn, Word
from wontak.store.ledger import Actor


def make_sample_meeting(folder: Path, sample: Path) -> None:
    """Make the meeting in `folder`: its sound imported, its segments those of the reference, each word timed evenly."""
    reference = json.loads((sample / "reference.json").read_text(encoding="utf-8"))["segments"]
    with Desk.create(folder, sample / "meeting.toml", lambda _event: None) as desk:
        (recording,) = desk.add_audio([sample / "roundtable.flac"])
        voices = _voices(reference)
        segments = [_segment(row, recording.id, voices) for row in reference]
        stored = desk.store.store_stretch(
            recording.id, 0.0, recording.duration_s, segments, Actor.machine("faster-whisper", "reference")
        )
        turns = [VoiceTurn(recording.id, one.start_s, one.end_s, one.voice or "V0") for one in stored]
        names = {voice: speaker for speaker, voice in voices.items()}
        desk.store.apply_voices(turns, stored, names, Actor.machine("voices", "reference"))
        desk.draft(Language)


def _voices(reference: list[dict]) -> dict[str, str]:
    speakers = list(dict.fromkeys(row["speaker"] for row in reference))
    return {speaker: f"V{number}" for number, speaker in enumerate(speakers, 1)}


def _segment(row: dict, recording: int, voices: dict[str, str]) -> Segment:
    language = Language(row["language"])
    translated = row.get("translation", {}).get("text")
    return Segment(
        recording,
        row["start_s"],
        row["end_s"],
        language,
        row["text"],
        _words(row),
        confidence=0.9,
        voice=voices[row["speaker"]],
        translation=Translation(language.other, translated) if translated else None,
    )


def _words(row: dict) -> tuple[Word, ...]:
    texts = row["text"].split()
    length_s = (row["end_s"] - row["start_s"]) / max(1, len(texts))
    return tuple(
        Word(row["start_s"] + place * length_s, row["start_s"] + (place + 1) * length_s, text, 0.95)
        for place, text in enumerate(texts)
    )
