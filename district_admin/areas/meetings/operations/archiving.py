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
from threading import Lock
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.archive.copying import Entry, Later, PackageNotWrittenError
from district_admin.archive.discs import DVD_DOUBLE, Disc
from district_admin.archive.index_page import Cover
from district_admin.archive.naming import NameGiver
from district_admin.areas.directory import documents
from district_admin.areas.meetings.model import Meeting, MeetingFile
from district_admin.areas.meetings.model.meeting import (
    PRESENT,
    RECORDING,
    RELATED,
    SIGN_IN,
    SIGNED,
    SUBSTITUTE,
)
from district_admin.areas.meetings.operations import finals, paper_kinds, paper_making, signed_scans
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.item_files import names_in_package
from district_admin.areas.meetings.operations.laws import list_laws
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.packing import (
    Filling,
    Missing,
    SealedDisc,
    in_order,
    write_discs,
)
from district_admin.areas.meetings.operations.transcript_papers import transcript_of
from district_admin.documents.look import Look
from district_admin.progress import Progress, Silent
from district_admin.safe_files import file_name
from district_admin.storage.files import stored_data, stored_size
from district_admin.texts import _
from district_admin.thai.calendar import long_date, medium_date, weekday_date

_FOLDERS: Final = {
    paper_kinds.AGENDA: "1 ระเบียบวาระการประชุม",
    RELATED: "2 เอกสารที่เกี่ยวข้อง",
    paper_kinds.LAWS: "2 เอกสารที่เกี่ยวข้อง",
    paper_kinds.BRIEF: "3 มติที่ประชุมโดยย่อ",
    paper_kinds.MINUTES: "4 รายงานการประชุม",
    SIGN_IN: "5 บัญชีลงชื่อ",
    SIGNED: "6 ฉบับลงนาม คำสั่ง และประกาศ",
    RECORDING: "7 บันทึกเสียง",
}
MEETING_FACTS: Final = ("External-Description", "Meeting")
"""The labels of bag-info.txt under which a package names its meetings, each in a line."""

_PAPERS: Final = (paper_kinds.AGENDA, paper_kinds.BRIEF, paper_kinds.MINUTES)


def missing_pieces(session: Session, meeting_id: int) -> list[Missing]:
    """Return what the package of a meeting lacks, in the officer's words; none if it is whole.

    Raises MeetingGoneError.
    """
    return look_over(session, meeting_id)[0]


def look_over(session: Session, meeting_id: int) -> tuple[list[Missing], list[str]]:
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
    wrong, known = signed_scans.look_at(session, files)
    found += wrong
    for each in files:
        if each.path and not Path(each.path).is_file():
            told = _("ไม่พบไฟล์ {name} ที่เดิม กรุณาเลือกไฟล์ใหม่หรือนำออกจากรายการ")
            found.append(Missing(told.format(name=Path(each.path).name)))
    return found, known


def list_files(session: Session, meeting_id: int) -> list[MeetingFile]:
    """Return the files of a meeting, in the order they were added."""
    query = select(MeetingFile).where(MeetingFile.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingFile.id)))


def package_name(meeting: Meeting) -> str:
    """Return how the folder of a meeting's package is called."""
    name = f"การประชุม{meeting.body_name} ครั้งที่ {meeting.number}-{meeting.be_year}"
    return NameGiver().give(name)


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
    with_transcript: bool = False,
) -> list[SealedDisc]:
    """Write the package of a meeting into a new folder; what is too large for a disc, over several.

    Each of several is a package of its own in the folder, with a list of what lies on all. All are
    there in the end, or none. Raises MeetingGoneError, PackageNotWrittenError with what to do
    (a single file that no disc takes as well), and Cancelled.
    """
    meeting = get_meeting(session, meeting_id)
    filling = Filling()
    fill(session, filling, meeting, look, on)
    if with_transcript:
        _add_transcript(session, meeting, look, filling)
    filling.entries = in_order(filling.entries)
    telling = _Telling(_cover(session, meeting, look, on), _facts(meeting, look, on), meeting)
    groups = [[entry] for entry in filling.entries]
    return write_discs(target, filling, groups, telling, disc, progress)


def size_of(session: Session, meeting_id: int) -> int:
    """Return about how many bytes the files of a meeting take; its papers are small beside them."""
    return sum(each.size for each in list_files(session, meeting_id))


def fill(
    session: Session, filling: Filling, meeting: Meeting, look: Look, on: date, above: str = ""
) -> None:
    """Put the papers and the files of a meeting into a package, in folders below `above`.

    Final minutes and resolutions are the very files that were kept. Other papers are those of the
    records, or of the day the meeting's file was closed. Raises PackageNotWrittenError for a file
    that is no longer kept.
    """
    final = finals.in_force(session, meeting.id)
    with_laws = (paper_kinds.LAWS,) if list_laws(session, meeting.id) else ()
    for key in (*_PAPERS, *with_laws):
        folder, title = above + _FOLDERS[key], file_name(paper_making.short_title(meeting, key), "")
        if final is not None and key in finals.KEPT:
            for suffix in (finals.PDF, finals.DOCX):
                filling.add(folder, title, suffix, finals.kept_paper(session, final, key, suffix))
            continue
        papers = paper_making.make_papers(session, meeting.id, key, look, on)
        filling.add(folder, title, ".pdf", documents.pdf(papers, Silent()))
        filling.add(folder, title, ".docx", documents.docx(papers, Silent()))
    files = list_files(session, meeting.id)
    numbers = item_numbers(meeting, list_items(session, meeting.id))
    of_items = names_in_package(numbers, files)
    for under in {folder for folder, _before in of_items.values()}:
        filling.keep_free(above + _FOLDERS[RELATED], under)
    for each in files:
        source = Path(each.path) if each.path else _kept(session, each.file_id or 0, filling.turn)
        if source is None:
            told = _("ไฟล์ {name} ไม่อยู่ในฐานข้อมูลแล้ว กรุณานำออกจากรายการแล้วเพิ่มใหม่ก่อนปิดแฟ้ม")
            raise PackageNotWrittenError(told.format(name=each.title))
        stem, suffix = _parted(each.title)
        under, before = of_items.get(each.id, ("", ""))
        folder = f"{_FOLDERS[each.kind]}/{under}" if under else _FOLDERS[each.kind]
        filling.add(above + folder, f"{before}{stem}", suffix, source)


def _add_transcript(session: Session, meeting: Meeting, look: Look, filling: Filling) -> None:
    from district_admin.areas.meetings.documents import transcript  # noqa: PLC0415 - draws

    sitting, spoken = transcript_of(session, meeting.id, with_marks=True)
    papers = [transcript.transcript_paper(sitting, spoken, look.letterhead, look.numerals)]
    title = file_name(transcript.TITLE, "")
    filling.add(_FOLDERS[RECORDING], title, ".pdf", documents.pdf(papers, Silent()))
    filling.add(_FOLDERS[RECORDING], title, ".docx", documents.docx(papers, Silent()))


def _kept(session: Session, file_id: int, turn: Lock) -> Later | None:
    """Return a file of the database as bytes that are read when it is copied."""

    def read() -> bytes:
        with turn:
            return stored_data(session, file_id) or b""

    size = stored_size(session, file_id)
    return None if size is None else Later(size, read)


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


def _parted(name: str) -> tuple[str, str]:
    path = Path(name)
    return (path.stem, path.suffix.lower()) if len(path.suffix) <= 6 else (name, "")


def _cover(session: Session, meeting: Meeting, look: Look, on: date) -> Cover:
    people = list_people(session, meeting.id)
    there = [each for each in people if each.presence in (PRESENT, SUBSTITUTE)]
    members = sum(each.is_member for each in there)
    others = (("ผู้เข้าร่วมประชุม", f"{len(there) - members} คน"),) if len(there) > members else ()
    place = f"ณ {meeting.place}" if meeting.place else ""
    return Cover(
        f"การประชุม{meeting.body_name} ครั้งที่ {meeting.number_text}",
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
    name = f"การประชุม{meeting.body_name} ครั้งที่ {meeting.number_text}"
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
