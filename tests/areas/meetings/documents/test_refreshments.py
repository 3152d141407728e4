"""The memo that asks for refreshments fills its form, and says each line and the sum."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.refreshments import (
    MEAL,
    SNACK,
    Catering,
    CateringRequest,
    refreshments_memo,
)
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.thai.money import MoneyError

SIGNS = {"lines": ["(นางใหม่  ใจงาม)", "นักจัดการงานทั่วไป"], "rank": ""}
LINES = (Catering(SNACK, 45, 2, Decimal(35)), Catering(MEAL, 45, 1, Decimal("120.50")))


def test_the_memo_fills_its_form_and_states_each_line_and_the_sum(
    sitting: Sitting, look: Look, pages: Callable[[Document], list[str]]
) -> None:
    form = load_form("memo")
    request = CateringRequest(sitting, LINES, "งบดำเนินงาน ปี 2570", "ระเบียบของสำนักงาน")
    content = refreshments_memo(request, look.letterhead)
    assert content.keys() <= {field.name for field in form.fields}
    whole = {**new_content(form, look.letterhead, date(2026, 11, 10), SIGNS), **content}
    text = "".join(pages(fill(form, whole, look.letterhead)))
    assert "ขออนุมัติเบิกค่าอาหารว่างและเครื่องดื่มและค่าอาหารการประชุมผู้บริหารสถานศึกษา" in text
    assert "๑.ค่าอาหารว่างและเครื่องดื่มจำนวน๔๕คน๒มื้อมื้อละ๓๕บาทเป็นเงิน๓,๑๕๐บาท" in text
    assert "๒.ค่าอาหารจำนวน๔๕คน๑มื้อมื้อละ๑๒๐.๕๐บาทเป็นเงิน๕,๔๒๒.๕๐บาท" in text
    assert "รวมเป็นเงินทั้งสิ้น๘,๕๗๒.๕๐บาท(แปดพันห้าร้อยเจ็ดสิบสองบาทห้าสิบสตางค์)" in text
    assert "โดยเบิกจ่ายจากงบดำเนินงาน" in text
    assert "ทั้งนี้เป็นไปตามระเบียบของสำนักงาน" in text


def test_what_is_not_known_leaves_no_gap_in_the_memo(sitting: Sitting, look: Look) -> None:
    content = refreshments_memo(CateringRequest(sitting, LINES[:1]), look.letterhead)
    text = "\n".join(map(str, content.values()))
    assert "เบิกจ่ายจาก" not in text
    assert "เป็นไปตาม" not in text
    assert str(content["subject"]).startswith("ขออนุมัติเบิกค่าอาหารว่างและเครื่องดื่ม การประชุม")


def test_parts_of_a_satang_are_refused(sitting: Sitting, look: Look) -> None:
    request = CateringRequest(sitting, (Catering(SNACK, 2, 1, Decimal("35.005")),))
    with pytest.raises(MoneyError):
        refreshments_memo(request, look.letterhead)
