"""Whether a PDF that came from outside will be readable in twenty years: a light look at it.

It is opened, and what it says of itself is read (XMP, `pdfaid`). Rejected: proving PDF/A (a
validator of its own, in Java, for a note that changes nothing: a scan is kept as it was signed).
"""

import re
from enum import StrEnum
from typing import Final

import pypdfium2

from district_admin.documents.pdfium import PDFIUM

_HEAD: Final = 1024  # bytes in which a PDF says that it is one
_PASSWORD_WANTED: Final = 4  # FPDF_ERR_PASSWORD
_CLAIM: Final = re.compile(
    rb"""pdfaid:part(?:>|\s*=\s*["'])\s*([1-4])(?:.{0,400}?pdfaid:conformance(?:>|\s*=\s*["'])\s*([ABUEFabuef]))?""",
    re.DOTALL,
)


class Condition(StrEnum):
    """What a file is that should be a PDF."""

    WHOLE = "whole"
    LOCKED = "locked"
    BROKEN = "broken"
    OTHER = "other"


def condition_of(data: bytes) -> Condition:
    """Return whether a file is a PDF with pages, asks for a password, is broken, or no PDF."""
    if b"%PDF-" not in data[:_HEAD]:
        return Condition.OTHER
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            is_locked = error.err_code == _PASSWORD_WANTED
            return Condition.LOCKED if is_locked else Condition.BROKEN
        try:
            return Condition.WHOLE if len(document) else Condition.BROKEN
        finally:
            document.close()


def archival_claim(data: bytes) -> str:
    """Return which part of PDF/A a PDF claims to follow, as 2B; nothing if it claims none."""
    found = _CLAIM.search(data)
    return (found[1] + (found[2] or b"")).decode().upper() if found else ""
