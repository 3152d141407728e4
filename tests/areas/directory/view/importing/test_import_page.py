"""The import, from the file to the undo, as the officer sees it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import people
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.ui.context import AppContext
from tests.areas.directory.view.importing.conftest import HEAD, ROWS, check


def test_the_import_is_one_step_that_one_undo_takes_back(
    go: Callable[[Path], ImportPage],
    file: Path,
    view: DirectoryView,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    view.agencies.search.setText("ที่ไม่มี")
    page = go(file)
    check(page, qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    assert view.notice.text == "นำเข้า 3 แถวจากไฟล์ “ทำเนียบ.xlsx” แล้ว"
    assert view.agencies.search.text() == ""
    assert len(view.agencies.table.rows) == 3
    with context.database.reading() as session:
        assert people.people_count(session) == 3
    assert view.notice.leaves_in_ms == -1  # the report is offered nowhere else
    view.tabs.setCurrentWidget(view.people)
    view.tabs.setCurrentWidget(view.agencies)
    with context.database.transaction("เพิ่มคน") as session:
        people.add_person(session, people.PersonDetails("สมศรี", "มาภายหลัง"))
    assert view.notice.text
    buttons = view.notice.findChildren(QPushButton)
    back = next(each for each in buttons if each.accessibleName() == "ย้อนกลับ")
    with qtbot.captureExceptions() as caught:
        back.click()  # not to undo what was done before the import
    assert "หลังการนำเข้ามีการทำรายการอื่นแล้ว" in str(caught[0][1])
    context.history.undo()
    assert context.history.undo() == "นำเข้า 3 แถวจากไฟล์ “ทำเนียบ.xlsx”"
    assert len(view.agencies.table.rows) == 1


def test_of_an_import_that_is_undone_nothing_is_offered_any_more(
    go: Callable[[Path], ImportPage],
    file: Path,
    view: DirectoryView,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    check(page := go(file), qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    assert view.notice.text
    context.history.undo()
    assert view.notice.text == ""


def test_a_copied_table_is_pasted(
    go: Callable[[str], ImportPage], view: DirectoryView, qtbot: QtBot
) -> None:
    view.start_import()
    page = view.import_page
    assert page is not None
    lines = ["\t".join(str(cell) for cell in row) for row in (HEAD, *ROWS)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    page.source.paste_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)
    assert page.columns.mapping[1] == "agency.name"


def test_a_dropped_file_begins_its_import(
    view: DirectoryView, file: Path, qtbot: QtBot, drop_files: Callable[..., bool]
) -> None:
    assert not drop_files(view)
    assert drop_files(view, file)
    page = view.import_page
    assert page is not None
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)


def test_esc_goes_a_step_back_and_then_leaves(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView
) -> None:
    page = go(file)
    page.go_back()
    assert page.steps.currentWidget() is page.source
    page.go_back()
    assert view.import_page is None
    assert view.tabs.isVisible()


def test_the_notice_of_an_import_is_gone_when_the_next_one_begins(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView, qtbot: QtBot
) -> None:
    page = go(file)
    check(page, qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    assert view.notice.text
    view.start_import()
    assert view.notice.text == ""


def test_nothing_moves_under_the_mouse_when_the_notice_comes_and_goes(
    view: DirectoryView, qtbot: QtBot
) -> None:
    view.resize(1300, 740)
    view.notice.hide()
    QApplication.processEvents()
    before = view.agencies.geometry()
    view.notice.say("บันทึกแล้ว")
    QApplication.processEvents()
    assert view.agencies.geometry() == before


def test_an_import_is_listed_until_it_is_taken_back(
    go: Callable[[Path], ImportPage],
    file: Path,
    view: DirectoryView,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    page = go(file)
    assert not page.source.past.isVisibleTo(page.source)
    check(page, qtbot)
    with qtbot.waitSignal(page.imported, timeout=30_000):
        page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    view.start_import()
    again = view.import_page
    assert again is not None
    model = again.source.past.model()
    told = [str(model.index(0, column).data()) for column in range(1, model.columnCount())]
    assert told == ["ทำเนียบ.xlsx", "3", "", "", "", "", ""]
    context.history.undo()
    again.source.hide()
    again.source.show()
    assert not again.source.past.isVisibleTo(again.source)
