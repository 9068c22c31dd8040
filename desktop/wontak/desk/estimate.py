"""How long a job will take on this computer, told before it starts: guessed at first, then learned from each job done."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wontak import paths
from wontak.domain.errors import WontakError
from wontak.domain.meeting import Language
from wontak.domain.messages import spoken_duration
from wontak.domain.packs import Pack
from wontak.domain.transcript import Recording
from wontak.domain.work import Stage
from wontak.export.atomic import write_whole
from wontak.jobs.protocol import (
    FindVoices,
    ImportAudio,
    MeasureAudio,
    Request,
    TranscribeLive,
    TranscribeRecording,
    TranslateSegments,
)
from wontak.store.meetings import MeetingStore

BYTES_PER_S = 32_000
"""Of a working copy: 16 kHz, two bytes a sample."""

GUESS_CORES = 8
GUESS_BYTES = 480e6
GUESS_TRANSCRIBE = 0.13
"""Seconds of work for a second of sound, for a recogniser of GUESS_BYTES on GUESS_CORES cores; it grows with the size."""

GUESSES: Mapping[Stage, float] = {Stage.IMPORT: 0.01, Stage.VOICES: 0.01, Stage.TRANSLATE: 0.0015}
"""Seconds of work for a second of sound, or for a character to translate."""

SLOWEST_START_S = 2.0
"""What starting the engines and loading a model takes, at least once in each job."""

LEAST_S = 3.0
"""Shorter jobs tell more about starting than about working: nothing is learned from them."""

SHORT: Mapping[Stage, float] = {Stage.TRANSCRIBE: 60.0, Stage.TRANSLATE: 400}
"""Seconds of sound, or characters, under which a job is one for a stretch or two, and nearly all of its time goes into loading
the model: how long such jobs take is remembered apart, and teaches nothing about the whole."""

WINDOW_S = 30.0
"""A recogniser takes as long for a word as for this much sound."""

A_MOMENT_S = 2.5
"""What takes no longer is not worth a figure."""

TRUST = 0.5
"""How much the latest job counts against those before: the computer may be busier, or the model another one."""


@dataclass(frozen=True)
class Workload:
    """What a job has to work on: seconds of sound, or characters to translate. `model` names the recogniser, if any."""

    stage: Stage
    amount: float
    model: str = ""

    @property
    def key(self) -> str:
        kind = f"{self.stage.value}/{self.model}" if self.model else self.stage.value
        return f"{kind}/short" if self.is_short else kind

    @property
    def is_short(self) -> bool:
        return 0 < self.amount < SHORT.get(self.stage, 0.0)


@dataclass(frozen=True)
class FileWork:
    """Work on files, without the engines: `guess_s` is how long it takes on a slow computer. `key` names what it is alike with:
    of that is learned how many times the guess it takes here."""

    key: str
    guess_s: float


class Estimates:
    """What this computer has been measured to do, kept in one small file of the user's."""

    def __init__(self, file: Path | None = None, cores: int | None = None) -> None:
        self._file = file or paths.user_data() / "speeds.json"
        self._cores = cores or os.cpu_count() or 1
        self._rates = _read(self._file)

    def transcription_s(self, pack: Pack, sound_s: float) -> float:
        """Seconds that recognising so much sound will take with this model."""
        return self._length_s(Workload(Stage.TRANSCRIBE, sound_s, pack.folder.name), self._guess(pack))

    def live_share(self, pack: Pack) -> float:
        """The share of real time this model will take to follow a recording on one processor thread.

        As measured while it did, else from what a full pass takes with all threads.
        """
        full = self._rates.get(Workload(Stage.TRANSCRIBE, 0.0, pack.folder.name).key, self._guess(pack))
        return self._rates.get(Workload(Stage.LIVE, 0.0, pack.folder.name).key, full * self._cores)

    def learn_live(self, pack: Pack, share: float) -> None:
        """Remember the share of real time a model took to follow a recording."""
        self._keep(Workload(Stage.LIVE, 0.0, pack.folder.name).key, share)

    def import_s(self, sound_s: float) -> float:
        """Seconds that bringing in so much sound will take."""
        return self._length_s(Workload(Stage.IMPORT, sound_s), GUESSES[Stage.IMPORT])

    def voices_s(self, sound_s: float) -> float:
        """Seconds that telling the voices apart will take."""
        return self._length_s(Workload(Stage.VOICES, sound_s), GUESSES[Stage.VOICES])

    def translation_s(self, characters: int) -> float:
        """Seconds that translating so many characters will take."""
        return self._length_s(Workload(Stage.TRANSLATE, characters), GUESSES[Stage.TRANSLATE])

    def work_s(self, work: Workload) -> float | None:
        """Seconds that a job will take, as far as that can be told from what it works on alone."""
        guess = self._rates.get(work.key, GUESSES.get(work.stage))
        return None if guess is None or work.amount <= 0 else self._length_s(work, guess)

    def file_work_s(self, work: FileWork) -> float:
        """Seconds that work on files will take."""
        return work.guess_s * self._rates.get(work.key, 1.0)

    def learn(self, work: Workload, took_s: float) -> None:
        """Remember how long a finished job took. Where that cannot be stored, it is remembered for this time only."""
        if work.is_short:
            self._keep(work.key, took_s)
        elif work.amount > 0 and took_s >= LEAST_S:
            self._keep(work.key, max(took_s - SLOWEST_START_S, 0.1) / work.amount)

    def learn_file_work(self, work: FileWork, took_s: float) -> None:
        """Remember how long finished work on files took."""
        self._keep(work.key, max(took_s, 0.01) / work.guess_s)

    def _guess(self, pack: Pack) -> float:
        return GUESS_TRANSCRIBE * max(pack.size_bytes / GUESS_BYTES, 0.1) * GUESS_CORES / self._cores

    def _keep(self, key: str, rate: float) -> None:
        known = self._rates.get(key)
        self._rates[key] = rate if known is None else known + TRUST * (rate - known)
        content = json.dumps(self._rates, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            write_whole(self._file, content.encode())
        except WontakError:
            return

    def _length_s(self, work: Workload, guess: float) -> float:
        known = self._rates.get(work.key)
        if work.is_short:
            amount = max(work.amount, WINDOW_S) if work.stage is Stage.TRANSCRIBE else work.amount
            return SLOWEST_START_S + guess * amount if known is None else known
        return SLOWEST_START_S + (guess if known is None else known) * work.amount


def workload(request: Request) -> Workload:
    """What a request has the engines work on."""
    match request:
        case TranscribeRecording():
            covered_s = sum(end_s - start_s for start_s, end_s in request.covered)
            start_s, end_s = request.only or (covered_s, _sound_s(request.working_copy))
            sound_s = max(0.0, end_s - start_s)
            return Workload(Stage.TRANSCRIBE, sound_s, request.model_folder.name)
        case FindVoices():
            return Workload(Stage.VOICES, sum(_sound_s(copy) for _id, copy in request.recordings))
        case TranslateSegments():
            return Workload(Stage.TRANSLATE, sum(len(segment.text) for segment in request.segments))
        case MeasureAudio():
            return Workload(Stage.IMPORT, 0.0)
        case ImportAudio():
            return Workload(Stage.IMPORT, _sound_s(request.working_copy))
        case TranscribeLive():
            sound_s = max(0.0, _sound_s(request.live_copy) - request.from_s)
            return Workload(Stage.LIVE, sound_s, request.model_folder.name)


def untranscribed_s(store: MeetingStore) -> float:
    """Seconds of the meeting's sound that no transcription has covered yet."""
    return sum(_uncovered_s(store, recording) for recording in store.recordings())


def said(length_s: float, language: Language) -> str:
    """The estimate as a sentence for a person about to press the button."""
    return _sentence(spoken_duration(_rounded(length_s), language), language)


def said_of_seconds(length_s: float, language: Language) -> str:
    """The same for work that is mostly a matter of seconds."""
    if length_s < A_MOMENT_S:
        return "금방 끝납니다." if language is Language.KO else "Takes only a moment."
    return _sentence(spoken_duration(_rounded_seconds(length_s), language), language)


def length_said(length_s: float, language: Language) -> str:
    """The estimate as a remark behind a command, "about 5 s"; empty where it is but a moment."""
    if length_s < A_MOMENT_S:
        return ""
    length = spoken_duration(_rounded_seconds(length_s), language)
    return f"약 {length}" if language is Language.KO else f"about {length}"


def _sentence(length: str, language: Language) -> str:
    if language is Language.KO:
        return f"이 컴퓨터에서 약 {length} 걸립니다."
    return f"About {length} on this computer."


def _rounded_seconds(length_s: float) -> float:
    return math.ceil(length_s) if length_s < 10 else _rounded(length_s)


def _rounded(length_s: float) -> float:
    """An estimate is no measurement: to ten seconds, from five minutes on to the minute, from an hour on to five."""
    unit_s = 10.0 if length_s < 300 else 60.0 if length_s < 3600 else 300.0
    return max(unit_s, round(length_s / unit_s) * unit_s)


def _uncovered_s(store: MeetingStore, recording: Recording) -> float:
    covered_s = sum(end_s - start_s for start_s, end_s in store.covered(recording.id))
    return max(0.0, recording.duration_s - covered_s)


def _sound_s(working_copy: Path) -> float:
    try:
        return working_copy.stat().st_size / BYTES_PER_S
    except OSError:
        return 0.0


def _read(file: Path) -> dict[str, float]:
    """The measured rates; none where the file is not there or not ours any more."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {
        str(key): float(rate) for key, rate in content.items() if isinstance(rate, int | float) and rate > 0
    }
