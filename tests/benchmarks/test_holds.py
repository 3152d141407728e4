"""How long the window is held while 100,000 people are imported, listed, sorted and searched.

A hold is the time in which the event loop does not come round: no key is answered, nothing painted.
Beside it stands that of an empty window on the same machine while another thread computes.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtCore import Qt as QtNamespace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin import desktop
from district_admin.areas.directory.view import DirectoryView
from district_admin.ui.context import AppContext
from district_admin.ui.undoing import undo
from tests.benchmarks.long_list import ROW_COUNT, people, written

pytestmark = pytest.mark.slow

ASKED_MS = 50
SETTLES_S = 0.6  # what follows a pause in typing is over by then
ROUNDS = 3
BY_EMAIL = 3
LAST_EMAIL = f"u{ROW_COUNT - 1}@example.go.th"
SCHOOLS = 2  # the filter


@pytest.fixture(autouse=True)
def turns_as_in_the_program() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(desktop._TURN_SECONDS)
    yield
    sys.setswitchinterval(before)


def longest_hold(begin: Callable[[], object], there: Callable[[], bool]) -> float:
    """Begin something; return the longest hold in ms until it is there and all is calm again."""
    loop, tick = QEventLoop(), QTimer()
    gaps: list[float] = []
    last = time.perf_counter()
    calm_from = 0.0

    def ticked() -> None:
        nonlocal last, calm_from
        now = time.perf_counter()
        gaps.append(now - last)
        if not calm_from and there():
            calm_from = now
        elif calm_from and now - calm_from > SETTLES_S:
            loop.quit()
        last = time.perf_counter()

    tick.setTimerType(QtNamespace.TimerType.PreciseTimer)
    tick.timeout.connect(ticked)
    tick.start(1)
    QTimer.singleShot(0, loop, begin)
    loop.exec()
    tick.stop()
    return 1000 * max(gaps)


def bare_hold(qtbot: QtBot) -> float:
    """The longest hold of an empty window while another thread computes."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    stopped = Event()

    def compute() -> None:
        while not stopped.is_set():
            sum(range(1000))

    thread = Thread(target=compute)
    thread.start()
    hold = longest_hold(window.update, lambda: True)
    stopped.set()
    thread.join()
    return hold


def shown(context: AppContext, qtbot: QtBot) -> DirectoryView:
    view = DirectoryView(context)
    qtbot.addWidget(view)
    view.resize(1170, 768)
    view.show()
    return view


def import_holds(view: DirectoryView, qtbot: QtBot, path: Path) -> dict[str, float]:
    """Import a list, and return the longest holds of its two long steps."""
    view.start_import(path)
    page = view.import_page
    assert page is not None
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=120_000)
    return {
        "the dry run": longest_hold(
            page.columns.check_button.click, lambda: page.steps.currentWidget() is page.check
        ),
        "the import": longest_hold(
            page.check.import_button.click,
            lambda: view.import_page is None and not view.agencies.background.is_busy,
        ),
    }


def test_the_window_is_not_held_while_many_people_come_in_and_are_looked_for(
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    type_text: Callable[[QWidget, str], None],
    report: Callable[[str], None],
) -> None:
    view = shown(context, qtbot)
    path = written(tmp_path / "รายชื่อ.xlsx", people())
    floor = bare_hold(qtbot)
    holds = import_holds(view, qtbot, path)
    if max(holds.values()) > ASKED_MS:  # another program may have taken the turn
        undo(context, view)
        qtbot.waitUntil(lambda: not context.jobs.is_busy, timeout=120_000)
        again = import_holds(view, qtbot, path)
        holds = {what: min(hold, again[what]) for what, hold in holds.items()}

    def open_tab() -> float:
        again = shown(context, qtbot)
        qtbot.waitUntil(lambda: bool(again.agencies.table.rows), timeout=30_000)
        hold = longest_hold(
            lambda: again.tabs.setCurrentWidget(again.people),
            lambda: len(again.people.table.rows) == ROW_COUNT,
        )
        again.close()
        return hold

    def type_keys() -> float:
        view.people.search.clear()
        keys = [
            longest_hold(partial(type_text, view.people.search, key), lambda: True)
            for key in "บ้าน ครู"
        ]
        return max(keys)

    def filter_twice() -> float:
        people = view.people
        to = longest_hold(lambda: people.filters.choose(SCHOOLS), lambda: True)
        back = longest_hold(lambda: people.filters.choose(0), lambda: True)
        assert len(people.table.rows) == ROW_COUNT
        return max(to, back)

    def sort_there_and_back() -> float:
        table = view.people.table
        to = longest_hold(
            lambda: table.sort_by(BY_EMAIL, descending=True),
            lambda: table.rows[0].email == LAST_EMAIL,
        )
        back = longest_hold(lambda: table.sort_by(-1), lambda: table.rows[0].email != LAST_EMAIL)
        return max(to, back)

    holds["the people's tab"] = min(open_tab() for _round in range(ROUNDS))
    view.tabs.setCurrentWidget(view.people)
    qtbot.waitUntil(lambda: len(view.people.table.rows) == ROW_COUNT, timeout=30_000)
    holds["a filter"] = min(filter_twice() for _round in range(ROUNDS))
    holds["another order"] = min(sort_there_and_back() for _round in range(ROUNDS))
    holds["a key of a search"] = min(type_keys() for _round in range(ROUNDS))
    assert 0 < len(view.people.table.rows) < ROW_COUNT
    floor = max(floor, bare_hold(qtbot))  # the machine may have become busy since

    told = ", ".join(f"{what} {hold:.0f} ms" for what, hold in holds.items())
    report(f"longest hold with {ROW_COUNT:,} people: {told}; an empty window {floor:.0f} ms")
    # on a busy machine the empty window is held as well
    assert max(holds.values()) <= max(ASKED_MS, 4 * floor), told
