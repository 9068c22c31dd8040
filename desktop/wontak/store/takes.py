"""What came with a recording made here: what the clerk pressed while it ran, and where sound is missing from it."""

from __future__ import annotations

from collections.abc import Iterable

from wontak.domain.meeting import Language, Meeting
from wontak.domain.recording import Gap, GapKind, Label, MarkKind
from wontak.domain.transcript import Recording
from wontak.store.plan import PlanRecords

STAR_NOTE = "★"


class TakeRecords(PlanRecords):
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
                self._insert(
                    "gaps",
                    {
                        "recording": recording.id,
                        "at_s": gap.at_s,
                        "length_s": gap.length_s,
                        "kind": gap.kind.value,
                        "channel": gap.channel,
                    },
                )
            return recording

    def add_label(self, label: Label) -> None:
        """Store what was pressed at a moment. All but a change of speaker is a marker as well."""
        with self.transaction():
            row = {"recording": label.recording, "at_s": float(label.at_s), "kind": label.kind.value}
            self._insert("labels", {**row, "value": label.value})
            if label.kind is not MarkKind.SPEAKER:
                self.add_marker(label.recording, label.at_s, _note(label, self.meeting()))

    def labels(self) -> tuple[Label, ...]:
        """What was pressed while recording, by recording and time."""
        rows = self._rows("SELECT recording, at_s, kind, value FROM labels ORDER BY recording, at_s, id")
        return tuple(
            Label(row["recording"], row["at_s"], MarkKind(row["kind"]), row["value"]) for row in rows
        )

    def gaps(self, recording: int) -> tuple[Gap, ...]:
        """Where sound is missing from a recording, in order of time."""
        rows = self._rows(
            "SELECT at_s, length_s, kind, channel FROM gaps WHERE recording = ? ORDER BY at_s, id", recording
        )
        return tuple(Gap(row["at_s"], row["length_s"], GapKind(row["kind"]), row["channel"]) for row in rows)


def _note(label: Label, meeting: Meeting) -> str:
    """How a label reads as a marker: its note, a star, or the agenda item that begins."""
    if label.kind is MarkKind.STAR:
        return f"{STAR_NOTE} {label.value}".strip()
    if label.kind is MarkKind.AGENDA and label.value.isdigit():
        number = int(label.value)
        topic = meeting.agenda[number].topic.either(Language.KO) if number < len(meeting.agenda) else ""
        return f"{number + 1}. {topic}".strip()
    return label.value
