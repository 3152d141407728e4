"""The last step of an import: what would become of each row, and nothing written yet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.directory.importing import (
    DECISION_NAMES,
    OUTCOME_NAMES,
    DryRun,
    ImportRow,
)
from district_admin.areas.directory.importing.results import Decision, Outcome
from district_admin.areas.directory.view.detail import Deed, DetailPane
from district_admin.areas.directory.view.long_table import LongTable
from district_admin.texts import N_, _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.labels import Elided, label, rule
from district_admin.ui.layouts import fill, holder, row
from district_admin.ui.pictures import Picture
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone

_ORDER: Final[tuple[Outcome, ...]] = ("rejected", "duplicate", "changed", "new", "same")
_CARDS: Final[tuple[Outcome, ...]] = ("new", "changed", "same", "duplicate", "rejected")
_TO_DO: Final[dict[Outcome, str]] = {
    "new": N_("เพิ่ม"),
    "changed": N_("ใช้ค่าใหม่"),
    "same": N_("ไม่ต้องทำอะไร"),
    "rejected": N_("แก้ในไฟล์"),
}
_ALL: Final = N_("ทุกแถว")
_TALL: Final = 560  # px; below it the filters alone tell the counts
_WIDE: Final = 1000
_SIDE: Final = 330


class CheckStep(QWidget):
    """The dry run: counts, rows, and old and new of the chosen row side by side."""

    back_wanted = Signal()
    import_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        theme = context.theme
        self._theme = theme
        self._run: DryRun | None = None
        self._opened = False  # in a narrow window: the chosen row stands over the list
        self._ordered: Sequence[ImportRow] = ()
        names = [_(_ALL), *(_(OUTCOME_NAMES[outcome]) for outcome in _ORDER)]
        self.filters = FilterChips(theme, names)
        self.table: LongTable[ImportRow] = LongTable(
            theme,
            context.desk,
            "directory/import",
            _("ผลการตรวจแต่ละแถว"),
            self._columns(),
            several=True,
            identity=lambda each: each.place,
        )
        self.detail = DetailPane(theme)
        self.numbers = {outcome: label("0", "title") for outcome in _CARDS}
        self._cards = self._make_cards()
        self._skipped = Elided("", "muted")
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
        self.detail.closed.connect(self._close)

    def show_run(self, run: DryRun) -> None:
        """Show what an import would do: what needs her first, then the rest."""
        self._run = run
        places = {outcome: place for place, outcome in enumerate(_ORDER)}
        self._ordered = sorted(run.rows, key=lambda each: places[each.outcome])
        counts = run.counts
        for outcome, number in self.numbers.items():
            number.setText(f"{counts[outcome]:,}")
        self.filters.show_counts([len(run.rows), *(counts[outcome] for outcome in _ORDER)])
        self.filters.choose(0)
        self._show_rows()
        self._show_button()

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
    def _show_rows(self) -> None:
        at = self.filters.current
        rows = self._ordered
        if at > 0:
            rows = [each for each in self._ordered if each.outcome == _ORDER[at - 1]]
        self.table.show_rows(rows)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.table.selected
        if chosen:
            self._fill(chosen)
        self._arrange()

    @Slot()
    def _open(self) -> None:
        self._opened = True
        self._show_chosen()

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

    def _fill(self, chosen: Sequence[ImportRow]) -> None:
        each, pane, closes = chosen[0], self.detail, self.width() < _WIDE
        if len(chosen) > 1:
            pane.begin(_("เลือก {count} แถว").format(count=f"{len(chosen):,}"), closes=closes)
        else:
            state = (_(OUTCOME_NAMES[each.outcome]), self._tone(each))
            pane.begin(each.name or _("(ไม่มีชื่อ)"), [state], closes=closes)
            pane.remark(_("แถวที่ {number} ในไฟล์").format(number=each.number))
            if each.reason:
                pane.line(each.reason)
            pane.compare(each.changes)
        doubtful = any(row.outcome == "duplicate" for row in chosen)
        pane.end(self._decisions() if doubtful else [])

    def _decisions(self) -> list[Deed]:
        return [
            Deed(_("ไม่นำเข้า"), "ban", lambda: self.decide("leave"), "icon"),
            Deed(_("เพิ่มเป็นรายใหม่"), "plus", lambda: self.decide("add")),
            Deed(_("รายเดียวกัน"), "equal", lambda: self.decide("update"), "primary"),
        ]

    def _show_button(self) -> None:
        assert self._run
        count = self._run.applied_count
        text = _("นำเข้า {count} แถว").format(count=f"{count:,}")
        if not count:
            text = _("ไม่มีอะไรให้นำเข้า")
        self.import_button.setText(f" {text}")
        self.import_button.setAccessibleName(text)
        self.import_button.setEnabled(count > 0)
        skipped = self._run.counts["rejected"]
        agencies = len(self._run.new_agency_names)
        parts = [
            _("ข้าม {count} แถวที่ไม่รับ").format(count=f"{skipped:,}") if skipped else "",
            _("ไม่เก็บเลขประจำตัวประชาชน ตามที่ตั้งค่าไว้") if self._run.drops_citizen_ids else "",
            _("เพิ่มหน่วยงานที่ยังไม่มี {count} แห่ง").format(count=f"{agencies:,}") if agencies else "",
        ]
        self._skipped.setText("  ·  ".join(part for part in parts if part))

    def _columns(self) -> list[Column[ImportRow]]:
        return [
            Column(_("แถว"), lambda each: str(each.number), lambda each: each.number, width=64),
            Column(_("ชื่อ"), lambda each: each.name, width=180),
            Column(
                _("ผล"), lambda each: _(OUTCOME_NAMES[each.outcome]), tone=self._tone, width=112
            ),
            Column(_("เหตุผล"), _reason, stretch=True),
            Column(_("จะทำอะไร"), self._to_do, width=118),
        ]

    def _to_do(self, each: ImportRow) -> str:
        if each.outcome == "duplicate" and self._run is not None:
            return _(DECISION_NAMES[self._run.decisions.get(each.place, "leave")])
        return _(_TO_DO[each.outcome])

    def _tone(self, each: ImportRow) -> Tone:
        return outcome_tone(self._theme.tokens, each.outcome)

    def _make_cards(self) -> QWidget:
        t = self._theme.tokens
        line = row(gap=t.space_3)
        for outcome in _CARDS:
            tone = outcome_tone(t, outcome)
            card = Card(self._theme)
            picture = Picture(self._theme, tone.icon, tone.ink, 20, 36, tone.fill)
            word = Elided(_(OUTCOME_NAMES[outcome]), "muted")
            card.body.addLayout(row(picture, self.numbers[outcome], word, gap=t.space_2))
            line.addWidget(card, 1)
        return holder(line)

    def _lay_out(self) -> None:
        t = self._theme.tokens
        card = Card(self._theme)
        card.setContentsMargins(-15, -11, -15, -11)
        bar = row(self.filters, 1, self.report_button, margins=(12, 8, 12, 8))
        head = holder(bar)
        head.setMinimumWidth(1)
        for part in (head, rule(), self.table):
            card.body.addWidget(part, int(part is self.table))
        both = row(gap=t.space_3)
        both.addWidget(card, 1)
        both.addWidget(self.detail, 1)
        self.detail.setMinimumWidth(_SIDE)
        self._rows_card = card
        foot = row(self._skipped, self._back, self.import_button)
        layout = QVBoxLayout(self)
        margins = (t.space_5, t.space_1, t.space_5, t.space_3)
        fill(layout, (self._cards, both, foot), t.space_3, margins)
        layout.setStretch(1, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._opened = False
        self._show_chosen()


def outcome_tone(t: Tokens, outcome: Outcome) -> Tone:
    """Return how an outcome looks."""
    tones = {
        "new": t.done._replace(icon="plus"),
        "changed": t.soon._replace(icon="pen-line"),
        "same": t.cancelled._replace(icon="equal"),
        "duplicate": t.waiting._replace(icon="copy"),
        "rejected": t.overdue,
    }
    return tones[outcome]


def _reason(each: ImportRow) -> str:
    """Return why, or what changes, in one line."""
    changes = [
        _("{field} {old} เป็น {new}").format(
            field=change.field, old=change.old or _("(ว่าง)"), new=change.new or _("(ว่าง)")
        )
        for change in each.changes
    ]
    asks = each.outcome in ("duplicate", "rejected")  # then the reason is what she has to know
    parts = [each.reason, *changes] if asks else [*changes, each.reason]
    told = "  ·  ".join(filter(None, parts))
    return told or (_("ยังไม่มีในทำเนียบ") if each.outcome == "new" else "")
