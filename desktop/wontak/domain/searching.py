"""Finding words in a mixed Korean and English text: what is indexed, what is asked of the index, what is shown of a hit.

Korean words carry particles and stand inside longer ones, so Hangul is indexed by overlapping pairs of syllables: 국회의장 as
국회, 회의, 의장 and, closing the run, 장. A query's pairs in a row then find its words anywhere inside a run and nowhere across
two. Latin words and numbers are indexed whole and found by their beginnings. All matching ignores case.
"""

import re
import unicodedata
from dataclasses import dataclass

_HANGUL = "가-힣ㄱ-ㅎㅏ-ㅣ"
_HANJA = "㐀-䶿一-鿿"
_LETTER = rf"[^\W\d_{_HANGUL}{_HANJA}]"
_RUN = re.compile(rf"(?P<pairs>[{_HANGUL}]+|[{_HANJA}]+)|(?P<number>\d+)|(?P<word>{_LETTER}+)")
_WORDS = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_BEFORE = {"pairs": "", "number": r"(?<!\d)", "word": rf"(?<!{_LETTER})"}
_AFTER = {"pairs": "", "number": r"(?!\d)", "word": rf"(?!{_LETTER})"}
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Query:
    """What a person asked for: an FTS5 `expression` for text indexed by `index_text`, a `pattern` that finds the same words."""

    text: str
    expression: str
    pattern: re.Pattern[str]


def index_text(text: str) -> str:
    """The tokens of `text`, separated by spaces, for an FTS5 table with the tokenizer `ascii`."""
    return " ".join(token for kind, run in _runs(text) for token in _tokens(kind, run, closed=True))


def read_query(typed: str) -> Query | None:
    """What `typed` asks for: every word of it, those in quotation marks as they stand; None where there is no word in it."""
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    words = ["".join(groups) for groups in _WORDS.findall(text)]
    asked = [runs for word in words if (runs := _runs(word))]
    if not asked:
        return None
    pattern = "|".join(sorted((_pattern(runs) for runs in asked), key=len, reverse=True))
    return Query(text, " AND ".join(_phrase(runs) for runs in asked), re.compile(pattern, re.IGNORECASE))


def matches(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """Where in `text` (NFC) a word of the query stands: [start, end), in order."""
    return tuple(found.span() for found in query.pattern.finditer(text))


def excerpt(query: Query, text: str, width: int = 120) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About `width` characters of `text` around the first match, cut between words, and the matches in what is left."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    found = matches(query, text)
    if len(text) <= width:
        return text, found
    first = found[0][0] if found else 0
    start = max(0, min(first - width // 3, len(text) - width))
    if start:
        start = _next_word(text, start, first)
    end = min(len(text), start + width)
    if end < len(text):
        last = max((stop for begin, stop in found if begin < end), default=0)
        end = (
            max(text.rfind(" ", start + 1, end + 1), last)
            if " " in text[start + 1 : end + 1]
            else max(end, last)
        )
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    cut = before + text[start:end].strip() + after
    return cut, matches(query, cut)


def _next_word(text: str, start: int, first: int) -> int:
    """The beginning of the first whole word from `start`, at the latest the match at `first`."""
    space = text.find(" ", start - 1, first)
    return space + 1 if space >= 0 else min(start, first)


def _runs(text: str) -> list[tuple[str, str]]:
    """The runs of one script in `text` with their kinds, in lower case."""
    return [
        (str(found.lastgroup), found.group())
        for found in _RUN.finditer(unicodedata.normalize("NFC", text).casefold())
    ]


def _tokens(kind: str, run: str, *, closed: bool) -> list[str]:
    """What a run is indexed by; `closed`, with the single syllable that closes it."""
    if kind != "pairs":
        return [run]
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    return [*pairs, run[-1]] if closed or not pairs else pairs


def _phrase(runs: list[tuple[str, str]]) -> str:
    last = len(runs) - 1
    tokens = [
        token for place, (kind, run) in enumerate(runs) for token in _tokens(kind, run, closed=place < last)
    ]
    kind, run = runs[last]
    open_ended = kind != "pairs" or len(run) == 1
    return f'"{" ".join(tokens)}"' + (" *" if open_ended else "")


def _pattern(runs: list[tuple[str, str]]) -> str:
    parts = [
        _BEFORE[kind] + re.escape(run) + (_AFTER[kind] if place < len(runs) - 1 else "")
        for place, (kind, run) in enumerate(runs)
    ]
    return r"[\W_]*".join(parts)
