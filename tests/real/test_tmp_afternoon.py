import shutil, dataclasses
from pathlib import Path
from tests.real import test_afternoon as T
from wontak.ui.context import Place
from wontak.domain.meeting import Language
def test_tmp(program,qtbot,tmp_path,monkeypatch):
    m=tmp_path/"a.wontak"; shutil.copytree(next(Path("/tmp/shots-data/meetings").glob("2026-03-18*")),m)
    a=T.Afternoon(program,qtbot,monkeypatch); program.window.open_meeting(m)
    s=program.session
    for l in Language: s.save_blocks(l,())
    s.save_meeting(dataclasses.replace(s.meeting,agenda=()))
    a.write_minutes(); a.export(tmp_path/"x.docx")
