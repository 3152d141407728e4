"""Rows that are made when they are drawn, of which a register may have a hundred thousand.

Whoever draws them asks for one after the other, so a long paper takes little room and may be
cancelled at any page, as PDF and as DOCX alike. Rejected: the rows at once, of which 95,000 took
half a gigabyte before the first page was there.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar, overload

from typing_extensions import override

from district_admin.documents.model import Row
from district_admin.progress import Progress
from district_admin.texts import _

_EVERY: Final = 20  # rows between two reports of progress: about a page

Item = TypeVar("Item")


class Made(Sequence[Item]):
    """What is made anew each time that it is asked for."""

    def __init__(self, count: int, make: Callable[[int], Item]) -> None:
        self._count, self._make = count, make

    @override
    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...

    @override
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        if isinstance(place, slice):
            return [self._make(each) for each in range(self._count)[place]]
        return self._make(range(self._count)[place])


class DrawnRows(Made[Row]):
    """The rows of a table; drawing them reports how far it is, and may be cancelled."""

    def __init__(self, count: int, make: Callable[[int], Row], progress: Progress) -> None:
        super().__init__(count, make)
        self._progress = progress

    @override
    def __iter__(self) -> Iterator[Row]:
        for place in range(len(self)):
            if place % _EVERY == 0:
                self._progress.report(place, len(self), _("กำลังจัดหน้าทะเบียน"))
            yield self[place]
