"""What a document will look like, before it is saved: its pages where LibreOffice is there, else its text."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from wontak.desk.documents import Order, write_from
from wontak.desk.file_work import document_work, timed
from wontak.domain.errors import Code, WontakError


@dataclass(frozen=True)
class Preview:
    """The document as PDF; or, where that cannot be made here (`fault` says why), as plain text."""

    pdf: bytes = b""
    text: str = ""
    fault: WontakError | None = None


def preview(folder: Path, order: Order, parts: int) -> Preview:
    """Make the document, of so many segments or paragraphs, aside. Raises WontakError where it cannot be made at all.

    Takes seconds: for a thread of its own. How many is remembered for when it is saved as PDF.
    """
    with tempfile.TemporaryDirectory(prefix="wontak-") as aside:
        if order.kind == "subtitles":
            return Preview(text=write_from(folder, order, Path(aside) / "preview.srt").read_text("utf-8"))
        try:
            pdf = timed(
                document_work(order.kind, ".pdf", parts),
                lambda: write_from(folder, order, Path(aside) / "preview.pdf"),
            )
            return Preview(pdf=pdf.read_bytes() if pdf else b"")
        except WontakError as fault:
            if fault.code not in (Code.OFFICE_MISSING, Code.OFFICE_FAILED):
                raise
            text = write_from(folder, order, Path(aside) / "preview.txt").read_text("utf-8")
            return Preview(text=text, fault=fault)
