"""Copies of a finished paper: H06 and 2.13 of the specification, in the PDF and in the DOCX."""

import re
from xml.etree.ElementTree import Element

import pytest

from district_admin.documents import docx
from district_admin.documents.copies import certified_copy, file_copy
from district_admin.documents.forms import Letterhead, fill, load_form
from district_admin.documents.model import Document
from district_admin.documents.pages import Page, paginate
from tests.documents.conftest import PAPERS, WP, NewContent, W, members, part

CM = 72 / 2.54
NAME = "นางสาวลองดู  อีกครั้ง"
POST = "นักจัดการงานทั่วไปชำนาญการ"
DAY = "๒๐ พฤศจิกายน ๒๕๖๙"

of = pytest.mark.parametrize


@pytest.fixture
def certified(paper: Document) -> Document:
    return certified_copy(paper, NAME, [POST], DAY)


def said(page: Page, role: str) -> list[str]:
    return [re.sub(r"\s+", " ", each.text) for each in page.furniture if each.role == role]


def test_h06_who_certifies_stands_in_the_lower_quarter_of_the_last_page(
    certified: Document,
) -> None:
    last = paginate(certified)[-1]

    lines = [each for each in last.furniture if each.role == "inset"]

    assert said(last, "inset") == ["สำเนาถูกต้อง", "(นางสาวลองดู อีกครั้ง)", POST, DAY]
    assert all(each.y_pt / CM >= 29.7 * 0.75 for each in lines)
    assert all(each.y_pt / CM <= 29.0 for each in lines)
    assert lines[1].y_pt - lines[0].y_pt >= 45  # room to sign
    middles = [(each.left_pt + each.right_pt) / 2 for each in lines]
    assert middles == pytest.approx([middles[0]] * 4, abs=0.5)


def test_nothing_of_the_paper_is_printed_over(certified: Document) -> None:
    last = paginate(certified)[-1]
    for mark in (each for each in last.furniture if each.role == "inset"):
        for line in last.lines:
            if line.text.strip() and abs(line.y_pt - mark.y_pt) < 14:
                assert line.right_pt <= mark.left_pt or line.left_pt >= mark.right_pt


def test_the_word_of_the_copy_stands_at_the_top_of_each_page(certified: Document) -> None:
    for page in paginate(certified):
        assert said(page, "mark") == ["สำเนา"]
    for page in paginate(file_copy(certified)):
        (mark,) = [each for each in page.furniture if each.role == "mark"]
        assert mark.text == "สำเนาคู่ฉบับ"
        assert mark.y_pt / CM < 1.5


@of("paper_name", ["memo", "letter", "order", "announcement", "stamped", "certificate"])
def test_a_short_paper_gets_no_page_more_for_its_certificate(
    paper: Document, certified: Document
) -> None:
    assert len(paginate(certified)) == len(paginate(paper))
    assert len(paginate(file_copy(paper))) == len(paginate(paper))


@of("paper_name", ["letter", "order"])
def test_who_drafted_typed_and_checked_initials_at_the_right_foot(paper: Document) -> None:
    last = paginate(file_copy(paper))[-1]
    assert said(last, "inset") == ["ร่าง วันที่ ", "พิมพ์ วันที่ ", "ตรวจ วันที่ "]
    lines = [each for each in last.furniture if each.role == "inset"]
    assert max(each.right_pt for each in lines) / CM <= 19.05
    assert min(each.left_pt for each in lines) / CM > 10.5


def test_a_page_that_is_full_on_both_sides_gets_one_more(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    kind, typed = PAPERS["circular by list"]
    listed = ["ผู้อำนวยการโรงเรียนที่มีชื่อยาวมากแห่งหนึ่งในอำเภอเมืองจังหวัดตัวอย่าง ตำบลในเมือง ถนนราชการ"] * 31
    content = content_of(kind, **{**typed, "recipients": listed})
    paper = fill(load_form(kind), content, letterhead)

    pages = paginate(certified_copy(paper, NAME, [POST], DAY))

    assert len(paginate(paper)) == 2
    assert len(pages) == 3
    assert said(pages[-1], "inset")[0] == "สำเนาถูกต้อง"
    assert not any(line.text.startswith("/") for line in pages[1].furniture)


@of("paper_name", ["urgent memo"])
def test_beside_a_class_of_secrecy_the_word_stands_at_the_right(certified: Document) -> None:
    (page,) = paginate(certified)
    (mark,) = [each for each in page.furniture if each.role == "mark"]
    assert mark.right_pt / CM == pytest.approx(19.0, abs=0.1)
    foot = max(each.y_pt for each in page.furniture if each.role == "inset")
    secret = max(each.y_pt for each in page.furniture if each.role == "secrecy")
    assert foot < secret - 20


@of("paper_name", ["letter", "long letter", "circular by list", "urgent memo"])
def test_the_docx_has_both_where_the_pdf_has_them(certified: Document) -> None:
    body = part(certified)
    [anchor] = [a for a in body.iter(f"{WP}anchor") if a.find(f".//{W}txbxContent") is not None]
    across, down = (int(each.text or 0) / 360000 for each in anchor.iter(f"{WP}posOffset"))
    assert certified.inset is not None
    assert (across, down) == pytest.approx(
        (certified.inset.left_cm, certified.inset.top_cm), abs=0.001
    )
    assert [_text(p).replace("\u00a0", " ") for p in anchor.iter(f"{W}p")] == [
        *("สำเนาถูกต้อง", f"({NAME})", POST, DAY)
    ]
    outer = body.findall(f"{W}body/{W}p")
    assert anchor in list(outer[-1].iter())
    heads = [
        text.decode()
        for name, text in members(docx.render(certified)).items()
        if name.startswith("word/header")
    ]
    assert len(heads) == 2 * len(list(body.iter(f"{W}sectPr")))
    assert all(">สำเนา<" in head for head in heads)


def test_a_paper_that_is_no_copy_bears_no_mark(paper: Document) -> None:
    assert not any(said(page, "mark") + said(page, "inset") for page in paginate(paper))
    assert "สำเนา".encode() not in members(docx.render(paper))["word/document.xml"].replace(
        "สำเนาส่ง".encode(), b""
    )


def _text(paragraph: Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
