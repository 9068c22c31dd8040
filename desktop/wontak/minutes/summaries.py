"""The summary of each agenda item: its most telling statements, in Korean with noun endings, in English as sentences."""

from collections.abc import Sequence

from wontak.domain import agenda_headings, english, naming
from wontak.domain.meeting import AgendaItem, AgendaKind, Language, Participant, Pronoun
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes import nominal_ko
from wontak.minutes.material import Material
from wontak.minutes.reporting_en import Reporter
from wontak.minutes.salience import Unit

_SPEECH_POINTS = 3
_POINTS_EACH = 2
_MOST_POINTS = 7


def blocks(material: Material) -> tuple[Block, ...]:
    """A summary for every item of the agenda at which something was said that may be quoted."""
    reporter = material.reporter_en()
    found = []
    for number, item in enumerate(material.agenda):
        units = _choose(material, number, item)
        if not units:
            continue
        people = [material.meeting.participant(unit.statements[0].speaker) for unit in units]
        speakers = [person for person in people if person]
        points = (
            _korean_points(units, speakers)
            if material.language is Language.KO
            else _english_points(units, speakers, reporter)
        )
        found.append(
            Block(
                BlockKind.SUMMARY,
                material.language,
                "",
                sources=tuple(dict.fromkeys(source for unit in units for source in unit.sources)),
                origin=Origin.DRAFTED,
                intro=_heading(item, speakers, material.language),
                items=tuple(points),
                key=f"summary:{number}",
            )
        )
    return tuple(found)


def _choose(material: Material, number: int, item: AgendaItem) -> tuple[Unit, ...]:
    """A few units of an item: for a speech the most telling ones, for a discussion some of everyone who took part."""
    if item.kind in (AgendaKind.RECESS, AgendaKind.PROCEDURAL):
        return ()
    here = [unit for unit in material.ranking.units if unit.statements[0].item == number]
    speakers = dict.fromkeys(unit.statements[0].speaker for unit in here)
    if len(speakers) < 2:
        return material.ranking.choose(here, _SPEECH_POINTS)
    each = max(1, min(_POINTS_EACH, _MOST_POINTS // len(speakers)))
    chosen = [
        unit
        for speaker in speakers
        for unit in material.ranking.choose(
            [unit for unit in here if unit.statements[0].speaker == speaker], each
        )
    ]
    return tuple(sorted(chosen, key=lambda unit: unit.statements[0].position))


def _heading(item: AgendaItem, speakers: Sequence[Participant], language: Language) -> str:
    """The item's heading, with who spoke where that was one person alone."""
    heading = agenda_headings.heading(item, language)
    if len({person.id for person in speakers}) != 1:
        return heading
    who = naming.short(speakers[0], language)
    return f"{heading}({who})" if language is Language.KO else f"{heading} ({who})"


def _korean_points(units: Sequence[Unit], speakers: Sequence[Participant]) -> list[str]:
    if len({person.id for person in speakers}) == 1:
        return [nominal_ko.bullet(unit) for unit in units]
    return [
        f"({naming.short(person, Language.KO)}) {nominal_ko.bullet(unit)}"
        for person, unit in zip(speakers, units, strict=True)
    ]


def _english_points(units: Sequence[Unit], speakers: Sequence[Participant], reporter: Reporter) -> list[str]:
    points = []
    before: Participant | None = None
    for person, unit in zip(speakers, units, strict=True):
        again = person is before and person.pronoun is not Pronoun.THEY
        who = person.pronoun.value if again else naming.short(person, Language.EN)
        points.append(reporter.paragraph(english.capitalised(who), who, (unit,), ()))
        before = person
    return points
