from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation_rows import (
    ConfirmationAnswer,
    confirmation_rows,
    read_answers,
)
from district_admin.areas.directory.operations import agencies, base_data, papers, verification
from district_admin.areas.directory.operations.answers import (
    checked,
    corrections,
    keep_answer,
    says_nothing_new,
)

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


def test_a_value_that_cannot_be_is_left_out_and_the_rest_is_kept(
    session: Session, school: int
) -> None:
    field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    written = {
        f"field.{field}": "หลายคน",
        "agency.email": "ไม่มี@",
        "agency.postcode": "123",
        "agency.telephone": "0 4499 9999",
    }
    answer = ConfirmationAnswer(form.key, written, {})

    found = checked(session, corrections(form, answer))
    assert {each.label for each in found if not each.problem} == {"โทรศัพท์"}
    assert "อีเมล “ไม่มี@” ไม่ถูกต้อง" in next(e.problem for e in found if e.key == "agency.email")
    keep_answer(session, form, answer, DAY)

    agency = agencies.get_agency(session, school)
    assert (agency.telephone, agency.email, agency.postcode) == ("0 4499 9999", "", "")
    assert base_data.values_of_year(session, 2570) == {}
    (kept,) = verification.list_confirmations(session, round_id)
    assert kept.outcome == "corrected"
    assert set(kept.note.splitlines()) == {
        "รหัสไปรษณีย์: 123",
        "ไปรษณีย์อิเล็กทรอนิกส์: ไม่มี@",
        "จำนวนครู: หลายคน",
    }


def test_what_the_officer_leaves_out_is_noted_and_not_kept(session: Session, school: int) -> None:
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    written = {"agency.telephone": "0 4499 9999", "agency.district": "โนนสูง"}
    answer = ConfirmationAnswer(form.key, written, {})
    keep_answer(session, form, answer, DAY, {"agency.telephone"})
    agency = agencies.get_agency(session, school)
    assert (agency.telephone, agency.district) == ("0 4400 0000", "โนนสูง")
    (kept,) = verification.list_confirmations(session, round_id)
    assert (kept.outcome, kept.note) == ("corrected", "โทรศัพท์: 0 4499 9999")


def test_a_form_that_was_kept_already_brings_nothing_new(session: Session, school: int) -> None:
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    answer = ConfirmationAnswer(
        form.key, {"agency.district": "โนนสูง", "head.name": "นายใหม่ ใจงาม"}, {}
    )
    found = checked(session, corrections(form, answer))
    assert not says_nothing_new(session, form.key, found)
    keep_answer(session, form, answer, DAY)

    again = [each for each in found if each.key == "head.name"]  # the district is known by now
    assert says_nothing_new(session, form.key, again)
    assert not says_nothing_new(session, form.key, found)
    other = [again[0]._replace(new="นางอื่น ใจงาม")]
    assert not says_nothing_new(session, form.key, other)


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


def test_a_ticked_form_confirms_and_its_note_says_who_did(session: Session, school: int) -> None:
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    answer = ConfirmationAnswer(form.key, {}, {}, ticked=True, confirmed_by="นายก้อง ดี ครู")
    keep_answer(session, form, answer, DAY)
    (kept,) = verification.list_confirmations(session, round_id)
    assert (kept.outcome, kept.note) == ("confirmed", "ผู้ยืนยัน: นายก้อง ดี ครู")
    assert agencies.get_agency(session, school).verified_on == DAY


def test_code_size_and_students_of_a_school_are_asked_and_kept(
    session: Session, school: int
) -> None:
    details = agencies.details_of_agency(agencies.get_agency(session, school))
    agencies.edit_agency(
        session, school, replace(details, smis_code="44990001", student_count=1208)
    )
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    known = papers.known_values([form])
    assert known[form.key]["agency.smis_code"] == "44990001"
    assert known[form.key]["agency.student_count"] == "1,208"
    rows = [list(row) for row in confirmation_rows(form)]
    (unchanged,) = read_answers(rows, known)
    assert not unchanged.corrections
    assert not unchanged.typed_over
    for row in rows:
        if str(row[0]).endswith("student_count"):
            row[4] = "1,300 คน"
        if str(row[0]).endswith("smis_code"):
            row[4] = "123"
    (answer,) = read_answers(rows, known)
    assert set(answer.problems) == {"agency.smis_code"}
    keep_answer(session, form, answer, DAY)
    assert agencies.get_agency(session, school).student_count == 1300
    assert agencies.get_agency(session, school).smis_code == "44990001"


def test_students_that_are_base_data_of_the_office_are_asked_once(
    session: Session, school: int
) -> None:
    base_data.add_field(session, base_data.FieldDetails("จำนวนนักเรียน", "number"))
    round_id = verification.start_round(session, "รอบ", [school], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    assert [item.label for item in form.items].count("จำนวนนักเรียน") == 1


def test_what_only_schools_have_is_asked_of_no_other(session: Session) -> None:
    temple = agencies.add_agency(session, agencies.AgencyDetails("วัดสมมติ", "outside"))
    round_id = verification.start_round(session, "รอบ", [temple], DAY)
    (form,) = papers.confirmation_forms(session, round_id, DAY)
    assert not {"รหัส SMIS", "จำนวนนักเรียน"} & {item.label for item in form.items}
