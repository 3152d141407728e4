"""Hands an image of a disc to the burner of the computer, whichever that is.

Windows brings isoburn along; on Linux a burner with a window may be installed. Without one the
folder is opened, where the image can be burnt by whatever is at hand. Rejected: burning ourselves
(drives and their writing need rights and drivers that only the system has).
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QProcess

from district_admin.ui.files import show_in_folder

_ISOBURN: Final = "isoburn.exe"
_LINUX: Final = (("xfburn", "-i"), ("brasero", "-i"), ("k3b", "--image"))
"""Burners of Linux desktops, each with the option by which it takes an image."""


def burner_command(
    image: Path, platform: str, find: Callable[[str], str | None] = shutil.which
) -> list[str]:
    """Return the program and arguments that open a burner with an image; nothing without one."""
    if platform == "win32":
        return [_ISOBURN, QDir.toNativeSeparators(str(image))]
    for name, option in _LINUX:
        if found := find(name):
            return [found, option, str(image)]
    return []


def burn(image: Path) -> None:
    """Open the computer's burner with an image; without one show where the image lies."""
    command = burner_command(image, sys.platform)
    if not command or not QProcess.startDetached(command[0], command[1:])[0]:
        show_in_folder(image)
