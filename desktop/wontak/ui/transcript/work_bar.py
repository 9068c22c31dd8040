"""The line above the page: the jobs of the transcript with how long they will take, finding, and how the page is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from wontak.ui.context import Context
from wontak.ui.transcript.engine_operations import TRANSCRIBE, TRANSLATE, VOICES, EngineOperations
from wontak.ui.transcript.summary import Summary

LEFT_OVER_S = 1.0
"""Less sound than this without a transcript is nothing to transcribe."""

JOBS = {TRANSCRIBE: "transcribe_all", VOICES: "find_voices", TRANSLATE: "translate_all"}
"""The command of each job."""

TOOLS = ("find_in_transcript", "show_only", "show_translation", "translation_beside", "shade_doubtful")


class WorkBar(QFrame):
    """Buttons of commands. What is done, or under way, cannot be pressed."""

    def __init__(self, context: Context, engines: EngineOperations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workBar")
        self._context, self._engines = context, engines
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(24, 4, 16, 4)
        self._line.setSpacing(4)
        for command in JOBS.values():
            self._add(command, Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "quiet")
        self._line.addSpacing(8)
        self._line.addWidget(self._hint)
        self._line.addStretch(1)
        for command in TOOLS:
            self._add(command, Qt.ToolButtonStyle.ToolButtonIconOnly)

    def show_summary(self, summary: Summary) -> None:
        """Say what can be done next, and how long that will take here."""
        session = self._context.session
        if not session.is_open:
            return
        lengths_s = self._lengths_s(summary)
        waiting = [kind for kind, length_s in lengths_s.items() if length_s is not None]
        closed = session.is_read_only or session.is_approved
        for kind, command in JOBS.items():
            able = kind in waiting and not closed and not self._engines.is_under_way(kind)
            self._context.commands[command].setEnabled(able)
            self._tell_length(command, lengths_s[kind])
        following = next((kind for kind in waiting if not self._engines.is_under_way(kind)), None)
        length_s = lengths_s[following] if following else None
        if following is None or length_s is None or closed:
            self._hint.clear()
            return
        from wontak.desk.estimate import said

        verb = self._context.commands[JOBS[following]].text()
        self._hint.setText(f"{verb}: {said(length_s, self._context.language.current)}")

    def _tell_length(self, command: str, length_s: float | None) -> None:
        """Each button says how long its job will take, also while another one comes first."""
        from wontak.desk.estimate import said  # slow to load, and the first figures come after the text

        action = self._context.commands[command]
        length = "" if length_s is None else f": {said(length_s, self._context.language.current)}"
        action.setToolTip(f"{action.text()}{length}")

    def _lengths_s(self, summary: Summary) -> dict[str, float | None]:
        """How long each job will take; None where there is nothing to do."""
        from wontak.desk.estimate import Estimates, untranscribed_s

        session, estimates = self._context.session, Estimates()
        sound_s = sum(one.duration_s for one in session.recordings())
        left_s = untranscribed_s(session.desk.store)
        packs = self._engines.recognisers()
        to_transcribe = (
            estimates.transcription_s(packs[0], left_s) if packs and left_s > LEFT_OVER_S else None
        )
        return {
            TRANSCRIBE: to_transcribe,
            VOICES: estimates.voices_s(sound_s) if summary.voiceless else None,
            TRANSLATE: estimates.translation_s(summary.untranslated) if summary.untranslated else None,
        }

    def _add(self, command: str, style: Qt.ToolButtonStyle) -> None:
        action = self._context.commands[command]
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(style)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line.addWidget(button)
