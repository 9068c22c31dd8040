"""What is asked of the recorder and what it answers: devices, marks, gaps, levels and warnings, all frozen and picklable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wontak.domain.marks import NOT_IN_SOUND, TAKES, Gap, GapKind, Label, MarkKind, speaker_at

# A meeting knows its marks and gaps without the recorder; whoever has the recorder has them with it.
__all__ = [
    "CaptureCommand",
    "CaptureEvent",
    "CaptureRequest",
    "ChannelLevel",
    "ChunkClosed",
    "DevicesFound",
    "CopiesFare",
    "CopyState",
    "Ending",
    "Field",
    "Gap",
    "GapKind",
    "GapMarked",
    "InputDevice",
    "InputsHeard",
    "Join",
    "JoinProgressed",
    "Label",
    "Level",
    "ListInputs",
    "Listening",
    "Mark",
    "MarkKind",
    "Marked",
    "NOT_IN_SOUND",
    "Pause",
    "RATE_HZ",
    "Record",
    "RecordingBegan",
    "RecordingEnded",
    "Resume",
    "SAMPLE_BYTES",
    "StandBy",
    "Stop",
    "TAKES",
    "TakeJoined",
    "TakenOver",
    "USUAL_SHARE",
    "Unmark",
    "Unmarked",
    "Warned",
    "WarningOver",
    "WatchInputs",
    "room_s",
    "speaker_at",
]

RATE_HZ = 48_000
"""Samples per second of a recording, on every channel."""

SAMPLE_BYTES = 2

USUAL_SHARE = 0.6
"""FLAC's share of the raw size until the first piece of a recording says better."""

Field = str | int | float


_OWN_SOUND = ("monitor of ", "stereo mix", "스테레오 믹스", "blackhole")
"""How names of inputs begin that give the computer's own sound: PulseAudio and PipeWire, Windows, macOS."""


@dataclass(frozen=True)
class InputDevice:
    """A microphone, a line input, or the computer's own sound where the system offers it as an input."""

    id: str
    name: str
    is_default: bool = False

    @property
    def is_own_sound(self) -> bool:
        """Whether it is what this computer plays, as sound systems name it where they offer it at all."""
        return self.id.endswith(".monitor") or self.name.casefold().startswith(_OWN_SOUND)


def room_s(free_bytes: float, channels: int, share: float = USUAL_SHARE) -> float:
    """For how many seconds of recording a disk has room: the pieces need it once, and once more when they are joined."""
    return max(0.0, free_bytes / (2 * max(1.0, share * RATE_HZ * SAMPLE_BYTES * channels)))


# Requests ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ListInputs:
    """Say which inputs there are."""


@dataclass(frozen=True)
class WatchInputs:
    """Say which inputs there are, whenever there are others, and how loud each is, until told to stop. Nothing is kept."""


@dataclass(frozen=True)
class Record:
    """Record into the folder `take`, which holds nothing or what an earlier process wrote of the same take.

    `devices` are ids, one channel each; none means the system's default input. `second_copy` is a folder for the same files,
    `live_copy` a file for raw 16 kHz mono sound that grows with the recording. `longest_s` ends it by itself. `zero_s` is
    given where a take is gone on with: the monotonic time at which it began, later by as long as it was paused; `lost_by` is
    why there is a gap before what follows. `paused_since_s`: it is paused, since that monotonic time.

    `alone_s` is for how long it goes on where the process that asked for it is gone without having said stop; none means that
    it is closed at once. `takes_over`: the take has a recorder that goes on alone, which is to hand it over; what `zero_s` and
    `paused_since_s` leave open is known by that one.
    """

    take: Path
    devices: tuple[str, ...] = ()
    second_copy: Path | None = None
    live_copy: Path | None = None
    longest_s: float | None = None
    zero_s: float | None = None
    lost_by: GapKind = GapKind.RESTART
    paused_since_s: float | None = None
    alone_s: float = 0.0
    takes_over: bool = False


@dataclass(frozen=True)
class StandBy:
    """Hear these inputs on the side, one for each channel, "" for one that has none; until another StandBy, or Record."""

    devices: tuple[str, ...]


@dataclass(frozen=True)
class Join:
    """Put the pieces of a take together into the FLAC file `target`.

    What is gone of it is taken from its second copy, in the folder `second_copy` if the take itself does not know where. `away`:
    that is out of reach, and waited for where more of the take may lie there, unless it is `settle`d to do without.
    """

    take: Path
    target: Path
    second_copy: Path | None = None
    away: bool = False
    settle: bool = False


# Commands while recording --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pause:
    """Leave out what comes until Resume."""


@dataclass(frozen=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True)
class Mark:
    """Mark the moment at which the clerk pressed: `pressed_at_s` is monotonic time, the same in every process.

    `id` is this mark's own in its take; one that is there already is corrected, and stays at `at_s` of the recording.
    """

    kind: MarkKind
    value: str
    pressed_at_s: float
    id: int = 0
    at_s: float | None = None


@dataclass(frozen=True)
class Unmark:
    """Take a mark away."""

    id: int


@dataclass(frozen=True)
class Stop:
    """Close the recording."""


# Events --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DevicesFound:
    devices: tuple[InputDevice, ...]


@dataclass(frozen=True)
class ChannelLevel:
    """A channel's loudness since the last level, in dB below full scale (-120 is the lowest).

    `clipped`: it touched full scale. `silent`: nothing has been heard for long.
    """

    peak_db: float
    rms_db: float
    clipped: bool = False
    silent: bool = False


@dataclass(frozen=True)
class InputsHeard:
    """How loud each input is that can be listened to, by its id."""

    levels: tuple[tuple[str, ChannelLevel], ...]


@dataclass(frozen=True)
class RecordingBegan:
    """The first sound has arrived. `channels` are the names of the inputs.

    Where a take is gone on with: `at_s` is from where, `missing_s` how much nobody has heard before this.
    """

    channels: tuple[str, ...]
    rate_hz: int = RATE_HZ
    at_s: float = 0.0
    missing_s: float = 0.0


@dataclass(frozen=True)
class TakenOver:
    """A recording that went on alone is attended to again; `missing_s`, if worth saying, is how much nobody has heard."""

    missing_s: float = 0.0


@dataclass(frozen=True)
class Listening:
    """The ids of the inputs that are heard from now on, by channel; "" where a channel has none at the moment."""

    devices: tuple[str, ...]


@dataclass(frozen=True)
class Level:
    """How far the recording is and how loud.

    `space_left_s` is how much more the disk takes, None where it cannot be told; `zero_s` the monotonic time at which the
    recording began, later by as long as it was paused, None between a pause and the first sound after it.
    """

    at_s: float
    channels: tuple[ChannelLevel, ...]
    paused: bool = False
    space_left_s: float | None = None
    zero_s: float | None = None


@dataclass(frozen=True)
class Warned:
    """Something the clerk must know at once; `code` names its sentence in the messages."""

    code: str
    fields: tuple[tuple[str, Field], ...] = ()


@dataclass(frozen=True)
class WarningOver:
    """What was warned of is past."""

    code: str


@dataclass(frozen=True)
class Marked:
    """A mark is on the disk."""

    at_s: float
    kind: MarkKind
    value: str
    id: int = 0


@dataclass(frozen=True)
class Unmarked:
    """That a mark is taken away is on the disk."""

    id: int


@dataclass(frozen=True)
class GapMarked:
    gap: Gap


@dataclass(frozen=True)
class ChunkClosed:
    """Piece `number` of the take is compressed and on the disk."""

    number: int
    length_s: float


class CopyState(StrEnum):
    """How one of the places fares that a recording is written to."""

    WRITTEN = "written"
    INTERRUPTED = "interrupted"
    CATCHING_UP = "catching_up"


@dataclass(frozen=True)
class CopiesFare:
    """How the recording and its second copy fare, told when that changes; `…_missing_s` is how much of it is not there."""

    first: CopyState
    second: CopyState
    first_missing_s: float = 0.0
    second_missing_s: float = 0.0

    def news_since(self, before: CopiesFare | None) -> str:
        """What is better than it was, as the code of a notice; empty where nothing is."""
        if before is None:
            return ""
        for name, was, now in (("first", before.first, self.first), ("second", before.second, self.second)):
            if was is CopyState.INTERRUPTED and now is CopyState.CATCHING_UP:
                return f"{name}_copy_back"
            if was is not CopyState.WRITTEN and now is CopyState.WRITTEN:
                return f"{name}_copy_whole"
        return ""


class Ending(StrEnum):
    """Why a recording ended. NO_PARENT: nobody attends to it, or has not for too long; SYSTEM: the system wants it to end."""

    ASKED = "asked"
    TIME = "time"
    DISK_FULL = "disk_full"
    NO_PARENT = "no_parent"
    HANDED_OVER = "handed_over"
    SYSTEM = "system"


@dataclass(frozen=True)
class RecordingEnded:
    """The last event: everything is on the disk."""

    length_s: float
    reason: Ending = Ending.ASKED


@dataclass(frozen=True)
class JoinProgressed:
    share: float


@dataclass(frozen=True)
class TakeJoined:
    """A take has become one file; what the clerk marked in it, what is missing from it, and whether its second copy is whole."""

    target: Path
    duration_s: float
    labels: tuple[Label, ...] = ()
    gaps: tuple[Gap, ...] = ()
    is_copied: bool = False


CaptureRequest = ListInputs | WatchInputs | Record | Join
CaptureCommand = StandBy | Pause | Resume | Mark | Unmark | Stop
CaptureEvent = (
    DevicesFound
    | InputsHeard
    | RecordingBegan
    | TakenOver
    | Listening
    | Level
    | Warned
    | WarningOver
    | Marked
    | Unmarked
    | GapMarked
    | ChunkClosed
    | CopiesFare
    | RecordingEnded
    | JoinProgressed
    | TakeJoined
)
