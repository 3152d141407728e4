"""Thai for the texts that are Qt's own: its buttons, file window, print window and menus.

PySide6 ships no Thai catalogue. On Windows the file and print windows are those of Windows and
speak its language; these texts matter there for buttons and for the menus of inputs.

Rejected: our own file and print windows. Names of paper sizes and of keys stay as they are: that
is how they are written on the packet and on the keyboard.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

from district_admin.overriding import override

_BUTTONS = {
    "OK": "ตกลง",
    "Cancel": "ยกเลิก",
    "Close": "ปิด",
    "Open": "เปิด",
    "Save": "บันทึก",
    "Save All": "บันทึกทั้งหมด",
    "Discard": "ไม่บันทึก",
    "Apply": "ใช้ค่านี้",
    "Reset": "คืนค่าเดิม",
    "Restore Defaults": "ใช้ค่าตั้งต้น",
    "Help": "วิธีใช้",
    "Yes": "ใช่",
    "Yes to All": "ใช่ทั้งหมด",
    "No": "ไม่ใช่",
    "No to All": "ไม่ใช่ทั้งหมด",
    "Abort": "หยุด",
    "Retry": "ลองอีกครั้ง",
    "Ignore": "ทำต่อ",
    "Show Details...": "ดูรายละเอียด",
    "Hide Details...": "ซ่อนรายละเอียด",
}

_EDITING = {
    "Undo": "ย้อนกลับ",
    "Redo": "ทำซ้ำ",
    "Cut": "ตัด",
    "Copy": "คัดลอก",
    "Copy Link Location": "คัดลอกที่อยู่ลิงก์",
    "Paste": "วาง",
    "Delete": "ลบ",
    "Select All": "เลือกทั้งหมด",
    "Step up": "เพิ่มขึ้น",
    "Step down": "ลดลง",
    "Scroll here": "เลื่อนมาที่นี่",
    "Scroll up": "เลื่อนขึ้น",
    "Scroll down": "เลื่อนลง",
    "Scroll left": "เลื่อนไปทางซ้าย",
    "Scroll right": "เลื่อนไปทางขวา",
    "Scroll Left": "เลื่อนไปทางซ้าย",
    "Scroll Right": "เลื่อนไปทางขวา",
    "Top": "บนสุด",
    "Bottom": "ล่างสุด",
    "Left edge": "ซ้ายสุด",
    "Right edge": "ขวาสุด",
    "Page up": "หน้าก่อน",
    "Page down": "หน้าถัดไป",
    "Page left": "หน้าทางซ้าย",
    "Page right": "หน้าทางขวา",
    "Open the combo box selection popup": "เปิดรายการให้เลือก",
}

_FILES = {
    "Drive": "ไดรฟ์",
    "Folder": "โฟลเดอร์",
    "File": "ไฟล์",
    "File Folder": "โฟลเดอร์",
    "Look in:": "อยู่ใน:",
    "New Folder": "สร้างโฟลเดอร์",
    "Rename": "เปลี่ยนชื่อ",
    "All Files (*)": "ทุกไฟล์ (*)",
    "Back": "ย้อนไป",
    "Go back": "ย้อนไปโฟลเดอร์ก่อน",
    "Forward": "ไปต่อ",
    "Go forward": "ไปโฟลเดอร์ถัดไป",
    "Parent Directory": "โฟลเดอร์ที่อยู่เหนือขึ้นไป",
    "Go to the parent directory": "ไปโฟลเดอร์ที่อยู่เหนือขึ้นไป",
    "Change to detail view mode": "แสดงแบบรายละเอียด",
    "Change to list view mode": "แสดงแบบรายชื่อ",
    "Detail View": "แบบรายละเอียด",
    "List View": "แบบรายชื่อ",
    "Create New Folder": "สร้างโฟลเดอร์ใหม่",
    "Create a New Folder": "สร้างโฟลเดอร์ใหม่",
    "File name:": "ชื่อไฟล์:",
    "Directory:": "โฟลเดอร์:",
    "Files": "ไฟล์",
    "Directories": "โฟลเดอร์",
    "Files of type:": "ชนิดของไฟล์:",
    "List of places and bookmarks": "ที่เก็บที่ใช้บ่อย",
    "Sidebar": "แถบข้าง",
    "Save As": "บันทึกเป็น",
    "Find Directory": "เลือกโฟลเดอร์",
    "Recent Places": "ที่เก็บที่ใช้ล่าสุด",
    "Remove": "นำออก",
    "Choose": "เลือก",
    "Show ": "แสดง ",
    "Show hidden files": "แสดงไฟล์ที่ซ่อน",
    "Computer": "เครื่องนี้",
    "My Computer": "เครื่องนี้",
    "Date Modified": "วันที่แก้ไข",
    "Name": "ชื่อ",
    "Size": "ขนาด",
    "Type": "ชนิด",
    "%1 already exists.\nDo you want to replace it?": "มีไฟล์ %1 อยู่แล้ว\nต้องการบันทึกทับหรือไม่",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "ไม่พบไฟล์ %1\nกรุณาตรวจชื่อไฟล์อีกครั้ง"
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "ไม่พบโฟลเดอร์ %1\nกรุณาตรวจชื่อโฟลเดอร์อีกครั้ง"
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” ถูกป้องกันการเขียน\nต้องการลบหรือไม่"
    ),
    "Are you sure you want to delete '%1'?": "ต้องการลบ “%1” หรือไม่",
    "Could not delete directory.": "ลบโฟลเดอร์ไม่ได้",
    "Invalid filename": "ใช้ชื่อไฟล์นี้ไม่ได้",
}

_PRINTING = {
    "Options >>": "ตัวเลือก >>",
    "Options <<": "ตัวเลือก <<",
    "Print": "พิมพ์",
    "All Pages": "ทุกหน้า",
    "Even Pages": "หน้าคู่",
    "Odd Pages": "หน้าคี่",
    "Local file": "ไฟล์ในเครื่อง",
    "Print to File (PDF)": "พิมพ์เป็นไฟล์ (PDF)",
    "Print To File ...": "พิมพ์เป็นไฟล์",
    "Write PDF file": "เขียนไฟล์ PDF",
    "Collate": "เรียงเป็นชุด",
    "Color": "สี",
    "Color Mode": "สีที่พิมพ์",
    "Grayscale": "ขาวดำ",
    "Copies": "จำนวนชุด",
    "Copies:": "จำนวนชุด:",
    "Current Page": "หน้านี้",
    "Double Sided Printing": "พิมพ์สองหน้า",
    "Long side binding": "พลิกด้านยาว",
    "Short side binding": "พลิกด้านสั้น",
    "Off": "ไม่ใช้",
    "Options": "ตัวเลือก",
    "Output Settings": "การพิมพ์",
    "Page Set:": "หน้าที่พิมพ์:",
    "Pages": "บางหน้า",
    "Pages from": "ตั้งแต่หน้า",
    "to": "ถึง",
    "Print all": "พิมพ์ทุกหน้า",
    "Print range": "ช่วงที่พิมพ์",
    "Reverse": "เรียงจากหลังมาหน้า",
    "Selection": "ส่วนที่เลือก",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated "
    "by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "ระบุเลขหน้าคั่นด้วยจุลภาค ช่วงหน้าใช้ขีด เช่น 3,5-7,9 คือพิมพ์หน้า 3, 5, 6, 7 และ 9"
    ),
    "Name:": "ชื่อ:",
    "Location:": "ที่ตั้ง:",
    "Output file:": "ไฟล์ที่ได้:",
    "Properties": "คุณสมบัติ",
    "Preview": "ดูก่อนพิมพ์",
    "Printer": "เครื่องพิมพ์",
    "Type:": "ชนิด:",
    "Printer Properties": "คุณสมบัติเครื่องพิมพ์",
    "Job Options": "ตัวเลือกของงานพิมพ์",
    "Advanced": "ขั้นสูง",
    "Page": "หน้า",
    "Page Setup": "ตั้งค่าหน้ากระดาษ",
    "There are conflicts in some options. Please fix them.": "ตัวเลือกบางข้อขัดกัน กรุณาแก้ไข",
    "%1 is a directory.\nPlease choose a different file name.": ("%1 เป็นโฟลเดอร์\nกรุณาตั้งชื่อไฟล์ใหม่"),
    "File %1 is not writable.\nPlease choose a different file name.": (
        "เขียนไฟล์ %1 ไม่ได้\nกรุณาตั้งชื่อไฟล์ใหม่"
    ),
    "%1 already exists.\nDo you want to overwrite it?": "มีไฟล์ %1 อยู่แล้ว\nต้องการบันทึกทับหรือไม่",
}

_PAPER = {
    "Paper": "กระดาษ",
    "Page size:": "ขนาดกระดาษ:",
    "Custom": "กำหนดเอง",
    "Width:": "กว้าง:",
    "Height:": "สูง:",
    "Paper source:": "ถาดกระดาษ:",
    "Orientation": "แนวกระดาษ",
    "Portrait": "แนวตั้ง",
    "Landscape": "แนวนอน",
    "Reverse portrait": "แนวตั้งกลับหัว",
    "Reverse landscape": "แนวนอนกลับหัว",
    "Margins": "ขอบกระดาษ",
    "top margin": "ขอบบน",
    "bottom margin": "ขอบล่าง",
    "left margin": "ขอบซ้าย",
    "right margin": "ขอบขวา",
    "mm": "มม.",
    "Millimeters (mm)": "มิลลิเมตร (มม.)",
    "Inches (in)": "นิ้ว (in)",
    "Points (pt)": "พอยต์ (pt)",
    "Pica (P̸)": "ไพกา (P̸)",
    "Didot (DD)": "ดีโด (DD)",
    "Cicero (CC)": "ซีเซโร (CC)",
    "Page Layout": "การจัดหน้า",
    "Page order:": "ลำดับหน้า:",
    "Pages per sheet:": "จำนวนหน้าต่อแผ่น:",
    "Left to Right, Top to Bottom": "ซ้ายไปขวา บนลงล่าง",
    "Left to Right, Bottom to Top": "ซ้ายไปขวา ล่างขึ้นบน",
    "Right to Left, Top to Bottom": "ขวาไปซ้าย บนลงล่าง",
    "Right to Left, Bottom to Top": "ขวาไปซ้าย ล่างขึ้นบน",
    "Top to Bottom, Left to Right": "บนลงล่าง ซ้ายไปขวา",
    "Top to Bottom, Right to Left": "บนลงล่าง ขวาไปซ้าย",
    "Bottom to Top, Left to Right": "ล่างขึ้นบน ซ้ายไปขวา",
    "Bottom to Top, Right to Left": "ล่างขึ้นบน ขวาไปซ้าย",
}

_JOB = {
    "Job": "งานพิมพ์",
    "Job Control": "การสั่งพิมพ์",
    "Job priority:": "ลำดับความสำคัญ:",
    "Scheduled printing:": "พิมพ์เมื่อ:",
    "Print Immediately": "พิมพ์ทันที",
    "Hold Indefinitely": "พักไว้ก่อน",
    "Specific Time": "ตามเวลาที่กำหนด",
    "Day (06:00 to 17:59)": "กลางวัน (06:00–17:59)",
    "Night (18:00 to 05:59)": "กลางคืน (18:00–05:59)",
    "Second Shift (16:00 to 23:59)": "กะบ่าย (16:00–23:59)",
    "Third Shift (00:00 to 07:59)": "กะดึก (00:00–07:59)",
    "Weekend (Saturday to Sunday)": "วันหยุด (เสาร์–อาทิตย์)",
    "Billing information:": "ข้อมูลการคิดค่าพิมพ์:",
    "Banner Pages": "หน้าคั่นงาน",
    "Start:": "หน้าแรก:",
    "End:": "หน้าสุดท้าย:",
    "None": "ไม่มี",
    "Standard": "ปกติ",
    "Classified": "มีชั้นความลับ",
    "Confidential": "ลับ",
    "Secret": "ลับมาก",
    "Top Secret": "ลับที่สุด",
    "Unclassified": "ไม่มีชั้นความลับ",
}

THAI: Final = {**_BUTTONS, **_EDITING, **_FILES, **_PRINTING, **_PAPER, **_JOB}
"""What Qt says in English (without the & of its key) and what is shown instead."""

_KEEP_CONTEXTS = ("QShortcut", "QPageSize")


class QtTexts(QTranslator):
    """Gives Qt its own texts in Thai."""

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # an unknown text is given back as it is: an empty one would be shown, empty
        if context in _KEEP_CONTEXTS:
            return sourceText
        return THAI.get(sourceText.replace("&", ""), sourceText)

    @override
    def isEmpty(self) -> bool:
        return False


def speak_thai(application: QCoreApplication) -> QtTexts:
    """Let Qt speak Thai from now on; call it when the language in use is Thai."""
    texts = QtTexts(application)
    application.installTranslator(texts)
    return texts
