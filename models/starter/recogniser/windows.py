"""Composes training windows out of banked utterances and packs them into batches of like length.

A window is what the program decodes: one turn of one to three sentences, near the beginning of the window, with
some noise of the room; behind it Whisper's features are zero. All mixing happens on mel energies.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from .bank import Stored, load_shard, shard_folders
from .features import FRAME_S, HOP, MELS, RATE_HZ, mel_power, normalise
from .vocabulary import LANGUAGES, Vocabulary

IGNORED = -100
MAX_TOKENS = 440
MAX_HOTWORD_TOKENS = 110
NOISE_SECONDS = 40
POOL_BATCHES = 12
TIMESTAMP_SHARE, SILENT_SHARE, SWITCHED_SHARE = 0.25, 0.03, 0.05
CLOSING_S = 0.2
"""The silence by which the end is told. faster-whisper smooths the attention over seven positions of 0.02 s before it
reads word times, and a narrower peak would be lost: with it the end of the last word."""


@dataclass(frozen=True)
class Stage:
    """How hard the windows are: their longest length, how often they hold several sentences, part of one, hotwords."""

    longest_s: float
    several_share: float
    part_share: float
    hotword_share: float
    frames_per_batch: int


@dataclass(frozen=True)
class Piece:
    """Part of an utterance: its words from `first` to before `past`."""

    utterance: Stored
    first: int
    past: int

    @property
    def text(self) -> str:
        words = self.utterance.words
        return self.utterance.text[words[self.first][0] : words[self.past - 1][1]]

    @property
    def frames(self) -> slice:
        """The mel frames from the first word's start to the last one's end, or to the utterance's ends."""
        words, total = self.utterance.words, len(self.utterance.log_power)
        start = 0 if self.first == 0 else int(words[self.first][2] / FRAME_S)
        end = total if self.past == len(words) else int(words[self.past][2] / FRAME_S)
        start -= start % 2
        return slice(start, max(start + 2, end + end % 2))


@dataclass(frozen=True)
class Window:
    """One example: features (frames, mels), decoder tokens, targets, the time span each target is spoken in
    (-1 where there is none), and phoneme classes per position."""

    features: np.ndarray
    tokens: list[int]
    targets: list[int]
    spans: list[tuple[float, float]]
    phonemes: np.ndarray


@dataclass
class Script:
    """The tokens of a window while it is composed, each with the span in which it is spoken."""

    tokens: list[int] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)

    def add(self, token: int, start_s: float = -1.0, end_s: float = -1.0) -> None:
        self.tokens.append(token)
        self.spans.append((start_s, end_s))


class Noises:
    """Mel energies of noises with unit power: white, pink, brown, and bursts like applause."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        count = NOISE_SECONDS * RATE_HZ
        frequencies = np.maximum(np.fft.rfftfreq(count, 1 / RATE_HZ), 20.0)
        spectrum = np.fft.rfft(rng.standard_normal(count))
        sounds = [np.fft.irfft(spectrum * frequencies**-power, count) for power in (0.0, 0.5, 1.0)]
        claps = np.zeros(count)
        claps[rng.integers(0, count, NOISE_SECONDS * 60)] = rng.uniform(0.2, 1.0, NOISE_SECONDS * 60)
        decay = np.exp(-np.arange(400) / 60) * rng.standard_normal(400)
        sounds.append(np.convolve(claps, decay)[:count])
        self._powers = [
            mel_power((sound / np.sqrt((sound**2).mean())).astype(np.float32)) for sound in sounds
        ]

    def draw(self, rng: random.Random, frames: int) -> np.ndarray:
        """A stretch of any of them (frames, mels)."""
        power = rng.choice(self._powers)
        first = rng.randrange(len(power) - frames)
        return power[first : first + frames]


class Composer:
    """Draws windows from a bank; `refresh` takes in shards written since."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._rng = folder, random.Random(seed)
        self.vocabulary = Vocabulary(folder / "tokenizer.json")
        self._noises = Noises(seed)
        self._utterances: dict[str, list[Stored]] = {language: [] for language in LANGUAGES}
        self._known: list[Path] = []
        self.refresh()

    def refresh(self) -> None:
        """Look for new shards; forget everything when the bank was replaced."""
        present = shard_folders(self._folder)
        if not set(self._known) <= set(present):
            self._known = []
            self._utterances = {language: [] for language in LANGUAGES}
        for folder in present:
            if folder not in self._known:
                for utterance in load_shard(folder):
                    self._utterances[utterance.language].append(utterance)
                self._known.append(folder)

    def hours(self) -> float:
        return sum(u.length_s for group in self._utterances.values() for u in group) / 3600

    def batches(self, stage: Stage) -> Iterator[list[Window]]:
        """A pool of windows, sorted by length and cut into batches of about `frames_per_batch` frames."""
        rng = self._rng
        pool: list[Window] = []
        while sum(len(window.features) for window in pool) < POOL_BATCHES * stage.frames_per_batch:
            pool.append(self.window(stage))
        pool.sort(key=lambda window: (len(window.tokens) > 90, len(window.features)))
        batches: list[list[Window]] = [[]]
        for window in pool:
            if (len(batches[-1]) + 1) * len(window.features) > stage.frames_per_batch:
                batches.append([])
            batches[-1].append(window)
        rng.shuffle(batches)
        yield from batches

    def window(self, stage: Stage) -> Window:
        """One window of speech, or now and then of none."""
        rng = self._rng
        if rng.random() < SILENT_SHARE:
            return self._silent()
        pieces = self._pieces(stage)
        moment = 2 * rng.randrange(0, 51 if rng.random() < 0.6 else 18)
        places = []
        for piece in pieces:
            places.append(moment)
            length = piece.frames.stop - piece.frames.start
            moment += length + 2 * rng.randrange(8, 31)
        end = places[-1] + length + rng.choice((0, rng.randrange(20), rng.randrange(60)))
        end += end % 2
        timed = rng.random() < TIMESTAMP_SHARE
        script = self._script(pieces, places, timed)
        prompt = self._hotwords(pieces) if rng.random() < stage.hotword_share else []
        features, phonemes = self._sound(pieces, places, end)
        return self._example(prompt, self._language(pieces), timed, script, features, phonemes)

    def _pieces(self, stage: Stage) -> list[Piece]:
        """One to three sentences of one language, some of them cut; now and then of both."""
        rng = self._rng
        language = rng.choice(LANGUAGES)
        wanted = rng.randint(2, 3) if rng.random() < stage.several_share else 1
        switched = rng.random() < SWITCHED_SHARE and stage.several_share > 0
        pieces: list[Piece] = []
        left_s = stage.longest_s
        while len(pieces) < (2 if switched else wanted):
            if switched and pieces:
                language = LANGUAGES[1 - LANGUAGES.index(language)]
            piece = self._fit(rng.choice(self._utterances[language]), left_s, stage.part_share)
            if piece is None:
                break
            pieces.append(piece)
            left_s -= (piece.frames.stop - piece.frames.start) * FRAME_S + 0.6
            if left_s < 1.0:
                break
        return pieces

    def _fit(self, utterance: Stored, left_s: float, part_share: float) -> Piece | None:
        """The utterance, or a run of its words that lasts at most `left_s`; None when not even a word fits."""
        rng, words = self._rng, utterance.words
        if utterance.length_s <= left_s and rng.random() >= part_share:
            return Piece(utterance, 0, len(words))
        first = rng.choice((0, rng.randrange(len(words))))
        past = first
        while past < len(words) and words[past][3] - words[first][2] < left_s:
            past += 1
        if past == first:
            return None
        if rng.random() < 0.5:
            past = rng.randint(first + 1, past)
        return Piece(utterance, first, past)

    def _language(self, pieces: list[Piece]) -> str:
        """The language of most of the sound, for a window may hold both."""
        lengths = dict.fromkeys(LANGUAGES, 0)
        for piece in pieces:
            lengths[piece.utterance.language] += piece.frames.stop - piece.frames.start
        return max(LANGUAGES, key=lambda language: lengths[language])

    def _script(self, pieces: list[Piece], places: list[int], timed: bool) -> Script:
        """The text's tokens and times; each token's span is its share of its word's."""
        script = Script()
        for piece, place in zip(pieces, places, strict=True):
            offset_s = (place - piece.frames.start) * FRAME_S
            words = piece.utterance.words[piece.first : piece.past]
            start_s, end_s = words[0][2] + offset_s, words[-1][3] + offset_s
            if timed:
                script.add(self.vocabulary.timestamp(start_s), start_s, start_s)
            begin = words[0][0]
            characters = [c for word in words for c in (word[0] - begin, word[1] - begin)]
            moments = [m + offset_s for word in words for m in (word[2], word[3])]
            encoding = self.vocabulary.tokenizer.encode(" " + piece.text, add_special_tokens=False)
            for token, (left, right) in zip(encoding.ids, encoding.offsets, strict=True):
                from_s, to_s = np.interp([max(0, left - 1), max(0, right - 1)], characters, moments)
                script.add(token, float(from_s), float(to_s))
            if timed:
                script.add(self.vocabulary.timestamp(end_s), end_s, end_s)
        return script

    def _hotwords(self, pieces: list[Piece]) -> list[int]:
        """Tokens of a list of terms as faster-whisper sets hotwords before a window; some occur in it."""
        rng = self._rng
        terms = []
        for _ in range(rng.randint(1, 14)):
            source = rng.choice(pieces).utterance if rng.random() < 0.15 else None
            source = source or rng.choice(self._utterances[rng.choice(LANGUAGES)])
            words = source.text.strip(".?!").split(" ")
            first = rng.randrange(len(words))
            terms.append(" ".join(words[first : first + rng.randint(1, 2)]).strip(",."))
        rng.shuffle(terms)
        text = " " + rng.choice((", ", " ")).join(terms)
        tokens = self.vocabulary.tokenizer.encode(text, add_special_tokens=False).ids
        return [self.vocabulary.previous, *tokens[:MAX_HOTWORD_TOKENS]]

    def _sound(self, pieces: list[Piece], places: list[int], end: int) -> tuple[np.ndarray, np.ndarray]:
        """Features and phoneme classes of the window: pieces at their places, a channel's colour, noise."""
        rng = self._rng
        power = np.zeros((end, MELS), np.float32)
        phonemes = np.zeros(end // 2, np.int64)
        for piece, place in zip(pieces, places, strict=True):
            frames = piece.frames
            length = min(frames.stop - frames.start, end - place)
            gain = 10 ** (rng.uniform(-2, 2) / 10)
            heard = piece.utterance.log_power[frames.start : frames.start + length].astype(np.float32)
            power[place : place + length] += gain * 10**heard
            classes = piece.utterance.phonemes[frames.start // 2 : frames.start // 2 + length // 2]
            phonemes[place // 2 : place // 2 + len(classes)] = classes
        power *= self._colour()
        if rng.random() < 0.75:
            noise = self._noises.draw(rng, end)
            speech = power.sum(axis=1)
            level = speech[speech > 0].mean() / noise.sum(axis=1).mean()
            power += noise * level * 10 ** (-rng.uniform(12, 60) / 10)
        return normalise(power), phonemes

    def _colour(self) -> np.ndarray:
        """A gain and a smooth random equaliser, as factors on the mel energies."""
        rng = self._rng
        knots = [rng.gauss(0, 2.5) for _ in range(6)]
        decibels = np.interp(np.arange(MELS), np.linspace(0, MELS - 1, 6), knots) + rng.uniform(-22, 6)
        return (10 ** (decibels / 10)).astype(np.float32)

    def _silent(self) -> Window:
        """Noise alone, or nothing: the model is to say that nobody speaks, and to write nothing."""
        rng = self._rng
        end = 2 * rng.randrange(25, 200)
        level = rng.choice((0.0, 10 ** rng.uniform(-8, -2)))
        features = normalise(self._noises.draw(rng, end) * level)
        return self._example([], None, False, Script(), features, np.zeros(end // 2, np.int64))

    def _example(
        self,
        prompt: list[int],
        language: str | None,
        timed: bool,
        script: Script,
        features: np.ndarray,
        phonemes: np.ndarray,
    ) -> Window:
        """Tokens and targets as Whisper reads them: prompt, start, language, task, text, end."""
        names = self.vocabulary
        spoken = names.languages[language or self._rng.choice(LANGUAGES)]
        head = [names.start, spoken, names.transcribe, *([] if timed else [names.no_timestamps])]
        tokens = [*prompt, *head, *script.tokens]
        targets = [IGNORED] * (len(prompt) + len(head) - 1) + [*script.tokens, names.end]
        targets[len(prompt)] = spoken if language else names.no_speech
        finish = max((end for _, end in script.spans), default=-1.0)
        spans = [(-1.0, -1.0)] * (len(prompt) + len(head) - 1) + [*script.spans, (finish, finish + CLOSING_S)]
        return Window(features, tokens[:MAX_TOKENS], targets[:MAX_TOKENS], spans[:MAX_TOKENS], phonemes)


assert HOP * 100 == RATE_HZ
