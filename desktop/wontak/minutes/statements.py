"""What people said, sentence by sentence, as far as a draft may quote it.

Left out: what is off the record, what an interpreter renders, what the machine itself doubts to be speech, translations that
are stale or known to have lost something, greetings, thanks and the chair's calls.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Review, Segment, SegmentFlag, TranslationFlag, TranslationState
from wontak.minutes import sentences
from wontak.minutes.stages import Staged

_NOT_SPEECH = frozenset({SegmentFlag.LOOP, SegmentFlag.PHANTOM, SegmentFlag.WRONG_SCRIPT})
_DOUBTFUL = frozenset(
    {SegmentFlag.LOW_PROBABILITY, SegmentFlag.LANGUAGE_DOUBT, SegmentFlag.TOO_FAST, SegmentFlag.OVERLAP}
)
_LOST = frozenset({TranslationFlag.UNTRANSLATED, TranslationFlag.OMISSION})

_COURTESIES = {
    Language.EN: re.compile(
        r"^(?:\W*(?:\w+[ ,]+){0,6}?)(?:good (?:morning|afternoon|evening)|thank you|thanks|welcome|hello|"
        r"ladies and gentlemen)\b|\bcongratulat(?:e|ions)\b|\b(?:deeply |very |truly )?(?:grateful|honou?red)\b|"
        r"\b(?:honou?r|pleasure|privilege) to\b|\b(?:have )?gathered (?:here )?\b",
        re.IGNORECASE,
    ),
    Language.KO: re.compile(
        r"안녕하|반갑습니다|^존경하는|(?:감사|축하|환영|인사)(?:의 말씀|를|을)?\s?(?:드립니다|드리겠습니다|합니다)$|"
        r"감사드립니다|고맙습니다|축하드립니다|감사합니다$|(?:기쁘게|영광으로) 생각합니다$|영광입니다$|모였습니다$"
    ),
}
_CALLS = {
    Language.EN: re.compile(
        r"^(?:(?:well|so|okay|then|and|all right),? )*(?:please|let us|let's|let me|next|now,? )|"
        r"^today[’']s (?:agenda|topic|item)\b|\bwe will now (?:hear|begin|start|move|turn|take)\b|\bthis concludes\b|"
        r"\b(?:the floor is yours|you have the floor|any questions|please (?:share|give|welcome|join|be seated|begin|speak))\b|"
        r"\b(?:i|we) (?:declare|call|adjourn|open|close) (?:the|this)\b|\b(?:begin|start|open|close|conclude) the (?:discussion|"
        r"meeting|roundtable|seminar|hearing|session)\b|\btake a (?:short )?break\b",
        re.IGNORECASE,
    ),
    Language.KO: re.compile(
        r"(?:주십시오|바랍니다만|주시기 바랍니다|부탁드립니다|부탁드리겠습니다)$|"
        r"(?:듣|시작하|마치|마무리하|모시|소개하|진행하|정리하|"
        r"(?:말씀|소개|인사|감사|축하|부탁|설명|보고|발표)(?:을|를|해)? ?드리|"
        r"(?:시작하|진행하|마무리하|소개하|정리하|이동하|마치|듣|모시|갖|이어가)도록 하|"
        r"이어가|정회하|속개하|끝내|갖|가지)겠습니다$|"
        r"(?:개회|개의|산회|폐회|정회|속개)(?:를|을)? ?선언|박수|^(?:오늘|이번|금일) (?:회의의? ?)?(?:안건|의제|주제)은"
    ),
}
_LEANS = {
    Language.EN: re.compile(
        r"^(?:(?:only |about |nearly )?(?:[\w.,]+ ){0,2}(?:percent )?of (?:them|these|those|which)\b|"
        r"(?:this|that|these|those|they|it|he|she|such|both|neither)\b)",
        re.IGNORECASE,
    ),
    Language.KO: re.compile(
        r"^(?:그중|그 중|이 중|이중|이는|이것|그것|이를|이러한|그러한|그런|이런|그들|이들|이 가운데|그 결과|그 이유|그 밖|"
        r".*(?:때문|까닭)입니다[. ]*$)"
    ),
}
_CONNECTIVES = {
    Language.EN: re.compile(
        r"^(?:However|Therefore|Thus|So|And|But|Also|Moreover|Furthermore|In addition|Additionally|First|Second|Third|Finally|"
        r"Lastly|Then|Next|For this reason|As a result|In this regard|In other words|Of course|Indeed|Similarly|In fact),?\s+"
    ),
    Language.KO: re.compile(
        r"^(?:그러나|하지만|다만|그렇지만|그런데|따라서|그러므로|그래서|그리고|또한|또|아울러|이어서|이어|먼저|첫째|둘째|셋째|끝으로|"
        r"마지막으로|특히|물론|결국|즉|나아가|더불어|이와 함께),?\s+"
    ),
}
# Only where a comma sets them apart: "Look at the figures" asks for something.
_FILLERS = {
    Language.EN: re.compile(r"^(?:(?:well|um+|uh+|er+|you know|look|okay|I mean), )+", re.IGNORECASE),
    Language.KO: re.compile(r"^(?:(?:어|음|저기|자),? )+"),
}
_DIGITS = re.compile(r"\d|[일이삼사오육칠팔구십백천만억조]+ ?(?:개|명|건|원|년|월|일|퍼센트|차례)")
NEGATION = {
    Language.KO: re.compile(r"않|없|못|아니|아닙|안 |말아야|불과"),
    Language.EN: re.compile(
        r"\b(?:not|no|never|cannot|none|nor|neither|without|only)\b|n[’']t\b", re.IGNORECASE
    ),
}
_FEWEST_WORDS = 4
_PAUSE_S = 3.0  # between two segments of one train of thought


@dataclass(frozen=True)
class Statement:
    """One quotable sentence, in the language it is quoted in.

    `text` is word for word what was said, or its stored translation; `counterpart` is the same sentence in the other
    language where there is one, so that both drafts of a meeting weigh it alike. `position` counts through
    the meeting, so that neighbours can be told, `number` within the segment, from 1; `leans` marks a sentence that
    cannot stand without the one before it.
    """

    segment: Segment
    item: int
    speaker: str
    position: int
    number: int
    text: str
    counterpart: str
    translated: bool
    leans: bool
    doubtful: bool

    @property
    def source(self) -> int:
        return self.segment.id


def quotable(staged: Sequence[Staged], meeting: Meeting, language: Language) -> tuple[Statement, ...]:
    """The statements of a meeting that a draft in `language` may quote, in the order they were made."""
    names = tuple(
        person.name[side] for person in meeting.participants for side in Language if person.name[side]
    )
    found: list[Statement] = []
    position = 0
    before: Staged | None = None
    for place in staged:
        if before is None or not _goes_on(before, place):
            position += 1  # a number left out, so that what stands before is no neighbour
        pairs = _pairs(place.segment, language)
        for number, (text, other) in enumerate(pairs, start=1):
            if is_attributed(place.segment, meeting) and _may_be_quoted(
                place.segment, text, other, language, names
            ):
                found.append(_statement(place, position, number, text, other, language))
        position += len(pairs)
        before = place
    return tuple(found)


def _goes_on(before: Staged, place: Staged) -> bool:
    """Whether a segment goes on right where the one before it ended: same speaker, same item, nothing heard between them."""
    last, segment = before.segment, place.segment
    return (last.recording, last.speaker, before.item) == (
        segment.recording,
        segment.speaker,
        place.item,
    ) and segment.start_s - last.end_s <= _PAUSE_S


def is_attributed(segment: Segment, meeting: Meeting) -> bool:
    """Whether a segment is on the record, in its speaker's own words, and its speaker is on the roster."""
    return (
        not segment.off_record
        and segment.interprets is None
        and segment.speaker is not None
        and segment.speaker not in meeting.interpreter_ids
        and meeting.participant(segment.speaker) is not None
    )


def without_connective(text: str, language: Language) -> str:
    """A sentence without the sounds it sets out with ("Um,", "어") and the word that ties it to the one before ("However,")."""
    for pattern in (_FILLERS[language], _CONNECTIVES[language], _FILLERS[language]):
        text = pattern.sub("", text, count=1)
    return text


def _statement(
    place: Staged, before: int, number: int, text: str, counterpart: str, language: Language
) -> Statement:
    segment = place.segment
    return Statement(
        segment=segment,
        item=place.item,
        speaker=segment.speaker or "",
        position=before + number,
        number=number,
        text=text,
        counterpart=counterpart,
        translated=segment.language is not language,
        leans=bool(_LEANS[language].match(without_connective(text, language))),
        doubtful=_is_machine(segment) and not _DOUBTFUL.isdisjoint(segment.flags),
    )


def _pairs(segment: Segment, language: Language) -> list[tuple[str, str]]:
    """A segment's sentences in `language`, each with its counterpart in the other one; where the two sides split
    differently, with the whole other side if that is what was spoken."""
    here = sentences.split(segment.text_in(language), language)
    there = sentences.split(segment.text_in(language.other), language.other)
    if len(here) == len(there):
        return list(zip(here, there, strict=True))
    return [(sentence, segment.text if segment.language is not language else "") for sentence in here]


def _may_be_quoted(
    segment: Segment, text: str, other: str, language: Language, names: tuple[str, ...]
) -> bool:
    translated = segment.language is not language
    if _is_machine(segment) and not _NOT_SPEECH.isdisjoint(segment.flags):
        return False
    whole = other == segment.text  # the two sides split differently: no courtesy of one is that of the other
    if _is_courtesy(text, language) or (translated and not whole and _is_courtesy(other, language.other)):
        return False
    if len(text.split()) < _FEWEST_WORDS - (language is Language.KO):
        return False
    return not translated or _translation_holds(segment, text, other, names)


def _is_courtesy(text: str, language: Language) -> bool:
    bare = text.rstrip(".!?… ")
    return bool(_COURTESIES[language].search(bare) or _CALLS[language].search(bare))


def _translation_holds(segment: Segment, text: str, original: str, names: tuple[str, ...]) -> bool:
    """Whether a translated sentence is free of what its segment's flags warn of; a person's own edit is trusted."""
    translation = segment.translation
    if translation is None or translation.state is TranslationState.STALE:
        return False
    if translation.state is not TranslationState.MACHINE:
        return True
    flags = frozenset(translation.flags)
    both = f"{original} {text}"
    return not (
        flags & _LOST
        or (TranslationFlag.NUMBER in flags and _DIGITS.search(both))
        or (TranslationFlag.NAME in flags and any(name in both for name in names))
        or (
            TranslationFlag.NEGATION in flags
            and any(
                NEGATION[side].search(words)
                for side, words in ((segment.language, original), (translation.language, text))
            )
        )
    )


def _is_machine(segment: Segment) -> bool:
    return segment.review is Review.MACHINE
