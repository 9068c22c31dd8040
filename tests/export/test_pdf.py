"""PDF through LibreOffice: pages as the Word file has them, or one sentence about what is missing."""

import os
import select
import stat
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.export.minutes_blocks import EN, KO, material
from wontak.domain.errors import Code, WontakError
from wontak.domain.long_work import Cancelled
from wontak.domain.messages import sentence
from wontak.domain.minutes import Block, BlockKind
from wontak.export import office, pdf
from wontak.export.export import export

needs_office = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
PATIENCE_S = 10.0


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def stand_in(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def fails(code: Code, target: Path) -> WontakError:
    given = material("notice", KO)
    with pytest.raises(WontakError) as caught:
        export("notice", (KO,), given.meeting, (), given.blocks, target)
    assert caught.value.code is code
    assert list(target.parent.iterdir()) == []
    return caught.value


@needs_office
@pytest.mark.parametrize("language", [KO, EN])
def test_the_pages_hold_the_words_of_the_minutes(language: object) -> None:
    given = material("minutes", language)  # type: ignore[arg-type]
    content = pdf.render(given)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    words = "2026. 3. 18.(수) 14:00" if language is KO else "Speaker Han stressed the voice of the people."
    assert words in text_of(content)
    title = document.get_metadata_value("Title")
    assert title.startswith("회의록" if language is KO else "Minutes")
    assert b"/MarkInfo" in content or document.is_tagged()


@needs_office
def test_digits_stand_without_a_gap_beside_hangul() -> None:
    given = material("notice", KO)
    lead = Block(BlockKind.LEAD, KO, "오민석 제1차관은 2027년까지 350억 원을 3개 부처에 배정한다고 밝혔다.")
    content = pdf.render(replace(given, blocks={KO: (lead,)}))
    assert lead.text in " ".join(text_of(content).split())


@needs_office
def test_two_threads_may_convert_at_once() -> None:
    made: dict[int, bytes] = {}

    def convert(number: int) -> None:
        made[number] = pdf.render(material("notice", KO))

    threads = [threading.Thread(target=convert, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [0, 1] and all(content.startswith(b"%PDF") for content in made.values())


def test_where_libreoffice_is_missing_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find", lambda: None)
    fault = fails(Code.OFFICE_MISSING, tmp_path / "notice.pdf")
    assert "LibreOffice" in sentence(fault.code, fault.fields, KO)
    assert "install it" in sentence(fault.code, fault.fields, EN)


@posix
def test_a_libreoffice_that_makes_nothing_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    stand_in(programs, "exit 1")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "out").mkdir()
    fails(Code.OFFICE_FAILED, tmp_path / "out" / "notice.pdf")


@posix
def test_a_libreoffice_that_hangs_is_ended_with_its_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    stand_in(programs, f"sleep 600 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(office, "_LIMIT_S", 0.5)
    monkeypatch.setattr(office, "_LIMIT_S_A_MEGABYTE", 0.0)
    (tmp_path / "out").mkdir()
    fault = fails(Code.OFFICE_FAILED, tmp_path / "out" / "notice.pdf")
    assert fault.fields["after_s"] == 0.5
    assert has_ended(int((tmp_path / "child").read_text()))


def has_ended(process: int) -> bool:
    """Whether a process ends within a few seconds, be it that an orphan is reaped by the system in its own time."""
    if not hasattr(os, "pidfd_open"):
        pytest.skip("this system tells nothing of the end of other processes")
    try:
        waited_for = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([waited_for], [], [], PATIENCE_S)[0])
    finally:
        os.close(waited_for)


@posix
def test_a_pdf_that_is_no_longer_wanted_ends_libreoffice_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tmp_path / "begun"
    (tmp_path / "bin").mkdir()
    (tmp_path / "out").mkdir()
    stand_in(tmp_path / "bin", f'echo $$ > "{begun}"; exec sleep 600')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    given = material("notice", KO)
    with pytest.raises(Cancelled):
        export(
            "notice",
            (KO,),
            given.meeting,
            (),
            given.blocks,
            tmp_path / "out" / "a.pdf",
            stop=lambda: begun.is_file() and begun.read_text().endswith("\n"),
        )
    assert list((tmp_path / "out").iterdir()) == []
    assert has_ended(int(begun.read_text()))
