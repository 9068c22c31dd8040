"""Tables in workbooks, CSV files and Word documents."""

import datetime as dt
from pathlib import Path

import docx
import openpyxl
import pytest

from wontak.domain.errors import Code, WontakError
from wontak.store.table_files import read_table

ROWS = (("이름", "소속"), ("김진표", "국회"), ("서정건", "경희대학교"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_in_the_encodings_korean_programs_write(tmp_path: Path, encoding: str, mark: str) -> None:
    file = tmp_path / "명단.csv"
    file.write_bytes("\r\n".join(mark.join(row) for row in ROWS).encode(encoding))
    assert read_table(file) == ROWS


def test_a_csv_of_one_column_keeps_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "명단.txt"
    file.write_text("김진표 국회의장\n서정건 교수\n\n", encoding="utf-8")
    assert read_table(file) == (("김진표 국회의장",), ("서정건 교수",))


def test_a_workbook_is_read_as_it_looks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("명단")
    hidden = book.worksheets[0]
    hidden.sheet_state = "hidden"
    hidden.append(["숨김"])
    sheet = book.worksheets[1]
    for row in (
        ["이름", "소속", "번호", "날짜"],
        ["김진표", "국회", 1.0, dt.datetime(2026, 3, 18)],
        ["서정건", None, 2, dt.time(14)],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "명단.xlsx")
    assert read_table(tmp_path / "명단.xlsx") == (
        ("이름", "소속", "번호", "날짜"),
        ("김진표", "국회", "1", "2026-03-18"),
        ("서정건", "국회", "2", "14:00"),
    )


def test_the_first_table_of_a_document_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("참석자 명단")
    table = document.add_table(3, 2)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1)).text = "국회"
    document.save(str(tmp_path / "명단.docx"))
    assert read_table(tmp_path / "명단.docx") == (("이름", "소속"), ("김진표", "국회"), ("서정건", "국회"))


def test_a_document_without_a_table_gives_its_lines(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("김진표 국회의장")
    document.add_paragraph("")
    document.add_paragraph("서정건 교수")
    document.save(str(tmp_path / "명단.docx"))
    assert read_table(tmp_path / "명단.docx") == (("김진표 국회의장",), ("서정건 교수",))


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlsx", b"\xd0\xcf\x11\xe0 an encrypted workbook", "list_damaged"),
        ("a.xlsx", b"", "list_damaged"),
        ("a.docx", b"PK\x03\x04 torn", "list_damaged"),
        ("a.csv", b"\xff\x81\xff", "list_damaged"),
        ("a.csv", b"", "list_without_table"),
        ("a.csv", b" , \n,", "list_without_table"),
        ("a.csv", b"a\n" * 6000, "list_too_large"),
        ("a.xls", b"x", "not_list_format"),
        ("absent.csv", None, "missing_file"),
    ],
)
def test_a_file_without_a_list_is_refused(
    tmp_path: Path, name: str, content: bytes | None, problem: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(WontakError) as fault:
        read_table(file)
    assert fault.value.code is Code.LIST_UNREADABLE
    assert fault.value.fields["problem"] == problem
