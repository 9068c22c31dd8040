"""Segments in a drag: their ids, and the words of theirs that were selected, so that they can be dropped as a quotation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

MIME = "application/x-wontak-segments"


@dataclass(frozen=True)
class Dragged:
    """The ids of segments of the open meeting, and the selected words, empty where the segments are meant as a whole."""

    segments: tuple[int, ...]
    words: str = ""


def packed(dragged: Dragged, plain: str = "") -> QMimeData:
    """What a drag carries: JSON `{"segments": [ids], "text": words}`, and `plain` for other programs."""
    data = QMimeData()
    content = json.dumps({"segments": dragged.segments, "text": dragged.words}, ensure_ascii=False)
    data.setData(MIME, QByteArray(content.encode()))
    data.setText(plain or dragged.words)
    return data


def unpacked(data: QMimeData) -> Dragged | None:
    """What a drag carries, if it is segments."""
    if not data.hasFormat(MIME):
        return None
    try:
        content = json.loads(bytes(data.data(MIME).data()))
        return Dragged(_numbers(content["segments"]), str(content.get("text", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _numbers(values: Sequence[object]) -> tuple[int, ...]:
    return tuple(value for value in values if isinstance(value, int))
