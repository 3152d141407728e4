"""What happened to one record of the directory, and what each step changed in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from district_admin.areas.directory.model.agency import KIND_NAMES, SUB_KIND_NAMES
from district_admin.areas.directory.model.citizen_id import masked_citizen_id
from district_admin.storage.history import RecordChange
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.history_dialog import change_line, step_line, story_of

_ISO_DAY: Final = len("2026-11-20")

COLUMN_NAMES: Final[dict[str, str]] = {
    "name": N_("ชื่อ"),
    "title": N_("คำนำหน้า"),
    "first_name": N_("ชื่อ"),
    "last_name": N_("นามสกุล"),
    "kind": N_("ประเภท"),
    "sub_kind": N_("ชนิดของหน่วยงานภายนอก"),
    "short_name": N_("ชื่อย่อ"),
    "school_code": N_("รหัสสถานศึกษา"),
    "smis_code": N_("รหัส SMIS"),
    "letter_code": N_("รหัสหนังสือ"),
    "addressee": N_("เรียน (ในหนังสือ)"),
    "house_no": N_("เลขที่"),
    "village_no": N_("หมู่ที่"),
    "village": N_("บ้าน"),
    "lane": N_("ซอย"),
    "road": N_("ถนน"),
    "subdistrict": N_("ตำบล/แขวง"),
    "district": N_("อำเภอ/เขต"),
    "province": N_("จังหวัด"),
    "postcode": N_("รหัสไปรษณีย์"),
    "telephone": N_("โทรศัพท์"),
    "mobile": N_("โทรศัพท์มือถือ"),
    "fax": N_("โทรสาร"),
    "email": N_("อีเมล"),
    "website": N_("เว็บไซต์"),
    "latitude": N_("ละติจูด"),
    "longitude": N_("ลองจิจูด"),
    "size": N_("ขนาด"),
    "student_count": N_("จำนวนนักเรียน"),
    "network_group": N_("กลุ่มโรงเรียน/เครือข่าย"),
    "in_charge": N_("ผู้ประสานงาน"),
    "salutation": N_("คำขึ้นต้น"),
    "address": N_("ที่อยู่ส่วนตัว"),
    "citizen_id": N_("เลขประจำตัวประชาชน"),
    "position": N_("ตำแหน่ง"),
    "from_on": N_("ดำรงตำแหน่งตั้งแต่"),
    "to_on": N_("ดำรงตำแหน่งถึง"),
    "note": N_("หมายเหตุ"),
    "verified_on": N_("ตรวจสอบเมื่อ"),
    "verified_by": N_("ตรวจสอบจาก"),
}
"""The columns that a reader of the history knows, by what they are called on the screen."""


def history_text(changes: Sequence[RecordChange]) -> str:
    """Return the story of a record, newest step first."""
    steps: dict[str, list[str]] = {}
    for each in reversed(changes):  # one step may have changed a person and several posts
        steps.setdefault(step_line(each), []).extend(field_lines(each))
    return story_of([[step, *lines] for step, lines in steps.items()])


def field_lines(change: RecordChange) -> list[str]:
    """Return what a step changed, a line for each field that a reader knows."""
    lines = []
    for column, name in COLUMN_NAMES.items():
        before, after = (shown(column, each) for each in change.changes.get(column, ("", "")))
        if before != after:
            lines.append(change_line(_(name), before, after))
    return lines


def shown(column: str, stored: Any) -> str:
    """Return a stored value as one reads it; a citizen number stays masked."""
    text = "" if stored is None else str(stored)
    if column == "citizen_id":
        return masked_citizen_id(text)
    kinds: Mapping[str, Mapping[str, str]] = {"kind": KIND_NAMES, "sub_kind": SUB_KIND_NAMES}
    if column in kinds and text in kinds[column]:
        return _(kinds[column][text])
    if column.endswith("_on") and len(text) == _ISO_DAY:
        return medium_date(date.fromisoformat(text))
    return text
