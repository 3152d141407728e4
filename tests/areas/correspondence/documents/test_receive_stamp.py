"""The receive stamp as it is read and seen on the scan."""

import io
from datetime import date, time

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen import canvas

from district_admin.areas.correspondence.documents.receive_stamp import (
    EndorsementPlace,
    ReceiveStamp,
    stamped_scan,
)
from district_admin.documents.scans import Scan
from district_admin.errors import OfficeError

CM = 72 / 2.54
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1"
NOTE = "เรียน ผู้อำนวยการกลุ่มนโยบายและแผน\nเพื่อโปรดพิจารณา"


def _stamp(
    office: str = OFFICE, number: str = "1234", endorsement: str = NOTE, **more: object
) -> ReceiveStamp:
    return ReceiveStamp(office, number, date(2026, 11, 20), time(9, 5), endorsement, **more)  # type: ignore[arg-type]


def _letter() -> Scan:
    file = io.BytesIO()
    made = canvas.Canvas(file, pagesize=(595, 842), invariant=1)
    made.drawString(60, 400, "LETTER")
    made.showPage()
    made.save()
    return Scan(file.getvalue(), "หนังสือ.pdf")


def _text(pdf: bytes) -> list[str]:
    lines = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split("\n")
    return [line.strip() for line in lines if line.strip()]


def _ink(pdf: bytes) -> tuple[float, float, float, float]:
    """The box of what is blue on the page: left, top, right, foot in cm."""
    with pypdfium2.PdfDocument(pdf) as file:
        picture = file[0].render(scale=2).to_pil()
    assert isinstance(picture, Image.Image)
    red, _green, blue = picture.convert("RGB").split()
    box = ImageChops.subtract(blue, red).point(lambda value: 255 * (value > 40)).getbbox()
    assert box is not None
    left, top, right, foot = (side / 2 / CM for side in box)
    return left, top, right, foot


def test_the_stamp_is_text_in_the_numerals_of_the_office() -> None:
    assert _text(stamped_scan([_letter()], _stamp())) == [
        "LETTER",
        "สำนักงานเขตพื้นที่การศึกษา",
        "ประถมศึกษาตัวอย่าง เขต ๑",
        "เลขรับ ๑๒๓๔",
        "วันที่ ๒๐ พ.ย. ๒๕๖๙",
        "เวลา ๐๙.๐๕ น.",
    ]


def test_an_office_of_arabic_numerals_gets_them() -> None:
    text = _text(stamped_scan([_letter()], _stamp(numerals="arabic")))

    assert text[-3:] == ["เลขรับ 1234", "วันที่ 20 พ.ย. 2569", "เวลา 09.05 น."]


def test_the_stamp_is_5_by_2_5_cm_at_the_top_right() -> None:
    left, top, right, foot = _ink(stamped_scan([_letter()], _stamp()))

    assert 0.7 <= 595 / CM - right <= 1.0
    assert 0.7 <= top <= 1.0
    assert (right - left, foot - top) == pytest.approx((5.0, 2.5), abs=0.06)


@pytest.mark.parametrize(
    "office",
    [
        "สพป.ตัวอย่าง",
        OFFICE,
        "กลุ่มอำนวยการ สำนักงานเขตพื้นที่การศึกษามัธยมศึกษากรุงเทพมหานครและปริมณฑลฝั่งตะวันออกเฉียงเหนือ เขต 12",
    ],
)
@pytest.mark.parametrize(
    "number", ["1", "ศธ 04092/สบ 12345/12", "ศธ 04092.อำนวยการ/ว 123456789/2569"]
)
def test_short_and_long_names_and_numbers_stay_inside_the_frame(office: str, number: str) -> None:
    made = stamped_scan([_letter()], _stamp(office, number))

    left, top, right, foot = _ink(made)
    assert (right - left, foot - top) == pytest.approx((5.0, 2.5), abs=0.06)
    assert any(line.startswith("เวลา") for line in _text(made))


def test_a_name_that_no_stamp_has_room_for_is_told() -> None:
    with pytest.raises(OfficeError, match="ชื่อสำนักงานยาวเกิน"):
        stamped_scan([_letter()], _stamp("สำนักงานเขตพื้นที่การศึกษา" * 10))


def test_the_endorsement_is_printed_only_when_asked() -> None:
    assert not [line for line in _text(stamped_scan([_letter()], _stamp())) if "เรียน" in line]
    assert "เพื่อโปรดพิจารณา" in _text(stamped_scan([_letter()], _stamp(), "foot"))
    assert _text(stamped_scan([_letter()], _stamp(endorsement=" "), "foot"))[-1] == "เวลา ๐๙.๐๕ น."


@pytest.mark.parametrize("place", ["under", "foot"])
@pytest.mark.parametrize("times", [1, 4])
def test_the_endorsement_stands_in_its_place(place: EndorsementPlace, times: int) -> None:
    note = "\n".join([NOTE] * times)

    left, _top, right, foot = _ink(stamped_scan([_letter()], _stamp(endorsement=note), place))

    assert 0.7 <= 595 / CM - right <= 1.0
    if place == "under":
        assert left == pytest.approx(595 / CM - 5.8, abs=0.1)  # no wider than the stamp
        assert 4 < foot < 17.5
    else:
        assert 842 / CM - 1.6 < foot < 842 / CM - 1.1


def test_an_endorsement_that_is_too_long_is_told() -> None:
    long = "เพื่อโปรดพิจารณาและสั่งการ " * 300

    with pytest.raises(OfficeError, match="ข้อความเกษียนยาวเกิน"):
        stamped_scan([_letter()], _stamp(endorsement=long), "foot")
