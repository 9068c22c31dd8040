"""Commands that write documents: draft, export."""

from __future__ import annotations

from pathlib import Path

import click

from wontak.cli.context import Context, command
from wontak.cli.language import tell
from wontak.cli.meetings import MEETING
from wontak.desk.desk import Desk
from wontak.desk.documents import Order
from wontak.domain.meeting import Language
from wontak.domain.messages import interface_language, sentence
from wontak.domain.minutes import DocumentKind
from wontak.export.export import KINDS
from wontak.export.material import Level, Options

LANGUAGES = {"ko": (Language.KO,), "en": (Language.EN,), "both": (Language.KO, Language.EN)}

LANGUAGE = click.option(
    "--language",
    type=click.Choice(list(LANGUAGES)),
    default="both",
    show_default=True,
    help=tell("초안의 언어.", "The language to draft in."),
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
@click.option(
    "--language",
    type=click.Choice(list(LANGUAGES)),
    help=tell(
        "문서의 언어. both는 한국어 먼저, 영어 나중입니다. 지정하지 않으면 글이 있는 언어로 만듭니다.",
        "The document's language; both puts Korean first. Without it, each language in which there is text.",
    ),
)
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
        "만들 파일. 확장자가 형식을 정합니다(.docx, .hwpx, .pdf, .txt, 자막은 .srt와 .vtt, 녹취록은 .json도).",
        "The file to write; its ending says the format (.docx, .hwpx, .pdf, .txt; subtitles: .srt, .vtt; transcript: .json too).",
    ),
)
@click.option(
    "--time-codes/--no-time-codes",
    default=True,
    help=tell("녹취록에 시각을 적습니다.", "Print times in the transcript."),
)
@click.option(
    "--line-numbers", is_flag=True, help=tell("줄 번호를 붙입니다.", "Number the transcript's lines.")
)
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.VERBATIM.value,
    show_default=True,
    help=tell(
        "녹취 수준: 그대로, 군말 뺌, 다듬음.",
        "How close the transcript stays to what was said.",
    ),
)
def export(
    context: Context,
    meeting: Path,
    kind: str,
    language: str | None,
    template: Path | None,
    target: Path,
    time_codes: bool,
    line_numbers: bool,
    level: str,
) -> None:
    options = Options(time_codes=time_codes, line_numbers=line_numbers, level=Level(level))
    with context.desk(meeting, read_only=True) as desk:
        languages = LANGUAGES[language] if language else desk.languages(kind)
        order = Order(kind, languages, template, options)
        click.echo(desk.export(order, target))
        if kind in tuple(DocumentKind) and not context.quiet:
            _say_findings(desk, order)


def _say_findings(desk: Desk, order: Order) -> None:
    """What should be looked at before signing, a line each with the document's language, on stderr."""
    found = (
        f"[{finding.language}] {sentence(finding.kind, dict(finding.fields), interface_language())}"
        for finding in desk.findings(order)
    )
    lines = tuple(dict.fromkeys(found))
    if lines:
        click.echo(tell("서명 전에 확인할 사항:", "To look at before signing:"), err=True)
    for line in lines:
        click.echo(line, err=True)


COMMANDS = (draft, export)
