"""Why a file is not read, and what the officer is told about one that is.

The process that reads speaks in codes, because it does not know the language of the screens; the
sentences are looked up here, on the program's side.
"""

from collections.abc import Mapping
from typing import Final

from district_admin.errors import OfficeError
from district_admin.texts import N_, _

Details = Mapping[str, str | int]

_SAVE_AS: Final = N_("กรุณาเปิดไฟล์ด้วย Excel แล้วบันทึกเป็น .xlsx (Save As) จากนั้นนำเข้าใหม่")
_CLEAN_UP: Final = N_(
    "กรุณาคัดลอกเฉพาะตารางที่ต้องการไปไว้ในไฟล์ Excel ใหม่ (วางแบบค่าเท่านั้น) แล้วนำเข้าไฟล์ใหม่นั้น"
)
_ASK_AGAIN: Final = N_("กรุณาขอไฟล์จากผู้ส่งใหม่ หรือเปิดด้วย Excel แล้วบันทึกเป็นไฟล์ใหม่")

_REASONS: Final[dict[str, tuple[str, str]]] = {
    "missing": (N_("ไม่พบไฟล์นี้"), N_("กรุณาตรวจสอบว่าไฟล์ยังอยู่ที่เดิม แล้วเลือกไฟล์ใหม่")),
    "locked": (
        N_("เปิดไฟล์ไม่ได้เพราะโปรแกรมอื่นใช้ไฟล์อยู่หรือไม่มีสิทธิ์อ่าน"),
        N_("กรุณาปิดไฟล์ใน Excel แล้วลองใหม่"),
    ),
    "empty": (N_("ไฟล์ว่าง ไม่มีข้อมูลอยู่ภายใน"), N_("กรุณาตรวจสอบว่าเลือกไฟล์ถูกต้อง")),
    "file_size": (N_("ไฟล์ใหญ่ {size} MB เกินที่รับได้ ({limit} MB)"), _CLEAN_UP),
    "unpacked_size": (N_("ไฟล์ขยายออกแล้วใหญ่ {size} MB เกินที่รับได้ ({limit} MB)"), _CLEAN_UP),
    "ratio": (N_("ไฟล์ถูกบีบอัดผิดปกติ ขยายออกแล้วใหญ่กว่าเดิม {ratio} เท่า"), _CLEAN_UP),
    "parts": (N_("ไฟล์มีชิ้นส่วนภายใน {count} ชิ้น มากผิดปกติ"), _CLEAN_UP),
    "part_path": (N_("ไฟล์มีชิ้นส่วนที่ชื่อผิดปกติ อาจเป็นไฟล์อันตราย"), N_("กรุณาขอไฟล์จากผู้ส่งใหม่")),
    "dtd": (N_("ไฟล์มีคำสั่งที่ไฟล์ Excel ไม่ควรมี (DTD) อาจเป็นไฟล์อันตราย"), N_("กรุณาขอไฟล์จากผู้ส่งใหม่")),
    "password": (
        N_("ไฟล์ถูกตั้งรหัสผ่านไว้"),
        N_("กรุณาเปิดด้วย Excel ยกเลิกรหัสผ่าน (ไฟล์ > ข้อมูล > ป้องกันเวิร์กบุ๊ก) แล้วบันทึกก่อนนำเข้า"),
    ),
    "damaged": (N_("ไฟล์เสียหรือมาไม่ครบ"), _ASK_AGAIN),
    "damaged_sheet": (N_("แผ่นงาน “{sheet}” เสียหรือมาไม่ครบ"), _ASK_AGAIN),
    "xlsb": (N_("ไฟล์นี้เป็นแบบ .xlsb ซึ่งโปรแกรมอ่านไม่ได้"), _SAVE_AS),
    "ods": (N_("ไฟล์นี้เป็นแบบ OpenDocument (.ods) ซึ่งโปรแกรมอ่านไม่ได้"), _SAVE_AS),
    "web_page": (N_("ไฟล์นี้เป็นหน้าเว็บหรือ XML ไม่ใช่ไฟล์ Excel แม้นามสกุลจะเป็น .xls ก็ตาม"), _SAVE_AS),
    "word": (
        N_("ไฟล์นี้เป็นเอกสาร Word ไม่ใช่ตาราง Excel"),
        N_("กรุณาคัดลอกตารางใน Word แล้วใช้การวางข้อมูลแทน"),
    ),
    "pdf": (N_("ไฟล์นี้เป็น PDF ไม่ใช่ตาราง Excel"), N_("กรุณาขอไฟล์ Excel ต้นฉบับจากผู้ส่ง")),
    "picture": (N_("ไฟล์นี้เป็นรูปภาพ ไม่ใช่ตาราง Excel"), N_("กรุณาขอไฟล์ Excel ต้นฉบับจากผู้ส่ง")),
    "other_kind": (
        N_("ไฟล์นี้ไม่ใช่ Excel หรือ CSV ที่อ่านได้"),
        N_("กรุณาเลือกไฟล์ .xlsx .xls หรือ .csv หรือคัดลอกตารางแล้วใช้การวางข้อมูล"),
    ),
    "no_sheets": (N_("ไฟล์นี้ไม่มีแผ่นงานที่มีตาราง"), N_("กรุณาตรวจสอบว่าเลือกไฟล์ถูกต้อง")),
    "far_column": (N_("แผ่นงาน “{sheet}” มีข้อมูลไกลถึงช่อง {cell} (รับได้ {limit} คอลัมน์)"), _CLEAN_UP),
    "far_row": (N_("แผ่นงาน “{sheet}” มีข้อมูลไกลถึงแถวที่ {row} (รับได้ {limit} แถว)"), _CLEAN_UP),
    "cells": (
        N_("ไฟล์มีข้อมูลเกิน {limit} ช่อง มากเกินที่จะอ่านในครั้งเดียว"),
        N_("กรุณาแบ่งเป็นหลายไฟล์ แล้วนำเข้าทีละไฟล์"),
    ),
    "open_quote": (
        N_('เครื่องหมายคำพูด (") ที่บรรทัด {line} ไม่มีตัวปิด ทำให้แถวถัดไปรวมเป็นช่องเดียว'),
        N_("กรุณาลบหรือปิดเครื่องหมายคำพูดที่บรรทัดนั้น แล้วนำเข้าใหม่"),
    ),
    "merged": (N_("ตารางมีช่องผสานแนวตั้งที่ต้องเติมค่าเกิน {limit} ช่อง"), _CLEAN_UP),
    "long_text": (N_("มีช่องที่ข้อความยาวเกิน {limit} ตัวอักษร"), _CLEAN_UP),
    "all_text": (N_("ไฟล์มีข้อความรวมมากเกินที่รับได้"), N_("กรุณาแบ่งเป็นหลายไฟล์ แล้วนำเข้าทีละไฟล์")),
    "encoding": (N_("อ่านตัวอักษรในไฟล์ไม่ได้ ไม่ใช่ไฟล์ข้อความแบบ UTF-8 หรือภาษาไทย (TIS-620)"), _SAVE_AS),
    "memory": (N_("ไฟล์นี้ต้องใช้หน่วยความจำมากเกินที่กำหนด จึงหยุดอ่าน"), _CLEAN_UP),
    "time": (N_("อ่านไฟล์นานเกิน {limit} วินาที จึงหยุดอ่าน"), _CLEAN_UP),
    "crashed": (N_("อ่านไฟล์นี้ไม่สำเร็จ ตัวอ่านหยุดกลางคันเพราะไฟล์ผิดปกติ"), _SAVE_AS),
    "unreadable": (N_("อ่านไฟล์นี้ไม่ได้เพราะโครงสร้างภายในผิดปกติ"), _SAVE_AS),
}

_NOTES: Final[dict[str, str]] = {
    "macros": N_("ไฟล์มีมาโคร โปรแกรมอ่านเฉพาะข้อมูลและไม่เรียกใช้มาโคร"),
    "external_links": N_("ไฟล์มีการเชื่อมโยงไปไฟล์อื่น โปรแกรมใช้ค่าที่บันทึกไว้ล่าสุดและไม่เปิดไฟล์อื่น"),
    "no_result": N_(
        "มีสูตร {count} ช่อง (เช่น {cell}) ที่ไม่มีผลลัพธ์บันทึกไว้ จึงอ่านเป็นช่องว่าง "
        "กรุณาเปิดไฟล์ด้วย Excel แล้วบันทึกหนึ่งครั้งก่อนนำเข้า"
    ),
    "error_values": N_("มีช่องที่สูตรผิดพลาด {count} ช่อง (เช่น {cell}) ค่าที่อ่านได้คือข้อความของข้อผิดพลาด"),
    "lost_letters": N_("มีตัวอักษรเสีย {count} ตัวในไฟล์ แสดงเป็น \ufffd กรุณาตรวจสอบก่อนนำเข้า"),
}


class Refused(Exception):  # noqa: N818 - it travels as a code and becomes a WorksheetRefusedError
    """A reader found a reason not to go on; `code` is one of the reasons of this module."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class WorksheetRefusedError(OfficeError):
    """A file of lists was not read, because of what it is or what is in it.

    `code` names the reason for programs; the text names it for the officer and says what to do.
    """

    def __init__(self, code: str, details: Details, file_name: str = "") -> None:
        self.code = code
        reason, advice = _REASONS.get(code, _REASONS["unreadable"])
        shown = _(reason).format(**details)
        if file_name:
            shown = _("อ่านไฟล์ {name} ไม่ได้: {reason}").format(name=file_name, reason=shown)
        super().__init__(f"{shown} {_(advice)}")


def note_text(code: str, details: Details) -> str:
    """Return the sentence of a note about a file that was read."""
    return _(_NOTES[code]).format(**details)
