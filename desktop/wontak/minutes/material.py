"""What a draft is made from: the meeting, what was said at it that may be quoted, and how telling each part of it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain.marks import Label
from wontak.domain.meeting import AgendaItem, Language, Meeting
from wontak.domain.transcript import Segment
from wontak.minutes import follow_up, reporting_en, reporting_ko, salience, stages, statements
from wontak.minutes.narrative_en import EnglishNarrator
from wontak.minutes.narrative_ko import KoreanNarrator
from wontak.minutes.salience import Ranking
from wontak.minutes.statements import Statement


@dataclass(frozen=True)
class Material:
    """`announced` holds the indexes of the units of `ranking` that the follow-up tells."""

    meeting: Meeting
    language: Language
    agenda: tuple[AgendaItem, ...]
    staged: tuple[stages.Staged, ...]
    said: tuple[Statement, ...]
    ranking: Ranking
    announced: frozenset[int]

    def reporter_en(self) -> reporting_en.Reporter:
        """A reporter who knows which words the meeting writes with a capital."""
        names = [
            text
            for person in self.meeting.participants
            for text in (person.name.en, person.affiliation.en, person.title.en)
        ]
        event = self.meeting.event
        names += [event.host.en, event.host_short.en, event.venue.en]
        return reporting_en.Reporter(
            *reporting_en.learn_case([statement.text for statement in self.said], names)
        )

    def narrator(self) -> EnglishNarrator | KoreanNarrator:
        """A narrator of the draft's language who has not told anything yet."""
        if self.language is Language.KO:
            return KoreanNarrator(reporting_ko.Reporter())
        return EnglishNarrator(self.reporter_en())


def gather(
    meeting: Meeting, segments: Sequence[Segment], language: Language, labels: Sequence[Label] = ()
) -> Material:
    """The material of a draft in `language`; `segments` may come in any order. `labels`: what was pressed while recording."""
    agenda = stages.agenda_of(meeting)
    ordered = sorted(segments, key=lambda segment: (segment.recording, segment.start_s, segment.id))
    staged = stages.assign(
        [segment for segment in ordered if statements.is_attributed(segment, meeting)], agenda, labels
    )
    said = statements.quotable(staged, meeting, language)
    ranking = salience.rank(said, f"{meeting.event.topic.ko} {meeting.event.topic.en}", language)
    announced = frozenset(
        unit.index
        for unit in ranking.units
        if follow_up.is_announcement(unit.statements[0], meeting, language)
    )
    return Material(meeting, language, agenda, staged, said, ranking, announced)
