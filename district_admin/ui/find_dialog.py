"""The search over the whole office: one box, everything that has what is typed in it.

It opens over whatever she is at (Ctrl+Shift+F) and leaves that as it was; Enter goes to what was
found. The first page is asked for as she types; how many there are is counted beside the window,
since that may take longer than a key. Rejected: a work area of its own (she would leave her paper
to look up a number).
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.found import PAGE, Finder, Wanted, count_all, first_page
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year
from district_admin.thai.searching import read_terms
from district_admin.ui.background import Background
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.find_filters import FindFilters
from district_admin.ui.found_list import FoundList
from district_admin.ui.labels import key_hint, label, rule
from district_admin.ui.layouts import fill, holder, row
from district_admin.ui.questions import line
from district_admin.ui.search_box import SearchBox

_WIDTH: Final = 880
_HEIGHT: Final = 600
_AROUND: Final = 60
_MORE: Final = 200
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_PageUp: -7,
}


class FindDialog(QDialog):
    """A window over the main one. `opened` tells what she wants to go to; it closes then."""

    opened = Signal(object)  # Found

    def __init__(self, context: AppContext, finders: Sequence[Finder], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._finders = finders
        self._wanted = Wanted()
        self._shown_count = 0
        self._counting = Background(self)
        self.name_dialog: EntryDialog | None = None
        self.setWindowTitle(_("ค้นทั้งสำนักงาน"))
        theme = context.theme
        hint = _("ค้นหนังสือ ทะเบียน บุคคล และหน่วยงาน ด้วยส่วนใดของข้อความก็ได้")
        self.search = SearchBox(theme, hint, keeps=True)  # it is there again the next time
        self.filters = FindFilters(finders, be_year(date.today()))
        self.saved_menu = QMenu(self)
        self.saved_button = button(theme, _("การค้นที่เก็บไว้"), icon="save")
        self.saved_button.setMenu(self.saved_menu)
        self.list = FoundList(theme, _("ผลการค้น"))
        self.more_button = button(theme, _("แสดงเพิ่ม"), "quiet")
        self._bodies = QStackedWidget()
        self._empties = self._make_empties()
        self._foot = label("", "small")
        self._lay_out()
        self._connect()
        self._show_saved()
        room = parent.window().size()
        self.resize(min(_WIDTH, room.width() - 20), min(_HEIGHT, room.height() - _AROUND))

    @property
    def said(self) -> str:
        """What stands under the list: how many are shown, and of how many."""
        return self._foot.text()

    def begin(self) -> None:
        """Show the window, with what was looked for last chosen, to be typed over."""
        self.open()
        self.search.setFocus()
        self.search.selectAll()
        self.look()

    def wait(self) -> None:
        """Wait until nothing is counted any more."""
        self._counting.wait()

    @Slot()
    def look(self, limit: int = PAGE) -> None:
        """Look for what is typed and chosen now."""
        self._wanted = wanted = self.filters.wanted(self.search.text())
        with self._context.database.reading() as session:
            found = first_page(self._finders, session, wanted, limit)
        self.list.show_found(found, read_terms(wanted.text))
        self._shown_count = len(found)
        self._bodies.setCurrentWidget(
            self.list if found else self._empties["start" if wanted.is_empty else "none"]
        )
        whole = len(found) < limit
        self.more_button.setVisible(not whole)
        self._show_count(len(found) if whole else None)
        if not whole:
            self._counting.start(lambda: self._count(wanted), self._counted)

    @Slot()
    def open_current(self) -> None:
        """Go to the chosen one; the search may still be waiting for a pause in the keys."""
        if self.filters.wanted(self.search.text()) != self._wanted:
            self.look()
        if (found := self.list.current) is not None:
            self.accept()
            self.opened.emit(found)

    def keep_as(self, name: str) -> None:
        """Keep what is looked for now under a name."""
        kept = self._context.desk.searches()
        kept[" ".join(name.split())] = asdict(self.filters.wanted(self.search.text()))
        self._context.desk.remember_searches(kept)
        self._show_saved()

    def forget(self, name: str) -> None:
        """Forget a kept search."""
        kept = self._context.desk.searches()
        kept.pop(name, None)
        self._context.desk.remember_searches(kept)
        self._show_saved()

    def show_kept(self, name: str) -> None:
        """Look for what was kept under a name."""
        wanted = Wanted.of(self._context.desk.searches().get(name, {}))
        self.filters.show_wanted(wanted)
        self.search.setText(wanted.text)
        self.look()
        self.search.setFocus()

    def _count(self, wanted: Wanted) -> tuple[Wanted, int]:
        if wanted != self._wanted:
            return wanted, 0  # she has typed on since
        with self._context.database.reading() as session:
            return wanted, count_all(self._finders, session, wanted)

    def _counted(self, result: tuple[Wanted, int] | None, error: Exception | None) -> None:
        if error is not None:
            raise error
        if result is not None and result[0] == self._wanted:
            self._show_count(result[1])

    def _show_count(self, count: int | None) -> None:
        if self._wanted.is_empty or count == 0:
            self._foot.setText("")
        elif count is None:
            self._foot.setText(
                _("แสดง {shown} รายการแรก กำลังนับทั้งหมด…").format(shown=self._shown_count)
            )
        else:
            text = _("แสดง {shown} จาก {count} รายการ ล่าสุดอยู่บน")
            self._foot.setText(text.format(shown=self._shown_count, count=f"{count:,}"))

    @Slot()
    def _show_more(self) -> None:
        at = self.list.currentIndex().row()
        self.look(self._shown_count + _MORE)
        self.list.step(at)

    def _show_saved(self) -> None:
        self.saved_menu.clear()
        self.saved_menu.addAction(_("เก็บการค้นนี้…"), self._ask_name)
        names = sorted(self._context.desk.searches())
        if not names:
            return
        self.saved_menu.addSeparator()
        for name in names:
            self.saved_menu.addAction(name, partial(self.show_kept, name))
        self.saved_menu.addSeparator()
        forgetting = self.saved_menu.addMenu(_("ลบการค้นที่เก็บไว้"))
        for name in names:
            forgetting.addAction(name, partial(self.forget, name))

    @Slot()
    def _ask_name(self) -> None:
        entries = [line("name", N_("ชื่อการค้น"), required=True)]
        self.name_dialog = EntryDialog(
            self._context.theme,
            self,
            _("เก็บการค้นนี้"),
            entries,
            lambda values: self.keep_as(str(values["name"])),
            date.today(),
        )
        self.name_dialog.ask({"name": self.search.text().strip()})

    def _make_empties(self) -> dict[str, EmptyState]:
        theme = self._context.theme
        start = _("พิมพ์ส่วนใดของเรื่อง เนื้อความ ชื่อ เลขที่ หรือวันที่ ใช้เลขไทยหรือเลขอารบิกก็ได้")
        none = _("ลองพิมพ์ให้สั้นลง หรือยกเลิกตัวกรองที่เลือกไว้")
        return {
            "start": EmptyState(theme, "search", _("ค้นได้ทุกอย่างในสำนักงาน"), start),
            "none": EmptyState(theme, "search", _("ไม่พบสิ่งที่ค้น"), none),
        }

    def _lay_out(self) -> None:
        t = self._context.theme.tokens
        for body in (self.list, *self._empties.values()):
            self._bodies.addWidget(body)
        top = row(self.search, self.saved_button, gap=t.space_2)
        top.setStretch(0, 1)
        hints = (("↑ ↓", _("เลือก")), ("Enter", _("เปิด")), ("Esc", _("ปิด")))
        pairs = [part for keys, word in hints for part in (key_hint(keys), label(word, "small"))]
        foot = row(self._foot, self.more_button, 1, *pairs, gap=6)
        layout = QVBoxLayout(self)
        margins = (t.space_4, t.space_4, t.space_4, t.space_3)
        parts = (holder(top), self.filters, rule(), self._bodies, rule(), holder(foot))
        fill(layout, parts, gap=t.space_2, margins=margins)
        layout.setStretch(3, 1)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self.look())
        self.search.installEventFilter(self)
        self.filters.changed.connect(self.look)
        self.list.activated.connect(self.open_current)
        self.more_button.clicked.connect(self._show_more)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while she types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.list.step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_current()
                return True
        return super().eventFilter(watched, event)
