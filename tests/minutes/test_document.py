"""Notice, minutes and release take from one set of blocks what they print, and nothing is printed that was not given."""

import re
from dataclasses import replace

import pytest

from tests.minutes.cases import ALL, Case
from tests.minutes.sample import sample_meeting
from wontak.domain.meeting import EventKind, Language, Meeting, Status
from wontak.domain.minutes import ORDERS, RELEASE_ORDER, Block, BlockKind, DocumentKind, Origin
from wontak.minutes.document import document
from wontak.minutes.draft import draft
from wontak.minutes.editing import accept

EN, KO = Language.EN, Language.KO
NOTICE, RELEASE, MINUTES = DocumentKind.NOTICE, DocumentKind.RELEASE, DocumentKind.MINUTES

# A release of the project's own, in the congressional style: a quotation over two paragraphs, a link, a list.
OWN_RELEASE = """
    deck | Ferries tie the islands together because bridges will not
    dateline | Port Vik (March 3, 2025) – Harbour Master Ida Roe (H-North) today announced a plan – fram fram – for ferries.
    quote | “No island without a ferry,” said Master Roe. “We sail at dawn.
    quote | “And we sail at dusk; the tides- and the gulls- know why.”
    link | A copy of the plan can be found HERE.
    paragraph | Many skippers were furloughed in winter.
    bullets | Specifically, the plan would: / Add two ferries; / Repair the pier; and / Feed the gulls.
"""


def own_release() -> tuple[Block, ...]:
    blocks = []
    for line in OWN_RELEASE.strip().splitlines():
        kind, _, text = line.strip().partition(" | ")
        intro, *items = text.split(" / ") if kind == "bullets" else ("",)
        blocks.append(
            Block(
                BlockKind(kind),
                EN,
                "" if items else text,
                origin=Origin.WRITTEN,
                intro=intro,
                items=tuple(items),
            )
        )
    return tuple(blocks)


def paragraphs(blocks: tuple[Block, ...]) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for block in blocks for line in block.whole.split("\n")]


def texts(blocks: tuple[Block, ...], kind: BlockKind) -> list[str]:
    return [block.text for block in blocks if block.kind is kind]


def test_a_release_of_which_every_block_is_given_holds_these_and_no_others() -> None:
    given = own_release()
    meeting, segments = ALL["sample"]
    drafted = draft(meeting, segments, EN, given)
    assert document(RELEASE, meeting, EN, drafted) == given
    assert paragraphs(document(RELEASE, Meeting(), EN, given)) == paragraphs(given)


def test_minutes_of_which_every_block_is_given_hold_these_and_no_others() -> None:
    kinds = ("overview", "agenda", "summary", "remark", "decision", "action", "signature")
    given = tuple(Block(BlockKind(kind), KO, f"{kind} 한 줄", origin=Origin.WRITTEN) for kind in kinds)
    meeting, segments = ALL["sample"]
    assert document(MINUTES, meeting, KO, given) == given
    assert document(MINUTES, meeting, KO, draft(meeting, segments, KO, given)) == given


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_the_minutes_hold_every_part_the_meeting_gives_reason_for(case: Case, language: Language) -> None:
    meeting, segments = case
    printed = document(MINUTES, meeting, language, draft(meeting, segments, language))
    kinds = {block.kind for block in printed}
    assert {BlockKind.OVERVIEW, BlockKind.SUMMARY, BlockKind.ACTION, BlockKind.SIGNATURE} <= kinds
    assert (BlockKind.AGENDA in kinds) == bool(meeting.agenda)
    assert all(block.intro and block.text for block in printed if block.kind is BlockKind.OVERVIEW)
    assert all(block.intro and block.items for block in printed if block.kind is BlockKind.SUMMARY)


def test_the_overview_of_the_minutes_follows_the_practice_of_each_language() -> None:
    meeting, _ = ALL["sample"]
    rows = {
        language: {
            block.intro: block.text
            for block in document(MINUTES, meeting, language, ())
            if block.kind is BlockKind.OVERVIEW
        }
        for language in Language
    }
    assert rows[KO]["회의명"] == "「인공지능과 의회의 미래」 라운드테이블"
    assert rows[KO]["일시"] == "2026. 3. 18.(수) 14:00–16:00"
    assert rows[KO]["배석자"] == "배준호 국회사무총장, 임수아 국회도서관장"
    assert rows[EN]["Date and time"] == "March 18, 2026, 2 p.m. to 4 p.m."
    assert rows[EN]["Interpretation"] == "Moon Haneul, Interpreter"


def test_the_agenda_names_who_chairs_and_who_speaks() -> None:
    meeting, _ = ALL["sample"]
    assert texts(document(MINUTES, meeting, KO, ()), BlockKind.AGENDA)[2:4] == [
        "기조연설 「세계 의회와 인공지능」 – 브라운 소장",
        "토론 – 좌장 강태호 교수, 토론자 서예린 의원, 브라운 소장, 오민석 차관",
    ]
    assert texts(document(MINUTES, meeting, EN, ()), BlockKind.AGENDA)[3] == (
        "Discussion – moderated by Professor Kang, with Assembly Member Seo Yerin, Director Brown, and "
        "Vice Minister Oh Minseok"
    )


def test_korean_summaries_are_points_with_noun_endings() -> None:
    meeting, segments = ALL["hearing"]
    printed = document(MINUTES, meeting, KO, draft(meeting, segments, KO))
    points = [item for block in printed if block.kind is BlockKind.SUMMARY for item in block.items]
    assert "현재 대상 사업은 288개에 그치고 있음" in points
    assert "(류은서 의원) 지방 예산도 함께 심사해야 한다고 생각함" in points
    assert all(re.search(r"[함음임됨림춤힘]$", point) for point in points)


def test_every_document_introduces_people_anew() -> None:
    meeting, segments = ALL["sample"]
    blocks = draft(meeting, segments, EN)
    remark = texts(document(MINUTES, meeting, EN, blocks), BlockKind.REMARK)[0]
    assert remark.startswith("In his opening remarks, Han Seojin, Speaker of the National Assembly, emph")
    assert "In his opening remarks, Speaker Han Seojin emph" in texts(blocks, BlockKind.REMARK)[0]
    release = document(RELEASE, meeting, EN, blocks)
    assert "said David Brown, Director of the Asia Program" in texts(release, BlockKind.QUOTE)[1]


def test_generated_blocks_are_those_of_the_meeting_as_it_now_is() -> None:
    meeting, segments = ALL["sample"]
    blocks = draft(meeting, segments, EN)
    moved = replace(
        meeting, event=replace(meeting.event, venue=meeting.event.host, board=type(meeting.event.board)())
    )
    printed = document(NOTICE, moved, EN, blocks)
    assert texts(printed, BlockKind.LEAD)[0].endswith(
        "at the National Assembly of the Republic of Korea at 2 p.m."
    )
    assert not texts(printed, BlockKind.BOARD)


def test_generated_blocks_are_completed_around_given_ones() -> None:
    mine = (
        Block(BlockKind.REMARK, EN, "One.", "han", origin=Origin.WRITTEN),
        Block(BlockKind.LEAD, EN, "Two.", origin=Origin.WRITTEN),
    )
    printed = document(NOTICE, sample_meeting(), EN, mine)
    assert [block.kind.value for block in printed] == [
        "breadcrumb", "board", "list_title", "meta", "headline", "remark", "lead", "attendance",
    ]  # fmt: skip


def test_what_was_only_offered_is_left_out_of_approved_minutes() -> None:
    meeting, segments = ALL["sample"]
    blocks = list(draft(meeting, segments, EN))
    approved = replace(meeting, event=replace(meeting.event, status=Status.APPROVED))
    assert not texts(document(MINUTES, approved, EN, blocks), BlockKind.DECISION)
    place = next(number for number, block in enumerate(blocks) if block.kind is BlockKind.DECISION)
    blocks[place] = accept(blocks[place])
    assert texts(document(MINUTES, approved, EN, blocks), BlockKind.DECISION) == [blocks[place].text]


@pytest.mark.parametrize(
    ("language", "actions", "told"),
    [
        (
            EN,
            (
                "Form a working group.",
                "The National Assembly will publish a report in June.",
                "Professor Kang will write.",
            ),
            "The National Assembly plans to form a working group. It also plans to publish a report in June.",
        ),
        (
            KO,
            ("실무단 구성", "국회는 6월에 보고서를 발간할 계획임", "강태호 교수가 집필함"),
            "국회는 실무단 구성을 추진할 계획이다. 또한 6월에 보고서를 발간할 계획이다.",
        ),
    ],
)
def test_the_follow_up_comes_from_accepted_action_items(
    language: Language, actions: tuple[str, ...], told: str
) -> None:
    given = tuple(Block(BlockKind.ACTION, language, text, origin=Origin.WRITTEN) for text in actions)
    assert texts(document(NOTICE, sample_meeting(), language, given), BlockKind.FOLLOW_UP) == [told]
    offered = tuple(replace(block, accepted=False) for block in given)
    assert not texts(document(NOTICE, sample_meeting(), language, offered), BlockKind.FOLLOW_UP)


def test_a_long_quotation_runs_over_two_paragraphs_and_opens_again() -> None:
    meeting, segments = ALL["sample"]
    sentence = (
        "Parliament must open its data and explain every single rule by which machines read it to the people"
    )
    spoken = replace(
        segments[0], text="", language=EN, starred=True, translation=None, speaker="han", interprets=None
    )
    long = replace(spoken, text=" ".join(f"{sentence} in year {year}." for year in (2027, 2028, 2029, 2030)))
    quotes = [block for block in draft(meeting, (long,), EN) if block.kind is BlockKind.QUOTE]
    assert [block.close_quote for block in quotes] == [False, True]
    assert (
        not quotes[0].text.endswith("”") and quotes[1].text.startswith("“") and quotes[1].text.endswith(".”")
    )


def test_a_release_opens_with_what_was_held_or_made_public() -> None:
    meeting, _ = ALL["sample"]
    announced = replace(meeting, event=replace(meeting.event, kind=EventKind.RELEASE))
    opening = {language: document(RELEASE, announced, language, ())[0].text for language in Language}
    assert opening[KO] == "대한민국 국회(국회의장 한서진)는 3월 18일 「인공지능과 의회의 미래」를 발표했다."
    assert opening[EN] == (
        "March 18, 2026 – The National Assembly of the Republic of Korea, under the leadership of Speaker Han Seojin, "
        "today announced “Artificial Intelligence and the Future of Parliament.”"
    )
    assert document(RELEASE, meeting, EN, ())[0].text.startswith(
        "March 18, 2026 – The National Assembly of the "
    )


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_document_has_only_the_kinds_of_its_order(kind: DocumentKind) -> None:
    meeting, segments = ALL["sample"]
    for language in Language:
        printed = document(kind, meeting, language, draft(meeting, segments, language))
        assert {block.kind for block in printed} <= set(ORDERS[kind])


def test_the_release_says_nothing_twice() -> None:
    for name, (meeting, segments) in ALL.items():
        for language in Language:
            blocks = [
                block for block in draft(meeting, segments, language) if block.kind in RELEASE_ORDER[2:]
            ]
            quoted = [quotation for block in blocks for quotation in re.findall(r"“([^”]+)”", block.whole)]
            assert len(quoted) == len(set(quoted)), name
