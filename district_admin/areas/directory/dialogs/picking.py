"""A window to pick people or agencies in, by typing a part of their names."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QVBoxLayout, QWidget

from district_admin.areas.directory.operations.searching import narrow
from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.desk import Desk
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.labels import Elided, label
from district_admin.ui.layouts import fill, row
from district_admin.ui.search_box import SearchBox
from district_admin.ui.sizes import fit
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tone

_WIDTH, _HEIGHT = 860, 480  # a post and the name of its school, beside a name and a state
_MOST_SHOWN: Final = 200
_STATE: Final = 2  # the column of who is there already
_WALK: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Key = tuple[int | None, int | None]
"""Who somebody is: a person's id, or else an agency's."""


class Candidate(NamedTuple):
    """A person or an agency that may be picked."""

    person_id: int | None
    agency_id: int | None
    name: str
    note: str
    search_text: str

    @property
    def key(self) -> Key:
        """Who this is."""
        return key_of(self.person_id, self.agency_id)


def key_of(person_id: int | None, agency_id: int | None) -> Key:
    """Return who somebody is; a person stays the same at any agency."""
    return (person_id, None) if person_id is not None else (None, agency_id)


class PickDialog(QDialog):
    """The candidates that fit what is typed; those picked together go to `pick` at once.

    The window stays open and the caret in the search box: she types, presses Enter, and types the
    next name; in the empty box Ctrl+A chooses the whole list. Who is `there` already is marked, and
    not picked again. With a `word` of what is done, one is picked and the window closes.
    """

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget,
        title: str,
        candidates: Sequence[tuple[str, Sequence[Candidate]]],
        pick: Callable[[Sequence[Candidate]], object],
        there: Iterable[Key] = (),
        word: str = "",
    ) -> None:
        super().__init__(parent)
        self._candidates = candidates
        self._pick = pick
        self._there = set(there)
        self._word = word
        self._typed = ""
        self.picked_count = 0
        self.setWindowTitle(title)
        self.search = SearchBox(theme, _("ค้นชื่อ ตำแหน่ง หรือหน่วยงาน"))
        self.filters = FilterChips(theme, [name for name, _rows in candidates])
        self.filters.show_counts([len(rows) for _name, rows in candidates])
        self.table: RecordTable[Candidate] = RecordTable(
            theme, desk, "directory/picking", title, self._columns(theme), several=not word
        )
        self.table.setColumnHidden(_STATE, bool(word))
        icon = "check" if word else "plus"
        self.pick_button = button(theme, word or _("เพิ่ม"), "primary", icon)
        self._said = label("", "small")
        told = _("กรุณานำเข้าจาก Excel หรือเพิ่มทีละรายที่ “ทำเนียบ” ก่อน แล้วจึงเลือกจากที่นี่")
        self.bodies = QStackedWidget()
        self.bodies.addWidget(self.table)
        self.bodies.addWidget(EmptyState(theme, "users", _("ยังไม่มีรายชื่อในทำเนียบ"), told))
        self.bodies.setCurrentIndex(0 if any(rows for _name, rows in candidates) else 1)
        hint = label(
            _("เลือกหลายรายพร้อมกันได้ด้วย Shift หรือ Ctrl (Ctrl+A ทั้งหมด)  ·  Enter เพิ่มรายที่เลือก"), "small"
        )
        hint.setVisible(not word)
        done = button(theme, _("ยกเลิก") if word else _("เสร็จ"))
        self.pick_button.clicked.connect(self._pick_chosen)
        self.table.opened.connect(self._pick_chosen)
        self.table.chosen.connect(self._show_chosen)
        self.search.searched.connect(self._show)
        self.search.returnPressed.connect(self._pick_typed)
        self.search.installEventFilter(self)
        self.filters.chosen.connect(self._show)
        done.clicked.connect(self.accept)
        t = theme.tokens
        layout = QVBoxLayout(self)
        parts = (
            row(Elided(title, "section"), self.filters),
            self.search,
            self.bodies,
            hint,
            row(self._said, 1, done, self.pick_button),
        )
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(2, 1)
        fit(self, parent, _WIDTH, _HEIGHT)
        self._show()
        self.search.setFocus()

    @property
    def said(self) -> str:
        """What the window says of the names on view, or of what was just picked."""
        return self._said.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list while the caret stays in the search box."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (event.key() in _WALK or self._takes_all(event))
        ):
            QApplication.sendEvent(self.table, event)
            return True
        return super().eventFilter(watched, event)

    def _takes_all(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.SelectAll) and not self.search.text()

    @Slot()
    def _show(self) -> None:
        self._typed = self.search.text().strip()
        rows = narrow(self._candidates[self.filters.current][1], self._typed)
        self.table.show_records(rows[:_MOST_SHOWN])
        if len(rows) > _MOST_SHOWN:
            said = _("แสดง {shown} จาก {count} รายการ พิมพ์เพื่อค้น").format(
                shown=_MOST_SHOWN, count=f"{len(rows):,}"
            )
        else:
            said = _("{count} รายการ").format(count=len(rows))
        self._say(said)

    @Slot()
    def _show_chosen(self) -> None:
        count = len(self._new())
        self.pick_button.setEnabled(count > 0)
        word = self._word or _("เพิ่ม")
        if count > 1:
            word = _("เพิ่ม {count} ราย").format(count=count)
        self.pick_button.setText(f" {word}")
        self.pick_button.setAccessibleName(word)

    @Slot()
    def _pick_typed(self) -> None:
        if self.search.text().strip() != self._typed:
            self._show()  # Enter came before the pause after typing
        self._pick_chosen()
        self.search.selectAll()

    @Slot()
    def _pick_chosen(self) -> None:
        chosen, new = self.table.selected, self._new()
        if not new:
            if chosen:
                self._say(_("{name} มีอยู่แล้ว จึงไม่เพิ่มซ้ำ").format(name=chosen[0].name))
            return
        if self._word:
            self.accept()
            self._pick(new)
            return
        self._pick(new)
        self.picked_count += len(new)
        self._there |= {each.key for each in new}
        self.table.viewport().update()
        self._show_chosen()
        if len(new) == 1:
            self._say(_("เพิ่ม {name} แล้ว").format(name=new[0].name))
        else:
            self._say(_("เพิ่ม {count} รายแล้ว").format(count=len(new)))

    def _new(self) -> list[Candidate]:
        return [each for each in self.table.selected if each.key not in self._there]

    def _say(self, text: str) -> None:
        if self.picked_count:
            whole = _("เพิ่มแล้วทั้งหมด {count} ราย").format(count=self.picked_count)
            text = f"{text}  ·  {whole}"
        self._said.setText(text)

    def _columns(self, theme: Theme) -> list[Column[Candidate]]:
        def state(each: Candidate) -> str:
            return _("มีอยู่แล้ว") if each.key in self._there else ""

        def tone(each: Candidate) -> Tone | None:
            return theme.tokens.done if each.key in self._there else None

        return [
            Column(_("ชื่อ"), lambda each: each.name, width=240),
            Column(_("ตำแหน่ง/หน่วยงาน"), lambda each: each.note, stretch=True),
            Column(_("สถานะ"), state, tone=tone, width=112),
        ]
