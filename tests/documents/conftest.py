"""An invented office, its papers' contents, and the parts of a DOCX that is read back."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image

from district_admin.documents import docx
from district_admin.documents.forms import Form, Letterhead, fill, load_form, new_content
from district_admin.documents.model import Block, Document, Paragraph, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 19)

NewContent = Callable[..., dict[str, object]]


@pytest.fixture
def letterhead() -> Letterhead:
    return Letterhead(
        office_name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๒",
        short_name="สพป.ตัวอย่าง เขต ๒",
        letter_code="ศธ ๐๔๙๙๒",
        address_lines=("ถนนราชการ ตำบลในเมือง", "อำเภอเมือง จังหวัดตัวอย่าง ๙๙๐๐๐"),
        telephone="๐ ๙๙๙๙ ๐๑๒๓ ต่อ ๑๐๑",
        fax="๐ ๙๙๙๙ ๐๑๒๔",
        email="office@example.go.th",
        saraban_email="saraban@example.go.th",
        group_name="กลุ่มอำนวยการ",
    )


@pytest.fixture
def director(letterhead: Letterhead) -> dict[str, object]:
    return {"lines": ["นายสมมติ  มุ่งมั่นดี", f"ผู้อำนวยการ{letterhead.office_name}"], "rank": ""}


@pytest.fixture
def content_of(letterhead: Letterhead, director: dict[str, object]) -> NewContent:
    """Makes the content of a new paper, with these fields filled in."""

    def make(form: Form | str, **fields: object) -> dict[str, object]:
        loaded = load_form(form) if isinstance(form, str) else form
        return {**new_content(loaded, letterhead, TODAY, director), **fields}

    return make


@pytest.fixture
def seed_content() -> Callable[[str], dict[str, object]]:
    """Reads the content of a real paper: `memo` or `announcement`."""

    def read(name: str) -> dict[str, object]:
        found = yaml.safe_load((DATA / f"seed_{name}.yaml").read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found

    return read


REASON = (
    "ด้วยสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๒ กำหนดจัดประชุมปฏิบัติการพัฒนาระบบงานสารบรรณ"
    "อิเล็กทรอนิกส์ ประจำปีงบประมาณ พ.ศ. 2569 ในวันพฤหัสบดีที่ 19 พฤศจิกายน 2569 เวลา 09.30 น. "
    "ณ ห้องประชุมราชพฤกษ์ เพื่อให้บุคลากรกลุ่มต่างๆ จำนวน 45 คน ปฏิบัติงานได้ถูกต้องตามข้อ 10 ของระเบียบ "
    "รายละเอียดที่ www.example.go.th/2569 และใช้โปรแกรม Windows 11"
)
WISH = (
    "ในการนี้ กลุ่มอำนวยการพิจารณาแล้ว เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย เห็นควรดำเนินการตามที่เสนอ "
    "โดยใช้งบประมาณ 12,500 บาท และให้กลุ่มที่เกี่ยวข้องรายงานผลภายในวันที่ 30 พฤศจิกายน 2569"
)
CLAUSES = "๑. ให้จัดประชุม\n๑.๑ ฝ่ายสถานที่\n๑) จัดห้อง\n๒) จัดเครื่องเสียง\n๑.๒ ฝ่ายเอกสาร\n๒. ให้รายงานผล"
GROUP_HEAD: dict[str, object] = {
    "lines": ["นางสมมาตร  ตั้งใจงาน", "นักจัดการงานทั่วไปชำนาญการพิเศษ", "ผู้อำนวยการกลุ่มอำนวยการ"],
    "rank": "ว่าที่ร้อยตรีหญิง",
}
MEMBERS = [
    {"name": "นายสมมติ  มุ่งมั่นดี", "post": "ผู้อำนวยการโรงเรียนตัวอย่าง", "role": "ประธานกรรมการ"},
    {"name": "นางสาวลองดู  อีกครั้ง", "post": "ครู", "role": "กรรมการ"},
    {"name": "", "post": "ผู้อำนวยการกลุ่มอำนวยการ", "role": "กรรมการและเลขานุการ"},
]
MEMO = {
    "subject": "ขออนุมัติจัดประชุมปฏิบัติการ",
    "number": "ศธ 04992/15",
    "cause": REASON,
    "purpose": WISH,
}
LETTER = {
    "subject": "ขอเชิญประชุม",
    "number": "ศธ 04992/ว 123",
    "addressee": "ผู้อำนวยการโรงเรียนในสังกัดทุกโรงเรียน",
    "cause": REASON,
    "purpose": "จึงขอเชิญท่านเข้าร่วมประชุม ตามสิ่งที่ส่งมาด้วย 1 และสิ่งที่ส่งมาด้วย 2",
    "refers_to": ["หนังสือสำนักงานคณะกรรมการตัวอย่าง  ที่ ศธ 04001/ว 100  ลงวันที่ 1 พฤษภาคม 2569"],
    "enclosures": ["ระเบียบวาระการประชุม  จำนวน 1 ชุด", "แบบตอบรับ  จำนวน 1 ฉบับ"],
}
ORDER = {
    "subject": "แต่งตั้งคณะกรรมการดำเนินงาน",
    "number": "123/2569",
    "reason": REASON + "\nจึงแต่งตั้งคณะกรรมการ ดังนี้",
    "committee_title": "๑. คณะกรรมการดำเนินงาน ประกอบด้วย",
    "committee": MEMBERS,
    "duties": "มีหน้าที่วางแผนและติดตามการดำเนินงาน",
    "clauses": "๒. คณะกรรมการฝ่ายสถานที่\n๒.๑ นายทดลอง  ใช้งาน | ครู | ประธานกรรมการ\nมีหน้าที่จัดสถานที่",
}
CIRCULAR = {**LETTER, "number": "ศธ 04992/ว 123"}
STAMPED = {
    "number": "ศธ 04992/45",
    "subject": "ส่งแบบสำรวจข้อมูล",
    "addressee": "โรงเรียนตัวอย่างวิทยา",
    "cause": f"พร้อมหนังสือนี้ ได้ส่งแบบสำรวจข้อมูล จำนวน 3 ชุด มาเพื่อทราบ\n{WISH}\n{WISH}",
}
CERTIFICATE = {
    "number": "7/2569",
    "subject": "รับรองการปฏิบัติงาน",
    "holder": "นายทดลอง  ใช้งาน",
    "statement": "ตำแหน่ง ครู วิทยฐานะชำนาญการ โรงเรียนตัวอย่างวิทยา เป็นข้าราชการครูและบุคลากรทางการศึกษา "
    f"ตั้งแต่วันที่ 1 ตุลาคม 2559 ถึงปัจจุบัน\n{WISH}\n{WISH}",
}
INVITATION = {
    **LETTER,
    "subject": "ขอเชิญประชุมคณะกรรมการดำเนินงาน ครั้งที่ 1/2569",
    "number": "ศธ 04992/124",
    "meeting": "คณะกรรมการดำเนินงาน",
    "session": "1/2569",
    "meeting_date": "2026-11-27",
    "meeting_time": "09.30",
    "place": "ห้องประชุมราชพฤกษ์",
    "cause": "เพื่อพิจารณาแผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570",
}
ANNOUNCEMENT = {"subject": "มาตรการประหยัดพลังงาน", "body": f"{REASON}\n{CLAUSES}"}

PAPERS: dict[str, tuple[str, dict[str, object]]] = {
    "memo": ("memo", {**MEMO, "signatory": GROUP_HEAD}),
    "urgent memo": ("memo", {**MEMO, "urgency": "ด่วนที่สุด", "secrecy": "ลับ"}),
    "memo with headings": (
        "memo",
        {**MEMO, "style": "b", "text_1": REASON, "text_5": f"๕.๑ {WISH}"},
    ),
    "long memo": (
        "memo",
        {**MEMO, "cause": "\n".join([REASON] * 4), "purpose": "\n".join([WISH] * 6)},
    ),
    "letter": ("letter", dict(LETTER)),
    "plain letter": ("letter", {**LETTER, "refers_to": [], "enclosures": [], "purpose": WISH}),
    "urgent letter": ("letter", {**LETTER, "urgency": "ด่วนมาก", "copies_to": ["กลุ่มนโยบายและแผน"]}),
    "long letter": ("letter", {**LETTER, "secrecy": "ลับมาก", "cause": "\n".join([REASON] * 5)}),
    "circular": ("circular", dict(CIRCULAR)),
    "circular by list": (
        "circular",
        {
            **CIRCULAR,
            "addressee": "(ตามบัญชีแนบท้าย)",
            "recipients": [f"ผู้อำนวยการโรงเรียนตัวอย่าง {n}" for n in range(1, 21)],
        },
    ),
    "stamped": ("stamped", dict(STAMPED)),
    "urgent stamped": ("stamped", {**STAMPED, "urgency": "ด่วน", "seal_circle": True}),
    "certificate": ("certificate", dict(CERTIFICATE)),
    "certificate with photo": ("certificate", {**CERTIFICATE, "photo": True}),
    "invitation": ("invitation", dict(INVITATION)),
    "order": ("order", dict(ORDER)),
    "long order": ("order", {**ORDER, "clauses": "\n".join(f"{n}. {WISH}" for n in range(2, 14))}),
    "announcement": ("announcement", dict(ANNOUNCEMENT)),
    "numbered announcement": ("announcement", {**ANNOUNCEMENT, "number": "7/2569"}),
    "real announcement": ("announcement", {}),
    "real memo": ("memo", {}),
}


@pytest.fixture
def emblem() -> bytes:
    """A square picture in the emblem's place; any drawing will do."""
    file = BytesIO()
    Image.new("L", (354, 354), 90).save(file, "PNG", dpi=(600, 600))
    return file.getvalue()


@pytest.fixture(params=list(PAPERS))
def paper_name(request: pytest.FixtureRequest) -> str:
    """Each of the sample papers in turn; a test may name the ones that it is about."""
    return str(request.param)


@pytest.fixture
def paper(
    paper_name: str,
    content_of: NewContent,
    seed_content: Callable[[str], dict[str, object]],
    letterhead: Letterhead,
    emblem: bytes,
) -> Document:
    """The sample paper of this name, filled in, with a picture for its emblem."""
    form, fields = PAPERS[paper_name]
    content = seed_content(form) if paper_name.startswith("real") else content_of(form, **fields)
    return fill(load_form(form), content, replace(letterhead, emblem=emblem))


def paper_of(*blocks: Block, **more: Any) -> Document:
    """A paper of these blocks."""
    return Document(blocks, title="บันทึกข้อความ", **more)


def written(text: str, **more: Any) -> Paragraph:
    """A paragraph of one text."""
    return Paragraph((Run(text),), **more)


def members(file: bytes) -> dict[str, bytes]:
    """The parts of a DOCX by their names."""
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def part(document: Document, name: str = "word/document.xml") -> ElementTree.Element:
    """One part of a paper written as DOCX."""
    return ElementTree.fromstring(members(docx.render(document))[name])


def paragraphs(document: Document) -> list[ElementTree.Element]:
    """The paragraphs of a paper written as DOCX."""
    return part(document).findall(f"{W}body/{W}p")


def value(element: ElementTree.Element | None, name: str = "val") -> str | None:
    """An attribute of an element, if both are there."""
    return None if element is None else element.get(W + name)


def picture_of(width: int, height: int, kind: str = "PNG") -> bytes:
    """A white picture of this size in pixels."""
    data = BytesIO()
    Image.new("RGB", (width, height), "white").save(data, kind)
    return data.getvalue()
