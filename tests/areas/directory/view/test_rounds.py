"""The yearly round in which agencies confirm what is known of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.documents.confirmation import ConfirmationRequest
from district_admin.areas.directory.documents.confirmation_rows import (
    confirmation_xlsx,
)
from district_admin.areas.directory.operations import (
    agencies,
    papers,
    verification,
)
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.round_start import DeadlineAdvice
from district_admin.office.days_off import work_calendar
from district_admin.ui.context import AppContext

TODAY = date.today()
TypeText = Callable[[QWidget, str], None]


def test_a_round_asks_schools_and_an_answer_verifies_the_agency(
    view: DirectoryView, context: AppContext, schools: list[int]
) -> None:
    page = view.rounds
    view.tabs.setCurrentWidget(page)
    page.start_button.click()
    assert page.dialog is not None
    page.dialog.save_button.click()
    assert [row.name for row in page.table.rows] == ["โรงเรียนบ้านหนองปรือ", "โรงเรียนวัดป่าสมมติ"]
    assert page.summary.startswith("ตอบแล้ว 0 จาก 2")
    page.detail.press("ยืนยันว่าถูกต้อง")
    assert list(page.counts()) == [2, 1, 1, 0, 0]
    with context.database.reading() as session:
        assert agencies.get_agency(session, schools[0]).verified_on == TODAY
    page.detail.press("รอคำตอบ")
    assert page.counts()[1] == 2
    offered = [each.text() for each in page.detail.findChildren(QPushButton) if each.isVisible()]
    assert "ติดต่อไม่ได้" in "".join(offered)
    assert "รอคำตอบ" not in offered  # it waits already


def test_forms_go_out_as_worksheets_and_what_comes_back_is_compared_and_kept(
    view: DirectoryView,
    context: AppContext,
    schools: list[int],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with context.database.transaction("เริ่ม", undoable=False) as session:
        round_id = verification.start_round(session, "รอบปีนี้", schools[:2], TODAY)
    folder = tmp_path / "แบบ"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(folder)))
    page = view.rounds
    view.tabs.setCurrentWidget(page)
    page.papers.give("xlsx")
    assert page.papers.question is not None
    page.papers.question.save_button.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.xlsx"))) == 2, timeout=30_000)
    context.jobs.wait()
    path = next(each for each in folder.glob("*.xlsx") if "หนองปรือ" in each.name)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(each for each in sheet.iter_rows() if each[2].value == "โทรศัพท์")
    row[4].value = "0 4499 9999"
    book.save(path)

    page.papers.take([path])
    qtbot.waitUntil(lambda: page.papers.dialog is not None, timeout=30_000)
    dialog = page.papers.dialog
    assert dialog is not None
    assert dialog.table.current is not None
    assert dialog.table.current.agency == "โรงเรียนบ้านหนองปรือ"
    assert (dialog.table.current.old, dialog.table.current.new) == ("0 4400 0000", "0 4499 9999")
    dialog.keep_button.click()
    with context.database.reading() as session:
        assert agencies.get_agency(session, schools[0]).telephone == "044999999"
        forms = papers.confirmation_forms(session, round_id, TODAY)
        answered = verification.list_confirmations(session, round_id, "corrected")
    assert [each.agency_id for each in answered] == [schools[0]]
    assert len(forms) == 2


def test_a_form_that_was_ticked_confirms_and_a_blank_one_does_not(
    view: DirectoryView,
    context: AppContext,
    schools: list[int],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    with context.database.transaction("เริ่ม", undoable=False) as session:
        round_id = verification.start_round(session, "รอบปีนี้", schools[:1], TODAY)
        (form,) = papers.confirmation_forms(session, round_id, TODAY)
    page = view.rounds
    view.tabs.setCurrentWidget(page)
    path = tmp_path / "ตอบ.xlsx"
    path.write_bytes(confirmation_xlsx(form, ConfirmationRequest("รอบปีนี้"), "สำนักงาน"))
    page.papers.take([path])
    qtbot.waitUntil(lambda: page.papers.dialog is not None, timeout=30_000)
    assert page.papers.dialog is not None
    assert "ยังไม่มีเครื่องหมาย" in page.papers.dialog.lines[0].told
    assert not page.papers.dialog.keep_button.isEnabled()
    page.papers.dialog.reject()
    page.papers.dialog = None
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        ends = {"confirm.right": "/", "confirm.name": "นายก้อง ดี"}
        row[4].value = ends.get(str(row[0].value).partition("/")[2], row[4].value)
    book.save(path)
    page.papers.take([path])
    qtbot.waitUntil(lambda: page.papers.dialog is not None, timeout=30_000)
    assert page.papers.dialog is not None
    page.papers.dialog.keep_button.click()
    with context.database.reading() as session:
        (kept,) = verification.list_confirmations(session, round_id, "confirmed")
    assert kept.note == "ผู้ยืนยัน: นายก้อง ดี"


def test_a_deadline_on_the_weekend_is_told_and_moved_to_a_working_day(
    view: DirectoryView, context: AppContext, type_text: TypeText, qtbot: QtBot
) -> None:
    page = view.rounds
    view.tabs.setCurrentWidget(page)
    page.start()
    dialog = page.dialog
    assert dialog is not None
    advice = dialog.findChild(DeadlineAdvice)
    assert advice is not None
    due_on = dialog.form.entrance_of("due_on")
    assert isinstance(due_on, QLineEdit)
    with context.database.reading() as session:
        offered = date.fromisoformat(str(dialog.form.values["due_on"]))
        assert work_calendar(session).closed_for(offered) == ""
    assert advice.text == ""
    due_on.clear()
    type_text(due_on, "27/12/2569")
    qtbot.waitUntil(lambda: "วันอาทิตย์" in advice.text)
    assert (advice.before.text(), advice.after.text()) == (
        "วันศุกร์ 25 ธ.ค. 2569",
        "วันจันทร์ 28 ธ.ค. 2569",
    )
    advice.before.click()
    assert dialog.form.values["due_on"] == "2026-12-25"
    assert advice.text == ""
    due_on.clear()
    type_text(due_on, "26/12/2569")
    qtbot.waitUntil(lambda: "วันเสาร์" in advice.text)
    due_on.clear()
    type_text(due_on, "10/12/2569")
    qtbot.waitUntil(lambda: "วันรัฐธรรมนูญ" in advice.text)
    type_text(due_on, "1")  # no date any more
    qtbot.waitUntil(lambda: advice.text == "")
    dialog.reject()
