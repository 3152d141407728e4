"""Rows, columns and pages, so that every screen has the same distances."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from district_admin.ui.labels import Elided

Item = QWidget | QLayout | int
"""What stands in a row or column; a number is a stretch of that weight."""

NO_MARGINS = (0, 0, 0, 0)


def row(*items: Item, gap: int = 8, margins: Sequence[int] = NO_MARGINS) -> QHBoxLayout:
    """Return a layout of things side by side; `margins` are left, top, right, bottom."""
    layout = QHBoxLayout()
    fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 8, margins: Sequence[int] = NO_MARGINS) -> QVBoxLayout:
    """Return a layout of things one under the other."""
    layout = QVBoxLayout()
    fill(layout, items, gap, margins)
    return layout


def fill(layout: QBoxLayout, items: Sequence[Item], gap: int, margins: Sequence[int]) -> None:
    """Put things into a layout that is there already."""
    left, top, right, bottom = margins
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QWidget):
            # a text that may be cut takes the room that is left
            layout.addWidget(item, int(isinstance(item, Elided)))
        else:
            layout.addLayout(item)


def holder(layout: QLayout, name: str = "") -> QWidget:
    """Return a widget around a layout; the name lets the style sheet know it ("page")."""
    made = QWidget()
    made.setObjectName(name)
    made.setLayout(layout)
    return made


def scrolling(inner: QWidget) -> QScrollArea:
    """Return a pane that scrolls up and down when its content is too high for the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Tab goes through the fields inside; the pane itself is no stop on the way
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
