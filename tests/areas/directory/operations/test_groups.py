from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.agencies import bin_agency
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.people import bin_person
from district_admin.areas.directory.operations.recipients import GroupRule

Make = Callable[..., int]
ON = date(2026, 1, 31)


def names(session: Session, group_id: int) -> list[str]:
    return [to.name or to.agency for to in groups.recipients(session, group_id, ON)]


def test_named_members_come_in_the_order_they_were_named(
    session: Session, school: Make, person: Make
) -> None:
    group = groups.add_group(session, "คณะทำงาน")
    groups.add_member(session, group, person_id=person("มาลี"))
    groups.add_member(session, group, agency_id=school("โรงเรียน"))
    groups.add_member(session, group, person_id=person("กานดา"))
    assert names(session, group) == ["มาลี", "โรงเรียน", "กานดา"]
    groups.remove_member(session, groups.list_members(session, group)[0].id)
    assert names(session, group) == ["โรงเรียน", "กานดา"]


def test_members_join_a_rule_and_others_are_left_out_of_it(
    session: Session, school: Make, person: Make
) -> None:
    first, second = school("โรงเรียน ก"), school("โรงเรียน ข")
    group = groups.add_group(session, "โรงเรียนทั้งหมด", GroupRule(kinds=["school"]))
    groups.add_member(session, group, person_id=person("มาลี"))
    groups.add_member(session, group, agency_id=second)
    groups.add_member(session, group, agency_id=first, left_out=True)
    assert names(session, group) == ["มาลี", "โรงเรียน ข"]
    groups.add_member(session, group, agency_id=first)
    assert names(session, group) == ["มาลี", "โรงเรียน ข", "โรงเรียน ก"]
    bin_agency(session, second)
    assert names(session, group) == ["มาลี", "โรงเรียน ก"]


def test_the_count_of_a_group_is_that_of_its_recipients(
    session: Session, school: Make, person: Make
) -> None:
    first, second, third = school("โรงเรียน ก"), school("โรงเรียน ข"), school("โรงเรียน ค")
    group = groups.add_group(session, "โรงเรียนทั้งหมด", GroupRule(kinds=["school"]))
    gone, stays = person("มาลี"), person("กานดา")
    for each in (gone, stays):
        groups.add_member(session, group, person_id=each)
    groups.add_member(session, group, agency_id=second)  # named, and found by the rule
    groups.add_member(session, group, agency_id=first, left_out=True)
    bin_person(session, gone)
    empty = groups.add_group(session, "ว่าง")
    both = [groups.get_group(session, each) for each in (group, empty)]
    assert groups.count_recipients(session, both, ON) == {group: 3, empty: 0}
    assert len(groups.recipients(session, group, ON)) == 3
    bin_agency(session, third)
    assert groups.count_recipients(session, both, ON)[group] == 2


def test_a_group_is_found_corrected_and_put_in_the_bin(session: Session) -> None:
    group = groups.add_group(session, "ศูนย์ ๑", GroupRule(network_groups=["ศูนย์ ๑"]))
    groups.add_group(session, "กลุ่มอื่น")
    assert [each.name for each in groups.list_groups(session)] == ["กลุ่มอื่น", "ศูนย์ ๑"]
    assert [each.id for each in groups.list_groups(session, "ศูนย์ 1")] == [group]
    assert groups.rule_of(groups.get_group(session, group)).network_groups == ["ศูนย์ ๑"]
    with pytest.raises(RecordIncompleteError, match="อยู่แล้ว"):
        groups.edit_group(session, group, "กลุ่มอื่น")
    groups.edit_group(session, group, "ศูนย์ ๒", note="ใหม่")
    assert groups.rule_of(groups.get_group(session, group)).is_empty
    groups.bin_group(session, group)
    assert [each.id for each in groups.list_groups(session, in_bin=True)] == [group]
    groups.restore_group(session, group)
    assert len(groups.list_groups(session)) == 2


def test_a_group_or_member_that_is_gone_is_said_so(session: Session) -> None:
    group = groups.add_group(session, "ก")
    with pytest.raises(RecordIncompleteError, match="เลือกบุคคล"):
        groups.add_member(session, group)
    with pytest.raises(groups.GroupNotFoundError):
        groups.recipients(session, 99, ON)
    with pytest.raises(groups.GroupNotFoundError):
        groups.remove_member(session, 99)
