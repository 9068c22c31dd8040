"""From the words of a window to segments: back on the recording's clock, cut at sentence ends and pauses."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment, Word
from wontak.engines.decode import Heard
from wontak.engines.guards import Evidence, flags_of, mean_probability
from wontak.engines.planning import Turn, Window
from wontak.engines.speech import Stretch

SENTENCE_ENDS = ".?!。？！…"
CLOSERS = "\"'”’)]»」』"

ABBREVIATIONS = frozenset(
    (
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "st.",
        "no.",
        "vs.",
        "e.g.",
        "i.e.",
        "u.s.",
        "u.n.",
        "u.k.",
        "gen.",
        "sen.",
        "rep.",
    )
)
"""English words whose full stop ends no sentence."""

MIN_SENTENCE_S = 1.0
"""A sentence shorter than this stays with the next one."""

PAUSE_S = 0.7
"""A silence between two words that parts segments without a sentence end."""

LONGEST_S = 15.0
"""No segment is longer; where there is no better place it is cut at its widest gap."""

MIN_WORD_S = 0.02


def segments_of(
    window: Window, heard: Heard, language: Language, recording: int, *, doubtful: Collection[int] = ()
) -> list[Segment]:
    """The segments of a window's turns, in order, with words on the recording's clock, text NFC and flags."""
    segments = []
    for turn, words in zip(window.turns, _by_turn(window, heard.words), strict=True):
        for part in _parts(words):
            evidence = Evidence(
                language=language,
                voice_s=_voice_s(turn, part[0].start_s, part[-1].end_s),
                no_speech=heard.no_speech,
                compression=heard.compression,
                doubtful_language=turn.number in doubtful,
            )
            segments.append(_segment(part, evidence, recording))
    return segments


def _segment(words: Sequence[Word], evidence: Evidence, recording: int) -> Segment:
    return Segment(
        recording=recording,
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        language=evidence.language,
        text=" ".join(word.text for word in words),
        words=tuple(words),
        confidence=round(mean_probability(words), 4),
        flags=flags_of(words, evidence),
    )


def _by_turn(window: Window, words: Sequence[Word]) -> list[list[Word]]:
    """The window's words shared out among its turns by where their middle lies, on the recording's clock."""
    offsets = window.offsets_s()
    shared: list[list[Word]] = [[] for _ in window.turns]
    place = 0
    for word in words:
        middle = (word.start_s + word.end_s) / 2
        while place + 1 < len(offsets) and middle >= offsets[place + 1]:
            place += 1
        text = unicodedata.normalize("NFC", word.text.replace("\ufffd", "")).strip()
        if text:
            shift = window.turns[place].start_s - offsets[place]
            shared[place].append(Word(word.start_s + shift, word.end_s + shift, text, word.probability))
    return [_within_voice(turn, heard) for turn, heard in zip(window.turns, shared, strict=True)]


def _within_voice(turn: Turn, words: Sequence[Word]) -> list[Word]:
    """`words` with their times drawn in to where there is a voice, one after the other and none without length."""
    placed: list[Word] = []
    clock_s = turn.start_s
    for left, word in zip(range(len(words) - 1, -1, -1), words, strict=True):
        start_s, end_s = _drawn_in(turn.speech, word.start_s, word.end_s)
        # The words still to come need a little time each, however late this one was heard.
        latest_s = turn.end_s - (left + 1) * MIN_WORD_S
        start_s = max(clock_s, min(start_s, latest_s))
        end_s = max(start_s + MIN_WORD_S, min(end_s, latest_s + MIN_WORD_S))
        clock_s = end_s
        placed.append(Word(round(start_s, 3), round(end_s, 3), word.text, round(word.probability, 4)))
    return placed


def _drawn_in(speech: Sequence[Stretch], start_s: float, end_s: float) -> tuple[float, float]:
    """The time from `start_s` to `end_s` cut down to the stretch of voice it shares most with, or moved to the nearest."""

    def shared(stretch: Stretch) -> float:
        return min(stretch.end_s, end_s) - max(stretch.start_s, start_s)

    best = max(speech, key=shared)
    if shared(best) > 0:
        # A word that reaches over a pause begins after it or ends before it: in the stretch that holds more of it.
        return max(start_s, best.start_s), min(end_s, best.end_s)
    nearest = best.start_s if end_s <= best.start_s else best.end_s
    return nearest, nearest


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """`words` cut at sentence ends and pauses, then wherever a part is still too long."""
    part: list[Word] = []
    for index, word in enumerate(words):
        part.append(word)
        following = words[index + 1] if index + 1 < len(words) else None
        if following is None or _ends(part, following):
            yield from _not_too_long(part)
            part = []


def _ends(part: Sequence[Word], following: Word) -> bool:
    if following.start_s - part[-1].end_s >= PAUSE_S:
        return True
    long_enough = part[-1].end_s - part[0].start_s >= MIN_SENTENCE_S
    return long_enough and _is_sentence_end(part[-1].text, following.text)


def _is_sentence_end(word: str, following: str) -> bool:
    bare = word.rstrip(CLOSERS)
    if not bare or bare[-1] not in SENTENCE_ENDS:
        return False
    initial = len(bare) == 2 and bare[0].isupper() and bare[0].isascii()
    return bare.lower() not in ABBREVIATIONS and not initial and not following[:1].islower()


def _not_too_long(part: list[Word]) -> Iterator[list[Word]]:
    if part[-1].end_s - part[0].start_s <= LONGEST_S or len(part) == 1:
        yield part
        return

    def worth(cut: int) -> float:
        gap_s = part[cut].start_s - part[cut - 1].end_s
        comma = 0.3 if part[cut - 1].text.endswith((",", ";", ":")) else 0.0
        balance_s = min(part[cut].start_s - part[0].start_s, part[-1].end_s - part[cut - 1].end_s)
        return (gap_s + comma + 0.05) * balance_s

    cut = max(range(1, len(part)), key=worth)
    yield from _not_too_long(part[:cut])
    yield from _not_too_long(part[cut:])


def _voice_s(turn: Turn, start_s: float, end_s: float) -> float:
    """How much voice there is in a turn from `start_s` to `end_s`."""
    return sum(max(0.0, min(stretch.end_s, end_s) - max(stretch.start_s, start_s)) for stretch in turn.speech)
