from datetime import date

import pytest

from district_admin.office.model import OfficeProfile, Signatory

DIRECTOR = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๑"
DEPUTY = "รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๑"


def signatory(position: str, capacity: str, for_position: str = "") -> Signatory:
    return Signatory(
        name="นายก้อง  เกียรติ",
        position=position,
        capacity=capacity,
        for_position=for_position,
        from_on=date(2025, 10, 1),
        to_on=date(2026, 9, 30),
    )


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        (signatory(DIRECTOR, "holder"), ["(นายก้อง  เกียรติ)", DIRECTOR]),
        (
            signatory(DEPUTY, "acting_for", DIRECTOR),
            ["(นายก้อง  เกียรติ)", f"{DEPUTY} รักษาราชการแทน", DIRECTOR],
        ),
        (
            signatory(DEPUTY, "on_behalf_of", DIRECTOR),
            ["(นายก้อง  เกียรติ)", f"{DEPUTY} ปฏิบัติราชการแทน", DIRECTOR],
        ),
        (
            signatory(DEPUTY, "acting_in_position", DIRECTOR),
            ["(นายก้อง  เกียรติ)", f"{DEPUTY} รักษาการในตำแหน่ง", DIRECTOR],
        ),
        (
            signatory("รองผู้อำนวยการ\nสำนักงานเขต", "acting_for", "ผู้อำนวยการ\nสำนักงานเขต\n"),
            [
                "(นายก้อง  เกียรติ)",
                "รองผู้อำนวยการ",
                "สำนักงานเขต รักษาราชการแทน",
                "ผู้อำนวยการ",
                "สำนักงานเขต",
            ],
        ),
    ],
    ids=["holder", "acting for", "on behalf of", "acting in position", "two lines each"],
)
def test_the_lines_under_a_signature_say_in_which_capacity(
    who: Signatory, lines: list[str]
) -> None:
    assert who.signature_lines == lines


def test_the_address_has_no_empty_lines() -> None:
    profile = OfficeProfile(address="ถนนตัวอย่าง ตำบลในเมือง\n\n อำเภอเมือง จังหวัดตัวอย่าง ๘๐๐๐๐ \n")
    assert profile.address_lines == [
        "ถนนตัวอย่าง ตำบลในเมือง",
        "อำเภอเมือง จังหวัดตัวอย่าง ๘๐๐๐๐",
    ]
