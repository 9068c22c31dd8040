"""Which part of the meeting the waveform shows: meeting time to pixels and back, zooming and moving."""

from __future__ import annotations

from dataclasses import dataclass, replace

CLOSEST_S_PER_PX = 0.002
"""Two milliseconds a pixel: a word fills a hand's breadth."""

TICKS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
TICK_PX = 88
"""Labels of the ruler stand no closer than this."""


@dataclass(frozen=True)
class Scale:
    """The view: `start_s` at its left edge, `s_per_px` seconds a pixel, `width_px` wide, over a meeting of `length_s`."""

    length_s: float = 0.0
    width_px: int = 1
    start_s: float = 0.0
    s_per_px: float = 1.0

    @property
    def end_s(self) -> float:
        """Meeting time at the right edge."""
        return self.start_s + self.span_s

    @property
    def span_s(self) -> float:
        return self.s_per_px * self.width_px

    @property
    def widest(self) -> float:
        """Seconds a pixel at which the whole meeting is seen."""
        return max(self.length_s / max(self.width_px, 1), CLOSEST_S_PER_PX)

    @property
    def tick_s(self) -> float:
        """The distance of the ruler's labels."""
        fitting = [step for step in TICKS_S if step / self.s_per_px >= TICK_PX]
        return fitting[0] if fitting else TICKS_S[-1]

    def x(self, at_s: float) -> float:
        """The pixel of a meeting time, counted from the left edge."""
        return (at_s - self.start_s) / self.s_per_px

    def at(self, x: float) -> float:
        """The meeting time under a pixel, within the meeting."""
        return min(max(self.start_s + x * self.s_per_px, 0.0), self.length_s)

    def fitted(self) -> Scale:
        """The nearest view that shows nothing but the meeting."""
        s_per_px = min(max(self.s_per_px, CLOSEST_S_PER_PX), self.widest)
        latest = max(0.0, self.length_s - s_per_px * self.width_px)
        return replace(self, s_per_px=s_per_px, start_s=min(max(self.start_s, 0.0), latest))

    def zoomed(self, factor: float, around_s: float) -> Scale:
        """`factor` times closer (wider where it is below 1); the meeting time `around_s` stays where it is."""
        s_per_px = min(max(self.s_per_px / factor, CLOSEST_S_PER_PX), self.widest)
        start_s = around_s - (around_s - self.start_s) * s_per_px / self.s_per_px
        return replace(self, s_per_px=s_per_px, start_s=start_s).fitted()

    def moved(self, start_s: float) -> Scale:
        """The same width from another time on."""
        return replace(self, start_s=start_s).fitted()

    def sized(self, width_px: int, length_s: float) -> Scale:
        """For another width or length; what showed the whole meeting does so again."""
        whole = self.s_per_px >= self.widest * 0.999 or not self.length_s
        made = replace(self, width_px=max(width_px, 1), length_s=length_s)
        return replace(made, s_per_px=made.widest).fitted() if whole else made.fitted()


def clock(at_s: float, *, tenths: bool = False) -> str:
    """A meeting time as on a counter: 0:04:43, with tenths 0:04:43.2."""
    if tenths:
        in_tenths = max(0, round(at_s * 10))
        return f"{clock(in_tenths // 10)}.{in_tenths % 10}"
    whole = max(0, int(at_s))
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
