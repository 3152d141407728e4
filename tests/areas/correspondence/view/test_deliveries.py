"""To whom a letter goes, from the window: added, sent, signed for, printed, asked after."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.documents.bulk_letters import salutation_pairs
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    bulk_start,
    deliveries,
    numbering,
    registers,
)
from district_admin.areas.correspondence.operations.bulk_letters import Outputs
from district_admin.areas.correspondence.operations.bulk_start import BulkOrder
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.delivery_dialog import (
    DeliveryDialog,
    OutstandingDialog,
)
from district_admin.areas.correspondence.view.name_advice import NameAdvice
from district_admin.areas.directory.dialogs.picking import PickDialog
from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog

Press = Callable[[QWidget, str], None]
TODAY = date.today()
SENT = TODAY - timedelta(days=10)


@pytest.fixture
def letter(office_database: Database) -> int:
    """A letter in the register of letters sent, three schools, and a group of two of them."""
    details = EntryDetails(subject="ขอเชิญประชุม", recipient="นายก อบต.ท่าดี")
    with office_database.transaction("เตรียม", undoable=False) as session:
        ids = [
            add_agency(session, AgencyDetails(name=f"โรงเรียนบ้านสมมติ{number}", kind="school"))
            for number in (1, 2, 3)
        ]
        group = groups.add_group(session, "ศูนย์ 1")
        for each in ids[:2]:
            groups.add_member(session, group, agency_id=each)
        return registers.issue(session, "sent", details, datetime.now(UTC))


@pytest.fixture
def dialog(view: CorrespondenceView, letter: int, press: Press) -> DeliveryDialog:
    """The deliveries of the letter, opened from its row."""
    view.show_entry("sent", letter)
    view.sent.detail.press("การส่ง…")
    opened = view.sent.deeds.deliveries.dialog
    assert opened is not None
    return opened


SECOND = "โรงเรียนบ้านสมมติ2"


def choose_menu(dialog: DeliveryDialog, word: str) -> None:
    menus = dialog.add_button.menu().findChildren(QMenu)
    actions = [each for part in (dialog.add_button.menu(), *menus) for each in part.actions()]
    next(each for each in actions if each.text() == word).trigger()


def keep(asked: object, **values: object) -> None:
    """Fill in what was asked for and keep it."""
    assert isinstance(asked, EntryDialog)
    asked.form.show_values({**asked.form.values, **values})
    asked.save_button.click()
    assert not asked.isVisible(), asked.reason


def names(dialog: DeliveryDialog | OutstandingDialog) -> list[str]:
    return [each.name for each in dialog.shown]


def cells(dialog: DeliveryDialog | OutstandingDialog, row: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, column).data()) for column in range(1, model.columnCount())]


def tick(dialog: DeliveryDialog | OutstandingDialog, *rows: int) -> None:
    for row in rows:
        dialog.table.selectRow(row)
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)


def focus_list(dialog: DeliveryDialog | OutstandingDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()  # without a window manager nobody does so when a question has gone
    dialog.table.setFocus()
    qtbot.waitUntil(dialog.table.hasFocus)


def short(on: date) -> str:
    from district_admin.thai.calendar import short_date  # noqa: PLC0415 - one use

    return short_date(on)


def test_recipients_come_from_the_row_a_group_all_schools_and_typing_once_each(
    view: CorrespondenceView, dialog: DeliveryDialog, press: Press
) -> None:
    assert names(dialog) == []
    assert not dialog.sign_button.isEnabled()
    press(dialog, "ใช้ผู้รับตามทะเบียน")
    choose_menu(dialog, "ศูนย์ 1")
    assert dialog.notice.text == "เพิ่มผู้รับ 2 รายแล้ว"
    choose_menu(dialog, "โรงเรียนทั้งหมด")
    assert dialog.notice.text == "เพิ่มผู้รับ 1 รายแล้ว"
    choose_menu(dialog, "โรงเรียนทั้งหมด")
    assert "ไม่ได้เพิ่มซ้ำ" in dialog.notice.text
    choose_menu(dialog, "พิมพ์หรือวางรายชื่อ…")
    asked = dialog.ways.dialog
    assert isinstance(asked, EntryDialog)
    asked.save_button.click()
    assert "บรรทัดละหนึ่งราย" in asked.reason
    keep(asked, names="ผู้ว่าราชการจังหวัด\nนายก  อบต.ท่าดี")
    assert names(dialog) == [
        "นายก อบต.ท่าดี",
        *(f"ผู้อำนวยการโรงเรียนบ้านสมมติ{number}" for number in (1, 2, 3)),
        "ผู้ว่าราชการจังหวัด",
    ]
    assert "ผู้รับ 5 ราย" in view.sent.detail.texts
    assert cells(dialog, 0)[-1] == "ยังไม่ส่ง"


def test_the_ticked_are_sent_and_signed_for_in_a_step_each_and_undone_with_the_key(
    view: CorrespondenceView, dialog: DeliveryDialog, qtbot: QtBot
) -> None:
    choose_menu(dialog, "โรงเรียนทั้งหมด")
    dialog.tick_button.click()
    assert dialog.said == "ติ๊กไว้ 3 ราย"
    assert not dialog.correct_button.isEnabled()
    dialog.send_button.click()
    keep(dialog.deeds.dialog, on=SENT.isoformat())
    assert [cells(dialog, row)[-1] for row in range(3)] == ["รอรับ 10 วัน"] * 3
    assert dialog.ticked == set()

    tick(dialog, 0, 2)
    dialog.search.setText("สมมติ2")  # what is ticked stays so while she looks for the next
    qtbot.waitUntil(lambda: len(dialog.shown) == 1)
    tick(dialog, 0)
    tick(dialog, 0)
    dialog.search.clear()
    dialog.sign_button.click()
    keep(dialog.deeds.dialog, on=TODAY.isoformat(), by="นางรับ ไว้แล้ว")
    assert "ลงชื่อรับ 2 ราย (ศธ 04092/1) แล้ว" in dialog.notice.text
    signed = ["นำส่งเอง", short(SENT), short(TODAY), "นางรับ ไว้แล้ว", "รับแล้ว"]
    assert cells(dialog, 0)[1:] == signed
    assert cells(dialog, 1)[-1] == "รอรับ 10 วัน"
    assert cells(dialog, 2)[1:] == signed
    assert "รอรับ 1" in "".join(
        each.accessibleName() + each.toolTip() for each in view.sent.detail.findChildren(QWidget)
    )

    focus_list(dialog, qtbot)
    QTest.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cells(dialog, 0)[-1] == "รอรับ 10 วัน"
    dialog.filters.choose(2)
    assert len(names(dialog)) == 3
    dialog.filters.choose(3)
    assert names(dialog) == []


def test_means_are_changed_without_the_days_and_nothing_is_said_of_no_change(
    dialog: DeliveryDialog, database: Database, letter: int, qtbot: QtBot
) -> None:
    choose_menu(dialog, "โรงเรียนทั้งหมด")
    with database.transaction("ส่ง") as session:
        for days, each in enumerate(deliveries.deliveries_of(session, letter)):
            noted: deliveries.Noted = {"sent_on": SENT + timedelta(days=days), "means": "post"}
            deliveries.note(session, [each.id], noted, TODAY)
    dialog.tick_button.click()
    dialog.send_button.click()
    keep(dialog.deeds.dialog)
    assert "ไม่มีอะไรเปลี่ยน" in dialog.notice.text
    dialog.tick_button.click()
    dialog.send_button.click()
    keep(dialog.deeds.dialog, means="registered")
    assert [cells(dialog, row)[1:3] for row in range(3)] == [
        ["ลงทะเบียน", short(SENT + timedelta(days=days))] for days in range(3)
    ]
    tick(dialog, 1)
    dialog.send_button.click()
    keep(dialog.deeds.dialog, tracking="RR123456789TH")
    dialog.search.setText("rr1234")
    qtbot.waitUntil(lambda: len(dialog.shown) == 1)
    assert cells(dialog, 0)[1:3] == ["ลงทะเบียน", short(SENT + timedelta(days=1))]


def test_enter_corrects_one_and_delete_takes_it_out(
    dialog: DeliveryDialog, context: AppContext, qtbot: QtBot
) -> None:
    choose_menu(dialog, "ศูนย์ 1")
    dialog.table.selectRow(1)
    focus_list(dialog, qtbot)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    asked = dialog.deeds.dialog
    assert asked is not None
    early = {"sent_on": TODAY.isoformat(), "received_on": SENT.isoformat()}
    asked.form.show_values({**asked.form.values, **early})
    asked.save_button.click()
    assert "อยู่ก่อนวันที่ส่ง" in asked.reason
    keep(asked, received_on="", means="registered", tracking="RR123456789TH", name="ผอ. รร.ใหม่")
    assert cells(dialog, 1)[:3] == ["ผอ. รร.ใหม่", "ลงทะเบียน", short(TODAY)]
    assert dialog.table.current is not None
    assert dialog.table.current.tracking == "RR123456789TH"  # the cursor has stayed on its row
    focus_list(dialog, qtbot)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert len(names(dialog)) == 1
    context.history.undo()
    assert names(dialog)[1] == "ผอ. รร.ใหม่"


def test_the_book_and_the_receipts_are_made_of_the_ticked_or_of_those_by_hand(
    dialog: DeliveryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with pytest.raises(OfficeError, match="กรุณาเพิ่มผู้รับก่อน"):
        dialog.papers.ask("book")
    choose_menu(dialog, "โรงเรียนทั้งหมด")
    tick(dialog, 0, 1)
    dialog.send_button.click()
    keep(dialog.deeds.dialog, on=TODAY.isoformat())
    tick(dialog, 2)
    for paper, whom, told in (
        ("book", "by_hand", ["สมมติ๑", "สมมติ๒"]),
        ("receipts", "ticked", ["สมมติ๓"]),
        ("receipts", "all", ["สมมติ๑", "สมมติ๒", "สมมติ๓"]),
    ):
        path = tmp_path / f"{paper} {whom}.pdf"
        chosen = str(path)
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_, c=chosen: (c, ""))
        )
        dialog.papers.ask(paper)
        keep(dialog.papers.dialog, whom=whom)
        qtbot.waitUntil(path.exists, timeout=30_000)
        text = pypdf.PdfReader(path).pages[0].extract_text()
        assert [each for each in ("สมมติ๑", "สมมติ๒", "สมมติ๓") if each in text] == told
    assert path.name in dialog.notice.text


def test_what_nobody_signed_for_is_listed_over_all_letters_and_leads_to_its_letter(
    view: CorrespondenceView,
    letter: int,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view.show_entry("sent", letter)
    view.tabs.setCurrentWidget(view.sent)
    menu = view.sent.more_button.menu()
    menu.actions()[0].trigger()
    empty = view.sent.deeds.deliveries.outstanding
    assert empty is not None
    assert names(empty) == []
    assert not empty.sign_button.isEnabled()
    empty.reject()

    with database.transaction("ส่ง") as session:
        other = registers.issue(
            session, "circular", EntryDetails(subject="เวียน"), datetime.now(UTC)
        )
        for entry_id in (letter, other):
            both = deliveries.typed_receivers("นายอำเภอ\nผู้ว่าราชการจังหวัด")
            deliveries.add(session, entry_id, both)
        first, second = (each.id for each in deliveries.deliveries_of(session, letter))
        third, _fourth = (each.id for each in deliveries.deliveries_of(session, other))
        deliveries.note(session, [second], {"sent_on": TODAY}, TODAY)
        deliveries.note(session, [third], {"sent_on": SENT}, TODAY)
    menu.actions()[0].trigger()
    dialog = view.sent.deeds.deliveries.outstanding
    assert dialog is not None
    assert [(each.subject, each.name) for each in dialog.shown] == [
        ("เวียน", "นายอำเภอ"),
        ("ขอเชิญประชุม", "ผู้ว่าราชการจังหวัด"),
    ]
    assert [cells(dialog, row)[-1] for row in (0, 1)] == ["รอรับ 10 วัน", "ส่งวันนี้"]

    dialog.table.selectRow(1)
    focus_list(dialog, qtbot)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    opened = dialog.letter
    assert opened is not None
    assert opened.table.current is not None
    assert opened.table.current.id == second
    opened.reject()

    path = tmp_path / "รายการ.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), "")))
    dialog.print_button.menu().actions()[0].trigger()
    keep(dialog.papers.dialog, format="xlsx")
    qtbot.waitUntil(path.exists, timeout=30_000)
    _heads, *told = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert [(row[2], row[3], row[6]) for row in told] == [
        ("เวียน", "นายอำเภอ", 10),
        ("ขอเชิญประชุม", "ผู้ว่าราชการจังหวัด", 0),
    ]

    dialog.sign_button.click()
    keep(dialog.deeds.dialog, on=TODAY.isoformat())
    assert [each.id for each in dialog.shown] == [third]
    dialog.filters.choose(1)
    assert dialog.shown[0].id == first


def test_letters_received_have_no_deliveries_and_cancelled_ones_those_they_had(
    view: CorrespondenceView, letter: int, database: Database
) -> None:
    with database.transaction("ลงรับ", undoable=False) as session:
        came = registers.receive(session, EntryDetails(subject="ขอข้อมูล"), datetime.now(UTC))
        details = EntryDetails(subject="ส่งผิด")
        other = registers.issue(session, "sent", details, datetime.now(UTC))
        deliveries.add(session, other, deliveries.typed_receivers("นายอำเภอ"))
    view.show_entry("received", came)
    assert "การส่ง" not in view.received.detail.texts
    view.show_entry("sent", letter)
    assert "การส่ง" in view.sent.detail.texts
    with database.transaction("ยกเลิก", undoable=False) as session:
        for each in (letter, other):
            numbering.cancel(session, each, "พิมพ์ผิด", TODAY)
    view.show_entry("sent", letter)
    assert "การส่ง" not in view.sent.detail.texts
    view.show_entry("sent", other)
    assert "ผู้รับ 1 ราย" in view.sent.detail.texts


def test_a_paper_with_a_list_of_addressees_and_letters_to_many_are_offered_first(
    view: CorrespondenceView,
    letter: int,
    write: Callable[..., int],
    database: Database,
    folder: DataFolder,
    press: Press,
    tmp_path: Path,
) -> None:
    listed = ["นายอำเภอเมืองสมมติ", "นายอำเภอสมมติใต้"]
    paper = write("circular", TODAY, subject="เวียน", recipients=listed)
    many = write("letter", TODAY, subject="ขอเชิญประชุม", cause="ด้วยจะจัดประชุม")
    with database.transaction("ออกเลข", undoable=False) as session:
        now = datetime.now(UTC)
        entry = registers.issue(
            session, "circular", EntryDetails(subject="เวียน"), now, paper_id=paper
        )
        schools = bulk_letters.school_recipients(session, TODAY)
        order = BulkOrder(many, schools, outputs=Outputs(whole=True))
        pairs = salutation_pairs(folder.forms)
        job = bulk_start.start(session, order, tmp_path, pairs, now, Silent())
        numbered = bulk_letters.letters_of(session, job)[0].entry_id
    for entry_id, word, expected in (
        (entry, "ตามบัญชีแนบท้ายของหนังสือ (2 ราย)", listed),
        (
            numbered,
            "ผู้รับของหนังสือถึงหลายแห่ง (3 ราย)",
            [f"ผู้อำนวยการโรงเรียนบ้านสมมติ{number}" for number in (1, 2, 3)],
        ),
    ):
        view.show_entry("circular", entry_id)
        view.sent.detail.press("การส่ง…")
        dialog = view.sent.deeds.deliveries.dialog
        assert dialog is not None
        press(dialog, word)
        assert names(dialog) == expected
        dialog.reject()


def test_names_picked_in_the_directory_are_added_and_marked_as_there(
    dialog: DeliveryDialog, press: Press
) -> None:
    choose_menu(dialog, "เลือกจากทำเนียบ…")
    picking = dialog.ways.dialog
    assert isinstance(picking, PickDialog)
    assert picking.table.choose(lambda each: each.name == SECOND)
    press(picking, "เพิ่ม")
    picking.accept()
    assert names(dialog) == ["ผู้อำนวยการโรงเรียนบ้านสมมติ2"]
    choose_menu(dialog, "เลือกจากทำเนียบ…")
    again = dialog.ways.dialog
    assert isinstance(again, PickDialog)
    assert again.table.choose(lambda each: each.name == SECOND)
    assert not again.pick_button.isEnabled()


def test_a_name_typed_wrongly_is_put_right_from_the_directory(
    dialog: DeliveryDialog, qtbot: QtBot
) -> None:
    choose_menu(dialog, "พิมพ์หรือวางรายชื่อ…")
    asked = dialog.ways.dialog
    assert isinstance(asked, EntryDialog)
    (advice,) = asked.findChildren(NameAdvice)
    assert advice.text == ""
    asked.form.show_values({"names": "โรงเรียนบ้านสมมุติ1\nนายอำเภอ"})
    asked.form.changed.emit()
    qtbot.waitUntil(lambda: "หมายถึง “โรงเรียนบ้านสมมติ1”" in advice.text)
    advice.take_button.click()
    assert asked.form.values["names"] == "โรงเรียนบ้านสมมติ1\nนายอำเภอ"
    assert advice.text == ""
    asked.save_button.click()
    choose_menu(dialog, "โรงเรียนทั้งหมด")
    assert names(dialog) == [
        "โรงเรียนบ้านสมมติ1",
        "นายอำเภอ",
        *(f"ผู้อำนวยการโรงเรียนบ้านสมมติ{number}" for number in (2, 3)),
    ]
