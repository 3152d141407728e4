"""Whose a telephone, an e-mail or a note of a list is that names agencies and people.

What the heading says comes first (`headings`), then what the values say, then what the list is
about, and last the columns on its left: after the school's telephone it is the school's, after the
name of its head the head's. Why it was taken so is told, for she can turn it round. Rejected: the
values alone (a head writes from an address of the school as often as not).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from district_admin.areas.directory.importing import guessing
from district_admin.areas.directory.importing.fields import (
    ADDRESS_FIELDS,
    AGENCIES,
    NAMING_AGENCY,
    NAMING_PERSON,
    PEOPLE,
    kind_of_list,
)
from district_admin.texts import _
from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import emails

PERSONS: Final = "person."
AGENCYS: Final = "agency."
TURNED_ROUND: Final = {
    "person.telephone": "agency.telephone",
    "person.mobile": "agency.telephone",
    "person.email": "agency.email",
    "person.note": "agency.note",
    "agency.telephone": "person.telephone",
    "agency.email": "person.email",
    "agency.note": "person.note",
}
"""What a column becomes when it is the other one's: the agency's, or the person's."""

_MOSTLY: Final = 0.5
_MOBILES: Final = 0.6
_RECORDS: Final = (PERSONS, "posting.", AGENCYS)
_CONTACTS: Final = frozenset(f"agency.{each}" for each in ("telephone", "fax", "email", "website"))
_MAILBOX: Final = re.compile(
    r"(?:saraban|info|office|contact|admin|school|sch)[0-9._-]*|.*school.*|[a-z]{0,6}[0-9]{8}(?:[0-9]{2})?",
    re.IGNORECASE,
)


class Owner(NamedTuple):
    """Whose a column is, and why; the reason is empty where nothing else was possible."""

    record: str
    why: str = ""


class Whole(NamedTuple):
    """What the list as a whole tells."""

    repeated: bool
    """Whether agencies stand in several rows each."""
    of_heads: bool
    """Whether its rows are agencies with their heads."""
    shared: frozenset[int]
    """The places of columns in which people of one agency have the same."""


def owner_of(
    fields: Sequence[str], place: int, headings: Sequence[str], cells: Sequence[Cell], whole: Whole
) -> Owner:
    """Return whose a column is that only says what kind of value it holds (`any.…`)."""
    keys = frozenset(fields)
    kind = kind_of_list(keys)
    if not keys & NAMING_PERSON:
        return Owner(AGENCYS) if kind == AGENCIES else _by_place(fields, place, headings)
    if not keys & NAMING_AGENCY:
        return Owner(PERSONS)
    if found := _by_values(fields[place], place, cells, whole):
        return found
    if whole.repeated or (kind == PEOPLE and not whole.of_heads):
        return Owner(PERSONS)
    return _by_place(fields, place, headings)


def _by_values(field: str, place: int, cells: Sequence[Cell], whole: Whole) -> Owner | None:
    """Return whose a column is by its values; None where they do not tell."""
    if guessing.share(cells, guessing.is_mobile) > _MOBILES:
        return Owner(PERSONS, _("ส่วนใหญ่เป็นหมายเลขโทรศัพท์มือถือ"))
    if field == "any.email":
        if place in whole.shared:
            return Owner(AGENCYS, _("คนในหน่วยงานเดียวกันใช้อีเมลเดียวกัน"))
        if not whole.repeated and guessing.share(cells, is_mailbox) > _MOSTLY:
            return Owner(AGENCYS, _("ชื่ออีเมลเป็นรหัสหรือชื่อของหน่วยงาน"))
    if (
        field == "any.telephone"
        and whole.of_heads
        and guessing.share(cells, _is_telephone) > _MOSTLY
    ):
        return Owner(AGENCYS, _("ส่วนใหญ่ไม่ใช่หมายเลขโทรศัพท์มือถือ"))
    return None


def _by_place(fields: Sequence[str], place: int, headings: Sequence[str]) -> Owner:
    """Return whose a column is by the nearest one on its left that says it.

    Where a list names people before their agencies, an agency that is merely named does not turn
    what follows to itself.
    """
    before = [at for at in range(place) if fields[at].startswith(_RECORDS)]
    if not before:
        return Owner(AGENCYS, _("อยู่ก่อนคอลัมน์ชื่อบุคคล"))
    at = before[-1]
    if fields[at].startswith(AGENCYS) and _leads_with_person(fields, at):
        return Owner(PERSONS, _("รายชื่อนี้ขึ้นต้นด้วยชื่อบุคคล"))
    record = AGENCYS if fields[at].startswith(AGENCYS) else PERSONS
    return Owner(record, _("อยู่ถัดจากคอลัมน์ “{heading}”").format(heading=headings[at]))


def _leads_with_person(fields: Sequence[str], at: int) -> bool:
    """Say whether a person is named first and no telephone or address of the agency since."""
    named = next((key for key in fields if key in NAMING_PERSON | NAMING_AGENCY), "")
    told = (_CONTACTS | ADDRESS_FIELDS) - {"agency.district", "agency.province"}
    return named in NAMING_PERSON and not told & set(fields[: at + 1])


def is_mailbox(cell: Cell) -> bool:
    """Say whether an e-mail address is an agency's by its name: saraban@, a school's code."""
    if not isinstance(cell, str) or "@" not in cell:
        return False
    return any(_is_mailbox(each) for each in emails(cell).value or ())


def _is_mailbox(address: str) -> bool:
    name, _at, domain = address.partition("@")
    first = domain.partition(".")[0]
    own = name.lower() == first and domain.endswith((".ac.th", ".go.th"))
    return own or _MAILBOX.fullmatch(name) is not None


def _is_telephone(cell: Cell) -> bool:
    return guessing.is_telephone(cell) and not guessing.is_mobile(cell)


def told_owners(
    headings: Mapping[int, str], mapping: Mapping[int, str], why: Mapping[int, str]
) -> str:
    """Return a sentence on each column whose owner was told by more than its heading."""
    persons = _("“{heading}” ถือเป็นของบุคคล เพราะ{why}")
    agencys = _("“{heading}” ถือเป็นของหน่วยงาน เพราะ{why}")
    told = [
        (persons if mapping[index].startswith(PERSONS) else agencys).format(
            heading=headings[index], why=reason
        )
        for index, reason in why.items()
        if reason and index in mapping
    ]
    return "  ·  ".join(told)
