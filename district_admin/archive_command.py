"""The commands `archive verify`, `archive iso` and `archive build`: discs without a window.

The first two need no office and no data folder, so a package can be verified on any computer.
"""

import argparse
import json
import logging
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from district_admin.archive.image_checking import make_image
from district_admin.archive.packages import Verified, verify
from district_admin.console import ToldOnOneLine, harmless, say
from district_admin.errors import OfficeError
from district_admin.progress import Cancelled
from district_admin.texts import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from district_admin.documents.look import Look

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log file there is nowhere to tell a trace

_CANCELLED: Final = 130  # as a shell tells of Ctrl+C


def run(arguments: argparse.Namespace, data: Path | None) -> int:
    """Do what the command asks for; return the exit status. `data` is the office's folder.

    0: the package is whole, or the image is written. 1: a file of it is damaged, missing or extra.
    2: refused, the reason on one line. 130: cancelled (Ctrl+C, or the system ends the program);
    what was begun is taken away.
    """
    _end_as_by_a_key()
    works: dict[str, Callable[[argparse.Namespace], int]] = {
        "verify": _verify,
        "iso": _write_image,
        "build": lambda given: _build(given, data),
    }
    try:
        return works[arguments.deed](arguments)
    except (Cancelled, KeyboardInterrupt):
        say(sys.stderr, (_("ยกเลิกแล้ว ไม่มีสิ่งใดถูกสร้างหรือเปลี่ยนแปลง"),))
        return _CANCELLED
    except OfficeError as error:
        say(sys.stderr, (harmless(str(error)),))
    except Exception as error:
        log.exception("the command archive %s failed", arguments.deed)
        message = _("ทำงานไม่สำเร็จเพราะโปรแกรมขัดข้อง ({error}) กรุณาแจ้งผู้ดูแลระบบ")
        say(sys.stderr, (message.format(error=type(error).__name__),))
    return 2


def _end_as_by_a_key() -> None:
    """Let the system's word to end be as Ctrl+C, so that what was begun is taken away."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        with suppress(AttributeError, ValueError):  # not on this system, not on the main thread
            number = getattr(signal, name)
            if signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored
                signal.signal(number, signal.default_int_handler)


def _verify(arguments: argparse.Namespace) -> int:
    with ToldOnOneLine() as told:
        found = verify(arguments.path, told)
    if arguments.json:
        answer = [_told(each) for each in found]
        say(sys.stdout, (json.dumps(answer, ensure_ascii=False, indent=2),))
    else:
        for each in found:
            _say(each)
    return 0 if all(each.verdict.is_whole for each in found) else 1


def _say(found: Verified) -> None:
    verdict = found.verdict
    if verdict.is_whole:
        told = _("{name}: ครบถ้วน {count} ไฟล์ ไม่มีไฟล์ใดเสียหายหรือถูกแก้ไข")
        lines = [told.format(name=found.name, count=verdict.file_count)]
    else:
        told = _("{name}: พบข้อบกพร่อง {count} รายการ")
        lines = [told.format(name=found.name, count=len(verdict.findings))]
    lines += [f"  {finding.told}" for finding in verdict.findings]
    lines += [f"  {notice}" for notice in verdict.notices]
    say(sys.stdout, ("\n".join(map(harmless, lines)),))


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
    with ToldOnOneLine() as told:
        make_image(folder, target, arguments.label, told)
    say(sys.stdout, (str(target),))
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
    say(sys.stdout, ("\n".join(map(str, folders)),))
    return 0


def _build_meeting(session: "Session", arguments: argparse.Namespace, look: "Look") -> list[Path]:
    """Write the package of a meeting; what is missing goes to the other stream, before the work."""
    from district_admin.areas.correspondence.operations.finding import FINDER  # noqa: PLC0415 - an office
    from district_admin.areas.meetings.operations import archiving  # noqa: PLC0415 - an office

    target, today = arguments.out, date.today()
    for missing in archiving.missing_pieces(session, arguments.meeting, [FINDER]):
        say(sys.stderr, (missing.told,))
    with ToldOnOneLine() as told:
        made = archiving.seal(
            session,
            arguments.meeting,
            target,
            look,
            today,
            told,
            finders=[FINDER],
            with_transcript=arguments.with_transcript,
        )
    return [each.folder for each in made]


def _build_year(session: "Session", arguments: argparse.Namespace, look: "Look") -> list[Path]:
    """Write the package of a year; what is missing goes to the other stream, before the work."""
    from district_admin.areas.correspondence.operations.finding import FINDER  # noqa: PLC0415 - an office
    from district_admin.areas.meetings.operations import year_archiving as years  # noqa: PLC0415 - an office

    name, year, today = arguments.series, arguments.year, date.today()
    body = years.body_named(session, year, name) if name else None
    choice = years.YearChoice(year, body, arguments.only_closed)
    with ToldOnOneLine() as told:
        found = years.look_over(session, choice, today, told, [FINDER])
    for each in found:
        if not years.is_in(each.state, choice):
            say(sys.stderr, (_("{name}: ไม่รวมในแฟ้ม").format(name=each.name),))
            continue
        for missing in each.missing:
            say(sys.stderr, (f"{each.name}: {missing.told}",))
    with ToldOnOneLine() as told:
        made = years.seal_year(
            session,
            choice,
            arguments.out,
            look,
            today,
            told,
            finders=[FINDER],
            with_transcripts=arguments.with_transcript,
        )
    return [each.folder for each in made.discs]
