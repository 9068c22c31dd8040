"""Lists from Excel and Word: what their rows are taken for, and what is said of those that cannot be taken."""

import dataclasses

import pytest

from wontak.domain.list_people import read_person
from wontak.domain.lists import (
    AgendaColumn,
    ListProblem,
    PersonColumn,
    Rows,
    agenda_kind_named,
    new_id,
    preview_agenda,
    preview_roster,
    role_named,
    with_agenda,
    with_roster,
)
from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Language,
    Meeting,
    Participant,
    Pronoun,
    Role,
)
from wontak.domain.pasted import read_pasted

KIM = Participant(
    "kim", Bilingual("김진표", "Kim Jin Pyo"), Role.HOST, Bilingual("국회의장", "Speaker"), pronoun=Pronoun.HE
)
SEO = Participant("seo", Bilingual("서정건"), Role.PRESENTER, Bilingual("교수"), Bilingual("경희대학교"))
TERRY = Participant("terry", Bilingual("수미 테리", "Sue Mi Terry"), Role.KEYNOTE)
MEETING = Meeting(participants=(KIM, SEO, TERRY))


def rows(text: str) -> Rows:
    return read_pasted(text)


@pytest.mark.parametrize(
    ("cell", "name", "title", "house"),
    [
        ("김진표 국회의장", "김진표", "국회의장", ""),
        ("국회의장 김진표", "김진표", "국회의장", ""),
        ("서정건 경희대학교 교수", "서정건", "교수", "경희대학교"),
        ("김진표(국회의장)", "김진표", "국회의장", ""),
        ("홍 길 동", "홍길동", "", ""),
        ("홍길동교수", "홍길동", "교수", ""),
        ("남궁민수 위원장", "남궁민수", "위원장", ""),
        ("안호영 전 주미대사", "안호영", "전 주미대사", ""),
        ("김진표 님", "김진표", "", ""),
        ("의장", "의장", "", ""),
        ("이 준", "이준", "", ""),
        ("조이 사쿠라이", "조이 사쿠라이", "", ""),
        ("수미 테리 윌슨센터 국장", "수미 테리", "국장", "윌슨센터"),
        ("1. 정성호 의원", "정성호", "의원", ""),
        ("○ 윤상현", "윤상현", "", ""),
    ],
)
def test_a_korean_name_is_told_from_its_title(cell: str, name: str, title: str, house: str) -> None:
    called = read_person(cell)
    assert (called.name.ko, called.title.ko, called.affiliation.ko) == (name, title, house)


@pytest.mark.parametrize(
    ("cell", "name", "title", "house"),
    [
        ("Sue Mi Terry, Director, Wilson Center", "Sue Mi Terry", "Director", "Wilson Center"),
        ("Prof. Seo Jungkun", "Seo Jungkun", "Professor", ""),
        ("Sue Mi Terry", "Sue Mi Terry", "", ""),
        ("Ahn Ho-Young (Former Ambassador)", "Ahn Ho-Young", "Former Ambassador", ""),
    ],
)
def test_an_english_name_is_told_from_its_title(cell: str, name: str, title: str, house: str) -> None:
    called = read_person(cell)
    assert (called.name.en, called.title.en, called.affiliation.en) == (name, title, house)


@pytest.mark.parametrize(
    "cell", ["김진표(Kim Jin Pyo)", "김진표 / Kim Jin Pyo", "Kim Jin Pyo (김진표)", "김진표 Kim Jin Pyo"]
)
def test_a_name_in_both_scripts_is_one_name(cell: str) -> None:
    assert read_person(cell).name == Bilingual("김진표", "Kim Jin Pyo")


def test_headings_are_recognised_in_both_languages() -> None:
    korean = preview_roster(
        rows("연번\t성명\t영문 이름\t직함\t소속\t역할\t비고\n1\t김진표\tKim\t의장\t국회\t좌장\t-"), Meeting()
    )
    assert korean.columns == (
        PersonColumn.IGNORED,
        PersonColumn.NAME,
        PersonColumn.NAME_EN,
        PersonColumn.TITLE,
        PersonColumn.AFFILIATION,
        PersonColumn.ROLE,
        PersonColumn.IGNORED,
    )
    english = preview_roster(
        rows("No.\tName\tTitle\tOrganization\tRole\n1\tAnn Lee\tFellow\tCSIS\tPanelist"), Meeting()
    )
    assert [column.value for column in english.columns] == ["ignored", "name", "title", "affiliation", "role"]
    assert korean.has_header and english.has_header
    assert not korean.problems and not english.problems


def test_a_list_without_headings_is_read_by_what_stands_in_it() -> None:
    preview = preview_roster(
        rows(
            "1\t김진표\t국회의장\t국회\t개회사\n2\t서정건\t교수\t경희대학교\t발제\n"
            "3\tSue Mi Terry\tDirector\tWilson Center\t기조연설\n"
            "4\t안호영\t전 대사\t북한대학원대학교\t좌장"
        ),
        Meeting(),
    )
    assert not preview.has_header
    people = [one.person for one in preview.people]
    assert [person.name.either(Language.KO) for person in people] == [
        "김진표",
        "서정건",
        "Sue Mi Terry",
        "안호영",
    ]
    assert [person.role for person in people] == [Role.OPENING, Role.PRESENTER, Role.KEYNOTE, Role.MODERATOR]
    assert people[2].title == Bilingual(en="Director")
    assert people[1].affiliation == Bilingual("경희대학교")
    assert [person.id for person in people] == ["kim", "seo", "terry", "ahn"]
    assert not preview.problems


def test_one_column_of_names_with_titles_is_enough() -> None:
    preview = preview_roster(rows("김진표 국회의장\n서정건 경희대학교 교수\n안호영 전 주미대사"), Meeting())
    assert [one.person.name.ko for one in preview.people] == ["김진표", "서정건", "안호영"]
    assert preview.people[1].person.affiliation.ko == "경희대학교"


def test_house_and_title_in_one_column_are_told_apart() -> None:
    listed = "구분\t성명\t소속 및 직위\n토론\t서정건\t경희대학교 정치외교학과 교수\n토론\t하태경\t국회의원 (국민의힘)\n"
    preview = preview_roster(
        rows(f"{listed}통역\t문하늘\t국제회의통역사\n기조연설\tAnn Lee\tFellow, Wilson Center"), Meeting()
    )
    said = [(one.person.title, one.person.affiliation) for one in preview.people]
    assert said == [
        (Bilingual("교수"), Bilingual("경희대학교 정치외교학과")),
        (Bilingual("국회의원"), Bilingual("국민의힘")),
        (Bilingual("국제회의통역사"), Bilingual()),
        (Bilingual(en="Fellow"), Bilingual(en="Wilson Center")),
    ]


def test_several_people_in_one_cell_are_several_people() -> None:
    preview = preview_roster(rows("좌장: 안호영\n박수영 의원, 김영호 의원"), Meeting())
    assert [(one.row, one.person.name.ko, one.person.role) for one in preview.people] == [
        (1, "안호영", Role.MODERATOR),
        (2, "박수영", Role.PANELIST),
        (2, "김영호", Role.PANELIST),
    ]


def test_every_row_is_taken_or_named() -> None:
    preview = preview_roster(
        rows(
            "참석자 명단\n이름\t역할\t성별\t언어\n김진표\t바람잡이\t?\t불어\n"
            "\t토론자\n서정건\t토론\t남\t한국어\t덤\n서정건\t토론"
        ),
        Meeting(),
    )
    assert [(problem.row, problem.code, problem.value) for problem in preview.problems] == [
        (1, ListProblem.CELL_NOT_USED, "참석자 명단"),
        (3, ListProblem.UNKNOWN_ROLE, "바람잡이"),
        (3, ListProblem.UNKNOWN_PRONOUN, "?"),
        (3, ListProblem.UNKNOWN_LANGUAGE, "불어"),
        (4, ListProblem.NO_NAME, ""),
        (5, ListProblem.CELL_NOT_USED, "덤"),
        (6, ListProblem.TWICE, "서정건"),
    ]
    assert [one.row for one in preview.people] == [3, 5]
    for problem in preview.problems:
        for language in Language:
            assert str(problem.row) in problem.sentence(language)
            assert problem.value in problem.sentence(language)


def test_problems_read_as_a_clerk_would_say_them() -> None:
    preview = preview_roster(rows("이름\t역할\n김진표\t바람잡이\n김진표\t토론"), Meeting())
    assert [problem.sentence(Language.KO) for problem in preview.problems] == [
        "2행: ‘바람잡이’ 역할을 알 수 없어 토론자로 둡니다.",
        "3행: ‘김진표’는 앞에 이미 있어 가져오지 않습니다.",
    ]
    assert (
        preview.problems[1].sentence(Language.EN)
        == "Row 3: “김진표” stands further up already, so it is left out."
    )


def test_known_people_are_completed_and_keep_their_ids() -> None:
    preview = preview_roster(
        rows(
            "이름\t영문 이름\t직함\n김진표\t\t제21대 국회의장\n서정건\tSeo Jungkun\t\n문하늘\tMoon Haneul\t통역사"
        ),
        MEETING,
    )
    assert [one.known for one in preview.people] == [True, True, False]
    meeting = with_roster(MEETING, preview)
    assert [person.id for person in meeting.participants] == ["kim", "seo", "terry", "moon"]
    kim, seo = meeting.participants[:2]
    assert kim.title == Bilingual("제21대 국회의장", "Speaker")
    assert (kim.role, kim.pronoun) == (Role.HOST, Pronoun.HE)
    assert seo.name == Bilingual("서정건", "Seo Jungkun")


def test_a_list_can_replace_the_roster() -> None:
    agenda = (AgendaItem(AgendaKind.DISCUSSION, ("seo", "terry"), "kim"),)
    preview = preview_roster(rows("이름\n서정건\n문하늘"), MEETING)
    meeting = with_roster(dataclasses.replace(MEETING, agenda=agenda), preview, replace_all=True)
    assert [person.id for person in meeting.participants] == ["seo", "moon"]
    assert meeting.agenda == (AgendaItem(AgendaKind.DISCUSSION, ("seo",), None),)


def test_namesakes_of_different_houses_are_two_people() -> None:
    preview = preview_roster(rows("이름\t소속\n김민수\t국회\n김민수\t외교부"), Meeting())
    assert [one.person.id for one in preview.people] == ["kim", "kim2"]


def test_the_person_may_say_what_the_columns_hold() -> None:
    columns = (PersonColumn.AFFILIATION, PersonColumn.NAME)
    preview = preview_roster(rows("국회\t김진표\n외교부\t서정건"), Meeting(), columns)
    assert [(one.person.name.ko, one.person.affiliation.ko) for one in preview.people] == [
        ("김진표", "국회"),
        ("서정건", "외교부"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Bilingual("김진표", "Kim Jin Pyo"), "kim"),
        (Bilingual("수미 테리", "Sue Mi Terry"), "terry"),
        (Bilingual("남궁민수"), "namkoong"),
        (Bilingual(en="José Álvarez"), "alvarez"),
        (Bilingual(ko="톰"), "person"),
    ],
)
def test_ids_come_from_surnames(name: Bilingual, expected: str) -> None:
    assert new_id(name, ()) == expected
    assert new_id(name, {expected, f"{expected}2"}) == f"{expected}3"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("좌장", Role.MODERATOR),
        ("토론 좌장", Role.MODERATOR),
        ("지정토론자", Role.PANELIST),
        ("발제", Role.PRESENTER),
        ("기조연설", Role.KEYNOTE),
        ("축사", Role.CONGRATULATORY),
        ("개회사", Role.OPENING),
        ("환영사", Role.OPENING),
        ("동시통역", Role.INTERPRETER),
        ("배석", Role.ATTENDEE),
        ("진행요원", Role.STAFF),
        ("주최", Role.HOST),
        ("Keynote Speaker", Role.KEYNOTE),
        ("Moderator", Role.MODERATOR),
        ("panelist", Role.PANELIST),
        ("Discussant", Role.PANELIST),
        ("쉼표", None),
    ],
)
def test_roles_are_recognised_in_both_languages(text: str, role: Role | None) -> None:
    assert role_named(text) is role


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("개회사", AgendaKind.OPENING),
        ("기조연설", AgendaKind.KEYNOTE),
        ("종합토론", AgendaKind.DISCUSSION),
        ("질의응답", AgendaKind.QNA),
        ("Q&A", AgendaKind.QNA),
        ("휴식", AgendaKind.RECESS),
        ("폐회", AgendaKind.CLOSING),
        ("국민의례", AgendaKind.PROCEDURAL),
        ("Coffee break", AgendaKind.RECESS),
        ("Panel discussion", AgendaKind.DISCUSSION),
        ("바람", None),
    ],
)
def test_kinds_of_item_are_recognised_in_both_languages(text: str, kind: AgendaKind | None) -> None:
    assert agenda_kind_named(text) is kind


def test_an_agenda_finds_its_speakers_on_the_roster() -> None:
    preview = preview_agenda(
        rows(
            "시간\t구분\t주제\t발표자\n14:00\t개회사\t\t김진표 국회의장\n14:10\t기조연설\t한미동맹의 미래\tSue Mi Terry\n"
            "14:40\t종합토론\t의원연맹\t좌장: 김진표, 서정건 교수, 아무개"
        ),
        MEETING,
    )
    assert [one.item for one in preview.items] == [
        AgendaItem(AgendaKind.OPENING, ("kim",)),
        AgendaItem(AgendaKind.KEYNOTE, ("terry",), None, Bilingual("한미동맹의 미래")),
        AgendaItem(AgendaKind.DISCUSSION, ("seo",), "kim", Bilingual("의원연맹")),
    ]
    assert [(problem.row, problem.code, problem.value) for problem in preview.problems] == [
        (4, ListProblem.NOT_ON_ROSTER, "아무개")
    ]
    assert len(with_agenda(MEETING, preview).agenda) == 3


def test_an_agenda_without_headings_is_read_by_what_stands_in_it() -> None:
    preview = preview_agenda(
        rows("14:00\t개회사\t인사 말씀\t김진표\n14:10\t발제\t의회외교의 길\t서정건"), MEETING
    )
    assert preview.columns == (
        AgendaColumn.IGNORED,
        AgendaColumn.KIND,
        AgendaColumn.TOPIC,
        AgendaColumn.SPEAKERS,
    )
    assert preview.items[1].item == AgendaItem(
        AgendaKind.PRESENTATION, ("seo",), None, Bilingual("의회외교의 길")
    )


def test_an_unknown_kind_is_named_and_kept_as_the_topic() -> None:
    preview = preview_agenda(rows("구분\t주제\n바람\t\n\t\n축하공연\t가야금"), MEETING)
    assert [problem.code for problem in preview.problems] == [
        ListProblem.UNKNOWN_KIND,
        ListProblem.UNKNOWN_KIND,
    ]
    assert preview.items[0].item == AgendaItem(AgendaKind.PROCEDURAL, (), None, Bilingual("바람"))


def test_a_table_from_the_clipboard_is_read_with_its_spans() -> None:
    html = """<html><head><style>td {color: red}</style></head><body><table><tr><th>이름</th><th>소속</th></tr>
        <tr><td>김진표<br>국회의장</td><td rowspan=2>국회</td></tr><tr><td>서&nbsp;정건</td></tr>
        <tr><td colspan="2"><table><tr><td>안</td></tr></table></td></tr></table><table><tr><td>다른 표</td></tr></table>"""
    assert read_pasted("이름\t소속", html) == (
        ("이름", "소속"),
        ("김진표\n국회의장", "국회"),
        ("서 정건", "국회"),
        ("안", ""),
    )


def test_html_without_a_table_gives_way_to_the_text() -> None:
    assert read_pasted('이름\t"두\n줄"\r\n김진표\t"그는 ""예""라 했다"', "<p>이름</p>") == (
        ("이름", "두\n줄"),
        ("김진표", '그는 "예"라 했다'),
    )


def test_an_unclosed_quotation_mark_in_lines_of_names_swallows_nothing() -> None:
    assert read_pasted('"김진표\n서정건') == (('"김진표',), ("서정건",))
