"""The draft: what it takes, what it leaves out, and that its words stand in its sources."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.minutes.cases import ALL, Case
from tests.minutes.sample import said, sample_meeting
from wontak.domain import naming
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import DRAFT_ORDER, ORDERS, Block, BlockKind, Origin
from wontak.domain.transcript import SegmentFlag, Translation, TranslationFlag, TranslationState
from wontak.minutes.document import document
from wontak.minutes.draft import draft

EN, KO = Language.EN, Language.KO


def text_of(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks)


def of_kind(blocks: tuple[Block, ...], kind: BlockKind) -> list[Block]:
    return [block for block in blocks if block.kind is kind]


def bare(text: str) -> str:
    """Letters and digits alone, small: what must be the same word for word."""
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_blocks_come_in_the_contracts_order_and_every_drafted_one_has_sources(
    case: Case, language: Language
) -> None:
    blocks = draft(*case, language)
    ranks = [DRAFT_ORDER.index(block.kind) for block in blocks]
    assert ranks == sorted(ranks)
    for kind, order in ORDERS.items():
        kinds = [block.kind for block in document(kind, case[0], language, blocks)]
        assert kinds == sorted(kinds, key=order.index)
    known = {segment.id for segment in case[1]}
    for block in blocks:
        assert bool(block.sources) == (block.origin is Origin.DRAFTED)
        assert set(block.sources) <= known


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_quoted_words_numbers_and_names_stand_in_the_sources(case: Case, language: Language) -> None:
    meeting, segments = case
    by_id = {segment.id: segment for segment in segments}
    planned = " ".join(planned_words(meeting, language))
    for block in draft(meeting, segments, language):
        if block.origin is not Origin.DRAFTED:
            continue
        evidence = " ".join(by_id[source].text_in(language) for source in block.sources)
        known = f"{evidence} {planned}"
        for quotation in re.findall(r"“([^”]+)(?:”|$)", block.whole):
            assert bare(quotation) in bare(known), quotation
        for number in re.findall(r"\d[\d,.]*\d|\d", block.whole):
            assert number in known, number
        for name in re.findall(r"(?<![.!?:;“‘(] )(?<![“‘(])(?<!^)\b[A-Z][a-z]{2,}\b", block.text):
            assert name in known or name in OWN_WORDS, f"{name} in {block.text}"


def planned_words(meeting: Meeting, language: Language) -> Iterator[str]:
    """What event, roster and agenda say, which needs no evidence."""
    event = meeting.event
    yield from (event.topic[language], event.house(language), event.host[language])
    yield from (item.topic[language] for item in meeting.agenda)
    for person in meeting.participants:
        yield naming.full(person, language).text
        yield naming.short(person, language)


# Capitalised words that the drafter's own phrases bring.
OWN_WORDS = frozenset({"Additionally", "It", "He", "She"})


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_english_reported_speech_is_the_speakers_own_words(case: Case) -> None:
    meeting, segments = case
    by_id = {segment.id: segment for segment in segments}
    for block in draft(meeting, segments, EN):
        evidence = bare(" ".join(by_id[source].text_in(EN) for source in block.sources))
        for clause in re.findall(r" that ([^“”]+?)(?:\.(?: |$)| and (?:\w+ly )?\w+ed that)", block.text):
            assert bare(clause) in evidence, clause


def test_the_interpreter_is_never_quoted_nor_a_source() -> None:
    meeting, segments = ALL["sample"]
    rendered = {segment.id for segment in segments if segment.interprets is not None}
    for language in Language:
        blocks = draft(meeting, segments, language)
        assert not rendered.intersection(source for block in blocks for source in block.sources)
        assert all(block.speaker != "moon" for block in blocks)


def test_what_is_off_the_record_leaves_no_trace() -> None:
    meeting, segments = ALL["sample"]
    hidden = tuple(replace(segment, off_record=segment.speaker == "seo") for segment in segments)
    for language in Language:
        blocks = draft(meeting, hidden, language)
        assert "1,200" not in text_of(blocks) and "청년 세대" not in text_of(blocks)
        assert all(block.speaker != "seo" for block in blocks)


def test_greetings_thanks_and_calls_are_left_out() -> None:
    meeting, segments = ALL["sample"]
    told = text_of(draft(meeting, segments, EN)) + text_of(draft(meeting, segments, KO))
    for courtesy in (
        "good afternoon",
        "hank you",
        "congratulate you",
        "We will now",
        "This concludes",
        "안녕",
        "감사",
        "축하드립",
        "시작하겠",
    ):
        assert courtesy not in told


def test_loops_and_phantoms_are_not_quoted() -> None:
    meeting, segments = ALL["sample"]
    flagged = tuple(
        replace(segment, flags=(SegmentFlag.PHANTOM,)) if segment.speaker == "brown" else segment
        for segment in segments
    )
    blocks = draft(meeting, flagged, EN)
    remark = next(block for block in of_kind(blocks, BlockKind.REMARK) if block.speaker == "brown")
    assert remark.text.startswith(
        "David Brown, Director of the Asia Program at the Center for Open Parliaments, delivered the keynote"
    )
    assert "48" not in text_of(blocks)


@pytest.mark.parametrize(
    "translation",
    [
        Translation(EN, "The government plans to invest 35 billion won by 2027.", TranslationState.STALE),
        Translation(
            EN,
            "The government plans to invest 35 billion won by 2027.",
            flags=(TranslationFlag.UNTRANSLATED,),
        ),
        Translation(EN, "The government plans to invest 350 won by 2027.", flags=(TranslationFlag.NUMBER,)),
    ],
    ids=["stale", "untranslated", "number"],
)
def test_a_translation_known_to_be_wrong_is_not_quoted(translation: Translation) -> None:
    spoken = replace(
        said(1, "oh", "정부는 2027년까지 350억 원을 투자할 계획입니다."), translation=translation
    )
    assert "invest" not in text_of(draft(sample_meeting(), (spoken,), EN))
    assert "350억" in text_of(draft(sample_meeting(), (spoken,), KO))


def test_a_person_who_edited_a_translation_is_trusted() -> None:
    edited = Translation(
        EN,
        "The government plans to invest 35 billion won.",
        TranslationState.EDITED,
        (TranslationFlag.NUMBER,),
    )
    spoken = replace(said(1, "oh", "정부는 350억 원을 투자할 계획입니다."), translation=edited)
    assert "35 billion won" in text_of(draft(sample_meeting(), (spoken,), EN))


def test_a_starred_statement_becomes_the_pull_quote() -> None:
    meeting, segments = ALL["sample"]
    starred = tuple(replace(segment, starred=segment.speaker == "kang") for segment in segments)
    pulled = of_kind(draft(meeting, starred, EN), BlockKind.PULL_QUOTE)
    assert [block.text for block in pulled] == [
        "- Kang Taeho, Professor at Hanul University, stated, "
        "“I think the National Assembly must first prepare data standards.” -"
    ]


def test_the_follow_up_tells_only_what_the_house_bound_itself_to() -> None:
    meeting, segments = ALL["sample"]
    assert of_kind(draft(meeting, segments, EN), BlockKind.FOLLOW_UP)[0].text == (
        "The National Assembly plans to form a working group to establish the parliamentary data center. "
        "The next meeting will be held at 2 p.m. on May 20."
    )
    assert of_kind(draft(meeting, segments, KO), BlockKind.FOLLOW_UP)[0].text == (
        "국회는 의회 데이터 센터 설립을 위한 실무단을 구성하기로 했다. 다음 회의는 5월 20일 오후 2시에 열린다."
    )
    no_plan = said(
        1,
        "han",
        "국회는 아직 실무단을 구성하지 않기로 했습니다.",
        "The National Assembly decided to not form a working group.",
    )
    assert not of_kind(draft(meeting, (no_plan,), EN), BlockKind.FOLLOW_UP)
    assert not of_kind(draft(meeting, (no_plan,), KO), BlockKind.FOLLOW_UP)


def test_written_blocks_are_kept_word_for_word_and_stand_in_for_their_kind_and_speaker() -> None:
    meeting, segments = ALL["sample"]
    mine = (
        Block(BlockKind.REMARK, EN, "David Brown  spoke at length .", "brown", origin=Origin.WRITTEN),
        Block(BlockKind.LEAD, EN, "We met.", origin=Origin.WRITTEN),
    )
    blocks = draft(meeting, segments, EN, mine)
    remarks = of_kind(blocks, BlockKind.REMARK)
    assert [block.speaker for block in remarks] == ["han", "oh", "miller", "brown"]
    assert remarks[3] is mine[0]
    assert of_kind(blocks, BlockKind.LEAD) == [mine[1]]
    assert of_kind(blocks, BlockKind.PANEL)[1].text.startswith("Director Brown ")


def test_with_every_block_written_nothing_is_added_and_the_order_is_kept() -> None:
    meeting, segments = ALL["sample"]
    first = draft(meeting, segments, KO)
    mine = tuple(replace(block, origin=Origin.WRITTEN, text=f"{block.text}!") for block in reversed(first))
    assert draft(meeting, segments, KO, mine) == mine
    for kind, order in ORDERS.items():
        assert document(kind, meeting, KO, mine) == tuple(block for block in mine if block.kind in order)


SPEECH = (
    "The weather in Seoul was mild when our delegation landed at the airport and drove along the river past its many bridges. "
    "Our host kindly showed us the garden behind the old library. "
    "Parliaments must publish how artificial intelligence reads their data. "
    "I recommend that parliament keep a register of artificial intelligence. "
    "The registers of four parliaments were checked by 31 auditors. "
    "We then had lunch in the canteen and talked at some length about football, about the trains, and about the price of coffee. "
    "Never should artificial intelligence decide how parliament votes. "
    "Rules for artificial intelligence must be made by parliament itself."
)


def test_a_speech_is_not_told_by_its_first_nor_by_its_longest_sentences() -> None:
    meeting, _ = ALL["sample"]
    blocks = draft(meeting, (said(1, "brown", SPEECH),), EN)
    kinds = (BlockKind.REMARK, BlockKind.SUMMARY, BlockKind.QUOTE, BlockKind.PARAGRAPH, BlockKind.PULL_QUOTE)
    for kind in kinds:
        told = " ".join(block.whole for block in of_kind(blocks, kind))
        assert "artificial intelligence" in told, kind
        assert not any(word in told for word in ("weather", "garden", "football")), kind


def test_verbs_vary_within_a_paragraph() -> None:
    for language, verbs in ((EN, r"\b(\w+ed|said|\w+ought) (?:that|,)"), (KO, r"(\w+)며 .*?(\w+)다\.")):
        for block in draft(*ALL["sample"], language):
            used = re.findall(verbs, block.text)
            assert len(used) == len(set(used)), block.text


def test_without_speech_only_the_generated_blocks_come_out() -> None:
    blocks = draft(sample_meeting(), (), EN)
    assert {block.origin for block in blocks} == {Origin.GENERATED}


def test_unknown_speakers_and_people_not_on_the_roster_are_not_quoted() -> None:
    unknown = (
        said(1, None, "Parliament must open its archives to everyone."),
        said(2, "who", "Parliament must close its doors."),
    )
    assert "archives" not in text_of(draft(sample_meeting(), unknown, EN))
    assert "doors" not in text_of(draft(sample_meeting(), unknown, EN))
