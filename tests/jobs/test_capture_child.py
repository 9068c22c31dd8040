"""The capture child and a parent that does not listen for a while."""

from __future__ import annotations

from multiprocessing import Pipe

from wontak.domain.recording import ChannelLevel, ChunkClosed, Level
from wontak.jobs.capture_pipe import tell_in_time

HOURS_OF_LEVELS = 100_000


def test_levels_that_nobody_hears_never_keep_the_recording_waiting() -> None:
    ours, theirs = Pipe(duplex=True)
    for number in range(HOURS_OF_LEVELS):
        tell_in_time(theirs, Level(number / 10, (ChannelLevel(-20.0, -30.0),)))
    tell_in_time(theirs, ChunkClosed(1, 5.0))
    heard = []
    while ours.poll():
        heard.append(ours.recv())
    assert heard[0] == Level(0.0, (ChannelLevel(-20.0, -30.0),))
    assert heard[-1] == ChunkClosed(1, 5.0)
    assert len(heard) < HOURS_OF_LEVELS
