"""A package that was sealed before, found again in its folder, so that more can be made of it.

The folder is read anew, file by file, and taken only if it is whole and of this meeting. Rejected:
keeping in the database what was sealed (the folder is what goes onto the disc, and it may have been
moved, or have lost something).
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from district_admin.archive.copying import Sealed
from district_admin.archive.discs import size_on_disc
from district_admin.archive.packages import COUNTED, Verified, verify
from district_admin.archive.tag_files import read_declaration, read_manifests
from district_admin.archive.trees import FolderTree
from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.operations.archiving import meeting_line
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.packing import SealedDisc
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.thai.calendar import long_date

_DESCRIPTION: Final = "External-Description"
_DAY: Final = "Bagging-Date"
_COUNT: Final = "Bag-Count"
_ONE: Final = "1 of 1"


@dataclass(frozen=True)
class SealedBefore:
    """The package of a meeting as it lies in a folder: its discs, and the day it was sealed."""

    discs: list[SealedDisc]
    verified: list[Verified]
    on: date


def read_sealed(
    session: Session, meeting_id: int, folder: Path, progress: Progress
) -> SealedBefore:
    """Read a package of a meeting that was sealed into a folder before.

    Raises MeetingGoneError, OfficeError for a folder that is not there, MeetingIncompleteError for
    what is no whole package of this meeting, and Cancelled.
    """
    meeting = get_meeting(session, meeting_id)
    found = verify(folder, progress)
    if finding := next((one for each in found for one in each.verdict.findings), None):
        told = _("แฟ้มในโฟลเดอร์ {folder} ไม่ครบถ้วน: {finding} กรุณาเลือกโฟลเดอร์อื่นหรือปิดแฟ้มใหม่")
        raise MeetingIncompleteError(told.format(folder=folder.name, finding=finding.told))
    facts = [dict(each.verdict.facts) for each in found]
    if any(not _is_of(each, meeting) for each in facts):
        told = _("โฟลเดอร์ {folder} ไม่ใช่แฟ้มของการประชุมครั้งนี้ กรุณาเลือกโฟลเดอร์อื่นหรือปิดแฟ้มใหม่")
        raise MeetingIncompleteError(told.format(folder=folder.name))
    _place_of_one, count = _counted(facts[0])
    if sorted(_counted(each) for each in facts) != [(n, count) for n in range(1, count + 1)]:
        told = _("โฟลเดอร์ {folder} มี {there} จาก {count} แผ่น กรุณาเลือกโฟลเดอร์ที่มีครบทุกแผ่น")
        named = told.format(folder=folder.name, there=len(found), count=count)
        raise MeetingIncompleteError(named)
    numbers = f"ครั้งที่ {meeting.number_text}"
    in_order = sorted(zip(found, facts, strict=True), key=lambda each: _counted(each[1]))
    folders = [folder if count == 1 else folder / each.name for each, _facts in in_order]
    on = date.fromisoformat(facts[0][_DAY])
    if meeting.closed_on is not None and on < meeting.closed_on:
        told = _("แฟ้มในโฟลเดอร์ {folder} ปิดเมื่อ {day} ก่อนการปิดแฟ้มครั้งหลัง กรุณาเลือกโฟลเดอร์อื่นหรือปิดแฟ้มใหม่")
        raise MeetingIncompleteError(told.format(folder=folder.name, day=long_date(on)))
    return SealedBefore([_disc(each, numbers) for each in folders], found, on)


def _is_of(facts: dict[str, str], meeting: Meeting) -> bool:
    """Whether a package was sealed by this program for a meeting, by what it says of itself."""
    try:
        date.fromisoformat(facts.get(_DAY, ""))
    except ValueError:  # another program may write a day, or a count, as it likes
        return False
    is_counted = COUNTED.fullmatch(facts.get(_COUNT, _ONE)) is not None
    return is_counted and facts.get(_DESCRIPTION) == meeting_line(meeting)


def _counted(facts: dict[str, str]) -> tuple[int, int]:
    """Return which disc it is, and of how many."""
    place, _of, count = facts.get(_COUNT, _ONE).partition(" of ")
    return int(place), int(count)


def _disc(folder: Path, numbers: str) -> SealedDisc:
    tree = FolderTree.read(folder)
    lists = read_manifests(tree, read_declaration(tree))
    sums = next(each.sums for each in lists if not each.of_tags)
    sealed = [Sealed(path, tree.files[path], sums[path]) for path in sorted(sums)]
    return SealedDisc(folder, size_on_disc(each.size for each in sealed), sealed, numbers)
