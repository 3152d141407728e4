"""What is lent and not back, as a list to ask for it by: on paper, and as a worksheet.

ข้อ 62 has who keeps the letters gather the proofs by their days "to follow up"; no form is drawn for
that, so it looks as the other ruled papers do, and the longest past its day stands first. Rejected:
the cards of form 24 alone, which stand among the files, each in another drawer.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from district_admin.areas.correspondence.documents.ruled import RegisterColumn, ruled_paper
from district_admin.areas.correspondence.model import Loan
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Progress
from district_admin.thai.calendar import long_date, medium_date
from district_admin.thai.numerals import NumeralMode

OUT: Final = "รายการหนังสือที่มีผู้ยืม"
LENT: Final = "รายการยืมหนังสือ"

_COLUMNS: Final = (
    RegisterColumn("ลำดับที่", "position", 1.3, "center"),
    RegisterColumn("เลขทะเบียน", "number", 2.4),
    RegisterColumn("เรื่อง", "subject", 6.2),
    RegisterColumn("รหัสแฟ้ม", "place", 2.1),
    RegisterColumn("ผู้ยืม", "borrower", 5.1),
    RegisterColumn("วันยืม", "lent_on", 2.6, "center"),
    RegisterColumn("กำหนดส่งคืน", "due_on", 2.6, "center"),
    RegisterColumn("วันส่งคืน", "returned_on", 2.6, "center"),
    RegisterColumn("เกินกำหนด (วัน)", "over", 1.8, "center"),
)
HEADINGS: Final = tuple(each.heading for each in _COLUMNS)


def title_for(loans: Sequence[Loan]) -> str:
    """Return how the list is headed: of what is out, or of what came back as well."""
    return OUT if all(each.returned_on is None for each in loans) else LENT


def lent_cells(loans: Sequence[Loan], on: date) -> list[list[str | int]]:
    """Return what stands in the columns, in the order given; days are counted to a day."""
    return [
        [
            position,
            each.filing.entry.number_text,
            each.filing.entry.subject,
            each.filing.place,
            "  ".join(filter(None, (each.borrower, each.post))),
            medium_date(each.lent_on),
            medium_date(each.due_on) if each.due_on else "",
            medium_date(each.returned_on) if each.returned_on else "",
            _days_over(each, on),
        ]
        for position, each in enumerate(loans, start=1)
    ]


def lent_paper(
    loans: Sequence[Loan],
    on: date,
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the list as a paper. Raises Cancelled with the progress."""
    cells = lent_cells(loans, on)
    over = sum(bool(row[-1]) for row in cells)
    counted = f"ณ วันที่ {long_date(on)}  จำนวน {len(loans):,} เรื่อง"
    if over:
        counted = f"{counted}  เกินกำหนดส่งคืน {over:,} เรื่อง"
    rows = [[str(cell) for cell in row] for row in cells]
    heads = (title_for(loans), letterhead.office_name, counted)
    return ruled_paper(heads, _COLUMNS, rows, letterhead, progress, numerals)


def _days_over(loan: Loan, on: date) -> str | int:
    if loan.returned_on is not None or loan.due_on is None or loan.due_on >= on:
        return ""
    return (on - loan.due_on).days
