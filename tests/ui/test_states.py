from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from district_admin.ui.states import show_state
from district_admin.ui.theme import Theme


def test_an_input_in_error_has_a_red_frame_until_it_is_put_right(
    theme: Theme, qtbot: QtBot
) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    plain = line.grab().toImage()
    edge = plain.rect().center().x()

    show_state(line, "error")
    red = line.grab().toImage().pixelColor(edge, 0).name().upper()
    show_state(line, "")

    assert red == theme.tokens.overdue.ink
    assert line.grab().toImage() == plain
