"""A meeting is planned with one date; its number, people and agenda come with it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    agenda,
    attendance,
    meetings,
    resolutions,
    series,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.paper_making import file_title
from district_admin.areas.meetings.operations.papers import minutes_of
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingIncompleteError,
    clock_time,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts

Plan = Callable[[date], int]
DAY = date(2026, 9, 16)


def _titles(session: Session, meeting_id: int) -> list[tuple[int, str]]:
    return [(each.section, each.title) for each in agenda.list_items(session, meeting_id)]


def test_numbers_begin_anew_each_calendar_year(session: Session, plan: Plan) -> None:
    ids = [plan(day) for day in (DAY, date(2026, 12, 31), date(2027, 1, 1), date(2026, 6, 1))]
    numbers = [meetings.get_meeting(session, each).number_text for each in ids]
    assert numbers == ["1/2569", "2/2569", "1/2570", "3/2569"]


def test_a_number_is_there_once_until_its_meeting_is_in_the_bin(
    session: Session, plan: Plan, body_id: int
) -> None:
    first = plan(DAY)
    with pytest.raises(MeetingIncompleteError, match="ครั้งที่ 1/2569 ของชุดนี้อยู่แล้ว"):
        meetings.plan_meeting(session, body_id, MeetingFacts(DAY, number=1))
    meetings.bin_meeting(session, first)
    again = plan(DAY)
    assert meetings.get_meeting(session, again).number_text == "1/2569"
    with pytest.raises(MeetingIncompleteError):
        meetings.restore_meeting(session, first)


def test_a_date_in_another_year_gives_a_number_of_that_year(session: Session, plan: Plan) -> None:
    plan(DAY)
    second = plan(date(2026, 12, 28))
    meetings.edit_meeting(session, second, MeetingFacts(date(2027, 1, 6), number=2))
    assert meetings.get_meeting(session, second).number_text == "1/2570"


def test_the_members_of_that_day_are_asked_chair_first(
    session: Session, plan: Plan, body_id: int
) -> None:
    series.add_member(
        session, body_id, MemberFacts("นายเก่า ลาแล้ว", role="กรรมการ", to_on=date(2026, 9, 15))
    )
    people = attendance.list_people(session, plan(DAY))
    assert [each.role for each in people] == ["ประธานกรรมการ", "กรรมการ", "กรรมการ", "เลขานุการ"]
    assert "นายเก่า ลาแล้ว" not in [each.name for each in people]


def test_the_next_agenda_has_the_minutes_to_adopt_and_what_is_unfinished(
    session: Session, plan: Plan
) -> None:
    first = plan(DAY)
    assert _titles(session, first) == []
    done = agenda.add_item(session, first, ItemFacts("เรื่องที่เสร็จแล้ว", 5))
    owed = agenda.add_item(session, first, ItemFacts("ซ่อมหลังคาห้องประชุม", 5))
    late = agenda.add_item(session, first, ItemFacts("แผนพัฒนาบุคลากร", 5))
    resolutions.decide(session, done, ResolutionFacts("รับทราบ"))
    resolutions.decide(
        session, owed, ResolutionFacts("มอบหมาย", "ให้กลุ่มอำนวยการดำเนินการ", owner_name="กลุ่มอำนวยการ")
    )
    resolutions.decide(session, late, ResolutionFacts("ให้นำกลับไปทบทวน"))
    second = plan(date(2026, 10, 14))
    assert _titles(session, second) == [
        (2, "รับรองรายงานการประชุมคณะกรรมการบริหารสำนักงาน ครั้งที่ 1/2569 เมื่อวันที่ 16 กันยายน 2569"),
        (3, "ซ่อมหลังคาห้องประชุม"),
        (3, "แผนพัฒนาบุคลากร"),
    ]
    again = agenda.list_items(session, second)[2]
    resolutions.decide(session, again.id, ResolutionFacts("ให้นำกลับไปทบทวน"))
    third = plan(date(2026, 11, 18))
    item = agenda.list_items(session, third)[-1]
    found = agenda.carried(session, item)
    assert found is not None
    assert (item.title, found.times, found.since) == ("แผนพัฒนาบุคลากร", 2, DAY)


def test_a_meeting_planned_ahead_gets_what_the_one_before_leaves_unfinished(
    session: Session, plan: Plan
) -> None:
    first, second = plan(DAY), plan(date(2026, 10, 14))
    item = agenda.add_item(session, first, ItemFacts("ซ่อมหลังคาห้องประชุม", 5))
    owed = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name="กลุ่มอำนวยการ")
    resolutions.decide(session, item, owed)
    resolutions.decide(session, item, owed)
    assert _titles(session, second)[1:] == [(3, "ซ่อมหลังคาห้องประชุม")]
    resolutions.finish(session, item, DAY)
    assert len(_titles(session, second)) == 1
    resolutions.reopen(session, item)
    resolutions.decide(session, agenda.list_items(session, second)[1].id, ResolutionFacts("รับทราบ"))
    resolutions.finish(session, item, DAY)
    assert len(_titles(session, second)) == 2, "what was worked on already stays"


def test_an_agenda_names_the_minutes_to_adopt_as_they_are_called_now(
    session: Session, plan: Plan, body_id: int
) -> None:
    first, second = plan(date(2026, 1, 14)), plan(date(2026, 2, 11))
    meetings.edit_meeting(session, first, MeetingFacts(date(2025, 12, 24)))
    series.edit_series(session, body_id, SeriesFacts("กรรมการชุดใหม่"))
    title = "รับรองรายงานการประชุมกรรมการชุดใหม่ ครั้งที่ 1/2568 เมื่อวันที่ 24 ธันวาคม 2568"
    assert _titles(session, second) == [(2, title)]
    assert "กรรมการชุดใหม่" in meetings.get_meeting(session, first).search_text
    between = plan(date(2026, 1, 28))
    assert agenda.list_items(session, second)[0].adopts_id == between
    meetings.bin_meeting(session, between)
    assert agenda.list_items(session, second)[0].adopts_id == first
    own = ItemFacts("รับรองรายงานครั้งก่อน", 2)
    agenda.edit_item(session, agenda.list_items(session, second)[0].id, own)
    meetings.edit_meeting(session, first, MeetingFacts(date(2025, 12, 25)))
    assert _titles(session, second) == [(2, "รับรองรายงานครั้งก่อน")]


def test_a_meeting_comes_back_only_to_a_body_that_is_there(
    session: Session, plan: Plan, body_id: int
) -> None:
    meeting_id = plan(DAY)
    meetings.bin_meeting(session, meeting_id)
    series.bin_series(session, body_id)
    with pytest.raises(MeetingIncompleteError, match="อยู่ในถังขยะ กรุณานำกลับมาก่อน"):
        meetings.restore_meeting(session, meeting_id)


def test_the_rest_are_there_themselves_or_by_whom_they_announced(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(DAY)
    sending = attendance.list_people(session, meeting_id)[1]
    attendance.set_reply(session, sending.id, "substitute", "นางแทน มาดี")
    attendance.mark_rest(session, meeting_id, "present")
    people = attendance.list_people(session, meeting_id)
    assert [each.presence for each in people] == ["present", "substitute", "present", "present"]
    assert people[1].substitute_name == "นางแทน มาดี"


def test_items_are_moved_within_their_section(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    ids = [agenda.add_item(session, meeting_id, ItemFacts(name, 4)) for name in "กขค"]
    agenda.move_item(session, ids[2], -2)
    assert [title for _, title in _titles(session, meeting_id)] == ["ค", "ก", "ข"]
    agenda.move_item(session, ids[2], -1)
    assert [title for _, title in _titles(session, meeting_id)] == ["ค", "ก", "ข"]


def test_nobody_is_to_do_what_was_not_resolved(session: Session, plan: Plan) -> None:
    item = agenda.add_item(session, plan(DAY), ItemFacts("เรื่อง", 5))
    with pytest.raises(MeetingIncompleteError, match="กรุณากรอกมติก่อน"):
        resolutions.decide(session, item, ResolutionFacts(owner_name="กลุ่มนโยบายและแผน"))


def test_what_is_to_be_done_is_listed_by_its_day_until_it_is_done(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(DAY)
    days = (date(2026, 10, 30), None, date(2026, 10, 1))
    ids = [agenda.add_item(session, meeting_id, ItemFacts(f"เรื่อง {day}", 5)) for day in days]
    for item_id, day in zip(ids, days, strict=True):
        facts = ResolutionFacts("มอบหมาย", "ดำเนินการ", owner_name="กลุ่มแผน", due_on=day)
        resolutions.decide(session, item_id, facts)
    assert [row.id for row in resolutions.list_resolutions(session)] == [ids[2], ids[0], ids[1]]
    row = resolutions.list_resolutions(session)[0]
    assert row.days_late(date(2026, 10, 4)) == 3
    resolutions.finish(session, ids[2], date(2026, 10, 5))
    assert [row.id for row in resolutions.list_resolutions(session)] == [ids[0], ids[1], ids[2]]


def test_a_quorum_is_one_half_or_what_the_body_says(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    people = attendance.list_people(session, meeting_id)
    meeting = meetings.get_meeting(session, meeting_id)
    attendance.set_presence(session, people[0].id, PresenceFacts("present"))
    assert not attendance.quorum(session, meeting).is_met
    facts = PresenceFacts("substitute", "นางแทน มาดี", "รองผู้อำนวยการ", "ติดราชการ")
    attendance.set_presence(session, people[1].id, facts)
    found = attendance.quorum(session, meeting)
    assert (found.members, found.there, found.needed, found.is_met) == (4, 2, 2, True)
    attendance.remove_person(session, people[3].id)
    assert attendance.quorum(session, meeting).needed == 2  # of three: not less than one half
    series.edit_series(session, meeting.series_id, SeriesFacts("คณะกรรมการบริหารสำนักงาน", quorum=3))
    assert not attendance.quorum(session, meeting).is_met


def test_a_substitute_has_a_name_and_times_follow_one_another(session: Session, plan: Plan) -> None:
    person = attendance.list_people(session, plan(DAY))[0]
    with pytest.raises(MeetingIncompleteError, match="ชื่อผู้มาประชุมแทน"):
        attendance.set_presence(session, person.id, PresenceFacts("substitute"))
    with pytest.raises(MeetingIncompleteError, match="เวลาออก"):
        attendance.set_presence(
            session, person.id, PresenceFacts("present", came_at="10.00", left_at="9:30")
        )


def test_nobody_is_in_two_lists(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    with pytest.raises(MeetingIncompleteError, match="อยู่ในรายชื่อแล้ว"):
        attendance.add_participant(session, meeting_id, "นายดำรง  ศรีทอง")
    attendance.add_participant(session, meeting_id, "นางสาวฟ้า ใส", "นักวิชาการศึกษา")
    assert [each.is_member for each in attendance.list_people(session, meeting_id)] == (
        [True] * 4 + [False]
    )


def test_the_rest_is_marked_with_one_step(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    first = attendance.list_people(session, meeting_id)[0]
    attendance.set_presence(session, first.id, PresenceFacts("absent", reason="ลาป่วย"))
    assert attendance.mark_rest(session, meeting_id, "present") == 3
    people = attendance.list_people(session, meeting_id)
    assert [each.presence for each in people] == ["absent", *["present"] * 3]


def test_a_closed_file_stays_as_it_is_until_it_is_opened(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    item = agenda.add_item(session, meeting_id, ItemFacts("เรื่อง", 5))
    person = attendance.list_people(session, meeting_id)[0]
    meetings.close_meeting(session, meeting_id, DAY)
    deeds: list[Callable[[], object]] = [
        lambda: meetings.edit_meeting(session, meeting_id, MeetingFacts(DAY)),
        lambda: agenda.add_item(session, meeting_id, ItemFacts("อื่น", 5)),
        lambda: agenda.move_item(session, item, 1),
        lambda: resolutions.decide(session, item, ResolutionFacts("รับทราบ")),
        lambda: attendance.set_presence(session, person.id, PresenceFacts("present")),
        lambda: attendance.mark_rest(session, meeting_id, "present"),
        lambda: meetings.bin_meeting(session, meeting_id),
    ]
    for deed in deeds:
        with pytest.raises(MeetingClosedError):
            deed()
    meetings.open_again(session, meeting_id)
    resolutions.decide(session, item, ResolutionFacts("รับทราบ"))


def test_papers_of_a_closed_file_name_the_body_as_it_was(session: Session, plan: Plan) -> None:
    closed, open_ = plan(DAY), plan(DAY + timedelta(days=30))
    told = minutes_of(session, closed)
    meeting = meetings.get_meeting(session, closed)
    quorum, name = attendance.quorum(session, meeting), file_title(meeting, "minutes")
    meetings.close_meeting(session, closed, DAY)
    facts = SeriesFacts("คณะกรรมการชุดใหม่", ("เรื่องแจ้ง", "เรื่องเสนอ"), quorum=1)
    series.edit_series(session, meeting.series_id, facts)
    assert minutes_of(session, closed) == told
    assert attendance.quorum(session, meeting) == quorum
    assert file_title(meeting, "minutes") == name
    assert minutes_of(session, open_).sitting.body == "คณะกรรมการชุดใหม่"
    meetings.open_again(session, closed)
    agenda.add_item(session, closed, ItemFacts("เรื่องของวาระที่ไม่มีแล้ว", 5))
    sections = minutes_of(session, closed).sections
    assert [each.title for each in sections] == list(facts.sections)
    assert sections[-1].matters[-1].title == "เรื่องของวาระที่ไม่มีแล้ว"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9.30", "09.30"), ("๑๓:๐๕ น.", "13.05"), ("", ""), ("00.00", "00.00"), ("0930", "09.30")],
)
def test_times_are_kept_in_one_way(typed: str, kept: str) -> None:
    assert clock_time(typed) == kept


@pytest.mark.parametrize("typed", ["24.00", "9.60", "เช้า", "930", "2460"])
def test_a_time_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(MeetingIncompleteError, match=r"กรุณาพิมพ์เช่น 09\.30"):
        clock_time(typed)


def test_a_member_is_in_a_body_once_at_a_time(session: Session, body_id: int) -> None:
    name = "นายสมหมาย รักดี"
    with pytest.raises(MeetingIncompleteError, match="เป็นกรรมการชุดนี้อยู่แล้ว"):
        series.add_member(session, body_id, MemberFacts(name))
    member = next(each for each in series.list_members(session, body_id) if each.name == name)
    series.end_member(session, member.id, date(2026, 5, 31))
    series.add_member(session, body_id, MemberFacts(name, from_on=date(2026, 6, 1)))
    assert [each.name for each in series.list_members(session, body_id, date(2026, 6, 1))].count(
        name
    ) == 1


def test_a_body_with_meetings_is_not_put_in_the_bin(
    session: Session, plan: Plan, body_id: int
) -> None:
    meeting_id = plan(DAY)
    with pytest.raises(MeetingIncompleteError, match="ยังมีการประชุมอยู่ 1 ครั้ง"):
        series.bin_series(session, body_id)
    meetings.bin_meeting(session, meeting_id)
    series.bin_series(session, body_id)
    assert series.list_series(session) == []


def test_no_agenda_adopts_the_minutes_of_a_later_meeting(
    session: Session, plan: Callable[[date], int]
) -> None:
    first, second, third = (plan(date(2026, month, 16)) for month in (9, 10, 11))

    def adopted() -> list[list[int | None]]:
        there = (agenda.list_items(session, each) for each in (first, second, third))
        return [[item.adopts_id for item in items] for items in there]

    before = adopted()
    assert before == [[], [first], [second]]
    assert meetings.edit_meeting(session, second, MeetingFacts(date(2026, 8, 5))) == 2
    assert adopted() == [[second], [], [first]]
    assert meetings.edit_meeting(session, second, MeetingFacts(date(2026, 10, 16))) == 2
    assert adopted() == before, "as before, since the order is"


def test_no_meeting_is_moved_before_one_whose_minutes_it_adopted(
    session: Session, plan: Callable[[date], int]
) -> None:
    plan(date(2026, 9, 16))
    second = plan(date(2026, 10, 16))
    [item] = agenda.list_items(session, second)
    resolutions.decide(session, item.id, ResolutionFacts("รับรองรายงานการประชุม"))
    with pytest.raises(MeetingIncompleteError, match="รับรองรายงานการประชุมครั้งที่ 1/2569"):
        meetings.edit_meeting(session, second, MeetingFacts(date(2026, 8, 5)))
