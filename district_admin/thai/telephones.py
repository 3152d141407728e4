"""Telephone numbers as official papers print them: 0 5499 9104 ต่อ 12, 08 1234 5678.

Numbers are kept as they were typed or imported; what a person reads has this one form, whatever was
typed. The spaces in it are no-break spaces, so a number and its extension stay on one line. What is
no Thai number (191, a number abroad, one that lacks a digit) stays as it was typed: to group it
would make it look right.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from district_admin.thai.normalise import NBSP
from district_admin.thai.numerals import to_arabic_digits

_D: Final = "[0-9๐-๙]"
_PARTED: Final = re.compile(
    rf"\s*(?:[,;|\n]|/(?=\s*[0๐(+])|\s/\s|และ|หรือ)\s*|\s{{2,}}|(?<={_D}{{7}})\s+(?=[0๐])"
)
_EXTENSION: Final = re.compile(rf"\s*(?:ต่อ|กด|ext\.?|x|#)\s*({_D}[^ก-๎]*)$", re.IGNORECASE)
_WRITTEN: Final = re.compile(rf"[+(]?{_D}[0-9๐-๙\s().–-]*")
_LAST_LINE: Final = re.compile(rf"(.*{_D})\s*(?:[-–]|ถึง)\s*({_D}{{1,4}})")
_EXTENSION_ALONE: Final = re.compile(rf"{_D}{{1,5}}")
_MOBILE: Final = re.compile("0[689][0-9]{8}")
_LANDLINE: Final = re.compile("0[2-57][0-9]{7}")
_LONGEST: Final = 30  # letters of one number, whatever it is
_NOT_DIGITS: Final = re.compile(f"(?!{_D}).", re.DOTALL)


def shown_telephones(text: str) -> str:
    """Return the numbers of a text as they are shown, one after the other: 0 5499 9104, 191."""
    return ", ".join(each_telephone(text))


@lru_cache(maxsize=4_000)
def each_telephone(text: str) -> tuple[str, ...]:
    """Return the numbers of a text one by one, each as it is shown; digits stay Thai or Arabic."""
    return tuple(_shown(part) for part in _parts(text))


def without_mobiles(text: str) -> str:
    """Return the numbers of a text that are no mobile ones, as they were typed."""
    return ", ".join(part for part in _parts(text) if not _is_mobile(part))


def _is_mobile(part: str) -> bool:
    extension = _EXTENSION.search(part)
    shown = _grouped((part[: extension.start()] if extension else part).strip())
    return _MOBILE.fullmatch(to_arabic_digits(shown.replace(NBSP, ""))) is not None


def _parts(text: str) -> Sequence[str]:
    parts: list[str] = []
    for part in _PARTED.split(text.strip()):
        if parts and _EXTENSION_ALONE.fullmatch(part) and _EXTENSION.search(parts[-1]):
            parts[-1] += f",{part}"  # ต่อ 101, 102: another extension of the same number
        elif part:
            parts.append(part)
    return parts


def _shown(part: str) -> str:
    extension = _EXTENSION.search(part)
    number = (part[: extension.start()] if extension else part).strip()
    shown = _grouped(number) or _with_last_line(number)
    if not shown:
        whole = " ".join(part.split())
        short = len(whole) <= _LONGEST and _WRITTEN.match(whole)
        return whole.replace(" ", NBSP) if short else whole
    return shown + (f"{NBSP}ต่อ{NBSP}{NBSP.join(extension[1].split())}" if extension else "")


def _with_last_line(number: str) -> str:
    """Return the first and the last of a row of lines: 0 2280 1234-6."""
    lines = _LAST_LINE.fullmatch(number)
    first = _grouped(lines[1]) if lines else ""
    return f"{first}-{lines[2]}" if lines and first else ""


def _grouped(main: str) -> str:
    """Return the digits of a whole number in groups; an empty text if they are none."""
    if not _WRITTEN.fullmatch(main):
        return ""
    digits = _NOT_DIGITS.sub("", main)
    if main.startswith(("+66", "(+66", "+๖๖")):
        digits = "0" + digits[2:].removeprefix("0")
    arabic = to_arabic_digits(digits)
    if _MOBILE.fullmatch(arabic):
        return NBSP.join((digits[:2], digits[2:6], digits[6:]))
    if _LANDLINE.fullmatch(arabic):
        return NBSP.join((digits[:1], digits[1:5], digits[5:]))
    return ""
