"""English ordinals, articles, times, lists and fragments."""

import datetime as dt

import pytest

from wontak.domain import dates, english


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
    ],
)
def test_ordinals_end_as_they_are_said(number: int, written: str) -> None:
    assert english.ordinal(number) == written


def test_a_day_in_the_lead_carries_its_ordinal() -> None:
    assert english.month_day(dt.date(2026, 3, 18)) == "March 18th"
    assert dates.long_date(dt.date(2026, 5, 2)) == "May 2, 2026"


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (dt.time(14), "2 p.m."),
        (dt.time(10, 30), "10:30 a.m."),
        (dt.time(12), "noon"),
        (dt.time(0), "midnight"),
        (dt.time(12, 5), "12:05 p.m."),
        (dt.time(0, 30), "12:30 a.m."),
    ],
)
def test_times_are_written_the_house_way(time: dt.time, written: str) -> None:
    assert english.clock(time) == written


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("roundtable", "a"),
        ("open hearing", "an"),
        ("hour", "an"),
        ("union", "a"),
        ("uninvited guest", "an"),
        ("European seminar", "a"),
        ("MP", "an"),
        ("UN body", "a"),
        ("NGO", "an"),
        ("8-hour seminar", "an"),
        ("11th seminar", "an"),
        ("18th hearing", "an"),
        ("80th anniversary", "an"),
        ("1st hearing", "a"),
        ("“open” seminar", "an"),
        ("one-day seminar", "a"),
    ],
)
def test_the_indefinite_article_follows_the_sound(words: str, article: str) -> None:
    assert english.article(words) == article


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("National Assembly", "the National Assembly"),
        ("the National Assembly", "the National Assembly"),
        ("Hanul University", "Hanul University"),
        ("University of Busan", "the University of Busan"),
        ("NAFI", "NAFI"),
        ("Center for Open Parliaments", "the Center for Open Parliaments"),
        ("Green Future Network", "the Green Future Network"),
        ("IPU", "the IPU"),
        ("Parliament", "Parliament"),
        ("Committee Room 3", "Committee Room 3"),
        ("Korea’s Youth Council", "Korea’s Youth Council"),
        ("The Hague Forum", "The Hague Forum"),
    ],
)
def test_bodies_take_the_article_their_name_asks_for(name: str, written: str) -> None:
    assert english.with_the(name) == written


def test_lists_have_the_comma_before_the_last_item() -> None:
    assert english.listed(["A"]) == "A"
    assert english.listed(["A", "B"]) == "A and B"
    assert english.listed(["A", "B", "C"]) == "A, B, and C"
    assert (
        english.listed(["Bae Junho, Secretary", "Lim Sua, Librarian"])
        == "Bae Junho, Secretary, and Lim Sua, Librarian"
    )
    assert english.listed([]) == ""


def test_possessives() -> None:
    assert english.possessive("Kim") == "Kim’s"
    assert english.possessive("Congress") == "Congress’s"
    assert english.possessive("the members") == "the members’"


def test_a_sentence_becomes_a_clause_without_losing_a_name() -> None:
    assert english.as_clause("The government plans to invest.") == "the government plans to invest"
    assert english.as_clause("Korea and New Zealand agree.") == "Korea and New Zealand agree"
    assert english.as_clause("I agree.") == "I agree"
    assert english.as_clause("AI helps.") == "AI helps"
    assert english.as_clause("New Zealand agrees.") == "New Zealand agrees"
    assert english.as_clause("New rules help.") == "new rules help"
    assert english.as_clause("Technology helps.") == "Technology helps"
    assert english.as_clause("Technology helps.", lowered={"technology"}) == "technology helps"


def test_marks_inside_a_quotation_become_single() -> None:
    assert english.quoted("We need a “new start” now.") == "“We need a ‘new start’ now.”"


def test_a_topic_that_ends_in_its_own_mark_is_recognised() -> None:
    assert english.ends_itself("Why It is Needed?")
    assert english.ends_itself("… now!”")
    assert not english.ends_itself("The Future of Parliament")


def test_a_capital_is_put_before_an_opening_mark_too() -> None:
    assert english.capitalised("“we agree”") == "“We agree”"
    assert english.capitalised("the day") == "The day"
