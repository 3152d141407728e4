"""Minutes made final: they were adopted, and what they say is kept and changes no more.

The officer's sentence: "the minutes were adopted; make them the real ones, and nobody shall change
a word by accident. If something must be put right after all, I take it back and say why."

The papers are drawn before the step is kept, away from the screen, and kept only if the meeting
still says what was drawn. Rejected: a status beside the records that locks nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.documents.minutes import Minutes
from district_admin.areas.meetings.model import Meeting, MeetingVersion, MinutesCorrection
from district_admin.areas.meetings.model.final import PENDING
from district_admin.areas.meetings.model.series import ADOPTIONS, AT_NEXT, AT_ONCE
from district_admin.areas.meetings.operations import duties
from district_admin.areas.meetings.operations.carrying import minutes_adopted
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.paper_kinds import BRIEF, MINUTES
from district_admin.areas.meetings.operations.paper_making import file_title, final_papers
from district_admin.areas.meetings.operations.papers import minutes_of
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_draft,
    check_not_ahead,
    check_open,
    required,
)
from district_admin.areas.meetings.operations.reopening import Reopened, keep_body, let_change
from district_admin.documents import rendering
from district_admin.documents.look import Look
from district_admin.progress import Progress
from district_admin.storage.files import store_file, stored_data
from district_admin.texts import _

KEPT: Final = (MINUTES, BRIEF)
"""The papers that a final version keeps."""

PDF: Final = ".pdf"
DOCX: Final = ".docx"
_MEDIA: Final = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Adoption:
    """How minutes were adopted: one of the three ways, the day, and with which corrections."""

    way: str
    on: date
    note: str = ""


@dataclass(frozen=True)
class Drawn:
    """The papers of a version, by key and suffix, and the minutes that they were drawn from."""

    minutes: Minutes
    files: Mapping[tuple[str, str], bytes]


def draw(session: Session, meeting_id: int, look: Look, progress: Progress) -> Drawn:
    """Draw minutes and brief resolutions as adopted ones. Raises as `check_final` does."""
    check_final(session, meeting_id)
    papers = final_papers(session, meeting_id, look)
    files = {}
    for key, paper in papers.items():
        files[key, PDF] = rendering.pdf([paper], progress)
        files[key, DOCX] = rendering.docx([paper], progress)
    return Drawn(_adopted(session, meeting_id), files)


def check_final(session: Session, meeting_id: int) -> None:
    """Refuse what cannot be made final.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError while
    nobody has said what becomes of a correction.
    """
    check_draft(get_meeting(session, meeting_id))
    waiting = select(func.count()).select_from(MinutesCorrection)
    waiting = waiting.where(
        MinutesCorrection.meeting_id == meeting_id, MinutesCorrection.state == PENDING
    )
    if count := session.scalar(waiting):
        told = _("ยังมีคำขอแก้ไข {count} รายการที่รอพิจารณา กรุณาพิจารณาในแท็บ คำขอแก้ไข ก่อน")
        raise MeetingIncompleteError(told.format(count=count))


def check_adoption(meeting: Meeting, adoption: Adoption, today: date) -> None:
    """Refuse a day on which the minutes cannot have been adopted. Raises MeetingIncompleteError."""
    check_not_ahead(adoption.on, today)
    if adoption.way not in ADOPTIONS:
        raise ValueError(adoption.way)
    if adoption.on < meeting.held_on:
        raise MeetingIncompleteError(_("วันที่รับรองต้องไม่ก่อนวันประชุม"))
    if adoption.way == AT_ONCE and adoption.on != meeting.held_on:
        raise MeetingIncompleteError(_("รับรองในการประชุมครั้งนั้น ต้องเป็นวันเดียวกับวันประชุม กรุณาแก้วันที่รับรอง"))


def finalise(
    session: Session, meeting_id: int, drawn: Drawn, adoption: Adoption, on: date
) -> MeetingVersion:
    """Keep what was drawn as the final version, and note how the minutes were adopted.

    Minutes that were adopted otherwise than by the next meeting leave its agenda. Raises as
    `check_final` does, and MeetingIncompleteError for a day that cannot be, or if the meeting says
    something else by now.
    """
    check_final(session, meeting_id)
    meeting = get_meeting(session, meeting_id)
    check_adoption(meeting, adoption, on)
    if _adopted(session, meeting_id) != drawn.minutes:
        raise MeetingIncompleteError(_("ข้อมูลการประชุมเพิ่งเปลี่ยน กรุณากด ทำเป็นฉบับสมบูรณ์ อีกครั้ง"))
    version = MeetingVersion(
        meeting_id=meeting_id,
        version=max((each.version for each in list_versions(session, meeting_id)), default=0) + 1,
        made_on=on,
        adopted_on=adoption.on,
        adoption=adoption.way,
    )
    for (key, suffix), data in drawn.files.items():
        name = f"{file_title(meeting, key)}{suffix}"
        setattr(version, _column(key, suffix), store_file(session, data, _MEDIA[suffix], name))
    session.add(version)
    keep_body(session, meeting)
    _note_adoption(session, meeting, adoption)
    meeting.final_version = version.version
    session.flush()
    return version


def unfinalise(session: Session, meeting_id: int, reason: str, on: date) -> Reopened:
    """Take the final version back, so that the minutes may be written; it stays to be opened.

    That they were adopted stays. Its agenda follows the thread of meetings again, or it is told why
    it differs. Raises MeetingGoneError, MeetingClosedError, and MeetingIncompleteError without a
    reason or where nothing is final.
    """
    meeting = get_meeting(session, meeting_id)
    check_open(meeting)
    version = in_force(session, meeting_id)
    if version is None:
        raise MeetingIncompleteError(_("รายงานการประชุมนี้ยังไม่ได้ทำเป็นฉบับสมบูรณ์"))
    version.undo_reason, version.undone_on = required(reason, _("เหตุผล")), on
    meeting.final_version = 0
    return let_change(session, meeting)


def list_versions(session: Session, meeting_id: int) -> list[MeetingVersion]:
    """Return the final versions of a meeting's minutes, the latest first."""
    query = select(MeetingVersion).where(MeetingVersion.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingVersion.version.desc())))


def in_force(session: Session, meeting_id: int) -> MeetingVersion | None:
    """Return the final version that stands; none while the minutes may be written."""
    latest = list_versions(session, meeting_id)[:1]
    return latest[0] if latest and latest[0].is_in_force else None


def kept_paper(session: Session, version: MeetingVersion, key: str, suffix: str) -> bytes:
    """Return a paper of a version as it was made. Raises MeetingGoneError."""
    data = stored_data(session, getattr(version, _column(key, suffix)))
    if data is None:
        raise MeetingGoneError
    return data


def version_title(meeting: Meeting, version: MeetingVersion, key: str) -> str:
    """Return how the file of a version's paper is called."""
    return f"{file_title(meeting, key)} ฉบับสมบูรณ์ที่ {version.version}"


def _adopted(session: Session, meeting_id: int) -> Minutes:
    return replace(minutes_of(session, meeting_id), is_draft=False)


def _column(key: str, suffix: str) -> str:
    return f"{'minutes' if key == MINUTES else 'brief'}_{suffix.removeprefix('.')}_id"


def _note_adoption(session: Session, meeting: Meeting, adoption: Adoption) -> None:
    for duty in duties.list_duties(session, meeting.id):
        if duty.key == duties.ADOPT and not duty.is_dropped:
            duties.note_done(session, duty, adoption.on)
    meeting.adopted_on, meeting.adoption_note = adoption.on, adoption.note.strip()
    session.flush()
    minutes_adopted(session, meeting.id, is_elsewhere=adoption.way != AT_NEXT)
