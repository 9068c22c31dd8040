"""The deck's keys where others would take them: held keys of foot pedals, and keys during a Hangul composition."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from wontak.ui.commands import Commands
from wontak.ui.deck.controls import HOLD
from wontak.ui.deck.player import Player


class DeckKeys(QObject):
    """Looks at the keys of whatever has the focus in this window, before it does; all else is left alone.

    A key of the hold command plays while it is down, text field or not. A key of another deck command first has an unfinished
    syllable put into the text, so that neither is lost. Typing is told to the player, which may want to be quiet then.
    """

    def __init__(self, commands: Commands, player: Player, ids: tuple[str, ...], window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._player = player
        self._ids = ids
        self._window = window
        self._watched: QObject | None = None
        self._held = 0
        self._composing = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusObjectChanged.connect(self._follow)
        self._follow(app.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            if self._composing or event.commitString():
                self._player.note_typing()
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                return self._before_shortcut(event)
            if kind == QEvent.Type.KeyPress:
                return self._pressed(watched, event)
            if kind == QEvent.Type.KeyRelease:
                return self._released(event)
        return False

    def _before_shortcut(self, event: QKeyEvent) -> bool:
        if self._belongs_to(event, HOLD):
            event.accept()  # it comes as a key, not as a shortcut: only keys tell when they are let go
            return True
        if self._composing and any(self._belongs_to(event, command) for command in self._ids):
            QGuiApplication.inputMethod().commit()
        return False

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._belongs_to(event, HOLD):
            if not event.isAutoRepeat() and not self._held:
                self._held = event.key()
                self._player.play()
            return True
        writes = isinstance(watched, QWidget) and watched.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        )
        commanding = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if writes and event.text() and not event.modifiers() & commanding:
            self._player.note_typing()
        return False

    def _released(self, event: QKeyEvent) -> bool:
        if not self._held or event.key() != self._held:
            return False
        if not event.isAutoRepeat():
            self._let_go()
        return True

    def _let_go(self) -> None:
        if self._held:
            self._held = 0
            self._player.pause()

    def _belongs_to(self, event: QKeyEvent, command: str) -> bool:
        if not self._commands[command].isEnabled():
            return False
        pressed = QKeySequence(event.keyCombination())
        return any(QKeySequence(key) == pressed for key in self._commands.keys(command))

    def _follow(self, focus: QObject | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        inside = isinstance(focus, QWidget) and focus.window() is self._window
        self._watched = focus if inside else None
        self._composing = False
        if self._watched is None:
            self._let_go()
        else:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None
