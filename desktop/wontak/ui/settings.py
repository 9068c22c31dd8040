"""What this person has chosen about the program, kept in one plain file of theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from wontak import paths
from wontak.domain.kinds import Language


class Settings(QObject):
    """Reads and keeps choices at once; `changed` tells the name of the one that has changed."""

    changed = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = file or paths.user_data() / "settings.ini"
        place.parent.mkdir(parents=True, exist_ok=True)
        self._stored = QSettings(str(place), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """A choice that is a text."""
        return str(self._stored.value(name, default))

    def number(self, name: str, default: float) -> float:
        """A choice that is a number; the default where what is stored is none."""
        try:
            return float(str(self._stored.value(name, default)))
        except ValueError:
            return default

    def flag(self, name: str, default: bool) -> bool:
        """A choice between yes and no."""
        return str(self._stored.value(name, "1" if default else "0")) in ("1", "true")

    def table(self, name: str) -> dict[str, Any]:
        """A choice with names of its own, such as shortcut keys by command; empty where nothing was chosen."""
        kept = self.text(name)
        if not kept:
            return {}
        import json  # few have chosen keys of their own

        try:
            content = json.loads(kept)
        except ValueError:
            return {}
        return content if isinstance(content, dict) else {}

    def bytes(self, name: str) -> QByteArray:
        """A state of Qt's own, such as a window's geometry."""
        value = self._stored.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def choose(self, name: str, value: str | float | bool | dict[str, Any] | QByteArray) -> None:
        """Keep a choice; listeners hear of it where it is a new one."""
        kept: str | QByteArray
        if isinstance(value, QByteArray):
            kept = value
        elif isinstance(value, dict):
            import json

            kept = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, bool):
            kept = "1" if value else "0"
        else:
            kept = str(value)
        if self._stored.value(name) != kept:
            self._stored.setValue(name, kept)
            self.changed.emit(name)

    def keep(self) -> None:
        """Make sure that everything is on the disk."""
        self._stored.sync()


LANGUAGE = "language"
"""ko, en, or empty for the system's."""

THEME = "theme"
"""light, dark, or empty for the system's."""

TEXT_SCALE = "text_scale"
"""Size of all text as a factor of the system's, 0.8 to 2."""

SHORTCUTS = "shortcuts"
"""Key sequences by command, where they differ from the defaults."""

GIVEN = "given"
"""The commands given last from the finder, the latest first."""

RECOGNISER = "recogniser"
"""The name of the model to transcribe with; empty for the best one."""

TRANSLATED = "translated"
"""What is translated: both, or the language it is spoken in, ko or en."""

LIBRARY_FOLDER = "library_folder"
PERSON = "person"
"""The name under which changes are recorded."""

AUTO_BACK_S = "auto_back_s"
PAUSE_WHILE_TYPING = "pause_while_typing"
SHADE_DOUBTFUL = "shade_doubtful"
TRANSLATION_BESIDE = "translation_beside"
SHOW_TRANSLATION = "show_translation"
GEOMETRY = "geometry"
"""State of the main window."""
LAST_MEETING = "last_meeting"
"""The folder of the meeting that was open last."""

LAST_PLACE = "last_place"
"""The step of the work one was at last."""

TAKEN_OVER_AT = "taken_over_at"
"""When a start last took a recording over by itself, in seconds since 1970."""

LIVE_TRANSCRIPT = "live_transcript"
"""Whether what is said is written along while recording."""

AUDIO_OUTPUT = "audio_output"
"""The id of the device to play on; empty for the system's."""

SECOND_COPY = "second_copy"
"""The folder that recordings are copied into while they are made; empty for none."""


def translated_languages(settings: Settings) -> tuple[Language, ...]:
    """The spoken languages that are to be translated."""
    chosen = settings.text(TRANSLATED, "both")
    return tuple(Language) if chosen == "both" else (Language(chosen),)
