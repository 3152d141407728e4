"""What happened to one paper, and what each step changed in it, in the officer's words."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.own_templates import TEMPLATE
from district_admin.documents.form_model import Choice, Field, Form
from district_admin.storage.history import RecordChange
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.history_dialog import change_line, step_line, story_of


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


def history_text(form: Form, changes: Sequence[RecordChange]) -> str:
    """Return the story of a paper, newest step first."""
    return story_of([_step(form, change) for change in reversed(changes)])


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


def _step(form: Form, change: RecordChange) -> Sequence[str]:
    fields = field_changes(form, change)
    return [step_line(change), *(change_line(e.field, e.before, e.after) for e in fields)]


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
