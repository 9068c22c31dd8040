"""What was pressed while recording reaches the engine that tells voices apart, and what comes of it is a person's word."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.conftest import SAMPLE
from tests.engines.presses import presses
from tests.ui.made_meeting import make_sample_meeting
from wontak.desk.desk import Desk
from wontak.desk.editing import Editing
from wontak.domain import edits
from wontak.domain.meeting import Bilingual, Meeting
from wontak.store.ledger import RECORDING_KEY, Actor


def test_keys_name_the_voices_of_a_meeting_and_a_hand_edit_wins_over_them(tmp_path: Path) -> None:
    folder = tmp_path / "회의.wontak"
    make_sample_meeting(folder, SAMPLE)
    reference = json.loads((SAMPLE / "reference.json").read_text(encoding="utf-8"))["segments"]
    turns = [(one["start_s"], one["end_s"], one["speaker"]) for one in reference]
    with Desk.open(folder, lambda _event: None) as desk:
        store, clerk = desk.store, Actor.person("김서기")
        nothing_known = {name: Bilingual() for name in ("name", "title", "affiliation", "short")}
        people = tuple(replace(person, **nothing_known) for person in store.meeting().participants)
        store.save_meeting(Meeting(participants=people))
        speaking = [person.id for person in people if person.role.speaks]
        for label in presses(turns, speaking, seed=0):
            store.add_label(label)
        names = desk.find_voices()
        assert set(names.values()) == {speaker for _, _, speaker in turns}
        first = store.segments()[0]
        assert first.speaker == turns[0][2]
        assert RECORDING_KEY in {one.actor.engine for one in store.history("segment", first.id)}
        Editing(store, clerk).perform(edits.change_speaker((first,), "seo"))
        Editing(store, clerk).perform(edits.change_speaker((store.segments()[1],), "brown"))
        desk.find_voices()
        assert [one.speaker for one in store.segments()[:3]] == ["seo", "brown", turns[2][2]]


def test_keys_alone_name_nearly_all_that_is_said_before_voices_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "회의.wontak"
    make_sample_meeting(folder, SAMPLE)
    reference = json.loads((SAMPLE / "reference.json").read_text(encoding="utf-8"))["segments"]
    turns = [(one["start_s"], one["end_s"], one["speaker"]) for one in reference]
    with Desk.open(folder, lambda _event: None) as desk:
        store = desk.store
        speaking = [person.id for person in store.meeting().participants if person.role.speaks]
        for label in presses(turns, speaking, seed=0):
            store.add_label(label)
        (recording,) = store.recordings()
        heard = [replace(one, id=0, speaker=None, voice=None) for one in store.segments()]
        store.clear_transcript(recording.id, Actor.machine("faster-whisper", "starter"))
        store.store_stretch(
            recording.id, 0.0, recording.duration_s, heard, Actor.machine("faster-whisper", "starter")
        )
        said_by = {(start_s, end_s): person for start_s, end_s, person in turns}
        right = [one.speaker == said_by[one.start_s, one.end_s] for one in store.segments()]
        assert sum(right) / len(right) > 0.8
