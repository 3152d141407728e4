from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.labels import label
from district_admin.ui.theme import Theme


def test_a_card_holds_its_content_under_its_heading(theme: Theme, qtbot: QtBot) -> None:
    action = button(theme, "ดูทั้งหมด", "quiet")
    card = Card(theme, "วันนี้", "3 เรื่อง", action)
    content = label("ตอบหนังสือ")
    card.body.addWidget(content)
    qtbot.addWidget(card)
    card.show()

    assert card.accessibleName() == "วันนี้"
    assert content.y() > action.geometry().bottom()
