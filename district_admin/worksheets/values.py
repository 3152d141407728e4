"""What the value of a cell means to the office: text, number, yes or no, name, e-mail, postcode.

Each function returns a `Reading`: the value, or a problem in words the officer can act on, and a
note whenever the value is not what stood in the cell but what it was taken for. Nothing is
corrected silently, and an empty cell is neither a value nor a problem. Telephone numbers, codes
and dates have modules of their own.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final, Generic, TypeVar

from district_admin.texts import _
from district_admin.thai.names import PersonName, split_name
from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import to_arabic_digits
from district_admin.worksheets.model import Cell

Value = TypeVar("Value")

_ERRORS: Final = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#FIELD!", "#GETTING_DATA", "#BUSY!", "#CONNECT!", "#UNKNOWN!", "#BLOCKED!", "#PYTHON!"),
        *("#EXTERNAL!", "#TIMEOUT!"),
    )
)
_NOTHING: Final = frozenset(
    (
        *("", "-", "–", "—", "--", "ไม่มี", "ไม่ระบุ", "n/a", "n.a.", "ไม่มีข้อมูล", "ไม่ทราบ"),
        *("ไม่ทราบข้อมูล", "ไม่ได้ระบุ", "ยังไม่ระบุ", "null", "none"),
    )
)
_KEPT_FROM_EXCEL: Final = re.compile(r"""=\s*"([^"]*)"|['’‘`]+([0-9][^'’‘`]*)""")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}"
)
_NAME_AMONG_OTHERS: Final = re.compile(r"[ก-ฮ]{2}")
_BETWEEN: Final = re.compile(r"[\s,;/|]+|และ|หรือ")
_TRICKS: Final = frozenset("='’‘`")
_LONGEST_WHOLE: Final = 15  # digits, as Excel keeps them
_SHOWN_LETTERS: Final = 40


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What was made of a cell: a value, nothing, or a problem."""

    value: Value | None = None
    problem: str = ""
    """Why there is no value although the cell is not empty, in Thai."""
    note: str = ""
    """How the value differs from what was written, in Thai; empty if it does not."""


def shown(cell: Cell) -> str:
    """Return a cell as it is quoted in a sentence, shortened if it is long."""
    text = " ".join(written(cell).split())
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]}…"


def written(cell: Cell) -> str:
    """Return a cell as a text: whole numbers without .0, dates as day/month/year of its own era."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ใช่" if cell else "ไม่ใช่"  # kept as data, so Thai whatever the screens speak
    if isinstance(cell, datetime | date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, time):
        return f"{cell.hour:02d}:{cell.minute:02d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def typed(cell: Cell) -> str:
    """Return a cell as a tidy text with Arabic digits; empty for dashes and “ไม่มี”."""
    text = to_arabic_digits(_without_trick(_tidied(written(cell))))
    return "" if is_nothing(text) else text


def is_nothing(text: str) -> bool:
    """Say whether a text only says that there is no value: -, ไม่มี, ไม่ระบุ, n/a."""
    return text.lower() in _NOTHING


def _without_trick(text: str) -> str:
    """Return a text without what keeps Excel from taking its zeros: '0812… and ="0812…"."""
    if text[:1] not in _TRICKS:
        return text
    found = _KEPT_FROM_EXCEL.fullmatch(text)
    return (found[1] or found[2] or "") if found else text


@lru_cache(maxsize=20_000)
def _tidied(text: str) -> str:
    """Return a text normalised; a long list says the same few thousand things again and again."""
    return normalise(text).strip()


def is_error(cell: Cell) -> bool:
    """Say whether a cell holds the error of a formula, such as #N/A."""
    return isinstance(cell, str) and cell.strip() in _ERRORS


def refuse_error(cell: Cell) -> str:
    """Return the problem of a cell that holds the error of a formula; empty if it does not."""
    if not is_error(cell):
        return ""
    return _("ช่องนี้เป็นสูตรที่ผิดพลาด ({shown}) กรุณาแก้ไขในไฟล์ Excel").format(shown=shown(cell))


def text(cell: Cell) -> Reading[str]:
    """Return a cell as a text in the one way it is stored; gaps of any width become one space.

    A date is a problem: Excel has turned a house number such as 5/2 into it; so is TRUE, which
    says nothing without its heading.
    """
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    if isinstance(cell, date | time):
        message = _("Excel แปลงข้อความในช่องนี้เป็นวันที่หรือเวลา ({shown}) กรุณาพิมพ์ใหม่โดยตั้งช่องเป็นข้อความ")
        return Reading(problem=message.format(shown=shown(cell)))
    if isinstance(cell, bool):
        message = _("ช่องนี้เป็นค่าจริง/เท็จของ Excel ({shown}) ไม่ใช่ข้อความ กรุณาพิมพ์เป็นข้อความ")
        return Reading(problem=message.format(shown="TRUE" if cell else "FALSE"))
    return Reading(" ".join(_without_trick(_tidied(written(cell))).split()) or None)


def number(cell: Cell) -> Reading[int | float]:
    """Return a number, from either digits and with or without thousands commas."""
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return _of_usual_size(cell, int(cell) if cell == int(cell) else cell)
    digits = typed(cell).replace(" ", "")
    if not digits:
        return Reading()
    if isinstance(cell, str) and _NUMBER.fullmatch(digits):
        plain = digits.replace(",", "")
        # thousands of digits are none that int() reads; float() tells of them as well
        return _of_usual_size(
            cell, float(plain) if "." in plain or len(plain) > _LONGEST_WHOLE else int(plain)
        )
    message = _("“{shown}” ไม่ใช่ตัวเลข กรุณาพิมพ์เฉพาะตัวเลข")
    return Reading(problem=message.format(shown=shown(cell)))


def _of_usual_size(cell: Cell, value: float) -> Reading[int | float]:
    """Return a number, or the problem of one that is greater than the database keeps exactly."""
    if abs(value) < 10**_LONGEST_WHOLE:
        return Reading(value)
    message = _("“{shown}” เป็นตัวเลขที่ยาวเกินไป กรุณาตรวจสอบ")
    return Reading(problem=message.format(shown=shown(cell)))


def no_surname() -> str:
    """Return the note of a name without a surname."""
    return _("ไม่มีนามสกุล")


def person_name(cell: Cell) -> Reading[PersonName]:
    """Return a person's name in its parts, the title or rank parted from it."""
    tidy = typed(cell)
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    if not tidy:
        return Reading()
    parts = split_name(tidy)
    if not isinstance(cell, str) or re.search(r"[0-9@]", tidy):
        message = _("“{shown}” ไม่ใช่ชื่อบุคคล กรุณาตรวจสอบว่าเลือกคอลัมน์ถูกต้อง")
        if _NAME_AMONG_OTHERS.search(tidy):
            message = _("“{shown}” มีตัวเลขหรืออีเมลปนกับชื่อ กรุณาแก้ช่องนี้ให้เหลือเฉพาะชื่อ แล้วนำเข้าอีกครั้ง")
        return Reading(problem=message.format(shown=shown(cell)))
    if not parts.first:
        message = _("“{shown}” ไม่มีชื่อตัว กรุณาพิมพ์ชื่อให้ครบ")
        return Reading(problem=message.format(shown=shown(cell)))
    return Reading(parts, note="" if parts.last else no_surname())


def emails(cell: Cell) -> Reading[tuple[str, ...]]:
    """Return the e-mail addresses of a cell, their domains in small letters."""
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    found: list[str] = []
    for part in filter(None, _BETWEEN.split(typed(cell))):
        address = part.strip("<>().").removeprefix("mailto:")
        if not _EMAIL.fullmatch(address) or ".." in address:
            message = _("“{shown}” ไม่ใช่อีเมลที่ถูกต้อง ตัวอย่างที่ถูกต้องคือ school@example.go.th")
            return Reading(problem=message.format(shown=shown(part)))
        name, _at, domain = address.partition("@")
        found.append(f"{name}@{domain.lower()}")
    return Reading(tuple(dict.fromkeys(found)) or None)


def postcode(cell: Cell) -> Reading[str]:
    """Return a postcode of five digits, the first two a province of Thailand (10 to 96)."""
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    digits = typed(cell).replace(" ", "").removesuffix(".0")
    if not digits:
        return Reading()
    if re.fullmatch("[1-9][0-9]{4}", digits) and 10 <= int(digits[:2]) <= 96:
        return Reading(digits)
    if re.fullmatch("[0-9]{5}", digits):
        message = _("ไม่มีรหัสไปรษณีย์ “{shown}” ในประเทศไทย กรุณาตรวจสอบ")
        return Reading(problem=message.format(shown=shown(cell)))
    message = _("รหัสไปรษณีย์ “{shown}” ใช้ไม่ได้ ต้องเป็นเลข 5 หลัก กรุณาตรวจสอบ")
    return Reading(problem=message.format(shown=shown(cell)))
