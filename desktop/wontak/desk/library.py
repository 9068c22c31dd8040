"""The library of meetings: listed, searched, opened again, thrown away, duplicated, and moved about as one file."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wontak import paths
from wontak.desk.library_places import Opened, default_folder, load_places, save_places
from wontak.domain.errors import Code, WontakError
from wontak.domain.kinds import NOTHING_SAID, Bilingual, Language
from wontak.domain.library import ARCHIVE_SUFFIX, Entry, Ranking, Sort, ordered
from wontak.domain.long_work import Cancelled, Stop, Watch, never
from wontak.store.library_index import INDEX_FILE, IndexLost, LibraryIndex
from wontak.store.meeting_places import GONE, find_meetings, stamp

if TYPE_CHECKING:
    from wontak.domain.found import Results
    from wontak.domain.meeting import Event
    from wontak.domain.searching import Query
    from wontak.store.library_passages import Hits

# What searches and opens meetings is loaded where that is done: the list of them, which the window starts with, is shown without.

__all__ = ["ARCHIVE_SUFFIX", "Library", "Stop", "Trash", "Watch"]

Trash = Callable[[Path], bool]
"""Moves a folder to the system's trash; whether it did."""


class Library:
    """All meetings in the library's folders, and those that were opened elsewhere.

    Listing and searching read the index alone; `refresh` brings it up to date with the folders. It may be used from several
    threads at once.
    """

    def __init__(self, data: Path | None = None) -> None:
        self._data = data or paths.user_data()
        self._index = LibraryIndex(self._data / INDEX_FILE)
        self._places_lock = threading.Lock()

    # Folders ----------------------------------------------------------------------------------------------------------

    @property
    def default_folder(self) -> Path:
        """Where new and imported meetings go unless another place is chosen."""
        return default_folder()

    def folders(self) -> tuple[Path, ...]:
        """The folders that are looked through, the default one first."""
        return (self.default_folder, *load_places(self._data).folders)

    def add_folder(self, folder: Path) -> None:
        """Look through `folder` as well, from the next refresh on."""
        folder = folder.absolute()
        with self._places_lock:
            places = load_places(self._data)
            if folder not in (self.default_folder, *places.folders):
                save_places(self._data, places.looking_in((*places.folders, folder)))

    def remove_folder(self, folder: Path) -> None:
        """Look through `folder` no more; nothing in it is touched."""
        with self._places_lock:
            places = load_places(self._data)
            kept = tuple(one for one in places.folders if one != folder.absolute())
            save_places(self._data, places.looking_in(kept))

    def place_for(self, event: Event, folder: Path | None = None) -> Path:
        """A free place for a new meeting, named after its date and topic; `folder` or the default one."""
        from wontak.desk.files import folder_name
        from wontak.store.archive_file import free_place

        return free_place((folder or self.default_folder) / folder_name(event))

    # Listing ----------------------------------------------------------------------------------------------------------

    def entries(
        self, sort: Sort = Sort.DATE, language: Language = Language.KO, descending: bool | None = None
    ) -> tuple[Entry, ...]:
        """The meetings as the index has them. Titles are compared in `language`."""
        try:
            return ordered(self._index.entries(), sort, language, descending)
        except IndexLost:
            return ()

    def refresh(self, watch: Watch | None = None, stop: Stop | None = None) -> bool:
        """Read the meetings that are new or have changed, forget those that are gone; whether there were any.

        `watch` hears how many of the meetings in need of reading have been read; `stop` ends the work between two of them.
        """
        stop = stop or never
        try:
            return self._refresh(watch or _unheard, stop)
        except IndexLost:
            return self._refresh(watch or _unheard, stop)

    def refresh_one(self, folder: Path) -> Entry:
        """Read one meeting anew. Raises WontakError(NOT_A_MEETING)."""
        folder = folder.absolute()
        read_at = stamp(folder)
        if read_at == GONE:
            self._index.forget(folder)
            raise WontakError(Code.NOT_A_MEETING, folder=str(folder))
        from wontak.store.library_reading import read_meeting

        entry, passages = read_meeting(folder)
        try:
            self._index.put(entry, read_at, passages)
        except IndexLost:  # it is made anew from here on
            self._index.put(entry, read_at, passages)
        return entry

    def _refresh(self, watch: Watch, stop: Stop) -> bool:
        known = self._index.stamps()
        there = {folder: stamp(folder) for folder in self._all_folders(stop)}
        if stop():
            return False
        gone = [folder for folder in known if there.get(folder, GONE) == GONE]
        for folder in gone:
            self._index.forget(folder)
        changed = [folder for folder, now in there.items() if now not in (GONE, known.get(folder))]
        for done, folder in enumerate(changed):
            watch(done, len(changed))
            if stop():
                return done > 0 or bool(gone)
            with suppress(WontakError):  # it may vanish while it is being looked for
                self.refresh_one(folder)
        if changed:
            watch(len(changed), len(changed))
        return bool(gone or changed)

    def _all_folders(self, stop: Stop) -> Iterable[Path]:
        places = load_places(self._data)
        for folder in self.folders():
            yield from find_meetings(folder, stop)
        yield from (one.folder for one in places.opened)

    # Searching --------------------------------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        *,
        ranking: Ranking = Ranking.RELEVANCE,
        language: Language = Language.KO,
        limit: int = 50,
        snippets: int = 3,
    ) -> Results:
        """The meetings that contain every word of `query` in one passage; at most `limit` with `snippets` passages each.

        Quotation marks keep words together; a passage that matches in both languages is shown in `language`. What went off the
        record since a meeting was indexed is not shown: meetings found are read again first if they have changed.
        """
        from wontak.domain.found import Results
        from wontak.domain.searching import read_query

        asked = read_query(query)
        if asked is None:
            return Results(query)
        try:
            hits = self._fresh_hits(asked, ranking, limit, snippets)
            found = self._index.found(asked, hits[:limit], language)
        except IndexLost:
            return Results(query)
        return Results(query, found, len(hits), sum(hit.count for hit in hits))

    def _fresh_hits(self, query: Query, ranking: Ranking, limit: int, snippets: int) -> list[Hits]:
        hits = _ranked(self._index.hits(query, snippets), ranking)
        read_at = {Path(hit.folder): hit.stamp for hit in hits[:limit]}
        stale = [folder for folder, then in read_at.items() if stamp(folder) != then]
        for folder in stale:
            with suppress(WontakError):
                self.refresh_one(folder)
        return _ranked(self._index.hits(query, snippets), ranking) if stale else hits

    # Opened last ------------------------------------------------------------------------------------------------------

    def note_opened(self, folder: Path, title: Bilingual = NOTHING_SAID) -> None:
        """Remember that a meeting was open now, and its title: it belongs to the library from then on, wherever it lies.

        Where that cannot be kept, it is not remembered.
        """
        opened = Opened(folder.absolute(), dt.datetime.now(dt.UTC), title)
        with self._places_lock, suppress(WontakError):
            save_places(self._data, load_places(self._data).with_opened(opened))

    def recent(self, limit: int = 10) -> tuple[Entry, ...]:
        """The meetings opened last, the latest first; those that are gone are left out."""
        try:
            known = {entry.folder: entry for entry in self._index.entries()}
        except IndexLost:
            known = {}
        opened = (one for one in load_places(self._data).opened if stamp(one.folder) != GONE)
        return tuple(known.get(one.folder, Entry(one.folder, one.title)) for one in opened)[:limit]

    def forget_recent(self, folder: Path) -> None:
        """Take a meeting off the list of those opened last."""
        with self._places_lock:
            save_places(self._data, load_places(self._data).without(folder.absolute()))

    # Whole meetings ---------------------------------------------------------------------------------------------------

    def delete(self, folder: Path, trash: Trash) -> None:
        """Move a meeting to the trash. Raises WontakError(NOT_A_MEETING, MEETING_IN_USE, TRASH_FAILED)."""
        from wontak.store.ownership import Claim, claim

        folder = folder.absolute()
        if stamp(folder) == GONE:
            raise WontakError(Code.NOT_A_MEETING, folder=str(folder))
        held = claim(folder)
        if isinstance(held, Claim):
            held.release()
        elif held is not None:
            raise WontakError(Code.MEETING_IN_USE, folder=str(folder), owner=str(held))
        if not trash(folder) or folder.exists():
            raise WontakError(Code.TRASH_FAILED, folder=str(folder))
        with suppress(IndexLost):
            self._index.forget(folder)
        self.forget_recent(folder)

    def duplicate(self, folder: Path) -> Path:
        """A new meeting beside `folder` with its event (the date aside), roster, agenda and glossary, and nothing else of it.

        Raises WontakError(NOT_A_MEETING, MEETING_DAMAGED, NOT_WRITABLE, …).
        """
        from dataclasses import replace

        from wontak.desk.glossary import meeting_file
        from wontak.domain.meeting import Meeting, Status
        from wontak.export.atomic import write_whole
        from wontak.store.meetings import MeetingStore

        with MeetingStore.open(folder, read_only=True) as store:
            meeting = store.meeting()
        event = replace(meeting.event, date=None, status=Status.DRAFT)
        target = self.place_for(event, folder.absolute().parent)
        MeetingStore.create(target, Meeting(event, meeting.participants, meeting.agenda)).close()
        glossary = meeting_file(folder)
        if glossary.is_file():
            write_whole(meeting_file(target), glossary.read_bytes())
        self.refresh_one(target)
        return target

    def export_archive(
        self, folder: Path, target: Path, watch: Watch | None = None, stop: Stop | None = None
    ) -> Path | None:
        """Write a whole meeting, its sound included, to one file; None where it was cancelled. `watch` hears bytes done and all.

        Raises WontakError(NOT_A_MEETING, MEETING_DAMAGED, MEETING_IS_NEWER, DISK_FULL, NOT_WRITABLE).
        """
        from wontak.desk.files import write_fault
        from wontak.store.archive_file import write_archive

        try:
            write_archive(folder, target, watch or _unheard, stop or never)
        except Cancelled:
            return None
        except OSError as fault:
            raise write_fault(fault, target) from fault
        return target

    def import_archive(
        self, file: Path, into: Path | None = None, watch: Watch | None = None, stop: Stop | None = None
    ) -> Path | None:
        """Unpack a meeting from one file into `into` or the default folder; its new folder, None where it was cancelled.

        Raises WontakError(ARCHIVE_INVALID, MEETING_DAMAGED, MEETING_IS_NEWER, DISK_FULL, NOT_WRITABLE).
        """
        from wontak.desk.files import write_fault
        from wontak.store.archive_file import read_archive

        into = into or self.default_folder
        try:
            folder = read_archive(file, into, watch or _unheard, stop or never)
        except Cancelled:
            return None
        except FileNotFoundError as fault:
            raise WontakError(Code.ARCHIVE_INVALID, file=str(file)) from fault
        except OSError as fault:
            raise write_fault(fault, into) from fault
        self.refresh_one(folder)
        return folder


def _ranked(hits: Iterable[Hits], ranking: Ranking) -> list[Hits]:
    """By relevance, meetings with the words in their titles come first, then those that have them most often, then the latest."""
    latest_first = sorted(hits, key=lambda hit: hit.when, reverse=True)
    if ranking is Ranking.DATE:
        return latest_first
    return sorted(latest_first, key=lambda hit: (not hit.in_title, -hit.count))


def _unheard(_done: int, _total: int) -> None:
    pass
