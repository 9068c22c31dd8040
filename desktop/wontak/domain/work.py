"""What the engines are asked to do and what they answer: requests and results, all frozen and picklable."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wontak.domain.glossary import Term
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Segment, Translation, VoiceTurn


class Stage(StrEnum):
    """What a job is doing, for whoever watches its progress."""

    IMPORT = "import"
    LISTEN = "listen"
    TRANSCRIBE = "transcribe"
    VOICES = "voices"
    TRANSLATE = "translate"


# Requests ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ImportAudio:
    """Decode `source` into the 16 kHz mono working copy `working_copy` and its waveform pyramid `peaks`."""

    source: Path
    working_copy: Path
    peaks: Path


@dataclass(frozen=True)
class TranscribeRecording:
    """Recognise what is said in one recording.

    `covered` are the stretches (start_s, end_s) an earlier run has already stored; `language` fixes the language of the whole
    recording, None lets the recogniser choose between Korean and English turn by turn. `threads` = 0 takes what the machine has.
    """

    recording: int
    working_copy: Path
    model_folder: Path
    meeting: Meeting
    glossary: tuple[Term, ...] = ()
    language: Language | None = None
    covered: tuple[tuple[float, float], ...] = ()
    threads: int = 0


@dataclass(frozen=True)
class FindVoices:
    """Tell voices apart over all recordings of a meeting, given as (recording id, working copy).

    `count` fixes the number of voices; None takes the roster's speaking roles as an upper bound.
    """

    recordings: tuple[tuple[int, Path], ...]
    meeting: Meeting
    segments: tuple[Segment, ...]
    count: int | None = None


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
class VoicesFound:
    """Who is heard when, and the segments cut where the voice changes.

    `segments` replace those of the request: each keeps the id of the one it was cut from if it is its first part, else id 0.
    `names` matches a voice with a participant's id where agenda and roster can tell.
    """

    turns: tuple[VoiceTurn, ...]
    segments: tuple[Segment, ...]
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SegmentTranslated:
    segment_id: int
    translation: Translation


Result = Started | Progressed | Noticed | AudioImported | StretchTranscribed | VoicesFound | SegmentTranslated
