"""Who speaks when: on the sample roundtable with its roster, and on real readers where their recordings are at hand."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import ROOT, SAMPLE
from tests.engines.presses import presses
from wontak.assessment.measures import diarization_error_rate
from wontak.assessment.reference import Spoken, read_reference
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Bilingual, Language, Meeting, Participant, Role
from wontak.domain.transcript import Segment, VoiceTurn, Word
from wontak.domain.work import FindVoices, VoicesFound
from wontak.engines.speech import RATE_HZ, Stretch
from wontak.engines.voices import find_voices, windows_over
from wontak.store.description import read_description

READERS = ROOT.parent / "shared" / "speech" / "librispeech-one-per-speaker"

Turn = tuple[float, float, str]


def nothing(_share: float) -> None:
    """For progress nobody watches."""


def never() -> bool:
    return False


def working_copy(folder: Path, samples: np.ndarray) -> Path:
    samples.astype("<i2").tofile(folder / "copy.raw")
    return folder / "copy.raw"


def as_segments(spoken: Sequence[Spoken], *, joined: int = 1) -> tuple[Segment, ...]:
    """The reference as a recogniser might give it: words evenly spread, `joined` sentences run together as one."""
    segments = []
    for first in range(0, len(spoken), joined):
        group = spoken[first : first + joined]
        words = tuple(word for one in group for word in _words(one))
        segments.append(
            Segment(
                recording=1,
                start_s=group[0].start_s,
                end_s=group[-1].end_s,
                language=group[0].language,
                text=" ".join(word.text for word in words),
                words=words,
                id=first + 1,
            )
        )
    return tuple(segments)


def _words(one: Spoken) -> list[Word]:
    texts = one.text.split()
    times = np.linspace(one.start_s, one.end_s, len(texts) + 1).tolist()
    return [Word(a, b, text, 0.9) for a, b, text in zip(times[:-1], times[1:], texts, strict=True)]


def as_spoken(found: VoicesFound) -> list[Spoken]:
    names = dict(found.names)
    return [
        Spoken(one.start_s, one.end_s, one.language, names.get(one.voice or "", one.voice or ""), one.text)
        for one in found.segments
    ]


@pytest.fixture(scope="module")
def reference() -> tuple[Spoken, ...]:
    return read_reference(SAMPLE / "reference.json")


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_description(SAMPLE / "meeting.toml")[0]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    samples = soundfile.read(SAMPLE / "roundtable.flac", dtype="int16")[0]
    return working_copy(tmp_path_factory.mktemp("sample"), samples)


@pytest.fixture(scope="module")
def opening(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 75 seconds: three speakers."""
    return working_copy(tmp_path_factory.mktemp("opening"), np.fromfile(copy, "<i2")[: 75 * RATE_HZ])


@pytest.fixture(scope="module")
def found(copy: Path, meeting: Meeting, reference: tuple[Spoken, ...]) -> VoicesFound:
    """The sample's voices, the count estimated with the roster as its bound; two sentences to a segment."""
    segments = as_segments(reference, joined=2)
    return find_voices(FindVoices(((1, copy),), meeting, segments), nothing, never)


def test_the_samples_speakers_are_told_apart_and_named(
    found: VoicesFound, reference: tuple[Spoken, ...]
) -> None:
    der = diarization_error_rate(reference, as_spoken(found))
    assert der is not None
    assert der <= 0.15
    assert {name for _, name in found.names} == {one.speaker for one in reference}


def test_turns_say_the_same_as_the_reference(found: VoicesFound, reference: tuple[Spoken, ...]) -> None:
    names = dict(found.names)
    heard = [
        Spoken(turn.start_s, turn.end_s, reference[0].language, names[turn.voice], "") for turn in found.turns
    ]
    der = diarization_error_rate(reference, heard)
    assert der is not None
    # Turns bridge pauses under half a second and are padded; nearly all of this is that.
    assert der <= 0.15


def test_voices_are_numbered_in_order_of_first_appearance(found: VoicesFound) -> None:
    order = list(dict.fromkeys(turn.voice for turn in found.turns))
    assert order == [f"V{number}" for number in range(1, len(order) + 1)]


def test_segments_of_two_speakers_are_cut_and_no_word_is_lost(
    found: VoicesFound, reference: tuple[Spoken, ...]
) -> None:
    whole = as_segments(reference, joined=2)
    assert len(found.segments) > len(whole)
    assert [word for part in found.segments for word in part.words] == [
        word for one in whole for word in one.words
    ]
    assert [part.id for part in found.segments if part.id] == [one.id for one in whole]


def test_what_the_interpreter_says_refers_to_what_it_renders(found: VoicesFound, meeting: Meeting) -> None:
    names = dict(found.names)
    by_id = {segment.id: segment for segment in found.segments if segment.id}
    rendered = [segment for segment in found.segments if segment.interprets]
    assert rendered
    assert all(names[segment.voice or ""] in meeting.interpreter_ids for segment in rendered)
    assert all(by_id[one.interprets or 0].start_s < one.start_s for one in rendered)


def test_a_given_count_is_kept(opening: Path) -> None:
    turns = find_voices(FindVoices(((1, opening),), Meeting(), (), count=3), nothing, never).turns
    assert {turn.voice for turn in turns} == {"V1", "V2", "V3"}


def test_a_person_heard_in_two_recordings_is_one_voice(copy: Path, tmp_path: Path) -> None:
    samples = np.fromfile(copy, "<i2")
    opening, closing = samples[: 70 * RATE_HZ], samples[-45 * RATE_HZ :]
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    parts = ((1, working_copy(first, opening)), (2, working_copy(second, closing)))
    turns = find_voices(FindVoices(parts, Meeting(), ()), nothing, never).turns
    assert {turn.recording for turn in turns} == {1, 2}
    assert turns[0].voice in {turn.voice for turn in turns if turn.recording == 2}


def test_a_recording_in_which_nobody_speaks_has_no_turns(tmp_path: Path) -> None:
    path = working_copy(tmp_path, np.zeros(5 * RATE_HZ, np.int16))
    assert find_voices(FindVoices(((1, path),), Meeting(), ()), nothing, never) == VoicesFound((), (), ())


def test_a_request_to_stop_is_heeded_before_anything_is_found(copy: Path) -> None:
    shares: list[float] = []
    found = find_voices(FindVoices(((1, copy),), Meeting(), ()), shares.append, lambda: True)
    assert found == VoicesFound((), (), ())
    assert shares == []


def test_a_missing_working_copy_is_a_fault_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(WontakError) as fault:
        find_voices(FindVoices(((1, tmp_path / "gone.raw"),), Meeting(), ()), nothing, never)
    assert fault.value.code is Code.AUDIO_MISSING


def test_windows_cover_a_stretch_to_its_end() -> None:
    windows = windows_over(Stretch(3.0, 7.1))
    assert windows[0].start_s == 3.0
    assert windows[-1].end_s == pytest.approx(7.1)
    assert all(window.duration_s == pytest.approx(1.6) for window in windows)
    assert all(after.start_s <= before.end_s for before, after in pairwise(windows))
    assert windows_over(Stretch(3.0, 3.5)) == [Stretch(3.0, 3.5)]


def readers_meeting(count: int, seed: int) -> tuple[np.ndarray, list[Turn]]:
    """Real readers taking turns of two to six seconds in random order, in a little noise; and who speaks when."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    turns = []
    for file in chance.sample(sorted(READERS.glob("*.flac")), count):
        sound = soundfile.read(file, dtype="int16")[0].astype(np.float64)
        sound *= 1_500 / np.sqrt(np.mean(sound**2))
        first = 0
        while first < len(sound) - RATE_HZ:
            last = first + round(chance.uniform(2, 6) * RATE_HZ)
            turns.append((file.stem.split("-")[0], sound[first:last]))
            first = last
    chance.shuffle(turns)
    pieces, truth, now = [], [], 0
    for reader, sound in turns:
        pause = np.zeros(round(chance.uniform(0.3, 1.0) * RATE_HZ))
        truth.append((now / RATE_HZ, (now + len(sound)) / RATE_HZ, reader))
        pieces += [sound, pause]
        now += len(sound) + len(pause)
    whole = np.concatenate(pieces)
    return np.clip(whole + noise.normal(0, 80, len(whole)), -32_768, 32_767).astype(np.int16), truth


def confusion(truth: Sequence[Turn], turns: Sequence[VoiceTurn]) -> float:
    """Share of speech time given to the wrong person, each voice standing for the reader it is heard with most."""
    shared: dict[str, dict[str, float]] = {}
    for start_s, end_s, reader in truth:
        for turn in turns:
            overlap_s = max(0.0, min(end_s, turn.end_s) - max(start_s, turn.start_s))
            own = shared.setdefault(turn.voice, {})
            own[reader] = own.get(reader, 0.0) + overlap_s
    total_s = sum(sum(own.values()) for own in shared.values())
    return 1 - sum(max(own.values()) for own in shared.values()) / total_s


@pytest.mark.skipif(not READERS.is_dir(), reason="no recordings of real readers in ../shared/speech")
@pytest.mark.parametrize("seed", [4, 5])
def test_real_readers_are_told_apart(tmp_path: Path, seed: int) -> None:
    samples, truth = readers_meeting(5, seed)
    request = FindVoices(((1, working_copy(tmp_path, samples)),), Meeting(), (), count=5)
    turns = find_voices(request, nothing, never).turns
    assert len({turn.voice for turn in turns}) == 5
    assert confusion(truth, turns) < 0.1


def without_clues(meeting: Meeting) -> Meeting:
    """The same people, but no agenda and no names: nothing that is said tells who says it."""
    nothing_known = {name: Bilingual() for name in ("name", "title", "affiliation", "short")}
    people = tuple(replace(person, **nothing_known) for person in meeting.participants)
    return Meeting(participants=people)


@pytest.mark.parametrize("seed", [0, 2, 3])
def test_speaker_keys_name_the_samples_voices_where_nothing_else_does(
    copy: Path, meeting: Meeting, reference: tuple[Spoken, ...], found: VoicesFound, seed: int
) -> None:
    unknown = without_clues(meeting)
    people = [person.id for person in meeting.participants if person.role.speaks]
    labels = presses([(one.start_s, one.end_s, one.speaker) for one in reference], people, seed)
    segments = as_segments(reference, joined=2)
    blind = find_voices(FindVoices(((1, copy),), unknown, segments), nothing, never)
    keyed = find_voices(FindVoices(((1, copy),), unknown, segments, labels=labels), nothing, never)
    assert len(blind.names) <= 1
    assert keyed.names == found.names
    assert set(keyed.by_key) == {voice for voice, _ in keyed.names} - {voice for voice, _ in blind.names}
    assert keyed.turns == found.turns, "boundaries are where the voice changes, not where a key was pressed"
    der = diarization_error_rate(reference, as_spoken(keyed))
    assert der is not None
    assert der <= (diarization_error_rate(reference, as_spoken(found)) or 0.0)


def test_speaker_keys_make_nothing_worse_where_the_program_can_tell(
    copy: Path, meeting: Meeting, reference: tuple[Spoken, ...], found: VoicesFound
) -> None:
    people = [person.id for person in meeting.participants if person.role.speaks]
    labels = presses([(one.start_s, one.end_s, one.speaker) for one in reference], people, 1)
    segments = as_segments(reference, joined=2)
    keyed = find_voices(FindVoices(((1, copy),), meeting, segments, labels=labels), nothing, never)
    assert keyed == found


@pytest.mark.skipif(not READERS.is_dir(), reason="no recordings of real readers in ../shared/speech")
@pytest.mark.parametrize(("count", "seed"), [(5, 4), (5, 7), (8, 8), (8, 9)])
def test_speaker_keys_name_real_readers_and_keep_them_apart(tmp_path: Path, count: int, seed: int) -> None:
    samples, truth = readers_meeting(count, seed)
    people = sorted({reader for _, _, reader in truth})
    meeting = Meeting(participants=tuple(Participant(one, Bilingual(), Role.PANELIST) for one in people))
    segments = tuple(
        Segment(1, start_s, end_s, Language.EN, "a word", id=number)
        for number, (start_s, end_s, _reader) in enumerate(truth, 1)
    )
    request = FindVoices(((1, working_copy(tmp_path, samples)),), meeting, segments)
    blind = find_voices(request, nothing, never)
    keyed = find_voices(replace(request, labels=presses(truth, people, 1)), nothing, never)
    assert blind.names == ()
    assert confusion(truth, keyed.turns) <= confusion(truth, blind.turns)
    names = dict(keyed.names)
    named = [
        VoiceTurn(1, one.start_s, one.end_s, names[one.voice]) for one in keyed.turns if one.voice in names
    ]
    right_s = sum(
        max(0.0, min(end_s, one.end_s) - max(start_s, one.start_s))
        for start_s, end_s, reader in truth
        for one in named
        if one.voice == reader
    )
    assert right_s >= 0.65 * sum(end_s - start_s for start_s, end_s, _ in truth)
    assert all(participant in people for participant in names.values())


def test_a_segment_a_person_has_attributed_keeps_its_speaker(
    found: VoicesFound, opening: Path, meeting: Meeting
) -> None:
    kept = [replace(segment, speaker="lim") for segment in found.segments[:1]]
    again = find_voices(FindVoices(((1, opening),), meeting, tuple(kept)), nothing, never)
    assert [segment.speaker for segment in again.segments] == ["lim"]
