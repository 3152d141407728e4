"""Named groups, their labels and envelopes, and what is exported of the lists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import (
    agencies,
    base_data,
    groups,
)
from district_admin.areas.directory.operations.recipients import GroupRule
from district_admin.areas.directory.view import DirectoryView
from district_admin.errors import OfficeError
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

Answer = Callable[[QDialog | None, str], None]


def test_a_group_by_rule_shows_whom_it_finds_today(view: DirectoryView) -> None:
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.add_button.click()
    form = page.edit.form
    assert form is not None
    form.show_values({**form.values, "name": "โรงเรียนทุกแห่ง", "kinds": "school"})
    page.edit.save_button.click()
    assert page.detail.title == "โรงเรียนทุกแห่ง"
    assert "ผู้รับวันนี้ 2 ราย" in page.detail.texts
    assert "โรงเรียนวัดป่าสมมติ" in page.detail.texts
    assert page.table.model().index(0, 1).data() == "2 ราย"


def test_members_are_picked_one_after_the_other_and_one_is_taken_out(
    view: DirectoryView, context: AppContext
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        groups.add_group(session, "คณะกรรมการ")
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.pick_members()
    dialog = page.dialog
    assert dialog is not None
    dialog.filters.choose(1)  # type: ignore[union-attr] # the window to pick in
    dialog.pick_button.click()  # type: ignore[union-attr] # as above
    dialog.filters.choose(0)  # type: ignore[union-attr] # as above
    dialog.pick_button.click()  # type: ignore[union-attr] # as above
    dialog.accept()
    assert "ผู้รับวันนี้ 2 ราย" in page.detail.texts
    page.detail.press("นำออกจากกลุ่ม")
    assert "ผู้รับวันนี้ 1 ราย" in page.detail.texts


def test_somebody_whom_the_rule_finds_is_left_out_and_taken_in_again(
    view: DirectoryView, context: AppContext
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        groups.add_group(session, "โรงเรียน", GroupRule(kinds=["school"]))
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.detail.press("ไม่รวมรายนี้")
    assert "ผู้รับวันนี้ 1 ราย" in page.detail.texts
    page.detail.press("รวมอีกครั้ง")
    assert "ผู้รับวันนี้ 2 ราย" in page.detail.texts


def test_labels_of_a_group_are_saved_as_pdf(
    view: DirectoryView,
    context: AppContext,
    save_as: Callable[[str], Path],
    qtbot: QtBot,
    answer: Answer,
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        groups.add_group(session, "โรงเรียน", GroupRule(kinds=["school"]))
    path = save_as("ป้าย.pdf")
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.detail.press("ป้ายที่อยู่")
    assert page.papers.dialog is not None
    page.papers.dialog.save_button.click()
    qtbot.waitUntil(lambda: page.papers.question is not None, timeout=30_000)
    answer(page.papers.question, "ทำเอกสารทั้งหมด")  # the schools here have no postcode
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "ป้าย.pdf" in view.notice.text)


@pytest.mark.parametrize("paper", ["ป้ายที่อยู่", "ซองจดหมาย"])
def test_a_letter_without_an_address_is_told_of_before_it_is_printed(
    view: DirectoryView,
    context: AppContext,
    save_as: Callable[[str], Path],
    qtbot: QtBot,
    paper: str,
    answer: Answer,
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนไร้ที่อยู่", "school"))
        groups.add_group(session, "โรงเรียน", GroupRule(kinds=["school"]))
    path = save_as("ป้าย.pdf")
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.detail.press(paper)
    assert page.papers.dialog is not None
    page.papers.dialog.save_button.click()
    qtbot.waitUntil(lambda: page.papers.question is not None, timeout=30_000)
    assert page.papers.question is not None
    told = [each.text() for each in page.papers.question.findChildren(QLabel)]
    assert any("ไม่มีที่อยู่ 1 ราย\nผู้อำนวยการโรงเรียนไร้ที่อยู่" in each for each in told)
    assert not path.exists()
    answer(page.papers.question, "ทำเอกสารทั้งหมด")
    qtbot.waitUntil(path.exists, timeout=30_000)


def test_labels_are_made_of_those_that_the_post_can_deliver(
    view: DirectoryView,
    context: AppContext,
    save_as: Callable[[str], Path],
    qtbot: QtBot,
    answer: Answer,
) -> None:
    ready = agencies.AgencyDetails("โรงเรียนพร้อม", district="เมือง", province="เลย", postcode="42000")
    with context.database.transaction("สร้าง", undoable=False) as session:
        group = groups.add_group(session, "ส่งไปรษณีย์")
        for details in (ready, replace(ready, name="โรงเรียนขาดรหัส", postcode="")):
            groups.add_member(session, group, agency_id=agencies.add_agency(session, details))
    path = save_as("ป้าย.pdf")
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.detail.press("ป้ายที่อยู่")
    assert page.papers.dialog is not None
    page.papers.dialog.save_button.click()
    qtbot.waitUntil(lambda: page.papers.question is not None, timeout=30_000)
    assert page.papers.question is not None
    told = "\n".join(each.text() for each in page.papers.question.findChildren(QLabel))
    assert "ไม่มีจังหวัดหรือรหัสไปรษณีย์ 1 ราย\nผู้อำนวยการโรงเรียนขาดรหัส" in told
    answer(page.papers.question, "ทำเฉพาะที่พร้อม 1 ราย")
    qtbot.waitUntil(path.exists, timeout=30_000)
    printed = pdfium.PdfDocument(path)[0].get_textpage().get_text_bounded()
    assert "โรงเรียนพร้อม" in printed
    assert "ขาดรหัส" not in printed


def test_an_envelope_without_the_emblem_is_told_of_before_it_is_printed(
    view: DirectoryView,
    context: AppContext,
    save_as: Callable[[str], Path],
    qtbot: QtBot,
    answer: Answer,
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        group = groups.add_group(session, "ซอง")
        details = agencies.AgencyDetails(
            "โรงเรียนพร้อม", district="เมือง", province="เลย", postcode="42000"
        )
        groups.add_member(session, group, agency_id=agencies.add_agency(session, details))
    path = save_as("ซอง.pdf")
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.detail.press("ซองจดหมาย")
    assert page.papers.dialog is not None
    page.papers.dialog.save_button.click()
    assert page.papers.question is not None
    assert page.papers.question.windowTitle() == "ยังไม่มีตราครุฑ"
    assert "ทำเฉพาะ" not in "".join(
        b.text() for b in page.papers.question.findChildren(QPushButton)
    )
    answer(page.papers.question, "ทำเอกสารทั้งหมด")
    qtbot.waitUntil(path.exists, timeout=30_000)


def test_whom_a_group_has_today_is_exported(
    view: DirectoryView, context: AppContext, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        groups.add_group(session, "โรงเรียน", GroupRule(kinds=["school"]))
    path = save_as("รายชื่อ.xlsx")
    view.tabs.setCurrentWidget(view.groups)
    view.groups.detail.press("ส่งออกรายชื่อ (XLSX)")
    qtbot.waitUntil(path.exists, timeout=30_000)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    told = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "ผู้อำนวยการโรงเรียนวัดป่าสมมติ" in told


def test_agencies_on_view_are_exported(
    view: DirectoryView, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    path = save_as("ทำเนียบ.xlsx")
    view.agencies.filters.choose(2)
    view.agencies.exports.give(".xlsx")
    qtbot.waitUntil(path.exists, timeout=30_000)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    names = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert [name for name in names if name] == ["โรงเรียนบ้านหนองปรือ", "โรงเรียนวัดป่าสมมติ"]
    qtbot.waitUntil(lambda: "2 รายการตามตัวกรอง" in view.notice.text)


def test_an_export_says_that_it_has_only_what_was_searched_for(
    view: DirectoryView, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    save_as("ทำเนียบ.csv")
    everything = len(view.agencies.table.rows)
    view.agencies.exports.give(".csv")
    qtbot.waitUntil(lambda: view.notice.text != "", timeout=30_000)
    assert view.notice.text == f"บันทึก {everything} รายการในไฟล์ ทำเนียบ.csv แล้ว"
    view.agencies.search.setText("วัดป่า")
    view.agencies.show_list()
    view.agencies.exports.give(".csv")
    said = "บันทึก 1 รายการตามที่ค้นไว้ในไฟล์ ทำเนียบ.csv แล้ว"
    qtbot.waitUntil(lambda: view.notice.text == said, timeout=30_000)


def test_the_telephone_booklet_is_made_of_the_agencies_on_view(
    view: DirectoryView, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    path = save_as("สมุดโทรศัพท์.pdf")
    view.agencies.exports.ask_booklet()
    assert view.agencies.exports.dialog is not None
    told = [each.accessibleName() for each in view.agencies.exports.dialog.findChildren(QLabel)]
    assert any("ผู้ดำรงตำแหน่งในหน่วยงาน 1 คน" in each for each in told)
    view.agencies.exports.dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_page_of_the_agencies_on_view_has_no_data_before_it_is_published(
    view: DirectoryView, context: AppContext, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    with context.database.transaction("ข้อมูล", undoable=False) as session:
        field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
        school = next(each for each in agencies.list_agencies(session) if each.kind == "school")
        base_data.set_value(session, field, school.id, fiscal_year(date.today()), "4321")
    path = save_as("ทำเนียบ.html")
    view.agencies.filters.choose(2)
    exports = view.agencies.exports
    next(each for each in exports.menu.actions() if "HTML" in each.text()).trigger()
    assert exports.dialog is not None
    exports.dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    page = path.read_text(encoding="utf-8")
    names = [each.name for each in view.agencies.table.rows]
    assert names == ["โรงเรียนบ้านหนองปรือ", "โรงเรียนวัดป่าสมมติ"]
    assert all(name in page for name in names)
    assert page.count("<article") == 2
    assert "4321" not in page


@pytest.mark.parametrize(
    ("typed", "binned", "told"), [("ไม่มีชื่อนี้", False, "ไม่มีรายการ"), ("", True, "ในถังขยะ")]
)
def test_what_cannot_be_exported_is_told_of(
    view: DirectoryView, typed: str, binned: bool, told: str
) -> None:
    for page in (view.agencies, view.people):
        view.tabs.setCurrentWidget(page)
        page.search.setText(typed)
        page.show_list()
        if binned:
            page.table.bin_wanted.emit()
            page.filters.choose(len(page.counts()) - 1)
            assert page.table.rows
        with pytest.raises(OfficeError, match=told):
            page.exports.give(".xlsx")
    with pytest.raises(OfficeError, match=told):
        view.agencies.exports.ask_booklet()
