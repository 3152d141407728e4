"""What is done with the office's own Word templates: each a step that can be taken back.

A file is looked through before it is kept; one with mistakes is not kept, and she reads where they
are. Rejected: keeping it as unfinished (a template with mistakes would be chosen for a letter in
a hurry).
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.areas.settings.view.template_check import CheckDialog
from district_admin.areas.settings.view.template_kinds import TemplateKinds, read_file
from district_admin.documents.form_model import Choice, Field
from district_admin.office import templates
from district_admin.office.templates import TemplateInfo
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.files import save_aside

if TYPE_CHECKING:
    from district_admin.documents.template_checks import TemplateProblem

Values = dict[str, Any]

_NAME: Final = Field(
    "name", N_("ชื่อแบบ"), "line", required=True, hint=N_("เช่น หนังสือเชิญของสำนักงาน (มีตรา)")
)
_NOTE: Final = Field("note", N_("หมายเหตุ"), "line")


class TemplateDeeds(QObject):
    """Carries out what the page of templates asks for."""

    added = Signal(int)  # the id of the new template

    def __init__(
        self, context: AppContext, page: QWidget, notice: UndoNotice, kinds: TemplateKinds
    ) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._notice = notice
        self._kinds = kinds
        self.dialog: EntryDialog | None = None
        self.check_dialog: CheckDialog | None = None

    def add(self, path: Path, kind: str) -> None:
        """Ask what a new template is for (`kind` is offered), look it through and keep it.

        Raises OfficeError.
        """
        data = self._read(path)
        choices = tuple(Choice(each, title) for each, title in self._kinds.titles().items())
        kinds = Field("kind", N_("ใช้กับหนังสือ"), "choice", required=True, choices=choices)

        def is_free(values: Values) -> None:
            with self._context.database.reading() as session:
                templates.free_name(session, str(values["name"]), str(values["kind"]))

        def check(values: Values) -> None:
            def keep() -> None:
                self._keep_new(values, data, path.name)

            def check_as(kind: str) -> None:
                is_free({**values, "kind": kind})
                check({**values, "kind": kind})

            self._check(str(values["kind"]), data, path.name, keep, check_as)

        dialog = self._ask(
            _("เพิ่มแบบของสำนักงาน"), (kinds, _NAME, _NOTE), is_free, _("ตรวจและเพิ่มแบบ")
        )
        # what follows shows a window of its own, so this one has closed by then
        dialog.accepted.connect(lambda: check(dialog.form.values))
        dialog.ask({"name": path.stem, "kind": kind})

    def replace(self, template: TemplateInfo, path: Path) -> None:
        """Look through another file for a template and offer it from now on. Raises OfficeError."""
        data = self._read(path)

        def keep() -> None:
            action = _("เปลี่ยนไฟล์ของแบบ “{name}”").format(name=template.name)
            with self._context.database.transaction(action) as session:
                newer = templates.replace_file(session, template.id, data, path.name)
            self.added.emit(newer)
            words = _("เปลี่ยนไฟล์ของแบบแล้ว: {name} หนังสือที่เลือกแบบนี้ไว้ก่อนยังใช้ไฟล์เดิม")
            self._notice.offer_undo(words.format(name=template.name))

        self._check(template.kind, data, path.name, keep)

    def look_through(self, template: TemplateInfo) -> None:
        """Look through a template that is kept: its form may have changed since."""
        self._check(template.kind, self._data(template), template.file_name)

    def rename(self, template: TemplateInfo) -> None:
        """Ask for another name and note."""

        def keep(values: Values) -> None:
            name = _tidy(values["name"])
            action = _("เปลี่ยนชื่อแบบ “{name}”").format(name=name)
            with self._context.database.transaction(action) as session:
                templates.edit_template(session, template.id, name, _tidy(values["note"]))

        dialog = self._ask(_("ชื่อและหมายเหตุของแบบ"), (_NAME, _NOTE), keep)
        dialog.ask({"name": template.name, "note": template.note})

    def save(self, template: TemplateInfo) -> None:
        """Write the file of a template where she wants it, to be changed in Word."""
        data, desk = self._data(template), self._context.desk
        save_aside(self._page, desk, template.name, ".docx", _("ไฟล์ Word"), data)

    def throw_away(self, template: TemplateInfo) -> None:
        """Put a template into the bin."""
        action = _("ลงถังขยะแบบ “{name}”").format(name=template.name)
        with self._context.database.transaction(action) as session:
            templates.bin_template(session, template.id)
        self._notice.offer_undo(_("แบบลงถังขยะแล้ว: {name}").format(name=template.name))

    def take_back(self, template: TemplateInfo) -> None:
        """Take a template out of the bin."""
        action = _("นำแบบ “{name}” กลับมาใช้").format(name=template.name)
        with self._context.database.transaction(action) as session:
            templates.take_template_back(session, template.id)

    def _check(
        self,
        kind: str,
        data: bytes,
        name: str,
        keep: Callable[[], None] | None = None,
        check_as: Callable[[str], None] | None = None,
    ) -> None:
        """Look a file through, `keep` it unless there are mistakes, and show what was found.

        One that seems to be for another kind can be looked through again as that, by `check_as`.
        """

        def work(progress: Progress) -> "tuple[list[TemplateProblem], list[str]]":
            found = self._kinds.check(kind, data)
            wrong = any(each.is_error for each in found)
            others = self._kinds.likely(kind, data) if wrong else []
            progress.report(0, 0)  # she may have cancelled meanwhile
            return found, others

        def done(result: "tuple[list[TemplateProblem], list[str]]") -> None:
            problems, others = result
            if keep and not any(each.is_error for each in problems):
                keep()
            if problems or not keep:
                self.check_dialog = dialog = CheckDialog(
                    self._context.theme,
                    self._page,
                    name,
                    problems,
                    looked=keep is None,
                    kinds=[self._kinds.title(each) for each in others],
                    kind_offered=check_as is not None,
                )
                if check_as is not None and len(others) == 1:
                    dialog.kind_wanted.connect(partial(check_as, others[0]))
                dialog.open()

        self._context.jobs.run(self._page, _("กำลังตรวจแบบ"), work, done)

    def _keep_new(self, values: Values, data: bytes, file_name: str) -> None:
        name = _tidy(values["name"])
        with self._context.database.transaction(_("เพิ่มแบบ “{name}”").format(name=name)) as session:
            added = templates.add_template(session, name, str(values["kind"]), data, file_name)
            templates.edit_template(session, added, name, _tidy(values["note"]))
        self.added.emit(added)
        self._notice.offer_undo(_("เพิ่มแบบแล้ว: {name}").format(name=name))

    def _ask(
        self,
        title: str,
        fields: tuple[Field, ...],
        keep: Callable[[Values], None],
        word: str = "",
    ) -> EntryDialog:
        entries = [Entry(field) for field in fields]
        self.dialog = EntryDialog(
            self._context.theme, self._page, title, entries, keep, date.today(), word
        )
        self.dialog.finished.connect(self.dialog.deleteLater)
        return self.dialog

    def _read(self, path: Path) -> bytes:
        data = read_file(path)
        self._context.desk.remember_folder(path.parent)
        return data

    def _data(self, template: TemplateInfo) -> bytes:
        with self._context.database.reading() as session:
            return templates.template_data(session, template.id)


def _tidy(value: object) -> str:
    return " ".join(str(value or "").split())
