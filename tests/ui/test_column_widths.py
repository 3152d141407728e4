import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from district_admin.ui.column_widths import needed, sample, shared
from district_admin.ui.tables import Column


def test_each_column_has_what_it_needs_while_there_is_room() -> None:
    assert shared([200, 90, 120], 500) == [200, 90, 120]


@pytest.mark.parametrize(
    ("needs", "room", "widths"),
    [
        ([300, 100, 300], 500, [200, 100, 200]),
        ([300, 100, 180], 500, [220, 100, 180]),
        ([300, 300, 300], 600, [200, 200, 200]),
        ([300, 300], 60, [72, 72]),
        ([126, 90, 320, 138], 444, [126, 90, 90, 138]),  # numbers, dates and chips stay whole
    ],
)
def test_the_widest_give_way_first(needs: list[int], room: int, widths: list[int]) -> None:
    assert shared(needs, room) == widths


@pytest.mark.parametrize(
    ("count", "looked_at"), [(0, 0), (5, 5), (80, 80), (81, 41), (100_000, 80)]
)
def test_few_rows_are_looked_at(count: int, looked_at: int) -> None:
    assert len(sample(count, 80)) == looked_at


def test_one_short_word_of_a_few_is_whole_and_a_rare_long_name_is_not(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    column: Column[str] = Column("ตอบ", lambda each: each)

    def room(rare: str) -> int:
        return needed(column, ["ไม่มา"] * 40 + [rare], metrics, metrics)

    assert room("มอบผู้แทน") > metrics.horizontalAdvance("มอบผู้แทน")
    assert room("โรงเรียนบ้านหนองบัวมิตรภาพที่ ๑๒๓") == room("ไม่มา")
