"""The desk of one paper: the form, the sheet beside it, and what is to be put right."""

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.errors import OfficeError
from district_admin.ui.history_dialog import HistoryDialog

Type = Callable[[QWidget, str], None]
Write = Callable[..., int]
Stored = Callable[[int | None], dict[str, Any]]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]
SaidOf = Callable[[QWidget], str]


def text_on_sheet(qtbot: QtBot, page: ComposePage, act: Callable[[], object]) -> str:
    with qtbot.waitSignal(page.sheet.preview.ready, timeout=20_000) as sheet:
        act()
    assert sheet.args
    pages = pypdf.PdfReader(io.BytesIO(sheet.args[0])).pages
    return "\n".join(each.extract_text() for each in pages).replace("\u00a0", " ")


def test_the_sheet_shows_what_is_typed(
    view: CorrespondenceView, qtbot: QtBot, type_text: Type, page_of: PageOf
) -> None:
    view.write_new("memo")
    page = page_of()
    with qtbot.waitSignal(page.sheet.preview.ready, timeout=20_000):
        pass
    said = text_on_sheet(
        qtbot, page, lambda: type_text(page.form.entrance_of("subject"), "ขอใช้ห้อง 5")
    )
    assert "บันทึกข้อความ" in said
    assert "ขอใช้ห้อง ๕" in said


def test_numerals_are_chosen_for_each_paper(
    view: CorrespondenceView, qtbot: QtBot, write: Write, stored: Stored, page_of: PageOf
) -> None:
    view.open_paper(write("memo", subject="ประชุมครั้งที่ 11"))
    page = page_of()
    numerals: Any = page.form.entrance_of("numerals")
    said = text_on_sheet(qtbot, page, lambda: numerals.setCurrentIndex(2))
    assert "ครั้งที่ 11" in said
    view.show_list()
    assert stored(page.draft.paper_id)["numerals"] == "arabic"


def test_problems_are_listed_and_lead_to_their_fields(
    view: CorrespondenceView, qtbot: QtBot, type_text: Type, page_of: PageOf, press: Press
) -> None:
    view.write_new("memo")
    page = page_of()
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert view.focusWidget() is page.form.entrance_of("subject")
    qtbot.waitUntil(lambda: page.problems.height() > 100)  # the lines have come up
    press(page.problems, "ไปที่ภาคเหตุ")
    assert view.focusWidget() is page.form.entrance_of("cause")

    before = page.problems.accessibleName()
    type_text(page.form.entrance_of("subject"), "มีเรื่องแล้ว")
    qtbot.waitUntil(lambda: page.problems.accessibleName() != before)


def test_a_date_typed_wrong_is_told_and_kept(
    view: CorrespondenceView,
    qtbot: QtBot,
    type_text: Type,
    write: Write,
    stored: Stored,
    page_of: PageOf,
    said_of: SaidOf,
) -> None:
    view.open_paper(write("memo", subject="วันที่ผิด"))
    page = page_of()
    entry = page.form.entrance_of("date")
    assert isinstance(entry, QLineEdit)
    entry.clear()
    type_text(entry, "31 พ.ย. 2569")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "31 พ.ย. 2569" in said_of(page.problems))
    view.show_list()
    assert stored(page.draft.paper_id)["date"] == "31 พ.ย. 2569"
    view.open_paper(page.draft.paper_id or 0)
    again = page_of().form.entrance_of("date")
    assert isinstance(again, QLineEdit)
    assert again.text() == "31 พ.ย. 2569"


def test_the_history_of_a_paper_tells_what_was_changed(
    view: CorrespondenceView, type_text: Type, write: Write, page_of: PageOf
) -> None:
    view.open_paper(write("memo", subject="เดิม"))
    page = page_of()
    entry = page.form.entrance_of("subject")
    assert isinstance(entry, QLineEdit)
    entry.clear()
    type_text(entry, "ใหม่")
    next(a for a in page.header.more_menu.actions() if "ประวัติ" in a.text()).trigger()
    dialog = page.findChild(HistoryDialog)
    assert dialog is not None
    assert "เรื่อง: เดิม  →  ใหม่" in dialog.story.toPlainText()
    dialog.close()


@pytest.mark.parametrize(("width", "sides"), [(1170, 2), (839, 2), (700, 1)])
def test_form_and_sheet_stand_side_by_side_where_both_fit(
    view: CorrespondenceView, width: int, sides: int, page_of: PageOf, press: Press
) -> None:
    view.resize(width, 512)
    view.write_new("memo")
    page = page_of()
    assert page.form.isVisible()
    assert page.sheet.isVisible() == (sides == 2)
    if sides == 1:
        press(page, "แผ่นกระดาษ")
        assert page.sheet.isVisible()
        assert not page.form.isVisible()
        QTest.keyClick(page, Qt.Key.Key_F8)
        assert page.form.isVisible()


@pytest.mark.parametrize("kind", ["memo", "letter", "order", "announcement"])
@pytest.mark.parametrize("width", [1170, 839])
def test_nothing_of_the_form_is_wider_than_its_pane(
    view: CorrespondenceView, kind: str, width: int, page_of: PageOf
) -> None:
    view.resize(width, 512)
    view.write_new(kind)
    form = page_of().form
    for each in form.findChildren(QWidget):
        if isinstance(each, QLineEdit | QPlainTextEdit | QPushButton) and each.isVisible():
            right = each.mapTo(form, each.rect().topRight()).x()
            assert right < form.width(), each.accessibleName()


def test_a_computer_without_a_printer_is_told_so(
    view: CorrespondenceView, qtbot: QtBot, write: Write, page_of: PageOf
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - here alone

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    view.open_paper(write("memo", subject="พิมพ์"))
    with qtbot.captureExceptions() as raised:
        QTest.keyClick(page_of(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(raised))
    assert [type(error) for _kind, error, _trace in raised] == [OfficeError]


def test_opening_and_copying_lead_to_the_first_empty_field_or_the_subject(
    view: CorrespondenceView, write: Write, page_of: PageOf, press: Press
) -> None:
    parts = {"addressee": "ผู้อำนวยการ", "subject": "เดิม", "cause": "ด้วย", "conclusion": "จึงเรียนมา"}
    signer = {"lines": ["(นายเก่า  กาลก่อน)", "ผู้อำนวยการ"], "rank": ""}
    paper_id = write("memo", **parts, signatory=signer)
    view.list_page.choose(paper_id)
    press(view, "คัดลอกจากฉบับเดิม")
    assert view.focusWidget() is page_of().form.entrance_of("subject")

    view.show_list()
    view.open_paper(write("memo", **{**parts, "cause": ""}, signatory=signer))
    assert view.focusWidget() is page_of().form.entrance_of("cause")
