"""Models: which are here, which is used, and how others come in, from their hub or from a file carried by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.meeting import Language
from wontak.domain.packs import Pack, PackKind
from wontak.store.catalogue import Entry
from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.errands import Errand
from wontak.ui.preferences.section import Section
from wontak.ui.settings import RECOGNISER, TRANSLATED

translate = QCoreApplication.translate

MEGABYTE = 1_000_000


class ModelsSection(Section):
    """The packs on this machine, those that can be installed, and the recogniser in use."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QCoreApplication.translate("PreferencesPage", "Models"), parent)
        self._use = QComboBox(self)
        self._use.activated.connect(lambda _place: self.settings.choose(RECOGNISER, self._use.currentData()))
        self.add_row(self.tr("Model to transcribe with"), self._use)
        self.add_choice(
            self.tr("Translate"),
            TRANSLATED,
            {
                "both": self.tr("Korean into English and English into Korean"),
                "ko": self.tr("Korean into English only"),
                "en": self.tr("English into Korean only"),
            },
        )
        heading = QLabel(self.tr("On this computer"), self)
        heading.setProperty("role", "heading")
        self.column.addSpacing(16)
        self.column.addWidget(heading)
        self._here = QVBoxLayout()
        self.column.addLayout(self._here)
        bring = QPushButton(self.tr("Bring in a model from a file…"), self)
        bring.clicked.connect(self._ask_file)
        folder = QPushButton(self.tr("Bring in a model folder…"), self)
        folder.clicked.connect(self._ask_folder)
        line = QHBoxLayout()
        line.addWidget(bring)
        line.addWidget(folder)
        line.addStretch(1)
        self.column.addLayout(line)
        self.add_text(
            self.tr(
                "A faster-whisper folder or an .argosmodel file, copied here by hand, for a machine without a network; both "
                "can also be dropped on this window."
            )
        )
        offered = QLabel(self.tr("Can be installed (needs a network)"), self)
        offered.setProperty("role", "heading")
        self.column.addSpacing(16)
        self.column.addWidget(offered)
        self._offered = QVBoxLayout()
        self.column.addLayout(self._offered)

    def read(self) -> None:
        """Show what there is; the disk is read off this thread."""
        in_background(
            lambda: (self.context.packs.installed(), self.context.packs.available()),
            lambda found: self._show(*found),
            self.context.notices.fault,
        )

    def bring_in(self, path: Path) -> None:
        """Check a model and copy it in, off this thread."""
        title = self.tr("Bringing in “{name}”…").replace("{name}", path.name)
        errand = Errand(title, can_be_cancelled=False)
        self.context.notices.follow(errand)
        packs = self.context.packs
        errand.begin(lambda _watch, _stop: packs.import_pack(path), self._on_here, self.context.notices.fault)

    def _show(self, packs: tuple[Pack, ...], entries: tuple[Entry, ...]) -> None:
        self._use.clear()
        self._use.addItem(self.tr("The best one there is"), "")
        for pack in packs:
            if pack.kind is PackKind.RECOGNISER:
                self._use.addItem(pack.name, pack.name)
        self._use.setCurrentIndex(max(0, self._use.findData(self.settings.text(RECOGNISER))))
        _empty(self._here)
        for pack in packs:
            self._here.addWidget(self._row_of_pack(pack))
        _empty(self._offered)
        for entry in entries:
            self._offered.addWidget(_Offer(self.context, entry, self._on_here, self))

    def _row_of_pack(self, pack: Pack) -> QWidget:
        parts = [kind_text(pack.kind, pack.languages), size_text(pack.size_bytes // MEGABYTE)]
        if pack.starter:
            parts.append(self.tr("starter model: knows only the sample's voices"))
        row, line = _row(self, pack.name, " · ".join(parts))
        if not pack.bundled:
            remove = QPushButton(self.tr("Remove…"), row)
            remove.setProperty("danger", True)
            remove.clicked.connect(partial(self._remove, pack.name))
            line.addWidget(remove)
        return row

    def _remove(self, name: str) -> None:
        question = self.tr("Remove the model “{name}” from this computer?").replace("{name}", name)
        if QMessageBox.question(self, self.tr("Remove a model"), question) is QMessageBox.StandardButton.Yes:
            in_background(
                partial(self.context.packs.remove, name),
                partial(self._on_removed, name),
                self.context.notices.fault,
            )

    def _on_removed(self, name: str, _nothing: None) -> None:
        if self.settings.text(RECOGNISER) == name:
            self.settings.choose(RECOGNISER, "")
        self.read()

    def _ask_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Bring in a model"), "", self.tr("Translation models (*.argosmodel)")
        )
        if chosen:
            self.bring_in(Path(chosen))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Bring in a model"))
        if chosen:
            self.bring_in(Path(chosen))

    def _on_here(self, pack: Pack) -> None:
        self.context.notices.say(
            self.tr("The model “{name}” is here.").replace("{name}", pack.name), key="model"
        )
        self.read()


class _Arrival(QObject):
    """Carries progress of a download from its thread to this one."""

    came = Signal(int, int)


class _Offer(QFrame):
    """A model that can be installed, with its button and, while it comes, its progress."""

    def __init__(self, context: Context, entry: Entry, here: Callable[[Pack], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._entry = entry
        self._here = here
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        facts = " · ".join((kind_text(entry.kind, entry.languages), size_text(entry.size_mb), entry.licence))
        row, line = _row(self, entry.name, facts)
        self._install = QPushButton(self.tr("Install"), row)
        self._install.clicked.connect(self._begin)
        line.addWidget(self._install)
        column.addWidget(row)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.hide()
        column.addWidget(self._bar)
        self._arrival = _Arrival(self)
        self._arrival.came.connect(self._on_came)

    def _begin(self) -> None:
        self._install.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        arrival = self._arrival

        def told(done: int, total: int | None) -> None:
            arrival.came.emit(done // MEGABYTE, (total or 0) // MEGABYTE)

        in_background(lambda: self._context.packs.install(self._entry.name, told), self._here, self._on_fault)

    def _on_came(self, done_mb: int, total_mb: int) -> None:
        self._bar.setRange(0, total_mb)
        self._bar.setValue(done_mb)

    def _on_fault(self, fault: Exception) -> None:
        self._bar.hide()
        self._install.setEnabled(True)
        self._context.notices.fault(fault)


def kind_text(kind: PackKind, languages: tuple[Language, ...]) -> str:
    """What a model is for."""
    if kind is PackKind.TRANSLATOR:
        direction = " → ".join(one.value.upper() for one in languages)
        return translate("Models", "Translation") + f" {direction}"
    known = ", ".join(one.value.upper() for one in languages)
    return translate("Models", "Recognition") + f" {known}"


def size_text(size_mb: int) -> str:
    return f"{size_mb / 1000:.1f} GB" if size_mb >= 1000 else f"{size_mb} MB"


def _row(parent: QWidget, name: str, facts: str) -> tuple[QWidget, QHBoxLayout]:
    row = QWidget(parent)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 4, 0, 4)
    text = QLabel(name, row)
    text.setMinimumWidth(text.fontMetrics().horizontalAdvance("m" * 16))
    below = QLabel(facts, row)
    below.setProperty("role", "quiet")
    below.setWordWrap(True)
    line.addWidget(text)
    line.addWidget(below, 1)
    return row, line


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()
