"""Who has the floor as the clerk's speaker keys say: each press brought to the change of voice it was meant for.

A press says: from about here on this person has the floor. It comes late, sometimes a little early, and some are wrong or
forgotten. What it says of a voice is therefore read off the beginning of the floor alone: an interpreter speaks later, and
whoever takes the floor without a press speaks later still.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wontak.domain.floor import change_near, meant
from wontak.domain.marks import Label, MarkKind
from wontak.domain.transcript import VoiceTurn

OPENING_S = 8.0
"""So much of a floor tells whose it is: enough for one interjection not to matter, too short for most interpreters to begin."""

SURE_AFTER = 2
"""Presses after which a person is taken to have been heard: a single one may be a slip."""


@dataclass(frozen=True)
class Floor:
    """What one press says: from `start_s` on this participant has the floor.

    `shares` are the parts, in (0, 1] and 1 in all, that voices have in the speech of its opening; empty where there is none.
    """

    recording: int
    start_s: float
    participant: str
    shares: Mapping[str, float]


def floors(labels: Iterable[Label], turns: Sequence[VoiceTurn], known: Collection[str]) -> tuple[Floor, ...]:
    """What the presses of people who are `known` by their ids say, by recording and time."""
    pressed = [one for one in labels if one.kind is MarkKind.SPEAKER and one.value in known]
    return tuple(
        floor
        for recording in sorted({one.recording for one in pressed})
        for floor in _floors_of(
            recording,
            sorted((one for one in pressed if one.recording == recording), key=lambda one: one.at_s),
            sorted((one for one in turns if one.recording == recording), key=lambda one: one.start_s),
        )
    )


def people_heard(labels: Iterable[Label], known: Collection[str]) -> int:
    """How many of those who are `known` must have been heard, since they were pressed for more than once."""
    presses = Counter(one.value for one in labels if one.kind is MarkKind.SPEAKER and one.value in known)
    return sum(count >= SURE_AFTER for count in presses.values())


def _floors_of(recording: int, presses: Sequence[Label], turns: Sequence[VoiceTurn]) -> list[Floor]:
    kept = meant(presses)
    changes_s = [turn.start_s for turn in turns[:1]]
    changes_s += [turn.start_s for before, turn in pairwise(turns) if turn.voice != before.voice]
    starts_s = [change_near(one.at_s, changes_s) for one in kept]
    ends_s = [*starts_s[1:], math.inf]
    return [
        Floor(recording, start_s, one.value, _shares(turns, start_s, end_s))
        for one, start_s, end_s in zip(kept, starts_s, ends_s, strict=True)
    ]


def _shares(turns: Sequence[VoiceTurn], start_s: float, end_s: float) -> dict[str, float]:
    """The parts that voices have in the first `OPENING_S` of speech from `start_s` on, before `end_s`."""
    heard: dict[str, float] = {}
    left_s = OPENING_S
    for turn in turns:
        own_s = min(min(turn.end_s, end_s) - max(turn.start_s, start_s), left_s)
        if own_s > 0:
            heard[turn.voice] = heard.get(turn.voice, 0.0) + own_s
            left_s -= own_s
    total_s = sum(heard.values())
    return {voice: own_s / total_s for voice, own_s in heard.items()}
