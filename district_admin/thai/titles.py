"""Titles before personal names: courtesy, monks', royal, ranks of the services, academic."""

from typing import Final

COURTESY_TITLES: Final = (
    *("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง"),
    *("น.ส.", "นส.", "ด.ช.", "ด.ญ."),
)
"""Written on to the first name without a space."""

MONK_TITLES: Final = ("พระ", "พระครู", "พระมหา")
"""Written on to the name without a space as well."""

PROFESSIONAL_TITLES: Final = (
    *("นายแพทย์", "แพทย์หญิง", "ทันตแพทย์", "ทันตแพทย์หญิง", "นายสัตวแพทย์", "สัตวแพทย์หญิง"),
    *("เภสัชกรหญิง", "ท่านผู้หญิง", "คุณหญิง", "อาจารย์", "แม่ชี"),
)
"""Written on to the name by most, and left inside the brackets under a signature."""

LATIN_TITLES: Final = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof")
"""Written with a point or without, and with a space before the name."""

ROYAL_TITLES: Final = ("หม่อมเจ้า", "หม่อมราชวงศ์", "หม่อมหลวง")

COURTESY_IN_FULL: Final = {
    "น.ส.": "นางสาว",
    "นส.": "นางสาว",
    "ด.ช.": "เด็กชาย",
    "ด.ญ.": "เด็กหญิง",
    "ม.จ.": "หม่อมเจ้า",
    "ม.ร.ว.": "หม่อมราชวงศ์",
    "ม.ล.": "หม่อมหลวง",
}
"""What stands inside the brackets under a signature, never abbreviated."""

_GRADES: Final = {"อ.": "เอก", "ท.": "โท", "ต.": "ตรี"}
_SERVICES: Final = {
    **{"พล.": "พล", "พ.": "พัน", "ร.": "ร้อย", "ส.": "สิบ"},
    **{"พล.ต.": "พลตำรวจ", "พ.ต.": "พันตำรวจ", "ร.ต.": "ร้อยตำรวจ", "ส.ต.": "สิบตำรวจ"},
    **{"พล.ร.": "พลเรือ", "พล.อ.": "พลอากาศ", "พ.จ.": "พันจ่า", "จ.ส.": "จ่าสิบ"},
}
_SERVICES_WITHOUT_SURE_ABBREVIATION: Final = (
    *("นาวา", "เรือ", "จ่า", "นาวาอากาศ", "เรืออากาศ", "พันจ่าอากาศ", "จ่าอากาศ"),
)
_ACADEMIC: Final = {
    "ผศ.": "ผู้ช่วยศาสตราจารย์",
    "รศ.": "รองศาสตราจารย์",
    "ศ.": "ศาสตราจารย์",
}
# จ.ส.ต. is a grade of the army and another of the police.
ABBREVIATED_IN_FULL: Final = {
    **{
        short + grade_short: full + grade
        for short, full in _SERVICES.items()
        for grade_short, grade in _GRADES.items()
        if short + grade_short != "จ.ส.ต."
    },
    **{"ด.ต.": "ดาบตำรวจ"},
    **_ACADEMIC,
}
"""Abbreviated ranks and academic titles that stand for one only, and what they stand for."""

RANKS: Final = (
    *(
        service + grade
        for service in (*_SERVICES.values(), *_SERVICES_WITHOUT_SURE_ABBREVIATION)
        for grade in _GRADES.values()
    ),
    *("จ่าสิบตำรวจ", "ดาบตำรวจ"),
    *_ACADEMIC.values(),
)
"""Ranks and academic titles in full, written with a space before the name."""

_BEFORE_A_SPACE: Final = frozenset(
    (*RANKS, *ROYAL_TITLES, *MONK_TITLES[1:], *ABBREVIATED_IN_FULL, *COURTESY_IN_FULL)
) | {"ดร.", "จ.ส.ต.", "น.อ.", "น.ท.", "น.ต.", "พ.อ.อ.", "พ.อ.ท.", "พ.อ.ต.", "จ.อ.", "จ.ท.", "จ.ต."}


def is_title(word: str) -> bool:
    """Say whether a word alone is a title that a name (or one more title) follows after a space."""
    if word == "ว่าที่" or word.endswith(".ดร."):
        return True
    return word.removeprefix("ว่าที่").removesuffix("(หญิง)").removesuffix("หญิง") in _BEFORE_A_SPACE
