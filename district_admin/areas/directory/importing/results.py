"""What a dry run finds: for each row of the list, what would become of it and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

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
    "add": N_("เพิ่มเป็นรายการใหม่"),
    "update": N_("เป็นรายการเดียวกัน ให้แก้ไข"),
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
    decisions: dict[int, Decision] = field(default_factory=dict)
    """What the officer decided, by the place of the row."""

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rows have each outcome; every outcome is there."""
        counts: dict[Outcome, int] = dict.fromkeys(OUTCOME_NAMES, 0)
        for row in self.rows:
            counts[row.outcome] += 1
        return counts

    @property
    def applied_count(self) -> int:
        """How many rows `apply` would write something of."""
        counts = self.counts
        decided = sum(decision != "leave" for decision in self.decisions.values())
        return counts["new"] + counts["changed"] + decided

    def decide(self, places: Sequence[int], decision: Decision) -> None:
        """Note what is to become of rows that may be duplicates, by their places.

        Raises ValueError for a row that is no candidate.
        """
        if any(self.rows[place].outcome != DUPLICATE for place in places):
            raise ValueError("not a candidate")
        self.decisions.update(dict.fromkeys(places, decision))
