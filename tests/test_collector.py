"""Many long-lived objects that the collector passes over, and that go all the same."""

import gc
import weakref

import pytest

from district_admin.collector import let_go, started, without_pauses


class Row:
    """A record in a long list."""


def looked_through() -> int:
    return sum(type(each) is Row for each in gc.get_objects())


def test_rows_made_without_pauses_are_never_looked_through() -> None:
    with without_pauses():
        assert not gc.isenabled()
        rows = [Row() for _number in range(25_000)]
    assert gc.isenabled()
    assert looked_through() == 0
    rows.append(Row())
    assert looked_through() == 1


def test_what_a_closed_window_left_in_cycles_goes_with_few_rows_and_with_many() -> None:
    for count in (100, 25_000):
        window = Row()
        window.itself = window  # type: ignore[attr-defined]
        there = weakref.ref(window)
        del window
        with without_pauses():
            rows = [Row() for _number in range(count)]
        assert len(rows) == count
        assert there() is None


def test_a_cycle_that_ends_after_few_rows_were_made_goes_too() -> None:
    window = Row()
    window.itself = window  # type: ignore[attr-defined]
    there = weakref.ref(window)
    with without_pauses():
        rows = [Row() for _number in range(100)]
    del window
    gc.collect()
    assert len(rows) == 100
    assert there() is None


def test_what_the_start_has_loaded_is_never_looked_through() -> None:
    gc.unfreeze()
    loaded = Row()
    started()
    assert looked_through() == 0
    later = Row()
    started()  # another window in the same run
    assert looked_through() == 1
    del loaded, later


def test_they_go_when_nobody_needs_them() -> None:
    with without_pauses():
        row = Row()
    there = weakref.ref(row)
    del row
    assert there() is None


def test_the_collector_is_on_again_after_a_fault_and_off_where_it_was_off() -> None:
    with pytest.raises(ZeroDivisionError), without_pauses():
        _ = 1 / 0
    assert gc.isenabled()
    gc.disable()
    try:
        with without_pauses():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_let_go_little_by_little_is_gone_in_the_end() -> None:
    rows = [Row() for _number in range(2500)]
    there = [weakref.ref(row) for row in rows]
    by_number: dict[int, Row] = dict(enumerate(rows[:10]))
    let_go(rows, by_number)
    assert not rows
    assert not by_number
    assert not any(each() for each in there)
