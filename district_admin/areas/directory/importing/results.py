"""What a dry run finds: for each row of the list, what would become of it and why."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple

from district_admin.areas.directory.importing.fields import SEGMENT, SERVED, field_name
from district_admin.texts import N_

Outcome = Literal["new", "changed", "same", "duplicate", "rejected"]
Decision = Literal["leave", "add", "update"]

NEW: Final = "new"
CHANGED: Final = "changed"
SAME: Final = "same"
DUPLICATE: Final = "duplicate"
REJECTED: Final = "rejected"

OUTCOME_NAMES: Final[dict[Outcome, str]] = {
    "new": N_("เพิ่มใหม่"),
    "changed": N_("แก้ไข"),
    "same": N_("เหมือนเดิม"),
    "duplicate": N_("อาจซ้ำ"),
    "rejected": N_("ไม่รับ"),
}
"""What becomes of a row, as the screen and the report name it."""

DECISION_NAMES: Final[dict[Decision, str]] = {
    "leave": N_("ไม่นำเข้า"),
    "add": N_("เพิ่มรายใหม่"),
    "update": N_("รายเดียวกัน"),
}
"""What the officer can decide about a row that may be a duplicate."""


class Change(NamedTuple):
    """A field of a record that the list has otherwise: its name on the screen, old and new."""

    field: str
    old: str
    new: str


class ImportRow(NamedTuple):
    """A row of the list and what becomes of it."""

    number: int
    """Its number in the sheet, as Excel counts."""
    name: str
    """The person or agency that the row is about; empty if it names none."""
    outcome: Outcome
    reason: str
    """Why it is rejected or may be a duplicate; else what the officer should know, or nothing."""
    changes: Sequence[Change]
    place: int = 0
    """Its place in the list, from 0: tables side by side have rows of one number."""
    partial: bool = False
    """Whether a value of the row cannot be read and is left out; the reason says which."""
    incomplete: bool = False
    """Whether its agency lacks what an address needs; the reason says what."""
    agency: str = ""
    """The agency that the row is of, where it names one; empty for an open question."""

    @property
    def joins_list(self) -> bool:
        """Whether all that changes is that someone is put on the list of stakeholders."""
        joins = {field_name(SEGMENT), field_name(SERVED)}
        fields = [change.field for change in self.changes if not change.old]
        return (
            len(fields) == len(self.changes)
            and field_name(SEGMENT) in fields
            and joins >= {*fields}
        )


@dataclass
class DryRun:
    """What an import would do, row by row; nothing has been written yet.

    Rows that may be duplicates are left out unless `decide` says otherwise.
    """

    rows: list[ImportRow]
    kind: str
    headings: tuple[str, ...]
    """The headings of the list's columns, for the report."""
    cells: Sequence[tuple[int, tuple[Any, ...]]]
    """The rows as they stood in the list, for the report."""
    matched: Mapping[str, str]
    """Heading → name of the field, for the columns that were matched."""
    new_agency_names: list[str]
    """Agencies that the list names and the directory does not have yet."""
    plan: Any = None
    """What `apply` is to write; not for the screen."""
    drops_citizen_ids: bool = False
    """Whether a column of citizen numbers was matched, which the office does not keep."""
    fiscal_year: int = 0
    """Of whose stakeholders the list is; 0 for none."""
    new_stakeholder_count: int = 0
    """How many stakeholders it adds, without those that may be duplicates."""
    new_segment_names: Sequence[str] = ()
    """Segments of stakeholders that the list names and the office does not have yet."""
    notes: Sequence[str] = ()
    """What was passed over in the sheet: totals, hidden rows, headings printed again."""
    hidden: str = ""
    """A sentence that names the columns taken that the sheet hides; empty without any."""
    unmatched: Sequence[str] = ()
    """The headings of columns that hold something and are not taken."""
    heads_count: int = 0
    """How many rows bring someone who becomes the head of an agency."""
    stored: Callable[[int], list[Change]] = lambda _place: []
    """Every value that the row of a place stores of what is new in it, worked out when asked."""
    decisions: dict[int, Decision] = field(default_factory=dict)
    """What the officer decided, by the place of the row."""
    left_out: AbstractSet[int] = frozenset()
    """The places of rows that she takes out: the rest is as if they were not in the list."""
    checked_without: AbstractSet[int] = frozenset()
    """Those of them that the list was checked without; she may have marked others since."""
    source: Any = None
    """What the dry run was of, for `leave_out` to do it again; not for the screen."""

    @property
    def is_current(self) -> bool:
        """Whether the list was checked without just the rows that she takes out."""
        return self.left_out == self.checked_without

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rows have each outcome; every outcome is there."""
        counts: dict[Outcome, int] = dict.fromkeys(OUTCOME_NAMES, 0)
        for row in self.rows:
            counts[row.outcome] += 1
        return counts

    @property
    def partial_count(self) -> int:
        """How many rows are taken without a value that could not be read."""
        return sum(row.partial and row.place not in self.left_out for row in self.rows)

    @property
    def incomplete_count(self) -> int:
        """How many rows bring an agency whose address lacks something."""
        return sum(row.incomplete and row.place not in self.left_out for row in self.rows)

    @property
    def applied_count(self) -> int:
        """How many rows `apply` would write something of."""
        out = sum(self.rows[place].outcome in (NEW, CHANGED) for place in self.left_out)
        decided = sum(
            decision != "leave" and place not in self.left_out
            for place, decision in self.decisions.items()
        )
        return self._written_count - out + decided

    @cached_property
    def _written_count(self) -> int:
        return sum(row.outcome in (NEW, CHANGED) for row in self.rows)

    def decide(self, places: Sequence[int], decision: Decision) -> None:
        """Note what is to become of rows that may be duplicates, by their places.

        Raises ValueError for a row that is no candidate.
        """
        if any(self.rows[place].outcome != DUPLICATE for place in places):
            raise ValueError("not a candidate")
        self.decisions.update(dict.fromkeys(places, decision))
