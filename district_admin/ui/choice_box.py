"""A question with more than two answers.

`confirm` is for a deed and its refusal; here each answer is a deed of its own, and Esc is none of
them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from district_admin.ui.buttons import Kind, button
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row, scrolling
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

_WIDTH = 520
_BESIDE = 48 + 44 + 16  # px: the margins, the picture and the gap after it
_FRAME = 40  # px for the title bar
_LEAST = 40


@dataclass(frozen=True)
class Answer:
    """What may be answered: the word on the button, and what is then done."""

    word: str
    do: Callable[[], object]
    kind: Kind = "secondary"
    stays: bool = False  # the box stays open, for another answer after this one


def choice_box(
    theme: Theme,
    parent: QWidget | None,
    title: str,
    text: str,
    answers: Sequence[Answer],
    *,
    calm: bool = False,
) -> QDialog:
    """Return a warning with these answers from left to right; the first one is taken by Enter.

    A `calm` one only asks, and warns of nothing.
    Show it with `open()`. An answer is carried out after the box has closed; `rejected` tells
    that Esc was pressed, and then nothing is done. A text too long for the window can be scrolled.
    """
    t = theme.tokens
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(_WIDTH)
    tone = t.info if calm else t.soon._replace(icon="triangle-alert")
    picture = Picture(theme, tone.icon, tone.ink, 22, 44, tone.fill)
    said = label(text, "muted", wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    listed = scrolling(said)
    listed.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    named = label(title, "section", wrap=True)
    words = column(named, listed, 1, gap=6)
    head = row(gap=t.space_4)
    head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(words, 1)
    buttons = [_button(theme, dialog, answer) for answer in answers]
    buttons[0].setDefault(True)
    layout = QVBoxLayout(dialog)
    fill(layout, (head, row(1, *buttons)), gap=t.space_5, margins=(24, 24, 24, 20))
    width = max(_WIDTH, layout.sizeHint().width())
    whole = said.heightForWidth(width - _BESIDE)
    named.ensurePolished()  # it is measured in the size in which it will be shown
    named.setMinimumHeight(named.heightForWidth(width - _BESIDE))
    listed.setFixedHeight(0)
    room = (parent or dialog).window().height() - _FRAME - layout.totalHeightForWidth(width)
    listed.setFixedHeight(max(_LEAST, min(whole, room)))
    dialog.resize(width, layout.totalHeightForWidth(width))
    dialog.finished.connect(dialog.deleteLater)
    buttons[0].setFocus()
    return dialog


def _button(theme: Theme, dialog: QDialog, answer: Answer) -> QPushButton:
    made = button(theme, answer.word, answer.kind)
    if not answer.stays:
        made.clicked.connect(dialog.accept)
    made.clicked.connect(lambda: answer.do())
    return made
