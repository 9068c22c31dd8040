"""A press of a speaker key is brought to the change of voice it was meant for."""

import pytest

from wontak.domain.floor import change_near
from wontak.domain.recording import Label, MarkKind
from wontak.domain.transcript import VoiceTurn
from wontak.engines.floors import floors, people_heard

PEOPLE = frozenset({"kim", "park", "moon"})
TURNS = (
    VoiceTurn(1, 0.0, 10.0, "V1"),
    VoiceTurn(1, 10.4, 20.0, "V2"),
    VoiceTurn(1, 20.6, 26.0, "V2"),
    VoiceTurn(1, 26.5, 40.0, "V3"),
)


def press(at_s: float, person: str, recording: int = 1) -> Label:
    return Label(recording, at_s, MarkKind.SPEAKER, person)


@pytest.mark.parametrize(
    ("press_s", "change_s"),
    [(10.7, 10.4), (13.5, 10.4), (9.7, 10.4), (28.9, 26.5), (22.0, 22.0), (15.0, 15.0), (9.0, 9.0)],
)
def test_a_press_is_brought_to_the_change_it_follows_or_just_precedes(
    press_s: float, change_s: float
) -> None:
    assert change_near(press_s, [0.0, 10.4, 26.5]) == change_s


def test_a_pause_within_one_persons_speech_is_no_change_of_floor() -> None:
    (floor,) = floors([press(21.0, "park")], TURNS, PEOPLE)
    assert floor.start_s == 21.0


def test_only_the_opening_of_a_floor_tells_whose_it_is() -> None:
    first, second = floors([press(1.0, "kim"), press(11.9, "park")], TURNS, PEOPLE)
    assert (first.start_s, first.shares) == (0.0, {"V1": 1.0})
    assert (second.start_s, second.shares) == (10.4, {"V2": 1.0})


def test_an_opening_ends_with_the_next_press() -> None:
    first, second = floors([press(25.0, "park"), press(29.0, "kim")], TURNS, PEOPLE)
    assert first.shares == {"V2": 1.0}
    assert second.shares == {"V3": 1.0}


def test_a_slip_of_the_finger_is_put_right_by_the_next_press() -> None:
    assert [one.participant for one in floors([press(11.0, "kim"), press(12.5, "park")], TURNS, PEOPLE)] == [
        "park"
    ]
    assert len(floors([press(11.0, "kim"), press(14.5, "park")], TURNS, PEOPLE)) == 2


def test_presses_for_those_who_left_the_roster_and_other_keys_say_nothing() -> None:
    labels = [press(1.0, "gone"), Label(1, 2.0, MarkKind.STAR), Label(1, 3.0, MarkKind.AGENDA, "0")]
    assert floors(labels, TURNS, PEOPLE) == ()
    assert people_heard([*labels, press(5.0, "gone")], PEOPLE) == 0


def test_presses_before_anything_is_heard_have_no_opening() -> None:
    (floor,) = floors([press(50.0, "kim", recording=2)], TURNS, PEOPLE)
    assert floor.shares == {}


def test_who_is_pressed_for_twice_has_been_heard() -> None:
    labels = [press(1.0, "kim"), press(9.0, "park"), press(20.0, "kim"), press(30.0, "moon")]
    assert people_heard(labels, PEOPLE) == 1
