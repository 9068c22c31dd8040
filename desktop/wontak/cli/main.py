"""The command `wontak`: its options, its faults and its exit codes."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import click

from wontak import __version__
from wontak.cli import doctor, documents, journey, meetings, models, recording
from wontak.cli.language import tell
from wontak.domain.errors import Code, WontakError
from wontak.domain.messages import interface_language, sentence

OpenWindow = Callable[[Path | None], int]
DONE, FAULT, USAGE, INTERRUPTED = 0, 1, 2, 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=tell(
        "한국어와 영어로 진행된 회의의 녹음으로 녹취록, 번역, 공지문을 만듭니다. 모든 작업은 이 컴퓨터 안에서 합니다.",
        "Turns the recording of a Korean and English meeting into transcript, translation and notice, all on this machine.",
    ),
)
@click.version_option(__version__, prog_name="wontak", help=tell("버전을 표시합니다.", "Show the version."))
def wontak() -> None:
    pass


for module in (meetings, recording, documents, journey, models, doctor):
    for command in module.COMMANDS:
        wontak.add_command(command)


@wontak.command("gui", help=tell("창을 엽니다.", "Open the window."))
@click.argument("meeting", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def gui(open_window: OpenWindow, meeting: Path | None) -> int:
    return open_window(meeting)


def _no_window(_meeting: Path | None) -> int:
    """For callers that run commands without a window to open."""
    raise click.UsageError("no window here")


def run(arguments: Sequence[str] | None = None, open_window: OpenWindow = _no_window) -> int:
    """Run one command; returns the exit code of the contract: 0 done, 1 a fault, 2 wrong usage, 130 interrupted.

    `open_window` opens the window, on a meeting if one is given, and returns its exit code.
    """
    signal.signal(signal.SIGTERM, _as_interrupt)
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = wontak.main(args=arguments, prog_name="wontak", standalone_mode=False, obj=open_window)
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as fault:
        fault.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            tell("중단했습니다. 지금까지의 작업은 저장되어 있습니다.", "Stopped. All work so far is kept."),
            err=True,
        )
        return INTERRUPTED
    except WontakError as fault:
        return _report(sentence(fault.code, fault.fields, interface_language()), debug="--debug" in arguments)
    except BrokenPipeError:
        return DONE
    except Exception as fault:  # noqa: BLE001 - the outermost edge: a person never sees a traceback unasked
        fields = {"problem": f"{type(fault).__name__}: {fault}"}
        return _report(sentence(Code.UNEXPECTED, fields, interface_language()), debug="--debug" in arguments)


def _report(text: str, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    click.echo(f"wontak: error: {text}", err=True)
    return FAULT


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
