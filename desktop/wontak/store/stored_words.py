"""The words of a segment as they are stored, read when they are asked for: most of a long meeting's never are."""

import json
from collections.abc import Iterator, Sequence
from typing import overload

from wontak.domain.transcript import Word


class StoredWords(Sequence[Word]):
    """Equal to the tuple of its words, and pickled as that."""

    __slots__ = ("_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: tuple[Word, ...] | None = None

    @property
    def _read(self) -> tuple[Word, ...]:
        words = self._words
        if words is None:
            words = self._words = tuple(Word(*word) for word in json.loads(self._text))
        return words

    def __len__(self) -> int:
        return len(self._read)

    def __iter__(self) -> Iterator[Word]:
        return iter(self._read)

    @overload
    def __getitem__(self, place: int) -> Word: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...

    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        return self._read[place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StoredWords):
            return self._text == other._text or self._read == other._read
        return isinstance(other, tuple) and self._read == other

    def __hash__(self) -> int:
        return hash(self._read)

    def __repr__(self) -> str:
        return repr(self._read)

    def __reduce__(self) -> tuple[type[tuple[Word, ...]], tuple[tuple[Word, ...]]]:
        return tuple, (self._read,)
