"""The telephone booklet: its order, its heads, its leaders and its numbers."""

from datetime import date

import pytest

from district_admin.areas.directory.documents.booklet import BOOKLET_SIZES, BookletSize, booklet
from district_admin.areas.directory.documents.entries import AgencyEntry, PersonEntry
from district_admin.documents.form_model import Letterhead
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.documents.pages import Page, paginate

LOOK = Look(Letterhead("สำนักงานตัวอย่าง"))
TODAY = date(2026, 11, 20)
HEAD = PersonEntry("นายอาทิตย์ สุดท้าย", "ผู้อำนวยการ", "0 9900 1111", is_head=True)
CLERK = PersonEntry("นางสาวกานดา ใจดี", "ธุรการ", "08 1234 5678, 0 9900 2222 ต่อ 11")
TEACHER = PersonEntry("นายเกียรติ ใจดี", "ครู")

every_size = pytest.mark.parametrize("size", BOOKLET_SIZES.values(), ids=BOOKLET_SIZES)


def school(name: str, *people: PersonEntry, section: str = "") -> AgencyEntry:
    return AgencyEntry(name, "ตำบลสมมติ", "0 9900 0000", people, section)


def made(*agencies: AgencyEntry, size: BookletSize = BOOKLET_SIZES["A4"]) -> Document:
    return booklet(agencies, LOOK, TODAY, size)


def texts(page: Page) -> list[str]:
    return [line.text.replace("\u00a0", " ").strip() for line in page.lines]


def test_agencies_stand_in_thai_order_under_their_sections() -> None:
    paper = made(
        school("โรงเรียนไพรสมมติ", section="สถานศึกษา"),
        school("โรงเรียนเก่าสมมติ", section="สถานศึกษา"),
        school("กลุ่มอำนวยการ", section="กลุ่มในสำนักงาน"),
        school("โรงเรียนแก้วสมมติ", section="สถานศึกษา"),
    )
    wanted = [
        "สถานศึกษา",
        "โรงเรียนเก่าสมมติ",
        "โรงเรียนแก้วสมมติ",
        "โรงเรียนไพรสมมติ",
        "กลุ่มในสำนักงาน",
        "กลุ่มอำนวยการ",
    ]
    assert [text for text in texts(paginate(paper)[0]) if text in wanted] == wanted


def test_agencies_stand_by_the_numbers_in_their_names() -> None:
    names = ["โรงเรียนบ้านหนอง 10", "โรงเรียนบ้านหนอง ๙", "โรงเรียนบ้านหนอง ๑๐๐", "โรงเรียนบ้านหนอง 2"]
    lines = texts(paginate(made(*(school(name) for name in names)))[0])
    numbers = [line.rpartition(" ")[2] for line in lines if "บ้านหนอง" in line]
    assert numbers == ["๒", "๙", "๑๐", "๑๐๐"]


def test_the_head_of_an_agency_comes_first_then_people_by_first_name() -> None:
    lines = texts(paginate(made(school("โรงเรียนสมมติ", TEACHER, HEAD, CLERK)))[0])
    names = [line.split()[0] for line in lines if line.startswith("นา")]
    assert names == ["นายอาทิตย์", "นางสาวกานดา", "นายเกียรติ"]


def test_dots_lead_from_the_name_to_the_first_of_its_numbers() -> None:
    page = paginate(made(school("โรงเรียนสมมติ", CLERK, TEACHER)))[0]
    clerk = next(line for line in page.lines if line.text.startswith("นางสาวกานดา"))
    first, second = (
        next(line for line in page.lines if line.text.startswith(start))
        for start in ("๐๘", "๐\u00a0๙๙๐๐\u00a0๒")
    )
    assert [stroke.kind for stroke in clerk.line.strokes] == ["dots"]
    assert first.y_pt == clerk.y_pt
    assert second.y_pt > first.y_pt
    assert 0 < (first.left_pt - clerk.right_pt) / CM < 0.5
    teacher = next(line for line in page.lines if line.text.startswith("นายเกียรติ"))
    assert not teacher.line.strokes  # dots would lead nowhere


def test_a_position_too_long_for_the_line_stands_under_the_name() -> None:
    long = PersonEntry(
        "นางสมมาตร ตั้งใจงาน", "นักจัดการงานทั่วไปชำนาญการพิเศษ ผู้อำนวยการกลุ่มอำนวยการ", "191"
    )
    lines = texts(paginate(made(school("กลุ่มอำนวยการ", long)))[0])
    at = lines.index("นางสมมาตร ตั้งใจงาน")
    assert lines[at + 1].startswith("นักจัดการงานทั่วไปชำนาญการพิเศษ")


@every_size
def test_an_agency_that_goes_on_has_its_head_again_and_never_stands_alone(
    size: BookletSize,
) -> None:
    people = [PersonEntry(f"นายคน ที่{number}", "ครู", "191") for number in range(1, 120)]
    agencies = [school(f"โรงเรียนที่ {n:02d}", *people[: 3 + n % 9]) for n in range(40)]
    agencies.append(school("โรงเรียนใหญ่", *people))
    pages = paginate(made(*agencies, size=size))
    assert len(pages) > 5
    heads = {agency.name.replace("0", "๐") for agency in agencies}
    for page in pages[1:]:
        first = texts(page)[0]
        assert first.startswith("โรงเรียน"), first
        assert page.furniture[0].text.startswith("-")
    for page in pages:
        assert texts(page)[-1] not in heads
    assert sum("โรงเรียนใหญ่" in texts(page) for page in pages) > 1


def test_the_day_of_the_data_is_told() -> None:
    assert "ข้อมูล ณ วันที่ ๒๐ พฤศจิกายน ๒๕๖๙" in texts(paginate(made())[0])


@every_size
def test_a_number_and_its_extension_stay_on_one_line(size: BookletSize) -> None:
    long = PersonEntry("นายก้อง ดี", "ครู", "054999104 ต่อ 101, 102")
    page = paginate(made(school("โรงเรียนสมมติ", HEAD, long), size=size))[0]
    line = next(line for line in page.lines if "ต่อ" in line.text)
    assert line.text.replace("\u00a0", " ") == "๐ ๕๔๙๙ ๙๑๐๔ ต่อ ๑๐๑,๑๐๒"
    assert line.right_pt / CM <= size.page.width_cm - size.page.right_cm


def test_numbers_have_one_form_however_they_were_typed() -> None:
    people = [
        PersonEntry(f"นายคน ที่{n}", "ครู", typed)
        for n, typed in enumerate(("054-999104", "0 5499 9104", "054999104"))
    ]
    lines = [line.text for line in paginate(made(school("โรงเรียนสมมติ", *people)))[0].lines]
    assert lines.count("๐\u00a0๕๔๙๙\u00a0๙๑๐๔") == 3


def test_the_postcode_never_begins_a_line() -> None:
    far = AgencyEntry(
        "โรงเรียนสมมติ", "เลขที่ 53 หมู่ที่ 9 ถนนเจริญสมมติ ตำบลป่าพุทราใหญ่ อำเภอเมืองสมมติบุรี จังหวัดสมมติบุรี 44990"
    )
    for size in BOOKLET_SIZES.values():
        lines = texts(paginate(made(far, size=size))[0])
        assert any(line.endswith("จังหวัดสมมติบุรี ๔๔๙๙๐") for line in lines)
