"""Gives segments their voices and cuts those in which the voice changes, between two words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from wontak.domain.transcript import Review, Segment, VoiceTurn, Word

SHORTEST_PART_S = 1.2
"""A part that lasts less (an interjection, a doubtful window) stays with its neighbour."""

FEWEST_WORDS = 2

SEARCH_S = 1.0
"""How far from where the voice was found to change the best place between two words may lie: a hop of the windows, and a word."""

SENTENCE_END_WORTH_S = 0.4
"""A sentence end is as good a place to cut as this much silence."""

SENTENCE_ENDS = ".?!…。"


def cut_at_voice_changes(segments: Iterable[Segment], turns: Sequence[VoiceTurn]) -> tuple[Segment, ...]:
    """`segments` with their voices, those of several voices cut into parts.

    The first part keeps the id, the others have id 0 and no translation. A segment that a person has worked on, or whose
    text is not that of its words, is not cut: it gets the voice it shares most time with.
    """
    by_recording: dict[int, list[VoiceTurn]] = {}
    for turn in turns:
        by_recording.setdefault(turn.recording, []).append(turn)
    return tuple(
        part for segment in segments for part in _parts(segment, by_recording.get(segment.recording, []))
    )


def _parts(segment: Segment, turns: Sequence[VoiceTurn]) -> list[Segment]:
    near = [turn for turn in turns if turn.end_s > segment.start_s and turn.start_s < segment.end_s]
    if not near:
        return [segment]
    places = _places_to_cut(segment, near) if _may_be_cut(segment) else []
    if not places:
        return [replace(segment, voice=_main_voice(near, segment.start_s, segment.end_s))]
    bounds = [0, *places, len(segment.words)]
    runs = [segment.words[first:last] for first, last in pairwise(bounds)]
    return [_part(segment, words, near, first=not index) for index, words in enumerate(runs)]


def _may_be_cut(segment: Segment) -> bool:
    if segment.review is not Review.MACHINE or len(segment.words) < 2 * FEWEST_WORDS:
        return False
    return segment.text == " ".join(word.text for word in segment.words)


def _places_to_cut(segment: Segment, turns: Sequence[VoiceTurn]) -> list[int]:
    """Indices of the words before which the voice changes for long enough."""
    words = segment.words
    voices = [_main_voice(turns, word.start_s, word.end_s) for word in words]
    places: list[int] = []
    for change in _lasting_changes(words, voices):
        place = _best_place(words, change)
        if place - (places[-1] if places else 0) >= FEWEST_WORDS and len(words) - place >= FEWEST_WORDS:
            places.append(place)
    return places


def _lasting_changes(words: Sequence[Word], voices: Sequence[str]) -> list[int]:
    """Indices of words with which another voice begins, after runs too short to count have joined the one before."""
    runs: list[tuple[str, int, int]] = []
    first = 0
    for voice, group in groupby(voices):
        last = first + len(list(group))
        too_short = (
            words[last - 1].end_s - words[first].start_s < SHORTEST_PART_S or last - first < FEWEST_WORDS
        )
        if runs and (too_short or runs[-1][0] == voice):
            runs[-1] = (runs[-1][0], runs[-1][1], last)
        elif len(runs) == 0 and too_short and last < len(voices):
            runs.append((voices[last], first, last))
        else:
            runs.append((voice, first, last))
        first = last
    return [start for _voice, start, _end in runs[1:]]


def _best_place(words: Sequence[Word], change: int) -> int:
    """The index near `change` before which there is most silence or a sentence has ended."""
    change_s = words[change].start_s
    near = [index for index in range(1, len(words)) if abs(words[index].start_s - change_s) <= SEARCH_S]

    def worth_s(index: int) -> float:
        pause_s = words[index].start_s - words[index - 1].end_s
        ended = words[index - 1].text.rstrip("\"'”’»」』)")[-1:] in SENTENCE_ENDS
        distance_s = abs(words[index].start_s - change_s)
        return pause_s + (SENTENCE_END_WORTH_S if ended else 0.0) - 0.1 * distance_s

    return max(near, key=worth_s, default=change)


def _part(segment: Segment, words: Sequence[Word], turns: Sequence[VoiceTurn], *, first: bool) -> Segment:
    start_s, end_s = words[0].start_s, words[-1].end_s
    return replace(
        segment,
        start_s=start_s,
        end_s=end_s,
        text=" ".join(word.text for word in words),
        words=tuple(words),
        confidence=round(sum(word.probability for word in words) / len(words), 4),
        id=segment.id if first else 0,
        voice=_main_voice(turns, start_s, end_s),
        comment=segment.comment if first else None,
        translation=None,
    )


def _main_voice(turns: Sequence[VoiceTurn], start_s: float, end_s: float) -> str:
    """The voice heard longest from `start_s` to `end_s`, or the nearest one where none is."""
    shared: dict[str, float] = {}
    for turn in turns:
        overlap_s = min(turn.end_s, end_s) - max(turn.start_s, start_s)
        shared[turn.voice] = shared.get(turn.voice, 0.0) + max(0.0, overlap_s)
    voice, longest_s = max(shared.items(), key=lambda item: item[1])
    if longest_s > 0:
        return voice
    middle_s = (start_s + end_s) / 2
    return min(turns, key=lambda turn: max(turn.start_s - middle_s, middle_s - turn.end_s, 0.0)).voice
