"""Writing a document: which kind, in which languages, in which format."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Recording, Segment
from wontak.export import atomic, notice, plain, templates, transcript, word
from wontak.export.mark import Mark
from wontak.export.page import Document

KINDS = ("notice", "minutes", "transcript", "bilingual", "release", "subtitles")
_STYLES = {"notice": tuple(notice.STYLES.values()), "transcript": transcript.STYLES}
_FORMATS = (".docx", ".txt")

Blocks = Mapping[Language, Sequence[Block]]


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
) -> Path:
    """Write the document of `kind` in `languages` (several go into one file, in their order) and return its path.

    The ending of `target` says the format. Raises WontakError: KIND_NOT_BUILT, FORMAT_UNKNOWN, NOTHING_TO_EXPORT,
    TEMPLATE_MISSING, TEMPLATE_BROKEN, DISK_FULL, NOT_WRITABLE. Nothing is written unless all of it can be.
    """
    if kind not in _STYLES:
        raise WontakError(Code.KIND_NOT_BUILT, kind=kind, known=", ".join(_STYLES))
    ending = target.suffix.lower()
    if ending not in _FORMATS:
        raise WontakError(Code.FORMAT_UNKNOWN, file=target.name, known=", ".join(_FORMATS))
    compose = _composer(kind, meeting, segments, blocks, recordings)
    documents = [document for language in languages if (document := compose(language)).paragraphs]
    if not documents:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=kind)
    mark = mark or Mark()
    if ending == ".docx":
        content = word.render(documents, template or templates.bundled(kind), _STYLES[kind], mark)
    else:
        content = plain.render(documents, mark)
    atomic.write_whole(target, content)
    return target


def _composer(
    kind: str, meeting: Meeting, segments: Sequence[Segment], blocks: Blocks, recordings: Sequence[Recording]
) -> Callable[[Language], Document]:
    if kind == "notice":
        return lambda language: notice.compose(meeting, blocks.get(language, ()), language)
    if not segments:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=kind)
    return lambda language: transcript.compose(meeting, segments, language, recordings)
