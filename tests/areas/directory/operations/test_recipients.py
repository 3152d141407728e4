from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import stakeholders
from district_admin.areas.directory.operations.recipients import (
    GroupRule,
    recipients_by_rule,
    recipients_of,
)

Make = Callable[..., int]
ON = date(2026, 1, 31)


@pytest.fixture
def schools(school: Make, person: Make) -> tuple[int, int, int]:
    """Two schools and a temple; the first school has a director and a teacher."""
    first = school("โรงเรียน ก", network_group="ศูนย์ ๑", district="เมือง", subdistrict="ในเมือง")
    second = school("โรงเรียน ข", network_group="ศูนย์ ๒", district="เมือง")
    temple = school("วัด ค", kind="outside", sub_kind="temple", district="เมือง")
    person("เกษม ดี", first, position="ผู้อำนวยการโรงเรียน", is_head=True, email="k@example.go.th")
    person("มาลี ดี", first, position="ครูชำนาญการ")
    person("พระครูตัวอย่าง", temple, position="เจ้าอาวาส", is_head=True, salutation="นมัสการ")
    return first, second, temple


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (GroupRule(), []),
        (GroupRule(kinds=["school"]), ["โรงเรียน ก", "โรงเรียน ข"]),
        (GroupRule(network_groups=["ศูนย์ ๒"]), ["โรงเรียน ข"]),
        (GroupRule(districts=["เมือง"], sub_kinds=["temple"]), ["วัด ค"]),
        (GroupRule(kinds=["school"], position="ครู"), ["โรงเรียน ก"]),
    ],
    ids=["nothing", "kind", "network", "district", "position"],
)
def test_a_rule_finds_who_fits_on_the_day(
    session: Session, schools: tuple[int, int, int], rule: GroupRule, found: list[str]
) -> None:
    assert [to.agency for to in recipients_by_rule(session, rule, ON)] == found


def test_a_rule_with_a_position_finds_people(
    session: Session, schools: tuple[int, int, int]
) -> None:
    (to,) = recipients_by_rule(session, GroupRule(position="ครู"), ON)
    assert (to.name, to.position, to.addressee) == ("มาลี ดี", "ครูชำนาญการ", "มาลี ดี")
    assert to.address_lines == ("ตำบลในเมือง อำเภอเมือง",)


def test_a_rule_finds_a_post_that_was_typed_short(
    session: Session, schools: tuple[int, int, int], person: Make
) -> None:
    person("วิภา ดี", schools[1], position="ผอ.รร.", is_head=True)
    for words in ("ผู้อำนวยการโรงเรียน", "ผอ."):
        found = recipients_by_rule(session, GroupRule(position=words), ON)
        assert [to.name for to in found] == ["เกษม ดี", "วิภา ดี"]


def test_an_agency_is_written_to_by_its_post_with_its_head_on_the_envelope(
    session: Session, schools: tuple[int, int, int]
) -> None:
    school, temple = recipients_of(session, [(None, schools[0]), (None, schools[2])], ON)
    assert (school.salutation, school.addressee) == ("เรียน", "ผู้อำนวยการโรงเรียน ก")
    assert (school.name, school.position) == ("เกษม ดี", "ผู้อำนวยการโรงเรียน")
    assert (temple.salutation, temple.name) == ("นมัสการ", "พระครูตัวอย่าง")
    (before,) = recipients_of(session, [(None, schools[0])], date(2020, 9, 30))
    assert before.name == ""


def test_a_person_is_written_to_at_the_agency_of_the_main_post(
    session: Session, schools: tuple[int, int, int], person: Make
) -> None:
    alone, guest = person("อำไพ งาม"), person("สมชาย งาม")
    found = recipients_of(session, [(alone, None), (guest, schools[1])], ON)
    assert [(to.name, to.agency, to.position) for to in found] == [
        ("อำไพ งาม", "", ""),
        ("สมชาย งาม", "โรงเรียน ข", ""),
    ]


def test_a_segment_finds_the_stakeholders_of_the_year(
    session: Session, schools: tuple[int, int, int], person: Make
) -> None:
    segment = stakeholders.add_segment(session, "ผู้มาติดต่อ", "service_user")
    add = stakeholders.add_stakeholder
    head = person("กานดา ดี", schools[1], position="ผู้อำนวยการ")
    add(session, 2569, stakeholders.StakeholderDetails(segment, head))
    add(session, 2569, stakeholders.StakeholderDetails(segment, agency_id=schools[2]))

    def found(rule: GroupRule, on: date = ON) -> list[str]:
        return [to.agency for to in recipients_by_rule(session, rule, on)]

    assert found(GroupRule(segment_id=segment)) == ["โรงเรียน ข", "วัด ค"]
    assert found(GroupRule(segment_id=segment), date(2026, 10, 1)) == []
    assert found(GroupRule(segment_id=segment, kinds=["school"])) == ["โรงเรียน ข"]
    assert found(GroupRule(segment_id=segment, position="ผู้อำนวยการ")) == ["โรงเรียน ข"]
    assert found(GroupRule(segment_id=segment, position="ครู")) == []


def test_a_letter_goes_to_the_agency_before_the_home(
    session: Session, school: Make, person: Make
) -> None:
    known = school("โรงเรียน ก", district="เมือง")
    unknown = school("โรงเรียน ข")
    home = "8 ต.ท่าดี อ.เมือง"
    ids = [person("ก ดี", known, address=home), person("ข ดี", unknown, address=home)]
    retired = person("ค ดี", known, address="8 หมู่บ้านสมมติ\nต.ท่าดี", to_on=date(2025, 9, 30))
    found = recipients_of(session, [(each, None) for each in (*ids, retired)], ON)
    assert [to.address_lines for to in found] == [
        ("อำเภอเมือง",),
        ("เลขที่ 8", "ตำบลท่าดี อำเภอเมือง"),
        ("8 หมู่บ้านสมมติ", "ต.ท่าดี"),
    ]
