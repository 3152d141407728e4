"""What fits on a disc, and how much is shared out over several.

Kept in the order of the meetings, because a disc that says "January to April" is found again.
Rejected: first-fit by size, which measured 21 discs where the order took 27, and put the meetings
of a year anywhere.

Beside its content a file takes an entry of its own in UDF, a line in the list of sums and on the
page, and its name in each of three descriptions: 4.2 kB with a path of 95 Thai letters. A folder
takes a sector four times. Of 20,000 papers that is 100 MB, which a burner does not forgive.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Unit = TypeVar("Unit")

SECTOR: Final = 2048  # bytes
_RESERVE: Final = 8_000_000  # bytes: folders, sums, index, what the burner adds
_FILE: Final = 5_000  # bytes beside the content, with the longest names
_FOLDER: Final = 9_000


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
    """Return the bytes that files take on a disc: each fills its last sector, and is listed."""
    return sum(-(-size // SECTOR) * SECTOR + _FILE for size in sizes)


def _in_no_folder(_unit: object) -> Collection[str]:
    return ()


def shared_out(
    units: Sequence[tuple[Unit, int]],
    room: int,
    folders_of: Callable[[Unit], Collection[str]] = _in_no_folder,
) -> list[Share[Unit]]:
    """Share units out over discs in their order, each whole on one disc.

    A unit is what must not be torn (a meeting, or a file of one that is too large), with its bytes
    on a disc; the folders in which it lies come to that, once on a disc. One that is larger than
    `room` stands alone in a share that is too large, so that the caller can say which it is.
    """
    shares: list[Share[Unit]] = []
    held: list[Unit] = []
    folders: set[str] = set()
    size = 0
    for unit, its_size in units:
        its_folders = set(folders_of(unit))
        more = its_size + _FOLDER * len(its_folders - folders)
        if held and size + more > room:
            shares.append(Share(tuple(held), size))
            held, folders, size = [], set(), 0
            more = its_size + _FOLDER * len(its_folders)
        held.append(unit)
        folders |= its_folders
        size += more
    if held:
        shares.append(Share(tuple(held), size))
    return shares


def count_needed(sizes: Iterable[int], disc: Disc) -> int:
    """Return how many discs files or meetings take in their order; what is larger is torn."""
    shares = shared_out([(size, size) for size in sizes], disc.room)
    return sum(-(-share.size // disc.room) or 1 for share in shares) or 1
