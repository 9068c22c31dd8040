"""Putting recordings in their place: takes that are over, or that a crash has left, become one file each in the meeting."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

from wontak.desk import files, second_copies
from wontak.desk.reach import Reach
from wontak.domain.alone import LoneTake
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import TAKES, Join, JoinProgressed, TakeJoined
from wontak.domain.transcript import Recording
from wontak.jobs.capture import CaptureChild
from wontak.jobs.capture_takeover import lone_take
from wontak.store.meetings import MeetingStore

TAKE_SUFFIX = ".take"


class TakeJoining:
    """Makes one file of one take without waiting: `poll` is called until `is_over`.

    `share` is how much is done, `joined` what came of it, None where there was no sound in the take.
    """

    def __init__(
        self,
        take: Path,
        target: Path,
        second_copy: Path | None = None,
        *,
        away: bool = False,
        settle: bool = False,
    ) -> None:
        """`second_copy` is where the take's second copy lies, should the take itself not know it any more.

        `away` and `settle` are as in `Join`.
        """
        self.share = 0.0
        self.joined: TakeJoined | None = None
        self._child = CaptureChild(Join(take, target, second_copy, away, settle))

    @property
    def is_over(self) -> bool:
        return self._child.finished

    def poll(self, timeout_s: float = 0.0) -> None:
        """See how far it is; waits up to `timeout_s` for something. Raises WontakError where it fails."""
        for event in self._child.poll(timeout_s):
            if isinstance(event, JoinProgressed):
                self.share = event.share
            elif isinstance(event, TakeJoined):
                self.joined = event
        if self._child.lost:
            raise WontakError(Code.CAPTURE_LOST)

    def close(self) -> None:
        """Give it up, or clear up after it: what is half done is thrown away, the take stays as it is."""
        self._child.kill()


class Joining:
    """Puts all that waits in a meeting in its place without waiting: `poll` is called until `is_over`.

    It stores in the caller's thread. `share` is how much of everything is done, `added` what is in the meeting by now. Where it
    fails, `fault` says why (DISK_FULL, NOT_WRITABLE, RECORDING_IN_USE, …); the takes that are left then stay as they are.
    `waits` says of which second copy more may be had than is within reach (SECOND_COPY_AWAY); such a take waits for it.
    `is_copied`: the second copy of what was added last is whole.
    """

    def __init__(self, store: MeetingStore, *, settle: bool = False) -> None:
        """`settle`: do without second copies that are out of reach, whatever may lie there."""
        self.share = 0.0
        self.waits: WontakError | None = None
        self.added: tuple[Recording, ...] = ()
        self.is_copied = False
        self.fault: WontakError | None = None
        self._store = store
        self._second_copies = second_copies.second_copies(store)
        self._settle = settle
        self._reach = Reach(self._second_copies.values())
        self._is_looking = bool(self._second_copies)
        self._takes = () if self._is_looking else self._all_takes()
        self._done = 0
        self._current: TakeJoining | None = None

    @property
    def is_over(self) -> bool:
        return self.fault is not None or (not self._is_looking and self._done == len(self._takes))

    def poll(self, timeout_s: float = 0.0) -> float:
        """Go on; gives the share done. Waits up to `timeout_s` for something to happen."""
        if self._is_looking:
            if not self._reach.poll(timeout_s):
                return self.share
            self._is_looking, self._takes = False, self._all_takes()
        if self.is_over:
            return self.share
        take = self._takes[self._done]
        try:
            self._go_on(take, timeout_s)
        except WontakError as fault:
            self._stop_at(fault)
        except OSError as fault:
            self._stop_at(files.write_fault(fault, take))
        return self.share

    def _stop_at(self, fault: WontakError) -> None:
        """A take that waits for its second copy does not keep the others from their place; anything else does."""
        self.close()
        if fault.code is Code.SECOND_COPY_AWAY:
            self.waits = fault
            self._go_to_next()
        else:
            self.fault = fault

    def close(self) -> None:
        """Give it up: what is in the meeting by now stays there, the rest waits as before."""
        if self._current:
            self._current.close()
        self._current = None

    def _all_takes(self) -> tuple[Path, ...]:
        """Those that lie in the meeting's folder, and those of which only the second copy is left and within reach.

        One that is recorded though nobody attends to it is left alone.
        """
        here = takes(self._store.folder)
        gone = {self._store.folder / TAKES / name: folder for name, folder in self._second_copies.items()}
        found = {*here, *(take for take, folder in gone.items() if folder in self._reach.there)}
        return tuple(sorted(take for take in found if lone_take(take) is None))

    def _go_on(self, take: Path, timeout_s: float) -> None:
        target = self._store.folder / files.AUDIO / f"{take.stem}.flac"
        # A crash between storing and clearing up leaves a take that is in its place already.
        if self._is_stored(target):
            self._clear_up(take)
            self._go_to_next()
            return
        if self._current is None:
            second, away = self._second_copies.get(take.name), self._is_away(take)
            self._current = TakeJoining(take, target, second, away=away, settle=self._settle)
        self._current.poll(timeout_s)
        self.share = (self._done + self._current.share) / len(self._takes)
        if self._current.is_over:
            joined = self._current.joined
            self.close()
            if joined:
                self.is_copied = joined.is_copied
                self.added += (self._put_in(take, joined),)
            # Without sound it is worth nothing, unless that is in its second copy.
            if joined or not self._is_away(take):
                self._clear_up(take)
            self._go_to_next()

    def _is_away(self, take: Path) -> bool:
        """Whether a take has a second copy that is not within reach now."""
        second = self._second_copies.get(take.name)
        return second is not None and second not in self._reach.there

    def _put_in(self, take: Path, joined: TakeJoined) -> Recording:
        file = f"{files.AUDIO}/{joined.target.name}"
        with self._store.transaction():
            recording = self._store.add_take(file, joined.duration_s, joined.labels, joined.gaps)
            self._store.adopt_live(take.stem, recording)
        return recording

    def _is_stored(self, target: Path) -> bool:
        return f"{files.AUDIO}/{target.name}" in {one.file for one in self._store.recordings()}

    def _clear_up(self, take: Path) -> None:
        shutil.rmtree(take, ignore_errors=not take.exists())
        second_copies.forget(self._store, take)
        self._store.forget_live(take.stem)
        for suffix in (".pcm", ".over"):
            (self._store.folder / files.CACHE / f"live-{take.stem}{suffix}").unlink(missing_ok=True)

    def _go_to_next(self) -> None:
        self._done += 1
        self.share = self._done / len(self._takes)


def takes(folder: Path) -> tuple[Path, ...]:
    """The recordings of a meeting folder that wait to be put in their place."""
    return tuple(sorted((folder / TAKES).glob(f"*{TAKE_SUFFIX}")))


def lone_takes(folder: Path) -> tuple[LoneTake, ...]:
    """The recordings of a meeting folder that go on alone, their window having died.

    To be asked by whoever has the meeting to himself: whoever attends to a recording has.
    """
    return tuple(lone for take in takes(folder) if (lone := lone_take(take)))


def free_name(folder: Path, name: str) -> str:
    """`name`, numbered where a recording has it already: clocks are set back, and two recordings may begin in one second."""
    numbered = itertools.chain([name], (f"{name} ({number})" for number in itertools.count(2)))
    places = (folder / TAKES, TAKE_SUFFIX), (folder / files.AUDIO, ".flac")
    return next(one for one in numbered if not any((at / f"{one}{ending}").exists() for at, ending in places))


def joining(store: MeetingStore) -> Iterator[float]:
    """Put what waits in its place; yields the share done of all of it, waiting up to a second between two of them.

    Raises WontakError(DISK_FULL, NOT_WRITABLE, RECORDING_IN_USE, …); the takes then stay as they are.
    """
    work = Joining(store)
    try:
        while not work.is_over:
            yield work.poll(1.0)
        if work.fault:
            raise work.fault
    finally:
        work.close()


def recover(store: MeetingStore) -> tuple[Recording, ...]:
    """Put in their place what recordings wait, such as a crash has left; gives those that were added."""
    before = {one.id for one in store.recordings()}
    for _share in joining(store):
        pass
    return tuple(one for one in store.recordings() if one.id not in before)
