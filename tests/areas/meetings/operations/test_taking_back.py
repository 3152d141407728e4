"""The last steps of a meeting, taken back and done again one by one: nothing is left otherwise."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    adopting,
    agenda,
    attendance,
    corrections,
    files,
    finals,
    laws,
    meetings,
    resolutions,
    series,
    transcripts,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.corrections import Asked
from district_admin.areas.meetings.operations.finals import Adoption
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.areas.meetings.operations.transcripts import Passage
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent
from district_admin.storage.database import Database
from tests.areas.meetings.operations.conftest import Deed, TakeBack

HELD_ON, NEXT_ON, LATER = date(2026, 9, 16), date(2026, 10, 14), date(2026, 10, 20)
TABLES = (
    *("meeting", "agenda_item", "meeting_person", "meeting_file", "meeting_law", "meeting_duty"),
    *("transcript_passage", "minutes_correction", "meeting_version"),
)


def test_each_step_is_taken_back_and_done_again_whole(
    database: Database, take_back: TakeBack, tmp_path: Path
) -> None:
    scan = tmp_path / "แผน.pdf"
    scan.write_bytes(b"%PDF-1.4")
    with database.transaction("ตั้งต้น") as session:
        body = series.add_series(session, SeriesFacts("ผู้บริหารสถานศึกษา"))
        series.add_member(session, body, MemberFacts("นายดำรง ศรีทอง", "ผู้อำนวยการ", "ประธาน"))
        first = meetings.plan_meeting(session, body, MeetingFacts(HELD_ON))
        second = meetings.plan_meeting(session, body, MeetingFacts(NEXT_ON))
        item = agenda.add_item(session, first, ItemFacts("แผนพัฒนาบุคลากร", 5))
        files.add_file(session, first, scan, "related", item)
        laws.add_law(session, body, laws.LawFacts("พ.ร.บ.", meeting_id=first, item_id=item))
        transcripts.save_passages(session, first, [Passage(1, "ประธานสอบถาม", item)])
        other = agenda.add_item(session, first, ItemFacts("งบประมาณ", 5))
        resolutions.decide(session, other, ResolutionFacts("เห็นชอบ", "", "มี 30 คน"))
        member = attendance.list_people(session, first)[0].id
        asked = Asked(other, "discussion", 0, "30", "40")
        correction = corrections.ask(session, member, asked, HELD_ON)

    def adopt(session: Session) -> None:
        matter = adopting.adopting_item(session, first)
        assert matter is not None
        resolutions.decide(session, matter.id, ResolutionFacts("รับรองรายงานการประชุม"))

    def finalise(session: Session) -> None:
        drawn = finals.draw(session, first, Look(read_letterhead(session)), Silent())
        finals.finalise(session, first, drawn, Adoption("next", LATER), LATER)

    steps: list[Deed] = [
        lambda session: agenda.remove_item(session, item),
        lambda session: corrections.accept(session, correction, HELD_ON),
        adopt,
        lambda session: meetings.edit_meeting(session, second, MeetingFacts(LATER)),
        lambda session: meetings.bin_meeting(session, second),
        lambda session: meetings.restore_meeting(session, second),
        finalise,
        lambda session: meetings.close_meeting(session, first, LATER),
        lambda session: meetings.open_again(session, first),
        lambda session: finals.unfinalise(session, first, "พบคำผิด", LATER),
        lambda session: corrections.reconsider(session, correction),
        lambda session: meetings.bin_meeting(session, second),
    ]
    take_back(steps, TABLES)
