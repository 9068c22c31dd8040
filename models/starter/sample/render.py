"""Speaks resources/sample/script.toml with espeak-ng: `python -m sample.render` in models/starter.

Writes roundtable.flac (16 kHz mono, 16 bit) and reference.json (who says what, when, in which language, and what it
means in the other one) beside the script. The same script gives the same files. Needs espeak-ng 1.51 and the
program's environment.
"""

from __future__ import annotations

import json
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import firwin2, resample_poly

from sample.acoustics import RATE_HZ, applause, room_noise, silence, with_echo

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "sample"

SEED = 20_260_318
ESPEAK_RATE_HZ = 22_050
SPEECH_LEVEL = 0.05
"""Root mean square of speech, of full scale."""

NOISE_DB = -40.0
"""The empty room below speech."""

APPLAUSE_DB = -3.0
PAUSE_BETWEEN_SENTENCES_S = (0.5, 0.9)
ROOM_S = 9.0
"""How long nobody speaks where the script says `after = "room"`."""

QUIET_AROUND_APPLAUSE_S = 0.6
END_S = 2.0
AUDIBLE = 0.02
"""Share of a sentence's loudest moment from which it is heard."""


@dataclass(frozen=True)
class Voice:
    """How one person sounds.

    `english` is the accent's name with espeak-ng. `size` stretches pitch and formants together (above 1: a smaller
    speaker), `treble_db` is what their microphone adds at 4 kHz and above.
    """

    variant: str
    pitch: int
    rate_wpm: int
    size: float = 1.0
    treble_db: float = 0.0
    english: str = "en-us"


VOICES = {
    "han": Voice("m1", pitch=38, rate_wpm=140, size=0.96),
    "oh": Voice("m5", pitch=40, rate_wpm=150),
    "brown": Voice("m6", pitch=48, rate_wpm=145, size=0.97, treble_db=-2),
    "kang": Voice("m7", pitch=60, rate_wpm=145),
    "miller": Voice("f3", pitch=72, rate_wpm=140, size=1.03, english="en"),
    "seo": Voice("f2", pitch=72, rate_wpm=150, size=0.97, treble_db=1.5),
    "moon": Voice("f4", pitch=28, rate_wpm=150, size=1.03),
}
"""Chosen by measurement: with the voice encoder the likest two of these seven have a cosine of 0.74 (the same voice in
Korean and in English: 0.87). Without change of pitch and size m1-m3, m4-m6 and f3-f4 lie at 0.90 and above."""


@dataclass(frozen=True)
class Sentence:
    """One sentence as it was spoken: `start` and `end` are samples of the recording."""

    start: int
    end: int
    language: str
    speaker: str
    text: str
    meaning: str


class Take:
    """The recording as it grows."""

    def __init__(self) -> None:
        self.rng = np.random.default_rng(SEED)
        self.length = 0
        self._pieces: list[np.ndarray] = []

    def add(self, sound: np.ndarray) -> tuple[int, int]:
        """Append `sound`; first and last sample of where it lies."""
        self._pieces.append(sound)
        self.length += len(sound)
        return self.length - len(sound), self.length

    def mixed(self) -> np.ndarray:
        """Everything in the room: with its echo and its noise, as int16."""
        sound = with_echo(np.concatenate(self._pieces), self.rng)
        noise = room_noise(self.length / RATE_HZ, SPEECH_LEVEL * 10 ** (NOISE_DB / 20), self.rng)
        return np.round(np.clip(sound + noise, -0.99, 0.99) * 32_767).astype(np.int16)


def speak(text: str, language: str, voice: Voice) -> np.ndarray:
    """`text` in `voice`, cut to where it is heard, at the level of all speech."""
    accent = voice.english if language == "en" else language
    name = f"{accent}+{voice.variant}"
    command = ["espeak-ng", "-v", name, "-p", str(voice.pitch), "-s", str(voice.rate_wpm), "--stdout", text]
    wav = subprocess.run(command, check=True, capture_output=True).stdout
    data = wav[wav.index(b"data") + 8 :]
    raw = np.frombuffer(data[: len(data) // 2 * 2], "<i2") / 32_768
    sound = resample_poly(raw, RATE_HZ, round(ESPEAK_RATE_HZ * voice.size))
    sound = np.convolve(sound, _microphone(voice.treble_db), "same")
    heard = np.flatnonzero(np.abs(sound) > AUDIBLE * np.abs(sound).max())
    sound = sound[heard[0] : heard[-1] + 1]
    return sound * SPEECH_LEVEL / np.sqrt(np.mean(sound**2))


def _microphone(treble_db: float) -> np.ndarray:
    gain = 10 ** (treble_db / 20)
    return firwin2(101, [0, 1_000, 4_000, RATE_HZ / 2], [1, 1, gain, gain], fs=RATE_HZ)


def perform(turns: list[dict]) -> tuple[np.ndarray, list[Sentence]]:
    """The whole script as sound (int16, 16 kHz) and what was said when."""
    take = Take()
    sentences: list[Sentence] = []
    for turn in turns:
        _before(turn, take)
        for number, line in enumerate(turn["sentences"]):
            if number:
                take.add(silence(take.rng.uniform(*PAUSE_BETWEEN_SENTENCES_S)))
            language = line.get("language", turn["language"])
            start, end = take.add(speak(line[language], language, VOICES[turn["speaker"]]))
            meaning = line["en" if language == "ko" else "ko"]
            sentences.append(Sentence(start, end, language, turn["speaker"], line[language], meaning))
    take.add(silence(END_S))
    return take.mixed(), sentences


def _before(turn: dict, take: Take) -> None:
    """What is heard before a turn: its pause, applause within the pause, or the empty room as well."""
    pause_s = turn["pause_s"]
    if turn.get("after") == "applause":
        clapping_s = pause_s - 2 * QUIET_AROUND_APPLAUSE_S
        take.add(silence(QUIET_AROUND_APPLAUSE_S))
        take.add(applause(clapping_s, SPEECH_LEVEL * 10 ** (APPLAUSE_DB / 20), take.rng))
        take.add(silence(QUIET_AROUND_APPLAUSE_S))
        return
    take.add(silence(pause_s + (ROOM_S if turn.get("after") == "room" else 0)))


def reference(sentences: list[Sentence]) -> dict:
    """The sentences as `wontak evaluate` reads them."""
    return {
        "segments": [
            {
                "start_s": round(sentence.start / RATE_HZ, 3),
                "end_s": round(sentence.end / RATE_HZ, 3),
                "language": sentence.language,
                "speaker": sentence.speaker,
                "text": sentence.text,
                "translation": {"text": sentence.meaning},
            }
            for sentence in sentences
        ]
    }


def main() -> None:
    script = tomllib.loads((FOLDER / "script.toml").read_text(encoding="utf-8"))
    sound, sentences = perform(script["turns"])
    soundfile.write(FOLDER / "roundtable.flac", sound, RATE_HZ, subtype="PCM_16", compression_level=1.0)
    text = json.dumps(reference(sentences), ensure_ascii=False, indent=1)
    (FOLDER / "reference.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(sound) / RATE_HZ:.1f} s, {len(sentences)} sentences")


if __name__ == "__main__":
    main()
