"""What a telephone dials for a number that a paper or page shows."""

import re
from typing import Final

from district_admin.thai.numerals import to_arabic_digits

_EXTENSION: Final = re.compile(r"\s*(?:ต่อ|ext\.?|#|-\s*\d{1,4}$|ถึง)", re.IGNORECASE)
_NOT_DIGITS: Final = re.compile(r"\D+")
_MOBILE: Final = ("06", "08", "09")
_SHORTEST, _LONGEST_SHORT = 3, 4  # 191, 1579


def dialled(number: str) -> str:
    """Return the `tel:` address of a number, or an empty text where it cannot be told.

    Of a range (0 7461 3025-6) it is the first; an extension is left to the caller.
    """
    written = to_arabic_digits(number).strip()
    main = _EXTENSION.split(written, maxsplit=1)[0]
    digits = _NOT_DIGITS.sub("", main)
    if main.startswith("+66"):
        digits = "0" + digits.removeprefix("66")
    if _SHORTEST <= len(digits) <= _LONGEST_SHORT:
        return f"tel:{digits}"
    length = 10 if digits.startswith(_MOBILE) and len(digits) >= 10 else 9
    if not digits.startswith("0") or len(digits) < length:
        return ""
    return f"tel:+66{digits[1:length]}"
