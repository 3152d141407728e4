"""Where people live: taken from lists that name no agency, and what letters then bear."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Person
from district_admin.areas.directory.operations.recipients import recipients_of
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

TODAY = date(2026, 11, 20)
Trial = Callable[[Sequence[Sequence[Cell]]], importing.DryRun]

WHOLE = (("ชื่อ-นามสกุล", "ที่อยู่"), ("นายดำ ขาวงาม", "9/1 ม.3 ต.ท่าดี อ.เมือง จ.สมมติบุรี 30000"))
IN_PARTS = (
    ("ชื่อ-นามสกุล", "บ้านเลขที่", "หมู่ที่", "ตำบล", "อำเภอ", "จังหวัด", "รหัสไปรษณีย์"),
    ("นายดำ ขาวงาม", "9/1", 3, "ท่าดี", "อ.เมือง", "สมมติบุรี", 30000),
)
PARTLY = (
    ("ชื่อ-นามสกุล", "ที่อยู่", "อำเภอ", "จังหวัด", "รหัสไปรษณีย์"),
    ("นายดำ ขาวงาม", "9/1 ม.3 ต.ท่าดี", "เมือง", "สมมติบุรี", "30000"),
)
LINES = ("เลขที่ 9/1 หมู่ที่ 3", "ตำบลท่าดี อำเภอเมือง", "จังหวัดสมมติบุรี 30000")


def only_person(database: Database) -> Person:
    with database.reading() as session:
        return session.scalars(select(Person)).one()


@pytest.mark.parametrize("rows", [WHOLE, IN_PARTS, PARTLY], ids=["whole", "parts", "partly"])
def test_a_letter_to_someone_without_agency_bears_the_own_address(
    imported: Trial, database: Database, rows: Sequence[Sequence[Cell]]
) -> None:
    imported(rows)
    person = only_person(database)
    with database.reading() as session:
        (to,) = recipients_of(session, [(person.id, None)], TODAY)
    assert to.address_lines == LINES


@pytest.mark.parametrize("rows", [WHOLE, IN_PARTS, PARTLY], ids=["whole", "parts", "partly"])
def test_the_same_list_again_changes_nothing(
    imported: Trial, tried: Trial, rows: Sequence[Sequence[Cell]]
) -> None:
    imported(rows)
    assert [row.outcome for row in tried(rows).rows] == ["same"]


def test_a_new_address_is_shown_old_and_new(imported: Trial, tried: Trial) -> None:
    imported(WHOLE)
    (row,) = tried((WHOLE[0], ("นายดำ ขาวงาม", "12 ต.ท่าร้าย อ.เมือง"))).rows
    assert row.changes == [
        importing.Change("ที่อยู่ (บุคคล)", str(WHOLE[1][1]), "12 ต.ท่าร้าย อ.เมือง"),
    ]


def test_an_export_of_people_brings_addresses_back_unchanged(
    imported: Trial, tried: Trial, database: Database
) -> None:
    imported(IN_PARTS)
    with database.reading() as session:
        exported = importing.people_list(session, TODAY)
    assert [row.outcome for row in tried((exported.headings, *exported.rows)).rows] == ["same"]


def test_a_card_has_the_home(imported: Trial, database: Database) -> None:
    imported(IN_PARTS)
    with database.reading() as session:
        card = importing.people_vcards(session, TODAY).decode().replace("\r\n ", "")
    home = ", ".join(LINES).replace(",", "\\,")
    assert f"ADR;TYPE=home:;;{home};;;;" in card
