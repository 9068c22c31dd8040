"""Commands that write documents: draft, export."""

from __future__ import annotations

from pathlib import Path

import click

from wontak.cli.context import Context, command
from wontak.cli.language import tell
from wontak.cli.meetings import MEETING
from wontak.domain.meeting import Language
from wontak.export.export import KINDS

LANGUAGES = {"ko": (Language.KO,), "en": (Language.EN,), "both": (Language.KO, Language.EN)}

LANGUAGE = click.option(
    "--language",
    type=click.Choice(list(LANGUAGES)),
    default="both",
    show_default=True,
    help=tell(
        "문서의 언어. both는 한국어 먼저, 영어 나중입니다.",
        "The document's language; both puts Korean first.",
    ),
)


@command(
    "draft",
    "녹취록, 명단, 의사일정으로 회의 결과 초안을 씁니다.",
    "Draft the minutes from transcript, roster and agenda.",
)
@MEETING
@LANGUAGE
def draft(context: Context, meeting: Path, language: str) -> None:
    with context.desk(meeting) as desk:
        for drafted, blocks in desk.draft(LANGUAGES[language]).items():
            click.echo(tell(f"{drafted}: 단락 {len(blocks)}개", f"{drafted}: {len(blocks)} blocks"))


@command("export", "문서를 만듭니다.", "Write a document.")
@MEETING
@click.option(
    "--as",
    "kind",
    required=True,
    type=click.Choice(KINDS),
    help=tell("문서의 종류.", "The kind of document."),
)
@LANGUAGE
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=tell("서식으로 쓸 워드 파일.", "A Word file to use as template."),
)
@click.option(
    "-o",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=tell(
        "만들 파일. 끝자리가 형식을 정합니다(.docx, .txt).",
        "The file to write; its ending says the format (.docx, .txt).",
    ),
)
def export(
    context: Context, meeting: Path, kind: str, language: str, template: Path | None, target: Path
) -> None:
    with context.desk(meeting, read_only=True) as desk:
        click.echo(desk.export(kind, LANGUAGES[language], target, template))


COMMANDS = (draft, export)
