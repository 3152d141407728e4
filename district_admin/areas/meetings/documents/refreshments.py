"""What the memo ขออนุมัติเบิกค่าอาหารว่างและเครื่องดื่ม says before the officer edits it (7.2).

It fills an ordinary memo, which is then numbered, signed and kept like any other, as the directory
does for base data; the estimate is in its text, a clause a line. Rates and the rule they rest on
are the officer's. Rejected: rates known here (they are changed by circular, and offices differ in
what counts as a private place), and the estimate as a table beside it (it would say the clauses
again).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.documents.form_model import Letterhead
from district_admin.thai.money import baht_text, money_in_figures_and_words

Content = dict[str, object]

SNACK: Final = "ค่าอาหารว่างและเครื่องดื่ม"
MEAL: Final = "ค่าอาหาร"
_PAPERS: Final = "หนังสือเชิญประชุม ระเบียบวาระการประชุม และบัญชีลงชื่อผู้มาประชุม"


@dataclass(frozen=True, slots=True)
class Catering:
    """One line of the estimate: what, for how many, how many times, at what rate in baht."""

    what: str
    people: int
    times: int
    rate: Decimal

    @property
    def amount(self) -> Decimal:
        """What it comes to."""
        return self.rate * self.people * self.times


@dataclass(frozen=True, slots=True)
class CateringRequest:
    """What is asked for one meeting; `budget` names the money, `rule` what the rates rest on.

    `made_of` says of whom the number of people is made up.
    """

    sitting: Sitting
    lines: tuple[Catering, ...]
    budget: str = ""
    rule: str = ""
    made_of: str = ""

    @property
    def total(self) -> Decimal:
        """What it comes to in all."""
        return sum((each.amount for each in self.lines), Decimal(0))

    @property
    def whats(self) -> str:
        """What is asked for, each thing once: ค่าอาหารว่างและเครื่องดื่ม และค่าอาหาร."""
        names = list(dict.fromkeys(each.what for each in self.lines)) or [SNACK]
        return " และ".join(filter(None, (" ".join(names[:-1]), names[-1])))


def refreshments_memo(request: CateringRequest, letterhead: Letterhead) -> Content:
    """Return the fields of the memo (style a). Raises MoneyError for amounts that are no money."""
    _check(request)
    sitting = request.sitting
    group = letterhead.group_name or "กลุ่มอำนวยการ"
    when = " ".join(filter(None, (sitting.moment, sitting.where)))
    budget = f" โดยเบิกจ่ายจาก{request.budget}" if request.budget else ""
    rule = f" ทั้งนี้ เป็นไปตาม{request.rule}" if request.rule else ""
    made_of = f"จำนวนคนดังกล่าวประกอบด้วย {request.made_of}\n" if request.made_of else ""
    return {
        "subject": f"ขออนุมัติเบิก{request.whats} {sitting.name}",
        "style": "a",
        "cause": f"ด้วย{letterhead.office_name} กำหนดจัด{sitting.name} {when}".strip(),
        "purpose": (
            f"ในการนี้ {group}ขออนุมัติเบิก{request.whats} สำหรับผู้เข้าร่วมประชุม ดังนี้\n"
            f"{_clauses(request)}\n{made_of}"
            f"รวมเป็นเงินทั้งสิ้น {money_in_figures_and_words(request.total)}{budget}{rule} "
            f"พร้อมนี้ได้แนบ{_PAPERS} มาเพื่อประกอบการพิจารณา"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
    }


def made_up_of(coming: int, substitutes: int, staff: int, reserve: int) -> str:
    """Return of whom the number of people is made up, without those that are none."""
    parts = (
        ("ผู้เข้าร่วมประชุม", coming),
        ("ผู้แทน", substitutes),
        ("เจ้าหน้าที่", staff),
        ("สำรอง", reserve),
    )
    return " ".join(f"{what} {count:,} คน" for what, count in parts if count)


def _check(request: CateringRequest) -> None:
    for each in request.lines:
        for amount in (each.rate, each.amount):
            baht_text(amount)


def _clauses(request: CateringRequest) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(_lines(request), start=1))


def _lines(request: CateringRequest) -> Iterator[str]:
    for each in request.lines:
        yield (
            f"{each.what} จำนวน {each.people:,} คน {each.times} มื้อ มื้อละ {_figures(each.rate)} บาท "
            f"เป็นเงิน {_figures(each.amount)} บาท"
        )


def _figures(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")
