"""The table of very many records."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.ui.context import AppContext
from district_admin.ui.long_table import LongTable
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


@pytest.mark.parametrize(("gone", "then"), [(2, 3), (4, 3)])
def test_the_next_record_is_chosen_when_the_chosen_one_has_gone(
    table: LongTable[School], gone: int, then: int
) -> None:
    table.choose(gone)
    table.show_rows([each for each in SCHOOLS if each.id != gone])
    assert [each.id for each in table.selected] == [then]


def test_the_first_record_is_chosen_of_those_found_and_of_another_filter(
    table: LongTable[School],
) -> None:
    table.choose(3)
    table.show_rows([SCHOOLS[0], SCHOOLS[1], SCHOOLS[3]], found=True)
    assert [each.id for each in table.selected] == [1]
    table.show_rows([SCHOOLS[1], SCHOOLS[2]], let_through_by=1)
    assert [each.id for each in table.selected] == [2]


def test_the_next_record_is_chosen_where_the_chosen_one_goes_from_renewed_rows(
    table: LongTable[School],
) -> None:
    table.choose(2)
    table.renew_rows([SCHOOLS[0], *SCHOOLS[2:]])
    assert [each.id for each in table.selected] == [3]


def test_records_that_are_renewed_stay_chosen_under_their_number(
    table: LongTable[School],
) -> None:
    table.choose_all([2, 3])
    table.renew_rows([School(each.id, f"{each.name} ใหม่") for each in SCHOOLS])
    assert [each.name for each in table.selected if each.id > 1] == [
        "โรงเรียนที่ 2 ใหม่",
        "โรงเรียนที่ 3 ใหม่",
    ]


@pytest.fixture
def wide(context: AppContext, qtbot: QtBot) -> LongTable[School]:
    columns = [
        Column[School]("ชื่อ", lambda school: school.name, stretch=True),
        Column[School]("สังกัด", lambda school: f"{school.name} บ้านหนองปรือวิทยา", width=60),
        Column[School]("ที่", lambda school: str(school.id), width=300),
    ]
    made = LongTable[School](context.theme, context.desk, "wide", "โรงเรียน", columns)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_rows(SCHOOLS)
    return made


def is_whole(table: LongTable[School], column: int) -> bool:
    text = str(table.model().index(0, column).data())
    return table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text) + 20


def test_columns_share_the_room_by_what_they_have_to_show(wide: LongTable[School]) -> None:
    assert is_whole(wide, 0)
    assert is_whole(wide, 1)
    assert wide.columnWidth(2) < 100
    wide.resize(330, 300)
    assert is_whole(wide, 2)
    assert sum(wide.columnWidth(each) for each in range(3)) <= wide.viewport().width()


def test_one_long_name_among_many_leaves_the_room_to_the_others(
    wide: LongTable[School],
) -> None:
    long = School(99, "โรงเรียนชุมชนบ้านหนองปรือพิทยาคาร (สาขาบ้านหนองปรือ)")
    short = [School(number, "วัดป่า") for number in range(1, 20)]
    wide.resize(500, 300)
    wide.show_rows([*short, long], let_through_by=1)
    assert is_whole(wide, 1)
    assert wide.columnWidth(1) < 230


def test_another_filter_shares_the_room_anew(wide: LongTable[School]) -> None:
    before = wide.columnWidth(1)
    wide.show_rows([School(1, "ก")])
    assert wide.columnWidth(1) == before
    wide.show_rows([School(1, "ก")], let_through_by=1)
    assert wide.columnWidth(1) < before


def test_one_chip_of_many_is_whole(context: AppContext, qtbot: QtBot) -> None:
    tone = context.theme.tokens.done
    columns = [
        Column[School]("ชื่อ", lambda school: school.name, stretch=True),
        Column[School](
            "คำตอบ",
            lambda school: "ยืนยันว่าถูกต้อง" if school.id == 7 else "รอ",
            tone=lambda _school: tone,
        ),
    ]
    made = LongTable[School](context.theme, context.desk, "chips", "โรงเรียน", columns)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_rows([School(number, f"โรงเรียนที่ {number}") for number in range(400)])
    assert made.columnWidth(1) >= made.fontMetrics().horizontalAdvance("ยืนยันว่าถูกต้อง") + 40


def test_the_width_that_she_drew_is_kept(
    wide: LongTable[School], context: AppContext, qtbot: QtBot
) -> None:
    wide.resize(640, 300)
    assert context.desk.sizes("drawn/wide", 3) == []
    wide.horizontalHeader().resizeSection(2, 150)
    wide.resize(700, 300)
    wide.show_rows(SCHOOLS[:2])
    assert wide.columnWidth(2) == 150
    assert context.desk.sizes("drawn/wide", 3)[2] == 150


def test_home_and_end_go_to_the_first_and_last_record(wide: LongTable[School]) -> None:
    QTest.keyClick(wide, Qt.Key.Key_End)
    assert wide.selected == [SCHOOLS[-1]]
    QTest.keyClick(wide, Qt.Key.Key_Home)
    assert wide.selected == [SCHOOLS[0]]


def shown(table: LongTable[School]) -> list[str]:
    return [
        str(table.model().headerData(number, Qt.Orientation.Horizontal))
        for number in range(table.model().columnCount())
        if not table.isColumnHidden(number)
    ]


def with_columns(context: AppContext, qtbot: QtBot) -> LongTable[School]:
    columns = [
        Column[School]("ชื่อ", lambda school: school.name, stretch=True),
        Column[School]("รหัส", lambda school: str(school.id)),
        Column[School]("เลขคู่", lambda school: str(school.id * 2), optional=True),
    ]
    made = LongTable[School](context.theme, context.desk, "chosen", "โรงเรียน", columns)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.show_rows(SCHOOLS)
    return made


def toggle(table: LongTable[School], heading: str) -> None:
    menu = table.choice.menu(table)
    next(each for each in menu.actions() if each.text() == heading).trigger()


def test_the_columns_she_wants_are_remembered(context: AppContext, qtbot: QtBot) -> None:
    table = with_columns(context, qtbot)
    assert shown(table) == ["ชื่อ", "รหัส"]
    assert "ชื่อ" not in [each.text() for each in table.choice.menu(table).actions()]
    toggle(table, "รหัส")
    toggle(table, "เลขคู่")
    assert shown(table) == ["ชื่อ", "เลขคู่"]
    again = with_columns(context, qtbot)
    assert shown(again) == ["ชื่อ", "เลขคู่"]
    toggle(again, "ตามที่โปรแกรมจัดไว้")
    assert shown(again) == ["ชื่อ", "รหัส"]


def test_a_column_without_room_comes_back_only_if_she_wants_it(
    context: AppContext, qtbot: QtBot
) -> None:
    table = with_columns(context, qtbot)
    table.make_room([1])
    assert shown(table) == ["ชื่อ"]
    toggle(table, "รหัส")  # taken out while it was not in sight
    table.make_room([])
    assert shown(table) == ["ชื่อ"]
