"""The windows of this area: what happened to one paper, and what each step changed in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.own_templates import TEMPLATE
from district_admin.documents.form_model import Choice, Field, Form
from district_admin.storage.history import RecordChange
from district_admin.storage.history_model import REDO, UNDO
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.theme import Theme

_WIDTH, _HEIGHT = 720, 460
_NOTHING: Final = N_("(ว่าง)")


def numerals_field() -> Field:
    """Return the field, of every form, that says in which numerals the paper is printed."""
    return Field(
        name=documents.NUMERALS,
        label=N_("ตัวเลขบนแผ่นกระดาษ"),
        kind="choice",
        required=True,
        choices=(
            Choice("thai", N_("เลขไทย (๑๒๓)")),
            Choice("as_typed", N_("ตามที่พิมพ์")),
            Choice("arabic", N_("เลขอารบิก (123)")),
        ),
        group=N_("แผ่นกระดาษ"),
    )


@dataclass(frozen=True)
class FieldChange:
    """What one step changed in one field, in the officer's words."""

    field: str
    before: str
    after: str


class HistoryDialog(QDialog):
    """The steps that made a paper what it is, newest first, each with what it changed."""

    def __init__(
        self, theme: Theme, parent: QWidget, form: Form, changes: Sequence[RecordChange]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("ประวัติของฉบับนี้"))
        room = parent.window().size()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 40))
        # A text, not a table: what was written is long, and she may want to copy it back.
        self.story = QPlainTextEdit(history_text(form, changes))
        self.story.setReadOnly(True)
        self.story.setTabChangesFocus(True)
        self.story.setAccessibleName(_("ประวัติของฉบับนี้"))
        close = button(theme, _("ปิด"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        hint = label(_("เลือกข้อความเดิมแล้วกด Ctrl+C เพื่อคัดลอกกลับไปใช้ได้"), "small")
        layout = QVBoxLayout(self)
        margins = (theme.tokens.space_5,) * 4
        fill(layout, (self.story, row(hint, 1, close)), theme.tokens.space_3, margins)


def history_text(form: Form, changes: Sequence[RecordChange]) -> str:
    """Return the story of a paper, newest step first."""
    steps = [_step_text(form, change) for change in reversed(changes)]
    return "\n\n".join(steps) if steps else _("ยังไม่มีประวัติ")


def field_changes(form: Form, change: RecordChange) -> list[FieldChange]:
    """Return what a step changed, field by field, in the order of the form."""
    before, after = map(_content, change.changes.get("content", (None, None)))
    found = content_changes(form, before, after)
    was_in_bin, is_in_bin = change.changes.get("in_bin", (None, None))
    if was_in_bin is not None and was_in_bin != is_in_bin:
        places = [_("ถังขยะ") if each else _("รายการหนังสือ") for each in (was_in_bin, is_in_bin)]
        found.append(FieldChange(_("ที่เก็บ"), *places))
    return found


def content_changes(
    form: Form, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[FieldChange]:
    """Return in which fields two contents of a paper differ, in the order of the form."""
    found = [
        FieldChange(_(field.label), _shown_in(field, before), _shown_in(field, after))
        for field in (*form.fields, numerals_field())
        if (field.is_shown(before) or field.is_shown(after))
        and _shown_in(field, before) != _shown_in(field, after)
    ]
    shapes = [_shape(each) for each in (before, after)]
    if shapes[0] != shapes[1]:
        found.append(FieldChange(_("รูปแบบ"), *shapes))
    return found


def shown(value: object) -> str:
    """Return a value of a paper's content as one reads it."""
    if isinstance(value, bool):
        return _("ใช่") if value else ""
    if isinstance(value, Mapping):
        return " / ".join(shown(each) for each in value.values() if shown(each))
    if isinstance(value, list | tuple):
        return " / ".join(shown(each) for each in value if shown(each))
    text = "" if value is None else str(value).strip()
    try:
        return medium_date(date.fromisoformat(text)) if len(text) == len("2026-11-20") else text
    except ValueError:
        return text


def _step_text(form: Form, change: RecordChange) -> str:
    here = change.at.astimezone()
    words = {UNDO: _("ย้อนกลับ: {what}"), REDO: _("ทำซ้ำ: {what}")}
    what = words.get(change.kind, "{what}").format(what=change.action)
    head = f"{medium_date(here.date())}  {here.hour:02}:{here.minute:02}  ·  {what}"
    return "\n".join([head, *(_line(each) for each in field_changes(form, change))])


def _line(change: FieldChange) -> str:
    if not change.before:
        return f"    {change.field}: {change.after}"
    after = change.after or _(_NOTHING)
    return f"    {change.field}: {change.before}  →  {after}"


def _shown_in(field: Field, content: Mapping[str, Any]) -> str:
    value = content.get(field.name)
    labels = {choice.value: _(choice.label) for choice in field.choices}
    return labels.get(str(value)) or shown(value)


def _shape(content: Mapping[str, Any]) -> str:
    return _("แบบของสำนักงาน") if content.get(TEMPLATE) is not None else _("ตามระเบียบ")


def _content(stored: Any) -> Mapping[str, Any]:
    if isinstance(stored, str):
        stored = json.loads(stored)
    return stored if isinstance(stored, Mapping) else {}
