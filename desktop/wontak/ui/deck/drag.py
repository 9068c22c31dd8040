"""An edge on its way: where it would stand if it were let go now, and the change it makes then."""

from __future__ import annotations

from dataclasses import dataclass

from wontak.domain.changes import Change
from wontak.domain.edits import Edge
from wontak.ui.deck.edges import edge_change
from wontak.ui.deck.strip import Strip
from wontak.ui.session import Session


@dataclass
class EdgeDrag:
    """One edge held by the mouse; `at_s` is its place in meeting time, as its surroundings allow."""

    session: Session
    strip: Strip
    segment_id: int
    edge: Edge
    offset_s: float
    at_s: float
    change: Change | None = None

    @classmethod
    def begin(cls, session: Session, strip: Strip, segment_id: int, edge: Edge) -> EdgeDrag:
        """Take hold of an edge."""
        start_s, end_s = strip.span(segment_id) or (0.0, 0.0)
        segment = session.segment(segment_id)
        offset_s = start_s - (segment.start_s if segment else 0.0)
        return cls(session, strip, segment_id, edge, offset_s, start_s if edge is Edge.START else end_s)

    def move(self, to_s: float, playhead_s: float, snap_s: float) -> None:
        """Follow the mouse; an edge or the playhead within `snap_s` draws it on to itself."""
        targets = [playhead_s]
        for place in self.strip.within(to_s - snap_s, to_s + snap_s):
            if self.strip.ids[place] != self.segment_id:
                targets += [float(self.strip.starts_s[place]), float(self.strip.ends_s[place])]
        nearest_s = min(targets, key=lambda target: abs(target - to_s))
        if abs(nearest_s - to_s) < snap_s:
            to_s = nearest_s
        self.change = edge_change(self.session, self.segment_id, self.edge, to_s - self.offset_s)
        if self.change:
            moved = self.change.after[0]
            self.at_s = (moved.start_s if self.edge is Edge.START else moved.end_s) + self.offset_s

    def finish(self) -> None:
        """Let go: store the change if there is one."""
        if self.change and self.change.alters:
            self.session.perform(self.change)
