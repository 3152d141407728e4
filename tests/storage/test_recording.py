from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import pytest

from district_admin.office.model import OfficeProfile
from district_admin.storage.database import Database
from district_admin.storage.history import (
    History,
)

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


def test_only_columns_that_ended_up_different_are_kept(office: Database, history: History) -> None:
    name_office(office, "ก")
    with office.transaction("แก้") as session:
        profile = session.get_one(OfficeProfile, 1)
        profile.name, profile.fax = "ข", "๐"
        session.flush()
        profile.name = "ก"
    assert history.of_record("office_profile", 1)[-1].changes == {"fax": ("", "๐")}


def test_what_ended_as_it_began_leaves_no_action(
    office: Database, history: History, run: Run
) -> None:
    heard: list[frozenset[str]] = []
    office.on_commit(heard.append)
    run(office, "ไม่เปลี่ยน", "UPDATE office_profile SET name = name")
    run(office, "เพิ่มแล้วลบ", "INSERT INTO school (name) VALUES ('ก')", "DELETE FROM school")
    assert history.recent(5) == []
    assert heard == []


def test_steps_of_a_draft_become_one_action(
    office: Database, history: History, clock: Clock
) -> None:
    name_office(office, "ก")
    for name in ("กข", "กขค", "กขคง"):
        clock.now += timedelta(seconds=30)
        name_office(office, name, merge="profile")
    assert len(history.recent(9)) == 2
    assert history.of_record("office_profile", 1)[-1].changes == {"name": ("ก", "กขคง")}
    history.undo()
    assert office_name(office) == "ก"
    history.redo()
    assert office_name(office) == "กขคง"


def test_a_record_made_and_then_changed_in_merged_steps_is_one_making(
    office: Database, history: History, run: Run
) -> None:
    run(office, "เขียน", "INSERT INTO office_word (word) VALUES ('ก')", merge="a")
    run(office, "เขียน", "INSERT INTO school (name) VALUES ('ก')", merge="a")
    run(office, "เขียน", "INSERT INTO contact (school_id, name) VALUES (1, 'ก')", merge="a")
    run(office, "เขียน", "UPDATE contact SET name = 'ข'", merge="a")
    (made,) = history.of_record("contact", 1)
    assert made.changes["school_id"] == (None, 1)
    assert made.changes["name"] == (None, "ข")
    run(office, "เขียน", "DELETE FROM school", "DELETE FROM office_word", merge="a")
    assert history.recent(5) == []


def test_a_changed_record_that_is_removed_in_a_merged_step_comes_back_as_it_was(
    office: Database, history: History, run: Run, rows: Rows
) -> None:
    run(
        office,
        "เพิ่ม",
        "INSERT INTO school (name) VALUES ('ก')",
        "INSERT INTO contact (school_id, name) VALUES (1, 'ข')",
    )
    before = rows(office)
    run(office, "จัดการ", "UPDATE contact SET name = 'ค', share = 2", merge="c")
    run(office, "จัดการ", "DELETE FROM contact", merge="c")
    history.undo()
    assert rows(office) == before


@pytest.mark.parametrize(
    ("later", "name", "merge"),
    [
        (timedelta(minutes=10, seconds=1), "แก้ชื่อสำนักงาน", "profile"),
        (timedelta(seconds=-1), "แก้ชื่อสำนักงาน", "profile"),
        (timedelta(0), "แก้ชื่อสำนักงาน", "other"),
        (timedelta(0), "แก้ชื่อสำนักงาน", ""),
        (timedelta(0), "แก้อย่างอื่น", "profile"),
    ],
    ids=["too late", "clock went back", "other key", "no key", "other name"],
)
def test_other_steps_are_actions_of_their_own(
    office: Database,
    history: History,
    clock: Clock,
    later: timedelta,
    name: str,
    merge: str,
    run: Run,
) -> None:
    name_office(office, "ก", merge="profile")
    clock.now += later
    run(office, name, "UPDATE office_profile SET name = 'ข'", merge=merge)
    assert len(history.recent(9)) == 2


def test_a_step_after_undo_does_not_join_what_was_undone(
    office: Database, history: History
) -> None:
    name_office(office, "ก", merge="profile")
    history.undo()
    name_office(office, "ข", merge="profile")
    assert [(a.kind, a.state) for a in history.recent(9)] == [
        ("do", "done"),
        ("undo", "done"),
        ("do", "dropped"),
    ]
