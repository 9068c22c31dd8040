"""Exporting: kinds, formats and templates that are or are not there, and files that are whole or absent."""

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.export.documents import EN, KO, WRITTEN, sample_document
from tests.minutes.sample import sample_meeting
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Bilingual, Meeting
from wontak.export import compose, templates
from wontak.export.export import export
from wontak.export.mark import Mark
from wontak.export.material import Corrigendum, Options


def fails(code: Code, kind: str, target: Path, template: Path | None = None) -> WontakError:
    with pytest.raises(WontakError) as caught:
        export(kind, (EN,), sample_meeting(), (), {EN: WRITTEN}, target, template=template)
    assert caught.value.code is code
    assert not target.exists()
    return caught.value


def test_an_unknown_ending_is_refused_and_the_known_ones_are_named(tmp_path: Path) -> None:
    assert (
        fails(Code.FORMAT_UNKNOWN, "notice", tmp_path / "n.odt").fields["known"] == ".docx, .hwpx, .pdf, .txt"
    )


def test_there_must_be_something_to_export(tmp_path: Path) -> None:
    fails(Code.NOTHING_TO_EXPORT, "transcript", tmp_path / "t.docx")
    with pytest.raises(WontakError) as caught:
        export("notice", (KO,), Meeting(), (), {}, tmp_path / "n.docx")
    assert caught.value.code is Code.NOTHING_TO_EXPORT


def test_a_template_that_lacks_a_style_is_refused_with_its_name(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    shutil.copyfile(templates.bundled("notice"), template)
    document = docx.Document(str(template))
    document.styles["PullQuote"].delete()
    document.save(str(template))
    assert fails(Code.TEMPLATE_BROKEN, "notice", tmp_path / "n.docx", template).fields["style"] == "PullQuote"


def test_a_template_that_is_no_word_file_or_is_not_there_is_refused(tmp_path: Path) -> None:
    fails(Code.TEMPLATE_MISSING, "notice", tmp_path / "n.docx", tmp_path / "none.docx")
    (tmp_path / "text.docx").write_text("no zip", encoding="utf-8")
    fails(Code.TEMPLATE_BROKEN, "notice", tmp_path / "n.docx", tmp_path / "text.docx")


def test_a_template_of_ones_own_keeps_its_letterhead_and_still_shows_the_mark(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    document = docx.Document(str(templates.bundled("notice")))
    document.sections[0].header.paragraphs[0].runs[0].text = "Harbour Board"
    document.add_paragraph("Sample text that is not for print.", style="Lead")
    document.save(str(template))
    target = export(
        "notice", (EN,), Meeting(), (), {EN: WRITTEN}, tmp_path / "n.docx", template=template, mark=Mark()
    )
    made = docx.Document(str(target))
    assert [paragraph.text for paragraph in made.sections[0].header.paragraphs] == ["Harbour Board", "Draft"]
    assert not any("Sample text" in paragraph.text for paragraph in made.paragraphs)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    fails(Code.NOT_WRITABLE, "notice", tmp_path / "n.docx")


def test_a_file_in_the_way_of_the_folder_is_a_fault_and_the_old_document_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert fails(Code.NOT_WRITABLE, "notice", tmp_path / "file" / "n.docx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_nothing_is_left_beside_a_finished_document(tmp_path: Path) -> None:
    sample_document("notice", (EN,), tmp_path / "n.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["n.docx"]


def test_a_template_in_the_users_folder_comes_before_the_bundled_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WONTAK_DATA_DIR", str(tmp_path / "data"))
    assert templates.of_kind("notice") == templates.bundled("notice")
    own = tmp_path / "data" / "templates" / "notice.docx"
    own.parent.mkdir(parents=True)
    document = docx.Document(str(templates.bundled("notice")))
    document.sections[0].header.paragraphs[0].runs[0].text = "Harbour Board {mark}"
    document.save(str(own))
    target = export("notice", (EN,), Meeting(), (), {EN: WRITTEN}, tmp_path / "n.docx")
    assert docx.Document(str(target)).sections[0].header.paragraphs[0].text == "Harbour Board Draft"


def test_gaps_in_a_letterhead_of_ones_own_are_filled_wherever_word_put_them(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    document = docx.Document(str(templates.bundled("notice")))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    cell = section.header.add_table(1, 1, Mm(100)).cell(0, 0)
    for piece in ("Notice: {ti", "tle", "} of {mar", "k}"):
        cell.paragraphs[0].add_run(piece)
    document.save(str(template))
    target = export(
        "notice",
        (EN,),
        sample_meeting(),
        (),
        {EN: WRITTEN},
        tmp_path / "n.docx",
        template=template,
        mark=Mark(),
    )
    made = docx.Document(str(target)).sections[0]
    title = "Artificial Intelligence and the Future of Parliament · March 18, 2026"
    assert made.header.tables[0].cell(0, 0).text == f"Notice: {title} of Draft"
    assert [paragraph.text for paragraph in made.first_page_header.paragraphs][-1] == "Draft"


@pytest.mark.parametrize("kind", sorted(compose.STYLES))
def test_every_bundled_template_has_every_style_with_both_its_fonts(kind: str) -> None:
    document = templates.open_template(templates.bundled(kind), compose.STYLES[kind])
    for name in compose.STYLES[kind]:
        style = document.styles[name]
        if style.type is not WD_STYLE_TYPE.TABLE:
            assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == "맑은 고딕", name


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed: no pages to look at"
)
def test_libreoffice_opens_every_kind_of_document_and_prints_its_pages(tmp_path: Path) -> None:
    change = Corrigendum(
        dt.datetime(2026, 3, 25, 10, 30), "김기록", Bilingual("발언", "Remark"), "1,200", "1,250"
    )
    files = [
        sample_document(kind, (KO, EN), tmp_path / f"{kind}.docx", options=Options(corrigenda=(change,)))
        for kind in compose.STYLES
    ]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    for file in files:
        assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("guide", ["templates.md", "templates.ko.md"])
def test_the_guide_to_templates_names_every_style(guide: str) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / guide).read_text(encoding="utf-8")
    for kind, styles in compose.STYLES.items():
        assert f"`{kind}.docx`" in text
        assert [style for style in styles if f"`{style}`" not in text] == []
