"""How far papers are: proposed for signature, signed, sent, filed; and who keeps one for days."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import issuing
from district_admin.areas.correspondence.operations.papers import PaperNumberedError
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.paper_status import status_text
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

Write = Callable[..., int]
TODAY = date.today()


def test_a_paper_that_waits_is_listed_with_its_days(
    view: CorrespondenceView, write: Write, database: Database
) -> None:
    first, second = write("memo", subject="ขออนุมัติ"), write("letter", subject="เชิญประชุม")
    page = view.list_page
    page._refresh()
    page.status.choose(first, "บันทึก", "waiting")
    dialog = page.status.dialog
    assert dialog is not None
    assert dialog.form.values["who"] == "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาตัวอย่าง"
    since = TODAY - timedelta(days=5)
    dialog.form.show_values({**dialog.form.values, "on": since.isoformat()})
    dialog.save_button.click()
    with database.transaction("เสนอ") as session:
        operations.set_status(session, second, "waiting", TODAY, "รอง ผอ.")
    page.filters.choose(1)
    page._refresh()
    assert page.table.model().rowCount() == 2
    with database.reading() as session:
        found = operations.list_papers(session, operations.PaperFilter(waiting=True))
        counts = operations.count_papers(session)
    assert [paper.id for paper in found] == [first, second]
    assert [status_text(paper, TODAY) for paper in found] == ["รอลงนาม 5 วัน", "รอลงนาม วันนี้"]
    assert counts["waiting"] == 2


def test_a_step_is_noted_at_once_and_can_be_taken_back(
    view: CorrespondenceView, write: Write, database: Database, context: AppContext
) -> None:
    paper_id = write("memo", subject="ขออนุมัติ")
    view.open_paper(paper_id)
    page = view.compose_page
    assert page is not None
    page.status_menu.make()
    texts = {action.text(): action for action in page.status_menu.actions()}
    assert texts["ร่าง"].isChecked()
    texts["ส่งแล้ว"].trigger()
    with database.reading() as session:
        paper = operations.get_paper(session, paper_id)
    assert (paper.status, paper.status_on) == ("sent", TODAY)
    assert "ส่งแล้ว" in page.notice.text
    context.history.undo()
    with database.reading() as session:
        assert operations.get_paper(session, paper_id).status == "draft"


def test_a_paper_numbered_on_the_desk_stands_among_those_that_wait_with_who_signs_it(
    view: CorrespondenceView, write: Write, database: Database
) -> None:
    paper_id = write("letter", TODAY, subject="เชิญประชุม", addressee="ผอ.รร.")
    view.open_paper(paper_id)
    desk = view.compose_page
    assert desk is not None
    desk._ask_number()
    assert desk.number_dialog is not None
    desk.number_dialog.save_button.click()
    page = view.list_page
    page._refresh()
    waits_with = page.table.model().columnCount() - 1
    assert page.table.isColumnHidden(waits_with)
    page.filters.choose(1)
    page._refresh()
    (row,) = page.table.rows
    assert status_text(row, TODAY) == "รอลงนาม วันนี้"
    assert not page.table.isColumnHidden(waits_with)
    shown = page.table.model().index(0, waits_with).data()
    assert shown == "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาตัวอย่าง"
    page.status.choose(paper_id, "หนังสือ", "draft")
    assert page.status.dialog is not None
    assert page.status.dialog.windowTitle() == "แก้ไขเป็นฉบับที่ 2"


def test_what_came_back_signed_is_noted_at_once_and_taken_back_in_one_step(
    view: CorrespondenceView, write: Write, database: Database, context: AppContext
) -> None:
    ids = [write("memo", subject=f"ขออนุมัติ {number}") for number in range(3)]
    with database.transaction("เสนอ") as session:
        for each in ids:
            operations.set_status(session, each, "waiting", TODAY, "ผอ.")
    page = view.list_page
    assert not page.sign_button.isVisible()
    page.filters.choose(1)
    page._refresh()
    page.table.choose(ids[0])
    page.table.choose_all(ids[:2])
    page.sign_button.click()
    assert [row.id for row in page.table.rows] == ids[2:]
    assert "ลงนามแล้ว: 2 ฉบับ" in view.notice.text
    context.history.undo()
    assert [row.id for row in page.table.rows] == ids
    page.table.choose(ids[2])
    page.sign_button.click()
    assert page.status.question is not None  # of one alone its scan is asked for
    page.status.question.close()


def test_several_are_binned_at_once_or_none_of_them(
    view: CorrespondenceView, write: Write, database: Database
) -> None:
    ids = [write("memo", subject=f"ขออนุมัติ {number}") for number in range(3)]
    with database.transaction("ออกเลข", undoable=False) as session:
        issuing.number_paper(session, ids[2], "memo", datetime.now(UTC))
    page = view.list_page
    page._refresh()
    page.table.choose(ids[2])
    page.table.choose_all(ids)
    with pytest.raises(PaperNumberedError):
        page._bin_chosen()
    assert len(page.table.rows) == 3
    page.table.choose(ids[0])
    page.table.choose_all(ids[:2])
    texts = {action.text(): action for action in page.menu_of_chosen().actions()}
    texts["ลงถังขยะ 2 ฉบับ\tDel"].trigger()
    assert [row.id for row in page.table.rows] == ids[2:]
    page.filters.choose(len(operations.KIND_NAMES) + 3)
    page.table.selectAll()
    (back,) = page.menu_of_chosen().actions()
    back.trigger()
    assert page.table.rows == []


def test_who_has_it_is_forgotten_once_it_is_signed(write: Write, database: Database) -> None:
    paper_id = write("memo", subject="ขออนุมัติ")
    with database.transaction("เสนอ") as session:
        operations.set_status(session, paper_id, "waiting", TODAY, "รอง  ผอ.")
        assert operations.get_paper(session, paper_id).waiting_with == "รอง ผอ."
        operations.set_status(session, paper_id, "signed", TODAY)
        assert operations.get_paper(session, paper_id).waiting_with == ""
