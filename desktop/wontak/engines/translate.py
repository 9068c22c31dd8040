"""Segments into their other language: cut into sentences, translated many at a time, checked and joined again."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wontak.domain.faithfulness import check, corrected
from wontak.domain.meeting import Language, Participant
from wontak.domain.terms import TermIndex
from wontak.domain.transcript import Segment, Translation, TranslationFlag
from wontak.domain.work import SegmentTranslated, TranslateSegments
from wontak.engines.argos import BEAM, Translator, open_translators
from wontak.engines.sentences import split

BATCH_SENTENCES = 256
"""Sentences translated between two looks at whether to stop."""

FIRST_BATCH_SENTENCES = 32
"""The first batch is smaller, so that something shows soon."""

WIDE_BEAM = 12
"""Translations looked at for a sentence whose likeliest ones all show a fault."""

OnProgress = Callable[[float], None]
ShouldStop = Callable[[], bool]

_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True)
class _Cut:
    """A segment and its sentences."""

    segment: Segment
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class _Rendered:
    """What became of a sentence."""

    text: str
    flags: tuple[TranslationFlag, ...] = ()


def translate(
    request: TranslateSegments, on_progress: OnProgress, should_stop: ShouldStop
) -> Iterator[SegmentTranslated]:
    """Yield each segment's translation, in the request's order, as its batch is done.

    `on_progress` is given the share done; where `should_stop` answers True between two batches, the rest is left out.
    Raises WontakError(MODEL_MISSING, MODEL_INVALID, OUT_OF_MEMORY).
    """
    segments = request.segments
    directions = sorted({segment.language for segment in segments})
    translators = open_translators(request.packages, directions)
    terms = TermIndex(request.glossary)
    known: dict[tuple[Language, str], _Rendered] = {}
    done = 0
    for batch in _batches(segments):
        if should_stop():
            return
        _translate_batch(batch, translators, known, request.meeting.participants, terms)
        for cut in batch:
            yield SegmentTranslated(cut.segment.id, _translation(cut, known))
        done += len(batch)
        on_progress(done / len(segments))


def _batches(segments: Sequence[Segment]) -> Iterator[list[_Cut]]:
    """Segments with their sentences, in groups of about a batch."""
    limit = FIRST_BATCH_SENTENCES
    batch: list[_Cut] = []
    waiting = 0
    for segment in segments:
        cut = _Cut(segment, tuple(split(segment.text, segment.language)))
        batch.append(cut)
        waiting += len(cut.sentences)
        if waiting >= limit:
            yield batch
            batch, waiting, limit = [], 0, BATCH_SENTENCES
    if batch:
        yield batch


def _translate_batch(
    batch: Sequence[_Cut],
    translators: dict[Language, Translator],
    known: dict[tuple[Language, str], _Rendered],
    people: Sequence[Participant],
    terms: TermIndex,
) -> None:
    """Add to `known` what becomes of the sentences of `batch` that are not there yet, each direction at once."""
    for source, translator in translators.items():
        sentences = [s for cut in batch if cut.segment.language is source for s in cut.sentences]
        wanted = [sentence for sentence in dict.fromkeys(sentences) if (source, sentence) not in known]
        quoted = [sentence for sentence in wanted if _is_already(sentence, source.other)]
        known.update({(source, sentence): _Rendered(sentence) for sentence in quoted})
        new = [sentence for sentence in wanted if (source, sentence) not in known]
        for alternatives in (BEAM, WIDE_BEAM):
            for sentence, raws in zip(new, translator.translate(new, alternatives), strict=True):
                known[source, sentence] = _rendered(sentence, source, raws, people, terms)
            # Where none of the likeliest translations is faithful, a wider search often finds one that is.
            new = [sentence for sentence in new if known[source, sentence].flags]


def _rendered(
    sentence: str, source: Language, raws: Sequence[str], people: Sequence[Participant], terms: TermIndex
) -> _Rendered:
    """Of the machine's translations, likeliest first, the first that shows the fewest faults; set right where that is safe.

    Sentences are checked one by one: in a whole speech another sentence's "12" would hide the one that was lost.
    """
    best: _Rendered | None = None
    for raw in raws:
        text = corrected(sentence, source, raw, people, terms)
        rendered = _Rendered(text, check(sentence, source, text, people, terms))
        if best is None or len(rendered.flags) < len(best.flags):
            best = rendered
        if not best.flags:
            break
    return best or _Rendered("")


def _is_already(sentence: str, language: Language) -> bool:
    """Whether a sentence is wholly in `language`, as when a Korean speaker quotes English: it stays as it is."""
    hangul, latin = bool(_HANGUL.search(sentence)), len(_LATIN.findall(sentence))
    if language is Language.EN:
        return not hangul and latin > 0 and len(sentence.split()) > 1
    return hangul and not latin


def _translation(cut: _Cut, known: dict[tuple[Language, str], _Rendered]) -> Translation:
    language = cut.segment.language
    parts = [known[language, sentence] for sentence in cut.sentences]
    found = {flag for part in parts for flag in part.flags}
    text = " ".join(part.text for part in parts if part.text)
    return Translation(language.other, text, flags=tuple(flag for flag in TranslationFlag if flag in found))
