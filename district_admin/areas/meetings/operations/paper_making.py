"""Makes each paper of a meeting from its records; the libraries that draw are loaded when asked.

A kind of paper is a function of what it is made from, so that the list on the screen, the archive
and the sample office all make the very same paper.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting, MeetingPerson
from district_admin.areas.meetings.model.duty import HOLDERS
from district_admin.areas.meetings.model.meeting import SUBSTITUTE
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.call_making import make_calls
from district_admin.areas.meetings.operations.duties import answers_due, list_duties
from district_admin.areas.meetings.operations.duty_moves import told_moves
from district_admin.areas.meetings.operations.guideline_making import guideline_of
from district_admin.areas.meetings.operations.item_files import files_by_item
from district_admin.areas.meetings.operations.law_list_making import law_list_of
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.paper_kinds import (
    AGENDA,
    BADGES,
    BRIEF,
    CALLS,
    GUIDELINE,
    LAWS,
    MINUTES,
    OPINIONS,
    PAPERS,
    REPLIES,
    RUN_BOOK,
    SIGN_IN,
    SMALL_SIGNS,
    TRACKING,
)
from district_admin.areas.meetings.operations.papers import (
    checker_of,
    minutes_of,
    sections_of,
    sitting_of,
    taker_of,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionRow
from district_admin.areas.meetings.operations.run_book_making import run_book_of
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.documents.problem import Problem
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _

if TYPE_CHECKING:
    from district_admin.areas.meetings.documents.name_signs import NamePlate

_SHORT: Final = {LAWS: "รายการกฎหมายและระเบียบ"}  # the whole would be cut on a disc
_SILENCE: Final = "เห็นชอบกับมติที่ประชุม"


class PaperNotMadeError(OfficeError):
    """A paper of a meeting has nothing to tell yet; the text says what is missing."""


def make_papers(
    session: Session, meeting_id: int, key: str, look: Look, today: date
) -> list[Document]:
    """Return a paper of a meeting, or one for each person where each gets one.

    Raises MeetingGoneError, and PaperNotMadeError or MeetingIncompleteError where there is nobody
    or nothing to print.
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


def make_signs(
    session: Session, meeting_id: int, key: str, look: Look, progress: Progress
) -> bytes:
    """Return the tent cards of a meeting as PDF. Raises MeetingGoneError, PaperNotMadeError."""
    from district_admin.areas.meetings.documents.name_signs import (  # noqa: PLC0415 - draws
        TENT_A4,
        TENT_A5,
        tent_cards,
    )

    card = TENT_A5 if key == SMALL_SIGNS else TENT_A4
    return tent_cards(_plates(session, get_meeting(session, meeting_id)), look, progress, card)


def problems_of(session: Session, meeting_id: int, key: str) -> list[Problem]:
    """Return what must be put right before a paper is signed; none for most papers."""
    if key not in (MINUTES, BRIEF):
        return []
    from district_admin.areas.meetings.documents.minutes_checks import (  # noqa: PLC0415 - draws
        check_minutes,
    )

    found = check_minutes(minutes_of(session, meeting_id))
    return found if key == MINUTES else [each for each in found if each.field == "agenda"]


def undecided_of(session: Session, meeting_id: int) -> str:
    """Return which matters of a meeting have no resolution yet, in a sentence; empty if all do."""
    from district_admin.areas.meetings.documents.minutes_checks import (  # noqa: PLC0415 - draws
        undecided_words,
    )

    return undecided_words(minutes_of(session, meeting_id).sections)


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
    title = _SHORT.get(key) or _title(key)
    return f"{title} ครั้งที่ {meeting.number}-{meeting.be_year}"


def _title(key: str) -> str:
    return next(each.title for each in PAPERS if each.key == key)


def _agenda(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.agenda import agenda_paper  # noqa: PLC0415 - draws

    files = files_by_item(session, meeting.id)
    sections = sections_of(meeting, list_items(session, meeting.id), files)
    return [agenda_paper(sitting_of(meeting), sections, look.letterhead, look.numerals)]


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


def _opinions(session: Session, meeting: Meeting, look: Look, today: date) -> list[Document]:
    from district_admin.areas.meetings.documents.opinion import (  # noqa: PLC0415 - draws
        Member,
        OpinionRequest,
        opinion_forms,
    )

    members = [each for each in _people(session, meeting) if each.is_member]
    return_by = answers_due(session, meeting.id, today)
    request = OpinionRequest(sitting_of(meeting), return_by=return_by, silence_means=_SILENCE)
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

    moves = told_moves(session, meeting.id)
    steps = [
        TrackedStep(
            *(each.step, each.title, each.due_on, each.done_on, HOLDERS[each.holder]),
            "\n".join(filter(None, (each.note, *moves.get(each.id, ())))),
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
    RUN_BOOK: run_book_of,
    MINUTES: _minutes,
    BRIEF: _brief,
    SIGN_IN: _sign_in,
    OPINIONS: _opinions,
    REPLIES: _replies,
    CALLS: make_calls,
    TRACKING: _tracking,
    GUIDELINE: guideline_of,
    LAWS: law_list_of,
    BADGES: _badges,
}
