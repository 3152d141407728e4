"""Runs Qt's own windows and menus and looks at every text they ask for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from district_admin.ui.qt_texts import THAI, QtTexts

KEPT = {"...", "%p%", "Ctrl", "Form"}
"""No words of the officer's: signs, keys, and titles of parts that are never shown."""


class ListeningTexts(QtTexts):
    """Notes what stayed as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.untranslated: set[tuple[str, str]] = set()
        self.asked_count = 0

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        self.asked_count += 1
        found = super().translate(context, sourceText, disambiguation, n)
        if found == sourceText and context not in ("QShortcut", "QPageSize", "QGuiApplication"):
            self.untranslated.add((context, sourceText))
        return found


@pytest.fixture
def texts(qapp: QApplication) -> Iterator[ListeningTexts]:
    texts = ListeningTexts()
    qapp.installTranslator(texts)
    yield texts
    qapp.removeTranslator(texts)


def _left_in_english(texts: ListeningTexts) -> list[tuple[str, str]]:
    """What is neither Thai nor a sign, a number or the name of a key."""
    return sorted(
        (context, text)
        for context, text in texts.untranslated
        if text not in KEPT and re.search("[A-Za-z]{2}", text) and not text.startswith("Alt+")
    )


def _shown(widget: QWidget) -> str:
    buttons = [button.text() for button in widget.findChildren(QAbstractButton)]
    return " ".join([*buttons, *(text.text() for text in widget.findChildren(QLabel))])


def test_the_buttons_of_every_dialog_are_thai(texts: ListeningTexts, qtbot: QtBot) -> None:
    for kind in QDialogButtonBox.StandardButton:
        box = QDialogButtonBox(kind)
        qtbot.addWidget(box)
        assert not re.search("[A-Za-z]", _shown(box))

    question = QMessageBox(QMessageBox.Icon.Question, "", "")
    question.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    question.setDetailedText("…")
    qtbot.addWidget(question)
    assert "ตกลง" in _shown(question)
    assert "ดูรายละเอียด" in _shown(question)
    assert _left_in_english(texts) == []


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
@pytest.mark.parametrize("view", list(QFileDialog.ViewMode))
def test_the_file_window_is_thai(
    texts: ListeningTexts,
    qtbot: QtBot,
    tmp_path: Path,
    mode: QFileDialog.AcceptMode,
    view: QFileDialog.ViewMode,
) -> None:
    dialog = _file_dialog(tmp_path, mode)
    qtbot.addWidget(dialog)
    dialog.setViewMode(view)
    dialog.show()
    QApplication.processEvents()

    assert "ชื่อไฟล์:" in _shown(dialog)
    assert _left_in_english(texts) == []


def test_the_questions_of_the_file_window_are_thai(
    texts: ListeningTexts, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "บันทึก.pdf").write_bytes(b"")
    questions: list[str] = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        questions.append(question.text())
        question.reject()

    for mode, name in (
        (QFileDialog.AcceptMode.AcceptSave, "บันทึก.pdf"),
        (QFileDialog.AcceptMode.AcceptOpen, "ไม่มี.pdf"),
    ):
        dialog = _file_dialog(tmp_path, mode)
        qtbot.addWidget(dialog)
        dialog.setFileMode(
            QFileDialog.FileMode.ExistingFile
            if mode == QFileDialog.AcceptMode.AcceptOpen
            else QFileDialog.FileMode.AnyFile
        )
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / name))
        QTimer.singleShot(0, answer)
        dialog.accept()

    assert "มีไฟล์ บันทึก.pdf อยู่แล้ว" in questions[0]
    assert "ไม่พบไฟล์" in questions[1]
    assert _left_in_english(texts) == []


def test_the_print_window_is_thai(texts: ListeningTexts, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "กระดาษ.pdf"))
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    properties = next(b for b in dialog.findChildren(QPushButton) if b.text() == "คุณสมบัติ")
    properties.setEnabled(True)

    def look_and_leave() -> None:
        inner = QApplication.activeModalWidget()
        assert isinstance(inner, QDialog)
        inner.reject()

    QTimer.singleShot(0, look_and_leave)
    properties.click()
    next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("ตัวเลือก")).click()

    assert "พิมพ์ทุกหน้า" in _shown(dialog)
    assert _left_in_english(texts) == []


def test_the_menus_of_inputs_are_thai(texts: ListeningTexts, qtbot: QtBot) -> None:
    line, plain, rich = QLineEdit("ก"), QPlainTextEdit("ก"), QTextEdit("ก")
    for widget in (line, plain, rich):
        qtbot.addWidget(widget)
        menu = widget.createStandardContextMenu()
        qtbot.addWidget(menu)
        words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert words[:2] == ["ย้อนกลับ", "ทำซ้ำ"]
    for other in (QSpinBox(), QCalendarWidget(), QProgressDialog()):
        qtbot.addWidget(other)
        other.show()
    QApplication.processEvents()

    assert texts.asked_count > 0
    assert _left_in_english(texts) == []


def test_a_text_nobody_translated_is_shown_as_it_is() -> None:
    assert QtTexts().translate("QWidget", "Unheard of") == "Unheard of"
    assert QtTexts().translate("QFileDialog", "&Open") == "เปิด"


def test_no_translation_is_empty_or_loses_a_place_for_a_name() -> None:
    for source, thai in THAI.items():
        assert thai.strip()
        assert source.count("%1") == thai.count("%1")


def _file_dialog(folder: Path, mode: QFileDialog.AcceptMode) -> QFileDialog:
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    return dialog
