"""What the tape deck can do, as commands with keys: the usual ones of transcription, and those that foot pedals send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from wontak.ui.context import Context
from wontak.ui.deck.player import RATE_STEP, Player

if TYPE_CHECKING:
    from wontak.ui.deck.waveform_view import WaveformView

SKIP_S = 5.0
NUDGE_S = 0.1
VOLUME_STEP = 10
ZOOM_STEP = 1.5

HOLD = "deck_hold"
"""The command whose key plays for as long as it is held."""


@dataclass(frozen=True)
class _Control:
    id: str
    text: object  # a str, though Qt's stubs do not say so of QT_TRANSLATE_NOOP
    run: Callable[[], object]
    keys: tuple[str, ...]
    icon_name: str = ""
    repeats: bool = True


def add_controls(context: Context, waveform: Callable[[], WaveformView]) -> tuple[str, ...]:
    """Make the commands; gives their ids. `waveform` is asked for only when one is used."""
    controls = (
        *_playing(context.player),
        *_manner(context.player),
        *_looking(waveform),
        *_edges(context),
        *_marks(context),
    )
    for one in controls:
        action = context.commands.add(one.id, str(one.text), one.run, *one.keys, icon_name=one.icon_name)
        action.setAutoRepeat(one.repeats)
    context.commands["deck_loop"].setCheckable(True)
    return tuple(one.id for one in controls)


def _playing(player: Player) -> tuple[_Control, ...]:
    return (
        _Control(
            "deck_play",
            QT_TRANSLATE_NOOP("Commands", "Play or pause"),
            player.toggle,
            ("Esc", "Ctrl+Space", "Media Play", "Toggle Media Play/Pause"),
            "play",
            repeats=False,
        ),
        _Control(
            "deck_back",
            QT_TRANSLATE_NOOP("Commands", "Back 5 seconds"),
            lambda: player.skip(-SKIP_S),
            ("F1", "F13", "Media Previous"),
            "rotate-ccw",
        ),
        _Control(
            "deck_forward",
            QT_TRANSLATE_NOOP("Commands", "Forward 5 seconds"),
            lambda: player.skip(SKIP_S),
            ("F2", "F15", "Media Next"),
            "rotate-cw",
        ),
        _Control(
            HOLD,
            QT_TRANSLATE_NOOP("Commands", "Play while held (foot pedal)"),
            player.toggle,
            ("F12", "F14"),
            repeats=False,
        ),
    )


def _manner(player: Player) -> tuple[_Control, ...]:
    return (
        _Control(
            "deck_slower",
            QT_TRANSLATE_NOOP("Commands", "Slower"),
            lambda: player.set_rate(player.rate - RATE_STEP),
            ("F3",),
        ),
        _Control(
            "deck_faster",
            QT_TRANSLATE_NOOP("Commands", "Faster"),
            lambda: player.set_rate(player.rate + RATE_STEP),
            ("F4",),
        ),
        _Control(
            "deck_own_speed",
            QT_TRANSLATE_NOOP("Commands", "Normal speed"),
            lambda: player.set_rate(1.0),
            ("Shift+F4",),
        ),
        _Control(
            "deck_loop",
            QT_TRANSLATE_NOOP("Commands", "Loop the segment"),
            lambda: player.set_loop(not player.loops),
            ("Ctrl+Shift+Space",),
            "repeat",
            repeats=False,
        ),
        _Control(
            "deck_louder",
            QT_TRANSLATE_NOOP("Commands", "Louder"),
            lambda: player.set_volume(player.volume + VOLUME_STEP),
            ("Alt+Up",),
        ),
        _Control(
            "deck_softer",
            QT_TRANSLATE_NOOP("Commands", "Softer"),
            lambda: player.set_volume(player.volume - VOLUME_STEP),
            ("Alt+Down",),
        ),
    )


def _looking(waveform: Callable[[], WaveformView]) -> tuple[_Control, ...]:
    return (
        _Control(
            "deck_zoom_in",
            QT_TRANSLATE_NOOP("Commands", "Zoom the waveform in"),
            lambda: waveform().zoom(ZOOM_STEP),
            ("Alt+=", "Alt++"),
            "zoom-in",
        ),
        _Control(
            "deck_zoom_out",
            QT_TRANSLATE_NOOP("Commands", "Zoom the waveform out"),
            lambda: waveform().zoom(1 / ZOOM_STEP),
            ("Alt+-",),
            "zoom-out",
        ),
        _Control(
            "deck_zoom_all",
            QT_TRANSLATE_NOOP("Commands", "Show the whole recording"),
            lambda: waveform().show_all(),
            ("Alt+0",),
            "move-horizontal",
        ),
    )


def _marks(context: Context) -> tuple[_Control, ...]:
    def add() -> None:
        from wontak.ui.markers import Markers

        Markers(context).add()

    return (
        _Control(
            "add_marker",
            QT_TRANSLATE_NOOP("Commands", "Add a marker here…"),
            add,
            ("Alt+M",),
            "flag",
            repeats=False,
        ),
    )


def _edges(context: Context) -> tuple[_Control, ...]:
    def by(edge: str, by_s: float) -> Callable[[], None]:
        def run() -> None:
            from wontak.domain.edits import Edge
            from wontak.ui.deck.edges import nudge

            nudge(context.session, context.player.segment_id, Edge(edge), by_s)

        return run

    return (
        _Control(
            "deck_start_earlier",
            QT_TRANSLATE_NOOP("Commands", "Start of the segment 0.1 s earlier"),
            by("start", -NUDGE_S),
            ("Alt+,",),
        ),
        _Control(
            "deck_start_later",
            QT_TRANSLATE_NOOP("Commands", "Start of the segment 0.1 s later"),
            by("start", NUDGE_S),
            ("Alt+.",),
        ),
        _Control(
            "deck_end_earlier",
            QT_TRANSLATE_NOOP("Commands", "End of the segment 0.1 s earlier"),
            by("end", -NUDGE_S),
            ("Alt+;",),
        ),
        _Control(
            "deck_end_later",
            QT_TRANSLATE_NOOP("Commands", "End of the segment 0.1 s later"),
            by("end", NUDGE_S),
            ("Alt+'",),
        ),
    )
