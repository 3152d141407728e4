"""Works out what becomes of each row, and adds what is to be written to the plan."""

from datetime import date

from district_admin.areas.directory.importing.agencies import Agencies, Resolved
from district_admin.areas.directory.importing.agency_values import told_differently
from district_admin.areas.directory.importing.comparing import differences, shown_changes
from district_admin.areas.directory.importing.duplicates import Match, People, known_values
from district_admin.areas.directory.importing.entry import Entry, joined
from district_admin.areas.directory.importing.fields import AGENCIES, PEOPLE, Kind, field_name
from district_admin.areas.directory.importing.heads import Heads
from district_admin.areas.directory.importing.known import Known, KnownPerson
from district_admin.areas.directory.importing.plan import Doubt, Plan
from district_admin.areas.directory.importing.posts import Posts, later_note
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
from district_admin.areas.directory.importing.stakes import Stakes
from district_admin.areas.directory.importing.storing import (
    AGENCY,
    PERSON,
    POST,
    NewOfRows,
    leads,
    stored_values,
)
from district_admin.collector import let_go
from district_admin.texts import _
from district_admin.thai.calendar import medium_date


class RowByRow:
    """Takes the rows of one list in their order."""

    def __init__(self, known: Known, plan: Plan, kind: Kind, stakes: Stakes, today: date) -> None:
        self.plan = plan
        self._known = known
        self._kind = kind
        self._agencies = Agencies(known, plan, kind)
        self._people = People(known)
        self._today = today
        self._posts = Posts(plan, today)
        self._heads = Heads(known, self._posts, today)
        self._stakes = stakes
        self._place = -1
        self._new_of_rows = NewOfRows()
        self._agency, self._new = 0, 0  # of the row at hand
        self.heads_count = 0

    def row(self, entry: Entry) -> ImportRow:
        """Return what becomes of the next row."""
        self._place += 1
        self._agency, self._new = 0, 0
        row = self._row(entry)
        self._new_of_rows.add(self._agency, self._new)
        partial = entry.partial and row.outcome != REJECTED
        taken = row.outcome in (NEW, CHANGED, SAME)
        lacking = self._agencies.lacking(entry.agency, entry.number) if taken else ""
        if lacking:
            row = row._replace(reason=joined(row.reason, lacking), incomplete=True)
        agency = self._agencies.name_of(self._agency) if self._agency else ""
        return row._replace(place=self._place, partial=partial, agency=agency)

    def skip(self, row: ImportRow) -> ImportRow:
        """Pass over the next row, of which nothing is to be written."""
        self._place += 1
        self._new_of_rows.add(0, 0)
        return row

    def stored(self, place: int, entry: Entry) -> list[Change]:
        """Return every value that a row stores of what is new in it; `entry` is the row again.

        Of a row that may be a duplicate, what it stores if it is added.
        """
        if self.plan.used:  # written, and the directory let go
            return []
        ref, new = self._new_of_rows.at(place)
        planned, name = {}, self._agencies.name_of(ref)
        if ref < 0:
            planned = self.plan.new_agencies[-ref - 1]
        elif new & AGENCY and entry.agency is not None:
            planned = self._agencies.values_if_new(entry.agency)
            name = entry.agency.name
        return stored_values(entry, new, name, self._agencies.name_above(ref), planned)

    def finish(self) -> None:
        """Plan what can only be told once every row was seen."""
        self._agencies.finish()

    def settle(self, doubt: Doubt, *, same: bool) -> None:
        """Plan a row that may be a duplicate as the officer decided it."""
        entry = doubt.entry
        agency = self._settled_agency(doubt, same=same)
        if entry.person is None:
            self._stakes.mark(entry, 0, agency)
            return
        self._stakes.mark(entry, self._settled_person(doubt, agency, same=same), agency)

    def _settled_person(self, doubt: Doubt, agency: int, *, same: bool) -> int:
        """Plan the person of a row as the officer decided it, and return who it is."""
        entry = doubt.entry
        assert entry.person is not None
        person = doubt.person if same else None
        ref = doubt.person_ref if same else 0
        if person is None and ref > 0:
            person = self._known.people[ref]
        if person is not None:
            if agency:
                self._posts.moved(entry, person, agency)
            self._change_person(entry, person, agency)
            return person.id
        if ref:
            self.plan.correct_person(ref, entry.person)
            self._posts.add_once(ref, agency, entry)
            return ref
        self._heads.follow(entry, agency)
        return self._new_person(entry, agency)

    def settled(self) -> None:
        """Plan what can only be told once every decision was taken."""
        self._posts.finish()

    def let_go(self) -> None:
        """Forget the directory, which is as large as all that is to be written; the plan stays."""
        self._people.let_go()
        self._known.let_go()
        del self._known, self._agencies, self._people, self._stakes, self._heads

    def forget(self) -> None:
        """Forget the plan as well: nothing is going to be written of it."""
        if not self.plan.used:
            self.plan.used = True
            self.let_go()
        plan = self.plan
        let_go(plan.new_people, plan.new_posts, plan.new_stakes, plan.doubts)
        let_go(plan.person_changes, plan.post_changes, plan.agency_effects, plan.new_agencies)

    def _row(self, entry: Entry) -> ImportRow:
        if entry.problem:
            return ImportRow(entry.number, entry.shown_name, REJECTED, entry.problem, ())
        agency = self._agencies.resolve_row(entry)
        if agency is not None and agency.doubt:
            return self._agency_doubt(entry, agency)
        if entry.person is None:
            return self._agency_row(entry, agency)
        match = self._people.match(entry, agency.ref if agency else 0, self._agencies.name_of)
        if match.doubt:
            doubt = Doubt(entry, match.person, match.earlier_ref, None)
            told = self._heads.if_taken(entry, agency.ref if agency else 0, match.person)
            return self._doubtful(entry, doubt, joined(match.doubt, told), agency)
        if agency and (question := self._heads.question(entry, agency.ref, match.person)):
            before = self._heads.before(entry, agency.ref, match.person)
            person = match.person or (before[0] if before and not match.ref else None)
            return self._doubtful(entry, Doubt(entry, person, match.ref, None), question, agency)
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
            return ImportRow(entry.number, entry.shown_name, REJECTED, agency.doubt, ())
        return self._doubtful(entry, Doubt(entry, None, 0, agency.candidate), agency.doubt)

    def _doubtful(
        self, entry: Entry, doubt: Doubt, reason: str, agency: Resolved | None = None
    ) -> ImportRow:
        self.plan.doubts[self._place] = doubt
        self._note_if_added(entry, agency)
        changes: list[Change] = []
        if doubt.person is not None and entry.person is not None:
            found = differences(known_values(doubt.person), entry.person)
            changes = shown_changes("person", found)
        elif doubt.agency is not None and entry.agency is not None:
            found = differences(doubt.agency.values, entry.agency.values)
            changes = shown_changes("agency", found)
        if agency is not None and agency.number == entry.number:
            changes = [*changes, *shown_changes("agency", agency.found)]
        told = joined(reason, entry.notes) if entry.partial else reason
        return ImportRow(entry.number, entry.shown_name, DUPLICATE, told, changes)

    def _note_if_added(self, entry: Entry, agency: Resolved | None) -> None:
        """Note what is new in a row that may be a duplicate, if she adds it."""
        if entry.person is not None:
            self._new = PERSON | (POST if entry.agency is not None else 0)
        if agency is not None:
            self._agency = agency.ref
        elif entry.agency is not None:  # it is the agency that is in doubt
            self._new |= AGENCY

    def _agency_row(self, entry: Entry, agency: Resolved | None) -> ImportRow:
        assert agency is not None  # a row without person and agency has a problem
        notes = joined(agency.notes, entry.notes)
        name = self._agencies.name_of(agency.ref)
        again = agency.number != entry.number
        if again and self._kind != AGENCIES:
            self._use(entry)
            stakes = self._stakes.mark(entry, 0, agency.ref)
            return ImportRow(entry.number, name, CHANGED if stakes else SAME, notes, stakes)
        if again:
            told = _("ซ้ำกับแถวที่ {number}").format(number=agency.number)
            self.plan.doubts[self._place] = Doubt(entry, None, 0, None, agency.ref)
            self._note_if_added(entry, None)
            return ImportRow(entry.number, name, DUPLICATE, told, ())
        self._use(entry)
        stakes = self._stakes.mark(entry, 0, agency.ref)
        notes = joined(notes, self._stake_note(entry))
        if agency.ref < 0:
            self._agency, self._new = agency.ref, AGENCY
            return ImportRow(entry.number, name, NEW, notes, stakes)
        changes = [*shown_changes("agency", agency.found), *stakes]
        return ImportRow(entry.number, name, CHANGED if changes else SAME, notes, changes or ())

    def _person_row(self, entry: Entry, agency: Resolved | None, match: Match) -> ImportRow:
        self._use(entry)
        ref = self._agency = agency.ref if agency else 0
        notes = ""
        changes: list[Change] = []
        outcome: Outcome = NEW
        if agency is not None and agency.number == entry.number:
            if agency.ref < 0:
                self._new |= AGENCY
            if agency.ref < 0 and self._kind == PEOPLE:
                told = _("เพิ่มหน่วยงานใหม่: {name}").format(name=self._agencies.name_of(ref))
                notes = told
            changes = shown_changes("agency", agency.found)
        if agency is not None:
            notes = joined(notes, agency.notes)
        if match.person is not None:
            changes += self._change_person(entry, match.person, ref)
            new_agency = agency is not None and ref < 0 and agency.number == entry.number
            changes += self._stakes.mark(entry, match.person.id, ref)
            outcome = CHANGED if changes or new_agency else SAME
        elif match.ref:
            changes += self._heads.follow(entry, ref)
            self._add_post(entry, match.ref, ref)
            changes += self._stakes.mark(entry, match.ref, ref)
            notes = joined(_("เพิ่มตำแหน่งให้บุคคลเดียวกันในแถวก่อนหน้า"), notes)
        else:
            changes += self._heads.follow(entry, ref)
            changes += self._stakes.mark(entry, self._new_person(entry, ref), ref)
            self._new |= PERSON
        if not ref and entry.position and match.person is None:
            notes = joined(notes, _("ไม่ได้ระบุหน่วยงาน จึงไม่ได้บันทึกตำแหน่ง"))
        notes = joined(notes, self._stake_note(entry))
        notes = joined(notes, entry.notes)
        if self._new & POST:
            notes = joined(notes, later_note(entry, self._today))
        if self._new & POST and leads(entry.position, self._agencies.name_of(ref)):
            notes = joined(notes, _("จะบันทึกเป็นหัวหน้าหน่วยงาน"))
            self.heads_count += 1
        return ImportRow(entry.number, entry.person_name, outcome, notes, changes or ())

    def _use(self, entry: Entry) -> None:
        """Note that what a row says of its agency is written."""
        if entry.agency is not None:
            self.plan.used_entries.add(entry.agency)

    def _stake_note(self, entry: Entry) -> str:
        if not self._stakes.lacks_segment(entry):
            return ""
        return _("ไม่ได้ระบุกลุ่ม จึงไม่ได้เพิ่มในรายชื่อผู้มีส่วนได้ส่วนเสีย")

    def _new_person(self, entry: Entry, agency: int) -> int:
        assert entry.person is not None
        ref = self.plan.add_person(entry.person, entry.name_key)
        self._add_post(entry, ref, agency)
        return ref

    def _add_post(self, entry: Entry, person: int, agency: int) -> None:
        self._people.remember(entry, person, agency)
        self._posts.add(person, agency, entry)
        self._new |= POST if agency else 0

    def _change_person(self, entry: Entry, person: KnownPerson, agency: int) -> list[Change]:
        """Plan what a row changes about a person of the directory, and return it."""
        assert entry.person is not None
        planned = self.plan.person_changes.get(person.id, {})
        new = {name: value for name, value in entry.person.items() if name not in planned}
        if any(planned[name] != entry.person[name] for name in planned.keys() & entry.person):
            entry.notes = joined(entry.notes, told_differently())
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
            entry.notes = joined(entry.notes, told)
        if not given.further:
            heads = self._heads.follow(entry, agency, person) if given.found else []
            return [*shown_changes("posting", given.found), *heads]
        self._new |= POST
        heads = self._heads.follow(entry, agency, person)
        new = " ".join(filter(None, (entry.position, self._agencies.name_of(agency))))
        old = given.follows.position if given.follows else ""
        return [Change(field_name("posting.position"), old, new), *heads]
