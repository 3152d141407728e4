"""The list of papers: found by any part of what she remembers, narrowed by kind."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model.paper import STATUS_NAMES, WAITING
from district_admin.areas.correspondence.operations import PaperRow
from district_admin.areas.correspondence.view.columns import left_out, paper_columns
from district_admin.areas.correspondence.view.paper_deeds import PaperDeeds
from district_admin.areas.correspondence.view.paper_empties import paper_empties
from district_admin.areas.correspondence.view.paper_status import PaperStatus
from district_admin.texts import N_, _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.labels import key_hint, label, rule
from district_admin.ui.layouts import fill, holder, row
from district_admin.ui.long_table import LongTable
from district_admin.ui.search_box import SearchBox
from district_admin.ui.toast import Step
from district_admin.ui.undoing import undo

_ALL: Final = ""
_BIN: Final = "bin"
_FILTERS: Final = (_ALL, WAITING, operations.UNSCANNED, *operations.KIND_NAMES, _BIN)
_NAMES: Final = {
    _ALL: N_("ทั้งหมด"),
    WAITING: STATUS_NAMES[WAITING],
    operations.UNSCANNED: N_("ยังไม่มีสแกน"),
    _BIN: N_("ถังขยะ"),
    **operations.KIND_NAMES,
}
_SEARCH_AND_EDGES: Final = 290  # px beside the filters
_NARROW: Final = 900  # px: search and filters take a line each, and the addressee's column goes


class PaperListPage(QWidget):
    """All papers of the office that are drafted here, last changed first."""

    new_wanted = Signal(str)  # a kind
    opened = Signal(int)  # a paper's id
    copy_wanted = Signal(int)
    said = Signal(str)  # as every list under a tab has it
    saved = Signal(str, object)  # what is done here, with the way back
    summary_changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._stale = True
        self._searched = ""
        self.setObjectName("page")
        theme = context.theme
        self.search = SearchBox(theme, _("ค้นเรื่อง ผู้รับ หรือเลขที่หนังสือ"))
        self.filters = FilterChips(theme, [_(_NAMES[each]) for each in _FILTERS])
        self.table: LongTable[PaperRow] = LongTable(
            theme,
            context.desk,
            "papers",
            _("รายการหนังสือ"),
            paper_columns(theme.tokens),
            several=True,
        )
        self.search.leaves_to = self.table
        self.status = PaperStatus(context, self, self._offer_undo)
        self.deeds = PaperDeeds(context, self, self.status, self._offer_undo)
        self.write_menu = QMenu(self)
        self.summary = ""
        self._write = self._make_buttons()
        self._bodies = QStackedWidget()
        self._empties = paper_empties(
            theme, lambda: self.new_wanted.emit("memo"), self.search.clear
        )
        self._foot = label("", "small")
        self._lay_out()
        self._connect()

    def choose(self, paper_id: int | None) -> None:
        """Choose a paper, if the list shows it."""
        self._refresh_if_stale()
        if paper_id is not None:
            self.table.choose(paper_id)

    @Slot(int)
    def put_in_bin(self, paper_id: int) -> None:
        """Put a paper in the bin and offer to take it back."""
        with self._context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
        self.deeds.put_in_bin([paper])

    @Slot()
    def _bin_chosen(self) -> None:
        if papers := [each for each in self.table.selected if not each.in_bin]:
            self.deeds.put_in_bin(papers)

    @Slot()
    def _sign_chosen(self) -> None:
        self.deeds.sign(self.table.selected)

    @Slot()
    def _copy_chosen(self) -> None:
        if (paper := self.table.current) is not None:
            self.copy_wanted.emit(paper.id)

    @Slot(object)
    def _open(self, paper: PaperRow) -> None:
        self.opened.emit(paper.id)

    @Slot()
    def _open_found(self) -> None:
        self._refresh()  # the search may still be waiting for a pause in the keys
        if (paper := self.table.current) is not None:
            self._open(paper)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self.table.current is not None:
            self.menu_of_chosen().popup(self.table.viewport().mapToGlobal(at))

    def menu_of_chosen(self) -> QMenu:
        """Return what can be done with the chosen paper."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paper, chosen = self.table.current, self.table.selected
        if len(chosen) > 1:
            self.deeds.fill_for_several(menu, chosen)
        elif paper is not None:
            menu.addAction(_("เปิด\tEnter"), lambda: self._open(paper))
            menu.addAction(_("คัดลอกเป็นฉบับใหม่\tCtrl+D"), self._copy_chosen)
            if not paper.in_bin:
                below = menu.addMenu(_("สถานะ"))
                self.status.fill(below, paper.id, operations.name_of(paper), paper.status)
            menu.addSeparator()
            if paper.in_bin:
                menu.addAction(_("นำกลับจากถังขยะ"), partial(self.deeds.take_from_bin, [paper]))
            else:
                menu.addAction(_("ลงถังขยะ\tDel"), self._bin_chosen)
        return menu

    def _offer_undo(self, said: str) -> None:
        back = Step(_("ย้อนกลับ"), "undo-2", lambda: undo(self._context, self), "Ctrl+Z")
        self.saved.emit(said, back)

    @Slot(object)
    def _committed(self, tables: object) -> None:
        if not isinstance(tables, frozenset) or "paper" not in tables:
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shown = _FILTERS[self.filters.current]
        wanted = operations.PaperFilter(
            text=self.search.text().strip(),
            kind=shown if shown in operations.KIND_NAMES else "",
            in_bin=shown == _BIN,
            waiting=shown == WAITING,
            unscanned=shown == operations.UNSCANNED,
        )
        with self._context.database.reading() as session:
            papers = operations.list_papers(session, wanted)
            counts = operations.count_papers(session)
        self._stale = False
        searched = wanted.text != self._searched
        self._searched = wanted.text
        self._make_room()
        self.table.show_rows(papers, self.filters.current, found=searched)
        self._show_counts(counts, len(papers))
        self._bodies.setCurrentWidget(self._body(wanted, counts, len(papers)))
        self._copy.setEnabled(self.table.current is not None)

    def _show_counts(self, counts: dict[str, int], shown_count: int) -> None:
        total = sum(counts.get(kind, 0) for kind in operations.KIND_NAMES)
        self.filters.show_counts([total, *(counts.get(each, 0) for each in _FILTERS[1:])])
        subtitle = _("ทั้งหมด {count} ฉบับ").format(count=f"{total:,}")
        if counts[_BIN]:
            subtitle += "  ·  " + _("ในถังขยะ {count} ฉบับ").format(count=f"{counts[_BIN]:,}")
        self.summary = subtitle
        self.summary_changed.emit()
        self._foot.setText(_("แสดง {count} ฉบับ").format(count=f"{shown_count:,}"))
        self.sign_button.setVisible(bool(shown_count) and self._shows_waiting)

    def _body(
        self, wanted: operations.PaperFilter, counts: dict[str, int], shown_count: int
    ) -> QWidget:
        if shown_count:
            return self.table
        if wanted.text:
            return self._empties["search"]
        if wanted.in_bin or wanted.waiting or wanted.unscanned:
            return self._empties[_FILTERS[self.filters.current]]
        return self._empties["kind" if any(counts[k] for k in operations.KIND_NAMES) else "start"]

    @property
    def head_actions(self) -> Sequence[QWidget]:
        """The buttons of the header while papers are in sight."""
        return (self._copy, self._write)

    def _make_buttons(self) -> QPushButton:
        theme = self._context.theme
        self._copy = button(theme, _("คัดลอกจากฉบับเดิม"), icon="copy", keys="Ctrl+D")
        self._copy.clicked.connect(self._copy_chosen)
        self.sign_button = button(
            theme,
            _("ลงนามแล้ว"),
            "quiet",
            "signature",
            _("เลือกหลายฉบับได้ด้วย Shift หรือ Ctrl"),
            "Ctrl+K",
        )
        self.sign_button.clicked.connect(self._sign_chosen)
        write = button(theme, _("เขียนหนังสือ"), "primary", "plus", keys="Ctrl+N")
        for number, kind in enumerate(operations.KIND_NAMES, start=1):
            action = self.write_menu.addAction(f"&{number}   {operations.kind_name(kind)}")
            action.setData(kind)
        write.setMenu(self.write_menu)
        return write

    def _lay_out(self) -> None:
        t = self._context.theme.tokens
        self.search.setMinimumWidth(190)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        margins = (t.space_3, t.space_2, t.space_3, t.space_2)
        fill(self._bar, (self.search, self.filters), gap=t.space_2, margins=margins)
        self._bar.setStretch(0, 1)
        for body in (self.table, *self._empties.values()):
            self._bodies.addWidget(body)
        hints = (
            ("↑ ↓", _("เลือก")),
            ("Enter", _("เปิด")),
            ("Del", _("ลงถังขยะ")),
            ("Ctrl+F", _("ค้น")),
            ("Esc", _("ล้างคำค้น")),
        )
        pairs = [part for keys, word in hints for part in (key_hint(keys), label(word, "small"))]
        foot = row(self._foot, self.sign_button, 1, *pairs, gap=6, margins=(16, 5, 16, 5))
        card = Card(self._context.theme)
        card.setContentsMargins(-15, -11, -15, -11)  # a table goes to the card's edges
        bar = holder(self._bar)
        bar.setMinimumWidth(1)  # or the window could not become narrow enough to stack its parts
        for part in (bar, rule(), self._bodies, rule(), holder(foot)):
            card.body.addWidget(part, int(part is self._bodies))
        body = holder(row(card, margins=(t.space_5, t.space_3, t.space_5, t.space_3)))
        fill(QVBoxLayout(self), (body,), gap=0, margins=(0, 0, 0, 0))

    def _connect(self) -> None:
        self.write_menu.triggered.connect(lambda action: self.new_wanted.emit(action.data()))
        self.search.searched.connect(self._refresh)
        self.search.returnPressed.connect(self._open_found)
        self.filters.chosen.connect(self._refresh)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda: self._copy.setEnabled(self.table.current is not None))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.bin_wanted.connect(self._bin_chosen)
        self._context.changes.committed.connect(self._committed)

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._refresh()

    @property
    def _shows_waiting(self) -> bool:
        return _FILTERS[self.filters.current] == WAITING

    def _make_room(self) -> None:
        narrow = self.width() < _NARROW
        self.table.make_room(left_out(narrow=narrow, waiting=self._shows_waiting))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        if self.focusWidget() is None:
            self.search.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        narrow = self.width() < _NARROW
        directions = QBoxLayout.Direction
        beside = self.filters.sizeHint().width() + _SEARCH_AND_EDGES
        stacked = narrow or self.width() < beside
        self._bar.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
