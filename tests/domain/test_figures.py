"""The quantities of a text, comparable across the two languages."""

from fractions import Fraction

import pytest

from wontak.domain.figures import figures, invented, missing
from wontak.domain.meeting import Language
from wontak.domain.quantities import Measure, Quantity

KO, EN = Language.KO, Language.EN

SAME = [
    ("정부는 3억 5,000만 달러를 지원합니다.", "The government provides 350 million dollars."),
    ("정부는 2027년까지 350억 원을 투자합니다.", "The government invests 35 billion won by 2027."),
    ("삼백오십억 원을 투자합니다.", "It invests 35 billion won."),
    ("12조 원입니다.", "It is 12 trillion won."),
    ("1만 2천 명이 왔습니다.", "12,000 people came."),
    ("사천이백 명입니다.", "There are 4,200 people."),
    ("4,321건입니다.", "There are four thousand three hundred and twenty-one cases."),
    ("5천만 국민입니다.", "We are 50 million people."),
    ("5만이 넘습니다.", "It is more than 50,000."),
    ("만 명이 넘습니다.", "There are more than ten thousand."),
    ("찬성 164표, 반대 12표입니다.", "It was 164 to 12."),
    ("그중 12퍼센트만이 찬성했습니다.", "Only 12 percent of them agreed."),
    ("12.5%입니다.", "It is 12.5 per cent."),
    ("3분의 2 이상입니다.", "It is more than two-thirds."),
    ("이천이십육년 삼월 십팔일 오후 두 시입니다.", "It is 2 p.m. on March 18, 2026."),
    ("다음 회의는 5월 20일 오후 2시에 열립니다.", "The next meeting is at 2 p.m. on the 20th of May."),
    ("2023. 4. 26. 수요일입니다.", "It is Wednesday, April 26, 2023."),
    ("오전 10시 30분에 시작합니다.", "It begins at 10:30 a.m."),
    ("정오에 만납니다.", "We meet at noon."),
    ("오후 두 시에 만납니다.", "We meet at two in the afternoon."),
    ("이천이십사년에 시작했습니다.", "It began in twenty twenty-four."),
    ("이십일일에 만납시다.", "Let us meet on the 21st."),
    ("이십일 명이 왔습니다.", "Twenty-one people came."),
    ("스물다섯 명이 왔습니다.", "Twenty-five people came."),
    ("일곱 명이 왔습니다.", "Seven people came."),
    ("한미동맹 70주년입니다.", "It is the seventieth anniversary."),
    ("제21대 국회입니다.", "This is the 21st National Assembly."),
    ("1990년대부터입니다.", "It is since the 1990s."),
    ("헌법 제12조 3항입니다.", "It is Article 12, paragraph 3, of the Constitution."),
    ("양국은 세 가지에 합의했습니다.", "The two countries agreed on three points."),
    ("두 분께 감사드립니다.", "Thank you both."),
    ("두 번째 질문입니다.", "This is my second question."),
    ("1년이 걸립니다.", "It takes a year."),
    ("10년이 걸렸습니다.", "It took a decade."),
    ("외교부 제1차관입니다.", "He is First Vice Minister of Foreign Affairs."),
]

NO_FIGURES = [
    ("만일 그렇다면 이만 마치겠습니다.", KO),
    ("네, 감사합니다.", KO),
    ("구체적인 방안을 이야기합시다.", KO),
    ("세계 여러 나라와 세 부담을 논의합니다.", KO),
    ("6·25 전쟁을 기억합니다.", KO),
    ("G20 정상회의입니다.", KO),
    ("One of us may speak first.", EN),
    ("A member may march on.", EN),
    ("The G20 and COVID-19 changed things.", EN),
]


@pytest.mark.parametrize(("korean", "english"), SAME)
def test_the_same_figures_are_recognised_in_both_languages(korean: str, english: str) -> None:
    assert not missing(korean, KO, english)
    assert not missing(english, EN, korean)
    assert not invented(korean, KO, english)
    assert not invented(english, EN, korean)


@pytest.mark.parametrize(("korean", "english"), SAME)
def test_each_of_these_pairs_states_something_in_one_language_at_least(korean: str, english: str) -> None:
    assert figures(korean, KO).stated | figures(english, EN).stated


@pytest.mark.parametrize(("text", "language"), NO_FIGURES)
def test_words_that_only_look_like_numbers_state_nothing(text: str, language: Language) -> None:
    assert not figures(text, language).stated


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("12명이 찬성했습니다.", "1 member agreed."),
        ("찬성 164표입니다.", "There were 146 votes in favor."),
        ("350억 원입니다.", "It is 350 billion won."),
        ("350억 원입니다.", "It is 3.5 billion won."),
        ("5월 20일입니다.", "It is June 20."),
        ("5월 20일입니다.", "It is May 2."),
        ("오후 2시입니다.", "It is 2 a.m."),
        ("12퍼센트입니다.", "It is 12."),
        ("수요일입니다.", "It is Thursday."),
        ("48개 의회를 조사했습니다.", "We surveyed parliaments."),
        ("세 가지입니다.", "There are four points."),
    ],
)
def test_a_changed_or_lost_figure_is_missing(korean: str, english: str) -> None:
    assert missing(korean, KO, english)


def test_a_figure_nobody_said_is_invented() -> None:
    assert invented("많은 의원이 찬성했습니다.", KO, "48 members agreed.") == {
        Quantity(Measure.NUMBER, Fraction(48))
    }


def test_values_are_exact() -> None:
    assert figures("1조 2,345억 6,789만 원", KO).stated == {
        Quantity(Measure.NUMBER, Fraction(1_234_567_890_000))
    }
    assert figures("1.1 billion", EN).stated == {Quantity(Measure.NUMBER, Fraction(1_100_000_000))}
