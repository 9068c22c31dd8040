"""The starter models' sentence grammar: particles, amounts, coverage, the guard over the sample, determinism."""

from __future__ import annotations

import random
import re
import sys
import tomllib
from itertools import islice
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT / "models" / "starter"))

from grammar import (  # noqa: E402  # noqa: E402
    Pair,
    SampleGuard,
    english,
    forms,
    held_out,
    held_out_pairs,
    lexicon,
    pair,
    patterns,
    salad,
    training_pairs,
    values,
)
from grammar.korean import conjugate, settle, with_particle  # noqa: E402
from grammar.words import tokens  # noqa: E402

_SCRIPT = _ROOT / "resources" / "sample" / "script.toml"
_REAL_PEOPLE = {"윤석열"}  # the grammar names nobody real

_PARTICLES = (
    "에게는",
    "에게",
    "에서",
    "까지",
    "부터",
    "으로",
    "였습니다",
    "입니다",
    "만이",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "과",
    "와",
    "로",
    "의",
    "에",
    "도",
    "만",
    "님",
    "께",
)


@pytest.fixture(scope="module")
def guard() -> SampleGuard:
    return SampleGuard(_SCRIPT)


def _sample() -> list[dict[str, str]]:
    with _SCRIPT.open("rb") as file:
        return [sentence for turn in tomllib.load(file)["turns"] for sentence in turn["sentences"]]


def _knows_korean(token: str) -> bool:
    known = forms("ko")
    return token in known or any(token.endswith(p) and token[: -len(p)] in known for p in _PARTICLES)


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("국회", "은", "국회는"),
        ("의원", "이", "의원이"),
        ("서울", "로", "서울로"),
        ("부산", "로", "부산으로"),
        ("3", "을", "3을"),
        ("2", "이", "2가"),
        ("7", "로", "7로"),
        ("1,200", "과", "1,200과"),
        ("9,999", "은", "9,999는"),
        ("KIPEC", "은", "KIPEC는"),
        ("NATO", "을", "NATO를"),
        ("USFK", "이", "USFK가"),
        ("DCM", "이", "DCM이"),
        ("Kim", "이", "Kim이"),
        ("Grace Miller", "은", "Grace Miller는"),
    ],
)
def test_a_particle_fits_the_last_sound_of_hangul_digits_and_latin(
    word: str, particle: str, expected: str
) -> None:
    assert with_particle(word, particle) == expected


def test_particle_marks_are_settled_and_i_becomes_je_ga() -> None:
    assert settle("저+이 보고서+을 국회+과 서울+로 보냅니다.") == "제가 보고서를 국회와 서울로 보냅니다."


@pytest.mark.parametrize(
    ("stem", "infinitive", "soft", "form", "expected"),
    [
        ("검토하", "검토해", "검토하", "합니다", "검토합니다"),
        ("검토하", "검토해", "검토하", "할", "검토할"),
        ("듣", "들어", "들", "하려고", "들으려고"),
        ("듣", "들어", "들", "했습니다", "들었습니다"),
        ("만들", "만들어", "만들", "하는", "만드는"),
        ("만들", "만들어", "만들", "할", "만들"),
        ("돕", "도와", "도우", "할", "도울"),
        ("돕", "도와", "도우", "하면", "도우면"),
        ("돕", "도와", "도우", "했습니다", "도왔습니다"),
        ("읽", "읽어", "읽", "할", "읽을"),
    ],
)
def test_verbs_are_conjugated_with_their_irregularities(
    stem: str, infinitive: str, soft: str, form: str, expected: str
) -> None:
    assert conjugate(stem, infinitive, soft, form) == expected


@pytest.mark.parametrize(
    ("made", "ko", "en"),
    [
        (values.won(350), "350억 원", "35 billion won"),
        (values.won(5), "5억 원", "500 million won"),
        (values.won(35), "35억 원", "3.5 billion won"),
        (values.won(2525), "2,525억 원", "252.5 billion won"),
        (values.won(30_000), "3조 원", "3 trillion won"),
        (values.dollars(3500), "3,500만 달러", "35 million dollars"),
        (values.dollars(350), "350만 달러", "3.5 million dollars"),
        (values.dollars(50), "50만 달러", "500,000 dollars"),
        (values.dollars(120_000), "12억 달러", "1.2 billion dollars"),
    ],
)
def test_amounts_of_money_are_converted_exactly(made: lexicon.Word, ko: str, en: str) -> None:
    assert (made.ko, made.en) == (ko, en)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_language_has_at_least_two_thousand_word_forms(language: str) -> None:
    assert len(forms(language)) >= 2000


def test_there_are_at_least_sixty_names_of_each_kind() -> None:
    lists = lexicon.load().lists
    assert len(lists["korean"]) >= 60
    assert len(lists["given"]) + len(lists["family"]) >= 60


def test_every_word_of_the_sample_is_known() -> None:
    for sentence in _sample():
        assert [t for t in tokens(sentence["ko"]) if not _knows_korean(t)] == []
        assert [t for t in tokens(sentence["en"]) if t.casefold() not in forms("en")] == []


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("국회입법조사처", "the National Assembly Research Service"),
        ("확장억제", "extended deterrence"),
        ("한미의원연맹", "the ROK-U.S. Parliamentary Union"),
        ("국회도서관장", "Chief Librarian of the National Assembly Library"),
        ("일부개정법률안", "partial amendment bill"),
        ("국정감사", "parliamentary audit"),
        ("글로벌 포괄적 전략동맹", "the global comprehensive strategic alliance"),
        ("주한뉴질랜드대사", "Ambassador of New Zealand to the Republic of Korea"),
    ],
)
def test_terms_of_the_glossary_are_in_the_lexicon(ko: str, en: str) -> None:
    words = lexicon.load()
    known = {(n.ko, n.en) for n in words.nouns} | {(w.ko, w.en) for ws in words.lists.values() for w in ws}
    assert (ko, en) in known


def test_the_projects_glossary_is_covered_where_it_is_at_hand() -> None:
    found = sorted((_ROOT / "resources" / "glossaries").glob("*.csv"))
    assert found
    for path in found:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            term = line.split(",")[0].strip('"').split(" / ")[0]
            if "UNSURE" not in line and not re.search(r"[()]", term):
                missing = {t for t in tokens(term) if not _knows_korean(t)}
                assert missing <= _REAL_PEOPLE, term


def test_the_guard_knows_the_sample_in_both_languages(guard: SampleGuard) -> None:
    for sentence in _sample():
        assert guard.touches(sentence["ko"])
        assert guard.touches(sentence["en"])
    assert guard.touches("He said: a machine MUST never decide, how anyone votes.")
    assert guard.touches("사실 인공지능은 입법자들이 하루에 수천 쪽을 읽는 것이 아닙니다.")
    assert not guard.touches("The committee will review the report.")
    assert not guard.touches("위원회는 보고서를 검토하겠습니다.")


def test_no_training_pair_touches_the_sample_or_is_held_out(guard: SampleGuard) -> None:
    for made in training_pairs(3, 3000, guard):
        assert not guard.touches(made.ko) and not guard.touches(made.en)
        assert not held_out(made.ko) and not held_out(made.en)


def test_held_out_pairs_are_held_out(guard: SampleGuard) -> None:
    made = list(held_out_pairs(3, 50, guard))
    assert len(made) == 50
    assert all(held_out(p.ko) or held_out(p.en) for p in made)


def test_about_two_percent_are_held_out() -> None:
    share = sum(held_out(f"sentence {i}") for i in range(10_000)) / 10_000
    assert 0.015 < share < 0.025


def test_the_same_seed_gives_the_same_sentences(guard: SampleGuard) -> None:
    first, again = random.Random(9), random.Random(9)
    assert [pair(first) for _ in range(200)] == [pair(again) for _ in range(200)]
    assert [salad(first, "ko") for _ in range(200)] == [salad(again, "ko") for _ in range(200)]
    assert list(training_pairs(1, 20, guard)) == list(islice(training_pairs(1, 40, guard), 20))


def test_sentences_are_clean_and_of_speakable_length() -> None:
    rng = random.Random(5)
    for _ in range(4000):
        made: Pair = pair(rng)
        assert not re.search(r"[+{}|~^@\"]|  ", made.ko + made.en)
        assert made.ko[-1] in ".?" and made.en[-1] in ".?"
        assert re.fullmatch(r"[A-Za-z0-9 ,.:?'’é\-]+", made.en)
        assert re.fullmatch(r"[가-힣A-Za-z0-9 ,.:?]+", made.ko)
        assert len(made.en.split()) <= 18


def test_every_pattern_can_be_filled() -> None:
    rng = random.Random(2)
    for pattern in patterns.load()[0]:
        filling = patterns.fill(rng, pattern)
        assert patterns.in_korean(pattern, filling) and patterns.in_english(pattern, filling)


def test_salad_reaches_the_lexicon() -> None:
    rng = random.Random(4)
    heard = {t.casefold() for _ in range(30_000) for t in tokens(salad(rng, "en"))}
    assert len(forms("en") - heard) < 0.02 * len(forms("en"))


def test_english_articles_follow_the_sound() -> None:
    assert english.indefinite("honorable member") == "an honorable member"
    assert english.indefinite("unified plan") == "a unified plan"
    assert english.indefinite("U.S. proposal") == "a U.S. proposal"
    assert english.plural("register of its systems") == "registers of its systems"
