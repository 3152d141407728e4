"""What the papers of a list say before the officer edits them: order, memos, letter.

Each function gives the fields of an ordinary order, memo or letter, which is then written, numbered
and signed like any other (as the directory does for base data). Rejected: forms of their own, which
no register would know.

Clauses are cited by number only where a copy of the rule, or an agency's guide to it, was read:
ข้อ 66 (survey and list), ข้อ 68 (the committee's work), ข้อ 66 to 70 for destroying as a whole, and
the name of หมวด 3. Which of them appoints, approves and sends to the Archives could not be read, so
the papers name the chapter or the range there; the officer puts the clause in if she wants it.
"""

from collections.abc import Sequence
from typing import Final

from district_admin.areas.correspondence.model import DisposalLine, DisposalList
from district_admin.areas.correspondence.model.retention import CROSSED, EXTENDED
from district_admin.documents.form_model import Letterhead
from district_admin.thai.calendar import long_date

Content = dict[str, object]

_RULE: Final = "ระเบียบสำนักนายกรัฐมนตรี ว่าด้วยงานสารบรรณ พ.ศ. 2526 และที่แก้ไขเพิ่มเติม"
_CHAPTER: Final = "หมวด 3 การเก็บรักษา ยืม และทำลายหนังสือ"
_CLAUSES: Final = "ข้อ 66 ถึงข้อ 70"
_ARCHIVES: Final = "ผู้อำนวยการสำนักหอจดหมายเหตุแห่งชาติ"


def committee_order(
    made: DisposalList, lines: Sequence[DisposalLine], letterhead: Letterhead
) -> Content:
    """Return the fields of the order that appoints the committee of a list."""
    return {
        "subject": f"แต่งตั้งคณะกรรมการทำลายหนังสือ ประจำปี พ.ศ. {made.be_year}",
        "reason": (
            f"ด้วย{letterhead.office_name} ได้สำรวจหนังสือที่ครบกำหนดอายุการเก็บ "
            f"ประจำปี พ.ศ. {made.be_year} และจัดทำบัญชีหนังสือขอทำลายแล้ว จำนวน {len(lines):,} เรื่อง "
            f"อาศัยอำนาจตาม{_CHAPTER} แห่ง{_RULE} จึงแต่งตั้งคณะกรรมการทำลายหนังสือ ดังต่อไปนี้"
        ),
        "committee_title": "คณะกรรมการทำลายหนังสือ ประกอบด้วย",
        "committee": [dict(each) for each in made.committee],
        "duties": (
            "มีหน้าที่ พิจารณาหนังสือที่จะขอทำลายตามบัญชีหนังสือขอทำลายเป็นรายเรื่อง ลงความเห็นในช่องการพิจารณา "
            "เสนอรายงานผลการพิจารณาพร้อมความเห็นแย้ง (ถ้ามี) ต่อผู้อำนวยการ"
            f"{letterhead.office_name} และควบคุมการทำลายหนังสือซึ่งได้รับอนุมัติแล้วจนไม่อาจอ่านเป็นเรื่องได้"
        ),
    }


def proposal_memo(
    made: DisposalList, lines: Sequence[DisposalLine], letterhead: Letterhead
) -> Content:
    """Return the fields of the memo (style b) that puts a list and its committee forward."""
    group = letterhead.group_name or "กลุ่มอำนวยการ"
    return {
        "subject": (
            f"ขอความเห็นชอบบัญชีหนังสือขอทำลาย และแต่งตั้งคณะกรรมการทำลายหนังสือ ประจำปี พ.ศ. {made.be_year}"
        ),
        "style": "b",
        "text_1": (
            f"ตามที่{_RULE} กำหนดให้สำรวจหนังสือที่ครบกำหนดอายุการเก็บภายใน 60 วัน หลังจากวันสิ้นปีปฏิทิน "
            "แล้วจัดทำบัญชีหนังสือขอทำลายเสนอหัวหน้าส่วนราชการเพื่อพิจารณาแต่งตั้งคณะกรรมการทำลายหนังสือ นั้น"
        ),
        "text_2": (
            f"{group}ได้สำรวจหนังสือที่เก็บไว้แล้ว มีหนังสือที่ครบกำหนดอายุการเก็บในปี พ.ศ. {made.be_year} "
            f"จำนวน {len(lines):,} เรื่อง รายละเอียดปรากฏตามบัญชีหนังสือขอทำลายที่แนบ"
        ),
        "text_3": (
            f"{_RULE} {_CLAUSES} คณะกรรมการทำลายหนังสือประกอบด้วยประธานกรรมการ "
            "และกรรมการอีกอย่างน้อยสองคน โดยแต่งตั้งจากข้าราชการประเภทวิชาการ ระดับปฏิบัติการ "
            "หรือประเภททั่วไป ระดับชำนาญงานขึ้นไป"
        ),
        "text_4": (
            f"{group}พิจารณาแล้วเห็นว่า หนังสือตามบัญชีดังกล่าวครบกำหนดอายุการเก็บแล้ว "
            "เห็นควรแต่งตั้งคณะกรรมการทำลายหนังสือเพื่อพิจารณาเป็นรายเรื่อง"
        ),
        "text_5": (
            "1. เห็นชอบบัญชีหนังสือขอทำลายที่เสนอ\n2. ลงนามในคำสั่งแต่งตั้งคณะกรรมการทำลายหนังสือที่เสนอมาพร้อมนี้"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา",
    }


def decision_memo(
    made: DisposalList, lines: Sequence[DisposalLine], letterhead: Letterhead
) -> Content:
    """Return the fields of the memo by which the committee reports what it decided."""
    crossed = sum(line.decision == CROSSED for line in lines)
    extended = sum(line.decision == EXTENDED for line in lines)
    return {
        "subject": f"รายงานผลการพิจารณาของคณะกรรมการทำลายหนังสือ ประจำปี พ.ศ. {made.be_year}",
        "style": "b",
        "text_1": (
            f"ตามที่{letterhead.office_name} ได้แต่งตั้งคณะกรรมการทำลายหนังสือ "
            f"เพื่อพิจารณาหนังสือตามบัญชีหนังสือขอทำลาย ประจำปี พ.ศ. {made.be_year} นั้น"
        ),
        "text_2": (
            f"คณะกรรมการทำลายหนังสือได้พิจารณาหนังสือเป็นรายเรื่องแล้ว จำนวน {len(lines):,} เรื่อง "
            f"เห็นควรให้ทำลาย {crossed:,} เรื่อง และเห็นควรขยายเวลาการเก็บ {extended:,} เรื่อง "
            "รายละเอียดปรากฏในช่องการพิจารณาของบัญชีหนังสือขอทำลายที่แนบ"
        ),
        "text_3": f"{_RULE} {_CLAUSES}",
        "text_4": ("เห็นควรส่งบัญชีหนังสือขอทำลายให้สำนักหอจดหมายเหตุแห่งชาติพิจารณาก่อนดำเนินการทำลาย"),
        "text_5": (
            "1. อนุมัติให้ทำลายหนังสือตามความเห็นของคณะกรรมการ\n"
            "2. ลงนามในหนังสือถึงสำนักหอจดหมายเหตุแห่งชาติที่เสนอมาพร้อมนี้"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
    }


def archives_letter(
    made: DisposalList, lines: Sequence[DisposalLine], letterhead: Letterhead
) -> Content:
    """Return the fields of the letter that asks the National Archives for its opinion."""
    return {
        "subject": f"ขอส่งบัญชีหนังสือขอทำลาย ประจำปี พ.ศ. {made.be_year}",
        "addressee": _ARCHIVES,
        "enclosures": [f"บัญชีหนังสือขอทำลาย ประจำปี {made.be_year}  จำนวน 1 ชุด"],
        "cause": (
            f"ด้วย{letterhead.office_name} ได้สำรวจหนังสือที่ครบกำหนดอายุการเก็บ "
            f"ประจำปี พ.ศ. {made.be_year} จำนวน {len(lines):,} เรื่อง "
            "และคณะกรรมการทำลายหนังสือได้พิจารณาเป็นรายเรื่องแล้ว"
        ),
        "purpose": (
            f"ในการนี้ {letterhead.office_name} จึงขอส่งบัญชีหนังสือขอทำลายดังกล่าว "
            f"ตามสิ่งที่ส่งมาด้วย เพื่อพิจารณาตาม{_RULE} {_CLAUSES} "
            "หากมิได้แจ้งให้ทราบภายในกำหนดเวลา 60 วัน จะถือว่าให้ความเห็นชอบ"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา",
    }


def result_memo(
    made: DisposalList, lines: Sequence[DisposalLine], letterhead: Letterhead
) -> Content:
    """Return the fields of the memo that reports that the letters were destroyed."""
    crossed = sum(line.decision == CROSSED for line in lines)
    on = f" เมื่อวันที่ {long_date(made.done_on)}" if made.done_on else ""
    return {
        "subject": f"รายงานผลการทำลายหนังสือ ประจำปี พ.ศ. {made.be_year}",
        "style": "a",
        "cause": (
            f"ตามที่{letterhead.office_name} ได้อนุมัติให้ทำลายหนังสือ ประจำปี พ.ศ. {made.be_year} "
            f"จำนวน {crossed:,} เรื่อง นั้น"
        ),
        "purpose": (
            f"บัดนี้ คณะกรรมการทำลายหนังสือได้ควบคุมการทำลายหนังสือดังกล่าวเสร็จเรียบร้อยแล้ว{on} "
            f"จำนวน {crossed:,} เรื่อง ตามบัญชีหนังสือขอทำลายที่แนบ"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบ",
    }


def transfer_letter(
    made: DisposalList, lines: Sequence[DisposalLine], letterhead: Letterhead
) -> Content:
    """Return the fields of the letter that goes with letters of 20 years to the Archives."""
    return {
        "subject": f"ขอส่งมอบหนังสือครบ 20 ปี ประจำปี พ.ศ. {made.be_year}",
        "addressee": _ARCHIVES,
        "enclosures": [f"บัญชีส่งมอบหนังสือครบ 20 ปี ประจำปี {made.be_year}  จำนวน 1 ชุด"],
        "cause": (
            f"ด้วย{letterhead.office_name} มีหนังสือที่มีอายุครบ 20 ปี จำนวน {len(lines):,} เรื่อง "
            f"ซึ่งต้องส่งมอบให้สำนักหอจดหมายเหตุแห่งชาติ ตาม{_RULE}"
        ),
        "purpose": (
            f"ในการนี้ {letterhead.office_name} จึงขอส่งมอบหนังสือดังกล่าว พร้อมบัญชีส่งมอบหนังสือครบ 20 ปี "
            "ตามสิ่งที่ส่งมาด้วย"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา",
    }
