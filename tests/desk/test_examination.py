"""What `wontak doctor` finds out."""

from wontak.desk.examination import machine, speeds
from wontak.store.packs import Packs


def test_the_machine_has_cores_memory_and_space() -> None:
    found = machine()
    assert found.cores >= 1
    assert found.memory_bytes is None or found.memory_bytes > 2**28
    assert found.free_bytes > 0


def test_each_installed_recogniser_is_timed_on_the_sample() -> None:
    measured = list(speeds(Packs()))
    assert [speed.pack.name for speed in measured] == ["starter-recogniser"]
    assert 0 < measured[0].work_per_sound < 5
