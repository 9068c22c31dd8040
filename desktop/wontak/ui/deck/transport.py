"""The line of controls under the waveform: skip, play, time, speed, loop, step back on resume, zoom and volume."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from wontak.ui.context import Context
from wontak.ui.deck.player import DEFAULT_BACK_S, FASTEST, LOUDEST_PERCENT, SLOWEST
from wontak.ui.deck.scale import clock
from wontak.ui.icons import Mark, icon
from wontak.ui.settings import AUTO_BACK_S, PAUSE_WHILE_TYPING

SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0)
BACKS_S = (0, 1, 2, 3, 4, 5)


class Transport(QFrame):
    """Mirrors the player; everything on it is also a command or a choice in the settings."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._player = context.player
        self._commands = context.commands
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(8, 2, 12, 4)
        self._line.setSpacing(4)
        self._play = self._tool("deck_play", 24)
        for button in (self._tool("deck_back"), self._play, self._tool("deck_forward")):
            self._line.addWidget(button)
        self._line.addSpacing(8)
        self._time = self._clock()
        self._line.addWidget(self._time)
        self._line.addSpacing(16)
        self._speed = self._menu_button(self._speed_menu(), self.tr("Playback speed"))
        self._loop = self._tool("deck_loop")
        self._back = self._menu_button(self._back_menu(), self.tr("Step back on resume"))
        for button in (self._speed, self._loop, self._back):
            self._line.addWidget(button)
        self._line.addStretch(1)
        for command in ("deck_zoom_out", "deck_zoom_in", "deck_zoom_all"):
            self._line.addWidget(self._tool(command))
        self._line.addSpacing(16)
        self._add_volume()
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Show how the player stands."""
        playing = self._player.is_playing
        self._commands["deck_play"].setIcon(icon("pause" if playing else "play"))
        self._play.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
        self._speed.setText(f"{self._player.rate:g}×")
        self._commands["deck_loop"].setChecked(self._player.loops)
        back_s = self._context.settings.number(AUTO_BACK_S, DEFAULT_BACK_S)
        self._back.setText(
            self.tr("Back {seconds} s on resume").replace("{seconds}", f"{back_s:g}")
            if back_s
            else self.tr("No step back")
        )
        self._volume.setValue(self._player.volume)
        self._loudness.setText(f"{self._player.volume} %")
        self._show_time()

    def _listen(self) -> None:
        self._player.moved.connect(self._show_time)
        for signal in (self._player.started, self._player.stopped, self._player.changed):
            signal.connect(self.refresh)
        self._context.settings.changed.connect(self._on_setting)

    def _on_setting(self, name: str) -> None:
        if name in (AUTO_BACK_S, PAUSE_WHILE_TYPING):
            self.refresh()

    def _on_choice(self, name: str) -> None:
        if name == AUTO_BACK_S:
            self.refresh()

    def _show_time(self) -> None:
        self._time.setText(f"{clock(self._player.meeting_s)} / {clock(self._player.length_s)}")

    def _tool(self, command: str, icon_px: int = 20) -> QToolButton:
        button = QToolButton(self)
        action: QAction = self._commands[command]
        button.setDefaultAction(action)
        button.setIconSize(QSize(icon_px, icon_px))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _clock(self) -> QLabel:
        label = QLabel(self)
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        label.setFont(font)
        label.setMinimumWidth(QFontMetrics(font).horizontalAdvance("00:00:00 / 00:00:00"))
        label.setAccessibleName(self.tr("Time"))
        return label

    def _menu_button(self, menu: QMenu, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _speed_menu(self) -> QMenu:
        menu = QMenu(self)
        speeds = [(f"{speed:g}×", speed) for speed in SPEEDS if SLOWEST <= speed <= FASTEST]
        self._add_choices(menu, speeds, self._player.set_rate, lambda: self._player.rate)
        menu.addSeparator()
        for command in ("deck_slower", "deck_faster", "deck_own_speed"):
            menu.addAction(self._commands[command])
        return menu

    def _back_menu(self) -> QMenu:
        menu = QMenu(self)
        settings = self._context.settings
        choices = [(self.tr("%n second(s)", "", back) if back else self.tr("Off"), back) for back in BACKS_S]
        self._add_choices(
            menu,
            choices,
            lambda back: settings.choose(AUTO_BACK_S, float(back)),
            lambda: settings.number(AUTO_BACK_S, DEFAULT_BACK_S),
        )
        menu.addSeparator()
        typing = menu.addAction(self.tr("Pause while typing"))
        typing.setCheckable(True)
        typing.triggered.connect(lambda wanted: settings.choose(PAUSE_WHILE_TYPING, wanted))
        menu.aboutToShow.connect(lambda: typing.setChecked(settings.flag(PAUSE_WHILE_TYPING, False)))
        return menu

    def _add_choices(
        self, menu: QMenu, choices: Sequence[tuple[str, float]], choose: object, current: object
    ) -> None:
        """Choices of which one is in force; it is looked up each time the menu opens."""
        group = QActionGroup(menu)
        for text, value in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))  # type: ignore[operator]

        def mark() -> None:
            for action in group.actions():
                action.setChecked(abs(float(action.data()) - current()) < 1e-6)  # type: ignore[operator]

        menu.aboutToShow.connect(mark)

    def _add_volume(self) -> None:
        mark = Mark("volume-2", 18, self)
        self._volume = QSlider(Qt.Orientation.Horizontal, self)
        self._volume.setRange(0, LOUDEST_PERCENT)
        self._volume.setSingleStep(10)
        self._volume.setPageStep(50)
        self._volume.setFixedWidth(112)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self.tr("Volume; above 100 % louder than the recording"))
        self._volume.valueChanged.connect(self._player.set_volume)
        self._loudness = QLabel(self)
        self._loudness.setProperty("role", "quiet")
        self._loudness.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("300 %") + 4)
        for widget in (mark, self._volume, self._loudness):
            self._line.addWidget(widget)
