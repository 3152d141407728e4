"""Which columns of a list she wants to see, chosen from a menu and remembered on her desk.

Kept by their headings and not by their places: a column that comes with a later version of the
program is then shown or not as it was meant. Rejected: a window with two lists to move names
between, for a choice that is one click.
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from district_admin.texts import _
from district_admin.ui.desk import Desk
from district_admin.ui.tables import Column

_AS_MEANT: Final = ""
_CHOSEN: Final = "+"


class ColumnChoice(QObject):
    """The columns that she has taken out, or not taken in; `changed` when that is another set."""

    changed = Signal()

    def __init__(self, desk: Desk, key: str, columns: Sequence[Column[Any]], of: QObject) -> None:
        super().__init__(of)
        self._desk = desk
        self._key = f"columns_shown/{key}"
        self._columns = columns
        self.unwanted = self._kept()

    def shows(self, heading: str) -> bool:
        """Say whether she wants the column of that heading, whether there is room for it or not."""
        headings = [column.heading for column in self._columns]
        return heading in headings and headings.index(heading) not in self.unwanted

    def menu(self, parent: QWidget, no_room_for: Collection[int] = ()) -> QMenu:
        """Return the menu of the columns; what the records are called by stays.

        Of those that she wants and that there is no room for now it says so.
        """
        menu = QMenu(parent)
        menu.setAccessibleName(_("คอลัมน์"))
        for number, column in enumerate(self._columns):
            if column.stretch:
                continue
            wanted = number not in self.unwanted
            crowded = wanted and number in no_room_for
            words = _("{column} (ยังไม่มีที่แสดง)") if crowded else "{column}"
            action = menu.addAction(words.format(column=column.heading))
            action.setCheckable(True)
            action.setChecked(wanted)
            action.toggled.connect(partial(self._want, number))
        menu.addSeparator()
        menu.addAction(_("ตามที่โปรแกรมจัดไว้"), self._as_meant)
        return menu

    def _want(self, number: int, wanted: bool) -> None:
        self.unwanted = self.unwanted - {number} if wanted else self.unwanted | {number}
        shown = [
            column.heading
            for each, column in enumerate(self._columns)
            if each not in self.unwanted and not column.stretch
        ]
        self._desk.remember_words(self._key, "\n".join([_CHOSEN, *shown]))
        self.changed.emit()

    def _as_meant(self) -> None:
        self._desk.remember_words(self._key, _AS_MEANT)
        self.unwanted = self._kept()
        self.changed.emit()

    def _kept(self) -> frozenset[int]:
        chosen, *shown = self._desk.words(self._key).split("\n")
        return frozenset(
            number
            for number, column in enumerate(self._columns)
            if not column.stretch
            and (column.heading not in shown if chosen == _CHOSEN else column.optional)
        )
