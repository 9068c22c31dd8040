"""The time left: what was expected at first, what it takes in the end."""

from __future__ import annotations

import pytest

from wontak.desk.pace import Pace


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def begun(expected_s: float | None) -> tuple[Pace, Clock]:
    clock = Clock()
    return Pace(expected_s, clock), clock


def test_at_first_it_is_what_was_expected() -> None:
    pace, _clock = begun(60.0)
    assert pace.left_s(0.0) == 60.0


def test_once_enough_is_done_only_what_it_has_taken_counts() -> None:
    pace, clock = begun(60.0)
    clock.now_s += 50.0
    assert pace.left_s(0.25) == pytest.approx(150.0)
    assert pace.left_s(1.0) == 0.0


def test_in_between_it_goes_from_one_to_the_other() -> None:
    pace, clock = begun(60.0)
    clock.now_s += 12.0
    left_s = pace.left_s(0.1)
    assert left_s is not None
    assert 60.0 * 0.9 < left_s < 120.0 * 0.9


def test_without_an_expectation_it_is_told_as_soon_as_it_can_be() -> None:
    pace, clock = begun(None)
    assert pace.left_s(0.0) is None
    clock.now_s += 2.0
    assert pace.left_s(0.01) is None
    assert pace.left_s(0.1) == pytest.approx(18.0)


def test_where_nothing_tells_how_much_is_done_what_was_expected_runs_out() -> None:
    pace, clock = begun(10.0)
    clock.now_s += 4.0
    assert pace.left_s(None) == pytest.approx(6.0)
    clock.now_s += 40.0
    assert pace.left_s(None) == 0.0
    assert begun(None)[0].left_s(None) is None
