"""Who and what of the directory is published, and what never is."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations.agencies import list_agencies
from district_admin.areas.directory.operations.base_data import (
    FieldDetails,
    add_field,
    set_value,
)
from district_admin.areas.directory.operations.people import PersonDetails, add_person
from district_admin.areas.directory.operations.postings import PostingDetails, add_posting
from district_admin.areas.directory.operations.published import (
    agency_entries,
    people_count,
    published_data,
)
from district_admin.areas.directory.operations.stakeholders import (
    StakeholderDetails,
    add_segment,
    add_stakeholder,
)

Make = Callable[..., int]
TODAY = date(2026, 11, 20)


def test_entries_have_who_holds_a_post_today_under_the_kind_of_agency(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    school("วัดตัวอย่าง", kind="outside", sub_kind="temple")
    person("กานดา ใจดี", at, position="ครู", mobile="08 1234 5678")
    person("เก่า ไปแล้ว", at, position="ครู", to_on=date(2025, 9, 30))
    school("กลุ่มอำนวยการ", kind="group")
    there = [*reversed(list_agencies(session))]
    entries = agency_entries(session, there, TODAY, with_mobiles=True)
    assert entries[0].section == "กลุ่มในสำนักงาน"
    assert entries[-1].section == "วัด/องค์กรศาสนา"
    found = {each.name: each for each in entries}
    entry = found["โรงเรียนบ้านตัวอย่าง"]
    assert entry.section == "สถานศึกษาในสังกัด"
    assert [(each.name, each.telephone) for each in entry.people] == [("กานดา ใจดี", "08 1234 5678")]


@pytest.mark.parametrize("telephone", ["044000001", "044000001, 0898765432"])
def test_mobile_numbers_are_left_out_unless_wanted(
    session: Session, school: Make, telephone: str
) -> None:
    at = school("โรงเรียนก", telephone="044000000")
    details = PersonDetails("กานดา", "ใจดี", telephone=telephone, mobile="0812345678")
    add_posting(session, add_person(session, details), PostingDetails(at, "ครู"))
    (entry,) = agency_entries(session, list_agencies(session), TODAY)
    shown = entry.people[0].telephone
    assert (entry.telephone, shown) == ("044000000", telephone.partition(",")[0])
    (entry,) = agency_entries(session, list_agencies(session), TODAY, with_mobiles=True)
    assert entry.people[0].telephone == f"{telephone}, 0812345678"


def test_nobody_is_published_who_holds_no_post(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    firm = school("บริษัท สมมติ จำกัด", kind="outside", sub_kind="private")
    temple = school("วัดตัวอย่าง", kind="outside", sub_kind="temple")
    person("ก้อง ดี", at, position="ผู้อำนวยการโรงเรียน", is_head=True)
    person("พระครูสมมติ", temple, position="", is_head=True)  # leads it
    person("มาลี มารับบริการ", at, mobile="08 9555 1003")
    person("บุญมี สุขใจ", at, position="ผู้ปกครองนักเรียน")
    person("ทองคำ ค้าขาย", firm, position="กรรมการผู้จัดการ", is_head=True)
    served = person("เกษม เกษียณ")
    segment = add_segment(session, "ประชาชน", "service_user")
    add_stakeholder(session, 2570, StakeholderDetails(segment, served, at))

    there = list_agencies(session)
    entries = agency_entries(session, there, TODAY, with_mobiles=True)
    assert {each.name for entry in entries for each in entry.people} == {"ก้อง ดี", "พระครูสมมติ"}
    ids = [agency.id for agency in there]
    assert people_count(session, ids, TODAY) == 2
    assert people_count(session, [firm], TODAY) == 0


def test_agencies_have_the_data_of_the_year_with_their_units(
    session: Session, school: Make
) -> None:
    first, second = school("โรงเรียนก"), school("โรงเรียนข")
    students = add_field(session, FieldDetails("จำนวนนักเรียน", "number", unit="คน"))
    net = add_field(session, FieldDetails("อินเทอร์เน็ต", "choice", choices=("มี", "ไม่มี")))
    set_value(session, students, first, 2570, "1,245")
    set_value(session, net, first, 2570, "มี")
    set_value(session, students, second, 2569, "99")
    data = published_data(session, 2570)
    assert data == {first: (("จำนวนนักเรียน", "1,245 คน"), ("อินเทอร์เน็ต", "มี"))}
    entries = agency_entries(session, list_agencies(session), TODAY, data=data)
    assert [entry.data for entry in entries] == [data[first], ()]
