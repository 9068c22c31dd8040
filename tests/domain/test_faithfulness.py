"""What of a source may be missing from its translation."""

import tomllib
from pathlib import Path

import pytest

from wontak.domain.faithfulness import check, corrected
from wontak.domain.glossary import read_terms
from wontak.domain.meeting import Bilingual, Language, Participant, Role
from wontak.domain.terms import TermIndex
from wontak.domain.transcript import TranslationFlag

KO, EN = Language.KO, Language.EN
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
HAN = Participant("han", Bilingual("한서진", "Han Seojin"), Role.HOST, Bilingual("국회의장", "Speaker"))
MILLER = Participant(
    "miller",
    Bilingual("그레이스 밀러", "Grace Miller"),
    Role.KEYNOTE,
    Bilingual("주한뉴질랜드대사", "Ambassador"),
)
PEOPLE = (HAN, MILLER)


def flags(source: str, language: Language, translation: str) -> set[str]:
    return set(check(source, language, translation, PEOPLE))


def test_the_sample_roundtable_and_its_own_translation_raise_no_flag() -> None:
    script = tomllib.loads((RESOURCES / "sample" / "script.toml").read_text(encoding="utf-8"))
    described = tomllib.loads((RESOURCES / "sample" / "meeting.toml").read_text(encoding="utf-8"))
    people = [
        Participant(row["id"], Bilingual(**row["name"]), Role(row["role"]), Bilingual(**row["title"]))
        for row in described["participants"]
    ]
    glossary = TermIndex(read_terms(RESOURCES / "glossaries" / "parliament.csv"))
    for sentence in (sentence for turn in script["turns"] for sentence in turn["sentences"]):
        assert check(sentence["ko"], KO, sentence["en"], people, glossary) == (), sentence
        assert check(sentence["en"], EN, sentence["ko"], people, glossary) == (), sentence


@pytest.mark.parametrize(
    ("source", "language", "translation"),
    [
        ("저는 이 제안에 찬성하지 않습니다.", KO, "I agree with this proposal."),
        ("의회는 이 법안을 통과시킬 수 없습니다.", KO, "Parliament can pass this bill."),
        ("I do not agree with this proposal.", EN, "저는 이 제안에 동의합니다."),
        ("We can never accept this.", EN, "우리는 이것을 받아들일 수 있습니다."),
        ("저는 이 제안에 찬성합니다.", KO, "I do not agree with this proposal."),
    ],
)
def test_a_lost_or_added_no_is_flagged(source: str, language: Language, translation: str) -> None:
    assert TranslationFlag.NEGATION in flags(source, language, translation)


@pytest.mark.parametrize(
    ("source", "language", "translation"),
    [
        ("저는 이 제안에 찬성하지 않습니다.", KO, "I oppose this proposal."),
        ("교육뿐만 아니라 경제도 중요합니다.", KO, "The economy is important as well as education."),
        ("협력할 수밖에 없습니다.", KO, "We must cooperate."),
        ("끊임없이 노력하겠습니다.", KO, "We will make constant efforts."),
        ("Not only education but also the economy matters.", EN, "교육과 경제가 모두 중요합니다."),
        ("There is no doubt that this matters.", EN, "이것은 분명히 중요합니다."),
        ("This is impossible without trust.", EN, "신뢰 없이는 불가능합니다."),
        ("그것은 사실이 아닙니다.", KO, "That is untrue."),
    ],
)
def test_negation_said_in_another_way_is_not_flagged(
    source: str, language: Language, translation: str
) -> None:
    assert TranslationFlag.NEGATION not in flags(source, language, translation)


@pytest.mark.parametrize(
    ("source", "language", "translation"),
    [
        ("한서진 의장님께 감사드립니다.", KO, "I thank the Speaker."),
        ("I thank Speaker Han Seojin.", EN, "의장님께 감사드립니다."),
        ("밀러 대사님, 감사합니다. 그레이스 밀러 대사입니다.", KO, "Thank you, Ambassador."),
        ("Ambassador Miller, welcome.", EN, "대사님, 환영합니다."),
    ],
)
def test_a_lost_name_is_flagged(source: str, language: Language, translation: str) -> None:
    assert TranslationFlag.NAME in flags(source, language, translation)


@pytest.mark.parametrize(
    ("source", "language", "translation"),
    [
        ("한서진 의장님께 감사드립니다.", KO, "I thank Speaker Han."),
        ("I thank Speaker Han Seojin.", EN, "한 의장님께 감사드립니다."),
        ("한 의원이 물었습니다.", KO, "A member asked."),
        ("Ambassador Miller, welcome.", EN, "밀러 대사님, 환영합니다."),
    ],
)
def test_a_name_in_a_shorter_form_is_not_flagged(source: str, language: Language, translation: str) -> None:
    assert TranslationFlag.NAME not in flags(source, language, translation)


@pytest.mark.parametrize("written", ["Han Seo-jin", "Han Seo Jin", "HAN Seojin", "Han Seojun", "Han Sojin"])
def test_a_name_spelt_otherwise_is_set_right(written: str) -> None:
    assert (
        corrected("한서진 의장입니다.", KO, f"This is Speaker {written}.", PEOPLE)
        == "This is Speaker Han Seojin."
    )


def test_somebody_elses_name_is_not_overwritten() -> None:
    cousin = Participant("han2", Bilingual("한서준", "Han Seojun"), Role.PANELIST)
    translation = "This is Han Seojun."
    assert corrected("한서진 의장입니다.", KO, translation, (HAN, cousin)) == translation


def test_a_korean_name_written_apart_is_joined() -> None:
    assert (
        corrected("Speaker Han Seojin spoke.", EN, "한 서진 의장이 말했습니다.", PEOPLE)
        == "한서진 의장이 말했습니다."
    )


def test_a_figure_that_changed_is_flagged() -> None:
    assert flags("정부는 350억 원을 투자합니다.", KO, "The government invests 3.5 billion won.") == {"number"}


def test_a_clause_that_vanished_is_flagged() -> None:
    source = "국회는 모든 회의록을 공개하고 디지털 교육을 확대하며 지역 의회와의 협력을 강화하겠습니다."
    assert TranslationFlag.OMISSION in flags(source, KO, "We will open all.")


def test_an_empty_translation_is_an_omission() -> None:
    assert flags("감사합니다.", KO, " ") == {"omission"}


def test_text_left_in_its_own_language_is_flagged() -> None:
    assert flags("국회는 보고서를 채택했습니다.", KO, "국회는 보고서를 채택했습니다.") == {"untranslated"}
    assert flags("Parliament adopted the report.", EN, "Parliament adopted the report.") == {"untranslated"}


def test_latin_abbreviations_in_korean_are_no_fault() -> None:
    assert flags("The OECD and UNESCO agreed.", EN, "OECD와 UNESCO가 합의했습니다.") == set()


def test_silence_needs_no_translation() -> None:
    assert flags("", KO, "") == set()
