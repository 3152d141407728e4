"""Lists of stakeholders: who was served, in which segment, by a column or for the whole list."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.stakes import TooManySegmentsError
from district_admin.areas.directory.model import Person
from district_admin.areas.directory.operations import ita, people, stakeholders
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.worksheets.model import Cell, SheetData
from district_admin.worksheets.writing import write_xlsx

TODAY = date(2026, 11, 20)
YEAR = 2570
Rows = Sequence[Sequence[Cell]]
Trial = Callable[..., importing.DryRun]

HEAD = ("ที่", "ชื่อ-สกุล", "หน่วยงาน", "ประเภทผู้มีส่วนได้เสีย", "เรื่องที่มารับบริการ", "เบอร์โทร")
LIST: Rows = (
    HEAD,
    (1, "นางสาวมาลี ใจดี", None, "ประชาชน", "ขอเทียบวุฒิ", "0812345678"),
    (2, "นายก้อง กล้าหาญ", "โรงเรียนบ้านตัวอย่าง", "ครูในสังกัด", "ขอมีบัตร", "0898765432"),
    (3, "องค์การบริหารส่วนตำบลท่าดี", None, "หน่วยงานของรัฐ", "ประสานงาน", "044999123"),
    (4, "นายดำ ขาวงาม", None, "ศิษย์เก่า", None, "0811112222"),
)


@pytest.fixture
def tried(database: Database, sheet: Callable[[Rows], SheetData]) -> Trial:
    """Give the dry run of a list, of everyone as a stakeholder."""

    def trial(rows: Rows, segment: str = "", year: int = YEAR) -> importing.DryRun:
        target = importing.StakeholderList(year, segment)
        with database.reading() as session:
            proposal = importing.propose(session, sheet(rows))
            return importing.dry_run(session, proposal, Silent(), TODAY, target)

    return trial


def on_the_list(database: Database, year: int = YEAR) -> list[tuple[str, str, str]]:
    """Give name, segment and what for of the stakeholders of a year."""
    with database.reading() as session:
        return [
            (
                (each.person.full_name if each.person else each.agency.name),  # type: ignore[union-attr]
                each.segment.name,
                each.served,
            )
            for each in stakeholders.list_stakeholders(session, year)
        ]


def test_everyone_in_the_list_is_in_the_segment_of_the_row(
    imported: Trial, database: Database
) -> None:
    imported(LIST)
    assert sorted(on_the_list(database)) == sorted(
        [
            ("นางสาวมาลี ใจดี", "ประชาชน", "ขอเทียบวุฒิ"),
            ("นายก้อง กล้าหาญ", "ครูในสังกัด", "ขอมีบัตร"),
            ("องค์การบริหารส่วนตำบลท่าดี", "หน่วยงานของรัฐ", "ประสานงาน"),
            ("นายดำ ขาวงาม", "ศิษย์เก่า", ""),
        ]
    )


def test_the_kind_of_a_new_segment_is_that_of_the_manual(
    imported: Trial, database: Database
) -> None:
    imported((*LIST, (5, "นางขาว สุขดี", None, "บุคลากรภายในสำนักงาน", None, None)))
    with database.reading() as session:
        kinds = {each.name: each.kind for each in stakeholders.list_segments(session)}
    assert kinds == {
        "ประชาชน": "service_user",
        "ครูในสังกัด": "external",
        "หน่วยงานของรัฐ": "service_user",
        "ศิษย์เก่า": "external",
        "บุคลากรภายในสำนักงาน": "internal",
    }


def test_a_segment_is_the_same_with_and_without_the_words_for_all_of_them(
    imported: Trial, database: Database
) -> None:
    head = ("ชื่อ-สกุล", "กลุ่มผู้มีส่วนได้ส่วนเสีย")
    imported([head, ("นายก้อง ใจดี", "ผู้มีส่วนได้ส่วนเสียภายนอก"), ("นางมาลี ใจดี", "ภายนอก")])
    imported([head, ("นายดำ ใจดี", "ภายนอก")])
    assert {segment for _name, segment, _served in on_the_list(database)} == {"ผู้มีส่วนได้ส่วนเสียภายนอก"}


def test_an_agency_among_the_names_is_kept_as_an_agency(
    imported: Trial, database: Database
) -> None:
    imported(LIST)
    with database.reading() as session:
        assert people.people_count(session) == 3
        (agency,) = [
            each
            for each in ita.eit_list(session, YEAR, TODAY)
            if each.agency_id and not each.person_id
        ]
    assert (agency.name, agency.telephone) == (
        "องค์การบริหารส่วนตำบลท่าดี",
        "044999123",
    )


def test_the_same_list_again_changes_nothing(imported: Trial, tried: Trial) -> None:
    imported(LIST)
    found = tried(LIST)
    assert {row.outcome for row in found.rows} == {"same"}
    assert found.new_stakeholder_count == 0


def test_what_the_check_shows_is_the_segment_and_what_for(imported: Trial, tried: Trial) -> None:
    found = tried(LIST)
    assert found.new_stakeholder_count == 4
    assert list(found.new_segment_names) == ["ประชาชน", "ครูในสังกัด", "หน่วยงานของรัฐ", "ศิษย์เก่า"]
    imported(LIST)
    (row,) = tried((HEAD, (1, "นางสาวมาลี ใจดี", None, "ประชาชน", "ขอใบรับรอง", "0812345678"))).rows
    assert row.outcome == "changed"
    assert row.changes == [importing.Change("รับบริการเรื่อง", "ขอเทียบวุฒิ", "ขอใบรับรอง")]


def test_next_year_has_a_list_of_its_own(
    imported: Trial, tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
) -> None:
    imported(LIST)
    next_year = tried(LIST, year=YEAR + 1)
    assert {row.outcome for row in next_year.rows} == {"changed"}
    applied(next_year)
    assert len(on_the_list(database, YEAR + 1)) == len(on_the_list(database)) == 4
    with database.reading() as session:
        assert people.people_count(session) == 3


def test_someone_with_two_rows_came_for_both(
    imported: Trial, tried: Trial, database: Database
) -> None:
    rows = (
        HEAD,
        (1, "นางสาวมาลี ใจดี", None, "ประชาชน", "ขอเทียบวุฒิ", "0812345678"),
        (2, "นางสาวมาลี ใจดี", None, "ประชาชน", "ขอใบรับรอง", "0812345678"),
    )
    found = tried(rows)
    places = [row.place for row in found.rows if row.outcome == "duplicate"]
    found.decide(places, "update")
    with database.transaction("นำเข้า") as session:
        importing.apply(session, found, Silent(), TODAY)
    assert on_the_list(database) == [("นางสาวมาลี ใจดี", "ประชาชน", "ขอเทียบวุฒิ; ขอใบรับรอง")]


def test_a_list_without_a_column_goes_to_one_segment(
    tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
) -> None:
    rows = (("ชื่อ-สกุล", "มือถือ"), ("นายดำ ขาวงาม", "0811112222"), ("นางขาว สุขดี", "0811113333"))
    applied(tried(rows, "ผู้ปกครอง"))
    assert {segment for _name, segment, _served in on_the_list(database)} == {"ผู้ปกครอง"}


def test_a_row_that_names_no_segment_is_told_and_still_taken(
    imported: Trial, database: Database
) -> None:
    found = imported((HEAD, LIST[1], (2, "นายดำ ขาวงาม", None, None, None, "0811112222")))
    assert "ไม่ได้ระบุกลุ่ม" in found.rows[1].reason
    assert len(on_the_list(database)) == 1
    with database.reading() as session:
        assert people.people_count(session) == 2


def test_one_undo_takes_people_segments_and_stakeholders_back(
    imported: Trial, database: Database
) -> None:
    imported(LIST)
    History(database).undo()
    assert on_the_list(database) == []
    with database.reading() as session:
        assert people.people_count(session) == 0
        assert stakeholders.list_segments(session) == []


def test_a_segment_in_the_bin_comes_back_when_it_is_used(
    imported: Trial, database: Database
) -> None:
    with database.transaction("เลิกใช้กลุ่ม") as session:
        for name in ("ประชาชน", "ไม่ใช้แล้ว"):
            stakeholders.bin_segment(session, stakeholders.add_segment(session, name, "external"))
    imported(LIST)
    with database.reading() as session:
        names = [each.name for each in stakeholders.list_segments(session)]
    assert "ประชาชน" in names
    assert "ไม่ใช้แล้ว" not in names


def test_a_column_of_other_things_is_no_column_of_segments(tried: Trial) -> None:
    rows = [(n, f"นาย{chr(0xE01 + n)}า ดี", None, f"เรื่องที่ {n}", None, None) for n in range(42)]
    with pytest.raises(TooManySegmentsError, match="จับคู่คอลัมน์"):
        tried((HEAD, *rows))


def test_a_list_of_agencies_makes_stakeholders_of_them(
    imported: Trial, tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
) -> None:
    rows = (
        ("ชื่อหน่วยงาน", "อำเภอ", "กลุ่มผู้มีส่วนได้ส่วนเสีย"),
        ("เทศบาลตำบลท่าดี", "เมือง", "หน่วยงานของรัฐ"),
        ("บริษัท สมมติ จำกัด", "เมือง", "ภาคเอกชน"),
    )
    imported(rows)
    assert {name for name, _segment, _served in on_the_list(database)} == {
        "เทศบาลตำบลท่าดี",
        "บริษัท สมมติ จำกัด",
    }


def test_without_stakeholders_wanted_nobody_becomes_one(
    database: Database, sheet: Callable[[Rows], SheetData], applied: Callable[..., None]
) -> None:
    with database.reading() as session:
        proposal = importing.propose(session, sheet(LIST))
        found = importing.dry_run(session, proposal, Silent(), TODAY)
    applied(found)
    assert on_the_list(database) == []


def test_someone_put_on_the_list_by_hand_is_not_put_there_twice(
    tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
) -> None:
    with database.transaction("เพิ่ม") as session:
        segment = stakeholders.add_segment(session, "ประชาชน", "service_user")
        person = people.add_person(session, people.PersonDetails("มาลี", "ใจดี", "นางสาว"))
        stakeholders.add_stakeholder(
            session, YEAR, stakeholders.StakeholderDetails(segment, person_id=person)
        )
    applied(tried(LIST))
    assert [name for name, _s, _w in on_the_list(database)].count("นางสาวมาลี ใจดี") == 1
    with database.reading() as session:
        assert session.get_one(Person, person).mobile == "0812345678"


def test_the_columns_of_the_exported_list_are_known(
    tried_file: Callable[..., importing.DryRun], tmp_path: object, database: Database
) -> None:
    headings = ("ที่", "ชื่อ-นามสกุล", "ตำแหน่ง", "หน่วยงาน", "กลุ่มผู้มีส่วนได้ส่วนเสีย", "รับบริการเรื่อง")
    path = tmp_path / "รายชื่อ.xlsx"  # type: ignore[operator]
    path.write_bytes(write_xlsx("รายชื่อ", headings, [(1, "นายดำ ขาวงาม", "", "", "ประชาชน", "ก")]))
    found = tried_file(path)
    assert found.matched["กลุ่มผู้มีส่วนได้ส่วนเสีย"] == "stakeholder.segment"
    assert found.matched["รับบริการเรื่อง"] == "stakeholder.served"
