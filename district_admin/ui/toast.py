"""Says in a bar what was done, with what can be done next.

Ctrl+Z itself is the main window's, since the last action is the whole office's; this bar only
shows the key beside the word.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.labels import Elided, key_hint
from district_admin.ui.layouts import fill
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

SHOWN_SECONDS = 10


@dataclass(frozen=True)
class Step:
    """Something the officer may do next."""

    word: str
    icon: str
    do: Callable[[], object]
    keys: str = ""


class Toast(QWidget):
    """A bar in the layout of a view, so that it covers nothing; it leaves by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        t = theme.tokens
        self._theme = theme
        bar = QFrame()
        bar.setObjectName("toast")
        self._said = Elided("")
        self._offered: list[QWidget] = []
        self._steps = QHBoxLayout()
        fill(self._steps, (), gap=t.space_2, margins=(0, 0, 0, 0))
        picture = Picture(theme, "circle-check", t.accent)
        margins = (t.space_4, 4, t.space_4, 4)
        parts = (picture, self._said, self._steps)
        fill(QHBoxLayout(bar), parts, gap=t.space_3, margins=margins)
        fill(QHBoxLayout(self), (bar,), gap=0, margins=(t.space_5, t.space_1, t.space_5, t.space_3))
        self._stays = False
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it has left."""
        return "" if self.isHidden() else self._said.text()

    @property
    def leaves_in_ms(self) -> int:
        """In how many milliseconds it leaves by itself; -1 if it does not."""
        return self._leaving.remainingTime()

    def say(self, text: str, steps: Sequence[Step] = (), *, stays: bool = False) -> None:
        """Say what was done and offer what may be done next.

        It leaves by itself, or with `move_on`, unless it `stays` until she closes it or something
        else is said: for what is offered nowhere else.
        """
        self._stays = stays
        self._said.setText(text)
        self.setAccessibleName(text)
        for old in self._offered:
            self._steps.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._offered.clear()
        for step in steps:
            self._offer(step)
        self.show()
        if stays:
            self._leaving.stop()
            self._offer(Step(_("ปิด"), "x", self.hide))
        else:
            self._leaving.start(SHOWN_SECONDS * 1000)

    def move_on(self) -> None:
        """Leave, since something else is being done; what stays stays."""
        if not self._stays:
            self.hide()

    def _offer(self, step: Step) -> None:
        made = button(self._theme, step.word, "quiet", step.icon)
        made.clicked.connect(self.hide)
        made.clicked.connect(lambda: step.do())
        self._offered += [made, *([key_hint(step.keys)] if step.keys else [])]
        for part in self._offered[self._steps.count() :]:
            self._steps.addWidget(part)
