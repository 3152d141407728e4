"""One name twice: told while it is added, found by a command, merged from either record."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QRadioButton, QScrollArea
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.dialogs.merge import RIGHT
from district_admin.areas.directory.operations import agencies, people, people_listing, postings
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.areas.directory.view.merging import merge_agencies
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.labels import WrappedLabel

_TODAY = date.today()


@pytest.fixture
def ids(database: Database) -> dict[str, int]:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        school = agencies.add_agency(
            session, agencies.AgencyDetails("โรงเรียนบ้านหนองปรือ", "school", district="โนนสูง")
        )
        person = people.add_person(session, people.PersonDetails("กิตติ", "ปั้นงาม", "นาย"))
        postings.add_posting(session, person, postings.PostingDetails(school, "ครู"))
        other = people.add_person(session, people.PersonDetails("ญาดา", "ใจงาม", "นางสาว"))
    return {"school": school, "กิตติ": person, "ญาดา": other}


@pytest.fixture
def view(context: AppContext, ids: dict[str, int], qtbot: QtBot) -> Iterator[DirectoryView]:
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    yield made
    made.close()


@pytest.fixture
def names(database: Database) -> Callable[[], list[str]]:
    def read() -> list[str]:
        with database.reading() as session:
            return [row.name for row in people_listing.first_people(session, _TODAY, 20)]

    return read


def answer(question: QDialog | None, word: str) -> None:
    assert question is not None
    buttons = question.findChildren(QPushButton)
    next(each for each in buttons if each.accessibleName() == word).click()


def add(page: ListPage, **values: str) -> None:  # type: ignore[type-arg] # of whichever record
    page.add()  # type: ignore[attr-defined] # both pages add
    assert page.edit.form is not None
    page.edit.form.show_values({**page.edit.form.values, **values})
    page.edit.save_button.click()


def test_a_person_of_a_known_name_is_asked_about_and_the_known_one_opened(
    view: DirectoryView, ids: dict[str, int], names: Callable[[], list[str]]
) -> None:
    page = view.people
    view.tabs.setCurrentWidget(page)
    add(page, title="ดร.", first_name="กิตติ", last_name="ปั้นงาม")
    assert page.edit.reason == "มีชื่อนี้ในทำเนียบแล้ว: นายกิตติ ปั้นงาม (ครู  ·  โรงเรียนบ้านหนองปรือ)"
    assert len(names()) == 2
    answer(page.doubles.question, "เปิดรายการที่มีอยู่")
    assert not page.is_editing
    assert page.chosen_id == ids["กิตติ"]
    assert view.notice.text == "ไม่ได้บันทึกสิ่งที่พิมพ์"


def test_a_person_of_a_known_name_is_kept_as_another_all_the_same(
    view: DirectoryView, names: Callable[[], list[str]]
) -> None:
    page = view.people
    view.tabs.setCurrentWidget(page)
    add(page, title="ดร.", first_name="กิตติ", last_name="ปั้นงาม")
    answer(page.doubles.question, "บันทึกเป็นอีกคน")
    assert not page.is_editing
    assert sorted(names()) == ["ดร. กิตติ ปั้นงาม", "นางสาวญาดา ใจงาม", "นายกิตติ ปั้นงาม"]
    add(page, first_name="กิตติ", last_name="ปั้นงาม")  # the answer was for that record alone
    assert page.is_editing
    assert len(names()) == 3


def test_an_agency_of_a_known_name_is_asked_about(view: DirectoryView, ids: dict[str, int]) -> None:
    page = view.agencies
    add(page, name="รร.บ้านหนองปรือ")
    assert "โนนสูง" in page.edit.reason
    answer(page.doubles.question, "กลับไปแก้ไข")
    assert page.is_editing
    page.edit.save_button.click()
    answer(page.doubles.question, "บันทึกเป็นอีกหน่วยงาน")
    assert len(page.table.rows) == 2


def test_correcting_a_record_asks_nothing_about_its_own_name(view: DirectoryView) -> None:
    page = view.people
    view.tabs.setCurrentWidget(page)
    page.deeds.correct()
    page.edit.save_button.click()
    assert not page.is_editing
    assert page.doubles.question is None


def test_doubles_are_listed_and_merged_from_the_list(
    view: DirectoryView, database: Database, names: Callable[[], list[str]]
) -> None:
    with database.transaction("ซ้ำ", undoable=False) as session:
        people.add_person(session, people.PersonDetails("กิตติ", "ปั้นงาม", mobile="081 111 1111"))
    page = view.people
    view.tabs.setCurrentWidget(page)
    page.doubles_button.click()
    dialog = page.doubles.dialog
    assert dialog is not None
    model = dialog.table.model()
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown == ["นายกิตติ ปั้นงาม", "ครู  ·  โรงเรียนบ้านหนองปรือ", "ไม่มีตำแหน่ง  ·  08\xa01111\xa01111"]
    dialog.merge_button.click()
    answer(dialog.merging, "รวมเป็นรายการเดียว")
    assert names() == ["นายกิตติ ปั้นงาม", "นางสาวญาดา ใจงาม"]
    assert model.rowCount() == 0
    assert not dialog.merge_button.isEnabled()


def test_who_is_known_to_be_another_is_not_asked_about_again(
    view: DirectoryView, database: Database, context: AppContext
) -> None:
    with database.transaction("ซ้ำ", undoable=False) as session:
        for _each in range(2):
            people.add_person(session, people.PersonDetails("กิตติ", "ปั้นงาม"))
    page = view.people
    view.tabs.setCurrentWidget(page)
    page.doubles_button.click()
    dialog = page.doubles.dialog
    assert dialog is not None
    assert dialog.table.model().rowCount() == 2
    dialog.part_button.click()
    assert dialog.table.model().rowCount() == 1
    dialog.part_button.click()
    assert dialog.table.model().rowCount() == 1  # these two were beside the first one until now
    dialog.part_button.click()
    assert dialog.table.model().rowCount() == 0
    assert not dialog.part_button.isEnabled()
    context.history.undo()
    dialog.refresh()
    assert dialog.table.model().rowCount() == 1


def test_one_record_is_merged_with_another_from_its_own_pane(
    view: DirectoryView, ids: dict[str, int], names: Callable[[], list[str]]
) -> None:
    page = view.people
    view.tabs.setCurrentWidget(page)
    page.choose(ids["กิตติ"])
    page.detail.press("รวมกับ…")
    picking = page.doubles.picking
    assert picking is not None
    assert [each.person_id for each in picking.table.selected] == [ids["ญาดา"]]
    picking.pick_button.click()
    assert not picking.isVisible()
    answer(page.doubles.merging, "รวมเป็นรายการเดียว")
    assert names() == ["นายกิตติ ปั้นงาม"]


def test_long_names_stand_whole_beside_each_other_and_a_click_on_one_chooses_it(
    view: DirectoryView, ids: dict[str, int], database: Database, qtbot: QtBot
) -> None:
    name = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษานครทดสอบ เขต 1"
    with database.transaction("ซ้ำ", undoable=False) as session:
        other = agencies.add_agency(session, agencies.AgencyDetails(name, "office"))
    dialog = merge_agencies(view.context, view, ids["school"], other, lambda _said: None)
    area = dialog.findChildren(QScrollArea)[0]
    [value] = [each for each in area.findChildren(WrappedLabel) if each.accessibleName() == name]
    qtbot.waitUntil(lambda: value.height() >= value.heightForWidth(value.width()))
    room = area.viewport().rect()
    for text in (*area.findChildren(QLabel), *area.findChildren(QRadioButton)):
        place = text.mapTo(area.viewport(), text.rect().topRight())
        assert place.x() <= room.right()
    QTest.mouseClick(value, Qt.MouseButton.LeftButton)
    assert dialog.sides["name"] == RIGHT
    dialog.close()


def test_an_agency_that_is_not_there_is_added_with_the_person(
    view: DirectoryView, names: Callable[[], list[str]]
) -> None:
    page = view.people
    view.tabs.setCurrentWidget(page)
    add(page, first_name="ก้อง", last_name="ดีงาม", agency="เทศบาลตำบลท่าดี", position="ปลัดเทศบาล")
    assert "ไม่พบหน่วยงาน “เทศบาลตำบลท่าดี”" in page.edit.reason
    assert "ก้อง ดีงาม" not in names()
    answer(page.question, "เพิ่มหน่วยงานนี้")
    assert not page.is_editing
    assert "ก้อง ดีงาม" in names()
    person = page.read_chosen()
    assert [each.agency.name for each in person.postings] == ["เทศบาลตำบลท่าดี"]
    assert person.postings[0].agency.kind == "outside"
