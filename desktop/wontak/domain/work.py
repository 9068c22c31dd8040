"""What the engines are asked to do and what they answer: requests and results, all frozen and picklable."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wontak.domain.glossary import Term
from wontak.domain.marks import Label
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Segment, Translation, VoiceTurn


class Stage(StrEnum):
    """What a job is doing, for whoever watches its progress."""

    IMPORT = "import"
    LISTEN = "listen"
    TRANSCRIBE = "transcribe"
    VOICES = "voices"
    TRANSLATE = "translate"
    LIVE = "live"


# Requests ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MeasureAudio:
    """Read from the headers of files how long their sound is; nothing is decoded."""

    sources: tuple[Path, ...]


@dataclass(frozen=True)
class ImportAudio:
    """Decode `source` into the 16 kHz mono working copy `working_copy` and its waveform pyramid `peaks`.

    `kept` is where a copy of the file as it is goes, None where it is kept already.
    """

    source: Path
    working_copy: Path
    peaks: Path
    kept: Path | None = None


@dataclass(frozen=True)
class TranscribeRecording:
    """Recognise what is said in one recording.

    `covered` are the stretches (start_s, end_s) an earlier run has already stored; `language` fixes the language of the whole
    recording, None lets the recogniser choose between Korean and English turn by turn. `only` is the one stretch to be heard,
    where the rest of the recording is not even looked at. `threads` = 0 takes what the machine has.
    """

    recording: int
    working_copy: Path
    model_folder: Path
    meeting: Meeting
    glossary: tuple[Term, ...] = ()
    language: Language | None = None
    covered: tuple[tuple[float, float], ...] = ()
    only: tuple[float, float] | None = None
    threads: int = 0


@dataclass(frozen=True)
class TranscribeLive:
    """Recognise what is said in a recording while it runs, from `from_s` on, on one processor thread and at low priority.

    `live_copy` is its sound, raw 16 kHz mono int16 that grows; once there is a file `over`, it grows no more and the job ends
    with the last words. The recording has no id yet: that of all segments is 0.
    """

    live_copy: Path
    over: Path
    model_folder: Path
    meeting: Meeting
    glossary: tuple[Term, ...] = ()
    from_s: float = 0.0


@dataclass(frozen=True)
class FindVoices:
    """Tell voices apart over all recordings of a meeting, given as (recording id, working copy).

    `count` fixes the number of voices; None takes the roster's speaking roles as an upper bound. `labels` are what the clerk
    pressed while recording: the speaker keys tell whose voice it is.
    """

    recordings: tuple[tuple[int, Path], ...]
    meeting: Meeting
    segments: tuple[Segment, ...]
    count: int | None = None
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class TranslateSegments:
    """Translate each segment into its other language with the Argos packages in `packages`."""

    segments: tuple[Segment, ...]
    packages: Path
    meeting: Meeting
    glossary: tuple[Term, ...] = ()


# Events --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Started:
    """The child has begun. `expected_s` is how long it expects to take on this machine, None where it cannot tell."""

    stage: Stage
    expected_s: float | None = None


@dataclass(frozen=True)
class Progressed:
    """`share` of the stage is done, in [0, 1]; `left_s` is the time still expected, None where it cannot be told yet."""

    stage: Stage
    share: float
    left_s: float | None = None


@dataclass(frozen=True)
class Noticed:
    """Something the person should know although the job goes on; `code` names its sentence in the messages."""

    code: str
    fields: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True)
class AudioMeasured:
    """How long the sound of each file is in seconds, in the order of the request; None where its header does not say."""

    lengths_s: tuple[float | None, ...]


@dataclass(frozen=True)
class AudioImported:
    """The working copy is complete. `note` is empty or the code of what was wrong with the file (a broken tail)."""

    duration_s: float
    note: str = ""


@dataclass(frozen=True)
class StretchTranscribed:
    """Everything said from `start_s` to `end_s` of a recording: stored as one, never asked for again."""

    recording: int
    start_s: float
    end_s: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class LiveHeard:
    """What has been said in a running recording up to `to_s`, since the last time: `segments` may be none.

    `behind_s` is how long ago that was when it was told. `worked_s` is how long the model has been at work in all, of the
    `to_s - from_s` seconds of sound it was given.
    """

    to_s: float
    segments: tuple[Segment, ...]
    behind_s: float
    worked_s: float


@dataclass(frozen=True)
class VoicesFound:
    """Who is heard when, and the segments cut where the voice changes.

    `segments` replace those of the request: each keeps the id of the one it was cut from if it is its first part, else id 0.
    `names` matches a voice with a participant's id where agenda, roster and speaker keys can tell; `by_key` are the voices
    that nothing but the keys could name so.
    """

    turns: tuple[VoiceTurn, ...]
    segments: tuple[Segment, ...]
    names: tuple[tuple[str, str], ...]
    by_key: tuple[str, ...] = ()


@dataclass(frozen=True)
class SegmentTranslated:
    segment_id: int
    translation: Translation


Result = (
    Started
    | Progressed
    | Noticed
    | AudioMeasured
    | AudioImported
    | StretchTranscribed
    | LiveHeard
    | VoicesFound
    | SegmentTranslated
)
