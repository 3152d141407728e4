"""The fields in which a named group is typed in, and its rule in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from district_admin.areas.directory.dialogs.person_fields import POSITIONS
from district_admin.areas.directory.model.agency import (
    GROUP,
    KIND_NAMES,
    OFFICE,
    OUTSIDE,
    SCHOOL,
    SUB_KIND_NAMES,
    UNIT,
)
from district_admin.areas.directory.operations.recipients import GroupRule
from district_admin.documents.form_model import Choice, Condition, Field
from district_admin.texts import N_, _
from district_admin.ui.entry_form import Entry
from district_admin.ui.questions import line, text

_AND: Final = ","
_RULE: Final = N_("เงื่อนไข (ว่าง = เลือกรายชื่อเอง)")
_KINDS: Final = (
    (SCHOOL, N_("สถานศึกษาในสังกัด")),
    (_AND.join((GROUP, UNIT)), N_("กลุ่มและหน่วยในสำนักงาน")),
    (_AND.join((OFFICE, GROUP, UNIT)), N_("สำนักงานและทุกกลุ่ม")),
    (OUTSIDE, N_("หน่วยงานภายนอก")),
)


def group_entries(
    network_groups: Sequence[str], districts: Sequence[str], segments: Mapping[int, str]
) -> list[Entry]:
    """Return the fields of a group. Several networks or districts are typed with commas."""
    kinds = tuple(Choice(value, name) for value, name in _KINDS)
    sub_kinds = tuple(Choice(kind, name) for kind, name in SUB_KIND_NAMES.items())
    outside = (Condition("kinds", (OUTSIDE,)),)
    of_segments = tuple(Choice(str(number), name) for number, name in segments.items())
    entries = [
        line("name", N_("ชื่อกลุ่มรายชื่อ"), required=True),
        text("note", N_("หมายเหตุ")),
        Entry(Field("kinds", N_("ประเภทหน่วยงาน"), "choice", choices=kinds, group=_RULE)),
        Entry(
            Field("sub_kinds", N_("ชนิด"), "choice", choices=sub_kinds, group=_RULE, when=outside)
        ),
        _rule_line("network_groups", N_("กลุ่มโรงเรียน/เครือข่าย"), network_groups),
        _rule_line("districts", N_("อำเภอ"), districts),
        _rule_line("position", N_("ผู้ดำรงตำแหน่ง (แทนการส่งถึงหน่วยงาน)"), POSITIONS),
    ]
    if segments:
        made = Field(
            "segment_id", N_("กลุ่มผู้มีส่วนได้ส่วนเสีย"), "choice", choices=of_segments, group=_RULE
        )
        entries.append(Entry(made))
    return entries


def values_of_rule(rule: GroupRule) -> dict[str, object]:
    """Return a rule as the fields show it."""
    return {
        "kinds": _AND.join(rule.kinds),
        "sub_kinds": _AND.join(rule.sub_kinds),
        "network_groups": f"{_AND} ".join(rule.network_groups),
        "districts": f"{_AND} ".join(rule.districts),
        "position": rule.position,
        "segment_id": "" if rule.segment_id is None else str(rule.segment_id),
    }


def rule_from(values: Mapping[str, Any]) -> GroupRule:
    """Return the rule that was typed in."""
    segment = str(values.get("segment_id") or "")
    kinds = _parts(values["kinds"])
    return GroupRule(
        kinds=kinds,
        sub_kinds=_parts(values["sub_kinds"]) if kinds == [OUTSIDE] else [],
        network_groups=_parts(values["network_groups"]),
        districts=_parts(values["districts"]),
        position=" ".join(str(values["position"]).split()),
        segment_id=int(segment) if segment else None,
    )


def rule_words(rule: GroupRule, segments: Mapping[int, str]) -> str:
    """Return in words whom a rule finds; empty for a rule that finds nobody."""
    together = dict(_KINDS).get(_AND.join(rule.kinds))
    names = [together] if together else [KIND_NAMES[k] for k in rule.kinds if k in KIND_NAMES]
    parts = [
        _("ผู้ดำรงตำแหน่ง{position}").format(position=rule.position) if rule.position else "",
        ", ".join(_(name) for name in names),
        ", ".join(_(SUB_KIND_NAMES[kind]) for kind in rule.sub_kinds if kind in SUB_KIND_NAMES),
        ", ".join(rule.network_groups),
        _("อำเภอ{names}").format(names=", ".join(rule.districts)) if rule.districts else "",
        segments.get(rule.segment_id or 0, ""),
    ]
    return "  ·  ".join(part for part in parts if part)


def _rule_line(name: str, label: str, suggestions: Sequence[str]) -> Entry:
    return Entry(Field(name, label, "line", suggestions=tuple(suggestions), group=_RULE))


def _parts(typed: object) -> list[str]:
    return [part.strip() for part in str(typed or "").split(_AND) if part.strip()]
