"""People and agencies in the search over the whole office."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Person
from district_admin.areas.directory.operations import finding
from district_admin.found import Wanted


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ก้อง", ["นายก้องเกียรติ ใจงาม"]),
        ("ใจ ก้อง", ["นายก้องเกียรติ ใจงาม"]),
        ("เ", ["นายก้องเกียรติ ใจงาม", "โรงเรียนบ้านตัวอย่าง"]),
        ("๐๘๑-๒๓๔", ["นายก้องเกียรติ ใจงาม"]),
        ("0812345678", ["นายก้องเกียรติ ใจงาม"]),
        ("ตัวอย่าง", ["โรงเรียนบ้านตัวอย่าง"]),
        ("ไม่มี", []),
        ("", []),
    ],
)
def test_names_and_numbers_are_found_by_any_part(
    session: Session,
    school: Callable[..., int],
    person: Callable[..., int],
    typed: str,
    names: list[str],
) -> None:
    person("นายก้องเกียรติ ใจงาม", school(), position="ครู", mobile="081-234-5678")
    found = finding.find(session, Wanted(typed), 50)
    shown = [" ".join(each.title.split()) for each in found]
    assert shown == names
    assert finding.count(session, Wanted(typed)) == len(names)


def test_kind_bin_and_filters_that_no_name_answers(
    session: Session, school: Callable[..., int], person: Callable[..., int]
) -> None:
    person_id = person("นายเกษม ดี", school("โรงเรียนดี"), position="ครู")
    (found,) = finding.find(session, Wanted("ดี", kind="person"), 50)
    assert (found.kind, found.record_id, found.subtitle) == ("person", person_id, "ครู โรงเรียนดี")
    assert [each.kind for each in finding.find(session, Wanted("ดี", kind="agency"), 50)] == [
        "agency"
    ]
    assert finding.find(session, Wanted("ดี", kind="paper"), 50) == []
    assert finding.find(session, Wanted("ดี", be_year=2569), 50) == []
    session.get_one(Person, person_id).in_bin = True
    assert finding.find(session, Wanted("ดี", kind="person"), 50) == []


def test_many_people_leave_room_for_the_agencies(
    session: Session, school: Callable[..., int], person: Callable[..., int]
) -> None:
    school("โรงเรียนดี")
    for number in range(6):
        person(f"นายเกษม{number} ดี")
    found = finding.find(session, Wanted("ดี"), 4)
    assert [each.kind for each in found] == ["person"] * 3 + ["agency"]
