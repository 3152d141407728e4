"""How the officer left her desk: sizes, widths and the last folder, kept per computer.

Kept outside the office database on purpose: they belong to this screen, not to the office.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from platformdirs import user_config_path
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

    def remember_searches(self, searches: Mapping[str, Mapping[str, str | int]]) -> None:
        """Keep the searches that she gave a name, by it."""
        self._settings.setValue("searches", json.dumps(searches))

    def searches(self) -> dict[str, dict[str, str | int]]:
        """Return the kept searches by name; none when they are unknown or damaged."""
        try:
            kept = json.loads(str(self._settings.value("searches", "{}")))
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(name): each for name, each in kept.items() if isinstance(each, dict)}

    def remember_words(self, key: str, words: str) -> None:
        """Keep what was typed in a question that is asked again and again."""
        self._settings.setValue(f"words/{key}", words)

    def words(self, key: str) -> str:
        """Return what was typed the last time; empty before the first."""
        return str(self._settings.value(f"words/{key}", "") or "")

    def save(self) -> None:
        """Write it to disk now; Qt does so by itself from time to time."""
        self._settings.sync()


def usual_desk() -> Desk:
    """Return the desk of whoever uses this computer."""
    return Desk(user_config_path("district-admin", appauthor=False) / "desk.ini")
