"""The library: all meetings of this person, found by what was said in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.library import Sort
from wontak.ui.background import in_background
from wontak.ui.context import Context, Page, Place
from wontak.ui.first_picture import after_first_picture
from wontak.ui.library.fields import MeetingList, SearchField
from wontak.ui.library.painting import LibraryPainter
from wontak.ui.library.rows import LibraryRows, Row

if TYPE_CHECKING:
    # What is not in the window's first picture is loaded, and made, when it is asked for.
    from PySide6.QtCore import QModelIndex, QPoint

    from wontak.domain.found import Results
    from wontak.ui.library.actions import LibraryActions
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
        self._painter = LibraryPainter(self._rows, context.theme, context.language.current)
        self._wanted = 0
        self._is_read = False
        self._lay_out()
        self._add_commands()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self._search.textChanged.connect(self._pause.start)
        self._sort.currentIndexChanged.connect(self._on_sort)
        self._search.left.connect(self._into_list)
        self._list.thrown_away.connect(self._delete)
        self._list.asked.connect(self._show_menu)
        for signal in (self.session.opened, self.session.closed):
            signal.connect(self._on_session)

    def entered(self) -> None:
        self._search.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Look on the disk for new, changed and vanished meetings, off this thread, and show what there is."""
        self._look()
        after_first_picture(self, self._look_on_disk)

    def _look_on_disk(self) -> None:
        in_background(self.context.library.refresh, self._on_refreshed, self.context.notices.fault)

    def take_files(self, files: list[Path]) -> None:
        self._actions.take_files(files)

    def _into_list(self) -> None:
        if self._rows.rowCount():
            self._list.setFocus()
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._rows.index(0))

    def _delete(self) -> None:
        if self._list.currentIndex().isValid():
            self._actions.delete(self._rows.row(self._list.currentIndex()).entry)

    # Parts ------------------------------------------------------------------------------------------------------------

    @cached_property
    def _actions(self) -> LibraryActions:
        from wontak.ui.library.actions import LibraryActions

        return LibraryActions(self.context, self, self.refresh)

    @cached_property
    def _welcome(self) -> Welcome:
        from wontak.ui.library.welcome import Welcome

        welcome = Welcome(self._actions, self)
        self._pages.addWidget(welcome)
        return welcome

    @cached_property
    def _nothing(self) -> QLabel:
        from PySide6.QtCore import Qt

        nothing = QLabel(self.tr("Nothing was found. Try a shorter word."), self)
        nothing.setProperty("role", "quiet")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(nothing)
        return nothing

    def _lay_out(self) -> None:
        self._search = SearchField(self)
        self._search.setPlaceholderText(self.tr("Search all transcripts and minutes"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._sort = self._sort_box()
        self._list = self._list_view()
        self._pages = QStackedLayout()
        self._pages.addWidget(self._list)
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
        line.setSpacing(8)
        line.addWidget(title, 1)
        self.open_button = self._button(self.tr("Open"))
        menu = QMenu(self.open_button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill_open(menu))
        self.open_button.setMenu(menu)
        line.addWidget(self.open_button)
        new = self._button(self.tr("New meeting"), lambda: self._actions.new())
        new.setProperty("primary", True)
        line.addWidget(new)
        return line

    def _button(self, text: str, action: Callable[[], object] | None = None) -> QPushButton:
        button = QPushButton(text, self)
        if action:
            button.clicked.connect(lambda _checked=False: action())
        return button

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

    def _list_view(self) -> MeetingList:
        view = MeetingList(self)
        view.setObjectName("meetings")
        view.setModel(self._rows)
        view.setItemDelegate(self._painter)
        view.setAccessibleName(self.tr("Meetings"))
        view.setMouseTracking(True)
        view.activated.connect(lambda index: self._open(self._rows.row(index)))
        view.clicked.connect(self._on_clicked)
        return view

    def _add_commands(self) -> None:
        add = self.context.commands.add
        add(
            "new_meeting", QT_TRANSLATE_NOOP("Commands", "New meeting"), lambda: self._actions.new(), "Ctrl+N"
        )
        add(
            "open_folder",
            QT_TRANSLATE_NOOP("Commands", "Open a meeting folder"),
            lambda: self._actions.open_folder(),
            "Ctrl+O",
        )
        add(
            "bring_in_archive",
            QT_TRANSLATE_NOOP("Commands", "Bring in an archive"),
            lambda: self._actions.bring_in(),
        )
        add(
            "open_recent",
            QT_TRANSLATE_NOOP("Commands", "Open a recent meeting"),
            self._show_recent,
            "Ctrl+Shift+O",
        )
        add(
            "open_sample",
            QT_TRANSLATE_NOOP("Commands", "Open the sample meeting"),
            lambda: self._actions.open_sample(),
        )

    # What happens -----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Show all meetings, or those found; the answer to an older question is not shown over a newer one's."""
        self._wanted += 1
        query = self._search.text().strip()
        library, language = self.context.library, self.context.language.current
        self._sort.setEnabled(not query)
        if query:
            in_background(
                partial(library.search, query, language=language),
                partial(self._show_results, self._wanted),
                self.context.notices.fault,
            )
        else:
            entries = library.entries(Sort(self._sort.currentData()), language)
            self._keeping_place(partial(self._rows.show_entries, entries))
            # Before the disk was looked at once, nobody knows that there is nothing.
            self._pages.setCurrentWidget(self._list if entries or not self._is_read else self._welcome)

    def _show_results(self, number: int, results: Results) -> None:
        if number == self._wanted:
            self._keeping_place(partial(self._rows.show_results, results))
            self._pages.setCurrentWidget(self._list if results.found else self._nothing)

    def _keeping_place(self, show: Callable[[], None]) -> None:
        """Show other rows; the marked one stays marked if it is still there, and what is in view in view."""
        marked = self._list.currentIndex()
        if not marked.isValid():
            show()
            return
        before, top = self._rows.row(marked), self._list.verticalScrollBar().value()
        show()
        place = self._rows.place_of(before)
        if place is not None:
            self._list.setCurrentIndex(self._rows.index(place))
            self._list.verticalScrollBar().setValue(top)

    def _on_refreshed(self, changed: bool) -> None:
        nothing_known = not self._is_read and not self._rows.rowCount()
        self._is_read = True
        if changed or nothing_known:
            self._look()

    def _on_session(self) -> None:
        """A meeting was closed, and may have changed before, or another one opened: the list follows when it is seen."""
        if self.isVisible():
            self.refresh()

    def _on_sort(self) -> None:
        self.context.settings.choose(SORT, self._sort.currentData())
        self._look()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row.snippet:
            self._open(row)

    def _open(self, row: Row) -> None:
        from wontak.domain.found import Where

        self._actions.open(row.entry.folder)
        snippet = row.snippet
        there = self.session.is_open and self.session.folder == row.entry.folder
        if snippet and there and snippet.where is Where.TRANSCRIPT:
            self.context.show_segment(snippet.item)
        elif snippet and there:
            self.context.go(Place.MINUTES if snippet.where is Where.MINUTES else Place.DETAILS)

    def _show_recent(self) -> None:
        self.context.go(Place.LIBRARY)
        self.open_button.showMenu()

    def _fill_open(self, menu: QMenu) -> None:
        """The meetings opened last, then the ways to one that is not in the list."""
        menu.clear()
        for entry in self.context.library.recent():
            name = entry.name(self.context.language.current).replace("&", "&&")
            menu.addAction(name, partial(self._actions.open, entry.folder)).setToolTip(str(entry.folder))
        menu.addSeparator()
        menu.addAction(self.tr("Open a meeting folder…"), self._actions.open_folder)
        menu.addAction(self.tr("Bring in an archive…"), self._actions.bring_in)

    def _show_menu(self, at: QPoint) -> None:
        from PySide6.QtCore import Qt

        index = self._list.indexAt(at)
        if not index.isValid():
            return
        row = self._rows.row(index)
        menu = self.menu_for(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.viewport().mapToGlobal(at))

    def menu_for(self, row: Row) -> QMenu:
        """What can be done with a meeting; with one that cannot be read, only what needs no reading."""
        entry = row.entry
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._open(row))
        menu.addAction(self.tr("Show in its folder"), lambda: self._actions.show_folder(entry.folder))
        menu.addSeparator()
        for text, action in (
            (self.tr("New meeting from this one"), self._actions.duplicate),
            (self.tr("Save as one archive file…"), self._actions.save_archive),
        ):
            menu.addAction(text, partial(action, entry.folder)).setEnabled(not entry.problem)
        menu.addSeparator()
        menu.addAction(self.tr("Move to the trash…"), lambda: self._actions.delete(entry))
        return menu
