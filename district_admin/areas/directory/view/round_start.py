"""Begins a round in which agencies are asked to confirm their entries."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.directory.model.agency import GROUP, KIND_NAMES, OUTSIDE, SCHOOL, UNIT
from district_admin.areas.directory.operations import agencies, verification
from district_admin.office.days_off import WorkCalendar, work_calendar
from district_admin.texts import N_, _
from district_admin.thai.calendar import (
    THAI_WEEKDAYS,
    fiscal_year,
    medium_date,
)
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import NO_MARGINS, fill, row
from district_admin.ui.questions import choice, day, day_of, line
from district_admin.ui.theme import Theme

_DAYS_TO_ANSWER: Final = 30
_BESIDE: Final = 24  # px at either side of the advice
_WHOM: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "school": (N_("โรงเรียนทุกแห่ง"), (SCHOOL,)),
    "stale": (N_("เฉพาะหน่วยงานที่ต้องตรวจสอบข้อมูล"), ()),
    "outside": (N_("หน่วยงานภายนอกทุกแห่ง"), (OUTSIDE,)),
    "office": (N_("กลุ่มและหน่วยในสำนักงานทั้งหมด"), (GROUP, UNIT)),
    "all": (N_("ทุกหน่วยงาน"), (SCHOOL, OUTSIDE, GROUP, UNIT)),
}


def ask_round(
    context: AppContext, window: QWidget, started: Callable[[str], object]
) -> EntryDialog:
    """Ask for the name of a new round and whom to ask; `started` is told the action's name."""
    today = date.today()
    with context.database.reading() as session:
        days = work_calendar(session)
    entries = [
        line("name", N_("ชื่อรอบ"), required=True),
        choice("whom", N_("ขอให้ยืนยัน"), [(key, name) for key, (name, _k) in _WHOM.items()]),
        day("sent_on", N_("วันที่ส่ง"), required=True),
        day("due_on", N_("ขอคำตอบภายใน")),
    ]

    def keep(values: dict[str, Any]) -> None:
        started(_keep(context, values))

    dialog = EntryDialog(
        context.theme, window, _("เริ่มรอบยืนยันข้อมูล"), entries, keep, today, _("เริ่มรอบ")
    )
    dialog.add_advice(DeadlineAdvice(context.theme, dialog, days))
    return dialog.ask(
        {
            "name": _("ยืนยันข้อมูล ปีงบประมาณ {year}").format(year=fiscal_year(today)),
            "whom": "school",
            "sent_on": today.isoformat(),
            "due_on": days.around(today + timedelta(days=_DAYS_TO_ANSWER))[1].isoformat(),
        }
    )


def _keep(context: AppContext, values: dict[str, Any]) -> str:
    sent_on = day_of(values["sent_on"])
    assert sent_on is not None  # the form asks for it
    _name, kinds = _WHOM[str(values["whom"])]
    action = _("เริ่ม{name}").format(name=str(values["name"]).strip())
    with context.database.transaction(action) as session:
        if kinds:
            found = agencies.list_agencies(session, agencies.AgencyFilter(kinds=kinds))
        else:
            found = verification.stale_agencies(session, date.today(), tuple(KIND_NAMES))
        ids = [each.id for each in found]
        due_on = day_of(values["due_on"])
        verification.start_round(session, values["name"], ids, sent_on, due_on)
    return action


class DeadlineAdvice(QWidget):
    """Warns of a deadline on a day off, and offers the working days around it.

    She may keep the day: an agency can answer by mail on any.
    """

    def __init__(self, theme: Theme, dialog: EntryDialog, days: WorkCalendar) -> None:
        super().__init__()
        self._form = dialog.form
        self._days = days
        self._words = WrappedLabel()
        self._words.setProperty("kind", "error")
        self.before, self.after = button(theme, ""), button(theme, "")
        offers = row(self.before, self.after, 1)
        fill(QVBoxLayout(self), (self._words, offers), theme.tokens.space_2, NO_MARGINS)
        self.before.clicked.connect(lambda: self._move(0))
        self.after.clicked.connect(lambda: self._move(1))
        # a field of a date tells of a key before it has taken the day
        self._form.changed.connect(lambda: QTimer.singleShot(0, self, self._look))
        self.hide()

    @property
    def text(self) -> str:
        """What it warns of; empty on a working day."""
        return "" if self.isHidden() else self._words.accessibleName()

    @Slot()
    def _look(self) -> None:
        due_on = self._due_on
        closed_for = self._days.closed_for(due_on) if due_on is not None else ""
        if due_on is None or not closed_for:
            self._show(shown=False)
            return
        warning = _("วันครบกำหนดตรงกับ{name} ซึ่งเป็นวันหยุดราชการ ต้องการเลื่อนเป็นวันทำการใด")
        self._words.show_text(warning.format(name=closed_for))
        for offer, on in zip((self.before, self.after), self._days.around(due_on), strict=True):
            word = _("วัน{weekday} {day}").format(
                weekday=THAI_WEEKDAYS[on.weekday()], day=medium_date(on)
            )
            offer.setText(word)
            offer.setAccessibleName(word)
        self._show(shown=True)

    def _show(self, *, shown: bool) -> None:
        """Show or hide the advice, and let the window have the height for it."""
        if shown != self.isHidden():
            return
        self.setVisible(shown)
        window, layout = self.window(), self.layout()
        if layout is not None:
            height = layout.totalHeightForWidth(window.width() - 2 * _BESIDE) + layout.spacing()
            window.resize(window.width(), window.height() + (height if shown else -height))

    def _move(self, which: int) -> None:
        due_on = self._due_on
        if due_on is not None:
            moved = self._days.around(due_on)[which]
            self._form.show_values({**self._form.values, "due_on": moved.isoformat()})
            self._look()

    @property
    def _due_on(self) -> date | None:
        try:
            return day_of(self._form.values["due_on"])
        except ValueError:  # not typed to its end
            return None
