"""What is still to be done of a meeting: the manual's steps, and the resolutions being followed.

แบบฟอร์มติดตามงาน is the first form that the manual of internal meetings names. Both lists are
printed as they stand on a day, which their heads name, since lateness is a matter of the day.
Rejected: ticks instead of days (on a sheet in a file nobody knows any more when it was ticked).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.parts import NONE
from district_admin.areas.meetings.documents.sheets import (
    CELL_PT,
    LYING,
    SheetColumn,
    centred,
    sheet_table,
)
from district_admin.areas.meetings.model.due import late_days
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document
from district_admin.thai.calendar import long_date, medium_date

TITLE: Final = "แบบฟอร์มติดตามงาน"
RESOLUTIONS_TITLE: Final = "รายการติดตามผลการดำเนินงานตามมติที่ประชุม"

_STEPS: Final = (
    SheetColumn("ขั้นตอน", 1.7, "center"),
    SheetColumn("งานที่ต้องทำ", 7.8),
    SheetColumn("กำหนดเสร็จ", 2.6, "center"),
    SheetColumn("วันที่เสร็จ", 2.6, "center"),
    SheetColumn("ผู้รับผิดชอบ", 3.4, names=True),
    SheetColumn("สถานะ", 2.8, "center"),
    SheetColumn("หมายเหตุ", 5.8),
)
_RESOLUTIONS: Final = (
    SheetColumn("การประชุม/เรื่อง", 6.3),
    SheetColumn("มติที่ประชุม", 6.8),
    SheetColumn("ผู้รับผิดชอบ", 3.7, names=True),
    SheetColumn("กำหนดเสร็จ", 2.5, "center"),
    SheetColumn("ผล/ความก้าวหน้า", 5.1),
    SheetColumn("เกินกำหนด (วัน)", 2.3, "center"),
)


@dataclass(frozen=True, slots=True)
class TrackedStep:
    """A step of the manual for one meeting: its number (9.4), what, when, and who has it."""

    number: str
    task: str
    due_on: date | None = None
    done_on: date | None = None
    owner: str = ""
    note: str = ""

    def state(self, today: date) -> str:
        """Say how it stands: done, done late, late, or under way."""
        if self.done_on:
            late = late_days(self.due_on, self.done_on)
            return f"เสร็จแล้ว ช้า {late:,} วัน" if late else "เสร็จแล้ว"
        late = late_days(self.due_on, today)
        return f"เกินกำหนด {late:,} วัน" if late else "ยังไม่เสร็จ"


@dataclass(frozen=True, slots=True)
class FollowedResolution:
    """A resolution that is followed until it is done.

    `item` is what it is about; `meeting` stands above it where the list is of several.
    """

    item: str
    resolution: str
    owner: str = ""
    due_on: date | None = None
    progress: str = ""
    done_on: date | None = None
    meeting: str = ""

    def late(self, today: date) -> int:
        """Return how many days it is late, or was when it was done."""
        return late_days(self.due_on, self.done_on or today)


def tracking_form(
    sitting: Sitting, steps: Sequence[TrackedStep], today: date, look: Look
) -> Document:
    """Return the steps of one meeting as they stand today."""
    rows = [
        (
            step.number,
            step.task,
            _day(step.due_on),
            _day(step.done_on),
            step.owner,
            step.state(today),
            step.note,
        )
        for step in steps
    ]
    heads = (f"{TITLE}{sitting.name}", f"{sitting.moment} {sitting.where}".strip())
    return _paper(heads, _STEPS, rows, today, look)


def resolutions_list(
    about: str, resolutions: Sequence[FollowedResolution], today: date, look: Look
) -> Document:
    """Return the resolutions that are followed; `about` says of which meetings they are."""
    rows = [
        (
            "\n".join(filter(None, (each.meeting, each.item))),
            each.resolution,
            each.owner or NONE,
            _day(each.due_on) or NONE,
            _progress(each),
            f"{each.late(today):,}" if each.late(today) else NONE,
        )
        for each in resolutions
    ]
    return _paper((RESOLUTIONS_TITLE, about), _RESOLUTIONS, rows, today, look)


def _paper(
    heads: Sequence[str],
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[str]],
    today: date,
    look: Look,
) -> Document:
    title, *others = (*heads, f"ข้อมูล ณ วันที่ {long_date(today)}")
    blocks: list[Block] = [
        *centred(title, look, LYING, bold=True, size_pt=18.0),
        *(line for each in others for line in centred(each, look, LYING)),
        sheet_table(columns, rows, look),
    ]
    return look.document(title, blocks, LYING, CELL_PT)


def _progress(each: FollowedResolution) -> str:
    done = f"ดำเนินการเสร็จแล้ว เมื่อวันที่ {medium_date(each.done_on)}" if each.done_on else ""
    return "\n".join(filter(None, (each.progress, done)))


def _day(day: date | None) -> str:
    return medium_date(day) if day else ""
