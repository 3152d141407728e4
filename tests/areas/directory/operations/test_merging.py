from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Posting, Stakeholder
from district_admin.areas.directory.operations import (
    agencies,
    base_data,
    groups,
    merging,
    stakeholders,
    verification,
)
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.areas.directory.operations.checks import RecordMergedError
from district_admin.areas.directory.operations.people import (
    PersonDetails,
    add_person,
    get_person,
    read_person,
    restore_person,
)
from district_admin.areas.directory.operations.people_listing import list_people
from district_admin.areas.directory.operations.postings import PostingDetails, add_posting
from district_admin.storage.database import Database
from district_admin.storage.history import History

Make = Callable[..., int]
TODAY = date(2026, 1, 31)


def test_a_merged_person_has_the_posts_groups_and_years_of_both(
    session: Session, school: Make, person: Make
) -> None:
    first, second = school("ก"), school("ข")
    kept = person("มาลี ดี", first, position="ครู", mobile="08-1111-1111")
    absorbed = person("มาลี ดี", first, position="ครู", email="m@example.go.th")
    add_posting(session, absorbed, PostingDetails(second, "วิทยากร", main=False))
    segment = stakeholders.add_segment(session, "ครู", "external")
    group = groups.add_group(session, "คณะ")
    for who in (kept, absorbed):
        details = stakeholders.StakeholderDetails(segment, who)
        stakeholders.add_stakeholder(session, 2569, details)
        groups.add_member(session, group, person_id=who)
    merging.merge_people(session, kept, absorbed)

    whole = read_person(session, kept)
    assert [(p.position, p.main) for p in whole.postings] == [("ครู", True), ("วิทยากร", False)]
    assert (whole.mobile, whole.email) == ("08-1111-1111", "m@example.go.th")
    assert [row.id for row in list_people(session, TODAY)] == [kept]
    assert len(stakeholders.list_stakeholders(session, 2569)) == 1
    assert [to.name for to in groups.recipients(session, group, TODAY)] == ["มาลี ดี"]
    assert merging.absorbed_people(session, kept) == [absorbed]


def test_a_merge_is_one_action_that_undo_takes_back(database: Database) -> None:
    with database.transaction("เพิ่ม") as session:
        at = add_agency(session, AgencyDetails("ก"))
        kept, absorbed = (add_person(session, PersonDetails("มาลี", "ดี")) for _ in range(2))
        add_posting(session, absorbed, PostingDetails(at, "ครู"))
    with database.transaction("รวมรายการ") as session:
        merging.merge_people(session, kept, absorbed)
    history = History(database)
    assert history.of_record("person", absorbed)[-1].changes["merged_into_id"] == (None, kept)
    history.undo()
    with database.reading() as session:
        assert get_person(session, absorbed).merged_into_id is None
        assert [post.position for post in read_person(session, absorbed).postings] == ["ครู"]


def test_merging_goes_on_through_several_records(session: Session, person: Make) -> None:
    first, second, third = person("มาลี"), person("มาลี"), person("มาลี")
    assert [same.person_ids for same in merging.same_people(session)] == [(first, second, third)]
    merging.merge_people(session, second, third)
    merging.merge_people(session, first, second)
    assert merging.absorbed_people(session, first) == [second, third]
    assert merging.same_people(session) == []


def test_a_record_is_not_merged_into_itself_or_twice(session: Session, person: Make) -> None:
    first, second = person("มาลี"), person("มาลี")
    with pytest.raises(merging.MergeRefusedError):
        merging.merge_people(session, first, first)
    merging.merge_people(session, first, second)
    with pytest.raises(merging.MergeRefusedError):
        merging.merge_people(session, first, second)


def test_a_merged_agency_has_the_people_values_and_answers_of_both(
    session: Session, school: Make, person: Make
) -> None:
    kept, absorbed = school("โรงเรียนบ้านก", telephone="02"), school("รร.บ้านก", fax="03")
    child = school("งาน", parent_agency_id=absorbed)
    person("มาลี", absorbed)
    field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    other = base_data.add_field(session, base_data.FieldDetails("ไฟฟ้า", "text"))
    base_data.set_value(session, field, kept, 2569, "9")
    base_data.set_value(session, field, absorbed, 2569, "8")
    base_data.set_value(session, other, absorbed, 2569, "มี")
    asked = verification.start_round(session, "รอบ", [absorbed], date(2025, 11, 1))
    verification.record_answer(session, asked, absorbed, "confirmed", date(2025, 11, 2))
    merging.merge_agencies(session, kept, absorbed)

    agency = agencies.get_agency(session, kept)
    assert (agency.telephone, agency.fax) == ("02", "03")
    assert agency.verified_on == date(2025, 11, 2)
    assert agencies.get_agency(session, child).parent_agency_id == kept
    assert [row.agency_id for row in list_people(session, TODAY)] == [kept]
    assert base_data.values_of_year(session, 2569)[kept] == {field: "9", other: "มี"}
    assert [c.agency_id for c in verification.list_confirmations(session, asked)] == [kept]
    assert merging.absorbed_agencies(session, kept) == [absorbed]
    assert absorbed not in [each.id for each in agencies.list_agencies(session)]


def test_a_merge_loses_no_text_and_touches_no_one_else(database: Database) -> None:
    with database.transaction("เพิ่ม") as session:
        at = add_agency(session, AgencyDetails("ก"))
        kept, absorbed, other = (add_person(session, PersonDetails(n)) for n in ("ก", "ข", "ง"))
        add_posting(session, other, PostingDetails(at, "ครู", main=False))
        mine = PostingDetails(at, "ครู", is_head=True, note="คำสั่งที่ 5/2569")
        add_posting(session, other, mine)
        add_posting(session, kept, PostingDetails(at, "ครู", note="หนึ่ง"))
        add_posting(session, absorbed, PostingDetails(at, "ครู", note="สอง", is_head=True))
        segment = stakeholders.add_segment(session, "ผู้รับบริการ", "service_user")
        for who, served, note in ((kept, "ขอหนังสือรับรอง", ""), (absorbed, "ขอย้าย", "เร่งด่วน")):
            details = stakeholders.StakeholderDetails(segment, who, served=served, note=note)
            stakeholders.add_stakeholder(session, 2569, details)
    before = _texts(database)
    with database.transaction("รวมรายการ") as session:
        merging.merge_people(session, kept, absorbed)

    assert _texts(database) == [
        (other, "ครู", "", False, False),
        (other, "ครู", "คำสั่งที่ 5/2569", True, True),
        (kept, "ครู", "หนึ่ง\nสอง", True, True),
        (kept, "ขอหนังสือรับรอง; ขอย้าย", "เร่งด่วน"),
    ]
    History(database).undo()
    assert _texts(database) == before


def _texts(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as session:
        posts = session.scalars(select(Posting).order_by(Posting.id))
        found = [(p.person_id, p.position, p.note, p.is_head, p.main) for p in posts]
        years = session.scalars(select(Stakeholder).order_by(Stakeholder.id))
        return [*found, *((each.person_id, each.served, each.note) for each in years)]


def test_a_merge_makes_no_round_of_agencies_above_each_other(
    session: Session, school: Make
) -> None:
    absorbed = school("ก")
    between = school("ข", parent_agency_id=absorbed)
    kept = school("ก", parent_agency_id=between)
    merging.merge_agencies(session, kept, absorbed)
    assert agencies.get_agency(session, between).parent_agency_id == kept
    assert agencies.get_agency(session, kept).parent_agency_id is None


def test_what_was_merged_does_not_come_back_alone(
    session: Session, school: Make, person: Make
) -> None:
    first, second = person("มาลี ดี"), person("มาลี ดี")
    merging.merge_people(session, first, second)
    with pytest.raises(RecordMergedError, match="มาลี ดี"):
        restore_person(session, second)
    one, other = school("ก"), school("ข")
    merging.merge_agencies(session, one, other)
    with pytest.raises(RecordMergedError, match="ก"):
        agencies.restore_agency(session, other)
    assert agencies.get_agency(session, other).in_bin
