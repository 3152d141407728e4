"""What came back from agencies, beside what the directory says, before any of it is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from district_admin.areas.directory.dialogs.sizes import fit
from district_admin.areas.directory.operations.answers import Correction
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.desk import Desk
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import fill, row
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.theme import Theme

_WIDTH, _HEIGHT = 820, 480


class AnswersDialog(QDialog):
    """Old and new of each thing that agencies corrected; `keep` stores all answers at once."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget,
        answered_count: int,
        found: Sequence[Correction],
        keep: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        title = _("คำตอบ {count} หน่วยงาน").format(count=answered_count)
        self.setWindowTitle(title)
        self.table: RecordTable[Correction] = RecordTable(
            theme, desk, "directory/answers", title, _columns()
        )
        self.table.show_records(found)
        said = _("แก้ไข {count} รายการ นอกนั้นยืนยันว่าถูกต้อง").format(count=len(found))
        if unreadable := sum(bool(each.problem) for each in found):
            lost = _("อ่านไม่ได้ {count} รายการ จะคงค่าเดิมไว้และจดในหมายเหตุของคำตอบ")
            said = f"{said} · {lost.format(count=unreadable)}"
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        self.keep_button = button(theme, _("ใช้ค่าใหม่และบันทึกคำตอบ"), "primary", "check")
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self._take)
        leave = button(theme, _("ไม่บันทึก"))
        leave.clicked.connect(self.reject)
        t = theme.tokens
        parts = (
            label(title, "section"),
            label(said, "muted"),
            self.table,
            self._reason,
            row(1, leave, self.keep_button),
        )
        layout = QVBoxLayout(self)
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(2, 1)
        fit(self, parent, _WIDTH, _HEIGHT)

    @Slot()
    def _take(self) -> None:
        try:
            self._keep()
        except OfficeError as error:
            self._reason.show_text(str(error))
            self._reason.show()
        else:
            self.accept()


def _columns() -> list[Column[Correction]]:
    return [
        Column(_("หน่วยงาน"), lambda each: each.agency, width=220),
        Column(_("รายการ"), lambda each: each.label, width=150),
        Column(_("เดิม"), lambda each: each.old, width=170),
        Column(_("ใหม่"), lambda each: each.new, width=170),
        Column(_("หมายเหตุ"), lambda each: each.problem, stretch=True),
    ]
