"""The letter of the chosen recipient as it will be, with the ones before and after it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.texts import _
from district_admin.ui.buttons import tool
from district_admin.ui.labels import Elided, label, rule
from district_admin.ui.layouts import NO_MARGINS, fill, holder, row
from district_admin.ui.sheet import LiveSheet
from district_admin.ui.theme import Theme


class BulkPreview(QWidget):
    """One letter of many. `stepped` asks for another one: -1 or +1."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._back = tool(theme, "chevron-left", _("ฉบับก่อน"), "Alt+PgUp")
        self._on = tool(theme, "chevron-right", _("ฉบับถัดไป"), "Alt+PgDown")
        self._place = label("", "strong")
        self._name = Elided("", "muted")
        self.sheet = LiveSheet(theme)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        bar = holder(row(self._back, self._place, self._on, self._name, margins=(8, 4, 8, 4)))
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        fill(layout, (bar, rule(), self.sheet), 0, NO_MARGINS)
        layout.setStretch(2, 1)
        self.show_nobody()

    @property
    def said(self) -> str:
        """Which letter is on view."""
        return f"{self._place.text()} {self._name.text()}"

    def show_nobody(self) -> None:
        """Say that there is no letter to look at."""
        self._place.setText(_("ยังไม่ได้เลือกผู้รับ"))
        self._name.setText("")
        self._back.setEnabled(False)
        self._on.setEnabled(False)

    def show_letter(self, position: int, count: int, name: str, make: Callable[[], bytes]) -> None:
        """Show the letter at a place, counted from 0."""
        self._place.setText(
            _("ฉบับที่ {number} จาก {count}").format(number=position + 1, count=f"{count:,}")
        )
        self._name.setText(name)
        self._back.setEnabled(position > 0)
        self._on.setEnabled(position < count - 1)
        self.sheet.request(make)
