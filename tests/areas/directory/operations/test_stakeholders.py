from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import stakeholders
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.people import bin_person
from district_admin.areas.directory.operations.stakeholders import StakeholderDetails

Make = Callable[..., int]


def names(session: Session, fiscal_year: int, *kinds: str) -> list[str]:
    listed = stakeholders.list_stakeholders(session, fiscal_year, kinds)
    return [
        each.person.first_name if each.person else each.agency.name if each.agency else ""
        for each in listed
    ]


def test_a_years_stakeholders_stand_by_segment(
    session: Session, school: Make, person: Make
) -> None:
    parents = stakeholders.add_segment(session, "ผู้ปกครอง", "external")
    users = stakeholders.add_segment(session, "ผู้มาติดต่อ", "service_user")
    for segment_id, name in ((users, "กานดา"), (parents, "มาลี"), (parents, "เกษม")):
        details = StakeholderDetails(segment_id, person(name))
        stakeholders.add_stakeholder(session, 2569, details)
    stakeholders.add_stakeholder(
        session, 2569, StakeholderDetails(users, agency_id=school("โรงเรียน"))
    )
    assert names(session, 2569) == ["เกษม", "มาลี", "กานดา", "โรงเรียน"]
    assert names(session, 2569, "service_user") == ["กานดา", "โรงเรียน"]
    assert stakeholders.fiscal_years(session) == [2569]


def test_last_years_list_is_copied_without_the_bin_and_without_doubles(
    session: Session, person: Make
) -> None:
    parents = stakeholders.add_segment(session, "ผู้ปกครอง", "external")
    people = [person(name) for name in ("กานดา", "มาลี", "อำไพ")]
    for who in people:
        stakeholders.add_stakeholder(session, 2568, StakeholderDetails(parents, who, served="ย้าย"))
    stakeholders.add_stakeholder(session, 2569, StakeholderDetails(parents, people[0]))
    bin_person(session, people[2])
    assert stakeholders.copy_stakeholders(session, 2568, 2569) == 1
    assert names(session, 2569) == ["กานดา", "มาลี"]
    assert stakeholders.copy_stakeholders(session, 2568, 2569) == 0


def test_someone_is_in_a_segment_once_a_year(session: Session, person: Make) -> None:
    parents = stakeholders.add_segment(session, "ผู้ปกครอง", "external")
    details = StakeholderDetails(parents, person("กานดา"))
    first = stakeholders.add_stakeholder(session, 2569, details)
    assert stakeholders.add_stakeholder(session, 2569, details) == first
    stakeholders.remove_stakeholder(session, first)
    assert names(session, 2569) == []
    with pytest.raises(stakeholders.StakeholderNotFoundError):
        stakeholders.remove_stakeholder(session, first)


def test_a_stakeholder_is_corrected(session: Session, person: Make, school: Make) -> None:
    parents = stakeholders.add_segment(session, "ผู้ปกครอง", "external")
    users = stakeholders.add_segment(session, "ผู้มาติดต่อ", "service_user")
    kept = stakeholders.add_stakeholder(session, 2569, StakeholderDetails(parents, person("กานดา")))
    changed = StakeholderDetails(users, agency_id=school("วัด", kind="outside"))
    stakeholders.edit_stakeholder(session, kept, changed)
    assert names(session, 2569, "service_user") == ["วัด"]
    with pytest.raises(RecordIncompleteError, match="เลือกบุคคล"):
        stakeholders.edit_stakeholder(session, kept, StakeholderDetails(users))


def test_segments_have_names_of_their_own(session: Session) -> None:
    first = stakeholders.add_segment(session, "ผู้ปกครอง", "external")
    with pytest.raises(RecordIncompleteError, match="อยู่แล้ว"):
        stakeholders.add_segment(session, " ผู้ปกครอง ", "external")
    stakeholders.edit_segment(session, first, "ผู้ปกครองนักเรียน", "external")
    assert [segment.name for segment in stakeholders.list_segments(session)] == ["ผู้ปกครองนักเรียน"]
    stakeholders.bin_segment(session, first)
    assert stakeholders.list_segments(session) == []
    with pytest.raises(stakeholders.SegmentNotFoundError):
        stakeholders.bin_segment(session, 99)


def test_the_segments_of_the_manuals_are_added_where_they_lack(session: Session) -> None:
    stakeholders.add_segment(session, "ประชาชน", "service_user")
    assert stakeholders.add_usual_segments(session) == 10
    assert stakeholders.add_usual_segments(session) == 0
    assert {segment.kind for segment in stakeholders.list_segments(session)} == {
        "internal",
        "external",
        "service_user",
    }
