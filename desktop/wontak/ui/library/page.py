"""The library: all meetings of this person, found by what was said in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.library import Results, Sort, Where
from wontak.ui.background import in_background
from wontak.ui.context import Context, Page
from wontak.ui.library.actions import LibraryActions
from wontak.ui.library.painting import LibraryPainter
from wontak.ui.library.rows import LibraryRows, Row
from wontak.ui.library.welcome import Welcome

SEARCH_AFTER_MS = 120
"""A pause in typing after which a search begins."""

COLUMN_PX = 880
SORT = "library_sort"


def make_page(context: Context) -> Page:
    return LibraryPage(context)


class LibraryPage(Page):
    """Search field, list, and what can be done with a meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self._rows = LibraryRows(context.language.current, self)
        self._painter = LibraryPainter(context.theme, context.language.current)
        self._actions = LibraryActions(context, self, self.refresh)
        self._wanted = 0
        self._add_commands()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self._search.textChanged.connect(self._pause.start)
        self._sort.currentIndexChanged.connect(self._on_sort)
        self._look()

    def entered(self) -> None:
        self._search.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Look on the disk for new, changed and vanished meetings, off this thread, and show what there is."""
        self._look()
        in_background(self.context.library.refresh, self._on_refreshed, self.context.notices.fault)

    def take_files(self, files: list[Path]) -> None:
        self._actions.take_files(files)

    # Parts ------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search all transcripts and minutes"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._sort = self._sort_box()
        self._list = self._list_view()
        self._welcome = Welcome(self._actions, self)
        self._nothing = QLabel(self.tr("Nothing was found. Try a shorter word."), self)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        for part in (self._list, self._welcome, self._nothing):
            self._pages.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addLayout(self._title_line())
        line = QHBoxLayout()
        line.addWidget(self._search, 1)
        line.addWidget(self._sort)
        column.addLayout(line)
        column.addLayout(self._pages, 1)
        frame = QWidget(self)
        frame.setLayout(column)
        frame.setMaximumWidth(COLUMN_PX)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        middle.addWidget(frame, 8)
        middle.addStretch(1)

    def _title_line(self) -> QHBoxLayout:
        title = QLabel(self.tr("Meetings"), self)
        title.setProperty("role", "title")
        line = QHBoxLayout()
        line.addWidget(title, 1)
        for text, action, primary in (
            (self.tr("Open a meeting folder"), self._actions.open_folder, False),
            (self.tr("Bring in an archive"), self._actions.bring_in, False),
            (self.tr("New meeting"), self._actions.new, True),
        ):
            button = QPushButton(text, self)
            button.setProperty("primary", primary)
            button.clicked.connect(lambda _checked=False, action=action: action())
            line.addWidget(button)
        return line

    def _sort_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Sort by"))
        names = {
            Sort.DATE: self.tr("By date"),
            Sort.TITLE: self.tr("By title"),
            Sort.MODIFIED: self.tr("Latest change first"),
            Sort.DURATION: self.tr("By length"),
            Sort.STATUS: self.tr("By status"),
        }
        for sort, name in names.items():
            box.addItem(name, sort.value)
        box.setCurrentIndex(max(0, box.findData(self.context.settings.text(SORT, Sort.DATE.value))))
        return box

    def _list_view(self) -> QListView:
        view = QListView(self)
        view.setModel(self._rows)
        view.setItemDelegate(self._painter)
        view.setAccessibleName(self.tr("Meetings"))
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.activated.connect(lambda index: self._open(self._rows.row(index)))
        view.clicked.connect(self._on_clicked)
        return view

    def _add_commands(self) -> None:
        add = self.context.commands.add
        add("new_meeting", QT_TRANSLATE_NOOP("Commands", "New meeting"), self._actions.new, "Ctrl+N")
        add(
            "open_folder",
            QT_TRANSLATE_NOOP("Commands", "Open a meeting folder"),
            self._actions.open_folder,
            "Ctrl+O",
        )
        add("bring_in_archive", QT_TRANSLATE_NOOP("Commands", "Bring in an archive"), self._actions.bring_in)
        add(
            "open_sample", QT_TRANSLATE_NOOP("Commands", "Open the sample meeting"), self._actions.open_sample
        )

    # What happens -----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Show all meetings, or those found; the answer to an older question is not shown over a newer one's."""
        self._wanted += 1
        number, query = self._wanted, self._search.text().strip()
        library, language = self.context.library, self.context.language.current
        if query:
            in_background(
                lambda: library.search(query, language=language),
                lambda results: self._show_results(number, results),
                self.context.notices.fault,
            )
        else:
            entries = library.entries(Sort(self._sort.currentData()), language)
            self._rows.show_entries(entries)
            self._pages.setCurrentWidget(self._list if entries else self._welcome)

    def _show_results(self, number: int, results: Results) -> None:
        if number == self._wanted:
            self._rows.show_results(results)
            self._pages.setCurrentWidget(self._list if results.found else self._nothing)

    def _on_refreshed(self, changed: bool) -> None:
        if changed:
            self._look()

    def _on_sort(self) -> None:
        self.context.settings.choose(SORT, self._sort.currentData())
        self._look()

    def _on_clicked(self) -> None:
        row = self._rows.row(self._list.currentIndex())
        if row.snippet:
            self._open(row)

    def _open(self, row: Row) -> None:
        self._actions.open(row.entry.folder)
        snippet = row.snippet
        if snippet and snippet.where is Where.TRANSCRIPT and self.session.is_open:
            self.context.show_segment(snippet.item)

    def _show_menu(self, at: QPoint) -> None:
        index = self._list.indexAt(at)
        if not index.isValid():
            return
        entry = self._rows.row(index).entry
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._open(self._rows.row(index)))
        menu.addAction(self.tr("Show in its folder"), lambda: self._actions.show_folder(entry.folder))
        menu.addSeparator()
        menu.addAction(self.tr("New meeting from this one"), lambda: self._actions.duplicate(entry.folder))
        menu.addAction(self.tr("Save as one archive file…"), lambda: self._actions.save_archive(entry.folder))
        menu.addSeparator()
        menu.addAction(self.tr("Move to the trash…"), lambda: self._actions.delete(entry))
        menu.exec(self._list.viewport().mapToGlobal(at))
