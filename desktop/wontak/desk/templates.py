"""The Word templates that staff have made: they lie in a folder of theirs, each beginning with the kind of its document."""

from pathlib import Path

from wontak import paths


def folder() -> Path:
    """Where staff keep templates of their own; made when it is first shown."""
    return paths.user_data() / "templates"


def templates_for(kind: str) -> tuple[Path, ...]:
    """Their templates for a kind of document: "notice.docx", used instead of ours, "notice letterhead.docx" and so on."""
    return tuple(sorted(folder().glob(f"{kind}*.docx")))
