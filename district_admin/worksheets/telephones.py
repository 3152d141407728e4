"""Telephone numbers as they are typed in lists: dashes, Thai digits, lost zeros, several in a cell.

A number is kept as digits alone, with what must be said after it: `024567890 ต่อ 12`, or the last
of a row of lines, `022801234-6`. Excel drops the first zero of a number; it is put back, with a
note, only where the remaining digits can be nothing else.
"""

import re
from typing import Final

from district_admin.texts import _
from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import Reading, refuse_error, shown, typed

_SEPARATOR: Final = re.compile(r"[,;|]|\n|\s/\s|/(?=\s*[0๐+(])|หรือ|และ|(?<=[0-9])\s{2,}(?=0)")
_LABEL: Final = re.compile(
    r"(?:เบอร์)?(?:โทรศัพท์)?(?:มือถือ|เคลื่อนที่|บ้าน|ที่ทำงาน|สำนักงาน)?(?:โทร|tel|mobile|phone)?"
    r"(?:ศัพท์)?\s*\.?\s*:?\s*",
    re.IGNORECASE,
)
_FAX: Final = re.compile(r"\s*(?:โทรสาร|แฟกซ์|แฟ็กซ์|fax)", re.IGNORECASE)
_FAX_LABEL: Final = re.compile(rf"{_FAX.pattern}\s*[.:]*\s*", re.IGNORECASE)
_BOTH_LABELS: Final = re.compile(
    r"((?:โทรศัพท์|โทร|tel)\.?)\s*(?:/|และ|&|,)\s*(?:โทรสาร|แฟกซ์|แฟ็กซ์|fax)", re.IGNORECASE
)
_EXTENSIONS: Final = re.compile(
    r"(?:ต่อ|กด|ext\.?|x|#)\s*[0-9]{1,5}(?:\s*[,/]\s*[0-9]{1,5}(?![0-9-]))+", re.IGNORECASE
)
_EXTENSION: Final = re.compile(
    r"\s*(?:ต่อ|กด|ext\.?|x|#)\s*([0-9][0-9\x1f\- ]{0,40})$", re.IGNORECASE
)
_COMMA: Final = re.compile(r"\s*[,/]\s*")
_NO_SEPARATOR: Final = "\x1f"
_LAST_LINE: Final = re.compile(r"(.*[0-9])\s*(?:[-–/]|ถึง)\s*([0-9]{1,4})")
_WRITTEN: Final = re.compile(r"[0-9\s\-–—.()+]+")
_MOBILE: Final = re.compile("0[689][0-9]{8}")
_LANDLINE: Final = re.compile("0[2-57][0-9]{7}")
_SHORT: Final = re.compile("1[0-9]{2,3}")
_MOBILE_WITHOUT_ZERO: Final = re.compile("[689][0-9]{8}")
_LANDLINE_WITHOUT_ZERO: Final = re.compile("[2-57][0-9]{7}")
_TWO_NUMBERS: Final = re.compile(r"(0[0-9\-. ]{8,13})\s+(0[0-9\-. ]{8,13})")


def telephones(cell: Cell, *, fax: bool = False) -> Reading[tuple[str, ...]]:
    """Return the telephone numbers of a cell, each once, in their order.

    Numbers that the cell calls fax are left out, or taken alike in a column of `fax` numbers.
    """
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    found: list[str] = []
    notes: list[str] = []
    for part in _parts(typed(cell)):
        if fax:
            part = _FAX_LABEL.sub("", part)
        if _FAX.match(part):
            notes.append(_("ไม่นำหมายเลขโทรสารเข้า: {shown}").format(shown=shown(part)))
            continue
        one, note = _telephone(part)
        if not one:
            message = _("หมายเลขโทรศัพท์ “{shown}” ใช้ไม่ได้ กรุณาตรวจสอบจำนวนหลัก")
            return Reading(problem=message.format(shown=shown(part)))
        found.append(one)
        notes.extend(filter(None, (note,)))
    return Reading(tuple(dict.fromkeys(found)) or None, note=" ".join(dict.fromkeys(notes)))


def _parts(text: str) -> list[str]:
    """Return the numbers of a cell apart; the extensions of one number stay with it."""
    text = _BOTH_LABELS.sub(r"\1", text)
    text = _EXTENSIONS.sub(lambda found: _COMMA.sub(_NO_SEPARATOR, found[0]), text)
    parts: list[str] = []
    for part in _SEPARATOR.split(text):
        two = _TWO_NUMBERS.fullmatch(part.strip())
        parts.extend((two[1], two[2]) if two and _telephone(two[1])[0] else (part,))
    return [part.strip() for part in parts if part.strip(" .-")]


def _telephone(part: str) -> tuple[str, str]:
    """Return one number as it is kept, and a note; an empty text if it is none."""
    label = _LABEL.match(part)
    number = part[label.end() :] if label else part
    suffix = ""
    if extension := _EXTENSION.search(number):
        number = number[: extension.start()]
        suffix = f" ต่อ {extension[1].strip(' -').replace(_NO_SEPARATOR, ',')}"
    digits, note = _main(number)
    if digits or suffix:
        return (digits + suffix if digits else ""), note
    lines = _LAST_LINE.fullmatch(number.strip())
    if lines:
        digits, note = _main(lines[1])
        return (f"{digits}-{lines[2]}" if digits else ""), note
    return "", ""


def _main(number: str) -> tuple[str, str]:
    """Return the digits of a whole number, and a note if a zero was put before them."""
    if not _WRITTEN.fullmatch(number):
        return "", ""
    international = number.strip().startswith(("+66", "(+66", "66")) or "(66)" in number
    digits = re.sub(r"[^0-9]", "", re.sub(r"\.0$", "", number.strip()))
    if international and len(digits) > 9:
        digits = "0" + digits.removeprefix("66").removeprefix("0")
    if any(kind.fullmatch(digits) for kind in (_MOBILE, _LANDLINE, _SHORT)):
        return digits, ""
    if _MOBILE_WITHOUT_ZERO.fullmatch(digits) or _LANDLINE_WITHOUT_ZERO.fullmatch(digits):
        return f"0{digits}", _("เติมเลข 0 ที่หายไปหน้าหมายเลขโทรศัพท์")
    return "", ""
