"""A data set on its way: what is missing is told first, and a lock says why and what to do."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies, base_data
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.base_data import BaseDataPage
from district_admin.storage.database import Database
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext
from district_admin.ui.labels import WrappedLabel

TODAY = date.today()
YEAR = fiscal_year(TODAY)


@pytest.fixture
def page(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[BaseDataPage]:
    """Two schools, of which one has given its number."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        ids = [
            agencies.add_agency(session, agencies.AgencyDetails(name, "school"))
            for name in ("โรงเรียนบ้านก", "โรงเรียนบ้านข")
        ]
        agencies.add_agency(session, agencies.AgencyDetails("สถานีตำรวจสมมติ", "outside"))
        details = base_data.FieldDetails("จำนวนครู", "number", agency_kinds=["school"])
        field = base_data.add_field(session, details)
        base_data.set_value(session, field, ids[0], YEAR, "12")
    view = DirectoryView(context)
    qtbot.addWidget(view)
    view.resize(1170, 768)
    view.show()
    view.tabs.setCurrentWidget(view.base_data)
    yield view.base_data
    view.close()


def answer(question: QDialog | None, word: str) -> None:
    assert question is not None
    buttons = question.findChildren(QPushButton)
    next(each for each in buttons if each.accessibleName() == word).click()


def bring_to(page: BaseDataPage, status: str) -> None:
    with page.context.database.transaction("เสนอ", undoable=False) as session:
        base_data.submit_sheet(session, YEAR, "รองผู้อำนวยการ", TODAY)
        if status != "submitted":
            base_data.approve_sheet(session, YEAR, TODAY)
        if status == "published":
            base_data.publish_sheet(session, YEAR, TODAY)


@pytest.mark.parametrize(
    ("word", "go_on"),
    [("เสนอแล้ว", "เสนอทั้งที่ยังไม่ครบ"), ("บันทึกเสนอ", "ทำบันทึกเสนอทั้งที่ยังไม่ครบ")],
)
def test_who_has_not_given_all_is_named_before_it_is_put_forward(
    page: BaseDataPage, word: str, go_on: str
) -> None:
    page.steps.press(word)
    question = page.steps.question
    assert question is not None
    told = [each.accessibleName() or each.text() for each in question.findChildren(QLabel)]
    assert "ข้อมูลยังไม่ครบ 1 แห่ง" in told
    assert "โรงเรียนบ้านข" in told
    answer(question, "กลับไปกรอกให้ครบ")
    assert page.steps.dialog is None
    assert page.steps.papers.dialog is None
    page.steps.press(word)
    answer(page.steps.question, go_on)
    assert page.steps.dialog is not None or page.steps.papers.dialog is not None


def test_with_nothing_missing_it_is_put_forward_at_once(page: BaseDataPage) -> None:
    grid = page.grid.grid
    assert grid.setData(grid.index(1, 1), "9")
    page.steps.press("เสนอแล้ว")
    assert page.steps.question is None
    assert page.steps.dialog is not None


@pytest.mark.parametrize("status", ["submitted", "approved", "published"])
def test_a_locked_cell_says_why_and_how_to_go_on(page: BaseDataPage, status: str) -> None:
    bring_to(page, status)
    assert page.steps.lock
    way = {"submitted": "ส่งกลับแก้ไข", "approved": "ปรับปรุงข้อมูล", "published": "ปรับปรุงข้อมูล"}
    assert f"กด “{way[status]}”" in page.steps.lock
    assert page.steps.lock in [
        each.accessibleName() for each in page.steps.findChildren(QLabel) if each.isVisible()
    ]
    assert not page.reason
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.grid.index(1, 1))
    QTest.keyClick(page.grid, Qt.Key.Key_5)
    assert page.reason == page.steps.lock
    if status == "published":
        page.steps.press("ปรับปรุงข้อมูล")
        answer(page.steps.question, "ปรับปรุงข้อมูล")
        assert not page.reason
        assert page.steps.lock == ""


@pytest.mark.parametrize("status", ["submitted", "approved", "published"])
def test_the_memo_can_be_made_again_after_it_was_put_forward(
    page: BaseDataPage, status: str
) -> None:
    bring_to(page, status)
    page.steps.press("บันทึกเสนอ")
    assert page.steps.question is None
    assert page.steps.papers.dialog is not None


def test_no_field_is_added_to_what_is_published(page: BaseDataPage) -> None:
    assert page.add_button.isEnabled()
    bring_to(page, "published")
    for made in (page.add_button, page.fields_button):
        assert not made.isEnabled()
        assert made.toolTip() == page.steps.lock
    page.steps.press("ปรับปรุงข้อมูล")
    answer(page.steps.question, "ไม่ปรับปรุง")
    assert page.sheet.status == "published"
    page.steps.press("ปรับปรุงข้อมูล")
    answer(page.steps.question, "ปรับปรุงข้อมูล")
    assert page.add_button.isEnabled()
    assert page.add_button.toolTip() == "เพิ่มช่องข้อมูล (Ctrl+N)"


def test_no_line_of_the_steps_is_squeezed_in_a_low_window(page: BaseDataPage) -> None:
    bring_to(page, "published")
    window = page.window()
    assert isinstance(window, DirectoryView)
    window.resize(840, 490)  # a screen of 1366 x 768 at 150 %
    window.notice.show()
    page.said.emit("เผยแพร่แล้ว")
    QApplication.processEvents()
    shown = [each for each in page.steps.findChildren(QWidget) if each.isVisible()]
    assert len(shown) > 5
    for each in shown:
        assert each.height() >= each.minimumSizeHint().height(), each.accessibleName()
        if isinstance(each, WrappedLabel):
            assert each.height() >= each.heightForWidth(each.width()), each.text()
    lines = [each for each in page.steps.findChildren(QLabel) if each.isVisible()]
    buttons = page.steps.findChildren(QPushButton)
    assert buttons
    for line in lines:
        for made in buttons:
            assert not line.geometry().intersects(made.geometry()), line.text()
    assert page.grid.isVisible()
    assert page.grid.height() >= 60


def test_only_what_the_chosen_publication_needs_is_asked(page: BaseDataPage) -> None:
    bring_to(page, "published")
    page.steps.press("เอกสารเผยแพร่")
    dialog = page.steps.papers.dialog
    assert dialog is not None
    what = dialog.form.entrance_of("what")
    assert isinstance(what, QComboBox)

    def asked() -> list[bool]:
        names = ("format", "mobiles")
        return [dialog.form.entrance_of(name).isEnabled() for name in names]

    told = {}
    for number in range(what.count()):
        what.setCurrentIndex(number)
        told[what.currentData()] = asked()
    assert told == {
        "announcement": [True, False],
        "circular": [True, False],
        "table": [False, False],
        "page": [False, True],
    }
