"""The package of a meeting: what goes into it, what is missing, and how it is called on the disc.

The officer's sentence: "the agenda, the related documents, the brief resolutions, the minutes, the
orders and the announcements go into the file as originals and onto the disc as copies" (manual of
internal meetings, step 13). Papers that are made from the records go in as PDF and as DOCX; files
that she added go in as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.archive.copying import Entry, PackageNotWrittenError, Sealed
from district_admin.archive.discs import DVD_DOUBLE, Disc, Share, shared_out, size_on_disc
from district_admin.archive.index_page import Cover, pages
from district_admin.archive.naming import NameGiver
from district_admin.archive.writing import Package, Pages, write_package, write_packages
from district_admin.areas.directory import documents
from district_admin.areas.directory.documents.wording import Look
from district_admin.areas.meetings.model import Meeting, MeetingFile
from district_admin.areas.meetings.model.meeting import RECORDING, RELATED, SIGN_IN, SIGNED
from district_admin.areas.meetings.operations import finals, paper_making
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.progress import Progress, Silent
from district_admin.safe_files import file_name
from district_admin.storage.files import stored_data
from district_admin.texts import _
from district_admin.thai.calendar import long_date, medium_date, weekday_date

_FOLDERS: Final = {
    paper_making.AGENDA: "1 ระเบียบวาระการประชุม",
    RELATED: "2 เอกสารที่เกี่ยวข้อง",
    paper_making.BRIEF: "3 มติที่ประชุมโดยย่อ",
    paper_making.MINUTES: "4 รายงานการประชุม",
    SIGN_IN: "5 บัญชีลงชื่อ",
    SIGNED: "6 ฉบับลงนาม คำสั่ง และประกาศ",
    RECORDING: "7 บันทึกเสียง",
}
ALL_DISCS: Final = "รายการทุกแผ่น.txt"
_PAPERS: Final = (paper_making.AGENDA, paper_making.BRIEF, paper_making.MINUTES)


@dataclass(frozen=True)
class Missing:
    """Something that a package of a meeting should have and has not."""

    told: str


@dataclass
class _Filling:
    """The entries of a package while it is put together, with how each is called on its page."""

    entries: list[Entry] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    givers: dict[str, NameGiver] = field(default_factory=dict)

    def add(self, folder: str, title: str, suffix: str, source: Path | bytes) -> None:
        giver = self.givers.setdefault(folder, NameGiver(f"data/{folder}"))
        path = f"{folder}/{giver.give(title, suffix)}"
        self.entries.append(Entry(path, source))
        self.titles[path] = f"{title}{suffix}"
        self.headings[folder] = folder


def missing_pieces(session: Session, meeting_id: int) -> list[Missing]:
    """Return what the package of a meeting lacks, in the officer's words; none if it is whole.

    Raises MeetingGoneError.
    """
    meeting = get_meeting(session, meeting_id)
    kinds = {each.kind for each in list_files(session, meeting_id)}
    found = [
        Missing(each.text) for each in paper_making.problems_of(session, meeting_id, "minutes")
    ]
    if meeting.adopted_on is None:
        found.append(Missing(_("รายงานการประชุมยังไม่ได้รับรอง ในแผ่นจะเป็นฉบับร่าง")))
    elif not meeting.final_version:
        found.append(Missing(_("รายงานการประชุมรับรองแล้ว แต่ยังไม่ได้ทำเป็นฉบับสมบูรณ์")))
    if SIGN_IN not in kinds:
        found.append(Missing(_("ยังไม่มีใบเซ็นชื่อที่สแกนไว้")))
    if SIGNED not in kinds:
        found.append(Missing(_("ยังไม่มีรายงานการประชุมฉบับลงนามที่สแกนไว้")))
    for each in list_files(session, meeting_id):
        if each.path and not Path(each.path).is_file():
            told = _("ไม่พบไฟล์ {name} ที่เดิม กรุณาเลือกไฟล์ใหม่หรือนำออกจากรายการ")
            found.append(Missing(told.format(name=Path(each.path).name)))
    return found


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


@dataclass(frozen=True)
class SealedDisc:
    """A package that was written: its folder, its bytes on a disc, and what lies in it."""

    folder: Path
    size: int
    sealed: Sequence[Sealed]


def seal(
    session: Session,
    meeting_id: int,
    target: Path,
    look: Look,
    on: date,
    progress: Progress,
    disc: Disc = DVD_DOUBLE,
) -> list[SealedDisc]:
    """Write the package of a meeting into a new folder; what is too large for a disc, over several.

    Each of several is a package of its own in the folder, with a list of what lies on all. All are
    there in the end, or none. Raises MeetingGoneError, PackageNotWrittenError with what to do
    (a single file that no disc takes as well), and Cancelled.
    """
    meeting = get_meeting(session, meeting_id)
    filling = _filled(session, meeting, look, on)
    sizes = {entry.path: size_on_disc([entry.size]) for entry in filling.entries}
    shares = shared_out([(entry, sizes[entry.path]) for entry in filling.entries], disc.room)
    for share in shares:
        if share.size > disc.room:
            told = _("ไฟล์ {name} ใหญ่เกินที่แผ่น {disc} รับได้ กรุณาเลือกแผ่นชนิดอื่นหรือลดขนาดไฟล์")
            name = share.units[0].path.rpartition("/")[2]
            raise PackageNotWrittenError(told.format(name=name, disc=disc.title))
    cover = _cover(session, meeting, look, on)
    facts = _facts(meeting, look, on)
    if len(shares) == 1:
        sealed = write_package(
            target, filling.entries, facts, lambda each: _pages(filling, cover, each), progress
        )
        return [SealedDisc(target, shares[0].size, sealed)]
    names = [f"แผ่นที่ {number} จาก {len(shares)}" for number in range(1, len(shares) + 1)]
    whole = _list_of_all(names, shares)
    work = [
        Package(
            name,
            share.units,
            (*facts, ("Bag-Count", f"{number} of {len(shares)}")),
            _pages_of_one(filling, replace(cover, lines=(*cover.lines, name)), whole),
        )
        for number, (name, share) in enumerate(zip(names, shares, strict=True), 1)
    ]
    written = write_packages(target, work, progress)
    return [
        SealedDisc(target / name, share.size, sealed)
        for name, share, sealed in zip(names, shares, written, strict=True)
    ]


def size_of(session: Session, meeting_id: int) -> int:
    """Return about how many bytes the files of a meeting take; its papers are small beside them."""
    return sum(each.size for each in list_files(session, meeting_id))


def _filled(session: Session, meeting: Meeting, look: Look, on: date) -> _Filling:
    filling, final = _Filling(), finals.in_force(session, meeting.id)
    for key in _PAPERS:
        title = file_name(paper_making.short_title(meeting, key), "")
        if final is not None and key in finals.KEPT:
            for suffix in (finals.PDF, finals.DOCX):
                filling.add(
                    _FOLDERS[key], title, suffix, finals.kept_paper(session, final, key, suffix)
                )
            continue
        papers = paper_making.make_papers(session, meeting.id, key, look, on)
        filling.add(_FOLDERS[key], title, ".pdf", documents.pdf(papers, Silent()))
        filling.add(_FOLDERS[key], title, ".docx", documents.docx(papers, Silent()))
    for each in list_files(session, meeting.id):
        source = Path(each.path) if each.path else stored_data(session, each.file_id or 0)
        if source is None:
            told = _("ไฟล์ {name} ไม่อยู่ในฐานข้อมูลแล้ว กรุณานำออกจากรายการแล้วเพิ่มใหม่ก่อนปิดแฟ้ม")
            raise PackageNotWrittenError(told.format(name=each.title))
        stem, suffix = _parted(each.title)
        filling.add(_FOLDERS[each.kind], stem, suffix, source)
    filling.entries.sort(key=lambda entry: entry.path)
    return filling


def _pages(filling: _Filling, cover: Cover, sealed: Sequence[Sealed]) -> dict[str, bytes]:
    return pages(cover, filling.titles, filling.headings, sealed)


def _pages_of_one(filling: _Filling, cover: Cover, whole: bytes) -> Pages:
    return lambda sealed: {**_pages(filling, cover, sealed), ALL_DISCS: whole}


def _list_of_all(names: Sequence[str], shares: Sequence[Share[Entry]]) -> bytes:
    """Return the list of what lies on which disc, as a text that opens anywhere."""
    lines = []
    for name, share in zip(names, shares, strict=True):
        lines += [name, *(f"  {entry.path}" for entry in share.units), ""]
    return "\ufeff".encode() + "\r\n".join(lines).encode()


def _parted(name: str) -> tuple[str, str]:
    path = Path(name)
    return (path.stem, path.suffix.lower()) if len(path.suffix) <= 6 else (name, "")


def _cover(session: Session, meeting: Meeting, look: Look, on: date) -> Cover:
    people = list_people(session, meeting.id)
    there = sum(each.presence in ("present", "substitute") for each in people)
    place = f"ณ {meeting.place}" if meeting.place else ""
    return Cover(
        f"การประชุม{meeting.body_name} ครั้งที่ {meeting.number_text}",
        tuple(filter(None, (look.letterhead.office_name, weekday_date(meeting.held_on), place))),
        (
            ("ผู้มาประชุม", f"{there} คน"),
            ("เรื่องในระเบียบวาระ", f"{len(list_items(session, meeting.id))} เรื่อง"),
            ("ปิดแฟ้มเมื่อ", long_date(on)),
        ),
    )


def _facts(meeting: Meeting, look: Look, on: date) -> Sequence[tuple[str, str]]:
    name = f"การประชุม{meeting.body_name} ครั้งที่ {meeting.number_text}"
    return (
        ("Source-Organization", look.letterhead.office_name),
        ("External-Description", f"{name} {medium_date(meeting.held_on)}"),
        ("External-Identifier", disc_label(meeting)),
        ("Bagging-Date", on.isoformat()),
        ("Bag-Software-Agent", "District Admin"),
    )


def covers(
    meeting: Meeting, discs: Sequence[SealedDisc], on: date, look: Look, progress: Progress
) -> bytes:
    """Return the labels of a meeting's discs and the covers of their cases as PDF."""
    from district_admin.areas.meetings.documents.disc_cover import (  # noqa: PLC0415 - draws
        DiscFacts,
        disc_covers,
    )

    facts = [
        DiscFacts(
            title=f"การประชุม{meeting.body_name}",
            numbers=f"ครั้งที่ {meeting.number_text}",
            sealed_on=on,
            file_count=len(each.sealed),
            disc=number,
            disc_count=len(discs),
        )
        for number, each in enumerate(discs, 1)
    ]
    return disc_covers(facts, look, progress)
