"""Which papers are made from a meeting, in the order of the manual's steps."""

from dataclasses import dataclass
from typing import Final

from district_admin.texts import N_

AGENDA: Final = "agenda"
MINUTES: Final = "minutes"
BRIEF: Final = "brief_resolutions"
SIGN_IN: Final = "sign_in"
OPINIONS: Final = "opinions"
TRACKING: Final = "tracking"
RUN_BOOK: Final = "run_book"
REPLIES: Final = "replies"
BADGES: Final = "badges"
SIGNS: Final = "signs"
SMALL_SIGNS: Final = "small_signs"
TABLE_SIGNS: Final = (SIGNS, SMALL_SIGNS)
SLIDES: Final = "slides"
GUIDELINE: Final = "guideline"
LAWS: Final = "laws"
CALLS: Final = "calls"
PAY_SHEET: Final = "pay_sheet"
FOOD: Final = "food"


@dataclass(frozen=True)
class PaperKind:
    """A paper that a meeting has: its name, the manual's step, whether it is to be had as DOCX."""

    key: str
    title: str
    step: str
    note: str
    only_pdf: bool = False
    is_slides: bool = False


PAPERS: Final = (
    PaperKind(TRACKING, N_("แบบฟอร์มติดตามงาน"), "1", N_("ขั้นตอนตามคู่มือทั้งหมดพร้อมกำหนดและสถานะ")),
    PaperKind(GUIDELINE, N_("แนวปฏิบัติ"), "1", N_("ขั้นตอน ผู้ปฏิบัติ กำหนด และเอกสารของการประชุมครั้งนี้")),
    PaperKind(AGENDA, N_("ระเบียบวาระการประชุม"), "2", N_("ส่งพร้อมหนังสือเชิญประชุม")),
    PaperKind(REPLIES, N_("แบบตอบรับเข้าร่วมประชุม"), "7", N_("คนละหนึ่งแผ่น ส่งพร้อมหนังสือเชิญประชุม")),
    PaperKind(CALLS, N_("รายชื่อโทรยืนยันการเข้าร่วม"), "8", N_("หมายเลขจากทำเนียบ และคำตอบถึงวันนี้")),
    PaperKind(
        SLIDES,
        N_("สไลด์ประกอบการประชุม"),
        "9.1",
        N_("ไฟล์ PPTX เปิดด้วย PowerPoint หรือ LibreOffice Impress"),
        is_slides=True,
    ),
    PaperKind(SIGNS, N_("ป้ายชื่อตั้งโต๊ะ"), "9.2", N_("พับครึ่ง เห็นชื่อทั้งสองด้าน"), only_pdf=True),
    PaperKind(
        SMALL_SIGNS,
        N_("ป้ายชื่อตั้งโต๊ะขนาดเล็ก"),
        "9.2",
        N_("แผ่นละ 2 ป้าย ตัดแล้วพับครึ่ง"),
        only_pdf=True,
    ),
    PaperKind(BADGES, N_("ป้ายชื่อติดอก"), "9.2", N_("แผ่นละ 10 ป้าย ตัดตามกรอบ")),
    PaperKind(
        LAWS,
        N_("รายการกฎหมาย ระเบียบ และเอกสารที่เกี่ยวข้อง"),
        "9.3",
        N_("ทั้งที่ใช้ทุกครั้งและเฉพาะครั้งนี้"),
    ),
    PaperKind(SIGN_IN, N_("บัญชีลงชื่อผู้มาประชุม"), "9.5", N_("กรรมการและผู้เข้าร่วมประชุม มีแถวว่างท้ายบัญชี")),
    PaperKind(RUN_BOOK, N_("กำหนดการดำเนินการประชุม"), "10", N_("ใช้เฉพาะเลขานุการ มีเวลาและบันทึกส่วนตัว")),
    PaperKind(BRIEF, N_("มติที่ประชุมโดยย่อ"), "12", N_("แจ้งเวียนผู้เข้าประชุมและกลุ่มที่เกี่ยวข้อง")),
    PaperKind(MINUTES, N_("รายงานการประชุม"), "12", N_("แบบที่ 11 ของระเบียบงานสารบรรณ")),
    PaperKind(OPINIONS, N_("แบบแจ้งความเห็นเกี่ยวกับมติที่ประชุม"), "12.4", N_("คนละหนึ่งแผ่น ส่งคืนภายใน 7 วัน")),
)
"""The papers that are made from a meeting itself, in the order of the manual's steps."""

ASKED: Final = (
    PaperKind(
        PAY_SHEET,
        N_("หลักฐานการจ่ายเงินค่าเบี้ยประชุมและค่าพาหนะ"),
        "9.4",
        N_("กรอกอัตราก่อน แล้วได้รายชื่อ จำนวนเงิน และยอดรวม"),
    ),
    PaperKind(
        FOOD,
        N_("บันทึกขออนุมัติค่าอาหารว่างและเครื่องดื่ม"),
        "9.6",
        N_("กรอกอัตราก่อน แล้วร่างในหนังสือราชการ"),
    ),
)
"""The papers that are asked about first: what is paid, what is ordered."""

LISTED: Final = tuple(
    sorted((*PAPERS, *ASKED), key=lambda kind: [int(part) for part in kind.step.split(".")])
)
"""All papers of a meeting as a list of them shows them, by the manual's steps."""
