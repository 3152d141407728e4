"""The window of what a Word template may hold: a kind, its fields, and a sample to start from."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from district_admin.areas.settings.view.template_kinds import TemplateKinds
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.files import save_aside
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import fill, row
from district_admin.ui.tables import Column, RecordTable

if TYPE_CHECKING:
    from district_admin.documents.template_listing import ListedField

_WIDTH: Final = 860
_HEIGHT: Final = 560


class FieldsDialog(QDialog):
    """The fields of a kind; Enter or a double click copies one, to be pasted into Word."""

    def __init__(
        self, context: AppContext, parent: QWidget, kinds: TemplateKinds, kind: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("ช่องที่ใช้ได้ในแบบ"))
        self._context = context
        self._kinds = kinds
        theme = context.theme
        room = parent.window().size()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 40))
        self.kind = CalmCombo()
        for name, title in kinds.titles().items():
            self.kind.addItem(title, name)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.kind.currentIndexChanged.connect(self._load)
        self.table: RecordTable[ListedField] = RecordTable(
            theme,
            context.desk,
            "template_fields",
            _("ช่องที่ใช้ได้ในแบบ"),
            [
                Column(_("พิมพ์ในไฟล์ Word"), lambda each: each.tag, width=300),
                Column(_("ความหมาย"), lambda each: each.label, width=250),
                Column(_("ตัวอย่าง"), lambda each: each.sample, stretch=True),
            ],
            sortable=False,
        )
        self.table.opened.connect(self._copy)
        self.said = label(_("กด Enter หรือดับเบิลคลิกเพื่อคัดลอก แล้ววางใน Word ด้วย Ctrl+V"), "small")
        copy = button(theme, _("คัดลอกช่องที่เลือก"), icon="copy")
        copy.clicked.connect(lambda: self._copy(self.table.current))
        self.sample_button = button(theme, _("บันทึกไฟล์ตัวอย่าง…"), icon="download")
        self.sample_button.clicked.connect(self._save_sample)
        close = button(theme, _("ปิด"), "primary")
        close.clicked.connect(self.accept)
        choosing = row(field_label(_("หนังสือ"), self.kind), self.kind, 1, self.sample_button)
        foot = row(copy, self.said, 1, close)
        margins = (theme.tokens.space_5,) * 4
        fill(QVBoxLayout(self), (choosing, self.table, foot), theme.tokens.space_3, margins)
        self.kind.setMinimumWidth(220)
        self._load()
        self.table.setFocus()

    @Slot()
    def _load(self) -> None:
        self.table.show_records(self._kinds.fields(str(self.kind.currentData())))

    @Slot(object)
    def _copy(self, field: "ListedField | None") -> None:
        if field is not None:
            QGuiApplication.clipboard().setText(field.tag)
            self.said.setText(_("คัดลอกแล้ว: {tag} วางใน Word ด้วย Ctrl+V").format(tag=field.tag))

    @Slot()
    def _save_sample(self) -> None:
        kind = str(self.kind.currentData())
        title = _("แบบตัวอย่าง {kind}").format(kind=self.kind.currentText())
        data = self._kinds.sample(kind)
        save_aside(self, self._context.desk, title, ".docx", _("ไฟล์ Word"), data)
