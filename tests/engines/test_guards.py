"""Guards flag what looks wrong and leave alone what people really say."""

import pytest

from wontak.domain.meeting import Language
from wontak.domain.transcript import SegmentFlag, Word
from wontak.engines.guards import Evidence, flags_of, is_loop, is_phantom, is_too_fast, is_wrong_script

KO, EN = Language.KO, Language.EN


def words(text: str, probability: float = 0.95, each_s: float = 0.4) -> list[Word]:
    return [Word(i * each_s, (i + 1) * each_s, word, probability) for i, word in enumerate(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        "thank you thank you thank you thank you",
        "예산을 예산을 예산을 예산을 예산을",
        "we will vote on this and we will vote on this and we will vote on this and we will vote on this and",
    ],
)
def test_a_phrase_said_over_and_over_is_a_loop(text: str) -> None:
    assert is_loop(text)


@pytest.mark.parametrize(
    "text",
    ["No, no, no, that is not so.", "네, 네, 네, 알겠습니다.", "한 분 한 분 한 분께 감사드립니다.", ""],
)
def test_emphasis_is_no_loop(text: str) -> None:
    assert not is_loop(text)


def test_a_long_text_that_packs_too_well_is_a_loop() -> None:
    assert is_loop("la la li " * 10, compression=3.1)
    assert not is_loop("la la li", compression=3.1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("시청해 주셔서 감사합니다.", KO),
        ("Thanks for watching!", EN),
        ("MBC 뉴스 이덕영입니다.", KO),
        ("감사합니다.", KO),
    ],
)
def test_a_phantom_phrase_where_nobody_speaks_is_flagged(text: str, language: Language) -> None:
    assert is_phantom(text, 0.9, Evidence(language, voice_s=2.0, no_speech=0.8))
    assert is_phantom(text, 0.3, Evidence(language, voice_s=2.0))


@pytest.mark.parametrize(
    ("text", "language"), [("감사합니다.", KO), ("Thank you.", EN), ("구독과 좋아요", KO)]
)
def test_the_same_words_clearly_spoken_are_not(text: str, language: Language) -> None:
    assert not is_phantom(text, 0.97, Evidence(language, voice_s=1.2, no_speech=0.05))


def test_a_phantom_phrase_inside_a_sentence_is_not_one() -> None:
    evidence = Evidence(KO, voice_s=3.0, no_speech=0.9)
    assert not is_phantom("먼 길을 와 주셔서 감사합니다.", 0.4, evidence)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you very much everyone", KO),
        ("감사합니다 여러분", EN),
        ("会議を始めます", KO),
        ("Спасибо всем", EN),
    ],
)
def test_text_in_another_script_is_flagged(text: str, language: Language) -> None:
    assert is_wrong_script(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("AI 기술과 ChatGPT가 의회를 바꿉니다.", KO),
        ("The National Assembly met on May 3.", EN),
        ("OECD", KO),
        ("2026, 350", KO),
        ("Chargé d'affaires Núñez spoke.", EN),
    ],
)
def test_borrowed_words_and_numbers_are_not(text: str, language: Language) -> None:
    assert not is_wrong_script(text, language)


def test_more_than_anybody_can_say_is_too_fast() -> None:
    assert is_too_fast("오늘 우리는 인공지능과 의회의 미래를 논의하려고 모였습니다.", KO, 1.5)
    assert not is_too_fast("오늘 우리는 인공지능과 의회의 미래를 논의하려고 모였습니다.", KO, 4.0)
    assert is_too_fast("We will vote on this proposal after the break.", EN, 1.0)
    assert not is_too_fast("We will vote on this proposal after the break.", EN, 2.5)
    assert not is_too_fast("네.", KO, 0.05)


def test_flags_come_in_their_order_and_a_clean_segment_has_none() -> None:
    assert flags_of(words("We will vote after the break."), Evidence(EN, voice_s=2.4)) == ()
    doubtful = Evidence(KO, voice_s=2.4, doubtful_language=True)
    assert flags_of(words("we will vote again", 0.2), doubtful) == (
        SegmentFlag.WRONG_SCRIPT,
        SegmentFlag.LOW_PROBABILITY,
        SegmentFlag.LANGUAGE_DOUBT,
    )
