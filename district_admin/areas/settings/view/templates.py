"""The office's own Word templates: which there are, and what can be done with one."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.areas.settings.view.template_deeds import TemplateDeeds
from district_admin.areas.settings.view.template_kinds import TemplateKinds
from district_admin.areas.settings.view.template_list import FieldsDialog
from district_admin.office import templates
from district_admin.office.templates import TemplateInfo
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.drops import FileDrop
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.files import ask_which
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, holder, row
from district_admin.ui.tables import Column, RecordTable

_IN_USE, _BIN = 0, 1


class TemplatesPane(QWidget):
    """The list of templates. A Word file dropped on it is a new one."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        super().__init__()
        self._context = context
        self._kinds = TemplateKinds(context)
        self.deeds = TemplateDeeds(context, self, notice, self._kinds)
        self.deeds.added.connect(self._show_added)
        self.fields_dialog: FieldsDialog | None = None
        self.table: RecordTable[TemplateInfo] = RecordTable(
            context.theme, context.desk, "templates", _("แบบของสำนักงาน"), self._columns()
        )
        self.table.setMinimumHeight(200)
        self.table.opened.connect(self._rename)
        self.table.chosen.connect(self._show_choice)
        self.filters = FilterChips(context.theme, [_("ใช้อยู่"), _("ถังขยะ")])
        self.filters.chosen.connect(self._load)
        self._make_buttons()
        self._empty = EmptyState(
            context.theme,
            "file-text",
            _("ยังไม่มีแบบของสำนักงาน"),
            _("เริ่มจากหนังสือ Word ของสำนักงานที่มีตราอยู่แล้ว หรือบันทึกไฟล์ตัวอย่างจากรายการช่องที่ใช้ได้"),
        )
        FileDrop(self, lambda files: self.take_file(files[0]))
        self._lay_out()
        context.changes.committed.connect(self._refresh)
        self._load()

    def take_file(self, path: Path) -> None:
        """Make a template of a Word file. Raises OfficeError."""
        self.deeds.add(path, self._likely_kind)

    def _make_buttons(self) -> None:
        theme = self._context.theme
        self.add_button = button(theme, _("เพิ่มแบบจากไฟล์ Word…"), "primary", "plus")
        self.add_button.clicked.connect(self._choose_new)
        self.fields_button = button(theme, _("ช่องที่ใช้ได้และไฟล์ตัวอย่าง…"), icon="file-text")
        self.fields_button.clicked.connect(self._show_fields)
        self.check_button = button(theme, _("ตรวจแบบ"), icon="circle-check")
        self.edit_button = button(theme, _("เปลี่ยนชื่อ…"), icon="pen-line")
        self.replace_button = button(theme, _("เปลี่ยนไฟล์…"), icon="upload")
        self.save_button = button(theme, _("บันทึกไฟล์ออกมา…"), icon="download")
        self.bin_button = button(theme, _("ลงถังขยะ"), icon="trash-2")
        self.back_button = button(theme, _("นำกลับมาใช้"), icon="undo-2")
        self.check_button.clicked.connect(self._look_through)
        self.edit_button.clicked.connect(self._rename)
        self.replace_button.clicked.connect(self._replace)
        self.save_button.clicked.connect(self._save)
        self.bin_button.clicked.connect(self._throw_away)
        self.back_button.clicked.connect(self._take_back)

    def _lay_out(self) -> None:
        card = Card(self._context.theme, _("แบบของสำนักงาน"))
        note = label(
            _(
                "ใช้ไฟล์ Word ของสำนักงานเองแทนรูปแบบตามระเบียบ ใส่ชื่อช่องเช่น {{ เรื่อง }} หรือ {{ ผู้ลงนาม }} "
                "ในไฟล์ แล้วเพิ่มที่นี่ (ลากไฟล์มาวางได้) จากนั้นเลือกแบบได้ที่ช่อง รูปแบบ ขณะเขียนหนังสือ"
            ),
            "muted",
            wrap=True,
        )
        deeds = holder(
            row(
                self.check_button,
                self.edit_button,
                self.replace_button,
                self.save_button,
                self.bin_button,
                self.back_button,
                1,
            )
        )
        self._with_some = (self.filters, self.table, deeds)
        top = row(self.add_button, self.fields_button, 1)
        parts = column(note, top, self.filters, self.table, self._empty, deeds, gap=10)
        parts.setStretch(3, 1)
        parts.setStretch(4, 1)
        card.body.addLayout(parts)
        fill(QVBoxLayout(self), (card,), gap=12, margins=(24, 16, 24, 16))

    def _columns(self) -> list[Column[TemplateInfo]]:
        return [
            Column(_("ชื่อแบบ"), lambda each: each.name, stretch=True),
            Column(_("ใช้กับหนังสือ"), lambda each: self._kinds.title(each.kind), width=160),
            Column(_("ไฟล์"), lambda each: each.file_name, width=140),
            Column(_("หมายเหตุ"), lambda each: each.note, width=120),
            Column(
                _("แก้ไขล่าสุด"),
                lambda each: medium_date(each.updated_at.astimezone().date()),
                lambda each: each.updated_at,
                width=110,
            ),
        ]

    @property
    def _shows_bin(self) -> bool:
        return self.filters.current == _BIN

    @property
    def _likely_kind(self) -> str:
        return self.table.current.kind if self.table.current else self._kinds.usual

    @Slot()
    def _load(self) -> None:
        chosen = self.table.current
        with self._context.database.reading() as session:
            kept = templates.list_templates(session, in_bin=None)
        counts = (sum(not each.in_bin for each in kept), sum(each.in_bin for each in kept))
        self.filters.show_counts(counts)
        for part in self._with_some:
            part.setVisible(bool(kept))
        self._empty.setVisible(not kept)
        self.table.show_records([each for each in kept if each.in_bin == self._shows_bin])
        if chosen is not None:
            self.table.choose(lambda each: each.id == chosen.id)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "paper_template" in tables:
            self._load()

    @Slot(int)
    def _show_added(self, template_id: int) -> None:
        self.filters.choose(_IN_USE)
        self.table.choose(lambda each: each.id == template_id)

    @Slot(object)
    def _show_choice(self, template: TemplateInfo | None) -> None:
        in_use = template is not None and not self._shows_bin
        for made in (self.check_button, self.edit_button, self.replace_button, self.bin_button):
            made.setEnabled(in_use)
        self.save_button.setEnabled(template is not None)
        self.bin_button.setVisible(not self._shows_bin)
        self.back_button.setVisible(self._shows_bin)
        self.back_button.setEnabled(template is not None)

    @Slot()
    def _choose_new(self) -> None:
        if path := self._ask_file():
            self.take_file(path)

    @Slot()
    def _replace(self) -> None:
        template = self.table.current
        if template is not None and (path := self._ask_file()):
            self.deeds.replace(template, path)

    def _ask_file(self) -> Path | None:
        title = _("เลือกไฟล์ Word ที่เป็นแบบของสำนักงาน")
        return ask_which(self, self._context.desk, title, _("ไฟล์ Word"), "*.docx")

    @Slot()
    def _look_through(self) -> None:
        if template := self.table.current:
            self.deeds.look_through(template)

    @Slot()
    def _rename(self) -> None:
        template = self.table.current
        if template is not None and not template.in_bin:
            self.deeds.rename(template)

    @Slot()
    def _save(self) -> None:
        if template := self.table.current:
            self.deeds.save(template)

    @Slot()
    def _throw_away(self) -> None:
        if template := self.table.current:
            self.deeds.throw_away(template)

    @Slot()
    def _take_back(self) -> None:
        if template := self.table.current:
            self.deeds.take_back(template)

    @Slot()
    def _show_fields(self) -> None:
        self.fields_dialog = FieldsDialog(self._context, self, self._kinds, self._likely_kind)
        self.fields_dialog.open()
