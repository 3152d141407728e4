"""A register as the regulation draws it: its columns on A4 landscape, the head on every page.

Columns: forms 13 and 14 for letters received and sent (specification of official papers, 4.1 and
4.2), 4.4 for orders and announcements. What a number without a paper is for stands in the remark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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
from district_admin.documents.model import (
    Align,
    Block,
    Document,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Table,
)
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.thai.calendar import BUDDHIST_ERA, THAI_MONTHS, medium_date
from district_admin.thai.normalise import NBSP, normalise
from district_admin.thai.numerals import NumeralMode, convert_numerals
from district_admin.thai.spacing import glue

_SIZE_PT: Final = 14.0
PAGE: Final = PageSetup(
    width_cm=29.7,
    height_cm=21.0,
    left_cm=1.5,
    right_cm=1.5,
    bottom_cm=1.5,
    first_top_cm=1.5,
    top_cm=2.0,
    number_top_cm=1.0,
)
_EVERY: Final = 200  # rows between two reports of progress
_CENTRED: Final = frozenset(
    {
        "number",
        "dated_on",
        "registered_on",
        "filed_on",
        "receipt_number",
        "position",
        "decision",
        "kept_until",
    }
)


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of a register: its heading on paper, its name and its width in cm."""

    heading: str
    name: str
    width_cm: float


_LETTERS: Final = (
    RegisterColumn("ที่", "reference", 3.3),
    RegisterColumn("ลงวันที่", "dated_on", 2.4),
    RegisterColumn("จาก", "sender", 3.9),
    RegisterColumn("ถึง", "recipient", 3.9),
    RegisterColumn("เรื่อง", "subject", 6.0),
    RegisterColumn("การปฏิบัติ", "action_taken", 3.0),
    RegisterColumn("หมายเหตุ", "remark", 2.2),
)
_DIRECTIVES: Final = (
    RegisterColumn("ลงวันที่", "dated_on", 2.8),
    RegisterColumn("เรื่อง", "subject", 9.8),
    RegisterColumn("ผู้ลงนาม", "sender", 4.4),
    RegisterColumn("เจ้าของเรื่อง", "owner_name", 4.0),
    RegisterColumn("หมายเหตุ", "remark", 3.1),
)


def columns_of(register: str) -> list[RegisterColumn]:
    """Return the columns of a register from left to right, 26.7 cm in all."""
    if register in (ORDER, ANNOUNCEMENT, CERTIFICATE):
        return [RegisterColumn("เลขที่", "number", 2.6), *_DIRECTIVES]
    first = "เลขทะเบียนรับ" if register == RECEIVED else "เลขทะเบียนส่ง"
    return [RegisterColumn(first, "number", 2.0), *_LETTERS]


def cells_of(entry: RegisterEntry) -> list[str]:
    """Return what stands in the columns of a row, in Arabic digits."""
    return [_cell(entry, column.name) for column in columns_of(entry.register)]


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
    columns = columns_of(register)
    title = REGISTER_NAMES[register]
    head = f"{title}  {period}" if period else title
    return ruled_paper(
        (head, letterhead.office_name),
        columns,
        [cells_of(entry) for entry in entries],
        letterhead,
        progress,
        numerals,
    )


def ruled_paper(
    heads: Sequence[str],
    columns: Sequence[RegisterColumn],
    rows: Sequence[Sequence[str]],
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
    tail: Sequence[Block] = (),
) -> Document:
    """Return a list as a paper: its heads, the columns ruled and headed on each page, the tail.

    Raises Cancelled with the progress.
    """
    ruled = [Row(tuple((_heading(each),) for each in columns), header=True)]
    for done, cells in enumerate(rows):
        if done % _EVERY == 0:
            progress.report(done, len(rows), _("กำลังจัดหน้าทะเบียน"))
        pairs = zip(cells, columns, strict=True)
        ruled.append(Row(tuple((_paragraph(text, column, numerals),) for text, column in pairs)))
    title, *others = heads
    blocks: tuple[Block, ...] = (
        _line(title, numerals, _SIZE_PT + 4, bold=True),
        *(_line(each, numerals, _SIZE_PT + 2) for each in others),
        Table(tuple(each.width_cm for each in columns), tuple(ruled), padding_cm=0.12),
        *tail,
    )
    return Document(
        blocks=blocks,
        title=_ready(title, numerals).replace(NBSP, " "),
        page=PAGE,
        size_pt=_SIZE_PT,
        family=letterhead.docx_family,
        words=letterhead.words,
    )


def _cell(entry: RegisterEntry, name: str) -> str:
    if name == "number":
        return entry.number_text if _bears_year(entry.register) else _place(entry)
    if name == "reference" and entry.register != RECEIVED:
        return entry.number_text
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


def _heading(column: RegisterColumn) -> Paragraph:
    return Paragraph((Run(column.heading, bold=True),), align="center")


def _paragraph(text: str, column: RegisterColumn, numerals: NumeralMode) -> Paragraph:
    align: Align = "center" if column.name in _CENTRED else "left"
    return Paragraph((Run(_ready(text, numerals)),), align=align)


def _line(text: str, numerals: NumeralMode, size_pt: float, *, bold: bool = False) -> Paragraph:
    run = Run(_ready(text, numerals), bold=bold, size_pt=size_pt)
    return Paragraph((run,), align="center", keep_with_next=True)


def _ready(text: str, numerals: NumeralMode) -> str:
    return glue(convert_numerals(normalise(text).replace("\n", " ").strip(), numerals))
