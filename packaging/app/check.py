"""Tries out the program that `make app` has built, from outside and without a screen, and says how large and how quick it is.

    python packaging/app/check.py build/app/wontak

The sample is transcribed, translated and exported by the built command; then the built window opens it, on a screen nobody
sees and with real keys where Xvfb and xdotool are installed, exports a notice, and is asked to end.
"""

import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_S = 120.0
LOOK_EVERY_S = 0.01
SCREEN_TOOLS = ("Xvfb", "xdotool")
TO_EXPORT, TO_SAVE = "alt+5", "ctrl+s"
"""The keys of the Export page and of saving what it shows."""

SAID = ("Han Seojin", "한서진")
"""Somebody every notice of the sample names, in its language."""


def main() -> None:
    folder = Path(sys.argv[1])
    program = folder / "wontak"
    size_mib = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) / 1024**2
    print(f"{folder}: {size_mib:.0f} MiB in {sum(1 for _ in folder.rglob('*'))} files")
    with tempfile.TemporaryDirectory(prefix="wontak-app-") as place:
        environment = {
            "PATH": "/usr/bin:/bin",  # nothing of a virtual environment
            "HOME": place,
            "WONTAK_DATA_DIR": str(Path(place) / "data"),
            "WONTAK_LANGUAGE": "en",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }
        out = Path(place) / "out"
        run(program, "demo", "--quiet", "--out", out, environment=environment)
        (meeting,) = out.glob("*.wontak")
        for ending in ("docx", "hwpx", "srt", "pdf"):
            export(program, meeting, out / f"again.{ending}", environment)
        with screen() as seen:
            environment |= seen
            opened_s = min(window_opens_s(program, meeting, environment) for _ in range(3))
            print(f"the window opens the sample {opened_s:.2f} s after its start (the quickest of three)")
            if seen:
                window_exports(program, meeting, Path(place) / "by-hand.docx", environment)
        log = Path(place) / "data" / "logs" / "wontak.log"
        faults = [
            line
            for line in (log.read_text(encoding="utf-8").splitlines() if log.exists() else [])
            if " fault: " in line or " crash: " in line
        ]
        if faults:
            sys.exit("\n".join(faults))


def export(program: Path, meeting: Path, target: Path, environment: dict[str, str]) -> None:
    """Have one document written."""
    kind = "subtitles" if target.suffix == ".srt" else "notice"
    run(program, "export", meeting, "--as", kind, "--language", "en", "-o", target, environment=environment)
    if not target.stat().st_size:
        sys.exit(f"{target.name} is empty")


def run(program: Path, *arguments: str | Path, environment: dict[str, str]) -> None:
    """Run one command of the built program; ends with what it said where it failed."""
    began = time.monotonic()
    done = subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    if done.returncode:
        sys.exit(f"{arguments[0]}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    print(f"{arguments[0]} {Path(str(arguments[-1])).name}: {time.monotonic() - began:.1f} s")


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """What a window needs in its environment to be on a screen of its own; nothing where there can be none."""
    missing = [tool for tool in SCREEN_TOOLS if shutil.which(tool) is None]
    if missing:
        print(
            f"without a screen, and without export by hand: {', '.join(missing)} not installed",
            file=sys.stderr,
        )
        yield {}
        return
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x800x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    try:
        yield {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def window_opens_s(program: Path, meeting: Path, environment: dict[str, str]) -> float:
    """Seconds from starting the window until it has the meeting; it is then asked to end, and must do so in peace."""
    began = time.monotonic()
    process = opened_window(program, meeting, environment)
    opened_s = time.monotonic() - began
    end(process)
    return opened_s


def window_exports(program: Path, meeting: Path, target: Path, environment: dict[str, str]) -> None:
    """Open the meeting in the window, go to the Export page and save the notice, all by keys; look into the file."""
    process = opened_window(program, meeting, environment)
    press("Wontak", (TO_EXPORT,), environment)
    press("Wontak", (TO_SAVE,), environment)
    press("Save the document", ("ctrl+a",), environment)
    xdotool("type", "--delay", "20", str(target), environment=environment)
    xdotool("key", "Return", environment=environment)
    wait_for(target.exists, process, f"the window has not exported {target.name}")
    end(process)
    with zipfile.ZipFile(target) as document:
        text = document.read("word/document.xml").decode()
        if not any(name in text for name in SAID):
            sys.exit(f"{target.name} names nobody: {SAID}")
    print(f"the window, on a screen, has exported {target.name} by its keys")


def opened_window(program: Path, meeting: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the window and wait until it has the meeting."""
    process = subprocess.Popen([program, "gui", meeting], env=environment)
    wait_for((meeting / "meeting.owner").exists, process, "the window has not opened the meeting")
    return process


def press(title: str, keys: tuple[str, ...], environment: dict[str, str]) -> None:
    """Give a window the keyboard and press keys in it."""
    found = xdotool("search", "--sync", "--onlyvisible", "--name", title, environment=environment)
    xdotool("windowfocus", "--sync", found.split()[-1], environment=environment)
    xdotool("key", *keys, environment=environment)


def xdotool(*arguments: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["xdotool", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    return done.stdout


def wait_for(done: Callable[[], bool], process: subprocess.Popen[bytes], otherwise: str) -> None:
    """Wait until something is so; ends with a sentence where the window has died or it takes too long."""
    began = time.monotonic()
    while not done():
        if process.poll() is not None or time.monotonic() - began > PATIENCE_S:
            process.kill()
            sys.exit(f"{otherwise}; exit code {process.poll()}")
        time.sleep(LOOK_EVERY_S)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the window to end."""
    process.send_signal(signal.SIGTERM)
    if process.wait(PATIENCE_S):
        sys.exit(f"the window ended with exit code {process.returncode}")


if __name__ == "__main__":
    main()
