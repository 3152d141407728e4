"""Posts by which someone is called instead of by name: นายอำเภอเมือง, เจ้าอาวาสวัดป่า, ผู้กำกับการ.

Told by their first words. A first name can begin alike (นายกองทอง, นายอำเภอ ใจดี, กำนันสมศักดิ์), so
the words are those that no name goes on with.
"""

import re
from typing import Final

NOT_MISTER: Final = (
    r"นายก ?(?:เทศมนตรี|เทศบาล|องค์การ|อบต|อบจ|อ\.บ|สมาคม|สโมสร|เหล่ากาชาด|กิ่งกาชาด|รัฐมนตรี|พุทธสมาคม|"
    r"เมืองพัทยา|สภา)|นายอำเภอ(?! [ก-ฮเ-ไ])|นายแพทย์สาธารณสุข"
)
"""Posts that begin with นาย, which is no title there."""

_POST: Final = re.compile(
    r"(?:รอง|รักษาการ|รักษาราชการแทน|ผู้ช่วย|(?:ใน)?ตำแหน่ง|\s)*"
    rf"(?:{NOT_MISTER}|ผู้(?:กำกับ|อำนวยการ|บังคับการ|บัญชาการ|ว่าราชการ|จัดการ|บริหาร|ปกครอง|แทน)|"
    r"ผู้ใหญ่บ้าน(?= |หมู่|บ้าน|$)|กำนัน(?=ตำบล|$)|เจ้า(?:อาวาส|คณะ)|หัวหน้า|"
    r"ปลัด(?:อำเภอ|เทศบาล|จังหวัด|องค์การ|อบต|กระทรวง|สำนัก)|"
    r"ประธาน(?:กรรมการ|คณะ|สภา|ชมรม|สมาคม|กลุ่ม|เครือข่าย|มูลนิธิ|ศูนย์|ชุมชน|บริษัท|เจ้าหน้าที่|$)|"
    r"กรรมการผู้จัดการ|สาธารณสุข(?:อำเภอ|จังหวัด)|ศึกษาธิการ|สารวัตร|อธิการบดี|คณบดี|เลขาธิการ|อธิบดี|"
    r"พัฒนาการ(?:อำเภอ|จังหวัด)|(?:เกษตร|ท้องถิ่น|แรงงาน|ประชาสัมพันธ์|วัฒนธรรม)(?:อำเภอ|จังหวัด)|ครูใหญ่|"
    r"บรรณาธิการ)"
)

SHORT_WORDS: Final = (
    *(("ผอ. สพ", "ผู้อำนวยการ สพ"), ("ผอ.สพ", "ผู้อำนวยการ สพ")),
    *(("ผอ. ", "ผู้อำนวยการ"), ("ผอ.", "ผู้อำนวยการ")),
    *(("ร.ร. ", "โรงเรียน"), ("ร.ร.", "โรงเรียน"), ("รร. ", "โรงเรียน"), ("รร.", "โรงเรียน")),
)
"""The short words of posts, and what a letter writes for them, in the order they are replaced."""


def post_in_full(text: str) -> str:
    """Return a post with its short words in full: ผอ.รร. is ผู้อำนวยการโรงเรียน."""
    for short, whole in SHORT_WORDS:
        text = text.replace(short, whole)
    return text


def begins_with_post(text: str) -> bool:
    """Say whether a text begins with a post, whatever follows it."""
    return _POST.match(text) is not None
