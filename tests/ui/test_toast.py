from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.layouts import column, holder
from district_admin.ui.theme import Theme
from district_admin.ui.toast import Step, Toast


def shown(theme: Theme, qtbot: QtBot) -> tuple[QWidget, Toast]:
    toast = Toast(theme)
    view = holder(column(toast))
    qtbot.addWidget(view)
    view.show()
    return view, toast


def test_the_bar_offers_the_next_step_once_and_leaves(theme: Theme, qtbot: QtBot) -> None:
    _view, toast = shown(theme, qtbot)
    done: list[str] = []

    toast.say("บันทึกแล้ว", [Step("ย้อนกลับ", "undo-2", lambda: done.append("ย้อนกลับ"), "Ctrl+Z")])
    assert toast.text == "บันทึกแล้ว"
    toast.findChildren(QPushButton)[0].click()

    assert done == ["ย้อนกลับ"]
    assert not toast.isVisible()
    assert toast.text == ""


def test_what_stays_is_closed_by_hand(theme: Theme, qtbot: QtBot) -> None:
    _view, toast = shown(theme, qtbot)
    toast.say("บันทึกแล้ว")
    toast.say("นำเข้า 3 แถวแล้ว", [Step("บันทึกรายงาน", "download", lambda: None)], stays=True)
    assert toast.leaves_in_ms == -1
    close = next(each for each in toast.findChildren(QPushButton) if each.accessibleName() == "ปิด")
    close.click()
    assert toast.text == ""


def test_what_was_offered_before_is_gone_when_something_else_is_said(
    theme: Theme, qtbot: QtBot
) -> None:
    _view, toast = shown(theme, qtbot)
    toast.say("บันทึกแล้ว", [Step("เปิดโฟลเดอร์", "folder-open", lambda: None)])

    toast.say("สำรองข้อมูลแล้ว")

    assert toast.isVisible()
    assert not [each for each in toast.findChildren(QPushButton) if each.isVisible()]
