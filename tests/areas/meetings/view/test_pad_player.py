"""The recording beside the text: keys, time marks, and what happens without sound."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.view import pad_keys
from district_admin.areas.meetings.view.player import REWIND_MS, SKIP_MS
from district_admin.areas.meetings.view.transcript_page import TranscriptPage
from district_admin.errors import OfficeError
from tests.areas.meetings.view.pad_sounds import make_film, make_sound, needs_player

Type = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sound(pad: TranscriptPage, tmp_path: Path, qtbot: QtBot) -> Iterator[Path]:
    needs_player()
    path = make_sound(tmp_path / "เทปหนึ่ง.wav", 30)
    pad.recordings.take(path)
    qtbot.waitUntil(lambda: pad.player.length == 30_000)
    yield path
    pad.player.close()


def test_keys_work_while_the_caret_is_in_the_text(
    pad: TranscriptPage, sound: Path, qtbot: QtBot
) -> None:
    player, editor = pad.player, pad.editor
    QTest.keyClick(editor, Qt.Key.Key_F2)
    QTest.keyClick(editor, Qt.Key.Key_F2)
    assert player.position == 2 * SKIP_MS
    QTest.keyClick(editor, Qt.Key.Key_F1)
    assert player.position == SKIP_MS
    for _press in range(3):
        QTest.keyClick(editor, Qt.Key.Key_F3)
    QTest.keyClick(editor, Qt.Key.Key_F4)
    assert player.speed == 0.8
    assert "0.8" in pad.bar.speed.text()
    player.go_to(10_000)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert player.is_playing
    assert player.position < 10_000  # two seconds are heard again
    qtbot.waitUntil(lambda: player.position > 10_000 - REWIND_MS + 300, timeout=5000)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not player.is_playing
    assert editor.toPlainText() == ""


def test_a_mark_is_put_where_the_caret_is_and_leads_back(
    pad: TranscriptPage, sound: Path, tmp_path: Path, qtbot: QtBot, type_text: Type
) -> None:
    player, editor = pad.player, pad.editor
    player.go_to(12_700)
    QTest.keyClick(editor, Qt.Key.Key_J, CTRL)
    type_text(editor, "ประธาน")
    assert editor.toPlainText() == "[00:00:12] ประธาน"
    player.go_to(0)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert player.position == 12_000
    player.go_to(0)
    at_mark = editor.textCursor()
    at_mark.setPosition(4)
    place = editor.cursorRect(at_mark).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert player.position == 12_000
    # a second tape: the mark still leads into the first
    pad.recordings.take(make_sound(tmp_path / "เทปสอง.wav", 5))
    qtbot.waitUntil(lambda: player.length == 5_000)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: player.length == 30_000 and player.position == 12_000)
    assert pad.recordings.choice.currentText() == "เทปหนึ่ง.wav"


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)  # a computer without a graphics driver
def test_a_picture_stands_beside_the_text_while_there_is_one(
    pad: TranscriptPage, sound: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not pad.picture.isVisible()
    film = make_film(tmp_path / "ภาพ.mp4", qtbot)
    with qtbot.waitSignal(pad.player.picture, timeout=5000) as shown:
        pad.recordings.take(film)
        qtbot.waitUntil(lambda: pad.player.has_picture)
        QTest.keyClick(pad.editor, Qt.Key.Key_Escape)
    assert shown.args is not None
    assert shown.args[0].pixelColor(80, 60).red() > 200
    assert pad.picture.isVisible()
    assert pad.editor.isVisible()
    pad.recordings.choose(pad.recordings._there[0].id, 0)
    qtbot.waitUntil(lambda: pad.player.length == 30_000)
    assert not pad.picture.isVisible()


def test_she_goes_on_where_she_was_in_the_recording(
    pad: TranscriptPage, sound: Path, qtbot: QtBot
) -> None:
    pad.player.go_to(21_000)
    pad.finish()
    again = TranscriptPage(pad.context, pad.meeting_id)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.player.length == 30_000 and again.player.position == 21_000)
    again.finish()


def test_a_recording_that_was_moved_is_told_and_found_again(
    pad: TranscriptPage, sound: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    pad.player.close()
    moved = sound.rename(tmp_path / "ย้ายแล้ว.wav")
    pad.recordings._open = None
    pad.read()
    assert str(sound) in pad.recordings.told
    assert pad.recordings.find_button.isVisible()
    assert not pad.bar.isEnabled()
    with pytest.raises(OfficeError, match="ไม่ใช่บันทึกเสียงเดิม"):
        pad.recordings.find_again(make_sound(tmp_path / "อื่น.wav", 1))
    pad.recordings.find_again(moved)
    qtbot.waitUntil(lambda: pad.player.length == 30_000)
    assert pad.recordings.told == ""
    assert not pad.recordings.find_button.isVisible()


def test_a_file_that_is_no_recording_is_told_and_typing_goes_on(
    pad: TranscriptPage, tmp_path: Path, qtbot: QtBot, type_text: Type
) -> None:
    needs_player()
    broken = tmp_path / "เสีย.m4a"
    broken.write_bytes(b"not a recording" * 50)
    pad.recordings.take(broken)
    qtbot.waitUntil(lambda: "เล่นไฟล์ เสีย.m4a ไม่ได้" in pad.player.reason)
    type_text(pad.editor, "พิมพ์ต่อ")
    QTest.keyClick(pad.editor, Qt.Key.Key_Escape)
    QTest.keyClick(pad.editor, Qt.Key.Key_J, CTRL)
    assert pad.editor.toPlainText() == "พิมพ์ต่อ"
    pad.draft.save()


def test_without_the_sound_libraries_the_pad_is_an_editor(
    pad: TranscriptPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, type_text: Type
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)  # as if it could not be loaded
    pad.recordings.take(make_sound(tmp_path / "เทป.wav", 1))
    assert "libpulse0" in pad.player.reason
    assert not pad.bar.isEnabled()
    type_text(pad.editor, "พิมพ์ได้")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F4):
        QTest.keyClick(pad.editor, key)
    pad.draft.save()
    assert pad.draft.passages[0].text == "พิมพ์ได้"


def test_a_pedal_gives_the_keys_it_has(pad: TranscriptPage, sound: Path) -> None:
    pad.keys_button.click()
    dialog = pad.dialog
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, "play": "F9", "back": "F9"})
    dialog.save_button.click()
    assert "ไม่ซ้ำกัน" in dialog.reason
    dialog.form.show_values({**dialog.form.values, "play": "F9", "back": "F7"})
    dialog.save_button.click()
    pad.player.go_to(8000)
    QTest.keyClick(pad.editor, Qt.Key.Key_F7)
    assert pad.player.position == 8000 - SKIP_MS
    QTest.keyClick(pad.editor, Qt.Key.Key_F9)
    assert pad.player.is_playing
    assert "F9" in pad.bar.play_button.toolTip()
    pad.context.desk.remember_words("pad/forward", "F7")  # by another version of the program
    assert pad_keys.kept_keys(pad.context.desk)["back"] == "F1"
