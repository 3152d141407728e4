"""The lists of keeping and destroying as the regulation draws them: A4 landscape, ruled.

Forms 20, 21, 22 and 25 (official-documents 4.4). The sheets after the first are numbered at their
head. In การพิจารณา a cross says to destroy, a year till when a letter is kept on (4.7); while the
committee has not met the column is empty, to be filled in by hand.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from district_admin.areas.correspondence.documents.drawn_rows import Made
from district_admin.areas.correspondence.documents.ruled import (
    PAGE,
    RegisterColumn,
    ruled_paper,
)
from district_admin.areas.correspondence.model import DisposalLine, DisposalList, Filing
from district_admin.areas.correspondence.model.register import RECEIVED
from district_admin.areas.correspondence.model.retention import (
    CROSSED,
    DESTROY,
    EXTENDED,
    LIST_NAMES,
    TRANSFER,
    mark_of,
)
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Block, Document, Paragraph, Run, Spacer, Tab
from district_admin.progress import Progress
from district_admin.thai.calendar import medium_date
from district_admin.thai.numerals import NumeralMode

FILED_TITLE: Final = "ทะเบียนหนังสือเก็บ"
_CROSS: Final = "×"
_DOTS: Final = "." * 48

_FILED: Final = (
    RegisterColumn("ลำดับที่", "position", 1.5, "center"),
    RegisterColumn("วันเก็บ", "filed_on", 2.5, "center"),
    RegisterColumn("เลขทะเบียนรับ", "receipt_number", 2.3, "center"),
    RegisterColumn("ที่", "reference", 3.6),
    RegisterColumn("เรื่อง", "subject", 8.4),
    RegisterColumn("รหัสแฟ้ม", "place", 2.5),
    RegisterColumn("กำหนดเวลาเก็บ", "kept_until", 3.0, "center"),
    RegisterColumn("หมายเหตุ", "remark", 2.9),
)
LISTED: Final = (
    RegisterColumn("ลำดับที่", "position", 1.5, "center"),
    RegisterColumn("รหัสแฟ้ม", "place", 2.6),
    RegisterColumn("ที่", "reference", 3.8),
    RegisterColumn("ลงวันที่", "dated_on", 2.5, "center"),
    RegisterColumn("เลขทะเบียนรับ", "receipt_number", 2.3, "center"),
)
_TO_DESTROY: Final = (
    *LISTED,
    RegisterColumn("เรื่อง", "subject", 8.2),
    RegisterColumn("การพิจารณา", "decision", 2.9, "center"),
    RegisterColumn("หมายเหตุ", "remark", 2.9),
)
_OF_AGE: Final = (
    *LISTED,
    RegisterColumn("เรื่อง", "subject", 10.6),
    RegisterColumn("หมายเหตุ", "remark", 3.4),
)


def filed_paper(
    filings: Sequence[Filing],
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the register of letters kept (form 20). Raises Cancelled with the progress."""
    rows = Made(
        len(filings),
        lambda at: [cell_of(filings[at], column.name, at + 1) for column in _FILED],
    )
    heads = (FILED_TITLE, letterhead.office_name)
    return ruled_paper(heads, _FILED, rows, letterhead, progress, numerals)


def disposal_title(made: DisposalList) -> str:
    """Return how a list is headed, and how its file is called."""
    return f"{LIST_NAMES[made.kind]} ประจำปี {made.be_year}"


def disposal_paper(
    made: DisposalList,
    lines: Sequence[DisposalLine],
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return a list with its lines (forms 25, 21, 22). Raises Cancelled with the progress."""
    columns = _TO_DESTROY if made.kind == DESTROY else _OF_AGE

    def cells(at: int) -> list[str]:
        line = lines[at]
        return [
            _decision(line)
            if column.name == "decision"
            else cell_of(line.filing, column.name, at + 1)
            for column in columns
        ]

    rows = Made(len(lines), cells)
    heads = heads_of(disposal_title(made), made.made_on, letterhead)
    tail = signed_tail("ผู้มอบ", "ผู้รับมอบ") if made.kind == TRANSFER else ()
    return ruled_paper(heads, columns, rows, letterhead, progress, numerals, tail=tail)


def heads_of(title: str, on: date, letterhead: Letterhead) -> tuple[str, str, str]:
    """Return the head of a list that goes to the National Archives."""
    office = f"กระทรวง/กรม/กอง  {letterhead.office_name}"
    return title, office, f"วันที่  {medium_date(on)}    แผ่นที่  1"


def cell_of(filing: Filing, name: str, number: int) -> str:
    """Return what a list says of a filing in a column, in Arabic digits."""
    entry = filing.entry
    received = entry.register == RECEIVED
    found = {
        "position": str(number),
        "filed_on": medium_date(filing.filed_on),
        "receipt_number": entry.number_text if received else "",
        "reference": entry.reference if received else entry.number_text,
        "dated_on": medium_date(entry.dated_on) if entry.dated_on else "",
        "subject": entry.subject,
        "place": filing.place,
        "kept_until": mark_of(filing.due_year),
        "remark": _remark(filing),
    }
    return found[name]


def _remark(filing: Filing) -> str:
    pages = f"{filing.page_count} หน้า" if filing.page_count else ""
    return "  ".join(filter(None, (pages, filing.remark)))


def _decision(line: DisposalLine) -> str:
    if line.decision == CROSSED:
        return _CROSS
    if line.decision == EXTENDED:
        return mark_of(line.keep_until)
    return ""


def signed_tail(giver: str, taker: str) -> tuple[Block, ...]:
    """Return where the two sign who hand the letters over and take them."""
    half = PAGE.text_width_cm / 2
    tabs = (Tab(half / 2, "center"), Tab(half * 1.5, "center"))
    last = f"\tตำแหน่ง{_DOTS}\tตำแหน่ง{_DOTS}"
    texts = (
        f"\tลงชื่อ{_DOTS}{giver}\tลงชื่อ{_DOTS}{taker}",
        f"\t({_DOTS})\t({_DOTS})",
        last,
    )
    lines = (
        Paragraph((Run(text),), tabs=tabs, keep_with_next=text != last, before_pt=6)
        for text in texts
    )
    return (Spacer(14), *lines)
