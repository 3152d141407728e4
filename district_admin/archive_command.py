"""The commands `archive verify`, `archive iso` and `archive build`: discs without a window.

The first two need no office and no data folder, so a package can be verified on any computer.
"""

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from district_admin.archive.image_checking import make_image
from district_admin.archive.packages import Verified, verify
from district_admin.errors import OfficeError
from district_admin.texts import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from district_admin.documents.look import Look
    from district_admin.found import Giver

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log file there is nowhere to tell a trace

_EVERY: Final = 0.5  # seconds between two lines of progress


def run(arguments: argparse.Namespace, data: Path | None) -> int:
    """Do what the command asks for; return the exit status. `data` is the office's folder.

    0: the package is whole, or the image is written. 1: a file of it is damaged, missing or extra.
    2: refused, the reason on one line.
    """
    works: dict[str, Callable[[argparse.Namespace], int]] = {
        "verify": _verify,
        "iso": _write_image,
        "build": lambda given: _build(given, data),
    }
    try:
        return works[arguments.deed](arguments)
    except OfficeError as error:
        sys.stderr.write(f"{error}\n")
    except Exception as error:
        log.exception("the command archive %s failed", arguments.deed)
        message = _("ทำงานไม่สำเร็จเพราะโปรแกรมขัดข้อง ({error}) กรุณาแจ้งผู้ดูแลระบบ")
        sys.stderr.write(message.format(error=type(error).__name__) + "\n")
    return 2


def _verify(arguments: argparse.Namespace) -> int:
    found = verify(arguments.path, _Told())
    if arguments.json:
        sys.stdout.write(json.dumps([_told(each) for each in found], ensure_ascii=False, indent=2))
        sys.stdout.write("\n")
    else:
        for each in found:
            _say(each)
    return 0 if all(each.verdict.is_whole for each in found) else 1


def _say(found: Verified) -> None:
    verdict = found.verdict
    if verdict.is_whole:
        told = _("{name}: ครบถ้วน {count} ไฟล์ ไม่มีไฟล์ใดเสียหายหรือถูกแก้ไข")
        sys.stdout.write(told.format(name=found.name, count=verdict.file_count) + "\n")
    else:
        told = _("{name}: พบข้อบกพร่อง {count} รายการ")
        sys.stdout.write(told.format(name=found.name, count=len(verdict.findings)) + "\n")
    for finding in verdict.findings:
        sys.stdout.write(f"  {finding.told}\n")
    for notice in verdict.notices:
        sys.stdout.write(f"  {notice}\n")


def _told(found: Verified) -> dict[str, object]:
    verdict = found.verdict
    return {
        "name": found.name,
        "whole": verdict.is_whole,
        "files": verdict.file_count,
        "bytes": verdict.size,
        "findings": [
            {"fault": each.fault.value, "path": each.path, "told": each.told}
            for each in verdict.findings
        ],
        "notices": list(verdict.notices),
    }


def _write_image(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    target: Path = arguments.out or folder.absolute().with_name(f"{folder.absolute().name}.iso")
    if not folder.is_dir():
        raise OfficeError(_("ไม่พบโฟลเดอร์ {folder} กรุณาเลือกโฟลเดอร์อื่น").format(folder=folder))
    make_image(folder, target, arguments.label, _Told())
    sys.stdout.write(f"{target}\n")
    return 0


def _build(arguments: argparse.Namespace, data: Path | None) -> int:
    from district_admin.command_line import office_to_read  # noqa: PLC0415 - an office
    from district_admin.office.letterhead import read_look  # noqa: PLC0415 - as above

    if data is None:
        raise OfficeError(_("กรุณาระบุโฟลเดอร์ข้อมูลของสำนักงานด้วย --data"))
    with office_to_read(data) as database, database.reading() as session:
        look = read_look(session)
        work = _build_meeting if arguments.year is None else _build_year
        folders = work(session, arguments, look)
    for each in folders:
        sys.stdout.write(f"{each}\n")
    return 0


def _build_meeting(session: "Session", arguments: argparse.Namespace, look: "Look") -> list[Path]:
    from district_admin.areas.meetings.operations import archiving  # noqa: PLC0415 - an office

    target, today = arguments.out, date.today()
    made = archiving.seal(session, arguments.meeting, target, look, today, _Told(), give=_giver())
    return [each.folder for each in made]


def _build_year(session: "Session", arguments: argparse.Namespace, look: "Look") -> list[Path]:
    """Write the package of a year; what is missing goes to the other stream, before the work."""
    from district_admin.areas.meetings.operations import year_archiving as years  # noqa: PLC0415 - an office

    name, year, today = arguments.series, arguments.year, date.today()
    body = years.body_named(session, year, name) if name else None
    choice = years.YearChoice(year, body, arguments.only_closed)
    for each in years.look_over(session, choice, today, _Told(), _giver()):
        if not years.is_in(each.state, choice):
            sys.stderr.write(_("{name}: ไม่รวมในแฟ้ม").format(name=each.name) + "\n")
            continue
        for missing in each.missing:
            sys.stderr.write(f"{each.name}: {missing.told}\n")
    made = years.seal_year(session, choice, arguments.out, look, today, _Told(), give=_giver())
    return [each.folder for each in made.discs]


def _giver() -> "Giver":
    """Return what gives the orders and announcements that came of a meeting."""
    from district_admin.areas.correspondence.operations.paper_files import (  # noqa: PLC0415 - an office
        give,
    )

    return lambda session, ref: give(session, ref.kind, ref.record_id)


@dataclass
class _Told:
    """Progress as one line of a terminal; nothing where the answer goes into a file."""

    last: float = field(default_factory=time.monotonic)

    def report(self, done: int, total: int, what: str = "") -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.last < _EVERY:
            return
        self.last = now
        sys.stderr.write(f"\r\x1b[K{done * 100 // max(total, 1)}% {what[:60]}")
        sys.stderr.flush()
