"""What marks and gaps are called in the interface language: on the waveform, in the transcript and in the list of markers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from wontak.domain.marks import Gap, GapKind, MarkKind
from wontak.domain.meeting import AgendaItem, Language, Meeting
from wontak.domain.transcript import Marker
from wontak.ui.choices import agenda_names

translate = QCoreApplication.translate
MINUTE_S, HOUR_S = 60, 3600

ICONS = {MarkKind.NOTE: "flag", MarkKind.STAR: "star", MarkKind.AGENDA: "list"}


def item_text(place: int, item: AgendaItem, language: Language) -> str:
    """An agenda item by its number and its topic, else its kind."""
    return f"{place + 1}. {item.topic.either(language) or agenda_names()[item.kind]}"


def marker_text(marker: Marker, meeting: Meeting, language: Language) -> str:
    """What a marker says: its note, a quotation, or the agenda item that begins."""
    if marker.kind is MarkKind.STAR:
        return marker.note.lstrip("★ ") or translate("Marks", "Quotation")
    if marker.kind is MarkKind.AGENDA:
        for place, item in enumerate(meeting.agenda):
            if item.id == marker.item:
                return item_text(place, item, language)
        return translate("Marks", "{item} (no longer on the agenda)").replace("{item}", marker.note).strip()
    return marker.note or translate("Marks", "Marker")


def gap_text(gap: Gap) -> str:
    """Why sound is missing and how long: `Recording paused, 5 min 12 s`."""
    why = {
        GapKind.PAUSE: translate("Marks", "Recording paused"),
        GapKind.DEVICE: translate("Marks", "Input disconnected"),
        GapKind.SERVER: translate("Marks", "Sound system stopped"),
        GapKind.SUSPEND: translate("Marks", "Computer asleep"),
        GapKind.OVERRUN: translate("Marks", "Sound not picked up"),
        GapKind.DAMAGED: translate("Marks", "Recording damaged"),
        GapKind.RESTART: translate("Marks", "Recorder restarted"),
    }[gap.kind]
    if gap.channel is not None:
        told = translate("Marks", "{why} (input {number})")
        why = told.replace("{why}", why).replace("{number}", str(gap.channel + 1))
    return f"{why}, {length_text(gap.length_s)}"


def length_text(length_s: float) -> str:
    """A length in words: 5 min 12 s."""
    whole = round(length_s)
    if whole < 1:
        return translate("Marks", "less than 1 s")
    hours, minutes, seconds = whole // HOUR_S, whole % HOUR_S // MINUTE_S, whole % MINUTE_S
    parts = [
        translate("Marks", "{number} h").replace("{number}", str(hours)) if hours else "",
        translate("Marks", "{number} min").replace("{number}", str(minutes)) if minutes else "",
        translate("Marks", "{number} s").replace("{number}", str(seconds)) if seconds else "",
    ]
    return " ".join(filter(None, parts))
