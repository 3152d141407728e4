import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import pytest

from district_admin.data_folder import DataFolder
from district_admin.office.model import OfficeProfile, OfficeWord
from district_admin.storage.database import Database
from district_admin.storage.history import (
    History,
    NothingToRedoError,
    NothingToUndoError,
    RecordsMovedOnError,
)

START = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
Run = Callable[..., None]
Rows = Callable[[Database], dict[str, list[tuple[Any, ...]]]]


class Clock(Protocol):
    now: datetime


def name_office(office: Database, name: str, **options: Any) -> None:
    with office.transaction("แก้ชื่อสำนักงาน", **options) as session:
        session.get_one(OfficeProfile, 1).name = name


def office_name(office: Database) -> str:
    with office.reading() as session:
        return session.get_one(OfficeProfile, 1).name


def test_the_last_action_is_taken_back_and_done_again_by_name(
    office: Database, history: History
) -> None:
    assert (history.undo_name(), history.redo_name()) == (None, None)
    name_office(office, "สพป. ตัวอย่าง เขต ๑")
    assert history.undo_name() == "แก้ชื่อสำนักงาน"

    assert history.undo() == "แก้ชื่อสำนักงาน"
    assert office_name(office) == ""
    assert (history.undo_name(), history.redo_name()) == (None, "แก้ชื่อสำนักงาน")

    assert history.redo() == "แก้ชื่อสำนักงาน"
    assert office_name(office) == "สพป. ตัวอย่าง เขต ๑"
    assert (history.undo_name(), history.redo_name()) == ("แก้ชื่อสำนักงาน", None)


def test_undo_goes_on_after_a_restart(office: Database, folder: DataFolder) -> None:
    name_office(office, "ก")
    name_office(office, "ข")
    History(office).undo()
    office.close()

    reopened = Database(folder.database)
    history = History(reopened)
    assert history.redo_name() == "แก้ชื่อสำนักงาน"
    history.undo()
    assert office_name(reopened) == ""
    history.redo()
    history.redo()
    assert office_name(reopened) == "ข"
    reopened.close()


def test_something_else_done_ends_redo(office: Database, history: History, run: Run) -> None:
    name_office(office, "ก")
    history.undo()
    run(office, "เพิ่มหน่วยงาน", "INSERT INTO school (name) VALUES ('โรงเรียนตัวอย่าง')")
    assert history.redo_name() is None
    with pytest.raises(NothingToRedoError):
        history.redo()
    history.undo()
    assert history.redo_name() == "เพิ่มหน่วยงาน"
    assert history.undo_name() is None


def test_undo_does_not_pass_a_number_that_was_given_out(
    office: Database, history: History, run: Run
) -> None:
    name_office(office, "ก")
    run(office, "ออกเลขหนังสือ", "INSERT INTO school (name) VALUES ('๑')", undoable=False)
    assert history.undo_name() is None
    with pytest.raises(NothingToUndoError):
        history.undo()
    assert office_name(office) == "ก"


def test_a_record_shows_its_history(office: Database, history: History, clock: Clock) -> None:
    with office.transaction("เพิ่มคำ") as session:
        session.add(word := OfficeWord(word="สพฐ"))
    clock.now += timedelta(hours=1)
    with office.transaction("แก้คำ") as session:
        session.get_one(OfficeWord, word.id).word = "สพฐ."
    history.undo()

    made, changed, undone = history.of_record("office_word", word.id)
    assert (made.action, made.at, made.kind) == ("เพิ่มคำ", START, "do")
    assert made.changes == {"word": (None, "สพฐ")}
    assert (changed.at, changed.changes) == (clock.now, {"word": ("สพฐ", "สพฐ.")})
    assert (undone.action, undone.kind) == ("แก้คำ", "undo")
    assert undone.changes == {"word": ("สพฐ.", "สพฐ")}


def test_undo_leaves_records_alone_that_something_else_changed(
    office: Database, history: History, folder: DataFolder
) -> None:
    name_office(office, "ก")
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        plain.execute("UPDATE office_profile SET name = 'จากที่อื่น'")
    with pytest.raises(RecordsMovedOnError, match="แก้ชื่อสำนักงาน"):
        history.undo()
    assert office_name(office) == "จากที่อื่น"
    assert history.undo_name() == "แก้ชื่อสำนักงาน"


def test_undo_never_leaves_a_broken_reference(
    office: Database, history: History, folder: DataFolder, run: Run, rows: Rows
) -> None:
    run(office, "เพิ่ม", "INSERT INTO school (name) VALUES ('ก')")
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        plain.execute("INSERT INTO contact (school_id, name) VALUES (1, 'จากที่อื่น')")
    with pytest.raises(RecordsMovedOnError):
        history.undo()
    assert rows(office)["school"] == [(1, "ก")]


def test_undo_tells_which_tables_changed(office: Database, history: History) -> None:
    name_office(office, "ก")
    heard: list[frozenset[str]] = []
    office.on_commit(heard.append)
    history.undo()
    assert heard == [{"office_profile", "history_action"}]


def test_recent_actions_come_newest_first(office: Database, history: History, run: Run) -> None:
    name_office(office, "ก")
    run(office, "เพิ่มหน่วยงาน", "INSERT INTO school (name) VALUES ('ก')", undoable=False)
    assert [(a.name, a.undoable, a.at) for a in history.recent(1)] == [("เพิ่มหน่วยงาน", False, START)]
