"""Whether everyone in a list becomes a stakeholder, of which segment and fiscal year."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from district_admin.areas.directory.importing import StakeholderList
from district_admin.areas.directory.view.years import YearCombo
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import label
from district_admin.ui.layouts import NO_MARGINS, fill

_NONE: Final = "none"
_COLUMN: Final = "column"
_NAMED: Final = "named"


class StakeholderChoice(QWidget):
    """A box of segments with the year beside it; the year shows only if there is a segment."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = False
        self._names: Sequence[str] = ()
        self.segment = CalmCombo()
        self.segment.setAccessibleName(_("เพิ่มเป็นผู้มีส่วนได้ส่วนเสีย"))
        self.segment.setMinimumWidth(250)
        self.year = YearCombo()
        parts = (label(_("เพิ่มเป็นผู้มีส่วนได้ส่วนเสีย"), "muted"), self.segment, self.year)
        fill(QHBoxLayout(self), parts, 8, NO_MARGINS)
        self.segment.currentIndexChanged.connect(self._show_year)

    def begin(self, wanted_year: int | None) -> None:
        """Begin a list; `wanted_year` is that of the list of stakeholders it was opened from."""
        self._wanted = wanted_year is not None
        if wanted_year is not None:
            self.year.choose(wanted_year)

    def offer(self, names: Sequence[str]) -> None:
        """Offer the segments of these names."""
        self._names = names

    def show_for(self, *, has_column: bool, afresh: bool) -> None:
        """Show what can be chosen; a list that has a column of segments follows it `afresh`."""
        before = self.segment.currentText()
        self.segment.clear()
        self.segment.addItem(_("กรุณาเลือกกลุ่ม") if self._wanted else _("ไม่เพิ่ม"), _NONE)
        if has_column:
            self.segment.addItem(_("กลุ่มตามคอลัมน์ในไฟล์"), _COLUMN)
        for name in self._names:
            self.segment.addItem(name, _NAMED)
        kept = -1 if afresh else self.segment.findText(before)
        self.segment.setCurrentIndex(kept if kept > 0 else max(self.segment.findData(_COLUMN), 0))
        self._show_year()

    @property
    def target(self) -> StakeholderList | None:
        """Where the rows go; None for nowhere. Raises OfficeError while a segment is wanted."""
        how = self.segment.currentData() or _NONE
        if how == _NONE and self._wanted:
            raise OfficeError(_("กรุณาเลือกว่ารายชื่อนี้เป็นผู้มีส่วนได้ส่วนเสียกลุ่มใด หรือจับคู่คอลัมน์ที่บอกกลุ่ม"))
        name = self.segment.currentText() if how == _NAMED else ""
        return None if how == _NONE else StakeholderList(self.year.fiscal_year, name)

    def _show_year(self) -> None:
        self.year.setVisible(self.segment.currentData() not in (None, _NONE))
