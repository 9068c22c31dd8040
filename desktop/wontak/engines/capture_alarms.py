"""Warnings of a recording: each is said when it begins and taken back when it is over, not every second."""

from __future__ import annotations

from collections.abc import Callable

from wontak.domain.recording import CaptureEvent, ChannelLevel, Field, Warned, WarningOver
from wontak.engines.capture_surroundings import LOW_BATTERY_PERCENT

CLIPS_TO_WARN = 3
"""Clipped levels within `CLIP_MEMORY_S` that are worth a warning."""

CLIP_MEMORY_S = 10.0
MINUTE_S = 60.0
SOON_S, VERY_SOON_S = 30 * MINUTE_S, 10 * MINUTE_S
"""Room for so much more sound at which the clerk is warned."""

Emit = Callable[[CaptureEvent], None]


class Alarms:
    """What the clerk is being warned of at the moment."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._standing: dict[str, tuple[tuple[str, Field], ...]] = {}
        self._clips: list[float] = []

    def warn(self, code: str, **fields: Field) -> None:
        """Say it, unless just that has been said and still stands."""
        said = tuple(fields.items())
        if self._standing.get(code) != said:
            self._standing[code] = said
            self._emit(Warned(code, said))

    def over(self, code: str) -> None:
        """Take it back, if it was said."""
        if self._standing.pop(code, None) is not None:
            self._emit(WarningOver(code))

    def stands(self, code: str) -> bool:
        return code in self._standing

    def hear(self, levels: tuple[ChannelLevel, ...], names: tuple[str, ...], now_s: float) -> None:
        """Warn of channels that are silent or clip."""
        silent = [name for name, level in zip(names, levels, strict=True) if level.silent]
        self.say_if("input_silent", bool(silent), device=", ".join(silent))
        clipped = [name for name, level in zip(names, levels, strict=True) if level.clipped]
        self._clips = [at_s for at_s in self._clips if now_s - at_s < CLIP_MEMORY_S]
        if clipped:
            self._clips.append(now_s)
        if len(self._clips) >= CLIPS_TO_WARN and clipped and not self.stands("input_clipped"):
            self.warn("input_clipped", device=", ".join(clipped))
        elif not self._clips:
            self.over("input_clipped")

    def look_at_room(self, left_s: float | None) -> None:
        """Warn as the disk fills."""
        if left_s is None:
            return
        very_soon = left_s < VERY_SOON_S
        self.say_if("space_10_min", very_soon)
        self.say_if("space_30_min", left_s < SOON_S and not very_soon)

    def look_at_battery(self, percent: int | None) -> None:
        """Warn once as the battery runs low."""
        low = percent is not None and percent <= LOW_BATTERY_PERCENT
        if low and not self.stands("battery_low"):
            self.warn("battery_low", percent=percent or 0)
        elif not low:
            self.over("battery_low")

    def say_if(self, code: str, so: bool, **fields: Field) -> None:
        """Have the warning stand while it is so."""
        if so:
            self.warn(code, **fields)
        else:
            self.over(code)
