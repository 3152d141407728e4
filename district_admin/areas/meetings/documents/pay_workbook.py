"""The proof of payment as a worksheet that reckons: each row's sums and the sums of the columns.

What someone typed stays text (the writer sees to it); only our own formulas are formulas. Rejected:
values alone (she changes a rate in Excel and the sums would be those of before).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from district_admin.areas.meetings.documents.pay_sheet import (
    SIGNATURE,
    Payment,
    PaySheet,
    check_amounts,
)
from district_admin.thai.money import baht_text
from district_admin.worksheets.model import column_letters
from district_admin.worksheets.writing import Formula, Written, write_xlsx

_HEADINGS: Final = (
    *("ลำดับที่", "ชื่อ – สกุล", "ตำแหน่ง", "อัตรา (บาท)", "จำนวนครั้ง"),
    *("เบี้ยประชุม (บาท)", "ค่าพาหนะ (บาท)", "รวม (บาท)", "หักภาษี ณ ที่จ่าย", "รับสุทธิ (บาท)"),
    *(SIGNATURE, "วันเดือนปีที่รับเงิน", "หมายเหตุ"),
)
_RATE, _TIMES, _FEE, _TRAVEL, _TOTAL, _TAX, _NET = range(3, 10)
_SUMMED: Final = (_FEE, _TRAVEL, _TOTAL, _TAX, _NET)
_FIRST_ROW: Final = 2  # as Excel counts, under the headings


def pay_workbook(sheet: PaySheet) -> bytes:
    """Return the sheet as XLSX. Raises MoneyError or OfficeError as the paper does."""
    check_amounts(sheet)
    rows = [_row(number, each) for number, each in enumerate(sheet.payments, start=1)]
    notes = (
        *(sheet.title, f"{sheet.sitting.numbered} {sheet.sitting.moment}".strip()),
        f"รวมเป็นเงินทั้งสิ้น {baht_text(sheet.total)} (ตามข้อมูลเมื่อส่งออก)",
    )
    return write_xlsx(
        sheet.title,
        _HEADINGS,
        rows,
        notes=notes,
        money_columns=(_RATE, *_SUMMED),
        sums=list(_sums(sheet)),
    )


def _row(number: int, each: Payment) -> list[Written]:
    row = number + _FIRST_ROW - 1
    rate, times, fee, travel, total, tax = (
        f"{column_letters(at)}{row}" for at in (_RATE, _TIMES, _FEE, _TRAVEL, _TOTAL, _TAX)
    )
    return [
        *(number, each.name, each.role, float(each.rate), each.times),
        Formula(f"{rate}*{times}", float(each.fee)),
        float(each.travel),
        Formula(f"{fee}+{travel}", float(each.total)),
        float(each.tax),
        Formula(f"{total}-{tax}", float(each.net)),
        *("", "", each.note),
    ]


def _sums(sheet: PaySheet) -> Iterator[Written]:
    last = _FIRST_ROW + max(len(sheet.payments), 1) - 1
    amounts = {
        _FEE: [each.fee for each in sheet.payments],
        _TRAVEL: [each.travel for each in sheet.payments],
        _TOTAL: [each.total for each in sheet.payments],
        _TAX: [each.tax for each in sheet.payments],
        _NET: [each.net for each in sheet.payments],
    }
    for column in range(len(_HEADINGS)):
        if column in amounts:
            letters = column_letters(column)
            value = float(sum(amounts[column], Decimal(0)))
            yield Formula(f"SUM({letters}{_FIRST_ROW}:{letters}{last})", value)
        else:
            yield "รวม" if column == 1 else ""
