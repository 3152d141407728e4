"""The directory as vCard 4.0 (RFC 6350), for telephones and mail programs."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.areas.directory.model.addresses import lines_of_address
from district_admin.areas.directory.operations.checks import emails_of
from district_admin.areas.directory.operations.people_listing import held_on
from district_admin.thai.normalise import normalise

_LINE_BYTES: Final = 75
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})


def people_vcards(session: Session, on: date, person_ids: Collection[int] | None = None) -> bytes:
    """Return a card for each person, in Thai order, with the main post held on a day."""
    query = (
        select(Person, Posting, Agency)
        .outerjoin(Posting, and_(Posting.person_id == Person.id, held_on(on)))
        .outerjoin(Agency, Agency.id == Posting.agency_id)
        .where(~Person.in_bin, Person.merged_into_id.is_(None))
        .order_by(Person.sort_text, Person.id, Posting.main.desc(), Posting.acting, Posting.id)
    )
    cards: dict[int, str] = {}
    for person, post, agency in session.execute(query):
        if person.id not in cards and (person_ids is None or person.id in person_ids):
            cards[person.id] = _card(_person_lines(person, post, agency))
    return "".join(cards.values()).encode("utf-8")


def agencies_vcards(session: Session, agency_ids: Collection[int] | None = None) -> bytes:
    """Return a card for each agency, in Thai order."""
    query = (
        select(Agency)
        .where(~Agency.in_bin, Agency.merged_into_id.is_(None))
        .order_by(Agency.sort_text, Agency.id)
    )
    found = [a for a in session.scalars(query) if agency_ids is None or a.id in agency_ids]
    return "".join(_card(_agency_lines(agency)) for agency in found).encode("utf-8")


def _person_lines(person: Person, post: Posting | None, agency: Agency | None) -> Iterator[str]:
    yield "KIND:individual"
    yield f"FN:{_escaped(person.full_name)}"
    parts = (person.last_name, person.first_name, "", person.title, "")
    yield f"N:{';'.join(map(_escaped, parts))}"
    if agency is not None:
        yield f"ORG:{_escaped(agency.name)}"
    if post is not None and post.position:
        yield f"TITLE:{_escaped(post.position)}"
    yield from _each("TEL;TYPE=cell", person.mobile)
    yield from _each("TEL;TYPE=voice", person.telephone)
    yield from _each("EMAIL", ", ".join(emails_of(person.email)))
    if agency is not None:
        yield from _each('TEL;TYPE="work,voice"', agency.telephone)
        yield from _address(agency)
    if person.address:
        lines = lines_of_address(person.address)
        yield f"ADR;TYPE=home:;;{_escaped(', '.join(lines))};;;;"
    if person.note:
        yield f"NOTE:{_escaped(person.note)}"


def _agency_lines(agency: Agency) -> Iterator[str]:
    yield "KIND:org"
    yield f"FN:{_escaped(agency.name)}"
    yield f"ORG:{_escaped(agency.name)}"
    yield from _each('TEL;TYPE="work,voice"', agency.telephone)
    yield from _each('TEL;TYPE="work,fax"', agency.fax)
    yield from _each("EMAIL;TYPE=work", ", ".join(emails_of(agency.email)))
    yield from _address(agency)
    if agency.website:
        yield f"URL:{_one_line(agency.website)}"
    if agency.latitude is not None and agency.longitude is not None:
        yield f"GEO:geo:{_degrees(agency.latitude)},{_degrees(agency.longitude)}"
    if agency.note:
        yield f"NOTE:{_escaped(agency.note)}"


def _address(agency: Agency) -> Iterator[str]:
    """Give the address: street, then subdistrict and district as the place, province, postcode."""
    street, *others = [*agency.address_lines, ""]
    has_street = any((agency.house_no, agency.village_no, agency.village, agency.lane, agency.road))
    place = others[0] if has_street and others else street
    if not has_street:
        street = ""
    if not (agency.subdistrict or agency.district):
        place = ""
    parts = ("", "", street, place, agency.province, agency.postcode, "ประเทศไทย")
    if any(parts[:-1]):
        yield f"ADR;TYPE=work:{';'.join(map(_escaped, parts))}"


def _each(name: str, values: str) -> Iterator[str]:
    for value in values.split(", "):
        if value.strip():
            yield f"{name}:{_escaped(value.strip())}"


def _degrees(degrees: float) -> str:
    """Return a coordinate to a few centimetres, never with an exponent (RFC 5870 knows none)."""
    return f"{round(degrees, 7) + 0.0:.7f}".rstrip("0").rstrip(".")


def _card(lines: Iterator[str]) -> str:
    return "".join(
        f"{_folded(line)}\r\n" for line in ("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD")
    )


def _escaped(text: str) -> str:
    return normalise(text).translate(_ESCAPED)


def _one_line(text: str) -> str:
    return "".join(normalise(text).split())


def _folded(line: str) -> str:
    """Fold a line at 75 octets, never inside a character (RFC 6350 3.2)."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        # The space that a continuation begins with counts as well.
        if size + width > _LINE_BYTES - (1 if pieces else 0):
            pieces.append(piece)
            piece, size = "", 0
        piece += character
        size += width
    return "\r\n ".join((*pieces, piece))
