"""A box to choose a fiscal year in."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal

from district_admin.texts import _
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.form_choices import CalmCombo


class YearCombo(CalmCombo):
    """The fiscal years that have something, with this one and the next."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("ปีงบประมาณ"))
        self.setToolTip(_("ปีงบประมาณ"))
        self.setMinimumWidth(116)
        self._now = fiscal_year(date.today())
        self.offer(())
        self.activated.connect(lambda _at: self.chosen.emit())

    @property
    def fiscal_year(self) -> int:
        """The chosen fiscal year (พ.ศ.)."""
        return int(self.currentData() or self._now)

    def offer(self, years: Iterable[int]) -> None:
        """Offer these years beside this one and the next; the chosen one stays chosen."""
        chosen = self.fiscal_year
        self.clear()
        for year in sorted({*years, chosen, self._now, self._now + 1}, reverse=True):
            self.addItem(_("ปี {year}").format(year=year), year)
        self.setCurrentIndex(self.findData(chosen))

    def choose(self, year: int) -> None:
        """Choose a year, as a click on it does."""
        self.offer({int(self.itemData(at)) for at in range(self.count())} | {year})
        self.setCurrentIndex(self.findData(year))
        self.chosen.emit()
