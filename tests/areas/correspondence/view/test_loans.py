"""Letters are lent from where they are kept, asked for when their day is over, and taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.operations import filing, finding, registers
from district_admin.areas.correspondence.operations.filing import FilingDetails
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.found import Wanted
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog

TODAY = date.today()


def answer(dialog: EntryDialog | None, **values: object) -> EntryDialog:
    """Fill a window and keep it; what it refuses can be read from it."""
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, **values})
    dialog.save_button.click()
    return dialog


@pytest.fixture
def kept(view: CorrespondenceView, database: Database) -> CorrespondenceView:
    """Three letters are filed, and their list is in sight."""
    with database.transaction("จัดเก็บ", undoable=False) as session:
        details = (EntryDetails(each, sender="อบต.สมมติ") for each in ("แผนที่", "สัญญา", "โฉนด"))
        ids = [registers.receive(session, each, datetime.now(UTC)) for each in details]
        filing.file_letters(session, ids, FilingDetails(place="ต.1/3"), {}, TODAY)
    view.tabs.setCurrentWidget(view.filing)
    return view


@pytest.fixture
def save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Callable[[object, str, EntryDialog | None], Path]:
    """Chooses a kind of file in the window that asks for it, and gives the file."""

    def saved(_asked: object, wanted: str, dialog: EntryDialog | None) -> Path:
        path = tmp_path / f"เอกสาร.{wanted}"
        path.unlink(missing_ok=True)
        choose = staticmethod(lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        answer(dialog, format=wanted)
        qtbot.waitUntil(path.exists, timeout=30_000)
        return path

    return saved


def lend(view: CorrespondenceView, subject: str, borrower: str, due: date | None = None) -> None:
    page = view.filing
    page.choose(next(row.id for row in page.rows if row.subject == subject))
    page.detail.press("ให้ยืม…")
    since = TODAY - timedelta(days=20)
    until = due.isoformat() if due else ""
    answer(page.loans.dialog, borrower=borrower, lent_on=since.isoformat(), due_on=until)


def test_nothing_is_lent_yet_and_the_list_says_where_that_is_done(kept: CorrespondenceView) -> None:
    kept.tabs.setCurrentWidget(kept.loans)
    start = kept.loans.empties["start"]
    assert kept.loans.frame.bodies.currentWidget() is start
    kept.loans.filing_wanted.emit()
    assert kept.tabs.currentWidget() is kept.filing


def test_a_letter_is_lent_and_taken_back_where_it_is_kept(
    kept: CorrespondenceView, context: AppContext
) -> None:
    page = kept.filing
    lend(kept, "สัญญา", "นายชัย สมมติ", TODAY - timedelta(days=5))
    assert "นายชัย สมมติ" in page.detail.texts
    columns = [page.table.model().index(row, 6).data() for row in range(3)]
    assert sorted(columns) == ["", "", "มีผู้ยืม"]
    page.detail.press("รับคืน…")
    early = answer(page.loans.dialog, on=(TODAY - timedelta(days=21)).isoformat())
    assert "อยู่ก่อนไม่ได้" in early.reason
    answer(page.loans.dialog, on=TODAY.isoformat(), by="นางมา")
    assert not any(row.is_out for row in page.rows)
    page.detail.press("ให้ยืม…")  # it can go out again
    assert page.loans.dialog is not None
    page.loans.dialog.leave_button.click()
    context.history.undo()
    assert [row.subject for row in page.rows if row.is_out] == ["สัญญา"]


def test_what_should_be_back_is_listed_first_and_taken_back_together(
    kept: CorrespondenceView,
) -> None:
    lend(kept, "แผนที่", "กลุ่มนโยบายและแผน")
    lend(kept, "สัญญา", "นายชัย สมมติ", TODAY - timedelta(days=5))
    lend(kept, "โฉนด", "นายชัย สมมติ", TODAY + timedelta(days=5))
    page = kept.loans
    kept.tabs.setCurrentWidget(page)
    assert page.counts() == [3, 3, 1, 0]
    assert [row.subject for row in page.table.rows] == ["สัญญา", "โฉนด", "แผนที่"]
    assert page.table.model().index(0, 5).data() == "เกิน 5 วัน"
    assert page.summary == "ยังไม่คืน 3 เรื่อง  ·  เกินกำหนด 1"
    page.table.selectAll()
    page.detail.press("รับคืน 3 เรื่อง…")
    answer(page.deeds.dialog)
    assert page.counts() == [3, 0, 0, 3]
    page.filters.choose(0)
    page.choose(page.rows[0].id)
    page.detail.press("แก้ไข…")
    answer(page.deeds.dialog, returned_on="", purpose="ตรวจสอบ")
    assert page.counts() == [3, 1, 0, 2]
    assert "ใช้ในราชการ ตรวจสอบ" in page.detail.texts
    page.detail.press("ลบรายการยืมนี้")
    assert page.counts() == [2, 0, 0, 2]


def test_the_row_of_the_register_says_who_has_its_letter(kept: CorrespondenceView) -> None:
    lend(kept, "สัญญา", "นายชัย สมมติ")
    kept.filing.detail.press("ดูในทะเบียน")
    assert "ผู้ยืม: นายชัย สมมติ" in kept.received.detail.texts


def test_what_is_out_is_printed_and_the_card_has_all_who_had_it(
    kept: CorrespondenceView, save: Callable[[object, str, EntryDialog | None], Path]
) -> None:
    lend(kept, "สัญญา", "นายชัย สมมติ", TODAY - timedelta(days=5))
    kept.filing.detail.press("รับคืน…")
    answer(kept.filing.loans.dialog)
    lend(kept, "สัญญา", "กลุ่มนโยบายและแผน", TODAY - timedelta(days=1))
    lend(kept, "โฉนด", "นางมา สมมุติ")
    page = kept.loans
    kept.tabs.setCurrentWidget(page)
    page.papers.ask("list")
    (sheet,) = openpyxl.load_workbook(save(page, "xlsx", page.papers.dialog)).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == ["สัญญา", "โฉนด"]
    assert [row[-1] for row in rows[1:]] == [1, None]
    page.choose(next(row.id for row in page.rows if row.subject == "สัญญา" and row.is_out))
    page.papers.ask("card")
    (table,) = docx.Document(str(save(page, "docx", page.papers.dialog))).tables
    (card,) = (row.cells[0].text.replace("\u00a0", " ") for row in table.rows)
    assert card.index("นายชัย สมมติ") < card.index("กลุ่มนโยบายและแผน")


def test_a_loan_that_was_found_is_shown_whatever_stands_over_the_lists(
    kept: CorrespondenceView, database: Database
) -> None:
    lend(kept, "สัญญา", "นายชัย สมมติ")
    lend(kept, "โฉนด", "นางสาวใจ ดี")
    kept.write_new("memo")
    with database.reading() as session:
        [found] = finding.find(session, Wanted("ใจ ดี", kind=finding.LOAN), 50)
    kept.open_found(found)
    assert kept.tabs.currentWidget() is kept.loans
    assert kept.loans.detail.title == "โฉนด"
    assert kept.compose_page is None
