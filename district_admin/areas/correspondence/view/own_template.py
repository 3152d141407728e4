"""The line of the desk that says in which shape the paper leaves: the official form, or her own.

The sheet beside goes on showing the official form, which is made at every key; a word processor
takes three seconds for a page, so a template is shown only when she asks to see it. Rejected: a
field of the form (templates come and go while a paper is being written).
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.documents.own_templates import (
    chosen_template,
    own_docx,
    own_pdf,
)
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.documents.form_model import Form, Letterhead
from district_admin.office.templates import (
    TemplateInfo,
    current_template,
    find_template,
    list_templates,
    template_data,
)
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import Elided, field_label
from district_admin.ui.layouts import fill, row
from district_admin.ui.sheet import LiveSheet

_LEAST, _MOST = 160, 320  # px of the choice


class Writable(Protocol):
    """A paper that can be written to files: the one on the desk, or one that was kept."""

    form: Form

    @property
    def content(self) -> Mapping[str, Any]:
        """What it says now."""

    def save(self) -> None:
        """Keep what is typed, before it is written."""


class TemplateBar(QWidget):
    """Offers the office's templates for a kind of papers; it is not there while there are none."""

    chosen = Signal(object)  # the id of the template, or None

    def __init__(self, context: AppContext, draft: Draft, sheet: LiveSheet) -> None:
        super().__init__()
        self.look = Look(draft.form, Letterhead(office_name=""))
        self._context = context
        self._draft = draft
        self._sheet = sheet
        self._is_replaced = False
        self.choice = CalmCombo()
        self.choice.setAccessibleName(_("รูปแบบ"))
        self.choice.currentIndexChanged.connect(self._choose)
        self._note = Elided("", "small")
        self.look_button = button(context.theme, _("ดูตามแบบ"), icon="file-text")
        t = context.theme.tokens
        margins = (t.space_5, t.space_2, t.space_4, t.space_2)
        parts = (field_label(_("รูปแบบ"), self.choice), self.choice, self._note, self.look_button)
        fill(QVBoxLayout(self), (row(*parts, gap=t.space_3),), 0, margins)
        self.look_button.clicked.connect(self._look)
        sheet.preview.ready.connect(self._say_official)
        context.changes.committed.connect(self._refresh)

    @property
    def note(self) -> str:
        """What it says of the chosen template."""
        return self._note.text()

    def show_content(self, content: Mapping[str, Any]) -> None:
        """Show which template a paper is written in."""
        wanted = chosen_template(content)
        with self._context.database.reading() as session:
            offered = list_templates(session, self._draft.form.name)
            found = find_template(session, wanted) if wanted is not None else None
            newer = current_template(session, wanted) if wanted is not None else None
        names = [(each.id, each.name) for each in offered]
        self._is_replaced = False
        if wanted is not None and wanted not in dict(names):
            self._is_replaced = newer is not None
            names.append((wanted, _name_of_gone(found, is_replaced=self._is_replaced)))
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem(_("ตามระเบียบ"), None)
        for template_id, name in names:
            self.choice.addItem(name, template_id)
        self.choice.setCurrentIndex(
            next((at for at in range(self.choice.count()) if self.choice.itemData(at) == wanted), 0)
        )
        self.choice.setToolTip(self.choice.currentText())
        self.choice.blockSignals(False)
        self.choice.fit_choices(_LEAST, _MOST)
        self.setVisible(bool(names))
        self.look_button.setVisible(wanted is not None)
        self._say_official()

    def stop(self) -> None:
        """Hear of nothing more."""
        self._context.changes.committed.disconnect(self._refresh)

    @Slot()
    def _say_official(self) -> None:
        own = _("ไฟล์และการพิมพ์ใช้แบบนี้ ส่วนแผ่นกระดาษด้านข้างแสดงตามระเบียบ")
        if self._is_replaced:
            own = _("แบบนี้มีไฟล์ใหม่แล้ว หนังสือฉบับนี้ยังใช้ไฟล์เดิมที่เลือกไว้")
        has_own = chosen_template(self._draft.content) is not None
        self._note.setText(own if has_own else _("มีแบบของสำนักงานให้เลือก"))

    @Slot()
    def _look(self) -> None:
        make_own_pdf(self._context, self, self._draft, self.look, self._show)

    def _show(self, pdf: bytes) -> None:
        self._sheet.show_pdf(pdf)
        self._note.setText(_("แผ่นกระดาษด้านข้างแสดงตามแบบนี้ จนกว่าจะแก้ข้อความ"))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.choice.currentData())

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "paper_template" in tables:
            self.show_content(self._draft.content)


def _name_of_gone(template: TemplateInfo | None, *, is_replaced: bool) -> str:
    if template is None:
        return _("ไม่พบแบบนี้แล้ว")
    words = _("{name} (ไฟล์เดิม)") if is_replaced else _("{name} (อยู่ในถังขยะ)")
    return words.format(name=template.name)


def read_chosen(context: AppContext, content: Mapping[str, Any]) -> bytes | None:
    """Return the file of the template that a paper is written in; None for the official form.

    Raises TemplateKeptError when it is not there any more.
    """
    chosen = chosen_template(content)
    if chosen is None:
        return None
    with context.database.reading() as session:
        return template_data(session, chosen)


def copied_words(context: AppContext, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Return what is said of the template of a paper that was copied; empty if it is the same."""
    before, after = chosen_template(old), chosen_template(new)
    if before is None or before == after:
        return ""
    with context.database.reading() as session:
        found = find_template(session, before)
    if found is None:
        return _("ไม่พบแบบของสำนักงานที่หนังสือเดิมใช้ หนังสือที่คัดลอกนี้จึงใช้รูปแบบตามระเบียบ")
    words = _("แบบ “{name}” อยู่ในถังขยะ หนังสือที่คัดลอกนี้จึงใช้รูปแบบตามระเบียบ")
    if after is not None:
        words = _("แบบ “{name}” มีไฟล์ใหม่แล้ว หนังสือที่คัดลอกนี้จึงใช้ไฟล์ใหม่")
    return words.format(name=found.name)


def make_own_pdf(
    context: AppContext,
    page: QWidget,
    draft: Writable,
    look: Look,
    done: Callable[[bytes], None],
) -> None:
    """Make the PDF of a paper in its template, and hand it on. Raises OfficeError."""
    template = read_chosen(context, draft.content)
    content = dict(draft.content)
    assert template is not None

    def work(progress: Progress) -> bytes:
        return own_pdf(own_docx(template, look.form, content, look.letterhead), progress)

    context.jobs.run(page, _("กำลังทำแผ่นกระดาษตามแบบ"), work, done)
