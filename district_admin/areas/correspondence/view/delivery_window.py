"""What the two windows of deliveries share: a list to tick in, what is done with the ticked, undo.

She goes down the signed page of the book, ticks who signed, and notes it for all at once. Ticks
stay while she searches for the next name. Rejected: choosing rows with Shift and Ctrl, as other
lists do (one click beside the key, and forty chosen schools are none).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from district_admin.areas.correspondence.operations import delivery_listing
from district_admin.areas.correspondence.operations.delivery_listing import DeliveryRow
from district_admin.areas.correspondence.view.delivery_deeds import DeliveryDeeds
from district_admin.areas.correspondence.view.delivery_papers import BOOK, RECEIPTS, DeliveryPapers
from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.context import AppContext
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.keys import on_keys
from district_admin.ui.labels import Elided, label
from district_admin.ui.layouts import NO_MARGINS, fill, row
from district_admin.ui.list_frame import ListFrame, Words
from district_admin.ui.search_box import SearchBox
from district_admin.ui.sizes import fit
from district_admin.ui.tabbed_lists import said_done
from district_admin.ui.tables import Column
from district_admin.ui.tick_table import TickTable
from district_admin.ui.toast import Step, Toast
from district_admin.ui.undoing import redo, undo

_SIZE: Final = (1120, 700)
_WIDE: Final = 980  # px of the window: all columns have the room that they need

Rows = Sequence[DeliveryRow]


@dataclass(frozen=True)
class Filter:
    """A filter of the list: its word, and which rows it lets through."""

    word: str
    lets_through: Callable[[DeliveryRow], bool]


class DeliveryWindow(QDialog):
    """A list of deliveries. Its heirs say what it lists, in `read`, and what stands if nothing."""

    hidden_narrow: tuple[int, ...] = ()  # columns that go in a narrow window
    printed: tuple[str, ...] = (BOOK, RECEIPTS)

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        title: str,
        columns: Sequence[Column[DeliveryRow]],
        filters: Sequence[Filter],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.context = context
        self.title = title
        self.rows: Rows = ()
        self.shown: Rows = ()
        self.ticked: set[int] = set()
        self._filters = tuple(filters)
        theme = context.theme
        words = Words("", title, _("ค้นเลขที่ ชื่อผู้รับ หรือเลขพัสดุ"), [each.word for each in filters])
        self.search = SearchBox(theme, words.search)
        self.filters = FilterChips(theme, words.filters)
        self.table: TickTable[DeliveryRow] = TickTable(
            theme, title, "", columns, lambda each: each.id in self.ticked, self._tick
        )
        self.notice = Toast(theme)
        self.deeds = DeliveryDeeds(context, self, self.say)
        self.papers = DeliveryPapers(context, self, self._lists, self._say_saved, self.printed)
        self._make_buttons()
        self.frame = ListFrame(theme, self.search, self.filters, self.table, self.make_empties())
        self._lay_out()
        self._connect()
        fit(self, parent, *_SIZE)

    @property
    def head_actions(self) -> Sequence[QWidget]:
        """What stands at the right of the head, beside the title."""
        return (self.print_button,)

    @property
    def foot_actions(self) -> Sequence[QWidget]:
        """What can be done with the ticked ones, the primary last."""
        return (self.correct_button, self.send_button, self.sign_button)

    def read(self) -> Rows:
        """Read the deliveries from the office's data."""
        raise NotImplementedError

    def told(self) -> str:
        """Return what the head says of the whole list."""
        raise NotImplementedError

    def make_empties(self) -> Mapping[str, EmptyState]:
        """Return what stands in place of an empty list: `start`, `filter` and `search`."""
        raise NotImplementedError

    def open_row(self, record: DeliveryRow) -> None:
        """Do what Enter does."""
        self.deeds.correct(record)

    @property
    def chosen(self) -> Rows:
        """The ticked ones, or the one that the cursor is on."""
        ticked = [each for each in self.rows if each.id in self.ticked]
        current = self.table.current
        return ticked or ([current] if current is not None else [])

    @property
    def said(self) -> str:
        """What the foot says of whom the buttons are for."""
        return self._chosen.text()

    def load(self) -> None:
        """Read and show everything anew; what is ticked and still there stays ticked."""
        self.rows = self.read()
        self.ticked &= {each.id for each in self.rows}
        self._told.setText(self.told())
        self.filters.show_counts([sum(map(each.lets_through, self.rows)) for each in self._filters])
        self._show()

    @Slot(str)
    def say(self, action: str) -> None:
        """Say what was done, with the way back; the next is ticked anew."""
        self.ticked.clear()
        self._show()
        back = Step(_("ย้อนกลับ"), "undo-2", self._undo, "Ctrl+Z")
        if action:
            self.notice.say(said_done(action), [back])
        else:
            self.notice.say(_("บันทึกไว้อย่างนี้อยู่แล้ว จึงไม่มีอะไรเปลี่ยน"))

    @Slot()
    def tick_all(self) -> None:
        """Tick all that are shown, or take the ticks from them if all have one."""
        ids = {each.id for each in self.shown}
        self.ticked = self.ticked - ids if ids <= self.ticked else self.ticked | ids
        self.table.viewport().update()
        self._say_chosen()

    def _make_buttons(self) -> None:
        theme = self.context.theme
        self.print_button = button(theme, _("พิมพ์"), icon="printer")
        menu = QMenu(self.print_button)
        self.papers.fill(menu)
        self.print_button.setMenu(menu)
        self.tick_button = button(
            theme, _("ติ๊กทั้งหมด"), "quiet", "check", _("ติ๊กทุกรายที่แสดง หรือเอาติ๊กออก"), "Ctrl+A"
        )
        self.correct_button = button(theme, _("แก้ไข"), icon="pen-line", keys="Ctrl+E")
        self.send_button = button(theme, _("บันทึกการส่ง"), icon="send", keys="Ctrl+D")
        self.sign_button = button(theme, _("มีผู้ลงชื่อรับแล้ว"), "primary", "check", keys="Ctrl+K")
        self._told = Elided("", "muted")
        self._chosen = Elided("", "small")

    def _lay_out(self) -> None:
        t = self.context.theme.tokens
        side = t.space_5
        head = row(
            label(self.title, "section"),
            self._told,
            *self.head_actions,
            gap=t.space_3,
            margins=(side, t.space_4, side, t.space_2),
        )
        middle = row(margins=(side, 0, side, 0))
        middle.addWidget(self.frame)
        foot = row(
            self.tick_button,
            self._chosen,
            *self.foot_actions,
            margins=(side, t.space_2, side, t.space_3),
        )
        policy = self.notice.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # no button moves under the mouse
        self.notice.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        fill(layout, (head, middle, foot, self.notice), gap=0, margins=NO_MARGINS)
        layout.setStretch(1, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._show)
        self.filters.chosen.connect(self._show)
        self.table.chosen.connect(self._say_chosen)
        self.table.doubleClicked.connect(lambda index: self._open() if index.column() else None)
        for keys in ("Return", "Enter"):
            on_keys(self.table, keys, self._open)
        self.tick_button.clicked.connect(self.tick_all)
        self.correct_button.clicked.connect(self._correct)
        self.send_button.clicked.connect(lambda: self.deeds.send(self.chosen))
        self.sign_button.clicked.connect(lambda: self.deeds.sign(self.chosen))
        self.context.changes.committed.connect(self._refresh)
        on_keys(self, "Ctrl+Z", self._undo)
        on_keys(self, "Ctrl+Y", lambda: redo(self.context, self))

    def _open(self) -> None:
        if (record := self.table.current) is not None:
            self.open_row(record)

    def _correct(self) -> None:
        self.deeds.correct(self.chosen[0])

    def _undo(self) -> None:
        undo(
            self.context,
            self,
            lambda name: self.notice.say(_("ย้อนกลับแล้ว: {name}").format(name=name)),
        )

    def _lists(self) -> tuple[Rows, Rows]:
        return [each for each in self.rows if each.id in self.ticked], self.shown

    def _tick(self, record: DeliveryRow, ticked: bool) -> None:
        if ticked:
            self.ticked.add(record.id)
        else:
            self.ticked.discard(record.id)
        self._say_chosen()

    @Slot()
    def _show(self) -> None:
        """Show what filter and search let through; the cursor stays on its row if that is there."""
        current = self.table.current
        number, typed = self.filters.current, self.search.text().strip()
        through = [each for each in self.rows if self._filters[number].lets_through(each)]
        self.shown = delivery_listing.narrow(through, typed) if typed else through
        self.table.show_records(self.shown)
        if current is not None:
            self.table.choose(lambda each: each.id == current.id)
        why = "" if self.shown else ("search" if typed else "filter" if self.rows else "start")
        self.frame.show_count(len(self.shown), why)
        self._say_chosen()

    @Slot()
    def _say_chosen(self) -> None:
        count = len(self.ticked)
        hint = _("ติ๊กหลายรายได้ด้วย Space  ·  ถ้าไม่ติ๊ก จะใช้รายที่เลือกอยู่") if self.shown else ""
        said = _("ติ๊กไว้ {count} ราย").format(count=f"{count:,}")
        self._chosen.setText(said if count else hint)
        any_chosen = bool(count) or self.table.current is not None
        for each in self.foot_actions:
            each.setEnabled(any_chosen)
        self.correct_button.setEnabled(any_chosen and count <= 1)
        self.tick_button.setEnabled(bool(self.shown))

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if tables & {"delivery", "register_entry"}:
            self.load()

    def _say_saved(self, done: str, opens: Callable[[], object]) -> None:
        self.notice.say(done, [Step(_("เปิดไฟล์"), "folder-open", opens)])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for number in self.hidden_narrow:
            self.table.setColumnHidden(number, self.width() < _WIDE)
        self.frame.arrange(self.width() - 2 * self.context.theme.tokens.space_5, self.height())
