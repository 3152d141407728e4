"""Whom letters to an agency are addressed to, where the office has not said it otherwise.

Papers go to the post that leads an agency and not to its walls (Rules of Office of the Prime
Minister on Saraban, form 2: เรียน and the post): นายอำเภอ for a ที่ว่าการอำเภอ. Told by the first
words of the name; what is not known keeps its own name.
"""

import re
from typing import Final

_LED_BY: Final = tuple(
    (re.compile(begins), head)
    for begins, head in (
        (r"(?:ที่ว่าการ|ที่ทำการปกครอง)?(?=กิ่งอำเภอ|อำเภอ)", "นาย"),
        (r"(?:ศาลากลาง)?(?=จังหวัด)", "ผู้ว่าราชการ"),
        (r"(?=องค์การบริหารส่วน|อบต|อบจ)", "นายก"),
        (r"เทศบาล(?=นคร|เมือง|ตำบล)", "นายกเทศมนตรี"),
        (r"(?=สถานีตำรวจ|สภ\.)", "ผู้กำกับการ"),
        (r"(?=ตำรวจภูธรจังหวัด)", "ผู้บังคับการ"),
        (r"สำนักงาน(?=สาธารณสุข(?:อำเภอ|จังหวัด))", ""),
        (r"สำนักงาน(?=ศึกษาธิการ)", ""),
        (r"สำนักงาน(?=คณะกรรมการการศึกษาขั้นพื้นฐาน)", "เลขาธิการ"),
        (r"สพฐ(?=\.|$)", "เลขาธิการ กพฐ"),
        (r"(?=โรงพยาบาล|รพ\.)", "ผู้อำนวยการ"),
        (r"(?=สำนักงานเขตพื้นที่การศึกษา|สพป\.|สพม\.)", "ผู้อำนวยการ"),
        (r"(?=มหาวิทยาลัย)", "อธิการบดี"),
        (r"(?=วิทยาลัย|โรงเรียน|สถาบัน|ศูนย์)", "ผู้อำนวยการ"),
        (r"(?=วัด|สำนักสงฆ์|ที่พักสงฆ์)", "เจ้าอาวาส"),
        (r"(?=ตำบล)", "กำนัน"),
        (r"(?=สมาคม)", "นายก"),
        (r"(?=มูลนิธิ|ชมรม|เครือข่าย)", "ประธาน"),
    )
)
_OF_MONKS: Final = re.compile("เจ้าอาวาส|เจ้าคณะ|พระ")


def head_of(name: str) -> str:
    """Return the post that leads an outside agency: นายอำเภอสมมติ of ที่ว่าการอำเภอสมมติ.

    The agency's own name where it does not tell.
    """
    for begins, head in _LED_BY:
        if found := begins.match(name):
            return f"{head}{name[found.end() :]}"
    return name


def salutation_to(addressee: str) -> str:
    """Return the word that a letter to this post begins with: นมัสการ to a monk, else เรียน."""
    return "นมัสการ" if _OF_MONKS.match(addressee) else "เรียน"
