"""The officer's way: find, copy, change, see the sheet, save both files."""

import io
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.dialogs import HistoryDialog
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.documents.form_entries import FormError
from district_admin.documents.form_file import load_form
from district_admin.errors import OfficeError
from district_admin.office import operations as office
from district_admin.storage.database import Database
from district_admin.storage.failures import StorageError
from district_admin.ui.context import AppContext

Type = Callable[[QWidget, str], None]
LAST_YEAR = date(2025, 3, 3)


def write(database: Database, kind: str, on: date = LAST_YEAR, **typed: Any) -> int:
    form = load_form(kind)
    with database.transaction("เขียน", undoable=False) as session:
        content = operations.first_content(session, form, on)
        return operations.start_paper(session, kind, {**content, **typed})


def stored(database: Database, paper_id: int | None) -> dict[str, Any]:
    assert paper_id is not None
    with database.reading() as session:
        return dict(operations.get_paper(session, paper_id).content)


def subjects(view: CorrespondenceView) -> list[str]:
    model = view.list_page.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def page_of(view: CorrespondenceView) -> ComposePage:
    assert view.compose_page is not None
    return view.compose_page


def text_on_sheet(qtbot: QtBot, page: ComposePage, act: Callable[[], object]) -> str:
    with qtbot.waitSignal(page.sheet.preview.ready, timeout=20_000) as sheet:
        act()
    assert sheet.args
    pages = pypdf.PdfReader(io.BytesIO(sheet.args[0])).pages
    return "\n".join(each.extract_text() for each in pages).replace("\u00a0", " ")


def press(owner: QWidget, word: str) -> None:
    found = next(
        each
        for each in owner.findChildren(QPushButton)
        if each.accessibleName() == word and each.isVisibleTo(owner)
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_an_empty_office_is_invited_to_write(view: CorrespondenceView) -> None:
    press(view.list_page, "เขียนบันทึกข้อความ")
    assert page_of(view).draft.form.name == "memo"


def test_the_menu_offers_the_four_kinds(view: CorrespondenceView) -> None:
    actions = view.list_page.write_menu.actions()
    assert [action.data() for action in actions] == ["memo", "letter", "order", "announcement"]
    actions[3].trigger()
    assert page_of(view).draft.form.name == "announcement"


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [
        ("ห้องประชุม", ["ขอใช้ห้องประชุม"]),
        ("โรงเรียนบ้าน", ["ขอเชิญอบรม"]),
        ("512", ["ขอใช้ห้องประชุม"]),
        ("๕๑๒", ["ขอใช้ห้องประชุม"]),
        ("ไม่มีคำนี้", []),
    ],
)
def test_papers_are_found_by_any_part_of_what_is_remembered(
    view: CorrespondenceView,
    database: Database,
    qtbot: QtBot,
    type_text: Type,
    looked_for: str,
    found: list[str],
) -> None:
    write(database, "memo", subject="ขอใช้ห้องประชุม", number="ศธ 04092/512")
    write(database, "letter", subject="ขอเชิญอบรม", addressee="ผู้อำนวยการโรงเรียนบ้านหนองปรือ")
    with qtbot.waitSignal(view.list_page.search.searched):
        type_text(view.list_page.search, looked_for)
    assert subjects(view) == found
    if not found:
        press(view.list_page, "ล้างคำค้น")
        assert len(subjects(view)) == 2


def test_papers_are_narrowed_by_kind_and_the_chosen_one_stays_chosen(
    view: CorrespondenceView, database: Database
) -> None:
    memo = write(database, "memo", subject="บันทึก")
    write(database, "order", subject="คำสั่ง")
    view.list_page.choose(memo)
    write(database, "memo", subject="บันทึกใหม่กว่า")

    chosen = view.list_page.table.current
    assert chosen is not None
    assert chosen.id == memo
    view.list_page.filters.choose(1)
    assert subjects(view) == ["บันทึกใหม่กว่า", "บันทึก"]
    assert view.list_page.table.current is not None
    assert view.list_page.table.current.id == memo


def test_opening_and_leaving_a_new_paper_stores_nothing(
    view: CorrespondenceView, database: Database
) -> None:
    view.write_new("letter")
    view.show_list()
    assert subjects(view) == []


def test_a_memo_typed_keeps_itself_and_opens_again_as_it_was(
    view: CorrespondenceView, database: Database, qtbot: QtBot, type_text: Type
) -> None:
    view.write_new("memo")
    page = page_of(view)
    type_text(page.form.entrance_of("subject"), "ขออนุญาตใช้ห้องประชุมราชพฤกษ์")
    type_text(page.form.entrance_of("cause"), "ด้วยกลุ่มอำนวยการกำหนดจัดประชุม")
    assert page.header.kept_text == "กำลังพิมพ์…"
    with qtbot.waitSignal(page.draft.saved):
        pass
    assert page.header.kept_text.startswith("บันทึกแล้ว")
    typed, paper_id = page.form.content, page.draft.paper_id
    assert stored(database, paper_id) == typed

    QTest.keyClick(page.form.entrance_of("subject"), Qt.Key.Key_Escape)
    assert view.currentWidget() is view.list_page
    assert paper_id is not None
    view.open_paper(paper_id)
    assert page_of(view).form.content == typed


def test_what_was_typed_last_is_kept_on_leaving_and_on_closing(
    view: CorrespondenceView, database: Database, type_text: Type
) -> None:
    view.write_new("memo")
    page = page_of(view)
    type_text(page.form.entrance_of("subject"), "ยังไม่ทันบันทึก")
    view.close()
    assert stored(database, page.draft.paper_id)["subject"] == "ยังไม่ทันบันทึก"


def test_typing_is_one_step_of_the_history_and_can_be_taken_back(
    view: CorrespondenceView, database: Database, context: AppContext, type_text: Type
) -> None:
    paper_id = write(database, "memo", subject="เดิม", cause="ด้วย")
    view.open_paper(paper_id)
    page = page_of(view)
    for text in ("ก", "ข", "ค"):
        type_text(page.form.entrance_of("cause"), text)
        page.draft.save()
    assert context.history.undo_name() == "แก้บันทึกข้อความ “เดิม”"

    context.history.undo()
    assert page.form.content["cause"] == "ด้วย"
    assert stored(database, paper_id)["cause"] == "ด้วย"


def test_a_paper_taken_back_altogether_leads_back_to_the_list(
    view: CorrespondenceView, context: AppContext, type_text: Type
) -> None:
    view.write_new("memo")
    type_text(page_of(view).form.entrance_of("subject"), "เขียนแล้วเปลี่ยนใจ")
    page_of(view).draft.save()
    context.history.undo()
    assert view.currentWidget() is view.list_page
    assert subjects(view) == []


def test_the_sheet_shows_what_is_typed(
    view: CorrespondenceView, qtbot: QtBot, type_text: Type
) -> None:
    view.write_new("memo")
    page = page_of(view)
    with qtbot.waitSignal(page.sheet.preview.ready, timeout=20_000):
        pass
    said = text_on_sheet(
        qtbot, page, lambda: type_text(page.form.entrance_of("subject"), "ขอใช้ห้อง 5")
    )
    assert "บันทึกข้อความ" in said
    assert "ขอใช้ห้อง ๕" in said


def test_numerals_are_chosen_for_each_paper(
    view: CorrespondenceView, database: Database, qtbot: QtBot
) -> None:
    view.open_paper(write(database, "memo", subject="ประชุมครั้งที่ 11"))
    page = page_of(view)
    numerals: Any = page.form.entrance_of("numerals")
    said = text_on_sheet(qtbot, page, lambda: numerals.setCurrentIndex(2))
    assert "ครั้งที่ 11" in said
    view.show_list()
    assert stored(database, page.draft.paper_id)["numerals"] == "arabic"


def test_problems_are_listed_and_lead_to_their_fields(
    view: CorrespondenceView, qtbot: QtBot, type_text: Type
) -> None:
    view.write_new("memo")
    page = page_of(view)
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert view.focusWidget() is page.form.entrance_of("subject")
    qtbot.waitUntil(lambda: page.problems.height() > 100)  # the lines have come up
    press(page.problems, "ไปที่ภาคเหตุ")
    assert view.focusWidget() is page.form.entrance_of("cause")

    before = page.problems.accessibleName()
    type_text(page.form.entrance_of("subject"), "มีเรื่องแล้ว")
    qtbot.waitUntil(lambda: page.problems.accessibleName() != before)


def test_a_date_typed_wrong_is_told_and_kept(
    view: CorrespondenceView, database: Database, qtbot: QtBot, type_text: Type
) -> None:
    view.open_paper(write(database, "memo", subject="วันที่ผิด"))
    page = page_of(view)
    entry = page.form.entrance_of("date")
    assert isinstance(entry, QLineEdit)
    entry.clear()
    type_text(entry, "31 พ.ย. 2569")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "31 พ.ย. 2569" in said_of(page.problems))
    view.show_list()
    assert stored(database, page.draft.paper_id)["date"] == "31 พ.ย. 2569"
    view.open_paper(page.draft.paper_id or 0)
    again = page_of(view).form.entrance_of("date")
    assert isinstance(again, QLineEdit)
    assert again.text() == "31 พ.ย. 2569"


def test_a_copy_is_of_today_and_signed_by_todays_director(
    view: CorrespondenceView, office_database: Database
) -> None:
    origin = write(
        office_database,
        "letter",
        subject="ขอเชิญประชุม",
        addressee="ผู้อำนวยการโรงเรียน",
        number="ศธ 1/2",
    )
    assert "เก่า" in str(stored(office_database, origin)["signatory"])
    with office_database.transaction("ย้ายสำนักงาน") as session:
        office.save_profile(session, telephone="0 9999 9999")
    view.list_page.choose(origin)
    press(view.list_page, "คัดลอกจากฉบับเดิม")

    content = page_of(view).form.content
    assert content["subject"] == "ขอเชิญประชุม"
    assert content["addressee"] == "ผู้อำนวยการโรงเรียน"
    assert content["date"] == date.today().isoformat()
    assert content["number"] == "ศธ 04092/"
    assert content["telephone"] == "0 9999 9999"
    assert "ใหม่" in str(content["signatory"])
    assert stored(office_database, origin)["number"] == "ศธ 1/2"
    with office_database.reading() as session:
        copy = operations.get_paper(session, page_of(view).draft.paper_id or 0)
        assert copy.origin_id == origin


def test_the_bin_gives_back_what_was_thrown_away(
    view: CorrespondenceView, database: Database, context: AppContext
) -> None:
    paper_id = write(database, "memo", subject="ไม่ใช้แล้ว")
    view.list_page.table.setFocus()
    view.list_page.choose(paper_id)
    QTest.keyClick(view.list_page.table, Qt.Key.Key_Delete)
    assert subjects(view) == []
    assert "ไม่ใช้แล้ว" in view.list_page.notice.text
    press(view.list_page.notice, "ย้อนกลับ")
    assert subjects(view) == ["ไม่ใช้แล้ว"]

    QTest.keyClick(view.list_page.table, Qt.Key.Key_Delete)
    view.list_page.filters.choose(5)
    assert subjects(view) == ["ไม่ใช้แล้ว"]
    menu = view.list_page.menu_of_chosen()
    next(action for action in menu.actions() if "นำกลับ" in action.text()).trigger()
    assert subjects(view) == []
    view.list_page.filters.choose(0)
    assert subjects(view) == ["ไม่ใช้แล้ว"]


def test_enter_opens_the_chosen_paper(view: CorrespondenceView, database: Database) -> None:
    paper_id = write(database, "memo", subject="เปิดฉันที")
    view.list_page.choose(paper_id)
    QTest.keyClick(view.list_page.table, Qt.Key.Key_Return)
    assert page_of(view).draft.paper_id == paper_id


def test_both_files_are_written_where_she_says(
    view: CorrespondenceView,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view.open_paper(write(database, "memo", subject="ขอใช้ห้องประชุม"))
    page = page_of(view)
    asked: list[str] = []

    def choose(*arguments: Any) -> tuple[str, str]:
        asked.append(Path(arguments[2]).name)
        return str(tmp_path / "ห้องประชุม 20 พ.ย. 2569.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.form.go_to("subject")
    QTest.keyClick(
        page.form.entrance_of("subject"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    question = page.findChild(QDialog)
    assert question is not None
    assert "ตราครุฑ" in question.windowTitle()
    press(question, "บันทึกโดยไม่มีตรา")
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=20_000)

    assert asked == ["บันทึกข้อความ ขอใช้ห้องประชุม 3 มี.ค. 2568.pdf"]
    pdf, docx = (tmp_path / f"ห้องประชุม 20 พ.ย. 2569{end}" for end in (".pdf", ".docx"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert docx.read_bytes().startswith(b"PK")

    docx.write_bytes(b"changed in Word")
    page.header.save_menu.actions()[0].trigger()
    press(latest_dialog(page), "บันทึกโดยไม่มีตรา")
    overwrite = latest_dialog(page)
    assert docx.name in said_of(overwrite)
    press(overwrite, "เลือกชื่ออื่น")
    assert docx.read_bytes() == b"changed in Word"
    assert len(asked) == 1


def test_the_history_of_a_paper_tells_what_was_changed(
    view: CorrespondenceView, database: Database, type_text: Type
) -> None:
    view.open_paper(write(database, "memo", subject="เดิม"))
    page = page_of(view)
    entry = page.form.entrance_of("subject")
    assert isinstance(entry, QLineEdit)
    entry.clear()
    type_text(entry, "ใหม่")
    next(a for a in page.header.more_menu.actions() if "ประวัติ" in a.text()).trigger()
    dialog = page.findChild(HistoryDialog)
    assert dialog is not None
    assert "เรื่อง: เดิม  →  ใหม่" in dialog.story.toPlainText()
    dialog.close()


def test_a_mistake_in_the_offices_own_form_is_told_in_thai_and_the_list_stays(
    view: CorrespondenceView, context: AppContext
) -> None:
    context.folder.forms.mkdir()
    (context.folder.forms / "memo.yaml").write_text("title: บันทึก\nfeilds: []\n", encoding="utf-8")
    with pytest.raises(FormError, match="บรรทัดที่"):
        view.write_new("memo")
    assert view.currentWidget() is view.list_page


@pytest.mark.parametrize(("width", "sides"), [(1170, 2), (839, 2), (700, 1)])
def test_form_and_sheet_stand_side_by_side_where_both_fit(
    view: CorrespondenceView, width: int, sides: int
) -> None:
    view.resize(width, 512)
    view.write_new("memo")
    page = page_of(view)
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
    view: CorrespondenceView, kind: str, width: int
) -> None:
    view.resize(width, 512)
    view.write_new(kind)
    form = page_of(view).form
    for each in form.findChildren(QWidget):
        if isinstance(each, QLineEdit | QPlainTextEdit | QPushButton) and each.isVisible():
            right = each.mapTo(form, each.rect().topRight()).x()
            assert right < form.width(), each.accessibleName()


def said_of(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - here alone

    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def latest_dialog(page: QWidget) -> QDialog:
    return [each for each in page.findChildren(QDialog) if each.isVisible()][-1]


@pytest.mark.slow
def test_a_paper_that_cannot_be_kept_is_not_left(
    view: CorrespondenceView, database: Database, type_text: Type
) -> None:
    view.open_paper(write(database, "memo", subject="เดิม"))
    page = page_of(view)
    type_text(page.form.entrance_of("subject"), "แก้")
    other_program = sqlite3.connect(database.path)
    other_program.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError):
        view.show_list()
    assert view.currentWidget() is page
    other_program.close()

    view.show_list()
    assert "แก้" in stored(database, page.draft.paper_id)["subject"]


def test_a_computer_without_a_printer_is_told_so(
    view: CorrespondenceView, database: Database, qtbot: QtBot
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - here alone

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    view.open_paper(write(database, "memo", subject="พิมพ์"))
    with qtbot.captureExceptions() as raised:
        QTest.keyClick(page_of(view), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(raised))
    assert [type(error) for _kind, error, _trace in raised] == [OfficeError]
