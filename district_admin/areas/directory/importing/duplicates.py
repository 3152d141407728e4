"""Which person a row is: one of the directory, one of an earlier row, a new one, or a question.

Name and agency together make someone the same; the telephone decides between namesakes and raises
the question where the agency is another one. A question is put to the officer, never answered
here: two people of one name at two schools may be one person with two posts.
"""

from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.comparing import (
    differences,
    same_value,
    telephone_set,
)
from district_admin.areas.directory.importing.entries import Entry
from district_admin.areas.directory.importing.known import (
    PERSON_COLUMNS,
    ByText,
    Known,
    KnownPerson,
)
from district_admin.areas.directory.model.keys import name_key
from district_admin.texts import _
from district_admin.thai.names import PersonName

_PLACES: Final = {name: place for place, name in enumerate(PERSON_COLUMNS)}
_FIRST: Final = _PLACES["first_name"]
_LAST: Final = _PLACES["last_name"]


class Earlier(NamedTuple):
    """A person of an earlier row of the list."""

    ref: int
    number: int
    agency: int
    mobile: str
    telephone: str
    position: str

    @property
    def numbers(self) -> frozenset[str]:
        """The telephone numbers, in digits alone."""
        return _all_numbers(self.mobile, self.telephone)


class Match(NamedTuple):
    """Who a row's person is found to be: `ref` 0 is a new one, or an open question if `doubt`."""

    ref: int = 0
    person: KnownPerson | None = None
    doubt: str = ""
    earlier_ref: int = 0


NOBODY: Final = Match()


class People:
    """Finds the people of the rows of one list."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._earlier = ByText[Earlier]()
        self._by_citizen_id: dict[str, int] = {}

    def match(self, entry: Entry, agency: int, agency_name: Any) -> Match:
        """Return who a row's person is; `agency` is meant as in `Plan`, 0 for none.

        `agency_name` gives the name of an agency.
        """
        key = entry.name_key
        numbers = _numbers(entry.person or {})
        found = self._in_directory(entry, key, numbers, agency)
        if found is NOBODY or found.doubt:
            earlier = self._in_list(entry, key, numbers, agency)
            found = found if earlier is NOBODY else earlier
        elif double := self._repeats(key, found.ref, agency, entry.position):
            message = _("ซ้ำกับแถวที่ {number}").format(number=double.number)
            return Match(0, found.person, message, found.ref)
        if found.doubt and found.person is not None:
            return found._replace(doubt=_with_posts(found, agency_name))
        return found

    def remember(self, entry: Entry, ref: int, agency: int) -> None:
        """Note whom a row was taken for, for the rows after it."""
        person = entry.person or {}
        mobile, telephone = person.get("mobile", ""), person.get("telephone", "")
        earlier = Earlier(ref, entry.number, agency, mobile, telephone, entry.position)
        self._earlier.add(entry.name_key, earlier)
        if citizen_id := person.get("citizen_id"):
            self._by_citizen_id.setdefault(citizen_id, ref)

    def _in_directory(self, entry: Entry, key: str, numbers: frozenset[str], agency: int) -> Match:
        person = entry.person or {}
        if citizen_id := person.get("citizen_id"):
            known = self._known.by_citizen_id.get(citizen_id)
            if known is not None:
                return Match(known.id, known)
        named = [p for p in self._known.by_key.get(key) if _may_be(p, person)]
        if not named:
            return self._renamed(person, agency)
        here = [p for p in named if not agency or not p.posts or _is_at(p, agency)]
        if len(here) > 1:
            here = _closest(here, person, numbers, agency)
        if len(here) == 1 and (agency or _agree(_numbers_of(here[0]), numbers)):
            return Match(here[0].id, here[0])
        if len(here) > 1:
            return Match(0, here[0], _("มีบุคคลชื่อนี้ในหน่วยงานเดียวกันมากกว่าหนึ่งคน"))
        other = next((p for p in named if numbers & _numbers_of(p)), named[0])
        same = bool(numbers & _numbers_of(other))
        return Match(0, other, _("ชื่อและโทรศัพท์ตรงกับ") if same else _("ชื่อตรงกับ"))

    def _renamed(self, person: dict[str, str], agency: int) -> Match:
        """Look for someone at the agency with this mobile number and half of the name."""
        for number in person.get("mobile", "").split(", "):
            for known in self._known.by_mobile.get(number) if number else ():
                first = known.values[_FIRST] == person["first_name"]
                last = bool(known.values[_LAST]) and known.values[_LAST] == person.get("last_name")
                if (first or last) and (not agency or _is_at(known, agency)):
                    return Match(0, known, _("โทรศัพท์ตรงกันและชื่อใกล้เคียงกับ"))
        return NOBODY

    def _in_list(self, entry: Entry, key: str, numbers: frozenset[str], agency: int) -> Match:
        """Look for the person among the earlier rows."""
        ref = self._by_citizen_id.get((entry.person or {}).get("citizen_id", ""))
        for earlier in self._earlier.get(key):
            if earlier.ref != ref and not _agree(earlier.numbers, numbers):
                continue  # a namesake
            if earlier.agency == agency and earlier.position != entry.position:
                return Match(earlier.ref, self._known.people.get(earlier.ref))
            text = _("ซ้ำกับแถวที่ {number}")
            if earlier.agency != agency:
                text = _("อาจเป็นคนเดียวกับแถวที่ {number} (ชื่อเดียวกัน หน่วยงานต่างกัน)")
            return Match(0, None, text.format(number=earlier.number), earlier.ref)
        return NOBODY

    def _repeats(self, key: str, ref: int, agency: int, position: str) -> Earlier | None:
        for earlier in self._earlier.get(key):
            if (earlier.ref, earlier.agency, earlier.position) == (ref, agency, position):
                return earlier
        return None


def known_values(person: KnownPerson) -> dict[str, str]:
    """Return a person's columns by name."""
    return dict(zip(PERSON_COLUMNS, person.values, strict=True))


def _closest(
    people: list[KnownPerson], person: dict[str, str], numbers: frozenset[str], agency: int
) -> list[KnownPerson]:
    """Return those of several namesakes whom the row fits best."""
    at_agency = [p for p in people if _is_at(p, agency)] or people
    by_number = [p for p in at_agency if numbers & _numbers_of(p)] or at_agency
    unchanged = [p for p in by_number if not differences(known_values(p), person)]
    return unchanged[:1] or by_number


def _may_be(known: KnownPerson, person: dict[str, str]) -> bool:
    one, other = known.values[_PLACES["citizen_id"]], person.get("citizen_id")
    return not one or not other or same_value("citizen_id", one, other)


def _is_at(person: KnownPerson, agency: int) -> bool:
    return any(post.agency_id == agency for post in person.posts)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _numbers(person: dict[str, str]) -> frozenset[str]:
    return _all_numbers(person.get("mobile", ""), person.get("telephone", ""))


def _all_numbers(mobile: str, telephone: str) -> frozenset[str]:
    return telephone_set(mobile) | telephone_set(telephone) if telephone else telephone_set(mobile)


def _numbers_of(known: KnownPerson) -> frozenset[str]:
    return _all_numbers(known.values[_PLACES["mobile"]], known.values[_PLACES["telephone"]])


def _with_posts(found: Match, agency_name: Any) -> str:
    """Return the doubt with the name and the posts of whom it is about."""
    person = found.person
    assert person is not None
    name = PersonName(*person.values[:3]).full
    posts = [
        " ".join(filter(None, (post.position, agency_name(post.agency_id))))
        for post in person.posts
        if post.agency_id
    ]
    if name_key(name) in name_key(found.doubt):
        return found.doubt
    return " ".join((found.doubt, name, f"({', '.join(posts)})" if posts else "")).strip()
