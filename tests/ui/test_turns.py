from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from district_admin.ui.turns import Turns

LONG_S = 0.02


def parts(done: list[str], name: str, count: int = 3) -> Iterator[None]:
    """Work of several parts, each so long that it fills a turn."""
    for _part in range(count):
        end = perf_counter() + LONG_S
        while perf_counter() < end:
            pass
        done.append(name)
        yield


@pytest.fixture
def turns(qapp: QObject) -> Turns:
    return Turns(qapp)


def test_a_key_is_answered_between_two_parts(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.start(parts(done, "part"))
    assert done == []
    QTimer.singleShot(round(LONG_S * 500), turns, lambda: done.append("key"))
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert done.count("part") == 3
    assert 0 < done.index("key") < 3


def test_what_is_started_later_takes_the_place_of_the_rest(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.start(parts(done, "one"))
    qtbot.waitUntil(lambda: bool(done))
    turns.start(parts(done, "other"))
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert done.count("one") < 3
    assert done[-4:] == ["one", "other", "other", "other"]


def test_the_rest_can_be_done_at_once_or_not_at_all(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.start(parts(done, "at once"))
    turns.finish()
    assert (done, turns.is_busy) == (["at once"] * 3, False)
    turns.start(parts(done, "never"))
    turns.stop()
    qtbot.wait(1)
    assert "never" not in done


def test_a_part_that_fails_ends_the_work_with_its_error(turns: Turns, qtbot: QtBot) -> None:
    def work() -> Iterator[None]:
        yield
        raise ZeroDivisionError

    with capture_exceptions() as errors:
        turns.start(work())
        qtbot.waitUntil(lambda: not turns.is_busy)
    assert [kind for kind, _error, _trace in errors] == [ZeroDivisionError]
