"""`python -m tests.bench`: speed and memory of `wontak transcribe` as ratios against the bare library."""

import argparse
import json
import os
import statistics
import tempfile
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from tests.bench.languages import teach
from tests.bench.random_whisper import BASE, ONE_LAYER, write_model
from tests.bench.runs import TOKENS_A_WINDOW, Figures, bare, wontak
from tests.bench.sound import RATE_HZ, write_recording, write_repeated
from wontak.engines.traits import TRAITS_FILE

WALL_AIM, MEMORY_AIM, GROWTH_AIM_MB = 1.25, 0.35, 100.0


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder:
        lines = list(_measured(options, Path(folder)))
    if options.write is not None:
        options.write.write_text("# Benchmarks\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--minutes", type=float, default=10.0, help="length of the recording for the speed part"
    )
    parser.add_argument("--rounds", type=int, default=2, help="how often both are run, by turns")
    parser.add_argument("--threads", type=int, default=min(4, os.cpu_count() or 1))
    parser.add_argument(
        "--hours", type=float, default=5.0, help="length of the long recording of the memory part"
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--quick", action="store_true", help="speed alone")
    part.add_argument("--memory", action="store_true", help="memory alone")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="also write the tables to this Markdown file"
    )
    return parser.parse_args()


def _measured(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The lines of the report, printed as they come."""
    ten_minutes = write_recording(folder / "recording.raw", options.minutes)
    parts: list[Callable[[], Iterator[str]]] = []
    if not options.memory:
        parts.append(lambda: _speed(options, folder, ten_minutes))
    if not options.quick:
        parts.append(lambda: _memory(options, folder, ten_minutes))
    for part in parts:
        for line in part():
            print(line, flush=True)
            yield line


def _speed(options: argparse.Namespace, folder: Path, recording: Path) -> Iterator[str]:
    model = _with_traits(teach(folder / "base", BASE, folder, options.threads))
    wav = _as_wav(recording)
    yield f"Speed: {options.minutes:g} min, Whisper base with random weights, {options.threads} threads, both by turns"
    yield ""
    yield from _head()
    ratios = []
    for _ in range(options.rounds):
        theirs, ours = bare(wav, model, options.threads), wontak(recording, model, options.threads)
        yield _row("bare library", theirs)
        yield _row("wontak", ours)
        ratios.append(ours.wall_s / theirs.wall_s)
    ratio = statistics.median(ratios)
    yield ""
    yield f"Wall: {ratio:.2f} × the bare library (aim: at most {WALL_AIM}){_verdict(ratio <= WALL_AIM)}"
    yield ""


def _memory(options: argparse.Namespace, folder: Path, recording: Path) -> Iterator[str]:
    model = _with_traits(write_model(folder / "one-layer", ONE_LAYER))
    hour = write_repeated(folder / "hour.raw", recording, 1)
    long = write_repeated(folder / "long.raw", recording, options.hours)
    yield f"Memory: one layer with random weights, {options.threads} threads"
    yield ""
    yield from _head()
    ours_hour, ours = wontak(hour, model, options.threads), wontak(long, model, options.threads)
    yield _row("wontak, 1 h", ours_hour)
    yield _row(f"wontak, {options.hours:g} h", ours)
    theirs = bare(_as_wav(long), model, options.threads)
    yield _row(f"bare library, {options.hours:g} h", theirs)
    share, growth_mb = ours.peak_mb / theirs.peak_mb, ours.peak_mb - ours_hour.peak_mb
    yield ""
    yield f"Peak: {share:.2f} × the bare library (aim: at most {MEMORY_AIM}){_verdict(share <= MEMORY_AIM)}"
    yield f"Growth from 1 h: {growth_mb:.0f} MiB (aim: within {GROWTH_AIM_MB:.0f}){_verdict(growth_mb <= GROWTH_AIM_MB)}"
    yield ""


def _with_traits(model: Path) -> Path:
    """Both sides answer a window with the same number of tokens."""
    (model / TRAITS_FILE).write_text(json.dumps({"max_tokens": TOKENS_A_WINDOW}))
    return model


def _as_wav(recording: Path) -> Path:
    """The same sound as a file the bare library can open."""
    samples = np.memmap(recording, "<i2", mode="r")
    path = recording.with_suffix(".wav")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        for first in range(0, len(samples), 60 * RATE_HZ):
            file.writeframes(samples[first : first + 60 * RATE_HZ].tobytes())
    return path


def _head() -> Iterator[str]:
    yield f"| {'run':<20} | {'wall s':>8} | {'encoder windows':>15} | {'peak MiB':>8} | {'words':>6} |"
    yield f"|{'-' * 22}|{'-' * 9}:|{'-' * 16}:|{'-' * 9}:|{'-' * 7}:|"


def _row(name: str, run: Figures) -> str:
    return f"| {name:<20} | {run.wall_s:8.1f} | {run.windows:15d} | {run.peak_mb:8.0f} | {run.words:6d} |"


def _verdict(reached: bool) -> str:
    return "" if reached else " - MISSED"


if __name__ == "__main__":
    main()
