"""Keeping and destroying as the officer works it: file, find what is due, list, decide, finish."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from district_admin.areas.correspondence.operations import disposal, filing, numbering, registers
from district_admin.areas.correspondence.operations.filing import FilingError
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.filing_words import filing_state
from district_admin.areas.correspondence.view.register_page import RegisterPage
from district_admin.storage.database import Database
from district_admin.thai.calendar import be_year
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.requests import NewPaper
from district_admin.ui.tabbed_lists import AwaitedPage
from district_admin.ui.undoing import redo, undo

YEAR = be_year(date.today())
SEATS = {
    "name0": "นางปิ่น  น้ำใส",
    "post0": "ผู้อำนวยการกลุ่มอำนวยการ",
    "name1": "นายชัย  สมมติ",
    "post1": "เจ้าพนักงานธุรการชำนาญงาน",
    "name2": "นางมา  สมมุติ",
    "post2": "นักวิชาการศึกษาปฏิบัติการ",
}


def answer(dialog: EntryDialog | None, **values: object) -> EntryDialog:
    """Fill a window and keep it; what it refuses can be read from it."""
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, **values})
    dialog.save_button.click()
    return dialog


def pressed(menu: object, word: str) -> None:
    """Choose what a menu offers under a word."""
    next(each for each in menu.actions() if each.text().startswith(word)).trigger()  # type: ignore[attr-defined]


@pytest.fixture
def received(view: CorrespondenceView, database: Database) -> RegisterPage:
    """Three letters received: one of five years ago, a receipt, and one of this year."""
    old = date.today().replace(year=date.today().year - 5, day=1)
    with database.transaction("ลงรับ", undoable=False) as session:
        for subject, day in (
            ("ขอเชิญร่วมงานวันครู", old),
            ("ส่งใบเสร็จรับเงินค่าวัสดุ", old),
            ("ขอข้อมูลโรงเรียน", date.today()),
        ):
            details = EntryDetails(subject, sender="อบต.สมมติ", dated_on=day)
            registers.receive(session, details, datetime.now(UTC))
    view.tabs.setCurrentWidget(view.received)
    return view.received


@pytest.fixture
def listed(view: CorrespondenceView, received: RegisterPage) -> CorrespondenceView:
    """All three are filed as offered, and what is past its time is listed."""
    received.table.selectAll()
    received.detail.press("จัดเก็บ…")
    answer(received.deeds.filing.dialog, place="ต.1/2")
    view.tabs.setCurrentWidget(view.filing)
    view.filing.make_list("destroy")
    answer(view.filing.dialog)
    return view


def test_the_tabs_are_made_when_they_are_chosen(view: CorrespondenceView) -> None:
    titles = [view.tabs.tabText(at) for at in range(view.tabs.count())]
    at = titles.index("การทำลายและส่งมอบ")
    filing_at = titles.index("การเก็บหนังสือ")
    assert isinstance(view.tabs.widget(at), AwaitedPage)
    view.tabs.setCurrentIndex(at)
    assert view.tabs.currentWidget() is view.disposal
    assert [view.tabs.tabText(each) for each in range(view.tabs.count())] == titles
    assert view.disposal.make_button.isVisible()
    assert not view.filing.make_button.isVisible()
    view.tabs.setCurrentIndex(filing_at)
    assert view.tabs.currentWidget() is view.filing
    assert view.filing.make_button.isVisible()
    assert not view.disposal.make_button.isVisible()


def test_a_row_is_filed_in_the_class_offered_and_taken_back(
    received: RegisterPage, context: AppContext
) -> None:
    received.choose(received.table.rows[1].id)
    received.detail.press("จัดเก็บ…")
    dialog = received.deeds.filing.dialog
    assert dialog is not None
    assert dialog.form.values["retention"] == "money"
    answer(dialog, due_year=str(YEAR - 1))
    assert f"ต้องเก็บถึงสิ้นปี พ.ศ. {YEAR}" in dialog.reason
    answer(dialog, due_year="", place="ต.1/2", page_count="๓")
    assert f"เก็บถึง พ.ศ. {YEAR}" in received.detail.texts
    received.detail.press("แก้การเก็บ…")
    answer(received.deeds.filing.dialog, retention="historical")
    assert "ห้ามทำลาย" in received.detail.texts
    context.history.undo()
    assert f"เก็บถึง พ.ศ. {YEAR}" in received.detail.texts
    context.history.undo()
    assert "ยังไม่ได้จัดเก็บ" in received.detail.texts


def test_what_follows_for_a_filed_letter_that_becomes_secret_is_told_before_it_is_kept(
    received: RegisterPage, context: AppContext
) -> None:
    received.choose(received.table.rows[1].id)
    received.detail.press("จัดเก็บ…")
    answer(received.deeds.filing.dialog)
    received.detail.press("แก้ไข")
    form = received.edit.form
    assert form is not None
    form.show_values({**form.values, "secrecy": "ลับ"})
    form.changed.emit()
    assert "จะย้ายเป็น หนังสือลับ" in received.edit.note
    form.show_values({**form.values, "secrecy": ""})
    form.changed.emit()
    assert received.edit.note == ""
    form.show_values({**form.values, "secrecy": "ลับ"})
    received.edit.save_button.click()
    assert not received.is_editing
    assert any("หนังสือลับ" in told for told in received.detail.texts)
    assert "ห้ามทำลาย" in received.detail.texts
    received.detail.press("แก้ไข")
    form = received.edit.form
    assert form is not None
    form.show_values({**form.values, "secrecy": ""})
    form.changed.emit()
    assert "ยังเก็บเป็น หนังสือลับ" in received.edit.note
    received.edit.leave_button.click()
    context.history.undo()  # one step: the row and how it is kept
    assert f"เก็บถึง พ.ศ. {YEAR}" in received.detail.texts
    received.detail.press("แก้การเก็บ…")
    assert received.deeds.filing.dialog is not None
    assert received.deeds.filing.dialog.form.values["retention"] == "money"


def test_what_cannot_be_filed_is_told_before_and_the_rest_is_offered(
    received: RegisterPage, database: Database
) -> None:
    ids = [row.id for row in received.table.rows]
    with database.transaction("แก้ไข", undoable=False) as session:
        entry = registers.details_of(numbering.get_entry(session, ids[0]))
        registers.edit_entry(session, ids[0], replace(entry, due_on=date.today()))
        numbering.reserve(session, "received", 1, "จองไว้", "", datetime.now(UTC))
    received.refresh()
    received.table.selectAll()
    received.detail.press("จัดเก็บ…")
    deeds = received.deeds.filing
    assert deeds.dialog is None
    assert deeds.question is not None
    said = "\n".join(each.text() for each in deeds.question.findChildren(QLabel))
    number = received.table.rows[1].number_text
    assert "จัดเก็บได้ 2 จาก 4 เรื่อง" in said
    assert f"1 เรื่อง ยังรอดำเนินการ ต้องบันทึกว่าดำเนินการแล้วก่อน: {number}" in said
    assert "ไม่มีหนังสือให้จัดเก็บ" in said
    deeds.question.accept()
    answer(deeds.dialog)
    assert [row.id for row in received.rows if row.filing_id] == ids[1:]
    received.table.selectAll()
    with pytest.raises(FilingError, match="2 เรื่อง จัดเก็บไว้แล้ว"):
        received.deeds.filing.file(received.table.selected)


def test_a_letter_kept_for_ever_says_so_where_it_is_changed(received: RegisterPage) -> None:
    received.choose(received.table.rows[1].id)
    received.detail.press("จัดเก็บ…")
    answer(received.deeds.filing.dialog, due_year="ห้ามทำลาย")
    assert "ห้ามทำลาย" in received.detail.texts
    received.detail.press("แก้การเก็บ…")
    dialog = received.deeds.filing.dialog
    assert dialog is not None
    assert dialog.form.values["due_year"] == "ห้ามทำลาย"
    answer(dialog, place="ต.1/2")
    assert "ห้ามทำลาย" in received.detail.texts
    received.detail.press("แก้การเก็บ…")
    answer(received.deeds.filing.dialog, due_year="")
    assert f"เก็บถึง พ.ศ. {YEAR}" in received.detail.texts


def test_what_is_filed_is_found_by_when_its_time_is_over(
    view: CorrespondenceView, received: RegisterPage
) -> None:
    page = view.filing
    view.tabs.setCurrentWidget(page)
    assert page.frame.bodies.currentWidget() is page.empties["start"]
    view.tabs.setCurrentWidget(received)
    received.table.selectAll()
    received.detail.press("จัดเก็บ…")
    answer(received.deeds.filing.dialog)
    view.tabs.setCurrentWidget(page)
    assert page.counts() == [3, 1, 1, 0, 0, 0]
    page.filters.choose(1)
    assert [row.subject for row in page.table.rows] == ["ขอเชิญร่วมงานวันครู"]
    page.filters.choose(0)
    page.class_combo.setCurrentIndex(page.class_combo.findData("money"))
    page.class_combo.activated.emit(page.class_combo.currentIndex())
    assert [row.subject for row in page.table.rows] == ["ส่งใบเสร็จรับเงินค่าวัสดุ"]
    page.detail.press("ดูในทะเบียน")
    assert view.tabs.currentWidget() is received
    assert received.detail.title == "ส่งใบเสร็จรับเงินค่าวัสดุ"


def test_what_the_office_keeps_itself_says_so_and_is_not_called_overdue(
    view: CorrespondenceView, database: Database
) -> None:
    old, today = date(date.today().year - 30, 5, 1), date.today()
    with database.transaction("ลงรับ", undoable=False) as session:
        details = EntryDetails("แผนที่เก่า", sender="อบต.สมมติ", dated_on=old)
        ids = [registers.receive(session, details, datetime.now(UTC))]
        filing.file_letters(session, ids, filing.FilingDetails("normal"), {}, today)
        own = disposal.make_list(session, "keep_own", YEAR - 1, today)
        disposal.finish(session, own, today, today)
    view.tabs.setCurrentWidget(view.filing)
    assert "กรุณาทำบัญชีขอทำลาย" not in view.filing.summary
    assert view.filing.counts() == [1, 0, 0, 0, 0, 0]
    assert filing_state(view.filing.rows[0], YEAR) == "ขอเก็บเองแล้ว"


def test_several_move_to_another_file_and_keep_their_classes(
    view: CorrespondenceView, received: RegisterPage
) -> None:
    received.filters.choose(3)  # what is not filed yet
    assert len(received.table.rows) == 3
    received.table.selectAll()
    received.detail.press("จัดเก็บ…")
    answer(received.deeds.filing.dialog, place="ต.1/2")
    assert received.counts() == [3, 0, 0, 0]
    page = view.filing
    view.tabs.setCurrentWidget(page)
    before = {row.id: (row.retention, row.due_year) for row in page.table.rows}
    page.table.selectAll()
    page.detail.press("แก้การเก็บ…")
    answer(page.deeds.dialog, place="ต.9")
    assert {row.place for row in page.table.rows} == {"ต.9"}
    assert {row.id: (row.retention, row.due_year) for row in page.table.rows} == before


def test_the_way_of_a_list_in_the_window(listed: CorrespondenceView, database: Database) -> None:
    page = listed.disposal
    assert listed.tabs.currentWidget() is page
    assert [row.subject for row in page.table.rows] == ["ขอเชิญร่วมงานวันครู"]
    pressed(page.steps_menu, "หัวหน้าส่วนราชการอนุมัติแล้ว")
    assert "ประธาน" in answer(page.steps.dialog).reason
    assert page.steps.dialog is not None
    page.steps.dialog.leave_button.click()
    pressed(page.steps_menu, "คณะกรรมการ")
    refused = answer(page.steps.dialog, **{**SEATS, "post2": "เจ้าพนักงานธุรการปฏิบัติงาน"})
    assert "ชำนาญงานขึ้นไป" in refused.reason
    secretary = {"name2": "", "post2": "", "name4": SEATS["name2"], "post4": SEATS["post2"]}
    answer(refused, **{**SEATS, **secretary})
    assert not refused.isVisible()
    pressed(page.steps_menu, "คณะกรรมการ")
    again = page.steps.dialog
    assert again is not None
    assert again.form.values["name4"] == SEATS["name2"]
    again.leave_button.click()
    page.detail.press("ควรทำลาย (×)")
    assert "พิจารณาแล้ว 1" in page.summary
    pressed(page.steps_menu, "หัวหน้าส่วนราชการอนุมัติแล้ว")
    answer(page.steps.dialog)
    pressed(page.steps_menu, "ส่งหอจดหมายเหตุ")
    answer(page.steps.dialog)
    pressed(page.steps_menu, "ทำลายแล้ว")
    waiting = answer(page.steps.dialog)
    assert "ยังไม่ครบ 60 วัน" in waiting.reason
    answer(waiting, answered=True)
    assert page.summary.startswith("ทำลายแล้ว")
    assert not page.steps_button.isEnabled()
    listed.tabs.setCurrentWidget(listed.filing)
    assert listed.filing.counts()[-1] == 1
    with database.reading() as session:
        entry_id = next(row.entry_id for row in listed.filing.rows if row.outcome == "destroyed")
        kept = filing.filing_of(session, entry_id)
    assert kept is not None
    assert kept.outcome_on == date.today()
    listed.show_entry("received", entry_id)
    assert any(text.startswith("ทำลายแล้ว") for text in listed.received.detail.texts)


def test_a_line_is_kept_longer_taken_out_and_put_back(
    listed: CorrespondenceView, context: AppContext
) -> None:
    page = listed.disposal
    page.detail.press("ขยายเวลา…")
    assert "หลังปี" in answer(page.steps.dialog, year=str(YEAR - 1)).reason
    answer(page.steps.dialog, year=str(YEAR + 5))
    assert f"เก็บถึง พ.ศ. {YEAR + 5}" in page.detail.texts
    page.detail.press("เอาออกจากบัญชี…")
    answer(page.steps.dialog, reason="ยังใช้อยู่")
    assert "เหตุผล ยังใช้อยู่" in page.detail.texts
    assert page.counts() == [1, 0, 0, 0, 1]
    context.history.undo()
    assert page.counts() == [1, 0, 0, 1, 0]
    context.history.redo()
    page.detail.press("นำกลับเข้าบัญชี")
    assert page.counts() == [1, 1, 0, 0, 0]


def test_a_list_is_printed_and_its_papers_are_drafted(
    listed: CorrespondenceView,
    context: AppContext,
    stored: Callable[[int | None], dict[str, object]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page = listed.disposal
    for word, suffix in (("บันทึกเป็น PDF", "pdf"), ("บันทึกเป็น Word", "docx")):
        path = tmp_path / f"บัญชี.{suffix}"
        chosen = str(path)
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_, c=chosen: (c, ""))
        )
        pressed(page.papers_menu, word)
        qtbot.waitUntil(path.exists, timeout=30_000)
    context.requests.paper_wanted.connect(listed.take_paper)
    asked: list[NewPaper] = []
    context.requests.paper_wanted.connect(asked.append)
    with qtbot.captureExceptions() as raised:
        pressed(page.papers_menu, "ร่างคำสั่ง")
    assert "ยังไม่ได้กำหนดคณะกรรมการ" in str(raised[0][1])
    assert page.table.current is not None
    members = [
        {"name": f"นายสมมติ  ที่{n}", "post": "นักจัดการงานทั่วไปชำนาญการ", "role": role}
        for n, role in enumerate(("ประธานกรรมการ", "กรรมการ", "กรรมการและเลขานุการ"))
    ]
    with context.database.transaction("กำหนดคณะกรรมการ") as session:
        disposal.set_committee(session, disposal.lists(session)[0].id, members)
    pressed(page.papers_menu, "ร่างคำสั่ง")
    desk = listed.compose_page
    assert desk is not None
    assert asked[0].kind == "order"
    subject = f"แต่งตั้งคณะกรรมการทำลายหนังสือ ประจำปี พ.ศ. {YEAR - 1}"
    assert stored(desk.draft.paper_id)["subject"] == subject


def test_the_register_of_what_is_shown_is_printed(
    listed: CorrespondenceView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page, path = listed.filing, tmp_path / "เก็บ.docx"
    listed.tabs.setCurrentWidget(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), "")))
    pressed(page.print_button.menu(), "ทะเบียนหนังสือเก็บ")
    answer(page.papers.dialog, format="docx")
    qtbot.waitUntil(path.exists, timeout=30_000)


def test_cards_are_printed_for_the_chosen_letter_and_the_list_for_all_that_are_shown(
    listed: CorrespondenceView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = listed.filing
    listed.tabs.setCurrentWidget(page)
    subject = page.table.rows[1].subject
    page.table.choose(page.table.rows[1].id)
    told = {}
    for word in ("บัตรยืมหนังสือ", "บัญชีหนังสือส่งเก็บ", "บัญชีฝากหนังสือ"):
        path = tmp_path / f"{word}.docx"
        chosen = str(path)
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_, c=chosen: (c, ""))
        )
        pressed(page.print_button.menu(), word)
        answer(page.papers.dialog, format="docx")
        qtbot.waitUntil(path.exists, timeout=30_000)
        table = docx.Document(str(path)).tables[0]
        told[word] = [row.cells[-1].text if len(row.cells) == 1 else "" for row in table.rows]
    (card,) = told["บัตรยืมหนังสือ"]
    assert subject in card
    assert [len(rows) for rows in told.values()] == [1, 4, 4]  # with the heads of the columns


def test_a_year_that_is_not_over_is_refused_and_an_empty_one_too(
    view: CorrespondenceView, received: RegisterPage, database: Database
) -> None:
    view.tabs.setCurrentWidget(view.disposal)
    assert view.disposal.frame.bodies.currentWidget() is view.disposal.empties["start"]
    view.disposal.make_list("destroy")
    assert "ยังไม่สิ้นสุด" in answer(view.disposal.dialog, year=str(YEAR)).reason
    assert "ไม่มีหนังสือ" in answer(view.disposal.dialog, year=str(YEAR - 1)).reason
    with database.reading() as session:
        assert disposal.lists(session) == []


def test_rows_of_a_selection_with_one_that_is_filed_are_told_and_none_is_filed(
    received: RegisterPage, database: Database
) -> None:
    ids = [row.id for row in received.table.rows]
    received.choose(ids[0])
    received.detail.press("จัดเก็บ…")
    answer(received.deeds.filing.dialog)
    model = received.table.selectionModel()
    received.table.selectAll()
    assert len(model.selectedRows()) == len(ids)
    received.detail.press("จัดเก็บ…")
    dialog = answer(received.deeds.filing.dialog)
    assert "จัดเก็บไว้แล้ว" in dialog.reason
    with database.reading() as session:
        assert filing.filed_among(session, ids) == 1


MANY = 4100  # more than are read, or written, while she waits


@pytest.fixture
def many(database: Database) -> None:
    """So many letters of five years ago that are filed, and past their time."""
    year = date.today().year - 5
    with database.transaction("จัดเก็บ", undoable=False) as session:
        details = EntryDetails("เรื่องเดิม", sender="อบต.สมมติ", dated_on=date(year, 6, 1))
        registers.receive(session, details, datetime.now(UTC))
        session.execute(
            text(
                "WITH RECURSIVE n(v) AS (SELECT 2 UNION ALL SELECT v + 1 FROM n WHERE v <= :many) "
                "INSERT INTO register_entry (register, series_id, number, sub_number, number_text, "
                "state, registered_at, registered_on, reference, dated_on, sender, recipient, "
                "subject, action_taken, remark, urgency, secrecy, enclosures, endorsement, "
                "owner_name, cancel_reason, search_text) SELECT register, series_id, v, 0, v, "
                "state, registered_at, registered_on, '', dated_on, sender, '', 'เรื่อง ' || v, "
                "'', '', '', '', '', '', '', '', 'เรื่อง ' || v "
                "FROM n, register_entry WHERE number = 1"
            ),
            {"many": MANY},
        )
        session.execute(
            text(
                "INSERT INTO filing (entry_id, retention, filed_on, letter_year, due_year, place, "
                "remark, outcome) SELECT id, 'routine', dated_on, :year, :year + 1, '', '', 'kept' "
                "FROM register_entry WHERE number > 1"
            ),
            {"year": year + 543},
        )


def test_a_long_list_is_made_beside_the_window_and_taken_back_as_one(
    view: CorrespondenceView, many: None, context: AppContext, qtbot: QtBot
) -> None:
    page = view.disposal
    view.tabs.setCurrentWidget(page)
    page.make_list("destroy")
    answer(page.dialog)
    assert context.jobs.is_busy
    qtbot.waitUntil(lambda: page.counts() == [MANY, MANY, 0, 0, 0], timeout=30_000)
    assert f"{MANY:,} เรื่อง" in page.summary
    page.table.selectAll()
    page.steps.cross(page.table.selected)
    qtbot.waitUntil(lambda: page.counts() == [MANY, 0, MANY, 0, 0], timeout=30_000)
    for _step in range(2):
        undo(context, view)
        qtbot.waitUntil(lambda: not context.jobs.is_busy, timeout=30_000)
    assert page.current_list is None
    assert page.rows == ()
    redo(context, view)
    qtbot.waitUntil(lambda: page.counts() == [MANY, MANY, 0, 0, 0], timeout=30_000)


def test_a_long_list_that_is_cancelled_leaves_nothing(
    view: CorrespondenceView, many: None, context: AppContext, qtbot: QtBot
) -> None:
    page = view.disposal
    view.tabs.setCurrentWidget(page)
    page.make_list("destroy")
    answer(page.dialog)
    cancel = page.findChildren(QProgressDialog)[0].findChild(QPushButton)
    assert cancel is not None
    cancel.click()
    qtbot.waitUntil(lambda: not context.jobs.is_busy, timeout=30_000)
    page.refresh()
    assert page.current_list is None
    assert context.history.undo_name() is None
    with context.database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM disposal_line")).scalar_one() == 0
