"""The guard that keeps the sample recording's sentences out of the training texts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

RUN_WORDS = 6
_NOT_WORD = re.compile(r"[^\w\s]")


def words_of(text: str) -> list[str]:
    """The words (Korean: eojeol) of a text, case-folded, without punctuation."""
    return _NOT_WORD.sub("", text.casefold()).split()


class SampleGuard:
    """Knows every run of six words of the sample's sentences, in both languages, and every whole sentence."""

    def __init__(self, script_path: str | Path) -> None:
        """Read the sample's script (script.toml)."""
        with Path(script_path).open("rb") as file:
            turns = tomllib.load(file)["turns"]
        self._runs: set[tuple[str, ...]] = set()
        self._whole: set[tuple[str, ...]] = set()
        for turn in turns:
            for language in ("ko", "en"):
                self._add([s[language] for s in turn["sentences"]])

    def _add(self, sentences: list[str]) -> None:
        self._whole.update(tuple(words_of(sentence)) for sentence in sentences)
        for sentence in (*sentences, " ".join(sentences)):
            words = words_of(sentence)
            self._runs.update(tuple(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1))

    def touches(self, text: str) -> bool:
        """Whether the text holds six consecutive words of the sample, or is one of its sentences."""
        words = words_of(text)
        if tuple(words) in self._whole:
            return True
        runs = self._runs
        return any(tuple(words[i : i + RUN_WORDS]) in runs for i in range(len(words) - RUN_WORDS + 1))
