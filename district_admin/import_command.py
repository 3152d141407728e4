"""The command `import`: a dry run of a list without a window, told as JSON.

The file is read as in the window, in a process of its own. It is compared with a copy of the
office's data: a program that is running is not disturbed, and data of an older layout are brought
up to date without touching the office's own.
"""

import argparse
import json
import logging
from datetime import date
from pathlib import Path
from typing import Any

from district_admin.areas.directory import importing
from district_admin.command_line import answer, office_copy
from district_admin.errors import OfficeError
from district_admin.progress import Silent
from district_admin.texts import _
from district_admin.worksheets.model import SheetData, WorkbookData

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log file there is nowhere to tell a trace


def run(arguments: argparse.Namespace) -> int:
    """Print what importing a file would do; return the exit status.

    What else the file holds is named and not read: further tables of the sheet, further sheets.

    0: the file was read, whatever becomes of its rows. 2: it was refused, the reason on one line.
    """
    return answer(
        lambda: json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(
            _answer(arguments.file, arguments.sheet, arguments.data)
        ),
        lambda error: _fault(arguments.file, error),
    )


def _fault(file: Path, error: Exception) -> str:
    log.error("the dry run of %s failed", ascii(file.name), exc_info=error)
    message = _("ตรวจไฟล์ไม่สำเร็จเพราะโปรแกรมขัดข้อง ({error}) กรุณาแจ้งผู้ดูแลระบบพร้อมไฟล์นี้")
    return message.format(error=type(error).__name__)


def _answer(file: Path, sheet_name: str | None, data: Path | None) -> dict[str, Any]:
    book = importing.read(file, Silent())
    sheet = _sheet(book, sheet_name)
    with office_copy(data) as database, database.reading() as session:
        proposal = importing.propose(session, sheet)
        other_sheets = [each.name for each in book.sheets if each is not sheet and each.rows]
        for each in book.sheets:
            each.rows = ()  # the table has them now, and the dry run needs the room
        today = date.today()
        stakeholders = importing.stakeholder_list(proposal, today)
        found = importing.dry_run(session, proposal, Silent(), today, stakeholders)
    assert proposal.table is not None
    return {
        "file": file.name,
        "sheet": sheet.name,
        "heading_rows": list(proposal.table.heading_rows),
        "kind": found.kind,
        "row_count": len(found.rows),
        "counts": found.counts,
        "new_stakeholders": found.new_stakeholder_count,
        "new_segments": found.new_segment_names,
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
        "notes": [*book.notes, *sheet.notes, *proposal.table.notes, *filter(None, [found.hidden])],
        "rejected": [_row(row) for row in found.rows if row.outcome == "rejected"],
        "left_out": [_row(row) for row in found.rows if row.partial],
        "incomplete": [_row(row) for row in found.rows if row.incomplete],
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
