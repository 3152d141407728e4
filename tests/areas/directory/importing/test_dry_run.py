from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import func, select

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.dry_run import NothingNamedError, dry_run
from district_admin.areas.directory.model import Agency, Person
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.progress import Cancelled
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell, SheetData

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]

HEAD = ("ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์มือถือ")
SOMSRI = (1, "นางสาวสมศรี  ใจดี", "ครู", "บ้านตัวอย่าง", "081-234-5678")
SOMCHAI = (2, "นายสมชาย กล้าหาญ", "ผู้อำนวยการโรงเรียน", "บ้านตัวอย่าง", "0898765432")
VALID_ID, WRONG_ID = "1-1037-02345-67-9", "1-1037-02345-67-0"


def outcomes(found: importing.DryRun) -> list[str]:
    return [row.outcome for row in found.rows]


def test_a_dry_run_writes_nothing(tried: Trial, database: Database) -> None:
    assert outcomes(tried([HEAD, SOMSRI, SOMCHAI])) == ["new", "new"]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0
        assert session.scalar(select(func.count()).select_from(Agency)) == 0


def test_the_same_list_again_is_all_the_same(imported: Trial, tried: Trial) -> None:
    imported([HEAD, SOMSRI, SOMCHAI])
    assert outcomes(tried([HEAD, SOMSRI, SOMCHAI])) == ["same", "same"]


def test_a_corrected_list_shows_each_change_with_old_and_new(imported: Trial, tried: Trial) -> None:
    imported([HEAD, SOMSRI, SOMCHAI])

    found = tried(
        [HEAD, (1, "นางสาวสมศรี ใจดี", "ครูชำนาญการ", "ร.ร.บ้านตัวอย่าง", "๐๘๑ ๒๓๔ ๙๙๙๙"), SOMCHAI]
    )

    assert outcomes(found) == ["changed", "same"]
    assert found.rows[0].changes == [
        importing.Change("โทรศัพท์มือถือ", "0812345678", "0812349999"),
        importing.Change("ตำแหน่ง", "ครู", "ครูชำนาญการ"),
    ]


def test_an_empty_cell_never_erases(imported: Trial, tried: Trial) -> None:
    imported([HEAD, SOMSRI])
    assert outcomes(tried([HEAD, (1, "นางสาวสมศรี ใจดี", None, "บ้านตัวอย่าง", None)])) == ["same"]


@pytest.mark.parametrize(
    "typed", ["น.ส.สมศรี ใจดี", "น.ส. สมศรี   ใจดี", "นางสาว สมศรี ใจดี", "\u200bนางสาวสมศรี\u00a0ใจดี"]
)
def test_another_spelling_of_the_same_name_is_no_change(
    imported: Trial, tried: Trial, typed: str
) -> None:
    imported([HEAD, SOMSRI])
    assert outcomes(tried([HEAD, (1, typed, "ครู", "รร.บ้านตัวอย่าง", "0812345678")])) == ["same"]


def test_a_namesake_at_another_school_is_a_question(imported: Trial, tried: Trial) -> None:
    imported([HEAD, SOMSRI])

    found = tried([HEAD, (1, "นางสาวสมศรี ใจดี", "ครู", "บ้านสมมติ", "0812345678")])

    assert outcomes(found) == ["duplicate"]
    assert found.rows[0].reason == "ชื่อและโทรศัพท์ตรงกับ นางสาวสมศรี ใจดี (ครู โรงเรียนบ้านตัวอย่าง)"


def test_a_new_surname_with_the_same_telephone_is_a_question(imported: Trial, tried: Trial) -> None:
    imported([HEAD, SOMSRI])

    found = tried([HEAD, (1, "นางสมศรี กล้าหาญ", "ครู", "บ้านตัวอย่าง", "0812345678")])

    assert outcomes(found) == ["duplicate"]


def test_a_row_that_comes_twice_is_told(tried: Trial) -> None:
    found = tried([HEAD, SOMSRI, SOMSRI])
    assert outcomes(found) == ["new", "duplicate"]
    assert found.rows[1].reason == "ซ้ำกับแถวที่ 2"


def test_two_posts_at_one_school_are_one_person(tried: Trial) -> None:
    found = tried([HEAD, SOMSRI, (2, "นางสาวสมศรี ใจดี", "หัวหน้าวิชาการ", "บ้านตัวอย่าง", "0812345678")])
    assert outcomes(found) == ["new", "new"]
    assert found.rows[1].reason == "เพิ่มตำแหน่งให้บุคคลเดียวกันในแถวก่อนหน้า"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((1, None, "ครู", "บ้านตัวอย่าง", None), "ไม่มีชื่อบุคคล"),
        ((1, "(ว่าง)", "ครู", "บ้านตัวอย่าง", None), "ไม่มีชื่อบุคคล"),
        ((1, "#REF!", "ครู", "บ้านตัวอย่าง", None), "คอลัมน์ “ชื่อ-สกุล”"),
        ((1, "นางสมศรี ใจดี", "ครู", "#REF!", None), "คอลัมน์ “โรงเรียน”"),
    ],
)
def test_a_row_of_no_use_is_rejected_with_its_reason(
    tried: Trial, row: Sequence[Cell], reason: str
) -> None:
    found = tried([HEAD, SOMCHAI, row])
    assert outcomes(found) == ["new", "rejected"]
    assert found.rows[1].number == 3
    assert reason in found.rows[1].reason


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ((1, "นางสมศรี ใจดี", "ครู", "บ้านตัวอย่าง", "08123"), "คอลัมน์ “โทรศัพท์มือถือ”"),
        ((1, "นางสมศรี ใจดี", "#REF!", "บ้านตัวอย่าง", None), "คอลัมน์ “ตำแหน่ง”"),
    ],
)
def test_a_value_that_cannot_be_read_is_left_out_and_its_row_is_taken(
    tried: Trial, row: Sequence[Cell], told: str
) -> None:
    found = tried([HEAD, SOMCHAI, row])
    assert outcomes(found) == ["new", "new"]
    assert [each.partial for each in found.rows] == [False, True]
    assert found.partial_count == 1
    assert f"ไม่นำค่าใน{told} เข้า" in found.rows[1].reason


def test_a_school_is_taken_without_its_bad_postcode_and_keeps_the_one_it_has(
    imported: Trial, tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
) -> None:
    head = ("ชื่อโรงเรียน", "รหัสสถานศึกษา 10 หลัก", "รหัสไปรษณีย์", "อีเมลโรงเรียน", "ตำบล")
    imported([head, ("โรงเรียนบ้านตัวอย่าง", "1044000001", "30000", "a@example.go.th", "ท่าดี")])
    found = tried(
        [
            head,
            ("โรงเรียนบ้านตัวอย่าง", "1044000001", "30", "a@", "ในเมือง"),
            ("โรงเรียนบ้านสมมติ", "12", None, None, "ท่าดี"),
            (None, "12", None, None, "ท่าดี"),
        ]
    )
    assert outcomes(found) == ["changed", "new", "rejected"]
    assert "“รหัสไปรษณีย์”" in found.rows[0].reason
    assert "“อีเมลโรงเรียน”" in found.rows[0].reason
    assert "คอลัมน์ “รหัสสถานศึกษา 10 หลัก”: รหัสโรงเรียน “12” ใช้ไม่ได้" in found.rows[2].reason
    assert not found.rows[2].partial
    applied(found)
    with database.reading() as session:
        schools = {each.name: each for each in session.scalars(select(Agency))}
        kept = schools["โรงเรียนบ้านตัวอย่าง"]
        assert (kept.postcode, kept.email, kept.subdistrict) == (
            "30000",
            "a@example.go.th",
            "ในเมือง",
        )
        assert schools["โรงเรียนบ้านสมมติ"].school_code == ""


def test_names_with_ranks_and_broken_sara_am_come_through(tried: Trial, database: Database) -> None:
    found = tried([HEAD, (1, "ว่าที่ ร.ต.อํานวย  ชํานาญ", "ครู", "บ้านตัวอย่าง", 812345678.0)])
    assert [row.name for row in found.rows] == ["ว่าที่ ร.ต. อำนวย ชำนาญ"]
    assert "เติมเลข 0 ที่หายไปหน้าหมายเลขโทรศัพท์" in found.rows[0].reason


class TestCitizenNumbers:
    HEAD = (*HEAD, "เลขประจำตัวประชาชน")

    def test_they_are_not_kept_unless_switched_on(
        self, imported: Trial, database: Database
    ) -> None:
        imported([self.HEAD, (*SOMSRI, VALID_ID)])
        with database.reading() as session:
            assert session.scalars(select(Person.citizen_id)).all() == [""]

    def test_switched_on_they_are_kept_as_thirteen_digits(
        self, imported: Trial, database: Database
    ) -> None:
        with database.transaction("เปิด") as session:
            get_settings(session).keep_citizen_ids = True
        imported([self.HEAD, (*SOMSRI, VALID_ID)])
        with database.reading() as session:
            assert session.scalars(select(Person.citizen_id)).all() == ["1103702345679"]

    def test_a_wrong_check_digit_is_told_and_not_kept_where_right_ones_are(
        self, tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
    ) -> None:
        told = tried([self.HEAD, (*SOMSRI, WRONG_ID)])
        assert outcomes(told) == ["new"]
        assert "ไม่ตรงกับเลขตรวจสอบ" in told.rows[0].reason
        with database.transaction("เปิด") as session:
            get_settings(session).keep_citizen_ids = True
        again = tried([self.HEAD, (*SOMSRI, WRONG_ID)])
        assert outcomes(again) == ["new"]
        assert again.rows[0].partial
        assert "ไม่ตรงกับเลขตรวจสอบ" in again.rows[0].reason
        applied(again)
        with database.reading() as session:
            assert session.scalars(select(Person.citizen_id)).all() == [""]


class TestAgencies:
    HEAD = ("รหัสสถานศึกษา 10 หลัก", "ชื่อสถานศึกษา", "อำเภอ", "จำนวนนักเรียน", "โทรศัพท์")

    def test_a_list_of_schools_is_known_as_one(self, tried: Trial) -> None:
        found = tried([self.HEAD, (1044000001, "บ้านตัวอย่าง", "อ.เมือง", 120, "044123456")])
        assert (found.kind, outcomes(found)) == ("agencies", ["new"])
        assert found.new_agency_names == ["โรงเรียนบ้านตัวอย่าง"]

    def test_a_school_is_found_by_its_code_under_a_new_name(
        self, imported: Trial, tried: Trial
    ) -> None:
        imported([self.HEAD, (1044000001, "บ้านตัวอย่าง", "เมือง", 120, None)])
        found = tried([self.HEAD, ("1044000001", "บ้านตัวอย่างวิทยา", "อำเภอเมือง", 125.0, None)])
        assert found.rows[0].changes == [
            ("ชื่อหน่วยงาน/สถานศึกษา", "โรงเรียนบ้านตัวอย่าง", "โรงเรียนบ้านตัวอย่างวิทยา"),
            ("จำนวนนักเรียน", "120", "125"),
        ]

    def test_schools_of_one_name_are_told_apart_by_code(self, tried: Trial) -> None:
        rows = [(1044000001, "บ้านหนอง", "เมือง", 1, None), (1044000002, "บ้านหนอง", "เหนือ", 2, None)]
        assert outcomes(tried([self.HEAD, *rows])) == ["new", "new"]

    def test_a_name_that_two_schools_have_is_a_question(
        self, imported: Trial, tried: Trial
    ) -> None:
        rows = [(1044000001, "บ้านหนอง", "เมือง", 1, None), (1044000002, "บ้านหนอง", "เหนือ", 2, None)]
        imported([self.HEAD, *rows])
        people = tried([HEAD, (1, "นายสมชาย กล้าหาญ", "ครู", "บ้านหนอง", None)])
        assert outcomes(people) == ["duplicate"]
        assert "มีหน่วยงานชื่อนี้ 2 แห่ง" in people.rows[0].reason

    def test_a_row_that_contradicts_an_earlier_one_is_told(self, tried: Trial) -> None:
        head = ("ชื่อ-สกุล", "โรงเรียน", "จำนวนนักเรียน", "ขนาด")
        rows = [(f"นายก้อง {word}", "บ้านก่อ", 10, "เล็ก") for word in ("หนึ่ง", "สอง", "สาม")]
        many = [(f"นางแก้ว {word}", f"บ้าน{word}", 10, "เล็ก") for word in "กขคงจฉชซดตถทน"]
        found = tried([head, *rows, ("นายก้อง สี่", "บ้านก่อ", 99, "เล็ก"), *many])
        assert outcomes(found) == ["new"] * len(found.rows)
        assert found.rows[3].reason == "ข้อมูลบางช่องต่างจากแถวก่อนหน้าในไฟล์ ใช้ค่าของแถวก่อนหน้า"

    def test_schools_with_their_heads_are_both(self, tried: Trial) -> None:
        head = (*self.HEAD, "ชื่อผู้อำนวยการโรงเรียน", "เบอร์โทร")
        row = (1044000001, "บ้านตัวอย่าง", "เมือง", 120, "044123456", "นายสมชาย กล้าหาญ", "0898765432")
        found = tried([head, row])
        assert found.kind == "both"
        assert found.matched["โทรศัพท์"] == "agency.telephone"
        assert found.matched["เบอร์โทร"] == "person.mobile"


def test_a_table_that_names_nobody_is_refused(
    database: Database, sheet: Callable[..., SheetData]
) -> None:
    with database.reading() as session:
        proposal = importing.propose(session, sheet([("อำเภอ", "จังหวัด"), ("เมือง", "สมมติบุรี")]))
        with pytest.raises(NothingNamedError, match="กรุณาเลือกว่าคอลัมน์ใดคือชื่อ"):
            dry_run(session, proposal, Stops(), date(2026, 11, 20))


def test_it_can_be_cancelled(database: Database, sheet: Callable[..., SheetData]) -> None:
    with database.reading() as session:
        proposal = importing.propose(session, sheet([HEAD, SOMSRI]))
        with pytest.raises(Cancelled):
            dry_run(session, proposal, Stops(), date(2026, 11, 20))


class Stops:
    def report(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def test_it_is_told_that_citizen_numbers_are_not_kept(tried: Trial, database: Database) -> None:
    rows = [("ชื่อ-สกุล", "เลขประจำตัวประชาชน"), ("นายก้อง ใจดี", VALID_ID)]
    assert tried(rows).drops_citizen_ids
    assert not tried([HEAD, SOMSRI]).drops_citizen_ids
    with database.transaction("ตั้งค่า") as session:
        get_settings(session).keep_citizen_ids = True
    assert not tried(rows).drops_citizen_ids
