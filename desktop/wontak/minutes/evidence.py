"""Which of a block's sources a sentence rests on: those that share the most of its letters, two by two.

Letter pairs work alike for Korean, where particles change the ends of words, and for English.
"""

from collections.abc import Sequence

from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment
from wontak.minutes.sentences import split

_CLOSE_TO_THE_BEST = 0.75


def sentence_at(text: str, offset: int, language: Language) -> str:
    """The sentence of `text` in which the character at `offset` stands; "" in an empty text."""
    end = 0
    sentences = split(text, language)
    for sentence in sentences:
        found = text.find(sentence, end)
        end = (found if found >= 0 else end) + len(sentence)
        if offset <= end:
            return sentence
    return sentences[-1] if sentences else ""


def supporting(sentence: str, sources: Sequence[Segment], language: Language) -> tuple[int, ...]:
    """The ids of those `sources` that say what `sentence` says, in their order; all of them where none stands out."""
    wanted = _pairs(sentence)
    shares = [len(wanted & _pairs(source.text_in(language))) / max(1, len(wanted)) for source in sources]
    best = max(shares, default=0.0)
    if best == 0.0:
        return tuple(source.id for source in sources)
    return tuple(
        source.id for source, share in zip(sources, shares, strict=True) if share >= _CLOSE_TO_THE_BEST * best
    )


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(letter for letter in text.lower() if letter.isalnum())
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))
