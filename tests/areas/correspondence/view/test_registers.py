"""The registers as the officer works them: receive, find, reserve, cancel, print, answer."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.operations import numbering, register_listing, registers
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.register_page import RegisterPage
from district_admin.errors import OfficeError
from district_admin.storage.database import Database
from district_admin.thai.calendar import be_year
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import WrappedLabel

TODAY = date.today()


def type_in(page: RegisterPage, **values: object) -> None:
    """Fill the pane at the right and keep it."""
    form = page.edit.form
    assert form is not None
    form.show_values({**form.values, **values})
    page.edit.save()
    assert page.edit.reason == ""


@pytest.fixture
def received(view: CorrespondenceView) -> RegisterPage:
    """The register of letters received, with one letter in it."""
    view.tabs.setCurrentWidget(view.received)
    view.received.add_button.click()
    type_in(
        view.received, subject="ขอความอนุเคราะห์ข้อมูล", sender="ที่ว่าการอำเภอเมือง", reference="มท 1/5"
    )
    return view.received


def numbers(page: RegisterPage) -> list[str]:
    return [row.number_text for row in page.table.rows]


def test_ctrl_n_receives_a_letter_and_writes_none(view: CorrespondenceView, qtbot: QtBot) -> None:
    view.show()
    view.activateWindow()
    page = view.received
    view.tabs.setCurrentWidget(page)
    QTest.keyClick(page.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.edit.form is not None)
    assert view.compose_page is None


def test_a_letter_that_came_in_gets_the_next_number(
    view: CorrespondenceView, received: RegisterPage
) -> None:
    assert numbers(received) == ["1"]
    assert "ลงรับเลข 1 แล้ว" in view.notice.text
    assert "เลขถัดไป 2" in received.summary
    assert received.detail.title == "ขอความอนุเคราะห์ข้อมูล"
    assert "ที่ มท 1/5" in received.detail.texts


def test_the_letter_goes_to_todays_director_unless_something_else_is_typed(
    received: RegisterPage, database: Database
) -> None:
    with database.reading() as session:
        entry = numbering.get_entry(session, received.table.rows[0].id)
    assert entry.recipient == "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาตัวอย่าง"


def test_it_is_found_by_a_part_in_the_middle(received: RegisterPage, qtbot: QtBot) -> None:
    received.search.setText("เคราะห์ ๑/๕")
    qtbot.waitUntil(lambda: numbers(received) == ["1"])
    received.search.setText("ไม่มี")
    qtbot.waitUntil(lambda: numbers(received) == [])


def test_a_correction_can_be_taken_back_and_the_number_cannot(
    received: RegisterPage, context: AppContext
) -> None:
    received.detail.press("แก้ไข")
    type_in(received, subject="เรื่องที่แก้แล้ว")
    assert received.table.rows[0].subject == "เรื่องที่แก้แล้ว"
    context.history.undo()
    assert received.table.rows[0].subject == "ขอความอนุเคราะห์ข้อมูล"
    assert context.history.undo_name() is None


def test_what_is_to_be_done_is_counted_and_finished(received: RegisterPage) -> None:
    received.detail.press("แก้ไข")
    type_in(received, due_on=(TODAY - timedelta(days=3)).isoformat())
    assert "รอดำเนินการ 1" in received.summary
    assert received.state_of(received.table.rows[0]) == "เกิน 3 วัน"
    received.detail.press("ดำเนินการแล้ว")
    assert received.deeds.dialog is not None
    received.deeds.dialog.save_button.click()
    assert received.state_of(received.table.rows[0]) == "ดำเนินการแล้ว"
    assert "รอดำเนินการ" not in received.summary


def test_what_can_be_done_with_an_open_letter_stands_on_one_line(
    view: CorrespondenceView, received: RegisterPage
) -> None:
    received.detail.press("แก้ไข")
    type_in(received, due_on=TODAY.isoformat())
    view.resize(1170, 768)  # beside the list of areas on a screen of 1366 px
    view.show()
    words = ("ดำเนินการแล้ว", "ตอบ", "แก้ไข", "ยกเลิกเลขนี้")
    there = received.detail.findChildren(QAbstractButton)
    feet = [each for each in there if each.accessibleName() in words and each.isVisible()]
    assert len(feet) == len(words)
    pane = received.detail
    middles = {each.mapTo(pane, each.rect().center()).y() for each in feet}
    assert max(middles) - min(middles) <= 1


def test_a_cancelled_number_stays_and_is_not_given_again(received: RegisterPage) -> None:
    received.detail.press("ยกเลิกเลขนี้")
    dialog = received.deeds.dialog
    assert dialog is not None
    dialog.save_button.click()
    assert "กรุณา" in dialog.reason
    dialog.form.show_values({"reason": "ลงซ้ำ"})
    dialog.save_button.click()
    assert received.state_of(received.table.rows[0]) == "ยกเลิก"
    received.add_button.click()
    type_in(received, subject="ฉบับใหม่", sender="อบต.ท่าดี")
    assert numbers(received) == ["2", "1"]


def test_numbers_are_reserved_used_and_inserted(view: CorrespondenceView) -> None:
    page = view.others
    view.tabs.setCurrentWidget(page)
    page.deeds.reserve("order")
    dialog = page.deeds.dialog
    assert dialog is not None
    dialog.form.show_values({"count": "๒", "purpose": "แต่งตั้งกรรมการ", "whom": "ผอ."})
    dialog.save_button.click()
    year = be_year(TODAY)
    assert numbers(page) == [f"2/{year}", f"1/{year}"]
    page.choose(page.table.rows[1].id)
    page.detail.press("ใช้เลขนี้")
    type_in(page, subject="แต่งตั้งคณะกรรมการตรวจรับ")
    page.choose(next(row.id for row in page.table.rows if row.number == 1))
    page.detail.press("แทรกเลขต่อจากนี้")
    type_in(page, subject="คำสั่งที่มาช้า")
    assert numbers(page) == [f"2/{year}", f"1/1/{year}", f"1/{year}"]


def test_a_register_is_printed_with_the_columns_of_the_regulation(
    received: RegisterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for suffix in ("xlsx", "pdf", "docx"):
        path = tmp_path / f"ทะเบียน.{suffix}"
        chosen = str(path)
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_, c=chosen: (c, ""))
        )
        received.papers.ask("received")
        assert received.papers.dialog is not None
        received.papers.dialog.form.show_values({"month": "0", "format": suffix})
        received.papers.dialog.save_button.click()
        qtbot.waitUntil(path.exists, timeout=30_000)
    sheet = openpyxl.load_workbook(tmp_path / "ทะเบียน.xlsx").worksheets[0]
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    head = ["เลขทะเบียนรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]
    rows = [row[:-1] for row in rows]  # the last is not the regulation's
    assert head in rows
    assert rows[rows.index(head) + 1][:2] == ["1", "มท 1/5"]


def test_the_worksheet_says_how_far_a_row_is_if_the_list_does(
    received: RegisterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    received.detail.press("แก้ไข")
    type_in(received, due_on=(TODAY - timedelta(days=3)).isoformat())

    def last_cells(name: str) -> list[str]:
        path = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), ""))
        )
        received.papers.ask("received")
        assert received.papers.dialog is not None
        received.papers.dialog.form.show_values({"month": "0", "format": "xlsx"})
        received.papers.dialog.save_button.click()
        qtbot.waitUntil(path.exists, timeout=30_000)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [str(row[-1].value) for row in sheet.iter_rows()][-2:]

    assert last_cells("เห็น.xlsx") == ["สถานะ", "เกิน 3 วัน"]
    menu = received.table.columns_menu(received)
    next(each for each in menu.actions() if each.text() == "สถานะ").setChecked(False)
    assert last_cells("ไม่เห็น.xlsx")[0] == "หมายเหตุ"


def test_the_report_of_gaps_says_when_there_is_none(received: RegisterPage) -> None:
    with pytest.raises(OfficeError, match="ไม่มีเลขที่ว่าง"):
        received.papers.report_gaps("received")


def test_a_letter_is_answered_and_numbered_from_the_desk(
    view: CorrespondenceView,
    received: RegisterPage,
    database: Database,
    press: Callable[[QWidget, str], None],
) -> None:
    received.detail.press("ตอบ")
    page = view.compose_page
    assert page is not None
    assert page.draft.content["addressee"] == "นายอำเภอเมือง"
    page.form.show_content({**page.draft.content, "subject": "ส่งข้อมูล"})
    page.draft.take(page.form.content)
    page.header.number_button.click()
    assert page.number_dialog is None  # what is missing is told first: numbers do not come back
    assert page.question is not None
    told = [each.text() for each in page.question.findChildren(QLabel)]
    assert any("ภาคเหตุ" in each for each in told)
    press(page.question, "ออกเลขทั้งอย่างนี้")
    assert page.number_dialog is not None
    page.number_dialog.save_button.click()
    assert page.draft.content["number"] == "ศธ 04092/1"
    assert page.form.content["number"] == "ศธ 04092/1"
    assert "ศธ 04092/1" in page.notice.text
    view.show_list()
    view.tabs.setCurrentWidget(view.sent)
    assert numbers(view.sent) == ["ศธ 04092/1"]
    with database.reading() as session:
        (answer,) = registers.replies_to(session, received.table.rows[0].id)
    assert answer.subject == "ส่งข้อมูล"
    view.sent.detail.press("ไปที่ มท 1/5")
    assert view.tabs.currentWidget() is view.received
    view.received.detail.press("ไปที่ ศธ 04092/1")
    assert view.tabs.currentWidget() is view.sent
    view.sent.detail.press("เปิดหนังสือ")
    assert view.compose_page is not None
    assert view.compose_page.draft.content["subject"] == "ส่งข้อมูล"


def test_a_register_goes_on_from_the_paper_book_and_never_back(
    view: CorrespondenceView, database: Database
) -> None:
    view.ask_rule("order")
    dialog = view.settings_dialog
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, "next": "๑๒๐"})
    dialog.save_button.click()
    year = be_year(TODAY)
    with database.reading() as session:
        assert numbering.next_number(session, "order", TODAY) == f"120/{year}"
    view.ask_rule("order")
    dialog = view.settings_dialog
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, "next": "5"})
    dialog.save_button.click()
    assert "ต้องมากกว่า 119" in dialog.reason


def test_circulars_can_share_the_numbers_of_letters(
    view: CorrespondenceView, database: Database
) -> None:
    view.ask_rule("circular")
    dialog = view.settings_dialog
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, "shared": True, "prefix": "ศธ 04999/"})
    dialog.save_button.click()
    with database.reading() as session:
        assert numbering.number_rule(session, "circular").shares_with == "sent"
        assert numbering.next_number(session, "circular", TODAY) == "ศธ 04999/ว 1"


def test_a_scan_dropped_on_the_window_is_registered_with_its_letter(
    view: CorrespondenceView,
    database: Database,
    tmp_path: Path,
    qtbot: QtBot,
    drop_files: Callable[..., bool],
) -> None:
    scan, broken = tmp_path / "หนังสือ.png", tmp_path / "เสีย.pdf"
    picture = QImage(400, 600, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    assert picture.save(str(scan))
    broken.write_bytes(b"%PDF-1.4 cut")
    assert drop_files(view, scan, broken)
    page = view.received
    qtbot.waitUntil(lambda: page.is_editing, timeout=20_000)
    assert "หนังสือ.png" in page.edit.note
    type_in(page, subject="ขอข้อมูล", sender="อำเภอ")
    with database.reading() as session:
        files = registers.files_of(session, page.table.rows[0].id)
    assert [file.name for _kept, file in files] == ["หนังสือ.png"]
    page.detail.press("เปิดและประทับตรา")
    opened = page.deeds.pane.files
    assert opened is not None
    page.detail.press("เปิดและประทับตรา")  # a second press opens no second window
    assert page.deeds.pane.files is opened
    opened.reject()
    page.detail.press("เปิดและประทับตรา")
    assert page.deeds.pane.files not in (None, opened)
    assert page.deeds.pane.files is not None
    page.deeds.pane.files.reject()


def test_the_columns_of_a_register_are_chosen_below_it(received: RegisterPage) -> None:
    page = received
    page.frame.columns_button.click()
    menu = next(each for each in page.frame.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == "มอบให้").trigger()
    menu.close()
    headings = [
        str(page.table.model().headerData(number, Qt.Orientation.Horizontal))
        for number in range(page.table.model().columnCount())
        if not page.table.isColumnHidden(number)
    ]
    assert "มอบให้" in headings
    assert "ภายใน" not in headings


def test_a_letter_of_last_year_is_registered_in_its_own_year(
    received: RegisterPage, database: Database
) -> None:
    page = received
    last_year = date(TODAY.year - 1, 12, 30)
    page.add_button.click()
    form = page.edit.form
    assert form is not None
    form.show_values({**form.values, "registered_on": last_year.isoformat()})
    form.changed.emit()
    assert f"เลขของปี {be_year(last_year)}: 1" in page.edit.note
    type_in(page, subject="หนังสือตกค้าง", sender="โรงเรียนสมมติ", registered_on=last_year.isoformat())
    row = page.table.current
    assert row is not None
    assert (row.registered_on, row.number) == (last_year, 1)
    assert page.be_year == be_year(last_year)
    with database.reading() as session:
        assert numbering.next_number(session, "received", TODAY) == "2"


def test_a_letter_is_not_registered_before_its_day(received: RegisterPage) -> None:
    page = received
    page.add_button.click()
    form = page.edit.form
    assert form is not None
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    form.show_values({**form.values, "subject": "ก", "sender": "ข", "registered_on": tomorrow})
    page.edit.save()
    assert "ลงทะเบียนล่วงหน้าไม่ได้" in page.edit.reason
    assert len(page.rows) == 1


def test_what_several_rows_ask_for_is_done_in_one_step(
    received: RegisterPage, context: AppContext
) -> None:
    page = received
    for subject in ("เรื่องสอง", "เรื่องสาม"):
        page.add_button.click()
        type_in(page, subject=subject, sender="อำเภอ", due_on=TODAY.isoformat())
    page.table.choose_all([row.id for row in page.table.rows])
    page.detail.press("ดำเนินการแล้ว 2 เรื่อง")  # the first letter asks for nothing
    assert page.deeds.dialog is not None
    page.deeds.dialog.save_button.click()
    assert not any(row.is_open() for row in page.rows)
    assert context.history.undo_name() == "ดำเนินการแล้ว 2 เรื่อง"
    context.history.undo()
    assert sum(row.is_open() for row in page.rows) == 2


def test_the_first_number_of_a_register_is_told_and_can_be_set_before_it_is_given(
    view: CorrespondenceView,
    write: Callable[..., int],
    database: Database,
    press: Callable[[QWidget, str], None],
) -> None:
    view.open_paper(write("memo", on=date.today(), subject="ขอใช้ห้องประชุม"))
    page = view.compose_page
    assert page is not None
    page.header.number_button.click()
    assert page.question is not None
    press(page.question, "ออกเลขทั้งอย่างนี้")
    asked = page.number_dialog
    assert asked is not None
    year = be_year(date.today())
    told = [each.accessibleName() for each in asked.findChildren(WrappedLabel) if each.isVisible()]
    assert any(f"เลขแรกจะเป็น 1/{year}" in each for each in told)
    set_up = next(
        each for each in asked.findChildren(QPushButton) if each.accessibleName() == "ตั้งค่าเลข…"
    )
    set_up.click()
    rule = next(each for each in view.findChildren(EntryDialog) if each.isVisible())
    rule.form.show_values({**rule.form.values, "prefix": "ศธ 04092/", "next": "40"})
    rule.save_button.click()
    again = page.number_dialog
    assert again is not None
    assert again is not asked
    again.save_button.click()
    with database.reading() as session:
        (entry,) = register_listing.list_rows(session, ("memo",), year)
    assert entry.number_text == "ศธ 04092/40"
    view.show_list()
    view.tabs.setCurrentWidget(view.others)
    view.others.deeds.add("order")
    assert f"ยังไม่เคยออกเลขในทะเบียนคำสั่ง เลขแรกจะเป็น 1/{year}" in view.others.edit.note
    view.others.edit.leave_button.click()
    view.others.deeds.add("memo")
    assert view.others.edit.note == ""


def test_the_number_of_a_letter_received_is_listed_in_arabic_digits(
    view: CorrespondenceView, received: RegisterPage
) -> None:
    received.add_button.click()
    type_in(received, subject="ขอเชิญ", sender="อบต.สมมติ", reference="มท ๐๒๐๑/๑๕")
    model = received.table.model()
    assert str(model.index(0, 2).data()) == "มท 0201/15"
    assert "ที่ มท 0201/15" in received.detail.texts
    with view.context.database.reading() as session:
        kept = numbering.get_entry(session, received.table.rows[0].id)
    assert kept.reference == "มท ๐๒๐๑/๑๕"  # as it was typed: the paper may be printed so


def test_a_number_typed_on_the_desk_is_told_of_and_entered(
    view: CorrespondenceView, write: Callable[..., int], press: Callable[[QWidget, str], None]
) -> None:
    year = be_year(TODAY)
    paper_id = write("memo", on=TODAY, subject="ขอใช้ห้องประชุม", number=f"40/{year}")
    view.open_paper(paper_id)
    page = view.compose_page
    assert page is not None
    told = "\n".join(each.text for each in page.problems.problems)
    assert f"เลข 40/{year} ยังไม่อยู่ในทะเบียน" in told
    page.header.number_button.click()
    assert page.question is not None
    press(page.question, "ออกเลขทั้งอย่างนี้")
    asked = page.number_dialog
    assert asked is not None
    words = [each.accessibleName() for each in asked.findChildren(WrappedLabel)]
    assert any("ข้ามเลขก่อนหน้า 39 เลข" in each for each in words)
    asked.save_button.click()
    assert page.lock.is_locked
    view.open_paper(write("memo", on=TODAY, subject="ขอรถ", number=f"40/{year}"))
    page = view.compose_page
    assert page is not None
    told = "\n".join(each.text for each in page.problems.problems)
    assert f"เลข 40/{year} มีในทะเบียนแล้ว (ขอใช้ห้องประชุม)" in told


def test_escape_in_the_search_box_empties_it_then_goes_to_the_list(
    view: CorrespondenceView, received: RegisterPage, qtbot: QtBot
) -> None:
    view.activateWindow()
    received.search.setFocus()
    qtbot.waitUntil(received.search.hasFocus)
    received.search.setText("ขอ")
    QTest.keyClick(received.search, Qt.Key.Key_Escape)
    assert received.search.text() == ""
    assert received.search.hasFocus()
    assert received.detail.isVisible()  # the record stays open: she only wiped the search
    QTest.keyClick(received.search, Qt.Key.Key_Escape)
    assert received.table.hasFocus()
    assert received.detail.isVisible()
    QTest.keyClick(received.table, Qt.Key.Key_Escape)
    assert not received.detail.isVisible()


def test_what_is_typed_finds_what_a_row_says_now(
    received: RegisterPage, database: Database, qtbot: QtBot
) -> None:
    page = received
    with qtbot.waitSignal(page.search.searched):
        page.search.setText("เคราะห์")
    assert numbers(page) == ["1"]
    with database.transaction("แก้ไขรายการ 1") as session:
        registers.edit_entry(session, page.rows[0].id, registers.EntryDetails("ส่งรายงาน"))
    assert numbers(page) == []
    page.search.setText("รายงาน")
    qtbot.waitUntil(lambda: numbers(page) == ["1"])


def test_an_order_is_not_told_to_have_the_number_that_it_is_to_be_given(
    view: CorrespondenceView, write: Callable[..., int]
) -> None:
    paper = write("order", on=date.today(), subject="แต่งตั้งคณะทำงาน", reason="ด้วยมีมติให้แต่งตั้ง")
    view.open_paper(paper)
    page = view.compose_page
    assert page is not None
    page.header.number_button.click()
    told = [each.text() for each in page.question.findChildren(QLabel)] if page.question else []
    assert not any("“ที่”" in each for each in told)
