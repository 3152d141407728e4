"""Envelopes: one page of their own size for each recipient, in PDF and in DOCX."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image

from district_admin.areas.directory.documents.envelopes import ENVELOPES, EnvelopeSize, envelopes
from district_admin.areas.directory.documents.recipients import Recipient
from district_admin.documents.form_model import Letterhead
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import RED, Picture
from district_admin.documents.pages import PlacedLine, paginate
from district_admin.documents.rendering import docx, pdf
from district_admin.progress import Silent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = Letterhead(
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒",
    address_lines=("ถนนตัวอย่าง ตำบลในเมือง", "อำเภอเมือง จังหวัดสมมติบุรี 99000"),
)
LOOK = Look(OFFICE)
GOVERNOR = Recipient(
    "กราบเรียน", "ผู้ว่าราชการจังหวัดสมมติบุรี", ("ศาลากลางจังหวัดสมมติบุรี", "จังหวัดสมมติบุรี 99000")
)
ABBOT = Recipient("นมัสการ", "เจ้าอาวาสวัดตัวอย่าง", ("วัดตัวอย่าง ตำบลในเมือง",), "99000")

every_size = pytest.mark.parametrize("size", ENVELOPES.values(), ids=ENVELOPES)


def lines_of(recipient: Recipient, size: EnvelopeSize, **more: str) -> Sequence[PlacedLine]:
    (paper,) = envelopes([recipient], size, LOOK, **more)
    (page,) = paginate(paper)
    return page.lines


def sender_of(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    return [line for line in lines if line.role == "sender"]


@every_size
def test_each_recipient_has_a_page_of_the_envelopes_size(size: EnvelopeSize) -> None:
    file = pypdfium2.PdfDocument(pdf(envelopes([GOVERNOR, ABBOT], size, LOOK), Silent()))
    assert len(file) == 2
    for page in file:
        assert page.get_width() / CM == pytest.approx(size.width_cm, abs=0.01)
        assert page.get_height() / CM == pytest.approx(size.height_cm, abs=0.01)
    file.close()


@every_size
def test_the_recipient_stands_right_of_the_middle_below_the_sender(size: EnvelopeSize) -> None:
    lines = lines_of(GOVERNOR, size, number="ศธ ๐๔๙๙๙/๑๒", urgency="ด่วนมาก")
    sender = [line for line in lines if line.role == "sender"]
    addressee = [line for line in lines if line.role == "addressee"]
    assert [line.text for line in sender][:2] == [
        OFFICE.office_name.replace(" ๒", "\u00a0๒"),
        "ถนนตัวอย่าง ตำบลในเมือง",
    ]
    assert sender[-1].text == "ที่  ศธ\u00a0๐๔๙๙๙/๑๒"
    assert addressee[0].text == "กราบเรียน  ผู้ว่าราชการจังหวัดสมมติบุรี"
    assert max(line.y_pt for line in sender) < min(line.y_pt for line in addressee) - 14
    assert addressee[0].y_pt / CM > size.height_cm * 0.45
    assert all(line.left_pt / CM > size.width_cm * 0.35 for line in addressee)
    assert all(line.right_pt / CM < size.width_cm - 1 for line in addressee)
    # the lines of the address begin under the name, not under the salutation
    assert len({round(line.left_pt, 1) for line in addressee[1:]}) == 1
    assert addressee[1].left_pt > addressee[0].left_pt + 20


def test_the_garuda_is_15_mm_at_the_top_left_and_the_urgency_red_beside_it() -> None:
    (paper,) = envelopes([GOVERNOR], ENVELOPES["DL"], LOOK, urgency="ด่วนที่สุด")
    picture = next(block for block in paper.blocks if isinstance(block, Picture))
    assert picture.height_cm == 1.5
    assert picture.x_cm < 2
    urgency = next(line for line in paginate(paper)[0].lines if line.role == "urgency")
    style = urgency.line.fragments[0].style
    assert (style.colour, style.size_pt) == (RED, 32)
    assert urgency.left_pt / CM > picture.x_cm + picture.height_cm
    assert urgency.y_pt / CM < picture.y_cm + picture.height_cm


def test_without_number_and_urgency_neither_is_printed() -> None:
    assert {line.role for line in lines_of(ABBOT, ENVELOPES["C5"]) if line.text} == {
        "sender",
        "addressee",
    }
    assert not any(line.text.startswith("ที่") for line in lines_of(ABBOT, ENVELOPES["C5"]))


@every_size
def test_a_long_address_stays_on_its_envelope(size: EnvelopeSize) -> None:
    long = Recipient(
        "เรียน", "ผู้อำนวยการ" + "โรงเรียนตัวอย่าง" * 8, ("ถนนสมมติ" * 12, "จังหวัดสมมติบุรี 99000")
    )
    lines = lines_of(long, size, number="ศธ ๐๔๙๙๙/๑๒")
    assert max(line.y_pt for line in lines) / CM < size.height_cm - 0.6
    ends = [line.text.replace("\u00a0", " ") for line in (lines[-1], sender_of(lines)[-2])]
    assert [end[-12:] for end in ends] == ["ติบุรี ๙๙๐๐๐"] * 2  # both are written alike


def test_in_word_each_envelope_is_a_section_with_the_emblem_kept_once() -> None:
    picture = BytesIO()
    Image.new("L", (200, 200), 90).save(picture, "PNG")
    look = Look(Letterhead("สำนักงานตัวอย่าง", emblem=picture.getvalue()))
    file = docx(envelopes([GOVERNOR, ABBOT, GOVERNOR], ENVELOPES["C6"], look), Silent())
    with zipfile.ZipFile(BytesIO(file)) as opened:
        root = ElementTree.fromstring(opened.read("word/document.xml"))
        assert [name for name in opened.namelist() if "media" in name] == ["word/media/image1.png"]
    sizes = [page.attrib for page in root.iter(f"{W}pgSz")]
    assert len(sizes) == 3
    assert all(page[f"{W}orient"] == "landscape" for page in sizes)
    assert len(list(root.iter(f"{W}drawing"))) == 3
