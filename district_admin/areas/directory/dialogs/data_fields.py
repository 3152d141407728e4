"""The fields in which a field of base data is defined."""

from collections.abc import Mapping
from typing import Any, Final

from district_admin.areas.directory.model import DataField
from district_admin.areas.directory.model.agency import GROUP, OUTSIDE, SCHOOL, UNIT
from district_admin.areas.directory.model.base_data import CHOICE, FIELD_KIND_NAMES
from district_admin.areas.directory.operations.base_data import FieldDetails
from district_admin.documents.form_model import Condition, Field
from district_admin.texts import N_
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.questions import choice, line, switch, text

_AND: Final = ","
_WHOSE: Final = (
    (SCHOOL, N_("โรงเรียน")),
    (_AND.join((GROUP, UNIT)), N_("กลุ่มและหน่วยในสำนักงาน")),
    (OUTSIDE, N_("หน่วยงานภายนอก")),
    ("all", N_("ทุกหน่วยงาน")),
)


def field_entries(*, known: bool) -> list[Entry]:
    """Return the fields that define one; a `known` one can also be put away."""
    of_choice = (Condition("kind", (CHOICE,)),)
    entries = [
        line("name", N_("ชื่อช่องข้อมูล"), required=True, hint=N_("เช่น จำนวนครู")),
        choice("kind", N_("ชนิดข้อมูล"), list(FIELD_KIND_NAMES.items()), HALF),
        line("unit", N_("หน่วยนับ"), HALF, hint=N_("เช่น คน")),
        Entry(Field("choices", N_("ตัวเลือก (บรรทัดละหนึ่งตัวเลือก)"), "text", when=of_choice)),
        choice("whose", N_("เก็บจาก"), _WHOSE),
        text("note", N_("หมายเหตุ")),
    ]
    return [*entries, switch("in_bin", N_("เลิกเก็บช่องนี้ (ข้อมูลปีก่อนยังอยู่)"))] if known else entries


def field_values(field: DataField) -> dict[str, object]:
    """Return a field as it is shown to be put right."""
    return {
        "name": field.name,
        "kind": field.kind,
        "unit": field.unit,
        "choices": "\n".join(field.choices),
        "whose": _AND.join(field.agency_kinds) or "all",
        "note": field.note,
    }


def field_from(values: Mapping[str, Any]) -> FieldDetails:
    """Return the field that was typed in."""
    whose = str(values["whose"])
    lines = (each.strip() for each in str(values["choices"]).splitlines())
    return FieldDetails(
        name=str(values["name"]),
        kind=str(values["kind"]),
        unit=str(values["unit"]),
        choices=[each for each in lines if each] if values["kind"] == CHOICE else [],
        agency_kinds=[] if whose == "all" else whose.split(_AND),
        note=str(values["note"]),
    )
