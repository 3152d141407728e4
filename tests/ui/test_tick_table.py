"""A table with boxes to tick: by the mouse, by Space, and nothing where there is no box."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.ui.tables import Column
from district_admin.ui.theme import Theme
from district_admin.ui.tick_table import TickTable


def table_of(theme: Theme, qtbot: QtBot, ticks: dict[str, bool | None]) -> TickTable[str]:
    made: TickTable[str] = TickTable(
        theme,
        "รายการ",
        "ใช้",
        [Column("ชื่อ", lambda each: each, stretch=True)],
        ticks.get,
        ticks.__setitem__,
    )
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_records(list(ticks))
    return made


def test_a_click_on_a_box_and_space_tick_a_record(theme: Theme, qtbot: QtBot) -> None:
    ticks: dict[str, bool | None] = {"โทรศัพท์": True, "อีเมล": True}
    table = table_of(theme, qtbot, ticks)
    second = table.visualRect(table.model().index(1, 0))
    box = QPoint(second.left() + 20, second.center().y())
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box
    )
    assert ticks == {"โทรศัพท์": True, "อีเมล": False}
    assert table.current == "อีเมล"
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticks == {"โทรศัพท์": False, "อีเมล": False}
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticks["โทรศัพท์"] is True


def test_a_record_without_a_box_is_not_ticked(theme: Theme, qtbot: QtBot) -> None:
    ticks: dict[str, bool | None] = {"ไฟล์เสีย": None}
    table = table_of(theme, qtbot, ticks)
    assert table.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    table.toggle()
    assert ticks == {"ไฟล์เสีย": None}


def test_end_and_home_choose_the_last_and_the_first_record(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot, {"หนึ่ง": True, "สอง": True, "สาม": True})
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current == "สาม"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current == "หนึ่ง"
    assert table.choose(lambda each: each == "สอง")
    assert table.current == "สอง"
    assert not table.choose(lambda each: each == "สี่")
