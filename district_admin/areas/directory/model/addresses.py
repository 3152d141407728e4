"""A Thai address: typed into one cell and parted, and its parts in the lines of an envelope.

Of an agency the parts are kept apart, for it is filtered and counted by them; a person's own
address is one text, since nothing but envelopes and labels asks for it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from district_admin.thai.numerals import to_arabic_digits
from district_admin.thai.provinces import PROVINCES

_PARTS: Final = re.compile(
    r"(?P<village_no>(?:หมู่ที่|หมู่|ม\.)\s*(?=[0-9]))"
    r"|(?P<lane>(?:ตรอก|ซอย|ซ\.)\s*)"
    r"|(?P<road>(?:ถนน|ถ\.)\s*)"
    r"|(?P<subdistrict>(?:ตำบล|แขวง|ต\.)\s*)"
    r"|(?P<district>(?:กิ่งอำเภอ|อำเภอ|อ\.)\s*|(?<=\s)เขต\s*)"
    r"|(?P<province>(?:จังหวัด|จ\.)\s*|(?<=\s)(?=กรุงเทพ|กทม))"
    r"|(?P<village>(?:หมู่บ้าน|(?<=\s)บ้าน(?!เลขที่))\s*)"
    r"|(?P<postcode>(?<![0-9])(?=[1-9][0-9]{4}(?![0-9])))"
)
_HOUSE: Final = re.compile(r"(?:บ้านเลขที่|เลขที่)?\s*")
_ENDS: Final = " ,;\n"
_AREAS: Final = frozenset({"subdistrict", "district", "province"})
_BEFORE_AREA: Final = frozenset({"village_no", "lane", "road"})


def parts_of_address(text: str) -> dict[str, str]:
    """Return the parts of an address by the names of `Agency`: 9 ม.2 ต.ในเมือง อ.เมือง จ.สมมติ 30000.

    What stands before the first part that is named is the house number, or the building. An area
    that is named twice counts where it stands last: before, its word belongs to a name, as in
    ศูนย์ราชการจังหวัดสมมติ. A part without its word (อำเภอ, ต.) stays with the part to its left, so
    that nothing is guessed and nothing lost; only a province is known before a postcode, or by its
    name, behind the district.
    """
    typed = to_arabic_digits(" ".join(text.split()))
    marks = _counting(typed, list(_PARTS.finditer(typed)))
    parts: dict[str, str] = {}
    first = marks[0].start() if marks else len(typed)
    house = _HOUSE.sub("", typed[:first], count=1).strip(_ENDS)
    if house:
        parts["house_no"] = house
    for place, mark in enumerate(marks, 1):
        end = marks[place].start() if place < len(marks) else len(typed)
        name = mark.lastgroup or ""
        value = typed[mark.end() : end].strip(_ENDS)
        if value:
            parts[name] = f"{parts[name]} {value}" if name in parts else value
    _part_province(parts)
    return parts


def _counting(typed: str, marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the marks without those of areas that are words of a name."""
    counting: list[re.Match[str]] = []
    for place, mark in enumerate(marks):
        later = [each.lastgroup for each in marks[place + 1 :]]
        again = mark.lastgroup in later
        smaller = any(name in _BEFORE_AREA for name in later)
        glued = mark.start() > 0 and typed[mark.start() - 1] not in " ,;)"
        if mark.lastgroup in _AREAS and (again or (glued and smaller)):
            continue
        counting.append(mark)
    return counting


def _part_province(parts: dict[str, str]) -> None:
    """Take the last word of a district for the province, where none is named."""
    district, _space, last = parts.get("district", "").rpartition(" ")
    if district and "province" not in parts and ("postcode" in parts or last in PROVINCES):
        parts["district"], parts["province"] = district, last


ADDRESS_PARTS: Final = (
    *("house_no", "village_no", "village", "lane", "road"),
    *("subdistrict", "district", "province", "postcode"),
)
"""The parts of an address in Thai order, by the names of `Agency`."""

CAPITAL: Final = "กรุงเทพ"
_CAPITALS: Final = (CAPITAL, "กทม")
_WORDS: Final = {
    "subdistrict": re.compile(r"(?:ตำบล|แขวง|ต\.)\s*(?=\S)"),
    "district": re.compile(r"(?:อำเภอ|กิ่งอำเภอ|เขต|อ\.)\s*(?=\S)"),
    "province": re.compile(r"(?:จังหวัด|จ\.)\s*(?=\S)"),
    "village_no": re.compile(r"(?:หมู่ที่|หมู่|ม\.)\s*(?=\S)"),
    "road": re.compile(r"(?:ถนน|ถ\.)\s*(?=\S)"),
    "lane": re.compile(r"(?:ซอย|ซ\.)\s*(?=\S)"),
}
"""What may be typed before a part of an address, though its column says so already."""

_BEGINS_WITH_NUMBER: Final = re.compile("[0-9๐-๙]")


def without_area_word(name: str, text: str) -> str:
    """Return a part of an address without ตำบล, อ. and the like before it."""
    pattern = _WORDS.get(name)
    while pattern and (found := pattern.match(text)):
        text = text[found.end() :]
    return text


def address_lines(parts: Mapping[str, str]) -> list[str]:
    """Return the lines of an address in Thai order, without empty ones: place, district, province.

    `parts` are named as `ADDRESS_PARTS`; one that is missing is empty.
    """
    house, village_no, village, lane, road, subdistrict, district, province, postcode = (
        without_area_word(name, parts.get(name, "").strip()) for name in ADDRESS_PARTS
    )
    numbered = _BEGINS_WITH_NUMBER.match(house) is not None  # else a post box, a floor, a building
    street = [
        _with("เลขที่ ", house) if numbered else house,
        _with("หมู่ที่ ", village_no),
        village if village.startswith("หมู่บ้าน") else _with("บ้าน", village),
        lane if lane.startswith("ตรอก") else _with("ซอย " if lane[:1].isdigit() else "ซอย", lane),
        _with("ถนน", road),
    ]
    capital = province.startswith(_CAPITALS)
    area = [
        _with("แขวง" if capital else "ตำบล", subdistrict),
        _with("เขต" if capital else "อำเภอ", district),
    ]
    end = [province if capital else _with("จังหวัด", province), postcode]
    lines = (" ".join(part for part in group if part) for group in (street, area, end))
    return [line for line in lines if line]


def lines_of_address(text: str) -> list[str]:
    """Return the lines of an address that is kept as one text; lines typed apart stay so."""
    typed = [line.strip() for line in text.splitlines() if line.strip()]
    return typed if len(typed) > 1 else address_lines(parts_of_address(text))


def _with(word: str, text: str) -> str:
    """Return a part of an address with its word before it, unless it was typed with it."""
    if not text or text.startswith(word.strip()):
        return text
    gap = " " if _BEGINS_WITH_NUMBER.match(text) and not word.endswith(" ") else ""
    return f"{word}{gap}{text}"
