"""`python -m translator --direction ko_en --minutes 25`: learns one direction and writes its Argos package."""

from __future__ import annotations

import argparse
import itertools
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import sentencepiece
import torch

import grammar
from grammar import lexicon
from translator.batches import BatchStream
from translator.direction import Direction
from translator.evaluate import Rating, rate
from translator.model import Shape, Translator
from translator.package import write_package
from translator.pieces import learn_pieces
from translator.train import Progress, Schedule, Trainer

_ROOT = Path(__file__).resolve().parents[3]
_SCRIPT = _ROOT / "resources" / "sample" / "script.toml"
_BUILD = _ROOT / "models" / "starter" / "build" / "translator"
_VOCABULARY_PAIRS = 40_000
_VOCABULARY_SEED = 1_000_000
_HELD_OUT_SEED = 2_000_000
_BATCH_PIECES = 2_048
_NAME_LISTS = ("korean", "surname", "given", "family", "city", "country")


@dataclass(frozen=True)
class SampleSentence:
    """One sentence of the sample roundtable in both languages."""

    ko: str
    en: str


def sample_sentences(script: Path) -> list[SampleSentence]:
    """Every distinct sentence of the sample's script."""
    with script.open("rb") as file:
        turns = tomllib.load(file)["turns"]
    rows = {(row["ko"], row["en"]): None for turn in turns for row in turn["sentences"]}
    return [SampleSentence(ko, en) for ko, en in rows]


def main() -> None:
    """Trains, writes the package at the end and every few minutes, and says how good it is."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    guard = grammar.SampleGuard(_SCRIPT)
    piece_model = _piece_model(options.work / "sentencepiece.model", options.pieces, guard)
    checkpoint = options.work / f"{options.direction.value}.pt"
    package = options.out / f"{options.direction.package_name}.argosmodel"
    trainer = _trainer(options, piece_model, checkpoint)

    def save() -> None:
        trainer.save(checkpoint)
        write_package(trainer.model, piece_model, options.direction, package)
        _say(f"wrote {package.name}, {package.stat().st_size / 1e6:.2f} MB")
        _say_figures(package, options.direction, options.held_out, guard)

    stream = BatchStream(
        pairs=lambda seed, count: grammar.training_pairs(seed, count, guard),
        direction=options.direction,
        piece_model=piece_model,
        seed=options.seed + trainer.progress.step * 1_000,
        batch_pieces=_BATCH_PIECES,
        longest=trainer.model.shape.longest,
    )
    with stream:
        trainer.learn(stream, save, _report)
    save()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m translator", description=__doc__)
    parser.add_argument("--direction", type=Direction, choices=list(Direction), required=True)
    parser.add_argument(
        "--minutes", type=float, default=25.0, help="how long to learn, resumed time included"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=2_400, help="size of the shared vocabulary")
    parser.add_argument("--peak-rate", type=float, default=2.5e-3, help="highest learning rate")
    parser.add_argument("--held-out", type=int, default=300, help="sentences to measure on")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the work folder")
    parser.add_argument("--work", type=Path, default=_BUILD)
    parser.add_argument("--out", type=Path, default=_ROOT / "models", help="where the package goes")
    return parser.parse_args()


def _piece_model(path: Path, size: int, guard: grammar.SampleGuard) -> bytes:
    """The vocabulary both directions share: the one in the work folder, or a new one."""
    if not path.exists():
        pairs = grammar.training_pairs(_VOCABULARY_SEED, _VOCABULARY_PAIRS, guard)
        path.write_bytes(learn_pieces(itertools.chain.from_iterable((p.ko, p.en) for p in pairs), size))
    return path.read_bytes()


def _trainer(options: argparse.Namespace, piece_model: bytes, checkpoint: Path) -> Trainer:
    pieces = sentencepiece.SentencePieceProcessor(model_proto=piece_model).get_piece_size()
    model = Translator(Shape(pieces=pieces))
    _say(
        f"{options.direction.value}: {sum(p.numel() for p in model.parameters()) / 1e6:.2f} M weights, {pieces} pieces"
    )
    trainer = Trainer(model, Schedule(duration_s=options.minutes * 60, peak_rate=options.peak_rate))
    if options.resume and checkpoint.exists():
        trainer.take_up(checkpoint)
    return trainer


def _report(progress: Progress) -> None:
    _say(
        f"step {progress.step}, {progress.pairs} pairs, {progress.elapsed_s / 60:.1f} min, loss {progress.loss:.4f}"
    )


def _say_figures(package: Path, direction: Direction, count: int, guard: grammar.SampleGuard) -> None:
    """Measures the package on held-out sentences and on the sample, neither of which it ever learns from."""
    held_out = list(grammar.held_out_pairs(_HELD_OUT_SEED, count, guard))
    lists = lexicon.load().lists
    names = [word.ko for name in _NAME_LISTS for word in lists[name]]
    for title, pairs in (("held out", held_out), ("sample", sample_sentences(_SCRIPT))):
        rating = rate(package, direction, pairs, names)
        _say(f"{title}: {rating}")
        _say_worst(rating)


def _say_worst(rating: Rating) -> None:
    for source, reference, translation in rating.worst:
        _say(f"  {source}\n    wanted {reference}\n    got    {translation}")


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


if __name__ == "__main__":
    main()
