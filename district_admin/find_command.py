"""The command `find`: what the search over the whole office finds, told as JSON.

The office is read where it is, so a program that is running is not disturbed.
"""

import argparse
import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from district_admin.areas.correspondence.operations import finding as correspondence
from district_admin.areas.directory.operations import finding as directory
from district_admin.areas.meetings.operations import finding as meetings
from district_admin.command_line import answer, office_to_read
from district_admin.errors import OfficeError
from district_admin.found import Found, Wanted, count_all, first_page
from district_admin.texts import _

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log file there is nowhere to tell a trace

_FINDERS: Final = (directory.FINDER, correspondence.FINDER, meetings.FINDER)


def run(arguments: argparse.Namespace, data: Path | None) -> int:
    """Print what is found for a text; return the exit status.

    0: looked for, whether or not something was found. 2: refused, the reason on one line.
    """
    return answer(
        lambda: json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(
            _answer(arguments.text, data, arguments.limit)
        ),
        _fault,
    )


def _answer(text: str, data: Path | None, limit: int) -> dict[str, Any]:
    if not text.strip():
        raise OfficeError(_("กรุณาพิมพ์คำที่ต้องการค้น"))
    if limit < 1:
        raise OfficeError(_("จำนวนรายการต้องเป็น 1 ขึ้นไป"))
    if data is None:
        raise OfficeError(_("กรุณาระบุโฟลเดอร์ข้อมูลของสำนักงานด้วย --data"))
    wanted = Wanted(text=text)
    with office_to_read(data) as database, database.reading() as session:
        found = first_page(_FINDERS, session, wanted, limit)
        is_all = len(found) < limit
        count = len(found) if is_all else count_all(_FINDERS, session, wanted)
    return {"text": text, "count": count, "results": [_told(each) for each in found]}


def _told(found: Found) -> dict[str, Any]:
    told = asdict(found)
    told["id"] = told.pop("record_id")
    told["day"] = found.day.isoformat() if found.day else None
    return told


def _fault(error: Exception) -> str:
    log.error("the search failed", exc_info=error)
    message = _("ค้นไม่สำเร็จเพราะโปรแกรมขัดข้อง ({error}) กรุณาแจ้งผู้ดูแลระบบ")
    return message.format(error=type(error).__name__)
