"""The files of a package, wherever they lie: a folder, a disc in its drive, an image of a disc."""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol


class Tree(Protocol):
    """Files by their path from the package's root, with `/` between folders."""

    @property
    def files(self) -> dict[str, int]:
        """The size in bytes of every ordinary file, by its path."""

    @property
    def folders(self) -> set[str]:
        """The path of every folder, those without a file too."""

    @property
    def strange(self) -> list[str]:
        """Paths of what is no ordinary file: links that lead outside, devices, locked folders."""

    def open(self, path: str) -> BinaryIO:
        """Open one of the files. Raises OSError."""


@dataclass
class FolderTree:
    """A folder on a disk, a stick or a disc."""

    root: Path
    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path) -> "FolderTree":
        """List a folder with everything below it. Raises OSError if it cannot be opened at all."""
        tree = cls(long_path(root))
        os.scandir(tree.root).close()
        for path, entry in tree._all():
            if entry is None:
                tree.strange.append(path)
            else:
                tree.files[path] = entry.stat().st_size
        return tree

    def open(self, path: str) -> BinaryIO:
        """Open one of the files. Raises OSError."""
        return (self.root / path).open("rb", buffering=0)

    def _all(self) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
        """Yield what is no folder. A pile, for a tree may be deeper than Python's own stack."""
        pile = [("", self.root)]
        while pile:
            before, folder = pile.pop()
            try:
                with os.scandir(folder) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError:
                yield before.rstrip("/"), None
                continue
            for entry in entries:
                path = before + entry.name
                if _is_junction(entry):
                    yield path, None
                elif entry.is_dir(follow_symlinks=False):
                    self.folders.add(path)
                    pile.append((path + "/", folder / entry.name))
                else:
                    yield path, entry if self._is_ordinary(entry) else None

    def _is_ordinary(self, entry: os.DirEntry[str]) -> bool:
        """A link counts as the file it leads to as long as that lies in the package itself."""
        if not entry.is_symlink():
            return entry.is_file(follow_symlinks=False)
        try:
            real = Path(entry.path).resolve()
        except (OSError, RuntimeError):  # a link that leads to itself
            return False
        return real.is_file() and real.is_relative_to(self.root.resolve())


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether a folder of Windows is another's, which Python 3.11 takes for one of its own."""
    if sys.platform != "win32":
        return False
    found = entry.stat(follow_symlinks=False)  # not tried on this system
    return found.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def long_path(path: Path) -> Path:
    """Return a path that Windows takes although it is longer than 260 characters."""
    if sys.platform != "win32":
        return path
    whole = str(path.absolute())
    if whole.startswith("\\\\?\\"):
        return path
    if whole.startswith("\\\\"):
        return Path("\\\\?\\UNC\\" + whole[2:])
    return Path("\\\\?\\" + whole)
