"""What the history of a paper says."""

import json
from datetime import datetime
from typing import Any

from district_admin.areas.correspondence.view.paper_history import (
    field_changes,
    history_text,
    shown,
)
from district_admin.documents.form_file import load_form
from district_admin.storage.history import RecordChange
from district_admin.storage.history_model import DO, UNDO

MEMO = load_form("memo")
NOON = datetime(2026, 11, 20, 12).astimezone()


def change(before: dict[str, Any], after: dict[str, Any], kind: str = DO) -> RecordChange:
    content = (json.dumps(before, ensure_ascii=False), json.dumps(after, ensure_ascii=False))
    changes = {"content": content, "updated_at": ("x", "y")}
    return RecordChange(NOON, "แก้บันทึกข้อความ", kind, changes)


def test_only_changed_fields_are_told_in_the_order_of_the_form() -> None:
    told = field_changes(
        MEMO,
        change(
            {"style": "a", "cause": "ด้วย", "subject": "เดิม", "date": "2026-11-19"},
            {"style": "a", "cause": "ด้วย", "subject": "ใหม่", "date": "2026-11-20"},
        ),
    )
    assert [(each.field, each.before, each.after) for each in told] == [
        ("วันที่", "19 พ.ย. 2569", "20 พ.ย. 2569"),
        ("เรื่อง", "เดิม", "ใหม่"),
    ]


def test_choices_are_told_by_what_the_screen_calls_them() -> None:
    told = field_changes(MEMO, change({"numerals": "thai"}, {"numerals": "arabic"}))
    assert [(each.before, each.after) for each in told] == [("เลขไทย (๑๒๓)", "เลขอารบิก (123)")]


def test_a_field_of_another_style_is_not_told() -> None:
    told = field_changes(MEMO, change({"style": "a"}, {"style": "a", "heading_1": "เรื่องเดิม"}))
    assert told == []


def test_another_layout_is_told() -> None:
    told = field_changes(MEMO, change({"subject": "ก"}, {"subject": "ก", "template": 3}))
    assert [(each.before, each.after) for each in told] == [("ตามระเบียบ", "แบบของสำนักงาน")]


def test_the_bin_is_told() -> None:
    told = field_changes(MEMO, RecordChange(NOON, "ลงถังขยะ", DO, {"in_bin": (0, 1)}))
    assert [(each.before, each.after) for each in told] == [("รายการหนังสือ", "ถังขยะ")]


def test_the_newest_step_comes_first_and_undo_is_called_so() -> None:
    first = change({}, {"subject": "หนึ่ง"})
    second = change({"subject": "หนึ่ง"}, {"subject": ""}, UNDO)
    told = history_text(MEMO, [first, second])
    newest, oldest = told.split("\n\n")
    assert "ย้อนกลับ: แก้บันทึกข้อความ" in newest
    assert newest.endswith("เรื่อง: หนึ่ง  →  (ว่าง)")
    assert oldest.endswith("เรื่อง: หนึ่ง")


def test_a_signatory_is_told_in_one_line() -> None:
    assert shown({"lines": ["(นางใหม่  ใจงาม)", "ผู้อำนวยการ"], "rank": ""}) == (
        "(นางใหม่  ใจงาม) / ผู้อำนวยการ"
    )
    assert shown(None) == ""
    assert shown(True) == "ใช่"
