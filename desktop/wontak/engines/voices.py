"""Tells who speaks when: windows of speech, their embeddings, voices, turns; then segments, names and renderings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wontak.domain.meeting import Meeting
from wontak.domain.transcript import VoiceTurn
from wontak.domain.work import FindVoices, VoicesFound
from wontak.engines.audio import open_working_copy
from wontak.engines.clustering import Clusters, cluster
from wontak.engines.cutting import cut_at_voice_changes
from wontak.engines.floors import floors, people_heard
from wontak.engines.naming import named_voices
from wontak.engines.renderings import link_renderings
from wontak.engines.speech import Stretch, speech_stretches
from wontak.engines.voice_encoder import WINDOW_S, Embeddings, embed

HOP_S = 0.8
"""From one window to the next."""

MIN_SILENCE_S = 0.25
"""A silence that may part two people."""

PAD_S = 0.06
"""Added to speech on both sides."""

TELLING_S = 0.8
"""Windows shorter than this do not take part in clustering; they only join the nearest voice."""

CHANGE_WITHOUT_PAUSE = 0.3
CHANGE_AFTER_PAUSE = 0.06
"""How much likeness (cosine, summed over windows) another voice must gain before a change is believed, within a stretch of
speech and between two."""

JOINED_BELOW_S = 0.5
"""Pauses within a turn."""

LISTENING_SHARE = 0.3
"""Part of the time that goes into finding speech; most of the rest goes into embeddings."""

OnProgress = Callable[[float], None]
Labels = npt.NDArray[np.int64]


class _Stopped(Exception):
    """The person has asked to stop."""


@dataclass(frozen=True)
class Window:
    """A window on speech; `stretch` counts the stretches of its recording."""

    recording: int
    stretch: int
    span: Stretch


@dataclass(frozen=True)
class Heard:
    """All speech of a meeting: its stretches by recording, and every window with its embedding."""

    stretches: dict[int, list[Stretch]]
    windows: list[Window]
    embeddings: Embeddings


def find_voices(request: FindVoices, on_progress: OnProgress, should_stop: Callable[[], bool]) -> VoicesFound:
    """Who is heard when in all recordings of a meeting, its segments cut accordingly, and whose voices they are.

    Stopped, it returns early with nothing found. Raises WontakError where a working copy is missing or empty.
    """

    def watched(share: float) -> None:
        if should_stop():
            raise _Stopped
        on_progress(share)

    try:
        heard = _listen(request, watched)
        people = {person.id for person in request.meeting.participants}
        turns = turns_of(
            heard,
            count=request.count,
            at_most=_most_voices(request.meeting),
            at_least=people_heard(request.labels, people),
        )
    except _Stopped:
        return VoicesFound((), request.segments, ())
    segments = cut_at_voice_changes(request.segments, turns)
    named = named_voices(request.meeting, segments, floors(request.labels, turns, people))
    on_progress(1.0)
    return VoicesFound(
        turns,
        link_renderings(request.meeting, segments, named.names),
        tuple(sorted(named.names.items())),
        tuple(sorted(named.by_key)),
    )


def turns_of(
    heard: Heard, *, count: int | None = None, at_most: int | None = None, at_least: int = 1
) -> tuple[VoiceTurn, ...]:
    """Turns of voices V1, V2, … in order of first appearance; adjacent speech of one voice is one turn."""
    if not heard.windows:
        return ()
    telling = np.array([window.span.duration_s >= TELLING_S for window in heard.windows])
    learnt = heard.embeddings[telling] if telling.any() else heard.embeddings
    voices = cluster(learnt, count=count, at_most=at_most, at_least=at_least)
    labels = _most_likely_voices(heard, voices)
    return _numbered(_turns(heard, labels))


def _most_voices(meeting: Meeting) -> int | None:
    """How many people the roster expects to speak; None where there is no roster."""
    return sum(person.role.speaks for person in meeting.participants) or None


def _listen(request: FindVoices, on_progress: OnProgress) -> Heard:
    """Speech, windows and embeddings of all recordings."""
    stretches: dict[int, list[Stretch]] = {}
    windows: list[Window] = []
    found: list[Embeddings] = []
    for number, (recording, path) in enumerate(request.recordings):
        samples = open_working_copy(path)

        def report(share: float, done: int = number) -> None:
            on_progress((done + share) / len(request.recordings))

        def heard_so_far(share: float, report: OnProgress = report) -> None:
            report(share * LISTENING_SHARE)

        def embedded_so_far(share: float, report: OnProgress = report) -> None:
            report(LISTENING_SHARE + share * (1 - LISTENING_SHARE))

        stretches[recording] = speech_stretches(
            samples, min_silence_s=MIN_SILENCE_S, pad_s=PAD_S, on_progress=heard_so_far
        )
        own = [
            Window(recording, index, span)
            for index, stretch in enumerate(stretches[recording])
            for span in windows_over(stretch)
        ]
        windows += own
        found.append(embed(samples, [window.span for window in own], embedded_so_far))
    return Heard(stretches, windows, np.concatenate(found) if found else np.zeros((0, 0), np.float32))


def windows_over(stretch: Stretch) -> list[Stretch]:
    """Windows of `WINDOW_S` every `HOP_S` over a stretch, the last one ending with it; a short stretch is one window."""
    if stretch.duration_s <= WINDOW_S:
        return [stretch]
    count = int(np.ceil((stretch.duration_s - WINDOW_S) / HOP_S)) + 1
    last_s = stretch.end_s - WINDOW_S
    starts = [min(stretch.start_s + HOP_S * index, last_s) for index in range(count)]
    return [Stretch(start_s, start_s + WINDOW_S) for start_s in starts]


def _most_likely_voices(heard: Heard, voices: Clusters) -> Labels:
    """The sequence of voices that is most alike in sum when every change costs something (Viterbi)."""
    likeness = voices.similarity(heard.embeddings)
    weights = np.array([min(1.0, window.span.duration_s / WINDOW_S) for window in heard.windows])
    gained = (likeness * weights[:, None]).astype(np.float64)
    came_from = np.zeros(gained.shape, np.int64)
    total = gained[0]
    everyone = np.arange(len(voices))
    for index in range(1, len(gained)):
        leader = int(np.argmax(total))
        changing = total[leader] - _cost_of_change(heard.windows[index - 1], heard.windows[index])
        stays = total >= changing
        came_from[index] = np.where(stays, everyone, leader)
        total = np.where(stays, total, changing) + gained[index]
    labels = np.empty(len(gained), np.int64)
    labels[-1] = int(np.argmax(total))
    for index in range(len(gained) - 1, 0, -1):
        labels[index - 1] = came_from[index, labels[index]]
    return labels


def _cost_of_change(before: Window, after: Window) -> float:
    same_stretch = before.recording == after.recording and before.stretch == after.stretch
    return CHANGE_WITHOUT_PAUSE if same_stretch else CHANGE_AFTER_PAUSE


def _turns(heard: Heard, labels: Labels) -> list[tuple[int, Stretch, int]]:
    """(recording, span, voice), in order: a change within a stretch lies midway between the windows around it."""
    turns: list[tuple[int, Stretch, int]] = []
    for index, (window, label) in enumerate(zip(heard.windows, labels.tolist(), strict=True)):
        before = heard.windows[index - 1] if index else None
        within = before is not None and (before.recording, before.stretch) == (
            window.recording,
            window.stretch,
        )
        stretch = heard.stretches[window.recording][window.stretch]
        if turns and within and turns[-1][2] == label:
            continue
        if turns and within and before is not None:
            recording, span, voice = turns[-1]
            change_s = (_middle_s(before.span) + _middle_s(window.span)) / 2
            turns[-1] = (recording, Stretch(span.start_s, change_s), voice)
            turns.append((window.recording, Stretch(change_s, stretch.end_s), label))
        else:
            turns.append((window.recording, stretch, label))
    return turns


def _middle_s(span: Stretch) -> float:
    return (span.start_s + span.end_s) / 2


def _numbered(turns: Sequence[tuple[int, Stretch, int]]) -> tuple[VoiceTurn, ...]:
    """Turns with voices named in order of first appearance, those of one voice joined over short pauses."""
    names: dict[int, str] = {}
    joined: list[VoiceTurn] = []
    for recording, span, label in turns:
        voice = names.setdefault(label, f"V{len(names) + 1}")
        last = joined[-1] if joined else None
        start_s, end_s = round(span.start_s, 3), round(span.end_s, 3)
        continues = last is not None and (last.recording, last.voice) == (recording, voice)
        if last is not None and continues and start_s - last.end_s < JOINED_BELOW_S:
            joined[-1] = VoiceTurn(recording, last.start_s, end_s, voice)
        else:
            joined.append(VoiceTurn(recording, start_s, end_s, voice))
    return tuple(joined)
