"""`python -m recogniser STEP`: bank, train, export, evaluate, or all of them in order."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from functools import partial
from pathlib import Path

STARTER = Path(__file__).resolve().parents[1]
REPOSITORY = STARTER.parents[1]
SHARDS = 150


def main() -> None:
    """Read the command line and run the step."""
    parser = argparse.ArgumentParser(prog="recogniser", description=__doc__)
    parser.add_argument("step", choices=("bank", "train", "export", "evaluate", "all"))
    parser.add_argument("--work", type=Path, default=REPOSITORY / "build" / "starter-recogniser")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "models" / "starter-recogniser")
    parser.add_argument("--script", type=Path, default=REPOSITORY / "resources" / "sample" / "script.toml")
    parser.add_argument("--minutes", type=float, default=90.0, help="length of the training")
    parser.add_argument("--shards", type=int, default=SHARDS, help="size of the bank, 400 sentences each")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--clips", type=int, default=100, help="held-out clips of each language")
    parser.add_argument("--hotwords", help="evaluate with these hotwords before every window")
    arguments = parser.parse_args()
    steps = ("bank", "train", "evaluate") if arguments.step == "all" else (arguments.step,)
    for step in steps:
        STEPS[step](arguments)


def _bank(arguments: argparse.Namespace) -> None:
    from .prepare import prepare

    prepare(arguments.work / "bank", arguments.script, arguments.shards, arguments.cores)


def _train(arguments: argparse.Namespace) -> None:
    from .train import environment

    missing = {name: value for name, value in environment().items() if os.environ.get(name) != value}
    if missing:  # they are read when the process starts
        command = [sys.executable, "-m", "recogniser", "train", *sys.argv[2:]]
        os.environ.update(missing)
        if os.spawnv(os.P_WAIT, sys.executable, command) != 0:
            raise SystemExit("the training failed")
        return
    from .crew import assemble
    from .export import export
    from .train import Plan, train

    bank = arguments.work / "bank"
    write = partial(export, tokenizer=bank / "tokenizer.json", folder=arguments.out)
    ends_at = time.time() + 60 * arguments.minutes
    plan = Plan(bank, arguments.work / "run.pt", ends_at, write)
    assemble(arguments.cores, partial(train, plan))


def _export(arguments: argparse.Namespace) -> None:
    from .export import export

    export(arguments.work / "run.pt", arguments.work / "bank" / "tokenizer.json", arguments.out)


def _evaluate(arguments: argparse.Namespace) -> None:
    from .evaluate import evaluate

    figures = evaluate(arguments.out, arguments.clips, hotwords=arguments.hotwords)
    print(json.dumps(figures.as_dict(), ensure_ascii=False, indent=2))


STEPS = {"bank": _bank, "train": _train, "export": _export, "evaluate": _evaluate}

if __name__ == "__main__":
    main()
