"""The recording that is measured: synthetic Korean and English turns of 2 to 40 s with real pauses between them."""

import random
import shutil
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
from scipy.signal import butter, lfilter, resample_poly

from wontak.domain.meeting import Language

RATE_HZ = 16_000
VOICES = {Language.KO: "ko", Language.EN: "en-us"}
VARIANTS = ("+m1", "+m3", "+m6", "+m7", "+f2", "+f4")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WORDS = {
    Language.KO: _words("""국회 위원회 의원 예산 정책 논의 기술 인공지능 시민 참여 법안 심사 회의
    보고서 교육 지역 청년 환경 안전 협력
    미래 세대 토론 제안 결과 계획 연구 자료 공개 투명성"""),
    Language.EN: _words("""committee parliament budget policy debate technology citizens members report education region climate
    safety partnership future generation proposal result research openness hearing question government study reform"""),
}
MICROPHONES = {
    Language.KO: butter(4, 1_500, fs=RATE_HZ),
    Language.EN: butter(2, 700, btype="highpass", fs=RATE_HZ),
}
"""Each language has its microphone, dull or thin: a model with random weights knows no languages, but hears that."""

KOREAN_ENDINGS = ("을 검토했습니다.", "에 대해 논의합니다.", "이 중요합니다.", "을 함께 추진하겠습니다.")
ENGLISH_MIDDLES = (
    "should discuss the",
    "has reviewed the",
    "must improve the",
    "will publish the",
    "supports the",
)

Samples = npt.NDArray[np.int16]


def write_recording(path: Path, minutes: float, seed: int = 7) -> Path:
    """A working copy (raw 16 kHz int16) of `minutes` of turns in alternating voices and languages, with a little noise."""
    rng = random.Random(seed)
    wanted = int(minutes * 60 * RATE_HZ)
    pieces: list[Samples] = []
    length = 0
    while length < wanted:
        language = rng.choice(list(Language))
        turn = spoken(path.parent, language, rng.uniform(2, 40), rng)
        pause = np.zeros(int(rng.uniform(0.6, 2.5) * RATE_HZ), np.int16)
        pieces += [turn, pause]
        length += len(turn) + len(pause)
    sound = np.concatenate(pieces)[:wanted]
    noise = np.random.default_rng(seed).normal(0, 12, len(sound))
    np.clip(sound + noise, -32_768, 32_767).astype("<i2").tofile(path)
    return path


def write_repeated(path: Path, original: Path, hours: float) -> Path:
    """A working copy of `hours` that says `original` over and over."""
    samples = np.memmap(original, "<i2", mode="r")
    left = int(hours * 3_600 * RATE_HZ)
    with path.open("wb") as file:
        while left > 0:
            file.write(samples[:left].tobytes())
            left -= min(left, len(samples))
    return path


def spoken(folder: Path, language: Language, duration_s: float, rng: random.Random) -> Samples:
    """About `duration_s` seconds of sentences that mean nothing in particular, in one of espeak-ng's voices."""
    program = shutil.which("espeak-ng")
    if program is None:
        raise SystemExit("the benchmark speaks with espeak-ng: apt-get install espeak-ng")
    text = " ".join(_sentence(language, rng) for _ in range(max(1, round(duration_s / 3))))
    target = folder / "turn.wav"
    voice = VOICES[language] + rng.choice(VARIANTS)
    speed, pitch = str(rng.randint(140, 175)), str(rng.randint(30, 65))
    subprocess.run([program, "-v", voice, "-s", speed, "-p", pitch, "-w", str(target), text], check=True)
    sound, rate_hz = soundfile.read(target, dtype="float32")
    target.unlink()
    resampled = resample_poly(sound, RATE_HZ, rate_hz)[: int(duration_s * RATE_HZ)]
    return (lfilter(*MICROPHONES[language], resampled) * 20_000).astype(np.int16)


def _sentence(language: Language, rng: random.Random) -> str:
    words = rng.sample(WORDS[language], 4)
    if language is Language.KO:
        return " ".join(words) + rng.choice(KOREAN_ENDINGS)
    return f"The {words[0]} {rng.choice(ENGLISH_MIDDLES)} {words[1]} of {words[2]} and {words[3]}."
