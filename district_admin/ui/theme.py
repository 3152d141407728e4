"""Turns the tokens into fonts, a palette, one style sheet and tinted icons.

One `Theme` is made at start and handed down; nothing is global. Fusion, an explicit palette and
our own fonts make the program look the same on every build of Windows.
"""

import re

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from district_admin import assets
from district_admin.ui.tokens import Tokens


class Theme:
    """The look of one run of the program."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self.tokens = tokens or Tokens()
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._drawings: dict[str, str] = {}

    def apply(self, app: QApplication) -> None:
        """Dress the program: once, before the first window is made."""
        for file in sorted(assets.resource("ui/fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        app.setStyle("Fusion")
        app.setFont(self.font())
        app.setPalette(self.palette())
        app.setStyleSheet(self.style_sheet())

    def font(self, pixels: int = 0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of the screen in this size, the body's when none is given."""
        font = QFont(self.tokens.family)
        font.setPixelSize(pixels or self.tokens.font_body)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return an icon in one colour, sharp at this ratio of device pixels to logical ones."""
        drawing = self._drawing(name).replace("currentColor", colour)
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def icon(self, name: str, colour: str = "", size: int = 18) -> QIcon:
        """Return an icon drawn for the scale of every screen, with its disabled face."""
        ink = colour or self.tokens.text_soft
        key = (name, ink, size)
        if key not in self._icons:
            icon = QIcon()
            for ratio in sorted(
                {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
            ):
                icon.addPixmap(self.pixmap(name, ink, size, ratio))
                grey = self.pixmap(name, self.tokens.disabled, size, ratio)
                icon.addPixmap(grey, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def palette(self) -> QPalette:
        """Return the colours Qt uses where the style sheet does not reach."""
        t, role = self.tokens, QPalette.ColorRole
        palette = QPalette()
        colours = {
            role.Window: t.canvas,
            role.Base: t.surface,
            role.AlternateBase: t.canvas,
            role.Button: t.surface,
            role.WindowText: t.text,
            role.Text: t.text,
            role.ButtonText: t.text,
            role.ToolTipBase: t.text,
            role.ToolTipText: t.surface,
            role.PlaceholderText: t.text_faint,
            role.Highlight: t.accent,
            role.HighlightedText: t.on_accent,
            role.Link: t.accent,
            role.Mid: t.line,
            role.Accent: t.accent,
        }
        for name, colour in colours.items():
            palette.setColor(name, QColor(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.disabled))
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet with its tokens filled in. Raises KeyError for an unknown one."""
        values = {
            name: str(value)
            for name, value in self.tokens._asdict().items()
            if not hasattr(value, "ink")
        }
        values |= {
            "overdue_ink": self.tokens.overdue.ink,
            "overdue_fill": self.tokens.overdue.fill,
            "icons": assets.resource("ui/icons").as_posix(),
        }
        sheet = assets.resource("ui/theme.qss").read_text(encoding="utf-8")
        return re.sub(r"@\{(\w+)\}", lambda token: values[token[1]], sheet)

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            file = assets.resource(f"ui/icons/{name}.svg")
            self._drawings[name] = file.read_text(encoding="utf-8")
        return self._drawings[name]
