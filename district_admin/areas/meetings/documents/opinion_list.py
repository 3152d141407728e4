"""What each member answered when the resolutions went round, and what became of it.

It goes onto the disc with the resolutions (manual of internal meetings, steps 12.4 and 13), so that
who adopts them later sees who wanted what. Rejected: the forms filled in as if they had come back
(what a member signed is a scan, and is added as one).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sheets import SheetColumn, counted_list
from district_admin.documents.look import Look
from district_admin.documents.model import Document

TITLE: Final = "ความเห็นเกี่ยวกับมติที่ประชุม"
_COLUMNS: Final = (
    SheetColumn("ที่", 1.1, "center"),
    SheetColumn("ชื่อ – สกุล", 5.0, names=True),
    SheetColumn("ตำแหน่ง/สังกัด", 5.2),
    SheetColumn("ความเห็น", 3.2),
    SheetColumn("วันที่ส่ง", 2.8),
    SheetColumn("ข้อความที่ขอแก้ไขหรือเหตุผล และผลการพิจารณา", 9.4),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A member and the answer; `on` is its day, `words` what is wanted, a paragraph each."""

    name: str
    post: str
    opinion: str
    on: str = ""
    words: Sequence[str] = ()


def opinion_list(
    sitting: Sitting, answers: Sequence[Answered], counted: str, look: Look
) -> Document:
    """Return the list, with the answers counted under its head."""
    rows = [
        (str(number), each.name, each.post, each.opinion, each.on, "\n".join(each.words))
        for number, each in enumerate(answers, 1)
    ]
    return counted_list(TITLE, sitting.body, sitting, counted, _COLUMNS, rows, look)
