"""Event, roster, agenda, recordings and settings in the database."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from wontak.domain.meeting import AgendaItem, Meeting, Participant
from wontak.domain.transcript import Recording
from wontak.store.ledger import Actor, Kind, Ledger
from wontak.store.rows import (
    Value,
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

        What someone said who is on the roster no more belongs to nobody then. An agenda item that comes without an id gets
        that of the stored one it continues, or a new one. Raises ValueError where the agenda names someone who is not on the
        roster, or two participants have the same id.
        """
        _check_roster(meeting)
        actor = actor or Actor.person()
        event = {"id": 1, **event_row(meeting.event)}
        with self.transaction():
            agenda = self._with_ids(meeting.agenda)
            self._run("DELETE FROM event")
            self._insert("event", event)
            self._run("DELETE FROM agenda_items")
            self._save_roster(meeting.participants, actor)
            for position, item in enumerate(agenda):
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

    def _with_ids(self, agenda: Sequence[AgendaItem]) -> list[AgendaItem]:
        """`agenda` with every item under an id of its own, by whose name it is known from now on."""
        issued = {row["id"] for row in self._rows("SELECT id FROM agenda_names")}
        items: list[AgendaItem] = []
        for item in agenda:
            known = item.id in issued and item.id not in {one.id for one in items}
            items.append(item if known else replace(item, id=0))
        rows = self._rows("SELECT * FROM agenda_items ORDER BY position")
        stored = [agenda_item_of(row, self._speakers_of(row["position"])) for row in rows]
        for place, number in _continued(items, stored).items():
            items[place] = replace(items[place], id=number)
        for place, item in enumerate(items):
            known_as: dict[str, Value] = {"topic_ko": item.topic.ko, "topic_en": item.topic.en}
            if item.id:
                known_as["id"] = item.id
            again = (
                "ON CONFLICT (id) DO UPDATE SET topic_ko = excluded.topic_ko, topic_en = excluded.topic_en"
            )
            number = self._insert("agenda_names", known_as, conflict=again)
            items[place] = replace(item, id=item.id or number)
        return items

    def _speakers_of(self, position: int) -> list[str]:
        sql = "SELECT participant FROM agenda_speakers WHERE item = ? ORDER BY position"
        return [row["participant"] for row in self._rows(sql, position)]

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


def _continued(items: Sequence[AgendaItem], stored: Sequence[AgendaItem]) -> dict[int, int]:
    """For places of items without an id, that of the stored one each continues: an equal one, else one of the same topic, else
    one of the same kind and speakers, else the one that stood in its place where there are as many as before."""

    def same_topic(one: AgendaItem, other: AgendaItem) -> bool:
        pairs = ((one.topic.ko, other.topic.ko), (one.topic.en, other.topic.en))
        return any(new and new == old for new, old in pairs)

    def same_people(one: AgendaItem, other: AgendaItem) -> bool:
        return bool(one.speakers) and (one.kind, one.speakers) == (other.kind, other.speakers)

    left = [one for one in stored if one.id not in {item.id for item in items}]
    found: dict[int, int] = {}

    def same_place(one: AgendaItem, other: AgendaItem) -> bool:
        return len(items) == len(stored) and items.index(one) == stored.index(other)

    tests: tuple[Callable[[AgendaItem, AgendaItem], bool], ...] = (
        AgendaItem.__eq__,
        same_topic,
        same_people,
        same_place,
    )
    for continues in tests:
        for place, item in enumerate(items):
            match = next((one for one in left if continues(item, one)), None)
            if match and not item.id and place not in found:
                found[place] = match.id
                left.remove(match)
    return found
