"""Words that stand where a list has a name or a post and there is nobody: ว่าง, รอแต่งตั้ง.

Whoever is called so would be printed on envelopes and in the telephone booklet. What leaves a doubt
(a question mark, a note that someone moved) is for the officer to settle in the list. Rejected:
taking the name without its note (the letter would go to one who left).
"""

import re
from typing import Final

_WORDS_FOR_HEAD: Final = r"ผู้บริหาร|ผู้อำนวยการ|ผู้ดำรงตำแหน่ง|ผอ\.?"
_IN_HAND: Final = r"การ|ดำเนินการ|คำสั่ง|บรรจุ|แต่งตั้ง|สรรหา|คัดเลือก|โยกย้าย|ย้าย|และ"
_VACANT: Final = re.compile(
    r"[-–(\s]*"
    rf"(?:(?:ตำแหน่ง|อัตรา)?ว่าง|(?:ยัง)?ไม่มี(?:{_WORDS_FOR_HEAD})?"
    rf"|(?:รอ|อยู่ระหว่าง|ระหว่าง|ยังไม่)(?:\s*(?:{_IN_HAND}|{_WORDS_FOR_HEAD}))+)"
    r"[-–)\s]*(?:\([^()]*\))?\s*"  # ว่าง (เกษียณ)
    r"|[-–.\s]+"
)
_FIRST_WORDS: Final = (
    *("รอ", "ว่าง", "ยังไม่", "ไม่มี", "อยู่ระหว่าง", "ระหว่าง", "ตำแหน่ง", "อัตรา"),
    *("(", "-", "–", "."),
)
_DOUBTFUL: Final = re.compile(r"\?|\((?:ย้าย|เกษียณ|ลาออก|โอน|เสียชีวิต|ถึงแก่กรรม|พ้น)[^()]*\)")


def is_vacant(text: str) -> bool:
    """Say whether a text says that there is nobody, or nobody yet."""
    typed = text.strip()
    return typed.startswith(_FIRST_WORDS) and _VACANT.fullmatch(typed) is not None


def is_doubtful(text: str) -> bool:
    """Say whether a name is followed by a doubt, or by the note that its bearer has left."""
    return _DOUBTFUL.search(text) is not None
