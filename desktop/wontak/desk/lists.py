"""Lists brought to the meeting: what was pasted or chosen as a file, as rows of cells to be looked at first."""

from pathlib import Path

from wontak.domain.lists import Rows
from wontak.domain.pasted import read_pasted
from wontak.store.table_files import read_table

__all__ = ["LIST_SUFFIXES", "read_list_file", "read_pasted"]

LIST_SUFFIXES = (".xlsx", ".csv", ".tsv", ".txt", ".docx")


def read_list_file(file: Path) -> Rows:
    """The rows of a list's file: the first table of a workbook, a CSV file or a Word document.

    Raises WontakError(LIST_UNREADABLE) for a file in which there is no list to be read.
    """
    return read_table(file)
