"""The window of a row's files: add, look, stamp, save a copy."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from district_admin.areas.correspondence.model.register import ORDER, SIGNED
from district_admin.areas.correspondence.operations import registers, scans
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view.entry_files import EntryFilesDialog, open_entry_files
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
DETAILS = EntryDetails(subject="ขอข้อมูลโรงเรียนในสังกัด", sender="อำเภอเมืองสมมติ")
Opens = Callable[..., EntryFilesDialog]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter of two pages, as it came from the scanner."""
    path = tmp_path / "หนังสือ.pdf"
    made = canvas.Canvas(str(path), pagesize=(595, 842))
    for number in (1, 2):
        made.drawString(60, 400, f"LETTER {number}")
        made.showPage()
    made.save()
    return path


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A photograph of an enclosure."""
    path = tmp_path / "สิ่งที่ส่งมาด้วย.jpg"
    Image.new("RGB", (900, 1200), "red").save(path, "JPEG")
    return path


@pytest.fixture
def window(qtbot: QtBot, context: AppContext) -> QWidget:
    """The program's window, over which the files are opened."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    return made


@pytest.fixture
def open_files(
    qtbot: QtBot, office_database: Database, context: AppContext, window: QWidget
) -> Iterator[Opens]:
    """Registers a paper and opens its files."""
    opened: list[EntryFilesDialog] = []

    def open_new(register: str = "", endorsement: str = "") -> EntryFilesDialog:
        details = EntryDetails(DETAILS.subject, sender=DETAILS.sender, endorsement=endorsement)
        with office_database.transaction("ลงทะเบียน", undoable=False) as session:
            if register:
                entry_id = registers.issue(session, register, details, NOW)
            else:
                entry_id = registers.receive(session, details, NOW)
        dialog = open_entry_files(context, window, entry_id)
        qtbot.waitExposed(dialog)
        opened.append(dialog)
        return dialog

    yield open_new
    context.jobs.wait()
    for dialog in opened:
        dialog.close()


@pytest.fixture
def add(qtbot: QtBot, context: AppContext) -> Callable[..., None]:
    """Adds files to a window and waits until they are there and on view."""

    def add_and_wait(dialog: EntryFilesDialog, *paths: Path) -> None:
        dialog.add_files(paths)
        qtbot.waitUntil(lambda: not context.jobs.is_busy)
        qtbot.waitUntil(lambda: dialog.view.sheet.page_count > 0 or not dialog.list.count())

    return add_and_wait


def _shown(dialog: EntryFilesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def _stamp(dialog: EntryFilesDialog, qtbot: QtBot, choice: str = "") -> None:
    if choice:
        menu = dialog.stamp_button.menu()
        next(each for each in menu.actions() if each.text() == choice).trigger()
    else:
        dialog.stamp_button.click()
    qtbot.waitUntil(lambda: any(text.startswith("ประทับตรารับ") for text in _shown(dialog)))


def _stamped_text(context: AppContext, dialog: EntryFilesDialog) -> str:
    with context.database.reading() as session:
        stored = scans.latest_stamped(session, dialog._entry_id)
        assert stored is not None
        data = scans.open_file(session, stored.id).data
    return str(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text())


def test_a_new_row_says_how_files_are_added(open_files: Opens) -> None:
    dialog = open_files()

    assert "ยังไม่มีไฟล์" in dialog.view.said
    assert not dialog.stamp_button.isEnabled()
    assert not dialog.view.save_button.isEnabled()


def test_files_of_several_kinds_are_added_and_shown(
    open_files: Opens, add: Callable[..., None], letter: Path, photograph: Path, qtbot: QtBot
) -> None:
    dialog = open_files()

    add(dialog, letter, photograph)

    assert _shown(dialog) == ["สแกน (2)", "หนังสือ.pdf", "สิ่งที่ส่งมาด้วย.jpg"]
    assert dialog.view.sheet.page_count == 1  # the last one: the photograph as a page
    assert dialog.notice.text == "เพิ่มไฟล์แล้ว 2 ไฟล์"
    dialog.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: dialog.view.sheet.page_count == 2)


def test_files_are_dropped_onto_the_window(
    open_files: Opens,
    letter: Path,
    photograph: Path,
    qtbot: QtBot,
    drop_files: Callable[..., bool],
) -> None:
    dialog = open_files()
    assert drop_files(dialog, letter, photograph)
    qtbot.waitUntil(lambda: len(_shown(dialog)) == 3)


def test_a_broken_file_is_told_and_the_others_are_added(
    open_files: Opens, add: Callable[..., None], letter: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "ขาด.pdf"
    broken.write_bytes(letter.read_bytes()[:300])
    dialog = open_files()

    add(dialog, broken, letter)

    assert _shown(dialog) == ["สแกน (1)", "หนังสือ.pdf"]
    assert "ขาด.pdf ชำรุด" in dialog.refused
    add(dialog, letter)
    assert dialog.refused == ""


def test_stamping_adds_a_file_and_shows_it(
    open_files: Opens,
    add: Callable[..., None],
    letter: Path,
    qtbot: QtBot,
    context: AppContext,
) -> None:
    dialog = open_files()
    add(dialog, letter)

    _stamp(dialog, qtbot)

    assert _shown(dialog)[-2:] == ["ประทับตรารับแล้ว (1)", "1-2569 ประทับตรารับ.pdf"]
    assert dialog.list.currentRow() == 3
    qtbot.waitUntil(lambda: dialog.view.sheet.page_count == 2)
    assert "เลขรับ ๑" in _stamped_text(context, dialog)
    with context.database.reading() as session:
        kept = registers.files_of(session, dialog._entry_id)
        assert scans.open_file(session, kept[0][1].id).data == letter.read_bytes()


def test_of_two_stamped_files_the_older_one_says_so(
    open_files: Opens, add: Callable[..., None], letter: Path, photograph: Path, qtbot: QtBot
) -> None:
    dialog = open_files()
    add(dialog, letter)
    _stamp(dialog, qtbot)
    add(dialog, photograph)

    dialog.stamp_button.click()
    qtbot.waitUntil(lambda: "ประทับตรารับแล้ว (2)" in _shown(dialog))

    name = "1-2569 ประทับตรารับ.pdf"
    assert _shown(dialog)[-2:] == [f"{name} (ฉบับก่อน)", name]
    assert dialog.list.currentRow() == dialog.list.count() - 1


def test_an_endorsement_is_printed_where_she_chooses(
    open_files: Opens,
    add: Callable[..., None],
    letter: Path,
    qtbot: QtBot,
    context: AppContext,
) -> None:
    dialog = open_files(endorsement="มอบกลุ่มนโยบายและแผน")
    add(dialog, letter)

    _stamp(dialog, qtbot, "พิมพ์เกษียนท้ายหน้า")

    assert "มอบกลุ่มนโยบายและแผน" in _stamped_text(context, dialog)


def test_what_is_not_received_has_signed_copies_and_no_stamp(
    open_files: Opens, add: Callable[..., None], letter: Path, context: AppContext
) -> None:
    dialog = open_files(ORDER)

    assert not dialog.stamp_button.isVisibleTo(dialog)
    add(dialog, letter)

    assert _shown(dialog)[0] == "ฉบับลงนาม (1)"
    with context.database.reading() as session:
        assert registers.files_of(session, dialog._entry_id)[0][0].role == SIGNED


def test_a_copy_is_the_file_as_it_came(
    open_files: Opens,
    add: Callable[..., None],
    photograph: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_files()
    add(dialog, photograph)
    target = tmp_path / "สำเนา.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))

    dialog.view.save_button.click()

    assert target.read_bytes() == photograph.read_bytes()
    assert dialog.notice.text == "บันทึกสำเนาแล้ว: สำเนา.jpg"


def test_undoing_takes_the_added_file_off_the_list(
    open_files: Opens, add: Callable[..., None], letter: Path, context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_files()
    add(dialog, letter)

    context.history.undo()

    qtbot.waitUntil(lambda: _shown(dialog) == [])
    assert "ยังไม่มีไฟล์" in dialog.view.said
    assert not dialog.stamp_button.isEnabled()
