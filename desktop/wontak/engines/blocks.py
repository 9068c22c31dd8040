"""A conversation as blocks: what one voice says until another one speaks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment


@dataclass(frozen=True)
class Block:
    """Consecutive segments of one voice in one recording, never empty."""

    voice: str
    segments: tuple[Segment, ...]

    @property
    def start_s(self) -> float:
        return self.segments[0].start_s

    @property
    def end_s(self) -> float:
        return self.segments[-1].end_s

    @property
    def speech_s(self) -> float:
        """How long the voice speaks, pauses between segments left out."""
        return sum(segment.duration_s for segment in self.segments)

    def speech_in_s(self, language: Language) -> float:
        return sum(segment.duration_s for segment in self.segments if segment.language is language)

    @property
    def language(self) -> Language:
        """The language most of the block is in."""
        return max(Language, key=self.speech_in_s)

    @property
    def recording(self) -> int:
        return self.segments[0].recording


def blocks_of(segments: Iterable[Segment]) -> tuple[Block, ...]:
    """The blocks of a meeting in order; segments without a voice are passed over."""
    ordered = sorted(segments, key=lambda segment: (segment.recording, segment.start_s))
    voiced = [(segment.recording, segment.voice, segment) for segment in ordered if segment.voice]
    return tuple(
        Block(voice, tuple(segment for _, _, segment in group))
        for (_recording, voice), group in groupby(voiced, key=lambda item: (item[0], item[1]))
    )
