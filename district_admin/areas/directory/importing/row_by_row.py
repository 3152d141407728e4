"""Works out what becomes of each row, and adds what is to be written to the plan."""

from datetime import date
from typing import Any

from district_admin.areas.directory.importing.agencies import Agencies, Resolved, told_differently
from district_admin.areas.directory.importing.comparing import differences, shown_changes
from district_admin.areas.directory.importing.duplicates import Match, People, known_values
from district_admin.areas.directory.importing.entries import Entry
from district_admin.areas.directory.importing.fields import AGENCIES, PEOPLE, Kind, field_name
from district_admin.areas.directory.importing.known import Known, KnownPerson, leads_school
from district_admin.areas.directory.importing.plan import Doubt, Plan
from district_admin.areas.directory.importing.posts import Posts
from district_admin.areas.directory.importing.results import (
    CHANGED,
    DUPLICATE,
    NEW,
    REJECTED,
    SAME,
    Change,
    ImportRow,
    Outcome,
)
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.names import PersonName


class RowByRow:
    """Takes the rows of one list in their order."""

    def __init__(self, known: Known, plan: Plan, kind: Kind, today: date) -> None:
        self._today = today
        self.plan = plan
        self._known = known
        self._kind = kind
        self._agencies = Agencies(known, plan, kind)
        self._people = People(known)
        self._posts = Posts(plan)
        self._place = -1

    def row(self, entry: Entry) -> ImportRow:
        """Return what becomes of the next row."""
        self._place += 1
        return self._row(entry)._replace(place=self._place)

    def finish(self) -> None:
        """Plan what can only be told once every row was seen."""
        self._agencies.finish()

    def settle(self, doubt: Doubt, *, same: bool) -> None:
        """Plan a row that may be a duplicate as the officer decided it."""
        entry = doubt.entry
        agency = self._settled_agency(doubt, same=same)
        if entry.person is None:
            return
        person = doubt.person if same else None
        ref = doubt.person_ref if same else 0
        if person is None and ref > 0:
            person = self._known.people[ref]
        if person is not None:
            if agency:
                self._posts.moved(entry, person, agency)
            self._change_person(entry, person, agency)
        elif ref:
            self.plan.correct_person(ref, entry.person)
            self._posts.add_once(ref, agency, entry)
        else:
            self._new_person(entry, agency)

    def settled(self) -> None:
        """Plan what can only be told once every decision was taken."""
        self._posts.finish()

    def let_go(self) -> None:
        """Forget the directory, which is as large as all that is to be written; the plan stays."""
        del self._known, self._agencies, self._people

    def _row(self, entry: Entry) -> ImportRow:
        if entry.problem:
            return ImportRow(entry.number, _name(entry), REJECTED, entry.problem, ())
        agency = self._agencies.resolve(entry.agency, entry.number) if entry.agency else None
        if agency is not None and agency.doubt:
            return self._agency_doubt(entry, agency)
        if entry.person is None:
            return self._agency_row(entry, agency)
        match = self._people.match(entry, agency.ref if agency else 0, self._agencies.name_of)
        if match.doubt:
            doubt = Doubt(entry, match.person, match.earlier_ref, None)
            return self._doubtful(entry, doubt, match.doubt, agency)
        return self._person_row(entry, agency, match)

    def _settled_agency(self, doubt: Doubt, *, same: bool) -> int:
        """Return which agency the row is of, by the decision where the agency is in doubt."""
        entry = doubt.entry.agency
        if entry is None:
            return 0
        self.plan.used_entries.add(entry)
        resolved = self._agencies.resolve(entry, doubt.entry.number)
        if doubt.agency_ref and same:
            self._agencies.take_over(entry, doubt.agency_ref)
            return doubt.agency_ref
        if resolved.ref and not doubt.agency_ref:
            return resolved.ref
        return self._agencies.settle(entry, doubt.entry.number, doubt.agency if same else None)

    def _agency_doubt(self, entry: Entry, agency: Resolved) -> ImportRow:
        if agency.candidate is None and not (entry.agency and entry.agency.values.get("name")):
            return ImportRow(entry.number, _name(entry), REJECTED, agency.doubt, ())
        return self._doubtful(entry, Doubt(entry, None, 0, agency.candidate), agency.doubt)

    def _doubtful(
        self, entry: Entry, doubt: Doubt, reason: str, agency: Resolved | None = None
    ) -> ImportRow:
        self.plan.doubts[self._place] = doubt
        changes: list[Change] = []
        if doubt.person is not None and entry.person is not None:
            found = differences(known_values(doubt.person), entry.person)
            changes = shown_changes("person", found)
        elif doubt.agency is not None and entry.agency is not None:
            found = differences(doubt.agency.values, entry.agency.values)
            changes = shown_changes("agency", found)
        if agency is not None and agency.number == entry.number:
            changes = [*changes, *shown_changes("agency", agency.found)]
        return ImportRow(entry.number, _name(entry), DUPLICATE, reason, changes)

    def _agency_row(self, entry: Entry, agency: Resolved | None) -> ImportRow:
        assert agency is not None  # a row without person and agency has a problem
        notes = _joined(agency.notes, entry.notes)
        name = self._agencies.name_of(agency.ref)
        if agency.number != entry.number:
            if self._kind != AGENCIES:
                self._use(entry)
                return ImportRow(entry.number, name, SAME, notes, ())
            told = _("ซ้ำกับแถวที่ {number}").format(number=agency.number)
            self.plan.doubts[self._place] = Doubt(entry, None, 0, None, agency.ref)
            return ImportRow(entry.number, name, DUPLICATE, told, ())
        self._use(entry)
        if agency.ref < 0:
            return ImportRow(entry.number, name, NEW, notes, ())
        changes = shown_changes("agency", agency.found)
        return ImportRow(entry.number, name, CHANGED if changes else SAME, notes, changes or ())

    def _person_row(self, entry: Entry, agency: Resolved | None, match: Match) -> ImportRow:
        self._use(entry)
        ref = agency.ref if agency else 0
        notes = ""
        changes: list[Change] = []
        outcome: Outcome = NEW
        if agency is not None and agency.number == entry.number:
            if agency.ref < 0 and self._kind == PEOPLE:
                told = _("เพิ่มหน่วยงานใหม่: {name}").format(name=self._agencies.name_of(ref))
                notes = told
            changes = shown_changes("agency", agency.found)
        if agency is not None:
            notes = _joined(notes, agency.notes)
        if match.person is not None:
            changes += self._change_person(entry, match.person, ref)
            new_agency = agency is not None and ref < 0 and agency.number == entry.number
            outcome = CHANGED if changes or new_agency else SAME
        elif match.ref:
            self._add_post(entry, match.ref, ref)
            notes = _joined(_("เพิ่มตำแหน่งให้บุคคลเดียวกันในแถวก่อนหน้า"), notes)
        else:
            changes += self._follow_head(entry, ref)
            self._new_person(entry, ref)
        if not ref and entry.position and match.person is None:
            notes = _joined(notes, _("ไม่ได้ระบุหน่วยงาน จึงไม่ได้บันทึกตำแหน่ง"))
        notes = _joined(notes, entry.notes)
        return ImportRow(entry.number, entry.person_name, outcome, notes, changes or ())

    def _use(self, entry: Entry) -> None:
        """Note that what a row says of its agency is written."""
        if entry.agency is not None:
            self.plan.used_entries.add(entry.agency)

    def _new_person(self, entry: Entry, agency: int) -> None:
        assert entry.person is not None
        ref = self.plan.add_person(entry.person, entry.name_key)
        self._add_post(entry, ref, agency)

    def _follow_head(self, entry: Entry, agency: int) -> list[Change]:
        """Let a new head of a school follow the one before, whose post then ends."""
        before = (
            self._known.head_of(agency) if agency > 0 and leads_school(entry.position) else None
        )
        if before is None:
            return []
        person, post = before
        last = self._posts.replace_head(post, entry, self._today)
        if last is None:
            return []
        old = _("{name} (ถึง {day})").format(
            name=PersonName(*person.values[:3]).full, day=medium_date(last)
        )
        return [Change(entry.position, old, entry.person_name)]

    def _add_post(self, entry: Entry, person: int, agency: int) -> None:
        self._people.remember(entry, person, agency)
        self._posts.add(person, agency, entry)

    def _change_person(self, entry: Entry, person: KnownPerson, agency: int) -> list[Change]:
        """Plan what a row changes about a person of the directory, and return it."""
        assert entry.person is not None
        planned = self.plan.person_changes.get(person.id, {})
        new = {name: value for name, value in entry.person.items() if name not in planned}
        if any(planned[name] != entry.person[name] for name in planned.keys() & entry.person):
            entry.notes = _joined(entry.notes, told_differently())
        found = differences(known_values(person), new)
        if found:
            values = {each.name: each.new for each in found}
            self.plan.person_changes.setdefault(person.id, {}).update(values)
        self._people.remember(entry, person.id, agency)
        return shown_changes("person", found) + self._change_post(entry, person, agency)

    def _change_post(self, entry: Entry, person: KnownPerson, agency: int) -> list[Change]:
        given = self._posts.give(entry, person, self._known.ended.get(person.id, ()), agency)
        if given.over is not None:
            told = _("ตำแหน่งนี้สิ้นสุดแล้วเมื่อ {day}").format(day=medium_date(given.over))
            entry.notes = _joined(entry.notes, told)
        if not given.further:
            return shown_changes("posting", given.found)
        new = " ".join(filter(None, (entry.position, self._agencies.name_of(agency))))
        old = given.follows.position if given.follows else ""
        return [Change(field_name("posting.position"), old, new)]


def _name(entry: Entry) -> str:
    return entry.person_name or (entry.agency.name if entry.agency else "")


def _joined(one: Any, other: Any) -> str:
    return f"{one} {other}" if one and other else one or other
