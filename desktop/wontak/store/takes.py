"""What came with a recording made here: what the clerk pressed while it ran, and where sound is missing from it."""

from __future__ import annotations

from collections.abc import Iterable

from wontak.domain.marks import Gap, GapKind, Label
from wontak.domain.transcript import Recording
from wontak.store.marks import MarkRecords


class TakeRecords(MarkRecords):
    """Recordings made here, with their labels and gaps."""

    def add_take(
        self, file: str, duration_s: float, labels: Iterable[Label], gaps: Iterable[Gap]
    ) -> Recording:
        """Append a recording with what was pressed while it ran; all of it, or nothing. Its labels are markers as well."""
        with self.transaction():
            recording = self.add_recording(file, duration_s)
            for label in labels:
                self.add_label(Label(recording.id, label.at_s, label.kind, label.value))
            for gap in gaps:
                self.add_gap(recording.id, gap)
            return recording

    def add_gap(self, recording: int, gap: Gap) -> None:
        """Store where sound is missing from a recording."""
        with self.transaction():
            row = {"recording": recording, "at_s": gap.at_s, "length_s": gap.length_s, "kind": gap.kind.value}
            self._insert("gaps", {**row, "channel": gap.channel})

    def gaps(self, recording: int) -> tuple[Gap, ...]:
        """Where sound is missing from a recording, in order of time."""
        rows = self._rows(
            "SELECT at_s, length_s, kind, channel FROM gaps WHERE recording = ? ORDER BY at_s, id", recording
        )
        return tuple(Gap(row["at_s"], row["length_s"], GapKind(row["kind"]), row["channel"]) for row in rows)
