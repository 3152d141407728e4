"""A question that must be answered now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from district_admin.ui.buttons import button
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

_WIDTH = 460


def confirm(
    theme: Theme,
    parent: QWidget | None,
    title: str,
    text: str,
    yes: str,
    no: str,
    danger: bool = False,
    extra: QWidget | None = None,
) -> QDialog:
    """Return a small question. The deed is the word on the button; Esc is the safe answer.

    Show it with `open()` and take the answer from `accepted`. With `danger`, Enter is safe too.
    """
    t = theme.tokens
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(_WIDTH)
    do = button(theme, yes, "danger" if danger else "primary")
    leave = button(theme, no)
    do.clicked.connect(dialog.accept)
    leave.clicked.connect(dialog.reject)
    safe = leave if danger else do
    safe.setDefault(True)
    safe.setFocus()
    tone = t.overdue if danger else t.info
    icon = "triangle-alert" if danger else "info"
    picture = Picture(theme, icon, tone.ink, 22, 44, tone.fill)
    words = column(label(title, "section", wrap=True), label(text, "muted", wrap=True), gap=6)
    if extra:
        words.addWidget(extra)
    words.addStretch(1)
    head = row(gap=t.space_4)
    head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(words, 1)
    layout = QVBoxLayout(dialog)
    fill(layout, (head, row(1, leave, do)), gap=t.space_5, margins=(24, 24, 24, 20))
    dialog.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
    return dialog
