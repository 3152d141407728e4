"""An office with 100,000 letters: a search, the tab of its register, a number given.

Each beside what bare SQLite takes for the same on the same file, in the same run.
"""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations import finding, registers
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.found import PAGE, Wanted
from district_admin.storage.database import Database
from district_admin.thai.normalise import search_key
from district_admin.ui.context import AppContext
from tests.benchmarks.conftest import ROW_COUNT, WORDS, milliseconds

pytestmark = pytest.mark.slow

GIVEN = 40


def searches(rows: list[str]) -> dict[str, list[str]]:
    chance = random.Random(2)

    def cut(length: int) -> str:
        while True:
            text = chance.choice(rows)
            start = chance.randrange(len(text) - length)
            if piece := search_key(text[start : start + length]):
                return piece

    by_length = {f"{length} letters": [cut(length) for _ in range(30)] for length in (1, 2, 3, 6)}
    two = [f"{chance.choice(WORDS)} {chance.choice(WORDS)}" for _ in range(20)]
    rare = ["ฌา", "ฎี", "ฬา", "ฆ", "ฒ", "zz", "#", *(f"เลข{n}" for n in range(100, 112))]
    return {**by_length, "15 letters": [cut(15) for _ in range(30)], "words": two, "rare": rare}


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def test_the_first_page_is_there_before_the_key_is_up(
    office: Database, rows: list[str], report: Callable[[str], None]
) -> None:
    ours: list[float] = []
    with office.reading() as session:
        finding.find(session, Wanted("โรงเรียน"), PAGE)

        def search(typed: str) -> float:
            return milliseconds(lambda: finding.find(session, Wanted(typed), PAGE))

        for name, typed in searches(rows).items():
            # the quicker of two: what else the machine does can only add to it
            times = [min(search(each), search(each)) for each in typed]
            report(f"search, {name}: p95 {p95(times):.1f} ms, slowest {max(times):.1f} ms")
            ours += times
        plain = p95([like(session, each) for each in ("ฌาป", "zz", "#")])
    report(
        f"first page among {ROW_COUNT:,} rows, {sum(map(len, rows)) / 1e6:.0f} M letters: p95 "
        f"{p95(ours):.1f} ms; a plain LIKE over them {plain:.0f} ms, {plain / p95(ours):.0f} x"
    )
    # asked: 50 ms on a machine of which the whole scan takes 200 (storage.md, section 4)
    assert p95(ours) <= max(50, plain / 4)


def like(session: Session, typed: str) -> float:
    """The milliseconds of a search that looks into each text."""
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    query = "SELECT id FROM register_entry WHERE search_text LIKE ? ORDER BY registered_on DESC"
    return milliseconds(lambda: driver.execute(query, (f"%{typed}%",)).fetchall())


@pytest.fixture
def database(office: Database) -> Database:
    """The large office, for the fixtures of the window."""
    return office


def test_the_tab_of_a_register_is_there_at_once(
    context: AppContext, office: Database, qtbot: QtBot, report: Callable[[str], None]
) -> None:
    def open_tab() -> float:
        view = CorrespondenceView(context)
        qtbot.addWidget(view)
        view.resize(1170, 768)
        view.show()
        QApplication.processEvents()

        def choose() -> None:
            view.tabs.setCurrentWidget(view.received)
            QApplication.processEvents()

        took = milliseconds(choose)
        counts.append(len(view.received.rows))
        view.close()
        return took

    counts: list[int] = []
    ours = min(open_tab() for _time in range(3))
    with office.reading() as session:
        bare = min(milliseconds(lambda: bare_rows(session)) for _time in range(3))
    [count] = set(counts)
    report(f"tab of a register, {count:,} rows of the year: {ours:.0f} ms; bare SQLite {bare:.0f}")
    assert count > 10_000 or date.today().month < 10
    # asked: 300 ms, on a slower machine as well
    assert ours <= max(180, 4 * bare)


def bare_rows(session: Session) -> list[object]:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    columns = [row[1] for row in driver.execute("PRAGMA table_info(register_entry)")]
    names = ", ".join(each for each in columns if each != "search_text")  # read when she types
    query = f"SELECT {names} FROM register_entry WHERE registered_on >= ? ORDER BY id DESC"
    return driver.execute(query, (str(date(date.today().year, 1, 1)),)).fetchall()


def test_a_number_is_given_and_kept_while_she_lifts_the_key(
    office: Database, report: Callable[[str], None]
) -> None:
    details = EntryDetails(subject="ขอความอนุเคราะห์ข้อมูล", sender="ที่ว่าการอำเภอเมืองสมมติ")

    def ours() -> None:
        with office.transaction("ลงรับ", undoable=False) as session:
            registers.receive(session, details, datetime.now(UTC))

    def bare() -> None:
        with closing(sqlite3.connect(office.path)) as plain, plain:
            plain.execute("PRAGMA synchronous = FULL")
            plain.execute("UPDATE number_series SET last_number = last_number + 1")
            columns = [row[1] for row in plain.execute("PRAGMA table_info(register_entry)")]
            names = ", ".join(each for each in columns if each not in ("id", "number"))
            plain.execute(
                f"INSERT INTO register_entry (number, {names}) SELECT "
                f"(SELECT last_number FROM number_series WHERE id = 1), {names} "
                "FROM register_entry ORDER BY id DESC LIMIT 1"
            )

    ours()
    times, floors = [], []
    for _time in range(GIVEN):
        times.append(milliseconds(ours))
        floors.append(milliseconds(bare))
    quick = sorted(times)[GIVEN // 2]
    floor = sorted(floors)[GIVEN // 2]
    report(f"number given among {ROW_COUNT:,}: {quick:.1f} ms, {quick / floor:.1f} x bare SQLite")
    assert quick <= max(30, 6 * floor)
