"""Whether a value of a list says something else than the directory does.

The same telephone with other dashes, the same district with or without อำเภอ and an abbreviated
title are no changes: the officer would be shown hundreds of them. An empty cell never erases.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.cells import agency_name
from district_admin.areas.directory.importing.fields import FIELDS
from district_admin.areas.directory.importing.results import Change
from district_admin.areas.directory.model.addresses import without_area_word
from district_admin.areas.directory.model.agency import KIND_NAMES, SUB_KIND_NAMES
from district_admin.areas.directory.model.citizen_id import masked_citizen_id
from district_admin.areas.directory.model.keys import digits_of, name_key, tidy, tidy_number
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.titles import COURTESY_IN_FULL
from district_admin.worksheets.telephones import telephones
from district_admin.worksheets.values import written

_TELEPHONES: Final = frozenset({"telephone", "mobile", "fax"})
_FORMS_OF_ADDRESS: Final = frozenset({"title"})
_AREAS: Final = frozenset(
    ("house_no", "village_no", "lane", "road", "subdistrict", "district", "province")
)
_TOWN: Final = "เมือง"
_NO_TOWNS: Final = frozenset({"เมืองยาง", "เมืองจันทร์", "เมืองสรวง", "เมืองปาน"})
"""Districts whose names begin so, and are not those of their province's town."""
_NAMES: Final = {"kind": KIND_NAMES, "sub_kind": SUB_KIND_NAMES}


class Difference(NamedTuple):
    """A column of a record that a list has otherwise."""

    name: str
    old: Any
    new: Any


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Return the columns that a list has otherwise; `new` are those it has anything in."""
    return [
        Difference(name, old[name], value)
        for name, value in new.items()
        if value != old[name] and not same_value(name, old[name], value)
    ]


def same_value(name: str, old: Any, new: Any) -> bool:
    """Say whether two values of a column mean the same."""
    if not isinstance(old, str) or not isinstance(new, str):
        if isinstance(old, float) and isinstance(new, float):
            return math.isclose(old, new, abs_tol=1e-7)
        return bool(old == new)
    if name in _TELEPHONES:
        return telephone_set(old) == telephone_set(new)
    if name == "email":
        return set(old.casefold().split(", ")) == set(new.casefold().split(", "))
    if name in _FORMS_OF_ADDRESS:
        return COURTESY_IN_FULL.get(old, old) == COURTESY_IN_FULL.get(new, new)
    if name in _AREAS:
        one, other = (without_area_word(name, tidy_number(text)) for text in (old, new))
        return one == other or (name == "district" and _of_the_town(one, other))
    if name == "name":
        return name_key(agency_name(tidy(old))) == name_key(new)
    return tidy(old) == tidy(new)


def _of_the_town(one: str, other: str) -> bool:
    """Say whether two districts are the one of the province's town: เมือง, เมืองสมมติบุรี."""
    both = {one, other}
    return _TOWN in both and not both & _NO_TOWNS and all(each.startswith(_TOWN) for each in both)


def telephone_set(text: str) -> frozenset[str]:
    """Return the numbers of a text of telephones, in digits alone."""
    if text.isdecimal():
        return frozenset((text,))
    return frozenset(telephones(text).value or (digits_of(text),)) if text else frozenset()


def shown_changes(record: str, found: Iterable[Difference]) -> list[Change]:
    """Return differences as the screen shows them."""
    return [
        Change(
            _(FIELDS[f"{record}.{each.name}"].label),
            shown_value(each.name, each.old),
            shown_value(each.name, each.new),
        )
        for each in found
    ]


def shown_value(name: str, value: Any) -> str:
    """Return a value of a record as the screen shows it; citizen numbers are masked."""
    if name == "citizen_id":
        return masked_citizen_id(value)
    if name in _NAMES:
        return _(_NAMES[name][value]) if value in _NAMES[name] else ""
    return medium_date(value) if isinstance(value, date) else written(value)
