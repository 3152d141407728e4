from pytestqt.qtbot import QtBot

from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme


def test_a_picture_stands_on_its_round_ground(theme: Theme, qtbot: QtBot) -> None:
    t = theme.tokens
    picture = Picture(theme, "folder-open", t.accent, 32, disc=72, fill=t.accent_tint)
    qtbot.addWidget(picture)

    image = picture.grab().toImage()
    middle = image.width() // 2
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }

    assert (picture.width(), picture.height()) == (72, 72)
    assert image.pixelColor(middle, 4).name().upper() == t.accent_tint
    assert t.accent in colours
    assert image.pixelColor(0, 0).name().upper() != t.accent_tint
