"""A paper keeps itself while it is typed."""

import shutil
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.storage.failures import DatabaseGoneError
from district_admin.ui.context import AppContext

Type = Callable[[QWidget, str], None]
Write = Callable[..., int]
Stored = Callable[[int | None], dict[str, Any]]
PageOf = Callable[[], ComposePage]


def test_a_memo_typed_keeps_itself_and_opens_again_as_it_was(
    view: CorrespondenceView, qtbot: QtBot, type_text: Type, stored: Stored, page_of: PageOf
) -> None:
    view.write_new("memo")
    page = page_of()
    type_text(page.form.entrance_of("subject"), "ขออนุญาตใช้ห้องประชุมราชพฤกษ์")
    type_text(page.form.entrance_of("cause"), "ด้วยกลุ่มอำนวยการกำหนดจัดประชุม")
    assert page.header.kept_text == "กำลังพิมพ์…"
    with qtbot.waitSignal(page.draft.saved):
        pass
    assert page.header.kept_text.startswith("บันทึกแล้ว")
    typed, paper_id = page.form.content, page.draft.paper_id
    assert stored(paper_id) == typed

    QTest.keyClick(page.form.entrance_of("subject"), Qt.Key.Key_Escape)
    assert view.in_sight is view.list_page
    assert paper_id is not None
    view.open_paper(paper_id)
    assert page_of().form.content == typed


def test_typing_is_one_step_of_the_history_and_can_be_taken_back(
    view: CorrespondenceView,
    context: AppContext,
    type_text: Type,
    write: Write,
    stored: Stored,
    page_of: PageOf,
) -> None:
    paper_id = write("memo", subject="เดิม", cause="ด้วย")
    view.open_paper(paper_id)
    page = page_of()
    for text in ("ก", "ข", "ค"):
        type_text(page.form.entrance_of("cause"), text)
        page.draft.save()
    assert context.history.undo_name() == "แก้บันทึกข้อความ “เดิม”"

    context.history.undo()
    assert page.form.content["cause"] == "ด้วย"
    assert stored(paper_id)["cause"] == "ด้วย"


@pytest.mark.slow
def test_who_types_without_a_pause_is_kept_in_between(
    view: CorrespondenceView, qtbot: QtBot, type_text: Type, page_of: PageOf
) -> None:
    view.write_new("memo")
    page = page_of()
    keys = QTimer()
    keys.timeout.connect(lambda: type_text(page.form.entrance_of("cause"), "ก"))
    keys.start(200)
    with qtbot.waitSignal(page.draft.saved, timeout=4500):
        pass
    assert keys.isActive()
    keys.stop()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps folders of open files in place")
def test_what_could_not_be_kept_is_told_once_and_kept_when_the_drive_is_back(
    view: CorrespondenceView,
    context: AppContext,
    qtbot: QtBot,
    type_text: Type,
    stored: Stored,
    page_of: PageOf,
) -> None:
    view.write_new("memo")
    page = page_of()
    type_text(page.form.entrance_of("subject"), "ก")
    page.draft.save()
    unplugged = shutil.copytree(context.folder.root, context.folder.root.with_name("ถอดแล้ว"))
    shutil.rmtree(context.folder.root)
    with qtbot.captureExceptions() as raised:
        for letter in ("ข", "ค"):
            type_text(page.form.entrance_of("subject"), letter)
            with qtbot.waitSignal(page.draft.not_saved, timeout=8000):
                pass
    assert [kind for kind, _error, _trace in raised] == [DatabaseGoneError]
    assert page.header.kept_text.startswith("ยังบันทึกไม่ได้")

    unplugged.rename(context.folder.root)  # to the system these are other files
    with qtbot.waitSignal(page.draft.saved, timeout=13_000):
        pass
    assert page.header.kept_text.startswith("บันทึกแล้ว")
    assert stored(page.draft.paper_id)["subject"] == "กขค"


def test_what_was_just_typed_outlives_an_undo(
    view: CorrespondenceView,
    context: AppContext,
    type_text: Type,
    write: Write,
    stored: Stored,
    page_of: PageOf,
) -> None:
    paper_id = write("memo", subject="เดิม", cause="ด้วย")
    view.open_paper(paper_id)
    page = page_of()
    type_text(page.form.entrance_of("subject"), "ใหม่")
    page.draft.save()
    type_text(page.form.entrance_of("cause"), "เหตุที่เพิ่งพิมพ์")
    context.history.undo()
    assert page.form.content["subject"] == "เดิม"
    assert "เหตุที่เพิ่งพิมพ์" in str(page.form.content["cause"])
    view.close()
    assert "เหตุที่เพิ่งพิมพ์" in stored(paper_id)["cause"]


def test_what_was_just_typed_outlives_the_undo_of_its_paper(
    view: CorrespondenceView,
    context: AppContext,
    type_text: Type,
    stored: Stored,
    page_of: PageOf,
) -> None:
    view.write_new("memo")
    page = page_of()
    type_text(page.form.entrance_of("subject"), "ก")
    page.draft.save()
    type_text(page.form.entrance_of("subject"), "ข")
    context.history.undo()
    assert view.in_sight is page
    view.close()
    assert stored(page.draft.paper_id)["subject"] == "กข"


def test_all_that_is_typed_can_be_copied_as_text(
    view: CorrespondenceView, type_text: Type, page_of: PageOf
) -> None:
    view.write_new("memo")
    type_text(page_of().form.entrance_of("subject"), "ขอใช้ห้อง")
    type_text(page_of().form.entrance_of("cause"), "ด้วยกลุ่มอำนวยการ")
    text = page_of().draft.text
    assert "เรื่อง\nขอใช้ห้อง\n" in text
    assert "ด้วยกลุ่มอำนวยการ" in text


def test_a_paper_is_called_by_the_subject_that_stands_there_now(
    view: CorrespondenceView, type_text: Type, write: Write, page_of: PageOf
) -> None:
    view.open_paper(write("letter", subject="เดิม", addressee="ผอ.รร.", cause="ด้วย"))
    page = page_of()
    type_text(page.form.entrance_of("subject"), "ที่แก้แล้ว")
    page._number()
    page._ask_number()
    assert page.number_dialog is not None
    assert "ที่แก้แล้วเดิม" in page.number_dialog.windowTitle()


def test_the_desk_reaches_to_the_foot_of_a_tall_window(
    view: CorrespondenceView, page_of: PageOf
) -> None:
    view.resize(1160, 742)
    assert view.stack.height() < view.height()  # the lists keep room for what is said
    view.write_new("letter")
    QApplication.processEvents()
    assert view.stack.height() == view.height()
    view.show_list()
    QApplication.processEvents()
    assert view.stack.height() < view.height()
