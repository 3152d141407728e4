"""Works out what becomes of each row, and adds what is to be written to the plan."""

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any

from district_admin.areas.directory.importing.agencies import Agencies, Resolved, told_differently
from district_admin.areas.directory.importing.comparing import (
    Difference,
    differences,
    shown_changes,
)
from district_admin.areas.directory.importing.duplicates import Match, People, known_values
from district_admin.areas.directory.importing.entries import Entry
from district_admin.areas.directory.importing.fields import AGENCIES, PEOPLE, Kind, field_name
from district_admin.areas.directory.importing.known import Known, KnownPerson, KnownPost
from district_admin.areas.directory.importing.plan import Doubt, NewPost, Plan
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
from district_admin.areas.directory.model.keys import name_key
from district_admin.texts import _

position_key = lru_cache(maxsize=5000)(name_key)


class RowByRow:
    """Takes the rows of one list in their order."""

    def __init__(self, known: Known, plan: Plan, kind: Kind) -> None:
        self.plan = plan
        self._known = known
        self._kind = kind
        self._agencies = Agencies(known, plan, kind)
        self._people = People(known)
        self._used_posts: set[int] = set()
        self._with_main: set[int] = set()

    def row(self, entry: Entry) -> ImportRow:
        """Return what becomes of a row."""
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
            return self._doubtful(entry, doubt, match.doubt)
        return self._person_row(entry, agency, match)

    def finish(self) -> None:
        """Plan what can only be told once every row was seen."""
        self._agencies.finish()

    def settle(self, doubt: Doubt, *, same: bool) -> None:
        """Plan a row that may be a duplicate as the officer decided it."""
        entry = doubt.entry
        agency = 0
        if entry.agency is not None:
            resolved = self._agencies.resolve(entry.agency, entry.number)
            candidate = doubt.agency if same else None
            agency = resolved.ref or self._agencies.settle(entry.agency, entry.number, candidate)
        if entry.person is None:
            return
        person = doubt.person if same else None
        if person is not None:
            self._change_person(entry, person, agency)
        elif same and doubt.person_ref:
            self._add_post(entry, doubt.person_ref, agency)
        else:
            self._new_person(entry, agency)

    def let_go(self) -> None:
        """Forget the directory, which is as large as all that is to be written; the plan stays."""
        del self._known, self._agencies, self._people

    def _agency_doubt(self, entry: Entry, agency: Resolved) -> ImportRow:
        if agency.candidate is None and not (entry.agency and entry.agency.values.get("name")):
            return ImportRow(entry.number, _name(entry), REJECTED, agency.doubt, ())
        return self._doubtful(entry, Doubt(entry, None, 0, agency.candidate), agency.doubt)

    def _doubtful(self, entry: Entry, doubt: Doubt, reason: str) -> ImportRow:
        self.plan.doubts[entry.number] = doubt
        changes: list[Change] = []
        if doubt.person is not None and entry.person is not None:
            found = differences(known_values(doubt.person), entry.person)
            changes = shown_changes("person", found)
        elif doubt.agency is not None and entry.agency is not None:
            found = differences(doubt.agency.values, entry.agency.values)
            changes = shown_changes("agency", found)
        return ImportRow(entry.number, _name(entry), DUPLICATE, reason, changes)

    def _agency_row(self, entry: Entry, agency: Resolved | None) -> ImportRow:
        assert agency is not None  # a row without person and agency has a problem
        notes = _joined(agency.notes, entry.notes)
        name = self._agencies.name_of(agency.ref)
        if agency.number != entry.number:
            if self._kind != AGENCIES:
                return ImportRow(entry.number, name, SAME, notes, ())
            told = _("ซ้ำกับแถวที่ {number}").format(number=agency.number)
            self.plan.doubts[entry.number] = Doubt(entry, None, 0, None)
            return ImportRow(entry.number, name, DUPLICATE, told, ())
        if agency.ref < 0:
            return ImportRow(entry.number, name, NEW, notes, ())
        changes = shown_changes("agency", agency.found)
        return ImportRow(entry.number, name, CHANGED if changes else SAME, notes, changes or ())

    def _person_row(self, entry: Entry, agency: Resolved | None, match: Match) -> ImportRow:
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
            self._new_person(entry, ref)
        if not ref and entry.position and match.person is None:
            notes = _joined(notes, _("ไม่ได้ระบุหน่วยงาน จึงไม่ได้บันทึกตำแหน่ง"))
        notes = _joined(notes, entry.notes)
        return ImportRow(entry.number, entry.person_name, outcome, notes, changes or ())

    def _new_person(self, entry: Entry, agency: int) -> None:
        assert entry.person is not None
        ref = self.plan.add_person(entry.person, entry.name_key)
        self._add_post(entry, ref, agency)

    def _add_post(self, entry: Entry, person: int, agency: int) -> None:
        self._people.remember(entry, person, agency)
        if not agency:
            return
        main = person not in self._with_main
        self._with_main.add(person)
        self.plan.new_posts.append(NewPost(person, agency, entry.position, entry.from_on, main))

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
        self._with_main.update((person.id,) if any(p.main for p in person.posts) else ())
        return shown_changes("person", found) + self._change_post(entry, person, agency)

    def _change_post(self, entry: Entry, person: KnownPerson, agency: int) -> list[Change]:
        held = [p for p in person.posts if p.agency_id == agency or not agency]
        unused = [p for p in held if p.id not in self._used_posts]
        post = _same_post(unused, entry) or _same_post(held, entry) or next(iter(unused), None)
        if post is None or _is_later(entry, post):
            return self._further_post(entry, person, agency, post)
        self._people.remember(entry, person.id, agency)
        self._used_posts.add(post.id)
        found: list[Difference] = []
        if entry.position and position_key(post.position) != position_key(entry.position):
            found.append(Difference("position", post.position, entry.position))
        if entry.from_on is not None and post.from_on != entry.from_on:
            found.append(Difference("from_on", post.from_on, entry.from_on))
        if found:
            values = {each.name: each.new for each in found}
            self.plan.post_changes.setdefault(post.id, {}).update(values)
        return shown_changes("posting", found)

    def _further_post(
        self, entry: Entry, person: KnownPerson, agency: int, ended: KnownPost | None
    ) -> list[Change]:
        """Plan one more post for someone; one that it follows ends the day before."""
        if not agency:
            self._people.remember(entry, person.id, agency)
            return []
        if ended is not None and entry.from_on is not None:
            last = entry.from_on - timedelta(days=1)
            self.plan.post_changes.setdefault(ended.id, {})["to_on"] = last
            if ended.main:
                self._with_main.discard(person.id)
        self._add_post(entry, person.id, agency)
        new = " ".join(filter(None, (entry.position, self._agencies.name_of(agency))))
        old = ended.position if ended else ""
        return [Change(field_name("posting.position"), old, new)]


def _same_post(posts: Sequence[KnownPost], entry: Entry) -> KnownPost | None:
    if entry.position:
        key = position_key(entry.position)
        posts = [post for post in posts if position_key(post.position) == key]
    same_day = [post for post in posts if post.from_on == entry.from_on]
    return next(iter(same_day or posts), None)


def _is_later(entry: Entry, post: KnownPost) -> bool:
    """Say whether a row tells of a post that came after one that is known."""
    later = entry.from_on and post.from_on and entry.from_on > post.from_on
    return bool(later and entry.position) and position_key(post.position) != position_key(
        entry.position
    )


def _name(entry: Entry) -> str:
    return entry.person_name or (entry.agency.name if entry.agency else "")


def _joined(one: Any, other: Any) -> str:
    return f"{one} {other}" if one and other else one or other
