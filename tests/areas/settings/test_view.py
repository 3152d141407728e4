from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.settings.dialogs import SignatoryDialog
from district_admin.areas.settings.view import SettingsView
from district_admin.areas.settings.view.data import DataPane
from district_admin.areas.settings.view.set_up import SetUp
from district_admin.errors import OfficeError
from district_admin.office import operations
from district_admin.office.letterhead import read_letterhead, usual_signature
from district_admin.storage.backup import back_up
from district_admin.ui.context import AppContext

TypeText = Callable[[QWidget, str], None]


def test_what_is_typed_of_the_office_is_kept_by_its_button_and_can_be_taken_back(
    view: SettingsView, context: AppContext, qtbot: QtBot, type_text: TypeText
) -> None:
    assert not view.office.save_button.isEnabled()
    type_text(view.office.lines["name"], "สพป.สมมติบุรี เขต ๒")
    assert view.office.has_changes

    QTest.mouseClick(view.office.save_button, Qt.MouseButton.LeftButton)

    with context.database.reading() as session:
        assert read_letterhead(session).office_name == "สพป.สมมติบุรี เขต ๒"
    assert not view.office.has_changes
    assert context.history.undo() == "แก้ข้อมูลสำนักงาน"
    assert view.office.lines["name"].text() == ""


def test_typing_under_way_is_not_lost_when_the_office_changes_elsewhere(
    view: SettingsView, context: AppContext, type_text: TypeText
) -> None:
    type_text(view.office.lines["name"], "กำลังพิมพ์")
    with context.database.transaction("เปลี่ยนจากที่อื่น") as session:
        operations.save_profile(session, telephone="๐ ๑")
    assert view.office.lines["name"].text() == "กำลังพิมพ์"


def test_a_new_director_signs_from_the_first_day_and_the_old_one_before(
    view: SettingsView, context: AppContext, qtbot: QtBot
) -> None:
    pane = view.signatories
    for name, first, last in (
        ("นายวิทยา  สมมติศักดิ์", date(2021, 10, 1), date(2025, 9, 30)),
        ("นายก้องเกียรติ  ตัวอย่างดี", date(2025, 10, 1), None),
    ):
        pane.add_button.click()
        dialog = pane.dialog
        assert dialog
        dialog.name.setText(name)
        dialog.position.setPlainText("ผู้อำนวยการ")
        dialog.from_on.set_day(first)
        dialog.to_on.set_day(last)
        dialog.save_button.click()

    assert pane.table.model().rowCount() == 2
    with context.database.reading() as session:
        before = usual_signature(session, date(2025, 9, 30))
        after = usual_signature(session, date(2025, 10, 1))
    assert before == {"lines": ["(นายวิทยา  สมมติศักดิ์)", "ผู้อำนวยการ"], "rank": ""}
    assert after == {"lines": ["(นายก้องเกียรติ  ตัวอย่างดี)", "ผู้อำนวยการ"], "rank": ""}


def test_an_incomplete_signatory_stays_in_the_dialog_with_the_reason(
    new_signatory: SignatoryDialog, qtbot: QtBot
) -> None:
    new_signatory.position.setPlainText("ผู้อำนวยการ")
    new_signatory.save_button.click()

    assert new_signatory.isVisible()
    assert new_signatory.position.toPlainText() == "ผู้อำนวยการ"
    assert "กรุณากรอกชื่อผู้ลงนาม" in new_signatory.reason


def test_the_post_signed_for_is_asked_only_of_those_who_act(
    new_signatory: SignatoryDialog, qtbot: QtBot
) -> None:
    assert not new_signatory.for_position.isVisible()
    new_signatory.capacity.setCurrentIndex(1)
    assert new_signatory.for_position.isVisible()


def test_an_emblem_is_taken_from_a_picture_file_and_removed_again(
    view: SettingsView,
    context: AppContext,
    emblem_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(emblem_file), ""))
    )
    view.tabs.setCurrentIndex(2)
    view.emblem.picture_button.click()

    with context.database.reading() as session:
        data = operations.emblem(session)
    assert data
    assert Image.open(BytesIO(data)).size == (400, 400)
    assert not view.emblem.picture.pixmap().isNull()

    view.emblem.remove_button.click()
    assert view.emblem.picture.pixmap().isNull()
    assert view.notice.text == "เอาตราครุฑออกแล้ว"
    context.history.undo()
    assert not view.emblem.picture.pixmap().isNull()


def test_a_file_that_is_no_picture_is_refused_and_the_old_emblem_stays(
    view: SettingsView, context: AppContext, emblem_file: Path, tmp_path: Path
) -> None:
    view.emblem.take(emblem_file)
    bad = tmp_path / "ไม่ใช่รูป.png"
    bad.write_bytes(b"not a picture")
    with pytest.raises(OfficeError, match="กรุณา"):
        view.emblem.take(bad)
    with context.database.reading() as session:
        assert operations.emblem(session) == emblem_file.read_bytes()


def test_words_are_added_and_removed(
    view: SettingsView, context: AppContext, qtbot: QtBot, type_text: TypeText
) -> None:
    card = view.forms.words
    type_text(card.word, "สมมติบุรี")
    QTest.keyClick(card.word, Qt.Key.Key_Return)
    assert [card.list.item(0).text(), card.word.text()] == ["สมมติบุรี", ""]

    card.list.setCurrentRow(0)
    card.remove_button.click()
    assert card.list.count() == 0
    assert context.history.undo_name() == "ลบคำ “สมมติบุรี”"
    assert view.notice.text == "ลบคำแล้ว: สมมติบุรี"


def test_a_form_becomes_the_offices_own_and_standard_again(
    view: SettingsView, context: AppContext
) -> None:
    card = view.forms.forms
    assert card.table.choose(lambda name: name == "memo")
    card.own_button.click()
    own = context.folder.forms / "memo.yaml"
    assert own.is_file()

    assert card.table.choose(lambda name: name == "memo")
    card.standard_button.click()
    assert not own.exists()
    assert (context.folder.forms / "memo.yaml.เดิม").is_file()


def test_where_the_data_are_is_said_and_where_their_copies_once_there_are_any(
    context: AppContext, qtbot: QtBot
) -> None:
    pane = DataPane(context, print)
    qtbot.addWidget(pane)
    assert pane.folder.text() == str(context.folder.root)
    assert not pane.copies.empty.isHidden()
    assert not pane.copies.back_button.isEnabled()

    back_up(context.folder.database, context.folder.backups, layout=1)
    pane.copies.refresh()
    assert pane.copies.empty.isHidden()
    model = pane.copies.table.model()
    assert [model.index(0, column).data() for column in (1, 2)] == ["", "1"]
    pane.copies.make()
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=20_000)
    assert [model.index(0, column).data() for column in (1, 2)] == ["สั่งเก็บเอง", "2"]


def test_the_first_start_keeps_the_office_and_can_skip_the_rest(
    context: AppContext, qtbot: QtBot, type_text: TypeText
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    set_up = SetUp(context, parent)
    set_up.show()
    type_text(set_up.office.lines["name"], "สำนักงานใหม่")
    set_up.next_button.click()
    set_up.skip_button.click()
    with qtbot.waitSignal(set_up.accepted):
        set_up.next_button.click()

    with context.database.reading() as session:
        profile = operations.get_profile(session)
    assert (profile.name, profile.set_up) == ("สำนักงานใหม่", True)


def test_the_first_start_goes_on_from_a_text_of_several_lines_by_keys(
    context: AppContext, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    set_up = SetUp(context, parent)
    set_up.show()
    set_up.activateWindow()
    address = set_up.office.findChildren(QPlainTextEdit)[-1]
    address.setFocus()
    qtbot.waitUntil(address.hasFocus)
    QTest.keyClick(address, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(set_up.back_button.isEnabled)
    set_up.reject()
