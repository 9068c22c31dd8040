"""Puts the pieces of a take together into one FLAC file, sample for sample, whatever ended the recording."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import Gap, GapKind, TakeJoined
from wontak.engines.capture_alone import forget_holder
from wontak.engines.capture_journal import Take, read_take, sync_folder
from wontak.engines.capture_lock import holding
from wontak.engines.capture_pieces import remnant_of, sound_of


def join(
    folder: Path,
    target: Path,
    on_progress: Callable[[float], None],
    second_copy: Path | None = None,
    *,
    away: bool = False,
    settle: bool = False,
) -> TakeJoined | None:
    """Make `target` of the take in `folder`; None where there is no sound in it. The take itself stays.

    A piece that cannot be read is taken from the second copy; failing that, what there is of it is filled up with silence
    to the length the journal tells, and that is a gap. `away`: the second copy is out of reach; where more may lie there than
    here, it is waited for, unless it is `settle`d to do without. `on_progress` hears the share done. Raises
    WontakError(RECORDING_IN_USE, SECOND_COPY_AWAY), OSError where nothing can be written.
    """
    with holding(folder):
        forget_holder(folder)
        take = read_take(folder, second_copy, alone=away)
        if take is None:
            return None
        waits = away and not settle
        if waits and not _has_all(take):
            raise _missed(second_copy)
        beside = target.with_name(f".{target.name}.part")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            gaps, frames = _write(take, beside, on_progress)
            if gaps and waits:
                raise _missed(second_copy)
            if not frames:
                return None
            beside.replace(target)
            sync_folder(target.parent)
        finally:
            beside.unlink(missing_ok=True)
        is_copied = _renew_second_copy(take, target)
        marks_within = tuple(
            replace(label, at_s=min(label.at_s, frames / take.rate_hz)) for label in take.labels
        )
        return TakeJoined(target, frames / take.rate_hz, marks_within, (*take.gaps, *gaps), is_copied)


def _missed(second_copy: Path | None) -> WontakError:
    return WontakError(Code.SECOND_COPY_AWAY, folder=str(second_copy.parent if second_copy else ""))


def _has_all(take: Take) -> bool:
    """Whether this is the whole take, as far as its journal can know: it was ended here, and not left before."""
    state = [line for line in take.lines if line["event"] in ("began", "resumed", "ended")][-1:]
    moves = [line for line in take.lines if line["event"] in ("left", "back") and line["place"] == "first"][
        -1:
    ]
    was_left = any(line["event"] == "left" for line in moves)
    return any(line["event"] == "ended" for line in state) and not was_left


def _write(take: Take, beside: Path, on_progress: Callable[[float], None]) -> tuple[list[Gap], int]:
    """Write all pieces into one file; gives what could not be read, and the number of frames."""
    gaps: list[Gap] = []
    frames = 0
    channels = len(take.channels)
    with beside.open("w+b") as file:
        with soundfile.SoundFile(
            file, "w", take.rate_hz, channels, subtype="PCM_16", format="FLAC"
        ) as joined:
            for number, piece in enumerate(take.pieces, 1):
                sound = sound_of(piece, take)
                if sound is None:
                    sound = remnant_of(piece, take)
                    lost = (piece.frames or 0) - len(sound)
                    at_s = (frames + len(sound)) / take.rate_hz
                    gaps.append(Gap(at_s, lost / take.rate_hz, GapKind.DAMAGED))
                    sound = np.concatenate([sound, np.zeros((lost, channels), np.int16)])
                joined.write(sound)
                frames += len(sound)
                on_progress(number / len(take.pieces))
        file.flush()
        os.fsync(file.fileno())
    return gaps, frames


def _renew_second_copy(take: Take, target: Path) -> bool:
    """Put the whole file where the second copy's pieces lie, then take those away; a stick that is gone is no fault.

    Whether it lies there now.
    """
    if take.second_copy is None or not take.second_copy.is_dir():
        return False
    with contextlib.suppress(OSError):
        beside = take.second_copy.with_name(f".{target.name}.part")
        shutil.copyfile(target, beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(take.second_copy.with_name(target.name))
        shutil.rmtree(take.second_copy, ignore_errors=True)
        return True
    return False
