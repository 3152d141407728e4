from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from district_admin.storage.database import Database
from district_admin.storage.forgetting import forget_column
from district_admin.storage.history import History

Run = Callable[..., None]
Rows = Callable[[Database], dict[str, list[tuple[Any, ...]]]]


def test_what_is_forgotten_is_in_no_record_and_in_no_history(
    office: Database, history: History, run: Run
) -> None:
    run(office, "เพิ่ม", "INSERT INTO school (name) VALUES ('ก')")
    insert = "INSERT INTO contact (school_id, name) VALUES (1, 'ลับมาก'), (1, '')"
    run(office, "เพิ่มรายชื่อ", insert)
    run(office, "แก้", "UPDATE contact SET name = 'ลับที่สุด' WHERE id = 1")
    run(office, "เพิ่ม", "INSERT INTO contact (school_id, name) VALUES (1, 'ลับ')")
    run(office, "ลบ", "DELETE FROM contact WHERE id = 3")
    with office.transaction("ไม่เก็บชื่อ", undoable=False) as session:
        assert forget_column(session, "contact", "name") == 1
        assert session.execute(text("SELECT name FROM contact")).scalars().all() == ["", ""]
    for record_id in (1, 2, 3):
        for change in history.of_record("contact", record_id):
            assert set(change.changes.get("name", ())) <= {None, ""}
    assert "ลับที่สุด".encode() not in office.path.read_bytes()


def test_undo_still_works_without_what_was_forgotten(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "เพิ่ม", "INSERT INTO school (name) VALUES ('ก')")
    run(office, "เพิ่มรายชื่อ", "INSERT INTO contact (school_id, name, share) VALUES (1, 'ลับ', 1)")
    run(office, "ลบ", "DELETE FROM contact")
    with office.transaction("ไม่เก็บชื่อ") as session:
        forget_column(session, "contact", "name")
    assert history.undo() == "ลบ"
    assert rows(office)["contact"] == [(1, 1, None, "", 1.0, None, None)]
