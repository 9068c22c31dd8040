"""Writing a document: which kind, in which languages, in which format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.long_work import Cancelled, Stop, never
from wontak.domain.marks import Label
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Recording, Segment
from wontak.export import atomic, compose, meeting_json, pdf, plain, subtitles, word
from wontak.export.mark import Mark
from wontak.export.material import Material, Options

KINDS = ("notice", "minutes", "transcript", "bilingual", "release", "subtitles")

Blocks = Mapping[Language, Sequence[Block]]
Writer = Callable[[Material], bytes]


def _rows() -> Iterator[tuple[tuple[str, str], Writer]]:
    """Every kind of document with the endings it can be written in, and who writes it."""
    for kind in compose.STYLES:
        yield (kind, ".docx"), word.render
        yield (kind, ".hwpx"), _hancom
        yield (kind, ".pdf"), pdf.render
        yield (kind, ".txt"), plain.render
    yield ("transcript", ".json"), meeting_json.render
    yield ("subtitles", ".srt"), subtitles.srt
    yield ("subtitles", ".vtt"), subtitles.vtt


def _hancom(material: Material) -> bytes:
    from wontak.export import (
        hwpx,  # its library takes half a second to load, and is not needed at every start
    )

    return hwpx.render(material)


WRITERS: Mapping[tuple[str, str], Writer] = dict(_rows())


def export(
    kind: str,
    languages: Sequence[Language],
    meeting: Meeting,
    segments: Sequence[Segment],
    blocks: Blocks,
    target: Path,
    *,
    template: Path | None = None,
    mark: Mark | None = None,
    recordings: Sequence[Recording] = (),
    options: Options | None = None,
    public: Mapping[str, Any] | None = None,
    labels: Sequence[Label] = (),
    stop: Stop = never,
) -> Path:
    """Write the document of `kind` in `languages` (several go into one file, in their order) and return its path.

    The ending of `target` says the format; `public` is needed for .json; `labels` say where items of the agenda begin. Raises
    WontakError: FORMAT_UNKNOWN, NOTHING_TO_EXPORT, TEMPLATE_MISSING, TEMPLATE_BROKEN, OFFICE_MISSING, OFFICE_FAILED, DISK_FULL,
    NOT_WRITABLE. Nothing is written unless all of it can be, and nothing, but Cancelled raised, once `stop` says so.
    """
    write = _writer(kind, target)
    material = Material(
        kind,
        tuple(languages),
        meeting,
        tuple(segments),
        {language: tuple(given) for language, given in blocks.items()},
        tuple(recordings),
        mark or Mark(),
        template,
        options or Options(),
        public,
        tuple(labels),
        stop,
    )
    content = write(material)
    if stop():
        raise Cancelled
    atomic.write_whole(target, content)
    return target


def endings(kind: str) -> tuple[str, ...]:
    """The endings of file names that a document of `kind` can have, the usual one first."""
    return tuple(ending for known, ending in WRITERS if known == kind)


def _writer(kind: str, target: Path) -> Writer:
    write = WRITERS.get((kind, target.suffix.lower()))
    if write is None:
        raise WontakError(Code.FORMAT_UNKNOWN, kind=kind, file=target.name, known=", ".join(endings(kind)))
    return write
