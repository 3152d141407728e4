"""The list by which those invited are asked on the telephone whether they come (manual, step 8).

Who has answered stands in it too, with the answer, so that nobody is asked twice and a change is
noted in the same place. Boxes are ticked by hand during the call and typed in afterwards. Rejected:
only who is silent (she asks the others who comes in their place).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sheets import SheetColumn, counted_list
from district_admin.documents.look import Look
from district_admin.documents.model import Document

TITLE: Final = "รายชื่อสำหรับโทรศัพท์ยืนยันการเข้าร่วมประชุม"
_BOXES: Final = "☐ มา  ☐ แทน  ☐ ไม่มา"
_COLUMNS: Final = (
    SheetColumn("ที่", 1.1, "center"),
    SheetColumn("ชื่อ – สกุล", 5.2, names=True),
    SheetColumn("ตำแหน่ง/สังกัด", 6.6),
    SheetColumn("โทรศัพท์", 4.0),
    SheetColumn("คำตอบ", 4.3),
    SheetColumn("ผู้แทน/หมายเหตุ", 5.5),
)


@dataclass(frozen=True, slots=True)
class Call:
    """One to be asked; `answer` is what is known already, `remark` who comes instead."""

    name: str
    post: str = ""
    telephone: str = ""
    answer: str = ""
    remark: str = ""


def call_list(sitting: Sitting, calls: Sequence[Call], counted: str, look: Look) -> Document:
    """Return the list, with the answers of today counted under its head."""
    rows = [
        (str(number), each.name, each.post, each.telephone, each.answer or _BOXES, each.remark)
        for number, each in enumerate(calls, 1)
    ]
    return counted_list(TITLE, sitting.joined, sitting, counted, _COLUMNS, rows, look)
