"""What the tests of the engines share."""

from pathlib import Path

import pytest

from tests.engines.capture_room import MakeRoom, Room
from tests.engines.simulated_sound import SimulatedDevices, SimulatedInput, TurnedClock


@pytest.fixture
def room(tmp_path: Path) -> MakeRoom:
    def make(*inputs: SimulatedInput) -> Room:
        clock = TurnedClock()
        return Room(tmp_path, SimulatedDevices(*(inputs or (SimulatedInput("table"),)), clock=clock), clock)

    return make
