"""A date, typed as officers write it or picked from a calendar, always in พ.ศ.

Rejected: QDateEdit taught the Buddhist era (typing 29/02/2567 gave 28/02/2567, because its
sections are Gregorian while they are typed).
"""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.thai.calendar import ThaiDateError, long_date, medium_date, parse_date
from district_admin.ui.buttons import tool
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import fill, row
from district_admin.ui.sizes import beside
from district_admin.ui.states import show_state
from district_admin.ui.thai_calendar import ThaiCalendar
from district_admin.ui.theme import Theme

_AROUND: Final = 26  # px at both sides of the text


class ThaiDateEdit(QWidget):
    """One date. What cannot be read stays as typed, with the reason under it, and counts as none.

    `name` is the field's name as the officer reads it; `today` is where an empty calendar opens.
    Alt+Down opens the calendar.
    """

    day_changed = Signal(object)  # datetime.date or None

    def __init__(self, theme: Theme, name: str, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._day: date | None = None
        self._calendar: ThaiCalendar | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("เช่น 1 ต.ค. 69"))
        opener = tool(theme, "calendar", _("เปิดปฏิทิน (Alt+ลูกศรลง)"))
        opener.clicked.connect(self.open_calendar)
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        layout = QVBoxLayout(self)
        fill(layout, (row(self.line, opener, gap=4), self._reason), gap=2, margins=(0, 0, 0, 0))
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finish)
        keys = QShortcut(QKeySequence("Alt+Down"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.open_calendar)

    @property
    def day(self) -> date | None:
        """The date; None when the field is empty or cannot be read."""
        return self._day

    @property
    def reason(self) -> str:
        """Why the text cannot be read, as shown under the field; empty when all is well."""
        return self._reason.accessibleName() if self._reason.isVisibleTo(self) else ""

    def set_day(self, day: date | None) -> None:
        """Show this date, its month in full where there is room, or an empty field."""
        self.line.setText(self._written(day) if day else "")
        self._show_reason("")
        self._take(day)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        day, shown = self._day, self.line.text()
        if day and shown in (long_date(day), medium_date(day)) and shown != self._written(day):
            self.line.setText(self._written(day))  # not what is half typed

    def _written(self, day: date) -> str:
        full = long_date(day)
        room = self.line.width() - _AROUND
        return full if self.line.fontMetrics().horizontalAdvance(full) <= room else medium_date(day)

    def open_calendar(self) -> None:
        """Open the calendar under the field, or above it near the foot of the screen."""
        if self.line.isReadOnly():
            return
        if self._calendar is None:
            self._calendar = self._make_calendar()
        self._calendar.show_day(self._day)
        popup = self._calendar.window()
        popup.move(beside(self.line, popup.sizeHint()))
        popup.show()
        self._calendar.focus_days()

    def _make_calendar(self) -> ThaiCalendar:
        # made once and hidden: a popup that deletes itself on closing has crashed Qt
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAccessibleName(_("ปฏิทิน"))
        calendar = ThaiCalendar(self._theme, self._today)
        calendar.picked.connect(self._pick)
        layout = QVBoxLayout(popup)
        fill(layout, (calendar,), gap=0, margins=(1, 1, 1, 1))
        return calendar

    def _pick(self, day: date) -> None:
        if self._calendar is not None:
            self._calendar.window().hide()
        self.set_day(day)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _typed(self, text: str) -> None:
        # while she types, a date is taken as soon as it is one; complaints wait until she is done
        try:
            day = parse_date(text) if text.strip() else None
        except ThaiDateError:
            day = None
        self._show_reason("")
        self._take(day)

    def _finish(self) -> None:
        text = self.line.text().strip()
        if not text:
            self.set_day(None)
            return
        try:
            day = parse_date(text)
        except ThaiDateError as error:
            self._show_reason(str(error))
            self._take(None)
        else:
            self.set_day(day)

    def _show_reason(self, reason: str) -> None:
        self._reason.show_text(reason)
        self._reason.setVisible(bool(reason))
        self.line.setToolTip(reason)
        self.line.setAccessibleDescription(reason)
        show_state(self.line, "error" if reason else "")

    def _take(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)
