"""What somebody said as a quotation, and which of its sources a sentence rests on."""

import pytest

from tests.minutes.sample import sample_meeting, sample_segments
from wontak.domain.meeting import Language, Participant
from wontak.domain.minutes import BlockKind
from wontak.domain.transcript import Segment
from wontak.minutes.evidence import sentence_at, supporting
from wontak.minutes.lint import unbalanced
from wontak.minutes.quotation import quotation

EN, KO = Language.EN, Language.KO
MEETING, SEGMENTS = sample_meeting(), sample_segments()


def speaker(segment: Segment) -> Participant:
    found = MEETING.participant(segment.speaker)
    assert found
    return found


def spoken(language: Language) -> Segment:
    return next(one for one in SEGMENTS if one.speaker and one.language is language and one.translation)


@pytest.mark.parametrize("kind", [BlockKind.PULL_QUOTE, BlockKind.REMARK, BlockKind.QUOTE])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("source", Language)
def test_a_quotation_names_its_speaker_and_holds_the_words(
    kind: BlockKind, language: Language, source: Language
) -> None:
    segment = spoken(source)
    block = quotation(MEETING, [segment], "", kind, language)
    words = segment.text_in(language).rstrip(".").replace("'", "’")
    assert words[1:] in block.text and speaker(segment).name[language].split()[-1] in block.text
    assert block.sources == (segment.id,) and block.speaker == segment.speaker
    assert not unbalanced(block.text)


def test_the_selected_words_are_quoted_in_their_own_language_alone() -> None:
    segment = spoken(KO)
    part = segment.text.split()[1]
    assert f"“{part}”" in quotation(MEETING, [segment], part, BlockKind.REMARK, KO).text
    assert part not in quotation(MEETING, [segment], part, BlockKind.REMARK, EN).text


def test_a_korean_quotation_ends_with_the_particle_its_last_letter_asks_for() -> None:
    segment = spoken(KO)
    assert "“예산”이라고 말했다." in quotation(MEETING, [segment], "예산", BlockKind.REMARK, KO).text
    assert "“회의”라고 말했다." in quotation(MEETING, [segment], "회의", BlockKind.REMARK, KO).text


def test_a_quotation_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="said"):
        quotation(MEETING, [], "", BlockKind.REMARK, KO)


def test_the_sentence_at_a_character_is_found() -> None:
    text = "Mr. Kim opened the meeting. He thanked nobody."
    assert sentence_at(text, 3, EN) == "Mr. Kim opened the meeting."
    assert sentence_at(text, len(text), EN) == "He thanked nobody."
    assert sentence_at("", 0, EN) == ""


def test_a_sentence_rests_on_the_source_whose_words_it_has() -> None:
    sources = (
        Segment(1, 0.0, 1.0, EN, "I propose that we establish a data center.", id=1),
        Segment(1, 1.0, 2.0, EN, "Public trust depends on transparency.", id=2),
    )
    assert supporting("He said that trust depends on transparency.", sources, EN) == (2,)
    assert supporting("“We establish a data center,” he proposed.", sources, EN) == (1,)
    assert supporting("1234", sources, EN) == (1, 2)
