"""Sentences are found with and without full stops."""

from wontak.domain.meeting import Language
from wontak.minutes.sentences import split


def test_english_sentences_end_at_marks_but_not_at_abbreviations() -> None:
    text = "We met Dr. Kim at 2 p.m. in Seoul. The U.S. side agreed by 2027. “Shall we?” he asked. It ended at 4 p.m. We left."
    assert split(text, Language.EN) == (
        "We met Dr. Kim at 2 p.m. in Seoul.",
        "The U.S. side agreed by 2027.",
        "“Shall we?” he asked.",
        "It ended at 4 p.m.",
        "We left.",
    )


def test_korean_sentences_of_polite_speech_are_found_without_full_stops() -> None:
    text = "이용자가 늘었거든요 그래서 사서가 있어야 된다고 봐요 저는요 다르게 봅니다"
    assert split(text, Language.KO) == (
        "이용자가 늘었거든요",
        "그래서 사서가 있어야 된다고 봐요",
        "저는요 다르게 봅니다",
    )


def test_korean_sentences_are_found_without_full_stops() -> None:
    text = "기준을 마련해야 합니다 예산이 부족하니까 더 논의하겠습니다 동의하십니까 2026. 3. 18. 회의에서 정했습니다."
    assert split(text, Language.KO) == (
        "기준을 마련해야 합니다",
        "예산이 부족하니까 더 논의하겠습니다",
        "동의하십니까",
        "2026. 3. 18. 회의에서 정했습니다.",
    )
