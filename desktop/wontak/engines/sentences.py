"""Running text cut into sentences: Korean by morphemes, so that speech without full stops is cut too, English by rules."""

import re
import threading
import unicodedata
import warnings
from functools import lru_cache

from kiwipiepy import Kiwi

from wontak.domain.meeting import Language

with warnings.catch_warnings():
    # Its patterns are written in a way newer Pythons warn of when they first compile it.
    warnings.simplefilter("ignore")
    import pysbd

# Kiwi and pysbd keep state while they work, so only one thread is let in at a time.
_LOCK = threading.Lock()

# A whole English sentence inside Korean speech: cut off after its full stop, abbreviations left alone.
_SCRIPT_CHANGE = re.compile(r"(?<=[a-z]{4}[.?!]) (?=[가-힣])|(?<=[가-힣][.?!]) (?=[A-Z])")


def split(text: str, language: Language) -> list[str]:
    """The sentences of `text` in order, NFC-normalised and with single spaces.

    Joined with spaces they are the text again: nothing but white space is lost.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not text:
        return []
    with _LOCK:
        ends = _korean_ends(text) if language is Language.KO else _english_ends(text)
    starts = [0, *ends]
    pieces = (text[start:end].strip() for start, end in zip(starts, [*ends, len(text)], strict=True))
    return [piece for piece in pieces if piece]


def _korean_ends(text: str) -> list[int]:
    """Where sentences of Korean end, the last one left out.

    A boundary inside a word is not one: where the analysis puts a sentence's end between syllables it is mistaken.
    """
    sentences = _kiwi().split_into_sents(text)
    ends = {after.start for after in sentences[1:] if after.start and text[after.start - 1].isspace()}
    return sorted(ends | {change.end() for change in _SCRIPT_CHANGE.finditer(text)})


def _english_ends(text: str) -> list[int]:
    spans = _segmenter().segment(text)
    return [span.start for span in spans[1:] if span.start and text[span.start - 1].isspace()]


@lru_cache(maxsize=1)
def _kiwi() -> Kiwi:
    # The dictionaries of proper names and phrases double its memory and do nothing for sentence ends.
    return Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False, load_typo_dict=False)


@lru_cache(maxsize=1)
def _segmenter() -> pysbd.Segmenter:
    return pysbd.Segmenter(language="en", clean=False, char_span=True)
