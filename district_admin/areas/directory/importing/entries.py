"""A row of a list, read: the person, the post and the agency in it, or why it is of no use."""

from collections.abc import Sequence
from typing import Any, Final

from district_admin.areas.directory.importing.agency_in_place import AgenciesAmongPeople
from district_admin.areas.directory.importing.agency_words import (
    at_school,
    kind_of_name,
    with_word,
    word_of_heading,
)
from district_admin.areas.directory.importing.cells import Reader, reader_of
from district_admin.areas.directory.importing.entry import AgencyEntry, Entry, joined
from district_admin.areas.directory.importing.fields import (
    AGENCIES,
    BOTH,
    FIELDS,
    HOME_ADDRESS,
    NAMING_AGENCY,
    NAMING_PERSON,
    SEGMENT,
    SERVED,
)
from district_admin.areas.directory.importing.head_words import implied_position
from district_admin.areas.directory.importing.home_address import put_together, reader_of_part
from district_admin.areas.directory.importing.leaving_out import NAMES, Unread, of_agency, of_person
from district_admin.areas.directory.importing.matching import Proposal, shown_heading
from district_admin.areas.directory.model.addresses import parts_of_address
from district_admin.areas.directory.model.agency import OUTSIDE
from district_admin.areas.directory.model.citizen_id import without_citizen_ids
from district_admin.texts import _
from district_admin.thai.names import PersonName, split_name
from district_admin.worksheets.model import Cell
from district_admin.worksheets.table_columns import Column

_CONTACTS: Final = frozenset({"mobile", "telephone", "email", "citizen_id"})
_REMEMBERED_AGENCIES: Final = 50_000
_NAME_COLUMNS: Final = frozenset({"person.title", "person.first_name", "person.last_name"})
_TELEPHONE: Final = "person.telephone"
_EXPORTED: Final = {(FIELDS[key].label, key) for key in _NAME_COLUMNS}


class EntryReader:
    """Reads the rows of one list by its columns.

    With `agencies_too`, a row of a list of people may be about an agency alone.
    """

    def __init__(
        self, proposal: Proposal, keep_citizen_ids: bool, *, agencies_too: bool = False
    ) -> None:
        self._kind = proposal.kind
        self._agencies_too = agencies_too
        self._keep_citizen_ids = keep_citizen_ids
        self._person: list[tuple[int, str, Reader, str]] = []
        self._agency: list[tuple[int, str, Reader, str]] = []
        self._agencies: dict[tuple[Cell, ...], AgencyEntry] = {}
        self._schools: dict[AgencyEntry, AgencyEntry] = {}
        self._word = ""
        self._implied = ""
        keys = frozenset(proposal.mapping.values())
        self._stakes: list[tuple[int, str, Reader]] = []
        self._among_people = AgenciesAmongPeople()
        self._has_homes = HOME_ADDRESS in keys
        self._apart = keys >= _NAME_COLUMNS
        self._exported = proposal.matched.items() >= _EXPORTED
        self._has_mobiles = "person.mobile" in keys
        columns = proposal.table.columns if proposal.table else ()
        for place, column in enumerate(columns):
            key = proposal.mapping.get(column.index)
            if key is not None:
                self._add(place, key, column)
        if "posting.position" in proposal.mapping.values():
            self._implied = ""  # the list says it itself
        if not NAMING_AGENCY & set(proposal.mapping.values()):
            self._agency = []  # an address of no agency

    def read(self, number: int, cells: Sequence[Cell]) -> Entry:
        """Return what stands in a row; a problem is in the entry, not raised."""
        entry = Entry(number, self._agency_of(cells) if self._agency else None)
        if self._kind != AGENCIES:
            self._read_person(entry, cells)
        if self._agencies_too:
            self._among_people.part(entry)
        for place, name, read in self._stakes:
            setattr(entry, name, read(cells[place]).value or "")
        self._note_school(entry)
        if entry.agency is not None:
            if entry.person is not None and not entry.agency.name and not entry.agency.problem:
                entry.agency = None
            elif entry.agency.problem:
                entry.problem = joined(entry.agency.problem, entry.problem)
            elif entry.agency.notes:
                entry.notes = joined(entry.notes, entry.agency.notes)
        if not entry.problem:
            entry.problem = self._lack(entry)
        return entry

    def _note_school(self, entry: Entry) -> None:
        """Note that the agency of someone who teaches is a school, whatever it is called."""
        if entry.agency is None or entry.person is None or entry.agency.of_school:
            return
        if at_school(entry.position, entry.segment):
            agency = self._schools.get(entry.agency)
            if agency is None:
                agency = self._schools[entry.agency] = entry.agency.as_school()
            entry.agency = agency

    def _add(self, place: int, key: str, column: Column) -> None:
        heading = shown_heading(column)
        if key in (SEGMENT, SERVED):
            self._stakes.append((place, FIELDS[key].name, reader_of(key)))
            return
        if key == HOME_ADDRESS:
            self._person.append((place, *reader_of_part(column), heading))
            return
        if self._exported and heading == FIELDS[_TELEPHONE].label:
            key = _TELEPHONE  # whatever numbers stand in it: an export has the others apart
        name = key.partition(".")[2]
        read = (place, name, reader_of(key, exported=self._exported), heading)
        (self._agency if key.startswith("agency.") else self._person).append(read)
        if key == "agency.name":
            self._word = word_of_heading(heading)
        if key in NAMING_PERSON:
            self._implied = implied_position(heading)

    def _lack(self, entry: Entry) -> str:
        """Return what a row lacks to be of use; empty if nothing."""
        named = entry.agency is not None and bool(entry.agency.name)
        alone = self._kind != "people" or self._agencies_too
        if entry.person is not None or (named and alone):
            return ""
        if self._kind == "people":
            return joined(_("ไม่มีชื่อบุคคล"), entry.notes if entry.partial else "")
        if entry.agency is not None and entry.agency.values:
            return _("ไม่มีชื่อหน่วยงานหรือรหัสสถานศึกษา")
        return _("ไม่มีชื่อ")

    def _read_person(self, entry: Entry, cells: Sequence[Cell]) -> None:
        found: dict[str, Any] = {}
        problems: list[str] = []
        keep, doubtful = self._keep_citizen_ids, False
        spared = self._kind == BOTH and entry.agency is not None and entry.agency.is_named
        for place, field, read, heading in self._person:
            cell = cells[place]
            if cell is None:
                continue
            taken = read(cell)
            if taken.value is not None:
                _put(found, field, taken.value)
            elif taken.problem:
                unread = Unread(heading, taken.problem)
                doubtful = doubtful or field in NAMES
                problems.append(of_person(entry, field, unread, keep, spared=spared))
            if taken.note:
                entry.notes = joined(entry.notes, taken.note)
                entry.partial = entry.partial or (field == "name" and taken.value is None)
        entry.problem = " ".join(filter(None, problems))
        entry.position = found.pop("position", "")
        entry.from_on = found.pop("from_on", None)
        name: PersonName | None = found.pop("name", None) or self._typed_apart(found)
        if name is not None and not doubtful:
            entry.person = self._person_of(name, found)
            entry.person_name = name.full
            if not entry.position:
                entry.position = self._implied
        elif found.keys() & _CONTACTS and (self._kind != "people" or self._agencies_too):
            told = _("ไม่มีชื่อบุคคล จึงไม่ได้บันทึกตำแหน่งและช่องทางติดต่อในแถวนี้")
            entry.notes, entry.partial = joined(entry.notes, told), True

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
        if self._has_homes:
            put_together(found)
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
        unread: list[tuple[str, Unread]] = []
        notes: list[str] = []
        for (_place, name, read, heading), cell in zip(self._agency, raw, strict=True):
            taken = read(cell)
            if taken.value is not None:
                _put(found, name, taken.value)
            elif taken.problem:
                unread.append((name, Unread(heading, taken.problem)))
            if taken.note:
                notes.append(taken.note)
        problem, left_out = of_agency(unread, found)
        if not self._keep_citizen_ids:
            _mask_note(found)
        if "name" in found:
            found["name"] = with_word(self._word, found["name"])
        told = " ".join((*left_out, *notes))
        return AgencyEntry(_agency_columns(found), problem, told, bool(left_out))


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
        if not kind and kind_of_name(values.get("name", "")) is not None:
            continue
        values["kind"] = kind or OUTSIDE
        if sub_kind:
            values["sub_kind"] = sub_kind
    return values
