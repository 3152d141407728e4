"""The list of papers: found, narrowed, copied, thrown away and had back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.operations import KIND_NAMES
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.ui.context import AppContext

Type = Callable[[QWidget, str], None]
Write = Callable[..., int]
Subjects = Callable[[], list[str]]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]


def test_an_empty_office_is_invited_to_write(
    view: CorrespondenceView, page_of: PageOf, press: Press
) -> None:
    press(view.list_page, "เขียนบันทึกข้อความ")
    assert page_of().draft.form.name == "memo"


def test_the_menu_offers_every_kind(view: CorrespondenceView, page_of: PageOf) -> None:
    actions = view.list_page.write_menu.actions()
    assert [action.data() for action in actions] == [
        *("memo", "letter", "circular", "stamped"),
        *("order", "announcement", "certificate", "invitation"),
    ]
    actions[3].trigger()
    assert page_of().draft.form.name == "stamped"


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [
        ("ห้องประชุม", ["ขอใช้ห้องประชุม"]),
        ("โรงเรียนบ้าน", ["ขอเชิญอบรม"]),
        ("512", ["ขอใช้ห้องประชุม"]),
        ("๕๑๒", ["ขอใช้ห้องประชุม"]),
        ("ไม่มีคำนี้", []),
    ],
)
def test_papers_are_found_by_any_part_of_what_is_remembered(
    view: CorrespondenceView,
    qtbot: QtBot,
    type_text: Type,
    looked_for: str,
    found: list[str],
    write: Write,
    subjects: Subjects,
    press: Press,
) -> None:
    write("memo", subject="ขอใช้ห้องประชุม", number="ศธ 04092/512")
    write("letter", subject="ขอเชิญอบรม", addressee="ผู้อำนวยการโรงเรียนบ้านหนองปรือ")
    with qtbot.waitSignal(view.list_page.search.searched):
        type_text(view.list_page.search, looked_for)
    assert subjects() == found
    if not found:
        press(view.list_page, "ล้างคำค้น")
        assert len(subjects()) == 2


def test_numbers_are_listed_in_one_kind_of_digits_however_they_were_typed(
    view: CorrespondenceView, write: Write
) -> None:
    write("letter", subject="ก", number="ศธ ๐๔๐๙๒/๑๒")
    write("letter", subject="ข", number="ศธ 04092/13")
    model = view.list_page.table.model()
    shown = {str(model.index(row, 3).data()) for row in range(model.rowCount())}
    assert shown == {"ศธ 04092/12", "ศธ 04092/13"}


def test_papers_are_narrowed_by_kind_and_the_chosen_one_stays_chosen(
    view: CorrespondenceView, write: Write, subjects: Subjects
) -> None:
    memo = write("memo", subject="บันทึก")
    write("order", subject="คำสั่ง")
    view.list_page.choose(memo)
    write("memo", subject="บันทึกใหม่กว่า")

    chosen = view.list_page.table.current
    assert chosen is not None
    assert chosen.id == memo
    view.list_page.filters.choose(3)
    assert subjects() == ["บันทึกใหม่กว่า", "บันทึก"]
    assert view.list_page.table.current is not None
    assert view.list_page.table.current.id == memo


def test_the_bin_gives_back_what_was_thrown_away(
    view: CorrespondenceView, context: AppContext, write: Write, subjects: Subjects, press: Press
) -> None:
    paper_id = write("memo", subject="ไม่ใช้แล้ว")
    view.list_page.table.setFocus()
    view.list_page.choose(paper_id)
    QTest.keyClick(view.list_page.table, Qt.Key.Key_Delete)
    assert subjects() == []
    assert "ไม่ใช้แล้ว" in view.notice.text
    press(view.notice, "ย้อนกลับ")
    assert subjects() == ["ไม่ใช้แล้ว"]

    QTest.keyClick(view.list_page.table, Qt.Key.Key_Delete)
    view.list_page.filters.choose(len(KIND_NAMES) + 3)
    assert subjects() == ["ไม่ใช้แล้ว"]
    menu = view.list_page.menu_of_chosen()
    next(action for action in menu.actions() if "นำกลับ" in action.text()).trigger()
    assert subjects() == []
    view.list_page.filters.choose(0)
    assert subjects() == ["ไม่ใช้แล้ว"]


def test_enter_opens_the_chosen_paper(
    view: CorrespondenceView, write: Write, page_of: PageOf
) -> None:
    paper_id = write("memo", subject="เปิดฉันที")
    view.list_page.choose(paper_id)
    QTest.keyClick(view.list_page.table, Qt.Key.Key_Return)
    assert page_of().draft.paper_id == paper_id


def test_from_the_search_box_down_goes_to_the_list_and_enter_opens_what_was_found(
    view: CorrespondenceView, type_text: Type, write: Write, page_of: PageOf
) -> None:
    wanted = write("memo", subject="ขอใช้ห้องประชุม")
    write("memo", subject="ขอรถราชการ")
    search = view.list_page.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert view.focusWidget() is view.list_page.table

    search.setFocus()
    type_text(search, "ห้อง")
    QTest.keyClick(search, Qt.Key.Key_Return)  # at once, while the search waits for a pause
    assert page_of().draft.paper_id == wanted


def test_enter_opens_nothing_where_nothing_was_found(
    view: CorrespondenceView, type_text: Type, write: Write
) -> None:
    write("memo", subject="ขอรถราชการ")
    type_text(view.list_page.search, "ไม่มีคำนี้")
    QTest.keyClick(view.list_page.search, Qt.Key.Key_Return)
    assert view.in_sight is view.list_page
