"""Agencies that a list calls by another name: an abbreviation, or the name before a merge."""

from collections.abc import Callable, Sequence

from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.operations import merging
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

Rows = Sequence[Sequence[Cell]]
HEAD = ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน")


def agencies_named(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Agency.name).where(~Agency.in_bin)))


def test_an_office_is_known_by_its_abbreviation(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    imported([HEAD, ("นายก้อง ใจดี", "นิติกร", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติ เขต 1")])
    found = imported([HEAD, ("นางมาลี ดี", "นิติกร", "สพป.สมมติ เขต ๑")])
    assert found.new_agency_names == []
    assert len(agencies_named(database)) == 1


def test_an_office_and_its_abbreviation_in_one_list_are_one(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    name = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติ เขต 1"
    rows = [("นายก้อง ใจดี", "นิติกร", name), ("นางมาลี ดี", "นิติกร", "สพป.สมมติ เขต ๑")]
    assert imported([HEAD, *rows]).rows[1].reason == ""
    assert agencies_named(database) == [name]


def test_an_agency_is_known_by_the_name_of_one_merged_into_it(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    imported([HEAD, ("นายก้อง ใจดี", "นายก", "เทศบาลหนึ่ง"), ("นางมาลี ดี", "ปลัด", "ทน.หนึ่ง")])
    with database.transaction("รวม") as session:
        ids = {each.name: each.id for each in session.scalars(select(Agency))}
        merging.merge_agencies(session, ids["เทศบาลหนึ่ง"], ids["ทน.หนึ่ง"])
    found = imported([HEAD, ("นายใหม่ ดี", "นิติกร", "ทน.หนึ่ง")])
    assert found.new_agency_names == []
    assert agencies_named(database) == ["เทศบาลหนึ่ง"]
