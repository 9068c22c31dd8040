"""What a person may do to a transcript: each edit takes segments and gives the change that the store applies and undoes."""

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from wontak.domain.changes import Change, EditKind
from wontak.domain.edits_words import aligned, confidence, within
from wontak.domain.meeting import Language
from wontak.domain.transcript import (
    Review,
    Segment,
    SegmentFlag,
    Translation,
    TranslationFlag,
    TranslationState,
    Word,
)

SHORTEST_S = 0.1
"""The shortest a segment becomes when its edge is dragged."""

DOUBTFUL_CONFIDENCE = 0.5
"""Mean word probability from which a segment is no longer flagged for it; the guards of recognition flag below the same."""

_OF_THE_WORDING = (
    SegmentFlag.LOOP,
    SegmentFlag.PHANTOM,
    SegmentFlag.WRONG_SCRIPT,
    SegmentFlag.TOO_FAST,
    SegmentFlag.DIFFERS,
)
_OF_THE_LANGUAGE = (SegmentFlag.LANGUAGE_DOUBT, SegmentFlag.WRONG_SCRIPT)


class Edge(StrEnum):
    """An edge of a segment."""

    START = "start"
    END = "end"


# What is said --------------------------------------------------------------------------------------------------------


def retype(segment: Segment, text: str) -> Change:
    """Another text for a segment; its words stay aligned with the sound and its translation becomes stale."""
    return Change(EditKind.RETYPE, (segment,), (retyped(segment, text),))


def retyped(segment: Segment, text: str) -> Segment:
    """`segment` saying `text`: counted as edited, its words with their times, without flags about the former wording."""
    text = _one_line(text)
    if text == segment.text:
        return segment
    words = aligned(segment.words, text, segment.start_s, segment.end_s)
    return replace(
        _reworded(segment, words, review=Review.EDITED),
        text=text,
        flags=_still_true(segment.flags, words, without=_OF_THE_WORDING),
        translation=stale(segment.translation),
    )


def split(segment: Segment, offset: int) -> Change:
    """A segment in two at the word boundary next to the character `offset` of its text; the first part keeps the id.

    Alters nothing where `offset` lies before the first word or behind the last. The translation stays with the first part.
    """
    tokens = list(re.finditer(r"\S+", segment.text))
    if len(tokens) < 2 or offset <= tokens[0].start() or offset >= tokens[-1].end():
        return Change(EditKind.SPLIT, (segment,), (segment,))
    nearest = sum(1 for token in tokens if offset > (token.start() + token.end()) / 2)
    place = min(max(nearest, 1), len(tokens) - 1)
    words = aligned(segment.words, segment.text, segment.start_s, segment.end_s)
    left, right = words[:place], words[place:]
    first = replace(
        _reworded(segment, left),
        text=segment.text[: tokens[place - 1].end()].strip(),
        end_s=max(left[-1].end_s, segment.start_s),
        translation=stale(segment.translation),
    )
    second = replace(
        _reworded(segment, right),
        id=0,
        text=segment.text[tokens[place].start() :].strip(),
        start_s=right[0].start_s,
        comment=None,
        translation=None,
    )
    return Change(EditKind.SPLIT, (segment,), (first, second))


def merge(first: Segment, second: Segment) -> Change:
    """Two segments as one under the id of the first: words one after the other, translations joined and stale.

    In two languages, the longer one's is kept. Off the record and starred if either was. Raises ValueError for segments of
    different recordings.
    """
    if first.recording != second.recording:
        raise ValueError("segments of different recordings cannot be merged")
    start_s, end_s = min(first.start_s, second.start_s), max(first.end_s, second.end_s)
    language = max((first, second), key=lambda one: len(one.text)).language
    words = (*_words(first), *_words(second))
    merged = replace(
        first,
        start_s=start_s,
        end_s=end_s,
        language=language,
        text=_joined(first.text, second.text),
        words=within(words, start_s, end_s),
        confidence=confidence(words),
        flags=_still_true(tuple(dict.fromkeys(first.flags + second.flags)), words),
        voice=first.voice or second.voice,
        speaker=first.speaker or second.speaker,
        review=first.review if first.review is second.review else _touched(first.review),
        starred=first.starred or second.starred,
        off_record=first.off_record or second.off_record,
        interprets=_interpreted(first, second),
        comment="\n".join(filter(None, (first.comment, second.comment))) or None,
        translation=_joined_translation(first, second, language),
    )
    return Change(EditKind.MERGE, (first, second), (replace(merged, review=_touched(merged.review)),))


def delete(segments: Sequence[Segment]) -> Change:
    """Take segments out of the transcript; the history keeps them."""
    return Change(EditKind.DELETE, tuple(segments), ())


def restore(segment: Segment) -> Change:
    """Bring a deleted segment back under its id."""
    return Change(EditKind.RESTORE, (), (segment,), restoring=True)


def set_language(segment: Segment, language: Language) -> Change:
    """Say which language a segment is in. A translation into that very language is dropped."""
    if language is segment.language:
        return Change(EditKind.LANGUAGE, (segment,), (segment,))
    changed = replace(
        segment,
        language=language,
        flags=tuple(flag for flag in segment.flags if flag not in _OF_THE_LANGUAGE),
        review=_touched(segment.review),
        translation=_fitting(segment.translation, language),
    )
    return Change(EditKind.LANGUAGE, (segment,), (changed,))


def replace_recognised(segments: Sequence[Segment], fresh: Sequence[Segment]) -> Change:
    """What a new recognition of their stretch found, instead of `segments`; speaker and marks pass on by time.

    Of those in the place of one segment the first keeps its id. Alters nothing where nothing was recognised.
    """
    if not fresh or not segments:
        return Change(EditKind.DECODE, tuple(segments), tuple(segments))
    continued: set[int] = set()
    after = []
    for heard in fresh:
        former = max(segments, key=lambda one: _overlap_s(one, heard))
        hidden = any(one.off_record and _overlap_s(one, heard) > 0 for one in segments)
        after.append(
            _continuing(former, heard, first=former.id not in continued, hidden=hidden or former.off_record)
        )
        continued.add(former.id)
    return Change(EditKind.DECODE, tuple(segments), tuple(after))


# When it is said and by whom -----------------------------------------------------------------------------------------


def move_edge(
    segment: Segment,
    edge: Edge,
    to_s: float,
    neighbour: Segment | None = None,
    latest_s: float = math.inf,
) -> Change:
    """Move an edge of a segment to `to_s` seconds of its recording, which lasts until `latest_s`.

    `neighbour` is the segment on that side: its edge gives way, down to the shortest a segment may be, unless the two
    overlapped already. Words that would stick out are squeezed in.
    """
    blocking = neighbour if neighbour and _beside(segment, edge, neighbour) else None
    # Where the edge is now it may always stay, however short the segments are.
    if edge is Edge.END:
        lowest_s = min(segment.start_s + SHORTEST_S, segment.end_s)
        highest_s = max(blocking.end_s - SHORTEST_S if blocking else latest_s, segment.end_s)
        at_s = min(max(to_s, lowest_s), highest_s)
        moved = _spanning(segment, segment.start_s, at_s)
        pushed = _spanning(blocking, max(at_s, blocking.start_s), blocking.end_s) if blocking else None
    else:
        lowest_s = min(blocking.start_s + SHORTEST_S if blocking else 0.0, segment.start_s)
        highest_s = max(segment.end_s - SHORTEST_S, segment.start_s)
        at_s = min(max(to_s, lowest_s), highest_s)
        moved = _spanning(segment, at_s, segment.end_s)
        pushed = _spanning(blocking, blocking.start_s, min(at_s, blocking.end_s)) if blocking else None
    if blocking and pushed and pushed != blocking:
        return Change(EditKind.EDGE, (segment, blocking), (moved, pushed))
    return Change(EditKind.EDGE, (segment,), (moved,))


def change_speaker(segments: Sequence[Segment], participant_id: str | None) -> Change:
    """Say who speaks in these segments; None, that nobody knows."""
    return _each(EditKind.SPEAKER, segments, lambda one: replace(one, speaker=participant_id))


# Its translation -----------------------------------------------------------------------------------------------------


def retype_translation(segment: Segment, text: str, flags: tuple[TranslationFlag, ...] = ()) -> Change:
    """A person's translation of a segment; an empty one takes it away. `flags` are what is still wrong with it."""
    text = _one_line(text)
    known = segment.translation
    if text == (known.text if known else ""):
        return Change(EditKind.TRANSLATION, (segment,), (segment,))
    made = Translation(segment.language.other, text, TranslationState.EDITED, flags) if text.strip() else None
    return Change(EditKind.TRANSLATION, (segment,), (replace(segment, translation=made),))


def approve_translation(segments: Sequence[Segment]) -> Change:
    """Stand for these translations as they are."""

    def approved(segment: Segment) -> Segment:
        if segment.translation is None:
            return segment
        state = TranslationState.APPROVED
        return replace(segment, translation=replace(segment.translation, state=state, flags=()))

    return _each(EditKind.APPROVE_TRANSLATION, segments, approved)


def replace_translation(segment: Segment, translation: Translation) -> Change:
    """What translating a segment again gave: it was asked for, so it takes the place even of a person's own."""
    return Change(EditKind.TRANSLATE, (segment,), (replace(segment, translation=translation),))


# Marks ---------------------------------------------------------------------------------------------------------------


def star(segments: Sequence[Segment], starred: bool) -> Change:
    """Mark segments as worth quoting, or no longer."""
    return _each(EditKind.STAR, segments, lambda one: replace(one, starred=starred))


def comment(segment: Segment, text: str) -> Change:
    """Write a comment on a segment; an empty one takes it away."""
    text = unicodedata.normalize("NFC", text).strip()
    return _each(EditKind.COMMENT, (segment,), lambda one: replace(one, comment=text or None))


def verify(segments: Sequence[Segment], verified: bool = True) -> Change:
    """Stand for what these segments say, or no longer."""

    def marked(segment: Segment) -> Segment:
        settled = segment.review in (Review.VERIFIED, Review.APPROVED)
        if settled is verified:
            return segment
        return replace(segment, review=Review.VERIFIED if verified else Review.EDITED)

    return _each(EditKind.VERIFY, segments, marked)


def off_record(segments: Sequence[Segment], hidden: bool) -> Change:
    """Take segments off the record, or put them on it again. What an interpreter renders of them follows by itself."""
    return _each(EditKind.OFF_RECORD, segments, lambda one: replace(one, off_record=hidden))


# -----------------------------------------------------------------------------------------------------------------------


def stale(translation: Translation | None) -> Translation | None:
    """A translation of words that are others now."""
    return replace(translation, state=TranslationState.STALE) if translation else None


def _each(kind: EditKind, segments: Sequence[Segment], edited: Callable[[Segment], Segment]) -> Change:
    return Change(kind, tuple(segments), tuple(edited(segment) for segment in segments))


def _one_line(text: str) -> str:
    return re.sub(r"[\r\n\u2028\u2029]+", " ", unicodedata.normalize("NFC", text))


def _touched(review: Review) -> Review:
    """The review of a segment that a person has worked on without questioning its words."""
    return Review.EDITED if review is Review.MACHINE else review


def _words(segment: Segment) -> tuple[Word, ...]:
    return aligned(segment.words, segment.text, segment.start_s, segment.end_s)


def _reworded(segment: Segment, words: tuple[Word, ...], review: Review | None = None) -> Segment:
    return replace(
        segment,
        words=words,
        confidence=confidence(words),
        flags=_still_true(segment.flags, words),
        review=review or _touched(segment.review),
    )


def _still_true(
    flags: Sequence[SegmentFlag], words: Sequence[Word], without: Sequence[SegmentFlag] = ()
) -> tuple[SegmentFlag, ...]:
    sure = confidence(words) >= DOUBTFUL_CONFIDENCE
    settled = (*without, SegmentFlag.LOW_PROBABILITY) if sure else without
    return tuple(flag for flag in flags if flag not in settled)


def _joined(first: str, second: str) -> str:
    return f"{first.strip()} {second.strip()}".strip()


def _joined_translation(first: Segment, second: Segment, language: Language) -> Translation | None:
    """Both parts in the other language: translated, or spoken in it to begin with."""
    text = _joined(first.text_in(language.other), second.text_in(language.other))
    known = [one.translation for one in (first, second) if one.translation]
    if not text or not known:
        return None
    flags = tuple(dict.fromkeys(flag for one in known for flag in one.flags))
    return Translation(language.other, text, TranslationState.STALE, flags)


def _interpreted(first: Segment, second: Segment) -> int | None:
    """Whose words the two render together; not one another's."""
    known = (first.interprets, second.interprets)
    return next((one for one in known if one and one not in (first.id, second.id)), None)


def _fitting(translation: Translation | None, language: Language) -> Translation | None:
    return stale(translation) if translation and translation.language is language.other else None


def _continuing(former: Segment, heard: Segment, *, first: bool, hidden: bool) -> Segment:
    """A newly recognised segment with what a person said of the one it comes instead of."""
    return replace(
        heard,
        id=former.id if first else 0,
        voice=former.voice,
        speaker=former.speaker,
        starred=former.starred,
        off_record=hidden,
        interprets=former.interprets,
        comment=former.comment if first else None,
        translation=_fitting(former.translation, heard.language) if first else None,
    )


def _overlap_s(one: Segment, other: Segment) -> float:
    return min(one.end_s, other.end_s) - max(one.start_s, other.start_s)


def _beside(segment: Segment, edge: Edge, neighbour: Segment) -> bool:
    if neighbour.recording != segment.recording:
        return False
    return neighbour.start_s >= segment.end_s if edge is Edge.END else neighbour.end_s <= segment.start_s


def _spanning(segment: Segment, start_s: float, end_s: float) -> Segment:
    if (start_s, end_s) == (segment.start_s, segment.end_s):
        return segment
    words = within(segment.words, start_s, end_s)
    return replace(segment, start_s=start_s, end_s=end_s, words=words, review=_touched(segment.review))
