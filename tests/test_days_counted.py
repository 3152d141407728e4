"""A holiday that is added in the settings moves what is due in a meeting, as one step."""

from datetime import date

from district_admin.areas.meetings.operations import duties, meetings, series
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.settings.view import SettingsView
from district_admin.main_window import MainWindow
from district_admin.ui.context import AppContext

INVITED = date(2026, 12, 9)


def test_a_holiday_moves_what_is_due_and_undo_both(window: MainWindow, context: AppContext) -> None:
    with context.database.transaction("ตั้งต้น", undoable=False) as session:
        body = series.add_series(session, SeriesFacts("คณะกรรมการบริหาร"))
        meeting = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 12, 16)))

    def due() -> date | None:
        with context.database.reading() as session:
            there = duties.list_duties(session, meeting)
        return next(each.due_on for each in there if each.key == "send_invitation")

    assert due() == INVITED
    view = window.area_view("settings")
    assert isinstance(view, SettingsView)
    view.tabs.setCurrentWidget(view.days_off)
    card = view.days_off.card
    card.ask()
    assert card.dialog is not None
    card.dialog.form.show_values({"day": INVITED.isoformat(), "name": "วันหยุดพิเศษ"})
    card.dialog.save_button.click()
    assert due() == date(2026, 12, 8)
    context.history.undo()
    assert due() == INVITED
