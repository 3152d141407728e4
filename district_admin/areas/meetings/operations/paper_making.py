"""Makes each paper of a meeting from its records; the libraries that draw are loaded when asked.

A kind of paper is a function of what it is made from, so that the list on the screen, the archive
and the sample office all make the very same paper.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.wording import Look
from district_admin.areas.meetings.model import Meeting, MeetingPerson
from district_admin.areas.meetings.model.duty import HOLDERS
from district_admin.areas.meetings.model.meeting import SUBSTITUTE
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.duties import list_duties
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.papers import (
    checker_of,
    minutes_of,
    sections_of,
    sitting_of,
    taker_of,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionRow
from district_admin.documents.model import Document
from district_admin.documents.problem import Problem
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import N_, _

if TYPE_CHECKING:
    from district_admin.areas.meetings.documents.name_signs import NamePlate

AGENDA: Final = "agenda"
MINUTES: Final = "minutes"
BRIEF: Final = "brief_resolutions"
SIGN_IN: Final = "sign_in"
OPINIONS: Final = "opinions"
TRACKING: Final = "tracking"
RUN_BOOK: Final = "run_book"
REPLIES: Final = "replies"
BADGES: Final = "badges"
SIGNS: Final = "signs"


@dataclass(frozen=True)
class PaperKind:
    """A paper that a meeting has: its name, the manual's step, whether it is to be had as DOCX."""

    key: str
    title: str
    step: str
    note: str
    only_pdf: bool = False


PAPERS: Final = (
    PaperKind(TRACKING, N_("แบบฟอร์มติดตามงาน"), "1", N_("ขั้นตอนตามคู่มือทั้งหมดพร้อมกำหนดและสถานะ")),
    PaperKind(AGENDA, N_("ระเบียบวาระการประชุม"), "2", N_("ส่งพร้อมหนังสือเชิญประชุม")),
    PaperKind(REPLIES, N_("แบบตอบรับเข้าร่วมประชุม"), "7", N_("คนละหนึ่งแผ่น ส่งพร้อมหนังสือเชิญประชุม")),
    PaperKind(SIGNS, N_("ป้ายชื่อตั้งโต๊ะ"), "9.2", N_("พับครึ่ง เห็นชื่อทั้งสองด้าน"), only_pdf=True),
    PaperKind(BADGES, N_("ป้ายชื่อติดอก"), "9.2", N_("แผ่นละ 10 ป้าย ตัดตามกรอบ")),
    PaperKind(SIGN_IN, N_("บัญชีลงชื่อผู้มาประชุม"), "9.5", N_("กรรมการและผู้เข้าร่วมประชุม มีแถวว่างท้ายบัญชี")),
    PaperKind(RUN_BOOK, N_("กำหนดการดำเนินการประชุม"), "10", N_("ใช้เฉพาะเลขานุการ มีเวลาและบันทึกส่วนตัว")),
    PaperKind(BRIEF, N_("มติที่ประชุมโดยย่อ"), "12", N_("แจ้งเวียนผู้เข้าประชุมและกลุ่มที่เกี่ยวข้อง")),
    PaperKind(MINUTES, N_("รายงานการประชุม"), "12", N_("แบบที่ 11 ของระเบียบงานสารบรรณ")),
    PaperKind(OPINIONS, N_("แบบแจ้งความเห็นเกี่ยวกับมติที่ประชุม"), "12.4", N_("คนละหนึ่งแผ่น ส่งคืนภายใน 7 วัน")),
)
"""The papers that are made from a meeting itself, in the order of the manual's steps."""

_SILENCE: Final = "เห็นชอบกับมติที่ประชุม"
_ANSWER_DAYS: Final = 7


class PaperNotMadeError(OfficeError):
    """A paper of a meeting has nothing to tell yet; the text says what is missing."""


def make_papers(
    session: Session, meeting_id: int, key: str, look: Look, today: date
) -> list[Document]:
    """Return a paper of a meeting, or one for each person where each gets one.

    Raises MeetingGoneError, and PaperNotMadeError where there is nobody or nothing to print.
    """
    return _MAKERS[key](session, get_meeting(session, meeting_id), look, today)


def final_papers(session: Session, meeting_id: int, look: Look) -> dict[str, Document]:
    """Return the minutes and the brief resolutions of a meeting as adopted ones, by their keys.

    Raises MeetingGoneError.
    """
    from district_admin.areas.meetings.documents.minutes import minutes_paper  # noqa: PLC0415 - draws

    meeting = get_meeting(session, meeting_id)
    minutes = replace(minutes_of(session, meeting_id), is_draft=False)
    return {
        MINUTES: minutes_paper(minutes, look.letterhead, look.numerals),
        BRIEF: _brief_paper(session, meeting, look, is_adopted=True),
    }


def make_signs(session: Session, meeting_id: int, look: Look, progress: Progress) -> bytes:
    """Return the tent cards of a meeting as PDF. Raises MeetingGoneError, PaperNotMadeError."""
    from district_admin.areas.meetings.documents.name_signs import tent_cards  # noqa: PLC0415 - draws

    return tent_cards(_plates(session, get_meeting(session, meeting_id)), look, progress)


def problems_of(session: Session, meeting_id: int, key: str) -> list[Problem]:
    """Return what must be put right before a paper is signed; none for most papers."""
    if key not in (MINUTES, BRIEF):
        return []
    from district_admin.areas.meetings.documents.minutes_checks import (  # noqa: PLC0415 - draws
        check_minutes,
    )

    found = check_minutes(minutes_of(session, meeting_id))
    return found if key == MINUTES else [each for each in found if each.field == "agenda"]


def followed_paper(
    rows: Sequence[ResolutionRow], about: str, today: date, look: Look
) -> list[Document]:
    """Return the list of resolutions that are followed, as it stands today.

    Raises PaperNotMadeError where there is none.
    """
    from district_admin.areas.meetings.documents.tracking import (  # noqa: PLC0415 - draws
        FollowedResolution,
        resolutions_list,
    )

    if not rows:
        raise PaperNotMadeError(_("ไม่มีมติที่แสดงอยู่ กรุณาล้างคำค้นหรือเลือกตัวกรองอื่นก่อน"))
    followed = [
        FollowedResolution(
            each.title,
            each.resolution,
            each.owner_name,
            each.due_on,
            each.progress,
            each.done_on,
            f"{each.meeting_name} ครั้งที่ {each.number_text}",
        )
        for each in rows
    ]
    return [resolutions_list(about, followed, today, look)]


def file_title(meeting: Meeting, key: str) -> str:
    """Return how the file of a paper is called anywhere."""
    return f"{_title(key)} {meeting.body_name} ครั้งที่ {meeting.number}-{meeting.be_year}"


def short_title(meeting: Meeting, key: str) -> str:
    """Return how the file of a paper is called among those of its own meeting."""
    return f"{_title(key)} ครั้งที่ {meeting.number}-{meeting.be_year}"


def _title(key: str) -> str:
    return next(each.title for each in PAPERS if each.key == key)


def _agenda(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.agenda import agenda_paper  # noqa: PLC0415 - draws

    sections = sections_of(meeting, list_items(session, meeting.id))
    return [agenda_paper(sitting_of(meeting), sections, look.letterhead, look.numerals)]


def _run_book(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.run_book import run_book_paper  # noqa: PLC0415 - draws

    sections = sections_of(meeting, list_items(session, meeting.id))
    return [run_book_paper(sitting_of(meeting), sections, look.letterhead, look.numerals)]


def _minutes(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.minutes import minutes_paper  # noqa: PLC0415 - draws

    return [minutes_paper(minutes_of(session, meeting.id), look.letterhead, look.numerals)]


def _brief(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    return [_brief_paper(session, meeting, look, is_adopted=meeting.adopted_on is not None)]


def _brief_paper(session: Session, meeting: Meeting, look: Look, *, is_adopted: bool) -> Document:
    from district_admin.areas.meetings.documents.brief_resolutions import (  # noqa: PLC0415 - draws
        brief_resolutions_paper,
    )

    return brief_resolutions_paper(
        sitting_of(meeting),
        sections_of(meeting, list_items(session, meeting.id)),
        (taker_of(meeting), checker_of(meeting)),
        look.letterhead,
        look.numerals,
        is_adopted=is_adopted,
    )


def _sign_in(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.sign_in import (  # noqa: PLC0415 - draws
        Invited,
        SignInSection,
        sign_in_sheet,
    )

    people = list_people(session, meeting.id)
    sections = []
    for title, are_members in (("คณะกรรมการ", True), ("ผู้เข้าร่วมประชุม", False)):
        there = tuple(
            Invited(each.name, each.position, each.role if are_members else "", _expected(each))
            for each in people
            if each.is_member is are_members
        )
        if there:
            sections.append(SignInSection(title, there))
    return [sign_in_sheet(sitting_of(meeting), sections, look)]


def _opinions(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.opinion import (  # noqa: PLC0415 - draws
        Member,
        OpinionRequest,
        opinion_forms,
    )

    members = [each for each in _people(session, meeting) if each.is_member]
    duty = next(
        (each for each in list_duties(session, meeting.id) if each.key == "collect_opinions"), None
    )
    request = OpinionRequest(
        sitting_of(meeting), return_by=duty.due_on if duty else None, silence_means=_SILENCE
    )
    asked = [Member(each.name, each.position, each.role or "กรรมการ") for each in members]
    return opinion_forms(asked, request, look)


def _replies(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.reply import Asked, reply_forms  # noqa: PLC0415 - draws

    duty = next(
        (each for each in list_duties(session, meeting.id) if each.key == "confirm_attendance"),
        None,
    )
    asked = [Asked(each.name, each.position) for each in _people(session, meeting)]
    return reply_forms(asked, sitting_of(meeting), duty.due_on if duty else None, look)


def _tracking(session: Session, meeting: Meeting, look: Look, today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.tracking import (  # noqa: PLC0415 - draws
        TrackedStep,
        tracking_form,
    )

    steps = [
        TrackedStep(
            each.step, each.title, each.due_on, each.done_on, HOLDERS[each.holder], each.note
        )
        for each in list_duties(session, meeting.id)
        if not each.is_dropped
    ]
    return [tracking_form(sitting_of(meeting), steps, today, look)]


def _badges(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.name_signs import badges  # noqa: PLC0415 - draws

    return [badges(_plates(session, meeting), look)]


def _plates(session: Session, meeting: Meeting) -> "list[NamePlate]":
    from district_admin.areas.meetings.documents.name_signs import NamePlate  # noqa: PLC0415 - draws

    return [NamePlate(each.name, each.position) for each in _people(session, meeting)]


def _people(session: Session, meeting: Meeting) -> list[MeetingPerson]:
    people = list_people(session, meeting.id)
    if not people:
        raise PaperNotMadeError(_("ยังไม่มีรายชื่อผู้เข้าประชุม กรุณาเพิ่มรายชื่อก่อน"))
    return people


def _expected(person: MeetingPerson) -> str:
    if person.reply == SUBSTITUTE:
        return f"{person.substitute_name} แทน".strip()
    return ""


_Make = Callable[[Session, Meeting, Look, date], list[Document]]
_MAKERS: Final[Mapping[str, _Make]] = {
    AGENDA: _agenda,
    RUN_BOOK: _run_book,
    MINUTES: _minutes,
    BRIEF: _brief,
    SIGN_IN: _sign_in,
    OPINIONS: _opinions,
    REPLIES: _replies,
    TRACKING: _tracking,
    BADGES: _badges,
}
