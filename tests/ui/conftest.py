"""Fixtures of the shared screen pieces."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.documents.form_model import Choice, Condition, Field
from district_admin.ui.form_editor import FormEditor
from district_admin.ui.form_signatory import SignatoryChoice
from district_admin.ui.theme import Theme

Entrance = TypeVar("Entrance", bound=QWidget)
FIELDS = (
    Field("subject", "เรื่อง", "line", required=True),
    Field("date", "วันที่", "date", required=True),
    Field("style", "รูปแบบ", "choice", True, choices=(Choice("a", "สามตอน"), Choice("b", "หัวข้อ"))),
    Field("cause", "ภาคเหตุ", "text", when=(Condition("style", ("a",)),)),
    Field("facts", "ข้อเท็จจริง", "text", when=(Condition("style", ("b",)),)),
    Field("closing", "ภาคสรุป", "text", suggestions=("จึงเรียนมาเพื่อโปรดทราบ",)),
    Field("salutation", "คำขึ้นต้น", "line", suggestions=("เรียน", "กราบเรียน", "นมัสการ")),
    Field("enclosures", "สิ่งที่ส่งมาด้วย", "lines"),
    Field("committee", "คณะกรรมการ", "committee"),
    Field("circular", "เป็นหนังสือเวียน", "switch"),
    Field("signatory", "ผู้ลงนาม", "signatory", required=True),
)


@dataclass
class PlainRaster:
    """A white page."""

    width: int
    height: int
    stride: int
    data: bytes


class PlainPages:
    """Pages of known sizes, written as text: "3" is three pages of A4."""

    def __init__(self, data: bytes) -> None:
        self.page_count = int(data)
        self.drawn: list[tuple[int, float]] = []

    def size_pt(self, page: int) -> tuple[float, float]:
        return 595.0, 842.0

    def render(self, page: int, scale: float) -> PlainRaster:
        self.drawn.append((page, scale))
        width, height = round(595 * scale), round(842 * scale)
        return PlainRaster(width, height, 4 * width, b"\xff" * (4 * width * height))

    def close(self) -> None:
        self.page_count = 0


@pytest.fixture
def plain_pages() -> Callable[[bytes], PlainPages]:
    """Opens pages of white paper, which need no PDF."""
    return PlainPages


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a widget as the active window, so that shortcuts and the focus work as on a desk."""

    def show_active(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show_active


@pytest.fixture
def director() -> SignatoryChoice:
    """Who signs."""
    return SignatoryChoice(("(นายก้องเกียรติ  ใจงาม)", "ผู้อำนวยการสำนักงาน"))


@pytest.fixture
def deputy() -> SignatoryChoice:
    """Who signs as well from 2027 on."""
    lines = ("(นางสาวญาดา  ฐิติพงศ์)", "รองผู้อำนวยการสำนักงาน")
    return SignatoryChoice(lines, "ว่าที่ร้อยตรีหญิง")


@pytest.fixture
def editor(
    qtbot: QtBot, theme: Theme, director: SignatoryChoice, deputy: SignatoryChoice
) -> FormEditor:
    """A form with one field of each kind, on the screen."""

    def in_office(day: date) -> Sequence[SignatoryChoice]:
        return (director,) if day.year < 2027 else (director, deputy)

    made = FormEditor(theme, FIELDS, in_office, date(2026, 11, 20))
    qtbot.addWidget(made)
    made.resize(480, 600)
    made.show_content({"date": "2026-11-20", "style": "a"})
    made.show()
    qtbot.waitExposed(made)
    return made


def entrance_as(editor: FormEditor, kind: type[Entrance]) -> Callable[[str], Entrance]:
    def find(name: str) -> Entrance:
        found = editor.entrance_of(name)
        assert isinstance(found, kind)
        return found

    return find


@pytest.fixture
def line(editor: FormEditor) -> Callable[[str], QLineEdit]:
    """Finds the line of a field of the form by its name."""
    return entrance_as(editor, QLineEdit)


@pytest.fixture
def text_box(editor: FormEditor) -> Callable[[str], QPlainTextEdit]:
    """Finds the text box of a field of the form by its name."""
    return entrance_as(editor, QPlainTextEdit)


@pytest.fixture
def combo(editor: FormEditor) -> Callable[[str], QComboBox]:
    """Finds the combo box of a field of the form by its name."""
    return entrance_as(editor, QComboBox)
