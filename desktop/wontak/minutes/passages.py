"""Who spoke when, in the few words in which a clerk finds the place again: `Ambassador Miller 00:12:05, 00:12:40`."""

from collections.abc import Sequence

from wontak.domain import naming
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Recording, Segment, timecode

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
    """When the first of `segments` begin, in hours, minutes and seconds of the meeting: `00:12:05, 00:12:40 …`."""
    offsets_s = {recording.id: recording.offset_s for recording in recordings}
    starts_s = sorted(segment.start_s + offsets_s.get(segment.recording, 0.0) for segment in segments)
    told = ", ".join(timecode(start_s) for start_s in starts_s[:_MOST_TIMES])
    return f"{told} …" if len(starts_s) > _MOST_TIMES else told
