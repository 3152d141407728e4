"""The last step of an import: what would become of each row, and nothing written yet."""

from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.directory.importing import OUTCOME_NAMES, DryRun, ImportRow
from district_admin.areas.directory.importing.results import Decision, Outcome
from district_admin.areas.directory.view.import_foot import foot_words
from district_admin.areas.directory.view.import_row_pane import (
    Shown,
    all_left_out,
    fill_pane,
    what_is_shown,
)
from district_admin.areas.directory.view.import_rows import (
    INCOMPLETE,
    ORDER,
    PARTIAL,
    Checked,
    can_be_left_out,
    marked,
    outcome_tone,
    outcome_word,
    reason_of,
    row_tone,
    to_do,
)
from district_admin.texts import N_, _
from district_admin.ui.buttons import FilterChips, button, say_on
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import DetailPane
from district_admin.ui.labels import Elided, WrappedLabel, label, rule
from district_admin.ui.layouts import column, fill, holder, row
from district_admin.ui.long_table import LongTable
from district_admin.ui.pictures import Picture
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tone

_CARDS: Final[tuple[Outcome, ...]] = ("new", "changed", "same", "duplicate", "rejected")
_ALL: Final = N_("ทุกแถว")
_OUT: Final = N_("ไม่นำเข้า")
_TALL: Final = 560  # px; below it the filters alone tell the counts
_WIDE: Final = 1060
_SIDE: Final = 330


class _Rows(LongTable[ImportRow]):
    """The rows of a list; Del and Space take the chosen ones out and back in."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.bin_wanted.emit()
        else:
            super().keyPressEvent(event)


class CheckStep(QWidget):
    """The dry run: counts, rows, and old and new of the chosen row side by side."""

    back_wanted = Signal()
    import_wanted = Signal()
    report_wanted = Signal()
    left_out = Signal(object)  # the places of all rows that are taken out

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        theme = context.theme
        self._theme = theme
        self._run: DryRun | None = None
        self._found: Checked | None = None
        self._shown: Shown | None = None  # in the pane
        self._opened = False  # in a narrow window: the chosen row stands over the list
        self._filtered: Sequence[Sequence[ImportRow]] = ()  # what each filter lets through
        outcomes = (_(OUTCOME_NAMES[outcome]) for outcome in ORDER)
        names = [_(_ALL), *outcomes, _(PARTIAL), _(INCOMPLETE), _(_OUT)]
        self.filters = FilterChips(theme, names)
        self.table = _Rows(
            theme,
            context.desk,
            "directory/import-rows",
            _("ผลการตรวจแต่ละแถว"),
            self._columns(),
            several=True,
            identity=attrgetter("place"),
        )
        self.detail = DetailPane(theme)
        self.detail.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.numbers = {outcome: label("0", "title") for outcome in _CARDS}
        self.partial_number = label("0", "title")
        self._cards = self._make_cards()
        self._hint = WrappedLabel()
        self._hint.setProperty("kind", "small")
        self._skipped = WrappedLabel()
        self._skipped.setProperty("kind", "muted")
        self.report_button = button(theme, _("บันทึกผลการตรวจ"), "quiet", "download")
        self.import_button = button(theme, "", "primary", "check", keys="Ctrl+Return")
        self._back = button(theme, _("ย้อนกลับไปจับคู่คอลัมน์"))
        self._lay_out()
        self._back.clicked.connect(self.back_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.report_button.clicked.connect(self.report_wanted)
        self.filters.chosen.connect(self._show_rows)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.table.bin_wanted.connect(self.toggle)
        self.detail.closed.connect(self._close)

    def show_run(self, found: Checked) -> Iterator[None]:
        """Show what an import would do, with breaks: what needs her first, then the rest."""
        self._take(found)
        yield
        self.table.blockSignals(True)  # the chosen row is shown once, at the end
        self.filters.blockSignals(True)
        self.filters.choose(0)
        self.table.show_rows(self._filtered[0])
        self.filters.blockSignals(False)
        self.table.blockSignals(False)
        yield
        self._show_chosen()

    def show_again(self, found: Checked) -> None:
        """Show the rows as they are checked again: the filter stays, and what is chosen."""
        self._take(found)
        self._refresh()

    def mark(self, places: Collection[int]) -> None:
        """Mark the rows of these places, and no others, as taken out."""
        assert self._found
        run = self._found.run
        before, run.left_out = run.left_out, frozenset(places)
        self._take(marked(self._found, before))
        self._refresh()

    def _take(self, found: Checked) -> None:
        self._found = found
        self._run = found.run
        self._filtered = found.by_filter
        counts = [len(rows) for rows in self._filtered]
        for outcome, number in self.numbers.items():
            number.setText(f"{counts[1 + ORDER.index(outcome)]:,}")
        self.partial_number.setText(f"{len(found.partial):,}")
        self.filters.show_counts(counts)
        self._show_button()

    def _refresh(self) -> None:
        """Show the rows of the filter as they are now; the table stands still where it can."""
        rows = self._filtered[self.filters.current]
        at = QApplication.focusWidget()
        keys_here = at is not None and self.detail.isAncestorOf(at)
        self.table.blockSignals(True)  # the chosen row is shown once, at the end
        self.table.renew_rows(rows)
        self.table.blockSignals(False)
        self._show_chosen()
        if keys_here:  # they went to a button that is gone
            (self.table if self._rows_card.isVisible() else self.detail).setFocus()

    def decide(self, decision: Decision) -> None:
        """Decide what becomes of the chosen rows that may be duplicates."""
        if self._run is None:
            return
        chosen = [each.place for each in self.table.selected if each.outcome == "duplicate"]
        self._run.decide(chosen, decision)
        self.table.repaint_rows()
        self._show_button()
        self._show_chosen()

    @Slot()
    def toggle(self) -> None:
        """Take the chosen rows out, or back in if all of them are out."""
        if self._run is None:
            return
        chosen = self.table.selected
        places = {each.place for each in chosen if can_be_left_out(each)}
        if all_left_out(self._run, chosen):
            wanted = self._run.left_out - places
        else:
            wanted = self._run.left_out | places
            self.decide("leave")
        if wanted != self._run.left_out:
            self.left_out.emit(wanted)

    @Slot()
    def _show_rows(self) -> None:
        if self._filtered:
            self.table.show_rows(self._filtered[self.filters.current])
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.table.selected
        if chosen and self._run is not None:
            shown = what_is_shown(self._run, chosen, closes=self.width() < _WIDE)
            if shown != self._shown:
                self._shown = shown
                fill_pane(self.detail, self._theme.tokens, shown, self)
        self._arrange()

    def close_row(self) -> bool:
        """Close the row that stands over the list; say whether there was one."""
        over = self._opened and self.width() < _WIDE
        if over:
            self._close()
        return over

    @Slot()
    def _open(self) -> None:
        self._opened = True
        self._show_chosen()
        if self.width() < _WIDE:
            self.detail.setFocus()  # the list is gone, and Esc is to reach this page

    @Slot()
    def _close(self) -> None:
        self._opened = False
        self._arrange()
        self.table.setFocus()

    def _arrange(self) -> None:
        """Show rows and the chosen one side by side, or one of them where both do not fit."""
        wide = self.width() >= _WIDE
        there = bool(self.table.selected) and (wide or self._opened)
        self.detail.setVisible(there)
        self._rows_card.setVisible(wide or not there)
        self.detail.setMaximumWidth(_SIDE if wide else 16_777_215)
        self._cards.setVisible(self.height() >= _TALL)
        enter = _("กด Enter เพื่อดูค่าเดิมและค่าใหม่ของแถวที่เลือก")
        delete = _("กด Del เพื่อไม่นำเข้าแถวที่เลือก หรือนำกลับเข้า")
        self._hint.show_text(delete if wide else f"{enter}  ·  {delete}")

    def _show_button(self) -> None:
        assert self._run
        assert self._found
        count = self._run.applied_count
        text = _("นำเข้า {count} แถว").format(count=f"{count:,}")
        if not count:
            text = _("ไม่มีรายการให้นำเข้า")
        current = self._run.is_current
        if not current:
            text = _("กำลังตรวจสอบแถวอื่น…")
        say_on(self.import_button, text)
        self.import_button.setEnabled(current and count > 0)
        self.report_button.setEnabled(current)
        words = foot_words(self._found)
        self._skipped.show_text(words)
        self._skipped.setVisible(bool(words))

    def _columns(self) -> list[Column[ImportRow]]:
        tokens = self._theme.tokens
        return [
            Column(_("แถว"), lambda each: str(each.number), lambda each: each.number, width=64),
            Column(_("ชื่อ"), lambda each: each.name, width=180),
            Column(_("ผล"), outcome_word, tone=lambda each: row_tone(tokens, each), width=112),
            Column(_("เหตุผล"), reason_of, stretch=True),
            Column(_("การดำเนินการ"), lambda each: to_do(self._run, each), width=150),
        ]

    def _make_cards(self) -> QWidget:
        t = self._theme.tokens
        line = row(gap=t.space_3)
        for outcome in _CARDS:
            name = _(OUTCOME_NAMES[outcome])
            made = self._make_card(outcome_tone(t, outcome), self.numbers[outcome], name)
            line.addWidget(made, 1)
        line.addWidget(self._make_card(t.soon, self.partial_number, _(PARTIAL)), 1)
        return holder(line)

    def _make_card(self, tone: Tone, number: QWidget, name: str) -> Card:
        card = Card(self._theme)
        card.setContentsMargins(0, -5, 0, -5)
        picture = Picture(self._theme, tone.icon, tone.ink, 20, 36, tone.fill)
        # the name under the number: beside it there is no room for a number of three digits
        words = column(number, Elided(name, "muted"), gap=0)
        parts = row(picture, words, gap=self._theme.tokens.space_2)
        parts.setStretch(1, 1)
        card.body.addLayout(parts)
        return card

    def _lay_out(self) -> None:
        t = self._theme.tokens
        card = Card(self._theme)
        card.setContentsMargins(-15, -11, -15, -11)
        bar = row(self.filters, 1, margins=(12, 8, 12, 8))
        head = holder(bar)
        head.setMinimumWidth(1)
        hint = holder(row(self._hint, margins=(12, 2, 12, 2)))
        for part in (head, rule(), self.table, hint):
            card.body.addWidget(part, int(part is self.table))
        both = row(gap=t.space_3)
        both.addWidget(card, 1)
        both.addWidget(self.detail, 1)
        self.detail.setMinimumWidth(_SIDE)
        self._rows_card = card
        foot = row(self.report_button, 1, self._back, self.import_button)
        layout = QVBoxLayout(self)
        margins = (t.space_5, t.space_1, t.space_5, t.space_3)
        fill(layout, (self._cards, both, self._skipped, foot), t.space_3, margins)
        layout.setStretch(1, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._opened = False
        if (event.oldSize().width() < _WIDE) != (event.size().width() < _WIDE):
            self._show_chosen()  # it can be closed where it stands over the list
        self._arrange()
