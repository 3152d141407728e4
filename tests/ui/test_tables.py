from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.chips import TONE_ROLE
from district_admin.ui.desk import Desk
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.theme import Theme


@dataclass(frozen=True)
class Letter:
    """A letter of a register."""

    number: int
    subject: str
    late: bool = False


LETTERS = [
    Letter(2, "ไฟฟ้าขัดข้อง"),
    Letter(10, "ขอเชิญประชุม", late=True),
    Letter(1, "เกษียณอายุราชการ"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk.ini")


def _table(theme: Theme, desk: Desk, sortable: bool = True) -> RecordTable[Letter]:
    columns = [
        Column[Letter]("ที่", lambda letter: str(letter.number), lambda letter: letter.number),
        Column[Letter]("เรื่อง", lambda letter: letter.subject, stretch=True),
        Column[Letter](
            "สถานะ",
            lambda letter: "เกินกำหนด" if letter.late else "ร่าง",
            tone=lambda letter: theme.tokens.overdue if letter.late else theme.tokens.info,
        ),
    ]
    return RecordTable(theme, desk, "letters", "ทะเบียนหนังสือ", columns, sortable)


@pytest.fixture
def table(theme: Theme, desk: Desk, show: Callable[[QWidget], None]) -> RecordTable[Letter]:
    table = _table(theme, desk)
    table.resize(700, 300)
    show(table)
    table.show_records(LETTERS)
    return table


def _numbers(table: RecordTable[Letter]) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_heading(table: RecordTable[Letter], column: int) -> None:
    head = table.horizontalHeader()
    middle = QPoint(
        head.sectionViewportPosition(column) + head.sectionSize(column) // 2, head.height() // 2
    )
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_records_stand_in_the_order_they_were_given(table: RecordTable[Letter]) -> None:
    assert _numbers(table) == ["2", "10", "1"]
    assert table.current == LETTERS[0]
    assert table.rowHeight(0) == 36


def test_subjects_sort_as_in_a_thai_dictionary(table: RecordTable[Letter]) -> None:
    click_heading(table, 1)

    assert _numbers(table) == ["1", "10", "2"]  # เกษียณ (ก) ขอเชิญ (ข) ไฟฟ้า (ฟ)


def test_an_order_of_the_offices_own_is_not_sorted_away(
    theme: Theme, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    table = _table(theme, desk, sortable=False)
    table.resize(700, 300)
    show(table)
    table.show_records(LETTERS)
    click_heading(table, 1)

    assert _numbers(table) == ["2", "10", "1"]


def test_numbers_sort_as_numbers(table: RecordTable[Letter]) -> None:
    click_heading(table, 0)
    assert _numbers(table) == ["1", "2", "10"]
    click_heading(table, 0)

    assert _numbers(table) == ["10", "2", "1"]


def test_enter_opens_the_chosen_record_in_any_order(table: RecordTable[Letter]) -> None:
    opened: list[Letter] = []
    table.opened.connect(opened.append)
    click_heading(table, 0)

    assert table.choose(lambda letter: letter.late)
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened == [LETTERS[1]]
    assert not table.choose(lambda letter: letter.number == 99)


def test_the_arrow_keys_choose(table: RecordTable[Letter]) -> None:
    chosen: list[Letter | None] = []
    table.chosen.connect(chosen.append)

    QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen[-1] == LETTERS[1]

    table.show_records([])
    assert chosen[-1] is None
    assert table.current is None


def test_a_state_is_a_chip_and_a_cut_text_a_tooltip(
    table: RecordTable[Letter], theme: Theme
) -> None:
    model = table.model()

    assert model.index(1, 2).data(TONE_ROLE) == theme.tokens.overdue
    assert model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole) == "ขอเชิญประชุม"
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "เรื่อง ขอเชิญประชุม"


def test_the_chip_is_painted_in_its_cell(table: RecordTable[Letter], theme: Theme) -> None:
    cell = table.visualRect(table.model().index(1, 2))
    image = table.viewport().grab(cell).toImage()

    colours = {image.pixelColor(x, image.height() // 2).name().upper() for x in range(cell.width())}
    assert theme.tokens.overdue.fill in colours


def test_widths_are_remembered(
    table: RecordTable[Letter], theme: Theme, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    table.setColumnWidth(0, 177)

    again = _table(theme, desk)
    show(again)
    assert again.columnWidth(0) == 177


def test_the_whole_row_under_the_mouse_is_shaded(
    table: RecordTable[Letter], theme: Theme, qtbot: QtBot
) -> None:
    def shaded() -> list[int]:
        """Return the rows that are shaded to the last cell."""
        picture = table.viewport().grab().toImage()
        last = [table.visualRect(table.model().index(row, 2)) for row in range(3)]
        corners = [cell.topRight() + QPoint(-4, 4) for cell in last]
        colours = [picture.pixelColor(corner).name().upper() for corner in corners]
        return [row for row, colour in enumerate(colours) if colour == theme.tokens.canvas]

    assert shaded() == []
    for row in (1, 2):
        table.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        QTest.mouseMove(table.viewport(), table.visualRect(table.model().index(row, 0)).center())
        qtbot.waitUntil(lambda row=row: shaded() == [row])  # type: ignore[misc] # bound now
    table.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    assert shaded() == []
