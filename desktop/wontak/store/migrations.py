"""How a meeting's database came to be what it is: numbered steps, each applied once, none ever changed after release.

To change the schema, add a step at the end. A database is at version N when its first N steps have been applied.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wontak.store.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

# Marks the file as a meeting's database for tools that read SQLite headers: "Wntk".
APPLICATION_ID = 0x576E746B


def _execute(db: Database, *statements: str) -> None:
    """Run statements one by one: `executescript` would commit the transaction a step runs in."""
    for statement in statements:
        db.execute(statement)


def _plan(db: Database) -> None:
    """What is known of a meeting beforehand, and the settings kept with it."""
    _execute(
        db,
        f"PRAGMA application_id = {APPLICATION_ID}",
        """CREATE TABLE event (
            id INTEGER PRIMARY KEY CHECK (id = 1), kind TEXT NOT NULL, topic_ko TEXT NOT NULL, topic_en TEXT NOT NULL,
            date TEXT, starts TEXT, ends TEXT, venue_ko TEXT NOT NULL, venue_en TEXT NOT NULL, host_ko TEXT NOT NULL,
            host_en TEXT NOT NULL, host_short_ko TEXT NOT NULL, host_short_en TEXT NOT NULL, writer TEXT NOT NULL,
            board_ko TEXT NOT NULL, board_en TEXT NOT NULL, breadcrumb TEXT NOT NULL, status TEXT NOT NULL) STRICT""",
        """CREATE TABLE participants (
            id TEXT PRIMARY KEY, position INTEGER NOT NULL, name_ko TEXT NOT NULL, name_en TEXT NOT NULL,
            role TEXT NOT NULL, title_ko TEXT NOT NULL, title_en TEXT NOT NULL, affiliation_ko TEXT NOT NULL,
            affiliation_en TEXT NOT NULL, short_ko TEXT NOT NULL, short_en TEXT NOT NULL, pronoun TEXT NOT NULL,
            language TEXT) STRICT""",
        """CREATE TABLE agenda_items (
            position INTEGER PRIMARY KEY, kind TEXT NOT NULL, moderator TEXT REFERENCES participants (id),
            topic_ko TEXT NOT NULL, topic_en TEXT NOT NULL) STRICT""",
        """CREATE TABLE agenda_speakers (
            item INTEGER NOT NULL REFERENCES agenda_items (position) ON DELETE CASCADE, position INTEGER NOT NULL,
            participant TEXT NOT NULL REFERENCES participants (id), PRIMARY KEY (item, position)) STRICT""",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    )


def _transcript(db: Database) -> None:
    """What was recorded and what was said. Ids of segments are never used twice, so that history stays unambiguous."""
    _execute(
        db,
        """CREATE TABLE recordings (
            id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, duration_s REAL NOT NULL, offset_s REAL NOT NULL,
            note TEXT NOT NULL) STRICT""",
        """CREATE TABLE stretches (
            id INTEGER PRIMARY KEY, recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
            start_s REAL NOT NULL, end_s REAL NOT NULL, UNIQUE (recording, start_s, end_s)) STRICT""",
        """CREATE TABLE segments (
            id INTEGER PRIMARY KEY AUTOINCREMENT, recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
            stretch INTEGER REFERENCES stretches (id) ON DELETE SET NULL, start_s REAL NOT NULL, end_s REAL NOT NULL,
            language TEXT NOT NULL, text TEXT NOT NULL, words TEXT NOT NULL, confidence REAL NOT NULL,
            flags TEXT NOT NULL, voice TEXT, speaker TEXT REFERENCES participants (id), speaker_by TEXT,
            review TEXT NOT NULL, starred INTEGER NOT NULL, off_record INTEGER NOT NULL,
            interprets INTEGER REFERENCES segments (id) ON DELETE SET NULL, comment TEXT) STRICT""",
        "CREATE INDEX segment_by_time ON segments (recording, start_s, id)",
        "CREATE INDEX segment_by_stretch ON segments (stretch)",
        "CREATE INDEX segment_by_voice ON segments (voice)",
        "CREATE INDEX segment_by_interpreted ON segments (interprets)",
        """CREATE TABLE translations (
            segment INTEGER PRIMARY KEY REFERENCES segments (id) ON DELETE CASCADE, language TEXT NOT NULL,
            text TEXT NOT NULL, state TEXT NOT NULL, flags TEXT NOT NULL) STRICT""",
        """CREATE TABLE off_record_spans (
            recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE, start_s REAL NOT NULL,
            end_s REAL NOT NULL) STRICT""",
        """CREATE TABLE voice_turns (
            recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE, start_s REAL NOT NULL,
            end_s REAL NOT NULL, voice TEXT NOT NULL) STRICT""",
        """CREATE TABLE voice_names (
            voice TEXT PRIMARY KEY, participant TEXT NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
            named_by TEXT NOT NULL) STRICT""",
        """CREATE TABLE markers (
            id INTEGER PRIMARY KEY, recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
            at_s REAL NOT NULL, note TEXT NOT NULL) STRICT""",
    )


def _minutes(db: Database) -> None:
    """The paragraphs of the minutes."""
    _execute(
        db,
        """CREATE TABLE blocks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, language TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
            text TEXT NOT NULL, speaker TEXT REFERENCES participants (id), sources TEXT NOT NULL, origin TEXT NOT NULL,
            details TEXT NOT NULL) STRICT""",
        "CREATE INDEX block_by_place ON blocks (language, position)",
    )


def _history(db: Database) -> None:
    """What each segment, translation and block was before: all of a removed one, the altered columns of a changed one."""
    _execute(
        db,
        """CREATE TABLE history (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, item INTEGER NOT NULL, change TEXT NOT NULL,
            before TEXT, made_by TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL, person TEXT NOT NULL,
            at TEXT NOT NULL) STRICT""",
        "CREATE INDEX history_by_item ON history (kind, item, id)",
    )


def _approval(db: Database) -> None:
    """Who approved the minutes and when, with the last entry of the history then; and by which edit an entry came about."""
    _execute(
        db,
        """CREATE TABLE approvals (
            id INTEGER PRIMARY KEY, person TEXT NOT NULL, at TEXT NOT NULL, last_entry INTEGER NOT NULL,
            withdrawn_by TEXT, withdrawn_at TEXT) STRICT""",
        "ALTER TABLE history ADD COLUMN edit TEXT NOT NULL DEFAULT ''",
    )


def _recording(db: Database) -> None:
    """What the clerk pressed while recording, and where sound is missing from a recording."""
    _execute(
        db,
        """CREATE TABLE labels (
            id INTEGER PRIMARY KEY, recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
            at_s REAL NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL) STRICT""",
        """CREATE TABLE gaps (
            id INTEGER PRIMARY KEY, recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
            at_s REAL NOT NULL, length_s REAL NOT NULL, kind TEXT NOT NULL, channel INTEGER) STRICT""",
    )


def _marks(db: Database) -> None:
    """What was pressed while recording and what was marked later become one: marks, which know their agenda item by its id.

    `segment` is the segment that a star has marked for quotation, `withdrawn` whether a person has taken that back. A deleted
    mark stays, so that it can be had again as it was. What marked an item that is gone says what its marker said.
    """
    _execute(
        db,
        "CREATE TABLE agenda_names (id INTEGER PRIMARY KEY AUTOINCREMENT, topic_ko TEXT NOT NULL, topic_en TEXT NOT NULL) STRICT",
        "ALTER TABLE agenda_items ADD COLUMN id INTEGER NOT NULL DEFAULT 0",
        "INSERT INTO agenda_names SELECT position + 1, topic_ko, topic_en FROM agenda_items ORDER BY position",
        "UPDATE agenda_items SET id = position + 1",
        """CREATE TABLE marks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
            at_s REAL NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, item INTEGER REFERENCES agenda_names (id),
            segment INTEGER, withdrawn INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0) STRICT""",
        """INSERT INTO marks (recording, at_s, kind, value, item)
            SELECT recording, at_s, labels.kind, iif(labels.kind = 'agenda' AND agenda_items.id IS NULL,
                ifnull((SELECT note FROM markers WHERE markers.recording = labels.recording AND markers.at_s = labels.at_s
                    AND note GLOB '[0-9]*'), value), value), agenda_items.id FROM labels
            LEFT JOIN agenda_items ON labels.kind = 'agenda' AND CAST(agenda_items.position AS TEXT) = labels.value
            ORDER BY labels.id""",
        """INSERT INTO marks (recording, at_s, kind, value) SELECT recording, at_s, 'note', note FROM markers
            WHERE NOT EXISTS (SELECT 1 FROM labels WHERE labels.recording = markers.recording
                AND labels.at_s = markers.at_s AND labels.kind <> 'speaker') ORDER BY markers.id""",
        "DROP TABLE labels",
        "DROP TABLE markers",
        "CREATE INDEX mark_by_time ON marks (recording, at_s)",
    )


def _live(db: Database) -> None:
    """What is heard while a recording runs, by the name of its take; and which stretch holds such text once it is joined."""
    _execute(
        db,
        """CREATE TABLE live_segments (
            id INTEGER PRIMARY KEY AUTOINCREMENT, take TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL,
            language TEXT NOT NULL, heard TEXT NOT NULL, text TEXT NOT NULL, words TEXT NOT NULL,
            confidence REAL NOT NULL, flags TEXT NOT NULL, model TEXT NOT NULL, edited_by TEXT) STRICT""",
        "CREATE INDEX live_segment_by_time ON live_segments (take, start_s, id)",
        "ALTER TABLE stretches ADD COLUMN rough INTEGER NOT NULL DEFAULT 0",
    )


NAMED_STEPS = (
    ("0001_plan", _plan),
    ("0002_transcript", _transcript),
    ("0003_minutes", _minutes),
    ("0004_history", _history),
    ("0005_approval", _approval),
    ("0006_recording", _recording),
    ("0007_marks", _marks),
    ("0008_live", _live),
)


@cache
def steps() -> Migrations:
    """The steps as sqlite-utils applies them."""
    from sqlite_utils import Migrations  # slow to load, and hardly ever is there a step to apply

    migrations = Migrations("wontak")
    for name, step in NAMED_STEPS:
        migrations(name=name)(step)
    return migrations


def applied(db: Connection) -> tuple[str, ...]:
    """The names of the steps that a database has been through, in their order; read without what applies them."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return ()
    names = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'wontak' ORDER BY rowid")
    return tuple(name for (name,) in names)


def is_behind(db: Connection) -> bool:
    """Whether there are steps that a database has not been through."""
    return not {name for name, _step in NAMED_STEPS}.issubset(applied(db))


def bring_up(db: Connection) -> None:
    """Apply the steps that a database has not been through."""
    from sqlite_utils import Database

    steps().apply(Database(db.plain))
