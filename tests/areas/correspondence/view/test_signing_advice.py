"""Filing or sending what is not noted as signed says so, and never stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import (
    deliveries,
    issuing,
    numbering,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

TODAY = date.today()


@pytest.fixture
def letters(view: CorrespondenceView, database: Database, write: Callable[..., int]) -> list[int]:
    """Two letters written here that wait for their signatures, and one that is only a row."""
    ids = [write("letter", TODAY, subject=f"ขอเชิญประชุม {number}") for number in (1, 2)]
    with database.transaction("ออกเลข", undoable=False) as session:
        for each in ids:
            issuing.number_paper(session, each, "sent", datetime.now(UTC))
        registers.issue(session, "sent", EntryDetails("ลงทะเบียนเอง"), datetime.now(UTC))
    view.tabs.setCurrentWidget(view.sent)
    return ids


def stati(database: Database, paper_ids: list[int]) -> list[str]:
    with database.reading() as session:
        return [operations.get_paper(session, each).status for each in paper_ids]


def test_what_is_filed_unsigned_is_counted_and_signed_by_one_click(
    view: CorrespondenceView, database: Database, context: AppContext, letters: list[int]
) -> None:
    page = view.sent
    page.table.selectAll()
    page.detail.press("จัดเก็บ…")
    deeds = page.deeds.filing
    assert deeds.signing is not None
    assert deeds.dialog is not None
    assert "2 ฉบับ" in deeds.signing.text
    assert deeds.signing.isVisible()
    deeds.signing.sign_button.click()
    assert deeds.signing.text == "บันทึกการลงนามแล้ว"
    assert not deeds.signing.sign_button.isVisible()
    assert stati(database, letters) == ["signed", "signed"]
    deeds.dialog.save_button.click()
    assert stati(database, letters) == ["filed", "filed"]
    context.history.undo()
    context.history.undo()
    assert stati(database, letters) == ["waiting", "waiting"]


def test_an_office_that_notes_no_signature_files_as_before(
    view: CorrespondenceView, database: Database, letters: list[int]
) -> None:
    page = view.sent
    page.choose(next(row.id for row in page.rows if row.paper_id == letters[0]))
    page.detail.press("จัดเก็บ…")
    deeds = page.deeds.filing
    assert deeds.dialog is not None
    assert deeds.signing is not None
    assert deeds.signing.text == "หนังสือนี้ยังไม่ได้บันทึกการลงนาม"
    deeds.dialog.save_button.click()
    assert not deeds.dialog.isVisible()
    assert stati(database, letters) == ["waiting", "waiting"]
    page.choose(next(row.id for row in page.rows if row.paper_id is None))
    page.detail.press("จัดเก็บ…")
    assert page.deeds.filing.signing is None  # nothing was written here that could be signed


def test_what_goes_out_unsigned_is_told_where_it_is_noted(
    view: CorrespondenceView, database: Database, letters: list[int]
) -> None:
    page = view.sent
    row = next(row for row in page.rows if row.paper_id == letters[0])
    with database.transaction("เพิ่มผู้รับ", undoable=False) as session:
        deliveries.add(session, row.id, [*deliveries.typed_receivers("โรงเรียนบ้านสมมติ")])
    page.choose(row.id)
    page.detail.press("การส่ง…")
    window = page.deeds.deliveries.dialog
    assert window is not None
    window.send_button.click()
    signing, asked = window.deeds.signing, window.deeds.dialog
    assert signing is not None
    assert asked is not None
    signing.sign_button.click()
    assert stati(database, letters) == ["signed", "waiting"]
    asked.save_button.click()
    assert not asked.isVisible()
    window.table.selectRow(0)
    window.sign_button.click()
    assert window.deeds.signing is None  # it is signed by now


def test_the_register_says_which_papers_wait_and_shows_them_alone(
    view: CorrespondenceView, database: Database, letters: list[int]
) -> None:
    page = view.sent

    def state(paper_id: int | None) -> str:
        return page.state_of(next(row for row in page.rows if row.paper_id == paper_id))

    assert (state(letters[0]), state(None)) == ("รอลงนาม วันนี้", "")
    waiting = [name for _key, name in page._filters].index("รอลงนาม")
    assert page.counts()[waiting] == 2
    with database.transaction("ลงนามแล้ว") as session:
        versions.sign(session, letters[0], TODAY)
        versions.correct(session, letters[1], "พิมพ์ผิด", datetime.now(UTC))
    assert (state(letters[0]), state(letters[1])) == ("", "กำลังแก้ไข")
    page.filters.choose(waiting)
    assert [row.paper_id for row in page.table.rows] == [letters[1]]
    with database.transaction("กำหนดเวลา") as session:
        row = page.table.rows[0]
        details = registers.details_of(numbering.get_entry(session, row.id))
        registers.edit_entry(session, row.id, replace(details, due_on=TODAY))
    assert state(letters[1]) == "วันนี้"  # the day by which something is to be done comes first
    page.choose(row.id)
    assert "กำลังแก้ไข" in page.detail.texts
    assert "รอลงนาม" not in [name for _key, name in view.received._filters]
