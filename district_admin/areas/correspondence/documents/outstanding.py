"""What nobody has signed for, as a list to go through by telephone: on paper, and as a worksheet.

The longest on its way stands first, as on the screen; the register of letters sent has its own
order, in which who is to be called is looked for page by page (rejected). Not a form of the
regulation, so it is drawn as the other ruled papers of correspondence are.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from district_admin.areas.correspondence.documents.delivery import Sent
from district_admin.areas.correspondence.documents.ruled import RegisterColumn, ruled_paper
from district_admin.areas.correspondence.model import Delivery
from district_admin.areas.correspondence.model.delivery import MEANS
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Progress
from district_admin.thai.calendar import long_date, medium_date
from district_admin.thai.numerals import NumeralMode

UNSIGNED: Final = "รายการหนังสือที่ยังไม่มีผู้ลงชื่อรับ"
UNSENT: Final = "รายการหนังสือที่ยังไม่ได้ส่ง"

_COLUMNS: Final = (
    RegisterColumn("ลำดับที่", "position", 1.5, "center"),
    RegisterColumn("ที่", "number", 3.4),
    RegisterColumn("เรื่อง", "subject", 5.9),
    RegisterColumn("ถึง", "name", 6.2),
    RegisterColumn("วิธีส่ง", "means", 3.3),
    RegisterColumn("วันที่ส่ง", "sent_on", 2.4, "center"),
    RegisterColumn("รอรับ (วัน)", "days", 1.6, "center"),
    RegisterColumn("หมายเหตุ", "remark", 2.4),
)
HEADINGS: Final = tuple(each.heading for each in _COLUMNS)


def title_for(sent: Sequence[Sent]) -> str:
    """Return how the list is headed: of what is on its way, or of what has not gone out."""
    return UNSIGNED if any(each.sent_on for _entry, each in sent) else UNSENT


def outstanding_cells(sent: Sequence[Sent], on: date) -> list[list[str | int]]:
    """Return what stands in the columns, in the order given; days are counted to a day."""
    return [
        [
            position,
            entry.number_text,
            entry.subject,
            _to(delivery),
            " ".join(filter(None, (MEANS.get(delivery.means, ""), delivery.tracking))),
            medium_date(delivery.sent_on) if delivery.sent_on else "ยังไม่ส่ง",
            (on - delivery.sent_on).days if delivery.sent_on else "",
            delivery.remark,
        ]
        for position, (entry, delivery) in enumerate(sent, start=1)
    ]


def outstanding_paper(
    sent: Sequence[Sent],
    on: date,
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the list as a paper. Raises Cancelled with the progress."""
    letters = len({entry.id for entry, _delivery in sent})
    counted = f"ณ วันที่ {long_date(on)}  จำนวน {len(sent):,} ราย จากหนังสือ {letters:,} ฉบับ"
    rows = [[str(cell) for cell in cells] for cells in outstanding_cells(sent, on)]
    heads = (title_for(sent), letterhead.office_name, counted)
    return ruled_paper(heads, _COLUMNS, rows, letterhead, progress, numerals)


def _to(delivery: Delivery) -> str:
    if not delivery.agency or delivery.agency in delivery.name:
        return delivery.name
    return f"{delivery.name} ({delivery.agency})"
