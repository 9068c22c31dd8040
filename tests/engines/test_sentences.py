"""Running text cut into sentences."""

import threading
import unicodedata

import pytest

from wontak.domain.meeting import Language
from wontak.engines.sentences import split

KO, EN = Language.KO, Language.EN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "존경하는 의원 여러분, 안녕하십니까? 오늘은 예산안을 다룹니다.",
            ["존경하는 의원 여러분, 안녕하십니까?", "오늘은 예산안을 다룹니다."],
        ),
        (
            "2023. 4. 26. 회의가 열렸습니다. 3.5퍼센트입니다.",
            ["2023. 4. 26. 회의가 열렸습니다.", "3.5퍼센트입니다."],
        ),
        (
            "우선 예산이 부족합니다 둘째 인력이 없습니다 그래서 이렇게 제안드립니다",
            ["우선 예산이 부족합니다", "둘째 인력이 없습니다", "그래서 이렇게 제안드립니다"],
        ),
    ],
)
def test_korean_is_cut_where_its_sentences_end_with_or_without_full_stops(
    text: str, expected: list[str]
) -> None:
    assert split(text, KO) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thank you, Mr. Kim. It is 2 p.m. on May 20. The U.S. Embassy said 3.5 percent.",
            ["Thank you, Mr. Kim.", "It is 2 p.m. on May 20.", "The U.S. Embassy said 3.5 percent."],
        ),
        (
            "Dr. Brown, Rep. Bera and Sen. Markey met at 10 a.m. We left.",
            ["Dr. Brown, Rep. Bera and Sen. Markey met at 10 a.m.", "We left."],
        ),
    ],
)
def test_english_is_not_cut_after_abbreviations(text: str, expected: list[str]) -> None:
    assert split(text, EN) == expected


def test_an_english_sentence_inside_korean_speech_is_a_sentence_of_its_own() -> None:
    assert split("보고서를 봅시다. Technology should serve people. 감사합니다.", KO) == [
        "보고서를 봅시다.",
        "Technology should serve people.",
        "감사합니다.",
    ]


@pytest.mark.parametrize("language", Language)
def test_nothing_but_white_space_is_lost(language: Language) -> None:
    text = "  네.  네. 그건… 좋습니다!  “Yes,” he said.\n(웃음) G20은 3.5%  ○위원장 김○○ 1,200건?! …… no. 5 ㅋㅋ 🙂 "
    assert " ".join(split(text, language)) == " ".join(text.split())


def test_decomposed_hangul_comes_out_composed() -> None:
    assert split(unicodedata.normalize("NFD", "감사합니다."), KO) == ["감사합니다."]


@pytest.mark.parametrize("language", Language)
def test_silence_has_no_sentences(language: Language) -> None:
    assert split(" \n ", language) == []


def test_several_threads_may_cut_at_once() -> None:
    results: list[list[str]] = []
    texts = [f"제{number}차 회의를 시작하겠습니다. 자료를 봐 주십시오." for number in range(1, 9)]
    threads = [threading.Thread(target=lambda text=text: results.append(split(text, KO))) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(" ".join(result) for result in results) == sorted(texts)
