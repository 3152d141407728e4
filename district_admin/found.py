"""What is looked for in the whole office, and what is found: words that all areas share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAGE: Final = 50
"""How many records a first page has."""


@dataclass(frozen=True)
class Wanted:
    """What the officer looks for. An empty part does not narrow it.

    `kind` is one of those that the work areas offer, such as "register.received"; `be_year` a
    calendar year (พ.ศ.); `sender` and `recipient` are parts of จาก and ถึง; `state` is one of those
    that the areas offer, such as "cancelled".
    """

    text: str = ""
    kind: str = ""
    be_year: int = 0
    sender: str = ""
    recipient: str = ""
    state: str = ""
    urgency: str = ""

    @classmethod
    def of(cls, kept: "Mapping[str, object]") -> "Wanted":
        """Return a search that was kept by its parts; what is not one of them is left out."""
        known = {each.name: type(each.default) for each in fields(cls)}
        return cls(**{n: v for n, v in kept.items() if n in known and isinstance(v, known[n])})  # type: ignore[arg-type]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return self == Wanted()

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked than what names can answer: a year, a state, from, to."""
        narrowing = (self.sender, self.recipient, self.state, self.urgency)
        return bool(self.be_year) or any(narrowing)


@dataclass(frozen=True)
class Found:
    """A record that was found, as a list shows it.

    `area` and `kind` say what it is, `number` its ที่; `excerpt` is a piece of its text around
    what was looked for. Names have no day. `state` is how far it is, where one record is told.
    """

    area: str
    kind: str
    kind_name: str
    record_id: int
    title: str
    subtitle: str = ""
    number: str = ""
    excerpt: str = ""
    day: date | None = None
    state: str = ""


@dataclass(frozen=True)
class Ref:
    """A record of a work area by the names that `Found` has for it, to lead to it later."""

    area: str
    kind: str
    record_id: int


@dataclass(frozen=True)
class GivenPaper:
    """A numbered paper as files, for an area that does not know papers.

    `kind` is such as "order", `name` what its files are called.
    `lacks` says what is missing of it, nothing of one that is signed with its scan. `draw` returns
    its files by their suffixes, as the program draws them, and takes the time of that; `scans` are
    those of what was signed, by the end of their name, as kept files.
    """

    kind: str
    name: str
    lacks: str
    draw: "Callable[[], Sequence[tuple[str, bytes]]]"
    scans: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Finder:
    """How a work area finds its records: those it has first, and how many there are.

    `kinds` and `states` are what may be looked for, by key, as the screen names them. With a
    `share` it takes at most so many of the first places of a page, and more only at its end: names
    are wanted first, but must not hide what was looked for. `tell` says what one record is, by its
    kind and id, and None of what is gone; `give` gives its files.
    """

    area: str
    kinds: Mapping[str, str]
    states: Mapping[str, str]
    find: "Callable[[Session, Wanted, int], list[Found]]"
    count: "Callable[[Session, Wanted], int]"
    share: int = 0
    tell: "Callable[[Session, str, int], Found | None] | None" = None
    give: "Callable[[Session, str, int], GivenPaper | None] | None" = None


def first_page(
    finders: Sequence[Finder], session: "Session", wanted: Wanted, limit: int = PAGE
) -> list[Found]:
    """Return what is found first: a few names, then the records from the newest on."""
    if wanted.is_empty:
        return []
    head: list[Found] = []
    tail: list[Found] = []
    for finder in _asked(finders, wanted):
        if finder.share and not wanted.kind:
            names = finder.find(session, wanted, limit)
            head += names[: finder.share]
            tail += names[finder.share :]
    for finder in _asked(finders, wanted):
        if (wanted.kind or not finder.share) and len(head) < limit:
            head += finder.find(session, wanted, limit - len(head))
    return [*head, *tail][:limit]


def count_all(finders: Sequence[Finder], session: "Session", wanted: Wanted) -> int:
    """Return how many records are found; it may take longer than the first page."""
    if wanted.is_empty:
        return 0
    return sum(finder.count(session, wanted) for finder in _asked(finders, wanted))


def _asked(finders: Sequence[Finder], wanted: Wanted) -> list[Finder]:
    return [finder for finder in finders if not wanted.kind or wanted.kind in finder.kinds]
