"""Base data: typed in place, approved by a memo, and published."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
)
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import (
    base_data,
    people,
    postings,
)
from district_admin.areas.directory.view import DirectoryView
from district_admin.office import operations as office
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

TODAY = date.today()
YEAR = fiscal_year(TODAY)
Answer = Callable[[QDialog | None, str], None]


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
    view: DirectoryView, context: AppContext, answer: Answer
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
        if word == "เสนอแล้ว":
            answer(page.steps.question, "เสนอทั้งที่ยังไม่ครบ")
        dialog = page.steps.dialog
        assert dialog is not None
        dialog.form.show_values({**dialog.form.values, **values})
        dialog.save_button.click()
    assert page.sheet.status == "published"
    index = page.grid.grid.index(0, 1)
    assert not page.grid.grid.flags(index) & Qt.ItemFlag.ItemIsEditable
    page.steps.press("ปรับปรุงข้อมูล")
    answer(page.steps.question, "ปรับปรุงข้อมูล")
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
        field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number", unit="คน"))
        year = view.base_data.year.fiscal_year
        base_data.set_value(session, field, schools[0], year, "1,024")
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
    written = path.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert ("08 1234 5678" in written) is shown
    assert ("tel:+66812345678" in written) is shown
    assert "<dt>จำนวนครู</dt><dd>1,024 คน</dd>" in written
    assert f"ประจำปีงบประมาณ พ.ศ. {year} ณ วันที่" in written


@pytest.fixture
def save_memo(
    view: DirectoryView, context: AppContext, save_as: Callable[[str], Path], qtbot: QtBot
) -> Callable[[str, str], Path]:
    """Save the memo of an office that collects one field, under a name and in a format."""

    def save(name: str, form: str) -> Path:
        with context.database.transaction("ช่อง", undoable=False) as session:
            base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
        path = save_as(name)
        view.tabs.setCurrentWidget(view.base_data)
        papers = view.base_data.steps.papers
        papers.ask_memo()
        assert papers.dialog is not None
        papers.dialog.form.show_values({"format": form})
        papers.dialog.save_button.click()
        qtbot.waitUntil(path.exists, timeout=30_000)
        return path

    return save


def test_the_memo_for_approval_is_saved_with_its_table(
    save_memo: Callable[[str, str], Path],
) -> None:
    path = save_memo("บันทึก.docx", "docx")
    text = "\n".join(
        each.text for each in docx.Document(str(path)).element.body.iter(qn("w:t")) if each.text
    )
    assert "ขอความเห็นชอบ" in text
    assert "โรงเรียนบ้านหนองปรือ" in text


@pytest.fixture
def signatories(context: AppContext) -> list[str]:
    """A director and the head of a group, by the keys of the dialogs; and one of the past."""
    posts = ("ผู้อำนวยการสำนักงานสมมติ", "นักจัดการงานทั่วไป\nผู้อำนวยการกลุ่มอำนวยการ", "ผู้อำนวยการเก่า")
    with context.database.transaction("ผู้ลงนาม", undoable=False) as session:
        office.save_profile(session, name="สำนักงานสมมติ", short_name="สพป.สมมติ")
        return [
            str(office.add_signatory(session, details))
            for details in (
                office.SignatoryDetails("นายก้อง  ดี", posts[0], date(2020, 1, 1)),
                office.SignatoryDetails("นางสาวแก้ว  ใส", posts[1], date(2020, 1, 1)),
                office.SignatoryDetails(
                    "นายเก่า  มาก", posts[2], date(2010, 1, 1), date(2019, 1, 1)
                ),
            )
        ]


def test_who_approves_and_who_signs_the_memo_is_chosen_from_the_settings(
    view: DirectoryView,
    context: AppContext,
    signatories: list[str],
    save_as: Callable[[str], Path],
    qtbot: QtBot,
) -> None:
    director, head, _past = signatories
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    path = save_as("บันทึก.docx")
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.papers.ask_memo()
    dialog = page.steps.papers.dialog
    assert dialog is not None
    combo = dialog.form.entrance_of("approver")
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(place) for place in range(combo.count())] == [
        "ไม่ระบุ",
        "นายก้อง ดี  ·  ผู้อำนวยการสพป.สมมติ",
        "นางสาวแก้ว ใส  ·  ผู้อำนวยการกลุ่มอำนวยการ",
    ]
    assert dialog.form.values == {"approver": director, "signer": "", "format": "draft"}
    dialog.form.show_values({"approver": director, "signer": head, "format": "docx"})
    dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=30_000)
    lines = [each.text.replace("\u00a0", " ") for each in docx.Document(str(path)).paragraphs]
    assert any("เรียน" in line and "ผู้อำนวยการสำนักงานสมมติ" in line for line in lines)
    at = lines.index("(นางสาวแก้ว  ใส)")
    assert lines[at + 1 : at + 3] == ["นักจัดการงานทั่วไป", "ผู้อำนวยการกลุ่มอำนวยการ"]


def test_the_draft_of_the_memo_goes_to_who_was_chosen(
    view: DirectoryView, context: AppContext, signatories: list[str], qtbot: QtBot
) -> None:
    _director, head, _past = signatories
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.papers.ask_memo()
    dialog = page.steps.papers.dialog
    assert dialog is not None
    dialog.form.show_values({"approver": head, "signer": "", "format": "draft"})
    with qtbot.waitSignal(context.requests.paper_wanted) as wanted:
        dialog.save_button.click()
    assert wanted.args is not None
    content = wanted.args[0].content
    assert content["addressee"] == "ผู้อำนวยการกลุ่มอำนวยการ"
    assert "signatory" not in content


def test_the_approver_of_the_data_is_offered_from_the_settings(
    view: DirectoryView, context: AppContext, signatories: list[str], answer: Answer
) -> None:
    with context.database.transaction("ช่อง", undoable=False) as session:
        base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    page = view.base_data
    view.tabs.setCurrentWidget(page)
    page.steps.press("เสนอแล้ว")
    if page.steps.question is not None:  # data is missing
        answer(page.steps.question, "เสนอทั้งที่ยังไม่ครบ")
    dialog = page.steps.dialog
    assert dialog is not None
    assert dialog.form.values["approver"] == "นายก้อง ดี ผู้อำนวยการสพป.สมมติ"
    dialog.save_button.click()
    with context.database.reading() as session:
        sheet = base_data.get_sheet(session, YEAR)
    assert sheet.approver == "นายก้อง ดี ผู้อำนวยการสพป.สมมติ"


def test_the_table_of_the_memo_is_saved_alone(
    save_memo: Callable[[str, str], Path],
) -> None:
    path = save_memo("ตาราง.pdf", "table-pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "จำนวนครู" in text
    assert "บันทึกข้อความ" not in text
