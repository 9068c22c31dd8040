"""What a model folder says of itself: how long a window it reads well, whether it is a starter, what it can be told."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from wontak.domain.errors import Code, WontakError

TRAITS_FILE = "wontak.json"
"""The optional file of a model folder; a folder without it is taken for an ordinary Whisper model."""


@dataclass(frozen=True)
class ModelTraits:
    """How a recogniser wants to be used.

    `starter`: made from synthetic voices, meaningless on any other sound. `window_s`: the longest stretch decoded at once,
    at most 30. `packed`: several turns may share a window. `pause_s`: a silence this long parts two turns. `hotwords`: it
    gains from names and terms told beforehand. `max_tokens`: the longest answer for a window, None for what fits.
    """

    starter: bool = False
    window_s: float = 30.0
    packed: bool = True
    pause_s: float = 0.5
    hotwords: bool = True
    max_tokens: int | None = None


def read_traits(model_folder: Path) -> ModelTraits:
    """The traits in `model_folder`'s wontak.json, or those of an ordinary Whisper model.

    Keys the file does not know are left to newer versions of the program. Raises MODEL_INVALID if the file is not JSON
    or a value makes no sense.
    """
    path = model_folder / TRAITS_FILE
    if not path.is_file():
        return ModelTraits()
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        known = {field.name for field in fields(ModelTraits)}
        traits = ModelTraits(**{key: value for key, value in given.items() if key in known})
        sane = 0 < traits.window_s <= 30 and traits.pause_s >= 0
    except (ValueError, TypeError, AttributeError) as error:
        raise WontakError(Code.MODEL_INVALID, model=model_folder.name, reason=TRAITS_FILE) from error
    if not sane:
        raise WontakError(Code.MODEL_INVALID, model=model_folder.name, reason=TRAITS_FILE)
    return traits
