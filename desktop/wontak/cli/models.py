"""Commands on the model packs: list, install, import, verify, remove."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from wontak.cli.context import Context, command
from wontak.cli.language import tell
from wontak.domain.packs import Pack, PackKind
from wontak.store.packs import Packs

NAME = click.argument("name")


@click.group(
    help=tell("모델을 살펴보고 설치하고 지웁니다.", "List, install, import, verify and remove models.")
)
def models() -> None:
    pass


@command(
    "list",
    "설치된 모델과 설치할 수 있는 모델을 보여 줍니다.",
    "Show which models are here and which can be installed.",
)
def list_packs(context: Context) -> None:
    packs = Packs()
    for pack in packs.installed():
        click.echo(_line(pack.name, pack.kind, pack.languages, pack.size_bytes // 1_000_000, _standing(pack)))
    for entry in packs.available():
        standing = tell("설치할 수 있음", "can be installed")
        click.echo(
            _line(entry.name, entry.kind, entry.languages, entry.size_mb, f"{standing}, {entry.licence}")
        )


@command(
    "install",
    "목록에 있는 모델을 내려받아 설치합니다. 네트워크를 쓰는 유일한 명령입니다.",
    "Download and install models of the list; the only command that uses the network.",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
def install(context: Context, names: tuple[str, ...]) -> None:
    packs = Packs()
    for name in names:
        pack = _installed(packs, name, quiet=context.quiet)
        click.echo(tell(f"설치했습니다: {pack.name}", f"Installed: {pack.name}") + f"\t{pack.folder}")


def _installed(packs: Packs, name: str, *, quiet: bool) -> Pack:
    """Install one model under a bar that shows what has arrived."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as bar:
        task = bar.add_task(name, total=None)
        return packs.install(name, lambda done, total: bar.update(task, completed=done, total=total or None))


@command(
    "import",
    "손으로 옮겨 온 모델(faster-whisper 폴더나 .argosmodel 파일)을 설치합니다.",
    "Install a model carried here by hand: a faster-whisper folder or an .argosmodel file.",
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--name", help=tell("붙일 이름(기본값: 모델의 이름).", "The name to give it (default: its own).")
)
def import_pack(context: Context, path: Path, name: str | None) -> None:
    pack = Packs().import_pack(path, name)
    click.echo(tell(f"설치했습니다: {pack.name}", f"Installed: {pack.name}") + f"\t{pack.folder}")


@command("verify", "모델의 파일이 온전한지 살핍니다.", "Check that a model's files are whole.")
@NAME
def verify(context: Context, name: str) -> None:
    pack = Packs().verify(name)
    click.echo(tell(f"온전합니다: {pack.name}", f"Whole: {pack.name}"))


@command("remove", "설치한 모델을 지웁니다.", "Delete an installed model.")
@NAME
def remove(context: Context, name: str) -> None:
    Packs().remove(name)
    click.echo(tell(f"지웠습니다: {name}", f"Removed: {name}"))


def _line(name: str, kind: PackKind, languages: tuple[str, ...], size_mb: int, standing: str) -> str:
    what = tell("음성 인식", "recognition") if kind is PackKind.RECOGNISER else tell("번역", "translation")
    between = "→" if kind is PackKind.TRANSLATOR else ", "
    return f"{name}\t{what}\t{between.join(languages)}\t{size_mb:,} MB\t{standing}"


def _standing(pack: Pack) -> str:
    if pack.starter:
        return tell("설치됨, 시험용: 합성 음성만 앎", "installed, starter: knows only synthetic voices")
    return tell("설치됨", "installed")


for each in (list_packs, install, import_pack, verify, remove):
    models.add_command(each)

COMMANDS = (models,)
