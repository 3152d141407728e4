"""The proof of payment: its sums, its words, a cell to sign in for each; and its worksheet."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.pay_sheet import Payment, PaySheet, Signer, pay_sheet
from district_admin.areas.meetings.documents.pay_workbook import pay_workbook
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.documents.pages import paginate
from district_admin.errors import OfficeError
from district_admin.thai.money import MoneyError, baht_text
from district_admin.thai.numerals import to_arabic_digits

Pages = Callable[[Document], list[str]]
Tables = Callable[[Document], list[list[list[str]]]]
PAYMENTS = (
    Payment("นางใหม่ ใจงาม", "ประธานกรรมการ", Decimal(1250), 2, Decimal("240.50"), Decimal(50)),
    Payment("นายก้อง ดี", "กรรมการ", Decimal(1000), 2, Decimal("98765.25")),
    Payment("นางมา ดี", "กรรมการ", Decimal(1000), 1),
)


@pytest.fixture
def sheet(sitting: Sitting) -> PaySheet:
    return PaySheet(sitting, PAYMENTS, "งบดำเนินงาน", Signer("นายเลขา ดี"))


def amount(cell: str) -> Decimal:
    return Decimal("0" if cell == "-" else to_arabic_digits(cell).replace(",", ""))


def test_each_column_is_summed_and_the_words_say_the_same_sum(
    sheet: PaySheet, look: Look, tables: Tables, pages: Pages
) -> None:
    paper = pay_sheet(sheet, look)
    (head, *rows, sums), _signed = tables(paper)
    money = [at for at, heading in enumerate(head) if "บาท" in heading or "ภาษี" in heading][1:]
    assert len(money) == 5
    for column in money:
        assert amount(sums[column]) == sum(amount(row[column]) for row in rows)
    total = sum((each.rate * each.times + each.travel for each in PAYMENTS), Decimal(0))
    assert amount(sums[head.index("รวม (บาท)")]) == total
    text = "".join(pages(paper))
    assert f"({baht_text(total)})" in text
    assert f"({baht_text(total - 50)})" in text  # what is left after tax
    for row, each in zip(rows, PAYMENTS, strict=True):
        assert amount(row[head.index("รับสุทธิ (บาท)")]) == each.net


@pytest.mark.parametrize("count", [1, *range(22, 30), 200])
def test_each_paid_person_has_one_cell_to_sign_in(
    sitting: Sitting, look: Look, tables: Tables, pages: Pages, count: int
) -> None:
    paid = tuple(Payment(f"นายคนที่{n} ดี", "กรรมการ", Decimal(800)) for n in range(count))
    paper = pay_sheet(PaySheet(sitting, paid), look)
    *parts, _signed = tables(paper)  # the last rows may be a table of their own, with its heads
    head = parts[0][0]
    *rows, _sums = [row for part in parts for row in part if row != head]
    signature = head.index("ลายมือชื่อผู้รับเงิน")
    assert [row[signature] for row in rows] == [""] * count
    assert len({row[1] for row in rows}) == count
    read = pages(paper)
    assert all("ลายมือชื่อผู้รับเงิน" in page for page in read)
    assert "ผู้จ่ายเงิน" in read[-1]
    # the sums stand on a page with a person at least
    assert f"นายคนที่{count - 1}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) in read[-1]


def test_no_figure_is_broken_however_large(sitting: Sitting, look: Look, long_name: str) -> None:
    paid = Payment(
        long_name, "กรรมการ", Decimal("123456.75"), 3, Decimal("98765.25"), Decimal("9.50")
    )
    paper = pay_sheet(PaySheet(sitting, (paid,)), look)
    lines = [line.text for line in paginate(paper)[0].lines]
    for figures in ("๑๒๓,๔๕๖.๗๕", "๓๗๐,๓๗๐.๒๕", "๙๘,๗๖๕.๒๕", "๔๖๙,๑๓๕.๕๐", "๔๖๙,๑๒๖.๐๐"):
        assert figures in lines


def test_columns_that_nobody_has_anything_in_are_left_out(
    sitting: Sitting, look: Look, tables: Tables, pages: Pages
) -> None:
    travel = PaySheet(sitting, (Payment("นายก้อง ดี", travel=Decimal(241)),))
    head, row, _sums = tables(pay_sheet(travel, look))[0]
    assert "ค่าพาหนะ (บาท)" in head
    assert not {"อัตรา (บาท)", "เบี้ยประชุม (บาท)", "หักภาษี ณ ที่จ่าย"} & set(head)
    assert row[3] == "๒๔๑"
    assert "หลักฐานการจ่ายเงินค่าพาหนะผู้บริหารสถานศึกษา" in pages(pay_sheet(travel, look))[0]
    fee = PaySheet(sitting, (Payment("นายก้อง ดี", rate=Decimal(800)),))
    assert not {"ค่าพาหนะ (บาท)", "รวม (บาท)"} & set(tables(pay_sheet(fee, look))[0][0])
    assert fee.title.startswith("หลักฐานการจ่ายเงินค่าเบี้ยประชุมผู้บริหาร")


def test_what_one_alone_is_paid_stands_in_the_title_and_has_its_column(
    sheet: PaySheet, look: Look, tables: Tables
) -> None:
    both = replace(sheet, payments=(*PAYMENTS, Payment("นายพา ดี", travel=Decimal(120))))
    assert "ค่าเบี้ยประชุมและค่าพาหนะ" in both.title
    head, *rows, _sums = tables(pay_sheet(both, look))[0]
    assert [row[0] for row in rows] == ["๑", "๒", "๓", "๔"]
    fees, travels = head.index("เบี้ยประชุม (บาท)"), head.index("ค่าพาหนะ (บาท)")
    assert [amount(row[fees]) for row in rows][2:] == [1000, 0]
    assert [amount(row[travels]) for row in rows][2:] == [0, 120]


@pytest.mark.parametrize(
    ("paid", "error"),
    [
        (Payment("ก", rate=Decimal(-5)), MoneyError),
        (Payment("ก", rate=Decimal("5.005")), MoneyError),
        (Payment("ก", rate=Decimal(5), tax=Decimal(6)), OfficeError),
        (None, OfficeError),
    ],
)
def test_what_cannot_be_paid_is_refused_on_paper_and_in_the_worksheet(
    sitting: Sitting, look: Look, paid: Payment | None, error: type[OfficeError]
) -> None:
    sheet = PaySheet(sitting, (paid,) if paid else ())
    with pytest.raises(error):
        pay_sheet(sheet, look)
    with pytest.raises(error):
        pay_workbook(sheet)


def test_the_worksheet_reckons_what_the_paper_says(sheet: PaySheet) -> None:
    written = openpyxl.load_workbook(io.BytesIO(pay_workbook(sheet))).worksheets[0]
    cached = openpyxl.load_workbook(io.BytesIO(pay_workbook(sheet)), data_only=True).worksheets[0]
    found = 0
    for row in written.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                found += 1
                assert cached[cell.coordinate].value == pytest.approx(reckoned(written, cell.value))
    assert found == len(PAYMENTS) * 3 + 5
    assert cached["H5"].value == pytest.approx(float(sheet.total))
    assert cached["J5"].value == pytest.approx(float(sheet.total - sheet.tax))
    assert written["F2"].number_format == "#,##0.00"


def reckoned(sheet: object, formula: str) -> float:
    """Reckon one of our formulas: a sum of a column, or two cells with a sign between them."""

    def value(place: str) -> float:
        held = sheet[place].value  # type: ignore[index]
        return reckoned(sheet, held) if isinstance(held, str) else held

    summed = re.fullmatch(r"=SUM\(([A-Z]+)(\d+):\1(\d+)\)", formula)
    if summed:
        rows = range(int(summed[2]), int(summed[3]) + 1)
        return sum(value(f"{summed[1]}{row}") for row in rows)
    first, sign, second = re.fullmatch(r"=([A-Z]+\d+)([*+-])([A-Z]+\d+)", formula).groups()  # type: ignore[union-attr]
    left, right = value(first), value(second)
    return {"*": left * right, "+": left + right, "-": left - right}[sign]


def test_a_name_that_looks_like_a_formula_stays_a_name(sitting: Sitting) -> None:
    paid = Payment('=HYPERLINK("http://example.com","x")', "@กรรมการ", Decimal(5), note="+1")
    written = openpyxl.load_workbook(io.BytesIO(pay_workbook(PaySheet(sitting, (paid,)))))
    cells = [written.worksheets[0][place] for place in ("B2", "C2", "M2")]
    assert [cell.value for cell in cells] == [paid.name, paid.role, paid.note]
    assert {cell.data_type for cell in cells} == {"s"}
