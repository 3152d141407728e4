import pytest

from district_admin.areas.directory.model.heads import head_of, salutation_to


@pytest.mark.parametrize(
    ("agency", "head"),
    [
        ("วัดสมมติ", "เจ้าอาวาสวัดสมมติ"),
        ("ที่ว่าการอำเภอสมมติ", "นายอำเภอสมมติ"),
        ("จังหวัดสมมติบุรี", "ผู้ว่าราชการจังหวัดสมมติบุรี"),
        ("องค์การบริหารส่วนตำบลตัวอย่าง", "นายกองค์การบริหารส่วนตำบลตัวอย่าง"),
        ("เทศบาลตำบลตัวอย่าง", "นายกเทศมนตรีตำบลตัวอย่าง"),
        ("สถานีตำรวจภูธรสมมติ", "ผู้กำกับการสถานีตำรวจภูธรสมมติ"),
        ("สำนักงานสาธารณสุขอำเภอสมมติ", "สาธารณสุขอำเภอสมมติ"),
        ("สำนักงานศึกษาธิการจังหวัดสมมติ", "ศึกษาธิการจังหวัดสมมติ"),
        ("มหาวิทยาลัยตัวอย่าง", "อธิการบดีมหาวิทยาลัยตัวอย่าง"),
        ("ร้านสมมติการค้า", "ร้านสมมติการค้า"),
    ],
)
def test_an_agency_is_written_to_by_the_post_that_leads_it(agency: str, head: str) -> None:
    assert head_of(agency) == head


def test_monks_are_greeted_as_monks() -> None:
    assert salutation_to(head_of("วัดสมมติ")) == "นมัสการ"
    assert salutation_to(head_of("ที่ว่าการอำเภอสมมติ")) == "เรียน"
