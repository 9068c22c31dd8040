"""What keeps subtitles readable: how long a line, how fast, how long on the screen; Korean and English.

The figures are those streaming services publish in their timed-text style guides (Netflix: General Requirements, Korean,
English): two lines; 5/6 s to 7 s; two frames between subtitles; up to twelve frames longer than the speech where reading needs
it. A Korean line holds 16 characters at 12 a second, Latin letters, digits, spaces and marks counting as half a character. An
English line holds 42 characters at 20 a second.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from wontak.domain.meeting import Language

MOST_LINES = 2
SHORTEST_S = 5 / 6
LONGEST_S = 7.0
GAP_S = 2 / 24  # two frames of film
OVERRUN_S = 12 / 24  # how far past the speech a subtitle may stay, to be read


@dataclass(frozen=True)
class Rule:
    """The rule of one language: the longest line and the fastest reading, both in that language's characters."""

    line: float
    per_second: float
    narrow: float
    wide: float

    def width(self, text: str) -> float:
        """How long `text` is, in characters of this rule's language."""
        wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
        return self.wide * wide + self.narrow * (len(text) - wide)

    def reading_s(self, text: str) -> float:
        """How long it takes to read `text`, in seconds."""
        return self.width(text) / self.per_second


RULES: Mapping[Language, Rule] = {
    Language.KO: Rule(line=16.0, per_second=12.0, narrow=0.5, wide=1.0),
    Language.EN: Rule(line=42.0, per_second=20.0, narrow=1.0, wide=2.0),
}
