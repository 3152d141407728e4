import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from district_admin.storage.database import Database
from district_admin.storage.history import (
    History,
)
from district_admin.storage.recording import MANY_COUNT

Run = Callable[..., None]
Rows = Callable[[Database], dict[str, list[tuple[Any, ...]]]]


def test_cascades_are_undone_with_what_caused_them(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(
        office,
        "เพิ่มหน่วยงาน",
        "INSERT INTO school (name) VALUES ('ก'), ('ข')",
        "INSERT INTO contact (school_id, chief_id, name, share, picture, born_on) VALUES "
        "(1, NULL, 'นางสาวมาลี  ใจงาม', 0.1 + 0.2, x'00ff10', '1980-01-31'), "
        "(2, 1, 'นายก้อง  เกียรติ', 1e300, NULL, NULL)",
    )
    before = rows(office)
    run(office, "ลบหน่วยงาน", "DELETE FROM school WHERE name = 'ก'")
    after = rows(office)
    assert after["contact"] == [(2, 2, None, "นายก้อง  เกียรติ", 1e300, None, None)]

    history.undo()
    assert rows(office) == before
    history.redo()
    assert rows(office) == after
    history.undo()
    history.undo()
    assert rows(office)["school"] == []


def test_replaced_records_are_undone(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "เพิ่ม", "INSERT INTO school (name) VALUES ('ก')")
    before = rows(office)
    run(office, "แทนที่", "INSERT OR REPLACE INTO school (name) VALUES ('ก')")
    assert rows(office)["school"] == [(2, "ก")]
    history.undo()
    assert rows(office) == before


def test_unique_values_that_changed_places_are_undone(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(office, "เพิ่ม", "INSERT INTO school (name) VALUES ('ก'), ('ข')")
    before = rows(office)
    run(
        office,
        "สลับชื่อ",
        "UPDATE school SET name = 'x' WHERE id = 1",
        "UPDATE school SET name = 'ก' WHERE id = 2",
        "UPDATE school SET name = 'ข' WHERE id = 1",
    )
    history.undo()
    assert rows(office) == before


def test_bytes_and_reals_come_out_of_the_history_as_they_went_in(
    office: Database, history: History, run: Run
) -> None:
    run(
        office,
        "เพิ่ม",
        "INSERT INTO school (name) VALUES ('ก')",
        "INSERT INTO contact (school_id, name, share, picture) VALUES (1, 'ข', 0.1, x'00ff')",
    )
    (made,) = history.of_record("contact", 1)
    assert made.changes["share"] == (None, 0.1)
    assert made.changes["picture"] == (None, b"\x00\xff")


SCHOOL = st.integers(1, 4)
NAME = st.sampled_from(["ก", "ข", "ค", "ง", "จ"])
STATEMENT = st.one_of(
    st.builds("INSERT OR IGNORE INTO school (name) VALUES ('{}')".format, NAME),
    st.builds("INSERT OR REPLACE INTO school (name) VALUES ('{}')".format, NAME),
    st.builds("UPDATE OR IGNORE school SET name = '{}' WHERE id = {}".format, NAME, SCHOOL),
    st.builds("UPDATE OR REPLACE school SET name = '{}' WHERE id = {}".format, NAME, SCHOOL),
    st.builds("DELETE FROM school WHERE id = {}".format, SCHOOL),
    st.builds(
        "INSERT INTO contact (school_id, name, share) SELECT id, '{}', id / 3.0 FROM school "
        "WHERE id = {}".format,
        NAME,
        SCHOOL,
    ),
    st.builds(
        "UPDATE contact SET chief_id = (SELECT min(id) FROM contact), name = '{}'".format, NAME
    ),
    st.builds("DELETE FROM contact WHERE id = {}".format, SCHOOL),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["", "m"]), st.lists(STATEMENT, min_size=1, max_size=4)), max_size=8
)
# So many new records at once that the history keeps their ids alone. Rare, as it takes a hundred
# times as long as any other: at the end of these steps, counted from 0.
MANY_AT = st.sets(st.integers(0, 7), max_size=2)
MANY = (
    f"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY_COUNT}) "
    "INSERT INTO contact (school_id, name) SELECT (SELECT min(id) FROM school), i FROM n "
    "WHERE EXISTS (SELECT 1 FROM school)"
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS, many_at=MANY_AT)
def test_any_work_is_undone_to_the_beginning_and_redone_to_the_end(
    office_file: Path,
    tmp_path: Path,
    run: Run,
    rows: Rows,
    steps: list[tuple[str, list[str]]],
    many_at: set[int],
) -> None:
    path = tmp_path / "office.sqlite"
    path.write_bytes(office_file.read_bytes())
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript("""
            INSERT INTO school (name) VALUES ('ก'), ('ข');
            INSERT INTO contact (school_id, name) VALUES (1, 'ค'), (2, 'ง');
        """)
    office = Database(path)
    history = History(office)
    first = rows(office)
    for number, (merge, statements) in enumerate(steps):
        more = [MANY] if number in many_at else []
        run(office, "ทำงาน", *statements, *more, merge=merge)
    last = rows(office)
    while history.undo_name():
        history.undo()
    assert rows(office) == first
    while history.redo_name():
        history.redo()
    assert rows(office) == last
    office.close()
