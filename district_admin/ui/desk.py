"""How the officer left her desk: sizes, widths and the last folder, kept per computer.

Kept outside the office database on purpose: they belong to this screen, not to the office.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


class Desk:
    """Remembers in a small text file; forgetting all of it does no harm."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def remember_window(self, key: str, window: QWidget) -> None:
        """Keep where a window stands and how large it is."""
        self._settings.setValue(f"window/{key}", window.saveGeometry())

    def restore_window(self, key: str, window: QWidget) -> bool:
        """Put a window where it stood. Returns False when it is not known."""
        kept = self._settings.value(f"window/{key}")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def remember_sizes(self, key: str, sizes: Sequence[int]) -> None:
        """Keep the widths of columns or of panes, in px."""
        self._settings.setValue(f"sizes/{key}", ",".join(str(size) for size in sizes))

    def sizes(self, key: str, count: int) -> list[int]:
        """Return the kept widths; none when they are unknown or are not this many."""
        kept = str(self._settings.value(f"sizes/{key}", "")).split(",")
        if len(kept) != count or not all(size.isdecimal() and int(size) for size in kept):
            return []
        return [int(size) for size in kept]

    def remember_folder(self, folder: Path) -> None:
        """Keep the folder that papers were last saved in."""
        self._settings.setValue("folder", str(folder))

    def folder(self, otherwise: Path) -> Path:
        """Return the folder papers were last saved in, if it is still there."""
        kept = str(self._settings.value("folder", ""))
        return Path(kept) if kept and Path(kept).is_dir() else otherwise

    def remember_data_folder(self, folder: Path) -> None:
        """Keep where the office's data are, for the next start."""
        self._settings.setValue("data_folder", str(folder))

    def data_folder(self) -> Path | None:
        """Return where the office's data are; None before the first start."""
        kept = str(self._settings.value("data_folder", ""))
        return Path(kept) if kept else None

    def save(self) -> None:
        """Write it to disk now; Qt does so by itself from time to time."""
        self._settings.sync()
