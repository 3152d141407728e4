"""The proof of payment of meeting allowances and travel (หลักฐานการจ่ายเงิน, official-documents 7.1).

Rates and taxes are what the officer gives: no law of allowances is known here, and ours would be
out of date. Columns that nobody has anything in are left out, their room goes to the names. Money
is counted in Decimal. Rejected: a rate per role with the chair's quarter more reckoned here (7.1:
it holds only for bodies of the decree).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sheets import (
    CELL_PT,
    DOTS,
    LYING,
    SheetColumn,
    centred,
    sheet_table,
    to_sign,
    whole,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, Paragraph, Row, Run, Table
from district_admin.documents.text_width import width_cm
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.money import baht_text, money_in_figures_and_words

TITLE: Final = "หลักฐานการจ่ายเงิน"
SIGNATURE: Final = "ลายมือชื่อผู้รับเงิน"
_ROW_CM: Final = 1.0  # 0.9 at the least to sign in
_NAME_HEADING: Final = "ชื่อ – สกุล"
_SUM: Final = "รวม"
_BESIDE_FIGURES_CM: Final = 0.3
_LEAST_CM: Final = 1.5


@dataclass(frozen=True, slots=True)
class Payment:
    """What one person is paid: `rate` baht for each of `times`, travel, less the tax withheld."""

    name: str
    role: str = ""
    rate: Decimal = Decimal(0)
    times: int = 1
    travel: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)
    note: str = ""

    @property
    def fee(self) -> Decimal:
        """The meeting allowance."""
        return self.rate * self.times

    @property
    def total(self) -> Decimal:
        """Allowance and travel."""
        return self.fee + self.travel

    @property
    def net(self) -> Decimal:
        """What is handed over."""
        return self.total - self.tax


@dataclass(frozen=True, slots=True)
class Signer:
    """Who certifies or pays; what is not known is left to be written."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class PaySheet:
    """A proof of payment for one meeting; `budget` says from which money it is paid."""

    sitting: Sitting
    payments: tuple[Payment, ...]
    budget: str = ""
    certifier: Signer = Signer()
    payer: Signer = Signer()

    @property
    def title(self) -> str:
        """What it is the proof of: allowances, travel, or both."""
        parts = ["ค่าเบี้ยประชุม"] if any(each.fee for each in self.payments) else []
        if any(each.travel for each in self.payments) or not parts:
            parts.append("ค่าพาหนะ")
        return f"{TITLE}{'และ'.join(parts)}{self.sitting.joined}"

    @property
    def total(self) -> Decimal:
        """What all are paid, tax included."""
        return sum((each.total for each in self.payments), Decimal(0))

    @property
    def tax(self) -> Decimal:
        """What is withheld of it."""
        return sum((each.tax for each in self.payments), Decimal(0))


@dataclass(frozen=True, slots=True)
class PayColumn:
    """A column of money: its place on the sheet, and what stands in it for a person."""

    heading: str
    width_cm: float
    amount: Callable[[Payment], Decimal]


def money_columns(sheet: PaySheet) -> tuple[PayColumn, ...]:
    """Return the columns of money that this sheet has, from left to right, after the rate."""
    has_fee = any(each.fee for each in sheet.payments)
    has_travel = any(each.travel for each in sheet.payments)
    columns = [
        (has_fee, PayColumn("เบี้ยประชุม (บาท)", 1.9, lambda each: each.fee)),
        (has_travel or not has_fee, PayColumn("ค่าพาหนะ (บาท)", 1.8, lambda each: each.travel)),
        (has_fee and has_travel, PayColumn("รวม (บาท)", 1.9, lambda each: each.total)),
        (bool(sheet.tax), PayColumn("หักภาษี ณ ที่จ่าย", 1.7, lambda each: each.tax)),
        (bool(sheet.tax), PayColumn("รับสุทธิ (บาท)", 1.9, lambda each: each.net)),
    ]
    return tuple(column for is_there, column in columns if is_there)


def pay_sheet(sheet: PaySheet, look: Look) -> Document:
    """Return the proof of payment, with a cell to sign in for each who is paid.

    Raises MoneyError or OfficeError for amounts that cannot be paid.
    """
    check_amounts(sheet)
    columns, has_rate = money_columns(sheet), _has_rate(sheet)
    rows: list[tuple[str, ...]] = [
        (
            str(number),
            each.name,
            each.role,
            *((_figures(each.rate, sheet), str(each.times)) if has_rate else ()),
            *(_figures(column.amount(each), sheet) for column in columns),
            *("", "", each.note),
        )
        for number, each in enumerate(sheet.payments, start=1)
    ]
    sums = (
        *("", _SUM, ""),
        *(("", "") if has_rate else ()),
        *(_figures(_sum(sheet, column), sheet) for column in columns),
        *("", "", ""),
    )
    blocks: list[Block] = [
        *_head(sheet, look),
        sheet_table(
            _columns(columns, has_rate, (*rows, sums), look),
            *(rows, look),
            least_cm=_ROW_CM,
            sums=sums,
        ),
        *_tail(sheet, look),
    ]
    return look.document(f"{sheet.title} {sheet.sitting.numbered}", blocks, LYING, CELL_PT)


def check_amounts(sheet: PaySheet) -> None:
    """Raise MoneyError or OfficeError for an amount that cannot be paid."""
    if not sheet.payments:
        raise OfficeError(_("ยังไม่มีผู้รับเงิน กรุณาเพิ่มรายชื่อก่อนทำหลักฐานการจ่าย"))
    for each in sheet.payments:
        for amount in (each.rate, each.travel, each.tax, each.total):
            baht_text(amount)
        if each.tax > each.total:
            message = _("ภาษีหัก ณ ที่จ่ายของ{name} มากกว่าจำนวนเงินที่จ่าย กรุณาตรวจสอบจำนวนเงิน")
            raise OfficeError(message.format(name=each.name))
    baht_text(sheet.total)


def _has_rate(sheet: PaySheet) -> bool:
    return any(each.fee for each in sheet.payments)


def _sum(sheet: PaySheet, column: PayColumn) -> Decimal:
    return sum((column.amount(each) for each in sheet.payments), Decimal(0))


def _figures(amount: Decimal, sheet: PaySheet) -> str:
    """Return an amount as the sheet's columns have it: satang only where someone has any."""
    if not amount:
        return "-"
    return f"{amount:,.0f}" if _is_whole(sheet) else f"{amount:,.2f}"


def _is_whole(sheet: PaySheet) -> bool:
    amounts = [amount for each in sheet.payments for amount in (each.rate, each.travel, each.tax)]
    return not any(amount % 1 for amount in amounts)


def _columns(
    money: Sequence[PayColumn], has_rate: bool, rows: Sequence[Sequence[str]], look: Look
) -> list[SheetColumn]:
    """Return the columns; no number is broken, and the names have what the others leave."""
    columns = [
        SheetColumn("ลำดับที่", 1.2, "center"),
        SheetColumn(_NAME_HEADING, 4.0, names=True),
        SheetColumn("ตำแหน่ง", 2.4),
        *(
            (SheetColumn("อัตรา (บาท)", 1.7, "right"), SheetColumn("จำนวน ครั้ง", 1.4, "center"))
            if has_rate
            else ()
        ),
        *(SheetColumn(each.heading, each.width_cm, "right") for each in money),
        SheetColumn(SIGNATURE, 3.1),
        SheetColumn("วันเดือนปี ที่รับเงิน", 2.0),
        SheetColumn("หมายเหตุ", 1.7),
    ]
    for at, each in enumerate(columns):
        if each.align == "right":
            widest = max(width_cm(whole(row[at], look), CELL_PT, bold=True) for row in rows)
            columns[at] = replace(each, width_cm=max(each.width_cm, widest + _BESIDE_FIGURES_CM))
    spare = LYING.text_width_cm - sum(each.width_cm for each in columns)
    shares = {1: 0.5, 2: 0.3, len(columns) - 3: 0.2}
    return [
        replace(each, width_cm=round(max(each.width_cm + spare * shares[at], _LEAST_CM), 3))
        if at in shares
        else each
        for at, each in enumerate(columns)
    ]


def _head(sheet: PaySheet, look: Look) -> Iterator[Paragraph]:
    sitting = sheet.sitting
    yield from centred(sheet.title, look, LYING, bold=True, size_pt=18.0)
    when = "  ".join(filter(None, (sitting.numbered, sitting.moment, sitting.where)))
    yield from centred(when, look, LYING)
    yield from centred(f"ส่วนราชการ  {look.letterhead.office_name}", look, LYING)
    if sheet.budget:
        yield from centred(f"งบประมาณ  {sheet.budget}", look, LYING)


def _tail(sheet: PaySheet, look: Look) -> Iterator[Block]:
    texts = [f"รวมเป็นเงินทั้งสิ้น {money_in_figures_and_words(sheet.total)}"]
    if sheet.tax:
        net = money_in_figures_and_words(sheet.total - sheet.tax)
        texts.append(f"หักภาษี ณ ที่จ่าย {_figures(sheet.tax, sheet)} บาท คงจ่ายสุทธิ {net}")
    for number, text in enumerate(texts):
        before = 0.0 if number else 6.0
        run = Run(whole(text, look), bold=True)
        yield Paragraph((run,), before_pt=before, keep_with_next=True, role="sum")
    certified = Run("ขอรับรองว่าผู้มีรายชื่อข้างต้นได้มาประชุมจริง")
    yield Paragraph((certified,), before_pt=4.0, keep_with_next=True)
    sides = (
        _signed("ผู้รับรอง", sheet.certifier, look, "เลขานุการ"),
        _signed("ผู้จ่ายเงิน", sheet.payer, look, ""),
    )
    half = LYING.text_width_cm / 2
    yield Table((half, half), (Row(tuple(map(tuple, sides))),), borders=False)


def _signed(as_what: str, signer: Signer, look: Look, usual_post: str) -> Iterator[Paragraph]:
    texts = (
        *to_sign(signer.name, as_what),
        f"ตำแหน่ง {whole(signer.post, look) or usual_post or DOTS}",
        "วันที่............/..................../............",
    )
    for number, text in enumerate(texts):
        yield Paragraph((Run(text),), align="center", before_pt=0.0 if number else 14.0)
