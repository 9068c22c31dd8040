"""A last look over the minutes before they are signed: what a careful clerk would check by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wontak.domain import names
from wontak.domain.figures import figures
from wontak.domain.findings import Finding, FindingKind
from wontak.domain.glossary import Term
from wontak.domain.meeting import Language, Meeting, Participant
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.domain.quantities import Measure, Quantity
from wontak.domain.terms import TermIndex, says
from wontak.domain.transcript import Recording, Segment, TranslationState
from wontak.minutes import lint_names, passages
from wontak.minutes.statements import is_attributed

# What says something about what was said, and so needs evidence.
_NEEDS_EVIDENCE = frozenset(
    {
        BlockKind.PULL_QUOTE,
        BlockKind.REMARK,
        BlockKind.PANEL,
        BlockKind.CROSS_REFERENCE,
        BlockKind.SUMMARY,
        BlockKind.DECISION,
        BlockKind.ACTION,
        BlockKind.QUOTE,
    }
)
# Lists of those present: being in one of them is not being heard.
_LISTS = frozenset({BlockKind.OVERVIEW, BlockKind.AGENDA, BlockKind.SIGNATURE, BlockKind.ATTENDANCE})
_PAIRS = {"“": "”", "「": "」", "『": "』"}
_NEAR_LETTERS = 40


@dataclass(frozen=True)
class _Look:
    """What every check needs at hand."""

    meeting: Meeting
    segments: Mapping[int, Segment]
    terms: TermIndex
    recordings: Sequence[Recording]


def lint(
    meeting: Meeting,
    segments: Sequence[Segment],
    blocks: Sequence[Block],
    terms: Sequence[Term],
    recordings: Sequence[Recording] = (),
) -> tuple[Finding, ...]:
    """What is to be looked at in `blocks` (of one language or both): the gravest first, alike ones in the order of the blocks.

    The index in a finding is that of its block in `blocks`. `segments` are those on the record; `recordings` tell at what
    time of the meeting they were spoken. What is to be said about translations is said once for the text of a language.
    """
    look = _Look(meeting, {segment.id: segment for segment in segments}, TermIndex(terms), recordings)
    found: list[Finding] = []
    spelled = _spellings(meeting, blocks)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        found += _quotes(number, block, following)
        found += spelled.get(number, ())
        found += _titles(number, block, meeting)
        found += _evidence(number, block, look)
        found += _mistranslations(number, block, look)
    for language in dict.fromkeys(block.language for block in blocks):
        found += _translations(look, blocks, language)
        found += _not_mentioned(look, blocks, language)
    weights = {kind: weight for weight, kind in enumerate(FindingKind)}
    return tuple(sorted(found, key=lambda finding: weights[finding.kind]))


def _quotes(number: int, block: Block, following: Block | None) -> Iterator[Finding]:
    reopened = (
        following is not None
        and following.kind is block.kind is BlockKind.QUOTE
        and following.text.startswith("“")
        and following.speaker in (None, block.speaker)
    )
    goes_on = reopened or not block.close_quote
    for part in (block.intro, *block.items, block.text):
        near = unbalanced(part, goes_on=goes_on)
        if near:
            yield _finding(FindingKind.UNBALANCED_QUOTES, number, block, near=near)


def unbalanced(text: str, *, goes_on: bool = False) -> str:
    """The words around the first quotation mark without its counterpart; "" where there is none.

    With `goes_on` one quotation may stay open at the end, as the next paragraph opens it again.
    """
    open_at: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        if letter in _PAIRS:
            open_at.append((_PAIRS[letter], place))
        elif letter in _PAIRS.values() and (not open_at or open_at.pop()[0] != letter):
            return _near(text, place)
    if open_at and not (goes_on and len(open_at) == 1):
        return _near(text, open_at[-1][1])
    return _near(text, text.rindex('"')) if text.count('"') % 2 else ""


def _near(text: str, place: int) -> str:
    start = max(place - _NEAR_LETTERS // 2, 0)
    return text[start : start + _NEAR_LETTERS].strip()


def _beginning(block: Block) -> str:
    """How a block begins, in whole words and without quotation marks, to be quoted itself."""
    text = re.sub("[“”‘’]", "", block.whole).lstrip("-–○ ")
    if len(text) <= _NEAR_LETTERS:
        return text
    return f"{text[:_NEAR_LETTERS].rpartition(' ')[0] or text[:_NEAR_LETTERS]}…"


def _spellings(meeting: Meeting, blocks: Sequence[Block]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for language in Language:
        places = [number for number, block in enumerate(blocks) if block.language is language]
        clashes = lint_names.spellings(
            [blocks[number].whole for number in places], meeting.participants, language
        )
        for number, here in zip(places, clashes, strict=True):
            found[number] = [
                _finding(
                    FindingKind.NAME_SPELLING,
                    number,
                    blocks[number],
                    found=clash.found,
                    expected=clash.expected,
                )
                for clash in here
            ]
    return found


def _titles(number: int, block: Block, meeting: Meeting) -> Iterator[Finding]:
    for clash in lint_names.titles(block.whole, meeting.participants, block.language):
        yield _finding(
            FindingKind.TITLE_DIFFERS,
            number,
            block,
            person=clash.person,
            found=clash.found,
            expected=clash.expected,
        )


def _evidence(number: int, block: Block, look: _Look) -> Iterator[Finding]:
    """A block that needs evidence and has none; else every figure of it that its evidence lacks."""
    if block.origin is Origin.GENERATED:
        return
    if not block.sources:
        if block.kind in _NEEDS_EVIDENCE:
            yield _finding(FindingKind.NO_EVIDENCE, number, block, near=_beginning(block))
        return
    known = set[Quantity]()
    for source in block.sources:
        if segment := look.segments.get(source):
            for language in Language:
                known |= figures(segment.text_in(language), language).may_say
    for text in _about(look.meeting, block.language):
        known |= figures(text, block.language).may_say
    lacking = figures(block.whole, block.language).stated - known
    for quantity in sorted(lacking, key=lambda lacked: (lacked.measure, lacked.value)):
        yield _finding(
            FindingKind.NUMBER_UNSUPPORTED, number, block, number=_said(quantity), near=_beginning(block)
        )


def _about(meeting: Meeting, language: Language) -> Iterator[str]:
    """Names, titles and topics, whose figures need no evidence: the First Vice Minister."""
    yield meeting.event.topic[language]
    for item in meeting.agenda:
        yield item.topic[language]
    for person in meeting.participants:
        yield f"{person.title[language]} {person.affiliation[language]}"


def _said(quantity: Quantity) -> str:
    value = quantity.value
    if quantity.measure is Measure.TIME:
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    plain = f"{int(value):,}" if value.denominator == 1 else f"{float(value):g}"
    return f"{plain}%" if quantity.measure is Measure.PERCENT else plain


def _translations(look: _Look, blocks: Sequence[Block], language: Language) -> Iterator[Finding]:
    """The sources whose translations the text may have words of, where those are stale or not approved."""
    sources = {source for block in blocks if block.language is language for source in block.sources}
    states: dict[FindingKind, list[Segment]] = {}
    for segment in look.segments.values():
        if segment.id not in sources or segment.language is language or segment.translation is None:
            continue
        if segment.translation.state is TranslationState.STALE:
            states.setdefault(FindingKind.STALE_TRANSLATION, []).append(segment)
        elif segment.translation.state is not TranslationState.APPROVED:
            states.setdefault(FindingKind.UNAPPROVED_TRANSLATION, []).append(segment)
    for kind, segments in states.items():
        told = passages.by_speaker(look.meeting, segments, look.recordings, language)
        yield Finding(kind, language, None, tuple(one.id for one in segments), (("passages", told),))


def _mistranslations(number: int, block: Block, look: _Look) -> Iterator[Finding]:
    """Words the glossary warns of, where the evidence has the term and nothing else in it calls for them."""
    language = block.language
    seen = set()
    for source in block.sources:
        segment = look.segments.get(source)
        if segment is None:
            continue
        hits = look.terms.find(segment.text_in(language.other), language.other)
        called_for = [hit.term[language] for hit in hits]
        for hit in hits:
            for wrong in hit.term.avoided(language):
                meant = any(says(right, language, wrong) for right in called_for)
                if not meant and wrong not in seen and says(block.whole, language, wrong):
                    seen.add(wrong)
                    yield _finding(
                        FindingKind.MISTRANSLATION,
                        number,
                        block,
                        (source,),
                        found=wrong,
                        term=hit.term[language.other],
                        expected=hit.term[language],
                    )


def _not_mentioned(look: _Look, blocks: Sequence[Block], language: Language) -> Iterator[Finding]:
    texts = [block.whole for block in blocks if block.language is language and block.kind not in _LISTS]
    spoken: dict[str, list[Segment]] = {}
    for segment in look.segments.values():
        if segment.speaker and is_attributed(segment, look.meeting):
            spoken.setdefault(segment.speaker, []).append(segment)
    for person in look.meeting.participants:
        if person.id in spoken and not any(_is_named(person, text, language) for text in texts):
            segments = spoken[person.id]
            when = passages.times(segments, look.recordings)
            fields = (("person", person.name.either(language)), ("when", when))
            yield Finding(
                FindingKind.NOT_MENTIONED, language, None, tuple(one.id for one in segments), fields
            )


def _is_named(person: Participant, text: str, language: Language) -> bool:
    name = person.name[language] or person.name.either(language)
    return name in text or names.may_name(re.sub(r"\s+", " ", text), language, person)


def _finding(
    kind: FindingKind, place: int, block: Block, about: tuple[int, ...] = (), /, **fields: str
) -> Finding:
    return Finding(kind, block.language, place, about or block.sources, tuple(fields.items()))
