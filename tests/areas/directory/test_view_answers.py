"""Many answered forms read at once: what each says, what is refused, one step that keeps all."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.dialogs.answers import AnswerLine, AnswersDialog
from district_admin.areas.directory.documents.confirmation import (
    ConfirmationForm,
    ConfirmationRequest,
)
from district_admin.areas.directory.documents.confirmation_rows import confirmation_xlsx
from district_admin.areas.directory.operations import agencies, papers, verification
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

TODAY = date.today()
NAMES = ("โรงเรียนบ้านหนองปรือ", "โรงเรียนวัดป่าสมมติ", "โรงเรียนบ้านตัวอย่าง")

Write = Callable[..., Path]


@pytest.fixture
def schools(database: Database) -> list[int]:
    """Three schools that were asked in a round."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        return [
            agencies.add_agency(
                session, agencies.AgencyDetails(name, "school", telephone="0 4400 0000")
            )
            for name in NAMES
        ]


@pytest.fixture
def round_id(database: Database, schools: list[int]) -> int:
    with database.transaction("เริ่ม", undoable=False) as session:
        return verification.start_round(session, "รอบปีนี้", schools, TODAY)


@pytest.fixture
def view(context: AppContext, round_id: int, qtbot: QtBot) -> Iterator[DirectoryView]:
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.tabs.setCurrentWidget(made.rounds)
    yield made
    context.jobs.wait()
    made.close()


def write_form(folder: Path, name: str, form: ConfirmationForm, answers: dict[str, str]) -> Path:
    """Write a form as a school sends it back, ticked, with its answers by the items' labels."""
    path = folder / name
    path.write_bytes(confirmation_xlsx(form, ConfirmationRequest("รอบ"), "สำนักงาน"))
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        if (text := answers.get(str(row[2].value))) is not None:
            row[4].value = text
        elif str(row[0].value).endswith("/confirm.right"):
            row[4].value = "/"
    book.save(path)
    return path


@pytest.fixture
def answered(database: Database, round_id: int, tmp_path: Path) -> Write:
    """Write the form of a school by its place, with these answers."""

    def write(name: str, place: int, of_round: int = round_id, **answers: str) -> Path:
        with database.reading() as session:
            forms = papers.confirmation_forms(session, of_round, TODAY)
        form = next(each for each in forms if each.agency_name == NAMES[place])
        return write_form(tmp_path, name, form, answers)

    return write


@pytest.fixture
def read(
    view: DirectoryView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[Path]], AnswersDialog]:
    """Choose files in the window that asks for them and give what is shown of them."""

    def choose(paths: list[Path]) -> AnswersDialog:
        chosen = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_: (chosen, "")))
        page = view.rounds
        page.papers.dialog = None
        page.read_button.click()
        qtbot.waitUntil(lambda: page.papers.dialog is not None, timeout=60_000)
        assert page.papers.dialog is not None
        return page.papers.dialog

    return choose


Read = Callable[[list[Path]], AnswersDialog]


def by_file(dialog: AnswersDialog) -> dict[str, list[AnswerLine]]:
    found: dict[str, list[AnswerLine]] = {}
    for line in dialog.lines:
        found.setdefault(line.file, []).append(line)
    return found


def test_many_files_are_one_check_and_one_undo(
    context: AppContext, schools: list[int], answered: Write, read: Read
) -> None:
    one = answered(
        "ปรือ.xlsx", 0, โทรศัพท์="0 4499 9999", ไปรษณีย์อิเล็กทรอนิกส์="ไม่มี@", **{"อำเภอ/เขต": "โนนสูง"}
    )
    two = answered("ป่า.xlsx", 1)
    dialog = read([one, two])
    lines = by_file(dialog)
    assert {(each.label, each.state) for each in lines["ปรือ.xlsx"]} == {
        ("โทรศัพท์", "change"),
        ("ไปรษณีย์อิเล็กทรอนิกส์", "noted"),
        ("อำเภอ/เขต", "change"),
    }
    bad = next(each for each in lines["ปรือ.xlsx"] if each.state == "noted")
    assert (bad.old, bad.new) == ("", "ไม่มี@")
    assert "ไม่มี@" in bad.told
    assert [(each.agency, each.state) for each in lines["ป่า.xlsx"]] == [(NAMES[1], "right")]
    assert dialog.keep_button.accessibleName() == "บันทึกคำตอบ 2 หน่วยงาน"

    dialog.keep_button.click()
    with context.database.reading() as session:
        agency = agencies.get_agency(session, schools[0])
        assert (agency.telephone, agency.email, agency.district) == ("044999999", "", "โนนสูง")
    assert context.history.undo() == "บันทึกคำตอบ 2 หน่วยงาน"
    with context.database.reading() as session:
        agency = agencies.get_agency(session, schools[0])
        assert (agency.telephone, agency.district) == ("0 4400 0000", "")


def test_a_change_without_its_tick_is_not_taken(
    view: DirectoryView,
    context: AppContext,
    schools: list[int],
    answered: Write,
    read: Read,
    qtbot: QtBot,
) -> None:
    dialog = read([answered("ปรือ.xlsx", 0, โทรศัพท์="0 4499 9999", **{"อำเภอ/เขต": "โนนสูง"})])
    line = dialog.table.current
    assert line is not None
    assert line.label == "อำเภอ/เขต"
    assert "ใช้ค่าใหม่ 2 จาก 2 รายการ" in dialog.summary
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "ใช้ค่าใหม่ 1 จาก 2 รายการ" in dialog.summary
    dialog.keep_button.click()
    with context.database.reading() as session:
        agency = agencies.get_agency(session, schools[0])
    assert (agency.telephone, agency.district) == ("044999999", "")
    (row,) = [each for each in view.rounds.table.rows if each.name == NAMES[0]]
    assert (row.outcome, row.note) == ("corrected", "อำเภอ/เขต: โนนสูง")


def test_files_of_no_use_are_told_by_name_and_stop_nothing(
    context: AppContext,
    schools: list[int],
    answered: Write,
    read: Read,
    database: Database,
    tmp_path: Path,
) -> None:
    with database.transaction("รอบก่อน", undoable=False) as session:
        before = verification.start_round(session, "รอบปีก่อน", schools, date(2020, 1, 1))
    broken = tmp_path / "เสีย.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    other = tmp_path / "รายชื่อ.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["ที่", "ชื่อ"])
    book.active.append([1, "นายก้อง สมมติ"])
    book.save(other)
    good = answered("ดี.xlsx", 0, โทรศัพท์="0 4499 9999")
    twice = answered("ดี (1).xlsx", 0, โทรศัพท์="0 4411 1111")
    old = answered("รอบก่อน.xlsx", 1, before)
    dialog = read([broken, other, good, twice, old])

    told = {each.file: each.told for each in dialog.lines if each.state == "refused"}
    assert set(told) == {"เสีย.xlsx", "รายชื่อ.xlsx", "ดี (1).xlsx", "รอบก่อน.xlsx"}
    assert "เสีย" in told["เสีย.xlsx"]
    assert told["รายชื่อ.xlsx"].startswith("ไม่ใช่แบบยืนยันข้อมูล")
    assert "ดี.xlsx" in told["ดี (1).xlsx"]
    assert "รอบปีก่อน" in told["รอบก่อน.xlsx"]
    assert "ไม่รับ 4 ไฟล์" in dialog.summary
    dialog.keep_button.click()
    with context.database.reading() as session:
        assert agencies.get_agency(session, schools[0]).telephone == "044999999"


def test_a_folder_that_is_read_again_keeps_only_what_came_later(
    view: DirectoryView, answered: Write, read: Read
) -> None:
    one = answered("ปรือ.xlsx", 0, โทรศัพท์="0 4499 9999", หัวหน้าหน่วยงาน="นายใหม่ ใจงาม")
    read([one]).keep_button.click()
    two = answered("ป่า.xlsx", 1)
    dialog = read([one, two])
    assert [each.state for each in by_file(dialog)["ปรือ.xlsx"]] == ["known"]
    assert dialog.keep_button.accessibleName() == "บันทึกคำตอบ 1 หน่วยงาน"
    dialog.keep_button.click()
    rows = {each.name: each for each in view.rounds.table.rows}
    assert rows[NAMES[0]].outcome == "corrected"
    assert rows[NAMES[0]].note == "หัวหน้าหน่วยงาน: นายใหม่ ใจงาม"
    assert rows[NAMES[1]].outcome == "confirmed"
    assert not read([one, two]).keep_button.isEnabled()


def test_the_filters_show_what_needs_her(answered: Write, read: Read) -> None:
    one = answered("ปรือ.xlsx", 0, โทรศัพท์="12", ไปรษณีย์อิเล็กทรอนิกส์="school@example.go.th")
    dialog = read([one, answered("ป่า.xlsx", 1)])
    dialog.filters.choose(2)
    assert dialog.table.current is not None
    assert dialog.table.current.label == "โทรศัพท์"
    assert "ปรือ.xlsx" in dialog.said.accessibleName()
    dialog.table.toggle()  # a value that is refused has no box
    assert "ใช้ค่าใหม่ 1 จาก 1 รายการ" in dialog.summary


def test_the_reason_is_in_sight_in_a_small_window(
    answered: Write, read: Read, qtbot: QtBot
) -> None:
    dialog = read([answered("ปรือ.xlsx", 0, โทรศัพท์="12", ไปรษณีย์อิเล็กทรอนิกส์="school@example.go.th")])
    head = dialog.table.horizontalHeader()
    for width in (760, 1080):  # at 150 % and at 100 %
        dialog.resize(width, 480)
        qtbot.waitUntil(lambda: dialog.table.width() + 48 == dialog.width())
        assert head.length() <= dialog.table.viewport().width()
        assert head.sectionSize(6) >= 140
    assert dialog.table.columnWidth(2) == 190
