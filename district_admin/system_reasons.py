"""Why the system refused a file, in a few Thai words to stand inside a sentence.

By the number of the error, not by its text: that comes in the language of the computer. Windows'
own number goes first, for one errno of it stands for many (5, 19, 21 and 32 are all "permission
denied"). Rejected: Babel or the C library's catalogue (neither has these texts in Thai).
"""

import errno
from typing import Final

from district_admin.texts import N_, _

_DENIED: Final = N_("ไม่มีสิทธิ์เข้าถึง")
_FULL: Final = N_("พื้นที่ในที่เก็บไม่พอ")
_READ_ONLY: Final = N_("ที่เก็บนี้อ่านได้อย่างเดียว")
_NOT_THERE: Final = N_("ไม่พบไฟล์หรือโฟลเดอร์")
_THERE: Final = N_("มีไฟล์หรือโฟลเดอร์ชื่อนี้อยู่แล้ว")
_TOO_LONG: Final = N_("ชื่อหรือที่อยู่ของไฟล์ยาวเกินไป")
_WRONG_NAME: Final = N_("ที่เก็บนี้ไม่รับชื่อหรือคำสั่งนี้")
_BAD: Final = N_("อ่านหรือเขียนที่เก็บไม่ได้ ที่เก็บอาจเสียหาย")
_IN_USE: Final = N_("โปรแกรมอื่นเปิดไฟล์นี้อยู่")
_NOT_READY: Final = N_("ไม่พบแผ่นหรือไดรฟ์ อาจถูกถอดออก")
_NOT_EMPTY: Final = N_("โฟลเดอร์ไม่ว่าง")
_NO_NET: Final = N_("ติดต่อไดรฟ์ของเครือข่ายไม่ได้")

_BY_NAME: Final = {
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": N_("ไฟล์ใหญ่เกินที่ที่เก็บนี้รับได้"),
    "EROFS": _READ_ONLY,
    "ENOENT": _NOT_THERE,
    "EEXIST": _THERE,
    "ENAMETOOLONG": _TOO_LONG,
    "EINVAL": _WRONG_NAME,
    "EISDIR": N_("ชื่อนี้เป็นโฟลเดอร์ ไม่ใช่ไฟล์"),
    "ENOTDIR": N_("ชื่อนี้เป็นไฟล์ ไม่ใช่โฟลเดอร์"),
    "ENOTEMPTY": _NOT_EMPTY,
    "EIO": _BAD,
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "ENODEV": _NOT_READY,
    "ENXIO": _NOT_READY,
    "ENOMEDIUM": _NOT_READY,
    "EMFILE": N_("เปิดไฟล์ไว้พร้อมกันมากเกินไป"),
    "ENFILE": N_("เปิดไฟล์ไว้พร้อมกันมากเกินไป"),
    "ELOOP": N_("ทางลัดวนกลับมาที่เดิม"),
    "EXDEV": N_("ย้ายข้ามไดรฟ์ไม่ได้"),
    "ENOMEM": N_("หน่วยความจำไม่พอ"),
    "ENOTSUP": N_("ที่เก็บนี้ทำเช่นนี้ไม่ได้"),
    "ESTALE": _NO_NET,
    "ETIMEDOUT": _NO_NET,
    "EHOSTDOWN": _NO_NET,
    "EHOSTUNREACH": _NO_NET,
    "ENETUNREACH": _NO_NET,
}
"""By the names of errno: not every system has all of them."""

_BY_ERRNO: Final = {
    number: text for name, text in _BY_NAME.items() if (number := getattr(errno, name, None))
}

_BY_WINDOWS: Final = {
    2: _NOT_THERE,
    3: _NOT_THERE,
    5: _DENIED,
    19: _READ_ONLY,  # the medium is write-protected
    21: _NOT_READY,
    23: _BAD,  # a wrong check sum
    29: _BAD,
    30: _BAD,
    32: _IN_USE,  # sharing violation
    33: _IN_USE,
    39: _FULL,
    53: _NO_NET,
    64: _NO_NET,
    67: _NO_NET,
    80: _THERE,
    112: _FULL,
    123: _WRONG_NAME,
    145: _NOT_EMPTY,
    183: _THERE,
    206: _TOO_LONG,
    225: N_("โปรแกรมป้องกันไวรัสไม่ให้เปิดไฟล์นี้"),
    1117: _BAD,
    1167: _NOT_READY,
    1392: _BAD,
}


def reason_of(error: OSError) -> str:
    """Return in Thai why the system refused; what is not known, in the system's own words."""
    known = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0)
    known = known or _BY_ERRNO.get(error.errno or 0)
    return _(known) if known else str(error.strerror or error)
