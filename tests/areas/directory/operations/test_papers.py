"""Records as the papers of the directory take them."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation_rows import (
    confirmation_rows,
    read_answers,
)
from district_admin.areas.directory.operations.agencies import list_agencies
from district_admin.areas.directory.operations.base_data import (
    FieldDetails,
    add_field,
    list_fields,
    set_value,
)
from district_admin.areas.directory.operations.papers import (
    confirmation_forms,
    data_set,
    field_table,
    known_values,
    posted,
)
from district_admin.areas.directory.operations.recipients import recipients_of
from district_admin.areas.directory.operations.verification import RoundNotFoundError, start_round

Make = Callable[..., int]
TODAY = date(2026, 11, 20)
ADDRESS = {"village_no": "4", "subdistrict": "หนองสมมติ", "district": "เมือง", "province": "สมมติบุรี"}


def test_a_letter_to_a_post_names_the_agency_once_and_one_to_a_person_under_the_name(
    session: Session, school: Make, person: Make
) -> None:
    at = school("โรงเรียนบ้านตัวอย่าง", postcode="99000", **ADDRESS)
    head = person("ก้อง ดี", at, position="ผู้อำนวยการ", is_head=True)
    to_post, to_person = (
        posted(each) for each in recipients_of(session, [(None, at), (head, at)], TODAY)
    )
    assert to_post.name == "ผู้อำนวยการโรงเรียนบ้านตัวอย่าง"
    assert to_post.address_lines[0] == "หมู่ที่ 4"
    assert to_post.address_lines[-1] == "จังหวัดสมมติบุรี 99000"
    assert to_person.name == "ก้อง ดี"
    assert to_person.under_name == ("ผู้อำนวยการโรงเรียนบ้านตัวอย่าง",)
    assert to_person.address_lines == to_post.address_lines


class TestBaseData:
    @pytest.fixture
    def fields(self, session: Session, school: Make) -> list[int]:
        """Fields of each kind, and two schools of which one has given everything."""
        first, _second = school("โรงเรียนก"), school("โรงเรียนข")
        ids = [
            add_field(session, FieldDetails("จำนวนครู", "number", unit="คน")),
            add_field(session, FieldDetails("วันที่ก่อตั้ง", "date")),
            add_field(session, FieldDetails("ขนาด", "choice", choices=("เล็ก", "ใหญ่"))),
        ]
        for field_id, typed in zip(ids, ("1,250", "1 พ.ค. 2510", "เล็ก"), strict=True):
            set_value(session, field_id, first, 2570, typed)
        return ids

    def test_the_table_has_numbers_as_numbers_and_days_as_days(
        self, session: Session, fields: list[int]
    ) -> None:
        table = field_table(session, 2570, list_agencies(session), list_fields(session))
        assert table.headings == ("หน่วยงาน", "จำนวนครู (คน)", "วันที่ก่อตั้ง", "ขนาด")
        assert table.rows == (
            ("โรงเรียนก", 1250, date(1967, 5, 1), "เล็ก"),
            ("โรงเรียนข", "", "", ""),
        )

    def test_the_memo_is_told_how_many_are_incomplete(
        self, session: Session, fields: list[int]
    ) -> None:
        data = data_set(session, 2570, list_agencies(session), list_fields(session), TODAY)
        assert (data.agency_count, data.incomplete_count) == (2, 1)
        assert data.field_names == ("จำนวนครู", "วันที่ก่อตั้ง", "ขนาด")

    def test_a_form_has_what_is_known_and_its_answer_is_matched(
        self, session: Session, fields: list[int], person: Make
    ) -> None:
        first, second = list_agencies(session)
        person("ก้อง ดี", first.id, position="ผู้อำนวยการ", is_head=True)
        round_id = start_round(session, "รอบปี 2570", [second.id, first.id], TODAY)
        forms = confirmation_forms(session, round_id, TODAY)
        assert [form.agency_name for form in forms] == ["โรงเรียนก", "โรงเรียนข"]
        assert (forms[0].head_name, forms[0].head_position) == ("ก้อง ดี", "ผู้อำนวยการโรงเรียนก")
        known = {item.key: item.value for item in forms[0].items}
        assert known["agency.name"] == "โรงเรียนก"
        assert known[f"field.{fields[0]}"] == "1,250"
        rows = [list(row) for row in confirmation_rows(forms[0])]
        next(row for row in rows if str(row[0]).endswith("agency.telephone"))[4] = "0 9900 0001"
        (answer,) = read_answers(rows, known_values(forms))
        assert answer.form_key == forms[0].key
        assert answer.corrections == {"agency.telephone": "0 9900 0001"}

    def test_a_round_that_is_gone_is_told(self, session: Session) -> None:
        with pytest.raises(RoundNotFoundError):
            confirmation_forms(session, 99, TODAY)
