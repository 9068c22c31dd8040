"""The interface language: the system's or the chosen one, taken on at run time, and both at hand for the command finder."""

from __future__ import annotations

import os
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from wontak import paths
from wontak.domain.kinds import Language
from wontak.ui.settings import LANGUAGE, Settings


class InterfaceLanguage(QObject):
    """Installs the translations of one language; `changed` is told after another one has been taken on."""

    changed = Signal()

    def __init__(self, app: QCoreApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._installed: list[QTranslator] = []
        self.current = Language.EN
        settings.changed.connect(self._on_choice)
        self.apply()

    def apply(self) -> None:
        """Take on the chosen language, else the system's."""
        self.current = self._wanted()
        # Sentences about faults are said in the language that the environment names.
        os.environ["WONTAK_LANGUAGE"] = self.current.value
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = [
            _translator(self, f"wontak_{self.current.value}"),
            _translator(self, f"qtbase_{self.current.value}", qt),
        ]
        for translator in self._installed:
            self._app.installTranslator(translator)
        QLocale.setDefault(QLocale(self.current.value))
        self.changed.emit()

    def korean(self, context: str, text: str) -> str:
        """What a text of the source is in Korean, whatever the interface language."""
        return self._korean.translate(context, text) or text

    @cached_property
    def _korean(self) -> QTranslator:
        return _translator(self, "wontak_ko")

    def _wanted(self) -> Language:
        chosen = self._settings.text(LANGUAGE) or os.environ.get("WONTAK_LANGUAGE", "")
        if chosen in tuple(Language):
            return Language(chosen)
        return Language.KO if QLocale.system().language() is QLocale.Language.Korean else Language.EN

    def _on_choice(self, name: str) -> None:
        if name == LANGUAGE:
            self.apply()


def _translator(owner: QObject, name: str, folder: str = "") -> QTranslator:
    translator = QTranslator(owner)
    translator.load(name, folder or str(paths.resources() / "translations"))
    return translator
