from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import DataField
from district_admin.areas.directory.operations import base_data
from district_admin.areas.directory.operations.base_data import FieldDetails
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.errors import OfficeError

Make = Callable[..., int]
DAY = date(2025, 11, 1)


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        ("text", " มี  น้ำประปา ", "มี น้ำประปา", "มี น้ำประปา"),
        ("number", "๑,๒๓๔.๕", "1234.5", "1,234.5"),
        ("number", "007", "007", "7"),
        ("number", "-12", "-12", "-12"),
        ("date", "19 พ.ย. 2569", "2026-11-19", "19 พ.ย. 2569"),
        ("choice", "เล็ก", "เล็ก", "เล็ก"),
        ("number", "", "", ""),
    ],
)
def test_a_value_is_kept_and_shown_by_the_kind_of_its_field(
    session: Session, kind: str, typed: str, kept: str, shown: str
) -> None:
    details = FieldDetails("ช่อง", kind, choices=["เล็ก", "ใหญ่"] if kind == "choice" else [])
    base_data.add_field(session, details)
    (field,) = base_data.list_fields(session)
    assert base_data.read_value(field, typed) == kept
    assert base_data.shown_value(field, kept) == shown


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("number", "สิบ"), ("number", "1/2"), ("date", "31/2/2569"), ("choice", "กลาง")],
)
def test_a_value_that_does_not_fit_is_refused(
    session: Session, school: Make, kind: str, typed: str
) -> None:
    field = base_data.add_field(session, FieldDetails("ช่อง", kind, choices=["เล็ก"]))
    with pytest.raises(OfficeError):
        base_data.set_value(session, field, school(), 2569, typed)
    assert base_data.values_of_year(session, 2569) == {}


def test_values_belong_to_an_agency_and_a_year(session: Session, school: Make) -> None:
    field = base_data.add_field(session, FieldDetails("จำนวนครู", "number"))
    at = school()
    base_data.set_value(session, field, at, 2568, "8")
    base_data.set_value(session, field, at, 2569, "9")
    base_data.set_value(session, field, at, 2569, "๑๐")
    assert base_data.values_of_year(session, 2569) == {at: {field: "10"}}
    base_data.set_value(session, field, at, 2569, "")
    assert base_data.values_of_year(session, 2569) == {}
    assert base_data.copy_values(session, 2568, 2569) == 1
    assert base_data.values_of_year(session, 2569) == {at: {field: "8"}}
    assert base_data.copy_values(session, 2568, 2569) == 0


def test_fields_are_the_offices_own(session: Session, school: Make) -> None:
    teachers = base_data.add_field(session, FieldDetails("ครู", "number", agency_kinds=["school"]))
    water = base_data.add_field(session, FieldDetails("น้ำ", "text"))
    assert [field.id for field in base_data.list_fields(session)] == [teachers, water]
    assert [field.id for field in base_data.list_fields(session, "outside")] == [water]
    base_data.set_value(session, teachers, school(), 2569, "9")
    with pytest.raises(RecordIncompleteError, match="ชนิด"):
        base_data.edit_field(session, teachers, FieldDetails("ครู", "text"))
    base_data.edit_field(session, teachers, FieldDetails("ครูทั้งหมด", "number", unit="คน"))
    with pytest.raises(RecordIncompleteError, match="อยู่แล้ว"):
        base_data.add_field(session, FieldDetails("น้ำ", "text"))
    with pytest.raises(RecordIncompleteError, match="ตัวเลือก"):
        base_data.add_field(session, FieldDetails("ขนาด", "choice"))
    base_data.bin_field(session, water)
    assert [field.name for field in base_data.list_fields(session)] == ["ครูทั้งหมด"]
    with pytest.raises(base_data.FieldNotFoundError):
        base_data.bin_field(session, 99)


def test_a_data_set_goes_to_its_approver_and_then_to_publication(session: Session) -> None:
    base_data.submit_sheet(session, 2569, "ผู้อำนวยการ", DAY)
    base_data.approve_sheet(session, 2569, DAY)
    base_data.publish_sheet(session, 2569, DAY, date(2026, 11, 1))
    (sheet,) = base_data.list_sheets(session)
    assert (sheet.status, sheet.review_on) == ("published", date(2026, 11, 1))
    base_data.revise_sheet(session, 2569)
    assert (sheet.status, sheet.published_on) == ("draft", None)


def test_what_the_approver_sends_back_is_a_draft_with_the_reason(session: Session) -> None:
    base_data.submit_sheet(session, 2569, "ผู้อำนวยการ", DAY)
    base_data.return_sheet(session, 2569, "ขาดข้อมูลโรงเรียน")
    sheet = base_data.get_sheet(session, 2569)
    assert (sheet.status, sheet.returned_note) == ("draft", "ขาดข้อมูลโรงเรียน")
    base_data.submit_sheet(session, 2569, "ผู้อำนวยการ", DAY)
    assert sheet.returned_note == ""


def test_no_step_of_a_data_set_is_skipped(session: Session) -> None:
    with pytest.raises(base_data.SheetStepError, match="ความเห็นชอบ"):
        base_data.publish_sheet(session, 2569, DAY)
    assert base_data.list_sheets(session) == []
    base_data.submit_sheet(session, 2569, "ผู้อำนวยการ", DAY)
    with pytest.raises(base_data.SheetStepError, match="เสนอไปแล้ว"):
        base_data.submit_sheet(session, 2569, "ผู้อำนวยการ", DAY)
    with pytest.raises(base_data.SheetStepError, match="วันที่"):
        base_data.approve_sheet(session, 2569, date(2025, 10, 31))


def test_numbers_keep_their_sign_and_their_size(session: Session) -> None:
    number = base_data.add_field(session, base_data.FieldDetails("ดัชนี", "number"))
    field = session.get(DataField, number)
    assert field is not None
    kept = [base_data.read_value(field, typed) for typed in ("-0.5", "1,234,567.50", "๑๒")]
    assert kept == ["-0.5", "1234567.50", "12"]
    assert [base_data.shown_value(field, each) for each in kept] == ["-0.5", "1,234,567.50", "12"]
    for wrong in ("12,5", "1,2,3", "1,23,456", "9" * 5000):
        with pytest.raises(base_data.ValueRefusedError, match="ดัชนี"):
            base_data.read_value(field, wrong)
    assert base_data.shown_value(field, "9" * 5000) == "9" * 5000  # kept by an older version
