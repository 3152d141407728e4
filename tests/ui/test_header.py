from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import button
from district_admin.ui.header import PageHeader
from district_admin.ui.theme import Theme


def test_actions_stay_whole_when_the_title_is_long(theme: Theme, qtbot: QtBot) -> None:
    save = button(theme, "บันทึกเป็นไฟล์", "primary")
    header = PageHeader(theme, "ขออนุญาตใช้ห้องประชุมราชพฤกษ์ " * 8, "ฉบับร่าง", [save])
    qtbot.addWidget(header)
    header.resize(500, 600)
    header.show()

    assert save.width() >= save.sizeHint().width()
    assert save.geometry().right() < 500


def test_a_low_window_gives_up_the_subtitle(theme: Theme, qtbot: QtBot) -> None:
    header = PageHeader(theme, "หนังสือราชการ", "ฉบับร่าง")
    qtbot.addWidget(header)
    subtitle = header.findChildren(QLabel)[1]
    header.resize(500, 600)
    header.show()
    assert subtitle.isVisible()

    header.resize(500, 400)
    assert not subtitle.isVisible()


def test_the_head_follows_the_paper(theme: Theme, qtbot: QtBot) -> None:
    header = PageHeader(theme, "หนังสือราชการ")
    qtbot.addWidget(header)

    header.show_texts("เขียนประกาศ", "ฉบับร่าง")

    assert [text.text() for text in header.findChildren(QLabel)] == ["เขียนประกาศ", "ฉบับร่าง"]
