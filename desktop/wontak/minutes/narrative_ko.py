"""The drafted paragraphs of a Korean notice, as press offices write them: 「…」을 주제로 한 기조연설에서 …라고 강조했다."""

from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain import korean, naming
from wontak.domain.meeting import AgendaKind, Language, Participant, Role
from wontak.minutes.generated import korean_topic
from wontak.minutes.mentions import mark
from wontak.minutes.occasions import Occasion
from wontak.minutes.reporting_ko import Reporter, quoted
from wontak.minutes.salience import Unit
from wontak.minutes.statements import without_connective

_UNQUOTED = {
    AgendaKind.OPENING: "개회사를 했다.",
    AgendaKind.CONGRATULATORY: "축사를 했다.",
    AgendaKind.KEYNOTE: "기조연설을 했다.",
    AgendaKind.PRESENTATION: "발제했다.",
    AgendaKind.DISCUSSION: "토론에 참여했다.",
    AgendaKind.QNA: "질의응답에 참여했다.",
}


@dataclass
class KoreanNarrator:
    """Tells occasions in document order; remembers which verbs were used."""

    reporter: Reporter

    def pull_quote(self, person: Participant, unit: Unit) -> str:
        """`- 한서진 국회의장, “…” -`; pull quotes stand apart from the text and introduce nobody."""
        said = without_connective(" ".join(part.text for part in unit.statements), Language.KO)
        return f"- {naming.full(person, Language.KO).text}, {quoted(said)} -"

    def remark(self, occasion: Occasion) -> str:
        """A speech on the programme: 개회사, 축사, 기조연설, 발제."""
        before, after = "", ""
        if occasion.kind is AgendaKind.OPENING:
            after = "개회사에서"
        elif occasion.kind is AgendaKind.CONGRATULATORY:
            before, after = ("", "축사에서") if occasion.first else ("이어진 축사에서 ", "")
        elif occasion.kind is AgendaKind.KEYNOTE:
            before, after = self._speech(occasion, "기조연설에 나선 ", "기조연설에서")
        else:
            before, after = self._speech(occasion, "발제를 맡은 ", "발제에서")
        if not occasion.chosen:
            return f"{self._subject(occasion.person)} {_UNQUOTED[occasion.kind]}"
        return self._told(occasion, before, after)

    def panel(self, occasion: Occasion) -> str:
        """A contribution to the discussion; the first one says who chaired it."""
        before = ""
        if occasion.first:
            session = "토론" if occasion.kind is AgendaKind.DISCUSSION else "질의응답"
            before = f"{session}에서 "
            if occasion.moderator:
                chair = korean.with_particle(mark(occasion.moderator), "이/가")
                chairing = "주재한" if occasion.moderator.role is Role.HOST else "좌장을 맡은"
                before = f"{chair} {chairing} {session}에서 "
        if not occasion.chosen:
            return f"{before}{self._subject(occasion.person)} {_UNQUOTED[occasion.kind]}"
        return self._told(occasion, before, "")

    def cross_reference(self, contributions: Sequence[Occasion]) -> str:
        """What host and moderator said in the discussion and at its close, in one paragraph."""
        return " ".join(self._contribution(occasion) for occasion in contributions)

    def _contribution(self, occasion: Occasion) -> str:
        if occasion.moderating and occasion.person.role is not Role.HOST:
            return self._told(occasion, "좌장인 ", "")
        if occasion.kind is AgendaKind.CLOSING:
            return self._told(occasion, "", "폐회사에서")
        return self._told(occasion, "토론 과정에서 ", "")

    def _told(self, occasion: Occasion, before: str, after: str) -> str:
        opening = f"{before}{self._subject(occasion.person)}{f' {after}' if after else ''}"
        return self.reporter.paragraph(opening, occasion.chosen, occasion.quote)

    def _subject(self, person: Participant) -> str:
        return korean.with_particle(mark(person), "은/는")

    def _speech(self, occasion: Occasion, role: str, speech: str) -> tuple[str, str]:
        """What stands before and after the subject: the topic after it where there is one, else the role before it."""
        if not occasion.topic.ko:
            return role, ""
        return "", f"{korean.with_particle(korean_topic(occasion.topic.ko), '을/를')} 주제로 한 {speech}"
