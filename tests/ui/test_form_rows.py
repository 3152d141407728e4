"""How the fields of a form lie on the screen."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from district_admin.documents.form_model import Field
from district_admin.ui.form_editor import FormEditor
from district_admin.ui.form_inputs import LineInput
from district_admin.ui.form_rows import FieldRow, Section
from district_admin.ui.theme import Theme

HINT = "เว้นเลขไว้ก่อนได้จนกว่าจะออกเลข หนังสือเวียนใส่ ว หน้าเลข"


@pytest.fixture
def number_row(theme: Theme) -> FieldRow:
    return FieldRow(Field("number", "ที่", "line", hint=HINT), LineInput(theme))


def label_of(row: FieldRow, text: str) -> QLabel:
    return next(each for each in row.findChildren(QLabel) if each.text() == text)


def test_every_input_says_its_name_to_a_screen_reader(editor: FormEditor) -> None:
    assert editor.entrance_of("subject").accessibleName() == "เรื่อง (ต้องกรอก)"
    assert editor.entrance_of("enclosures").accessibleName() == "สิ่งที่ส่งมาด้วย"
    assert editor.entrance_of("signatory").accessibleName() == "ผู้ลงนาม (ต้องกรอก)"


@pytest.mark.parametrize(("width", "beside"), [(520, True), (300, False), (150, False)])
def test_a_hint_is_read_in_full_at_every_width(
    number_row: FieldRow, show: Callable[[QWidget], None], width: int, beside: bool
) -> None:
    section = Section("", [number_row])
    section.resize(width, 120)
    show(section)

    name, hint = label_of(number_row, "ที่"), label_of(number_row, HINT)
    entry = number_row.input
    assert hint.height() >= hint.heightForWidth(hint.width())
    assert hint.geometry().right() < number_row.width()
    if beside:
        assert hint.geometry().center().y() == name.geometry().center().y()
    else:
        assert hint.y() >= entry.geometry().bottom()


def test_two_short_fields_stand_level_though_one_has_a_hint(
    number_row: FieldRow, theme: Theme, show: Callable[[QWidget], None]
) -> None:
    date_row = FieldRow(Field("date", "วันที่", "date"), LineInput(theme))
    section = Section("", [number_row, date_row])
    section.resize(420, 160)
    show(section)

    assert number_row.x() < date_row.x()
    tops = [
        each.input.mapTo(section, each.input.rect().topLeft()).y()
        for each in (number_row, date_row)
    ]
    assert tops[0] == tops[1]
