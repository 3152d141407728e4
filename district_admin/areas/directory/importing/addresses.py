"""A Thai address typed into one cell, parted into what the directory keeps apart."""

import re
from typing import Final

from district_admin.thai.numerals import to_arabic_digits

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


def parts_of_address(text: str) -> dict[str, str]:
    """Return the parts of an address by the names of `Agency`: 9 ม.2 ต.ในเมือง อ.เมือง จ.สมมติ 30000.

    What stands before the first part that is named is the house number. A part without its word
    before it (อำเภอ, ต.) stays with the part to its left: nothing is guessed and nothing lost.
    """
    typed = to_arabic_digits(" ".join(text.split()))
    marks = list(_PARTS.finditer(typed))
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
    return parts
