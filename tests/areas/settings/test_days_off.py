"""The holidays among the settings."""

from datetime import date

import pytest

from district_admin.areas.settings.view import SettingsView
from district_admin.areas.settings.view.days_off import DaysOffCard
from district_admin.office.days_off import work_calendar
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.undoing import undo

FRIDAY = date(2026, 12, 11)


@pytest.fixture
def card(view: SettingsView) -> DaysOffCard:
    titles = [view.tabs.tabText(at) for at in range(view.tabs.count())]
    view.tabs.setCurrentIndex(titles.index("วันหยุด"))
    card = view.days_off.card
    card.year.setCurrentIndex(card.year.findData(2569))
    return card


def names(card: DaysOffCard) -> list[str]:
    model = card.table.model()
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def test_a_day_is_added_and_taken_out(card: DaysOffCard, database: Database) -> None:
    card.add_button.click()
    assert card.dialog is not None
    card.dialog.form.show_values({"day": FRIDAY.isoformat(), "name": "วันหยุดพิเศษ"})
    card.dialog.save_button.click()
    assert "วันหยุดพิเศษ" in names(card)
    with database.reading() as session:
        assert work_calendar(session).closed_for(FRIDAY) == "วันหยุดพิเศษ"
    assert card.table.current is not None
    assert card.table.current.day == FRIDAY
    assert card.change_button.text() == "นำวันนี้ออก"
    card.change_button.click()
    assert "วันหยุดพิเศษ" not in names(card)


def test_a_holiday_is_worked_and_undo_brings_it_back(
    card: DaysOffCard, view: SettingsView, context: AppContext, database: Database
) -> None:
    day = date(2026, 12, 10)
    assert card.table.choose(lambda each: each.day == day)
    card.change_button.click()
    with database.reading() as session:
        assert work_calendar(session).closed_for(day) == ""
    assert card.change_button.text() == "กลับไปหยุดตามปฏิทิน"
    undo(context, view)
    with database.reading() as session:
        assert work_calendar(session).closed_for(day) == "วันรัฐธรรมนูญ"


def test_a_day_of_a_year_far_off_is_shown_with_its_year(card: DaysOffCard) -> None:
    card.add_button.click()
    assert card.dialog is not None
    card.dialog.form.show_values({"day": "2036-06-04", "name": "วันหยุดพิเศษ"})
    card.dialog.save_button.click()
    assert card.year.currentData() == 2579
    assert "วันหยุดพิเศษ" in names(card)
