import re

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from district_admin.ui.thai_wrap import ZERO_WIDTH_SPACE, qt_finds_thai_words, wrapped

SENTENCE = "กรุณาคัดลอกแบบฟอร์มมาใหม่ หรือลบไฟล์ที่แก้ไว้"


def test_a_text_is_left_alone_where_qt_finds_the_words() -> None:
    assert wrapped(SENTENCE, finds_words=True) == SENTENCE


def test_words_are_parted_invisibly_where_qt_finds_none() -> None:
    shown = wrapped(SENTENCE, finds_words=False)

    assert shown.replace(ZERO_WIDTH_SPACE, "") == SENTENCE
    assert f"กรุณา{ZERO_WIDTH_SPACE}คัดลอก" in shown
    assert max(len(piece) for piece in re.split(f"[ {ZERO_WIDTH_SPACE}]", shown)) < 20
    assert f" {ZERO_WIDTH_SPACE}" not in shown
    assert f"{ZERO_WIDTH_SPACE} " not in shown


def test_a_text_without_thai_needs_no_marks() -> None:
    assert wrapped("PDF/A-2b", finds_words=False) == "PDF/A-2b"


def test_what_qt_is_said_to_find_is_what_a_label_does(qtbot: QtBot) -> None:
    text = QLabel("ภาษาไทย" * 20)
    text.setWordWrap(True)
    qtbot.addWidget(text)

    breaks = text.heightForWidth(120) > 2 * text.fontMetrics().height()
    assert breaks == qt_finds_thai_words()
