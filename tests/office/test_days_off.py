"""The working days of the office."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.office import days_off
from district_admin.office.days_off import DayOffRefusedError, work_calendar

CONSTITUTION = date(2026, 12, 10)  # a Thursday
FRIDAY = date(2026, 12, 11)


def test_working_days_are_counted_over_weekends_and_holidays(session: Session) -> None:
    days = work_calendar(session)
    assert days.closed_for(date(2026, 12, 12)) == "วันเสาร์"
    assert days.closed_for(CONSTITUTION) == "วันรัฐธรรมนูญ"
    assert days.closed_for(FRIDAY) == ""
    assert days.after(date(2026, 12, 9), 1) == FRIDAY
    assert days.after(date(2026, 12, 4), 2) == date(2026, 12, 9)
    assert days.around(date(2026, 12, 6)) == (date(2026, 12, 4), date(2026, 12, 8))
    assert days.around(FRIDAY) == (FRIDAY, FRIDAY)


def test_the_cabinet_adds_a_day_and_it_is_taken_back(session: Session) -> None:
    days_off.add_day_off(session, FRIDAY, "วันหยุดพิเศษ  ตามมติ ครม.")
    assert work_calendar(session).closed_for(FRIDAY) == "วันหยุดพิเศษ ตามมติ ครม."
    (added,) = [each for each in days_off.list_days_off(session, 2569) if each.is_own]
    assert (added.day, added.is_worked) == (FRIDAY, False)
    days_off.as_in_calendar(session, FRIDAY)
    assert work_calendar(session).closed_for(FRIDAY) == ""


def test_the_office_works_on_a_holiday_and_closes_again(session: Session) -> None:
    days_off.work_on(session, CONSTITUTION, "วันรัฐธรรมนูญ")
    assert work_calendar(session).closed_for(CONSTITUTION) == ""
    (own,) = [each for each in days_off.list_days_off(session, 2569) if each.is_own]
    assert (own.name, own.is_worked) == ("วันรัฐธรรมนูญ", True)
    days_off.add_day_off(session, CONSTITUTION, "วันหยุดอีกครั้ง")
    assert work_calendar(session).closed_for(CONSTITUTION) == "วันหยุดอีกครั้ง"
    days_off.work_on(session, CONSTITUTION, "")
    days_off.as_in_calendar(session, CONSTITUTION)
    assert work_calendar(session).closed_for(CONSTITUTION) == "วันรัฐธรรมนูญ"


@pytest.mark.parametrize(
    ("day", "name", "told"),
    [
        (FRIDAY, "  ", "ชื่อวันหยุด"),
        (CONSTITUTION, "หยุด", "วันรัฐธรรมนูญ"),
        (date(2026, 12, 12), "หยุด", "วันเสาร์"),
    ],
)
def test_what_is_no_new_day_off_is_refused(
    session: Session, day: date, name: str, told: str
) -> None:
    with pytest.raises(DayOffRefusedError, match=told):
        days_off.add_day_off(session, day, name)
    assert not any(each.is_own for each in days_off.list_days_off(session, 2569))
