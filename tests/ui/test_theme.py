import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin import assets
from district_admin.ui.theme import Theme


def test_every_token_of_the_style_sheet_is_filled_in(theme: Theme) -> None:
    assert "@" not in theme.style_sheet()


def test_the_looped_font_is_on_the_screen(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    assert QFontInfo(theme.font()).family() == "IBM Plex Sans Thai Looped"
    assert QFontInfo(widget.font()).pixelSize() == theme.tokens.font_body


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5])
def test_an_icon_is_drawn_for_the_pixels_of_the_screen(theme: Theme, ratio: float) -> None:
    pixmap = theme.pixmap("mail", "#0F5F70", 18, ratio)

    assert pixmap.width() == round(18 * ratio)
    colours = {
        pixmap.toImage().pixelColor(x, y).name()
        for x in range(pixmap.width())
        for y in range(pixmap.height())
        if pixmap.toImage().pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#0f5f70"}


def test_a_disabled_icon_is_grey(theme: Theme) -> None:
    icon = theme.icon("printer")

    normal = icon.pixmap(QSize(18, 18), QIcon.Mode.Normal).toImage()
    disabled = icon.pixmap(QSize(18, 18), QIcon.Mode.Disabled).toImage()
    assert normal != disabled


def test_every_font_and_icon_has_its_licence_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE" in (assets.resource("ui/fonts") / "OFL.txt").read_text(
        encoding="utf-8"
    )
    assert (assets.resource("ui/icons") / "LICENSE").is_file()
