import zipfile
from io import BytesIO

import docx as python_docx
import pytest
from docx.shared import Cm
from PIL import Image

from district_admin.documents import docx
from district_admin.documents.emblem import check_emblem, find_emblem
from district_admin.documents.model import Document, Paragraph, Picture, Run
from district_admin.errors import OfficeError

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)
GROUP = (
    '<wp:anchor><wp:extent cx="5400000" cy="900000"/><a:graphic><a:graphicData><wpg:wgp>'
    "<pic:pic><pic:blipFill><a:blip r:embed='{0}'/>{1}</pic:blipFill>"
    '<pic:spPr><a:xfrm><a:ext cx="540000" cy="540000"/></a:xfrm></pic:spPr></pic:pic>'
    "</wpg:wgp></a:graphicData></a:graphic></wp:anchor>"
)
OLD_PICTURE = (
    '<w:pict><v:shape style="position:absolute;width:42.5pt;height:42.5pt">'
    '<v:imagedata r:id="{0}"/></v:shape></w:pict>'
)


def picture(width: int = 400, height: int = 400, kind: str = "PNG", colour: str = "white") -> bytes:
    data = BytesIO()
    Image.new("RGB", (width, height), colour).save(data, kind)
    return data.getvalue()


def old_paper(first: str, *files: bytes, header: str = "", kind: str = "png") -> bytes:
    """Return a DOCX of the office whose first paragraph holds this XML; files are r0, r1, ..."""
    images = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/image" Target="media/image{n}.{kind}"/>'
        for n in range(len(files))
    )
    to_header = f'<Relationship Id="h" Type="{RELATIONS}/header" Target="header1.xml"/>'
    words = "<w:p><w:r><w:t>บันทึกข้อความ</w:t></w:r></w:p>" * 20
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _relations(
            f'<Relationship Id="d" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:p><w:r>{first}</w:r></w:p>"
        f"{words}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(images + to_header),
        "word/header1.xml": f"<w:hdr {NAMESPACES}><w:p><w:r>{header}</w:r></w:p></w:hdr>",
        "word/_rels/header1.xml.rels": _relations(images),
    }
    parts |= {f"word/media/image{n}.{kind}": data for n, data in enumerate(files)}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def _relations(inside: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


class TestFindingItInAnOldPaper:
    def test_in_a_paper_of_this_program(self) -> None:
        emblem = picture(colour="black")
        paper = Document(
            (Picture(emblem, 1.5, 1.5, x_cm=3.0), Paragraph((Run("บันทึกข้อความ"),))), title="ก"
        )

        assert find_emblem(docx.render(paper)) == emblem

    def test_in_the_line_as_word_inserts_it(self) -> None:
        paper = python_docx.Document()
        paper.add_paragraph().add_run().add_picture(BytesIO(picture(kind="JPEG")), height=Cm(3))
        paper.add_paragraph("ประกาศ")
        file = BytesIO()
        paper.save(file)

        assert find_emblem(file.getvalue()) == picture(kind="JPEG")

    def test_in_the_page_header(self) -> None:
        paper = old_paper("", picture(), header=OLD_PICTURE.format("r0"))

        assert find_emblem(paper) == picture()

    def test_of_the_older_kind(self) -> None:
        assert find_emblem(old_paper(OLD_PICTURE.format("r0"), picture())) == picture()

    def test_in_a_group_of_shapes(self) -> None:
        assert find_emblem(old_paper(GROUP.format("r0", ""), picture())) == picture()

    def test_by_its_size_beside_another_picture(self) -> None:
        banner, emblem = picture(800, 200), picture(colour="black")
        first = '<wp:inline><wp:extent cx="3600000" cy="900000"/><a:blip r:embed="r0"/></wp:inline>'
        paper = old_paper(first + GROUP.format("r1", ""), banner, emblem)

        assert find_emblem(paper) == emblem

    def test_as_the_paper_shows_it_when_it_is_cropped(self) -> None:
        scanned = Image.new("RGB", (400, 400), "white")
        scanned.paste("black", (100, 100, 300, 400))
        data = BytesIO()
        scanned.save(data, "PNG")
        cut = '<a:srcRect l="25000" t="25000" r="25000"/>'

        found = Image.open(
            BytesIO(find_emblem(old_paper(GROUP.format("r0", cut), data.getvalue())))
        )

        assert found.size == (200, 300)
        assert found.convert("L").getextrema() == (0, 0)

    def test_as_png_when_it_was_a_bitmap(self) -> None:
        paper = old_paper(OLD_PICTURE.format("r0"), picture(kind="BMP"), kind="bmp")

        assert check_emblem(find_emblem(paper)).media_type == "image/png"

    def test_in_printing_colours_when_it_is_cropped(self) -> None:
        data = BytesIO()
        Image.new("CMYK", (400, 400), (0, 0, 0, 255)).save(data, "JPEG")
        cut = '<a:srcRect l="25000"/>'

        info = check_emblem(find_emblem(old_paper(GROUP.format("r0", cut), data.getvalue())))

        assert (info.width_px, info.media_type) == (300, "image/png")

    def test_with_the_drawing_beside_it_passed_over(self) -> None:
        drawing = b"\xd7\xcd\xc6\x9a" + bytes(60)
        paper = old_paper(GROUP.format("r0", "") + OLD_PICTURE.format("r1"), drawing, picture())

        assert find_emblem(paper) == picture()


class TestPapersWithoutOne:
    def test_a_drawing_alone_is_refused_with_advice(self) -> None:
        paper = old_paper(OLD_PICTURE.format("r0"), b"\xd7\xcd\xc6\x9a" + bytes(60), kind="wmf")

        with pytest.raises(OfficeError, match="WMF"):
            find_emblem(paper)

    @pytest.mark.parametrize(
        "first",
        [
            "",
            "<w:t>ก</w:t><wp:inline><wp:extent cx='9' cy='9'/><a:blip r:embed='r0'/></wp:inline>",
            "<a:blip r:link='r0'/>",
            "<a:blip r:embed='lost'/>",
        ],
        ids=["no picture", "a dot after the words", "a picture elsewhere", "a lost picture"],
    )
    def test_a_head_without_an_emblem_says_so(self, first: str) -> None:
        with pytest.raises(OfficeError, match="ไม่พบรูปตราครุฑในหัวเอกสารนี้"):
            find_emblem(old_paper(first, picture()))

    def test_a_picture_far_down_is_not_taken(self) -> None:
        paper = python_docx.Document()
        for _ in range(12):
            paper.add_paragraph("ประกาศ")
        paper.add_paragraph().add_run().add_picture(BytesIO(picture()), height=Cm(3))
        file = BytesIO()
        paper.save(file)

        with pytest.raises(OfficeError, match="ไม่พบรูปตราครุฑ"):
            find_emblem(file.getvalue())

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "ไม่ใช่เอกสาร Word"),
            ("บันทึก".encode(), "ไม่ใช่เอกสาร Word"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.doc\)"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                "รหัสผ่าน",
            ),
            (old_paper("")[:300], "เสียหาย"),
            (old_paper("<w:t>"), "เสียหาย"),
            (old_paper("")[:60] + b"!!!" + old_paper("")[63:], "เสียหาย"),
        ],
        ids=["empty", "text", "doc", "locked", "half a file", "broken XML", "changed bytes"],
    )
    def test_other_files_are_refused_in_words(self, data: bytes, words: str) -> None:
        with pytest.raises(OfficeError, match=words):
            find_emblem(data)

    def test_a_worksheet_is_no_paper(self) -> None:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as opened:
            opened.writestr("xl/workbook.xml", "<workbook/>")

        with pytest.raises(OfficeError, match="ไม่ใช่เอกสาร Word"):
            find_emblem(file.getvalue())

    def test_a_file_that_would_swell_is_not_unpacked(self) -> None:
        with pytest.raises(OfficeError, match="รูปในเอกสารใหญ่เกินไป"):
            find_emblem(old_paper(OLD_PICTURE.format("r0"), bytes(50 * 1024 * 1024)))
