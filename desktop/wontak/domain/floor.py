"""When the floor changed, of which a press of a speaker key tells: it comes late, sometimes a little early, and may be a slip."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from wontak.domain.marks import Label, MarkKind

MOST_LATE_S = 4.0
"""How long before its press the floor may have changed: a clerk hears the new voice, knows it and finds the key in 0.3 to 3 s."""

MOST_EARLY_S = 1.0
"""How long after its press: who is called up may be pressed for before the first word."""

SLIP_S = 2.5
"""A press that is followed by another one so soon was a slip of the finger, which the other puts right."""


def meant(presses: Sequence[Label]) -> list[Label]:
    """The presses of one recording, in order of time, without slips of the finger."""
    return [one for one, after in pairwise(presses) if not _is_slip(one, after)] + list(presses[-1:])


def change_near(press_s: float, changes_s: Sequence[float]) -> float:
    """When the floor changed of which a press tells: the change of voice nearest to it, or the press where none is near."""
    near = [one for one in changes_s if press_s - MOST_LATE_S <= one <= press_s + MOST_EARLY_S]
    return min(near, key=lambda change_s: abs(change_s - press_s), default=press_s)


def pressed_speakers(labels: Sequence[Label], spans: Sequence[tuple[float, float]]) -> list[str | None]:
    """Who had the floor in each stretch (start_s, end_s) of one recording, as long as nothing but the speaker keys can tell.

    A press counts from the beginning of speech nearest to it. None where nobody had been pressed for.
    """
    pressed = sorted((one for one in labels if one.kind is MarkKind.SPEAKER), key=lambda one: one.at_s)
    starts_s = [start_s for start_s, _end_s in spans]
    floors = sorted(
        ((change_near(one.at_s, starts_s), one.value) for one in meant(pressed)), key=lambda floor: floor[0]
    )
    begin_s = [start_s for start_s, _person in floors]
    found = [bisect_right(begin_s, (start_s + end_s) / 2) for start_s, end_s in spans]
    return [floors[place - 1][1] or None if place else None for place in found]


def _is_slip(press: Label, after: Label) -> bool:
    return press.value != after.value and after.at_s - press.at_s < SLIP_S
