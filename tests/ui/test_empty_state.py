from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.labels import WrappedLabel
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
