"""Lists and cards of what is kept: forms 19, 23 and 24 of the regulation.

An area office sends what its groups have done to its own keeper with บัญชีหนังสือส่งเก็บ (form 19,
ข้อ 54), leaves what is not yet 20 years old with the National Archives by บัญชีฝากหนังสือ (form 23,
ข้อ 61), and puts a บัตรยืมหนังสือ (form 24) in the place of what somebody has borrowed. Columns as
official-documents 4.4 has them. Left out is บัตรตรวจค้น (form 18): a card index of one matter in
several registers, which is what the search of the program gives, always up to date.

A card says all that had the letter, since it stands in its place each time. Rejected: one with the
columns side by side, as it is printed for a drawer of cards: seven leave 2.4 cm for a signature.
"""

from collections.abc import Mapping, Sequence
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
from district_admin.areas.correspondence.model import Filing, Loan
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
_ON_A_CARD: Final = 5
"""So many that had a letter stand on one card, which is not longer than a page."""

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
    filings: Sequence[Filing],
    loans: Mapping[int, Sequence[Loan]],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the card of each letter, to stand in its place, with all that had it (form 24).

    `loans` are by the id of the filing, the oldest first. Of a letter that is in its file the last
    lines are free, for the next who borrows it. A full card is followed by another.
    """
    cards = []
    for each in filings:
        had: list[Loan | None] = list(loans.get(each.id, ()))
        if not had or had[-1] is None or had[-1].returned_on is not None:
            had.append(None)
        for start in range(0, len(had), _ON_A_CARD):
            part = had[start : start + _ON_A_CARD]
            number = start // _ON_A_CARD + 1
            cards.append(_card(each, part, number, numerals))
    return slips_paper(CARD, cards, letterhead, numerals)


def _cell(filing: Filing, name: str, number: int) -> str:
    if name != "until":
        return cell_of(filing, name, number)
    if filing.due_year is None:
        return _FOR_EVER
    return medium_date(date(filing.due_year - BUDDHIST_ERA, 12, 31))


def _card(filing: Filing, loans: Sequence[Loan | None], number: int, numerals: NumeralMode) -> Slip:
    entry = filing.entry
    received = entry.register == RECEIVED
    known = (
        ("ที่", entry.reference if received else entry.number_text),
        ("ลงวันที่", medium_date(entry.dated_on) if entry.dated_on else ""),
        ("เลขทะเบียนรับ", entry.number_text if received else ""),
        ("รหัสแฟ้ม", filing.place),
    )
    which = "   ".join(f"{name} {value}" for name, value in known if value)
    head = CARD if number == 1 else f"{CARD} (ใบที่ {number})"
    lines = (line for each in loans for line in _lines(each, numerals))
    return (
        slip_head(head, numerals),
        known_line("รายการ", entry.subject, numerals),
        known_line("", which, numerals),
        *lines,
    )


def _lines(loan: Loan | None, numerals: NumeralMode) -> Sequence[Paragraph]:
    """Return what a card says of one who had the letter, or the lines for the next who will."""
    if loan is None:
        return (
            line_to_fill(["ผู้ยืม (ชื่อ ตำแหน่ง หรือส่วนราชการ) "]),
            line_to_fill(["ผู้รับ ลงชื่อ ", " ตำแหน่ง "], (_HALF_CM, LINE_END_CM)),
            _days(None, numerals),
            line_to_fill(["ผู้ส่งคืน ลงชื่อ ", " วันส่งคืน "], (_HALF_CM, LINE_END_CM)),
        )
    borrower = "  ".join(filter(None, (loan.borrower, loan.post)))
    if loan.purpose:
        borrower = f"{borrower}  เพื่อ{loan.purpose.removeprefix('เพื่อ')}"
    taken = [" ตำแหน่ง "] if not loan.taken_by else [f" ({ready(loan.taken_by, numerals)})"]
    back = f" ({ready(loan.returned_by, numerals)})" if loan.returned_by else ""
    on = medium_date(loan.returned_on) if loan.returned_on else ""
    returned = f"{back} วันส่งคืน {ready(on, numerals)} "
    ends = (_HALF_CM,) if loan.taken_by else (_HALF_CM, LINE_END_CM)
    return (
        known_line("ผู้ยืม", borrower, numerals),
        line_to_fill(["ผู้รับ ลงชื่อ ", *taken], ends),
        _days(loan, numerals),
        line_to_fill(["ผู้ส่งคืน ลงชื่อ ", returned], (_HALF_CM,) if on else (_HALF_CM, LINE_END_CM)),
    )


def _days(loan: Loan | None, numerals: NumeralMode) -> Paragraph:
    days = (loan.lent_on, loan.due_on) if loan is not None else (None, None)
    texts = [
        ready(f"{name} {medium_date(day) if day else ''} ".replace("  ", " "), numerals) + " "
        for name, day in zip(("วันยืม", "กำหนดส่งคืน"), days, strict=True)
    ]
    return line_to_fill([texts[0], f" {texts[1]}"], (_HALF_CM, LINE_END_CM))
