"""Blocks of fictional minutes and a fictional release in both languages, shaped as the drafter shapes them."""

from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin

EN, KO = Language.EN, Language.KO
URL = "https://example.org/bills/ferry"

_KO_OVERVIEW = (
    ("회의명", "「인공지능과 의회의 미래」 라운드테이블"),
    ("일시", "2026. 3. 18.(수) 14:00–16:10"),
    ("장소", "국회 접견실"),
    ("주최", "대한민국 국회"),
    (
        "참석자",
        "한서진 국회의장, 오민석 외교부 제1차관, 그레이스 밀러 주한뉴질랜드대사, 강태호 한울대학교 교수, 서예린 국회의원, "
        "문지호 국회의원 외 4명",
    ),
)
_EN_OVERVIEW = (
    ("Title", "Roundtable on “Artificial Intelligence and the Future of Parliaments”"),
    ("Date and time", "March 18, 2026, 2 p.m. to 4:10 p.m."),
    ("Place", "National Assembly Reception Room"),
    ("Host", "National Assembly of the Republic of Korea"),
    (
        "Attendance",
        "Han Seojin, Speaker of the National Assembly; Oh Minseok, First Vice Minister of Foreign Affairs; Grace Miller, "
        "Ambassador of New Zealand; Kang Taeho, Professor at Hanul University; and four others",
    ),
)


def _overview(language: Language, rows: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    return tuple(
        Block(BlockKind.OVERVIEW, language, text, intro=label, key=f"overview:{number}")
        for number, (label, text) in enumerate(rows)
    )


MINUTES_KO = (
    *_overview(KO, _KO_OVERVIEW),
    Block(BlockKind.AGENDA, KO, "개회사 – 한서진 국회의장", key="agenda:0"),
    Block(BlockKind.AGENDA, KO, "기조연설 – 강태호 교수: 의회의 인공지능 활용", key="agenda:1"),
    Block(BlockKind.AGENDA, KO, "토론 – 좌장 서예린 의원", key="agenda:2"),
    Block(
        BlockKind.SUMMARY,
        KO,
        "",
        intro="개회사: 한서진 국회의장",
        items=(
            "의회가 AI 기술을 책임 있게 활용할 기준이 필요함.",
            "올해 안에 ‘AI 활용 지침’을 마련할 계획임.",
        ),
        key="summary:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.SUMMARY,
        KO,
        "",
        intro="기조연설: 의회의 인공지능 활용",
        items=(
            "해마다 1,200시간의 회의를 사람이 받아쓰고 있으며, 받아쓰기의 70%를 자동화할 수 있음.",
            "다만 회의록의 정확성은 사람이 책임져야 하므로 검토 절차를 생략할 수 없음.",
            "OECD 회원국 의회 가운데 14곳이 시험 운영 중임.",
        ),
        key="summary:1",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.REMARK,
        KO,
        "한서진 국회의장은 “기술은 의회를 돕는 도구이지 의회를 대신하는 주체가 아니다”라고 강조했다.",
        speaker="han",
        key="remark:han:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.PANEL,
        KO,
        "서예린 의원은 개인정보 보호 대책이 먼저 마련되어야 한다고 지적하고, 시범 사업의 결과를 국민에게 공개할 것을 제안했다.",
        speaker="seo",
        key="panel:seo:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.DECISION, KO, "상반기에 시범 사업을 실시하기로 함.", key="decision:0", origin=Origin.DRAFTED
    ),
    Block(
        BlockKind.ACTION,
        KO,
        "AI 활용 지침 초안을 마련하여 운영위원회에 보고",
        owner="kang",
        due="2026. 6. 30.까지",
        accepted=False,
        key="action:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.FOLLOW_UP, KO, "국회는 이번 논의를 바탕으로 후속 연구를 추진할 계획이다.", key="follow_up"
    ),
    Block(BlockKind.SIGNATURE, KO, "국회미래연구원 김기록", intro="작성자", key="signature:0"),
    Block(BlockKind.SIGNATURE, KO, "한서진 국회의장", intro="확인자", key="signature:1"),
)

MINUTES_EN = (
    *_overview(EN, _EN_OVERVIEW),
    Block(BlockKind.AGENDA, EN, "Opening remarks – Speaker Han Seojin", key="agenda:0"),
    Block(BlockKind.AGENDA, EN, "Keynote – Professor Kang Taeho: How parliaments use AI", key="agenda:1"),
    Block(BlockKind.AGENDA, EN, "Discussion – moderated by Assembly Member Seo Yerin", key="agenda:2"),
    Block(
        BlockKind.SUMMARY,
        EN,
        "",
        intro="Opening remarks: Speaker Han Seojin",
        items=(
            "Parliament needs standards for using AI responsibly.",
            "The Assembly plans to draw up “guidelines for the use of AI” within this year.",
        ),
        key="summary:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.SUMMARY,
        EN,
        "",
        intro="Keynote: How parliaments use AI",
        items=(
            "Every year 1,200 hours of meetings are written down by hand; 70 percent of this work can be automated.",
            "People remain responsible for the accuracy of the record (회의록), so the review cannot be skipped.",
        ),
        key="summary:1",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.REMARK,
        EN,
        "Speaker Han Seojin emphasized that “technology is a tool that helps parliament, not one that replaces it.”",
        speaker="han",
        key="remark:han:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.PANEL,
        EN,
        "Assembly Member Seo Yerin pointed out that safeguards for personal data must come first and proposed that the "
        "results of the pilot be published.",
        speaker="seo",
        key="panel:seo:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.DECISION,
        EN,
        "A pilot will be run in the first half of the year.",
        key="decision:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.ACTION,
        EN,
        "Draft the guidelines for the use of AI and report them to the Steering Committee.",
        owner="kang",
        due="by June 30, 2026",
        accepted=False,
        key="action:0",
        origin=Origin.DRAFTED,
    ),
    Block(
        BlockKind.FOLLOW_UP, EN, "The National Assembly plans to conduct follow-up research.", key="follow_up"
    ),
    Block(BlockKind.SIGNATURE, EN, "Kim Girok, NAFI", intro="Recorded by", key="signature:0"),
    Block(BlockKind.SIGNATURE, EN, "Speaker Han Seojin", intro="Confirmed by", key="signature:1"),
)

RELEASE_EN = (
    Block(BlockKind.DECK, EN, "Bill keeps the islands connected because the ferry company will not"),
    Block(
        BlockKind.DATELINE,
        EN,
        "Port Roe (June 17, 2025) – Delegate Ida Roe (I-North), Chair of the Harbour Committee, and Delegate Per Vik, "
        "Ranking Member of the Fisheries Subcommittee, today announced they will introduce the Every Tide Act.",
    ),
    Block(
        BlockKind.QUOTE,
        EN,
        "“No island without a ferry,” said Delegate Roe. “This week alone, three boats stayed in port. I thank Delegate "
        "Vik for joining me.”",
        speaker="ida",
    ),
    Block(
        BlockKind.QUOTE,
        EN,
        "“The storms of recent days remind us what a timetable is worth,” said Delegate Vik. “We should not cheapen it.",
        speaker="per",
        close_quote=False,
    ),
    Block(
        BlockKind.QUOTE,
        EN,
        "“One of our duties is oversight. The ‘Every Tide Act’ ensures it.”",
        speaker="per",
        open_quote=True,
    ),
    Block(BlockKind.LINK, EN, "A copy of the legislation can be found HERE.", url=URL),
    Block(
        BlockKind.PARAGRAPH,
        EN,
        "The Act also recognizes the crews – many of them furloughed (매일매일) since May.",
    ),
    Block(
        BlockKind.BULLETS,
        EN,
        "",
        intro="Specifically, the Every Tide Act would:",
        items=(
            "Make clear that a ferry sails at every tide;",
            "Require, at least 120 days before any change of the timetable, a detailed justification; and",
            "Require a certification that the change is in the islands’ interest.",
        ),
    ),
)

RELEASE_KO = (
    Block(BlockKind.DECK, KO, "“모든 섬에 뱃길을”… 여객선 정상 운항 법안 발의"),
    Block(
        BlockKind.DATELINE,
        KO,
        "북항(2025. 6. 17.) – 나이다 항만위원장과 박비크 수산소위원회 간사는 오늘 「모든 물때 법」을 발의한다고 밝혔다.",
    ),
    Block(
        BlockKind.QUOTE,
        KO,
        "나이다 위원장은 “배가 없는 섬이 있어서는 안 된다”라며 “이번 주에만 배 세 척이 항구에 묶였다”라고 말했다.",
    ),
    Block(BlockKind.LINK, KO, "법안 전문은 의안정보시스템에서 볼 수 있다.", url=URL, anchor="의안정보시스템"),
    Block(
        BlockKind.BULLETS,
        KO,
        "",
        intro="법안의 주요 내용은 다음과 같다.",
        items=(
            "물때마다 여객선 운항 의무화",
            "운항 시각 변경 120일 전까지 사유 공개",
            "도서 주민 이익에 대한 확인 절차 신설",
        ),
    ),
)
