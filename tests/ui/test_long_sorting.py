"""A long list in the order of a column is what one sort of it would be."""

import random

import pytest
from pytestqt.qtbot import QtBot

from district_admin.thai.sorting import thai_sort_key
from district_admin.ui.context import AppContext
from district_admin.ui.long_sorting import sorted_in_parts
from district_admin.ui.long_table import LongTable
from district_admin.ui.tables import Column

COUNT = 5000
BY_TEXT = Column[complex]("ชื่อ", lambda each: f"บ้านหนอง {int(each.imag)}")
BY_KEY = Column[complex]("ชื่อ", str, sort_key=lambda each: each.imag)


def rows() -> list[complex]:
    """Rows that are known apart by what they are not sorted by."""
    chance = random.Random(3)
    return [complex(number, chance.randrange(300)) for number in range(COUNT)]


@pytest.mark.parametrize("backwards", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("column", [BY_TEXT, BY_KEY], ids=["text", "key"])
def test_parts_come_in_the_order_of_one_sort_equal_ones_as_they_were(
    column: Column[complex], backwards: bool
) -> None:
    parts = [*sorted_in_parts(rows(), column, backwards=backwards)]
    key = column.sort_key or (lambda each: thai_sort_key(column.text(each)))
    assert [row for part in parts for row in part] == sorted(rows(), key=key, reverse=backwards)
    assert max(map(len, parts)) < COUNT / 4


def test_a_long_table_stays_as_it_is_until_its_order_is_found(
    context: AppContext, qtbot: QtBot
) -> None:
    table: LongTable[complex] = LongTable(
        context.theme, context.desk, "long", "", [BY_TEXT], identity=lambda each: int(each.real)
    )
    qtbot.addWidget(table)
    given = rows()
    table.show_rows(given)
    table.choose(7)
    table.sort_by(0)
    assert table.rows == given
    qtbot.waitUntil(lambda: table.rows != given)
    assert [each.imag for each in table.rows] == sorted(each.imag for each in given)
    assert table.current == given[7]

    fewer = given[: COUNT - 100]  # sorted as she asked for, and nothing of before comes after it
    table.show_rows(fewer)
    assert len(table.rows) == len(fewer)
    qtbot.waitUntil(lambda: table.rows != fewer)
    with qtbot.assertNotEmitted(table.chosen):  # the same one: its record is not filled anew
        table.sort_by(-1)
    assert table.rows == fewer
    assert table.current == given[7]
    table.sort_by(0, descending=True)
    table.show_rows(given[:10])
    qtbot.wait(1)
    assert table.rows == sorted(given[:10], key=lambda each: each.imag, reverse=True)
