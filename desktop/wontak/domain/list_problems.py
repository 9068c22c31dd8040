"""What can be wrong with a row of a list, said so that a person finds the row and mends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wontak.domain.korean import repair_particles
from wontak.domain.meeting import Bilingual, Language


class ListProblem(StrEnum):
    """Why a row, or a cell of it, was not taken as it stands."""

    NO_NAME = "no_name"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_PRONOUN = "unknown_pronoun"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_KIND = "unknown_kind"
    NO_TOPIC_OR_KIND = "no_topic_or_kind"
    NOT_ON_ROSTER = "not_on_roster"
    SEVERAL_OF_THAT_NAME = "several_of_that_name"
    TWICE = "twice"
    CELL_NOT_USED = "cell_not_used"
    NO_KOREAN = "no_korean"
    NO_ENGLISH = "no_english"


PROBLEM_TEXTS: Mapping[ListProblem, Bilingual] = {
    ListProblem.NO_NAME: Bilingual(
        "이름이 없어 가져오지 않습니다({value})", "no name, so it is left out ({value})"
    ),
    ListProblem.UNKNOWN_ROLE: Bilingual(
        "‘{value}’ 역할을 알 수 없어 토론자로 둡니다", "“{value}” is no known role; taken as a panelist"
    ),
    ListProblem.UNKNOWN_PRONOUN: Bilingual(
        "‘{value}’은(는) 남·여로 읽을 수 없어 비워 둡니다", "“{value}” cannot be read as he or she; left open"
    ),
    ListProblem.UNKNOWN_LANGUAGE: Bilingual(
        "‘{value}’은(는) 한국어나 영어가 아니어서 비워 둡니다",
        "“{value}” is neither Korean nor English; left open",
    ),
    ListProblem.UNKNOWN_KIND: Bilingual(
        "‘{value}’은(는) 순서의 종류로 읽을 수 없어 의사진행으로 둡니다",
        "“{value}” is no known kind of agenda item; taken as procedural",
    ),
    ListProblem.NO_TOPIC_OR_KIND: Bilingual(
        "순서의 종류도 주제도 없어 가져오지 않습니다({value})",
        "neither a kind nor a topic, so it is left out ({value})",
    ),
    ListProblem.NOT_ON_ROSTER: Bilingual(
        "‘{value}’은(는) 참석자 명단에 없어 발언자에서 뺍니다",
        "“{value}” is not on the roster; left out of the speakers",
    ),
    ListProblem.SEVERAL_OF_THAT_NAME: Bilingual(
        "‘{value}’(이)라는 참석자가 여럿이어서 발언자에서 뺍니다",
        "there are several called “{value}” on the roster; left out of the speakers",
    ),
    ListProblem.TWICE: Bilingual(
        "‘{value}’은(는) 앞에 이미 있어 가져오지 않습니다",
        "“{value}” stands further up already, so it is left out",
    ),
    ListProblem.CELL_NOT_USED: Bilingual(
        "‘{value}’은(는) 넣을 곳이 없어 가져오지 않습니다",
        "there is no place for “{value}”, so it is left out",
    ),
    ListProblem.NO_KOREAN: Bilingual("‘{value}’의 한국어가 없습니다", "the Korean for “{value}” is missing"),
    ListProblem.NO_ENGLISH: Bilingual("‘{value}’의 영어가 없습니다", "the English for “{value}” is missing"),
}


@dataclass(frozen=True)
class RowProblem:
    """One problem with the row `row`, counted from 1 as the table shows it; `value` is the cell it is about."""

    row: int
    code: ListProblem
    value: str = ""

    def sentence(self, language: Language) -> str:
        """The problem with its row, as shown beside the list."""
        said = repair_particles(PROBLEM_TEXTS[self.code][language].replace("{value}", self.value or "–"))
        return f"{self.row}행: {said}." if language is Language.KO else f"Row {self.row}: {said}."
