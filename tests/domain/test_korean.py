"""Korean particles, dates and names."""

import datetime as dt

import pytest

from wontak.domain import dates, korean


@pytest.mark.parametrize(
    ("word", "pair", "written"),
    [
        ("국회", "은/는", "국회는"),
        ("의장", "은/는", "의장은"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("제주", "으로/로", "제주로"),
        ("국회", "과/와", "국회와"),
        ("의원", "과/와", "의원과"),
        ("“의회는 들어야 합니다.”", "이라고/라고", "“의회는 들어야 합니다.”라고"),
        ("“국민의 마음”", "이라고/라고", "“국민의 마음”이라고"),
        ("국회미래연구원(NAFI)", "은/는", "국회미래연구원(NAFI)은"),
        ("「인공지능과 의회의 미래」", "을/를", "「인공지능과 의회의 미래」를"),
        ("AI", "이/가", "AI가"),
        ("UN", "이/가", "UN이"),
        ("NAFI", "은/는", "NAFI는"),
        ("IPTV", "을/를", "IPTV를"),
        ("URL", "으로/로", "URL로"),
        ("Google", "은/는", "Google은"),
        ("data", "을/를", "data를"),
        ("Kim", "이/가", "Kim이"),
        ("2027", "으로/로", "2027로"),
        ("350", "을/를", "350을"),
        ("12", "은/는", "12는"),
        ("60", "이/가", "60이"),
        ("1,200", "은/는", "1,200은"),
        ("1조", "은/는", "1조는"),
        ("1,000,000,000,000", "은/는", "1,000,000,000,000는"),
        ("3.0", "은/는", "3.0은"),
        ("12%", "을/를", "12%를"),
        ("5km", "을/를", "5km를"),
        ("3kg", "을/를", "3kg을"),
    ],
)
def test_a_particle_follows_the_sound_before_it(word: str, pair: str, written: str) -> None:
    assert korean.with_particle(word, pair) == written


@pytest.mark.parametrize(("word", "written"), [("Park", "Park은(는)"), ("Ω", "Ω은(는)"), ("", "은(는)")])
def test_where_the_sound_cannot_be_known_both_particles_are_offered(word: str, written: str) -> None:
    assert korean.with_particle(word, "은/는") == written


def test_doubtful_particles_are_decided_by_what_stands_before_them() -> None:
    text = "의장은(는) 국회을(를) 서울(으)로 옮기자는 안과(와) 다르다. 미국와(과) 협력"
    assert korean.repair_particles(text) == "의장은 국회를 서울로 옮기자는 안과 다르다. 미국과 협력"


def test_a_substituted_name_takes_its_own_particles() -> None:
    text = "김영배 의원가 말했다. 김영배 의원는 “의원”라고 적었다."
    assert (
        korean.repair_particles(text, "김영배 의원")
        == "김영배 의원이 말했다. 김영배 의원은 “의원”라고 적었다."
    )
    assert korean.substitute("박 대사가 서울로 갔다.", "박 대사", "김 차관") == "김 차관이 서울로 갔다."
    assert korean.substitute("의회와의 협력", "의회", "국민") == "국민과의 협력"


def test_a_noun_that_looks_like_a_particle_is_left_alone() -> None:
    assert korean.repair_particles("사이가 좋은 나라, 국가는", "나라") == "사이가 좋은 나라, 국가는"
    assert korean.repair_particles("국회가결", "국회") == "국회가결"


def test_dates_are_written_as_official_documents_write_them() -> None:
    assert dates.official_date(dt.date(2026, 3, 18), dt.time(14)) == "2026. 3. 18.(수) 14:00"
    assert dates.official_date(dt.date(2023, 4, 26)) == "2023. 4. 26.(수)"
    assert korean.spoken_day(dt.date(2026, 3, 8)) == "3월 8일"


@pytest.mark.parametrize(
    ("time", "spoken"),
    [
        (dt.time(14), "오후 2시"),
        (dt.time(10, 30), "오전 10시 30분"),
        (dt.time(12), "낮 12시"),
        (dt.time(0), "오전 0시"),
        (dt.time(12, 15), "낮 12시 15분"),
    ],
)
def test_times_of_day_read_as_they_are_said(time: dt.time, spoken: str) -> None:
    assert korean.spoken_time(time) == spoken


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("국회의장", "의장"),
        ("외교부 제1차관", "차관"),
        ("주한뉴질랜드대사", "대사"),
        ("주한미국대사대리", "대사대리"),
        ("국회의원", "의원"),
        ("국회사무총장", "사무총장"),
        ("국회도서관장", "관장"),
        ("아시아 프로그램 소장", "소장"),
        ("전 주미대사", "전 대사"),
        ("국회부의장", "부의장"),
        ("통역사", "통역사"),
    ],
)
def test_a_title_is_shortened_to_its_office(title: str, office: str) -> None:
    assert korean.office(title) == office


def test_a_title_stands_after_the_name() -> None:
    assert korean.titled("김진표", "의장") == "김진표 의장"
    assert korean.titled("김진표", "의장", honorific=True) == "김진표 의장님"
    assert korean.titled("김진표", "") == "김진표"
