"""Laws and documents of a meeting: those of its body for all, its own, and as they were closed."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model.law import DOCUMENT, LAW, RULE
from district_admin.areas.meetings.operations import (
    agenda,
    laws,
    meetings,
    paper_kinds,
    paper_making,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.laws import LawFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingGoneError,
    MeetingIncompleteError,
)
from district_admin.areas.meetings.operations.reopening import keep_body
from district_admin.areas.meetings.operations.series import SeriesFacts, add_series
from district_admin.documents import rendering
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.office.phrases import add_phrase
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.storage.history import History

DAY = date(2026, 9, 16)
ACT = LawFacts("พระราชบัญญัติระเบียบข้าราชการครูและบุคลากรทางการศึกษา พ.ศ. 2547", LAW, "มาตรา 38 ค. (2)")
RULES = LawFacts("ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526", RULE, "ข้อ 25")


def _titles(session: Session, meeting_id: int) -> list[str]:
    return [each.title for each in laws.list_laws(session, meeting_id)]


def test_what_holds_for_all_meetings_is_there_in_each_of_the_body_alone(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    first, second = plan(DAY), plan(date(2026, 10, 14))
    other = add_series(session, SeriesFacts("คณะทำงาน"))
    elsewhere = meetings.plan_meeting(session, other, MeetingFacts(DAY))
    letter = LawFacts("หนังสือ สพฐ. ที่ ศธ 04009/ว100", DOCUMENT, meeting_id=first)
    for facts in (letter, RULES, ACT):
        laws.add_law(session, body_id, facts)
    assert _titles(session, first) == [ACT.title, RULES.title, letter.title]
    assert _titles(session, second) == [ACT.title, RULES.title]
    assert _titles(session, elsewhere) == []
    assert [each.title for each in laws.list_standing(session, body_id)] == [ACT.title, RULES.title]


def test_what_belongs_to_a_matter_goes_with_its_number_and_outlives_it(
    database: Database,
) -> None:
    with database.transaction("ตั้งต้น") as session:
        body = add_series(session, SeriesFacts("คณะกรรมการ"))
        made = meetings.plan_meeting(session, body, MeetingFacts(DAY))
        first = agenda.add_item(session, made, ItemFacts("เรื่องแรก", 5))
        item = agenda.add_item(session, made, ItemFacts("แผนพัฒนาบุคลากร", 5))
        laws.add_law(session, body, LawFacts("หลักเกณฑ์", RULE, meeting_id=made, item_id=item))
        laws.add_law(session, body, LawFacts("วิธีการ", RULE, meeting_id=made, item_id=first))
        laws.add_law(session, body, LawFacts("ทั่วไป", RULE, meeting_id=made))
        laws.add_law(session, body, LawFacts("ทุกครั้ง", RULE))
    with database.reading() as session:
        numbers = [each.number for each in laws.list_laws(session, made)]
        assert numbers == ["", "", "5.1", "5.2"]
        titles = _titles(session, made)
        assert titles == ["ทุกครั้ง", "ทั่วไป", "วิธีการ", "หลักเกณฑ์"]
    with database.transaction("นำออกจากวาระ") as session:
        agenda.remove_item(session, item)
    with database.reading() as session:
        left = {each.title: each.number for each in laws.list_laws(session, made)}
        assert (left["หลักเกณฑ์"], left["วิธีการ"]) == ("", "5.1")
    History(database).undo()
    with database.reading() as session:
        assert [each.number for each in laws.list_laws(session, made)] == numbers


def test_a_closed_meeting_keeps_its_list_as_it_was(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    made = plan(DAY)
    act = laws.add_law(session, body_id, ACT)
    own = laws.add_law(session, body_id, LawFacts("แผน", DOCUMENT, meeting_id=made))
    meetings.close_meeting(session, made, date(2026, 10, 20))
    laws.edit_law(session, act, RULES)
    assert [(e.id, e.title) for e in laws.list_laws(session, made)] == [(0, ACT.title), (0, "แผน")]
    with pytest.raises(MeetingClosedError):
        laws.remove_law(session, own)
    with pytest.raises(MeetingClosedError):
        laws.edit_law(session, own, LawFacts("แผนใหม่", DOCUMENT))
    with pytest.raises(MeetingClosedError):
        laws.add_law(session, body_id, LawFacts("ใหม่", LAW, meeting_id=made))
    meetings.open_again(session, made)
    assert _titles(session, made) == [RULES.title, "แผน"]
    keep_body(session, meetings.get_meeting(session, made))  # final minutes, in an open file
    assert _titles(session, made) == [RULES.title, "แผน"]
    laws.remove_law(session, own)
    assert _titles(session, made) == [RULES.title]
    with pytest.raises(MeetingGoneError):
        laws.get_law(session, own)


def test_what_is_there_already_is_not_listed_twice(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    made, next_one = plan(DAY), plan(date(2026, 10, 14))
    other = add_series(session, SeriesFacts("คณะทำงาน"))
    matter = agenda.add_item(session, made, ItemFacts("แผนพัฒนาบุคลากร", 5))
    laws.add_law(session, body_id, ACT)
    again = LawFacts(f"  {ACT.title} ", LAW, f" {ACT.part}", meeting_id=made)
    with pytest.raises(MeetingIncompleteError, match="อยู่ในรายการแล้ว"):
        laws.add_law(session, body_id, again)
    own = laws.add_law(session, body_id, replace(again, part="มาตรา 53"))
    with pytest.raises(MeetingIncompleteError, match="อยู่ในรายการแล้ว"):
        laws.edit_law(session, own, again)
    with pytest.raises(MeetingIncompleteError, match="อยู่ในรายการแล้ว"):
        laws.add_law(session, body_id, replace(again, part="มาตรา  53"))
    others = (
        (body_id, replace(again, item_id=matter)),
        (body_id, replace(again, title="พระราชบัญญัติการศึกษาแห่งชาติ")),
        (body_id, replace(again, part="มาตรา 53", meeting_id=next_one)),
        (other, ACT),
    )
    for body, facts in others:
        laws.add_law(session, body, facts)
    laws.edit_law(session, own, replace(again, kind=RULE, part="มาตรา 53"))
    assert [each.title for each in laws.list_standing(session, other)] == [ACT.title]


def test_what_is_no_law_is_refused(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    made, next_one = plan(DAY), plan(date(2026, 10, 14))
    elsewhere = agenda.add_item(session, next_one, ItemFacts("แผนพัฒนาบุคลากร", 5))
    laws.add_law(session, body_id, LawFacts("ก" * 500))
    with pytest.raises(MeetingIncompleteError, match="กรุณากรอกชื่อ"):
        laws.add_law(session, body_id, LawFacts("  "))
    for too_long in (LawFacts("ก" * 501), LawFacts("หลักเกณฑ์", part="ก" * 501)):
        with pytest.raises(MeetingIncompleteError, match="500 อักขระ"):
            laws.add_law(session, body_id, too_long)
    with pytest.raises(MeetingIncompleteError, match="ไม่พบวาระ"):
        laws.add_law(session, body_id, LawFacts("หลักเกณฑ์", RULE, "", made, elsewhere))
    agenda.remove_item(session, elsewhere)
    with pytest.raises(MeetingIncompleteError, match="ไม่พบวาระ"):
        laws.add_law(session, body_id, LawFacts("หลักเกณฑ์", RULE, "", next_one, elsewhere))


def test_titles_are_offered_from_what_was_listed_and_from_the_phrase_book(
    session: Session, body_id: int
) -> None:
    phrase = f" ระเบียบ ก.ค.ศ.  ว่าด้วยการย้าย\n \n{'ก' * 501}\nพ.ร.บ. การศึกษาแห่งชาติ พ.ศ. 2542"
    add_phrase(session, "text_3", phrase)
    laws.add_law(session, body_id, RULES)
    laws.add_law(session, body_id, ACT)  # the latest stands first
    assert laws.suggestions(session) == [
        *(ACT.title, RULES.title, "ระเบียบ ก.ค.ศ. ว่าด้วยการย้าย", "พ.ร.บ. การศึกษาแห่งชาติ พ.ศ. 2542")
    ]


def test_the_paper_counts_through_its_kinds(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    made = plan(DAY)
    look = Look(read_letterhead(session))
    with pytest.raises(MeetingIncompleteError, match=r"ขั้นที่ 9\.3"):
        paper_making.make_papers(session, made, paper_kinds.LAWS, look, DAY)
    item = agenda.add_item(session, made, ItemFacts("แผนพัฒนาบุคลากร", 5))
    laws.add_law(session, body_id, ACT)
    laws.add_law(session, body_id, LawFacts("หลักเกณฑ์การคัดเลือก", RULE, "", made, item))
    [paper] = paper_making.make_papers(session, made, paper_kinds.LAWS, look, DAY)
    file = docx.Document(io.BytesIO(rendering.docx([paper], Silent())))
    lines = [each.text.replace("\xa0", " ") for each in file.paragraphs]
    assert lines[0].startswith("รายการกฎหมาย ระเบียบ และเอกสารที่เกี่ยวข้อง")
    assert "เอกสารที่เกี่ยวข้อง" not in lines
    rows = [
        [cell.text.replace("\xa0", " ") for cell in table.rows[1].cells] for table in file.tables
    ]
    act = "พระราชบัญญัติระเบียบข้าราชการครูและบุคลากรทางการศึกษา พ.ศ. ๒๕๔๗"
    assert rows == [
        ["๑.", act, "มาตรา ๓๘ ค. (๒)", "การประชุมทุกครั้ง"],
        ["๒.", "หลักเกณฑ์การคัดเลือก", "-", "ระเบียบวาระที่ ๕.๑"],
    ]
