"""Event, roster, agenda, recordings, markers and settings in the database."""

from collections import defaultdict

from wontak.domain.meeting import Meeting, Participant
from wontak.domain.transcript import Marker, Recording
from wontak.store.ledger import Actor, Kind, Ledger
from wontak.store.rows import (
    agenda_item_of,
    agenda_item_row,
    event_of,
    event_row,
    participant_of,
    participant_row,
    recording_of,
)


class PlanRecords(Ledger):
    """What is known of a meeting beforehand, and what was recorded of it."""

    def meeting(self) -> Meeting:
        """Event, roster and agenda."""
        speakers = defaultdict(list)
        for row in self._rows("SELECT item, participant FROM agenda_speakers ORDER BY item, position"):
            speakers[row["item"]].append(row["participant"])
        people = self._rows("SELECT * FROM participants ORDER BY position")
        agenda = self._rows("SELECT * FROM agenda_items ORDER BY position")
        return Meeting(
            event_of(self._one("SELECT * FROM event")),
            tuple(participant_of(row) for row in people),
            tuple(agenda_item_of(row, speakers[row["position"]]) for row in agenda),
        )

    def save_meeting(self, meeting: Meeting, actor: Actor | None = None) -> None:
        """Store event, roster and agenda instead of those there are.

        What someone said who is on the roster no more belongs to nobody then. Raises ValueError where the agenda names
        someone who is not on the roster, or two participants have the same id.
        """
        _check_roster(meeting)
        actor = actor or Actor.person()
        event = {"id": 1, **event_row(meeting.event)}
        with self.transaction():
            self._run("DELETE FROM event")
            self._insert("event", event)
            self._run("DELETE FROM agenda_items")
            self._save_roster(meeting.participants, actor)
            for position, item in enumerate(meeting.agenda):
                self._insert("agenda_items", agenda_item_row(item, position))
                for place, speaker in enumerate(item.speakers):
                    self._insert(
                        "agenda_speakers", {"item": position, "position": place, "participant": speaker}
                    )

    def recordings(self) -> tuple[Recording, ...]:
        """The recordings in the order in which they follow one another."""
        return tuple(
            recording_of(row) for row in self._rows("SELECT * FROM recordings ORDER BY offset_s, id")
        )

    def add_recording(self, file: str, duration_s: float, note: str = "") -> Recording:
        """Append a recording to the meeting: it begins where the last one ends. `file` is relative to the meeting folder."""
        with self.transaction():
            last = self._first(
                "SELECT offset_s + duration_s AS end_s FROM recordings ORDER BY end_s DESC, id DESC"
            )
            offset_s = last["end_s"] if last else 0.0
            row = {"file": file, "duration_s": float(duration_s), "offset_s": offset_s, "note": note}
            number = self._insert("recordings", row)
            return recording_of(self._one("SELECT * FROM recordings WHERE id = ?", number))

    def markers(self) -> tuple[Marker, ...]:
        """The marked moments in order of time."""
        rows = self._rows("SELECT recording, at_s, note FROM markers ORDER BY recording, at_s, id")
        return tuple(Marker(**row) for row in rows)

    def add_marker(self, recording: int, at_s: float, note: str = "") -> None:
        """Mark a moment, in seconds from the start of its recording."""
        with self.transaction():
            self._insert("markers", {"recording": recording, "at_s": float(at_s), "note": note})

    def setting(self, key: str) -> str | None:
        """A value kept with the meeting, such as which model made its transcript; None where it was never set."""
        row = self._first("SELECT value FROM settings WHERE key = ?", key)
        return str(row["value"]) if row else None

    def set_setting(self, key: str, value: str) -> None:
        """Keep a value with the meeting."""
        with self.transaction():
            self._insert(
                "settings",
                {"key": key, "value": value},
                conflict="ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )

    def _save_roster(self, people: tuple[Participant, ...], actor: Actor) -> None:
        staying = {person.id for person in people}
        for row in self._rows("SELECT id FROM participants"):
            if row["id"] not in staying:
                self._take_leave(row["id"], actor)
        for position, person in enumerate(people):
            row = participant_row(person, position)
            updates = ", ".join(f"{column} = excluded.{column}" for column in row if column != "id")
            self._insert("participants", row, conflict=f"ON CONFLICT (id) DO UPDATE SET {updates}")

    def _take_leave(self, participant_id: str, actor: Actor) -> None:
        """Remove a participant and every attribution to them."""
        for row in self._rows("SELECT id FROM segments WHERE speaker = ?", participant_id):
            self._amend(Kind.SEGMENT, row["id"], {"speaker": None, "speaker_by": None}, actor)
        for row in self._rows("SELECT id FROM blocks WHERE speaker = ?", participant_id):
            self._amend(Kind.BLOCK, row["id"], {"speaker": None}, actor)
        self._run("DELETE FROM participants WHERE id = ?", participant_id)


def _check_roster(meeting: Meeting) -> None:
    ids = {person.id for person in meeting.participants}
    if len(ids) < len(meeting.participants):
        raise ValueError("two participants have the same id")
    for item in meeting.agenda:
        strangers = {item.moderator, *item.speakers} - ids - {None}
        if strangers:
            raise ValueError(f"the agenda names {', '.join(map(str, strangers))}, who is not on the roster")
