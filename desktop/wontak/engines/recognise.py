"""Recognition of one recording: speech, turns, language by turn, words, segments; yielded batch by batch."""

import mmap
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

import numpy as np

from wontak.domain.errors import Code
from wontak.domain.transcript import Segment
from wontak.domain.work import (
    Noticed,
    Progressed,
    Result,
    Stage,
    Started,
    StretchTranscribed,
    TranscribeRecording,
)
from wontak.engines.audio import open_working_copy
from wontak.engines.decode import Decoder
from wontak.engines.guards import mean_probability
from wontak.engines.listening import Briefing, Listener, Stopped
from wontak.engines.planning import Batch, Quietest, Turn, batches_of, turns_of
from wontak.engines.speech import RATE_HZ, Samples, Sound, Stretch, speech_stretches
from wontak.engines.traits import ModelTraits, read_traits

SHORTEST_SILENCE_S = 0.2
"""Silences from this on are told apart: turns end at longer ones, long turns are cut at the best of them."""

AROUND_S = 5.0
"""Sound before and after a stretch that is heard alone: the detector of speech has to hear what a pause is like there."""

PADDING_S = 0.1
"""Left before and after speech: the detector is late at soft beginnings."""

TOKENS_PER_SPEECH_S = 4.5
"""What the two languages take on average, for the estimate given beforehand."""

STARTER_AT_HOME = 0.7
"""Mean word probability of a starter model's first batch under which the voices cannot be those it was made for.

Measured: 0.95 to 0.97 on the sample, 0.79 to 0.81 on sentences it does not know in its own voices, 0.54 to 0.55 on people.
"""

OVERHEAD = 1.15
"""Features, detection and alignment on top of encoding and decoding."""


def transcribe(request: TranscribeRecording, should_stop: Callable[[], bool]) -> Iterator[Result]:
    """Recognise one recording, leaving out what `request.covered` says is stored already.

    Yields what concerns the whole first (how long it will take, what the person should know), then each batch as it is
    done. Ends early, between batches or within one that is then lost, when `should_stop` says so. Raises WontakError
    where the model or the working copy is not what it should be.
    """
    traits = read_traits(request.model_folder)
    samples = open_working_copy(request.working_copy)
    yield Started(Stage.LISTEN)
    duration_s = len(samples) / RATE_HZ
    turns = turns_of(_speech_in(samples, request.only), traits, quietest_in(samples))
    if not turns:
        yield Noticed(Code.NO_SPEECH.value)
        yield StretchTranscribed(request.recording, 0.0, round(duration_s, 3), ())
        return
    decoder = Decoder(request.model_folder, traits, request.threads)
    briefing = Briefing(duration_s, request.meeting, request.glossary, request.language)
    listener = Listener(samples, decoder, traits, briefing, should_stop)
    for result in _heard(request, traits, decoder, listener, batches_of(turns, duration_s, traits)):
        yield result
        _let_go(samples)


def _speech_in(samples: Samples, only: tuple[float, float] | None) -> list[Stretch]:
    """Where somebody speaks: in the whole recording, or in one stretch of it, of which the ends are padded as all speech is."""
    start_s, end_s = only or (0.0, len(samples) / RATE_HZ)
    first = max(0, int((start_s - AROUND_S) * RATE_HZ))
    piece = samples[first : int((end_s + AROUND_S) * RATE_HZ)]
    found = speech_stretches(
        piece,
        min_silence_s=SHORTEST_SILENCE_S,
        pad_s=PADDING_S,
        on_progress=lambda _share: _let_go(samples),
    )
    before_s = first / RATE_HZ
    heard = [Stretch(before_s + one.start_s, before_s + one.end_s) for one in found]
    if only is None:
        return heard
    inside = [
        Stretch(max(one.start_s, start_s - PADDING_S), min(one.end_s, end_s + PADDING_S)) for one in heard
    ]
    return [one for one in inside if one.duration_s > PADDING_S]


def _heard(
    request: TranscribeRecording,
    traits: ModelTraits,
    decoder: Decoder,
    listener: Listener,
    batches: Sequence[Batch],
) -> Iterator[Result]:
    """The batches that are still to be heard, each with the progress it makes."""
    due = [batch for batch in (_uncovered(batch, request.covered) for batch in batches) if batch.turns]
    speech_s = sum(batch.speech_s for batch in batches)
    left_s = sum(batch.speech_s for batch in due)
    expected_s = _expected_s(due, traits, decoder) if due else 0.0
    yield Started(Stage.TRANSCRIBE, expected_s)
    yield Progressed(Stage.TRANSCRIBE, 1 - left_s / speech_s, expected_s)
    progress = _Progress(speech_s, left_s)
    for batch in due:
        try:
            segments = yield from _batch_heard(listener, batch, request.recording, progress)
        except Stopped:
            return
        if traits.starter and batch is due[0] and is_foreign(segments):
            yield Noticed("not_synthetic", (("model", request.model_folder.name),))
        yield StretchTranscribed(request.recording, batch.start_s, batch.end_s, tuple(segments))


class _Progress:
    """How much of the speech has been heard, and how long the rest will take at the pace so far."""

    def __init__(self, speech_s: float, left_s: float) -> None:
        self._speech_s = speech_s
        self._due_s = self._left_s = left_s
        self._began = time.monotonic()

    def within(self, batch: Batch, share: float) -> Progressed:
        """The progress when `share` of `batch` is done and nothing after it."""
        left_s = self._left_s - share * batch.speech_s
        done_s = self._due_s - left_s
        pace = (time.monotonic() - self._began) / done_s
        return Progressed(Stage.TRANSCRIBE, min(1.0, 1 - left_s / self._speech_s), max(0.0, left_s * pace))

    def after(self, batch: Batch) -> None:
        self._left_s -= batch.speech_s


def _batch_heard(
    listener: Listener, batch: Batch, recording: int, progress: _Progress
) -> Generator[Result, None, list[Segment]]:
    """The segments of one batch; yields the progress it makes."""
    hearing = listener.hear(batch, recording)
    while True:
        try:
            share = next(hearing)
        except StopIteration as end:
            progress.after(batch)
            segments: list[Segment] = end.value
            return segments
        yield progress.within(batch, share)


def _let_go(samples: Samples) -> None:
    """Have the system forget the mapped pages read so far: else the process seems to grow by the whole recording."""
    if isinstance(samples.base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        samples.base.madvise(mmap.MADV_DONTNEED)


def is_foreign(segments: Sequence[Segment]) -> bool:
    """Whether a starter model hears something unlike all it was made for: real voices, or none."""
    words = [word for segment in segments for word in segment.words]
    return bool(words) and mean_probability(words) < STARTER_AT_HOME


def _uncovered(batch: Batch, covered: Sequence[tuple[float, float]]) -> Batch:
    """`batch` without the turns that are stored already.

    After an interruption that is all of them or none; turns are looked at one by one for the sake of stretches that were
    stored under another plan.
    """

    def known(turn: Turn) -> bool:
        middle_s = (turn.start_s + turn.end_s) / 2
        return any(start_s <= middle_s < end_s for start_s, end_s in covered)

    return replace(batch, turns=tuple(turn for turn in batch.turns if not known(turn)))


def _expected_s(batches: Sequence[Batch], traits: ModelTraits, decoder: Decoder) -> float:
    """How long `batches` will take, from a trial of the model on a window of silence."""
    encode_s, token_s = decoder.trial()
    speech_s = sum(batch.speech_s for batch in batches)
    if traits.packed:
        windows = speech_s / traits.window_s
    else:
        windows = sum(len(batch.turns) for batch in batches)
    return round(OVERHEAD * (windows * encode_s + speech_s * TOKENS_PER_SPEECH_S * token_s), 1)


def quietest_in(samples: Sound) -> Quietest:
    """Finds the quietest 50 ms between two times of `samples`."""
    frame = RATE_HZ // 20

    def quietest(start_s: float, end_s: float) -> float:
        piece = np.asarray(samples[int(start_s * RATE_HZ) : int(end_s * RATE_HZ)], np.float32)
        frames = len(piece) // frame
        if frames == 0:
            return start_s
        energy = np.square(piece[: frames * frame].reshape(frames, frame)).mean(axis=1)
        return start_s + (int(energy.argmin()) + 0.5) * frame / RATE_HZ

    return quietest
