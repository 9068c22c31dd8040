"""The drafted paragraphs of a press release: a line to catch the eye, quotations, what was discussed, and points made."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wontak.domain import dates, english, korean, naming
from wontak.domain.meeting import AgendaKind, EventKind, Language, Meeting, Participant
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes import (
    follow_up,
    generated,
    nominal_ko,
    notice,
    occasions,
    reporting_en,
    reporting_ko,
    salience,
    sentences,
)
from wontak.minutes.material import Material
from wontak.minutes.mentions import mark
from wontak.minutes.occasions import Occasion
from wontak.minutes.salience import Unit
from wontak.minutes.statements import Statement, without_connective

_MOST_QUOTED = 3
_QUOTE_SENTENCES = 4
_QUOTE_WORDS = {Language.EN: 110, Language.KO: 60}
_PARAGRAPH_WORDS = {Language.EN: 70, Language.KO: 45}
_TELLING_SHARE = 0.55  # of the score of a speaker's best statement
_MOST_POINTS = 4
_FEWEST_POINTS = 2
_SPEECHES = frozenset({AgendaKind.KEYNOTE, AgendaKind.PRESENTATION})
_TAKES_A_STAND = re.compile(r"(?:지지|동의|공감|환영|반대|제안|권고|촉구)(?:합니다|드립니다)$")
_PLAIN_ENDS = (("기로 했다.", "기로"), ("계획이다.", "계획"), ("예정이다.", "예정"), ("방침이다.", "방침"))
_DAY_FIRST = re.compile(r"^On [A-Z]\w+ \d+\w+, ")


def dateline(meeting: Meeting, language: Language) -> tuple[Block, ...]:
    """The opening paragraph, which event and roster determine: `March 18, 2026 – The National Assembly … held …`."""
    event = meeting.event
    said = generated.announcement if event.kind is EventKind.RELEASE else generated.lead
    text = said(meeting, language)
    if language is Language.EN and text and event.date:
        text = f"{dates.long_date(event.date)} – {english.capitalised(_DAY_FIRST.sub('', text))}"
    kind = BlockKind.DATELINE
    return (Block(kind, language, text, origin=Origin.GENERATED, key=kind.value),) if text else ()


def blocks(material: Material) -> tuple[Block, ...]:
    """Deck, quotations, paragraphs and points in the release's order, names marked but not yet put in."""
    quoted = _quotations(material)
    used = {part.position for run in quoted for part in run}
    paragraphs, told = _paragraphs(material, used)
    used |= {part.position for unit in told for part in unit.statements}
    points = _points(material, used)
    follow = follow_up.find(material.meeting, material.said, material.language)
    return (
        *_deck(material, follow),
        *(block for run in quoted for block in _quote(run, material)),
        *paragraphs,
        *_follow_up(follow),
        *points,
    )


def _deck(material: Material, follow: Block | None) -> list[Block]:
    """What the house has bound itself to, else the first pull quote, as one line without a full stop."""
    kind, language = BlockKind.DECK, material.language
    if follow and (text := _headline(follow, material)):
        return [Block(kind, language, text, None, follow.sources, Origin.DRAFTED, key=kind.value)]
    return [
        Block(
            kind,
            language,
            _said(person, unit, language),
            person.id,
            unit.sources,
            Origin.DRAFTED,
            key=kind.value,
        )
        for person, unit in notice.pull_quotes(material)[:1]
    ]


def _headline(follow: Block, material: Material) -> str:
    """What a follow-up says of the house, as a headline: `국회, 의회 데이터 센터 설립을 위한 실무단을 구성하기로`."""
    language = material.language
    house = re.escape(english.without_article(material.meeting.event.house(language)))
    for sentence in sentences.split(follow.text, language):
        if language is Language.EN and re.match(rf"(?:The )?{house} plans ", sentence):
            return english.capitalised(english.without_article(sentence.rstrip(".")))
        named = re.match(rf"({house})(?:은|는|이|가) ", sentence)
        ends = [(end, bare) for end, bare in _PLAIN_ENDS if sentence.endswith(end)]
        if language is Language.KO and named and ends:
            (end, bare) = ends[0]
            return f"{named.group(1)}, {sentence[named.end() :].removesuffix(end)}{bare}"
    return ""


def _said(person: Participant, unit: Unit, language: Language) -> str:
    who = naming.short(person, language)
    said = without_connective(unit.statements[0].text, language)
    if language is Language.KO:
        return f"{who} {reporting_ko.quoted(said)}"
    return f"{who}: {english.quoted(english.capitalised(said))}"


def _follow_up(follow: Block | None) -> list[Block]:
    """What comes of the meeting, as the release's last paragraph."""
    key = f"{BlockKind.PARAGRAPH.value}:follow_up"
    return [replace(follow, kind=BlockKind.PARAGRAPH, key=key)] if follow else []


def _quotations(material: Material) -> list[tuple[Statement, ...]]:
    """For up to three people the sentences around their most telling one, as they followed each other."""
    units = [unit for unit in material.ranking.units if unit.index not in material.announced]
    speakers = notice.by_precedence(material.meeting.participants)
    starred = {unit.statements[0].speaker for unit in units if unit.starred}
    speakers.sort(key=lambda person: person.id not in starred)
    found: list[tuple[Statement, ...]] = []
    for person in speakers:
        own = [unit for unit in units if unit.statements[0].speaker == person.id]
        if own and len(found) < _MOST_QUOTED:
            best = max(own, key=lambda unit: (unit.starred, *notice.stands_out(unit)))
            found.append(_run(best, own, material.language))
    return found


def _run(best: Unit, own: Sequence[Unit], language: Language) -> tuple[Statement, ...]:
    """The sentences of `best` and those right after it, as long as they fit and tell something too."""
    telling = [unit for unit in own if unit.score >= _TELLING_SHARE * best.score]
    follows = {unit.statements[0].position: unit.statements[0] for unit in telling}
    run = list(best.statements)
    while (after := follows.get(run[-1].position + 1)) and len(run) < _QUOTE_SENTENCES:
        if sum(len(part.text.split()) for part in (*run, after)) > _QUOTE_WORDS[language]:
            break
        run.append(after)
    return tuple(run)


def _quote(run: Sequence[Statement], material: Material) -> list[Block]:
    """A quotation as a paragraph or two: of two the first has no closing mark, and the second opens again."""
    language = material.language
    person = material.meeting.participant(run[0].speaker)
    if person is None:
        return []
    said = [without_connective(run[0].text, language), *(part.text for part in run[1:])]
    parts = [_korean_quote(person, said)] if language is Language.KO else _english_quote(person, said)
    sources = tuple(dict.fromkeys(part.source for part in run))
    return [
        Block(
            BlockKind.QUOTE,
            language,
            text,
            person.id,
            sources,
            Origin.DRAFTED,
            close_quote=number == len(parts) - 1,
            key=f"quote:{person.id}:{number}",
        )
        for number, text in enumerate(parts)
    ]


def _english_quote(person: Participant, said: Sequence[str]) -> list[str]:
    """`“…,” said Speaker Kim. “…”`, the rest in a paragraph of its own where it is long."""
    first = _inner(english.capitalised(said[0]))
    first = f"{first[:-1]}," if first.endswith(".") else first if english.ends_itself(first) else f"{first},"
    opening = f"“{first}” said {mark(person)}."
    rest = " ".join(english.full_stop(_inner(sentence)) for sentence in said[1:])
    if not rest:
        return [opening]
    if sum(len(sentence.split()) for sentence in said) <= _PARAGRAPH_WORDS[Language.EN]:
        return [f"{opening} “{rest}”"]
    second = english.full_stop(_inner(said[1]))
    last = " ".join(english.full_stop(_inner(sentence)) for sentence in said[2:])
    return [f"{opening} “{second}", f"“{last}”"] if last else [f"{opening} “{rest}”"]


def _inner(text: str) -> str:
    """Words that stand between double quotation marks."""
    return english.quoted(text)[1:-1]


def _korean_quote(person: Participant, said: Sequence[str]) -> str:
    """`한서진 의장은 “…”라며 “…”라고 말했다.`"""
    subject = korean.with_particle(mark(person), "은/는")
    doing = reporting_ko.cue(said[-1].rstrip(".。 "))
    stands = _TAKES_A_STAND.search(said[-1].rstrip(".。 "))
    verb = "밝혔다" if stands else {"norm": "강조했다", "plan": "밝혔다"}.get(doing, "말했다")
    if len(said) == 1:
        return f"{subject} {korean.with_particle(reporting_ko.quoted(said[0]), '이라고/라고')} {verb}."
    first = korean.with_particle(reporting_ko.quoted(said[0]), "이라며/라며")
    stopped = [f"{sentence.rstrip('.。 ')}." for sentence in said[1:]]
    rest = korean.with_particle(reporting_ko.quoted(" ".join(stopped)), "이라고/라고")
    return f"{subject} {first} {rest} {verb}."


def _paragraphs(material: Material, used: set[int]) -> tuple[list[Block], list[Unit]]:
    """What keynote and presentations told beyond what is quoted, a paragraph each; and the units told."""
    passed = frozenset(
        unit.index
        for unit in material.ranking.units
        if any(part.position in used for part in unit.statements)
    )
    narrator = material.narrator()
    meeting = material.meeting
    told: list[Unit] = []
    found = []
    for occasion in occasions.find(
        meeting, material.agenda, material.staged, material.ranking, passed | material.announced
    ):
        fresh = _fresh(occasion, material, passed)
        if occasion.kind in _SPEECHES and fresh:
            who = occasion.person.id
            told += fresh
            occasion = replace(occasion, chosen=fresh)
            found.append(
                Block(
                    BlockKind.PARAGRAPH,
                    material.language,
                    narrator.remark(occasion),
                    who,
                    occasion.sources,
                    Origin.DRAFTED,
                    key=f"paragraph:{who}:{occasion.item}",
                )
            )
    return found, told


def _fresh(occasion: Occasion, material: Material, passed: frozenset[int]) -> tuple[Unit, ...]:
    """What an occasion tells that is not told elsewhere, as far as it is worth it beside the speaker's best."""
    best = max(
        (unit.score for unit in material.ranking.units if unit.statements[0].speaker == occasion.person.id),
        default=0.0,
    )
    return tuple(
        unit for unit in occasion.chosen if unit.index not in passed and unit.score >= _TELLING_SHARE * best
    )


def _points(material: Material, used: set[int]) -> list[Block]:
    """Demands and proposals that stand nowhere else in the release, as a list that says whose they are."""
    free = [
        unit
        for unit in material.ranking.units
        if unit.index not in material.announced
        and len(unit.statements) == 1
        and unit.statements[0].position not in used
        and salience.urges(unit.statements)
    ]
    chosen = material.ranking.choose(free, _MOST_POINTS)
    if len(chosen) < _FEWEST_POINTS:
        return []
    language, event = material.language, naming.event_name(material.meeting.event.kind, material.language)
    items = [_point(unit, material) for unit in chosen]
    if language is Language.EN:
        items = [
            f"{item}{'.' if number == len(items) else '; and' if number == len(items) - 1 else ';'}"
            for number, item in enumerate(items, start=1)
        ]
        intro = f"Among the points made at the {event}:"
    else:
        intro = f"이날 {event}에서 나온 주요 의견은 다음과 같다."
    sources = tuple(dict.fromkeys(source for unit in chosen for source in unit.sources))
    return [
        Block(
            BlockKind.BULLETS,
            language,
            "",
            sources=sources,
            origin=Origin.DRAFTED,
            intro=intro,
            items=tuple(items),
            key="bullets",
        )
    ]


def _point(unit: Unit, material: Material) -> str:
    """What was said, and in brackets by whom."""
    person = material.meeting.participant(unit.statements[0].speaker)
    who = naming.short(person, material.language) if person else ""
    if material.language is Language.KO:
        return f"{nominal_ko.bullet(unit)}({who})"
    said = without_connective(unit.statements[0].text, Language.EN).rstrip(". ")
    bound = reporting_en.PERSON.search(said) or reporting_en.POINTS_AT_NOW.search(said)
    return f"{english.quoted(english.capitalised(said)) if bound else english.typographic(said)} ({who})"
