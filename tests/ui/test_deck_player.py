"""The tape deck's machine, with the sample's real sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.deck_parts import HandTurned
from wontak.app import Application
from wontak.desk import files
from wontak.desk.tape import RATE_HZ
from wontak.ui.context import Place
from wontak.ui.deck.player import Player
from wontak.ui.settings import AUTO_BACK_S, LANGUAGE, PAUSE_WHILE_TYPING


@pytest.fixture
def output() -> HandTurned:
    return HandTurned()


@pytest.fixture
def player(program: Application, sample_meeting: Path, output: HandTurned) -> Iterator[Player]:
    program.session.open(sample_meeting)
    player = Player(program.session, program.settings, open_output=lambda _device: output)
    yield player
    player.pause()


def beat(player: Player, qtbot: QtBot) -> None:
    """Until the player has looked at the output once more, if it plays."""
    if player.is_playing:
        qtbot.waitSignal(player._beat.timeout).wait()


def turned_to(player: Player, output: HandTurned, qtbot: QtBot, length_s: float) -> None:
    """Let time pass in steps that the device has sound for."""
    for _ in range(round(length_s / 0.1)):
        output.turn(0.1)
        beat(player, qtbot)


def sound_at(meeting: Path, at_s: float, length_s: float) -> np.ndarray:
    samples = np.fromfile(files.working_copy(meeting, 1), np.int16)
    return samples[int(at_s * RATE_HZ) : int((at_s + length_s) * RATE_HZ)]


@pytest.mark.parametrize("at_s", [0.0, 26.364, 101.5, 300.02])
def test_a_seek_lands_on_the_very_sample(
    player: Player, output: HandTurned, sample_meeting: Path, at_s: float
) -> None:
    player.seek(1, at_s)
    player.play()
    heard, wanted = output.sound, sound_at(sample_meeting, at_s, 0.2)
    assert np.array_equal(heard[256 : len(wanted)], wanted[256:])
    assert player.moment == (1, pytest.approx(at_s, abs=0.001))


def test_playing_tells_the_moment_heard_as_time_passes(
    player: Player, output: HandTurned, qtbot: QtBot
) -> None:
    told: list[float] = []
    player.moved.connect(lambda _recording, at_s: told.append(at_s))
    player.seek(1, 10.0)
    player.play()
    turned_to(player, output, qtbot, 1.0)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(11.0, abs=0.05)


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_at_another_speed_the_moment_runs_at_that_speed(
    player: Player, output: HandTurned, qtbot: QtBot, rate: float
) -> None:
    player.seek(1, 20.0)
    player.set_rate(rate)
    player.play()
    turned_to(player, output, qtbot, 1.0)
    assert player.moment[1] == pytest.approx(20.0 + rate, abs=0.05)


def test_speed_stays_between_half_and_double(player: Player) -> None:
    player.set_rate(7.0)
    assert player.rate == 2.0
    player.set_rate(0.1)
    assert player.rate == 0.5


def test_resuming_steps_back_but_a_word_that_was_sought_is_not_missed(
    player: Player, output: HandTurned, qtbot: QtBot, program: Application
) -> None:
    program.settings.choose(AUTO_BACK_S, 2.0)
    player.seek(1, 30.0)
    player.play()
    assert player.moment[1] == 30.0
    turned_to(player, output, qtbot, 0.5)
    player.pause()
    paused_s = player.moment[1]
    player.play()
    assert player.moment[1] == pytest.approx(paused_s - 2.0)


def test_a_loop_stays_in_the_segment(
    player: Player, output: HandTurned, qtbot: QtBot, program: Application
) -> None:
    segment = program.session.segment_at(4)
    player.choose(segment.id)
    player.seek(segment.recording, segment.end_s - 0.3)
    player.set_loop(True)
    player.play()
    heard: list[float] = []
    player.moved.connect(lambda _recording, at_s: heard.append(at_s))
    turned_to(player, output, qtbot, 1.5)
    assert all(segment.start_s - 0.01 <= at_s <= segment.end_s + 0.01 for at_s in heard)
    assert any(later < earlier for earlier, later in pairwise(heard))
    player.set_loop(False)
    assert not player.loops
    turned_to(player, output, qtbot, segment.duration_s + 0.5)
    assert player.moment[1] > segment.end_s


def test_one_stretch_plays_and_stops_behind_it(player: Player, output: HandTurned, qtbot: QtBot) -> None:
    with qtbot.waitSignal(player.stopped):
        player.play_stretch(1, 40.0, 40.6)
        turned_to(player, output, qtbot, 1.0)
    assert player.moment[1] == pytest.approx(40.6, abs=0.01)


def test_at_the_end_it_stops_and_play_begins_anew(player: Player, output: HandTurned, qtbot: QtBot) -> None:
    player.seek(1, player.length_s - 0.2)
    with qtbot.waitSignal(player.stopped):
        player.play()
        turned_to(player, output, qtbot, 0.5)
    assert player.moment[1] == pytest.approx(player.length_s, abs=0.02)
    player.play()
    assert player.moment == (1, 0.0)


def test_typing_makes_it_quiet_and_a_pause_in_typing_goes_on(
    player: Player, output: HandTurned, qtbot: QtBot, program: Application
) -> None:
    player.seek(1, 30.0)
    player.play()
    player.note_typing()
    assert player.is_playing
    program.settings.choose(PAUSE_WHILE_TYPING, True)
    player._typing.setInterval(50)
    player.note_typing()
    assert not player.is_playing
    qtbot.waitSignal(player.started).wait()
    assert player.is_playing


def test_volume_is_remembered_and_above_hundred_percent_is_louder(
    player: Player, output: HandTurned, program: Application, sample_meeting: Path
) -> None:
    player.set_volume(200)
    player.seek(1, 26.5)
    player.play()
    wanted = sound_at(sample_meeting, 26.5, 0.2).astype(np.int32) * 2
    assert np.array_equal(output.sound[256 : len(wanted)], np.clip(wanted, -32_768, 32_767)[256:])
    assert Player(program.session, program.settings).volume == 200


def test_a_device_that_goes_away_is_told_and_the_place_is_kept(
    player: Player, output: HandTurned, qtbot: QtBot
) -> None:
    player.seek(1, 50.0)
    player.play()
    output.is_lost = True
    with qtbot.waitSignal(player.failed):
        beat(player, qtbot)
    assert not player.is_playing
    assert player.moment[1] == pytest.approx(50.0)


def test_without_a_device_the_text_runs_along_and_one_notice_says_so(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    from wontak.ui.deck.output import Silence

    program.session.open(sample_meeting)
    player = Player(program.session, program.settings, open_output=lambda _device: Silence())
    told: list[str] = []
    player.failed.connect(told.append)
    player.seek(1, 5.0)
    player.play()
    qtbot.waitUntil(lambda: player.moment[1] > 5.3)
    player.pause()
    player.play()
    player.pause()
    assert len(told) == 1


def test_sound_whose_working_copy_is_gone_is_told_instead_of_played(
    player: Player, sample_meeting: Path, qtbot: QtBot
) -> None:
    files.working_copy(sample_meeting, 1).unlink()
    with qtbot.waitSignal(player.failed):
        player.play()
    assert not player.is_playing


def test_closing_the_meeting_stops_it(player: Player, program: Application, qtbot: QtBot) -> None:
    player.play()
    with qtbot.waitSignal(player.stopped):
        program.session.close()
    assert not player.has_sound
    player.play()
    assert not player.is_playing


def test_in_another_language_the_deck_goes_on(
    program: Application,
    sample_meeting: Path,
    output: HandTurned,
    qtbot: QtBot,
) -> None:
    program.player._open_output = lambda _device: output
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.RECORDING)
    program.settings.choose(LANGUAGE, "ko")
    qtbot.addWidget(program.window)
    qtbot.waitUntil(lambda: program.window._deck.isVisible())
    program.player.seek(1, 12.0)
    program.player.play()
    turned_to(program.player, output, qtbot, 0.3)
    assert "0:00:12" in program.window._deck.transport._time.text()
    assert program.window._deck.transport._play.accessibleName() == "일시 정지"
