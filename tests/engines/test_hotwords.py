"""What the model is told beforehand: those who can be speaking first, and never more than fits."""

from wontak.domain.glossary import Term
from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Event,
    Language,
    Meeting,
    Participant,
    Role,
)
from wontak.engines.hotwords import expected_speakers, hotwords_for


def person(name_id: str, ko: str, en: str, role: Role = Role.PANELIST) -> Participant:
    return Participant(name_id, Bilingual(ko, en), role, title=Bilingual("교수", "Professor"))


MEETING = Meeting(
    Event(host=Bilingual("대한민국 국회", "National Assembly")),
    (
        person("han", "한서진", "Han Seojin", Role.HOST),
        person("brown", "데이비드 브라운", "David Brown", Role.KEYNOTE),
        person("seo", "서예린", "Seo Yerin"),
        person("moon", "문하늘", "Moon Haneul", Role.INTERPRETER),
    ),
    (
        AgendaItem(AgendaKind.OPENING, ("han",)),
        AgendaItem(AgendaKind.KEYNOTE, ("brown",)),
        AgendaItem(AgendaKind.DISCUSSION, ("seo",)),
    ),
)
GLOSSARY = (Term("인공지능", "artificial intelligence"), Term("본회의", "plenary session"))


def letters(text: str) -> int:
    return len(text)


def told(language: Language, begins: float, ends: float, limit: int = 10_000) -> list[str]:
    return hotwords_for(MEETING, GLOSSARY, language, begins, ends, letters, limit).split(", ")


def test_names_stand_in_both_scripts_and_terms_in_the_language_heard() -> None:
    korean = told(Language.KO, 0, 1)
    assert {"한서진", "Han Seojin", "교수", "인공지능", "대한민국 국회"} <= set(korean)
    assert "artificial intelligence" not in korean
    assert len(korean) == len(set(korean))


def test_whoever_the_agenda_expects_comes_first() -> None:
    assert told(Language.EN, 0.0, 0.02)[0] == "Han Seojin"
    late = told(Language.EN, 0.9, 1.0)
    assert late.index("Seo Yerin") < late.index("Han Seojin")


def test_the_agenda_tells_who_can_be_speaking() -> None:
    assert expected_speakers(MEETING, 0.9, 1.0) == {"seo", "moon"}
    assert expected_speakers(Meeting(), 0.0, 1.0) == frozenset()


def test_the_limit_holds_and_what_does_not_fit_is_left_out_whole() -> None:
    words = hotwords_for(MEETING, GLOSSARY, Language.EN, 0, 0.02, letters, 30)
    assert 0 < len(words) <= 30
    assert set(words.split(", ")) <= set(told(Language.EN, 0, 0.02))
