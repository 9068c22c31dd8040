"""The draft of a notice: what a person wrote is kept, what event and roster determine is generated, the rest is drafted.

Nothing here touches a file or the store: meeting and segments in, blocks out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from wontak.domain.meeting import AgendaItem, AgendaKind, Language, Meeting, Participant, Role
from wontak.domain.minutes import NOTICE_ORDER, Block, BlockKind, Origin
from wontak.domain.transcript import Segment
from wontak.minutes import (
    follow_up,
    generated,
    occasions,
    reporting_en,
    reporting_ko,
    salience,
    stages,
    statements,
)
from wontak.minutes.mentions import MentionPass
from wontak.minutes.narrative_en import EnglishNarrator
from wontak.minutes.narrative_ko import KoreanNarrator
from wontak.minutes.occasions import Occasion
from wontak.minutes.salience import Ranking, Unit
from wontak.minutes.statements import Statement

# Kinds of which a notice has one for each speaker; of all others what a person wrote replaces the whole kind.
_PER_SPEAKER = frozenset({BlockKind.REMARK, BlockKind.PANEL})
_MOST_PULL_QUOTES = 2
_LONGEST_PULL_QUOTE_WORDS = {Language.EN: 32, Language.KO: 20}


class Narrator(Protocol):
    """What tells occasions as paragraphs of one language."""

    mentioned: MentionPass

    def pull_quote(self, person: Participant, unit: Unit) -> str: ...
    def remark(self, occasion: Occasion) -> str: ...
    def panel(self, occasion: Occasion) -> str: ...
    def cross_reference(self, contributions: Sequence[Occasion]) -> str: ...


def draft(
    meeting: Meeting, segments: Sequence[Segment], language: Language, written: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """The blocks of the notice in `language`, in the contract's order.

    `written` blocks of that language are kept word for word and in their order; they stand in for the generated or drafted
    ones of their kind, for remarks and panels those of their kind and speaker. Every drafted block carries the ids of the
    segments that support it. Without usable speech only generated and written blocks come out.
    """
    written = tuple(block for block in written if block.language is language)
    agenda = stages.agenda_of(meeting)
    ordered = sorted(segments, key=lambda segment: (segment.recording, segment.start_s, segment.id))
    staged = stages.assign(
        [segment for segment in ordered if statements.is_attributed(segment, meeting)], agenda
    )
    said = statements.quotable(staged, meeting, language)
    made = [*generated.blocks(meeting, language)]
    made += _drafted(meeting, agenda, staged, said, language, written)
    wanted = [block for block in made if not _is_written(block, written)]
    return _merged(written, wanted, agenda)


def complete(meeting: Meeting, language: Language, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` of one language with those added that event and roster determine and that are not among them."""
    return draft(meeting, (), language, blocks)


def _drafted(
    meeting: Meeting,
    agenda: Sequence[AgendaItem],
    staged: Sequence[stages.Staged],
    said: Sequence[Statement],
    language: Language,
    written: Sequence[Block],
) -> list[Block]:
    ranking = salience.rank(said, f"{meeting.event.topic.ko} {meeting.event.topic.en}", language)
    announced = frozenset(
        unit.index
        for unit in ranking.units
        if follow_up.is_announcement(unit.statements[0], meeting, language)
    )
    narrator = _narrator(meeting, said, language)
    pulled = _pull_quotes(meeting, ranking, announced, language)
    found = [
        Block(
            BlockKind.PULL_QUOTE,
            language,
            narrator.pull_quote(person, unit),
            person.id,
            unit.sources,
            Origin.DRAFTED,
        )
        for person, unit in pulled
    ]
    narrator.mentioned.introduced.update(person.id for person in meeting.with_role(Role.HOST))
    passed = announced | {unit.index for _, unit in pulled}
    told = occasions.find(meeting, agenda, staged, ranking, passed)
    found += _told(meeting, told, narrator, language, written, announced)
    commitments = follow_up.find(meeting, said, language)
    return [*found, *([commitments] if commitments else [])]


def _told(
    meeting: Meeting,
    told: Iterable[Occasion],
    narrator: Narrator,
    language: Language,
    written: Sequence[Block],
    announced: frozenset[int],
) -> list[Block]:
    """Remarks, panels and the cross-reference, composed in document order so that mentions come out right."""
    by_kind: dict[BlockKind, list[Occasion]] = {
        kind: [] for kind in (BlockKind.REMARK, BlockKind.PANEL, BlockKind.CROSS_REFERENCE)
    }
    for occasion in told:
        by_kind[_block_kind(occasion)].append(occasion)
    found: list[Block] = []
    tellers: tuple[tuple[BlockKind, Callable[[Occasion], str]], ...] = (
        (BlockKind.REMARK, narrator.remark),
        (BlockKind.PANEL, narrator.panel),
    )
    _read(written, NOTICE_ORDER[: NOTICE_ORDER.index(BlockKind.REMARK)], narrator, meeting)
    for kind, tell in tellers:
        _read(written, (kind,), narrator, meeting)
        for occasion in by_kind[kind]:
            block = Block(kind, language, "", occasion.person.id, occasion.sources, Origin.DRAFTED)
            if not _is_written(block, written):
                found.append(
                    Block(
                        kind, language, tell(occasion), occasion.person.id, occasion.sources, Origin.DRAFTED
                    )
                )
    contributions = [_unannounced(occasion, announced) for occasion in by_kind[BlockKind.CROSS_REFERENCE]]
    contributions = [occasion for occasion in contributions if occasion.chosen]
    if contributions:
        sources = tuple(dict.fromkeys(source for occasion in contributions for source in occasion.sources))
        text = narrator.cross_reference(contributions)
        found.append(
            Block(
                BlockKind.CROSS_REFERENCE, language, text, contributions[0].person.id, sources, Origin.DRAFTED
            )
        )
    return found


def _unannounced(occasion: Occasion, announced: frozenset[int]) -> Occasion:
    """An occasion without the units that the follow-up tells."""
    return replace(occasion, chosen=tuple(unit for unit in occasion.chosen if unit.index not in announced))


def _block_kind(occasion: Occasion) -> BlockKind:
    if occasion.kind in occasions.REMARKS:
        return BlockKind.REMARK
    if occasion.kind is AgendaKind.CLOSING or occasion.moderating or occasion.person.role is Role.HOST:
        return BlockKind.CROSS_REFERENCE
    return BlockKind.PANEL


def _read(written: Sequence[Block], kinds: Sequence[BlockKind], narrator: Narrator, meeting: Meeting) -> None:
    for block in written:
        if block.kind in kinds and block.kind is not BlockKind.PULL_QUOTE:
            narrator.mentioned.read(block.text, meeting.participants)


def _narrator(meeting: Meeting, said: Sequence[Statement], language: Language) -> Narrator:
    mentioned = MentionPass(language)
    if language is Language.KO:
        return KoreanNarrator(mentioned, reporting_ko.Reporter())
    names = [
        text
        for person in meeting.participants
        for text in (person.name.en, person.affiliation.en, person.title.en)
    ]
    event = meeting.event
    names += [event.host.en, event.host_short.en, event.venue.en]
    lowered, capitals = reporting_en.learn_case([statement.text for statement in said], names)
    return EnglishNarrator(mentioned, reporting_en.Reporter(lowered, capitals))


def _pull_quotes(
    meeting: Meeting, ranking: Ranking, announced: frozenset[int], language: Language
) -> list[tuple[Participant, Unit]]:
    """Everything starred; else the most telling short statement of host and keynote, or of whoever spoke in their stead."""
    free = [unit for unit in ranking.units if unit.index not in announced and len(unit.statements) == 1]
    starred = [unit for unit in free if unit.starred]
    if starred:
        return [
            (person, unit) for unit in starred if (person := meeting.participant(unit.statements[0].speaker))
        ]
    short = [unit for unit in free if unit.words <= _LONGEST_PULL_QUOTE_WORDS[language]]
    order = (Role.HOST, Role.KEYNOTE, Role.PRESENTER, Role.OPENING, Role.CONGRATULATORY, Role.PANELIST)
    found: list[tuple[Participant, Unit]] = []
    for person in sorted(meeting.with_role(*order), key=lambda person: order.index(person.role)):
        own = [unit for unit in short if unit.statements[0].speaker == person.id]
        if own and len(found) < _MOST_PULL_QUOTES:
            found.append((person, max(own, key=lambda unit: (salience.urges(unit.statements), unit.score))))
    return found


def _is_written(block: Block, written: Sequence[Block]) -> bool:
    """Whether a person has written what `block` would say: its kind, for remarks and panels also its speaker.

    A written remark that names no speaker may be anyone's, so it stands in for all.
    """
    same = [other for other in written if other.kind is block.kind]
    if block.kind in _PER_SPEAKER:
        return any(other.speaker in (None, block.speaker) for other in same)
    return bool(same)


def _merged(
    written: Sequence[Block], made: Iterable[Block], agenda: Sequence[AgendaItem]
) -> tuple[Block, ...]:
    """`written` in its order, with each of `made` put where the contract's order has it."""
    merged = list(written)
    for block in made:
        place = _place(block, agenda)
        at = next((index for index, other in enumerate(merged) if _place(other, agenda) > place), len(merged))
        merged.insert(at, block)
    return tuple(merged)


def _place(block: Block, agenda: Sequence[AgendaItem]) -> tuple[int, int]:
    """Where a block stands in a notice: by kind, then by when its speaker is on the agenda."""
    kind = NOTICE_ORDER.index(block.kind) if block.kind in NOTICE_ORDER else len(NOTICE_ORDER)
    if block.kind not in _PER_SPEAKER:
        return kind, 0
    wanted = occasions.REMARKS if block.kind is BlockKind.REMARK else occasions.DISCUSSIONS
    speakers = [person for item in agenda if item.kind in wanted for person in item.speakers]
    return kind, speakers.index(block.speaker) if block.speaker in speakers else len(speakers)
