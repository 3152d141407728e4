"""What is checked before a record is kept; the same for a typed record and an imported one."""

import re
from typing import Final

from district_admin.errors import OfficeError
from district_admin.texts import _

SCHOOL_CODE_LENGTH: Final = 10
SMIS_CODE_LENGTH: Final = 8
_EMAIL: Final = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")


class RecordIncompleteError(OfficeError):
    """A record lacks a part that it needs, or a part cannot be right; the text says which."""


def check_name(name: str, what: str) -> None:
    """Refuse a record without a name. Raises RecordIncompleteError."""
    if not name:
        raise RecordIncompleteError(_("กรุณากรอก{what}").format(what=what))


def check_email(email: str) -> None:
    """Refuse what cannot be an e-mail address; none is allowed. Raises RecordIncompleteError."""
    if email and not _EMAIL.fullmatch(email):
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
