"""What becomes of a value that cannot be read: it is left out, and told, and its row is taken.

Only the name, by which a row is known, leaves the row of no use. A row of a list of agencies is
known by its agency, and is taken without the name of who leads it. Rejected: keeping a doubtful
name as it stands (it would be printed on envelopes).
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from district_admin.areas.directory.importing.entry import Entry, joined
from district_admin.texts import _

NAMES: Final = frozenset({"name", "first_name", "last_name"})
_CODES: Final = frozenset({"school_code", "smis_code"})


class Unread(NamedTuple):
    """A value that cannot be read: the heading it stands under, and why."""

    heading: str
    problem: str

    @property
    def told(self) -> str:
        """The problem, where the row is of no use."""
        message = _("คอลัมน์ “{heading}”: {problem}")
        return message.format(heading=self.heading, problem=self.problem)

    @property
    def left_out(self) -> str:
        """The note, where the row is taken without the value."""
        message = _("ไม่นำค่าในคอลัมน์ “{heading}” เข้า: {problem}")
        return message.format(heading=self.heading, problem=self.problem)


def of_person(
    entry: Entry, field: str, unread: Unread, keep_citizen_ids: bool, *, spared: bool = False
) -> str:
    """Note a value that is left out; return the problem of one that leaves the row of no use.

    A row that is `spared` is of use without the name of a person.
    """
    if field in NAMES and not spared:
        return unread.told
    if field == "citizen_id" and not keep_citizen_ids:
        note = unread.problem
    else:
        note = unread.left_out
        entry.partial = True
    entry.notes = joined(entry.notes, note)
    return ""


def of_agency(
    unread: Sequence[tuple[str, Unread]], found: Mapping[str, object]
) -> tuple[str, list[str]]:
    """Return the problem of an agency, if it is of no use, and the notes of what is left out.

    `unread` are values with the names of their fields, `found` those that were read. Without its
    code an agency is of no use only where nothing else names it.
    """
    naming = {"name"} if found.keys() & (_CODES | {"name"}) else _CODES | {"name"}
    problems = [each.told for name, each in unread if name in naming]
    notes = [each.left_out for name, each in unread if name not in naming]
    return " ".join(problems), notes
