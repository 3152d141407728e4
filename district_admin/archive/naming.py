"""Names that every disc keeps as they are, and that no two files share.

Measured limits: Joliet holds 64 UTF-16 units a name and 120 a path (beyond that burners drop files
without a word), UDF 126 Thai letters, Windows 260 a path with its own folders before it. So a name
has at most 60 units and a path 110. Two names count as the same when a computer, or a reader, takes
them for it: in capitals or not, whatever order the marks on a letter were typed in.

A per cent sign is spelled out: a list of sums writes it as `%25` (RFC 8493), which neither bagit.py
nor `sha256sum -c` reads back, and the discs are for ten years of other people's programs.
"""

import re
import unicodedata
from itertools import count
from pathlib import Path
from typing import Final

from district_admin.archive.trees import long_path
from district_admin.safe_files import NAME_BYTES, file_name, shortened
from district_admin.texts import _

NAME_UNITS: Final = 60
PATH_UNITS: Final = 110

_SARA_AM: Final = ("\u0e4d\u0e32", "\u0e33")  # typed as two letters, which look like the one
_PER_CENT: Final = "เปอร์เซ็นต์"
_MARKS = re.compile("[ัิีึืฺุู็่้๊๋์ํ๎]{2,}")


class NameGiver:
    """Gives the files of one folder their names, each only once."""

    def __init__(self, folder: str = "", most: int = NAME_UNITS) -> None:
        """Make names for a folder, given by its path from the root of the disc.

        A folder with much below it gives its own folders names of `most` units at most.
        """
        self._room = min(most, PATH_UNITS - units(folder) - bool(folder))
        self._taken: set[str] = set()
        self._next: dict[tuple[str, str], int] = {}  # a thousand scans may have one title

    def keep_free(self, name: str) -> None:
        """Give this name to nothing."""
        self._taken.add(same(name))

    def give(self, title: str, suffix: str = "") -> str:
        """Return a name like the title; `suffix` has its dot and always stays.

        Where a name is taken a number follows it: `บันทึก (2).pdf`.
        """
        for number in count(self._next.get((title, suffix), 1)):
            end = suffix if number == 1 else f" ({number}){suffix}"
            name = _fitted(title, end, self._room)
            if same(name) not in self._taken:
                break
        self._taken.add(same(name))
        self._next[(title, suffix)] = number + 1
        return name


def same(name: str) -> str:
    """Return what two names have in common that a computer or a reader may take for one another."""
    normal = unicodedata.normalize("NFC", name)
    in_order = _MARKS.sub(lambda found: "".join(sorted(found[0])), normal)
    return in_order.replace(*_SARA_AM).casefold()


def units(name: str) -> int:
    """Return how many places a name takes on a disc: UTF-16 units."""
    return len(name.encode("utf-16-le")) // 2


def why_not(target: Path) -> str:
    """Return why nothing new can be written under this name; nothing if it can."""
    if len(target.name.encode(errors="replace")) > NAME_BYTES:
        return _("ชื่อ {name} ยาวเกินไป กรุณาตั้งชื่อให้สั้นลง").format(name=target.name[:NAME_UNITS] + "…")
    try:
        long_path(target).lstat()
    except OSError:  # nothing there, or a folder that may not be entered: writing will say why
        return ""
    if long_path(target).is_dir():
        told = _("มีโฟลเดอร์ {name} อยู่แล้ว กรุณาเลือกที่เก็บอื่นหรือตั้งชื่อใหม่ โปรแกรมจะไม่เขียนทับของเดิม")
    else:
        told = _("มีไฟล์ {name} อยู่แล้ว กรุณาเลือกที่เก็บอื่นหรือตั้งชื่อใหม่ โปรแกรมจะไม่เขียนทับของเดิม")
    return told.format(name=target.name)


def _fitted(title: str, end: str, room: int) -> str:
    name = _without_per_cent(file_name(title, ""))
    end = _without_per_cent(file_name(f"_{end}", "")[1:])  # what a name may not have, no suffix may
    while units(name) + units(end) > room and name:
        name = shortened(name, len(name.encode()) - 1)
    return file_name(name, end)


def _without_per_cent(name: str) -> str:
    spelled = re.sub(r"(\d) ?%", rf"\1 {_PER_CENT}", name).replace("%", _PER_CENT)
    return re.sub(rf"({_PER_CENT})(?=\w)", r"\1 ", spelled)
