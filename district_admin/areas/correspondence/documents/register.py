"""A register as the regulation draws it: its columns on A4 landscape, the head on every page.

Columns: forms 13 and 14 for letters received and sent (specification of official papers, 4.1 and
4.2), 4.4 for orders and announcements. What a number without a paper is for stands in the remark.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from district_admin.areas.correspondence.documents.action_column import action_of
from district_admin.areas.correspondence.documents.drawn_rows import Made
from district_admin.areas.correspondence.documents.ruled import RegisterColumn, ruled_paper
from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CANCELLED,
    CERTIFICATE,
    ORDER,
    RECEIVED,
    REGISTER_NAMES,
    RESERVED,
)
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Progress
from district_admin.thai.calendar import BUDDHIST_ERA, THAI_MONTHS, medium_date
from district_admin.thai.numerals import NumeralMode

_LETTERS: Final = (
    RegisterColumn("ที่", "reference", 3.3),
    RegisterColumn("ลงวันที่", "dated_on", 2.4, "center"),
    RegisterColumn("จาก", "sender", 3.6),
    RegisterColumn("ถึง", "recipient", 3.4),
    RegisterColumn("เรื่อง", "subject", 5.6),
    RegisterColumn("การปฏิบัติ", "action_taken", 4.2),
    RegisterColumn("หมายเหตุ", "remark", 2.2),
)
_DIRECTIVES: Final = (
    RegisterColumn("ลงวันที่", "dated_on", 2.8, "center"),
    RegisterColumn("เรื่อง", "subject", 9.8),
    RegisterColumn("ผู้ลงนาม", "sender", 4.4),
    RegisterColumn("เจ้าของเรื่อง", "owner_name", 4.0),
    RegisterColumn("หมายเหตุ", "remark", 3.1),
)


def columns_of(register: str) -> list[RegisterColumn]:
    """Return the columns of a register from left to right, 26.7 cm in all."""
    if register in (ORDER, ANNOUNCEMENT, CERTIFICATE):
        return [RegisterColumn("เลขที่", "number", 2.6, "center"), *_DIRECTIVES]
    first = "เลขทะเบียนรับ" if register == RECEIVED else "เลขทะเบียนส่ง"
    return [RegisterColumn(first, "number", 2.0, "center"), *_LETTERS]


def cells_of(entry: RegisterEntry) -> list[str]:
    """Return what stands in the columns of a row, in Arabic digits and not shortened."""
    return [_cell(entry, column.name, whole=True) for column in columns_of(entry.register)]


def period_name(be_year: int, month: int = 0, day: date | None = None) -> str:
    """Return the time that a print covers, as its head says it."""
    if day is not None:
        return f"วันที่ {day.day} เดือน {THAI_MONTHS[day.month - 1]} พ.ศ. {day.year + BUDDHIST_ERA}"
    if month:
        return f"เดือน {THAI_MONTHS[month - 1]} พ.ศ. {be_year}"
    return f"ประจำปี พ.ศ. {be_year}" if be_year else ""


def register_paper(
    register: str,
    entries: Sequence[RegisterEntry],
    period: str,
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return a register's rows, in their order, as a paper. Raises Cancelled with the progress."""
    title = REGISTER_NAMES[register]
    head = f"{title}  {period}" if period else title
    columns = columns_of(register)
    return ruled_paper(
        (head, letterhead.office_name),
        columns,
        Made(len(entries), lambda at: [_cell(entries[at], each.name) for each in columns]),
        letterhead,
        progress,
        numerals,
    )


def _cell(entry: RegisterEntry, name: str, *, whole: bool = False) -> str:
    if name == "number":
        return entry.number_text if _bears_year(entry.register) else _place(entry)
    if name == "reference" and entry.register != RECEIVED:
        return entry.number_text
    if name == "action_taken":
        return action_of(entry, whole=whole)
    if name == "dated_on":
        return medium_date(entry.dated_on) if entry.dated_on else ""
    if name == "remark":
        return " ".join(filter(None, (_state(entry), entry.remark)))
    return str(getattr(entry, name))


def _bears_year(register: str) -> bool:
    return register in (ORDER, ANNOUNCEMENT, CERTIFICATE)


def _place(entry: RegisterEntry) -> str:
    return f"{entry.number}/{entry.sub_number}" if entry.sub_number else str(entry.number)


def _state(entry: RegisterEntry) -> str:
    if entry.state == CANCELLED:
        return f"ยกเลิก: {entry.cancel_reason}"
    return "จองเลข" if entry.state == RESERVED else ""
