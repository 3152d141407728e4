"""The input of a committee: its members in order, each with name, post and role.

Two lines a member, because three inputs side by side cut Thai names at 150 % scaling. A list
copied out of a worksheet is pasted as it is: one member a line, tabs between the columns.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.texts import N_, _
from district_admin.ui.buttons import button, tool
from district_admin.ui.form_inputs import FieldInput, LineInput, hold
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.theme import Theme

ROLES: Final = (
    "ประธานกรรมการ",
    "รองประธานกรรมการ",
    "กรรมการ",
    "กรรมการและเลขานุการ",
    "กรรมการและผู้ช่วยเลขานุการ",
    "ที่ปรึกษา",
)
"""Offered while typing; these words are the paper's, so they are not translated."""

_PARTS: Final = ("name", "post", "role")
_NAMES: Final = {"name": N_("ชื่อ"), "post": N_("ตำแหน่ง"), "role": N_("หน้าที่ในคณะกรรมการ")}

Member = Mapping[str, object]


class CommitteeInput(FieldInput):
    """The members of a committee, in the order of the paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_MemberRow] = []
        self._read_only = False
        self._layout = QVBoxLayout()
        fill(self._layout, (), gap=8, margins=(0, 0, 0, 0))
        self._add = button(theme, _("เพิ่มกรรมการ"), "secondary", "plus")
        self._add.clicked.connect(self._append_and_go)
        whole = QWidget()
        whole.setLayout(column(self._layout, row(self._add, 1), gap=8))
        hold(self, whole)

    @property
    @override
    def entrance(self) -> QWidget:
        return self._rows[0].inputs["name"].entrance if self._rows else self._add

    @override
    def value(self) -> object:
        members = [each.value() for each in self._rows]
        return [member for member in members if any(member.values())]

    @override
    def show_value(self, value: object) -> None:
        members = value if isinstance(value, list | tuple) else []
        if members == self.value():
            return
        for each in list(self._rows):
            self._take_away(each)
        for member in members:
            if isinstance(member, Mapping):
                self._append(member)

    @override
    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for each in self._rows:
            each.set_read_only(read_only)

    def _append(self, member: Member) -> "_MemberRow":
        made = _MemberRow(self._theme, member)
        made.changed.connect(self.changed)
        made.moved.connect(lambda by: self._move(made, by))
        made.removed.connect(lambda: self._remove(made))
        made.next_wanted.connect(lambda: self._go_after(made))
        made.pasted.connect(lambda members: self._paste(made, members))
        made.set_read_only(self._read_only)
        self._rows.append(made)
        self._layout.addWidget(made)
        self._number()
        return made

    def _append_and_go(self) -> None:
        if self._read_only:
            return
        self._append({}).inputs["name"].entrance.setFocus()

    def _go_after(self, member_row: "_MemberRow") -> None:
        at = self._rows.index(member_row) + 1
        if at == len(self._rows):
            self._append_and_go()
        else:
            self._rows[at].inputs["name"].entrance.setFocus()

    def _move(self, member_row: "_MemberRow", by: int) -> None:
        at = self._rows.index(member_row)
        to = max(0, min(len(self._rows) - 1, at + by))
        self._rows.insert(to, self._rows.pop(at))
        self._layout.insertWidget(to, member_row)
        self._number()
        self.changed.emit()

    def _remove(self, member_row: "_MemberRow") -> None:
        self._take_away(member_row)
        self._number()
        self._add.setFocus()
        self.changed.emit()

    def _take_away(self, member_row: "_MemberRow") -> None:
        self._rows.remove(member_row)
        self._layout.removeWidget(member_row)
        member_row.hide()
        member_row.deleteLater()

    def _paste(self, member_row: "_MemberRow", members: Sequence[Member]) -> None:
        at = self._rows.index(member_row)
        member_row.show_value(members[0])
        for offset, member in enumerate(members[1:], start=1):
            self._append(member)
            self._rows.insert(at + offset, self._rows.pop())
            self._layout.insertWidget(at + offset, self._rows[at + offset])
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for number, each in enumerate(self._rows, start=1):
            each.show_number(number, last=number == len(self._rows))


class _MemberRow(QWidget):
    changed = Signal()
    moved = Signal(int)
    removed = Signal()
    next_wanted = Signal()
    pasted = Signal(list)

    def __init__(self, theme: Theme, member: Member) -> None:
        super().__init__()
        self._number = label("", "field")
        self._number.setFixedWidth(24)
        self.inputs = {
            "name": _MemberLine(theme),
            "post": _MemberLine(theme),
            "role": _MemberLine(theme, ROLES),
        }
        for name, line in self.inputs.items():
            line.entrance.setPlaceholderText(_(_NAMES[name]))
            line.changed.connect(self.changed)
            line.next_wanted.connect(self.next_wanted)
            line.pasted.connect(self.pasted)
        self._up = self._tool(theme, "chevron-up", lambda: self.moved.emit(-1))
        self._down = self._tool(theme, "chevron-down", lambda: self.moved.emit(1))
        self._drop = self._tool(theme, "x", self.removed.emit)
        first = row(self.inputs["name"], self._up, self._down, self._drop, gap=4)
        second = row(self.inputs["post"], self.inputs["role"], gap=4)
        layout = QHBoxLayout(self)
        fill(layout, (), gap=4, margins=(0, 0, 0, 0))
        layout.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(first, second, gap=4), 1)
        self._number.setMinimumHeight(theme.tokens.height_control)
        self.show_value(member)

    def value(self) -> dict[str, str]:
        return {name: self.inputs[name].value().strip() for name in _PARTS}

    def show_value(self, member: Member) -> None:
        for name in _PARTS:
            self.inputs[name].show_value(member.get(name, ""))

    def set_read_only(self, read_only: bool) -> None:
        """Let the member be read but not changed."""
        for line in self.inputs.values():
            line.set_read_only(read_only)
        for made in (self._up, self._down, self._drop):
            made.setVisible(not read_only)

    def show_number(self, number: int, last: bool) -> None:
        """Say in every input which member it belongs to."""
        self._number.setText(f"{number}.")
        for name, line in self.inputs.items():
            line.entrance.setAccessibleName(
                _("{part} คนที่ {number}").format(part=_(_NAMES[name]), number=number)
            )
        names = (
            (self._up, _("เลื่อนคนที่ {number} ขึ้น")),
            (self._down, _("เลื่อนคนที่ {number} ลง")),
            (self._drop, _("นำคนที่ {number} ออก")),
        )
        for made, text in names:
            made.setToolTip(text.format(number=number))
            made.setAccessibleName(text.format(number=number))
        self._up.setEnabled(number > 1)
        self._down.setEnabled(not last)

    def _tool(self, theme: Theme, icon: str, do: Callable[[], None]) -> QToolButton:
        made = tool(theme, icon, "")
        made.clicked.connect(lambda: do())
        return made


class _MemberLine(LineInput):
    """A line of a member: Enter goes to the next member, a pasted list becomes members."""

    next_wanted = Signal()
    pasted = Signal(list)

    def __init__(self, theme: Theme, suggestions: Sequence[str] = ()) -> None:
        super().__init__(theme, suggestions)
        self.entrance.installEventFilter(self)
        self.entrance.returnPressed.connect(self.next_wanted)

    @override
    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            is_paste = event.type() == QKeyEvent.Type.KeyPress and event.matches(
                QKeySequence.StandardKey.Paste
            )
            may_paste = is_paste and not watched.isReadOnly()
            members = members_in(QGuiApplication.clipboard().text()) if may_paste else []
            if members:
                self.pasted.emit(members)
                return True
        return False


def members_in(text: str) -> list[dict[str, str]]:
    """Return the members of a list copied out of a worksheet; none if it is a single text."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    if len(rows) < 2 and not any(len(cells) > 1 for cells in rows):
        return []
    return [
        dict(zip(_PARTS, (cell.strip() for cell in [*cells, "", ""]), strict=False))
        for cells in rows
    ]
