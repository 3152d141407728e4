"""A row of a list, read: the person, the post and the agency in it, or why it is of no use."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from district_admin.areas.directory.importing.addresses import parts_of_address
from district_admin.areas.directory.importing.agency_words import with_word, word_of_heading
from district_admin.areas.directory.importing.cells import Reader, reader_of
from district_admin.areas.directory.importing.fields import AGENCIES, FIELDS, NAMING_AGENCY
from district_admin.areas.directory.importing.matching import Proposal, shown_heading
from district_admin.areas.directory.importing.plain import key_of_name
from district_admin.areas.directory.model.citizen_id import without_citizen_ids
from district_admin.texts import _
from district_admin.thai.names import PersonName, split_name
from district_admin.worksheets.model import Cell

_REMEMBERED_AGENCIES: Final = 50_000
_NAME_COLUMNS: Final = frozenset({"person.title", "person.first_name", "person.last_name"})
_TELEPHONE: Final = "person.telephone"
_EXPORTED: Final = {(FIELDS[key].label, key) for key in _NAME_COLUMNS}
_IMPLIED_POSITIONS: Final = (
    ("ผู้อำนวยการกลุ่ม", "ผู้อำนวยการกลุ่ม"),
    ("ผู้อำนวยการ", "ผู้อำนวยการโรงเรียน"),
    ("ผอ", "ผู้อำนวยการโรงเรียน"),
    ("เจ้าอาวาส", "เจ้าอาวาส"),
    ("กำนัน", "กำนัน"),
    ("ผู้ใหญ่บ้าน", "ผู้ใหญ่บ้าน"),
)
"""What the heading of a column of names says about those under it."""


class AgencyEntry:
    """An agency as rows name it. All rows with the same words share one.

    `values` are columns of `Agency` with a text or number in them. `parent` is the name of the
    agency above it.
    """

    __slots__ = ("notes", "parent", "problem", "resolved", "values")

    def __init__(self, values: dict[str, Any], problem: str, notes: str) -> None:
        self.parent: str = values.pop("parent", "")
        self.values = values
        self.problem = problem
        self.notes = notes
        self.resolved: Any = None
        """What the dry run found it to be, once it has looked."""

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
        *("problem", "_key"),
    )

    def __init__(self, number: int, agency: AgencyEntry | None) -> None:
        self.number = number
        self.agency = agency
        self.person: dict[str, str] | None = None
        self.person_name = ""
        """The name with its title; empty without a person."""
        self.position = ""
        self.from_on: date | None = None
        self.problem = ""
        self.notes = ""
        self._key = ""

    @property
    def name_key(self) -> str:
        """What the person's name is found by; made once, for it stands in many places."""
        if not self._key and self.person is not None:
            self._key = key_of_name(self.person["first_name"], self.person.get("last_name", ""))
        return self._key


class EntryReader:
    """Reads the rows of one list by its columns."""

    def __init__(self, proposal: Proposal, keep_citizen_ids: bool) -> None:
        self._kind = proposal.kind
        self._keep_citizen_ids = keep_citizen_ids
        self._person: list[tuple[int, str, Reader, str]] = []
        self._agency: list[tuple[int, str, Reader, str]] = []
        self._agencies: dict[tuple[Cell, ...], AgencyEntry] = {}
        self._word = ""
        self._implied = ""
        keys = frozenset(proposal.mapping.values())
        self._apart = keys >= _NAME_COLUMNS
        self._exported = proposal.matched.items() >= _EXPORTED
        self._has_mobiles = "person.mobile" in keys
        columns = proposal.table.columns if proposal.table else ()
        for place, column in enumerate(columns):
            key = proposal.mapping.get(column.index)
            if key is not None:
                self._add(place, key, shown_heading(column))
        if "posting.position" in proposal.mapping.values():
            self._implied = ""  # the list says it itself
        if not NAMING_AGENCY & set(proposal.mapping.values()):
            self._agency = []  # an address of no agency

    def read(self, number: int, cells: Sequence[Cell]) -> Entry:
        """Return what stands in a row; a problem is in the entry, not raised."""
        entry = Entry(number, self._agency_of(cells) if self._agency else None)
        if self._kind != AGENCIES:
            self._read_person(entry, cells)
        if entry.agency is not None:
            if entry.person is not None and not entry.agency.name and not entry.agency.problem:
                entry.agency = None
            elif entry.agency.problem:
                entry.problem = _joined(entry.agency.problem, entry.problem)
            elif entry.agency.notes:
                entry.notes = _joined(entry.notes, entry.agency.notes)
        if not entry.problem:
            entry.problem = self._lack(entry)
        return entry

    def _add(self, place: int, key: str, heading: str) -> None:
        if self._exported and heading == FIELDS[_TELEPHONE].label:
            key = _TELEPHONE  # whatever numbers stand in it: an export has the others apart
        name = key.partition(".")[2]
        column = (place, name, reader_of(key), heading)
        (self._agency if key.startswith("agency.") else self._person).append(column)
        if key == "agency.name":
            self._word = word_of_heading(heading)
        if key == "person.name":
            implied = (position for word, position in _IMPLIED_POSITIONS if word in heading)
            self._implied = next(implied, "")

    def _lack(self, entry: Entry) -> str:
        """Return what a row lacks to be of use; empty if nothing."""
        named = entry.agency is not None and bool(entry.agency.name)
        if entry.person is not None or (named and self._kind != "people"):
            return ""
        if self._kind == "people":
            return _("ไม่มีชื่อบุคคล")
        if entry.agency is not None and entry.agency.values:
            return _("ไม่มีชื่อหน่วยงานหรือรหัสสถานศึกษา")
        return _("ไม่มีชื่อ")

    def _read_person(self, entry: Entry, cells: Sequence[Cell]) -> None:
        found: dict[str, Any] = {}
        problems: list[str] = []
        for place, field, read, heading in self._person:
            cell = cells[place]
            if cell is None:
                continue
            taken = read(cell)
            if taken.value is not None:
                _put(found, field, taken.value)
            elif taken.problem:
                if field == "citizen_id" and not self._keep_citizen_ids:
                    entry.notes = _joined(entry.notes, taken.problem)
                else:
                    problems.append(_told(heading, taken.problem))
            if taken.note:
                entry.notes = _joined(entry.notes, taken.note)
        if problems:
            entry.problem = " ".join(problems)
        entry.position = found.pop("position", "")
        entry.from_on = found.pop("from_on", None)
        name: PersonName | None = found.pop("name", None) or self._typed_apart(found)
        if name is not None:
            entry.person = self._person_of(name, found)
            entry.person_name = name.full
            if not entry.position:
                entry.position = self._implied

    def _typed_apart(self, found: dict[str, Any]) -> PersonName | None:
        """Return a name that was typed in columns of its own: title, first name, last name.

        Where each part has its column they are taken as they stand: นางนวล and แมรี่ แอน are first
        names there. Only a title that stands twice goes, which an export never has.
        """
        title, first, last = (found.pop(name, "") for name in ("title", "first_name", "last_name"))
        if not first:
            return None
        if self._exported:
            return PersonName(title, first, last)
        if self._apart:
            return PersonName(title, first.removeprefix(title).strip() or first, last)
        return _parts_of_name(title, first, last)

    def _person_of(self, name: PersonName, found: dict[str, Any]) -> dict[str, str]:
        """Return the columns of a person with something in them."""
        if not self._keep_citizen_ids:
            found.pop("citizen_id", None)
            _mask_note(found)
        found["first_name"] = name.first
        if name.last:
            found["last_name"] = name.last
        if name.title:
            found["title"] = name.title
        if (mobile := found.get("mobile")) is not None:
            found["mobile"] = ", ".join(mobile)
        if (telephone := found.get("telephone")) is not None:
            if self._exported or self._has_mobiles:
                found["telephone"] = ", ".join(telephone)
            else:
                _sort_telephones(found, telephone)
        if (email := found.get("email")) is not None:
            found["email"] = ", ".join(email)
        return found

    def _agency_of(self, cells: Sequence[Cell]) -> AgencyEntry | None:
        raw = tuple([cells[column[0]] for column in self._agency])
        known = self._agencies.get(raw)
        if known is None:
            if raw.count(None) == len(raw):
                return None
            known = self._read_agency(raw)
            if len(self._agencies) < _REMEMBERED_AGENCIES:
                self._agencies[raw] = known
        return known

    def _read_agency(self, raw: Sequence[Cell]) -> AgencyEntry:
        found: dict[str, Any] = {}
        problems: list[str] = []
        notes: list[str] = []
        for (_place, name, read, heading), cell in zip(self._agency, raw, strict=True):
            taken = read(cell)
            if taken.value is not None:
                _put(found, name, taken.value)
            elif taken.problem:
                problems.append(_told(heading, taken.problem))
            if taken.note:
                notes.append(taken.note)
        if not self._keep_citizen_ids:
            _mask_note(found)
        if "name" in found:
            found["name"] = with_word(self._word, found["name"])
        return AgencyEntry(_agency_columns(found), " ".join(problems), " ".join(notes))


def _mask_note(found: dict[str, Any]) -> None:
    """Keep no citizen number in a note either where the office keeps none."""
    if note := found.get("note"):
        found["note"] = without_citizen_ids(note)


def _put(found: dict[str, Any], name: str, value: Any) -> None:
    """Keep a value; further columns of telephones and e-mail are added to the first."""
    if name in found and isinstance(value, tuple):
        value = tuple(dict.fromkeys((*found[name], *value)))
    found[name] = value


def _parts_of_name(title: str, first: str, last: str) -> PersonName:
    """Return a name of which not every part has a column of its own."""
    # The title may have been typed on to the first name all the same.
    parts = split_name(f"{first} {last}" if last else first)
    if not title:
        return parts
    if parts.title in ("", title):
        return PersonName(title, parts.first, parts.last)
    return PersonName(title, first, last)


def _sort_telephones(found: dict[str, Any], numbers: tuple[str, ...]) -> None:
    """Put mobile numbers from a column of telephones where mobile numbers are kept."""
    mobiles = [number for number in numbers if number[:2] in ("06", "08", "09")]
    others = [number for number in numbers if number not in mobiles]
    found["telephone"] = ", ".join(others)
    if not others:
        del found["telephone"]
    if mobiles:
        known = found["mobile"].split(", ") if "mobile" in found else []
        found["mobile"] = ", ".join(dict.fromkeys((*known, *mobiles)))


def _agency_columns(found: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of an agency from what was read."""
    address = found.pop("address", None)
    values = {**(parts_of_address(address) if address else {}), **found}
    for name in ("telephone", "fax", "email"):
        if name in values:
            values[name] = ", ".join(values[name])
    told = [values.pop(name) for name in ("kind", "sub_kind") if name in values]
    for kind, sub_kind in told:
        values["kind"] = kind
        if sub_kind:
            values["sub_kind"] = sub_kind
    return values


def _told(heading: str, problem: str) -> str:
    return _("คอลัมน์ “{heading}”: {problem}").format(heading=heading, problem=problem)


def _joined(one: str, other: str) -> str:
    return f"{one} {other}" if one and other else one or other
