"""Plain text: readable without any program, tables included."""

from tests.export.minutes_blocks import EN, KO, material
from wontak.domain.meeting import Language
from wontak.export import plain
from wontak.export.mark import Mark


def text_of(kind: str, *languages: Language, mark: Mark | None = None) -> str:
    return plain.render(material(kind, *languages, mark=mark)).decode()


def test_a_table_with_labels_is_one_line_a_row() -> None:
    assert "\n1. 회의 개요\n\n일시: 2026. 3. 18.(수) 14:00\n\n2. 회의 안건\n" in text_of("minutes", KO)


def test_a_table_of_short_cells_stands_side_by_side() -> None:
    lines = text_of("minutes", EN).splitlines()
    head = lines.index("Kind | What | Owner | Due")
    assert lines[head + 1] == "Decision | To form a working group. | – | –"
    assert lines[head + 2].endswith("| Vice Minister Oh Minseok | September 2026")


def test_original_and_translation_stand_one_beneath_the_other() -> None:
    lines = text_of("bilingual", KO, EN).splitlines()
    spoken = next(number for number, line in enumerate(lines) if line.startswith("존경하는 의원 여러분"))
    assert lines[spoken + 2].startswith("    [machine translation] Honorable members")


def test_marks_of_lists_are_written_out() -> None:
    text = text_of("minutes", KO)
    assert "\n가. 개회사\n○ 의회 데이터 센터 설립 제안\n" in text and "\n나. 토론 – 인공지능의 활용\n" in text


def test_languages_follow_one_another_and_machine_made_text_is_owned_up_to() -> None:
    text = text_of("transcript", KO, EN)
    assert text.startswith("[초안 – 기계 작성 / Draft – machine-made]\n\n라운드테이블 녹취록\n")
    assert text.index("○국회의장 한서진") < text.index("Speaker Han Seojin")
    assert text.endswith("\n") and not text.endswith("\n\n")
