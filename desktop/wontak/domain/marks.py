"""What is marked while a meeting is recorded, and where its sound is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wontak.domain.recording import Marked


TAKES = Path("audio") / ".takes"
"""Where a recording in the making lies in its meeting folder; what is found there later was left by a crash."""


class MarkKind(StrEnum):
    """What the clerk marks while it is said."""

    NOTE = "note"
    SPEAKER = "speaker"
    AGENDA = "agenda"
    STAR = "star"


class GapKind(StrEnum):
    """Why sound is missing."""

    PAUSE = "pause"
    DEVICE = "device"
    SERVER = "server"
    SUSPEND = "suspend"
    OVERRUN = "overrun"
    DAMAGED = "damaged"
    RESTART = "restart"


NOT_IN_SOUND = frozenset({GapKind.PAUSE, GapKind.SUSPEND})
"""Gaps whose time is left out of the recording; all others are silence as long as they lasted."""


@dataclass(frozen=True)
class Label:
    """What the clerk pressed at a moment: `value` is the note, a participant's id or an agenda item's position (from 0).

    `at_s` counts from the start of the recording; `recording` is 0 as long as it is not in the store.
    """

    recording: int
    at_s: float
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True)
class Gap:
    """Sound that is missing from `at_s` on for `length_s` seconds; on one channel, or on all where `channel` is None."""

    at_s: float
    length_s: float
    kind: GapKind
    channel: int | None = None


def speaker_at(pressed: Sequence[Label | Marked], at_s: float) -> str | None:
    """Who has the floor at a moment, going by the speaker keys pressed until then; `pressed` in order of time."""
    keys = [one.value for one in pressed if one.kind is MarkKind.SPEAKER and one.at_s <= at_s]
    return keys[-1] or None if keys else None
