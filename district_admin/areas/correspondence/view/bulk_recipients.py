"""Whom a paper goes to: a group, all schools, or names picked; how many, and who lacks what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.correspondence.operations import bulk_letters
from district_admin.areas.directory.dialogs.picking import Candidate, PickDialog, key_of
from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.recipients import Recipient, recipients_of
from district_admin.areas.directory.view.candidates import candidates
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import NO_MARGINS, fill, row
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.tokens import Tone

SCHOOLS: Final = "schools"
PICKED: Final = "picked"
PREPARED: Final = "prepared"
_NAMED: Final = 2
_LEAST_ROWS: Final = 5  # of the list, its head included


@dataclass(frozen=True)
class Line:
    """A line of the list: a recipient as shown, whether chosen now or kept in a job."""

    position: int
    name: str
    addressee: str
    state: str = ""
    tone: Tone | None = None


class RecipientPane(QWidget):
    """The choice of recipients, and their list; `shown` gives the place of the one to look at."""

    changed = Signal()
    shown = Signal(int)

    def __init__(self, context: AppContext, today: date) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self.recipients: list[Recipient] = []
        self._prepared: Sequence[Recipient] = ()
        self.audience = ""
        self.dialog: PickDialog | None = None
        theme = context.theme
        self.source = CalmCombo()
        self.source.setAccessibleName(_("ผู้รับ"))
        self._add = button(theme, _("เพิ่มรายชื่อ"), "secondary", "plus")
        self._remove = button(theme, _("นำออก"), "quiet", "x", _("นำรายที่เลือกออก (Delete)"))
        self._count = label("", "strong")
        self._lacking = WrappedLabel()
        self._lacking.setProperty("kind", "small")
        self.table: RecordTable[Line] = RecordTable(
            theme,
            context.desk,
            "correspondence/bulk",
            _("รายชื่อผู้รับ"),
            [
                Column(
                    _("ที่"),
                    lambda line: str(line.position + 1),
                    lambda line: line.position,
                    width=52,
                ),
                Column(_("ผู้รับ"), lambda line: line.name, stretch=True),
                Column(_("สถานะ"), lambda line: line.state, tone=lambda line: line.tone, width=112),
            ],
            sortable=False,
            several=True,
        )
        self.table.setMinimumHeight(_LEAST_ROWS * theme.tokens.height_row)
        self._choosing = [self.source, self._add, self._remove]
        layout = QVBoxLayout(self)
        head = row(self.source, self._add)
        head.setStretch(0, 1)
        parts = (head, row(self._count, 1, self._remove), self._lacking, self.table)
        fill(layout, parts, theme.tokens.space_2, NO_MARGINS)
        layout.setStretch(3, 1)
        self._add.clicked.connect(self._pick)
        self._remove.clicked.connect(self._take_out)
        self.source.activated.connect(self._take_source)
        self.table.chosen.connect(self._show_chosen)
        gone = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._take_out)

    @property
    def said(self) -> str:
        """What it says of the recipients: how many, and who has no address."""
        return f"{self._count.text()}\n{self._lacking.accessibleName()}"

    def offer_sources(self, prepared: Sequence[Recipient] = (), *, begin: bool = True) -> None:
        """Offer all schools and the groups, and begin with those prepared for the paper, if any."""
        self._prepared = prepared
        with self._context.database.reading() as session:
            known = groups.list_groups(session)
        self.source.clear()
        self.source.addItem(_("เลือกรายชื่อเอง"), PICKED)
        self.source.addItem(_("โรงเรียนทั้งหมด"), SCHOOLS)
        for group in known:
            self.source.addItem(_("กลุ่ม {name}").format(name=group.name), group.id)
        if prepared:
            self.source.addItem(_("รายชื่อที่เตรียมไว้กับหนังสือนี้"), PREPARED)
        if prepared and begin:
            self.choose_source(PREPARED)
        else:
            self._take([], "")

    def choose_source(self, source: str | int) -> None:
        """Choose all schools, or a group by its id, as in the list of choices."""
        self.source.setCurrentIndex(self.source.findData(source))
        self._take_source()

    def show_lines(self, lines: Sequence[Line], count: str, note: str = "") -> None:
        """Show the list and what is said above it."""
        self._count.setText(count)
        self._lacking.show_text(note)
        self._lacking.setVisible(bool(note))
        self.table.show_records(lines)
        self._remove.setEnabled(bool(lines))

    def allow_choosing(self, allowed: bool) -> None:
        """Let recipients be chosen, or show those of a job, which stay."""
        for each in self._choosing:
            each.setVisible(allowed)

    @Slot()
    def _take_source(self) -> None:
        source = self.source.currentData()
        if source == PICKED:
            self._take([], "")
            self._pick()
            return
        if source == PREPARED:
            self._take(self._prepared, "")  # the register says whom the paper itself names
            return
        with self._context.database.reading() as session:
            if source == SCHOOLS:
                found = bulk_letters.school_recipients(session, self._today)
            else:
                found = bulk_letters.group_recipients(session, int(source), self._today)
        # a register's words are the paper's, so they go through no catalogue
        group = self.source.currentText().partition(" ")[2]
        self._take(found, "โรงเรียนในสังกัดทุกโรงเรียน" if source == SCHOOLS else group)

    def _take(self, recipients: Sequence[Recipient], audience: str) -> None:
        self.recipients, self.audience = list(recipients), audience
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        soon = self._context.theme.tokens.soon
        lines = [
            Line(
                place,
                bulk_letters.label_of(each),
                each.addressee,
                "" if each.address_lines else _("ไม่มีที่อยู่"),
                None if each.address_lines else soon,
            )
            for place, each in enumerate(self.recipients)
        ]
        self.show_lines(lines, _("{count} ราย").format(count=f"{len(lines):,}"), self._lack_note())

    def _lack_note(self) -> str:
        lacking = [bulk_letters.label_of(e) for e in self.recipients if not e.address_lines]
        if not lacking:
            return ""
        more = len(lacking) - _NAMED
        rest = _(" และอีก {count} ราย").format(count=more) if more > 0 else ""
        return _("ไม่มีที่อยู่ {count} ราย (ทำหนังสือได้ แต่ซองจะไม่มีที่อยู่): {names}{rest}").format(
            count=len(lacking), names=", ".join(lacking[:_NAMED]), rest=rest
        )

    @Slot()
    def _pick(self) -> None:
        self.dialog = PickDialog(
            self._context.theme,
            self._context.desk,
            self,
            _("เพิ่มผู้รับ"),
            candidates(self._context),
            self._add_picked,
            [key_of(each.person_id, each.agency_id) for each in self.recipients],
        )
        self.dialog.open()

    def _add_picked(self, picked: Sequence[Candidate]) -> None:
        pairs = [(each.person_id, each.agency_id) for each in picked]
        with self._context.database.reading() as session:
            found = recipients_of(session, pairs, self._today)
        self._take([*self.recipients, *found], "")

    @Slot()
    def _take_out(self) -> None:
        gone = {line.position for line in self.table.selected}
        if gone and not self._remove.isHidden():
            kept = [each for place, each in enumerate(self.recipients) if place not in gone]
            self._take(kept, "")

    @Slot()
    def _show_chosen(self) -> None:
        line = self.table.current
        self.shown.emit(-1 if line is None else line.position)
