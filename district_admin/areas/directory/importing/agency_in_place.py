"""An agency that stands where a list has the names of people: เทศบาลตำบลท่าดี among those served."""

from typing import Any

from district_admin.areas.directory.importing.agency_words import kind_of_name
from district_admin.areas.directory.importing.entry import AgencyEntry, Entry
from district_admin.areas.directory.model.addresses import parts_of_address
from district_admin.worksheets.values import no_surname


class AgenciesAmongPeople:
    """Tells agencies from people in one column; rows that name the same one share an entry."""

    def __init__(self) -> None:
        self._known: dict[str, AgencyEntry] = {}

    def part(self, entry: Entry) -> None:
        """Make an entry that of an agency if what stands as a person's name is one."""
        person = entry.person
        if person is None or entry.agency is not None or person.get("title"):
            return
        if kind_of_name(entry.person_name) is None:
            return
        entry.agency = self._known.setdefault(entry.person_name, _agency_of(entry))
        entry.person, entry.person_name, entry.position = None, "", ""
        if entry.notes == no_surname():
            entry.notes = ""


def _agency_of(entry: Entry) -> AgencyEntry:
    person = entry.person or {}
    numbers = (person.get(name, "") for name in ("telephone", "mobile"))
    values: dict[str, Any] = {
        **parts_of_address(person.get("address", "")),
        "name": entry.person_name,
        "telephone": ", ".join(filter(None, numbers)),
        "email": person.get("email", ""),
    }
    return AgencyEntry({name: text for name, text in values.items() if text}, "", "")
