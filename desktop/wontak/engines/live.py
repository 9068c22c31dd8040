"""Recognition of a recording while it runs: turns are heard as they close, from a file that grows.

Only sound that cannot change any more is looked at: a recorder that dies and is replaced takes back up to a second of it.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from wontak.domain.transcript import Segment
from wontak.domain.work import LiveHeard, Noticed, Result, Stage, Started, TranscribeLive
from wontak.engines.decode import Decoder
from wontak.engines.listening import Briefing, Listener, Stopped
from wontak.engines.live_turns import OpenTurns
from wontak.engines.planning import Batch, Turn
from wontak.engines.recognise import is_foreign
from wontak.engines.speech import FRAME_SAMPLES, RATE_HZ, Detector, Samples
from wontak.engines.traits import ModelTraits, read_traits

HELD_BACK_S = 1.0
"""The youngest sound is not looked at: it may be taken back."""

LOOK_EVERY_S = 0.2
TELL_EVERY_S = 1.0
"""How often it is told how far it is, of sound in which nothing was said."""

MOST_FRAMES = 2_000
"""Frames listened to at once: 64 s of sound."""

MOST_AT_ONCE_S = 60.0
"""So much speech is heard at a time where much has come together: the first of it is not to wait for the last."""

WORDS_TO_JUDGE_BY = 8
"""A starter model is not told from too few words that it does not know the voices: a recording begins amid a word.

Measured on the sample begun at 25 places: a first piece of a word has a probability of 0.59 or more, eight words 0.90.
"""

SAMPLE_BYTES = 2


class GrowingSound:
    """The sound in a file that is being written. It is read, never mapped: what is mapped may be cut off under the reader."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __len__(self) -> int:
        """Samples there are by now."""
        try:
            return self._path.stat().st_size // SAMPLE_BYTES
        except FileNotFoundError:
            return 0

    def __getitem__(self, piece: slice, /) -> Samples:
        first = piece.start or 0
        count = max(0, piece.stop - first)
        try:
            return np.fromfile(self._path, "<i2", count, offset=first * SAMPLE_BYTES)
        except FileNotFoundError:
            return np.zeros(0, np.int16)


def transcribe_live(request: TranscribeLive, should_stop: Callable[[], bool]) -> Iterator[Result]:
    """Hear a recording that runs; ends with its last words once it is over, or where `should_stop` says so.

    Raises WontakError where the model is not what it should be.
    """
    traits = read_traits(request.model_folder)
    yield Started(Stage.LIVE)
    decoder = Decoder(request.model_folder, traits, threads=1)
    yield from _Follower(request, traits, decoder, should_stop).results()


class _Follower:
    """Follows one recording."""

    def __init__(
        self, request: TranscribeLive, traits: ModelTraits, decoder: Decoder, should_stop: Callable[[], bool]
    ) -> None:
        self._request = request
        self._traits = traits
        self._decoder = decoder
        self._should_stop = should_stop
        self._sound = GrowingSound(request.live_copy)
        self._detector = Detector()
        self._next_frame = int(request.from_s * RATE_HZ) // FRAME_SAMPLES
        self._turns = OpenTurns(traits, self._sound, self._next_frame)
        self._told_s = request.from_s
        self._worked_s = 0.0
        self._to_judge: list[Segment] | None = [] if traits.starter else None

    def results(self) -> Iterator[Result]:
        """What is heard, as it is."""
        while not self._should_stop():
            over = self._request.over.exists()
            ended = self._listen(over=over)
            closed = self._turns.take_closed(everything=ended)
            try:
                yield from self._heard(closed)
            except Stopped:
                return
            if ended:
                yield LiveHeard(len(self._sound) / RATE_HZ, (), 0.0, self._worked_s)
                return
            if not closed:
                yield from self._waited()

    def _listen(self, *, over: bool) -> bool:
        """Look for speech in what is new; whether that was the last of it."""
        length = len(self._sound)
        usable = length if over else length - int(HELD_BACK_S * RATE_HZ)
        frames = -(-usable // FRAME_SAMPLES) if over else usable // FRAME_SAMPLES
        last = min(frames, self._next_frame + MOST_FRAMES)
        if last > self._next_frame:
            began_s = time.monotonic()
            self._turns.add(self._detector.hear(self._sound, self._next_frame, last))
            self._next_frame = last
            self._worked_s += time.monotonic() - began_s
        return over and last >= frames

    def _heard(self, turns: list[Turn]) -> Iterator[Result]:
        """What is said in closed turns, in as few runs as their number asks for: the model hears several at less cost."""
        while turns:
            some = _first_of(turns, MOST_AT_ONCE_S)
            turns = turns[len(some) :]
            began_s = time.monotonic()
            segments = self._decoded(some)
            self._worked_s += time.monotonic() - began_s
            if self._is_found_foreign(segments):
                yield Noticed("not_synthetic", (("model", self._request.model_folder.name),))
            to_s = turns[0].start_s if turns else self._turns.heard_s
            yield self._told(to_s, tuple(segments), some[-1].end_s)

    def _is_found_foreign(self, segments: list[Segment]) -> bool:
        """Whether a starter model turns out not to know the voices; judged once, by the first words there are enough of."""
        if self._to_judge is None:
            return False
        self._to_judge += segments
        if sum(len(segment.words) for segment in self._to_judge) < WORDS_TO_JUDGE_BY:
            return False
        judged, self._to_judge = self._to_judge, None
        return is_foreign(judged)

    def _decoded(self, turns: list[Turn]) -> list[Segment]:
        length_s = len(self._sound) / RATE_HZ
        briefing = Briefing(length_s, self._request.meeting, self._request.glossary, None)
        listener = Listener(self._sound, self._decoder, self._traits, briefing, self._should_stop)
        hearing = listener.hear(Batch(turns[0].start_s, turns[-1].end_s, tuple(turns)), 0)
        while True:
            try:
                next(hearing)
            except StopIteration as end:
                segments: list[Segment] = end.value
                return segments

    def _waited(self) -> Iterator[Result]:
        """Wait a moment; from time to time tell that there was nothing to hear."""
        if self._turns.heard_s - self._told_s >= TELL_EVERY_S:
            yield self._told(self._turns.heard_s, (), self._next_frame * FRAME_SAMPLES / RATE_HZ)
        time.sleep(LOOK_EVERY_S)

    def _told(self, to_s: float, segments: tuple[Segment, ...], said_s: float) -> LiveHeard:
        self._told_s = to_s
        behind_s = max(0.0, len(self._sound) / RATE_HZ - said_s)
        return LiveHeard(round(to_s, 3), segments, round(behind_s, 2), round(self._worked_s, 2))


def _first_of(turns: list[Turn], most_s: float) -> list[Turn]:
    """The first turns that together are no longer than that; one at least."""
    chosen: list[Turn] = []
    length_s = 0.0
    for turn in turns:
        length_s += turn.duration_s
        if chosen and length_s > most_s:
            break
        chosen.append(turn)
    return chosen
