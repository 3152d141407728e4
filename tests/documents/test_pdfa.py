"""The archival form of the file: PDF/A-2b by construction (no validator is at hand offline)."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest

from district_admin.documents import pdf
from district_admin.documents.model import Document, Paragraph, Picture, Run

TITLE = 'บันทึก "เรื่อง" <ที่> & ๑'
OFFICE = "สพป. <สมมติบุรี> & เขต ๒"


@pytest.fixture(scope="module")
def data() -> bytes:
    runs = (Run("ปกติ น้ำ "), Run("หนา", bold=True), Run("เอน", italic=True, underline="dotted"))
    blocks = (Picture(None, 1.5, 1.5, 3.0), Paragraph(runs))
    return pdf.render(Document(blocks, TITLE, author=OFFICE))


@pytest.fixture
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as file:
        yield file


def test_it_is_pdf_1_7_with_a_binary_mark_and_nothing_is_broken(
    data: bytes, opened: pikepdf.Pdf
) -> None:
    assert data.startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in data.split(b"\n")[1][1:5])
    assert data.endswith(b"%%EOF\n")
    assert opened.check_pdf_syntax() == []


def test_it_says_that_it_is_pdf_a_2b(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"
        assert metadata["dc:title"] == TITLE
        assert metadata["dc:creator"] == [OFFICE] == [str(opened.docinfo["/Author"])]
        assert metadata["pdf:Producer"] == str(opened.docinfo["/Producer"])
        assert metadata["xmp:CreatorTool"] == str(opened.docinfo["/Creator"])
    assert "/Filter" not in opened.Root.Metadata


def test_the_information_holds_nothing_that_the_metadata_lack(opened: pikepdf.Pdf) -> None:
    assert set(opened.docinfo) == {"/Title", "/Author", "/Creator", "/Producer"}
    assert str(opened.docinfo["/Title"]) == TITLE


def test_colours_are_srgb(opened: pikepdf.Pdf) -> None:
    (intent,) = opened.Root.OutputIntents
    assert (intent.Type, intent.S) == ("/OutputIntent", "/GTS_PDFA1")
    assert intent.DestOutputProfile.N == 3
    profile = intent.DestOutputProfile.read_bytes()
    assert int.from_bytes(profile[:4]) == len(profile)
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert profile[8] <= 4


def test_the_language_is_thai_and_the_file_has_an_identity(opened: pikepdf.Pdf) -> None:
    assert str(opened.Root.Lang) == "th-TH"
    first, second = opened.trailer.ID
    assert bytes(first) == bytes(second) != b""


def test_papers_that_differ_have_different_identities(data: bytes) -> None:
    other = pdf.render(Document((Paragraph((Run("อื่น"),)),), TITLE))
    with pikepdf.open(io.BytesIO(data)) as one, pikepdf.open(io.BytesIO(other)) as two:
        assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


def test_every_font_is_embedded_with_widths_and_text_that_agree(opened: pikepdf.Pdf) -> None:
    fonts = opened.pages[0].Resources.Font
    assert len(fonts) == 3
    for font in fonts.values():
        assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H")
        (descendant,) = font.DescendantFonts
        assert descendant.CIDToGIDMap == "/Identity"
        assert font.BaseFont == descendant.BaseFont == descendant.FontDescriptor.FontName
        assert re.fullmatch(r"/[A-Z]{6}\+THSarabunNew-\w+", str(font.BaseFont))
        assert descendant.FontDescriptor.FontFile2.Length1 > 1000
        assert b"beginbfchar" in font.ToUnicode.read_bytes()
        assert len(descendant.W) > 0


def test_streams_end_as_archives_ask(data: bytes) -> None:
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", data):
        end = found.end() + int(found[1])
        assert data[end : end + 11] == b"\nendstream\n"
    assert data.count(b"endstream") >= 8


@pytest.mark.parametrize(
    "forbidden", [b"/Trapped", b"/Encrypt", b"/JavaScript", b"/OpenAction", b"/SMask"]
)
def test_nothing_is_in_it_that_archives_forbid(data: bytes, forbidden: bytes) -> None:
    assert forbidden not in data


def test_no_font_is_named_that_is_not_embedded(data: bytes) -> None:
    assert b"Helvetica" not in data


def test_a_title_may_hold_anything() -> None:
    made = pdf.render(Document((), "ก\x00\x08<&>\n😀"))
    with pikepdf.open(io.BytesIO(made)) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == str(file.docinfo["/Title"]) == "ก<&>😀"
