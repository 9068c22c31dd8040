"""Moving the edges of segments, by the mouse or by keys: one change, stored and undoable."""

from __future__ import annotations

from wontak.domain.changes import Change
from wontak.domain.edits import Edge, move_edge
from wontak.domain.transcript import Segment
from wontak.ui.session import Session


def edge_change(session: Session, segment_id: int, edge: Edge, to_s: float) -> Change | None:
    """The change that puts an edge to `to_s` seconds of its recording, as near as its surroundings allow."""
    segment = session.segment(segment_id)
    if segment is None:
        return None
    recording = next((one for one in session.recordings() if one.id == segment.recording), None)
    latest_s = recording.duration_s if recording else segment.end_s
    return move_edge(segment, edge, to_s, _neighbour(session, segment, edge), latest_s)


def nudge(session: Session, segment_id: int, edge: Edge, by_s: float) -> None:
    """Move an edge a little."""
    segment = session.segment(segment_id)
    if segment and not session.is_read_only:
        edge_s = segment.start_s if edge is Edge.START else segment.end_s
        change = edge_change(session, segment_id, edge, edge_s + by_s)
        if change:
            session.perform(change)


def _neighbour(session: Session, segment: Segment, edge: Edge) -> Segment | None:
    place = session.place_of(segment.id)
    if place is None:
        return None
    beside = place - 1 if edge is Edge.START else place + 1
    if not 0 <= beside < session.segment_count:
        return None
    neighbour = session.segment_at(beside)
    return neighbour if neighbour.recording == segment.recording else None
