"""Tries out the program that `make app` has built, from outside and without a screen, and says how large and how quick it is.

    python packaging/app/check.py build/app/wontak

The sample is transcribed, translated and exported by the built command; then the built window opens it, and is asked to end.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE_S = 120.0
LOOK_EVERY_S = 0.01


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
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            **{name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ},
        }
        out = Path(place) / "out"
        run(program, "demo", "--quiet", "--out", out, environment=environment)
        (meeting,) = out.glob("*.wontak")
        for ending in ("docx", "hwpx", "srt", "pdf"):
            export(program, meeting, out / f"again.{ending}", environment)
        opened_s = min(window_opens_s(program, meeting, environment) for _ in range(3))
        print(f"the window opens the sample {opened_s:.2f} s after its start (the quickest of three)")
        log = Path(place) / "data" / "logs" / "wontak.log"
        faults = [
            line
            for line in log.read_text(encoding="utf-8").splitlines()
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


def window_opens_s(program: Path, meeting: Path, environment: dict[str, str]) -> float:
    """Seconds from starting the window until it has the meeting; it is then asked to end, and must do so in peace."""
    began = time.monotonic()
    process = subprocess.Popen([program, "gui", meeting], env=environment)
    while not (meeting / "meeting.owner").exists():
        if process.poll() is not None or time.monotonic() - began > PATIENCE_S:
            process.kill()
            sys.exit(f"the window has not opened the meeting; exit code {process.poll()}")
        time.sleep(LOOK_EVERY_S)
    opened_s = time.monotonic() - began
    process.send_signal(signal.SIGTERM)
    if process.wait(PATIENCE_S):
        sys.exit(f"the window ended with exit code {process.returncode}")
    return opened_s


if __name__ == "__main__":
    main()
