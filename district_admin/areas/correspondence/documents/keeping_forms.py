"""Lists and cards of what is kept: forms 19, 23 and 24 of the regulation.

An area office sends what its groups have done to its own keeper with บัญชีหนังสือส่งเก็บ (form 19,
ข้อ 54), leaves what is not yet 20 years old with the National Archives by บัญชีฝากหนังสือ (form 23,
ข้อ 61), and puts a บัตรยืมหนังสือ (form 24) in the place of what somebody has borrowed. Columns as
official-documents 4.4 has them. Left out is บัตรตรวจค้น (form 18): a card index of one matter in
several registers, which is what the search of the program gives, always up to date.

Rejected: a card of form 24 with the columns side by side, as it is printed for a drawer of cards:
seven columns leave 2.4 cm for a signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.areas.correspondence.documents.retention import (
    LISTED,
    cell_of,
    heads_of,
    signed_tail,
)
from district_admin.areas.correspondence.documents.ruled import RegisterColumn, ready, ruled_paper
from district_admin.areas.correspondence.documents.slips import (
    LINE_END_CM,
    Slip,
    known_line,
    line_to_fill,
    slip_head,
    slips_paper,
)
from district_admin.areas.correspondence.model import Filing
from district_admin.areas.correspondence.model.register import RECEIVED
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, Paragraph
from district_admin.progress import Progress
from district_admin.thai.calendar import BUDDHIST_ERA, be_year, medium_date
from district_admin.thai.numerals import NumeralMode

SENT_TO_KEEP: Final = "บัญชีหนังสือส่งเก็บ"
LEFT: Final = "บัญชีฝากหนังสือ"
CARD: Final = "บัตรยืมหนังสือ"

_FOR_EVER: Final = "ห้ามทำลาย"
_HALF_CM: Final = 8.2

_TO_KEEP: Final = (
    RegisterColumn("ลำดับที่", "position", 1.6, "center"),
    RegisterColumn("ที่", "reference", 4.4),
    RegisterColumn("ลงวันที่", "dated_on", 2.8, "center"),
    RegisterColumn("เรื่อง", "subject", 10.4),
    RegisterColumn("อายุการเก็บหนังสือ", "until", 3.6, "center"),
    RegisterColumn("หมายเหตุ", "remark", 3.9),
)
_TO_LEAVE: Final = (
    *LISTED,
    RegisterColumn("เรื่อง", "subject", 10.6),
    RegisterColumn("หมายเหตุ", "remark", 3.4),
)


@dataclass(frozen=True)
class Loan:
    """Who borrows letters, since when and until when; what is not known is filled in by hand."""

    borrower: str = ""
    on: date | None = None
    until: date | None = None


def sent_to_keep(
    filings: Sequence[Filing],
    on: date,
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the list that goes with finished letters to who keeps them (form 19).

    Raises Cancelled with the progress.
    """
    rows = [
        [_cell(each, column.name, number) for column in _TO_KEEP]
        for number, each in enumerate(filings, start=1)
    ]
    heads = (SENT_TO_KEEP, letterhead.office_name, f"วันที่  {medium_date(on)}")
    return ruled_paper(heads, _TO_KEEP, rows, letterhead, progress, numerals)


def left_with_archives(
    filings: Sequence[Filing],
    on: date,
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the list of letters left with the National Archives, with who signs (form 23).

    Raises Cancelled with the progress.
    """
    rows = [
        [cell_of(each, column.name, number) for column in _TO_LEAVE]
        for number, each in enumerate(filings, start=1)
    ]
    heads = heads_of(f"{LEFT} ประจำปี {be_year(on)}", on, letterhead)
    tail = signed_tail("ผู้ฝาก", "ผู้รับฝาก")
    return ruled_paper(heads, _TO_LEAVE, rows, letterhead, progress, numerals, tail=tail)


def loan_cards(
    filings: Sequence[Filing], loan: Loan, letterhead: Letterhead, numerals: NumeralMode = "thai"
) -> Document:
    """Return a card for each letter that is borrowed, to stand in its place (form 24)."""
    cards = [_card(each, loan, numerals) for each in filings]
    return slips_paper(CARD, cards, letterhead, numerals)


def _cell(filing: Filing, name: str, number: int) -> str:
    if name != "until":
        return cell_of(filing, name, number)
    if filing.due_year is None:
        return _FOR_EVER
    return medium_date(date(filing.due_year - BUDDHIST_ERA, 12, 31))


def _card(filing: Filing, loan: Loan, numerals: NumeralMode) -> Slip:
    entry = filing.entry
    received = entry.register == RECEIVED
    known = (
        ("ที่", entry.reference if received else entry.number_text),
        ("ลงวันที่", medium_date(entry.dated_on) if entry.dated_on else ""),
        ("เลขทะเบียนรับ", entry.number_text if received else ""),
        ("รหัสแฟ้ม", filing.place),
    )
    which = "   ".join(f"{name} {value}" for name, value in known if value)
    borrower = (
        known_line("ผู้ยืม", loan.borrower, numerals)
        if loan.borrower
        else line_to_fill(["ผู้ยืม (ชื่อ ตำแหน่ง หรือส่วนราชการ) "])
    )
    return (
        slip_head(CARD, numerals),
        known_line("รายการ", entry.subject, numerals),
        known_line("", which, numerals),
        borrower,
        line_to_fill(["ผู้รับ ลงชื่อ ", " ตำแหน่ง "], (_HALF_CM, LINE_END_CM)),
        _days(loan, numerals),
        line_to_fill(["ผู้ส่งคืน ลงชื่อ ", " วันส่งคืน "], (_HALF_CM, LINE_END_CM)),
    )


def _days(loan: Loan, numerals: NumeralMode) -> Paragraph:
    since, until = (medium_date(each) if each else "" for each in (loan.on, loan.until))
    texts = [
        ready(f"{name} {day} ".replace("  ", " "), numerals) + " "
        for name, day in (("วันยืม", since), ("กำหนดส่งคืน", until))
    ]
    return line_to_fill([texts[0], f" {texts[1]}"], (_HALF_CM, LINE_END_CM))
