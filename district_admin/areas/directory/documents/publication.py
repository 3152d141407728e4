"""What the papers of the base data say before the officer edits them (manual, job ๓).

Each function gives the fields of an ordinary memo (step 3), announcement or letter (step 5), or of
the letter that goes with a round of confirmation (step 6); the paper is then an ordinary
paper of the office, with its number, its signatory and its history. Rejected: forms of their own
(the same three blanks again, and a paper that งานสารบรรณ does not know).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.areas.directory.documents.confirmation import TITLE, ConfirmationRequest
from district_admin.documents.form_model import Letterhead
from district_admin.thai.calendar import long_date
from district_admin.thai.telephones import shown_telephones

Content = dict[str, object]

_TASK: Final = "งานประสานงานข้อมูลพื้นฐานของหน่วยงานภายในและภายนอกเขตพื้นที่การศึกษา"
_NAMED_FIELDS: Final = 8

WAYS_OF_PUBLISHING: Final = (
    "ประกาศของสำนักงาน และหนังสือเวียนแจ้งหน่วยงาน",
    "ไฟล์ข้อมูล (XLSX) สำหรับหน่วยงานที่ต้องการนำไปใช้",
    "หน้าทำเนียบและข้อมูลพื้นฐานของหน่วยงานบนเว็บไซต์ของสำนักงาน",
)
"""How base data are published, as it is put to the approver; the officer may change it."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """The base data of a fiscal year that are put forward.

    `correct_on` is the day the data are of; `incomplete_count` how many of the agencies lack an
    entry.
    """

    fiscal_year: int
    agency_count: int
    field_names: tuple[str, ...]
    correct_on: date
    incomplete_count: int = 0
    ways: tuple[str, ...] = WAYS_OF_PUBLISHING

    @property
    def name(self) -> str:
        """How the papers call it."""
        return f"ข้อมูลพื้นฐานของหน่วยงาน ประจำปีงบประมาณ พ.ศ. {self.fiscal_year}"


def approval_memo(data: DataSet, letterhead: Letterhead) -> Content:
    """Return the fields of a memo (style b) that asks for the data and their publication."""
    group = letterhead.group_name or "กลุ่มอำนวยการ"
    lacking = (
        f" ทั้งนี้ มีหน่วยงานที่ข้อมูลยังไม่ครบถ้วน จำนวน {data.incomplete_count} แห่ง"
        if data.incomplete_count
        else ""
    )
    return {
        "subject": f"ขอความเห็นชอบ{data.name} และวิธีการเผยแพร่",
        "style": "b",
        "text_1": (
            f"ตามที่คู่มือการปฏิบัติงาน {_TASK} กำหนดให้เสนอข้อมูลและวิธีการเผยแพร่ให้ผู้บังคับบัญชาตามลำดับ"
            "พิจารณาให้ความเห็นชอบ แล้วเผยแพร่ให้หน่วยงานต่าง ๆ ทราบ นั้น"
        ),
        "text_2": (
            f"{group}ได้รวบรวม{data.name} {_source(data)} {_fields(data)}"
            f"รายละเอียดปรากฏตามเอกสารแนบ{lacking}"
        ),
        "text_4": (
            f"{group}พิจารณาแล้วเห็นว่า ข้อมูลดังกล่าวเป็นประโยชน์ต่อการติดต่อประสานงานระหว่างหน่วยงาน "
            "และไม่มีเลขประจำตัวประชาชนของบุคคล จึงเห็นควรเผยแพร่ ดังนี้\n" + _clauses(data.ways)
        ),
        "text_5": (
            "๑. เห็นชอบข้อมูลพื้นฐานของหน่วยงาน และวิธีการเผยแพร่ตามที่เสนอ\n"
            f"๒. มอบหมาย{group}ดำเนินการเผยแพร่ข้อมูล และปรับปรุงข้อมูลให้ถูกต้องเป็นปัจจุบัน"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา",
    }


def announcement(data: DataSet, letterhead: Letterhead) -> Content:
    """Return the fields of the announcement by which the data are published."""
    office = letterhead.office_name
    reach = "  ".join(
        text for text in (_telephone(letterhead), _mail(letterhead.saraban_email)) if text
    )
    return {
        "subject": f"การเผยแพร่{data.name}",
        "body": (
            f"ด้วย{office} ได้รวบรวมข้อมูลพื้นฐานของหน่วยงานภายในและภายนอกเขตพื้นที่การศึกษา "
            "เพื่อให้การติดต่อประสานงานมีประสิทธิภาพ ถูกต้อง และเป็นปัจจุบัน จึงเผยแพร่ข้อมูลดังกล่าว ดังนี้\n"
            f"๑. {data.name} {_source(data)} {_fields(data)}"
            "รายละเอียดตามบัญชีแนบท้ายประกาศนี้\n"
            f"๒. ช่องทางการเผยแพร่\n{_clauses(data.ways, '๒.')}\n"
            f"๓. หน่วยงานใดพบว่าข้อมูลไม่ถูกต้องหรือมีการเปลี่ยนแปลง โปรดแจ้ง{office}"
            f"{'  ' + reach if reach else ''}\n"
            "จึงประกาศให้ทราบโดยทั่วกัน"
        ),
    }


def circular(data: DataSet, letterhead: Letterhead, addressee: str) -> Content:
    """Return the fields of the circular letter (หนังสือเวียน) that tells agencies of the data."""
    return {
        **_circular(letterhead, addressee),
        "subject": f"แจ้งการเผยแพร่{data.name}",
        "enclosures": [f"{data.name}  จำนวน 1 ชุด"],
        "cause": (
            f"ด้วย{letterhead.office_name} ได้รวบรวม{data.name} จากหน่วยงาน "
            f"จำนวน {data.agency_count} แห่ง เพื่อใช้ในการติดต่อประสานงานระหว่างหน่วยงาน"
        ),
        "purpose": (
            f"ในการนี้ {letterhead.office_name} จึงขอส่งข้อมูลดังกล่าวเพื่อใช้ประโยชน์ในการติดต่อประสานงาน "
            "รายละเอียดตามสิ่งที่ส่งมาด้วย หากพบว่าข้อมูลไม่ถูกต้องหรือมีการเปลี่ยนแปลง "
            f"โปรดแจ้ง{letterhead.office_name}ทราบ เพื่อปรับปรุงข้อมูลให้ถูกต้องต่อไป"
        ),
        "conclusion": "จึงเรียนมาเพื่อทราบ",
    }


def page_title(fiscal_year: int, correct_on: date) -> str:
    """Return what the page of the website says of the base data that it has."""
    name = DataSet(fiscal_year, 0, (), correct_on).name
    return f"{name} ณ วันที่ {long_date(correct_on)}"


def confirmation_letter(
    request: ConfirmationRequest, letterhead: Letterhead, addressee: str
) -> Content:
    """Return the fields of the circular letter that goes with the forms of a round."""
    return {
        **_circular(letterhead, addressee),
        "subject": f"ขอความร่วมมือตรวจสอบและยืนยันข้อมูลพื้นฐานของหน่วยงาน {request.round_name}".strip(),
        "enclosures": [f"{TITLE}  จำนวน 1 ฉบับ"],
        "cause": (
            f"ด้วย{letterhead.office_name} มีความประสงค์จะปรับปรุงข้อมูลพื้นฐานของหน่วยงานภายในและภายนอก"
            "เขตพื้นที่การศึกษาให้ถูกต้องเป็นปัจจุบัน เพื่อการติดต่อประสานงานที่รวดเร็ว"
        ),
        "purpose": (
            "ในการนี้ ขอความร่วมมือหน่วยงานของท่านตรวจสอบข้อมูลตามสิ่งที่ส่งมาด้วย หากไม่ถูกต้องหรือมีการเปลี่ยนแปลง "
            f"โปรดระบุข้อมูลที่ถูกต้องในแบบ พร้อมทั้งลงนามผู้ยืนยันข้อมูล "
            f"แล้วส่งแบบคืน{letterhead.office_name}{request.closing}"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณาให้ความร่วมมือ และขอขอบคุณมา ณ โอกาสนี้",
    }


def _circular(letterhead: Letterhead, addressee: str) -> Content:
    code = letterhead.letter_code
    return {"number": f"{code}/ว " if code else "", "addressee": addressee}


def _source(data: DataSet) -> str:
    """Return from whom the data are, and of which day; last, so that the day breaks no line."""
    return f"จากหน่วยงาน จำนวน {data.agency_count} แห่ง ข้อมูล ณ วันที่ {long_date(data.correct_on)}"


def _fields(data: DataSet) -> str:
    """Return what the data are, with a space after it; an empty text where that is not known."""
    names = data.field_names
    if not names:
        return ""
    if len(names) > _NAMED_FIELDS:
        listed = f"{' '.join(names[:_NAMED_FIELDS])} ฯลฯ"
    elif len(names) > 1:
        listed = f"{' '.join(names[:-1])} และ{names[-1]}"
    else:
        listed = names[0]
    return f"ประกอบด้วยข้อมูล {len(names)} รายการ ได้แก่ {listed} "


def _clauses(texts: Sequence[str], prefix: str = "") -> str:
    point = "" if prefix else "."
    return "\n".join(f"{prefix}{n}{point} {text}" for n, text in enumerate(texts, start=1))


def _telephone(letterhead: Letterhead) -> str:
    return f"โทร. {shown_telephones(letterhead.telephone)}" if letterhead.telephone else ""


def _mail(address: str) -> str:
    return f"ไปรษณีย์อิเล็กทรอนิกส์ {address}" if address else ""
