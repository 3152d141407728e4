"""Named groups, stakeholders, the yearly round and base data, as the officer uses them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import (
    agencies,
    base_data,
    groups,
    papers,
    people,
    postings,
    stakeholders,
    verification,
)
from district_admin.areas.directory.operations.recipients import GroupRule
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

TODAY = date.today()
YEAR = fiscal_year(TODAY)


@pytest.fixture
def schools(database: Database) -> list[int]:
    """Two schools, and a group of the office with somebody of two years in it."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        ids = [
            agencies.add_agency(
                session, agencies.AgencyDetails(name, kind, telephone="0 4400 0000")
            )
            for name, kind in (
                ("โรงเรียนบ้านหนองปรือ", "school"),
                ("โรงเรียนวัดป่าสมมติ", "school"),
                ("กลุ่มอำนวยการ", "group"),
            )
        ]
        person = people.add_person(session, people.PersonDetails("ญาดา", "ใจงาม", "นางสาว"))
        begun = TODAY - timedelta(days=800)
        details = postings.PostingDetails(ids[2], "นักจัดการงานทั่วไป", begun)
        postings.add_posting(session, person, details)
    return ids


@pytest.fixture
def view(context: AppContext, schools: list[int], qtbot: QtBot) -> Iterator[DirectoryView]:
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    yield made
    context.jobs.wait()
    made.close()


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Answer the window that asks where to save with a file of this name."""

    def answer(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), ""))
        )
        return path

    return answer


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
    view: DirectoryView, context: AppContext, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    with context.database.transaction("สร้าง", undoable=False) as session:
        groups.add_group(session, "โรงเรียน", GroupRule(kinds=["school"]))
    path = save_as("ป้าย.pdf")
    page = view.groups
    view.tabs.setCurrentWidget(page)
    page.detail.press("ป้ายที่อยู่")
    assert page.papers.dialog is not None
    page.papers.dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "ป้าย.pdf" in view.notice.text)


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


def test_the_telephone_booklet_is_made_of_the_agencies_on_view(
    view: DirectoryView, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    path = save_as("สมุดโทรศัพท์.pdf")
    view.agencies.exports.ask_booklet()
    assert view.agencies.exports.dialog is not None
    view.agencies.exports.dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF")


def test_the_iit_list_is_the_staff_of_a_year_and_more(view: DirectoryView) -> None:
    page = view.stakeholders
    view.tabs.setCurrentWidget(page)
    assert list(page.counts()) == [0, 0, 0, 0, 1, 0]
    page.filters.choose(4)
    assert [row.name for row in page.table.rows] == ["นางสาวญาดา ใจงาม"]
    assert "IIT 1 คน" in page.summary


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
    qtbot.waitUntil(lambda: len(list(folder.glob("*.xlsx"))) == 2, timeout=30_000)
    context.jobs.wait()
    path = next(each for each in folder.glob("*.xlsx") if "หนองปรือ" in each.name)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(each for each in sheet.iter_rows() if each[2].value == "โทรศัพท์")
    row[4].value = "0 4499 9999"
    book.save(path)

    page.papers.take(path)
    qtbot.waitUntil(lambda: page.papers.dialog is not None, timeout=30_000)
    dialog = page.papers.dialog
    assert dialog is not None
    assert dialog.table.current is not None
    assert (dialog.table.current.old, dialog.table.current.new) == ("0 4400 0000", "044999999")
    dialog.keep_button.click()
    with context.database.reading() as session:
        assert agencies.get_agency(session, schools[0]).telephone == "044999999"
        forms = papers.confirmation_forms(session, round_id, TODAY)
        answered = verification.list_confirmations(session, round_id, "corrected")
    assert [each.agency_id for each in answered] == [schools[0]]
    assert len(forms) == 2


def test_base_data_are_typed_in_place_and_refused_with_the_reason(
    view: DirectoryView, context: AppContext, schools: list[int]
) -> None:
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.add_button.click()
    assert page.dialog is not None
    page.dialog.form.entrance_of("name").setText("จำนวนครู")  # type: ignore[attr-defined]
    page.dialog.save_button.click()
    grid = page.grid.grid
    assert (grid.rowCount(), grid.columnCount()) == (2, 2)
    assert grid.setData(grid.index(0, 1), "๑,๒๓๔")
    assert grid.data(grid.index(0, 1)) == "1,234"
    assert not grid.setData(grid.index(1, 1), "หลายคน")
    assert "ไม่ใช่ตัวเลข" in page.reason
    assert page.summary.endswith("ครบแล้ว 1 จาก 2 แห่ง")
    with context.database.reading() as session:
        assert base_data.values_of_year(session, YEAR) == {schools[0]: {1: "1234"}}


def test_a_data_set_goes_from_draft_to_published_and_is_locked_meanwhile(
    view: DirectoryView, context: AppContext
) -> None:
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    for word, values in (
        ("เสนอแล้ว", {"approver": "รองผู้อำนวยการ"}),
        ("เห็นชอบแล้ว", {}),
        ("เผยแพร่แล้ว", {}),
    ):
        page.steps.press(word)
        dialog = page.steps.dialog
        assert dialog is not None
        dialog.form.show_values({**dialog.form.values, **values})
        dialog.save_button.click()
    assert page.sheet.status == "published"
    index = page.grid.grid.index(0, 1)
    assert not page.grid.grid.flags(index) & Qt.ItemFlag.ItemIsEditable
    page.steps.press("ปรับปรุงข้อมูล")
    assert page.sheet.status == "draft"
    assert page.grid.grid.flags(index) & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize(
    ("what", "suffix", "start"),
    [
        ("announcement", ".pdf", b"%PDF"),
        ("circular", ".pdf", b"%PDF"),
        ("table", ".xlsx", b"PK"),
        ("page", ".html", b"<!"),
    ],
)
def test_each_publication_is_saved(
    view: DirectoryView,
    context: AppContext,
    save_as: Callable[[str], Path],
    qtbot: QtBot,
    what: str,
    suffix: str,
    start: bytes,
) -> None:
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    path = save_as(f"เผยแพร่{suffix}")
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.papers.ask_publication()
    dialog = page.steps.papers.dialog
    assert dialog is not None
    dialog.form.show_values({"what": what, "format": "pdf"})
    dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_bytes().startswith(start)


@pytest.mark.parametrize("shown", [False, True])
def test_the_page_has_mobile_numbers_only_if_the_officer_says_so(
    view: DirectoryView,
    context: AppContext,
    schools: list[int],
    save_as: Callable[[str], Path],
    qtbot: QtBot,
    shown: bool,
) -> None:
    with context.database.transaction("ข้อมูล", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
        person = people.add_person(session, people.PersonDetails("ก้อง", mobile="0812345678"))
        postings.add_posting(session, person, postings.PostingDetails(schools[0], "ครู"))
    path = save_as("ทำเนียบ.html")
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.papers.ask_publication()
    dialog = page.steps.papers.dialog
    assert dialog is not None
    ticked = {"mobiles": True} if shown else {}
    dialog.form.show_values({"what": "page", "format": "pdf", **ticked})
    dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert ("0812345678" in path.read_text(encoding="utf-8")) is shown


def test_the_memo_for_approval_is_saved_with_its_table(
    view: DirectoryView, context: AppContext, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    path = save_as("บันทึก.docx")
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.papers.ask_memo()
    dialog = page.steps.papers.dialog
    assert dialog is not None
    dialog.form.show_values({"format": "docx"})
    dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    text = "\n".join(
        each.text for each in docx.Document(str(path)).element.body.iter(qn("w:t")) if each.text
    )
    assert "ขอความเห็นชอบ" in text
    assert "โรงเรียนบ้านหนองปรือ" in text


def test_the_table_of_the_memo_is_saved_alone(
    view: DirectoryView, context: AppContext, save_as: Callable[[str], Path], qtbot: QtBot
) -> None:
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    path = save_as("ตาราง.pdf")
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.papers.ask_memo()
    dialog = page.steps.papers.dialog
    assert dialog is not None
    dialog.form.show_values({"format": "table-pdf"})
    dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "จำนวนครู" in text
    assert "บันทึกข้อความ" not in text


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
