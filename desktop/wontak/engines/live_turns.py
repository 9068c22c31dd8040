"""Where somebody speaks in a recording that runs, and which turns are over: cut as the full pass cuts them, but not waited for.

A full pass knows what comes; here a turn is over once the model's pause has passed after it. Where nobody pauses, speech is cut
at the best place there is, so that its text does not stay away for long.
"""

import math

import numpy as np

from wontak.engines.planning import MIN_PIECE_S, Turn, turns_of
from wontak.engines.recognise import PADDING_S, SHORTEST_SILENCE_S, quietest_in
from wontak.engines.speech import (
    FRAME_S,
    MIN_SPEECH_S,
    Probabilities,
    Sound,
    Stretch,
    stretches_of,
)
from wontak.engines.traits import ModelTraits

LONGEST_OPEN_S = 12.0
"""Speech without a pause that would end a turn is cut from here on."""

CUT_FROM_S = 5.0
"""It is cut no earlier than this after its beginning, and not closer to the last of it than `LEAST_TAIL_S`."""

LEAST_TAIL_S = 2.0

UNSURE_S = MIN_SPEECH_S + PADDING_S
"""Of the youngest sound, so much may still turn out to be the beginning of speech."""


class OpenTurns:
    """The speech that has not been handed out yet."""

    def __init__(self, traits: ModelTraits, sound: Sound, first_frame: int) -> None:
        self._traits = traits
        self._quietest = quietest_in(sound)
        self._base = first_frame
        self._probabilities: Probabilities = np.zeros(0, np.float32)
        self._longest_s = min(LONGEST_OPEN_S, traits.window_s)
        self._number = 0

    @property
    def heard_s(self) -> float:
        """Up to here everything has been handed out, and after it nobody was heard until the speech that is still open."""
        open_speech = self._stretches()
        if open_speech:
            return open_speech[0].start_s
        return max(self._base * FRAME_S, self._end_s - UNSURE_S)

    def add(self, probabilities: Probabilities) -> None:
        """What the detector makes of the frames that follow."""
        self._probabilities = np.concatenate([self._probabilities, probabilities])

    def take_closed(self, *, everything: bool = False) -> list[Turn]:
        """Hand out the turns that are over, or everything where the recording is."""
        closed: list[Stretch] = []
        while speech := self._stretches():
            piece = speech if everything else self._closed(speech)
            if not piece:
                break
            closed += piece
            self._forget_until(piece[-1].end_s)
            if everything:
                break
        self._forget_silence()
        return self._numbered(turns_of(closed, self._traits, self._quietest))

    @property
    def _end_s(self) -> float:
        return (self._base + len(self._probabilities)) * FRAME_S

    def _stretches(self) -> list[Stretch]:
        """The speech in hand, on the recording's clock."""
        duration_s = len(self._probabilities) * FRAME_S
        found = stretches_of(
            self._probabilities, duration_s, min_silence_s=SHORTEST_SILENCE_S, pad_s=PADDING_S
        )
        shift_s = self._base * FRAME_S
        return [Stretch(one.start_s + shift_s, one.end_s + shift_s) for one in found]

    def _closed(self, speech: list[Stretch]) -> list[Stretch]:
        """The first of the speech in hand that may be heard: all before its last long pause, else the head of a long turn."""
        starts = [one.start_s for one in speech[1:]] + [self._end_s - UNSURE_S]
        pauses = [
            start - one.end_s >= self._traits.pause_s for one, start in zip(speech, starts, strict=True)
        ]
        if any(pauses):
            return speech[: len(pauses) - pauses[::-1].index(True)]
        if speech[-1].end_s - speech[0].start_s <= self._longest_s:
            return []
        return self._head(speech)

    def _head(self, speech: list[Stretch]) -> list[Stretch]:
        """The beginning of speech that goes on and on: up to its longest pause, or to its quietest moment where it has none."""
        earliest_s, latest_s = speech[0].start_s + CUT_FROM_S, speech[-1].end_s - LEAST_TAIL_S
        places = [
            place
            for place in range(1, len(speech))
            if speech[place - 1].end_s >= earliest_s and speech[place].start_s <= latest_s
        ]
        if places:
            cut = max(places, key=lambda place: speech[place].start_s - speech[place - 1].end_s)
            return speech[:cut]
        place = next(index for index, one in enumerate(speech) if one.end_s > earliest_s)
        one = speech[place]
        from_s = max(earliest_s, one.start_s + MIN_PIECE_S)
        until_s = min(latest_s, one.end_s - MIN_PIECE_S)
        if until_s <= from_s:
            return speech[: place + 1] if place + 1 < len(speech) else []
        return [*speech[:place], Stretch(one.start_s, self._quietest(from_s, until_s))]

    def _numbered(self, turns: list[Turn]) -> list[Turn]:
        first, self._number = self._number, self._number + len(turns)
        return [Turn(turn.speech, first + place) for place, turn in enumerate(turns)]

    def _forget_until(self, at_s: float) -> None:
        frame = min(math.floor(at_s / FRAME_S + 1e-6), self._base + len(self._probabilities))
        self._probabilities = self._probabilities[max(0, frame - self._base) :]
        self._base = max(self._base, frame)

    def _forget_silence(self) -> None:
        """Keep nothing of a long silence but what may be the beginning of speech."""
        if not self._stretches():
            self._forget_until(self._end_s - 2 * UNSURE_S - SHORTEST_SILENCE_S)
