from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import button
from district_admin.ui.flow import FlowLayout
from district_admin.ui.theme import Theme


def test_a_button_that_does_not_fit_goes_into_the_next_line(theme: Theme, qtbot: QtBot) -> None:
    buttons = [button(theme, word, icon="check") for word in ("ตรวจสอบแล้ว", "รวมเป็นคนเดียว", "แก้ไข")]
    box = QWidget()
    box.setLayout(FlowLayout(buttons))
    qtbot.addWidget(box)
    box.resize(600, 40)
    box.show()
    [top] = {each.y() for each in buttons}
    below = 40 - buttons[0].geometry().bottom() - 1
    assert 0 <= below - top <= 1
    assert buttons[-1].geometry().right() == 599
    one_line = box.heightForWidth(600)

    box.resize(290, 200)
    assert buttons[0].y() < buttons[-1].y()
    for each in buttons:
        assert each.width() >= each.sizeHint().width()
        assert 0 <= each.x() <= each.geometry().right() < 290
    assert box.heightForWidth(290) > one_line


def test_what_is_hidden_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    buttons = [button(theme, word) for word in ("ตรวจสอบแล้ว", "แก้ไข")]
    box = QWidget()
    box.setLayout(FlowLayout(buttons))
    qtbot.addWidget(box)
    box.resize(600, 40)
    box.show()
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[0].geometry().right() == 599)
    assert FlowLayout().heightForWidth(100) == 0
