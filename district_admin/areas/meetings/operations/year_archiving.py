"""The package of a year: all meetings of one body or of all bodies, in one folder for discs.

The officer's sentence: "In January everything we met about last year goes onto a disc that anybody
finds things on again." A meeting is put in as its own package would have it, below a folder of its
body; a page lists all. Rejected: a year made of the packages that were sealed before (she may have
none of them, or one made before a scan was added).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.archive.copying import Entry, PackageNotWrittenError
from district_admin.archive.discs import DVD_DOUBLE, Disc
from district_admin.archive.index_page import Cover
from district_admin.archive.naming import NAME_UNITS, NameGiver
from district_admin.areas.meetings.documents.facts import meeting_of
from district_admin.areas.meetings.model import Meeting, MeetingSeries
from district_admin.areas.meetings.operations import archiving, meetings
from district_admin.areas.meetings.operations.carried_out import NO_FINDERS, Finders
from district_admin.areas.meetings.operations.meeting_filling import MeetingFilling
from district_admin.areas.meetings.operations.packing import (
    Filling,
    Missing,
    SealedDisc,
    in_order,
    write_discs,
)
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.series import get_series
from district_admin.areas.meetings.operations.transcript_papers import has_transcript
from district_admin.documents.look import Look
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.thai.calendar import long_date, medium_date
from district_admin.thai.shortening import whole_words

CLOSED: Final = "closed"
OPEN: Final = "open"
COMING: Final = "coming"

_BODY_UNITS: Final = 24  # of the name of a body's folder: much lies below it


@dataclass(frozen=True)
class YearChoice:
    """Which meetings: those of a Buddhist-era year, of one body or of all.

    What is still to come is never among them; with `only_closed` neither is what was not closed.
    """

    be_year: int
    series_id: int | None = None
    only_closed: bool = False


@dataclass(frozen=True)
class YearMeeting:
    """A meeting of a year before it is sealed: whether its file is closed, and what it lacks."""

    id: int
    name: str
    state: str
    size: int
    missing: Sequence[Missing] = ()
    has_transcript: bool = False


def years_of(session: Session) -> list[int]:
    """Return the Buddhist-era years in which there are meetings, the latest first."""
    years = select(Meeting.be_year).where(Meeting.in_bin.is_(False)).distinct()
    return list(session.scalars(years.order_by(Meeting.be_year.desc())))


def bodies_of(session: Session, be_year: int) -> list[MeetingSeries]:
    """Return the bodies that have meetings in a year, by name."""
    there = select(Meeting.series_id).where(Meeting.be_year == be_year, Meeting.in_bin.is_(False))
    query = select(MeetingSeries).where(MeetingSeries.id.in_(there))
    return list(session.scalars(query.order_by(MeetingSeries.sort_text, MeetingSeries.id)))


def look_over(
    session: Session,
    choice: YearChoice,
    today: date,
    progress: Progress,
    finders: Finders = NO_FINDERS,
) -> list[YearMeeting]:
    """Return the meetings of a year, those left out as well, and what each lacks.

    Raises Cancelled through `progress`, which counts meetings.
    """
    found = []
    chosen = _meetings(session, choice)
    for done, meeting in enumerate(chosen):
        progress.report(done, len(chosen))
        state = _state(meeting, today)
        missing = [] if state == COMING else archiving.missing_pieces(session, meeting.id, finders)
        size = sum(archiving.sizes_of(session, meeting.id, finders))
        typed = has_transcript(session, meeting.id)
        found.append(YearMeeting(meeting.id, _name(meeting), state, size, missing, typed))
    return found


def is_in(state: str, choice: YearChoice) -> bool:
    """Say whether a meeting in this state goes into the package of a year."""
    return state == CLOSED or (state == OPEN and not choice.only_closed)


def body_named(session: Session, be_year: int, name: str) -> int:
    """Return the body of this name that met in a year. Raises MeetingIncompleteError."""
    there = {" ".join(each.name.split()): each.id for each in bodies_of(session, be_year)}
    wanted = " ".join(name.split())
    if wanted not in there:
        told = _("ปี {year} ไม่มีการประชุมของชุด “{name}” มีแต่: {names}")
        names = ", ".join(there) or "-"
        raise MeetingIncompleteError(told.format(year=be_year, name=wanted, names=names))
    return there[wanted]


def package_name(session: Session, choice: YearChoice) -> str:
    """Return how the folder of a year's package is called. Raises MeetingGoneError."""
    body, year = _titled(session, choice)
    name = whole_words(body, NAME_UNITS - len(year))  # the year is whole, however long the name
    return NameGiver().give(name, year)


def title_of(session: Session, choice: YearChoice) -> str:
    """Return what the package of a year is: on its page, its label, its case."""
    return "".join(_titled(session, choice))


def _titled(session: Session, choice: YearChoice) -> tuple[str, str]:
    year = f"ประจำปี พ.ศ. {choice.be_year}"
    if choice.series_id is None:
        return "การประชุม", year
    return meeting_of(get_series(session, choice.series_id).name), f" {year}"


def disc_label(choice: YearChoice) -> str:
    """Return the name of a year's disc itself, which takes Latin letters alone."""
    return f"MEETINGS_{choice.be_year}" + (f"_{choice.series_id}" if choice.series_id else "")


@dataclass(frozen=True)
class SealedYear:
    """The package of a year that was written: its discs, and the ids of the meetings in it."""

    discs: Sequence[SealedDisc]
    meeting_ids: Sequence[int]


def seal_year(
    session: Session,
    choice: YearChoice,
    target: Path,
    look: Look,
    on: date,
    progress: Progress,
    disc: Disc = DVD_DOUBLE,
    *,
    finders: Finders = NO_FINDERS,
    with_transcripts: bool = False,
) -> SealedYear:
    """Write the package of a year into a new folder; what is too large for a disc, over several.

    A meeting stays whole on one disc, unless it alone is larger. Of which nothing is typed no
    transcript is put in. Raises MeetingGoneError,
    PackageNotWrittenError with what to do (there is nothing to seal as well), and Cancelled.
    """
    all_there = _meetings(session, choice)
    chosen = [each for each in all_there if is_in(_state(each, on), choice)]
    if not chosen:
        told = _("ปี {year} ยังไม่มีการประชุมที่จะปิดแฟ้มได้ กรุณาเลือกปีหรือชุดการประชุมอื่น")
        raise PackageNotWrittenError(told.format(year=choice.be_year))
    filling = Filling()
    folders = _Folders()
    groups: list[list[Entry]] = []
    left_out = len(all_there) - len(chosen)
    telling = _Telling(title_of(session, choice), choice, look, on, {}, left_out)
    putting = MeetingFilling(session, filling, look, on, finders, with_transcripts)
    for done, meeting in enumerate(chosen):
        progress.report(done, len(chosen), _name(meeting))
        before, above = len(filling.entries), folders.of(meeting)
        putting.fill(meeting, above)
        groups.append(_headed(filling, before, above, meeting))
        telling.of_path.update((entry.path, meeting) for entry in groups[-1])
    progress.report(0, 0, _("กำลังเขียนแฟ้ม"))
    discs = write_discs(target, filling, groups, telling, disc, progress)
    return SealedYear(discs, [each.id for each in chosen])


def close_year(session: Session, meeting_ids: Sequence[int], on: date) -> None:
    """Close the files of those meetings that were sealed and are still open, in one step.

    What was closed before stays as it was closed. Raises MeetingGoneError.
    """
    for meeting_id in meeting_ids:
        if meetings.get_meeting(session, meeting_id).closed_on is None:
            meetings.close_meeting(session, meeting_id, on)


def _meetings(session: Session, choice: YearChoice) -> list[Meeting]:
    """Return the meetings of a year by body and day."""
    query = (
        select(Meeting)
        .join(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .options(joinedload(Meeting.series))
        .where(Meeting.be_year == choice.be_year, Meeting.in_bin.is_(False))
        .order_by(MeetingSeries.sort_text, Meeting.series_id, Meeting.number)
    )
    if choice.series_id is not None:
        query = query.where(Meeting.series_id == choice.series_id)
    return list(session.scalars(query))


def _state(meeting: Meeting, today: date) -> str:
    if meeting.closed_on is not None:
        return CLOSED
    return COMING if meeting.held_on > today else OPEN


def _name(meeting: Meeting) -> str:
    return f"{meeting.body_name} ครั้งที่ {meeting.number_text}"


@dataclass
class _Folders:
    """The folders of bodies, each with a name of its own, short for what lies below it."""

    giver: NameGiver = field(default_factory=lambda: NameGiver("data", _BODY_UNITS))
    names: dict[tuple[int, str], str] = field(default_factory=dict)

    def of(self, meeting: Meeting) -> str:
        """Return the folder of a meeting, with its `/` at the end."""
        key = (meeting.series_id, meeting.body_name)  # a body may get another name in the year
        if key not in self.names:
            self.names[key] = self.giver.give(whole_words(meeting.body_name, _BODY_UNITS))
        return f"{self.names[key]}/ครั้งที่ {meeting.number:02d}/"


def _headed(filling: Filling, before: int, above: str, meeting: Meeting) -> list[Entry]:
    """Return what was put in of a meeting, in its order, under the meeting's name on the page."""
    added = in_order(filling.entries[before:])
    heading = f"{_name(meeting)}  วันที่ {long_date(meeting.held_on)}"
    for entry in added:
        folder = entry.path.rpartition("/")[0]
        filling.headings[folder] = heading
        kind = folder.removeprefix(above).partition(" ")[2].replace("/", " ")
        if not filling.titles[entry.path].startswith(kind):
            filling.titles[entry.path] = f"{kind}: {filling.titles[entry.path]}"
    return added


@dataclass(frozen=True)
class _Telling:
    """What the package of a year says of itself, on each disc of the meetings that lie there."""

    title: str
    choice: YearChoice
    look: Look
    on: date
    of_path: dict[str, Meeting]
    left_out: int

    def cover(self, entries: Sequence[Entry]) -> Cover:
        there = self._there(entries)
        days = sorted(each.held_on for each in there)
        first, last = long_date(days[0]), long_date(days[-1])
        facts = [
            ("การประชุม", f"{len(there)} ครั้ง"),
            ("ระหว่าง", first if first == last else f"{first} ถึง {last}"),
            ("ปิดแฟ้มเมื่อ", long_date(self.on)),
        ]
        if self.left_out:
            facts.insert(1, ("ไม่รวมการประชุมที่ยังไม่ปิดแฟ้ม", f"{self.left_out} ครั้ง"))
        office = self.look.letterhead.office_name
        return Cover(self.title, (office,), tuple(facts))

    def facts(self, entries: Sequence[Entry]) -> Sequence[tuple[str, str]]:
        return (
            ("Source-Organization", self.look.letterhead.office_name),
            ("External-Description", self.title),
            ("External-Identifier", disc_label(self.choice)),
            ("Bagging-Date", self.on.isoformat()),
            ("Bag-Software-Agent", "District Admin"),
            *(("Meeting", archiving.meeting_line(each)) for each in self._there(entries)),
        )

    def numbers(self, entries: Sequence[Entry]) -> str:
        there = self._there(entries)
        if len({each.series_id for each in there}) > 1:
            days = sorted(each.held_on for each in there)
            first_day, last_day = medium_date(days[0]), medium_date(days[-1])
            return f"รวม {len(there)} ครั้ง ระหว่าง {first_day} ถึง {last_day}"
        first, last = there[0].number_text, there[-1].number_text
        body = "" if self.choice.series_id else there[0].body_name
        told = f"ครั้งที่ {first}" + ("" if first == last else f" ถึงครั้งที่ {last}")
        return f"{body} {told}".strip()

    def _there(self, entries: Sequence[Entry]) -> list[Meeting]:
        """Return the meetings of which something lies here, in their order."""
        return list({(found := self.of_path[each.path]).id: found for each in entries}.values())
