"""LibreOffice as a converter: where it is on this machine, and runs of it without a window.

Each conversion has a profile of its own in a temporary folder, so that it neither touches nor waits for a LibreOffice that is
open, and conversions from several threads do not meet.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.domain.long_work import Cancelled, Stop, never

_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/opt/libreoffice*/program/soffice",
        "/snap/bin/libreoffice",
    ),
    "darwin": (
        "/Applications/LibreOffice*.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice*.app/Contents/MacOS/soffice",
    ),
    "win32": (
        "{ProgramFiles}/LibreOffice*/program/soffice.exe",
        "{ProgramFiles(x86)}/LibreOffice*/program/soffice.exe",
    ),
}
# Tags and bookmarks, so that the PDF can be read aloud and leafed through by its headings.
_YES = {"type": "boolean", "value": "true"}
_PDF = f"pdf:writer_pdf_Export:{json.dumps({'UseTaggedPDF': _YES, 'ExportBookmarks': _YES})}"
# LibreOffice does not read from Word files that Hangul and digits stand without a gap, and sets one: "350 억 원". Its own
# format can say so, therefore a document goes through it.
_OWN, _GAP, _NO_GAP = "fodt", b'style:text-autospace="ideograph-alpha"', b'style:text-autospace="none"'
_LIMIT_S = 180.0
_LIMIT_S_A_MEGABYTE = 120.0
_ASK_EVERY_S = 0.2


def find() -> Path | None:
    """LibreOffice's program: the one on the path, else where its installers put it; None where there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def to_pdf(document: bytes, stop: Stop = never) -> bytes:
    """A Word document as PDF. Takes seconds; may be called from any thread.

    Raises WontakError(OFFICE_MISSING) where LibreOffice is not installed and WontakError(OFFICE_FAILED) where it gives no PDF;
    Cancelled, with LibreOffice ended, soon after `stop` says so.
    """
    program = find()
    if program is None:
        raise WontakError(Code.OFFICE_MISSING)
    with tempfile.TemporaryDirectory(prefix="wontak-pdf-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(document)
        limit_s = _LIMIT_S + _LIMIT_S_A_MEGABYTE * len(document) / 2**20
        own = _converted(program, source, _OWN, limit_s, stop)
        own.write_bytes(own.read_bytes().replace(_GAP, _NO_GAP))
        return _converted(program, own, _PDF, limit_s, stop).read_bytes()


def _converted(program: Path, source: Path, form: str, limit_s: float, stop: Stop) -> Path:
    """The file that LibreOffice makes of `source` beside it; `form` is its ending and, after a colon, how it is written."""
    made = source.with_suffix(f".{form.partition(':')[0]}")
    _run(program, source, form, limit_s, stop)
    if not made.is_file():
        raise WontakError(Code.OFFICE_FAILED)
    return made


def _run(program: Path, source: Path, form: str, limit_s: float, stop: Stop) -> None:
    folder = source.parent
    profile = (folder / "profile").as_uri()
    command = [
        str(program),
        f"-env:UserInstallation={profile}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", form, "--outdir", str(folder), str(source)),
    ]
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=sys.platform != "win32"
        )
    except OSError as fault:
        raise WontakError(Code.OFFICE_FAILED, reason=str(fault)) from fault
    try:
        _wait(process, limit_s, stop)
    finally:
        _end(process)


def _wait(process: "subprocess.Popen[bytes]", limit_s: float, stop: Stop) -> None:
    """Until it has ended, it has taken too long, or it is no longer wanted."""
    until_s = time.monotonic() + limit_s
    while time.monotonic() < until_s:
        if stop():
            raise Cancelled
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_ASK_EVERY_S)
            return
    raise WontakError(Code.OFFICE_FAILED, after_s=limit_s)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Stop a run that is still going: the program is a starter that leaves its work to a child."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _usual_places() -> Iterator[Path]:
    for pattern in _PLACES.get(sys.platform, ()):
        try:
            place = Path(pattern.format_map(os.environ)).expanduser()
        except KeyError:
            continue
        yield from sorted(Path(place.anchor).glob(str(place.relative_to(place.anchor))), reverse=True)
