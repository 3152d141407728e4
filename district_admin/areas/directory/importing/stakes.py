"""A list whose rows are stakeholders of a fiscal year: which of them, and in which segment.

"She imports the list of who was served this year, and everyone in it is on the list of EIT." The
segment stands in a column, or is one for the whole list. Rejected: a kind of list of its own with
its own columns and steps (the people in it are the same people, with the same doubts).
"""

from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.importing.entry import Entry
from district_admin.areas.directory.importing.fields import SEGMENT, SERVED, field_name
from district_admin.areas.directory.importing.plan import NewStake, Plan
from district_admin.areas.directory.importing.results import Change
from district_admin.areas.directory.model import Segment, Stakeholder
from district_admin.areas.directory.model.keys import name_key, tidy
from district_admin.areas.directory.model.stakeholder import EXTERNAL, INTERNAL, SERVICE_USER
from district_admin.areas.directory.operations.stakeholders import USUAL_SEGMENTS
from district_admin.errors import OfficeError
from district_admin.texts import _

_BETWEEN: Final = "; "
_ALL: Final = name_key("ผู้มีส่วนได้ส่วนเสีย")
_MOST_NEW: Final = 40  # segments; a column with more different texts is no column of segments


class StakeholderList(NamedTuple):
    """Where the rows of a list go: `segment` is the name of one for rows that name none."""

    fiscal_year: int
    segment: str = ""


class TooManySegmentsError(OfficeError):
    """The column of segments has so many different texts that it must be another column."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "คอลัมน์ที่จับคู่กับกลุ่มผู้มีส่วนได้ส่วนเสียมีข้อความต่างกันเกิน {limit} แบบ กรุณากลับไปตรวจสอบการจับคู่คอลัมน์"
            ).format(limit=_MOST_NEW)
        )


class _Held(NamedTuple):
    """Someone who is on the year's list already."""

    id: int
    served: str


class Stakes:
    """Plans which rows become stakeholders; nothing without a list to put them on."""

    def __init__(self, session: Session, plan: Plan, target: StakeholderList | None) -> None:
        self._plan = plan
        self._target = target
        self._segments: dict[str, int] = {}
        self._alike: dict[str, int] = {}  # by what `_kept_of` leaves
        self._names: dict[int, str] = {}
        self._held: dict[tuple[int, int, int], _Held] = {}
        self._of_list: dict[tuple[int, int, int], int] = {}
        if target is not None:
            plan.fiscal_year = target.fiscal_year
            self._read(session, target.fiscal_year)

    def mark(self, entry: Entry, person: int, agency: int) -> list[Change]:
        """Plan that the person of a row, or else its agency, is a stakeholder; return the change.

        Raises TooManySegmentsError.
        """
        if self._target is None or not (person or agency):
            return []
        segment = self._segment_called(entry.segment or self._target.segment)
        if not segment:
            return []
        key = (segment, person, 0 if person else agency)
        if key in self._of_list:
            self._add_served(self._of_list[key], entry.served)
            return []
        there = self._held.get(key)
        if there is not None:
            return self._serve(key, there, entry.served)
        self._of_list[key] = len(self._plan.new_stakes)
        self._plan.new_stakes.append(NewStake(segment, person, agency, entry.served))
        changes = [Change(field_name(SEGMENT), "", self._names[segment])]
        if entry.served:
            changes.append(Change(field_name(SERVED), "", entry.served))
        return changes

    def lacks_segment(self, entry: Entry) -> bool:
        """Say whether a row is to be a stakeholder and says nowhere in which segment."""
        return self._target is not None and not (entry.segment or self._target.segment)

    def _serve(self, key: tuple[int, int, int], there: _Held, served: str) -> list[Change]:
        """Correct what someone of the year's list came for; several rows add up."""
        parts = there.served.split(_BETWEEN)
        if not served or served in parts:
            return []
        before = self._plan.stake_changes.get(there.id)
        self._plan.stake_changes[there.id] = _joined(before, served) if before else served
        return [Change(field_name(SERVED), there.served, self._plan.stake_changes[there.id])]

    def _add_served(self, place: int, served: str) -> None:
        stakes = self._plan.new_stakes
        stakes[place] = stakes[place]._replace(served=_joined(stakes[place].served, served))

    def _segment_called(self, text: str) -> int:
        """Return the segment of a name, which is added where the office lacks it; 0 for no name."""
        key = name_key(text)
        if not key:
            return 0
        alike = self._alike.get(_kept_of(key))
        if key not in self._segments and alike:
            self._segments[key] = alike
        if key not in self._segments:
            new = self._plan.new_segments
            if len(new) == _MOST_NEW:
                raise TooManySegmentsError
            new.append((tidy(text), _kind_of(tidy(text))))
            self._segments[key] = self._alike[_kept_of(key)] = -len(new)
            self._names[-len(new)] = tidy(text)
        return self._segments[key]

    def _read(self, session: Session, year: int) -> None:
        for number, name in session.execute(select(Segment.id, Segment.name)):
            self._segments[name_key(name)] = number
            self._alike.setdefault(_kept_of(name_key(name)), number)
            self._names[number] = name
        names = ("id", "segment_id", "person_id", "agency_id", "served")
        query = select(*(getattr(Stakeholder, name) for name in names))
        for number, segment, person, agency, served in session.execute(
            query.where(Stakeholder.fiscal_year == year)
        ):
            key = (segment, person or 0, 0 if person else agency)
            self._held.setdefault(key, _Held(number, served))


def _joined(one: str, other: str) -> str:
    if not one or not other or other in one.split(_BETWEEN):
        return one or other
    return f"{one}{_BETWEEN}{other}"


def _kept_of(key: str) -> str:
    """Return what tells a segment from others: ภายนอก and ผู้มีส่วนได้ส่วนเสียภายนอก are one."""
    return key.removeprefix(_ALL) or key


def _kind_of(name: str) -> str:
    """Return the kind of a segment by its name; who is neither staff nor served is external."""
    for kind, names in USUAL_SEGMENTS.items():
        if name in names:
            return kind
    if "ภายใน" in name:
        return INTERNAL
    return SERVICE_USER if "รับบริการ" in name else EXTERNAL
