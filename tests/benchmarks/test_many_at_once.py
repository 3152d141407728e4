"""5,000 papers noted as signed, 5,000 letters filed and their filing changed: time and hold."""

import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from district_admin import desktop
from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import Filing, Paper, RegisterEntry
from district_admin.areas.correspondence.model.register import SENT
from district_admin.areas.correspondence.operations import issuing
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.paper_deeds import PaperDeeds
from district_admin.documents.form_file import load_form
from district_admin.office import operations as office
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.undoing import undo
from tests.benchmarks.conftest import milliseconds
from tests.benchmarks.watching import watched

pytestmark = pytest.mark.slow

COUNT = 5_000
LONGEST_S = 0.3  # one by one it was 25 s


@pytest.fixture(autouse=True)
def turns_as_in_the_program() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(desktop._TURN_SECONDS)
    gc.freeze()  # as `collector.started` does; here it would be all modules of all tests
    yield
    gc.unfreeze()
    sys.setswitchinterval(before)


@pytest.fixture(autouse=True)
def numbered(database: Database) -> None:
    """5,000 letters written here, numbered and waiting for their signature."""
    with database.transaction("เขียน", undoable=False) as session:
        office.save_profile(session, short_name="สพป.ตัวอย่าง", letter_code="ศธ 04999")
        content = operations.first_content(session, load_form("letter"), date.today())
        paper_id = operations.start_paper(session, "letter", {**content, "subject": "ขอเชิญประชุม"})
        issuing.number_paper(session, paper_id, SENT, datetime.now(UTC))
    with closing(sqlite3.connect(database.path)) as plain, plain:
        for table, changed in (
            ("paper", {"id": "id + :n"}),
            (
                "register_entry",
                {
                    "id": "id + :n",
                    "paper_id": "paper_id + :n",
                    "number": "number + :n",
                    "number_text": "number_text || :n",
                    "subject": "subject || ' ครั้งที่ ' || :n",
                },
            ),
        ):
            columns = [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(changed.get(name, name) for name in columns)
            copy = f"INSERT INTO {table} SELECT {values} FROM {table} ORDER BY id LIMIT 1"
            plain.executemany(copy, [{"n": number} for number in range(1, COUNT)])


def test_5_000_are_signed_and_filed_and_the_window_is_not_held(
    context: AppContext, qtbot: QtBot, report: Callable[[str], None]
) -> None:
    view = CorrespondenceView(context)
    qtbot.addWidget(view)
    view.resize(1170, 768)
    view.show()
    qtbot.waitExposed(view)
    shown_anew = milliseconds(view.list_page._refresh) / 1000
    report(f"the list of 5,000 papers alone, read and shown anew: {1000 * shown_anew:.0f} ms")
    QApplication.processEvents()

    def is_still() -> bool:
        return not (context.jobs.is_busy or view.filing.background.is_busy)

    def measure(name: str, work: Callable[[], object]) -> None:
        with watched() as held:
            work()
            qtbot.waitUntil(is_still, timeout=120_000)
        report(f"{name}: {held.took:.1f} s, the window held {1000 * held.longest:.0f} ms")
        longest.append(held.longest)

    longest: list[float] = []
    with context.database.reading() as session:
        papers = operations.list_papers(session, operations.PaperFilter())
    deeds: PaperDeeds = view.list_page.deeds
    measure("5,000 papers signed", lambda: deeds.sign(papers))
    assert _count(context.database, Paper.status == "signed") == COUNT
    measure("that taken back", lambda: undo(context, view))
    assert _count(context.database, Paper.status == "signed") == 0
    measure("signed again", lambda: deeds.sign(papers))
    view.tabs.setCurrentWidget(view.sent)
    qtbot.waitUntil(is_still, timeout=120_000)
    deeds_of_rows = view.sent.deeds
    deeds_of_rows.finish(view.sent.rows)
    assert deeds_of_rows.dialog is not None
    form = deeds_of_rows.dialog.form
    form.show_values({**form.values, "what": "ส่งทางไปรษณีย์"})
    measure("5,000 rows noted as done", deeds_of_rows.dialog.save_button.click)
    assert _count(context.database, RegisterEntry.action_taken == "ส่งทางไปรษณีย์") == COUNT
    filing = deeds_of_rows.filing
    measure("5,000 letters looked at", lambda: filing.file(view.sent.rows))
    assert filing.dialog is not None
    measure("and filed", filing.dialog.save_button.click)
    assert _count(context.database, Paper.status == "filed") == COUNT
    page = view.filing
    view.tabs.setCurrentWidget(page)
    qtbot.waitUntil(is_still, timeout=120_000)
    page.deeds.change_several([row.id for row in page.rows])
    assert page.deeds.dialog is not None
    page.deeds.dialog.form.show_values({"retention": "routine", "place": "ต.9"})
    measure("their filing changed", page.deeds.dialog.save_button.click)
    assert _count(context.database, Filing.place == "ต.9") == COUNT
    measure("that taken back", lambda: undo(context, view))
    assert _count(context.database, Filing.place == "ต.9") == 0
    # on a busy machine the list alone takes longer
    assert max(longest) <= max(LONGEST_S, 4 * shown_anew)


def _count(database: Database, which: object) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).where(which)) or 0  # type: ignore[arg-type]
