"""Those who are late with resolutions are reminded by one memo each."""

from datetime import date, timedelta

from district_admin.areas.meetings.operations import agenda, meetings, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.ui.context import AppContext
from district_admin.ui.requests import NewPaper


def test_each_group_that_is_late_is_offered_a_memo_and_all_of_them_together(
    view: MeetingsView, body: int, context: AppContext
) -> None:
    view.tabs.setCurrentWidget(view.resolutions)
    page = view.resolutions
    assert not page.remind_button.isEnabled()
    today = date.today()
    owed = (("กลุ่มอำนวยการ", -9), ("กลุ่มนโยบายและแผน", -3), ("กลุ่มอำนวยการ", -2), ("กลุ่มนิเทศ", 5))
    with context.database.transaction("ตั้งต้น", undoable=False) as session:
        held_on = today - timedelta(days=30)
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(held_on))
        for number, (owner, days) in enumerate(owed):
            item = agenda.add_item(session, meeting_id, ItemFacts(f"เรื่องที่ {number}", 5))
            due = today + timedelta(days=days)
            facts = ResolutionFacts("มอบหมาย", "ให้ทำ", owner_name=owner, due_on=due)
            resolutions.decide(session, item, facts)
    offered = [each.text() for each in page.remind_menu.actions() if each.text()]
    assert offered == [
        "กลุ่มอำนวยการ (2 มติ)",
        "กลุ่มนโยบายและแผน (1 มติ)",
        "ทุกกลุ่ม กลุ่มละฉบับ (2 ฉบับ)",
    ]
    wanted: list[NewPaper] = []
    context.requests.paper_wanted.connect(wanted.append)
    page.remind_menu.actions()[-1].trigger()
    assert [each.content["addressee"] for each in wanted] == [
        "ผู้อำนวยการกลุ่มอำนวยการ",
        "ผู้อำนวยการกลุ่มนโยบายและแผน",
    ]
