"""Puts small papers, such as a stamp, on pages of a scan; the scan itself stays as it is.

The mark is a paper like any other, drawn by our own renderer: its text is searched and copied out
of the new file exactly. It is laid over the page as the reader sees it, whichever way the page is
turned in the file, by a process of its own (`stamp_worker` says why). Rejected: drawing on a
picture of the page (the letter's own text is lost, and the file grows), and an annotation (many
viewers do not print it).
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NoReturn

import district_admin
from district_admin.documents import stamp_worker
from district_admin.documents.layout import CM
from district_admin.documents.model import Document
from district_admin.documents.pages import paginate
from district_admin.documents.pdf import render
from district_admin.documents.scans import (
    MEGABYTE,
    Scan,
    ScanRefusedError,
    broken,
    locked,
    media_type,
    pdf_of,
)
from district_admin.errors import OfficeError
from district_admin.texts import _

LARGEST_TOGETHER: Final = 100 * MEGABYTE
"""What the files of one scan may measure together: all of them are in memory at once."""

_MOST_SECONDS: Final = 120.0
_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW, which subprocess only has on Windows


@dataclass(frozen=True, slots=True)
class Mark:
    """A small paper to put on a page.

    Its right edge is `right_cm` from the page's right edge, and its top or foot `edge_cm` from
    the page's `side`. `frame` is the colour of a frame at its edges, empty for none; `opaque`
    covers what is under it with white. `pages` says on which pages it stands. With `seeks` it
    stands where that page is white: at the top in the middle, else at the right or the left; at
    the foot as low as it goes, at the right or the left of the lower quarter, else on a page more.
    """

    paper: Document
    right_cm: float
    edge_cm: float
    side: Literal["top", "foot"] = "top"
    frame: str = ""
    opaque: bool = False
    pages: Literal["first", "every", "last"] = "first"
    seeks: bool = False


def stamped(scans: Sequence[Scan], marks: Sequence[Mark]) -> bytes:
    """Return the pages of all the scans as one new PDF, with the marks on their pages, in order.

    On a page larger than A3, which was measured in dots, a mark is as large as it should be when
    the page is printed on A4; a mark larger than the page is made smaller. Raises
    ScanRefusedError when a file is broken, asks for a password, is of another kind or too large,
    and when there is none.
    """
    _check(scans, marks)
    files = [pdf_of(scan) for scan in scans]
    papers = [render(mark.paper) for mark in marks]
    word = b""
    for rebuild in (False, True):  # what crashes as it is may do without what is around its pages
        word, number, data = _asked(_order(files, papers, marks, rebuild))
        if word == stamp_worker.DONE:
            return data
        if word:
            _refuse(word, scans[number].name)
    raise broken(scans[number].name)


def worker_command() -> list[str]:
    """Return how this program, built or not, starts the process that stamps."""
    if getattr(sys, "frozen", False):
        return [sys.executable, stamp_worker.OPTION]
    return [sys.executable, "-P", "-X", "utf8", "-m", stamp_worker.__name__]


def _check(scans: Sequence[Scan], marks: Sequence[Mark]) -> None:
    if not scans:
        raise ScanRefusedError(_("ยังไม่มีไฟล์สแกน กรุณาเพิ่มไฟล์ PDF, JPEG หรือ PNG ก่อน"))
    for scan in scans:
        media_type(scan)
    size = sum(len(scan.data) for scan in scans)
    if size > LARGEST_TOGETHER:
        raise ScanRefusedError(
            _(
                "ไฟล์สแกนของรายการนี้รวมกันใหญ่ {size} MB เกิน {limit} MB จึงประทับตรารวมเป็นไฟล์เดียวไม่ได้ "
                "กรุณาสแกนใหม่ที่ความละเอียด 200–300 จุดต่อนิ้ว"
            ).format(size=size // MEGABYTE, limit=LARGEST_TOGETHER // MEGABYTE)
        )
    if any(len(paginate(mark.paper)) > 1 for mark in marks):
        raise OfficeError(_("ข้อความเกษียนยาวเกินที่ว่างบนหนังสือ กรุณาย่อข้อความ"))


def _order(
    files: Sequence[bytes], papers: Sequence[bytes], marks: Sequence[Mark], rebuild: bool
) -> bytes:
    head = {
        "rebuild": rebuild,
        "scans": [len(data) for data in files],
        "marks": [
            {
                "length": len(paper),
                "right": mark.right_cm * CM,
                "edge": mark.edge_cm * CM,
                "side": mark.side,
                "frame": mark.frame,
                "opaque": mark.opaque,
                "pages": mark.pages,
                "seeks": mark.seeks,
            }
            for mark, paper in zip(marks, papers, strict=True)
        ],
    }
    return b"".join((json.dumps(head).encode("ascii"), b"\n", *files, *papers))


def _asked(order: bytes) -> tuple[bytes, int, bytes]:
    """Return the worker's last word, the number of the file it was about, and the new file.

    The word is empty when the process ended without one, or took too long.
    """
    package = str(Path(district_admin.__file__).parents[1])
    search = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    try:
        answer = subprocess.run(
            worker_command(),
            input=order,
            capture_output=True,
            check=False,
            timeout=_MOST_SECONDS,
            env={**os.environ, "PYTHONPATH": search},
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        ).stdout
    except subprocess.TimeoutExpired:
        return b"", 0, b""
    number, at = 0, 0
    while at < len(answer):
        word, _newline, _rest = answer[at : at + 40].partition(b"\n")
        at += len(word) + 1
        if not word.startswith(stamp_worker.BEGUN):
            return word, number, answer[at:]
        number = int(word.split()[1])
    return b"", number, b""


def _refuse(word: bytes, name: str) -> NoReturn:
    raise locked(name) if word == stamp_worker.PASSWORD else broken(name)
