from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation_rows import ConfirmationAnswer
from district_admin.areas.directory.operations import agencies, base_data, papers, verification
from district_admin.areas.directory.operations.answers import corrections, keep_answer
from district_admin.areas.directory.operations.base_data import ValueRefusedError

DAY = date(2026, 11, 20)


@pytest.fixture
def school(session: Session) -> int:
    details = agencies.AgencyDetails("โรงเรียนบ้านตัวอย่าง", "school", telephone="0 4400 0000")
    return agencies.add_agency(session, details)


def test_what_an_agency_wrote_is_kept_where_it_belongs(session: Session, school: int) -> None:
    field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    round_id = verification.start_round(session, "รอบปี 2570", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    written = {
        "agency.telephone": "๐ ๔๔๙๙ ๙๙๙๙",
        f"field.{field}": "12",
        "head.name": "นายใหม่ ใจงาม",
    }
    answer = ConfirmationAnswer(form.key, written, {})

    found = corrections(form, answer)
    assert [each.label for each in found] == ["โทรศัพท์", "หัวหน้าหน่วยงาน", "จำนวนครู"]
    told = [each.label for each in found if "กรุณาเพิ่มที่แท็บบุคคล" in each.problem]
    assert told == ["หัวหน้าหน่วยงาน"]
    keep_answer(session, form, answer, DAY)

    agency = agencies.get_agency(session, school)
    assert (agency.telephone, agency.verified_on) == ("0 4499 9999", DAY)
    assert base_data.values_of_year(session, 2570) == {school: {field: "12"}}
    (kept,) = verification.list_confirmations(session, round_id)
    assert (kept.outcome, kept.note) == ("corrected", "หัวหน้าหน่วยงาน: นายใหม่ ใจงาม")


def test_a_form_without_corrections_confirms(session: Session, school: int) -> None:
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    keep_answer(session, form, ConfirmationAnswer(form.key, {}, {}), DAY)
    (kept,) = verification.list_confirmations(session, round_id)
    assert kept.outcome == "confirmed"


def test_what_was_typed_over_counts_as_written(session: Session, school: int) -> None:
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    answer = ConfirmationAnswer(form.key, {}, {"agency.district": "โนนสูง"})
    keep_answer(session, form, answer, DAY)
    assert agencies.get_agency(session, school).district == "โนนสูง"


def test_a_value_that_cannot_be_is_refused(session: Session, school: int) -> None:
    field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    answer = ConfirmationAnswer(form.key, {f"field.{field}": "หลายคน"}, {})
    with pytest.raises(ValueRefusedError):
        keep_answer(session, form, answer, DAY)


def test_what_cannot_be_read_is_noted_and_not_kept(session: Session, school: int) -> None:
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    answer = ConfirmationAnswer(
        form.key,
        {"agency.telephone": "12", "agency.district": "โนนสูง"},
        {},
        {"agency.telephone": "ใช้ไม่ได้"},
    )
    assert {each.label: each.problem for each in corrections(form, answer)} == {
        "อำเภอ/เขต": "",
        "โทรศัพท์": "ใช้ไม่ได้",
    }
    keep_answer(session, form, answer, DAY)
    agency = agencies.get_agency(session, school)
    assert (agency.telephone, agency.district) == ("0 4400 0000", "โนนสูง")
    (kept,) = verification.list_confirmations(session, round_id)
    assert (kept.outcome, kept.note) == ("corrected", "โทรศัพท์: 12")
