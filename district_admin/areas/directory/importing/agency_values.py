"""Whether what two rows, or a row and the directory, say of an agency can be of the same one."""

from typing import Any, Final

from district_admin.areas.directory.importing.agency_words import abbreviated, kind_of_name
from district_admin.areas.directory.importing.comparing import same_value
from district_admin.areas.directory.model.agency import OUTSIDE, SCHOOL
from district_admin.areas.directory.model.keys import name_key
from district_admin.texts import _

CODES: Final = ("school_code", "smis_code")
TELLING_APART: Final = ("province", "district", "subdistrict")
_SCHOOL: Final = "โรงเรียน"
_MAY_BE_SCHOOL: Final = ("", "education", "other")


def without_school(name: str) -> str:
    """Return what a school's name is compared by: with or without the word, it is the same."""
    return name_key(name).removeprefix(name_key(_SCHOOL))


def told_differently() -> str:
    """Return the note of a row that contradicts an earlier one."""
    return _("ข้อมูลบางช่องต่างจากแถวก่อนหน้าในไฟล์ ใช้ค่าของแถวก่อนหน้า")


def conflict(planned: dict[str, Any], new: dict[str, Any]) -> str:
    """Return the note that something is told otherwise than before; the first one counts."""
    for name in planned.keys() & new.keys():
        one, other = planned[name], new[name]
        if name == "name" and set(keys_of({name: one})) & set(keys_of({name: other})):
            continue  # one of them is the other's short name
        if one and not same_value(name, one, other):
            return told_differently()
    return ""


def not_overwritten(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a list says worse: that an agency known to be inside is an outside one."""
    less: set[str] = set()
    if new.get("kind") == OUTSIDE and not new.get("sub_kind") and old["kind"] != OUTSIDE:
        less.add("kind")
    if _merely_without_school(old, new.get("name", "")):
        less.add("name")
    return {name: value for name, value in new.items() if name not in less} if less else new


def of_another_kind(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether a row's words tell of something else than the school that it sounds like.

    วัดป่าดี is no short name of โรงเรียนวัดป่าดี, unless the directory has the school under it.
    """
    if old["kind"] != SCHOOL:
        return False
    name = new.get("name", "")
    told = kind_of_name(name)
    if told is not None and told[0] == SCHOOL:
        return False
    if new.get("kind") == OUTSIDE and new.get("sub_kind", "") not in _MAY_BE_SCHOOL:
        return True
    return told is not None and name_key(name) != name_key(old["name"])


def _merely_without_school(old: dict[str, Any], name: str) -> bool:
    """Say whether a row has a school's name, and only leaves the word before it out."""
    short = bool(name) and old["kind"] == SCHOOL and not name.startswith(_SCHOOL)
    return short and without_school(old["name"]) == without_school(name)


def may_be_same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether two of one name can be the same: no code or place of theirs differs."""
    for name in (*CODES, *TELLING_APART):
        one, other = old.get(name), new.get(name)
        if one and other and one != other and not same_value(name, one, other):
            return False
    return True


def keys_of(values: dict[str, Any]) -> list[str]:
    """Return what an agency is found by: its codes, then its name and what that is shortened to."""
    keys = [values[name] for name in CODES if values.get(name)]
    name = values.get("name", "")
    return [*keys, *(name_key(each) for each in (name, abbreviated(name)) if each)]
