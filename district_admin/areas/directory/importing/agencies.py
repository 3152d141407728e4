"""Which agency a row names: one of the directory, one that the list brings, or an open question.

By code first, then by name, with or without โรงเรียน and ร.ร., and by short name. Two schools of one
name are told apart by code, district and subdistrict; a different code is a different school.
What rows say of an agency is noted row by row, so that what only rows say that she leaves out is
not written. A list of people finds agencies and adds them, but renames none.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.agency_by_post import agency_by_post
from district_admin.areas.directory.importing.agency_telephones import AgencyTelephones
from district_admin.areas.directory.importing.agency_values import (
    CODES,
    TELLING_APART,
    conflict,
    keys_of,
    may_be_same,
    not_overwritten,
    of_another_kind,
    without_school,
)
from district_admin.areas.directory.importing.agency_words import kind_of_name
from district_admin.areas.directory.importing.comparing import (
    Difference,
    differences,
    same_value,
)
from district_admin.areas.directory.importing.entry import AgencyEntry, Entry
from district_admin.areas.directory.importing.fields import AGENCIES, PEOPLE, Kind
from district_admin.areas.directory.importing.known import Known, KnownAgency
from district_admin.areas.directory.importing.plan import AgencyEffect, Plan
from district_admin.areas.directory.model.agency import OFFICE, OUTSIDE, lacking_of
from district_admin.areas.directory.model.keys import name_key
from district_admin.texts import _

_SCHOOL: Final = "โรงเรียน"


class Resolved(NamedTuple):
    """What an agency named in a row was found to be."""

    ref: int
    """Its id, below zero one of the new ones, 0 for an open question."""
    number: int
    """The row of the list that named it first."""
    found: list[Difference]
    doubt: str = ""
    candidate: KnownAgency | None = None
    notes: str = ""
    several: tuple[int, ...] = ()
    """The agencies that it may be."""


class Agencies:
    """Finds agencies for the rows of one list, adding to its plan those that are new."""

    def __init__(self, known: Known, plan: Plan, kind: Kind) -> None:
        self._known = known
        self._plan = plan
        self._kind = kind
        self._new: dict[str, int] = {}
        self._first_rows: dict[int, int] = {}
        self._awaited: list[tuple[AgencyEntry, int, str]] = []
        self._above: dict[int, int] = {}
        self._settled: dict[tuple[AgencyEntry, int], int] = {}
        self._telephones = AgencyTelephones(() if kind == PEOPLE else known.agencies.values())

    def resolve(self, entry: AgencyEntry, number: int) -> Resolved:
        """Return what the agency of a row is; looked for once for all rows with the same words."""
        if entry.resolved is None:
            entry.resolved = self._resolve(entry, number)
        resolved: Resolved = entry.resolved
        return resolved

    def resolve_row(self, entry: Entry) -> Resolved | None:
        """Return what the agency of a row is, by its person as well; None where it names none."""
        if entry.agency is None:
            return None
        resolved = self.resolve(entry.agency, entry.number)
        agency = agency_by_post(self._known, entry, resolved.several) if resolved.several else None
        return Resolved(agency.id, 0, []) if agency is not None else resolved

    def settle(self, entry: AgencyEntry, number: int, candidate: KnownAgency | None) -> int:
        """Take an open question as the officer decided it and return which agency it is.

        People of one school, decided alike, are at one school.
        """
        key = (entry, candidate.id if candidate else 0)
        ref = self._settled.get(key) if self._kind != AGENCIES else None
        if ref is None:
            if candidate is None:
                ref = self._add(entry, number).ref
            else:
                ref = self._existing(entry, candidate, number).ref
            self._settled[key] = ref
        return ref

    def take_over(self, entry: AgencyEntry, ref: int) -> None:
        """Let a row correct what an earlier one said of the same agency."""
        values = entry.values
        if ref > 0:
            values = {e.name: e.new for e in self._otherwise(self._known.agencies[ref], entry)}
        self._plan.agency_effects.append(AgencyEffect(entry, ref, values, overrides=True))

    def finish(self) -> None:
        """Put new agencies under those that the list named only further down."""
        for entry, ref, key in self._awaited:
            above = self._new.get(key)
            if above is not None and not self._comes_back(ref, above):
                self._above[ref] = above
                self._plan.agency_effects.append(AgencyEffect(entry, ref, {}, above))

    def name_of(self, ref: int) -> str:
        """Return the name of an agency of the directory or the list; nothing for one in the bin."""
        if ref < 0:
            return str(self._plan.new_agencies[-ref - 1]["name"])
        known = self._known.agencies.get(ref)
        return str(known.values["name"]) if known else ""

    def name_above(self, ref: int) -> str:
        """Return the name of the agency that a row puts above one; nothing where none does."""
        above = self._above.get(ref)
        return self.name_of(above) if above else ""

    def lacking(self, entry: AgencyEntry | None, number: int) -> str:
        """Return what the address of a row's agency lacks, in the row that names it first.

        A list of people is not asked for the addresses of agencies that are there already.
        """
        found = entry.resolved if entry is not None else None
        if found is None or found.number != number:
            return ""
        if found.ref < 0:
            return lacking_of(self._plan.new_agencies[-found.ref - 1])
        known = self._known.agencies.get(found.ref)
        if known is None or self._kind == PEOPLE:
            return ""
        return lacking_of({**known.values, **self._plan.agency_changes.get(found.ref, {})})

    def values_if_new(self, entry: AgencyEntry) -> dict[str, Any]:
        """Return what is stored of an agency that is added, with the kind that its name tells."""
        name = entry.values.get("name", "")
        kind, sub_kind = kind_of_name(name) or (OUTSIDE, "")
        if name_key(name) in self._known.own_names:
            kind, sub_kind = OFFICE, ""
        return {"kind": kind, "sub_kind": sub_kind, **entry.values}

    def _resolve(self, entry: AgencyEntry, number: int) -> Resolved:
        ref = self._new_ref(entry.values)
        if ref is not None:
            return self._again(entry, ref)
        found, others = self._find(entry)
        if len(found) == 1 and (other := self._contradicting(found[0], entry.values)):
            message = _("รหัสเป็นของ {one} แต่ชื่อเป็นของ {other} กรุณาแก้รหัสหรือชื่อในไฟล์ให้ตรงกัน")
            names = (found[0].values["name"], other.values["name"])
            told = message.format(one=names[0], other=names[1])
            return Resolved(0, number, [], told, found[0])
        if len(found) == 1:
            return self._existing(entry, found[0], number)
        if found:
            message = _("มีหน่วยงานชื่อนี้ {count} แห่ง กรุณาใส่รหัสสถานศึกษาหรืออำเภอในไฟล์ให้ตรงกัน")
            told, several = message.format(count=len(found)), tuple(each.id for each in found)
            return Resolved(0, number, [], told, found[0], several=several)
        if not entry.values.get("name"):
            message = _("ไม่พบหน่วยงานรหัส {code} และไฟล์ไม่มีชื่อหน่วยงาน")
            return Resolved(0, number, [], message.format(code=entry.name))
        if alike := self._telephones.alike(entry.values):
            message = _("โทรศัพท์ตรงกับ {name} และชื่อใกล้เคียงกัน")
            return Resolved(0, number, [], message.format(name=alike.values["name"]), alike)
        return self._new_beside(entry, number, others)

    def _new_beside(
        self, entry: AgencyEntry, number: int, others: Sequence[KnownAgency]
    ) -> Resolved:
        """Add what is none of others of the name, and tell why; among people it is a question."""
        if not others:
            return self._add(entry, number)
        name = others[0].values["name"]
        if not of_another_kind(others[0].values, entry.values):
            told = _("ชื่อเหมือนหน่วยงานที่มีอยู่ แต่รหัสหรือที่ตั้งต่างกัน จึงเพิ่มเป็นหน่วยงานใหม่")
        elif self._kind == PEOPLE:
            told = _("อาจหมายถึง {name}").format(name=name)
            return Resolved(0, number, [], told, others[0])
        else:
            told = _("ไม่ใช่ {name} จึงเพิ่มเป็นหน่วยงานใหม่").format(name=name)
        return self._add(entry, number)._replace(notes=told)

    def _find(self, entry: AgencyEntry) -> tuple[list[KnownAgency], Sequence[KnownAgency]]:
        """Return the agencies it may be, or else the others of the name that were passed over."""
        values = entry.values
        for name in CODES:
            agency = self._known.by_code.get(values.get(name, ""))
            if agency is not None:
                return [agency], ()
        if not values.get("name"):
            return [], ()
        key = name_key(values["name"])
        named = (
            self._known.by_name.get(key)
            or self._known.by_short.get(key)
            or self._known.by_name.get(name_key(_SCHOOL, values["name"]))
            or []
        )
        fitting = [
            agency
            for agency in named
            if may_be_same(agency.values, values)
            and (entry.of_school or not of_another_kind(agency.values, values))
        ]
        for name in TELLING_APART:
            same = [a for a in fitting if a.values[name] and name in values]
            if len(fitting) > 1 and same:
                fitting = same
        if len(fitting) > 1 and self._kind == AGENCIES:
            # Which of two that are alike in everything it is makes no difference here.
            fitting = [a for a in fitting if not differences(a.values, values)][:1] or fitting
        return fitting, () if fitting else named

    def _contradicting(self, agency: KnownAgency, values: dict[str, Any]) -> KnownAgency | None:
        """Return another agency that has the very name under which a row has this one's code."""
        if not values.get("name") or same_value("name", agency.values["name"], values["name"]):
            return None
        named = self._known.by_name.get(name_key(values["name"])) or []
        return next((other for other in named if other.id != agency.id), None)

    def _otherwise(self, agency: KnownAgency, entry: AgencyEntry) -> list[Difference]:
        """Return what a row has otherwise than the directory, as far as it may say it."""
        values = not_overwritten(agency.values, entry.values)
        if agency in self._known.by_short.get(name_key(values.get("name", "")), ()):
            values = {name: value for name, value in values.items() if name != "name"}
        found = differences(agency.values, values)
        if self._kind == PEOPLE:
            found = [each for each in found if each.name not in ("name", "kind", "sub_kind")]
        return found

    def _existing(self, entry: AgencyEntry, agency: KnownAgency, number: int) -> Resolved:
        planned = self._plan.agency_changes.get(agency.id, {})
        whole = self._otherwise(agency, entry)
        found = [each for each in whole if each.name not in planned]
        if whole:
            values = {each.name: each.new for each in whole}
            self._plan.agency_effects.append(AgencyEffect(entry, agency.id, values))
        notes = conflict(planned, entry.values)
        if found:
            changes = self._plan.agency_changes.setdefault(agency.id, {})
            changes.update({each.name: each.new for each in found})
        found += self._parent(entry, agency.id, agency.parent_id)
        first = self._first_rows.setdefault(agency.id, number)
        return Resolved(agency.id, first, found, notes=notes or self._other_name(agency, entry))

    def _other_name(self, agency: KnownAgency, entry: AgencyEntry) -> str:
        """Return the note that a list of people calls an agency otherwise than the directory."""
        name = entry.values.get("name")
        key = without_school(name or "")
        if self._kind != PEOPLE or not name or key == without_school(agency.values["name"]):
            return ""
        if key == without_school(agency.values["short_name"]):
            return ""
        return _("ชื่อในทำเนียบคือ {name}").format(name=agency.values["name"])

    def _add(self, entry: AgencyEntry, number: int) -> Resolved:
        values = self.values_if_new(entry)
        ref = self._plan.add_agency(values)
        self._plan.agency_effects.append(AgencyEffect(entry, ref, dict(values)))
        for key in keys_of(values):
            self._new.setdefault(key, ref)
        self._first_rows[ref] = number
        self._parent(entry, ref, None)
        return Resolved(ref, number, [])

    def _again(self, entry: AgencyEntry, ref: int) -> Resolved:
        """Take further words about a new agency: what it lacked is filled in."""
        values = self._plan.new_agencies[-ref - 1]
        notes = conflict(values, entry.values)
        what = {"kind": values["kind"], "sub_kind": values["sub_kind"]}
        self._plan.agency_effects.append(AgencyEffect(entry, ref, {**what, **entry.values}))
        for name, value in entry.values.items():
            values.setdefault(name, value)
        for key in keys_of(values):
            self._new.setdefault(key, ref)
        return Resolved(ref, self._first_rows[ref], [], notes=notes)

    def _new_ref(self, values: dict[str, Any]) -> int | None:
        for key in keys_of(values):
            ref = self._new.get(key)
            if ref is not None and may_be_same(self._plan.new_agencies[-ref - 1], values):
                return ref
        return None

    def _comes_back(self, ref: int, above: int) -> bool:
        """Say whether an agency would be above itself if that one were above it."""
        seen: set[int] = set()
        at: int | None = above
        while at is not None and at != ref and at not in seen:
            seen.add(at)
            known = self._known.agencies.get(at)
            at = self._above.get(at, known.parent_id if known else None)
        return at == ref

    def _parent(self, entry: AgencyEntry, ref: int, parent_id: int | None) -> list[Difference]:
        """Plan the agency above, if the directory or the list has it."""
        if not entry.parent:
            return []
        key = name_key(entry.parent)
        named = self._known.by_name.get(key) or self._known.by_short.get(key) or []
        above = named[0].id if len(named) == 1 else self._new.get(key)
        if above is None and ref < 0:
            self._awaited.append((entry, ref, key))
        if above is None or above == parent_id or self._comes_back(ref, above):
            return []
        self._above[ref] = above
        self._plan.agency_effects.append(AgencyEffect(entry, ref, {}, above))
        old = self.name_of(parent_id) if parent_id in self._known.agencies else ""
        return [Difference("parent", old, entry.parent)]
