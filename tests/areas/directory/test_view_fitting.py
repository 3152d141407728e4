"""Nothing of the directory is cut in the windows that officers have."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import groups, people
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        for first in ("กิตติ", "ญาดา"):
            people.add_person(session, people.PersonDetails(first, "ใจงาม"))
        groups.add_group(session, "คณะกรรมการ")
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 740)  # the room beside the list of areas at 1366 x 768
    made.show()
    yield made
    made.close()


def test_every_button_under_the_record_is_whole(view: DirectoryView) -> None:
    view.tabs.setCurrentWidget(view.people)
    view.people.table.selectAll()
    view.people.fill_many(view.people.table.selected)
    check_buttons(view.people.detail.findChildren(QPushButton), "รวมเป็นคนเดียว")
    view.tabs.setCurrentWidget(view.groups)
    check_buttons(view.groups.detail.findChildren(QPushButton), "ซองจดหมาย")


def test_every_filter_is_whole_where_windows_draws_larger(
    view: DirectoryView, qtbot: QtBot
) -> None:
    view.resize(1084, 660)  # 1920 x 1080 at 150 %
    for page in (view.agencies, view.people, view.stakeholders, view.rounds):
        view.tabs.setCurrentWidget(page)
        chips = page.filters.findChildren(QPushButton)
        assert chips[0].accessibleName() == f"ทั้งหมด {page.counts()[0]}"
        qtbot.waitUntil(lambda chips=chips: not cut(chips))  # type: ignore[misc]


def check_buttons(buttons: list[QPushButton], word: str) -> None:
    shown = [each for each in buttons if each.isVisible()]
    assert word in [each.accessibleName() for each in shown]
    assert not cut(shown)


def cut(buttons: list[QPushButton]) -> list[str]:
    """Name the buttons that have less room than their words need."""
    narrow = [each for each in buttons if each.width() < each.sizeHint().width()]
    return [each.accessibleName() for each in narrow]
