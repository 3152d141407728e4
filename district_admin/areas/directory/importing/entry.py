"""What stands in one row of a list: the person, the post and the agency in it."""

from datetime import date
from typing import Any

from district_admin.areas.directory.importing.plain import key_of_name


class AgencyEntry:
    """An agency as rows name it. All rows with the same words share one.

    `values` are columns of `Agency` with a text or number in them. `parent` is the name of the
    agency above it. With `partial`, a value could not be read and is left out. With
    `of_school`, the rest of the row says that it is a school: วัดป่าดี with a teacher is its school.
    """

    __slots__ = ("notes", "of_school", "parent", "partial", "problem", "resolved", "values")

    def __init__(
        self, values: dict[str, Any], problem: str, notes: str, partial: bool = False
    ) -> None:
        self.parent: str = values.pop("parent", "")
        self.values = values
        self.problem = problem
        self.notes = notes
        self.partial = partial
        self.of_school = False
        self.resolved: Any = None
        """What the dry run found it to be, once it has looked."""

    def as_school(self) -> "AgencyEntry":
        """Return what the same words say of a school."""
        values = {**self.values, "parent": self.parent}
        made = AgencyEntry(values, self.problem, self.notes, self.partial)
        made.of_school = True
        return made

    @property
    def is_named(self) -> bool:
        """Whether it is told which agency it is, and its name and code can be read."""
        return bool(self.name) and not self.problem

    @property
    def name(self) -> str:
        """The name, or the code where the list gives no more."""
        values = self.values
        found = values.get("name") or values.get("school_code") or values.get("smis_code")
        return found or ""


class Entry:
    """What stands in one row. `person` are columns of `Person` with something in them."""

    __slots__ = (
        *("agency", "from_on", "notes", "number", "person", "person_name", "position"),
        *("partial", "problem", "segment", "served", "to_on", "_key"),
    )

    def __init__(self, number: int, agency: AgencyEntry | None) -> None:
        self.number = number
        self.agency = agency
        self.person: dict[str, str] | None = None
        self.person_name = ""
        """The name with its title; empty without a person."""
        self.position = ""
        self.from_on: date | None = None
        self.to_on: date | None = None
        """The end of the post, where one that is known already came after it."""
        self.segment = ""
        """The segment of stakeholders that the row is of, and what for, as it was typed."""
        self.served = ""
        self.problem = ""
        self.notes = ""
        self.partial = agency is not None and agency.partial
        """Whether a value of the row could not be read and is left out."""
        self._key = ""

    @property
    def name_key(self) -> str:
        """What the person's name is found by; made once, for it stands in many places."""
        if not self._key and self.person is not None:
            self._key = key_of_name(self.person["first_name"], self.person.get("last_name", ""))
        return self._key

    @property
    def shown_name(self) -> str:
        """The person, or else the agency; empty if it names none."""
        return self.person_name or (self.agency.name if self.agency else "")


def joined(one: str, other: str) -> str:
    """Return two notes as one."""
    return f"{one}  ·  {other}" if one and other else one or other
