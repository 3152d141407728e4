"""The words that stand beside numbers: labels before an ordinal, units after a count.

Thai runs its words together, so a label is looked for at the end of what stands before the space
and a unit at the beginning of what stands after it. The lists are those of official-documents 6.2
and their like; a word list of the whole language would not say which words count.
"""

from typing import Final

DIGITS: Final = "0123456789๐๑๒๓๔๕๖๗๘๙"

ERAS: Final = ("พ.ศ.", "ค.ศ.", "ร.ศ.", "จ.ศ.")
"""Eras that a year follows."""

# ที่ alone makes ครั้งที่, วันที่, วันพุธที่, เลขที่, แบบที่, ระเบียบวาระที่, ลำดับที่ and so on.
LABELS: Final = (
    *("ที่", "ข้อ", "มาตรา", "เขต", "หน้า", "ร้อยละ", "หมวด", "บท", "ภาค", "วรรค", "ตอน"),
    *("ชั้น", "ห้อง", "หมู่", "เล่ม", "ฉบับ", "รุ่น", "งวด", "วาระ", "ตาราง", "ภาพ", "แผนภูมิ"),
    *("ภาคเรียน", "ปี", "ปีงบประมาณ", "ปีการศึกษา", "มาตรฐาน", "ตัวชี้วัด", "เวลา", "ผนวก"),
    *("ข้อย่อย", "ซอย", "ต่อ"),
)
"""What an ordinal number follows on the same line: ข้อ 5, เขต 1, ร้อยละ 50."""

UNITS: Final = (
    *("คน", "บาท", "สตางค์", "น.", "นาฬิกา", "วัน", "เดือน", "ปี", "ครั้ง", "สัปดาห์"),
    *("ชั่วโมง", "นาที", "วินาที", "คาบ", "ชุด", "ฉบับ", "แผ่น", "เล่ม", "ใบ", "ซอง"),
    *("แห่ง", "เครื่อง", "คัน", "หลัง", "ตัว", "อัน", "ชิ้น", "ราย"),
    *("รูป", "ท่าน", "องค์", "คู่", "กล่อง", "ขวด", "ถุง", "โหล", "รีม", "ม้วน", "ดวง", "ต้น"),
    *("ด้าม", "เซนติเมตร", "มิลลิเมตร", "กิโลเมตร", "เมตร", "ตารางเมตร", "ตารางวา", "ไร่"),
    *("วา", "กิโลกรัม", "กรัม", "แกรม", "ลิตร", "นิ้ว", "องศา", "คะแนน", "เปอร์เซ็นต์"),
    *("อัตรา", "ภาคเรียน", "ไตรมาส", "พันบาท", "หมื่นบาท", "แสนบาท", "ล้าน"),
    *("หน่วยกิต", "เท่า", "บรรทัด"),
)
"""What follows a count on the same line: 3 คน, 12,500 บาท, 09.30 น."""

HEADS: Final = (
    *("กลุ่ม", "งาน", "ด้าน", "เรื่อง", "โครงการ", "กิจกรรม", "คณะ", "โรงเรียน", "หมวด", "บท"),
    *("ตอน", "ส่วน", "ข้อ", "มาตรฐาน", "ตัวชี้วัด", "ประเด็น", "รายการ", "ขั้นตอน", "สาขา"),
    *("หลักสูตร", "มาตรการ", "โรง", "ห้อง", "ชั้น", "หน้า", "ตำแหน่ง"),
)
"""Units that as often begin a name: 5 กลุ่ม is a count, but เขต 2 กลุ่มอำนวยการ is not."""

# Longer words that only begin like a unit.
_NOT_UNITS: Final = (
    *("น.ส.", "วาระ", "วันนี้", "รายงาน", "รายชื่อ", "รายละเอียด", "รูปแบบ", "คะแนนเฉลี่ย", "หน้าที่"),
    *("ตัวอย่าง", "เท่ากับ", "เท่านั้น", "หลังจาก", "คู่มือ", "ปีการศึกษา", "ปีงบประมาณ"),
)


def begins_with_unit(text: str, words: tuple[str, ...] = UNITS) -> bool:
    """Say whether a text begins with a unit that a number before it would count.

    An ordinal does not count what it follows: in '2569 ครั้งที่ 1' the word ครั้ง belongs to the 1.
    """
    if not text.startswith(words) or text.startswith(_NOT_UNITS):
        return False
    after = max((len(word) for word in words if text.startswith(word)), default=0)
    if not text.startswith("ที่", after):
        return True
    following = text[after + 3 : after + 5].lstrip(" \u00a0")
    return bool(following) and following[0] not in DIGITS
