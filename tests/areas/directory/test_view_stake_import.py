"""A list of stakeholders, imported from their tab as the officer does it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import stakeholders
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.errors import OfficeError
from district_admin.storage.database import Database
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

WITH_COLUMN = "ชื่อ-สกุล\tประเภทผู้มีส่วนได้เสีย\tเรื่องที่มารับบริการ\nนางสาวมาลี ใจดี\tประชาชน\tขอเทียบวุฒิ\n"
WITHOUT = "ชื่อ-สกุล\tมือถือ\nนายดำ ขาวงาม\t0811112222\nนางขาว สุขดี\t0811113333\n"
YEAR = fiscal_year(date.today())


@pytest.fixture
def view(context: AppContext, qtbot: QtBot) -> Iterator[DirectoryView]:
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.tabs.setCurrentWidget(made.stakeholders)
    yield made
    context.jobs.wait()
    made.close()


def go(view: DirectoryView, qtbot: QtBot, text: str) -> ImportPage:
    QGuiApplication.clipboard().setText(text)
    view.import_button.click()
    page = view.import_page
    assert page is not None
    page.source.paste()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)
    return page


def take_in(page: ImportPage, qtbot: QtBot) -> None:
    page.columns.check_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check, timeout=30_000)
    with qtbot.waitSignal(page.imported, timeout=30_000):
        page.check.import_button.click()


def names(database: Database, year: int = YEAR) -> dict[str, str]:
    with database.reading() as session:
        found = stakeholders.list_stakeholders(session, year)
        return {each.person.full_name: each.segment.name for each in found if each.person}


def test_a_list_with_a_column_of_segments_needs_no_answer(
    view: DirectoryView, qtbot: QtBot, database: Database
) -> None:
    page = go(view, qtbot, WITH_COLUMN)
    assert page.columns.stakeholders.segment.currentText() == "กลุ่มตามคอลัมน์ในไฟล์"
    take_in(page, qtbot)
    assert names(database) == {"นางสาวมาลี ใจดี": "ประชาชน"}
    assert [row.name for row in view.stakeholders.table.rows] == ["นางสาวมาลี ใจดี"]


def test_a_list_without_one_asks_which_segment_it_is(
    view: DirectoryView, qtbot: QtBot, database: Database
) -> None:
    view.stakeholders.year.choose(YEAR + 1)
    page = go(view, qtbot, WITHOUT)
    with pytest.raises(OfficeError, match="กรุณาเลือกว่ารายชื่อนี้เป็นผู้มีส่วนได้ส่วนเสียกลุ่มใด"):
        _ = page.columns.stakeholders.target
    box = page.columns.stakeholders.segment
    box.setCurrentIndex(box.findText("ประชาชน"))
    take_in(page, qtbot)
    assert names(database, YEAR + 1) == {"นายดำ ขาวงาม": "ประชาชน", "นางขาว สุขดี": "ประชาชน"}


def test_the_segment_stays_chosen_when_a_column_is_matched_anew(
    view: DirectoryView, qtbot: QtBot
) -> None:
    columns = go(view, qtbot, WITHOUT).columns
    box = columns.stakeholders.segment
    box.setCurrentIndex(box.findText("ประชาชน"))
    combo = columns.combos[1]
    combo.setCurrentIndex(combo.findData("person.note"))
    combo.activated.emit(combo.currentIndex())
    assert box.currentText() == "ประชาชน"


def test_from_another_tab_nobody_is_a_stakeholder_unless_it_is_chosen(
    view: DirectoryView, qtbot: QtBot, database: Database
) -> None:
    view.tabs.setCurrentWidget(view.people)
    page = go(view, qtbot, WITHOUT)
    assert page.columns.stakeholders.segment.currentText() == "ไม่เพิ่ม"
    take_in(page, qtbot)
    assert names(database) == {}


def test_a_new_office_takes_the_segments_of_the_manual_in_one_step(
    view: DirectoryView, database: Database
) -> None:
    actions = {action.text(): action for action in view.stakeholders.add_menu.actions()}
    actions["ใช้กลุ่มตามคู่มือ ITA"].trigger()
    with database.reading() as session:
        assert "ประชาชน" in [each.name for each in stakeholders.list_segments(session)]
    view.stakeholders.add_menu.aboutToShow.emit()
    texts = [action.text() for action in view.stakeholders.add_menu.actions()]
    assert texts.index("ผู้มีส่วนได้ส่วนเสียภายใน") < texts.index("ผู้มีส่วนได้ส่วนเสียภายนอก")
    assert texts.index("ผู้รับบริการ") < texts.index("ประชาชน")
    assert "ใช้กลุ่มตามคู่มือ ITA" not in texts


def test_the_columns_of_the_check_share_the_width_and_nobody_is_said_to_have_drawn_them(
    view: DirectoryView, context: AppContext, qtbot: QtBot
) -> None:
    page = go(view, qtbot, WITH_COLUMN)
    page.columns.check_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check, timeout=30_000)
    table = page.check.table
    assert not context.desk.sizes("drawn/directory/import-rows", table.model().columnCount())
    widths = [table.columnWidth(each) for each in range(5)]
    assert min(widths) >= 40, widths


def test_possible_duplicates_that_are_taken_are_told_with_the_stakeholders(
    view: DirectoryView, qtbot: QtBot
) -> None:
    twice = "ชื่อ-สกุล\tกลุ่มผู้มีส่วนได้ส่วนเสีย\tมือถือ\n" + "นางสาวมาลี ใจดี\tประชาชน\t0812345678\n" * 2
    page = go(view, qtbot, twice)
    page.columns.check_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check, timeout=30_000)
    told = f"เพิ่มผู้มีส่วนได้ส่วนเสียปี {YEAR} 1 ราย"
    assert told in page.check._skipped.text()
    assert "แถวที่อาจซ้ำ" not in page.check._skipped.text()
    page.check.filters.choose(2)
    page.check.table.selectAll()
    page.check.decide("add")
    assert f"{told} และไม่เกิน 1 รายจากแถวที่อาจซ้ำ" in page.check._skipped.text()
