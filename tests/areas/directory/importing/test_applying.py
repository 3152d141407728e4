from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.applying import DirectoryMovedOnError
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.progress import Cancelled
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.worksheets.model import Cell

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]
Apply = Callable[[importing.DryRun], None]

TODAY = date(2026, 11, 20)
HEAD = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์มือถือ")
SOMSRI = ("นางสาวสมศรี ใจดี", "ครู", "บ้านตัวอย่าง", "081-234-5678")
SOMCHAI = ("นายสมชาย กล้าหาญ", "รักษาการในตำแหน่งผู้อำนวยการโรงเรียน", "บ้านสมมติ", "0898765432")


def people(database: Database) -> list[tuple[str, str, str, str]]:
    """Everybody with post, agency and mobile number, in Thai order."""
    query = (
        select(Person, Posting, Agency)
        .outerjoin(Posting, Posting.person_id == Person.id)
        .outerjoin(Agency, Agency.id == Posting.agency_id)
        .order_by(Person.sort_text, Posting.id)
    )
    with database.reading() as session:
        return [
            (person.full_name, post.position, agency.name, person.mobile)
            for person, post, agency in session.execute(query)
        ]


def test_people_come_in_with_their_posts_and_new_agencies(
    imported: Trial, database: Database
) -> None:
    imported([HEAD, SOMSRI, SOMCHAI])
    assert people(database) == [
        ("นายสมชาย กล้าหาญ", SOMCHAI[1], "โรงเรียนบ้านสมมติ", "0898765432"),
        ("นางสาวสมศรี ใจดี", "ครู", "โรงเรียนบ้านตัวอย่าง", "0812345678"),
    ]
    with database.reading() as session:
        assert set(session.scalars(select(Agency.kind))) == {"school"}
        acting = session.scalars(select(Posting).where(Posting.acting)).one()
        assert acting.is_head
        assert acting.main


def test_what_came_in_is_kept_as_if_typed(imported: Trial, database: Database) -> None:
    imported([HEAD, SOMSRI])
    with database.reading() as session:
        records = [*session.scalars(select(Person)), *session.scalars(select(Agency))]
        for record in records:
            kept = (record.name_key, record.search_text, record.sort_text)
            record.set_keys()
            assert (record.name_key, record.search_text, record.sort_text) == kept
            assert (record.verified_on, record.verified_by) == (TODAY, "รายชื่อ.xlsx")
        session.expire_all()


def test_a_correction_changes_what_it_says_and_nothing_else(
    imported: Trial, database: Database
) -> None:
    imported([HEAD, SOMSRI, SOMCHAI])
    imported([("ชื่อ-สกุล", "โรงเรียน", "โทรศัพท์มือถือ"), ("น.ส.สมศรี ใจดี", "บ้านตัวอย่าง", "0812349999")])
    assert people(database)[1] == ("นางสาวสมศรี ใจดี", "ครู", "โรงเรียนบ้านตัวอย่าง", "0812349999")


def test_one_undo_takes_the_whole_import_back(imported: Trial, database: Database) -> None:
    imported([HEAD, SOMSRI])
    before = people(database)
    imported([HEAD, (*SOMSRI[:3], "0812349999"), SOMCHAI])
    history = History(database)

    assert history.undo() == "นำเข้า 2 แถวจาก รายชื่อ.xlsx"
    assert people(database) == before
    assert history.redo() == "นำเข้า 2 แถวจาก รายชื่อ.xlsx"
    assert len(people(database)) == 2


def test_what_may_be_a_duplicate_is_left_out_until_it_is_decided(
    imported: Trial, tried: Trial, applied: Apply, database: Database
) -> None:
    imported([HEAD, SOMSRI])
    elsewhere = (SOMSRI[0], "ครูผู้ช่วย", "บ้านสมมติ", SOMSRI[3])

    applied(tried([HEAD, elsewhere]))
    assert len(people(database)) == 1

    same = tried([HEAD, elsewhere])
    same.decide([0], "update")
    applied(same)
    with database.reading() as session:
        assert len(session.scalars(select(Person)).all()) == 1
    assert [row[2] for row in people(database)] == ["โรงเรียนบ้านตัวอย่าง", "โรงเรียนบ้านสมมติ"]


def test_a_namesake_can_be_added_as_someone_else(
    imported: Trial, tried: Trial, applied: Apply, database: Database
) -> None:
    imported([HEAD, SOMSRI])
    other = tried([HEAD, (SOMSRI[0], "ครูผู้ช่วย", "บ้านสมมติ", None)])
    other.decide([0], "add")
    applied(other)
    with database.reading() as session:
        assert len(session.scalars(select(Person)).all()) == 2


def test_only_candidates_can_be_decided(tried: Trial) -> None:
    with pytest.raises(ValueError, match="candidate"):
        tried([HEAD, SOMSRI]).decide([0], "add")


def test_a_later_post_ends_the_one_before(imported: Trial, database: Database) -> None:
    head = (*HEAD[:3], "วันที่ดำรงตำแหน่ง")
    imported([head, ("นายสมชาย กล้าหาญ", "ครู", "บ้านตัวอย่าง", "1 ต.ค. 2560")])
    imported([head, ("นายสมชาย กล้าหาญ", "รองผู้อำนวยการโรงเรียน", "บ้านตัวอย่าง", date(2569, 10, 1))])
    with database.reading() as session:
        first, second = session.scalars(select(Posting).order_by(Posting.id))
        assert (first.position, first.to_on) == ("ครู", date(2026, 9, 30))
        assert (second.from_on, second.to_on, second.main) == (date(2026, 10, 1), None, True)


def test_a_directory_that_changed_in_between_is_not_written_to(
    tried: Trial, applied: Apply, database: Database
) -> None:
    found = tried([HEAD, SOMSRI])
    with database.transaction("เพิ่มหน่วยงาน") as session:
        session.add(Agency(name="โรงเรียนบ้านตัวอย่าง"))
    with pytest.raises(DirectoryMovedOnError, match="กรุณาตรวจสอบ"):
        applied(found)


def test_what_was_written_is_not_written_again(
    imported: Trial, applied: Apply, database: Database
) -> None:
    found = imported([HEAD, SOMSRI])
    with pytest.raises(DirectoryMovedOnError):
        applied(found)
    assert len(people(database)) == 1


def test_a_column_headed_abbots_says_what_they_are(imported: Trial, database: Database) -> None:
    imported([("วัด", "เจ้าอาวาส", "ตำบล"), ("ท่าดี", "พระครูสมุห์สมาน ฐิตธมฺโม", "ท่าดี")])
    assert people(database) == [("พระครูสมุห์สมาน ฐิตธมฺโม", "เจ้าอาวาส", "วัดท่าดี", "")]


def test_a_cancelled_import_leaves_nothing(tried: Trial, database: Database) -> None:
    class StopsAtTheEnd:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done == total:
                raise Cancelled

    found = tried([HEAD, SOMSRI])
    with pytest.raises(Cancelled), database.transaction("นำเข้า") as session:
        importing.apply(session, found, StopsAtTheEnd(), TODAY)
    assert people(database) == []


def test_an_agency_above_is_taken_from_the_same_list(imported: Trial, database: Database) -> None:
    head = ("ชื่อหน่วยงาน", "หน่วยงานต้นสังกัด", "จังหวัด")
    imported([head, ("งานสารบรรณ", "กลุ่มอำนวยการ", "สมมติบุรี"), ("กลุ่มอำนวยการ", None, "สมมติบุรี")])
    with database.reading() as session:
        agencies = {agency.name: agency for agency in session.scalars(select(Agency))}
        below, above = agencies["งานสารบรรณ"], agencies["กลุ่มอำนวยการ"]
        assert (above.kind, below.parent_agency_id) == ("group", above.id)


def test_the_matching_is_remembered_for_the_next_list_of_the_shape(
    database: Database, sheet: Callable[..., object], applied: Apply
) -> None:
    from district_admin.progress import Silent  # noqa: PLC0415

    rows = [("ก", "ข", "ค"), ("สมศรี ใจดี", "ครู", "บ้านตัวอย่าง")]
    with database.reading() as session:
        first = importing.propose(session, sheet(rows))  # type: ignore[arg-type]
        assert not first.remembered
        chosen = {0: "person.name", 1: "posting.position", 2: "agency.name"}
        chosen_first = importing.with_mapping(first, chosen)
        found = importing.dry_run(session, chosen_first, Silent(), TODAY)
    applied(found)
    with database.reading() as session:
        again = importing.propose(session, sheet(rows))  # type: ignore[arg-type]
    assert again.remembered
    assert again.mapping == chosen
