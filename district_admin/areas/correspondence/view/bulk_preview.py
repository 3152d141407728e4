"""The letter of the chosen recipient as it will be, with the ones before and after it.

A sheet that takes its time is not waited for under the name of another letter: until it is there,
the pane is empty and says so.
"""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.texts import N_, _
from district_admin.ui.buttons import tool
from district_admin.ui.labels import Elided, WrappedLabel, label, rule
from district_admin.ui.layouts import NO_MARGINS, fill, holder, row
from district_admin.ui.preview import Make
from district_admin.ui.sheet import LiveSheet
from district_admin.ui.theme import Theme

Shown = Literal["official", "own", "text"]
"""A letter in the official form, in the office's own template, or, where nothing here can make
that, what it says in the official form."""

_READY: Final[Mapping[Shown, str]] = {
    "official": "",
    "own": N_("แผ่นนี้ทำตามแบบของสำนักงาน ตรงกับไฟล์ที่จะได้"),
    "text": N_(
        "เครื่องนี้ไม่มี Word หรือ LibreOffice จึงแสดงตามแบบของสำนักงานไม่ได้ "
        "แผ่นนี้แสดงข้อความตามระเบียบ ส่วนไฟล์ DOCX จะใช้แบบของสำนักงาน"
    ),
}


class BulkPreview(QWidget):
    """One letter of many. `stepped` asks for another one: -1 or +1."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._back = tool(theme, "chevron-left", _("ฉบับก่อน"), "Alt+PgUp")
        self._on = tool(theme, "chevron-right", _("ฉบับถัดไป"), "Alt+PgDown")
        self._place = label("", "strong")
        self._name = Elided("", "muted")
        self._ready = ""  # what is said when the sheet is there
        self._note = WrappedLabel()
        self._note.setProperty("kind", "small")
        self._said = holder(row(self._note, margins=(12, 0, 12, 6)))
        self._said.hide()
        self.sheet = LiveSheet(theme)
        self.sheet.preview.ready.connect(self._say_ready)
        self.sheet.preview.failed.connect(lambda: self._say(""))
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        bar = holder(row(self._back, self._place, self._on, self._name, margins=(8, 4, 8, 4)))
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        fill(layout, (bar, self._said, rule(), self.sheet), 0, NO_MARGINS)
        layout.setStretch(3, 1)
        self.show_nobody()

    @property
    def said(self) -> str:
        """Which letter is on view."""
        return f"{self._place.text()} {self._name.text()}"

    @property
    def note(self) -> str:
        """What is said of the sheet: that it is being made, or what it shows."""
        return self._note.accessibleName()

    def show_nobody(self) -> None:
        """Say that there is no letter to look at."""
        self._place.setText(_("ยังไม่ได้เลือกผู้รับ"))
        self._name.setText("")
        self._ready = ""
        self._say("")
        self._back.setEnabled(False)
        self._on.setEnabled(False)

    def show_letter(self, position: int, count: int, name: str, make: Make, shown: Shown) -> None:
        """Show the letter at a place, counted from 0."""
        self._place.setText(
            _("ฉบับที่ {number} จาก {count}").format(number=position + 1, count=f"{count:,}")
        )
        self._name.setText(name)
        self._back.setEnabled(position > 0)
        self._on.setEnabled(position < count - 1)
        self._ready = _READY[shown]
        if shown == "own":
            self.sheet.show_nothing()
        self._say(_("กำลังทำแผ่นของฉบับนี้ตามแบบของสำนักงาน") if shown == "own" else "")
        self.sheet.request(make)

    @Slot()
    def _say_ready(self) -> None:
        self._say(_(self._ready) if self._ready else "")

    def _say(self, text: str) -> None:
        self._note.show_text(text)
        self._said.setVisible(bool(text))
