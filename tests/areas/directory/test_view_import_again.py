"""Rows taken out of the check: marked at once, and what follows for others found as she goes on."""

import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing import DryRun
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.areas.directory.view.import_rows import (
    Checked,
    can_be_left_out,
    checked,
    marked,
    to_do,
)
from district_admin.progress import Silent
from district_admin.ui.context import AppContext
from district_admin.worksheets.reading import read_pasted

HEAD = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "อำเภอ", "โทรศัพท์มือถือ")
SCHOOLS = ("บ้านหนึ่ง", "บ้านสอง", "บ้านสาม")
NAMES = ("นายก้อง ดีงาม", "นางสาวแก้ว ใจดี", "นายขวัญ มีสุข", "นางคำ ทองดี")
NUMBERS = ("0811111111", "0822222222", "08x", "")
DUPLICATE_FILTER, NEW_FILTER = 2, 4


def tangled(count: int = 40) -> str:
    """A list whose rows hang together: few names, schools and telephones among many rows."""
    pick = random.Random(11)
    rows = [
        (
            pick.choice(NAMES),
            pick.choice(("ครู", "ผู้อำนวยการโรงเรียน")),
            pick.choice(SCHOOLS),
            pick.choice(("โนนสูง", "ปากช่อง")),
            pick.choice(NUMBERS),
        )
        for _each in range(count)
    ]
    return "\n".join("\t".join(row) for row in (HEAD, *rows))


def tried(context: AppContext, without: DryRun | None = None) -> DryRun:
    """Check the list as a whole; without the rows that were taken out of another check of it."""
    sheet = read_pasted(tangled()).preselected
    assert sheet is not None
    passed = {place: without.rows[place] for place in without.left_out} if without else {}
    with context.database.reading() as session:
        proposal = importing.propose(session, sheet)
        return importing.dry_run(session, proposal, Silent(), date.today(), without=passed)


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> Iterator[ImportPage]:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.take(tangled())
    qtbot.waitUntil(lambda: made.steps.currentWidget() is made.columns, timeout=30_000)
    made.columns.check_button.click()
    qtbot.waitUntil(lambda: made.steps.currentWidget() is made.check, timeout=30_000)
    yield made
    context.jobs.wait()


def settle(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.run is not None and page.run.is_current, timeout=30_000)


def take_out(page: ImportPage, place: int) -> None:
    page.check.table.choose(place)
    QTest.keyClick(page.check.table, Qt.Key.Key_Delete)


def first_new(page: ImportPage) -> int:
    return page.check.table.rows[-1].place


def test_a_row_is_marked_and_counted_at_the_key(page: ImportPage, context: AppContext) -> None:
    run = page.run
    assert run is not None
    page.check.filters.choose(NEW_FILTER)
    table = page.check.table
    each, after, count = table.rows[0], table.rows[1], len(table.rows)
    take_out(page, each.place)
    assert not context.jobs.is_busy  # no box of progress stands in her way
    assert to_do(page.run, each) == "ไม่นำเข้าแถวนี้"
    assert len(table.rows) == count - 1
    assert table.current == after
    assert page.check.numbers["new"].text() == str(count - 1)


def test_nothing_is_imported_or_reported_until_the_rest_was_checked(
    page: ImportPage, context: AppContext, qtbot: QtBot
) -> None:
    take_out(page, first_new(page))
    check = page.check
    assert not check.import_button.isEnabled()
    assert not check.report_button.isEnabled()
    settle(page, qtbot)
    assert check.import_button.isEnabled()
    assert check.report_button.isEnabled()
    assert page.run is not None
    assert check.import_button.accessibleName() == f"นำเข้า {page.run.applied_count} แถว"


def test_what_was_marked_and_taken_back_needs_no_check(page: ImportPage) -> None:
    place = first_new(page)
    run = page.run
    take_out(page, place)
    take_out(page, place)
    assert page.run is run
    assert page.check.import_button.isEnabled()


def test_random_toggles_end_as_a_check_of_the_whole_list(
    page: ImportPage, context: AppContext, qtbot: QtBot
) -> None:
    pick = random.Random(5)
    for step in range(24):
        assert page.run is not None
        page.check.filters.choose(0)
        places = [each.place for each in page.run.rows if can_be_left_out(each)]
        take_out(page, pick.choice(places))
        if step % 5 == 0:
            settle(page, qtbot)
    settle(page, qtbot)
    shown = page.run
    assert shown is not None
    assert shown.left_out
    whole = tried(context, shown)
    for name in ("rows", "left_out", "counts", "new_agency_names", "heads_count", "applied_count"):
        assert getattr(shown, name) == getattr(whole, name), name
    assert shown.plan.plan.new_people == whole.plan.plan.new_people
    assert shown.plan.plan.new_posts == whole.plan.plan.new_posts
    by_filter = checked(whole).by_filter
    counts = [len(rows) for rows in by_filter]
    for number, rows in enumerate(by_filter):
        page.check.filters.choose(number)
        assert list(page.check.table.rows) == list(rows), counts


def test_what_she_decides_while_the_rest_is_checked_stays_decided(
    page: ImportPage, qtbot: QtBot
) -> None:
    take_out(page, first_new(page))
    page.check.filters.choose(DUPLICATE_FILTER)
    doubtful = page.check.table.rows[0].place
    page.check.table.choose(doubtful)
    page.check.decide("add")
    settle(page, qtbot)
    assert page.run is not None
    assert page.run.decisions == {doubtful: "add"}


def test_marking_rows_sorts_them_as_sorting_anew_does(context: AppContext) -> None:
    run = tried(context)
    found = checked(run)
    pick = random.Random(3)
    places = [each.place for each in run.rows if can_be_left_out(each)]
    for _step in range(20):
        before = run.left_out
        run.left_out = frozenset(pick.sample(places, pick.randrange(len(places))))
        found = marked(found, before)
        assert found == Checked(run, checked(run).by_filter)


def test_rows_taken_out_since_the_check_are_not_written(context: AppContext) -> None:
    run = tried(context)
    run.left_out = frozenset({0})
    write: Callable[..., object] = importing.apply
    with (
        pytest.raises(ValueError, match="since the list was checked"),
        context.database.transaction("นำเข้า") as session,
    ):
        write(session, run, Silent(), date.today())
