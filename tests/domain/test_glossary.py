"""The glossary: its table, where its terms stand in running text, and what a translation lacks of them."""

import unicodedata
from pathlib import Path

import pytest

from wontak.domain.glossary import Term, read_terms
from wontak.domain.meeting import Language
from wontak.domain.terms import TermIndex, says

KO, EN = Language.KO, Language.EN
TABLE = Path(__file__).resolve().parents[2] / "resources" / "glossaries" / "parliament.csv"

TWO_PARTY = Term(
    "양당제", "two-party system", note="avoid: bicameral system, bicameral; parties, not chambers"
)
BICAMERAL = Term("양원제", "bicameral system")


def terms_in(text: str, language: Language, *terms: Term) -> list[str]:
    return [found.term[language] for found in TermIndex(terms).find(text, language)]


@pytest.fixture(scope="module")
def house() -> TermIndex:
    return TermIndex(read_terms(TABLE))


def test_the_house_glossary_is_complete_and_unambiguous() -> None:
    terms = read_terms(TABLE)
    assert len({term.ko for term in terms}) > 150
    assert len(set(terms)) == len(terms)
    assert all(term.kind for term in terms)
    for term in terms:
        assert unicodedata.is_normalized("NFC", term.ko)
        assert not set(term.ko + term.en) & set("/;|")


@pytest.mark.parametrize(
    "particle", ["", "가", "를", "의", "에서는", "만을", "입니다.", "이라고", "께서는", "들에게", "했습니다"]
)
def test_a_korean_term_is_found_with_whatever_particle(particle: str) -> None:
    assert terms_in(f"오늘 상원{particle} 말합니다", KO, Term("상원", "Senate")) == ["상원"]


@pytest.mark.parametrize("text", ["세상원리를 봅니다", "상원주의자", "하원"])
def test_a_korean_term_is_not_found_inside_another_word(text: str) -> None:
    assert terms_in(text, KO, Term("상원", "Senate")) == []


@pytest.mark.parametrize("text", ["한미 동맹은", "한미동맹은", "한미  동맹 70주년"])
def test_spacing_does_not_matter_in_longer_korean_terms(text: str) -> None:
    assert terms_in(text, KO, Term("한미동맹", "ROK-U.S. alliance")) == ["한미동맹"]


def test_decomposed_hangul_is_found() -> None:
    assert terms_in(unicodedata.normalize("NFD", "국회도서관에서"), KO, Term("국회도서관", "Library"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The standing committees met.", "standing committee"),
        ("THE STANDING COMMITTEE met.", "standing committee"),
        ("several constituencies", "constituency"),
        ("the ROK-US alliance’s future", "ROK-U.S. alliance"),
        ("the two party system", "two-party system"),
    ],
)
def test_an_english_term_is_found_in_any_number_case_and_hyphenation(text: str, term: str) -> None:
    assert terms_in(text, EN, Term("무엇", term)) == [term]


def test_a_capitalised_title_is_not_every_use_of_its_word() -> None:
    speaker = Term("의장", "Speaker")
    assert terms_in("Thank you, Mister Speaker.", EN, speaker) == ["Speaker"]
    assert terms_in("The keynote speaker spoke.", EN, speaker) == []


def test_of_overlapping_terms_the_longest_is_found() -> None:
    librarian = Term("국회도서관장", "Chief Librarian")
    assert terms_in("국회도서관장이 국회도서관에", KO, Term("국회도서관", "Library"), librarian) == [
        "국회도서관장",
        "국회도서관",
    ]


def test_found_terms_say_where_they_stand() -> None:
    text = "오늘 상임위원회는"
    [found] = TermIndex([Term("상임위원회", "standing committee")]).find(text, KO)
    assert text[found.start : found.end] == "상임위원회"


def test_any_agreed_rendering_satisfies() -> None:
    index = TermIndex([Term("공청회", "public hearing"), Term("공청회", "hearing")])
    assert not index.lacking("공청회를 엽니다", KO, "We hold a hearing.")
    assert index.lacking("공청회를 엽니다", KO, "We hold a party.")


def test_a_common_english_word_is_not_insisted_on(house: TermIndex) -> None:
    assert not house.lacking("We can vote on it.", EN, "그렇게 할 수 있습니다.")


def test_a_known_mistranslation_is_put_right() -> None:
    index = TermIndex([TWO_PARTY, BICAMERAL])
    corrected = index.corrected("미국은 양당제입니다.", KO, "America has a bicameral system.")
    assert corrected == "America has a two-party system."


def test_the_article_follows_the_word_that_is_put_in() -> None:
    index = TermIndex([Term("야당", "opposition party", note="avoid: night party")])
    assert index.corrected("야당입니다.", KO, "It is a night party.") == "It is an opposition party."


def test_a_word_the_source_also_calls_for_is_left_alone() -> None:
    index = TermIndex([TWO_PARTY, BICAMERAL])
    translation = "It has a bicameral system and a party system."
    assert index.corrected("양원제와 양당제입니다.", KO, translation) == translation


def test_the_house_glossary_notices_the_two_party_trap(house: TermIndex) -> None:
    source = "미국 의회의 양당체제를 설명했습니다."
    assert [term.ko for term in house.lacking(source, KO, "He explained the bicameral U.S. Congress.")] == [
        "양당체제"
    ]
    assert not house.lacking(source, KO, "He explained the two-party system of the U.S. Congress.")


def test_wording_is_looked_for_as_a_whole() -> None:
    assert says("the standing committees", EN, "Standing Committee")
    assert not says("outstanding committee", EN, "standing committee")
