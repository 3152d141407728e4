"""Lists too long to be read before the next key: what was there stays until the new rows come."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.agency_list import FILTERS
from district_admin.storage.database import Database
from district_admin.ui import list_page
from district_admin.ui.context import AppContext

MANY = 420


def add(database: Database, *names: str) -> list[int]:
    with database.transaction("เพิ่มหน่วยงาน") as session:
        made = [agencies.AgencyDetails(name, "school") for name in names]
        return [agencies.add_agency(session, details) for details in made]


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    add(database, *(f"โรงเรียนที่ {number:03}" for number in range(MANY)))
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(made.agencies.table.rows) == MANY)
    yield made
    made.agencies.background.wait()
    made.close()


def test_a_long_list_that_is_still_being_read_is_not_called_empty(
    context: AppContext, database: Database, qtbot: QtBot
) -> None:
    add(database, *(f"โรงเรียนที่ {number:03}" for number in range(MANY)))
    view = DirectoryView(context)
    qtbot.addWidget(view)
    view.show()
    page = view.agencies
    assert not page.table.rows
    assert page.frame.bodies.currentWidget() is page.table
    qtbot.waitUntil(lambda: len(page.table.rows) == MANY)
    assert str(MANY) in page.summary
    qtbot.waitUntil(lambda: "โรงเรียนที่ 000" in page.detail.texts)
    view.close()


def test_agencies_that_came_in_meanwhile_are_read_behind_those_on_view(
    view: DirectoryView, database: Database, context: AppContext, qtbot: QtBot
) -> None:
    page = view.agencies
    view.tabs.setCurrentWidget(view.groups)
    add(database, "โรงเรียนใหม่")
    context.changes.committed.emit(frozenset({"agency"}))
    view.tabs.setCurrentWidget(page)
    assert len(page.table.rows) == MANY
    qtbot.waitUntil(lambda: len(page.table.rows) == MANY + 1)
    assert str(MANY + 1) in page.summary


def test_an_agency_that_is_still_being_read_is_chosen_when_it_comes(
    view: DirectoryView, database: Database, context: AppContext, qtbot: QtBot
) -> None:
    page = view.agencies
    view.tabs.setCurrentWidget(view.groups)
    [new] = add(database, "โรงเรียนใหม่")
    context.changes.committed.emit(frozenset({"agency"}))
    view.tabs.setCurrentWidget(page)
    page.choose(new)
    qtbot.waitUntil(lambda: page.table.current is not None and page.table.current.id == new)


def test_what_is_changed_on_the_page_itself_stands_there_at_once(
    view: DirectoryView, database: Database, context: AppContext
) -> None:
    add(database, "โรงเรียนใหม่")
    context.changes.committed.emit(frozenset({"agency"}))
    assert len(view.agencies.table.rows) == MANY + 1


def test_beside_a_long_list_the_record_follows_another_filter_in_a_moment(
    view: DirectoryView, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = view.agencies
    with database.transaction("เพิ่มหน่วยงาน") as session:
        office = agencies.add_agency(session, agencies.AgencyDetails("กลุ่มอำนวยการ", "group"))
    qtbot.waitUntil(lambda: len(page.table.rows) == MANY + 1)
    page.choose(office)
    assert page.detail.title == "กลุ่มอำนวยการ"
    monkeypatch.setattr(list_page, "_NARROWED_AT_ONCE", MANY - 1)
    page.filters.choose(next(n for n, (key, *_rest) in enumerate(FILTERS) if key == "school"))
    assert len(page.table.rows) == MANY
    assert page.detail.title == "กลุ่มอำนวยการ"
    qtbot.waitUntil(lambda: page.detail.title == page.table.rows[0].name)
