"""The form on which a member says what they think of the minutes or resolutions sent round.

แบบแจ้งความเห็นเกี่ยวกับมติที่ประชุม (official-documents 2.12). What silence means is the committee's
rule and not ours, so the words after หากพ้นกำหนดจะถือว่า are given by whoever asks; without them
the form says nothing of it. Rejected: one form for all with a blank name (the officer could not
tell whose is missing on the last day).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sheets import (
    LETTER,
    SheetColumn,
    centred,
    sheet_table,
    signature_lines,
    to_sign,
    whole,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, Paragraph, Run, Tab
from district_admin.thai.calendar import long_date

TITLE: Final = "แบบแจ้งความเห็นเกี่ยวกับมติที่ประชุม"
Subject = Literal["resolutions", "minutes", "circulation"]
"""What is sent round: brief resolutions, minutes, or a matter decided without a meeting."""

_SENT: Final = {
    "resolutions": "มติที่ประชุมโดยย่อ",
    "minutes": "(ร่าง) รายงานการประชุม",
    "circulation": "เรื่องที่ขอมติเวียน",
}
_ADOPTED: Final = {"resolutions": "รับรองมติ", "minutes": "รับรองรายงานการประชุม"}
_CORRECTIONS: Final = (
    SheetColumn("หน้า", 1.3, "center"),
    SheetColumn("วาระ/ข้อ", 2.0, "center"),
    SheetColumn("ข้อความเดิม", 6.6),
    SheetColumn("ข้อความที่ขอแก้ไข", 6.6),
)
_CORRECTION_ROWS: Final = 4
_ROW_CM: Final = 1.15
_WRITTEN_LINES: Final = 2
_SIGN_LEFT_CM: Final = 5.5
_TEXT_PT: Final = 16.0
_DAY_TO_WRITE: Final = "............เดือน..............................พ.ศ. ............"


@dataclass(frozen=True, slots=True)
class Member:
    """Who is asked; `role` is what they are in the meeting (กรรมการ)."""

    name: str
    post: str = ""
    role: str = "กรรมการ"


@dataclass(frozen=True, slots=True)
class OpinionRequest:
    """What all are asked of one meeting.

    `matter` names what was sent round, where there is more to say than its kind. `silence_means`
    ends the sentence หากพ้นกำหนดจะถือว่า… The forms are printed before they go round: a day that
    is not known yet is left to be written in.
    """

    sitting: Sitting
    subject: Subject = "resolutions"
    return_by: date | None = None
    silence_means: str = ""
    matter: str = ""

    @property
    def sent(self) -> str:
        """What was sent, with the meeting it is of."""
        day = self.sitting.held_on
        of_day = f" เมื่อวันที่ {long_date(day)}" if day else ""
        matter = f" เรื่อง {self.matter}" if self.matter else ""
        return f"{_SENT[self.subject]} {self.sitting.name}{of_day}{matter}"

    @property
    def closing(self) -> str:
        """When to send it back, and what silence means."""
        day = long_date(self.return_by) if self.return_by else _DAY_TO_WRITE
        silence = f" หากพ้นกำหนดจะถือว่า{self.silence_means}" if self.silence_means else ""
        return f"โปรดส่งคืนฝ่ายเลขานุการภายในวันที่ {day}{silence}"


def opinion_forms(members: Iterable[Member], request: OpinionRequest, look: Look) -> list[Document]:
    """Return a form for each member, to be printed as one file."""
    return [opinion_form(member, request, look) for member in members]


def opinion_form(member: Member, request: OpinionRequest, look: Look) -> Document:
    """Return the form of one member."""
    asked = f"ตามที่ฝ่ายเลขานุการได้ส่ง{request.sent} มาเพื่อพิจารณา นั้น ข้าพเจ้าได้พิจารณาแล้ว มีความเห็น ดังนี้"
    blocks: list[Block] = [
        *centred(TITLE, look, LETTER, bold=True, size_pt=18.0),
        *centred(request.sitting.name, look, LETTER, bold=True),
        Paragraph(
            (Run(whole(asked, look)),),
            "justified",
            first_line_cm=2.5,
            before_pt=6.0,
            after_pt=4.0,
        ),
        *_choices(request, look),
        *_signature(member, look),
        Paragraph((Run(whole(request.closing, look), bold=True),), before_pt=10.0, role="closing"),
    ]
    return look.document(f"{TITLE} {member.name}", blocks, LETTER, _TEXT_PT)


def ticked(text: str, look: Look) -> Paragraph:
    """Return a choice with an empty box before it."""
    return Paragraph(
        (Run(f"☐\t{whole(text, look)}"),),
        left_cm=0.8,
        first_line_cm=-0.8,
        before_pt=3.0,
        keep_with_next=True,
    )


def written_lines(count: int, left_cm: float = 0.8) -> Iterator[Paragraph]:
    """Give dotted lines across the page to write on."""
    for _number in range(count):
        yield Paragraph(
            (Run("\t"),),
            left_cm=left_cm,
            tabs=(Tab(LETTER.text_width_cm, leader="dots"),),
            keep_with_next=True,
        )


def _choices(request: OpinionRequest, look: Look) -> Iterator[Block]:
    if request.subject == "circulation":
        yield ticked("เห็นชอบ", look)
        yield ticked("ไม่เห็นชอบ เนื่องจาก", look)
        yield from written_lines(_WRITTEN_LINES)
        yield ticked("ความเห็นอื่น", look)
        yield from written_lines(_WRITTEN_LINES)
        return
    adopted = _ADOPTED[request.subject]
    yield ticked(f"{adopted}โดยไม่มีการแก้ไข", look)
    yield ticked(f"{adopted}โดยขอแก้ไข ดังนี้", look)
    blank = [("",) * len(_CORRECTIONS)] * _CORRECTION_ROWS
    yield sheet_table(_CORRECTIONS, blank, look, least_cm=_ROW_CM)
    yield ticked(f"ไม่{adopted} เนื่องจาก", look)
    yield from written_lines(_WRITTEN_LINES)


def _signature(member: Member, look: Look) -> list[Paragraph]:
    lines = [
        *to_sign(member.name),
        *filter(None, (whole(member.post, look), whole(member.role, look))),
        f"วันที่{_DAY_TO_WRITE}",
    ]
    return signature_lines(lines, left_cm=_SIGN_LEFT_CM)
