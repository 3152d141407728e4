from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency, Person
from district_admin.areas.directory.model.agency import agency_keys
from district_admin.areas.directory.model.person import person_keys
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.areas.directory.operations.bulk import (
    bulk_add_agencies,
    bulk_add_people,
    bulk_add_postings,
    bulk_change,
)
from district_admin.areas.directory.operations.people import bin_person, get_person
from district_admin.areas.directory.operations.people_listing import list_people
from district_admin.storage.database import Database
from district_admin.storage.history import History

Make = Callable[..., int]
TODAY = date(2026, 1, 31)
COUNT = 1500


def people(count: int, surname: str = "ดี") -> list[dict[str, str]]:
    rows = []
    for number in range(count):
        first = f"มาลี{number:05d}"
        keys = person_keys("", first, surname, "", "", "")
        names = dict(zip(("name_key", "search_text", "sort_text"), keys, strict=True))
        rows.append({"first_name": first, "last_name": surname, **names})
    return rows


def test_people_and_posts_by_the_thousand_are_like_typed_ones(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    typed = person("กานดา", at)
    ids = bulk_add_people(session, people(3))
    assert list(ids) == [typed + 1, typed + 2, typed + 3]
    bulk_add_postings(
        session, [{"person_id": one, "agency_id": at, "position": "ครู"} for one in ids]
    )
    rows = list_people(session, TODAY)
    assert [row.name for row in rows] == ["กานดา", *(f"มาลี0000{n} ดี" for n in range(3))]
    assert {row.agency for row in rows} == {"โรงเรียนบ้านตัวอย่าง"}
    bin_person(session, ids[0])
    assert len(list_people(session, TODAY)) == 3


def test_an_id_is_never_given_out_twice(session: Session, person: Make) -> None:
    gone = session.get_one(Person, person("กานดา"))
    gone_id = gone.id
    session.delete(gone)
    assert bulk_add_people(session, people(1))[0] == gone_id + 1


def test_agencies_by_the_thousand(session: Session) -> None:
    keys = dict(zip(("name_key", "search_text", "sort_text"), agency_keys("วัด ก"), strict=True))
    (added,) = bulk_add_agencies(session, [{"name": "วัด ก", "kind": "outside", **keys}])
    assert session.get_one(Agency, added).search_text == "วัด ก"


def test_an_import_is_undone_and_redone_as_one(database: Database) -> None:
    with database.transaction("เพิ่มหน่วยงาน") as session:
        at = add_agency(session, AgencyDetails("ก"))
    with database.transaction("นำเข้ารายชื่อ") as session:
        ids = bulk_add_people(session, people(COUNT))
        bulk_add_postings(session, [{"person_id": one, "agency_id": at} for one in ids])
    with database.transaction("แก้รายชื่อ") as session:
        bulk_change(session, Person, [{"id": one, "telephone": "02"} for one in ids])
    history = History(database)
    assert history.of_record("person", ids[7])[0].changes["first_name"] == (None, "มาลี00007")
    for _twice in range(2):
        assert history.undo() == "แก้รายชื่อ"
        assert history.undo() == "นำเข้ารายชื่อ"
        with database.reading() as session:
            assert list_people(session, TODAY) == []
        history.redo()
        history.redo()
        with database.reading() as session:
            rows = list_people(session, TODAY)
            assert (len(rows), rows[7].id, rows[7].agency) == (COUNT, ids[7], "ก")
            assert get_person(session, ids[7]).telephone == "02"


def test_rows_of_different_columns_are_changed_each_in_its_own(
    session: Session, person: Make
) -> None:
    one, other, third = person("กานดา"), person("มาลี"), person("สมศรี")
    rows = [
        {"id": one, "telephone": "02", "verified_on": TODAY},
        {"id": other, "email": "a@example.go.th"},
        {"id": third, "telephone": "03", "verified_on": None},
    ]
    bulk_change(session, Person, iter(rows))
    found = [session.get_one(Person, each) for each in (one, other, third)]
    assert [each.telephone for each in found] == ["02", "", "03"]
    assert [each.email for each in found] == ["", "a@example.go.th", ""]
    assert [each.verified_on for each in found] == [TODAY, None, None]


def test_many_new_people_are_undone_with_what_else_was_done_at_once(database: Database) -> None:
    with database.transaction("เพิ่มบุคคล") as session:
        kept, gone = bulk_add_people(session, people(2, "เดิม"))
    with database.transaction("นำเข้ารายชื่อ") as session:
        ids = bulk_add_people(session, people(COUNT))
        bulk_change(session, Person, [{"id": each, "telephone": "02"} for each in (kept, ids[3])])
        session.delete(session.get_one(Person, gone))
        session.delete(session.get_one(Person, ids[4]))
    history = History(database)
    (_, changed) = history.of_record("person", kept)
    assert changed.changes == {"telephone": ("", "02")}
    assert history.of_record("person", ids[4]) == []
    history.undo()
    with database.reading() as session:
        assert [row.id for row in list_people(session, TODAY)] == [kept, gone]
        assert get_person(session, kept).telephone == ""
    history.redo()
    with database.reading() as session:
        assert len(list_people(session, TODAY)) == COUNT
        assert get_person(session, ids[3]).telephone == "02"
