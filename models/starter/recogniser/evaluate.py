"""Measures an exported model through unmodified faster-whisper on sentences never trained on, in training voices.

Each clip is one held-out sentence in a voice drawn as in training, in a little silence and noise. It is cut at
voice activity as the program cuts its turns: faster-whisper lets a window's first word begin where the window does,
whatever the model attends to, so that silence left in front would be counted as an error of its time. Reported are
word error rate (English) and character error rate (Korean, without spaces), both without case and punctuation;
the share of clips whose language was detected right; and how far word starts and ends lie from espeak-ng's own.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel
from faster_whisper.transcribe import Word
from faster_whisper.vad import VadOptions, get_speech_timestamps

from .espeak import Speaker
from .features import RATE_HZ
from .texts import held_out_sentences
from .voices import Utterance, draw_voice, speak

WORD_TIME_LIMIT_S = 0.25
NOISE_LEVEL = 0.001
ACTIVITY = VadOptions(
    threshold=0.5,
    neg_threshold=0.35,
    min_speech_duration_ms=200,
    min_silence_duration_ms=200,
    speech_pad_ms=100,
)
"""Voice activity as the program finds it."""
_PUNCTUATION = re.compile(r"[^\w\s'-]")


@dataclass(frozen=True)
class Clip:
    """A held-out sentence as sound, and where in it the speech begins."""

    utterance: Utterance
    samples: np.ndarray
    begins_s: float


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1; times in seconds. `examples` shows the worst clips: (reference, heard)."""

    clips: int
    english_wer: float
    korean_cer: float
    exact: float
    language: float
    words_timed: int
    word_starts_within_limit: float
    word_ends_within_limit: float
    word_start_median_s: float
    real_time_factor: float
    examples: list[tuple[str, str]]

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def make_clips(count: int, seed: int) -> list[Clip]:
    """`count` clips of each language."""
    rng, speaker, noise = random.Random(seed), Speaker(), np.random.default_rng(seed)
    clips = []
    for language, text in held_out_sentences(rng, count):
        utterance = speak(speaker, draw_voice(rng, language), language, text, rng.getrandbits(32))
        assert utterance is not None
        begins_s = rng.uniform(0.05, 0.6)
        lead = np.zeros(int(begins_s * RATE_HZ), np.float32)
        tail = np.zeros(int(rng.uniform(0.1, 0.5) * RATE_HZ), np.float32)
        samples = np.concatenate([lead, utterance.samples, tail])
        samples += NOISE_LEVEL * noise.standard_normal(len(samples), dtype=np.float32)
        clips.append(Clip(utterance, samples, begins_s))
    return clips


def evaluate(folder: Path, count: int, seed: int = 77, hotwords: str | None = None) -> Figures:
    """Transcribe `count` clips of each language as the program does: no timestamps, word times, no history."""
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)
    pipeline = BatchedInferencePipeline(model)
    clips = make_clips(count, seed)
    errors, lengths = {"en": 0, "ko": 0}, {"en": 0, "ko": 0}
    languages, starts, ends, shown = 0, [], [], []
    began = time.monotonic()
    for clip in clips:
        # One window a clip, as the program decodes a turn: the sequential pipeline would go back for the silence at its end.
        cut = speech_of(clip.samples)
        turn = clip.samples[cut]
        segments, info = pipeline.transcribe(
            turn,
            clip_timestamps=[{"start": 0.0, "end": len(turn) / RATE_HZ}],
            without_timestamps=True,
            word_timestamps=True,
            temperature=[0.0],
            hotwords=hotwords,
        )
        heard = list(segments)
        text = "".join(segment.text for segment in heard).strip()
        language, reference = clip.utterance.language, clip.utterance.text
        languages += info.language == language
        wanted, got = units(reference, language), units(text, language)
        distance = edit_distance(wanted, got)
        errors[language] += distance
        lengths[language] += len(wanted)
        shown.append((distance / max(1, len(wanted)), reference, text))
        if distance == 0:
            words = [word for segment in heard for word in segment.words]
            late_s = cut.start / RATE_HZ - clip.begins_s
            for (start_s, end_s), (heard_start_s, heard_end_s) in _paired(clip.utterance, words):
                starts.append(abs(heard_start_s + late_s - start_s))
                ends.append(abs(heard_end_s + late_s - end_s))
    seconds = sum(len(clip.samples) for clip in clips) / RATE_HZ
    shown.sort(key=lambda row: -row[0])
    return Figures(
        clips=len(clips),
        english_wer=errors["en"] / max(1, lengths["en"]),
        korean_cer=errors["ko"] / max(1, lengths["ko"]),
        exact=sum(row[0] == 0 for row in shown) / len(shown),
        language=languages / len(clips),
        words_timed=len(starts),
        word_starts_within_limit=_share_within(starts),
        word_ends_within_limit=_share_within(ends),
        word_start_median_s=float(np.median(starts)) if starts else -1.0,
        real_time_factor=(time.monotonic() - began) / seconds,
        examples=[(reference, text) for _, reference, text in shown[:8]],
    )


def speech_of(samples: np.ndarray) -> slice:
    """The samples from the first voice to the last, as the program would cut them out; all where no voice is found."""
    found = get_speech_timestamps(samples, ACTIVITY)
    return slice(found[0]["start"], found[-1]["end"]) if found else slice(0, len(samples))


def _paired(
    utterance: Utterance, words: Sequence[Word]
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Each word's true span and the one heard, when there are as many words as in the sentence."""
    heard: list[tuple[float, float]] = []
    for word in words:
        if heard and not word.word.startswith(" "):  # faster-whisper parts "6,900" at its comma
            heard[-1] = (heard[-1][0], word.end)
        else:
            heard.append((word.start, word.end))
    if len(heard) != len(utterance.words):
        return []
    return [((start, end), span) for (_, _, start, end), span in zip(utterance.words, heard, strict=True)]


def _share_within(differences: list[float]) -> float:
    return float(np.mean(np.array(differences) <= WORD_TIME_LIMIT_S)) if differences else 0.0


def units(text: str, language: str) -> list[str]:
    """What errors are counted in: words of English, characters of Korean."""
    plain = _PUNCTUATION.sub(" ", text.lower())
    return list("".join(plain.split())) if language == "ko" else plain.split()


def edit_distance(wanted: Sequence[str], got: Sequence[str]) -> int:
    """Levenshtein's distance."""
    row = list(range(len(got) + 1))
    for i, one in enumerate(wanted, 1):
        following = [i]
        for (above_left, above), other in zip(pairwise(row), got, strict=True):
            following.append(min(above + 1, following[-1] + 1, above_left + (one != other)))
        row = following
    return row[-1]
