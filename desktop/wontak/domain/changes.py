"""What can be done to a meeting and taken back: a step with what there was before and what there is to be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Marker, Segment


class EditKind(StrEnum):
    """What was done, for the history and for "Undo …"."""

    RETYPE = "retype"
    SPLIT = "split"
    MERGE = "merge"
    DELETE = "delete"
    RESTORE = "restore"
    SPEAKER = "speaker"
    VOICE = "voice"
    EDGE = "edge"
    LANGUAGE = "language"
    DECODE = "decode"
    TRANSLATION = "translation"
    APPROVE_TRANSLATION = "approve_translation"
    TRANSLATE = "translate"
    STAR = "star"
    COMMENT = "comment"
    VERIFY = "verify"
    OFF_RECORD = "off_record"
    REPLACE = "replace"
    VERSION = "version"
    MARK = "mark"
    BLOCKS = "blocks"
    DETAILS = "details"


@dataclass(frozen=True)
class Evidence:
    """How a change of segments alters the sources of a block of the minutes, by the block's id."""

    block: int
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True)
class Attributed:
    """Who said who speaks in a segment, as the store names them, before a change and after it; None where nobody did."""

    segment: int
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """Segments as they were and as they are to be. A new one has id 0 in `after` until the store has applied the change.

    Ids in both are amended, those only in `before` removed, those only in `after` put in. `restoring` says that `after`
    has been stored before: what a segment does not show then comes back as well. `evidence` and `attributed` are filled by
    the store.
    """

    kind: EditKind
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    restoring: bool = False
    evidence: tuple[Evidence, ...] = ()
    attributed: tuple[Attributed, ...] = ()

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(
            self.kind,
            self.after,
            self.before,
            restoring=True,
            evidence=tuple(Evidence(one.block, one.after, one.before) for one in self.evidence),
            attributed=tuple(Attributed(one.segment, one.after, one.before) for one in self.attributed),
        )

    @property
    def alters(self) -> bool:
        """Whether anything becomes different. Confirming an attribution does, though it leaves the speaker the same."""
        confirms = self.kind in (EditKind.SPEAKER, EditKind.VOICE) and bool(self.before)
        return confirms or self.before != self.after

    @property
    def ids(self) -> frozenset[int]:
        """The ids of all segments concerned."""
        return frozenset(one.id for one in (*self.before, *self.after) if one.id)

    @property
    def removed(self) -> frozenset[int]:
        """The ids of segments that are taken out."""
        return frozenset(one.id for one in self.before) - {one.id for one in self.after}

    @property
    def added(self) -> frozenset[int]:
        """The ids of segments that are put in."""
        return frozenset(one.id for one in self.after if one.id) - {one.id for one in self.before}


@dataclass(frozen=True)
class VoiceName:
    """Whose voice it is: a participant's id, and whether a person said so."""

    participant: str
    by_person: bool


@dataclass(frozen=True)
class VoiceChange:
    """Another name for a voice, and the segments that are attributed by it."""

    kind: ClassVar[EditKind] = EditKind.VOICE
    voice: str
    before: VoiceName | None
    after: VoiceName | None
    segments: Change

    def inverse(self) -> "VoiceChange":
        """The change that takes this one back."""
        return VoiceChange(self.voice, self.after, self.before, self.segments.inverse())

    @property
    def alters(self) -> bool:
        """Whether anything becomes different."""
        return self.before != self.after or self.segments.alters


@dataclass(frozen=True)
class BlocksChange:
    """The minutes in one language as they were and as they are to be, block by block."""

    kind: ClassVar[EditKind] = EditKind.BLOCKS
    language: Language
    before: tuple[Block, ...]
    after: tuple[Block, ...]

    def inverse(self) -> "BlocksChange":
        """The change that takes this one back."""
        return BlocksChange(self.language, self.after, self.before)

    @property
    def alters(self) -> bool:
        """Whether anything becomes different."""
        return self.before != self.after


@dataclass(frozen=True)
class Attributions:
    """What was someone's before they left the roster, with the participant: ids of segments, voices and ids of blocks.

    With a segment also who attributed it, as the store names them.
    """

    segments: tuple[tuple[int, str, str | None], ...] = ()
    voices: tuple[tuple[str, VoiceName], ...] = ()
    blocks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class MeetingChange:
    """Event, roster and agenda as they were and as they are to be. `lost` and `regained` are filled by the store.

    The event's status is no part of it: approval has a way of its own.
    """

    kind: ClassVar[EditKind] = EditKind.DETAILS
    before: Meeting
    after: Meeting
    lost: Attributions = Attributions()
    regained: Attributions = Attributions()

    def inverse(self) -> "MeetingChange":
        """The change that takes this one back."""
        return MeetingChange(self.after, self.before, self.regained, self.lost)

    @property
    def alters(self) -> bool:
        """Whether anything becomes different."""
        return self.before != self.after


@dataclass(frozen=True)
class MarkersChange:
    """Marked moments as they were and as they are to be. A new one has id 0 in `after` until the store has applied the change.

    Ids in both are altered, those only in `before` removed, those only in `after` put in.
    """

    kind: ClassVar[EditKind] = EditKind.MARK
    before: tuple[Marker, ...]
    after: tuple[Marker, ...]

    def inverse(self) -> "MarkersChange":
        """The change that takes this one back."""
        return MarkersChange(self.after, self.before)

    @property
    def alters(self) -> bool:
        """Whether anything becomes different."""
        return self.before != self.after


Step = Change | VoiceChange | BlocksChange | MeetingChange | MarkersChange
"""Whatever can be done and taken back."""
