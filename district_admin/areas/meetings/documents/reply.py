"""The slip that says who will come (แบบตอบรับเข้าร่วมประชุม, official-documents 2.9 at its end).

It goes out with the invitation, with the name printed where it is known. Where to send it back to
is the office's own telephone, fax and e-mail. These are for those invited by memo, and to hand out:
in a letter of invitation the slip is its last page (`forms/invitation.yaml`), so that nobody sorts
slips beside letters. Rejected: a table of all who are invited on one sheet (each school answers
from its own place), and one file of slips in the order of the letters (to be collated by hand).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.opinion import ticked, written_lines
from district_admin.areas.meetings.documents.sheets import (
    LETTER,
    head_lines,
    signature_lines,
    to_sign,
    whole,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, Paragraph, Run, Tab
from district_admin.thai.calendar import long_date
from district_admin.thai.telephones import shown_telephones

TITLE: Final = "แบบตอบรับเข้าร่วมประชุม"
_SIGN_LEFT_CM: Final = 5.5
_TEXT_PT: Final = 16.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked; an empty name or post is left to be written."""

    name: str = ""
    post: str = ""


def reply_forms(
    asked: Iterable[Asked], sitting: Sitting, return_by: date | None, look: Look
) -> list[Document]:
    """Return a slip for each, to be printed as one file."""
    return [reply_form(each, sitting, return_by, look) for each in asked]


def reply_form(asked: Asked, sitting: Sitting, return_by: date | None, look: Look) -> Document:
    """Return the slip of one who is asked, or a blank one."""
    end = Tab(LETTER.text_width_cm, leader="dots")
    blocks: list[Block] = [
        *head_lines(f"{TITLE}{sitting.joined}", sitting, look, LETTER),
        _known("ชื่อ – สกุล", asked.name, look, before_pt=14.0),
        _known("ตำแหน่ง/สังกัด", asked.post, look),
        Paragraph((Run("หมายเลขโทรศัพท์ที่ติดต่อได้ "), Run("\t")), tabs=(end,), after_pt=6.0),
        ticked("เข้าร่วมประชุม", look),
        ticked("ไม่เข้าร่วมประชุม เนื่องจาก", look),
        *written_lines(2),
        ticked("มอบหมายให้ผู้แทนเข้าร่วมประชุม", look),
        *_deputy(),
        *_signature(asked),
        *_closing(return_by, look),
    ]
    return look.document(f"{TITLE} {sitting.name} {asked.name}".strip(), blocks, LETTER, _TEXT_PT)


def _known(label: str, value: str, look: Look, *, before_pt: float = 0.0) -> Paragraph:
    """Return a label with what is known of it, or with dots to write on."""
    if value.strip():
        return Paragraph((Run(f"{label}  {whole(value, look, glued=False)}"),), before_pt=before_pt)
    end = Tab(LETTER.text_width_cm, leader="dots")
    return Paragraph((Run(f"{label} "), Run("\t")), tabs=(end,), before_pt=before_pt)


def _deputy() -> Iterator[Paragraph]:
    end = Tab(LETTER.text_width_cm, leader="dots")
    for label in ("ชื่อ – สกุล ", "ตำแหน่ง ", "หมายเลขโทรศัพท์ "):
        yield Paragraph((Run(label), Run("\t")), left_cm=0.8, tabs=(end,), keep_with_next=True)


def _signature(asked: Asked) -> list[Paragraph]:
    lines = [
        *to_sign(asked.name),
        "วันที่............เดือน..............................พ.ศ. ............",
    ]
    return signature_lines(lines, left_cm=_SIGN_LEFT_CM)


def _closing(return_by: date | None, look: Look) -> Iterator[Paragraph]:
    office = look.letterhead
    until = f" ภายในวันที่ {long_date(return_by)}" if return_by else ""
    to = f"โปรดส่งแบบตอบรับกลับ{office.group_name or office.office_name}{until}"
    yield Paragraph((Run(whole(to, look), bold=True),), before_pt=14.0, role="closing")
    ways = (
        f"โทร. {shown_telephones(office.telephone)}" if office.telephone else "",
        f"โทรสาร {shown_telephones(office.fax)}" if office.fax else "",
        f"ไปรษณีย์อิเล็กทรอนิกส์ {office.email}" if office.email else "",
    )
    reach = "  ".join(filter(None, ways))
    if reach:
        yield Paragraph((Run(whole(reach, look)),), role="closing")
