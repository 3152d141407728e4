"""Fixtures of the shared screen pieces."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@dataclass
class PlainRaster:
    """A white page."""

    width: int
    height: int
    stride: int
    data: bytes


class PlainPages:
    """Pages of known sizes, written as text: "3" is three pages of A4."""

    def __init__(self, data: bytes) -> None:
        self.page_count = int(data)
        self.drawn: list[tuple[int, float]] = []

    def size_pt(self, page: int) -> tuple[float, float]:
        return 595.0, 842.0

    def render(self, page: int, scale: float) -> PlainRaster:
        self.drawn.append((page, scale))
        width, height = round(595 * scale), round(842 * scale)
        return PlainRaster(width, height, 4 * width, b"\xff" * (4 * width * height))

    def close(self) -> None:
        self.page_count = 0


@pytest.fixture
def plain_pages() -> Callable[[bytes], PlainPages]:
    """Opens pages of white paper, which need no PDF."""
    return PlainPages


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a widget as the active window, so that shortcuts and the focus work as on a desk."""

    def show_active(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show_active
