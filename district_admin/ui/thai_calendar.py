"""A month to pick a day from, in the Buddhist era.

Qt has no Buddhist calendar. Its own head is hidden and ours put over it; the days below stay
Gregorian inside. Rejected: shifting the dates by 543 years (leap days differ).
"""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QSpinBox, QVBoxLayout, QWidget

from district_admin.texts import _
from district_admin.thai.calendar import THAI_MONTHS
from district_admin.ui.buttons import button, tool
from district_admin.ui.labels import padded
from district_admin.ui.layouts import fill, row
from district_admin.ui.theme import Theme

_ERA = 543
_FIRST_YEAR, _LAST_YEAR = 2300, 2800
_WEEK_ROWS = 7  # the names of the days, and six weeks


class ThaiCalendar(QWidget):
    """A month with its own head: month by name, year in พ.ศ., and the way back to today."""

    picked = Signal(object)  # datetime.date

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today = today
        self._days = _days(theme)
        self._month = QComboBox()
        self._month.addItems(THAI_MONTHS)
        self._month.setMaxVisibleItems(12)
        self._month.setAccessibleName(_("เดือน"))
        self._year = QSpinBox()
        self._year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self._year.setPrefix(_("พ.ศ. "))
        self._year.setAccessibleName(_("ปี พ.ศ."))
        padded(self._year)
        before = tool(theme, "chevron-left", _("เดือนก่อน"))
        after = tool(theme, "chevron-right", _("เดือนถัดไป"))
        now = button(theme, _("วันนี้"), "quiet")
        now.setProperty("compact", True)
        layout = QVBoxLayout(self)
        head = row(before, self._month, self._year, after, gap=4)
        head.setStretch(1, 1)
        fill(layout, (head, self._days, row(now, 1)), gap=6, margins=(8, 8, 8, 8))
        before.clicked.connect(self._days.showPreviousMonth)
        after.clicked.connect(self._days.showNextMonth)
        now.clicked.connect(lambda: self.picked.emit(self._today))
        self._month.activated.connect(lambda _index: self._turn())
        self._year.valueChanged.connect(lambda _value: self._turn())
        self._days.currentPageChanged.connect(self._show_page)
        self._days.clicked.connect(self._pick)
        self._days.activated.connect(self._pick)
        self.show_day(today)

    def show_day(self, day: date | None) -> None:
        """Choose this day, or only turn to today's month when there is none."""
        shown = day or self._today
        self._days.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._show_page(self._days.yearShown(), self._days.monthShown())

    def focus_days(self) -> None:
        """Let the arrow keys walk the days."""
        self._days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn(self) -> None:
        self._days.setCurrentPage(self._year.value() - _ERA, self._month.currentIndex() + 1)

    def _show_page(self, gregorian_year: int, month: int) -> None:
        self._month.setCurrentIndex(month - 1)
        self._year.blockSignals(True)
        self._year.setValue(gregorian_year + _ERA)
        self._year.blockSignals(False)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))


def _days(theme: Theme) -> QCalendarWidget:
    days = QCalendarWidget()
    days.setObjectName("days")
    days.setNavigationBarVisible(False)
    days.setLocale(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    days.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
    days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    days.setMinimumDate(QDate(_FIRST_YEAR - _ERA, 1, 1))
    days.setMaximumDate(QDate(_LAST_YEAR - _ERA, 12, 31))
    days.setAccessibleName(_("วันที่ในเดือน"))
    week = QTextCharFormat()
    week.setForeground(QColor(theme.tokens.text_soft))
    week.setBackground(QColor(theme.tokens.surface))
    days.setHeaderTextFormat(week)
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        # red means overdue here, not Sunday
        days.setWeekdayTextFormat(weekend, QTextCharFormat())
    days.setMinimumHeight(_WEEK_ROWS * theme.tokens.height_control)
    return days
