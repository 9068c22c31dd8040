"""How good a package is: chrF, numbers and names, measured through the package itself as the program would use it."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sacrebleu
import sentencepiece

from translator.direction import Direction, SentencePair

# Argos' own choices: argostranslate.translate.apply_packaged_translation.
_BEAM_SIZE = 4
_LENGTH_PENALTY = 0.2
_BATCH_PIECES = 2_048

_ENGLISH_NUMBER = re.compile(
    r"(\d[\d,.:]*\d|\d)(?:\s*(thousand|million|billion|trillion|percent|a\.m\.|p\.m\.))?"
)
_KOREAN_NUMBER = re.compile(r"(\d[\d,.:]*\d|\d)(?:\s*(천|만|억|조|퍼센트|년|월|일|시|분))?")
_CAPITALISED = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]*")


@dataclass(frozen=True)
class Rating:
    """Figures of one direction on one set of sentences; shares are of the sentences that have a number or a name."""

    sentences: int
    chrf: float
    exact_share: float
    numbers_right_share: float
    names_right_share: float
    worst: tuple[tuple[str, str, str], ...]
    """Source, reference and translation of the sentences that came out worst."""

    def __str__(self) -> str:
        return (
            f"{self.sentences} sentences: chrF {self.chrf:.1f}, exact {self.exact_share:.1%}, "
            f"numbers right {self.numbers_right_share:.1%}, names right {self.names_right_share:.1%}"
        )


class PackagedTranslator:
    """The model inside an Argos package, called with Argos' own settings."""

    def __init__(self, package: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        with zipfile.ZipFile(package) as archive:
            archive.extractall(self._folder.name)
        root = next(Path(self._folder.name).iterdir())
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
        self._translator = ctranslate2.Translator(str(root / "model"), compute_type="int8", intra_threads=1)

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence."""
        results = self._translator.translate_batch(
            self._pieces.encode(list(sentences), out_type=str),
            beam_size=_BEAM_SIZE,
            length_penalty=_LENGTH_PENALTY,
            max_batch_size=_BATCH_PIECES,
            batch_type="tokens",
            replace_unknowns=True,
        )
        return [self._pieces.decode(result.hypotheses[0]) for result in results]


def rate(
    package: Path, direction: Direction, pairs: Sequence[SentencePair], names: Sequence[str] = ()
) -> Rating:
    """Translates `pairs` with `package` and compares with what the pairs say; `names` are those to watch for in Korean."""
    sources, references = zip(*(direction.sides(pair) for pair in pairs), strict=True)
    translations = PackagedTranslator(package).translate(sources)
    compared = list(zip(sources, references, translations, strict=True))
    return Rating(
        sentences=len(compared),
        chrf=sacrebleu.corpus_chrf(translations, [list(references)]).score,
        exact_share=_share([reference == translation for _, reference, translation in compared]),
        numbers_right_share=_share(
            [
                numbers(t, direction.target) == numbers(r, direction.target)
                for _, r, t in compared
                if numbers(r, direction.target)
            ]
        ),
        names_right_share=_share(
            [
                proper_names(t, direction.target, names) == proper_names(r, direction.target, names)
                for _, r, t in compared
                if proper_names(r, direction.target, names)
            ]
        ),
        worst=tuple(sorted(compared, key=lambda row: sacrebleu.sentence_chrf(row[2], [row[1]]).score)[:12]),
    )


def numbers(sentence: str, language: str) -> Counter[tuple[str, ...]]:
    """Every number of `sentence` with the word that gives it its size or kind, and how often it stands there."""
    pattern = _ENGLISH_NUMBER if language == "en" else _KOREAN_NUMBER
    return Counter(pattern.findall(sentence))


def proper_names(sentence: str, language: str, names: Sequence[str]) -> Counter[str]:
    """Capitalised words within an English sentence, or the words of a Korean one that begin with one of `names`.

    A name of one syllable, which is a family name, must be the whole word: 한 is a name, 한국 and 한다 hold none.
    """
    if language == "en":
        return Counter(_CAPITALISED.findall(sentence))
    found = (max((n for n in names if _begins(word, n)), key=len, default="") for word in sentence.split())
    return Counter(name for name in found if name)


def _begins(word: str, name: str) -> bool:
    return word == name or (len(name) > 1 and word.startswith(name))


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 1.0
