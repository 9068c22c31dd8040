"""The drafted paragraphs of a notice: pull quotes, speeches, contributions to the discussion, and what comes of it all."""

from collections.abc import Iterable
from dataclasses import replace

from wontak.domain.meeting import AgendaKind, Language, Participant, Role
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes import follow_up, occasions, salience, statements
from wontak.minutes.material import Material
from wontak.minutes.narrative_en import EnglishNarrator
from wontak.minutes.narrative_ko import KoreanNarrator
from wontak.minutes.occasions import Occasion
from wontak.minutes.salience import Unit

_MOST_PULL_QUOTES = 2
_LONGEST_PULL_QUOTE_WORDS = {Language.EN: 32, Language.KO: 20}
# Whose words stand first where not all can: the house, its guests, the others.
PRECEDENCE = (
    Role.HOST,
    Role.KEYNOTE,
    Role.PRESENTER,
    Role.OPENING,
    Role.CONGRATULATORY,
    Role.PANELIST,
    Role.MODERATOR,
)


def blocks(material: Material) -> tuple[Block, ...]:
    """The blocks in the notice's order, names marked but not yet put in."""
    narrator = material.narrator()
    pulled = pull_quotes(material)
    passed = material.announced | {unit.index for _, unit in pulled}
    told = occasions.find(material.meeting, material.agenda, material.staged, material.ranking, passed)
    commitments = follow_up.find(material.meeting, material.said, material.language)
    return (
        *(
            _block(
                BlockKind.PULL_QUOTE,
                material,
                narrator.pull_quote(person, unit),
                person.id,
                unit.sources,
                str(number),
            )
            for number, (person, unit) in enumerate(pulled)
        ),
        *_told(material, told, narrator),
        *([commitments] if commitments else []),
    )


def pull_quotes(material: Material) -> list[tuple[Participant, Unit]]:
    """Everything starred; else the most telling short statement of host and keynote, or of whoever spoke in their stead."""
    meeting = material.meeting
    free = [
        unit
        for unit in material.ranking.units
        if unit.index not in material.announced and len(unit.statements) == 1
    ]
    starred = [unit for unit in free if unit.starred]
    if starred:
        return [
            (person, unit) for unit in starred if (person := meeting.participant(unit.statements[0].speaker))
        ]
    short = [unit for unit in free if unit.words <= _LONGEST_PULL_QUOTE_WORDS[material.language]]
    found: list[tuple[Participant, Unit]] = []
    for person in by_precedence(meeting.with_role(*PRECEDENCE)):
        own = [unit for unit in short if unit.statements[0].speaker == person.id]
        if own and len(found) < _MOST_PULL_QUOTES:
            found.append((person, max(own, key=stands_out)))
    return found


def stands_out(unit: Unit) -> tuple[bool, bool, float]:
    """Demands and proposals before all else, and what is affirmed before what is denied."""
    statement = unit.statements[0]
    language = statement.segment.language if not statement.translated else statement.segment.language.other
    denies = bool(statements.NEGATION[language].search(statement.text))
    return salience.urges(unit.statements), not denies, unit.score


def by_precedence(people: Iterable[Participant]) -> list[Participant]:
    """Speakers in the order in which documents give them room; those of equal standing as on the roster."""
    return sorted(
        (person for person in people if person.role in PRECEDENCE),
        key=lambda person: PRECEDENCE.index(person.role),
    )


def _told(
    material: Material, told: Iterable[Occasion], narrator: EnglishNarrator | KoreanNarrator
) -> list[Block]:
    """Remarks, panels and the cross-reference, in document order so that verbs vary."""
    by_kind: dict[BlockKind, list[Occasion]] = {
        kind: [] for kind in (BlockKind.REMARK, BlockKind.PANEL, BlockKind.CROSS_REFERENCE)
    }
    for occasion in told:
        by_kind[_block_kind(occasion)].append(occasion)
    found = []
    for kind, tell in ((BlockKind.REMARK, narrator.remark), (BlockKind.PANEL, narrator.panel)):
        for occasion in by_kind[kind]:
            who = occasion.person.id
            found.append(
                _block(kind, material, tell(occasion), who, occasion.sources, f"{who}:{occasion.item}")
            )
    referred = [_unannounced(occasion, material) for occasion in by_kind[BlockKind.CROSS_REFERENCE]]
    referred = [occasion for occasion in referred if occasion.chosen]
    if referred:
        sources = tuple(dict.fromkeys(source for occasion in referred for source in occasion.sources))
        text = narrator.cross_reference(referred)
        found.append(
            _block(BlockKind.CROSS_REFERENCE, material, text, referred[0].person.id, sources, "discussion")
        )
    return found


def _unannounced(occasion: Occasion, material: Material) -> Occasion:
    """An occasion without the units that the follow-up tells."""
    chosen = tuple(unit for unit in occasion.chosen if unit.index not in material.announced)
    return replace(occasion, chosen=chosen)


def _block_kind(occasion: Occasion) -> BlockKind:
    if occasion.kind in occasions.REMARKS:
        return BlockKind.REMARK
    if occasion.kind is AgendaKind.CLOSING or occasion.moderating or occasion.person.role is Role.HOST:
        return BlockKind.CROSS_REFERENCE
    return BlockKind.PANEL


def _block(
    kind: BlockKind, material: Material, text: str, speaker: str, sources: tuple[int, ...], name: str
) -> Block:
    return Block(kind, material.language, text, speaker, sources, Origin.DRAFTED, key=f"{kind.value}:{name}")
