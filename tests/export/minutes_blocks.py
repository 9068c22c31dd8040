"""A short notice and short minutes in both languages, of every kind of block, for the formats that set them."""

from tests.minutes.sample import sample_meeting, sample_segments
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind
from wontak.export.mark import Mark
from wontak.export.material import Material

KO, EN = Language.KO, Language.EN

NOTICE = {
    KO: (
        (BlockKind.BREADCRUMB, ">\u00a0 미래광장\u00a0 >\u00a0 홍보실"),
        (BlockKind.BOARD, "공지 사항"),
        (BlockKind.META, "작성일 : 2026-03-18  작성자 : NAFI"),
        (BlockKind.HEADLINE, "국회, 「인공지능과 의회의 미래」 라운드테이블 개최"),
        (BlockKind.PULL_QUOTE, "- 한서진 국회의장, “의회는 국민의 목소리를 더 빠르게 들어야 합니다.” -"),
        (BlockKind.LEAD, "국회는 2026. 3. 18.(수) 14:00 국회 대회의실에서 라운드테이블을 개최하였다."),
        (BlockKind.REMARK, "한서진 의장은 <의회 데이터 센터> 설립 & 운영을 제안하였다."),
    ),
    EN: (
        (BlockKind.BOARD, "Public Notice"),
        (BlockKind.HEADLINE, "The National Assembly Hosts a Roundtable on “AI and Parliament”"),
        (BlockKind.LEAD, "On March 18th, the National Assembly held a roundtable at 2 p.m."),
        (BlockKind.REMARK, "Speaker Han proposed a <data centre> & said why."),
    ),
}


def _minutes(language: Language, texts: tuple[str, ...]) -> tuple[Block, ...]:
    when, date, opening, topic, heading, *points, remark, decision, action, due, recorder, name = texts
    return (
        Block(BlockKind.OVERVIEW, language, date, intro=when, key="overview:when"),
        Block(BlockKind.AGENDA, language, opening, key="agenda:0"),
        Block(BlockKind.AGENDA, language, topic, key="agenda:1"),
        Block(BlockKind.SUMMARY, language, "", intro=heading, items=tuple(points), key="summary:0"),
        Block(BlockKind.SUMMARY, language, "", intro=topic, items=tuple(points[:1]), key="summary:1"),
        Block(BlockKind.REMARK, language, remark, speaker="han", key="remark:han:0"),
        Block(BlockKind.DECISION, language, decision, key="decision:0"),
        Block(BlockKind.ACTION, language, action, owner="oh", due=due, accepted=False, key="action:0"),
        Block(BlockKind.SIGNATURE, language, name, intro=recorder, key="signature:0"),
    )


MINUTES = {
    KO: _minutes(
        KO,
        (
            "일시", "2026. 3. 18.(수) 14:00", "개회사 – 한서진 의장", "토론 – 인공지능의 활용", "개회사",
            "의회 데이터 센터 설립 제안", "시민 의견 수렴 절차 마련", "한서진 의장은 국민의 목소리를 강조함.",
            "실무단을 구성하기로 함.", "국제회의를 개최할 계획임.", "2026년 9월", "작성자", "박지우",
        ),
    ),
    EN: _minutes(
        EN,
        (
            "Date and time", "March 18, 2026, 2 p.m.", "Opening remarks – Speaker Han", "Discussion – Uses of AI",
            "Opening remarks", "A parliamentary data centre was proposed.", "A procedure for citizens' views is wanted.",
            "Speaker Han stressed the voice of the people.", "To form a working group.",
            "To hold an international conference.", "September 2026", "Recorded by", "Park Jiwoo",
        ),
    ),
}  # fmt: skip


def material(kind: str, *languages: Language, mark: Mark | None = None) -> Material:
    """What a writer is given to make the sample's document of `kind`."""
    blocks = {
        language: tuple(Block(block, language, text) for block, text in NOTICE[language]) + MINUTES[language]
        for language in languages
    }
    return Material(kind, languages, sample_meeting(), sample_segments(), blocks, mark=mark or Mark())
