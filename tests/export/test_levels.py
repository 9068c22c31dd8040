"""Levels of a transcript: what is left out in print, and what never is."""

from dataclasses import replace

import pytest

from tests.export.documents import EN, KO
from tests.minutes.sample import said
from wontak.domain.transcript import Segment, Word
from wontak.export.levels import omissions, printed
from wontak.export.material import Level


def clean(text: str) -> str:
    segment = said(1, "han", text)
    return printed(segment, segment.language, Level.CLEAN)


def timed(text: str, *gaps_s: float) -> Segment:
    """A segment whose words last 0.2 s each, with these silences after them."""
    words, clock_s = [], 0.0
    for word, gap_s in zip(text.split(), gaps_s, strict=True):
        words.append(Word(clock_s, clock_s + 0.2, word, 0.9))
        clock_s += 0.2 + gap_s
    return replace(said(1, "han", text), words=tuple(words))


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ("I, um, think so.", "I think so."),
        ("Um, we agree.", "We agree."),
        ("However, uh, we disagree.", "However, we disagree."),
        ("They, you know, cannot vote.", "They cannot vote."),
        ("We, uh, we need it.", "We need it."),
        ("We we need the the data.", "We need the data."),
        ("In the parlia- the parliament we sit.", "In the parliament we sit."),
        ("음, 저는 동의합니다.", "저는 동의합니다."),
        ("예산은 어… 줄었습니다.", "예산은 줄었습니다."),
        ("국회는 국회는 결정했습니다.", "국회는 결정했습니다."),
    ],
)
def test_fillers_and_stammers_are_left_out(spoken: str, told: str) -> None:
    assert clean(spoken) == told


@pytest.mark.parametrize(
    "text",
    [
        "I am kind of happy with it.",
        "Yes.",
        "As you know, we had had doubts.",
        "Do you know that that is so?",
        "I mean what I say.",
        "The umbrella term errs, Ah Young, by 35 mm in the ER.",
        "Our partners- and adversaries- know it.",
        "네, 그렇습니다.",
        "그 예산은 이제 확정된 것 같습니다.",
        "저는 뭐가 문제인지 압니다.",
        "매우 매우 중요합니다.",
        "국회 에 갔습니다.",
        "어제 음악회가 열렸습니다.",
    ],
)
def test_words_that_mean_something_stay(text: str) -> None:
    assert clean(text) == text


def test_a_word_such_as_그_is_a_filler_only_between_pauses() -> None:
    paused = timed("예산은 그 줄었습니다.", 0.5, 0.5, 0.0)
    assert printed(paused, KO, Level.CLEAN) == "예산은 줄었습니다."
    fluent = timed("예산은 그 줄었습니다.", 0.5, 0.05, 0.0)
    assert printed(fluent, KO, Level.CLEAN) == "예산은 그 줄었습니다."


def test_verbatim_prints_the_text_as_it_is_and_layers_cover_only_what_they_name() -> None:
    segment = said(1, "miller", "Um, we, uh, agree.")
    assert printed(segment, EN, Level.VERBATIM) == segment.text
    assert [segment.text[one.start : one.end] for one in omissions(segment, EN)] == ["Um,", ", uh,"]


def test_the_edited_level_sets_sentences_right_on_the_page_without_changing_words() -> None:
    assert printed(said(1, "miller", "we agree ,um, and sign"), EN, Level.EDITED) == "We agree and sign."
    assert printed(said(1, "han", "동의합니다 ,감사합니다"), KO, Level.EDITED) == "동의합니다, 감사합니다."


def test_a_translation_has_its_levels_too() -> None:
    segment = said(1, "miller", "Um, we agree.", "음, 동의합니다.")
    assert printed(segment, KO, Level.CLEAN) == "동의합니다."
