"""What fits on a disc, and how much is shared out over several.

Kept in the order of the meetings, because a disc that says "January to April" is found again.
Rejected: first-fit by size, which measured 21 discs where the order took 27, and put the meetings
of a year anywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Unit = TypeVar("Unit")

SECTOR: Final = 2048  # bytes
_RESERVE: Final = 8_000_000  # bytes: folders, sums, index, what the burner adds
_FOLDER: Final = SECTOR


@dataclass(frozen=True)
class Disc:
    """A kind of disc and how many bytes it takes."""

    key: str
    title: str
    capacity: int

    @property
    def room(self) -> int:
        """Bytes for the papers themselves."""
        return self.capacity - _RESERVE


CD: Final = Disc("cd", "CD 700 MB", 360_000 * SECTOR)
DVD: Final = Disc("dvd", "DVD 4.7 GB", 4_700_372_992)  # DVD+R, the smaller of the two kinds
DVD_DOUBLE: Final = Disc("dvd-dl", "DVD 8.5 GB", 8_543_666_176)  # DVD-R DL, as above
DISCS: Final = (CD, DVD, DVD_DOUBLE)


@dataclass(frozen=True)
class Share(Generic[Unit]):
    """What goes on one disc, and its bytes there."""

    units: tuple[Unit, ...]
    size: int


def size_on_disc(sizes: Iterable[int]) -> int:
    """Return the bytes that files take on a disc: each fills its last sector."""
    return sum(-(-size // SECTOR) * SECTOR + _FOLDER for size in sizes)


def shared_out(units: Sequence[tuple[Unit, int]], room: int) -> list[Share[Unit]]:
    """Share units out over discs in their order, each whole on one disc.

    A unit is what must not be torn (a meeting, or a file of one that is too large), with its bytes
    on a disc. One that is larger than `room` stands alone in a share that is too large, so that
    the caller can say which it is.
    """
    shares: list[Share[Unit]] = []
    held: list[Unit] = []
    size = 0
    for unit, its_size in units:
        if held and size + its_size > room:
            shares.append(Share(tuple(held), size))
            held, size = [], 0
        held.append(unit)
        size += its_size
    if held:
        shares.append(Share(tuple(held), size))
    return shares
