"""An invented office and meeting, and how its papers are read back."""

import io
from collections.abc import Callable
from datetime import date

import docx
import pypdf
import pytest

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.documents import docx as docx_files
from district_admin.documents import pdf as pdf_files
from district_admin.documents.form_model import Letterhead
from district_admin.documents.look import Look
from district_admin.documents.model import Document

Pages = Callable[[Document], list[str]]
Tables = Callable[[Document], list[list[list[str]]]]


@pytest.fixture
def look() -> Look:
    return Look(
        Letterhead(
            "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒",
            telephone="0 4400 0000 ต่อ 101",
            email="office@example.go.th",
            group_name="กลุ่มอำนวยการ",
        )
    )


@pytest.fixture
def sitting() -> Sitting:
    return Sitting("ผู้บริหารสถานศึกษา", 3, 2569, date(2026, 11, 19), "09.30", "ห้องประชุมราชพฤกษ์")


@pytest.fixture
def long_name() -> str:
    return "ว่าที่ร้อยตรีหญิงพิมพ์ลภัสวรนันท์ธนาพร ศรีสุวรรณวัฒนาเจริญทรัพย์ไพศาล"


@pytest.fixture
def long_post() -> str:
    return (
        "ผู้อำนวยการโรงเรียนราชประชานุเคราะห์สมมติวิทยาคารเฉลิมพระเกียรติในพระบรมราชูปถัมภ์ "
        "ปฏิบัติหน้าที่รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"
    )


@pytest.fixture
def pages() -> Pages:
    """Reads the pages of a paper's PDF, without spaces."""

    def read(paper: Document) -> list[str]:
        file = pypdf.PdfReader(io.BytesIO(pdf_files.render(paper)))
        return ["".join(page.extract_text().split()) for page in file.pages]

    return read


@pytest.fixture
def tables() -> Tables:
    """Reads the tables of a paper's DOCX, row by row."""

    def read(paper: Document) -> list[list[list[str]]]:
        file = docx.Document(io.BytesIO(docx_files.render(paper)))
        return [
            [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]
            for table in file.tables
        ]

    return read
