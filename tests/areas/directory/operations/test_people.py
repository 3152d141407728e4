from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import people, people_listing
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.people import PersonDetails
from district_admin.areas.directory.operations.people_listing import PersonFilter
from district_admin.areas.directory.operations.postings import PostingDetails, add_posting
from district_admin.areas.directory.operations.preferences import keep_citizen_ids
from district_admin.areas.directory.operations.searching import narrow
from district_admin.storage.database import Database
from district_admin.storage.history import History

Make = Callable[..., int]
TODAY = date(2026, 11, 20)


def test_people_are_listed_in_thai_order_with_their_main_posts(
    session: Session, school: Make, person: Make
) -> None:
    at = school("โรงเรียนบ้านตัวอย่าง ๑")
    person("เกษม ดี", at, position="ครู")
    person("กานดา ดี")
    rows = people_listing.list_people(session, TODAY)
    assert [(row.name, row.position, row.agency) for row in rows] == [
        ("กานดา ดี", "", ""),
        ("เกษม ดี", "ครู", "โรงเรียนบ้านตัวอย่าง ๑"),
    ]
    assert people.people_count(session) == 2


@pytest.mark.parametrize("typed", ["เกษม", "ตัวอย่าง 1", "ครู ดี", "0812", "๐๘-1"])
def test_a_list_narrows_by_name_post_agency_and_telephone(
    session: Session, school: Make, person: Make, typed: str
) -> None:
    person("เกษม ดี", school("โรงเรียนบ้านตัวอย่าง ๑"), position="ครู", mobile="08-1234-5678")
    person("กานดา งาม", school("โรงเรียนอื่น"), position="ธุรการ", mobile="09-9999-9999")
    rows = people_listing.list_people(session, TODAY)
    assert [row.name for row in narrow(rows, typed)] == ["เกษม ดี"]
    assert narrow(rows, "") == rows


def test_the_list_of_a_past_day_shows_the_posts_of_that_day(
    session: Session, school: Make, person: Make
) -> None:
    old, new = school("เก่า"), school("ใหม่")
    who = person("กานดา ดี", old, from_on=date(2020, 1, 1), to_on=date(2025, 9, 30))
    add_posting(session, who, PostingDetails(new, from_on=date(2025, 10, 1)))
    for day, agency in ((date(2025, 9, 30), "เก่า"), (date(2025, 10, 1), "ใหม่")):
        assert [row.agency for row in people_listing.list_people(session, day)] == [agency]


def test_a_list_is_narrowed_by_the_agency_of_the_main_post(
    session: Session, school: Make, person: Make
) -> None:
    at = school("ก", network_group="ศูนย์ ก")
    person("กานดา ดี", at)
    person("เกษม ดี", school("ข", kind="group"))
    person("มาลี ดี")

    def listed(wanted: PersonFilter) -> list[str]:
        return [row.name for row in people_listing.list_people(session, TODAY, wanted)]

    assert listed(PersonFilter(kinds=["school"])) == ["กานดา ดี"]
    assert listed(PersonFilter(network_groups=["ศูนย์ ก"])) == ["กานดา ดี"]
    assert listed(PersonFilter(agency_ids=[at])) == ["กานดา ดี"]
    assert len(listed(PersonFilter(stale_before=TODAY))) == 3


def test_a_person_needs_a_name_and_a_real_mail_address(session: Session) -> None:
    with pytest.raises(RecordIncompleteError, match="ชื่อ"):
        people.add_person(session, PersonDetails(" "))
    with pytest.raises(RecordIncompleteError, match="อีเมล"):
        people.add_person(session, PersonDetails("มาลี", email="มาลี"))


def test_a_person_is_read_with_all_posts(session: Session, school: Make, person: Make) -> None:
    who = person("มาลี ดี", school("ก"), position="ครู")
    (posting,) = people.read_person(session, who).postings
    assert (posting.position, posting.agency.name) == ("ครู", "ก")


def test_a_corrected_person_stays_one(session: Session, person: Make) -> None:
    who = person("มาลี ดี")
    details = people.details_of_person(people.get_person(session, who))
    people.edit_person(session, who, replace(details, last_name="งาม", title="นาง"))
    assert [row.name for row in people_listing.list_people(session, TODAY)] == ["นางมาลี งาม"]
    people.bin_person(session, who)
    assert people_listing.list_people(session, TODAY) == []
    people.restore_person(session, who)
    assert len(people_listing.list_people(session, TODAY)) == 1
    with pytest.raises(people.PersonNotFoundError):
        people.edit_person(session, 99, details)


def test_citizen_numbers_are_kept_only_when_switched_on(session: Session) -> None:
    typed = PersonDetails("มาลี", citizen_id="1-2345-67890-12-1")
    before = people.add_person(session, typed)
    keep_citizen_ids(session, True)
    after = people.add_person(session, typed)
    assert people.get_person(session, before).citizen_id == ""
    assert people.get_person(session, after).citizen_id == "1234567890121"
    with pytest.raises(RecordIncompleteError, match="13 หลัก"):
        people.add_person(session, replace(typed, citizen_id="1234567890122"))


def test_switched_off_they_are_gone_from_the_history_too(database: Database) -> None:
    with database.transaction("เพิ่ม") as session:
        keep_citizen_ids(session, True)
        who = people.add_person(session, PersonDetails("มาลี", citizen_id="1234567890121"))
    with database.transaction("ไม่เก็บ", undoable=False) as session:
        keep_citizen_ids(session, False)
    (made,) = History(database).of_record("person", who)
    assert made.changes["citizen_id"] == (None, "")
    assert b"1234567890121" not in database.path.read_bytes()
