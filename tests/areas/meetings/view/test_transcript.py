"""A recording is typed in the pad: kept by itself, with its items, and carried into the minutes."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import (
    agenda,
    attendance,
    corrections,
    finding,
    meetings,
    resolutions,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.corrections import Asked
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.transcripts import list_passages
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.transcript_page import TranscriptPage
from district_admin.found import Wanted
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from tests.areas.meetings.view.conftest import Fill

Type = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def stored(pad: TranscriptPage) -> list[str]:
    with pad.context.database.reading() as session:
        return [each.text for each in list_passages(session, pad.meeting_id)]


def discussion(pad: TranscriptPage, title: str) -> str:
    with pad.context.database.reading() as session:
        items = agenda.list_items(session, pad.meeting_id)
    return next(each.discussion for each in items if each.title == title)


def test_what_is_typed_is_kept_by_itself_and_is_one_action(
    pad: TranscriptPage, qtbot: QtBot, type_text: Type, context: AppContext
) -> None:
    pad.draft.save_version()
    assert stored(pad) == []
    assert context.history.undo_name() is None  # a look at the empty pad left nothing
    type_text(pad.editor, "ประธานเปิดประชุม")
    assert stored(pad) == []
    qtbot.waitUntil(lambda: stored(pad) == ["ประธานเปิดประชุม"], timeout=3000)
    QTest.keyClick(pad.editor, Qt.Key.Key_Return)
    type_text(pad.editor, "เลขานุการ")
    qtbot.waitUntil(lambda: stored(pad)[1:] == ["เลขานุการ"], timeout=3000)
    assert "บันทึกแล้ว" in pad.summary
    assert context.history.undo().startswith("พิมพ์บันทึกถอดเทป ครั้งที่ 1/")
    assert stored(pad) == []
    assert pad.editor.toPlainText() == ""
    context.history.redo()
    assert pad.editor.toPlainText() == "ประธานเปิดประชุม\nเลขานุการ"


def test_a_passage_keeps_its_item_whatever_is_typed_around_it(
    pad: TranscriptPage, type_text: Type
) -> None:
    editor = pad.editor
    type_text(editor, "หนึ่ง")
    pad.shift_item(2)
    first = editor.passages[0]
    assert editor.margin.numbers[first.item_id or 0] == pad.item_choice.currentText()[:3]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "สอง")
    assert editor.passages[1].item_id == first.item_id  # goes on with the same matter
    pad.shift_item(1)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Return)  # an empty line above: the words keep what is theirs
    assert [each.text for each in editor.passages] == ["", "หนึ่ง", "สอง"]
    assert editor.passages[1].key == first.key
    lines = QMimeData()
    lines.setText("ก\nข")
    editor.insertFromMimeData(lines)
    keys = [each.key for each in editor.passages]
    assert len(set(keys)) == len(keys) == 4
    before = editor.passages
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.passages == before


def test_one_key_carries_a_passage_on_and_ctrl_z_takes_it_back_by_name(
    pad: TranscriptPage, view: MeetingsView, type_text: Type, context: AppContext
) -> None:
    editor = pad.editor
    type_text(editor, "[00:00:04] ขอหารือเรื่องแผน")
    pad.item_choice.setCurrentIndex(pad.item_choice.count() - 2)
    pad.item_choice.activated.emit(pad.item_choice.currentIndex())
    QTest.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "เห็นด้วย")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    key = editor.passages[0].key
    QTest.keyClick(editor, Qt.Key.Key_M, CTRL)
    assert discussion(pad, "แผนปฏิบัติการ") == "ขอหารือเรื่องแผน"
    assert set(editor.margin.carried) == {key}
    assert view.meeting_page is not None
    assert "แผนปฏิบัติการ" in view.meeting_page.notice.text
    QTest.keyClick(editor, Qt.Key.Key_M, CTRL)  # the caret had gone on to the next
    assert discussion(pad, "แผนปฏิบัติการ") == "ขอหารือเรื่องแผน\nเห็นด้วย"
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert discussion(pad, "แผนปฏิบัติการ") == "ขอหารือเรื่องแผน"
    assert set(editor.margin.carried) == {key}
    assert stored(pad) == ["[00:00:04] ขอหารือเรื่องแผน", "เห็นด้วย"]
    assert context.history.redo_name() == "นำข้อความถอดเทปเข้าร่างรายงาน “แผนปฏิบัติการ”"
    # what was carried is known of a passage that was cut and put back
    before = editor.passages
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    pad.draft.save()
    assert stored(pad) == []
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    pad.draft.save()
    assert editor.passages == before
    assert set(editor.margin.carried) == {key}
    type_text(editor, "อีก")
    pad.draft.save()
    assert (context.history.undo_name() or "").startswith("พิมพ์บันทึกถอดเทป")


def test_words_typed_since_stay_when_something_is_taken_back_elsewhere(
    pad: TranscriptPage, type_text: Type, context: AppContext
) -> None:
    type_text(pad.editor, "เก่า")
    pad.draft.save()
    with context.database.transaction("อื่น") as session:
        agenda.edit_item(
            session, agenda.list_items(session, pad.meeting_id)[0].id, ItemFacts("ใหม่", 5)
        )
    context.history.undo()
    QTest.keyClick(pad.editor, Qt.Key.Key_Return)
    type_text(pad.editor, "ยังไม่บันทึก")
    context.history.undo()
    assert pad.editor.toPlainText() == "ยังไม่บันทึก"
    pad.draft.save()
    assert stored(pad) == ["ยังไม่บันทึก"]


def test_short_is_typed_and_long_stands_there(
    pad: TranscriptPage, type_text: Type, qtbot: QtBot
) -> None:
    editor = pad.editor
    type_text(editor, "แล้วปธ")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    type_text(editor, " ทปช")
    QTest.keyClick(editor, Qt.Key.Key_Space)
    type_text(editor, "ให้ดำ")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "แล้วประธานในที่ประชุม ที่ประชุม ให้นายดำรง ศรีทอง"
    QTest.keyClick(editor, Qt.Key.Key_Tab)  # nothing is begun: nothing comes, and she stays
    assert editor.toPlainText().endswith("ให้นายดำรง ศรีทอง")
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not editor.hasFocus()
    editor.setFocus()
    type_text(editor, " ผู้อำ")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    (menu,) = [each for each in editor.findChildren(QMenu) if each.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert editor.toPlainText().endswith("ผู้อำนวยการโรงเรียนบ้านดอน")
    pad.short_button.click()
    assert pad.dialog is not None
    lines = pad.dialog.form.entrance_of("lines")
    type_text(lines, "นย = ณ ขณะนั้น")
    pad.dialog.save_button.click()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "นย")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.passages[1].text == "ณ ขณะนั้น"


def test_an_earlier_version_comes_back_and_that_is_taken_back(
    pad: TranscriptPage, type_text: Type, view: MeetingsView
) -> None:
    type_text(pad.editor, "สองชั่วโมงที่พิมพ์ไว้")
    QTest.keyClick(pad.editor, Qt.Key.Key_S, CTRL)
    pad.editor.selectAll()
    type_text(pad.editor, "หาย")
    pad.versions_button.click()
    dialog = pad.versions
    assert dialog is not None
    assert dialog.told == "ตรงกับข้อความปัจจุบัน"
    dialog.list.setCurrentRow(1)
    assert dialog.text.toPlainText() == "สองชั่วโมงที่พิมพ์ไว้"
    dialog.restore_button.click()
    assert pad.editor.toPlainText() == "สองชั่วโมงที่พิมพ์ไว้"
    assert stored(pad) == ["สองชั่วโมงที่พิมพ์ไว้"]
    QTest.keyClick(pad.editor, Qt.Key.Key_Z, CTRL)
    assert pad.editor.toPlainText() == "หาย"


def test_a_closed_meeting_is_read_and_not_typed_into(
    pad: TranscriptPage, type_text: Type, database: Database
) -> None:
    type_text(pad.editor, "ก่อนปิด")
    pad.draft.save()
    with database.transaction("ปิด") as session:
        meetings.close_meeting(session, pad.meeting_id, date.today())
    type_text(pad.editor, "หลังปิด")
    pad.shift_item(1)
    assert pad.editor.toPlainText() == "ก่อนปิด"
    assert not pad.carry_button.isEnabled()
    assert pad.draft.is_kept


def test_the_window_stays_with_what_cannot_be_kept(
    pad: TranscriptPage, view: MeetingsView, type_text: Type, database: Database, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(database.path)) as plain:
        plain.execute(
            "CREATE TRIGGER full BEFORE INSERT ON transcript_passage "
            "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    type_text(pad.editor, "ห้ามหาย")
    with qtbot.captureExceptions() as told:
        qtbot.waitUntil(lambda: pad.draft.is_failing, timeout=3000)
    assert len(told) == 1
    assert "ยังบันทึกไม่ได้" in pad.summary
    event = QCloseEvent()
    view.closeEvent(event)
    assert not event.isAccepted()
    assert pad.editor.toPlainText() == "ห้ามหาย"
    with closing(sqlite3.connect(database.path)) as plain:
        plain.execute("DROP TRIGGER full")
    view.close_meeting()
    with database.reading() as session:
        assert [each.text for each in list_passages(session, pad.meeting_id)] == ["ห้ามหาย"]


def test_what_is_carried_while_a_resolution_is_being_typed_is_not_lost(
    pad: TranscriptPage, view: MeetingsView, type_text: Type, fill: Fill
) -> None:
    page = view.meeting_page
    assert page is not None
    page.tabs.setCurrentWidget(page.agenda)
    item = page.agenda.rows[-2]
    page.agenda.choose(item.id)
    page.agenda.decide()
    fill(page.agenda.edit.form, {"verb": "เห็นชอบ", "discussion": "ที่พิมพ์ในช่อง"})
    page.duties.tab_wanted.emit("transcribe")
    assert page.tabs.currentWidget() is pad
    type_text(pad.editor, "จากเทป")
    pad.editor.set_item(item.id)
    pad.carry()
    assert discussion(pad, item.title) == "จากเทป"
    page.agenda.edit.save_button.click()
    assert discussion(pad, item.title) == "ที่พิมพ์ในช่อง\nจากเทป"


def test_a_paragraph_that_she_corrected_is_carried_again_only_as_she_answers(
    pad: TranscriptPage, type_text: Type, context: AppContext
) -> None:
    item_id, title = pad.item_choice.itemData(1), pad.item_choice.itemText(1).partition(" ")[2]
    pad.editor.set_item(item_id)
    type_text(pad.editor, "ประธานขอหารือเรื่องงบ")
    pad.carry()
    with context.database.transaction("แก้รายงาน") as session:
        said = ResolutionFacts("", "", "ประธานหารือเรื่องงบประมาณ")
        resolutions.decide(session, item_id, said)
    pad.editor.moveCursor(QTextCursor.MoveOperation.Start)
    pad.carry()
    assert discussion(pad, title) == "ประธานหารือเรื่องงบประมาณ"
    assert pad.question is not None
    words = "\n".join(each.text() for each in pad.question.findChildren(QLabel))
    assert "ในร่างรายงาน: ประธานหารือเรื่องงบประมาณ" in words
    buttons = {each.text(): each for each in pad.question.findChildren(QPushButton)}
    buttons["แทนด้วยข้อความถอดเทป"].click()
    assert discussion(pad, title) == "ประธานขอหารือเรื่องงบ"
    context.history.undo()
    assert discussion(pad, title) == "ประธานหารือเรื่องงบประมาณ"


def test_typing_goes_on_after_its_matter_was_taken_off_the_agenda(
    pad: TranscriptPage, type_text: Type, context: AppContext
) -> None:
    item_id = pad.item_choice.itemData(1)
    pad.editor.set_item(item_id)
    type_text(pad.editor, "ประธานสอบถาม")
    pad.draft.save()
    with context.database.transaction("นำออกจากวาระ") as session:
        agenda.remove_item(session, item_id)
    type_text(pad.editor, "งบประมาณ")
    pad.draft.save()
    assert stored(pad) == ["ประธานสอบถามงบประมาณ"]
    context.history.undo()  # the typing
    context.history.undo()  # the taking off
    with context.database.reading() as session:
        [passage] = list_passages(session, pad.meeting_id)
    assert passage.item_id == item_id
    assert pad.editor.item_id == item_id


def test_final_minutes_take_no_passage_and_the_button_says_why(
    pad: TranscriptPage, type_text: Type, database: Database, context: AppContext, qtbot: QtBot
) -> None:
    pad.editor.set_item(pad.item_choice.itemData(1))
    usual = pad.carry_button.toolTip()
    with database.transaction("ฉบับสมบูรณ์") as session:
        meetings.get_meeting(session, pad.meeting_id).final_version = 1
    assert not pad.carry_button.isEnabled()
    assert "ฉบับสมบูรณ์" in pad.carry_button.toolTip()
    type_text(pad.editor, "พิมพ์ต่อได้")
    with qtbot.waitSignal(pad.saved) as told:
        QTest.keyClick(pad.editor, Qt.Key.Key_M, CTRL)
    assert told.args is not None
    assert "ยกเลิกฉบับสมบูรณ์" in told.args[0]
    pad.draft.save()
    assert stored(pad) == ["พิมพ์ต่อได้"]
    context.history.undo()
    context.history.undo()
    assert pad.carry_button.isEnabled()
    assert pad.carry_button.toolTip() == usual


def test_a_correction_accepted_while_a_resolution_is_being_typed_stays(
    view: MeetingsView, meeting_id: int, context: AppContext, fill: Fill
) -> None:
    with context.database.transaction("ตั้งต้น") as session:
        item = agenda.list_items(session, meeting_id)[-1].id
        resolutions.decide(
            session, item, ResolutionFacts("เห็นชอบ", "ตามที่เสนอ", "มี 30 คน\nประธานสอบถาม")
        )
        member = attendance.list_people(session, meeting_id)[0].id
        asked = (
            Asked(item, "discussion", 0, "30", "40"),
            Asked(item, "resolution", 0, "ตาม", "ดัง"),
        )
        wanted = [corrections.ask(session, member, each, date.today()) for each in asked]
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    page = view.meeting_page.agenda
    view.meeting_page.tabs.setCurrentWidget(page)
    page.choose(item)
    page.decide()
    fill(page.edit.form, {"discussion": "มี 30 คน\nประธานสอบถาม\nที่ประชุมรับทราบ"})
    assert page.kept is not None
    page.kept.write()
    for each in wanted:
        with context.database.transaction("แก้ไข") as session:
            corrections.accept(session, each, date.today())
    page.edit.save()
    with context.database.reading() as session:
        kept = agenda.get_item(session, item)
    assert kept.discussion == "มี 40 คน\nประธานสอบถาม\nที่ประชุมรับทราบ"
    assert kept.resolution_text == "เห็นชอบดังที่เสนอ"


def test_a_correction_accepted_while_a_matter_is_being_edited_stays(
    view: MeetingsView, meeting_id: int, context: AppContext, fill: Fill
) -> None:
    with context.database.transaction("ตั้งต้น") as session:
        item = agenda.list_items(session, meeting_id)[-1]
        agenda.edit_item(
            session, item.id, ItemFacts(item.title, item.section, "มี 30 คน\nหมดเขตสิ้นปี")
        )
        member = attendance.list_people(session, meeting_id)[0].id
        asked = Asked(item.id, "facts", 0, "30", "40")
        correction = corrections.ask(session, member, asked, date.today())
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    page = view.meeting_page.agenda
    view.meeting_page.tabs.setCurrentWidget(page)
    page.choose(item.id)
    page.correct()
    fill(page.edit.form, {"presenter": "นายสมหมาย รักดี"})
    with context.database.transaction("แก้ไข") as session:
        corrections.accept(session, correction, date.today())
    page.edit.save()
    with context.database.reading() as session:
        kept = agenda.get_item(session, item.id)
    assert (kept.facts, kept.presenter) == ("มี 40 คน\nหมดเขตสิ้นปี", "นายสมหมาย รักดี")


def test_what_was_said_is_found_and_leads_to_its_place_in_the_pad(
    pad: TranscriptPage, view: MeetingsView, type_text: Type, context: AppContext
) -> None:
    type_text(pad.editor, "ประธานขอหารือ")
    QTest.keyClick(pad.editor, Qt.Key.Key_Return)
    type_text(pad.editor, "มีผู้ขอขุดสระ")
    pad.draft.save()
    view.close_meeting()
    with context.database.reading() as session:
        [found] = finding.find(session, Wanted("ขุดสระ"), 50)
    view.open_found(found)
    page = view.meeting_page
    assert page is not None
    assert page.transcript is not None
    assert page.tabs.currentWidget() is page.transcript
    assert page.transcript.editor.textCursor().block().text() == "มีผู้ขอขุดสระ"
