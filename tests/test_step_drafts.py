"""A paper begun at a step of a meeting: the step shows it, and it leads back to the meeting."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from district_admin.areas.correspondence import operations as papers
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.meetings.operations import meetings, series
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.duties_page import DutiesPage
from district_admin.main_window import MainWindow
from district_admin.ui.context import AppContext

NAME = "การประชุมคณะกรรมการบริหาร ครั้งที่ 1/2569"


@pytest.fixture
def meeting_id(context: AppContext) -> int:
    with context.database.transaction("ตั้งต้น", undoable=False) as session:
        body = series.add_series(session, SeriesFacts("คณะกรรมการบริหาร"))
        return meetings.plan_meeting(session, body, MeetingFacts(date(2026, 9, 16)))


def _step(window: MainWindow, meeting_id: int, key: str) -> DutiesPage:
    view = window.area_view("meetings")
    assert isinstance(view, MeetingsView)
    window.stack.setCurrentWidget(view)
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    duties = view.meeting_page.duties
    duties.choose(next(row.id for row in duties.rows if row.key == key))
    return duties


def _words(duties: DutiesPage) -> list[str]:
    made = duties.detail.findChildren(QPushButton)
    return [each.text().strip() for each in made if each.isVisibleTo(duties.detail) and each.text()]


def test_a_step_shows_the_draft_it_began_and_opens_it_instead_of_another(
    window: MainWindow, context: AppContext, meeting_id: int
) -> None:
    duties = _step(window, meeting_id, "call_for_items")
    duties.detail.press("ร่างบันทึกขอให้ส่งวาระ")
    desk = window.area_view("correspondence")
    assert isinstance(desk, CorrespondenceView)
    assert desk.compose_page is not None
    bar = desk.compose_page.lock.origin
    assert [each.title for each in bar.told] == [NAME]
    assert "กลับไปการประชุม" in [each.text().strip() for each in bar.findChildren(QPushButton)]
    context.requests.found_wanted.emit(bar.told[0])
    view = window.area_view("meetings")
    assert window.stack.currentWidget() is view
    duties = _step(window, meeting_id, "call_for_items")
    words = _words(duties)
    assert words[0] == "เปิดบันทึกขอให้ส่งวาระที่ร่างไว้"
    assert "ร่างบันทึกขอให้ส่งวาระ (อีกฉบับ)" in words
    duties.detail.press("เปิดบันทึกขอให้ส่งวาระที่ร่างไว้")
    assert window.stack.currentWidget() is desk
    with context.database.reading() as session:
        assert len(papers.list_papers(session, papers.PaperFilter(kind="memo"))) == 1
    context.history.undo()  # that it was begun
    assert "ร่างบันทึกขอให้ส่งวาระ" in _words(_step(window, meeting_id, "call_for_items"))


def test_an_invitation_is_shown_at_both_steps_that_ask_for_it(
    window: MainWindow, meeting_id: int
) -> None:
    _step(window, meeting_id, "submit_agenda").detail.press("ร่างบันทึกเชิญ (ภายใน)")
    assert _words(_step(window, meeting_id, "write_invitation"))[0] == ("เปิดบันทึกเชิญที่ร่างไว้ (ภายใน)")
    assert "เปิดบันทึกเชิญที่ร่างไว้ (ภายใน)" not in _words(_step(window, meeting_id, "call_for_items"))
