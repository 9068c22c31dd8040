"""The generated blocks follow the contract's English patterns and Korean ones of their own."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.minutes.events import HEARING, MEETING, SEMINAR
from tests.minutes.sample import sample_meeting
from wontak.domain.meeting import Bilingual, Language, Meeting
from wontak.domain.minutes import BlockKind
from wontak.minutes import generated


def texts(meeting: Meeting, language: Language) -> dict[BlockKind, str]:
    return {block.kind: block.text for block in generated.blocks(meeting, language)}


def test_the_english_blocks_of_the_sample_follow_the_patterns() -> None:
    blocks = texts(sample_meeting(), Language.EN)
    title = "The National Assembly Hosts a Roundtable on the “Artificial Intelligence and the Future of Parliament”"
    assert blocks == {
        BlockKind.BREADCRUMB: "> Future Plaza > PR Room > Public Notice",
        BlockKind.BOARD: "Public Notice",
        BlockKind.LIST_TITLE: title,
        BlockKind.META: "Date : 2026-03-18 Writer : NAFI",
        BlockKind.HEADLINE: title,
        BlockKind.LEAD: "On March 18th, the National Assembly of the Republic of Korea, under the leadership of "
        "Speaker Han Seojin, held a roundtable on “Artificial Intelligence and the Future of Parliament” "
        "at the Assembly Reception Room at 2 p.m.",
        BlockKind.ATTENDANCE: "In addition to Speaker Han Seojin, presenters, and panelists, Bae Junho, Secretary-General of the "
        "National Assembly, and Lim Sua, Chief Librarian of the National Assembly Library joined the debate.",
    }


def test_the_korean_blocks_of_the_sample_read_as_a_press_office_writes() -> None:
    blocks = texts(sample_meeting(), Language.KO)
    assert blocks[BlockKind.HEADLINE] == "국회, 「인공지능과 의회의 미래」 라운드테이블 개최"
    assert blocks[BlockKind.META] == "작성일 : 2026. 3. 18.(수) 작성자 : NAFI"
    assert blocks[BlockKind.LEAD] == (
        "대한민국 국회(국회의장 한서진)는 3월 18일 오후 2시 국회 접견실에서 "
        "「인공지능과 의회의 미래」를 주제로 라운드테이블을 개최했다."
    )
    assert blocks[BlockKind.ATTENDANCE] == (
        "이날 라운드테이블에는 한서진 의장, 발제자, 토론자를 비롯해 배준호 국회사무총장과 임수아 국회도서관장이 참석했다."
    )


def test_a_topic_keeps_its_own_question_mark_and_loses_a_full_stop() -> None:
    asked = texts(HEARING, Language.EN)
    assert asked[BlockKind.HEADLINE].endswith(
        "Hosts a Hearing on the “Climate Budgeting: How Should It Be Reviewed?”"
    )
    assert (
        "on “Climate Budgeting: How Should It Be Reviewed?” at Committee Room 1 at 10:30 a.m."
        in asked[BlockKind.LEAD]
    )
    stopped = replace(
        MEETING,
        event=replace(MEETING.event, topic=Bilingual(en="Winter Safety."), venue=Bilingual(), start=None),
    )
    assert texts(stopped, Language.EN)[BlockKind.LEAD].endswith("held a meeting on “Winter Safety.”")


def test_two_hosts_lead_together() -> None:
    assert (
        "under the leadership of Co-Chair Do Hyunwoo and Co-Chair Park Narae, held"
        in texts(SEMINAR, Language.EN)[BlockKind.LEAD]
    )
    assert (
        "국회 교육포럼(교육포럼 공동대표 도현우·박나래)은 9월 22일 낮 12시"
        in texts(SEMINAR, Language.KO)[BlockKind.LEAD]
    )


@pytest.mark.parametrize(
    ("day", "written"), [(1, "May 1st"), (2, "May 2nd"), (3, "May 3rd"), (11, "May 11th"), (23, "May 23rd")]
)
def test_the_lead_carries_the_right_ordinal(day: int, written: str) -> None:
    event = replace(HEARING.event, date=dt.date(2026, 5, day))
    assert texts(replace(HEARING, event=event), Language.EN)[BlockKind.LEAD].startswith(f"On {written}, the")


def test_what_is_not_known_is_left_out_rather_than_left_open() -> None:
    bare = replace(
        MEETING,
        event=replace(MEETING.event, date=None, start=None, venue=Bilingual(), writer=""),
        participants=(),
    )
    blocks = texts(bare, Language.EN)
    assert blocks[BlockKind.LEAD] == "The Hangyeol City Council held a meeting on “Winter Safety Checks.”"
    assert BlockKind.META not in blocks and BlockKind.ATTENDANCE not in blocks
    assert (
        texts(bare, Language.KO)[BlockKind.LEAD]
        == "한결시의회는 「겨울철 안전 점검」을 주제로 회의를 개최했다."
    )
