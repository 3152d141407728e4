"""Rows that the officer takes out of an import: the rest is as if they were not in the file."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency, Person, Posting, Segment, Stakeholder
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.worksheets.model import Cell, SheetData

TODAY = date(2026, 11, 20)
Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]
Write = Callable[[importing.DryRun], None]

HEAD = ("ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์โรงเรียน", "โทรศัพท์มือถือ", "กลุ่มเป้าหมาย")
KNOWN = [
    (1, "นายก้อง ใจดี", "ครู", "บ้านเก่า", "043222222", "0811111111", "ครู"),
    (2, "นางปราณี งาม", "ผู้อำนวยการโรงเรียน", "บ้านเก่า", None, "0822222222", "ครู"),
]
LIST = [
    (1, "นายก้อง ใจดี", "ครูชำนาญการ", "บ้านเก่า", "043111111", "0811111119", "ครู"),
    (2, "นางมาลี งาม", "ผู้อำนวยการโรงเรียน", "บ้านเก่า", "043333333", "0833333333", "ผู้ปกครอง"),
    (3, "นางมาลี งาม", "ครู", "บ้านใหม่", "043444444", "0833333333", "ครู"),
    (4, "นายเพชร ตัวอย่าง", "ครู", "บ้านใหม่", "043555555", "0844444444", "ชุมชน"),
    (5, "นายเพชร ตัวอย่าง", "ครู", "บ้านใหม่", "043555555", "0844444444", "ชุมชน"),
    (6, "นางปราณี งาม", "ผู้อำนวยการโรงเรียน", "บ้านอื่น", "043666666", "0822222222", "ครู"),
]


@pytest.fixture
def checked(database: Database, sheet: Callable[..., SheetData]) -> Trial:
    """Give the dry run of a list of stakeholders."""

    def check(rows: Rows) -> importing.DryRun:
        with database.reading() as session:
            proposal = importing.propose(session, sheet(rows))
            target = importing.stakeholder_list(proposal, TODAY)
            return importing.dry_run(session, proposal, Silent(), TODAY, target)

    return check


def without(database: Database, found: importing.DryRun, *places: int) -> importing.DryRun:
    with database.reading() as session:
        return importing.leave_out(session, found, places, Silent(), TODAY)


def everything(database: Database) -> list[list[tuple[Any, ...]]]:
    """Return all that is kept, by names: the numbers of records are never given twice."""
    with database.reading() as session:
        people = {each.id: each.first_name for each in session.scalars(select(Person))}
        schools = {each.id: each.name for each in session.scalars(select(Agency))}
        segments = {each.id: each.name for each in session.scalars(select(Segment))}
        return [
            sorted((a.name, a.telephone, a.kind) for a in session.scalars(select(Agency))),
            sorted((p.first_name, p.mobile) for p in session.scalars(select(Person))),
            sorted(
                (people[p.person_id], schools[p.agency_id], p.position, str(p.to_on), p.main)
                for p in session.scalars(select(Posting))
            ),
            sorted(
                (segments[s.segment_id], people.get(s.person_id or 0, ""))
                for s in session.scalars(select(Stakeholder))
            ),
        ]


@pytest.mark.parametrize("places", [(0,), (1,), (2,), (3,), (0, 1), (2, 3), (0, 1, 3, 5)])
def test_the_rest_is_written_as_if_the_rows_were_not_in_the_file(
    checked: Trial, applied: Write, database: Database, places: Collection[int]
) -> None:
    applied(checked([HEAD, *KNOWN]))
    found = without(database, checked([HEAD, *LIST]), *places)
    assert found.left_out == frozenset(places)
    outcomes = [row.outcome for row in found.rows if row.place not in places]
    count = found.applied_count
    applied(found)
    kept = everything(database)
    History(database).undo()
    shorter = checked([HEAD, *(row for place, row in enumerate(LIST) if place not in places)])
    assert [row.outcome for row in shorter.rows] == outcomes
    assert shorter.applied_count == count
    applied(shorter)
    assert everything(database) == kept


def test_rows_taken_back_in_are_written_again(
    checked: Trial, applied: Write, database: Database
) -> None:
    applied(checked([HEAD, *KNOWN]))
    whole = checked([HEAD, *LIST])
    fewer = without(database, whole, 0)
    assert fewer.applied_count == whole.applied_count - 1
    assert fewer.rows[0] == whole.rows[0]
    back = without(database, fewer)
    assert back.rows == whole.rows
    assert back.applied_count == whole.applied_count


def test_what_was_decided_stays_decided_while_it_is_the_same_question(
    checked: Trial, database: Database
) -> None:
    applied_first = checked([HEAD, *LIST])
    doubtful = [row.place for row in applied_first.rows if row.outcome == "duplicate"]
    assert doubtful == [2, 4]
    applied_first.decide(doubtful, "add")
    fewer = without(database, applied_first, 3)
    assert fewer.rows[4].outcome == "new"  # the row that it repeated is out
    assert fewer.decisions == {2: "add"}


def test_the_report_says_which_rows_were_left_out(
    checked: Trial, database: Database, tmp_path: Path
) -> None:
    found = without(database, checked([HEAD, *LIST]), 0)
    path = tmp_path / "รายงาน.xlsx"
    path.write_bytes(importing.report_xlsx(found))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    told = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert told.count("เพิ่มใหม่ (ไม่นำเข้า)") == 1
