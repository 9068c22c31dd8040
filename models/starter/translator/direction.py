"""The two directions of translation, and which half of a sentence pair each one reads and writes."""

from __future__ import annotations

from enum import Enum
from typing import Protocol


class SentencePair(Protocol):
    """What the grammar makes: one sentence in Korean and in English."""

    @property
    def ko(self) -> str: ...

    @property
    def en(self) -> str: ...


LANGUAGE_NAMES = {"ko": "Korean", "en": "English"}


class Direction(Enum):
    """From which language into which; the value is how the command line and the log name it."""

    KO_EN = "ko_en"
    EN_KO = "en_ko"

    @property
    def source(self) -> str:
        """Code of the language read."""
        return self.value[:2]

    @property
    def target(self) -> str:
        """Code of the language written."""
        return self.value[3:]

    @property
    def package_name(self) -> str:
        """Name of the Argos package's file, without its ending."""
        return f"starter-{self.source}-{self.target}"

    def sides(self, pair: SentencePair) -> tuple[str, str]:
        """The source and the target sentence of `pair`."""
        return (pair.ko, pair.en) if self is Direction.KO_EN else (pair.en, pair.ko)
