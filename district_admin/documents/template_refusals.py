"""Why a Word file is not taken as a template, each reason with what the officer may do about it."""

from typing import Final

from district_admin.errors import OfficeError
from district_admin.texts import N_, _

_MAKE_NEW: Final = N_("กรุณาคัดลอกเนื้อหาไปไว้ในเอกสาร Word ใหม่ แล้วบันทึกเป็น .docx")
_SAVE_AS: Final = N_("กรุณาเปิดด้วย Word แล้วบันทึกเป็น .docx (Save As)")
_REASONS: Final = {
    "empty": (N_("ไฟล์ว่าง ไม่มีข้อมูลอยู่ภายใน"), N_("กรุณาตรวจสอบว่าเลือกไฟล์ถูกต้อง")),
    "file_size": (N_("ไฟล์แบบใหญ่เกิน {limit} MB"), N_("กรุณาลดขนาดรูปภาพในแบบ แล้วเลือกใหม่")),
    "old": (N_("ไฟล์นี้เป็น Word รุ่นเก่า (.doc)"), _SAVE_AS),
    "not_word": (N_("ไฟล์นี้ไม่ใช่เอกสาร Word"), N_("กรุณาเลือกไฟล์ .docx")),
    "dotx": (N_("ไฟล์นี้เป็นแม่แบบของ Word (.dotx)"), _SAVE_AS),
    "macros": (N_("ไฟล์นี้มีมาโคร ซึ่งอาจเป็นอันตราย"), _SAVE_AS),
    "password": (
        N_("ไฟล์ถูกตั้งรหัสผ่านไว้"),
        N_("กรุณาเปิดด้วย Word ยกเลิกรหัสผ่าน (ไฟล์ > ข้อมูล > ป้องกันเอกสาร) แล้วบันทึกก่อน"),
    ),
    "damaged": (N_("ไฟล์เสียหรือมาไม่ครบ"), N_("กรุณาเปิดด้วย Word แล้วบันทึกเป็นไฟล์ใหม่ หรือเลือกไฟล์อื่น")),
    "parts": (N_("ไฟล์มีชิ้นส่วนภายใน {count} ชิ้น มากผิดปกติ"), _MAKE_NEW),
    "unpacked_size": (N_("ไฟล์ขยายออกแล้วใหญ่ {size} MB เกินที่รับได้ ({limit} MB)"), _MAKE_NEW),
    "ratio": (N_("ไฟล์ถูกบีบอัดผิดปกติ ขยายออกแล้วใหญ่กว่าเดิม {ratio} เท่า"), _MAKE_NEW),
    "part_path": (N_("ไฟล์มีชิ้นส่วนที่ชื่อผิดปกติ อาจเป็นไฟล์อันตราย"), _MAKE_NEW),
    "dtd": (N_("ไฟล์มีคำสั่งที่ไฟล์ Word ไม่ควรมี (DTD) อาจเป็นไฟล์อันตราย"), _MAKE_NEW),
    "elsewhere": (
        N_("ไฟล์ดึงรูปหรือข้อมูลจากที่อื่น ({target}) ซึ่งอาจเป็นอันตราย"),
        N_("กรุณาฝังรูปไว้ในไฟล์แทนการเชื่อมโยง หรือคัดลอกเนื้อหาไปไว้ในเอกสาร Word ใหม่"),
    ),
    "starter": (
        N_("ไฟล์มีเขตข้อมูลของ Word ที่เรียกไฟล์หรือโปรแกรมอื่น ({what}) ซึ่งอาจเป็นอันตราย"),
        N_("กรุณาลบเขตข้อมูลนั้นใน Word แล้วบันทึกก่อน"),
    ),
    "hidden_tag": (
        N_("มีเครื่องหมายของช่อง “{what}” อยู่ใน{place} ซึ่งโปรแกรมไม่เติมข้อความให้"),
        N_("กรุณาลบออกด้วย Word ชื่อช่องใส่ได้เฉพาะในข้อความที่มองเห็นบนหน้ากระดาษ"),
    ),
    "object": (N_("ไฟล์มีวัตถุฝังจากโปรแกรมอื่น ซึ่งอาจเป็นอันตราย"), N_("กรุณาลบวัตถุนั้นใน Word หรือวางเป็นรูปแทน")),
}


class TemplateRefusedError(OfficeError):
    """A file is not taken as a template; `code` names the reason for programs."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        reason, advice = _REASONS[code]
        super().__init__(f"{_(reason).format(**details)} {_(advice)}")
