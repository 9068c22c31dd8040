"""What a model folder says of itself: how long a window it reads well, whether it is a starter, what it can be told."""

import json
from dataclasses import dataclass, fields, replace
from pathlib import Path

from wontak.domain.errors import Code, WontakError

QUICK_BYTES = 400_000_000
"""Weights up to here are those of Whisper's tiny, base and (in eight bits) small models."""

TRAITS_FILE = "wontak.json"
"""The optional file of a model folder; a folder without it is taken for an ordinary Whisper model."""


@dataclass(frozen=True)
class ModelTraits:
    """How a recogniser wants to be used.

    `starter`: made from synthetic voices, meaningless on any other sound. `window_s`: the longest stretch decoded at once,
    at most 30. `packed`: several turns may share a window. `pause_s`: a silence this long parts two turns. `hotwords`: it
    gains from names and terms told beforehand. `max_tokens`: the longest answer for a window, None for what fits.
    `batch_windows`: how much is heard between one storing and the next, in full windows; `rows`: how many windows are
    decoded side by side.
    """

    starter: bool = False
    window_s: float = 30.0
    packed: bool = True
    pause_s: float = 0.5
    hotwords: bool = True
    max_tokens: int | None = None
    batch_windows: int = 8
    rows: int = 4


def read_traits(model_folder: Path) -> ModelTraits:
    """The traits in `model_folder`'s wontak.json, or those of an ordinary Whisper model.

    Keys the file does not know are left to newer versions of the program. Raises MODEL_INVALID if the file is not JSON
    or a value makes no sense.
    """
    path = model_folder / TRAITS_FILE
    by_size = _by_size(model_folder / "model.bin")
    if not path.is_file():
        return by_size
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        known = {field.name for field in fields(ModelTraits)}
        traits = replace(by_size, **{key: value for key, value in given.items() if key in known})
        sane = (
            0 < traits.window_s <= 30 and traits.pause_s >= 0 and min(traits.batch_windows, traits.rows) > 0
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise WontakError(Code.MODEL_INVALID, name=model_folder.name, reason=TRAITS_FILE) from error
    if not sane:
        raise WontakError(Code.MODEL_INVALID, name=model_folder.name, reason=TRAITS_FILE)
    return traits


def _by_size(weights: Path) -> ModelTraits:
    """A quick model hears ten minutes between two storings, a slow one four; a big one decodes fewer windows side by side.

    By the file and not by a measurement: the plan of an interrupted run must come out the same again.
    """
    if weights.is_file() and weights.stat().st_size <= QUICK_BYTES:
        return ModelTraits(batch_windows=20, rows=10)
    return ModelTraits()
