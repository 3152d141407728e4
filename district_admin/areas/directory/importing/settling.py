"""Settles the headings of a list that only say what kind of thing they are (ชื่อ, โทรศัพท์, รหัส).

The columns around them tell, and their values: a school's codes have ten digits or eight.
"""

from collections.abc import Sequence
from typing import Final

from district_admin.areas.directory.importing import guessing
from district_admin.areas.directory.importing.fields import (
    NAMING_AGENCY,
    NAMING_PERSON,
    SEGMENT,
    SERVED,
)
from district_admin.areas.directory.importing.headings import NONE
from district_admin.areas.directory.importing.owners import Whole, owner_of
from district_admin.worksheets.model import Cell

OTHER_PERSON: Final = "none.person"
_OTHERS: Final = frozenset({OTHER_PERSON, "agency.in_charge"})
_CONTACTS: Final = ("any.telephone", "any.email", "person.mobile")
_BY_CODE_LENGTH: Final = {10: "agency.school_code", 8: "agency.smis_code"}


def settled(
    meanings: Sequence[str],
    headings: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    whole: Whole,
) -> tuple[list[str], dict[int, str]]:
    """Return the fields with every `any.…` settled, and why those are whose they are."""
    fields = list(meanings)
    why: dict[int, str] = {}
    for place, meaning in enumerate(meanings):
        if meaning == "any.name":
            fields[place] = _name(meanings, samples[place])
    if not set(fields) & (NAMING_PERSON | NAMING_AGENCY):
        _promote(fields)
    for place, meaning in enumerate(fields):
        if meaning.endswith(_CONTACTS) and _of_another(fields[:place]):
            fields[place] = NONE
        elif meaning == "any.code":
            fields[place] = _BY_CODE_LENGTH.get(guessing.code_length(samples[place]), "")
        elif meaning == "any.kind":
            fields[place] = _kind(fields, samples[place])
        elif meaning == "any.belongs_to":
            fields[place] = "agency.parent" if "agency.name" in fields else "agency.name"
        elif meaning.startswith("any."):
            owner = owner_of(fields, place, headings, samples[place], whole)
            fields[place] = owner.record + meaning[4:]
            why[place] = owner.why
    return [_with_mobile(key, cells) for key, cells in zip(fields, samples, strict=True)], why


def _of_another(before: Sequence[str]) -> bool:
    """Say whether a telephone is that of someone whom the list names beside, such as a clerk."""
    named = NAMING_PERSON | NAMING_AGENCY | _OTHERS
    last = next((key for key in reversed(before) if key in named), "")
    return last in _OTHERS


def _promote(fields: list[str]) -> None:
    """Take สังกัด for the agency where no column names one or a person."""
    if "any.belongs_to" in fields:
        fields[fields.index("any.belongs_to")] = "agency.name"


def _name(meanings: Sequence[str], cells: Sequence[Cell]) -> str:
    """Settle a heading that says only ชื่อ."""
    if "person.last_name" in meanings:
        return "person.first_name"
    if "agency.name" not in meanings and guessing.share(cells, guessing.is_agency) > 0.5:
        return "agency.name"
    return "agency.name" if "person.name" in meanings else "person.name"


def _kind(fields: Sequence[str], cells: Sequence[Cell]) -> str:
    """Settle a heading that says only ประเภท: of the agency, or of those who were served."""
    if "agency.name" in fields and guessing.share(cells, guessing.is_agency_kind) > 0.5:
        return "agency.kind"
    return SEGMENT if SERVED in fields else NONE


def _with_mobile(key: str, cells: Sequence[Cell]) -> str:
    """Take a person's telephones for mobile numbers where most of them are."""
    if key == "person.telephone" and guessing.share(cells, guessing.is_mobile) > 0.5:
        return "person.mobile"
    return "" if key in (NONE, OTHER_PERSON) else key
