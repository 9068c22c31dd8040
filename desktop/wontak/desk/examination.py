"""What this machine has and lacks for the work, and how fast each installed recogniser runs on it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wontak import paths
from wontak.domain.meeting import Meeting
from wontak.domain.packs import Pack, PackKind
from wontak.jobs.host import InferenceHost
from wontak.jobs.protocol import AudioImported, ImportAudio, TranscribeRecording
from wontak.store.packs import Packs


@dataclass(frozen=True)
class Machine:
    """The means of this machine; `memory_bytes` is None where it cannot be told, `office` where LibreOffice is, if anywhere."""

    cores: int
    memory_bytes: int | None
    free_bytes: int
    office: str | None


@dataclass(frozen=True)
class Speed:
    """Seconds of work for each second of sound, loading apart."""

    pack: Pack
    work_per_sound: float


def machine() -> Machine:
    """Look at this machine; the free space is that of the user's data folder."""
    place = paths.user_data()
    while not place.exists():
        place = place.parent
    return Machine(
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory_bytes=_memory_bytes(),
        free_bytes=shutil.disk_usage(place).free,
        office=shutil.which("soffice"),
    )


def speeds(packs: Packs) -> Iterator[Speed]:
    """Let each installed recogniser transcribe the sample, one after the other."""
    with tempfile.TemporaryDirectory(prefix="wontak-") as folder, InferenceHost() as host:
        copy = Path(folder) / "sample.pcm"
        length_s = 0.0
        for event in host.run(
            ImportAudio(paths.resources() / "sample" / "roundtable.flac", copy, copy.with_suffix(".npz"))
        ):
            length_s = event.duration_s if isinstance(event, AudioImported) else length_s
        for pack in packs.installed():
            if pack.kind is PackKind.RECOGNISER:
                began_s = time.monotonic()
                for _ in host.run(TranscribeRecording(1, copy, pack.folder, Meeting())):
                    pass
                yield Speed(pack, (time.monotonic() - began_s) / length_s)


def _memory_bytes() -> int | None:
    names = getattr(os, "sysconf_names", {})
    if "SC_PHYS_PAGES" not in names:
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
