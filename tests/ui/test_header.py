from PySide6.QtWidgets import QLabel, QWidget
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


def test_in_a_narrow_window_the_line_under_the_title_is_whole(theme: Theme, qtbot: QtBot) -> None:
    told = "ตอบแล้ว 118 จาก 120  ·  ภายใน 30 พ.ย. 2569  ·  ข้อมูลล้าสมัย 11 หน่วยงาน"
    actions = [
        button(theme, word, icon="plus") for word in ("อ่านแบบที่ตอบกลับ", "แบบยืนยัน", "เริ่มรอบใหม่")
    ]
    header = PageHeader(theme, "ทำเนียบ", told, actions)
    qtbot.addWidget(header)
    header.resize(640, 500)
    header.show()
    title, subtitle = header.findChildren(QLabel)
    qtbot.waitUntil(lambda: subtitle.y() >= actions[0].geometry().bottom())
    for text in (title, subtitle):
        assert text.width() >= text.fontMetrics().horizontalAdvance(text.text())

    header.resize(1200, 500)
    qtbot.waitUntil(lambda: subtitle.y() < actions[0].geometry().bottom())


def test_the_line_under_the_title_is_whole_beside_many_actions(theme: Theme, qtbot: QtBot) -> None:
    words = ("ยืนยันข้อมูล ปีงบประมาณ 2570", "อ่านแบบที่ตอบกลับ", "แบบยืนยัน", "เริ่มรอบใหม่")
    actions = [button(theme, word, icon="plus") for word in words]
    header = PageHeader(theme, "ทำเนียบ", "ตอบแล้ว 0 จาก 40", actions)
    qtbot.addWidget(header)
    header.resize(1100, 500)
    header.show()
    _title, subtitle = header.findChildren(QLabel)
    qtbot.waitUntil(lambda: 0 < subtitle.y() < actions[0].geometry().bottom())

    header.show_texts("ทำเนียบ", "ตอบแล้ว 2 จาก 40  ·  ภายใน 28 ธ.ค. 2569  ·  ต้องตรวจสอบ 11 หน่วยงาน")
    qtbot.waitUntil(lambda: subtitle.y() >= actions[0].geometry().bottom())
    assert subtitle.width() >= subtitle.fontMetrics().horizontalAdvance(subtitle.text())

    actions[0].hide()
    actions[1].hide()
    qtbot.waitUntil(lambda: subtitle.y() < actions[2].geometry().bottom())


def test_the_way_back_stands_before_the_title_on_its_line(theme: Theme, qtbot: QtBot) -> None:
    back = button(theme, "กลับ")
    header = PageHeader(theme, "เขียนหนังสือ", "ฉบับร่าง", [button(theme, "พิมพ์")], back)
    qtbot.addWidget(header)
    for width in (1200, 600):
        header.resize(width, 600)
        header.show()
        title = header.findChildren(QLabel)[0]
        assert back.geometry().right() < title.geometry().left()
        assert back.geometry().top() < title.geometry().bottom()


def test_a_line_below_the_actions_still_stands_under_the_title(theme: Theme, qtbot: QtBot) -> None:
    actions = [button(theme, word) for word in ("แก้ไขการประชุม", "รายชื่อโทรยืนยัน", "จำนวนอาหาร")]
    back = button(theme, "<")
    header = PageHeader(theme, "การประชุม ครั้งที่ 1/2569", "", actions, back)
    qtbot.addWidget(header)
    header.resize(1200, 600)
    header.show()
    title, subtitle = header.findChildren(QLabel)[:2]
    long = "ตอบแล้ว 4 จาก 61 คน"
    while subtitle.fontMetrics().horizontalAdvance(long) < subtitle.width() + 50:
        long += " คน"
    header.show_texts(title.text(), long)
    qtbot.waitUntil(lambda: subtitle.y() > back.geometry().bottom())

    def left(label: QWidget) -> int:
        return label.mapTo(header, label.rect().topLeft()).x()

    assert left(subtitle) == left(title)
    header.resize(560, 600)  # no room for that: from the edge, so that less of it is cut
    qtbot.waitUntil(lambda: left(subtitle) == left(back))
