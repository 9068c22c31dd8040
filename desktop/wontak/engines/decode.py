"""One Whisper model at work: sound to encoder states, states to language and to words with their times.

Encoding is the dear part, so its result is kept and shared: language detection looks at the states of one turn, decoding
and word alignment at those of the whole window. All of it is deterministic: beam search without sampling.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import numpy.typing as npt
from faster_whisper import BatchedInferencePipeline, WhisperModel
from faster_whisper.audio import pad_or_trim
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import (
    TranscriptionOptions,
    get_compression_ratio,
    get_ctranslate2_storage,
    get_suppressed_tokens,
    merge_punctuations,
)

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.packs import Flaw
from wontak.domain.transcript import Word
from wontak.engines.traits import ModelTraits

STATES_PER_S = 50
"""Encoder states per second of sound."""

HOTWORD_TOKENS = 223
"""faster-whisper cuts what it is told beforehand at this many tokens."""

BEAM_SIZE = 5

TOKENS_PER_S = 14
"""More than anybody speaks: an answer longer than this for its window is a loop, and is cut off."""

WINDOW_FRAMES = 3_000
TRIAL_FRAMES = 750
TRIAL_TOKENS = 8

SPARE_TOKENS = 24
"""Tokens allowed on top, for very short windows."""

OPENING_MARKS = "\"'“¿([{-"
CLOSING_MARKS = "\"'.。,，!！?？:：”)]}、"

States = npt.NDArray[np.float32]
"""What the encoder makes of one window: (1500, width)."""

Sound = npt.NDArray[np.float32]
"""Samples in [-1, 1) at 16 kHz."""


@dataclass(frozen=True)
class Heard:
    """What the model makes of one window: words on the window's clock, and how sure it is.

    `score` is the mean log probability of a token, `no_speech` the probability that nobody speaks, `compression` how
    much shorter the text gets when packed (high for loops).
    """

    words: tuple[Word, ...]
    score: float
    no_speech: float
    compression: float


class _Whisper(WhisperModel):  # type: ignore[misc]
    """faster-whisper's model, which takes encoder states where it expects features: they are not computed twice."""

    def encode(self, features: Any) -> Any:
        return features if isinstance(features, ctranslate2.StorageView) else super().encode(features)


class Decoder:
    """A loaded Whisper folder. Holds the model's memory; everything it gives is new."""

    def __init__(self, folder: Path, traits: ModelTraits, threads: int = 0) -> None:
        """Raises MODEL_MISSING or MODEL_INVALID (no Whisper folder, or one without Korean)."""
        self._model = _load(folder, threads)
        self._pipeline = BatchedInferencePipeline(self._model)
        self._traits = traits
        if not self._model.model.is_multilingual:
            raise WontakError(Code.MODEL_INVALID, name=folder.name, reason=Flaw.ENGLISH_ONLY)
        self._tokenizers = {
            language: Tokenizer(self._model.hf_tokenizer, True, task="transcribe", language=language.value)
            for language in Language
        }
        # Speaker tags, notes and brackets are not speech; which tokens they are is the same in every language.
        self._suppressed = get_suppressed_tokens(self._tokenizers[Language.EN], [-1])

    def encode(self, sound: Sound) -> States:
        """Encoder states of one window of at most 30 s; the rest of the 30 s is silence."""
        features = pad_or_trim(self._model.feature_extractor(sound)[..., :-1])
        view = self._model.model.encode(get_ctranslate2_storage(features[np.newaxis]), to_cpu=True)
        states: States = np.array(view, dtype=np.float32)[0]
        return states

    def korean_share(self, states: States, start_s: float = 0.0, end_s: float | None = None) -> float:
        """The probability that the part of the window from `start_s` to `end_s` is Korean rather than English."""
        first = int(start_s * STATES_PER_S)
        last = len(states) if end_s is None else min(len(states), max(first + 1, int(end_s * STATES_PER_S)))
        view = get_ctranslate2_storage(states[np.newaxis, first:last])
        found = dict(self._model.model.detect_language(view)[0])
        korean, english = found.get("<|ko|>", 0.0), found.get("<|en|>", 0.0)
        return korean / (korean + english) if korean + english > 0 else 0.5

    def trial(self) -> tuple[float, float]:
        """How many seconds this machine takes to encode a window and to write a token, tried on a quarter of one."""
        features = np.zeros((1, self._model.feature_extractor.mel_filters.shape[0], TRIAL_FRAMES), np.float32)
        began = time.perf_counter()
        states = self._model.model.encode(get_ctranslate2_storage(features), to_cpu=True)
        encoded = time.perf_counter()
        tokenizer = self._tokenizers[Language.EN]
        prompt = self._model.get_prompt(tokenizer, [], without_timestamps=True)
        self._model.model.generate(
            states,
            [prompt],
            beam_size=BEAM_SIZE,
            max_length=len(prompt) + TRIAL_TOKENS,
            # Without an end in sight it writes exactly as many tokens as it may.
            suppress_tokens=[*self._suppressed, tokenizer.eot],
            sampling_temperature=0.0,
        )
        per_window = (encoded - began) * WINDOW_FRAMES / TRIAL_FRAMES
        return per_window, (time.perf_counter() - encoded) / TRIAL_TOKENS

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes among those told beforehand."""
        return len(self._tokenizers[Language.EN].encode(" " + text.strip()))

    def decode(
        self,
        windows: Sequence[States],
        durations_s: Sequence[float],
        language: Language,
        hotwords: str = "",
        *,
        against_loops: bool = False,
    ) -> list[Heard]:
        """Words of each window, read as `language`; `against_loops` forbids it to say four tokens in a row twice."""
        if not windows:
            return []
        tokenizer = self._tokenizers[language]
        stacked = np.stack(windows)
        view = get_ctranslate2_storage(stacked)
        options = self._options(tokenizer, max(durations_s), hotwords, against_loops)
        _, outputs = self._pipeline.generate_segment_batched(view, tokenizer, options)
        texts = [[token for token in output["tokens"] if token < tokenizer.eot] for output in outputs]
        words = self._aligned(tokenizer, texts, view, durations_s)
        return [
            Heard(
                spoken,
                float(output["avg_logprob"]),
                float(output["no_speech_prob"]),
                get_compression_ratio(tokenizer.decode(text)) if text else 0.0,
            )
            for spoken, output, text in zip(words, outputs, texts, strict=True)
        ]

    def _aligned(
        self, tokenizer: Tokenizer, texts: list[list[int]], states: Any, durations_s: Sequence[float]
    ) -> list[tuple[Word, ...]]:
        """Word times of each window's text from the decoder's attention."""
        frames = [max(2, 2 * int(duration_s * STATES_PER_S)) for duration_s in durations_s]
        found = self._model.find_alignment(tokenizer, texts, states, frames)
        aligned = []
        for words, duration_s in zip(found, durations_s, strict=True):
            merge_punctuations(words, OPENING_MARKS, CLOSING_MARKS)
            aligned.append(tuple(_word(word, duration_s) for word in _whole(words)))
        return aligned

    def _options(
        self, tokenizer: Tokenizer, longest_s: float, hotwords: str, against_loops: bool
    ) -> TranscriptionOptions:
        prompt = self._model.get_prompt(tokenizer, [], without_timestamps=True, hotwords=hotwords or None)
        allowed = self._traits.max_tokens or int(TOKENS_PER_S * longest_s) + SPARE_TOKENS
        # CTranslate2 stops at half of the total length where the prompt is shorter than that.
        asked = max(2 * allowed - len(prompt), allowed)
        return TranscriptionOptions(
            beam_size=BEAM_SIZE,
            best_of=1,
            patience=1,
            length_penalty=1,
            repetition_penalty=1,
            no_repeat_ngram_size=4 if against_loops else 0,
            log_prob_threshold=None,
            no_speech_threshold=None,
            compression_ratio_threshold=None,
            condition_on_previous_text=False,
            prompt_reset_on_temperature=0.5,
            temperatures=[0.0],
            initial_prompt=None,
            prefix=None,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
            without_timestamps=True,
            max_initial_timestamp=0.0,
            word_timestamps=True,
            prepend_punctuations=OPENING_MARKS,
            append_punctuations=CLOSING_MARKS,
            multilingual=False,
            max_new_tokens=min(asked, self._model.max_length - len(prompt)),
            clip_timestamps="0",
            hallucination_silence_threshold=None,
            hotwords=hotwords or None,
        )


def _whole(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Words as they are spaced: faster-whisper also parts them at punctuation inside (“1” and “,200”)."""
    whole: list[dict[str, Any]] = []
    for part in found:
        if not part["word"].strip():
            continue
        if whole and not part["word"].startswith(" "):
            last = whole[-1]
            probability = min(last["probability"], part["probability"])
            whole[-1] = {
                **last,
                "word": last["word"] + part["word"],
                "end": part["end"],
                "probability": probability,
            }
        else:
            whole.append(part)
    return whole


def _word(found: dict[str, Any], duration_s: float) -> Word:
    """faster-whisper's word on the window's clock, inside the window."""
    start_s = min(max(float(found["start"]), 0.0), duration_s)
    end_s = min(max(float(found["end"]), start_s), duration_s)
    return Word(start_s, end_s, found["word"], float(found["probability"]))


def _load(folder: Path, threads: int) -> _Whisper:
    """The model in `folder`, in the form this machine runs fastest: eight-bit weights on a processor."""
    if not folder.is_dir():
        raise WontakError(Code.MODEL_MISSING, name=folder.name)
    for name in ("model.bin", "tokenizer.json", "config.json"):
        # Without its tokenizer faster-whisper would look for one on the network.
        if not (folder / name).is_file():
            raise WontakError(Code.MODEL_INVALID, name=folder.name, reason=name)
    on_processor = ctranslate2.get_cuda_device_count() == 0
    try:
        return _Whisper(
            str(folder),
            device="cpu" if on_processor else "cuda",
            compute_type="int8" if on_processor else "default",
            cpu_threads=_threads(threads),
            local_files_only=True,
        )
    except MemoryError as error:
        raise WontakError(Code.OUT_OF_MEMORY) from error
    except (RuntimeError, ValueError) as error:
        code = Code.OUT_OF_MEMORY if "alloc" in str(error) else Code.MODEL_INVALID
        raise WontakError(code, name=folder.name, reason=str(error).splitlines()[0][:200]) from error


def _threads(wanted: int) -> int:
    """The processor threads to use: those asked for, those the environment allows, or all the machine has."""
    if wanted > 0:
        return wanted
    if os.environ.get("OMP_NUM_THREADS", "").isdigit():
        return int(os.environ["OMP_NUM_THREADS"])
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
