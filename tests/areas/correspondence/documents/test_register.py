"""The column การปฏิบัติ of the register, read back from the files that are printed."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pypdf
import pytest

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.action_column import shortened
from district_admin.areas.correspondence.documents.register import cells_of, register_paper
from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Cancelled, Silent
from district_admin.thai.segmentation import break_opportunities

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง")
ORDER = (
    "เรียน ผอ.สพป.ตัวอย่าง\n- เพื่อโปรดทราบ\n- เห็นควรมอบกลุ่มนโยบายและแผนรวบรวมข้อมูลพื้นฐานของสถานศึกษา"
    "ในสังกัดทุกแห่ง และรายงานผลต่อสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐานภายในวันที่ 15 ธันวาคม 2569"
)
_ACTION = 6


def row(register: str = "received", **known: Any) -> RegisterEntry:
    texts = ("reference", "sender", "recipient", "subject", "action_taken", "remark")
    others = ("endorsement", "owner_name", "cancel_reason")
    empty = dict.fromkeys((*texts, *others), "")
    day = {"number": 1, "sub_number": 0, "number_text": "1", "dated_on": date(2026, 11, 20)}
    return RegisterEntry(**{**empty, **day, "register": register, "state": "issued", **known})


def printed(*entries: RegisterEntry) -> Document:
    return register_paper(entries[0].register, entries, "ประจำปี พ.ศ. 2569", OFFICE, Silent())


def actions(paper: Document) -> list[str]:
    (table,) = docx.Document(io.BytesIO(documents.docx(paper))).tables
    return [each.cells[_ACTION].text.replace("\u00a0", " ") for each in table.rows[1:]]


def test_what_was_done_stands_before_the_order_and_who_has_it() -> None:
    paper = printed(
        row(
            action_taken="แจ้งโรงเรียนแล้ว", endorsement="ทราบ แจ้งทุกโรงเรียน", owner_name="กลุ่มอำนวยการ"
        ),
        row(endorsement="มอบกลุ่มอำนวยการดำเนินการ", owner_name="กลุ่มอำนวยการ"),
        row(owner_name="กลุ่มนโยบายและแผน"),
        row(),
    )
    assert actions(paper) == [
        "แจ้งโรงเรียนแล้ว  เกษียน: ทราบ แจ้งทุกโรงเรียน  มอบกลุ่มอำนวยการ",
        "เกษียน: มอบกลุ่มอำนวยการดำเนินการ",
        "มอบกลุ่มนโยบายและแผน",
        "",
    ]


def test_a_long_order_is_shortened_on_paper_and_whole_in_a_worksheet() -> None:
    entry = row(endorsement=ORDER)
    (told,) = actions(printed(entry))
    assert told.startswith("เกษียน: เพื่อโปรดทราบ เห็นควรมอบกลุ่มนโยบายและแผน")
    assert told.endswith("…")
    assert cells_of(entry)[_ACTION].endswith("ภายในวันที่ 15 ธันวาคม 2569")
    pages = pypdf.PdfReader(io.BytesIO(documents.pdf(printed(entry)))).pages
    text = "".join(page.extract_text() for page in pages)
    assert "เห็นควรมอบ" in text


def test_an_order_is_cut_between_words_and_never_before_a_mark() -> None:
    whole = " ".join(ORDER.split())
    ends = {each.offset for each in break_opportunities(whole)}
    for most in range(20, 60):
        cut = shortened(whole, most).removesuffix("…")
        assert 0 < len(cut) <= most
        assert {len(cut), len(cut) + 1} & ends
    assert shortened("กี่" * 20, 4) == "กี่…"
    assert shortened("สั้น", 4) == "สั้น"


def test_what_is_sent_says_what_was_done_alone() -> None:
    entry = row("sent", action_taken="ส่งแล้ว", endorsement="ไม่พิมพ์", owner_name="กลุ่มอำนวยการ")
    assert actions(printed(entry)) == ["ส่งแล้ว"]


class Impatient:
    """Cancels when so many rows are drawn."""

    def __init__(self, most: int) -> None:
        self.most, self.heard = most, 0

    def report(self, done: int, total: int, what: str = "") -> None:
        self.heard = done
        if done >= self.most:
            raise Cancelled


@pytest.mark.parametrize("draw", [documents.pdf, documents.docx])
def test_a_long_register_is_cancelled_at_the_page_being_drawn(
    draw: Callable[[Document], bytes],
) -> None:
    entries = [row(number=number, subject="ขอข้อมูล") for number in range(1, 601)]
    stop = Impatient(100)
    paper = register_paper("received", entries, "", OFFICE, stop)
    with pytest.raises(Cancelled):
        draw(paper)
    assert stop.heard == 100  # and not when it was whole


def test_each_row_of_a_long_register_is_printed_once_in_its_order() -> None:
    entries = [row(number=number, subject=f"เรื่อง {number}") for number in range(1, 601)]
    paper = register_paper("received", entries, "", OFFICE, Silent(), "arabic")
    pages = pypdf.PdfReader(io.BytesIO(documents.pdf(paper))).pages
    text = " ".join(page.extract_text() for page in pages).replace("\u00a0", " ")
    numbers = [int(each) for each in re.findall(r"เรื่อง (\d+)", text)]
    assert numbers == list(range(1, 601))
    (table,) = docx.Document(io.BytesIO(documents.docx(paper))).tables
    assert len(table._tbl.tr_lst) == 601
