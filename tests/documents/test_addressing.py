"""Salutation and closing phrase follow the addressee, unless the officer chose them herself."""

from collections.abc import Callable

import pytest

from district_admin.documents.addressing import fitting_pair, readdressed
from district_admin.documents.forms import load_form

NewContent = Callable[..., dict[str, object]]


@pytest.mark.parametrize(
    ("addressee", "salutation", "closing"),
    [
        ("", "เรียน", "ขอแสดงความนับถือ"),
        ("ผู้ว่าราชการจังหวัดตัวอย่าง", "เรียน", "ขอแสดงความนับถือ"),
        ("รัฐมนตรีว่าการกระทรวงศึกษาธิการ", "เรียน", "ขอแสดงความนับถือ"),
        ("รองนายกรัฐมนตรี", "เรียน", "ขอแสดงความนับถือ"),
        ("นายกรัฐมนตรี", "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("ฯพณฯ  นายกรัฐมนตรี", "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("ประธานศาลฎีกา", "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("เจ้าอาวาสวัดตัวอย่าง", "นมัสการ", "ขอนมัสการด้วยความเคารพ"),
        ("พระครูตัวอย่างธรรมคุณ", "นมัสการ", "ขอนมัสการด้วยความเคารพ"),
        ("พระราชาคณะ", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง"),
    ],
)
def test_who_is_addressed_how(addressee: str, salutation: str, closing: str) -> None:
    pair = fitting_pair(load_form("letter").pairs, addressee)
    assert pair is not None
    assert (pair.salutation, pair.closing) == (salutation, closing)


@pytest.mark.parametrize("addressee", ["สมเด็จพระสังฆราช", "หม่อมเจ้าตัวอย่าง", "สมเด็จพระเจ้าลูกเธอ"])
def test_nothing_is_offered_where_a_person_must_choose(addressee: str) -> None:
    assert fitting_pair(load_form("letter").pairs, addressee) is None


def test_what_was_offered_follows_the_addressee_and_back(content_of: NewContent) -> None:
    form = load_form("letter")
    first = content_of(form)
    high = {**first, "addressee": "นายกรัฐมนตรี"}

    changes = readdressed(form, first, high)

    assert changes == {
        "salutation": "กราบเรียน",
        "closing_phrase": "ขอแสดงความนับถืออย่างยิ่ง",
        "conclusion": "จึงกราบเรียนมาเพื่อโปรดพิจารณา",
    }
    written = {**high, **changes}
    back = {**written, "addressee": "นาย"}
    assert {**back, **readdressed(form, written, back)} == {**first, "addressee": "นาย"}


def test_what_the_officer_chose_stays(content_of: NewContent) -> None:
    form = load_form("letter")
    first = content_of(form, salutation="ถึง", closing_phrase="ด้วยความเคารพ", conclusion="จึงขอเชิญ")

    assert readdressed(form, first, {**first, "addressee": "นายกรัฐมนตรี"}) == {}


def test_a_memo_has_no_closing_phrase_to_follow(content_of: NewContent) -> None:
    form = load_form("memo")
    first = content_of(form)

    changes = readdressed(form, first, {**first, "addressee": "ประธานรัฐสภา"})

    assert set(changes) == {"salutation", "conclusion"}


def test_a_paper_without_salutation_is_left_alone(content_of: NewContent) -> None:
    form = load_form("stamped")
    first = content_of(form)

    assert readdressed(form, first, {**first, "addressee": "นายกรัฐมนตรี"}) == {}
