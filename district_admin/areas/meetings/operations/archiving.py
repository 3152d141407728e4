"""The package of a meeting: what goes into it, what is missing, and how it is called on the disc.

The officer's sentence: "the agenda, the related documents, the brief resolutions, the minutes, the
orders and the announcements go into the file as originals and onto the disc as copies" (manual of
internal meetings, step 13). Papers that are made from the records go in as PDF and as DOCX; files
that she added go in as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from district_admin.archive.copying import Entry
from district_admin.archive.discs import DVD_DOUBLE, Disc
from district_admin.archive.index_page import Cover
from district_admin.archive.naming import NAME_UNITS, NameGiver
from district_admin.areas.meetings.documents.facts import meeting_of
from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.model.meeting import PRESENT, SIGN_IN, SIGNED, SUBSTITUTE
from district_admin.areas.meetings.operations import paper_kinds, paper_making, signed_scans
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.carried_out import (
    NO_FINDERS,
    Finders,
    carried_out,
    lacking,
)
from district_admin.areas.meetings.operations.files import list_files
from district_admin.areas.meetings.operations.meeting_filling import MeetingFilling
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.packing import (
    Filling,
    Missing,
    SealedDisc,
    in_order,
    write_discs,
)
from district_admin.documents.look import Look
from district_admin.progress import Progress
from district_admin.storage.files import stored_size
from district_admin.texts import _
from district_admin.thai.calendar import long_date, medium_date, weekday_date
from district_admin.thai.places import at_place
from district_admin.thai.shortening import whole_words

MEETING_FACTS: Final = ("External-Description", "Meeting")
"""The labels of bag-info.txt under which a package names its meetings, each in a line."""


def missing_pieces(
    session: Session, meeting_id: int, finders: Finders = NO_FINDERS
) -> list[Missing]:
    """Return what the package of a meeting lacks, in the officer's words; none if it is whole.

    Raises MeetingGoneError.
    """
    return look_over(session, meeting_id, finders)[0]


def look_over(
    session: Session, meeting_id: int, finders: Finders = NO_FINDERS
) -> tuple[list[Missing], list[str]]:
    """Return what the package of a meeting lacks, and what is worth knowing of its signed papers.

    Raises MeetingGoneError.
    """
    meeting = get_meeting(session, meeting_id)
    files = list_files(session, meeting_id)
    kinds = {each.kind for each in files}
    problems = paper_making.problems_of(session, meeting_id, paper_kinds.MINUTES)
    undecided = paper_making.undecided_of(session, meeting_id)
    found = [Missing(each.text, each.field, each.text == undecided) for each in problems]
    if meeting.adopted_on is None:
        found.append(Missing(_("รายงานการประชุมยังไม่ได้รับรอง ในแผ่นจะเป็นฉบับร่าง")))
    elif not meeting.final_version:
        found.append(Missing(_("รายงานการประชุมรับรองแล้ว แต่ยังไม่ได้ทำเป็นฉบับสมบูรณ์")))
    if SIGN_IN not in kinds:
        found.append(Missing(_("ยังไม่มีใบเซ็นชื่อที่สแกนไว้")))
    if SIGNED not in kinds:
        found.append(Missing(_("ยังไม่มีรายงานการประชุมฉบับลงนามที่สแกนไว้")))
    papers = carried_out(session, meeting_id, finders)
    wrong, known = signed_scans.look_at(session, files)
    found += [*wrong, *lacking(papers), *signed_scans.look_at_papers(session, files, papers)]
    for each in files:
        if each.path and not Path(each.path).is_file():
            told = _("ไม่พบไฟล์ {name} ที่เดิม กรุณาเลือกไฟล์ใหม่หรือนำออกจากรายการ")
            found.append(Missing(told.format(name=Path(each.path).name)))
    return found, known


def package_name(meeting: Meeting) -> str:
    """Return how the folder of a meeting's package is called."""
    number = f" ครั้งที่ {meeting.number}-{meeting.be_year}"  # whole, however long the body's name
    name = whole_words(meeting_of(meeting.body_name), NAME_UNITS - len(number))
    return NameGiver().give(name, number)


def disc_label(meeting: Meeting) -> str:
    """Return the name of a meeting's disc itself, which takes Latin letters alone."""
    return f"MEETING_{meeting.be_year}_{meeting.number}"


def seal(
    session: Session,
    meeting_id: int,
    target: Path,
    look: Look,
    on: date,
    progress: Progress,
    disc: Disc = DVD_DOUBLE,
    *,
    finders: Finders = NO_FINDERS,
    with_transcript: bool = False,
) -> list[SealedDisc]:
    """Write the package of a meeting into a new folder; what is too large for a disc, over several.

    Each of several is a package of its own in the folder, with a list of what lies on all. All are
    there in the end, or none. Raises MeetingGoneError, PackageNotWrittenError with what to do
    (a single file that no disc takes as well), and Cancelled.
    """
    meeting = get_meeting(session, meeting_id)
    filling = Filling()
    MeetingFilling(session, filling, look, on, finders, with_transcript).fill(meeting)
    filling.entries = in_order(filling.entries)
    telling = _Telling(_cover(session, meeting, look, on), _facts(meeting, look, on), meeting)
    groups = [[entry] for entry in filling.entries]
    return write_discs(target, filling, groups, telling, disc, progress)


def sizes_of(session: Session, meeting_id: int, finders: Finders = NO_FINDERS) -> list[int]:
    """Return the bytes of each file of a meeting, in its order, then of the scans that come along.

    Papers that are drawn are small beside them.
    """
    files = list_files(session, meeting_id)
    there = {each.file_id for each in files}
    papers = carried_out(session, meeting_id, finders)
    scans = [id_ for paper in papers for _end, id_ in paper.scans if id_ not in there]
    return [*(each.size for each in files), *(stored_size(session, id_) or 0 for id_ in scans)]


@dataclass(frozen=True)
class _Telling:
    """What the package of one meeting says of itself, the same on each disc."""

    told_cover: Cover
    told_facts: Sequence[tuple[str, str]]
    meeting: Meeting

    def cover(self, _entries: Sequence[Entry]) -> Cover:
        return self.told_cover

    def facts(self, _entries: Sequence[Entry]) -> Sequence[tuple[str, str]]:
        return self.told_facts

    def numbers(self, _entries: Sequence[Entry]) -> str:
        return f"ครั้งที่ {self.meeting.number_text}"


def _cover(session: Session, meeting: Meeting, look: Look, on: date) -> Cover:
    people = list_people(session, meeting.id)
    there = [each for each in people if each.presence in (PRESENT, SUBSTITUTE)]
    members = sum(each.is_member for each in there)
    others = (("ผู้เข้าร่วมประชุม", f"{len(there) - members} คน"),) if len(there) > members else ()
    place = at_place(meeting.place)
    return Cover(
        f"{meeting_of(meeting.body_name)} ครั้งที่ {meeting.number_text}",
        tuple(filter(None, (look.letterhead.office_name, weekday_date(meeting.held_on), place))),
        (
            ("ผู้มาประชุม", f"{members} คน"),
            *others,
            ("เรื่องในระเบียบวาระ", f"{len(list_items(session, meeting.id))} เรื่อง"),
            ("ปิดแฟ้มเมื่อ", long_date(on)),
        ),
    )


def meeting_line(meeting: Meeting) -> str:
    """Return how a package names a meeting in bag-info.txt, by which the meeting is known again."""
    name = f"{meeting_of(meeting.body_name)} ครั้งที่ {meeting.number_text}"
    return f"{name} {medium_date(meeting.held_on)}"


def _facts(meeting: Meeting, look: Look, on: date) -> Sequence[tuple[str, str]]:
    return (
        ("Source-Organization", look.letterhead.office_name),
        ("External-Description", meeting_line(meeting)),
        ("External-Identifier", disc_label(meeting)),
        ("Bagging-Date", on.isoformat()),
        ("Bag-Software-Agent", "District Admin"),
    )


def covers(
    title: str, discs: Sequence[SealedDisc], on: date, look: Look, progress: Progress
) -> bytes:
    """Return the labels of discs and the covers of their cases as PDF; `title` is what they are."""
    from district_admin.areas.meetings.documents.disc_cover import (  # noqa: PLC0415 - draws
        DiscFacts,
        disc_covers,
    )

    facts = [
        DiscFacts(
            title=title,
            numbers=each.numbers,
            sealed_on=on,
            file_count=len(each.sealed),
            disc=number,
            disc_count=len(discs),
        )
        for number, each in enumerate(discs, 1)
    ]
    return disc_covers(facts, look, progress)
