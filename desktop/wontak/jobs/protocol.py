"""What parent and inference child say to each other: requests down, events up, all frozen and picklable.

What the engines themselves are asked and answer stands in `wontak.domain.work`; here is what the line between two processes
adds to it.
"""

from dataclasses import dataclass

from wontak.domain.work import (
    AudioImported,
    AudioMeasured,
    FindVoices,
    ImportAudio,
    LiveHeard,
    MeasureAudio,
    Noticed,
    Progressed,
    Result,
    SegmentTranslated,
    Stage,
    Started,
    StretchTranscribed,
    TranscribeLive,
    TranscribeRecording,
    TranslateSegments,
    VoicesFound,
)
from wontak.jobs.ending import Failed, Finished

Request = MeasureAudio | ImportAudio | TranscribeRecording | TranscribeLive | FindVoices | TranslateSegments


@dataclass(frozen=True)
class Cancel:
    """Stop at the next boundary at which nothing is lost."""


@dataclass(frozen=True)
class Shutdown:
    """Leave: no more requests will come."""


Event = Result | Finished | Failed
Message = Request | Cancel | Shutdown

__all__ = [
    "AudioImported",
    "AudioMeasured",
    "Cancel",
    "Event",
    "Failed",
    "FindVoices",
    "Finished",
    "ImportAudio",
    "LiveHeard",
    "MeasureAudio",
    "Message",
    "Noticed",
    "Progressed",
    "Request",
    "Result",
    "SegmentTranslated",
    "Shutdown",
    "Stage",
    "Started",
    "StretchTranscribed",
    "TranscribeLive",
    "TranscribeRecording",
    "TranslateSegments",
    "VoicesFound",
]
