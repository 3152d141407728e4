"""Where the data are, and what was done with them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from district_admin.areas.settings.view.copies import CopiesCard
from district_admin.storage.history import PastAction
from district_admin.texts import _
from district_admin.thai.calendar import short_date
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.files import open_outside
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.tables import Column, RecordTable

_SHOWN_COUNT = 200


class DataPane(QWidget):
    """The data folder, its copies, and the history of the office; `say` tells what was done."""

    def __init__(self, context: AppContext, say: Callable[[str], object]) -> None:
        super().__init__()
        self._context = context
        self.folder = QLineEdit(str(context.folder.root))
        self.folder.setReadOnly(True)
        self.folder.setCursorPosition(0)
        show = button(context.theme, _("เปิดโฟลเดอร์"), icon="folder-open")
        show.clicked.connect(self._open_folder)
        place = Card(context.theme, _("ที่เก็บข้อมูล"))
        note = label(
            _("ข้อมูลทั้งหมดของสำนักงานอยู่ในโฟลเดอร์นี้ ไฟล์ในโฟลเดอร์ไม่ได้เข้ารหัส"),
            "muted",
            wrap=True,
        )
        where = column(field_label(_("โฟลเดอร์"), self.folder), row(self.folder, show), gap=2)
        place.body.addLayout(column(where, note, gap=10))
        self.copies = CopiesCard(context, say)
        self.table: RecordTable[PastAction] = RecordTable(
            context.theme, context.desk, "history", _("ประวัติการทำงาน"), _columns()
        )
        self.table.setMinimumHeight(260)
        past = Card(context.theme, _("ประวัติการทำงาน"), _("ล่าสุดอยู่บนสุด"))
        past.body.addWidget(self.table)
        fill(QVBoxLayout(self), (place, self.copies, past), gap=12, margins=(24, 16, 24, 16))
        context.changes.committed.connect(self._load)
        self._load()

    @Slot()
    def _load(self) -> None:
        self.table.show_records(self._context.history.recent(_SHOWN_COUNT))

    @Slot()
    def _open_folder(self) -> None:
        open_outside(self._context.folder.root)


def _columns() -> list[Column[PastAction]]:
    kinds = {"undo": _("ย้อนกลับ"), "redo": _("ทำซ้ำ")}
    return [
        Column(_("เมื่อ"), lambda each: moment(each.at), lambda each: each.at, width=140),
        Column(
            _("การทำงาน"),
            lambda each: f"{kinds[each.kind]}: {each.name}" if each.kind in kinds else each.name,
            stretch=True,
        ),
        Column(
            _("สถานะ"),
            lambda each: _("ย้อนกลับแล้ว") if each.state == "undone" else "",
            width=130,
        ),
    ]


def moment(at: datetime) -> str:
    """Return a moment in the time of this computer, such as 19 พ.ย. 69 10:42."""
    local = at.astimezone()
    return f"{short_date(local.date())} {local.hour:02}:{local.minute:02}"
