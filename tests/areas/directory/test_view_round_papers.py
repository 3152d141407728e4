"""The confirmation forms of a round: of whom they are made is asked, and a note for several."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies, verification
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog

TODAY = date.today()
NAMES = ("โรงเรียนบ้านหนองปรือ", "โรงเรียนวัดป่าสมมติ", "โรงเรียนบ้านตัวอย่าง", "วัดสมมติ")


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    """The directory with a round of four agencies in sight."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        ids = [agencies.add_agency(session, agencies.AgencyDetails(name)) for name in NAMES]
        verification.start_round(session, "รอบปีนี้", ids, TODAY)
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.tabs.setCurrentWidget(made.rounds)
    yield made
    context.jobs.wait()
    made.close()


def offered(dialog: EntryDialog | None) -> list[str]:
    assert dialog is not None
    combo = dialog.form.entrance_of("whose")
    assert isinstance(combo, QComboBox)
    return [combo.itemText(place) for place in range(combo.count())]


@pytest.fixture
def make(
    view: DirectoryView, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], list[str]]:
    """Answer the question on view, and give the names of the files that were written."""
    folder = tmp_path / "แบบ"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(folder)))

    def answer() -> list[str]:
        dialog = view.rounds.papers.question
        assert dialog is not None
        with qtbot.waitSignal(view.rounds.saved, timeout=60_000):
            dialog.save_button.click()
        return sorted(path.stem.removeprefix("แบบยืนยัน ") for path in folder.iterdir())

    return answer


def test_forms_are_made_for_the_chosen_rows(
    view: DirectoryView, make: Callable[[], list[str]]
) -> None:
    table = view.rounds.table
    chosen = table.rows[1:3]
    table.clearSelection()
    table.selectRow(1)
    table.selectionModel().select(
        table.model().index(2, 0),
        table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
    )
    view.rounds.papers.give("xlsx")
    assert offered(view.rounds.papers.question) == [
        "เฉพาะที่เลือก 2 แห่ง",
        "ทั้งรอบ 4 แห่ง",
    ]
    assert make() == sorted(row.name for row in chosen)


def test_what_is_searched_is_offered_beside_the_whole_round(
    view: DirectoryView, make: Callable[[], list[str]]
) -> None:
    page = view.rounds
    page.search.setText("โรงเรียน")
    page.show_list()
    page.papers.give("xlsx")
    assert offered(page.papers.question) == [
        "เฉพาะที่แสดงตามตัวกรองและคำค้น 3 แห่ง",
        "ทั้งรอบ 4 แห่ง",
        "เฉพาะที่เลือก 1 แห่ง",
    ]
    assert page.papers.question is not None
    page.papers.question.form.show_values({"whose": "round"})
    assert make() == sorted(NAMES)
    offered_next = [each.accessibleName() for each in view.notice.findChildren(QPushButton)]
    assert offered_next == ["เปิดโฟลเดอร์"]


def test_a_note_for_several_is_added_to_each_and_loses_nothing(
    view: DirectoryView, context: AppContext
) -> None:
    page = view.rounds
    page.choose(page.table.rows[0].id)
    page.note()
    page.edit.form.show_values({"note": "โทรแล้ว"})  # type: ignore[union-attr]
    page.edit.save()
    page.table.selectAll()
    page.detail.press("เขียนหมายเหตุ")
    page.edit.form.show_values({"note": "ส่งแบบทางไปรษณีย์"})  # type: ignore[union-attr]
    page.edit.save()
    assert [row.note for row in page.table.rows] == [
        "โทรแล้ว\nส่งแบบทางไปรษณีย์",
        *["ส่งแบบทางไปรษณีย์"] * 3,
    ]
    assert context.history.undo() == "บันทึกหมายเหตุของ 4 หน่วยงาน"
