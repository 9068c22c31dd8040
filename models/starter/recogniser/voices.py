"""Draws a synthetic speaker in a room, and turns a text into 16 kHz sound with the time of every word."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.signal import fftconvolve, resample_poly

from .espeak import PAUSE, Speaker, Spoken

RATE_HZ = 16_000
BASES = {"en": ("en-us", "en-us", "en"), "ko": ("ko",)}
VARIANTS = ("", *(f"+m{n}" for n in range(1, 9)), *(f"+f{n}" for n in range(1, 6)))
REVERBERANT_SHARE = 0.2
AUDIBLE = 100  # of 32,768: quieter than this at either end is no speech
LEAD_SAMPLES, TAIL_SAMPLES = 160, 480


@dataclass(frozen=True)
class Voice:
    """One drawn speaker: an espeak-ng voice, how it speaks, and the room; `tempo` resamples pitch and speed."""

    name: str
    rate_wpm: int
    pitch: int
    pitch_range: int
    tempo: float
    reverberation_s: float


@dataclass(frozen=True)
class Utterance:
    """Sound (float32, about -1 to 1) with the spans of its words (characters) and phonemes, in seconds.

    `words`: (first character, past the last, start, end); `phonemes`: (start, end, symbol).
    """

    language: str
    text: str
    voice: str
    samples: np.ndarray
    words: tuple[tuple[int, int, float, float], ...]
    phonemes: tuple[tuple[float, float, str], ...]


def draw_voice(rng: random.Random, language: str) -> Voice:
    """Any variant at any pitch and rate the sample's voices are drawn from; half are a little re-pitched."""
    return Voice(
        name=rng.choice(BASES[language]) + rng.choice(VARIANTS),
        rate_wpm=rng.randint(125, 185),
        pitch=rng.randint(25, 75),
        pitch_range=rng.randint(35, 65),
        tempo=rng.choice((1.0, rng.uniform(0.96, 1.04))),
        reverberation_s=rng.uniform(0.05, 0.3) if rng.random() < REVERBERANT_SHARE else 0.0,
    )


def speak(speaker: Speaker, voice: Voice, language: str, text: str, seed: int) -> Utterance | None:
    """`text` in `voice`, trimmed to the speech; None when espeak-ng makes no sound of it."""
    spoken = speaker.say(text, voice.name, voice.rate_wpm, voice.pitch, voice.pitch_range)
    audible = np.flatnonzero(np.abs(spoken.samples) > AUDIBLE)
    if audible.size == 0:
        return None
    ratio = Fraction(RATE_HZ, spoken.rate_hz) * Fraction(voice.tempo).limit_denominator(50)
    samples = resample_poly(spoken.samples.astype(np.float32) / 32768, ratio.numerator, ratio.denominator)
    stretch = float(ratio) * spoken.rate_hz / RATE_HZ
    first = max(0, int(audible[0] * float(ratio)) - LEAD_SAMPLES)
    last = min(len(samples), int(audible[-1] * float(ratio)) + TAIL_SAMPLES)
    samples = _reverberate(samples[first:last], voice.reverberation_s, seed).astype(np.float32)
    shift_s, length_s = first / RATE_HZ, (last - first) / RATE_HZ
    sounds = _phoneme_spans(spoken, stretch, shift_s, length_s)
    words = _word_spans(text, spoken, sounds, stretch, shift_s, length_s)
    return Utterance(language, text, voice.name, samples, words, sounds)


def _reverberate(samples: np.ndarray, reverberation_s: float, seed: int) -> np.ndarray:
    """Convolve with exponentially decaying noise under a strong direct sound; no change for 0 s."""
    if reverberation_s <= 0:
        return samples
    rng = np.random.default_rng(seed)
    count = int(RATE_HZ * reverberation_s)
    response = rng.standard_normal(count) * np.exp(-6.9 * np.arange(count) / count)
    response *= 0.5 / np.sqrt((response**2).sum())
    response[0] = 1.0
    return fftconvolve(samples, response.astype(np.float32))[: len(samples)]


def _phoneme_spans(
    spoken: Spoken, stretch: float, shift_s: float, length_s: float
) -> tuple[tuple[float, float, str], ...]:
    """Each phoneme's start and end on the trimmed sound; markers without length are left out."""
    starts = [start_s * stretch - shift_s for start_s, _ in spoken.phonemes]
    ends = [*starts[1:], length_s]
    spans = (
        (max(0.0, start), min(length_s, end), symbol)
        for start, end, (_, symbol) in zip(starts, ends, spoken.phonemes, strict=True)
    )
    return tuple(span for span in spans if span[1] > span[0])


def _word_spans(
    text: str,
    spoken: Spoken,
    sounds: tuple[tuple[float, float, str], ...],
    stretch: float,
    shift_s: float,
    length_s: float,
) -> tuple[tuple[int, int, float, float], ...]:
    """Times of the words between spaces.

    espeak-ng may report a number in pieces and a short word not at all; a word without an event of its own
    begins where its characters lie between those of its neighbours.
    """
    characters, moments = [0.0], [0.0]
    for start_s, position, _ in spoken.words:
        moment = min(max(0.0, start_s * stretch - shift_s), length_s)
        if position > characters[-1] and moment >= moments[-1]:
            characters.append(float(position))
            moments.append(moment)
    characters.append(float(len(text)))
    moments.append(length_s)
    spans, first = [], 0
    for word in text.split(" "):
        past = first + len(word)
        if word:
            start, limit = np.interp([first, past + 1 if past < len(text) else past], characters, moments)
            spans.append((first, past, float(start), _voiced_end(sounds, float(start), float(limit))))
        first = past + 1
    return tuple(spans)


def _voiced_end(sounds: tuple[tuple[float, float, str], ...], start_s: float, limit_s: float) -> float:
    """The end of the last sounding phoneme that begins between the two moments; the limit if there is none."""
    ends = [end for start, end, symbol in sounds if start_s <= start < limit_s and symbol != PAUSE]
    return min(max(ends), limit_s) if ends else limit_s
