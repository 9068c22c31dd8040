"""The figures of `wontak evaluate`: WER, CER, language accuracy, DER and chrF. All are shares (0.05 is 5 %), chrF is 0-100."""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wontak.assessment.reference import Spoken
from wontak.domain.meeting import Language


@dataclass(frozen=True)
class Report:
    """One transcript measured against one reference; None where the reference has nothing to measure by."""

    wer: float | None
    cer: float | None
    language_accuracy: float | None
    der: float | None
    chrf: float | None


def assess(reference: Sequence[Spoken], transcript: Sequence[Spoken]) -> Report:
    """Measure `transcript` against `reference`; both in order of time."""
    return Report(
        wer=word_error_rate(reference, transcript),
        cer=character_error_rate(reference, transcript),
        language_accuracy=language_accuracy(reference, transcript),
        der=diarization_error_rate(reference, transcript),
        chrf=translation_score(reference, transcript),
    )


def word_error_rate(reference: Sequence[Spoken], transcript: Sequence[Spoken]) -> float | None:
    """WER of the English segments after Whisper's English normaliser, which spells numbers and titles one way.

    That normaliser decomposes Hangul, so it never sees a Korean line (see `character_error_rate`).
    """
    import jiwer
    from whisper_normalizer.english import EnglishTextNormalizer

    normalise = EnglishTextNormalizer()
    spoken = normalise(_joined(reference, Language.EN))
    return float(jiwer.wer(spoken, normalise(_joined(transcript, Language.EN)))) if spoken else None


def character_error_rate(reference: Sequence[Spoken], transcript: Sequence[Spoken]) -> float | None:
    """CER of the Korean segments: NFC, without white space and punctuation, since Korean spacing varies between writers."""
    import jiwer

    spoken = _letters(_joined(reference, Language.KO))
    return float(jiwer.cer(spoken, _letters(_joined(transcript, Language.KO)))) if spoken else None


def language_accuracy(reference: Sequence[Spoken], transcript: Sequence[Spoken]) -> float | None:
    """The share of reference speech time in the right language.

    A reference segment counts with its whole duration, right in the proportion in which what the transcript has there is
    in its language; one the transcript misses altogether is wrong. (Missed edges are the DER's matter.)
    """
    total_s = sum(one.duration_s for one in reference)
    right_s = 0.0
    longest_s = _longest_s(transcript)
    for spoken in reference:
        covered_s = same_s = 0.0
        for heard in _overlapping(spoken, transcript, longest_s):
            overlap_s = spoken.overlap_s(heard)
            covered_s += overlap_s
            same_s += overlap_s if heard.language is spoken.language else 0.0
        right_s += spoken.duration_s * same_s / covered_s if covered_s else 0.0
    return right_s / total_s if total_s else None


def diarization_error_rate(reference: Sequence[Spoken], transcript: Sequence[Spoken]) -> float | None:
    """Missed, false and confused speaker time over reference speaker time: no collar, overlap scored, names compared as they are.

    The usual definition (NIST RT-09), except that speakers carry the roster's names, so a voice under the wrong name is an
    error and no best matching is sought.
    """
    total_s = error_s = 0.0
    for length_s, spoken, heard in _stretches(reference, transcript):
        total_s += length_s * len(spoken)
        error_s += length_s * (max(len(spoken), len(heard)) - len(spoken & heard))
    return error_s / total_s if total_s else None


def translation_score(reference: Sequence[Spoken], transcript: Sequence[Spoken]) -> float | None:
    """Corpus chrF2 (Popović 2015, sacreBLEU's default) of the translations, 0-100.

    Reference and transcript are cut differently, so what overlaps in time is joined before it is compared.
    """
    import sacrebleu

    groups = [
        (" ".join(one.translation or "" for one in spoken), " ".join(one.translation or "" for one in heard))
        for spoken, heard in _groups(reference, transcript)
        if any(one.translation for one in spoken)
    ]
    if not groups:
        return None
    wanted, given = [wanted for wanted, _ in groups], [given for _, given in groups]
    return float(sacrebleu.corpus_chrf(given, [wanted]).score)


def _joined(spoken: Iterable[Spoken], language: Language) -> str:
    return " ".join(one.text for one in spoken if one.language is language)


def _letters(text: str) -> str:
    return "".join(
        character
        for character in unicodedata.normalize("NFC", text).casefold()
        if unicodedata.category(character)[0] not in "PZSC"
    )


def _stretches(
    reference: Sequence[Spoken], transcript: Sequence[Spoken]
) -> Iterator[tuple[float, set[str], set[str]]]:
    """Stretches between which nobody starts or stops: their length in seconds, who speaks, and who is said to."""
    edges: list[tuple[float, int, int, str]] = []
    for side, spoken in enumerate((reference, transcript)):
        for one in spoken:
            edges += [(one.start_s, side, 1, one.speaker), (one.end_s, side, -1, one.speaker)]
    speaking: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    previous_s = 0.0
    for edge_s, side, step, speaker in sorted(edges):
        if edge_s > previous_s:
            yield edge_s - previous_s, set(+speaking[0]), set(+speaking[1])
        speaking[side][speaker] += step
        previous_s = edge_s


def _overlapping(one: Spoken, others: Sequence[Spoken], longest_s: float) -> list[Spoken]:
    """Those of `others`, which are in order of time and none longer than `longest_s`, that speak while `one` does."""
    first = bisect_left(others, one.start_s - longest_s, key=lambda other: other.start_s)
    last = bisect_left(others, one.end_s, key=lambda other: other.start_s)
    return [other for other in others[first:last] if one.overlap_s(other) > 0]


def _longest_s(spoken: Sequence[Spoken]) -> float:
    return max((one.duration_s for one in spoken), default=0.0)


def _groups(
    reference: Sequence[Spoken], transcript: Sequence[Spoken]
) -> list[tuple[list[Spoken], list[Spoken]]]:
    """Reference and transcript segments in the smallest groups that no overlap of more than a quarter second crosses."""
    groups: list[tuple[list[Spoken], list[Spoken]]] = []
    longest_s = _longest_s(transcript)
    for spoken in reference:
        heard = [one for one in _overlapping(spoken, transcript, longest_s) if spoken.overlap_s(one) > 0.25]
        if groups and any(one in groups[-1][1] for one in heard):
            earlier = groups[-1][1]
            groups[-1][0].append(spoken)
            earlier += [one for one in heard if one not in earlier]
        else:
            groups.append(([spoken], heard))
    return groups
