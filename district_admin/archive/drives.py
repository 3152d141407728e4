"""The drives of this computer that have a disc, so that nobody has to look for one.

The system is asked, and no disc is read. Rejected: a list of letters or folders to guess from (a
stick is no disc, and a drive without a disc makes Windows ask for one when it is opened).
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_CD_ROM: Final = 5  # DRIVE_CDROM of GetDriveTypeW
_OF_DISCS: Final = frozenset({"iso9660", "udf"})
_MOUNTS: Final = Path("/proc/mounts")
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")


def discs() -> list[Path]:
    """Return the drives that discs are read in: on Linux those with a disc, on Windows all."""
    if sys.platform == "win32":  # not tried on this system
        import ctypes  # noqa: PLC0415 - only there

        kernel = ctypes.windll.kernel32
        return disc_drives(kernel.GetLogicalDrives(), kernel.GetDriveTypeW)
    try:
        return mounted_discs(_MOUNTS.read_bytes())
    except OSError:  # another system, which does not say
        return []


def is_on_disc(path: Path) -> bool:
    """Say whether a path lies on a disc in one of the drives."""
    return any(path.is_relative_to(each) for each in discs())


def mounted_discs(mounts: bytes) -> list[Path]:
    """Return the folders at which discs are mounted, by the system's own list (/proc/mounts)."""
    found = []
    for line in mounts.decode(errors="surrogateescape").splitlines():
        parts = line.split(" ")
        if len(parts) > 2 and parts[2] in _OF_DISCS:
            found.append(Path(_plain(parts[1])))
    return found


def disc_drives(present: int, kind: Callable[[str], int]) -> list[Path]:
    """Return the drives of Windows for discs: `present` has a bit for each letter, A the lowest."""
    roots = [f"{chr(ord('A') + place)}:\\" for place in range(26) if present >> place & 1]
    return [Path(root) for root in roots if kind(root) == _CD_ROM]


def _plain(written: str) -> str:
    """Return a folder as it is called: a space in it is written as a number."""
    return _ESCAPED.sub(lambda each: chr(int(each[1], 8)), written)
