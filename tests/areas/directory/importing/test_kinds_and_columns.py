"""Kinds as lists write them, columns that go nowhere, and agencies with an address among people."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency, Person
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell, SheetData

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]
Write = Callable[[importing.DryRun], None]

KINDS = ("ชื่อหน่วยงาน", "ลักษณะหน่วยงานภายนอก", "รหัสไปรษณีย์")


def kept(database: Database) -> dict[str, Agency]:
    with database.reading() as session:
        return {each.name: each for each in session.scalars(select(Agency))}


@pytest.mark.parametrize(
    ("name", "kind", "sub_kind"),
    [
        ("ธนาคารสมมติ", "รัฐวิสาหกิจ", "state_enterprise"),
        ("ที่ว่าการอำเภอสมมติ", "ส่วนราชการ", "district"),
        ("กรมตัวอย่าง", "ส่วนราชการ", "province"),
        ("เทศบาลสมมติ", "องค์กรปกครองส่วนท้องถิ่น", "local_government"),
        ("สมมติก่อสร้าง", "เอกชน", "private"),
        ("ข่าวสมมติ", "สื่อมวลชน", "media"),
        ("พุทธอุทยานสมมติ", "ศาสนสถาน", "temple"),
        ("พุทธอุทยานสมมติ", "วัด", "temple"),
    ],
)
def test_the_words_of_lists_for_kinds_are_known(
    imported: Trial, database: Database, name: str, kind: str, sub_kind: str
) -> None:
    found = imported([KINDS, (name, kind, "30000")])
    assert found.partial_count == 0
    assert kept(database)[name].sub_kind == sub_kind


def test_a_kind_that_is_not_known_is_told(imported: Trial, database: Database) -> None:
    found = imported([KINDS, ("โรงพยาบาลสมมติ", "ชั้นพิเศษ", "30000")])
    assert found.partial_count == 1
    assert "ไม่รู้จักประเภท “ชั้นพิเศษ”" in found.rows[0].reason
    assert kept(database)["โรงพยาบาลสมมติ"].sub_kind == "health"


def test_columns_that_go_nowhere_are_named(tried: Trial) -> None:
    head = ("ที่", "ชื่อโรงเรียน", "ประเภท", "วันที่มารับบริการ", "ลายมือชื่อ", "วุฒิการศึกษา")
    found = tried([head, (1, "บ้านหนึ่ง", "ขยายโอกาส", "1/10/2568", None, None)])
    assert found.unmatched == ["ประเภท", "วันที่มารับบริการ"]


@pytest.mark.parametrize("heading", ["หน่วยงาน/สังกัด", "สังกัด/หน่วยงาน", "หน่วยงาน/ที่อยู่"])
def test_agencies_and_homes_among_those_served(
    heading: str,
    database: Database,
    sheet: Callable[..., SheetData],
    applied: Write,
) -> None:
    rows: Rows = [
        ("ชื่อ-นามสกุล", heading, "กลุ่มเป้าหมาย", "ที่อยู่", "เบอร์โทรศัพท์"),
        ("นางบุญ ใจดี", None, "ผู้ปกครอง", "45 หมู่ 3 ต.ท่าดี อ.เมือง จ.สมมติ 30000", "0811111111"),
        ("นางสาวมาลี งาม", "โรงเรียนบ้านหนึ่ง", "ครู", None, "0822222222"),
        ("ร้านสมมติเครื่องเขียน", None, "ผู้ขาย", "17 ถ.โพธิ์ ต.ในเมือง อ.เมือง จ.สมมติ", "044990000"),
        ("นายเพชร ดี", None, "ประชาชน", "9 หมู่ 1 ต.ท่าดี", "0833333333"),
    ]
    with database.reading() as session:
        proposal = importing.propose(session, sheet(rows))
        target = importing.stakeholder_list(proposal, date(2026, 11, 20))
        found = importing.dry_run(session, proposal, Silent(), date(2026, 11, 20), target)
    assert found.unmatched == []
    assert "ไม่มีนามสกุล" not in found.rows[2].reason
    applied(found)
    there = kept(database)
    assert set(there) == {"โรงเรียนบ้านหนึ่ง", "ร้านสมมติเครื่องเขียน"}
    shop = there["ร้านสมมติเครื่องเขียน"]
    assert (shop.house_no, shop.road, shop.subdistrict, shop.district) == (
        *("17", "โพธิ์"),
        *("ในเมือง", "เมือง"),
    )
    with database.reading() as session:
        homes = {each.first_name: each.address for each in session.scalars(select(Person))}
    assert "หมู่ 3" in homes["บุญ"]


def test_an_agency_or_an_address_in_one_column_is_told_apart(
    tried: Trial, applied: Write, database: Database
) -> None:
    head = ("ชื่อ-นามสกุล", "หน่วยงาน/ที่อยู่", "เบอร์โทรศัพท์")
    found = tried(
        [
            head,
            ("นางบุญ ใจดี", "45 หมู่ 3 ต.ท่าดี อ.เมือง จ.สมมติ 30000", "0811111111"),
            ("นางสาวมาลี งาม", "โรงเรียนบ้านหนึ่ง", "0822222222"),
            ("นายเพชร ดี", "9 หมู่ 1 ต.ท่าดี", "0833333333"),
            ("นายเก่ง กล้า", "บ้านหนองแสง", "0844444444"),
            ("นางสาวสมศรี ดี", "บ้านหนองแสง ม.2 ต.ท่าดี", "0855555555"),
        ]
    )
    applied(found)
    assert set(kept(database)) == {"โรงเรียนบ้านหนึ่ง", "บ้านหนองแสง"}
    with database.reading() as session:
        homes = {each.first_name: each.address for each in session.scalars(select(Person))}
    assert homes == {
        "บุญ": "45 หมู่ 3 ต.ท่าดี อ.เมือง จ.สมมติ 30000",
        "มาลี": "",
        "เพชร": "9 หมู่ 1 ต.ท่าดี",
        "เก่ง": "",
        "สมศรี": "บ้านหนองแสง ม.2 ต.ท่าดี",
    }


def test_who_is_only_put_on_the_list_of_stakeholders_is_not_changed(
    imported: Trial, database: Database, sheet: Callable[..., SheetData]
) -> None:
    imported([("ชื่อ-นามสกุล", "มือถือ"), ("นางบุญ ใจดี", "0811111111"), ("นายเพชร ดี", None)])
    rows: Rows = [
        ("ชื่อ-นามสกุล", "กลุ่มเป้าหมาย", "เรื่องที่มารับบริการ", "มือถือ"),
        ("นางบุญ ใจดี", "ผู้ปกครอง", "ย้าย", "0811111111"),
        ("นายเพชร ดี", "ผู้ปกครอง", None, "0844444444"),
    ]
    with database.reading() as session:
        proposal = importing.propose(session, sheet(rows))
        target = importing.stakeholder_list(proposal, date(2026, 11, 20))
        found = importing.dry_run(session, proposal, Silent(), date(2026, 11, 20), target)
    assert [row.outcome for row in found.rows] == ["changed", "changed"]
    assert [row.joins_list for row in found.rows] == [True, False]
