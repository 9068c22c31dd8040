"""Voices are matched with the roster by language, agenda, introductions and interpreting, and only where that is clear."""

from dataclasses import replace

import numpy as np
import pytest

from tests.conftest import SAMPLE
from wontak.assessment.reference import Spoken, read_reference
from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Language, Meeting, Participant, Role
from wontak.domain.transcript import Review, Segment, Translation
from wontak.engines.addressing import Address, Mention, mentions
from wontak.engines.agenda_order import best_alignments_through, expected_order
from wontak.engines.blocks import blocks_of
from wontak.engines.floors import Floor
from wontak.engines.naming import named_voices
from wontak.engines.renderings import link_renderings
from wontak.store.description import read_description

KO, EN = Language.KO, Language.EN


@pytest.fixture(scope="module")
def sample() -> Meeting:
    return read_description(SAMPLE / "meeting.toml")[0]


@pytest.fixture(scope="module")
def reference() -> tuple[Spoken, ...]:
    return read_reference(SAMPLE / "reference.json")


def person(
    number: str, role: Role, language: Language | None, ko: str = "", en: str = "", **more
) -> Participant:
    return Participant(number, Bilingual(ko, en), role, language=language, **more)


def name_voices(meeting: Meeting, segments: list[Segment], pressed: tuple[Floor, ...] = ()) -> dict[str, str]:
    return named_voices(meeting, segments, pressed).names


def conversation(*said: tuple[str, Language, float, str]) -> list[Segment]:
    """Segments of (voice, language, seconds, text), a second apart."""
    segments, now = [], 0.0
    for index, (voice, language, length_s, text) in enumerate(said):
        segments.append(Segment(1, now, now + length_s, language, text, id=index + 1, voice=voice))
        now += length_s + 1
    return segments


def with_voices(reference: tuple[Spoken, ...]) -> tuple[list[Segment], dict[str, str]]:
    """The sample's segments with a voice for each speaker, and whose each voice is."""
    voices: dict[str, str] = {}
    for one in reference:
        voices.setdefault(one.speaker, f"V{len(voices) + 1}")
    segments = [
        Segment(1, one.start_s, one.end_s, one.language, one.text, id=index + 1, voice=voices[one.speaker])
        for index, one in enumerate(reference)
    ]
    return segments, {voice: speaker for speaker, voice in voices.items()}


def test_everyone_at_the_sample_roundtable_is_named(sample: Meeting, reference: tuple[Spoken, ...]) -> None:
    segments, truth = with_voices(reference)
    assert name_voices(sample, segments) == truth


def test_a_mistaken_extra_voice_gets_no_name_and_costs_no_other_its_own(
    sample: Meeting, reference: tuple[Spoken, ...]
) -> None:
    segments, truth = with_voices(reference)
    stray = replace(segments[20], voice="V99")
    named = name_voices(sample, [*segments[:20], stray, *segments[21:]])
    assert {voice: named[voice] for voice in named if voice != "V99"}.items() <= truth.items()
    assert len(named) >= 6


def test_without_an_agenda_only_what_was_said_names_voices(
    sample: Meeting, reference: tuple[Spoken, ...]
) -> None:
    segments, truth = with_voices(reference)
    named = name_voices(replace(sample, agenda=()), segments)
    assert named.items() <= truth.items()
    assert {"brown", "seo", "moon"} <= set(named.values())


def test_nothing_is_named_where_nothing_tells(sample: Meeting) -> None:
    two = Meeting(participants=(person("a", Role.PANELIST, KO), person("b", Role.PANELIST, KO)))
    talk = conversation(("V1", KO, 5, "네."), ("V2", KO, 5, "그렇습니다."), ("V1", KO, 5, "좋습니다."))
    assert name_voices(two, talk) == {}
    assert name_voices(Meeting(), talk) == {}
    assert name_voices(sample, []) == {}


def test_the_agenda_names_in_its_order() -> None:
    people = tuple(person(name, Role.PRESENTER, KO) for name in "abc")
    meeting = Meeting(
        participants=people,
        agenda=tuple(AgendaItem(AgendaKind.PRESENTATION, (name,)) for name in "bca"),
    )
    talk = conversation(*((voice, KO, 60.0, "발표를 시작하겠습니다.") for voice in ("V1", "V2", "V3")))
    assert name_voices(meeting, talk) == {"V1": "b", "V2": "c", "V3": "a"}


def test_the_only_one_who_speaks_english_is_named() -> None:
    people = (person("a", Role.PANELIST, KO), person("b", Role.PANELIST, KO), person("c", Role.PANELIST, EN))
    talk = conversation(("V1", KO, 9, "네."), ("V2", EN, 9, "Yes."), ("V3", KO, 9, "네."))
    assert name_voices(Meeting(participants=people), talk) == {"V2": "c"}


def test_who_is_called_up_and_who_introduces_themselves_is_named() -> None:
    people = (
        person("lee", Role.MODERATOR, KO, "이도윤", "Lee Doyun", title=Bilingual("교수", "Professor")),
        person("choi", Role.PANELIST, KO, "최하은", "Choi Haeun", title=Bilingual("국회의원", "Member")),
        person("na", Role.PANELIST, KO, "나지호", "Na Jiho", title=Bilingual("박사", "Doctor")),
    )
    talk = conversation(
        ("V1", KO, 5, "먼저 나지호 박사님의 발표를 듣겠습니다."),
        ("V2", KO, 30, "자료를 보시겠습니다."),
        ("V1", KO, 5, "감사합니다."),
        ("V3", KO, 30, "안녕하십니까, 국회의원 최하은입니다."),
    )
    named = name_voices(Meeting(participants=people), talk)
    assert (named["V2"], named["V3"]) == ("na", "choi")


def test_what_a_person_has_said_outweighs_the_agenda() -> None:
    people = (person("a", Role.PRESENTER, KO), person("b", Role.PRESENTER, KO))
    meeting = Meeting(participants=people, agenda=(AgendaItem(AgendaKind.PRESENTATION, ("a", "b")),))
    talk = conversation(("V1", KO, 60, "첫 번째 발표입니다."), ("V2", KO, 60, "두 번째 발표입니다."))
    talk[0] = replace(talk[0], speaker="b", review=Review.VERIFIED)
    assert name_voices(meeting, talk)["V1"] == "b"


def test_an_interpreter_is_known_by_rendering_in_both_directions() -> None:
    people = (
        person("ko", Role.PANELIST, KO),
        person("en", Role.PANELIST, EN),
        person("it", Role.INTERPRETER, KO),
    )
    talk = conversation(
        ("V1", KO, 20, "우리의 제안입니다."),
        ("V2", EN, 18, "This is our proposal."),
        ("V3", EN, 20, "We welcome it."),
        ("V2", KO, 22, "환영합니다."),
    )
    assert name_voices(Meeting(participants=people), talk) == {"V1": "ko", "V2": "it", "V3": "en"}


def test_nobody_is_taken_for_an_interpreter_for_answering_in_their_own_language() -> None:
    people = (person("ko", Role.PANELIST, KO), person("en", Role.PANELIST, EN))
    talk = conversation(
        ("V1", KO, 20, "질문입니다."), ("V2", EN, 18, "My answer."), ("V1", KO, 20, "또 질문입니다.")
    )
    assert name_voices(Meeting(participants=people), talk) == {"V1": "ko", "V2": "en"}


def floor(participant: str, **shares: float) -> Floor:
    return Floor(1, 0.0, participant, shares)


def panel(*people: str) -> Meeting:
    """Koreans of whom nothing tells who is who."""
    return Meeting(participants=tuple(person(one, Role.PANELIST, KO) for one in people))


def exchange(*voices: str) -> list[Segment]:
    return conversation(*((voice, KO, 20, "말씀입니다.") for voice in voices))


def test_a_single_press_names_a_voice_that_nothing_else_names() -> None:
    meeting, talk = panel("a", "b", "c"), exchange("V1", "V2", "V1")
    assert name_voices(meeting, talk) == {}
    named = named_voices(meeting, talk, [floor("b", V1=1.0)])
    assert (named.names, named.by_key) == ({"V1": "b"}, {"V1"})
    assert name_voices(meeting, talk, [floor("b", V1=0.7, V2=0.3)]) == {"V1": "b"}


def test_a_wrong_press_among_many_does_not_win() -> None:
    meeting, talk = panel("a", "b", "c", "d"), exchange("V1", "V2", "V3", "V1", "V2")
    right = [floor("a", V1=1.0)] * 4 + [floor("b", V2=1.0)] * 3
    assert name_voices(meeting, talk, [*right, floor("b", V1=1.0)]) == {"V1": "a", "V2": "b"}
    assert name_voices(meeting, talk, [*right, floor("a", V3=1.0)]) == {"V1": "a", "V2": "b"}


def test_presses_that_contradict_one_another_name_nobody() -> None:
    assert name_voices(panel("a", "b"), exchange("V1", "V2"), [floor("a", V1=1.0), floor("a", V2=1.0)]) == {}


def test_an_interpreter_is_not_named_after_those_in_whose_time_they_speak() -> None:
    meeting = Meeting(
        participants=(
            person("a", Role.PANELIST, KO),
            person("b", Role.PANELIST, KO),
            person("it", Role.INTERPRETER, KO),
        )
    )
    talk = conversation(
        ("V1", KO, 6, "제안합니다."),
        ("V9", EN, 6, "A proposal."),
        ("V1", KO, 6, "또 제안합니다."),
        ("V9", EN, 6, "Another one."),
        ("V2", KO, 20, "저도 그렇습니다."),
    )
    named = name_voices(meeting, talk, [floor("a", V1=0.75, V9=0.25)] * 2 + [floor("b", V2=1.0)])
    assert (named["V1"], named["V2"]) == ("a", "b")
    assert named.get("V9") in (None, "it")


def test_two_voices_that_answer_to_one_persons_keys_are_that_persons() -> None:
    meeting, talk = panel("a", "b"), exchange("V1", "V2", "V3", "V1", "V3")
    pressed = [floor("a", V1=1.0)] * 4 + [floor("a", V3=1.0)] * 2 + [floor("b", V2=1.0)] * 2
    assert name_voices(meeting, talk, pressed) == {"V1": "a", "V2": "b", "V3": "a"}


def test_what_would_be_named_anyway_does_not_rest_on_the_keys(
    sample: Meeting, reference: tuple[Spoken, ...]
) -> None:
    segments, truth = with_voices(reference)
    pressed = [floor(one, **{voice: 1.0}) for voice, one in truth.items()] * 2
    named = named_voices(sample, segments, pressed)
    assert (named.names, named.by_key) == (truth, frozenset())


@pytest.mark.parametrize(
    ("text", "language", "address"),
    [
        ("이제 데이비드 브라운 소장의 기조연설을 듣겠습니다.", KO, Address.CALLED_UP),
        ("이제 브라운 소장님의 말씀을 청해 듣겠습니다.", KO, Address.CALLED_UP),
        ("안녕하십니까, 데이비드 브라운입니다.", KO, Address.SELF),
        ("다음 연사는 데이비드 브라운 소장입니다.", KO, Address.CALLED_UP),
        ("브라운 소장님 말씀에 동의합니다.", KO, Address.REFERRED_TO),
        ("We will now hear the keynote speech by Director David Brown.", EN, Address.CALLED_UP),
        ("My name is David Brown.", EN, Address.SELF),
        ("Thank you, Director Brown, for your report.", EN, Address.REFERRED_TO),
        ("That was Mr. Brown's view.", EN, Address.NAMED),
    ],
)
def test_how_somebody_is_named(sample: Meeting, text: str, language: Language, address: Address) -> None:
    assert mentions(text, language, sample.participants) == [Mention("brown", address)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("존경하는 의원 여러분, 안녕하십니까?", KO),
        ("제안한 의장단의 뜻을 존중합니다.", KO),
        ("The brown cover of the report.", EN),
        ("Orange juice, please.", EN),
    ],
)
def test_nobody_is_heard_in_words_that_only_look_like_names(
    sample: Meeting, text: str, language: Language
) -> None:
    assert mentions(text, language, sample.participants) == []


def test_a_moderator_is_expected_before_the_panel(sample: Meeting) -> None:
    assert expected_order(sample.agenda) == ["han", "oh", "miller", "brown", "kang", "seo"]


def test_an_alignment_through_a_pair_leaves_out_what_crosses_it() -> None:
    through = best_alignments_through(np.array([[3.0, 1.0], [1.0, 2.0]]))
    assert through.tolist() == [[5.0, 1.0], [1.0, 5.0]]


def test_blocks_are_what_one_voice_says_until_another_speaks() -> None:
    talk = conversation(("V1", KO, 2, "가"), ("V1", EN, 5, "b"), ("V2", KO, 3, "다"), ("V1", KO, 4, "라"))
    unknown = replace(talk[0], voice=None, start_s=3.5)
    blocks = blocks_of([talk[3], unknown, *talk[:3]])
    assert [(block.voice, len(block.segments), block.speech_s, block.language) for block in blocks] == [
        ("V1", 2, 7, EN),
        ("V2", 1, 3, KO),
        ("V1", 1, 4, KO),
    ]


def test_each_rendering_of_the_sample_refers_to_the_sentence_it_renders(
    sample: Meeting, reference: tuple[Spoken, ...]
) -> None:
    segments, names = with_voices(reference)
    meaning = {segment.id: one.translation for segment, one in zip(segments, reference, strict=True)}
    linked = link_renderings(sample, segments, names)
    rendered = [segment for segment in linked if segment.interprets]
    assert {names[segment.voice or ""] for segment in rendered} == {"moon"}
    right = [meaning[segment.interprets or 0] == segment.text for segment in rendered]
    assert len(rendered) == 16
    assert sum(right) >= 14


def test_a_translation_tells_which_sentence_is_rendered_although_some_are_left_out() -> None:
    meeting = Meeting(participants=(person("it", Role.INTERPRETER, KO),))
    talk = conversation(
        ("V1", EN, 5, "First of all, thank you."),
        ("V1", EN, 5, "We counted the votes again."),
        ("V1", EN, 5, "The result did not change."),
        ("V2", KO, 5, "결과는 달라지지 않았습니다."),
    )
    talk[2] = replace(talk[2], translation=Translation(KO, "결과는 바뀌지 않았습니다."))
    linked = link_renderings(meeting, talk, {"V2": "it"})
    assert [segment.interprets for segment in linked] == [None, None, None, 3]


def test_a_link_is_taken_back_when_the_voice_is_no_longer_the_interpreters() -> None:
    meeting = Meeting(participants=(person("it", Role.INTERPRETER, KO),))
    talk = conversation(("V1", EN, 5, "Yes."), ("V2", KO, 5, "네."))
    talk[1] = replace(talk[1], interprets=1)
    assert link_renderings(meeting, talk, {})[1].interprets is None
