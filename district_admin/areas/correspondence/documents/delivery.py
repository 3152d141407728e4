"""The papers that go out with letters and come back signed: the book of deliveries and receipts.

Both are of the regulation: สมุดส่งหนังสือ (form 16) with its columns, ใบรับหนังสือ (form 17) with its
lines (specification of official papers, 4.4). What is known is printed, what the receiver writes
is left free. Rejected: a receipt a page (the regulation's half sheet is mostly empty, and 120
schools would take 60 sheets); they stand below each other and are cut along their frames.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from district_admin.areas.correspondence.documents.ruled import (
    RegisterColumn,
    centred_line,
    ready,
    ruled_paper,
    title_of,
)
from district_admin.areas.correspondence.model import Delivery, RegisterEntry
from district_admin.areas.correspondence.model.delivery import HAND, MEANS
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import (
    Document,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Tab,
    Table,
)
from district_admin.progress import Progress
from district_admin.thai.calendar import medium_date
from district_admin.thai.numerals import NumeralMode

BOOK: Final = "สมุดส่งหนังสือ"
RECEIPT: Final = "ใบรับหนังสือ"

Sent = tuple[RegisterEntry, Delivery]
"""A letter and one who is sent it."""

_COLUMNS: Final = (
    RegisterColumn("เลขทะเบียน", "number", 3.3, "center"),
    RegisterColumn("จาก", "sender", 4.0),
    RegisterColumn("ถึง", "name", 5.2),
    RegisterColumn("หน่วยรับ", "agency", 4.6),
    RegisterColumn("ผู้รับ", "received_by", 4.2),
    RegisterColumn("วันและเวลา", "received_on", 2.9, "center"),
    RegisterColumn("หมายเหตุ", "remark", 2.5),
)
_TO_SIGN_PT: Final = 14.0  # under each line, for a signature
_WIDTH_CM: Final = 17.0
_PAGE: Final = PageSetup(
    left_cm=2.0, right_cm=2.0, bottom_cm=1.2, first_top_cm=1.2, top_cm=1.2, numbered=False
)
_NAMES_CM: Final = 1.6
_LINE_END_CM: Final = 15.6
_DATE_END_CM: Final = 9.0
_ROOM_PT: Final = 8.0


def delivery_book(
    sent: Sequence[Sent],
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return a page of the book for the messenger. Raises Cancelled with the progress."""
    heads = (BOOK, letterhead.office_name)
    rows = [_row(entry, delivery, letterhead) for entry, delivery in sent]
    return ruled_paper(heads, _COLUMNS, rows, letterhead, progress, numerals, room_pt=_TO_SIGN_PT)


def receipts(
    sent: Sequence[Sent], letterhead: Letterhead, numerals: NumeralMode = "thai"
) -> Document:
    """Return the slips that the receivers sign, several a page, to be cut."""
    rows = tuple(Row((_slip(entry, delivery, numerals),)) for entry, delivery in sent)
    return Document(
        blocks=(Table((_WIDTH_CM,), rows, padding_cm=0.6),),
        title=title_of(RECEIPT, numerals),
        page=_PAGE,
        family=letterhead.docx_family,
        words=letterhead.words,
    )


def _row(entry: RegisterEntry, delivery: Delivery, letterhead: Letterhead) -> list[str]:
    other_means = MEANS[delivery.means] if delivery.means not in ("", HAND) else ""
    return [
        entry.number_text,
        entry.sender or letterhead.office_name,
        delivery.name,
        delivery.agency,
        delivery.received_by,
        medium_date(delivery.received_on) if delivery.received_on else "",
        " ".join(filter(None, (other_means, delivery.tracking, delivery.remark))),
    ]


def _slip(entry: RegisterEntry, delivery: Delivery, numerals: NumeralMode) -> tuple[Paragraph, ...]:
    line = centred_line(RECEIPT, numerals, 18.0, bold=True)
    # kept with the next, each slip of a word processor's page would want the next slip with it
    head = replace(line, before_pt=_ROOM_PT, keep_with_next=False)
    known = (("ที่", entry.number_text), ("ถึง", delivery.name), ("เรื่อง", entry.subject))
    lines = [_known(name, ready(value, numerals)) for name, value in known]
    dotted = (Tab(_DATE_END_CM, leader="dots"), Tab(_LINE_END_CM - 0.7, leader="dots"))
    when = _to_fill((Run("รับวันที่ "), Run("\t"), Run(" เวลา "), Run("\t"), Run(" น.")), dotted)
    who = _to_fill((Run("ผู้รับ "), Run("\t")), (Tab(_LINE_END_CM, leader="dots"),))
    return (head, *lines, when, who)


def _known(name: str, value: str) -> Paragraph:
    return Paragraph(
        (Run(name, bold=True), Run("\t"), Run(value)),
        left_cm=_NAMES_CM,
        first_line_cm=-_NAMES_CM,
        tabs=(Tab(_NAMES_CM),),
    )


def _to_fill(runs: tuple[Run, ...], tabs: tuple[Tab, ...]) -> Paragraph:
    return Paragraph(runs, tabs=tabs, before_pt=_ROOM_PT, after_pt=2.0)
