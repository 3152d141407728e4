"""What is still to be put right in a paper: a list that never stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.labels import Elided, WrappedLabel, key_hint, label
from district_admin.ui.layouts import fill, holder, row
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

NEXT_KEY = "F8"


@dataclass(frozen=True)
class Problem:
    """Something to put right. `must`: the paper is wrong as it is; `should`: look at it again."""

    level: Literal["must", "should"]
    text: str
    where: str  # the name of the field, as the officer reads it
    key: str  # the field to jump to


class ProblemList(QFrame):
    """The problems of what is being written; each line, and F8 in turn, jumps to its field."""

    jump = Signal(str)

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__()
        t = theme.tokens
        self._theme = theme
        self._problems: tuple[Problem, ...] = ()
        self._last_key: str | None = None
        self.setObjectName("card")
        self._summary = Elided("", "strong")
        self._hint = holder(row(label(_("ข้อถัดไป"), "small"), key_hint(NEXT_KEY)))
        self._lines = QVBoxLayout()
        fill(self._lines, (), gap=0, margins=(0, 0, 0, 0))
        layout = QVBoxLayout(self)
        head = row(self._summary, self._hint)
        fill(layout, (head, self._lines), 2, (t.space_4, t.space_2, t.space_2, t.space_2))
        following = QShortcut(QKeySequence(NEXT_KEY), view)
        following.activated.connect(self.jump_to_next)
        self._show_summary()

    @property
    def problems(self) -> Sequence[Problem]:
        """What is to be put right now."""
        return self._problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems in place of the ones before."""
        if tuple(problems) == self._problems:
            return  # a line that has the focus keeps it
        self._problems = tuple(problems)
        while (item := self._lines.takeAt(0)) is not None:
            if line := item.widget():
                line.hide()
                line.deleteLater()
        for problem in self._problems:
            self._lines.addWidget(self._line(problem))
        self._show_summary()

    def jump_to_next(self) -> None:
        """Ask for the field of the problem after the one jumped to last, and then from the top."""
        if not self._problems:
            return
        keys = [problem.key for problem in self._problems if problem.key]
        if not keys:
            return
        after = keys.index(self._last_key) + 1 if self._last_key in keys else 0
        self._jump(keys[after % len(keys)])

    def _jump(self, key: str) -> None:
        self._last_key = key
        self.jump.emit(key)

    def _show_summary(self) -> None:
        must = sum(problem.level == "must" for problem in self._problems)
        should = len(self._problems) - must
        parts = []
        if must:
            parts.append(_("ต้องแก้ {count} ข้อ").format(count=must))
        if should:
            parts.append(_("ควรตรวจ {count} ข้อ").format(count=should))
        text = "  ·  ".join(parts) or _("ไม่พบสิ่งที่ต้องแก้")
        self._summary.setText(text)
        self._hint.setVisible(bool(self._problems))
        self.setAccessibleName(text)

    def _line(self, problem: Problem) -> QWidget:
        t = self._theme.tokens
        must = problem.level == "must"
        ink = t.overdue.ink if must else t.soon.ink
        picture = Picture(self._theme, "circle-alert" if must else "triangle-alert", ink, 16)
        picture.setAccessibleName(_("ต้องแก้") if must else _("ควรตรวจ"))
        line = row(picture)
        line.addWidget(WrappedLabel(problem.text), 1)  # as many lines as it needs
        if not problem.key:  # about no field, such as the emblem
            return holder(line)
        go = button(self._theme, _("ไปที่{where}").format(where=problem.where), "quiet")
        go.setProperty("compact", True)
        go.setAccessibleDescription(problem.text)
        go.clicked.connect(lambda: self._jump(problem.key))
        line.addWidget(go)
        return holder(line)

    @override
    def sizeHint(self) -> QSize:
        """The height that the lines need at the width the list has now."""
        wanted = super().sizeHint()
        return QSize(wanted.width(), self.heightForWidth(max(self.width(), self.minimumWidth())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the texts wrap anew
