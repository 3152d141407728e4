"""What the headings of lists mean: the known ones, and those that are nearly so.

The words are in `resources/directory/headings.yaml`, where the office can add its own. A heading
is looked for whole, then its lowest line, then without what is in brackets; then with a few wrong
letters, last as part of a longer heading. Rejected: only the last two (โทรศัพท์ is in โทรศัพท์มือถือ).
"""

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import yaml

from district_admin import assets
from district_admin.worksheets.headings import heading_key

NONE: Final = "none"

_VAGUE: Final = {
    "person.mobile": "any.telephone",
    "agency.parent": "any.belongs_to",
    "agency.sub_kind": "any.kind",
    "agency.school_code": "any.code",
    "agency.smis_code": "any.code",
}
"""The field of `any.…` that a field can be as well, where its name is another."""

_CONTACTS: Final = (
    (("โทรสาร", "แฟกซ์", "แฟ็กซ์", "fax"), "fax"),
    (("อีเมล", "email", "จดหมายอิเล็กทรอนิกส์", "ไปรษณีย์อิเล็กทรอนิกส์"), "email"),
    (("มือถือ", "เคลื่อนที่", "mobile"), "mobile"),
    (("โทรศัพท์", "เบอร์", "โทร", "หมายเลขติดต่อ", "tel", "phone"), "telephone"),
)
"""Words for what one is reached by, and the field they mean."""

_OWNERS: Final = (
    (("ผู้ประสาน", "ธุรการ", "ผู้รับผิดชอบ", "ผู้ปกครอง"), ""),
    (
        (
            "ผู้อำนวยการ",
            "ผอ",
            "ผู้บริหาร",
            "ส่วนตัว",
            "บุคคล",
            "บุคลากร",
            "ครู",
            "เจ้าอาวาส",
            "กำนัน",
            "director",
        ),
        "person",
    ),
    (
        ("โรงเรียน", "รร", "สถานศึกษา", "หน่วยงาน", "สำนักงาน", "องค์กร", "วัด", "school", "office"),
        "agency",
    ),
)
"""Words for whose it is, the narrower ones first; of someone else beside, it is of no use."""

_FIELDS_OF: Final = {("agency", "mobile"): "agency.telephone", ("person", "fax"): "agency.fax"}
_MORE: Final = ("ชื่อ", "ที่อยู่", "ที่ตั้ง", "ตำแหน่ง")
"""What stands in a column beside a telephone, and counts for more."""

_IN_BRACKETS: Final = re.compile(r"[(\[{（].*?[)\]}）]")
_NUMBER_BEHIND: Final = re.compile("[0-9]+$")
_CLOSE_ENOUGH: Final = 0.86
_SHORTEST_FORGIVEN: Final = 5
_SHORTEST_PART: Final = 4


@lru_cache(maxsize=1)
def known_headings() -> dict[str, str]:
    """Return what each known heading means, by its key: a field, `any.…` or `none`."""
    return {
        heading_key(heading): meaning
        for meaning, headings in _written_headings().items()
        for heading in headings
    }


@lru_cache(maxsize=1)
def _written_headings() -> dict[str, list[str]]:
    path = assets.resource("directory/headings.yaml")
    written: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {meaning: [str(each) for each in headings] for meaning, headings in written.items()}


def words_for(field: str) -> list[str]:
    """Return the headings that a field comes with, those that say less than whose it is too."""
    written = _written_headings()
    vague = _VAGUE.get(field, f"any.{field.partition('.')[2]}")
    return [*written.get(field, ()), *written.get(vague, ())]


def heading_texts() -> list[str]:
    """Return the headings by which a row is known as a heading."""
    return list(known_headings())


def meaning_of(heading: str, lines: Sequence[str] = ()) -> str:
    """Return what a heading means: a field, `any.…` or `none`; empty if it is not known."""
    known = known_headings()
    keys = _spellings(heading, lines)
    if (
        keys
        and keys[0] not in known
        and (owned := _owned(keys[0], heading_key((lines or [""])[-1])))
    ):
        return owned
    for key in keys:
        if key in known:
            return known[key]
    for key in keys:
        if found := _nearly(key, known):
            return known[found]
    return _longest_part(keys[0], known) if keys else ""


def _spellings(heading: str, lines: Sequence[str]) -> list[str]:
    """Return the keys that a heading is looked up by, the surest first."""
    texts = [heading, *([lines[-1]] if len(lines) > 1 else [])]
    texts += [_IN_BRACKETS.sub(" ", text) for text in texts]
    keys = [heading_key(text) for text in texts]
    keys += [_NUMBER_BEHIND.sub("", key) for key in keys]
    if len(lines) > 1:
        keys += [heading_key(lines[0])]
    return [key for key in dict.fromkeys(keys) if key]


def _owned(key: str, lowest: str) -> str:
    """Return the contact that a heading tells of together with whose it is; empty if it does not.

    What the lowest line says counts before what stands over it.
    """
    field = next((field for words, field in _CONTACTS if any(word in key for word in words)), "")
    if not field or any(word in lowest for word in _MORE):
        return ""
    for text in (lowest, key):
        for words, owner in _OWNERS:
            if not any(word in text for word in words):
                continue
            if not owner:
                return NONE
            return _FIELDS_OF.get((owner, field), f"{owner}.{field}")
    return ""


def _nearly(key: str, known: dict[str, str]) -> str:
    """Return the known heading that a misspelt one stands for; empty if none is near."""
    if len(key) < _SHORTEST_FORGIVEN:
        return ""
    near = difflib.get_close_matches(key, known, n=1, cutoff=_CLOSE_ENOUGH)
    return near[0] if near else ""


def _longest_part(key: str, known: dict[str, str]) -> str:
    """Return the meaning of the longest known heading that makes up half of this one."""
    parts = [
        part for part in known if part in key and len(part) >= max(_SHORTEST_PART, len(key) / 2)
    ]
    return known[max(parts, key=len)] if parts else ""
