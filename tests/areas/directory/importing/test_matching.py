from collections.abc import Callable, Sequence

import pytest
import yaml

from district_admin import assets
from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.fields import FIELDS
from district_admin.areas.directory.importing.headings import meaning_of
from district_admin.storage.database import Database
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell, SheetData


@pytest.fixture
def matched(database: Database, sheet: Callable[..., SheetData]) -> Callable[..., dict[str, str]]:
    """Give the columns of a list that were matched, by heading."""

    def propose(*rows: Sequence[Cell]) -> dict[str, str]:
        with database.reading() as session:
            return importing.propose(session, sheet(rows)).matched

    return propose


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ชื่อ – นามสกุล", "person.name"),
        ("ชื่อ-สุกล", "person.name"),
        ("ตําแหน่ง", "posting.position"),
        ("โทรศัพย์มือถือ", "person.mobile"),
        ("เบอร์โทร.", "any.telephone"),
        ("E-mail", "any.email"),
        ("อีเมลล์", "any.email"),
        ("รหัสสถานศึกษา (๑๐ หลัก)", "agency.school_code"),
        ("SMIS CODE", "agency.smis_code"),
        ("เลขประจำตัวประชาชน (13 หลัก)", "person.citizen_id"),
        ("ตำบล / แขวง", "agency.subdistrict"),
        ("จำนวนห้องเรียน", "none"),
        ("ลำดับที่", "none"),
        ("วิชาที่สอน", ""),
    ],
)
def test_headings_are_known_in_many_spellings(heading: str, field: str) -> None:
    assert meaning_of(heading) == field


def test_the_lowest_line_of_a_heading_tells() -> None:
    assert meaning_of("ที่ตั้ง ตำบล", ("ที่ตั้ง", "ตำบล")) == "agency.subdistrict"


def test_no_heading_means_two_things() -> None:
    path = assets.resource("directory/headings.yaml")
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    keys = [(heading_key(str(h)), meaning) for meaning, all_ in written.items() for h in all_]
    meanings = dict(keys)
    assert [key for key, meaning in keys if meanings[key] != meaning] == []
    assert {m for m in meanings.values() if not m.startswith(("any.", "none"))} == set(FIELDS)


def test_columns_without_a_heading_that_says_anything_are_told_by_their_values(
    matched: Callable[..., dict[str, str]],
) -> None:
    rows = [
        ("นางสาวสมศรี ใจดี", "โรงเรียนบ้านตัวอย่าง", "081-234-5678", "s@example.go.th", 1044000001),
        ("นายสมชาย กล้าหาญ", "โรงเรียนบ้านสมมติ", "0898765432", "c@example.go.th", 1044000002),
    ]
    assert matched(("ก", "ข", "ค", "ง", "ฉ"), *rows) == {
        "ก": "person.name",
        "ข": "agency.name",
        "ค": "person.mobile",
        "ง": "person.email",
        "ฉ": "agency.school_code",
    }


def test_name_and_surname_in_columns_of_their_own(matched: Callable[..., dict[str, str]]) -> None:
    found = matched(("คำนำหน้า", "ชื่อ", "ชื่อสกุล", "ตำแหน่ง"), ("นาย", "ก้อง", "สมมติ", "ครู"))
    assert list(found.values()) == [
        "person.title",
        "person.first_name",
        "person.last_name",
        "posting.position",
    ]


def test_a_telephone_in_a_list_of_teachers_is_the_teachers(
    matched: Callable[..., dict[str, str]],
) -> None:
    rows = [(f"นางสมศรี ใจ{w}", "บ้านตัวอย่าง", "044123456", "ต.ในเมือง") for w in ("ดี", "งาม", "เย็น")]
    found = matched(("ชื่อ-สกุล", "โรงเรียน", "โทรศัพท์", "ตำบล"), *rows)
    assert found["โทรศัพท์"] == "person.telephone"
    assert found["ตำบล"] == "agency.subdistrict"


def test_where_teachers_live_is_not_taken_for_the_school(
    matched: Callable[..., dict[str, str]],
) -> None:
    rows = [
        (f"นางสมศรี ใจ{word}", "บ้านตัวอย่าง", f"{number} ต.ในเมือง")
        for number, word in enumerate(("ดี", "งาม", "เย็น"))
    ]
    assert "ที่อยู่" not in matched(("ชื่อ-สกุล", "โรงเรียน", "ที่อยู่"), *rows)


def test_the_telephone_of_a_clerk_is_not_taken_for_the_heads(
    matched: Callable[..., dict[str, str]],
) -> None:
    row = ("บ้านก่อ", "นายสมชาย ใจกล้า", "0811111111", "นางสาวกานดา สุขใจ", "0822222222")
    found = matched(("โรงเรียน", "ชื่อ ผอ.", "มือถือ", "ครูธุรการ", "เบอร์โทร"), row)
    assert found == {"โรงเรียน": "agency.name", "ชื่อ ผอ.": "person.name", "มือถือ": "person.mobile"}


def test_an_address_in_a_list_without_agencies_is_where_people_live(
    matched: Callable[..., dict[str, str]],
) -> None:
    found = matched(("ชื่อ-นามสกุล", "ที่อยู่"), ("นายดำ ขาว", "9 ม.3 ต.ท่าดี อ.เมือง"))
    assert found == {"ชื่อ-นามสกุล": "person.name", "ที่อยู่": "person.address"}


@pytest.mark.parametrize("heading", ["", "ชื่อ-สกุล"])
@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (
            [("นาย", "ก้อง", "ใจดี"), ("นางสาว", "มาลี", "งาม"), ("ว่าที่ ร.ต.", "เก่ง", "สมมติ")],
            ["person.title", "person.first_name", "person.last_name"],
        ),
        (
            [("นายก้อง", "ใจดี"), ("นางสาวมาลี", "งาม")],
            ["person.first_name", "person.last_name"],
        ),
        ([("นาย", "ก้อง ใจดี"), ("นางสาว", "มาลี งาม")], ["person.title", "person.first_name"]),
    ],
)
def test_a_name_in_several_columns_under_one_heading_is_taken_together(
    tried: Callable[..., importing.DryRun],
    heading: str,
    names: list[tuple[str, ...]],
    fields: list[str],
) -> None:
    head = ("ที่", "ชื่อ-สกุล", *[heading] * (len(fields) - 1), "โรงเรียน")
    rows = [(place, *parts, "บ้านหนึ่ง") for place, parts in enumerate(names, 1)]
    found = tried([tuple(cell or None for cell in head), *rows])
    assert found.rows[0].name == "นายก้อง ใจดี"
    assert found.rows[1].name == "นางสาวมาลี งาม"
    assert {row.outcome for row in found.rows} == {"new"}


def test_a_name_beside_a_column_without_heading_that_is_none_of_it_stays_whole(
    tried: Callable[..., importing.DryRun],
) -> None:
    head = ("ชื่อ-สกุล", None, "โรงเรียน")
    found = tried([head, ("นายก้อง ใจดี", "บรรจุ 2560", "บ้านหนึ่ง"), ("นางมาลี งาม", "-", "บ้านสอง")])
    assert [row.name for row in found.rows] == ["นายก้อง ใจดี", "นางมาลี งาม"]


def test_a_district_tells_two_schools_of_one_name_apart(
    matched: Callable[..., dict[str, str]],
) -> None:
    rows = [
        (f"นางสมศรี ใจ{word}", "บ้านซ้ำ", district)
        for word, district in (("ดี", "เมือง"), ("งาม", "โนนสูง"), ("เย็น", "เมือง"), ("กล้า", "โนนสูง"))
    ]
    found = matched(("ชื่อ-สกุล", "โรงเรียน", "อำเภอ"), *rows)
    assert found["อำเภอ"] == "agency.district"


def test_where_hardly_a_row_names_an_agency_the_rest_is_of_the_people(
    matched: Callable[..., dict[str, str]],
) -> None:
    rows = [
        ("นางสาวมาลี ใจดี", None, "9 ม.3 ต.ท่าดี", "044999123"),
        ("นายดำ ขาวงาม", None, "8 ต.ท่าดี", "044999124"),
        ("นายก้อง กล้าหาญ", "โรงเรียนบ้านตัวอย่าง", None, "044999125"),
    ]
    found = matched(("ชื่อ-สกุล", "สังกัด", "ที่อยู่", "เบอร์โทร"), *rows)
    assert found == {
        "ชื่อ-สกุล": "person.name",
        "สังกัด": "agency.name",
        "ที่อยู่": "person.address",
        "เบอร์โทร": "person.telephone",
    }


def test_a_bare_kind_is_told_by_its_values(matched: Callable[..., dict[str, str]]) -> None:
    agencies = matched(("ประเภท", "ชื่อหน่วยงาน"), ("สื่อมวลชน", "ข่าวสมมติ"), ("วัด", "วัดสมมติ"))
    assert agencies["ประเภท"] == "agency.kind"
    served = ("ชื่อ-สกุล", "ประเภท", "เรื่องที่มาติดต่อ")
    assert matched(served, ("นายก้อง สมมติ", "ผู้ปกครอง", "ขอย้าย"))["ประเภท"] == "stakeholder.segment"
    schools = matched(("ชื่อโรงเรียน", "ประเภท"), ("บ้านหนึ่ง", "ขยายโอกาส"))
    assert "ประเภท" not in schools
