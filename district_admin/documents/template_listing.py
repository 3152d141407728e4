"""What may be typed into a Word template, as the window lists it: the tag, what it is, a sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from district_admin.documents.form_model import Form, Letterhead
from district_admin.documents.template_fields import (
    PARAGRAPH,
    TemplateField,
    template_fields,
    template_values,
)
from district_admin.documents.template_sample import sample_content
from district_admin.texts import _

_LONGEST: Final = 80
_LEFT_OUT: Final = ("line", "lines", "text")
_ROW, _LINE = "แถว", "บรรทัด"


@dataclass(frozen=True, slots=True)
class ListedField:
    """A tag to put into a template, what it stands for, and how that looks on a paper."""

    tag: str
    label: str
    sample: str = ""


def listed_fields(form: Form, letterhead: Letterhead, today: date) -> list[ListedField]:
    """Return all that a template of a form may hold: plain fields first, then rows and `if`."""
    content = sample_content(form, letterhead, today)
    values = template_values(form, content, letterhead, "thai")
    fields = sorted(template_fields(form), key=lambda each: each.is_list)
    found = [listed for field in fields for listed in _listed(field, values[field.name])]
    return [*found, *_conditions(form, fields)]


def _conditions(form: Form, fields: list[TemplateField]) -> Iterator[ListedField]:
    """Show how to leave a paragraph out, with a field that may be left empty."""
    optional = [each.name for each in form.fields if not each.required and each.kind in _LEFT_OUT]
    field = next((each for each in fields if each.english in optional[-1:]), None)
    if field is not None:
        begin = _("ย่อหน้าต่อจากนี้อยู่เมื่อกรอกช่อง {name} (อยู่ในย่อหน้าของตัวเอง)")
        yield ListedField(f"{{%p if {field.name} %}}", begin.format(name=_(field.label)))
        yield ListedField("{%p endif %}", _("จบส่วนที่อยู่เมื่อกรอก (อยู่ในย่อหน้าของตัวเอง)"))


def _listed(field: TemplateField, value: Any) -> Iterator[ListedField]:
    label = _(field.label) + (f" ({_(field.note)})" if field.note else "")
    if not field.is_list:
        yield ListedField(f"{{{{ {field.name} }}}}", label, _shown(value))
        return
    prefix, each = ("tr", _ROW) if field.columns else ("p", _LINE)
    begin = _("เริ่มทีละแถว อยู่ในแถวของตัวเอง") if field.columns else _("เริ่มทีละบรรทัด อยู่ในย่อหน้าของตัวเอง")
    end = _("จบทีละแถว อยู่ในแถวของตัวเอง") if field.columns else _("จบทีละบรรทัด อยู่ในย่อหน้าของตัวเอง")
    yield ListedField(f"{{%{prefix} for {each} in {field.name} %}}", f"{label}: {begin}")
    first: Any = value[0] if value else ""
    if field.columns:
        for column in (name for name in field.columns if not name.isascii()):
            sample = _shown(first[column]) if first else ""
            yield ListedField(f"{{{{ {each}.{column} }}}}", f"{_(field.label)}: {column}", sample)
    else:
        yield ListedField(f"{{{{ {each} }}}}", label, _shown(first))
    yield ListedField(f"{{%{prefix} endfor %}}", f"{label}: {end}")


def _shown(value: Any) -> str:
    words = str(value).replace(PARAGRAPH, " ").replace("\n", " ")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
