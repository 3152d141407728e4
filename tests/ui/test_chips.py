from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.chips import Chip
from district_admin.ui.theme import Theme


def _colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_a_chip_shows_its_state_by_fill_ink_and_word(theme: Theme, qtbot: QtBot) -> None:
    tone = theme.tokens.overdue
    chip = Chip(theme, "เกินกำหนด", tone)
    qtbot.addWidget(chip)

    assert {tone.fill, tone.ink} <= _colours(chip)
    assert chip.accessibleName() == "เกินกำหนด"


def test_a_chip_follows_the_state(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "ร่าง", theme.tokens.info)
    qtbot.addWidget(chip)
    narrow = chip.width()

    chip.show_state("บันทึกเป็นไฟล์แล้ว", theme.tokens.done)

    assert chip.width() > narrow
    assert theme.tokens.done.fill in _colours(chip)
    assert theme.tokens.info.fill not in _colours(chip)
