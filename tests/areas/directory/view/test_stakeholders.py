"""The stakeholders of a year, and the settings of the directory."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from district_admin.areas.directory.operations import (
    people,
    postings,
    stakeholders,
    verification,
)
from district_admin.areas.directory.view import DirectoryView
from district_admin.errors import OfficeError
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

TODAY = date.today()
YEAR = fiscal_year(TODAY)


def test_the_iit_list_is_the_staff_of_a_year_and_more(view: DirectoryView) -> None:
    page = view.stakeholders
    view.tabs.setCurrentWidget(page)
    assert list(page.counts()) == [0, 0, 0, 0, 1, 0]
    page.filters.choose(4)
    assert [row.name for row in page.table.rows] == ["นางสาวญาดา ใจงาม"]
    assert "IIT 1 คน" in page.summary


def test_staff_whose_first_day_is_unknown_are_named_beside_the_iit_list(
    view: DirectoryView, context: AppContext, schools: list[int]
) -> None:
    with context.database.transaction("เพิ่ม", undoable=False) as session:
        person = people.add_person(session, people.PersonDetails("รุ่งนภา", "ใสสว่าง", "นาง"))
        post = postings.PostingDetails(schools[2], "เจ้าพนักงานธุรการ")
        postings.add_posting(session, person, post)
    page = view.stakeholders
    view.tabs.setCurrentWidget(page)
    page.filters.choose(4)
    told = "\n".join(page.detail.texts)
    assert "ไม่ทราบวันเริ่มงาน 1 คน: นางรุ่งนภา ใสสว่าง" in told


def test_a_stakeholder_is_picked_into_a_segment_corrected_and_taken_off(
    view: DirectoryView, context: AppContext
) -> None:
    page = view.stakeholders
    view.tabs.setCurrentWidget(page)
    page.segment_deeds.add()
    asked = page.segment_deeds.dialog
    assert asked is not None
    asked.form.entrance_of("name").setText("ผู้ปกครองนักเรียน")  # type: ignore[attr-defined]
    asked.save_button.click()
    page.add_to(page.segments[0])
    dialog = page.dialog
    assert dialog is not None
    dialog.pick_button.click()  # type: ignore[union-attr] # the window to pick in
    dialog.accept()
    assert list(page.counts()) == [1, 0, 0, 1, 1, 1]
    page.detail.press("แก้ไข")
    assert page.edit.form is not None
    page.edit.form.entrance_of("served").setText("ขอหนังสือรับรอง")  # type: ignore[attr-defined]
    page.edit.save_button.click()
    assert "รับบริการ ขอหนังสือรับรอง" in page.detail.texts
    page.detail.press("นำออกจากรายชื่อปีนี้")
    assert page.counts()[0] == 0


def test_last_years_stakeholders_are_copied(
    view: DirectoryView, context: AppContext, schools: list[int]
) -> None:
    with context.database.transaction("ปีก่อน", undoable=False) as session:
        segment = stakeholders.add_segment(session, "ผู้บริหารสถานศึกษา", "external")
        details = stakeholders.StakeholderDetails(segment, agency_id=schools[0])
        stakeholders.add_stakeholder(session, YEAR - 1, details)
    page = view.stakeholders
    view.tabs.setCurrentWidget(page)
    assert page.counts()[0] == 0
    page.copy_button.click()
    assert [row.name for row in page.table.rows] == ["โรงเรียนบ้านหนองปรือ"]
    page.year.choose(YEAR - 1)
    assert page.counts()[0] == 1


def test_a_list_without_anybody_is_told_and_no_file_is_written(
    view: DirectoryView, save_as: Callable[[str], Path]
) -> None:
    path = save_as("EIT.xlsx")
    page = view.stakeholders
    view.tabs.setCurrentWidget(page)
    page.filters.choose(5)
    assert list(page.table.rows) == []
    with pytest.raises(OfficeError, match=f"ไม่มีผู้ใดในรายชื่อ EIT ปีงบประมาณ {YEAR}"):
        page.export()
    assert not path.exists()


def test_switching_the_keeping_of_citizen_numbers_on_is_one_step_back(
    view: DirectoryView, context: AppContext
) -> None:
    view.settings_button.click()
    dialog = view.settings_dialog
    assert dialog is not None
    dialog.form.show_values({"days": "๑๘๐", "citizen_ids": True})
    dialog.save_button.click()
    with context.database.reading() as session:
        assert verification.stale_before(session, TODAY) == TODAY - timedelta(days=180)
    context.history.undo()
    with context.database.reading() as session:
        assert verification.stale_before(session, TODAY) == TODAY - timedelta(days=365)
