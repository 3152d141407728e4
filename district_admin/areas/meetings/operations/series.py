"""The bodies that meet, and their members: named from the directory or typed, by period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import searched_text, sort_text, tidy
from district_admin.areas.meetings.documents.facts import bare_name
from district_admin.areas.meetings.model import (
    Meeting,
    MeetingPerson,
    MeetingSeries,
    SeriesMember,
)
from district_admin.areas.meetings.model.series import AT_NEXT, CHAIR, SECRETARY, SIX_SECTIONS
from district_admin.areas.meetings.operations.adoption_matters import adoption_way_changed
from district_admin.areas.meetings.operations.carrying import order_changed, order_of
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    clock_time,
    required,
)
from district_admin.areas.meetings.operations.section_moves import keep_under_titles
from district_admin.texts import _
from district_admin.thai.normalise import search_key


@dataclass(frozen=True)
class SeriesFacts:
    """What is kept of a body; texts as typed, the quorum as a number of members (0: one half)."""

    name: str
    sections: Sequence[str] = SIX_SECTIONS
    quorum: int = 0
    adoption: str = AT_NEXT
    place: str = ""
    starts_at: str = ""
    taker_name: str = ""
    taker_position: str = ""
    checker_name: str = ""
    checker_position: str = ""
    note: str = ""


@dataclass(frozen=True)
class MemberFacts:
    """What is kept of a member: the name and post as papers have them, and the days."""

    name: str
    position: str = ""
    role: str = ""
    person_id: int | None = None
    agency_id: int | None = None
    from_on: date | None = None
    to_on: date | None = None


def list_series(session: Session, *, in_bin: bool = False) -> list[MeetingSeries]:
    """Return the bodies in Thai order."""
    query = select(MeetingSeries).where(MeetingSeries.in_bin == in_bin)
    return list(session.scalars(query.order_by(MeetingSeries.sort_text, MeetingSeries.id)))


def get_series(session: Session, series_id: int) -> MeetingSeries:
    """Return a body, from the bin as well. Raises MeetingGoneError."""
    series = session.get(MeetingSeries, series_id)
    if series is None:
        raise MeetingGoneError
    return series


def add_series(session: Session, facts: SeriesFacts) -> int:
    """Add a body and return its id. Raises MeetingIncompleteError."""
    series = MeetingSeries()
    _write(session, series, facts)
    session.add(series)
    session.flush()
    return series.id


def edit_series(
    session: Session, series_id: int, facts: SeriesFacts, today: date | None = None
) -> None:
    """Correct a body; its meetings are found, and named on agendas to come, by its name of now.

    Another way of adopting minutes puts that on the agendas from `today` on, or takes it off them.
    Raises MeetingGoneError, MeetingIncompleteError.
    """
    series = get_series(session, series_id)
    before, sections, way = series.name, series.sections, series.adoption
    _write(session, series, facts)
    session.flush()
    if series.sections != sections:
        keep_under_titles(session, series_id, sections, series.sections)
    if series.name != before:
        for meeting in session.scalars(select(Meeting).where(Meeting.series_id == series_id)):
            set_search_text(meeting, series)
        order_changed(session, series_id, order_of(session, series_id))
    if series.adoption != way and today is not None:
        adoption_way_changed(session, series_id, today)


def bin_series(session: Session, series_id: int) -> None:
    """Put a body in the bin. Raises MeetingIncompleteError while meetings of it are there."""
    series = get_series(session, series_id)
    there = select(func.count()).where(Meeting.series_id == series_id, Meeting.in_bin.is_(False))
    if count := session.scalar(there):
        told = _("“{name}” ยังมีการประชุมอยู่ {count} ครั้ง จึงลงถังขยะไม่ได้")
        raise MeetingIncompleteError(told.format(name=series.name, count=count))
    series.in_bin = True


def restore_series(session: Session, series_id: int) -> None:
    """Take a body back from the bin. Raises MeetingGoneError."""
    get_series(session, series_id).in_bin = False


def list_members(session: Session, series_id: int, on: date | None = None) -> list[SeriesMember]:
    """Return the members of a body in their order: those of a day, or all there ever were."""
    query = select(SeriesMember).where(SeriesMember.series_id == series_id)
    if on is not None:
        query = query.where(*_held_on(on))
    return list(session.scalars(query.order_by(SeriesMember.sort_order, SeriesMember.id)))


def count_members(session: Session, on: date) -> dict[int, int]:
    """Return how many members each body has on a day, by its id."""
    query = select(SeriesMember.series_id, func.count()).where(*_held_on(on))
    found = session.execute(query.group_by(SeriesMember.series_id))
    return {row[0]: row[1] for row in found}


def add_member(session: Session, series_id: int, facts: MemberFacts) -> int:
    """Name a member, and return the id. Raises MeetingGoneError, MeetingIncompleteError."""
    get_series(session, series_id)
    of_series = SeriesMember.series_id == series_id
    last = session.scalar(select(func.max(SeriesMember.sort_order)).where(of_series))
    member = SeriesMember(series_id=series_id, sort_order=(last or 0) + 1)
    _write_member(session, member, facts)
    session.add(member)
    session.flush()
    return member.id


def edit_member(session: Session, member_id: int, facts: MemberFacts) -> None:
    """Correct a member. Raises MeetingGoneError, MeetingIncompleteError."""
    _write_member(session, get_member(session, member_id), facts)
    session.flush()


def end_member(session: Session, member_id: int, last_day: date) -> None:
    """Let a membership end with a day. Raises MeetingGoneError, MeetingIncompleteError."""
    member = get_member(session, member_id)
    if member.from_on is not None and last_day < member.from_on:
        raise MeetingIncompleteError(_("วันสิ้นสุดต้องไม่ก่อนวันเริ่มต้น"))
    member.to_on = last_day


def remove_member(session: Session, member_id: int) -> None:
    """Take out a member who was named by mistake.

    Raises MeetingGoneError, and MeetingIncompleteError for one who was asked to a meeting already.
    """
    member = get_member(session, member_id)
    if was_asked(session, member_id):
        told = _("{name} อยู่ในการประชุมที่ผ่านมาแล้ว กรุณาใช้ “สิ้นสุดการเป็นกรรมการ” แทนการลบ")
        raise MeetingIncompleteError(told.format(name=member.name))
    session.delete(member)
    session.flush()


def move_member(session: Session, member_id: int, by: int) -> None:
    """Move a member up (-1) or down (1) as minutes list them. Raises MeetingGoneError."""
    member = get_member(session, member_id)
    there = in_order_of_role(list_members(session, member.series_id))
    place = there.index(member)
    there.insert(max(0, min(len(there) - 1, place + by)), there.pop(place))
    for number, each in enumerate(there, 1):
        each.sort_order = number
    session.flush()


def place_of(session: Session, member: SeriesMember, on: date) -> int:
    """Return where a member stands among those of a day, from 1; 0 for one who is none that day."""
    there = in_order_of_role(list_members(session, member.series_id, on))
    return there.index(member) + 1 if member in there else 0


def place_member(session: Session, member_id: int, place: int, on: date) -> None:
    """Put a member at a place among those of a day, from 1; roles have their order all the same.

    Raises MeetingGoneError.
    """
    member = get_member(session, member_id)
    now = in_order_of_role(list_members(session, member.series_id, on))
    if member in now:
        everyone = in_order_of_role(list_members(session, member.series_id))
        target = now[max(1, min(len(now), place)) - 1]
        move_member(session, member_id, everyone.index(target) - everyone.index(member))


def get_member(session: Session, member_id: int) -> SeriesMember:
    """Return a member. Raises MeetingGoneError."""
    member = session.get(SeriesMember, member_id)
    if member is None:
        raise MeetingGoneError
    return member


def in_order_of_role(members: Sequence[SeriesMember]) -> list[SeriesMember]:
    """Return members as minutes list them: the chair first, secretaries last, else as named."""
    return sorted(members, key=lambda each: role_rank(each.role))


def is_same_member(one: tuple[str, int | None], other: tuple[str, int | None]) -> bool:
    """Say whether two (name, person id) are one member: two in the directory are two people."""
    is_known = None not in (one[1], other[1])
    return one[1] == other[1] if is_known else search_key(one[0]) == search_key(other[0])


def role_rank(role: str) -> int:
    """Return where a role stands in a list of members (specification of official papers, 3.3)."""
    if SECRETARY in role:
        return 4 if role.startswith("ผู้ช่วย") else 3
    if role.startswith(f"รอง{CHAIR}"):
        return 1
    return 0 if role.startswith(CHAIR) else 2


def was_asked(session: Session, member_id: int) -> bool:
    """Say whether a member was asked to any meeting."""
    asked = select(MeetingPerson.id).where(MeetingPerson.member_id == member_id).limit(1)
    return session.scalar(asked) is not None


def set_search_text(meeting: Meeting, series: MeetingSeries) -> None:
    """Bring what a meeting is found by in step with its body, number and place."""
    name = f"การประชุม{series.name}"
    meeting.search_text = searched_text(name, meeting.number_text, meeting.place)


def _held_on(day: date) -> list[ColumnElement[bool]]:
    return [
        or_(SeriesMember.from_on.is_(None), SeriesMember.from_on <= day),
        or_(SeriesMember.to_on.is_(None), SeriesMember.to_on >= day),
    ]


def _write(session: Session, series: MeetingSeries, facts: SeriesFacts) -> None:
    # each title and letter writes การประชุม before it: typed as well, it would stand there twice
    name = required(bare_name(tidy(facts.name)), _("ชื่อคณะหรือชุดการประชุม"))
    same = select(MeetingSeries.id).where(
        MeetingSeries.name == name,
        MeetingSeries.in_bin.is_(False),
        MeetingSeries.id != (series.id or 0),
    )
    if session.scalar(same) is not None:
        told = _("มีชุดการประชุมชื่อ “{name}” อยู่แล้ว กรุณาใช้ชื่ออื่น")
        raise MeetingIncompleteError(told.format(name=name))
    sections = [tidied for each in facts.sections if (tidied := tidy(each))]
    if not sections:
        raise MeetingIncompleteError(_("กรุณากรอกชื่อระเบียบวาระอย่างน้อยหนึ่งวาระ"))
    if facts.quorum < 0:
        raise MeetingIncompleteError(_("จำนวนองค์ประชุมต้องเป็น 0 ขึ้นไป"))
    series.name, series.sections, series.quorum = name, sections, facts.quorum
    series.adoption, series.starts_at = facts.adoption, clock_time(facts.starts_at)
    for each in ("place", "taker_name", "taker_position", "checker_name", "checker_position"):
        setattr(series, each, tidy(getattr(facts, each)))
    series.note = facts.note.strip()
    series.search_text, series.sort_text = searched_text(name), sort_text(name)


def _write_member(session: Session, member: SeriesMember, facts: MemberFacts) -> None:
    name = required(facts.name, _("ชื่อกรรมการ"))
    if facts.from_on and facts.to_on and facts.to_on < facts.from_on:
        raise MeetingIncompleteError(_("วันสิ้นสุดต้องไม่ก่อนวันเริ่มต้น"))
    for other in list_members(session, member.series_id):
        is_same = is_same_member((name, facts.person_id), (other.name, other.person_id))
        if is_same and other.id != (member.id or 0) and _overlap(other, facts):
            told = _("{name} เป็นกรรมการชุดนี้อยู่แล้วในช่วงเวลาเดียวกัน")
            raise MeetingIncompleteError(told.format(name=name))
    member.name, member.position = name, tidy(facts.position)
    member.role = tidy(facts.role)
    member.person_id, member.agency_id = facts.person_id, facts.agency_id
    member.from_on, member.to_on = facts.from_on, facts.to_on


def _overlap(one: SeriesMember, other: MemberFacts) -> bool:
    return (one.from_on or date.min) <= (other.to_on or date.max) and (
        other.from_on or date.min
    ) <= (one.to_on or date.max)
