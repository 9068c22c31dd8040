"""The library: what it lists and finds, that it disturbs nobody, and whole meetings moved about."""

import dataclasses
import datetime as dt
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.by_hand import edit_text, mark
from wontak.desk.glossary import meeting_file, save
from wontak.desk.library import Library
from wontak.domain.errors import Code, WontakError
from wontak.domain.found import Where
from wontak.domain.glossary import Term
from wontak.domain.library import Ranking, Sort
from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Event,
    Language,
    Meeting,
    Participant,
    Role,
    Status,
)
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.domain.transcript import Review, Segment, Translation
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

CLERK = Actor.person("김서기")
ENGINE = Actor.machine("test")
Make = Callable[..., Path]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


@pytest.fixture
def make(library: Library) -> Make:
    """Makes a meeting of the library: its name, its date and what is said in it, with translations."""

    def made(name: str, date: dt.date | None = None, *said: tuple[str, str]) -> Path:
        event = Event(topic=Bilingual(name, f"{name} in English"), date=date)
        people = (Participant("kim", Bilingual("김진표", "Kim Jin Pyo"), Role.HOST, Bilingual("국회의장")),)
        folder = library.default_folder / f"{name}.wontak"
        with MeetingStore.create(
            folder, Meeting(event, people, (AgendaItem(AgendaKind.OPENING, ("kim",)),))
        ) as store:
            store.add_recording("audio/a.wav", 600.0)
            segments = [
                Segment(
                    1,
                    place * 5.0,
                    place * 5.0 + 4.0,
                    Language.KO,
                    text,
                    translation=Translation(Language.EN, rendering),
                )
                for place, (text, rendering) in enumerate(said)
            ]
            store.store_stretch(1, 0.0, 600.0, segments, ENGINE)
        return folder

    return made


@pytest.fixture
def budget(make: Make) -> Path:
    return make(
        "예산 회의",
        dt.date(2026, 3, 18),
        ("국회의장이 예산안을 설명했습니다", "The Speaker explained the budget bill."),
        ("다음은 질의입니다", "Next, questions."),
    )


def test_a_refresh_lists_what_lies_in_the_folders(library: Library, make: Make, budget: Path) -> None:
    other = make("의회의 미래")
    assert library.refresh()
    with MeetingStore.open(budget) as store:
        mark(store, 1, CLERK, review=Review.VERIFIED)
    assert library.refresh()
    entries = {entry.folder: entry for entry in library.entries()}
    assert set(entries) == {budget, other}
    entry = entries[budget]
    assert entry.title == Bilingual("예산 회의", "예산 회의 in English")
    assert (entry.segments, entry.reviewed, entry.participants, entry.duration_s) == (2, 1, 1, 600.0)
    assert entry.languages == (Language.KO,)
    assert entry.date == dt.date(2026, 3, 18)
    assert entry.modified.tzinfo is dt.UTC
    assert not library.refresh()


def test_two_syllables_are_found_inside_longer_words(library: Library, budget: Path) -> None:
    library.refresh()
    for typed, hit in (("국회", "국회"), ("예산", "예산")):
        results = library.search(typed)
        assert results.meetings == 1
        said = [snippet for snippet in results.found[0].snippets if snippet.where is Where.TRANSCRIPT]
        assert said[0].text == "국회의장이 예산안을 설명했습니다"
        assert [said[0].text[start:end] for start, end in said[0].matches] == [hit]
        assert (said[0].item, said[0].recording, said[0].start_s) == (1, 1, 0.0)


def test_translations_minutes_titles_and_people_are_found(library: Library, budget: Path) -> None:
    block = Block(
        BlockKind.REMARK, Language.EN, "", origin=Origin.WRITTEN, intro="The chair said:", items=("a reform",)
    )
    with MeetingStore.open(budget) as store:
        store.replace_blocks(Language.EN, [block], CLERK)
    library.refresh()
    found = {
        typed: library.search(typed).found[0].snippets
        for typed in ("BUDGET bill", "reform", "예산 회의", "kim jin")
    }
    assert (found["BUDGET bill"][0].where, found["BUDGET bill"][0].is_translation) == (Where.TRANSCRIPT, True)
    assert found["BUDGET bill"][0].language is Language.EN
    assert found["reform"][0].where is Where.MINUTES
    assert found["예산 회의"][0].where is Where.TITLE
    assert found["kim jin"][0].where is Where.PEOPLE


def test_what_is_off_the_record_is_never_found(library: Library, make: Make, tmp_path: Path) -> None:
    folder = make(
        "비공개", None, ("비밀예산 이야기", "the secret story"), ("공개된 이야기", "the open story")
    )
    library.refresh()
    assert library.search("비밀예산").count == 1
    with MeetingStore.open(folder) as store:
        store.replace_blocks(
            Language.KO, [Block(BlockKind.REMARK, Language.KO, "비밀예산 요지", sources=(1,))], ENGINE
        )
        mark(store, 1, CLERK, off_record=True)
        # No refresh in between, and the meeting still open.
        assert library.search("비밀예산").count == 0
        assert library.search("secret").count == 0
        assert library.search("open").count == 1
    library.refresh()
    assert library.search("비밀예산").count == 0
    assert "비밀예산".encode() not in (tmp_path / "data" / "library.db").read_bytes()


def test_results_are_ranked_by_title_count_or_date(library: Library, make: Make) -> None:
    once = make("가", dt.date(2026, 5, 1), ("예산", ""))
    often = make("나", dt.date(2025, 1, 1), ("예산", ""), ("예산안", ""))
    titled = make("예산", dt.date(2024, 1, 1))
    library.refresh()
    assert [one.entry.folder for one in library.search("예산").found] == [titled, often, once]
    by_date = library.search("예산", ranking=Ranking.DATE)
    assert [one.entry.folder for one in by_date.found] == [once, often, titled]
    limited = library.search("예산", limit=1, snippets=1)
    assert (len(limited.found), limited.meetings, limited.count) == (1, 3, 4)


def test_every_sort_has_an_order(library: Library, make: Make) -> None:
    make("나 회의", dt.date(2026, 1, 1), ("하나", "one"))
    make("가 회의", None, ("하나", "one"), ("둘", "two"))
    make("Alpha", dt.date(2026, 2, 1))
    library.refresh()

    def names(sort: Sort, descending: bool | None = None, language: Language = Language.KO) -> list[str]:
        return [entry.name(Language.KO) for entry in library.entries(sort, language, descending)]

    assert names(Sort.TITLE) == ["가 회의", "나 회의", "Alpha"]
    assert names(Sort.TITLE, language=Language.EN) == ["Alpha", "가 회의", "나 회의"]
    assert names(Sort.DATE) == ["Alpha", "나 회의", "가 회의"]
    assert names(Sort.DATE, descending=False) == ["나 회의", "Alpha", "가 회의"]
    assert names(Sort.SEGMENTS) == ["가 회의", "나 회의", "Alpha"]
    for sort in Sort:
        assert len(names(sort)) == 3


def test_reading_leaves_a_meeting_as_it_is_and_its_owner_at_work(library: Library, budget: Path) -> None:
    with MeetingStore.open(budget) as store:
        with store.transaction():
            edit_text(store, 2, "고친 질의입니다", CLERK)
            library.refresh()
        edit_text(store, 2, "다시 고친 질의", CLERK)
        library.refresh()
        assert library.search("다시").count == 1
        assert not library.refresh()
    library.refresh()
    before = {path.name: path.stat().st_mtime_ns for path in budget.iterdir() if path.suffix != ".db-shm"}
    library.refresh_one(budget)
    assert {
        path.name: path.stat().st_mtime_ns for path in budget.iterdir() if path.suffix != ".db-shm"
    } == before
    assert not library.refresh()


def test_a_meeting_that_cannot_be_read_is_listed_with_its_problem(library: Library, budget: Path) -> None:
    (budget / "meeting.db").write_bytes(b"no database at all" * 100)
    library.refresh()
    assert [entry.problem for entry in library.entries()] == [Code.MEETING_DAMAGED]
    assert library.search("예산").count == 0


def test_vanished_meetings_are_forgotten(library: Library, budget: Path) -> None:
    library.refresh()
    shutil.rmtree(budget)
    assert library.search("예산").found == ()
    assert library.refresh() is False or not library.entries()
    assert library.entries() == ()


def test_a_damaged_index_is_made_again(library: Library, budget: Path, tmp_path: Path) -> None:
    library.refresh()
    (tmp_path / "data" / "library.db").write_bytes(b"nothing like a database" * 500)
    for ending in ("-wal", "-shm"):
        (tmp_path / "data" / f"library.db{ending}").unlink(missing_ok=True)
    assert library.entries() == ()
    assert library.refresh()
    assert library.search("예산").meetings == 1


def test_a_refresh_can_be_stopped_and_says_how_far_it_is(library: Library, make: Make) -> None:
    for name in "가나다":
        make(name)
    heard: list[tuple[int, int]] = []
    library.refresh(lambda done, total: heard.append((done, total)), lambda: len(heard) > 1)
    assert heard == [(0, 3), (1, 3)]
    library.refresh(lambda done, total: heard.append((done, total)))
    assert heard[-1] == (2, 2)
    assert len(library.entries()) == 3


def test_folders_and_recent_meetings_are_remembered(library: Library, budget: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    far = elsewhere / "deep" / "far.wontak"
    MeetingStore.create(far, Meeting(Event(topic=Bilingual("먼 회의")))).close()
    library.note_opened(budget)
    library.note_opened(far)
    library.refresh()
    again = Library(tmp_path / "data")
    assert [entry.folder for entry in again.recent()] == [far, budget]
    assert len(again.entries()) == 2
    again.forget_recent(far)
    assert again.refresh()
    assert [entry.folder for entry in again.entries()] == [budget]
    again.add_folder(elsewhere)
    again.add_folder(elsewhere)
    again.refresh()
    assert len(again.folders()) == 2
    assert len(again.entries()) == 2
    again.remove_folder(elsewhere)
    assert again.folders() == (again.default_folder,)
    assert far.exists()


def test_a_meeting_goes_to_the_trash_unless_someone_has_it(
    library: Library, budget: Path, tmp_path: Path
) -> None:
    library.refresh()
    library.note_opened(budget)

    def trash(folder: Path) -> bool:
        shutil.move(folder, tmp_path / "trash")
        return True

    with MeetingStore.open(budget), pytest.raises(WontakError) as fault:
        library.delete(budget, trash)
    assert fault.value.code is Code.MEETING_IN_USE
    with pytest.raises(WontakError) as fault:
        library.delete(budget, lambda _folder: False)
    assert fault.value.code is Code.TRASH_FAILED
    library.delete(budget, trash)
    assert library.entries() == () and library.recent() == ()
    assert library.search("예산").count == 0


def test_a_duplicate_is_a_template(library: Library, budget: Path) -> None:
    save(meeting_file(budget), [Term("의원연맹", "Parliamentary Union")])
    with MeetingStore.open(budget) as store:
        meeting = store.meeting()
        approved = dataclasses.replace(meeting.event, status=Status.APPROVED)
        store.save_meeting(dataclasses.replace(meeting, event=approved))
    copy = library.duplicate(budget)
    second = library.duplicate(budget)
    assert len({copy, second, budget}) == 3
    with MeetingStore.open(copy) as store:
        assert store.segments() == () and store.recordings() == ()
        assert store.meeting().participants == meeting.participants
        assert store.meeting().agenda == meeting.agenda
        assert store.meeting().event == dataclasses.replace(meeting.event, date=None, status=Status.DRAFT)
    assert meeting_file(copy).read_bytes() == meeting_file(budget).read_bytes()
    assert len(library.entries()) == 2


def test_an_archive_holds_the_whole_meeting_while_it_is_being_worked_on(
    library: Library, budget: Path, tmp_path: Path
) -> None:
    sound = bytes(range(256)) * 9000
    (budget / "audio" / "a.wav").write_bytes(sound)
    (budget / "cache" / "1.pcm").write_bytes(b"x" * 1000)
    save(meeting_file(budget), [Term("의원연맹", "Parliamentary Union")])
    heard: list[tuple[int, int]] = []
    with MeetingStore.open(budget) as store:
        edit_text(store, 1, "아직 로그에만 있는 글", CLERK)
        file = library.export_archive(
            budget, tmp_path / "회의.wontakz", lambda done, total: heard.append((done, total))
        )
    assert file is not None
    assert heard[-1][0] == heard[-1][1] > len(sound)
    with zipfile.ZipFile(file) as content:
        names = {entry.filename: entry for entry in content.infolist()}
    assert set(names) == {
        f"예산 회의.wontak/{name}" for name in ("meeting.db", "audio/a.wav", "glossary.csv")
    }
    assert names["예산 회의.wontak/audio/a.wav"].compress_type == zipfile.ZIP_STORED
    folder = library.import_archive(file)
    assert folder is not None and folder.name == "예산 회의 (2).wontak"
    assert (folder / "audio" / "a.wav").read_bytes() == sound
    with MeetingStore.open(folder) as store:
        assert store.segment(1).text == "아직 로그에만 있는 글"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_cancelled_archive_leaves_nothing(library: Library, budget: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.wontakz"
    assert library.export_archive(budget, target, stop=lambda: True) is None
    assert not target.exists()
    assert library.export_archive(budget, target)
    before = set(budget.parent.iterdir())
    assert library.import_archive(target, stop=lambda: True) is None
    assert set(budget.parent.iterdir()) == before
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


@pytest.fixture
def archive(library: Library, budget: Path, tmp_path: Path) -> Path:
    file = library.export_archive(budget, tmp_path / "good.wontakz")
    assert file
    return file


def spoiled(archive: Path, **others: bytes | zipfile.ZipInfo) -> Path:
    """The archive with further entries."""
    file = archive.with_name("spoiled.wontakz")
    shutil.copyfile(archive, file)
    with zipfile.ZipFile(file, "a") as content:
        for name, data in others.items():
            content.writestr(
                data if isinstance(data, zipfile.ZipInfo) else name,
                data if isinstance(data, bytes) else b"/etc",
            )
    return file


def _link() -> zipfile.ZipInfo:
    link = zipfile.ZipInfo("예산 회의.wontak/audio/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return link


@pytest.mark.parametrize(
    "others",
    [
        {"예산 회의.wontak/../../out.txt": b"x"},
        {"/absolute/file": b"x"},
        {"another/file": b"x"},
        {"예산 회의.wontak/audio\\x": b"x"},
        {"예산 회의.wontak/MEETING.DB": b"x"},
        {"예산 회의.wontak/meeting.db-wal": b"x"},
        {"예산 회의.wontak/meeting.db/x": b"x"},
        {"예산 회의.wontak/.hidden": b"x"},
        {"link": _link()},
    ],
)
def test_an_archive_that_leads_astray_is_refused(
    library: Library, archive: Path, others: dict[str, bytes]
) -> None:
    before = set(library.default_folder.iterdir())
    with pytest.raises(WontakError) as fault:
        library.import_archive(spoiled(archive, **others))
    assert fault.value.code is Code.ARCHIVE_INVALID
    assert set(library.default_folder.iterdir()) == before


def test_bombs_strangers_and_torn_archives_are_refused(
    library: Library, archive: Path, tmp_path: Path
) -> None:
    bomb = archive.with_name("bomb.wontakz")
    shutil.copyfile(archive, bomb)
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as content:
        content.writestr("예산 회의.wontak/audio/zeros.wav", bytes(20 * 1024**2))
    torn = tmp_path / "torn.wontakz"
    torn.write_bytes(archive.read_bytes()[:-200])
    stranger = tmp_path / "stranger.wontakz"
    with zipfile.ZipFile(stranger, "w") as content:
        content.writestr("a.wontak/meeting.db", b"not a database")
    before = set(library.default_folder.iterdir())
    for file in (bomb, torn, stranger, tmp_path / "absent.wontakz"):
        with pytest.raises(WontakError) as fault:
            library.import_archive(file)
        assert fault.value.code in (Code.ARCHIVE_INVALID, Code.MEETING_DAMAGED)
    assert set(library.default_folder.iterdir()) == before


def test_a_database_with_a_trigger_is_refused(library: Library, budget: Path, tmp_path: Path) -> None:
    with sqlite3.connect(budget / "meeting.db") as db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM segments; END")
    db.close()
    file = library.export_archive(budget, tmp_path / "a.wontakz")
    assert file
    with pytest.raises(WontakError) as fault:
        library.import_archive(file)
    assert fault.value.code is Code.ARCHIVE_INVALID


def test_searching_and_refreshing_go_on_in_several_threads(library: Library, make: Make) -> None:
    folders = [make(name, None, ("예산 이야기", "a budget")) for name in "가나다"]
    library.refresh()
    with ThreadPoolExecutor(4) as threads:
        reading = [threads.submit(library.refresh_one, folder) for folder in folders * 3]
        searching = [threads.submit(library.search, "예산") for _ in range(20)]
        assert all(work.result().problem == "" for work in reading)
        assert {work.result().count for work in searching} == {3}


def test_a_new_meeting_has_a_place_of_its_own(library: Library) -> None:
    event = Event(topic=Bilingual("의회의 미래"), date=dt.date(2026, 3, 18))
    first = library.place_for(event)
    first.mkdir(parents=True)
    assert (first.name, library.place_for(event).name) == (
        "2026-03-18 의회의-미래.wontak",
        "2026-03-18 의회의-미래 (2).wontak",
    )


def test_an_index_damaged_underway_is_made_again(library: Library, budget: Path, tmp_path: Path) -> None:
    library.refresh()
    for ending in ("-wal", "-shm"):
        (tmp_path / "data" / f"library.db{ending}").unlink(missing_ok=True)
    (tmp_path / "data" / "library.db").write_bytes(b"nothing like a database" * 500)
    assert library.refresh_one(budget).segments == 2
    assert library.search("예산").meetings == 1


def test_a_library_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WontakError) as fault:
        Library(tmp_path / "file" / "data").entries()
    assert fault.value.code is Code.NOT_WRITABLE
