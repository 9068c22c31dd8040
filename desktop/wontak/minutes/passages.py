"""Who spoke when, in the few words in which a clerk finds the place again: `Ambassador Miller 0:12:05, 0:12:40`."""

from collections.abc import Sequence

from wontak.domain import naming
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Recording, Segment

_MOST_TIMES = 3


def by_speaker(
    meeting: Meeting, segments: Sequence[Segment], recordings: Sequence[Recording], language: Language
) -> str:
    """Each speaker of `segments` with the times at which they begin; speakers in the order in which they spoke."""
    spoken: dict[str, list[Segment]] = {}
    for segment in segments:
        person = meeting.participant(segment.speaker)
        name = naming.short(person, language) if person else segment.voice or ""
        spoken.setdefault(name, []).append(segment)
    return "; ".join(f"{name} {times(own, recordings)}".strip() for name, own in spoken.items())


def times(segments: Sequence[Segment], recordings: Sequence[Recording]) -> str:
    """When the first of `segments` begin, in hours, minutes and seconds of the meeting: `0:12:05, 0:12:40 …`."""
    offsets_s = {recording.id: recording.offset_s for recording in recordings}
    starts_s = sorted(segment.start_s + offsets_s.get(segment.recording, 0.0) for segment in segments)
    told = ", ".join(_clock(int(start_s)) for start_s in starts_s[:_MOST_TIMES])
    return f"{told} …" if len(starts_s) > _MOST_TIMES else told


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
