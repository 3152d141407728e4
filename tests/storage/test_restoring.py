import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from district_admin.data_folder import DataFolder
from district_admin.progress import Cancelled
from district_admin.storage.database import Database
from district_admin.storage.history import History, RecordsMovedOnError
from district_admin.storage.recording import MANY_COUNT

Run = Callable[..., None]
Rows = Callable[[Database], dict[str, list[tuple[Any, ...]]]]

COUNTED = f"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY_COUNT})"
SCHOOL = "INSERT INTO school (name) VALUES ('ก')"
MANY = (
    f"{COUNTED} INSERT INTO contact (school_id, name, share, picture) "
    "SELECT 1, 'รายที่ ' || i, i / 3.0, x'00ff' FROM n"
)


def test_records_made_by_the_thousand_are_undone_and_redone_as_they_were(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "เพิ่ม", SCHOOL)
    first = rows(office)
    run(office, "นำเข้า", MANY, "UPDATE school SET name = 'ข'")
    last = rows(office)
    assert len(last["contact"]) == MANY_COUNT
    for _twice in range(2):
        history.undo()
        assert rows(office) == first
        history.redo()
        assert rows(office) == last


def test_the_history_keeps_their_ids_and_tells_what_they_held(
    office: Database, history: History, run: Run
) -> None:
    run(office, "นำเข้า", SCHOOL, MANY)
    with closing(sqlite3.connect(office.path)) as plain:
        kept = plain.execute("SELECT sum(length(after)) FROM history_change").fetchone()
    assert kept[0] < 3 * MANY_COUNT
    run(office, "แก้", "UPDATE contact SET name = 'ข' WHERE id = 3")
    run(office, "ลบ", "DELETE FROM contact WHERE id = 3")
    made, changed, removed = history.of_record("contact", 3)
    assert made.changes["name"] == (None, "รายที่ 3")
    assert made.changes["share"] == (None, 1.0)
    assert made.changes["picture"] == (None, b"\x00\xff")
    assert changed.changes == {"name": ("รายที่ 3", "ข")}
    assert removed.changes["name"] == ("ข", None)
    history.undo()
    history.undo()
    history.undo()
    made, *_later, undone = history.of_record("contact", 3)
    assert made.changes["name"] == (None, "รายที่ 3")
    assert undone.changes["name"] == ("รายที่ 3", None)


def test_those_taken_away_in_the_same_action_were_never_there(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    first = rows(office)
    run(office, "นำเข้า", SCHOOL, MANY, "DELETE FROM contact WHERE id > 5")
    assert history.of_record("contact", 6) == []
    history.undo()
    assert rows(office) == first


def test_steps_that_join_an_import_are_undone_with_it(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    first = rows(office)
    run(office, "นำเข้า", SCHOOL, MANY, merge="i")
    run(office, "นำเข้า", "UPDATE contact SET name = 'ข' WHERE id = 1", merge="i")
    run(office, "นำเข้า", "DELETE FROM contact WHERE id = 2", merge="i")
    last = rows(office)
    (made,) = history.of_record("contact", 1)
    assert made.changes["name"] == (None, "ข")
    history.undo()
    assert rows(office) == first
    history.redo()
    assert rows(office) == last


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_an_import_is_left_alone_when_its_records_are_not_as_it_left_them(
    office: Database, history: History, run: Run, rows: Rows, folder: DataFolder, step: str
) -> None:
    run(office, "เพิ่ม", SCHOOL)
    run(office, "นำเข้า", MANY)
    meddling = "DELETE FROM contact WHERE id = 9"
    if step == "redo":
        history.undo()
        meddling = "INSERT INTO contact (id, school_id, name) VALUES (9, 1, 'จากที่อื่น')"
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        plain.execute(meddling)
    before = rows(office)
    with pytest.raises(RecordsMovedOnError, match="นำเข้า"):
        getattr(history, step)()
    assert rows(office) == before


def test_records_removed_and_changed_by_the_thousand_come_back(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "นำเข้า", SCHOOL, MANY)
    before = rows(office)
    run(office, "แก้", "UPDATE contact SET name = name || 'ข', share = NULL")
    run(office, "ลบ", "DELETE FROM school")
    assert rows(office)["contact"] == []
    history.undo()
    history.undo()
    assert rows(office) == before


EDITED = "UPDATE contact SET name = name || ' แก้', share = share + 0.1 WHERE id % 2"


class Watched:
    """Progress that counts what it hears, and cancels at a given report."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.heard: list[tuple[int, int]] = []
        self._cancel_at = cancel_at

    def report(self, done: int, total: int, what: str = "") -> None:
        self.heard.append((done, total))
        if len(self.heard) == self._cancel_at:
            raise Cancelled


def test_records_changed_by_the_thousand_are_changed_back_where_they_stand(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "นำเข้า", SCHOOL, MANY)
    first = rows(office)
    # the unique name moves from one school to another in the same action
    run(office, "แก้", EDITED, "INSERT INTO school (name) VALUES ('ข')")
    run(
        office,
        "สลับ",
        EDITED,
        "UPDATE school SET name = 'ค' WHERE id = 1",
        "UPDATE school SET name = 'ก' WHERE id = 2",
        "DELETE FROM contact WHERE id = 4",
    )
    last = rows(office)
    watched = Watched()
    for _twice in range(2):
        history.undo(watched)
        history.undo(watched)
        assert rows(office) == first
        history.redo(watched)
        history.redo(watched)
        assert rows(office) == last
    assert watched.heard[0] == (0, MANY_COUNT // 2 + 3)


def test_a_cancelled_undo_takes_nothing_back(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "นำเข้า", SCHOOL, MANY)
    run(office, "แก้", EDITED, "DELETE FROM contact WHERE id = 4")
    last = rows(office)
    with pytest.raises(Cancelled):
        history.undo(Watched(cancel_at=2))
    assert rows(office) == last
    assert history.undo_name() == "แก้"


def test_changes_are_left_alone_when_one_record_was_changed_by_other_means(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "นำเข้า", SCHOOL, MANY)
    run(office, "แก้", EDITED)
    with closing(sqlite3.connect(office.path)) as plain, plain:
        plain.execute("UPDATE contact SET share = 7 WHERE id = 501")
    last = rows(office)
    with pytest.raises(RecordsMovedOnError):
        history.undo()
    assert rows(office) == last
