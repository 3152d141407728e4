"""The holidays of a year: those of the official calendar, and those that the office adds."""

from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.office import days_off
from district_admin.office.days_off import DayOff
from district_admin.texts import N_, _
from district_admin.thai.calendar import THAI_WEEKDAYS, be_year, medium_date
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.questions import day, day_of, line
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.theme import Theme

_HEIGHT = 380  # px: ten days
_YEARS_BACK = 2
_YEARS_ON = 2


class DaysOffPane(QWidget):
    """The holidays by which working days are counted."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        super().__init__()
        self.card = DaysOffCard(context, notice)
        fill(QVBoxLayout(self), (self.card, 1), gap=12, margins=(24, 16, 24, 16))


class DaysOffCard(Card):
    """The holidays of the chosen year, and what can be done with the chosen one."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        self.year = CalmCombo()
        self.year.setAccessibleName(_("ปี พ.ศ."))
        self.year.setMinimumWidth(120)
        super().__init__(
            context.theme, _("วันหยุดราชการ"), _("ใช้นับวันทำการและเตือนวันครบกำหนด"), self.year
        )
        self._context = context
        self._notice = notice
        self.dialog: EntryDialog | None = None
        theme = context.theme
        self.table: RecordTable[DayOff] = RecordTable(
            theme, context.desk, "days_off", _("วันหยุดราชการ"), _columns(theme), sortable=False
        )
        self.table.setMinimumHeight(_HEIGHT)
        self.add_button = button(theme, _("เพิ่มวันหยุด…"), icon="plus")
        self.change_button = button(theme, "")
        note = label(
            _(
                "วันหยุดตามปฏิทินมากับโปรแกรม รวมวันสำคัญทางศาสนาและวันหยุดชดเชย "
                "วันหยุดพิเศษที่คณะรัฐมนตรีเพิ่มหรือเลื่อน กรุณาเพิ่มหรือแก้ที่นี่"
            ),
            "muted",
            wrap=True,
        )
        buttons = row(self.add_button, self.change_button, 1)
        self.body.addLayout(column(note, self.table, buttons, gap=10))
        this = be_year(date.today())
        for each in range(this + _YEARS_ON, this - _YEARS_BACK - 1, -1):
            self._show_year(each)
        self._show_year(this)
        self.year.currentIndexChanged.connect(self._load)
        self.add_button.clicked.connect(self.ask)
        self.change_button.clicked.connect(self.change)
        self.table.chosen.connect(self._offer)
        context.changes.committed.connect(self._refresh)
        self._is_loaded = False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_loaded:  # not with the other settings: the calendar takes a moment
            self._load()
            self.table.choose(lambda each: each.day >= date.today())

    @Slot()
    def ask(self) -> None:
        """Ask for a day on which the office is closed, and its name."""
        entries = [
            day("day", N_("วันที่"), required=True),
            line("name", N_("ชื่อวันหยุด"), required=True),
        ]

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["day"])
            assert on is not None  # the form asks for it
            action = _("เพิ่มวันหยุด {day}").format(day=medium_date(on))
            with self._context.database.transaction(action) as session:
                days_off.add_day_off(session, on, str(values["name"]))
                self._context.requests.day_changed(session, on)
            self._show_year(be_year(on))
            self.table.choose(lambda each: each.day == on)

        self.dialog = EntryDialog(
            self._context.theme, self, _("เพิ่มวันหยุด"), entries, keep, date.today()
        )
        self.dialog.ask({})

    def _show_year(self, year: int) -> None:
        """Show the days of a year, which need not be one of those offered at first."""
        if self.year.findData(year) < 0:
            self.year.addItem(_("ปี {year}").format(year=year), year)
        self.year.setCurrentIndex(self.year.findData(year))

    @Slot()
    def change(self) -> None:
        """Work on the chosen day, or let it be again what the calendar says."""
        chosen = self.table.current
        if chosen is None:
            return
        told = _("กลับตามปฏิทิน {day}") if chosen.is_own else _("ไม่หยุด {day}")
        action = told.format(day=medium_date(chosen.day))
        with self._context.database.transaction(action) as session:
            if chosen.is_own:
                days_off.as_in_calendar(session, chosen.day)
            else:
                days_off.work_on(session, chosen.day, chosen.name)
            self._context.requests.day_changed(session, chosen.day)
        self._notice.offer_undo(action)

    @Slot()
    def _load(self) -> None:
        with self._context.database.reading() as session:
            found = days_off.list_days_off(session, int(self.year.currentData()))
        self._is_loaded = True
        self.table.show_records(found)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        chosen = self.table.current
        self.change_button.setEnabled(chosen is not None)
        word = _("ปีนี้ไม่หยุดวันนี้")
        if chosen is not None and chosen.is_own:
            word = _("กลับไปหยุดตามปฏิทิน") if chosen.is_worked else _("นำวันนี้ออก")
        self.change_button.setText(word)
        self.change_button.setAccessibleName(word)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "office_day" in tables and self._is_loaded:
            self._load()


def _columns(theme: Theme) -> list[Column[DayOff]]:
    t = theme.tokens

    def source(each: DayOff) -> str:
        if each.is_worked:
            return _("ทำงานตามปกติ")
        return _("สำนักงานเพิ่ม") if each.is_own else ""

    return [
        Column(_("วันที่"), lambda each: medium_date(each.day), width=130),
        Column(_("วัน"), lambda each: THAI_WEEKDAYS[each.day.weekday()], width=110),
        Column(_("วันหยุด"), lambda each: each.name, stretch=True),
        Column(
            _("หมายเหตุ"),
            source,
            tone=lambda each: t.cancelled if each.is_worked else t.info if each.is_own else None,
            width=130,
        ),
    ]
