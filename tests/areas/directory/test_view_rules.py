"""A group by rule says truly whom it matches, and says it while the rule is typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies, groups, people, postings
from district_admin.areas.directory.operations.recipients import GroupRule
from district_admin.areas.directory.view import DirectoryView
from district_admin.errors import OfficeError
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        schools = [
            agencies.add_agency(session, agencies.AgencyDetails(name, "school", district=district))
            for name, district in (("โรงเรียนบ้านก", "โนนสูง"), ("โรงเรียนบ้านข", "คง"))
        ]
        person = people.add_person(session, people.PersonDetails("ญาดา", "ใจงาม"))
        for school in schools:  # two posts are one person
            postings.add_posting(session, person, postings.PostingDetails(school, "ครู"))
        groups.add_group(session, "โรงเรียนที่ไม่มี", GroupRule(("school",), districts=["พิมาย"]))
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.tabs.setCurrentWidget(made.groups)
    yield made
    made.close()


NOBODY = "วันนี้ไม่มีบุคคลหรือหน่วยงานใดตรงกับเงื่อนไข กรุณาแก้ไขเงื่อนไขหรือเพิ่มรายชื่อเอง"


def test_a_rule_that_matches_nobody_says_so(view: DirectoryView) -> None:
    page = view.groups
    assert NOBODY in page.detail.texts
    group = page.table.current
    assert group is not None
    with pytest.raises(OfficeError, match="ไม่มีบุคคลหรือหน่วยงานใดตรงกับเงื่อนไข"):
        page.papers.ask_labels(group)


def test_how_many_match_is_told_while_the_rule_is_typed(view: DirectoryView, qtbot: QtBot) -> None:
    page = view.groups
    page.add_button.click()
    form = page.edit.form
    assert form is not None
    assert page.edit.note == "ไม่ได้กำหนดเงื่อนไข กลุ่มนี้มีเฉพาะรายชื่อที่เลือกเอง"
    kinds = form.entrance_of("kinds")
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentIndex(kinds.findData("school"))
    kinds.activated.emit(kinds.currentIndex())
    qtbot.waitUntil(lambda: page.edit.note == "วันนี้ตรงกับ 2 หน่วยงาน")
    districts = form.entrance_of("districts")
    assert isinstance(districts, QLineEdit)
    districts.setText("โนนสูง")
    qtbot.waitUntil(lambda: page.edit.note == "วันนี้ตรงกับ 1 หน่วยงาน")
    districts.setText("")
    position = form.entrance_of("position")
    assert isinstance(position, QLineEdit)
    position.setText("ครู")
    qtbot.waitUntil(lambda: page.edit.note == "วันนี้ตรงกับ 1 คน")
    position.setText("ภารโรง")
    qtbot.waitUntil(lambda: page.edit.note == NOBODY)


def test_a_rule_of_which_all_are_left_out_says_that(
    view: DirectoryView, database: Database
) -> None:
    with database.transaction("สร้าง", undoable=False) as session:
        group = groups.add_group(session, "โรงเรียนหนึ่ง", GroupRule(districts=["คง"]))
    page = view.groups
    page.choose(group)
    page.detail.press("ไม่รวมรายนี้")
    assert "ผู้ที่ตรงกับเงื่อนไขถูกกำหนดเป็นไม่รวมทั้งหมด" in page.detail.texts
