"""Every fault and notice has its sentence in both languages, and whoever raises it supplies what the sentence mentions."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import wontak
from wontak.domain.errors import Code
from wontak.domain.meeting import Bilingual, Language
from wontak.domain.message_texts import FAULTS, NOTICES, PROBLEMS
from wontak.domain.messages import gaps, interface_language, sentence, spoken_duration

HANGUL = re.compile(r"[가-힣]")
SOURCE = Path(wontak.__file__).parent
LOCALE = ("WONTAK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def raised() -> Iterator[tuple[str, Code, set[str]]]:
    """Each place in the program that makes a fault: where, its code and the fields it supplies."""
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id == "WontakError"
            ):
                continue
            fields = {keyword.arg for keyword in call.keywords}
            if call.args and None not in fields:
                for name in ast.walk(call.args[0]):
                    if isinstance(name, ast.Attribute) and name.attr in Code.__members__:
                        yield (
                            f"{path.relative_to(SOURCE)}:{call.lineno}",
                            Code[name.attr],
                            {str(one) for one in fields},
                        )


def test_every_code_has_a_sentence_in_both_languages() -> None:
    assert set(FAULTS) == set(Code)
    for text in (*FAULTS.values(), *NOTICES.values(), *PROBLEMS.values()):
        assert HANGUL.search(text.ko)
        assert text.en and not HANGUL.search(text.en)


@pytest.mark.parametrize("texts", [FAULTS, NOTICES, PROBLEMS])
def test_both_languages_mention_the_same_fields(texts: dict[str, Bilingual]) -> None:
    for code, text in texts.items():
        assert gaps(text.ko)[0] | gaps(text.ko)[1] == gaps(text.en)[0] | gaps(text.en)[1], code


def test_whoever_raises_a_fault_supplies_what_its_sentence_needs() -> None:
    lacking = [
        f"{where}: {code} needs {sorted(needed - fields)}"
        for where, code, fields in raised()
        for needed in (gaps(FAULTS[code].ko)[0] | gaps(FAULTS[code].en)[0],)
        if needed - fields
    ]
    assert not lacking, "\n".join(lacking)


def test_particles_follow_the_inserted_name() -> None:
    fields = {"file": "녹음.mp3"}
    assert "‘녹음.mp3’을" in sentence(Code.DISK_FULL, fields, Language.KO)
    assert "‘회의’는 회의 폴더가" in sentence(Code.NOT_A_MEETING, {"folder": "회의"}, Language.KO)


def test_a_part_without_its_field_is_left_out() -> None:
    assert sentence("read_only", {}, Language.EN) == "The meeting is open for reading only."
    assert "kim@desk" in sentence("read_only", {"owner": "kim@desk (PID 7)"}, Language.EN)
    bare = sentence(Code.MEETING_IN_USE, {"folder": "m", "owner": ""}, Language.EN)
    assert "elsewhere; close" in bare


def test_a_problem_in_a_description_is_said_in_the_same_language() -> None:
    fields = {
        "file": "a.toml",
        "where": "participants[2].role",
        "problem": "unknown_value",
        "value": "king",
        "allowed": "host",
    }
    assert sentence(Code.DESCRIPTION_INVALID, fields, Language.EN) == (
        "The meeting description “a.toml” cannot be used: participants[2].role: “king” is not one of host."
    )
    assert "참석" not in sentence(Code.DESCRIPTION_INVALID, fields, Language.EN)
    assert "‘king’은 쓸 수 없는 값입니다" in sentence(Code.DESCRIPTION_INVALID, fields, Language.KO)


def test_a_model_s_flaw_is_said_in_words() -> None:
    said = sentence(Code.MODEL_INVALID, {"path": "x/model", "reason": "truncated"}, Language.EN)
    assert said.startswith("“x/model”") and "cut short" in said


def test_a_code_nobody_has_words_for_is_still_said() -> None:
    assert sentence("odd_noise", {"file": "a.wav"}, Language.EN) == "odd_noise: a.wav"


@pytest.mark.parametrize(
    ("seconds", "ko", "en"),
    [
        (12.4, "12초", "12 s"),
        (240, "4분", "4 min"),
        (3600, "1시간", "1 h"),
        (4800, "1시간 20분", "1 h 20 min"),
    ],
)
def test_lengths_of_time_are_said_as_people_say_them(seconds: float, ko: str, en: str) -> None:
    assert (spoken_duration(seconds, Language.KO), spoken_duration(seconds, Language.EN)) == (ko, en)


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, Language.KO),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR"}, Language.KO),
        ({"LANG": "en_US.UTF-8", "WONTAK_LANGUAGE": "ko"}, Language.KO),
        ({"LANG": "C"}, Language.EN),
        ({}, Language.EN),
    ],
)
def test_the_interface_speaks_korean_where_the_system_does(
    settings: dict[str, str], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert interface_language() is language
