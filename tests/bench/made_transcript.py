"""A made meeting of five hours: 6,000 segments, 60,000 words, Korean and English, with translations, markers and pauses."""

from __future__ import annotations

import random
from pathlib import Path

from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Language, Meeting, Participant, Role
from wontak.domain.recording import Gap, GapKind, Label, MarkKind
from wontak.domain.transcript import Segment, Translation, Word
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

SEGMENTS, WORDS_EACH, LENGTH_S = 6_000, 10, 5 * 3600.0
NOTES, ITEMS, PAUSES = 200, 20, 10

_WORDS = {
    Language.KO: [
        "국회는",
        "정부와",
        "예산을",
        "검토하고",
        "위원회의",
        "의견을",
        "듣기로",
        "합의했습니다",
        "한미동맹",
        "의회",
        "외교는",
        "협력이",
        "필요합니다",
        "올해",
    ],
    Language.EN: [
        "the",
        "committee",
        "will",
        "review",
        "the",
        "budget",
        "and",
        "hear",
        "members",
        "of",
        "the",
        "alliance",
        "before",
        "parliament",
        "votes",
        "on",
        "it",
    ],
}


def make_long_meeting(folder: Path, segments: int = SEGMENTS) -> Path:
    """Make the meeting in `folder`, without sound; the same each time."""
    people = tuple(
        Participant(f"p{number}", Bilingual(f"참석자{number}", f"Member {number}"), Role.PANELIST)
        for number in range(1, 9)
    )
    chance = random.Random(7)
    agenda = tuple(
        AgendaItem(AgendaKind.DISCUSSION, topic=Bilingual(f"안건{number}", f"Item {number}"))
        for number in range(1, ITEMS + 1)
    )
    with MeetingStore.create(folder, Meeting(participants=people, agenda=agenda)) as store:
        recording = store.add_recording("audio/made.flac", LENGTH_S)
        made = [_segment(recording.id, number, segments, chance) for number in range(segments)]
        store.store_stretch(recording.id, 0.0, LENGTH_S, made, Actor.machine("faster-whisper", "made"))
        with store.transaction():
            _mark(store, recording.id)
    return folder


def _mark(store: MeetingStore, recording: int) -> None:
    """A note every minute and a half, an agenda item every quarter of an hour, and a pause every half hour."""
    for number in range(NOTES):
        store.add_marker(recording, number * LENGTH_S / NOTES, f"확인할 것 {number}")
    for number in range(ITEMS):
        store.add_label(Label(recording, number * LENGTH_S / ITEMS, MarkKind.AGENDA, str(number)))
    for number in range(PAUSES):
        store.add_gap(recording, Gap((number + 0.5) * LENGTH_S / PAUSES, 300.0, GapKind.PAUSE))


def _segment(recording: int, number: int, count: int, chance: random.Random) -> Segment:
    language = Language.KO if number % 3 else Language.EN
    length_s = LENGTH_S / count
    start_s = number * length_s
    texts = chance.choices(_WORDS[language], k=WORDS_EACH)
    step_s = length_s * 0.9 / WORDS_EACH
    words = tuple(
        Word(start_s + place * step_s, start_s + (place + 1) * step_s, text, chance.uniform(0.4, 1.0))
        for place, text in enumerate(texts)
    )
    other = " ".join(chance.choices(_WORDS[language.other], k=WORDS_EACH))
    return Segment(
        recording,
        start_s,
        start_s + length_s * 0.9,
        language,
        " ".join(texts),
        words,
        confidence=0.8,
        speaker=f"p{number // 7 % 8 + 1}",
        translation=Translation(language.other, other),
    )
