"""The file of a year is closed in the window: what is not ready first, then one step for all."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from district_admin.archive.packages import verify
from district_admin.areas.meetings.operations import meetings, series
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.year_sealing import YearSealDialog
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.thai.calendar import be_year
from district_admin.ui.context import AppContext

LAST_YEAR = date(date.today().year - 1, 6, 4)


@pytest.fixture
def dialog(view: MeetingsView, body: int, database: Database, qtbot: QtBot) -> YearSealDialog:
    with database.transaction("กำหนด") as session:
        for day in (LAST_YEAR, LAST_YEAR + timedelta(days=60)):
            last = meetings.plan_meeting(session, body, MeetingFacts(day))
        other = series.add_series(session, SeriesFacts("คณะกรรมการนิเทศ"))
        meetings.plan_meeting(session, other, MeetingFacts(LAST_YEAR))
        meetings.plan_meeting(session, body, MeetingFacts(date.today() + timedelta(days=400)))
        meetings.close_meeting(session, last, LAST_YEAR + timedelta(days=90))
    view.year_action.trigger()
    assert view.year_dialog is not None
    made = view.year_dialog
    made.year_combo.setCurrentIndex(made.year_combo.findData(be_year(LAST_YEAR)))
    qtbot.waitUntil(lambda: made.pane.title == "ก่อนปิดแฟ้ม")
    return made


def _closed(view: MeetingsView) -> list[str]:
    return sorted(row.number_text for row in view.meetings.shown(4))


def test_a_year_is_closed_in_one_step_and_taken_back_in_one(
    dialog: YearSealDialog, view: MeetingsView, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "ยังขาด 3 ครั้ง" in dialog.pane.texts
    dialog.disc_combo.setCurrentIndex(0)
    assert "CD 700 MB 1 แผ่น" in dialog.pane.texts  # at once: nothing is looked over again
    assert f"คณะกรรมการนิเทศ ครั้งที่ 1/{be_year(LAST_YEAR)}" in dialog.pane.texts
    dialog.seal(tmp_path / "ปี")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=30_000)
    [found] = verify(tmp_path / "ปี", Silent())
    assert found.verdict.is_whole
    assert len([label for label, _value in found.verdict.facts if label == "Meeting"]) == 3
    assert len(_closed(view)) == 3
    context.history.undo()
    assert len(_closed(view)) == 1
    assert not dialog.year_combo.isEnabled()
    dialog.accept()


def test_what_is_open_is_left_out_and_stays_open(
    dialog: YearSealDialog, view: MeetingsView, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.only_closed.setChecked(True)
    qtbot.waitUntil(lambda: "การประชุม 1 ครั้ง  ·  ไม่รวม 2 ครั้ง" in dialog.pane.texts)
    dialog.seal(tmp_path / "ปี")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=30_000)
    assert len(list((tmp_path / "ปี/data").glob("*/*"))) == 1
    assert len(_closed(view)) == 1
    dialog.accept()


def test_with_nothing_to_close_there_is_no_button(dialog: YearSealDialog, qtbot: QtBot) -> None:
    assert dialog.seal_button.isEnabled()
    dialog.body_combo.setCurrentText("คณะกรรมการนิเทศ")
    dialog.only_closed.setChecked(True)
    qtbot.waitUntil(lambda: "การประชุม 0 ครั้ง  ·  ไม่รวม 1 ครั้ง" in dialog.pane.texts)
    assert not dialog.seal_button.isEnabled()
    dialog.accept()
