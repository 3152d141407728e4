"""What is put into the package of a meeting or of a year, and how it is shared over discs.

One way for both: entries are collected under names that a disc keeps, grouped by what must not be
torn, shared out in their order, and written, all discs or none. Rejected: a package of packages
for a year (the sums of the whole would then be in no one list).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Final, Protocol

from district_admin.archive.copying import Entry, Later, PackageNotWrittenError, Sealed
from district_admin.archive.discs import Disc, Share, shared_out, size_on_disc
from district_admin.archive.index_page import Cover, pages
from district_admin.archive.naming import NameGiver
from district_admin.archive.writing import Package, Pages, write_package, write_packages
from district_admin.progress import Progress
from district_admin.texts import _

ALL_DISCS: Final = "รายการทุกแผ่น.txt"

_NUMBER = re.compile(r"(\d+)")

_Unit = tuple[Entry, ...]


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by their paths as a person counts: the matter 4.2 before 4.11."""

    def key(entry: Entry) -> list[tuple[int, str]]:
        parts = _NUMBER.split(entry.path)
        return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]

    return sorted(entries, key=key)


@dataclass(frozen=True)
class Missing:
    """Something that a package of a meeting should have and has not.

    `field` is what a paper of it finds wanting. What `is_undecided` cannot be put right once the
    file is closed, and is asked about before.
    """

    told: str
    field: str = ""
    is_undecided: bool = False


@dataclass
class Filling:
    """The entries of a package while it is put together, with how each is called on its page."""

    entries: list[Entry] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    givers: dict[str, NameGiver] = field(default_factory=dict)
    turn: Lock = field(default_factory=Lock)  # one session to read from, and several copiers

    def add(
        self, folder: str, title: str, suffix: str, source: Path | bytes | Later, shown: str = ""
    ) -> None:
        """Put a file into a folder under a name of its own; `shown` is how the page calls it."""
        path = f"{folder}/{self._giver(folder).give(title, suffix)}"
        self.entries.append(Entry(path, source))
        self.titles[path] = shown or f"{title}{suffix}"
        self.headings.setdefault(folder, folder)

    def keep_free(self, folder: str, name: str) -> None:
        """Let no file of a folder be called as a folder in it is."""
        self._giver(folder).give(name)

    def _giver(self, folder: str) -> NameGiver:
        return self.givers.setdefault(folder, NameGiver(f"data/{folder}"))


@dataclass(frozen=True)
class SealedDisc:
    """A package that was written: its folder, its bytes on a disc, and what lies in it.

    `numbers` says of which meetings it is.
    """

    folder: Path
    size: int
    sealed: Sequence[Sealed]
    numbers: str = ""


class Telling(Protocol):
    """What a package says of itself, given the entries that lie on the disc."""

    def cover(self, entries: Sequence[Entry]) -> Cover:
        """Return the head of its page."""

    def facts(self, entries: Sequence[Entry]) -> Sequence[tuple[str, str]]:
        """Return the labels and values of bag-info.txt."""

    def numbers(self, entries: Sequence[Entry]) -> str:
        """Return of which meetings it is."""


def write_discs(
    target: Path,
    filling: Filling,
    groups: Sequence[Sequence[Entry]],
    telling: Telling,
    disc: Disc,
    progress: Progress,
) -> list[SealedDisc]:
    """Write a package into a new folder; what is too large for a disc, over several.

    A group is torn only if it is larger than a disc. Each of several discs is a package of its own
    in the folder, with a list of what lies on all. All are there in the end, or none. Raises
    PackageNotWrittenError with what to do (a single file that no disc takes as well), and
    Cancelled.
    """
    shares = _shares(groups, disc)
    if len(shares) == 1:
        entries = _of_share(shares[0])
        cover = telling.cover(entries)
        sealed = write_package(
            target,
            entries,
            telling.facts(entries),
            lambda each: _pages(filling, cover, each),
            progress,
        )
        return [SealedDisc(target, shares[0].size, sealed, telling.numbers(entries))]
    names = [f"แผ่นที่ {number} จาก {len(shares)}" for number in range(1, len(shares) + 1)]
    whole = _list_of_all(names, shares)
    work = []
    for number, (name, share) in enumerate(zip(names, shares, strict=True), 1):
        entries = _of_share(share)
        cover = telling.cover(entries)
        cover = replace(cover, lines=(*cover.lines, name))
        facts = (*telling.facts(entries), ("Bag-Count", f"{number} of {len(shares)}"))
        work.append(Package(name, entries, facts, _pages_of_one(filling, cover, whole)))
    written = write_packages(target, work, progress)
    return [
        SealedDisc(target / package.name, share.size, sealed, telling.numbers(package.entries))
        for package, share, sealed in zip(work, shares, written, strict=True)
    ]


def _shares(groups: Sequence[Sequence[Entry]], disc: Disc) -> list[Share[_Unit]]:
    units: list[tuple[_Unit, int]] = []
    for group in groups:
        sizes = [size_on_disc([entry.size]) for entry in group]
        whole = (tuple(group), sum(sizes))
        if all(each.size <= disc.room for each in shared_out([whole], disc.room, _folders_of)):
            units.append(whole)
        else:
            units += [((entry,), size) for entry, size in zip(group, sizes, strict=True)]
    shares = shared_out(units, disc.room, _folders_of)
    for share in shares:
        if share.size > disc.room:
            told = _("ไฟล์ {name} ใหญ่เกินที่แผ่น {disc} รับได้ กรุณาเลือกแผ่นชนิดอื่นหรือลดขนาดไฟล์")
            name = share.units[0][0].path.rpartition("/")[2]
            raise PackageNotWrittenError(told.format(name=name, disc=disc.title))
    return shares


def _folders_of(unit: _Unit) -> set[str]:
    above = (PurePosixPath(entry.path).parents for entry in unit)
    return {str(folder) for parents in above for folder in parents}


def _of_share(share: Share[_Unit]) -> list[Entry]:
    return [entry for unit in share.units for entry in unit]


def _pages(filling: Filling, cover: Cover, sealed: Sequence[Sealed]) -> dict[str, bytes]:
    return pages(cover, filling.titles, filling.headings, sealed)


def _pages_of_one(filling: Filling, cover: Cover, whole: bytes) -> Pages:
    return lambda sealed: {**_pages(filling, cover, sealed), ALL_DISCS: whole}


def _list_of_all(names: Sequence[str], shares: Sequence[Share[_Unit]]) -> bytes:
    """Return the list of what lies on which disc, as a text that opens anywhere."""
    lines = []
    for name, share in zip(names, shares, strict=True):
        lines += [name, *(f"  {entry.path}" for entry in _of_share(share)), ""]
    return "\ufeff".encode() + "\r\n".join(lines).encode()
