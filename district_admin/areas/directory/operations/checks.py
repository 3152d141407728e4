"""What is checked before a record is kept; the same for a typed record and an imported one."""

import re
from typing import Final

from district_admin.areas.directory.model.keys import tidy
from district_admin.errors import OfficeError
from district_admin.texts import _

SCHOOL_CODE_LENGTH: Final = 10
SMIS_CODE_LENGTH: Final = 8
_BETWEEN_EMAILS: Final = re.compile(r"[,;\s]+")
_EMAIL: Final = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")


class RecordIncompleteError(OfficeError):
    """A record lacks a part that it needs, or a part cannot be right; the text says which."""


class RecordMergedError(OfficeError):
    """A record lives on in another, so that it cannot come back on its own."""

    def __init__(self, into: str) -> None:
        super().__init__(
            _("รายการนี้รวมเข้ากับ “{name}” แล้ว จึงนำกลับลำพังไม่ได้ กรุณาเปิดรายการนั้นหรือเลิกทำการรวม").format(
                name=into
            )
        )


def check_name(name: str, what: str) -> None:
    """Refuse a record without a name. Raises RecordIncompleteError."""
    if not name:
        raise RecordIncompleteError(_("กรุณากรอก{what}").format(what=what))


def emails_of(typed: str) -> list[str]:
    """Return the e-mail addresses of a text, parted by commas, semicolons or spaces."""
    return [part for part in _BETWEEN_EMAILS.split(typed) if part]


def tidy_emails(typed: str) -> str:
    """Return e-mail addresses as they are kept: a@example.go.th, b@example.go.th."""
    return ", ".join(dict.fromkeys(emails_of(tidy(typed))))


def check_email(typed: str) -> None:
    """Refuse what cannot be e-mail addresses; none or several may be. Raises RecordIncompleteError.

    Several come from lists, which have two in a cell as often as not.
    """
    for email in emails_of(typed):
        if not _EMAIL.fullmatch(email):
            raise RecordIncompleteError(
                _("อีเมล “{email}” ไม่ถูกต้อง กรุณาพิมพ์เช่น school@example.go.th").format(email=email)
            )


def check_code(code: str, length: int, what: str) -> None:
    """Refuse a code without the right count of digits. Raises RecordIncompleteError."""
    if code and not (code.isascii() and code.isdigit() and len(code) == length):
        raise RecordIncompleteError(
            _("{what} “{code}” ไม่ถูกต้อง ต้องเป็นตัวเลข {length} หลัก").format(
                what=what, code=code, length=length
            )
        )
