"""Several papers in one DOCX: each on its own pages, counted from one, with its own edges."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from district_admin.documents import docx
from district_admin.documents.model import (
    Document,
    PageBreak,
    PageSetup,
    Paragraph,
    Picture,
    Run,
    Spacer,
)
from district_admin.progress import Cancelled, Silent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def paper(text: str, secrecy: str = "", page: PageSetup | None = None) -> Document:
    return Document((Paragraph((Run(text),)),), text, page or PageSetup(), secrecy=secrecy)


def body(*papers: Document) -> ElementTree.Element:
    found = read(*papers).find(f"{W}body")
    assert found is not None
    return found


def read(*papers: Document) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(docx.render_many(papers, Silent()))) as opened:
        return ElementTree.fromstring(opened.read("word/document.xml"))


def sections(*papers: Document) -> list[ElementTree.Element]:
    return list(body(*papers).iter(f"{W}sectPr"))


def test_one_paper_is_the_same_file_as_ever() -> None:
    one = paper("ฉบับเดียว")
    assert docx.render_many([one], Silent()) == docx.render(one)


def test_each_paper_is_a_section_that_counts_its_pages_from_one() -> None:
    found = sections(paper("หนึ่ง"), paper("สอง"), paper("สาม"))
    starts = [number.get(f"{W}start") for each in found for number in each.iter(f"{W}pgNumType")]
    assert starts == [None, "1", "1"]
    text = [t.text for t in body(paper("หนึ่ง"), paper("สอง")).iter(f"{W}t")]
    assert text == ["หนึ่ง", "สอง"]


def test_what_is_attached_is_a_section_that_counts_anew_below_the_margin_of_later_pages() -> None:
    slip = Paragraph((Run("แบบตอบรับ"),))
    whole = paper("หนังสือ")
    attached = replace(whole, blocks=(*whole.blocks, PageBreak(attached=True), Spacer(20), slip))
    found = sections(attached, paper("ฉบับต่อไป"))
    starts = [number.get(f"{W}start") for each in found for number in each.iter(f"{W}pgNumType")]
    assert starts == [None, "1", "1"]
    tops = [each.find(f"{W}pgMar").get(f"{W}top") for each in found]  # type: ignore[union-attr]
    assert tops == ["850", "1417", "850"]
    texts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body(attached).iter(f"{W}p")]
    assert texts == ["หนังสือ", "", "แบบตอบรับ"]


def test_the_last_section_ends_the_body_and_the_others_their_last_paragraph() -> None:
    found = body(paper("หนึ่ง"), paper("สอง"))
    assert [child.tag for child in found] == [f"{W}p", f"{W}p", f"{W}p", f"{W}sectPr"]
    assert found[1].find(f"{W}pPr/{W}sectPr") is not None


def test_headers_go_on_from_the_paper_before_unless_they_differ() -> None:
    open_paper, secret = paper("เปิด"), paper("ลับ", secrecy="ลับ")
    same = sections(open_paper, open_paper)
    assert [len(each.findall(f"{W}headerReference")) for each in same] == [2, 0]
    different = sections(secret, open_paper)
    # without feet of its own the open paper would go on with the word ลับ in them
    assert [len(each.findall(f"{W}footerReference")) for each in different] == [2, 2]


def test_a_picture_on_every_paper_is_kept_once() -> None:
    data = BytesIO()
    Image.new("L", (300, 300), 90).save(data, "PNG")
    with_emblem = Document((Picture(data.getvalue(), 1.5, 1.0), Paragraph((Run("ก"),))), "ก")
    file = docx.render_many([with_emblem] * 3, Silent())
    with zipfile.ZipFile(BytesIO(file)) as opened:
        root = ElementTree.fromstring(opened.read("word/document.xml"))
        assert sum("media" in name for name in opened.namelist()) == 1
    ids = [each.get("id") for each in root.iter() if each.tag.endswith("}docPr")]
    assert ids == ["1", "2", "3"]


def test_paper_that_is_wider_than_high_is_told_to_the_printer() -> None:
    wide = paper("ซอง", page=PageSetup(22.0, 11.0))
    upright, turned = sections(paper("ก"), wide)
    for section, orientation in ((upright, None), (turned, "landscape")):
        size = section.find(f"{W}pgSz")
        assert size is not None
        assert size.get(f"{W}orient") == orientation


def test_a_paper_without_numbers_and_with_one_top_margin_has_no_headers() -> None:
    label = paper("ป้าย", page=PageSetup(first_top_cm=0.5, top_cm=0.5, numbered=False))
    (section,) = sections(label)
    assert section.find(f"{W}headerReference") is None


def test_the_officer_can_stop_it_and_nothing_is_no_fault() -> None:
    class Stop:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        docx.render_many([paper("ก")], Stop())
    assert docx.render_many([], Silent()).startswith(b"PK")
