"""One batch heard: windows encoded once, a language for every turn, words for every window, segments in order of time."""

import math
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wontak.domain.glossary import Term
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Segment
from wontak.engines import speech
from wontak.engines.decode import HOTWORD_TOKENS, Decoder, Heard, Sound, States
from wontak.engines.guards import is_loop
from wontak.engines.hotwords import hotwords_for
from wontak.engines.planning import Batch, Turn, Window, packed
from wontak.engines.segmenting import segments_of
from wontak.engines.speech import RATE_HZ, Stretch
from wontak.engines.traits import ModelTraits

CERTAIN = 0.6
"""A language less likely than this between the two is in doubt."""

TRIED_SHARE = 8
"""At most an eighth of a full batch (but one turn at least) is decoded in both languages."""

ENCODING_SHARE = 0.5
"""How much of the work on a batch is done when its windows are encoded, roughly."""

JUDGED_S = 8.0
"""How much of a turn its language is judged by: more costs time and changes nothing."""

GLIMPSE_S = (1.5, 4.0)
"""Usual and longest beginning of a turn that its language is guessed by before windows are filled."""


class Stopped(Exception):
    """The batch was given up because somebody asked to stop: nothing of it is kept."""


@dataclass(frozen=True)
class Encoded:
    """A window and what the encoder makes of it."""

    window: Window
    states: States


@dataclass(frozen=True)
class Briefing:
    """What the recogniser is told of the recording: its length, its meeting, and its language where that is known."""

    duration_s: float
    meeting: Meeting
    glossary: tuple[Term, ...]
    language: Language | None


@dataclass(frozen=True)
class Tongues:
    """How probably each turn, by its number, is Korean."""

    korean: dict[int, float]

    def of(self, turn: Turn) -> Language:
        return Language.KO if self.korean[turn.number] >= 0.5 else Language.EN

    def doubt(self, turn: Turn) -> bool:
        share = self.korean[turn.number]
        return max(share, 1 - share) < CERTAIN

    def margin(self, turn: Turn) -> float:
        return abs(self.korean[turn.number] - 0.5)


class Listener:
    """Hears batches of one recording with one model."""

    def __init__(
        self,
        samples: speech.Sound,
        decoder: Decoder,
        traits: ModelTraits,
        briefing: Briefing,
        should_stop: Callable[[], bool],
    ) -> None:
        self._samples = samples
        self._decoder = decoder
        self._traits = traits
        self._briefing = briefing
        self._should_stop = should_stop

    def hear(self, batch: Batch, recording: int) -> Generator[float, None, list[Segment]]:
        """Yields the share of `batch` that is done and returns everything said in it, in order of time.

        The same batch gives the same segments, whatever was heard before. Raises Stopped where `should_stop` says so.
        """
        guessed = self._guessed(batch.turns)
        windows = [window for turns in guessed for window in packed(turns, self._traits)]
        first: list[Encoded] = []
        for window in windows:
            first.append(self._encode(window))
            yield ENCODING_SHARE * len(first) / len(windows)
        tongues = self._judged(first)
        doubtful = [turn for turn in batch.turns if tongues.doubt(turn)]
        tried = self._worth_trying(doubtful, tongues)
        settled = self._settled(first, tongues, tried)
        hotwords = {language: self._hotwords(batch, language) for language in Language}
        numbers = frozenset(turn.number for turn in doubtful)
        segments: list[Segment] = []
        done = 0
        for language, group in _groups(settled, self._traits.rows):
            for one, heard in zip(group, self._decode(group, language, hotwords[language]), strict=True):
                segments += segments_of(one.window, heard, language, recording, doubtful=numbers)
            done += len(group)
            yield min(1.0, ENCODING_SHARE + (1 - ENCODING_SHARE) * done / len(windows))
        for alone in self._alone(first, tried):
            segments += self._better_of_both(alone, hotwords, recording)
        return sorted(segments, key=lambda segment: (segment.start_s, segment.end_s))

    def _guessed(self, turns: Sequence[Turn]) -> list[list[Turn]]:
        """`turns` sorted by the language their beginnings sound like, so that few windows turn out to be mixed.

        The beginnings share a window or two. It is a guess that saves time; what counts is what `_judged` finds.
        """
        if not self._traits.packed or self._briefing.language is not None or len(turns) == 1:
            return [list(turns)]
        usual_s, longest_s = GLIMPSE_S
        count = max(1, round(len(turns) * usual_s / self._traits.window_s))
        per_window = math.ceil(len(turns) / count)
        length_s = min(longest_s, self._traits.window_s / per_window)
        korean: dict[int, float] = {}
        for first in range(0, len(turns), per_window):
            glimpses = tuple(_beginning(turn, length_s) for turn in turns[first : first + per_window])
            encoded = self._encode(Window(glimpses))
            korean |= {turn.number: share for turn, share, _ in self._shares(encoded)}
        guess = Tongues(korean)
        sorted_turns = [[turn for turn in turns if guess.of(turn) is language] for language in Language]
        return [some for some in sorted_turns if some]

    def _judged(self, encoded: Iterable[Encoded]) -> Tongues:
        """The language of every turn from all its parts, each weighing as much as was listened to."""
        if (known := self._briefing.language) is not None:
            share = 1.0 if known is Language.KO else 0.0
            return Tongues({turn.number: share for one in encoded for turn in one.window.turns})
        odds: dict[int, float] = {}
        heard_s: dict[int, float] = {}
        for one in encoded:
            for turn, share, length_s in self._shares(one):
                inside = min(max(share, 1e-6), 1 - 1e-6)
                odds[turn.number] = odds.get(turn.number, 0.0) + length_s * math.log(inside / (1 - inside))
                heard_s[turn.number] = heard_s.get(turn.number, 0.0) + length_s
        return Tongues({number: 1 / (1 + math.exp(-odds[number] / heard_s[number])) for number in odds})

    def _shares(self, encoded: Encoded) -> Iterator[tuple[Turn, float, float]]:
        """Each turn of a window, how probably it is Korean, and by how many seconds of it that was judged."""
        turns = encoded.window.turns
        if len(turns) == 1:
            yield turns[0], self._decoder.korean_share(encoded.states), turns[0].duration_s
            return
        for turn, at_s in zip(turns, encoded.window.offsets_s(), strict=True):
            length_s = min(turn.duration_s, JUDGED_S)
            yield turn, self._decoder.korean_share(encoded.states, at_s, at_s + length_s), length_s

    def _encode(self, window: Window) -> Encoded:
        if self._should_stop():
            raise Stopped
        return Encoded(window, self._decoder.encode(self._sound(window)))

    def _sound(self, window: Window) -> Sound:
        pieces = [
            self._samples[int(turn.start_s * RATE_HZ) : int(turn.end_s * RATE_HZ)] for turn in window.turns
        ]
        return np.concatenate(pieces).astype(np.float32) / np.float32(32_768)

    def _worth_trying(self, doubtful: Sequence[Turn], tongues: Tongues) -> list[Turn]:
        """The most doubtful turns, as many as may be decoded in both languages: trying them all could double the work."""
        allowed_s = self._traits.window_s * self._traits.batch_windows / TRIED_SHARE
        chosen: list[Turn] = []
        for turn in sorted(doubtful, key=lambda turn: (tongues.margin(turn), turn.start_s)):
            if not chosen or sum(t.duration_s for t in chosen) + turn.duration_s <= allowed_s:
                chosen.append(turn)
        return sorted(chosen, key=lambda turn: turn.start_s)

    def _settled(
        self, first: Sequence[Encoded], tongues: Tongues, tried: Sequence[Turn]
    ) -> dict[Language, list[Encoded]]:
        """Windows of one language each: those that already are, and new ones made of what was in the others."""
        apart = {turn.number for turn in tried}
        settled: dict[Language, list[Encoded]] = {language: [] for language in Language}
        loose: dict[Language, list[Turn]] = {language: [] for language in Language}
        for one in first:
            found = {tongues.of(turn) for turn in one.window.turns}
            if len(found) == 1 and apart.isdisjoint(turn.number for turn in one.window.turns):
                settled[found.pop()].append(one)
                continue
            for turn in one.window.turns:
                if turn.number not in apart:
                    loose[tongues.of(turn)].append(turn)
        for language, turns in loose.items():
            again = packed(sorted(turns, key=lambda turn: turn.start_s), self._traits)
            settled[language] += [self._encode(window) for window in again]
        return settled

    def _alone(self, first: Sequence[Encoded], tried: Sequence[Turn]) -> list[Encoded]:
        """Each tried turn, whole, in a window of its own, encoded anew unless it had one already."""
        known = {one.window.turns: one for one in first}
        return [known[(turn,)] if (turn,) in known else self._encode(Window((turn,))) for turn in tried]

    def _decode(self, encoded: Sequence[Encoded], language: Language, hotwords: str) -> list[Heard]:
        """What is said in each window; windows in which the model got stuck are read again with repetition forbidden."""
        if self._should_stop():
            raise Stopped
        states = [one.states for one in encoded]
        durations_s = [one.window.duration_s for one in encoded]
        heard = self._decoder.decode(states, durations_s, language, hotwords)
        stuck = [index for index, one in enumerate(heard) if _is_stuck(one)]
        again = self._decoder.decode(
            [states[index] for index in stuck],
            [durations_s[index] for index in stuck],
            language,
            hotwords,
            against_loops=True,
        )
        for index, one in zip(stuck, again, strict=True):
            if not _is_stuck(one):
                heard[index] = one
        return heard

    def _better_of_both(
        self, encoded: Encoded, hotwords: dict[Language, str], recording: int
    ) -> list[Segment]:
        """A doubtful turn read in both languages, and the reading the model finds likelier."""
        readings = {
            language: self._decode([encoded], language, hotwords[language])[0] for language in Language
        }
        best = max(readings, key=lambda language: readings[language].score)
        doubtful = {turn.number for turn in encoded.window.turns}
        return segments_of(encoded.window, readings[best], best, recording, doubtful=doubtful)

    def _hotwords(self, batch: Batch, language: Language) -> str:
        if not self._traits.hotwords:
            return ""
        duration_s = max(self._briefing.duration_s, 1.0)
        return hotwords_for(
            self._briefing.meeting,
            self._briefing.glossary,
            language,
            batch.start_s / duration_s,
            batch.end_s / duration_s,
            self._decoder.count_tokens,
            HOTWORD_TOKENS,
        )


def _beginning(turn: Turn, length_s: float) -> Turn:
    """The first `length_s` of a turn."""
    end_s = min(turn.end_s, turn.start_s + length_s)
    return Turn((Stretch(turn.start_s, end_s),), turn.number)


def _groups(
    settled: Mapping[Language, Sequence[Encoded]], rows: int
) -> Iterator[tuple[Language, Sequence[Encoded]]]:
    """The windows of each language in groups of at most `rows`, as even as can be."""
    for language, encoded in settled.items():
        count = -(-len(encoded) // rows)
        for index in range(count):
            yield language, encoded[index * len(encoded) // count : (index + 1) * len(encoded) // count]


def _is_stuck(heard: Heard) -> bool:
    return is_loop("".join(word.text for word in heard.words), heard.compression)
