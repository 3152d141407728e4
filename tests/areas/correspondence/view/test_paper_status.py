"""How far papers are: proposed for signature, signed, sent, filed; and who keeps one for days."""

from collections.abc import Callable
from datetime import date, timedelta

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.numbering import ask_number
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
    ask_number(desk._context, desk, paper_id, "หนังสือ", desk.notice.say).save_button.click()
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


def test_who_has_it_is_forgotten_once_it_is_signed(write: Write, database: Database) -> None:
    paper_id = write("memo", subject="ขออนุมัติ")
    with database.transaction("เสนอ") as session:
        operations.set_status(session, paper_id, "waiting", TODAY, "รอง  ผอ.")
        assert operations.get_paper(session, paper_id).waiting_with == "รอง ผอ."
        operations.set_status(session, paper_id, "signed", TODAY)
        assert operations.get_paper(session, paper_id).waiting_with == ""
