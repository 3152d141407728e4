"""The table of very many records."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.view.long_table import LongTable
from district_admin.ui.context import AppContext
from district_admin.ui.tables import Column


@dataclass(frozen=True)
class School:
    id: int
    name: str


SCHOOLS = [School(number, f"โรงเรียนที่ {number}") for number in range(1, 5)]


@pytest.fixture
def table(context: AppContext, qtbot: QtBot) -> LongTable[School]:
    columns = [Column[School]("ชื่อ", lambda school: school.name, stretch=True)]
    made = LongTable[School](
        context.theme, context.desk, "schools", "โรงเรียน", columns, several=True
    )
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_rows(SCHOOLS)
    return made


def test_a_record_shown_while_ctrl_is_held_is_chosen_alone(table: LongTable[School]) -> None:
    place = table.visualRect(table.model().index(3, 0)).center()
    left, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(table.viewport(), left, control, place)
    table.choose(3)
    table.choose(2)
    assert QGuiApplication.keyboardModifiers() == control  # or this test shows nothing
    assert [each.id for each in table.selected] == [2]
    assert table.current == SCHOOLS[1]


def test_the_first_record_is_chosen_when_the_chosen_one_has_gone(
    table: LongTable[School],
) -> None:
    table.choose(4)
    table.show_rows(SCHOOLS[:2])
    assert [each.id for each in table.selected] == [1]
