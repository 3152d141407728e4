"""A new head told on a confirmation form: who takes over, from which day, and what is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation import ConfirmationForm
from district_admin.areas.directory.documents.confirmation_rows import (
    ConfirmationAnswer,
    confirmation_rows,
    read_answers,
)
from district_admin.areas.directory.operations import people, postings, verification
from district_admin.areas.directory.operations.answers import (
    Correction,
    checked,
    corrections,
    keep_answer,
    says_nothing_new,
)
from district_admin.areas.directory.operations.papers import confirmation_forms, known_values
from district_admin.worksheets.model import Cell

Make = Callable[..., int]
DAY = date(2026, 11, 20)
BEGUN = date(2026, 10, 1)


@pytest.fixture
def at(session: Session, school: Make, person: Make) -> int:
    """A school with its head."""
    agency = school("โรงเรียนก")
    person("เก่า ดีมาก", agency, position="ผู้อำนวยการโรงเรียน", is_head=True)
    return agency


def told(
    session: Session, at: int, name: str = "", since: Cell = ""
) -> tuple[ConfirmationForm, ConfirmationAnswer, list[Correction]]:
    """Send a form out, have name and day written on it, and read what came back."""
    round_id = verification.start_round(session, "รอบ", [at], DAY)
    forms = confirmation_forms(session, round_id, DAY)
    rows = [list(row) for row in confirmation_rows(forms[0])]
    for row in rows:
        key = str(row[0]).partition("/")[2]
        row[4] = {"head.name": name, "head.from_on": since}.get(key, "")
    (answer,) = read_answers(rows, known_values(forms))
    return forms[0], answer, checked(session, corrections(forms[0], answer))


def heads(session: Session, at: int) -> list[tuple[str, str, date | None, date | None]]:
    return [
        (post.person.full_name, post.position, post.from_on, post.to_on)
        for post in postings.postings_of_agency(session, at)
        if post.is_head
    ]


@pytest.mark.parametrize("since", ["1 ตุลาคม ๒๕๖๙", "1/10/2569", BEGUN])
def test_a_new_person_takes_over_and_the_old_head_leaves_the_day_before(
    session: Session, at: int, since: Cell
) -> None:
    form, answer, found = told(session, at, "นายใหม่ ใจงาม", since)
    (change,) = found
    assert (change.label, change.old, change.new) == ("หัวหน้าหน่วยงาน", "เก่า ดีมาก", "นายใหม่ ใจงาม")
    assert (change.since, change.problem) == ("1 ต.ค. 2569", "")
    assert change.told == "จะเพิ่มเป็นบุคคลใหม่ และให้ผู้บริหารคนเดิมพ้นตำแหน่งวันก่อนหน้า"
    keep_answer(session, form, answer, DAY)
    assert sorted(heads(session, at), key=lambda each: each[2] or DAY) == [
        ("เก่า ดีมาก", "ผู้อำนวยการโรงเรียน", date(2020, 10, 1), date(2026, 9, 30)),
        ("นายใหม่ ใจงาม", "ผู้อำนวยการโรงเรียน", BEGUN, None),
    ]
    holder = postings.who_holds(session, at, DAY).signs
    assert holder is not None
    assert (holder.person.title, holder.person.first_name) == ("นาย", "ใหม่")
    assert says_nothing_new(session, form.key, checked(session, corrections(form, answer)))


def test_someone_who_is_known_moves_here(
    session: Session, at: int, school: Make, person: Make
) -> None:
    before = school("โรงเรียนข")
    moved = person("ใหม่ ใจงาม", before, position="รองผู้อำนวยการโรงเรียน")
    form, answer, (change,) = told(session, at, "นายใหม่  ใจงาม", "1 ต.ค. 69")
    assert "โรงเรียนข" in change.told
    keep_answer(session, form, answer, DAY)
    holder = postings.who_holds(session, at, DAY).signs
    assert holder is not None
    assert (holder.person_id, holder.main) == (moved, True)
    (old,) = postings.postings_of_agency(session, before)
    assert old.to_on == date(2026, 9, 30)


def test_an_agency_that_nobody_led_has_its_first_head(session: Session, school: Make) -> None:
    at = school("โรงเรียนค")
    form, answer, (change,) = told(session, at, "นายใหม่ ใจงาม", BEGUN)
    assert change.told == "จะเพิ่มเป็นบุคคลใหม่"
    keep_answer(session, form, answer, DAY)
    assert heads(session, at) == [("นายใหม่ ใจงาม", "ผู้อำนวยการโรงเรียน", BEGUN, None)]


def test_an_acting_head_ends_too(session: Session, at: int, person: Make) -> None:
    person(
        "แทน ชั่วคราว", at, position="รักษาการ", is_head=True, acting=True, from_on=date(2026, 5, 1)
    )
    form, answer, _found = told(session, at, "นายใหม่ ใจงาม", BEGUN)
    keep_answer(session, form, answer, DAY)
    assert {each[0]: each[3] for each in heads(session, at)} == {
        "เก่า ดีมาก": date(2026, 9, 30),
        "แทน ชั่วคราว": date(2026, 9, 30),
        "นายใหม่ ใจงาม": None,
    }


def test_the_first_day_of_the_head_is_put_right(session: Session, at: int) -> None:
    form, answer, (change,) = told(session, at, since="16 พ.ย. 2563")
    assert (change.old, change.new) == ("1 ต.ค. 2563", "16 พ.ย. 2563")
    keep_answer(session, form, answer, DAY)
    assert heads(session, at) == [("เก่า ดีมาก", "ผู้อำนวยการโรงเรียน", date(2020, 11, 16), None)]


@pytest.mark.parametrize(
    ("name", "since", "why"),
    [
        ("นายใหม่ ใจงาม", "", "ต้องมีวันเริ่มดำรงตำแหน่ง"),
        ("นายใหม่", "1 ต.ค. 2569", "นามสกุล"),
        ("นายใหม่ ใจงาม", "1 ต.ค. 2555", "เก่า ดีมาก"),  # before the old one began
        ("นายซ้ำ คนเดิม", "1 ต.ค. 2569", "2 ราย"),
        ("", "1 ต.ค. 2599", "วันเริ่มดำรงตำแหน่ง"),
    ],
)
def test_what_could_be_wrong_is_noted_only(
    session: Session, at: int, name: str, since: str, why: str
) -> None:
    for _time in range(2):
        people.add_person(session, people.PersonDetails("ซ้ำ", "คนเดิม"))
    before = heads(session, at)
    form, answer, (change,) = told(session, at, name, since)
    assert why in change.problem
    keep_answer(session, form, answer, DAY)
    assert heads(session, at) == before
    (kept,) = verification.list_confirmations(session, 1)
    assert (name or "2599") in kept.note


def test_what_the_officer_leaves_out_is_noted_with_its_day(session: Session, at: int) -> None:
    form, answer, _found = told(session, at, "นายใหม่ ใจงาม", BEGUN)
    keep_answer(session, form, answer, DAY, ("head.name",))
    assert [each[0] for each in heads(session, at)] == ["เก่า ดีมาก"]
    (kept,) = verification.list_confirmations(session, 1)
    assert kept.note == "หัวหน้าหน่วยงาน: นายใหม่ ใจงาม (ตั้งแต่ 1 ต.ค. 2569)"
