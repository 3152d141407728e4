from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import verification
from district_admin.areas.directory.operations.agencies import get_agency
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.people import get_person
from district_admin.areas.directory.operations.preferences import set_stale_after

Make = Callable[..., int]
SENT = date(2025, 11, 1)


def test_a_round_asks_each_agency_once_and_knows_who_has_not_answered(
    session: Session, school: Make
) -> None:
    first, second, third = school("ก"), school("ข"), school("ค")
    asked = verification.start_round(session, "รอบปี ๒๕๖๙", [first, second, first, third], SENT)
    verification.record_answer(session, asked, first, "confirmed", date(2025, 11, 5))
    verification.record_answer(session, asked, second, "corrected", date(2025, 11, 6), "เบอร์ใหม่")
    assert len(verification.list_confirmations(session, asked)) == 3
    awaited = verification.list_confirmations(session, asked, "")
    assert [confirmation.agency.name for confirmation in awaited] == ["ค"]
    assert [each.fiscal_year for each in verification.list_rounds(session)] == [2569]


def test_an_answer_verifies_the_agency_and_says_by_what(session: Session, school: Make) -> None:
    at, other = school("ก"), school("ข")
    asked = verification.start_round(session, "รอบปี ๒๕๖๙", [at, other], SENT)
    verification.record_answer(session, asked, at, "confirmed", date(2025, 11, 5))
    verification.record_answer(session, asked, other, "unreached", date(2025, 11, 5))
    agency = get_agency(session, at)
    assert (agency.verified_on, agency.verified_by) == (date(2025, 11, 5), "รอบปี ๒๕๖๙")
    assert get_agency(session, other).verified_on is None


def test_what_is_out_of_date_is_what_was_not_verified_within_the_offices_days(
    session: Session, school: Make
) -> None:
    at = school("ก", province="สมมติบุรี", postcode="30000")
    verification.mark_agency_verified(session, at, SENT, "โทรศัพท์")
    assert verification.stale_agencies(session, SENT + timedelta(days=365)) == []
    stale = verification.stale_agencies(session, SENT + timedelta(days=366))
    assert [agency.id for agency in stale] == [at]
    set_stale_after(session, 30)
    assert verification.stale_agencies(session, SENT + timedelta(days=31), ["school"]) == stale
    with pytest.raises(RecordIncompleteError):
        set_stale_after(session, 0)


def test_what_lacks_a_part_of_its_address_is_asked_though_it_was_verified(
    session: Session, school: Make
) -> None:
    whole = {"province": "สมมติบุรี", "postcode": "30000"}
    lacking = {
        "ก": "",
        "ข": "ที่อยู่ยังขาดรหัสไปรษณีย์",
        "ค": "ที่อยู่ยังขาดจังหวัด",
        "ง": "ที่อยู่ยังขาดจังหวัดและรหัสไปรษณีย์",
        "จ": "ยังไม่มีที่อยู่",
        "ฉ": "",  # a group of the office
    }
    made = [
        school("ก", **whole),
        school("ข", province="สมมติบุรี"),
        school("ค", postcode="30000"),
        school("ง", district="เมือง"),
        school("จ", kind="outside"),
        school("ฉ", kind="group"),
    ]
    for at in made:
        verification.mark_agency_verified(session, at, SENT, "รายชื่อ.xlsx")
    assert {each.name: each.lacking for each in map(partial(get_agency, session), made)} == lacking
    asked = verification.stale_agencies(session, SENT)
    assert [each.name for each in asked] == [name for name, told in lacking.items() if told]
    assert {each.verified_by for each in asked} == {"รายชื่อ.xlsx"}


def test_an_agencys_people_can_be_verified_with_it(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    here, gone = person("มาลี", at), person("กานดา", at, to_on=date(2024, 9, 30))
    verification.mark_agency_verified(session, at, SENT, "แบบยืนยัน", with_people=True)
    assert get_person(session, here).verified_by == "แบบยืนยัน"
    assert get_person(session, gone).verified_on is None
    verification.mark_person_verified(session, gone, SENT, "โทรศัพท์")
    assert get_person(session, gone).verified_on == SENT


def test_a_round_that_makes_no_sense_is_refused(session: Session, school: Make) -> None:
    at = school()
    with pytest.raises(RecordIncompleteError, match="เลือกหน่วยงาน"):
        verification.start_round(session, "รอบ", [], SENT)
    with pytest.raises(RecordIncompleteError, match="ครบกำหนด"):
        verification.start_round(session, "รอบ", [at], SENT, SENT - timedelta(days=1))
    asked = verification.start_round(session, "รอบ", [at], SENT)
    with pytest.raises(verification.RoundNotFoundError):
        verification.record_answer(session, asked, 99, "confirmed", SENT)
