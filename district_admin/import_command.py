"""The command `import`: a dry run of a list without a window, told as JSON.

The file is read as in the window, in a process of its own. It is compared with a copy of the
office's data: a program that is running is not disturbed, and data of an older layout are brought
up to date without touching the office's own.
"""

import argparse
import json
import logging
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from district_admin.areas.directory import importing
from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.progress import Silent
from district_admin.storage.backup import back_up
from district_admin.storage.database import Database
from district_admin.storage.upgrade import upgrade
from district_admin.texts import _
from district_admin.worksheets.model import SheetData, WorkbookData

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log file there is nowhere to tell a trace

_ZONE: Final = ZoneInfo("Asia/Bangkok")


def run(arguments: argparse.Namespace) -> int:
    """Print what importing a file would do; return the exit status.

    What else the file holds is named and not read: further tables of the sheet, further sheets.

    0: the file was read, whatever becomes of its rows. 2: it was refused, the reason on one line.
    """
    try:
        answer = _answer(arguments.file, arguments.sheet, arguments.data)
    except OfficeError as error:
        _say(sys.stderr, (" ".join(str(error).split()),))
        return 2
    except Exception as error:
        # A fault of ours; whoever runs this in a script still gets one line and a status.
        log.exception("the dry run of %s failed", ascii(arguments.file.name))
        message = _("ตรวจไฟล์ไม่สำเร็จเพราะโปรแกรมขัดข้อง ({error}) กรุณาแจ้งผู้ดูแลระบบพร้อมไฟล์นี้")
        _say(sys.stderr, (message.format(error=type(error).__name__),))
        return 2
    _say(sys.stdout, json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(answer))
    return 0


def _answer(file: Path, sheet_name: str | None, data: Path | None) -> dict[str, Any]:
    book = importing.read(file, Silent())
    sheet = _sheet(book, sheet_name)
    with _office(data) as database, database.reading() as session:
        proposal = importing.propose(session, sheet)
        other_sheets = [each.name for each in book.sheets if each is not sheet and each.rows]
        for each in book.sheets:
            each.rows = ()  # the table has them now, and the dry run needs the room
        found = importing.dry_run(session, proposal, Silent(), datetime.now(_ZONE).date())
    assert proposal.table is not None
    return {
        "file": file.name,
        "sheet": sheet.name,
        "heading_rows": list(proposal.table.heading_rows),
        "kind": found.kind,
        "row_count": len(found.rows),
        "counts": found.counts,
        "new_agencies": found.new_agency_names,
        "columns": found.matched,
        "unmatched": [column.heading for column in proposal.unmatched],
        "other_tables": [
            {
                "heading_rows": list(table.heading_rows),
                "row_count": len(table.rows),
                "headings": [column.heading for column in table.columns],
            }
            for table in proposal.others
        ],
        "other_sheets": other_sheets,
        "notes": [*book.notes, *sheet.notes, *proposal.table.notes],
        "rejected": [_row(row) for row in found.rows if row.outcome == "rejected"],
        "duplicates": [_row(row) for row in found.rows if row.outcome == "duplicate"],
    }


def _row(row: importing.ImportRow) -> dict[str, Any]:
    return {"row": row.number, "name": row.name, "reason": row.reason}


def _sheet(book: WorkbookData, name: str | None) -> SheetData:
    if name is None:
        if book.preselected is None:
            raise OfficeError(_("ไฟล์นี้ไม่มีข้อมูล กรุณาตรวจสอบว่าเลือกไฟล์ถูกต้อง"))
        return book.preselected
    for sheet in book.sheets:
        if sheet.name == name:
            return sheet
    names = ", ".join(sheet.name for sheet in book.sheets)
    message = _("ไม่พบแผ่นงาน “{name}” กรุณาเลือกจาก: {names}")
    raise OfficeError(message.format(name=name, names=names))


@contextmanager
def _office(data: Path | None) -> Iterator[Database]:
    """Give a copy of the office's database, or an empty office where no folder is named."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as aside:
        copy = DataFolder(Path(aside)).database
        if data is not None:
            office = DataFolder(data).database
            if not office.is_file():
                message = _("ไม่พบข้อมูลสำนักงานในโฟลเดอร์ {folder} กรุณาตรวจสอบที่อยู่ของโฟลเดอร์")
                raise OfficeError(message.format(folder=data))
            copy = back_up(office, Path(aside), 0)
        upgrade(copy, Path(aside) / "before")
        database = Database(copy)
        try:
            yield database
        finally:
            database.close()


def _say(stream: Any, pieces: Iterable[str]) -> None:
    """Write a line in UTF-8, whatever the console was set to.

    The name of a file may have bytes that are no letters; they are shown as question marks.
    """
    stream.flush()
    for piece in chain(pieces, "\n"):
        written = piece.encode(errors="replace")
        if hasattr(stream, "buffer"):
            stream.buffer.write(written)
        else:
            stream.write(written.decode())
    stream.flush()
