"""Commands on the meeting itself: new, add-audio, transcribe, speakers, translate, show, evaluate."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from wontak.assessment.measures import assess
from wontak.assessment.reference import read_reference, transcript_as_spoken
from wontak.cli.context import Context, command
from wontak.cli.language import tell
from wontak.desk.desk import Desk
from wontak.domain.meeting import Language
from wontak.domain.messages import interface_language, sentence
from wontak.store.shape import as_json

MEETING = click.argument("meeting", type=click.Path(path_type=Path))


@command("new", "회의 폴더를 만듭니다.", "Make a meeting folder.")
@MEETING
@click.option(
    "--from",
    "description",
    type=click.Path(path_type=Path),
    metavar="MEETING.TOML",
    help=tell("행사, 참석자, 의사일정을 적은 파일.", "A file that describes event, roster and agenda."),
)
def new(context: Context, meeting: Path, description: Path | None) -> None:
    with context.watcher() as watcher, Desk.create(meeting, description, watcher) as desk:
        click.echo(desk.store.folder)


@command("add-audio", "녹음 파일을 차례대로 가져옵니다.", "Import recordings, in the order given.")
@MEETING
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
def add_audio(context: Context, meeting: Path, files: tuple[Path, ...]) -> None:
    with context.desk(meeting) as desk:
        for recording in desk.add_audio(files):
            click.echo(f"{recording.id}\t{recording.duration_s:.1f} s\t{recording.file}")


@command(
    "transcribe",
    "녹음을 받아쓰고 낱말마다 시각을 붙입니다. 중단된 작업은 이어서 합니다.",
    "Transcribe the recordings with word times; goes on where an interrupted run stopped.",
)
@MEETING
@click.option(
    "--model",
    metavar="NAME_OR_PATH",
    help=tell(
        "모델 이름 또는 폴더(기본값: 설치된 것 중 가장 좋은 모델).",
        "A model's name or folder (default: the best one installed).",
    ),
)
@click.option(
    "--language",
    type=click.Choice(["auto", "ko", "en"]),
    default="auto",
    show_default=True,
    help=tell(
        "녹음의 언어. auto는 발언마다 가려냅니다.", "The recording's language; auto decides turn by turn."
    ),
)
@click.option(
    "--restart", is_flag=True, help=tell("처음부터 다시 받아씁니다.", "Begin again from the start.")
)
def transcribe(context: Context, meeting: Path, model: str | None, language: str, restart: bool) -> None:
    with context.desk(meeting) as desk:
        desk.transcribe(model, None if language == "auto" else Language(language), restart=restart)
        click.echo(tell(f"구간 {len(desk.store.segments())}개", f"{len(desk.store.segments())} segments"))
        warn_of_starter(desk)


@command(
    "speakers",
    "목소리를 구분하고 참석자 명단과 맞춥니다.",
    "Tell the voices apart and match them with the roster where it can tell.",
)
@MEETING
@click.option(
    "--count",
    type=click.IntRange(min=1),
    help=tell("목소리의 수(기본값: 추정).", "How many voices (default: estimated)."),
)
def speakers(context: Context, meeting: Path, count: int | None) -> None:
    with context.desk(meeting) as desk:
        names = desk.find_voices(count)
        roster = desk.store.meeting()
        for voice in sorted(
            {segment.voice for segment in desk.store.segments() if segment.voice}, key=lambda v: (len(v), v)
        ):
            person = roster.participant(names.get(voice))
            name = tell(person.name.either(Language.KO), person.name.either(Language.EN)) if person else "?"
            click.echo(f"{voice}\t{names.get(voice, '-')}\t{name}")


@command("translate", "빠졌거나 낡은 번역을 채웁니다.", "Fill missing and stale translations, both ways.")
@MEETING
def translate(context: Context, meeting: Path) -> None:
    with context.desk(meeting) as desk:
        count = desk.translate()
        click.echo(tell(f"구간 {count}개를 번역했습니다.", f"{count} segments translated"))
        warn_of_starter(desk)


@command("show", "회의 전체를 JSON으로 보여 줍니다.", "Show the whole meeting as JSON.")
@MEETING
@click.option(
    "--json", "_json", is_flag=True, help=tell("JSON으로(유일한 형식).", "As JSON (the only form).")
)
@click.option(
    "--public", is_flag=True, help=tell("비공개 구간을 뺍니다.", "Leave out what is off the record.")
)
def show(context: Context, meeting: Path, _json: bool, public: bool) -> None:
    with context.desk(meeting, read_only=True) as desk:
        click.echo(json.dumps(as_json(desk.store, public=public), ensure_ascii=False, indent=1))


@command(
    "evaluate",
    "기준 녹취록과 견주어 WER, CER, DER 등을 잽니다.",
    "Measure the transcript against a reference: WER, CER, DER, language and translation.",
)
@MEETING
@click.option(
    "--reference",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=tell("기준 JSON 파일.", "The reference, a JSON file."),
)
def evaluate(context: Context, meeting: Path, reference: Path) -> None:
    with context.desk(meeting, read_only=True) as desk:
        recordings = desk.store.recordings()
        transcript = transcript_as_spoken(desk.store.segments(), recordings)
        report = assess(read_reference(reference, recordings), transcript)
    click.echo(json.dumps(asdict(report), indent=1))


def warn_of_starter(desk: Desk) -> None:
    """Say so where the text comes from models that know only synthetic voices."""
    if desk.made_with_starter:
        click.echo(sentence("starter_model", {}, interface_language()))


COMMANDS = (new, add_audio, transcribe, speakers, translate, show, evaluate)
