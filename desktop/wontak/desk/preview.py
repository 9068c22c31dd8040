"""What a document will look like, before it is saved: its pages where LibreOffice is there, else its text."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from wontak.desk.documents import Order, write_from
from wontak.domain.errors import Code, WontakError


@dataclass(frozen=True)
class Preview:
    """The document as PDF; or, where that cannot be made here (`fault` says why), as plain text."""

    pdf: bytes = b""
    text: str = ""
    fault: WontakError | None = None


def preview(folder: Path, order: Order) -> Preview:
    """Make the document aside. Takes seconds: for a thread of its own. Raises WontakError where it cannot be made at all."""
    with tempfile.TemporaryDirectory(prefix="wontak-") as aside:
        if order.kind == "subtitles":
            return Preview(text=write_from(folder, order, Path(aside) / "preview.srt").read_text("utf-8"))
        try:
            return Preview(pdf=write_from(folder, order, Path(aside) / "preview.pdf").read_bytes())
        except WontakError as fault:
            if fault.code not in (Code.OFFICE_MISSING, Code.OFFICE_FAILED):
                raise
            text = write_from(folder, order, Path(aside) / "preview.txt").read_text("utf-8")
            return Preview(text=text, fault=fault)
