"""Decodes any recording FFmpeg reads into the working copy: raw 16 kHz mono int16 that is memory-mapped.

The file is decoded as a stream, so memory does not grow with its length. Files are written beside their place and put
there when they are whole: after a fault nothing is left behind.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import av
import numpy as np
import numpy.typing as npt

from wontak.domain.errors import Code, WontakError
from wontak.engines.peaks import PeakBuilder, write_peaks
from wontak.engines.speech import RATE_HZ, Samples, no_progress
from wontak.engines.truncation import lacks_its_end, states_its_length

BLOCK_SAMPLES = RATE_HZ
"""Samples per channel handled at once: 1 s."""

PIECE_BYTES = 4 * 1024 * 1024
"""Of a file that is copied, between two looks whether to stop."""

FULL_SCALE = 32_768
"""int16 units of a float sample of 1."""

UNHEARD_BELOW = 10 ** (-50 / 20)
"""Peak under which a channel counts as not connected: -50 dBFS."""

MISSING_END_S = 1.0
"""How much sound may be missing against the length a file states before its tail counts as broken."""

SMALLEST_GAP_S = 0.05
"""A smaller distance between two frames' time stamps is their rounding."""

LARGEST_GAP_S = 900.0
"""A larger one is a broken time stamp, not a quarter of an hour that was lost."""

NOTE_BROKEN_TAIL = "broken_tail"
"""The file ends before it should: what there is has been imported."""

NOTE_DAMAGED = "damaged_parts"
"""Parts in the middle could not be decoded: they are silent."""

OnProgress = Callable[[float], None]
ShouldStop = Callable[[], bool]


@dataclass(frozen=True)
class ImportedAudio:
    """What has been imported. `note` is empty, `NOTE_BROKEN_TAIL` or `NOTE_DAMAGED`."""

    duration_s: float
    note: str = ""


def open_working_copy(path: Path) -> np.memmap[Any, np.dtype[np.int16]]:
    """The samples of a working copy, read from disk only where they are looked at.

    Raises WontakError(AUDIO_MISSING) where it is not there and AUDIO_EMPTY where it has no samples.
    """
    try:
        return np.memmap(path, "<i2", mode="r")
    except FileNotFoundError as error:
        raise WontakError(Code.AUDIO_MISSING, file=path.name) from error
    except ValueError as error:
        raise WontakError(Code.AUDIO_EMPTY, file=path.name) from error


class _Stopped(Exception):
    """The recording is no longer wanted."""


def length_s(source: Path) -> float | None:
    """How long the sound of a file is, as its header has it; None where it does not say, or cannot be read."""
    try:
        with _open(source) as container:
            return _length_s(container, _best_track(container, source))
    except WontakError:
        return None


def import_audio(
    source: Path,
    working_copy: Path,
    peaks: Path,
    on_progress: OnProgress = no_progress,
    should_stop: ShouldStop = lambda: False,
) -> ImportedAudio | None:
    """Decode the best audio track of `source` into `working_copy` and its waveform pyramid `peaks`.

    Channels are mixed to their mean, without those on which nothing has been heard so far. `on_progress` hears the share
    done in [0, 1]. Gives None, and leaves nothing behind, once `should_stop` says so. Raises WontakError: AUDIO_MISSING (no
    such file), AUDIO_EMPTY (no bytes or no samples), AUDIO_WITHOUT_SOUND (pictures only), AUDIO_UNREADABLE (no recording at
    all), DISK_FULL, NOT_WRITABLE.
    """
    if not source.is_file():
        raise WontakError(Code.AUDIO_MISSING, file=source.name)
    if source.stat().st_size == 0:
        raise WontakError(Code.AUDIO_EMPTY, file=source.name)
    decoder = _Decoder(source, on_progress)
    try:
        _decode(decoder, source, working_copy, peaks, should_stop)
    except _Stopped:
        return None
    on_progress(1.0)
    return ImportedAudio(decoder.samples / RATE_HZ, decoder.note())


def keep_file(source: Path, target: Path, should_stop: ShouldStop) -> bool:
    """Copy a recording's file as it is; False, with nothing left behind, once `should_stop` says so.

    Raises WontakError(DISK_FULL, NOT_WRITABLE).
    """
    try:
        with _writing_faults(target), _put_in_place(target) as (file,), source.open("rb") as original:
            while piece := original.read(PIECE_BYTES):
                if should_stop():
                    raise _Stopped
                file.write(piece)
    except _Stopped:
        return False
    return True


def _decode(
    decoder: "_Decoder", source: Path, working_copy: Path, peaks: Path, should_stop: ShouldStop
) -> None:
    builder = PeakBuilder()
    with _writing_faults(working_copy), _put_in_place(working_copy, peaks) as (sound_file, peaks_file):
        for block in decoder.blocks():
            if should_stop():
                raise _Stopped
            sound_file.write(block.astype("<i2").tobytes())
            builder.add(block)
        if not decoder.samples:
            raise WontakError(Code.AUDIO_UNREADABLE if decoder.faults else Code.AUDIO_EMPTY, file=source.name)
        write_peaks(builder.finish(), peaks_file)


class _Decoder:
    """One pass through a file's audio track; afterwards it knows how much there was and what was wrong."""

    def __init__(self, source: Path, on_progress: OnProgress) -> None:
        self.samples = 0
        self.faults = 0
        self._last_fault = 0
        self._expected_s: float | None = None
        self._stated_s: float | None = None
        self._cut_short = False
        self._source = source
        self._on_progress = on_progress
        self._mixer = _Mixer()
        self._resampler: av.AudioResampler | None = None
        self._setting: tuple[str, str, int] | None = None

    def blocks(self) -> Iterator[Samples]:
        """The sound as 16 kHz mono int16, about a second at a time."""
        with _open(self._source) as container:
            track = _best_track(container, self._source)
            length_s = _length_s(container, track)
            formats = set(container.format.name.split(","))
            self._stated_s = length_s if states_its_length(self._source, formats) else None
            self._cut_short = lacks_its_end(self._source, formats)
            for frame in self._frames(container, track):
                for block in self._converted(frame):
                    yield block
                    if length_s:
                        self._on_progress(min(1.0, self.samples / RATE_HZ / length_s))
            yield from self._flushed()

    def note(self) -> str:
        """What was wrong with the file, once it has been read."""
        missing_s = (self._stated_s or 0) - self.samples / RATE_HZ
        after_fault_s = (self.samples - self._last_fault) / RATE_HZ
        if self._cut_short or missing_s > MISSING_END_S or (self.faults and after_fault_s < MISSING_END_S):
            return NOTE_BROKEN_TAIL
        return NOTE_DAMAGED if self.faults else ""

    def _note_fault(self) -> None:
        self.faults += 1
        self._last_fault = self.samples

    def _frames(self, container: Any, track: Any) -> Iterator[av.AudioFrame]:
        """Decoded frames; packets that cannot be decoded are passed over."""
        packets = container.demux(track)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except StopIteration:
                return
            except (av.error.InvalidDataError, av.error.PatchWelcomeError, av.error.UndefinedError):
                self._note_fault()
                continue
            except av.error.FFmpegError:
                self._note_fault()
                return
            yield from frames

    def _converted(self, frame: av.AudioFrame) -> Iterator[Samples]:
        """A decoded frame at our rate; format, layout and rate may change from frame to frame."""
        setting = (frame.format.name, frame.layout.name, frame.sample_rate)
        gap_s = self._gap_before(frame)
        if gap_s or setting != self._setting:
            yield from self._flushed()
        if gap_s:
            self._note_fault()
            yield from self._silence(gap_s)
        if self._resampler is None:
            self._setting = setting
            self._resampler = av.AudioResampler("flt", frame.layout, RATE_HZ, BLOCK_SAMPLES)
        frame.pts = None
        yield from self._mixed(self._resampler.resample(frame))

    def _gap_before(self, frame: av.AudioFrame) -> float:
        """Seconds missing between the frame before and this one, going by their time stamps; 0 where none are."""
        if frame.time is None:
            return 0.0
        gap_s = frame.time - self._expected_s if self._expected_s is not None else 0.0
        self._expected_s = frame.time + frame.samples / frame.sample_rate
        return gap_s if SMALLEST_GAP_S < gap_s < LARGEST_GAP_S else 0.0

    def _flushed(self) -> Iterator[Samples]:
        """What the resampler still holds back."""
        if self._resampler is not None:
            yield from self._mixed(self._resampler.resample(None))
            self._resampler = None

    def _silence(self, duration_s: float) -> Iterator[Samples]:
        """Silence in the place of what is missing, so that the times after it stay true."""
        missing = round(duration_s * RATE_HZ)
        while missing > 0:
            block = np.zeros(min(missing, BLOCK_SAMPLES), np.int16)
            missing -= len(block)
            self.samples += len(block)
            yield block

    def _mixed(self, frames: list[av.AudioFrame]) -> Iterator[Samples]:
        for frame in frames:
            channels = frame.layout.nb_channels
            block = self._mixer.mix(frame.to_ndarray().reshape(-1, channels).T)
            self.samples += len(block)
            yield block


class _Mixer:
    """Mixes channels to their mean, leaving out those on which nothing has been heard so far.

    A microphone plugged into one side of a stereo recorder so keeps its full level.
    """

    def __init__(self) -> None:
        self._heard = np.zeros(0, bool)

    def mix(self, channels: npt.NDArray[np.float32]) -> Samples:
        """Shape (channels, samples) in [-1, 1] to (samples,) int16."""
        if len(channels) != len(self._heard):
            self._heard = np.zeros(len(channels), bool)
        if channels.shape[1]:
            self._heard |= np.abs(channels).max(axis=1) > UNHEARD_BELOW
        audible = channels[self._heard] if self._heard.any() else channels
        mono = np.rint(audible.mean(axis=0) * FULL_SCALE)
        mixed: Samples = np.clip(mono, -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
        return mixed


@contextmanager
def _open(source: Path) -> Iterator[Any]:
    """The file as FFmpeg sees it; playlists in it can open nothing but files, never the network."""
    try:
        container = av.open(
            f"file:{source}", metadata_errors="replace", options={"protocol_whitelist": "file"}
        )
    except (av.error.FFmpegError, OSError) as error:
        raise WontakError(Code.AUDIO_UNREADABLE, file=source.name) from error
    with container:
        yield container


def _best_track(container: Any, source: Path) -> Any:
    track = container.streams.best("audio")
    if track is None:
        code = Code.AUDIO_WITHOUT_SOUND if container.streams.video else Code.AUDIO_UNREADABLE
        raise WontakError(code, file=source.name)
    if track.codec_context is None:
        raise WontakError(Code.AUDIO_UNREADABLE, file=source.name)
    return track


def _length_s(container: Any, track: Any) -> float | None:
    """The length of the track as the file has it, None where it does not say."""
    if track.duration is not None and track.time_base is not None:
        return float(track.duration * track.time_base)
    alone = len(container.streams) == 1
    return container.duration / av.time_base if container.duration and alone else None


@contextmanager
def _put_in_place(*targets: Path) -> Iterator[list[BinaryIO]]:
    """Files beside `targets` that take their places together when all have been written, and go away otherwise."""
    beside = [target.with_name(f".{target.name}.part") for target in targets]
    try:
        with ExitStack() as stack:
            files: list[BinaryIO] = [stack.enter_context(path.open("wb")) for path in beside]
            yield files
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        for path, target in zip(beside, targets, strict=True):
            path.replace(target)
    finally:
        for path in beside:
            path.unlink(missing_ok=True)


@contextmanager
def _writing_faults(target: Path) -> Iterator[None]:
    """Faults of the disk that is written to, as what a person can do about them."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise WontakError(Code.DISK_FULL, file=target.name) from error
        raise WontakError(Code.NOT_WRITABLE, file=str(target)) from error
