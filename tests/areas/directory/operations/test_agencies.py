from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import agencies
from district_admin.areas.directory.operations.agencies import AgencyDetails, AgencyFilter
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.verification import mark_agency_verified

Make = Callable[..., int]


def names(session: Session, wanted: AgencyFilter | None = None) -> list[str]:
    return [agency.name for agency in agencies.list_agencies(session, wanted)]


def test_agencies_come_in_thai_order(session: Session, school: Make) -> None:
    for name in ("โรงเรียนวัดขาม", "โรงเรียนวัดเกาะ", "โรงเรียนวัดก้าน"):
        school(name)
    assert names(session) == ["โรงเรียนวัดก้าน", "โรงเรียนวัดเกาะ", "โรงเรียนวัดขาม"]


def test_what_is_typed_is_kept_tidy(session: Session) -> None:
    details = AgencyDetails(" โรงเรียน  บ้านนํ้า ", school_code="๑๐๘๐๐๑๐๐๐๑", telephone="๐ ๒๑๒๓ ๔๕๖๗")
    kept = agencies.get_agency(session, agencies.add_agency(session, details))
    assert (kept.name, kept.school_code, kept.telephone) == (
        "โรงเรียน บ้านน้ำ",
        "1080010001",
        "0 2123 4567",
    )
    assert names(session, AgencyFilter(typed="๐๒๑๒๓")) == ["โรงเรียน บ้านน้ำ"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": "  "}, "ชื่อหน่วยงาน"),
        ({"school_code": "123"}, "10 หลัก"),
        ({"smis_code": "8001000x"}, "8 หลัก"),
        ({"postcode": "8000"}, "รหัสไปรษณีย์"),
        ({"email": "school.example.go.th"}, "อีเมล"),
        ({"latitude": 91.0}, "พิกัด"),
    ],
)
def test_an_agency_that_cannot_be_right_is_refused(
    session: Session, wrong: dict[str, object], why: str
) -> None:
    with pytest.raises(RecordIncompleteError, match=why):
        agencies.add_agency(session, replace(AgencyDetails("ก"), **wrong))  # type: ignore[arg-type]
    assert names(session) == []


def test_an_agency_is_not_its_own_parent_over_others(session: Session, school: Make) -> None:
    top = school("กลุ่ม")
    below = school("งาน", parent_agency_id=top)
    details = agencies.details_of_agency(agencies.get_agency(session, top))
    with pytest.raises(RecordIncompleteError, match="ต้นสังกัด"):
        agencies.edit_agency(session, top, replace(details, parent_agency_id=below))


def test_a_list_is_narrowed_by_kind_network_and_words(session: Session, school: Make) -> None:
    school("โรงเรียนหนึ่ง", network_group="ศูนย์ ก", district="เมือง")
    school("โรงเรียนสอง", network_group="ศูนย์ ข", district="เมือง")
    school("วัดหนึ่ง", kind="outside", sub_kind="temple", district="เมือง")
    assert names(session, AgencyFilter(kinds=["school"])) == ["โรงเรียนสอง", "โรงเรียนหนึ่ง"]
    assert names(session, AgencyFilter(network_groups=["ศูนย์ ข"])) == ["โรงเรียนสอง"]
    assert names(session, AgencyFilter(typed="หนึ่ง เมือง", sub_kinds=["temple"])) == ["วัดหนึ่ง"]
    assert agencies.network_groups(session) == ["ศูนย์ ก", "ศูนย์ ข"]
    assert agencies.agency_counts(session) == {"school": 2, "outside": 1}


def test_the_stale_are_those_not_verified_since(session: Session, school: Make) -> None:
    address = {"province": "สมมติบุรี", "postcode": "30000"}
    old, new = school("เก่า", **address), school("ใหม่", **address)
    school("ไม่เคย", **address)
    mark_agency_verified(session, old, date(2025, 1, 1), "โทรศัพท์")
    mark_agency_verified(session, new, date(2026, 1, 1), "โทรศัพท์")
    assert names(session, AgencyFilter(stale_before=date(2026, 1, 1))) == ["เก่า", "ไม่เคย"]


def test_a_corrected_agency_is_found_by_its_new_name(session: Session, school: Make) -> None:
    agency_id = school("โรงเรียนเดิม")
    details = agencies.details_of_agency(agencies.get_agency(session, agency_id))
    agencies.edit_agency(session, agency_id, replace(details, name="โรงเรียนใหม่"))
    assert names(session, AgencyFilter(typed="ใหม่")) == ["โรงเรียนใหม่"]
    assert names(session, AgencyFilter(typed="เดิม")) == []


def test_what_is_in_the_bin_can_be_taken_back(session: Session, school: Make) -> None:
    agency_id = school()
    agencies.bin_agency(session, agency_id)
    assert names(session) == []
    assert names(session, AgencyFilter(in_bin=True)) == ["โรงเรียนบ้านตัวอย่าง"]
    agencies.restore_agency(session, agency_id)
    assert names(session) == ["โรงเรียนบ้านตัวอย่าง"]


def test_an_agency_that_is_gone_is_said_so(session: Session) -> None:
    with pytest.raises(agencies.AgencyNotFoundError, match="ไม่พบหน่วยงาน"):
        agencies.bin_agency(session, 99)


def test_no_agency_is_above_itself(session: Session, school: Make) -> None:
    first = school("ก")
    second = school("ข", parent_agency_id=first)
    details = agencies.details_of_agency(agencies.get_agency(session, first))
    with pytest.raises(RecordIncompleteError, match="ต้นสังกัด"):
        agencies.edit_agency(session, first, replace(details, parent_agency_id=second))
    agencies.get_agency(session, first).parent_agency_id = second  # as an older version kept it
    with pytest.raises(RecordIncompleteError, match="ต้นสังกัด"):
        school("ค", parent_agency_id=first)
