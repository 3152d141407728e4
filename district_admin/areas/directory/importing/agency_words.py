"""What an agency is, told by the words of its kind or by the beginning of its name."""

import re
from functools import lru_cache
from typing import Final

from district_admin.areas.directory.model.agency import (
    GROUP,
    KIND_NAMES,
    OUTSIDE,
    SCHOOL,
    SUB_KIND_NAMES,
    UNIT,
)
from district_admin.worksheets.headings import heading_key

Kinds = tuple[str, str]
"""Kind and sub-kind, as `Agency` has them; either may be empty."""

_BY_BEGINNING: Final = (
    (r"โรงเรียน", (SCHOOL, "")),
    (r"หน่วยตรวจสอบภายใน", (UNIT, "")),
    (r"กลุ่ม(?!เกษตร|แม่บ้าน|บริษัท|อาชีพ|ออมทรัพย์)", (GROUP, "")),
    (r"วัด|สำนักสงฆ์|ที่พักสงฆ์|มัสยิด|โบสถ์|คริสตจักร", (OUTSIDE, "temple")),
    (r"สถานีตำรวจ|สภ\.|ตำรวจ|กองกำกับการตำรวจ|กองบังคับการตำรวจ", (OUTSIDE, "police")),
    (r"องค์การบริหารส่วน|อบต|อบจ|เทศบาล|เมืองพัทยา|กรุงเทพมหานคร$", (OUTSIDE, "local_government")),
    (r"โรงพยาบาล|รพ|สาธารณสุข|สำนักงานสาธารณสุข|สสอ|สสจ", (OUTSIDE, "health")),
    (r"ที่ว่าการอำเภอ|ที่ทำการปกครองอำเภอ|อำเภอ|กิ่งอำเภอ", (OUTSIDE, "district")),
    (r"สถานีวิทยุ|วิทยุ|หนังสือพิมพ์|สำนักข่าว|สถานีโทรทัศน์|เคเบิล", (OUTSIDE, "media")),
    (r"มูลนิธิ|สมาคม|ชมรม|เครือข่าย|สหกรณ์|สภา", (OUTSIDE, "network")),
    (r"บริษัท|ห้างหุ้นส่วน|หจก|บจก|ร้าน|ธนาคาร", (OUTSIDE, "private")),
    (
        r"มหาวิทยาลัย|วิทยาลัย|สำนักงานเขตพื้นที่การศึกษา|สพป|สพม|สำนักงานศึกษาธิการ|ศธจ|"
        r"ศูนย์การศึกษา|กศน|สกร|สถาบัน",
        (OUTSIDE, "education"),
    ),
    (r"จังหวัด|ศาลากลาง|สำนักงาน\S*จังหวัด", (OUTSIDE, "province")),
)
_BEGINNINGS: Final = tuple((re.compile(pattern), kinds) for pattern, kinds in _BY_BEGINNING)
_SCHOOL_WORDS: Final = ("โรงเรียน", "สถานศึกษา", "รร", "school")
_TEMPLE_HEADINGS: Final = ("วัด", "ชื่อวัด")
_FURTHER: Final = {
    "local_government": ("อปท", "ท้องถิ่น", "องค์กรปกครองท้องถิ่น", "องค์กรปกครองส่วนท้องถิ่นอปท"),
    "temple": ("ศาสนสถาน", "ศาสนา", "องค์กรศาสนา", "องค์กรทางศาสนา"),
    "media": ("สื่อ", "สื่อมวลชนท้องถิ่น"),
    "education": ("สถาบันการศึกษา", "หน่วยงานการศึกษา", "การศึกษา"),
    "health": ("สถานพยาบาล",),
    "network": ("ภาคประชาสังคม", "ประชาสังคม", "องค์กรชุมชน", "ภาคีเครือข่าย"),
    "state_enterprise": ("หน่วยงานรัฐวิสาหกิจ",),
    "other": ("อื่น", "อื่นๆ"),
}
_BROAD: Final = {
    "province": (
        "ส่วนราชการ",
        "ราชการ",
        "หน่วยงานราชการ",
        "หน่วยงานของรัฐ",
        "หน่วยงานรัฐ",
        "ภาครัฐ",
        "รัฐ",
    ),
    "private": ("เอกชน", "หน่วยงานเอกชน", "องค์กรเอกชน", "ธุรกิจเอกชน"),
}
_OFFICES: Final = {
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา": "สพป.",
    "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา": "สพม.",
}
_AT_SCHOOL: Final = re.compile(
    r"ครู|ผู้ช่วยครู|ผู้อำนวยการ(?:โรงเรียน|สถานศึกษา)?$|(?:รอง|รักษาการ)\S*ผู้อำนวยการ(?:โรงเรียน|สถานศึกษา)?"
    r"|ผอ\.?(?:รร\.?|โรงเรียน)?$|ผู้บริหารสถานศึกษา|บุคลากรทางการศึกษา|นักเรียน|นักการภารโรง|ภารโรง|ธุรการ"
)
_NO_TEMPLE: Final = re.compile(r"วัด|สำนัก|ที่พัก|มัสยิด|โบสถ์|คริสต")
_NO_SCHOOL: Final = re.compile(
    r"โรงเรียน|วิทยาลัย|มหาวิทยาลัย|ศูนย์|สถาบัน|สำนักงาน|สพป|สพม|สพฐ|กลุ่ม|หน่วย|เทศบาล|อบต|อบจ|องค์การ"
)


@lru_cache(maxsize=1)
def _typed() -> dict[str, Kinds]:
    kinds = {heading_key(name): (kind, "") for kind, name in KIND_NAMES.items()}
    subs = {heading_key(name): (OUTSIDE, sub) for sub, name in SUB_KIND_NAMES.items()}
    more = {"โรงเรียน": (SCHOOL, ""), "สถานศึกษา": (SCHOOL, ""), "กลุ่ม": (GROUP, "")}
    further = {word: (OUTSIDE, sub) for sub, words in _FURTHER.items() for word in words}
    broad = {word: ("", sub) for sub, words in _BROAD.items() for word in words}
    return {**subs, **more, **further, **broad, **kinds}


def kind_typed(text: str) -> Kinds | None:
    """Return the kind that a word names, as the screen or a list writes it; None if it names none.

    Without a kind, the sub-kind counts only where the agency's name does not tell more.
    """
    return _typed().get(heading_key(text))


def kind_of_name(name: str) -> Kinds | None:
    """Return the kind that an agency's name tells by its beginning; None if it does not."""
    return next((kinds for begins, kinds in _BEGINNINGS if begins.match(name)), None)


def kind_told(text: str) -> Kinds | None:
    """Return the kind that a word names, or a name of that kind; None if it tells none."""
    return kind_typed(text) or kind_of_name(text)


def abbreviated(name: str) -> str:
    """Return the usual short name of an educational service area office; nothing for others."""
    for whole, short in _OFFICES.items():
        if name.startswith(whole):
            return short + name[len(whole) :]
    return ""


def at_school(*words: str) -> bool:
    """Say whether a position, or what someone is served as, is found at schools alone."""
    return any(_AT_SCHOOL.match(word) for word in words)


def word_of_heading(heading: str) -> str:
    """Return the word that belongs before the names under a heading: โรงเรียน, วัด or nothing."""
    key = heading_key(heading)
    if key in _TEMPLE_HEADINGS:
        return "วัด"
    return "โรงเรียน" if key.endswith(_SCHOOL_WORDS) and "หน่วยงาน" not in key else ""


def with_word(word: str, name: str) -> str:
    """Return a name with the word of its heading before it, unless it says what it is itself."""
    itself = _NO_SCHOOL if word == "โรงเรียน" else _NO_TEMPLE
    return name if not word or itself.match(name) else f"{word}{name}"
