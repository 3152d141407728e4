"""The office as its papers take it: its telephone, and the post that a memo is addressed to."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.office import operations
from district_admin.office.letterhead import addressed_as, read_letterhead
from district_admin.office.model import ACTING_FOR, HOLDER, ON_BEHALF_OF, Signatory

OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒"


@pytest.mark.parametrize(
    ("position", "capacity", "for_position", "addressed"),
    [
        (f"ผู้อำนวยการ{OFFICE}", HOLDER, "", f"ผู้อำนวยการ{OFFICE}"),
        (
            "นักจัดการงานทั่วไปชำนาญการพิเศษ\nผู้อำนวยการกลุ่มอำนวยการ\n",
            HOLDER,
            "",
            "ผู้อำนวยการกลุ่มอำนวยการ",
        ),
        (
            "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา\nประถมศึกษาสมมติบุรี เขต ๒",
            HOLDER,
            "",
            f"ผู้อำนวยการ{OFFICE}",
        ),
        (f"รองผู้อำนวยการ{OFFICE}", ACTING_FOR, f"ผู้อำนวยการ{OFFICE}", f"ผู้อำนวยการ{OFFICE}"),
        (f"รองผู้อำนวยการ{OFFICE}", ON_BEHALF_OF, f"ผู้อำนวยการ{OFFICE}", f"ผู้อำนวยการ{OFFICE}"),
        ("นักวิชาการศึกษา\nชำนาญการ", HOLDER, "", "นักวิชาการศึกษา ชำนาญการ"),
    ],
)
def test_a_memo_is_addressed_to_the_post_that_decides(
    position: str, capacity: str, for_position: str, addressed: str
) -> None:
    signatory = Signatory(
        name="นายก้อง  ดี",
        position=position,
        capacity=capacity,
        for_position=for_position,
        from_on=date(2026, 1, 1),
    )
    assert addressed_as(signatory) == addressed


def test_papers_print_the_telephone_of_the_office_in_its_one_form(session: Session) -> None:
    operations.save_profile(session, telephone="074-000000 ต่อ 11", fax="๐๗๔๐๐๐๐๐๙")
    letterhead = read_letterhead(session)
    assert letterhead.telephone == "0 7400 0000 ต่อ 11"
    assert letterhead.fax == "๐ ๗๔๐๐ ๐๐๐๙"
