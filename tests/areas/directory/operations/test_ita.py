from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import agencies, ita, stakeholders
from district_admin.areas.directory.operations.postings import PostingDetails, add_posting
from district_admin.areas.directory.operations.stakeholders import StakeholderDetails

Make = Callable[..., int]
ON = date(2026, 1, 31)


def names(entries: list[ita.ItaEntry]) -> list[str]:
    return [entry.name for entry in entries]


@pytest.mark.parametrize(
    ("from_on", "answers"), [(date(2025, 2, 1), True), (date(2025, 2, 2), False)]
)
def test_staff_of_a_full_year_answer_the_iit(
    session: Session, school: Make, person: Make, from_on: date, answers: bool
) -> None:
    person("มาลี ดี", school("กลุ่มอำนวยการ", kind="group"), from_on=from_on)
    found = ita.iit_list(session, ON)
    assert (names(found.entries), names(found.too_short)) == (
        (["มาลี ดี"], []) if answers else ([], ["มาลี ดี"])
    )


def test_moving_between_groups_does_not_begin_the_year_anew(
    session: Session, school: Make, person: Make
) -> None:
    old, new = school("กลุ่มก", kind="group"), school("กลุ่มข", kind="unit")
    moved = person("มาลี", old, from_on=date(2020, 1, 1), to_on=date(2025, 12, 31))
    add_posting(session, moved, PostingDetails(new, "นักวิชาการ", from_on=date(2026, 1, 1)))
    away = person("กานดา", old, from_on=date(2020, 1, 1), to_on=date(2025, 6, 30))
    add_posting(session, away, PostingDetails(new, "ธุรการ", from_on=date(2025, 12, 1)))
    found = ita.iit_list(session, ON)
    (entry,) = found.entries
    assert (entry.name, entry.position, entry.agency) == ("มาลี", "นักวิชาการ", "กลุ่มข")
    assert entry.since_on == date(2020, 1, 1)
    assert names(found.too_short) == ["กานดา"]


def test_a_post_of_unknown_beginning_follows_the_one_before(
    session: Session, school: Make, person: Make
) -> None:
    old, new = school("กลุ่มก", kind="group"), school("กลุ่มข", kind="unit")
    moved = person("มาลี", old, from_on=date(2020, 1, 1), to_on=date(2025, 12, 31))
    add_posting(session, moved, PostingDetails(new, "นักวิชาการ"))
    person("กานดา", new, from_on=None)
    found = ita.iit_list(session, ON)
    assert [(each.name, each.since_on) for each in found.entries] == [("มาลี", date(2020, 1, 1))]
    assert names(found.unknown) == ["กานดา"]


def test_teachers_and_those_who_left_do_not_answer_the_iit(
    session: Session, school: Make, person: Make
) -> None:
    group = school("กลุ่มก", kind="group")
    person("ครู", school("โรงเรียน"))
    person("ออก", group, to_on=date(2025, 12, 31))
    person("ไม่ทราบ", group, from_on=None)
    found = ita.iit_list(session, ON)
    assert (found.entries, found.too_short, names(found.unknown)) == ([], [], ["ไม่ทราบ"])


def test_a_year_from_the_leap_day_ends_before_the_first_of_march(
    session: Session, school: Make, person: Make
) -> None:
    person("มาลี", school("กลุ่มก", kind="group"), from_on=date(2024, 2, 29))
    assert ita.iit_list(session, date(2025, 2, 27)).entries == []
    assert names(ita.iit_list(session, date(2025, 2, 28)).entries) == ["มาลี"]


def test_the_eit_list_has_everyone_served_once(
    session: Session, school: Make, person: Make
) -> None:
    at = school("โรงเรียนหนึ่ง")
    teachers = stakeholders.add_segment(session, "ครูในสังกัด", "external")
    users = stakeholders.add_segment(session, "ผู้มาติดต่อ", "service_user")
    inside = stakeholders.add_segment(session, "บุคลากร", "internal")
    who = person("มาลี ดี", at, position="ครู", mobile="08-1234-5678")
    for segment_id in (teachers, users):
        details = StakeholderDetails(segment_id, who, served="ขอหนังสือรับรอง")
        stakeholders.add_stakeholder(session, 2569, details)
    stakeholders.add_stakeholder(session, 2569, StakeholderDetails(users, agency_id=at))
    stakeholders.add_stakeholder(session, 2569, StakeholderDetails(inside, person("กานดา")))
    first, second = ita.eit_list(session, 2569, ON)
    assert (first.name, first.position, first.agency) == ("มาลี ดี", "ครู", "โรงเรียนหนึ่ง")
    assert (first.telephone, first.served) == ("08-1234-5678", "ขอหนังสือรับรอง")
    assert (second.name, second.agency_id, second.segment) == ("โรงเรียนหนึ่ง", at, "ผู้มาติดต่อ")
    assert ita.eit_list(session, 2568, ON) == []


def test_a_group_in_the_bin_has_no_staff(session: Session, school: Make, person: Make) -> None:
    gone, here = school("กลุ่มก", kind="group"), school("กลุ่มข", kind="group")
    person("มาลี", gone)
    both = person("กานดา", gone, from_on=date(2015, 10, 1))
    add_posting(session, both, PostingDetails(here, "นักวิชาการ", date(2026, 1, 1)))
    agencies.bin_agency(session, gone)
    (entry,) = ita.iit_list(session, ON).entries
    assert (entry.name, entry.since_on) == ("กานดา", date(2015, 10, 1))
