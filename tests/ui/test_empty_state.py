from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme


def test_an_empty_page_says_what_belongs_there_in_full(theme: Theme, qtbot: QtBot) -> None:
    text = "เขียนบันทึกข้อความ ประกาศ คำสั่ง หรือหนังสือภายนอก โปรแกรมจะเก็บร่างไว้ให้เอง"
    write = button(theme, "เขียนหนังสือ", "primary")
    empty = EmptyState(theme, "folder-open", "ยังไม่มีหนังสือ", text, write)
    qtbot.addWidget(empty)
    empty.resize(420, 420)
    empty.show()

    heading, sentence = empty.findChildren(WrappedLabel)
    assert (heading.text(), sentence.accessibleName()) == ("ยังไม่มีหนังสือ", text)
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    assert write.isVisible()


def test_in_a_low_page_the_words_come_before_the_icon(theme: Theme, qtbot: QtBot) -> None:
    text = "นำเข้ารายชื่อโรงเรียนจากไฟล์ Excel ที่มีอยู่ หรือกด Ctrl+N เพื่อเพิ่มทีละแห่ง"
    empty = EmptyState(theme, "folder-open", "ยังไม่มีหน่วยงาน", text, button(theme, "นำเข้า"))
    qtbot.addWidget(empty)
    empty.show()
    (picture,) = empty.findChildren(Picture)
    heading, sentence = empty.findChildren(WrappedLabel)
    for height, whole in ((420, True), (172, False), (420, True)):
        empty.resize(420, height)
        QApplication.processEvents()
        assert picture.isVisible() == whole
        assert sentence.height() >= sentence.heightForWidth(sentence.width())
        assert heading.geometry().bottom() <= sentence.geometry().top()
        assert not whole or picture.geometry().bottom() <= heading.geometry().top()
