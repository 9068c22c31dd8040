"""The whole job in one go: run, and demo on the bundled sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from wontak import paths
from wontak.cli.context import Context, command, interruptible
from wontak.cli.language import tell
from wontak.cli.meetings import warn_of_starter
from wontak.desk import files
from wontak.desk.desk import Desk
from wontak.desk.documents import Order
from wontak.desk.tasks import Watch
from wontak.domain.meeting import Language
from wontak.store.description import read_description
from wontak.store.packs import STARTER_RECOGNISER

DOCUMENTS = (
    ("notice", Language.EN, "notice-en.docx"),
    ("notice", Language.KO, "notice-ko.docx"),
    ("transcript", Language.EN, "transcript-en.docx"),
    ("transcript", Language.KO, "transcript-ko.docx"),
)


@command(
    "run",
    "녹음에서 문서까지 한 번에 처리합니다.",
    "From recordings to documents in one go; goes on where an interrupted run stopped.",
)
@click.argument("recordings", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--from",
    "description",
    required=True,
    type=click.Path(path_type=Path),
    metavar="MEETING.TOML",
    help=tell("행사, 참석자, 의사일정을 적은 파일.", "A file that describes event, roster and agenda."),
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=tell("회의 폴더와 문서를 둘 폴더.", "The folder for the meeting and its documents."),
)
@click.option(
    "--model", metavar="NAME_OR_PATH", help=tell("모델 이름 또는 폴더.", "A model's name or folder.")
)
def run(
    context: Context, recordings: tuple[Path, ...], description: Path, out: Path, model: str | None
) -> None:
    make_record(context, recordings, description, out, model)


@command(
    "demo",
    "함께 들어 있는 견본 회의로 전체 작업을 보여 줍니다. 네트워크가 필요 없습니다.",
    "The whole job on the bundled sample roundtable, with the bundled starter models, offline.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo-out"),
    show_default=True,
    metavar="DIR",
    help=tell("결과를 둘 폴더.", "The folder for the results."),
)
def demo(context: Context, out: Path) -> None:
    sample = paths.resources() / "sample"
    make_record(context, [sample / "roundtable.flac"], sample / "meeting.toml", out, STARTER_RECOGNISER)


def make_record(
    context: Context, recordings: Sequence[Path], description: Path, out: Path, model: str | None
) -> None:
    """Transcribe, attribute, translate, draft and export, then say what lies where."""
    with context.watcher() as watcher, open_or_create(out, description, watcher) as desk, interruptible(desk):
        steps = (
            lambda: desk.store.recordings() or desk.add_audio(recordings),
            lambda: desk.transcribe(model),
            lambda: desk.voices_are_known or desk.find_voices(),
            desk.translate,
            lambda: desk.draft(Language),
        )
        for step in steps:
            step()
            if desk.cancelled:
                return
        written = [desk.export(Order(kind, (language,)), out / name) for kind, language, name in DOCUMENTS]
        say_where(desk, written)


def open_or_create(out: Path, description: Path, watcher: Watch) -> Desk:
    """The meeting inside `out`: the one an earlier run began, else a new one."""
    found = files.find_meeting(out)
    if found != out or (out / "meeting.db").exists():
        return Desk.open(found, watcher)
    meeting, _blocks = read_description(description)
    return Desk.create(out / files.folder_name(meeting.event), description, watcher)


def say_where(desk: Desk, written: Sequence[Path]) -> None:
    """The results' places, and what made them."""
    click.echo(tell("회의 폴더", "Meeting") + f"\t{desk.store.folder}")
    for path in written:
        click.echo(tell("문서", "Document") + f"\t{path}")
    warn_of_starter(desk)


COMMANDS = (run, demo)
