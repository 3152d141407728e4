"""Names picked into a group: several at once, by keys alone, and nobody twice."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.dialogs.picking import PickDialog
from district_admin.areas.directory.operations import agencies, groups, people
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

TypeText = Callable[[QWidget, str], None]
_PEOPLE = 1


@pytest.fixture
def group_id(database: Database) -> int:
    """An empty group, and four people and a school to put into it."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านหนองปรือ", "school"))
        for first in ("กิตติ", "ขวัญใจ", "คมสัน", "จันทร์"):
            people.add_person(session, people.PersonDetails(first, "ใจงาม"))
        return groups.add_group(session, "คณะกรรมการ")


@pytest.fixture
def dialog(context: AppContext, group_id: int, qtbot: QtBot) -> Iterator[PickDialog]:
    view = DirectoryView(context)
    qtbot.addWidget(view)
    view.resize(1170, 768)
    view.show()
    view.tabs.setCurrentWidget(view.groups)
    view.groups.pick_members()
    made = view.groups.dialog
    assert isinstance(made, PickDialog)
    made.filters.choose(_PEOPLE)
    yield made
    view.close()


@pytest.fixture
def members(database: Database, group_id: int) -> Callable[[], list[str]]:
    def read() -> list[str]:
        with database.reading() as session:
            found = groups.recipients(session, group_id, date.today())
            named = groups.list_members(session, group_id)
        assert len(found) == len(named)
        return [each.name for each in found]

    return read


def test_names_chosen_together_are_added_in_one_step(
    dialog: PickDialog, context: AppContext, members: Callable[[], list[str]]
) -> None:
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.pick_button.accessibleName() == "เพิ่ม 3 ราย"
    dialog.pick_button.click()
    assert dialog.said == "เพิ่ม 3 รายแล้ว  ·  เพิ่มแล้วทั้งหมด 3 ราย"
    assert members() == ["กิตติ ใจงาม", "ขวัญใจ ใจงาม", "คมสัน ใจงาม"]
    context.history.undo()
    assert members() == []


def test_nobody_is_added_twice(dialog: PickDialog, members: Callable[[], list[str]]) -> None:
    dialog.pick_button.click()
    assert members() == ["กิตติ ใจงาม"]
    assert not dialog.pick_button.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.said.startswith("กิตติ ใจงาม มีอยู่แล้ว จึงไม่เพิ่มซ้ำ")
    dialog.table.selectAll()
    dialog.pick_button.click()
    assert dialog.picked_count == 4
    assert len(members()) == 4


def test_enter_in_the_search_box_adds_and_stays_there(
    dialog: PickDialog, type_text: TypeText, members: Callable[[], list[str]]
) -> None:
    dialog.search.setFocus()
    for typed in ("คมสัน", "กิตติ"):
        type_text(dialog.search, typed)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)  # before the pause after typing is over
        assert dialog.isVisible()
        assert dialog.search.selectedText() == typed  # the next name takes its place
    assert members() == ["คมสัน ใจงาม", "กิตติ ใจงาม"]
    dialog.search.clear()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert [each.name for each in dialog.table.selected] == ["ขวัญใจ ใจงาม"]


def test_who_is_in_the_group_already_is_marked(
    dialog: PickDialog, members: Callable[[], list[str]]
) -> None:
    dialog.pick_button.click()
    model = dialog.table.model()
    states = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert states == ["มีอยู่แล้ว", "", "", ""]
    assert members() == ["กิตติ ใจงาม"]


def test_a_post_at_a_school_is_read_whole(dialog: PickDialog) -> None:
    told = "ผู้อำนวยการโรงเรียน โรงเรียนบ้านหนองปรือ มิตรภาพที่ ๑๒๓"
    needed = dialog.table.fontMetrics().horizontalAdvance(told)
    assert dialog.table.columnWidth(1) > needed
