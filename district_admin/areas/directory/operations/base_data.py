"""Base data: the fields that the office collects, what agencies gave, and the year's data set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import DataField, DataSheet, DataValue
from district_admin.areas.directory.model.base_data import (
    APPROVED,
    CHOICE,
    DATE,
    DRAFT,
    FIELD_KIND_NAMES,
    NUMBER,
    PUBLISHED,
    SUBMITTED,
)
from district_admin.areas.directory.model.keys import tidy, tidy_number
from district_admin.areas.directory.operations.agencies import get_agency
from district_admin.areas.directory.operations.checks import RecordIncompleteError, check_name
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.calendar import medium_date, parse_date

_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_MOST_SIGNS: Final = 15  # of a number without its commas; as many digits as Excel keeps
_SHOWN_LETTERS: Final = 20


class FieldNotFoundError(OfficeError):
    """A field of base data is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบช่องข้อมูลนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


class ValueRefusedError(OfficeError):
    """A value does not fit the kind of its field."""


class SheetStepError(OfficeError):
    """A data set cannot take this step now: steps 3 to 5 follow each other."""


@dataclass(frozen=True)
class FieldDetails:
    """A field as typed in; see `DataField`."""

    name: str
    kind: str
    unit: str = ""
    choices: Sequence[str] = ()
    agency_kinds: Sequence[str] = ()
    note: str = ""


def list_fields(session: Session, agency_kind: str | None = None) -> list[DataField]:
    """Return the fields outside the bin in the office's order; of one kind of agency, if named."""
    query = select(DataField).where(~DataField.in_bin)
    found = session.scalars(query.order_by(DataField.sort_order, DataField.id))
    return [
        field
        for field in found
        if agency_kind is None or not field.agency_kinds or agency_kind in field.agency_kinds
    ]


def add_field(session: Session, details: FieldDetails) -> int:
    """Add a field at the end of the list and return its id. Raises RecordIncompleteError."""
    last = session.scalar(select(func.max(DataField.sort_order))) or 0
    field = DataField(sort_order=last + 1)
    _write_field(session, field, details)
    session.add(field)
    session.flush()
    return field.id


def edit_field(session: Session, field_id: int, details: FieldDetails) -> None:
    """Correct a field. What was given stays; its kind stays once values were given.

    Raises FieldNotFoundError and RecordIncompleteError.
    """
    field = _field(session, field_id)
    given = select(DataValue.id).where(DataValue.field_id == field_id).limit(1)
    if details.kind != field.kind and session.scalar(given) is not None:
        raise RecordIncompleteError(
            _("เปลี่ยนชนิดของช่อง “{name}” ไม่ได้ เพราะมีข้อมูลแล้ว กรุณาเพิ่มช่องใหม่").format(name=field.name)
        )
    _write_field(session, field, details)
    session.flush()


def bin_field(session: Session, field_id: int) -> None:
    """Put a field in the bin; what was given stays. Raises FieldNotFoundError."""
    _field(session, field_id).in_bin = True


def values_of_year(session: Session, fiscal_year: int) -> dict[int, dict[int, str]]:
    """Return what agencies gave for a year: by agency id and field id, as kept."""
    query = select(DataValue.agency_id, DataValue.field_id, DataValue.value)
    found: dict[int, dict[int, str]] = {}
    for agency_id, field_id, value in session.execute(
        query.where(DataValue.fiscal_year == fiscal_year)
    ):
        found.setdefault(agency_id, {})[field_id] = value
    return found


def set_value(
    session: Session, field_id: int, agency_id: int, fiscal_year: int, typed: str
) -> None:
    """Keep what an agency gave for a field in a year; nothing typed removes it.

    Raises FieldNotFoundError, AgencyNotFoundError and ValueRefusedError.
    """
    value = read_value(_field(session, field_id), typed)
    get_agency(session, agency_id)
    kept = session.scalar(
        select(DataValue).where(
            DataValue.field_id == field_id,
            DataValue.agency_id == agency_id,
            DataValue.fiscal_year == fiscal_year,
        )
    )
    if kept is None and value:
        session.add(
            DataValue(field_id=field_id, agency_id=agency_id, fiscal_year=fiscal_year, value=value)
        )
    elif kept is not None and value:
        kept.value = value
    elif kept is not None:
        session.delete(kept)
    session.flush()


def copy_values(session: Session, from_fiscal_year: int, to_fiscal_year: int) -> int:
    """Bring last year's values into a year where it has none; return how many."""
    there = values_of_year(session, to_fiscal_year)
    new = [
        DataValue(field_id=field_id, agency_id=agency_id, fiscal_year=to_fiscal_year, value=value)
        for agency_id, values in values_of_year(session, from_fiscal_year).items()
        for field_id, value in values.items()
        if field_id not in there.get(agency_id, {})
    ]
    session.add_all(new)
    session.flush()
    return len(new)


def read_value(field: DataField, typed: str) -> str:
    """Return what was typed for a field as it is kept. Raises ValueRefusedError, ThaiDateError."""
    if field.kind == NUMBER:
        return _read_number(field, typed)
    if field.kind == DATE:
        return parse_date(typed).isoformat() if typed.strip() else ""
    value = tidy(typed)
    if field.kind == CHOICE and value and value not in field.choices:
        raise ValueRefusedError(
            _("ช่อง “{name}” ไม่มีตัวเลือก “{typed}” กรุณาเลือกจากรายการ").format(
                typed=value, name=field.name
            )
        )
    return value


def _read_number(field: DataField, typed: str) -> str:
    """Return a number as it is kept, without commas; those must part thousands.

    12,5 is refused: nobody knows if 12.5 or 125 was meant.
    """
    number = tidy_number(typed)
    plain = number.replace(",", "")
    if number and not _NUMBER.fullmatch(number):
        message = _("“{typed}” ไม่ใช่ตัวเลข กรุณากรอกช่อง “{name}” เป็นตัวเลข")
    elif len(plain) > _MOST_SIGNS:
        message = _("“{typed}” ยาวเกินไป กรุณากรอกช่อง “{name}” ไม่เกิน 15 หลัก")
    else:
        return plain
    shown = typed if len(typed) <= _SHOWN_LETTERS else f"{typed[:_SHOWN_LETTERS]}…"
    raise ValueRefusedError(message.format(typed=shown, name=field.name))


def shown_value(field: DataField, value: str) -> str:
    """Return a value as screens show it: 1,234.5, 19 พ.ย. 2569."""
    if not value:
        return ""
    if field.kind == NUMBER:
        return f"{Decimal(value):,}" if len(value) <= _MOST_SIGNS else value
    return medium_date(date.fromisoformat(value)) if field.kind == DATE else value


def list_sheets(session: Session) -> list[DataSheet]:
    """Return the data sets of all years, the latest first."""
    return list(session.scalars(select(DataSheet).order_by(DataSheet.fiscal_year.desc())))


def get_sheet(session: Session, fiscal_year: int) -> DataSheet:
    """Return the data set of a year, a draft if it was not begun."""
    sheet = session.scalar(select(DataSheet).where(DataSheet.fiscal_year == fiscal_year))
    return sheet or DataSheet(fiscal_year=fiscal_year, status=DRAFT, approver="", returned_note="")


def submit_sheet(session: Session, fiscal_year: int, approver: str, on: date) -> None:
    """Lay the data set before its approver (step 3). Raises SheetStepError."""
    sheet = _sheet(session, fiscal_year, DRAFT, _("ข้อมูลชุดนี้เสนอไปแล้ว"))
    check_name(tidy(approver), _("ผู้ให้ความเห็นชอบ"))
    sheet.status, sheet.approver, sheet.submitted_on = SUBMITTED, tidy(approver), on
    sheet.returned_note = ""


def return_sheet(session: Session, fiscal_year: int, why: str) -> None:
    """Take the data set back to be mended, with the approver's reason. Raises SheetStepError."""
    sheet = _sheet(session, fiscal_year, SUBMITTED, _("ข้อมูลชุดนี้ไม่ได้อยู่ระหว่างเสนอ"))
    sheet.status, sheet.submitted_on, sheet.returned_note = DRAFT, None, why.strip()


def approve_sheet(session: Session, fiscal_year: int, on: date) -> None:
    """Note that the approver agreed (step 3). Raises SheetStepError."""
    sheet = _sheet(session, fiscal_year, SUBMITTED, _("ข้อมูลชุดนี้ไม่ได้อยู่ระหว่างเสนอ"))
    _check_order(sheet.submitted_on, on)
    sheet.status, sheet.approved_on = APPROVED, on


def publish_sheet(
    session: Session, fiscal_year: int, on: date, review_on: date | None = None
) -> None:
    """Note that the data set was published (step 5), and when to look at it again (step 6).

    Raises SheetStepError.
    """
    sheet = _sheet(session, fiscal_year, APPROVED, _("ข้อมูลชุดนี้ยังไม่ได้รับความเห็นชอบ"))
    _check_order(sheet.approved_on, on)
    sheet.status, sheet.published_on, sheet.review_on = PUBLISHED, on, review_on


def revise_sheet(session: Session, fiscal_year: int) -> None:
    """Begin to bring a published data set up to date (step 6). Raises SheetStepError."""
    sheet = _sheet(session, fiscal_year, PUBLISHED, _("ข้อมูลชุดนี้ยังไม่ได้เผยแพร่"))
    sheet.status = DRAFT
    sheet.submitted_on = sheet.approved_on = sheet.published_on = None


def _field(session: Session, field_id: int) -> DataField:
    field = session.get(DataField, field_id)
    if field is None:
        raise FieldNotFoundError
    return field


def _sheet(session: Session, fiscal_year: int, status: str, refusal: str) -> DataSheet:
    """Return the data set of a year, refused if it has another status."""
    sheet = get_sheet(session, fiscal_year)
    if sheet.status != status:
        raise SheetStepError(_("{refusal} กรุณาตรวจสอบสถานะของข้อมูล").format(refusal=refusal))
    session.add(sheet)
    return sheet


def _check_order(earlier: date | None, on: date) -> None:
    if earlier is not None and on < earlier:
        raise SheetStepError(_("วันที่อยู่ก่อนขั้นตอนก่อนหน้า กรุณาแก้ไขวันที่"))


def _write_field(session: Session, field: DataField, details: FieldDetails) -> None:
    if details.kind not in FIELD_KIND_NAMES:
        raise ValueError(f"not a kind of field: {details.kind}")
    name = tidy(details.name)
    check_name(name, _("ชื่อช่องข้อมูล"))
    same = select(DataField.id).where(DataField.name == name, DataField.id != (field.id or 0))
    if session.scalar(same) is not None:
        raise RecordIncompleteError(_("มีช่องชื่อ “{name}” อยู่แล้ว กรุณาใช้ชื่ออื่น").format(name=name))
    choices = list(dict.fromkeys(tidy(choice) for choice in details.choices if choice.strip()))
    if details.kind == CHOICE and not choices:
        raise RecordIncompleteError(_("กรุณากรอกตัวเลือกของช่อง “{name}”").format(name=name))
    field.name, field.kind, field.unit = name, details.kind, tidy(details.unit)
    field.choices, field.agency_kinds = choices, list(details.agency_kinds)
    field.note = details.note.strip()
