"""Speaks text with libespeak-ng inside this process and reports when each word and phoneme sounds.

The library keeps one global state, so a process may hold one `Speaker` and must not use it from two threads.
Constants follow `espeak-ng/speak_lib.h` (event types, parameters, output modes).
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np

LIBRARY = "libespeak-ng.so.1"
SYNCHRONOUS = 2
WITH_PHONEME_EVENTS = 1
CHARACTERS_UTF8 = 1
EVENT_END_OF_LIST, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
PARAMETER_RATE, PARAMETER_PITCH, PARAMETER_RANGE = 1, 3, 4
PAUSE = "_"


class EspeakError(RuntimeError):
    """espeak-ng is missing, or does not know the voice asked for."""


@dataclass(frozen=True)
class Spoken:
    """One utterance: sound, and the moments at which its words and phonemes begin.

    `words` holds (start in seconds, index of the word's first character, its length in characters) and
    `phonemes` (start in seconds, espeak's symbol), both in order of time.
    """

    samples: np.ndarray
    rate_hz: int
    words: tuple[tuple[float, int, int], ...]
    phonemes: tuple[tuple[float, str], ...]


class _Identity(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("symbol", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("kind", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("identity", _Identity),
    ]


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Speaker:
    """espeak-ng, ready to speak."""

    def __init__(self) -> None:
        """Load the library; raises EspeakError when it or its voices are not installed."""
        try:
            self._library = ctypes.CDLL(LIBRARY)
        except OSError as error:
            raise EspeakError("espeak-ng is not installed: apt-get install espeak-ng") from error
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
        self.rate_hz: int = self._library.espeak_Initialize(SYNCHRONOUS, 0, None, WITH_PHONEME_EVENTS)
        if self.rate_hz <= 0:
            raise EspeakError("espeak-ng found no voices: apt-get install espeak-ng-data")
        self._callback = _CALLBACK(self._receive)  # kept, or it would be collected while in use
        self._library.espeak_SetSynthCallback(self._callback)
        self._voice = ""
        self._chunks: list[np.ndarray] = []
        self._words: list[tuple[float, int, int]] = []
        self._phonemes: list[tuple[float, str]] = []

    def _receive(self, samples, count: int, events) -> int:
        if samples and count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        index = 0
        while events[index].kind != EVENT_END_OF_LIST:
            event = events[index]
            start_s = event.audio_position_ms / 1000
            if event.kind == EVENT_WORD:
                self._words.append((start_s, event.text_position - 1, event.length))
            elif event.kind == EVENT_PHONEME:
                symbol = bytes(event.identity.symbol).decode("utf-8", "replace")
                self._phonemes.append((start_s, symbol.rstrip("!;: ") or PAUSE))
            index += 1
        return 0

    def say(self, text: str, voice: str, rate_wpm: int, pitch: int, pitch_range: int) -> Spoken:
        """Speak `text`; pitch and range run from 0 to 100. Raises EspeakError for an unknown voice."""
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise EspeakError(f"espeak-ng has no voice {voice!r}")
            self._voice = voice
        for parameter, value in (
            (PARAMETER_RATE, rate_wpm),
            (PARAMETER_PITCH, pitch),
            (PARAMETER_RANGE, pitch_range),
        ):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._chunks, self._words, self._phonemes = [], [], []
        encoded = text.encode("utf-8") + b"\0"
        self._library.espeak_Synth(encoded, len(encoded), 0, 1, 0, CHARACTERS_UTF8, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._chunks) if self._chunks else np.zeros(0, np.int16)
        return Spoken(samples, self.rate_hz, tuple(self._words), tuple(self._phonemes))
