"""The meetings of the sample office: one that was held and whose file is closed, one to come."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations.finding import FINDER
from district_admin.areas.directory.operations import agencies
from district_admin.areas.meetings.model.meeting import AGREE
from district_admin.areas.meetings.model.series import BY_CIRCULATION
from district_admin.areas.meetings.operations import (
    adopting,
    agenda,
    archiving,
    attendance,
    corrections,
    duties,
    finals,
    meetings,
    opinions,
    paper_kinds,
    paper_making,
    resolutions,
    series,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.corrections import Asked, list_paragraphs
from district_admin.areas.meetings.operations.finals import Adoption
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.members import members_from_directory
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.documents import rendering
from district_admin.office.letterhead import read_look
from district_admin.progress import Silent
from district_admin.safe_files import write_aside
from district_admin.storage.database import Database

_PAPERS: Final = (paper_kinds.MINUTES, paper_kinds.BRIEF)


def add_meetings(session: Session, sample: Mapping[str, Any]) -> None:
    """Put the sample's body, its meeting that was held and the next one into an office."""
    body = series.add_series(session, SeriesFacts(**sample["series"]))
    series.add_member(session, body, MemberFacts(**sample["chair"]))
    schools = [each for each in agencies.list_agencies(session) if each.kind == "school"]
    members_from_directory(session, body, [(None, each.id) for each in schools], sample["held_on"])
    series.add_member(session, body, MemberFacts(**sample["secretary"]))
    habits = {key: sample["series"][key] for key in _HABITS}
    held = meetings.plan_meeting(session, body, MeetingFacts(sample["held_on"], **habits))
    _hold(session, held, sample, habits)
    meetings.plan_meeting(session, body, MeetingFacts(sample["next_on"], **habits))


def write_meeting(database: Database, folder: Path) -> list[Path]:
    """Write the minutes, the brief resolutions and the package of the meeting that was held.

    A package that is there already stays. Raises OfficeError.
    """
    written: list[Path] = []
    with database.reading() as session:
        look = read_look(session)
        held = next((each for each in meetings.list_meetings(session) if each.closed_on), None)
        if held is None or held.closed_on is None:
            return []
        meeting = meetings.get_meeting(session, held.id)
        for key in _PAPERS:
            papers = paper_making.make_papers(session, held.id, key, look, held.closed_on)
            title = paper_making.file_title(meeting, key)
            for suffix, render in ((".docx", rendering.docx), (".pdf", rendering.pdf)):
                path = folder / f"{title}{suffix}"
                write_aside(path, render(papers, Silent()))
                written.append(path)
        package = folder / archiving.package_name(meeting)
        if not package.exists():
            archiving.seal(
                session,
                held.id,
                package,
                look,
                held.closed_on,
                Silent(),
                finders=[FINDER],
            )
        written.append(package)
    return written


_HABITS: Final = (
    *("place", "starts_at", "taker_name", "taker_position"),
    *("checker_name", "checker_position"),
)


def _hold(
    session: Session, meeting_id: int, sample: Mapping[str, Any], habits: Mapping[str, Any]
) -> None:
    held_on: date = sample["held_on"]
    for each in sample["items"]:
        _add_item(session, meeting_id, each, held_on)
    schools = [e for e in attendance.list_people(session, meeting_id) if e.agency_id]
    if len(schools) > 1:
        told = sample["substitute"]
        came = PresenceFacts("substitute", told["name"], told["position"], told["reason"])
        attendance.set_presence(session, schools[0].id, came)
        away = PresenceFacts("absent", reason=sample["absent"]["reason"])
        attendance.set_presence(session, schools[1].id, away)
    for each in sample["participants"]:
        attendance.add_participant(session, meeting_id, each["name"], each["position"])
    attendance.mark_rest(session, meeting_id, "present")
    facts = MeetingFacts(
        held_on, began_at=sample["began_at"], ended_at=sample["ended_at"], **habits
    )
    meetings.edit_meeting(session, meeting_id, facts)
    for duty in duties.list_duties(session, meeting_id):
        if duty.key != duties.ADOPT:
            duties.finish_duty(session, duty.id, duty.due_on or held_on + timedelta(days=21))
    _settle(session, meeting_id, sample["settled"], held_on)
    meetings.close_meeting(session, meeting_id, held_on + timedelta(days=30))


def _settle(session: Session, meeting_id: int, told: Mapping[str, Any], held_on: date) -> None:
    """Carry the correction of a member in, and make the minutes final by circulation."""
    there = next(e for e in list_paragraphs(session, meeting_id) if told["old_text"] in e.text)
    members = [e for e in attendance.list_people(session, meeting_id) if e.is_member]
    circulated_on = meetings.get_meeting(session, meeting_id).circulated_on
    assert circulated_on is not None
    opinions.give_rest(session, meeting_id, circulated_on)
    for each in members[:-2]:
        opinions.set_opinion(session, each.id, AGREE, circulated_on + timedelta(days=2))
    asked = Asked(there.item_id, there.part, there.place, told["old_text"], told["new_text"])
    on = held_on + timedelta(days=told["asked_days"])
    correction = corrections.ask(session, members[-1].id, asked, on)
    corrections.accept(session, correction, on + timedelta(days=1))
    look = read_look(session)
    drawn = finals.draw(session, meeting_id, look, Silent())
    adopted_on = held_on + timedelta(days=told["adopted_days"])
    note = adopting.adoption_text(session, meeting_id)
    adoption = Adoption(BY_CIRCULATION, adopted_on, note)
    finals.finalise(session, meeting_id, drawn, adoption, adopted_on)


def _add_item(session: Session, meeting_id: int, each: Mapping[str, Any], held_on: date) -> None:
    facts = ItemFacts(
        each["title"],
        each["section"],
        each.get("facts", ""),
        each.get("presenter", ""),
        each.get("group_name", ""),
        each.get("minutes", 10),
        received_on=held_on - timedelta(days=16),
    )
    item = agenda.add_item(session, meeting_id, facts)
    decided = ResolutionFacts(
        each["verb"],
        each.get("resolution", ""),
        each.get("discussion", ""),
        each.get("owner_name", ""),
        each.get("due_on"),
    )
    resolutions.decide(session, item, decided)
    if each.get("done_on"):
        resolutions.finish(session, item, each["done_on"])
