"""Segments translated through Argos packages: the bundled starters, and one of random weights for what no meaning is needed."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.argos_package import write_package
from wontak.domain.errors import Code, WontakError
from wontak.domain.glossary import Term
from wontak.domain.meeting import Bilingual, Language, Meeting, Participant, Role
from wontak.domain.transcript import Segment, TranslationFlag
from wontak.domain.work import SegmentTranslated, TranslateSegments
from wontak.engines.argos import LONGEST_PIECES, Translator, open_translators
from wontak.engines.translate import BATCH_SENTENCES, translate
from wontak.store.packs import Packs

KO, EN = Language.KO, Language.EN


@pytest.fixture(scope="session")
def random_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    write_package(folder / "a", "ko", "en")
    write_package(folder / "b", "en", "ko")
    return folder


@pytest.fixture
def starters() -> Path:
    return Packs().translation_packages().folder


def segment(number: int, text: str, language: Language = KO) -> Segment:
    return Segment(1, float(number), number + 1.0, language, text, id=number)


def run(packages: Path, *segments: Segment, **more: object) -> list[SegmentTranslated]:
    request = TranslateSegments(segments, packages, Meeting(), **more)  # type: ignore[arg-type]
    return list(translate(request, lambda _share: None, lambda: False))


def test_the_starters_translate_both_ways(starters: Path) -> None:
    korean, english = run(
        starters,
        segment(1, "이것으로 라운드테이블을 마치겠습니다."),
        segment(2, "I fully agree.", EN),
    )
    assert korean.translation.language is EN
    assert korean.translation.text == "This concludes the roundtable."
    assert english.translation.language is KO
    assert TranslationFlag.UNTRANSLATED not in english.translation.flags


def test_every_segment_comes_back_once_and_in_order(random_packages: Path) -> None:
    segments = [segment(n, f"제{n}차 회의를 엽니다. 감사합니다.", KO) for n in range(1, 20)]
    segments += [segment(n, f"We open meeting {n}.", EN) for n in range(20, 40)]
    assert [done.segment_id for done in run(random_packages, *segments)] == [s.id for s in segments]


def test_progress_ends_at_one_and_never_goes_back(random_packages: Path) -> None:
    shares: list[float] = []
    segments = tuple(segment(n, f"{n}번 안건입니다.") for n in range(1, 61))
    list(translate(TranslateSegments(segments, random_packages, Meeting()), shares.append, lambda: False))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 1


def test_stopping_keeps_what_was_done_and_leaves_the_rest(random_packages: Path) -> None:
    segments = tuple(segment(n, f"{n}번 안건입니다.") for n in range(1, 3 * BATCH_SENTENCES))
    answers: Iterator[bool] = iter([False, True])
    request = TranslateSegments(segments, random_packages, Meeting())
    done = list(translate(request, lambda _share: None, lambda: next(answers)))
    assert 0 < len(done) < len(segments)


def test_a_sentence_longer_than_the_model_can_take_is_translated_in_parts(random_packages: Path) -> None:
    translator = Translator(random_packages / "a")
    long = "위원회가 법률안을 심사하고, " * 60
    [alternatives] = translator.translate([long])
    assert alternatives[0]
    assert len(translator._parts(long)) > 1
    assert all(len(part) <= LONGEST_PIECES for part in translator._parts(long))


def test_a_word_longer_than_the_model_can_take_does_no_harm(random_packages: Path) -> None:
    [done] = run(random_packages, segment(1, "가" * 5000))
    assert done.segment_id == 1


def test_an_empty_segment_has_an_empty_translation(random_packages: Path) -> None:
    [done] = run(random_packages, segment(1, "  "))
    assert done.translation.text == ""
    assert done.translation.flags == ()


def test_what_is_already_in_the_other_language_stays_as_it_is(random_packages: Path) -> None:
    [done] = run(random_packages, segment(1, "Technology should serve people."))
    assert done.translation.text == "Technology should serve people."


def test_meaningless_translations_are_flagged(random_packages: Path) -> None:
    [done] = run(random_packages, segment(1, "찬성 164표, 반대 12표로 결의안이 가결되었습니다."))
    assert done.translation.flags


def test_names_are_checked_against_the_roster(random_packages: Path) -> None:
    person = Participant("han", Bilingual("한서진", "Han Seojin"), Role.HOST)
    request = TranslateSegments(
        (segment(1, "한서진 의장께서 말씀하셨습니다."),), random_packages, Meeting(participants=(person,))
    )
    [done] = translate(request, lambda _share: None, lambda: False)
    flags = done.translation.flags
    assert TranslationFlag.NAME in flags or TranslationFlag.UNTRANSLATED in flags


def test_terms_are_checked_against_the_glossary(starters: Path) -> None:
    glossary = (Term("라운드테이블", "symposium"),)
    [done] = run(starters, segment(1, "이것으로 라운드테이블을 마치겠습니다."), glossary=glossary)
    assert done.translation.flags == (TranslationFlag.TERM,)


def test_the_same_sentence_is_translated_the_same_wherever_it_stands(random_packages: Path) -> None:
    alone, among = run(random_packages, segment(1, "감사합니다."), segment(2, "감사합니다. 감사합니다."))
    assert among.translation.text == f"{alone.translation.text} {alone.translation.text}".strip()


def test_a_real_model_goes_before_a_starter(tmp_path: Path) -> None:
    write_package(tmp_path / "starter-ko-en", "ko", "en", seed=1, wontak_starter=True)
    write_package(tmp_path / "argos-ko-en", "ko", "en", seed=2)
    sentence = ["위원회가 법률안을 심사합니다."]
    chosen = open_translators(tmp_path, [KO])[KO].translate(sentence)
    assert chosen == Translator(tmp_path / "argos-ko-en").translate(sentence)
    assert chosen != Translator(tmp_path / "starter-ko-en").translate(sentence)


def test_a_faithful_alternative_goes_before_a_likelier_one_that_lost_a_number(
    random_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(_self: Translator, sentences: list[str], _alternatives: int) -> list[tuple[str, ...]]:
        return [("There were 146 votes in favor.", "There were 164 votes in favor.")] * len(sentences)

    monkeypatch.setattr(Translator, "translate", two)
    [done] = run(random_packages, segment(1, "찬성은 164표였습니다."))
    assert done.translation.text == "There were 164 votes in favor."
    assert done.translation.flags == ()


def test_a_missing_direction_is_said_before_any_work(tmp_path: Path) -> None:
    write_package(tmp_path / "only", "ko", "en")
    with pytest.raises(WontakError) as caught:
        run(tmp_path, segment(1, "안녕하십니까?"), segment(2, "Good afternoon.", EN))
    assert caught.value.code is Code.MODEL_MISSING
    assert caught.value.fields["name"] == "argos-en-ko"


def test_a_damaged_package_is_a_fault_with_a_name(tmp_path: Path) -> None:
    package = write_package(tmp_path / "broken", "ko", "en")
    (package / "model" / "model.bin").write_bytes(b"nothing of use")
    with pytest.raises(WontakError) as caught:
        run(tmp_path, segment(1, "안녕하십니까?"))
    assert caught.value.code is Code.MODEL_INVALID


def test_translating_opens_no_connection_and_leaves_the_users_folders_alone(
    starters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise AssertionError("translation reached for the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    environment = dict(os.environ)
    run(starters, segment(1, "다음 회의는 5월 20일 오후 2시에 열립니다."))
    assert dict(os.environ) == environment
    home = Path(os.environ["HOME"])
    assert not list(home.rglob("*argos-translate*"))
