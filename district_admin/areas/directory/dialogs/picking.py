"""A window to pick people or agencies in, by typing a part of their names."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from district_admin.areas.directory.dialogs.sizes import fit
from district_admin.areas.directory.operations.searching import narrow
from district_admin.texts import _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.desk import Desk
from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.search_box import SearchBox
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.theme import Theme

_WIDTH, _HEIGHT = 640, 480
_MOST_SHOWN: Final = 200


class Candidate(NamedTuple):
    """A person or an agency that may be picked."""

    person_id: int | None
    agency_id: int | None
    name: str
    note: str
    search_text: str


class PickDialog(QDialog):
    """The candidates that fit what is typed; each one picked goes to `pick` at once.

    The window stays open, since she picks several one after the other.
    """

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget,
        title: str,
        candidates: Sequence[tuple[str, Sequence[Candidate]]],
        pick: Callable[[Candidate], object],
    ) -> None:
        super().__init__(parent)
        self._candidates = candidates
        self._pick = pick
        self.picked_count = 0
        self.setWindowTitle(title)
        self.search = SearchBox(theme, _("ค้นชื่อ ตำแหน่ง หรือหน่วยงาน"))
        self.filters = FilterChips(theme, [name for name, _rows in candidates])
        self.filters.show_counts([len(rows) for _name, rows in candidates])
        self.table: RecordTable[Candidate] = RecordTable(
            theme, desk, "directory/picking", title, _columns()
        )
        self.pick_button = button(theme, _("เพิ่ม"), "primary", "plus")
        self._said = label("", "small")
        done = button(theme, _("เสร็จ"))
        self.pick_button.clicked.connect(self._pick_chosen)
        self.table.opened.connect(self._pick_chosen)
        self.search.searched.connect(self._show)
        self.filters.chosen.connect(self._show)
        done.clicked.connect(self.accept)
        t = theme.tokens
        layout = QVBoxLayout(self)
        parts = (
            row(label(title, "section"), 1, self.filters),
            self.search,
            self.table,
            row(self._said, 1, done, self.pick_button),
        )
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(2, 1)
        fit(self, parent, _WIDTH, _HEIGHT)
        self._show()

    @Slot()
    def _show(self) -> None:
        rows = narrow(self._candidates[self.filters.current][1], self.search.text().strip())
        self.table.show_records(rows[:_MOST_SHOWN])
        if len(rows) > _MOST_SHOWN:
            self._said.setText(
                _("แสดง {shown} จาก {count} รายการ พิมพ์เพื่อค้น").format(
                    shown=_MOST_SHOWN, count=f"{len(rows):,}"
                )
            )
        else:
            self._said.setText(_("{count} รายการ").format(count=len(rows)))

    @Slot()
    def _pick_chosen(self) -> None:
        candidate = self.table.current
        if candidate is None:
            return
        self._pick(candidate)
        self.picked_count += 1
        self._said.setText(_("เพิ่ม {name} แล้ว").format(name=candidate.name))


def _columns() -> list[Column[Candidate]]:
    return [
        Column(_("ชื่อ"), lambda each: each.name, width=260),
        Column(_("ตำแหน่ง/หน่วยงาน"), lambda each: each.note, stretch=True),
    ]
