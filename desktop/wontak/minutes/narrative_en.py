"""The drafted paragraphs of an English notice: how each kind of occasion is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain import english, naming
from wontak.domain.meeting import AgendaKind, Language, Participant
from wontak.minutes.mentions import mark
from wontak.minutes.occasions import Occasion
from wontak.minutes.reporting_en import Reporter
from wontak.minutes.salience import Unit
from wontak.minutes.statements import without_connective

_UNQUOTED = {
    AgendaKind.OPENING: "delivered opening remarks",
    AgendaKind.CONGRATULATORY: "delivered congratulatory remarks",
    AgendaKind.KEYNOTE: "delivered the keynote speech",
    AgendaKind.PRESENTATION: "gave a presentation",
    AgendaKind.DISCUSSION: "took part in the discussion",
    AgendaKind.QNA: "took part in the question-and-answer session",
}


@dataclass
class EnglishNarrator:
    """Tells occasions in document order; remembers which verbs were used."""

    reporter: Reporter

    def pull_quote(self, person: Participant, unit: Unit) -> str:
        """`- Name, Title, stated, “…” -`; pull quotes stand apart from the text and introduce nobody."""
        name = naming.full(person, Language.EN).inside("stated")
        said = without_connective(" ".join(part.text for part in unit.statements), Language.EN)
        return f"- {name}, {english.quoted(english.capitalised(said))} -"

    def remark(self, occasion: Occasion) -> str:
        """A speech on the programme: opening, congratulatory, keynote, presentation."""
        person = occasion.person
        if not occasion.chosen:
            told = f"{mark(person, apart=True)} {_UNQUOTED[occasion.kind]}"
            return english.full_stop(f"{told}{self._on(occasion)}")
        if occasion.kind in (AgendaKind.KEYNOTE, AgendaKind.PRESENTATION):
            return self._speech(occasion)
        whose = naming.possessive_pronoun(person)
        if occasion.kind is AgendaKind.OPENING:
            occasion_words = f"In {whose} opening remarks"
        elif occasion.first:
            occasion_words = f"In {whose} congratulatory remarks"
        else:
            occasion_words = "In the following congratulatory remarks"
        return self._reported(occasion, f"{occasion_words}, ")

    def panel(self, occasion: Occasion) -> str:
        """A contribution to the discussion; the first one says who moderated it."""
        before = ""
        if occasion.first:
            session = (
                "discussion" if occasion.kind is AgendaKind.DISCUSSION else "question-and-answer session"
            )
            before = f"In the {session}, "
            if occasion.moderator:
                before = f"In the {session} moderated by {mark(occasion.moderator)}, "
        if not occasion.chosen:
            return f"{before}{mark(occasion.person, apart=True)} {_UNQUOTED[occasion.kind]}."
        return self._reported(occasion, before)

    def cross_reference(self, contributions: Sequence[Occasion]) -> str:
        """What host and moderator said in the discussion and at its close, in one paragraph."""
        return " ".join(
            self._reported(occasion, self._before_contribution(occasion)) for occasion in contributions
        )

    def _before_contribution(self, occasion: Occasion) -> str:
        if occasion.moderating:
            return "As moderator, "
        if occasion.kind is AgendaKind.CLOSING:
            return f"In {naming.possessive_pronoun(occasion.person)} closing remarks, "
        return "During the discussion, "

    def _speech(self, occasion: Occasion) -> str:
        person, about = occasion.person, self._on(occasion)
        if occasion.kind is AgendaKind.KEYNOTE and not about:
            return self._told(occasion, f"The keynote speaker, {mark(person)},")
        if occasion.kind is AgendaKind.KEYNOTE:
            opening = f"The keynote speaker, {mark(person)}, spoke{about}"
        else:
            opening = f"{mark(person, apart=True)} gave a presentation{about}"
        return f"{english.full_stop(opening)} {self._told(occasion, mark(person, pronoun=True))}"

    def _on(self, occasion: Occasion) -> str:
        topic = occasion.topic.en
        has_subject = occasion.kind in (AgendaKind.KEYNOTE, AgendaKind.PRESENTATION)
        return f" on {english.quoted(topic)}" if topic and has_subject else ""

    def _reported(self, occasion: Occasion, before: str) -> str:
        return self._told(occasion, f"{before}{mark(occasion.person, apart=True)}")

    def _told(self, occasion: Occasion, opening: str) -> str:
        who = mark(occasion.person, pronoun=True)
        return self.reporter.paragraph(opening, who, occasion.chosen, occasion.quote)
