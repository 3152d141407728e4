from district_admin.areas.directory.model import Agency


def agency(**values: object) -> Agency:
    empty = dict.fromkeys(
        (
            *("house_no", "village_no", "village", "lane", "road", "subdistrict", "district"),
            *("province", "postcode", "addressee"),
        ),
        "",
    )
    return Agency(**{**empty, "name": "โรงเรียนบ้านตัวอย่าง", "kind": "school", **values})


def test_an_address_is_written_in_thai_order() -> None:
    school = agency(
        house_no="๑๒/๓",
        village_no="4",
        road="ถนนตัวอย่าง",
        subdistrict="ในเมือง",
        district="เมือง",
        province="ตัวอย่าง",
        postcode="80000",
    )
    assert school.address_lines == [
        "เลขที่ ๑๒/๓ หมู่ที่ 4 ถนนตัวอย่าง",
        "ตำบลในเมือง อำเภอเมือง",
        "จังหวัดตัวอย่าง 80000",
    ]


def test_an_address_in_the_capital_has_its_own_words() -> None:
    office = agency(subdistrict="ดุสิต", district="ดุสิต", province="กรุงเทพมหานคร", postcode="10300")
    assert office.address_lines == ["แขวงดุสิต เขตดุสิต", "กรุงเทพมหานคร 10300"]


def test_a_letter_to_a_school_is_addressed_to_its_director() -> None:
    assert agency().addressed_to == "ผู้อำนวยการโรงเรียนบ้านตัวอย่าง"
    assert agency(kind="outside", name="วัดตัวอย่าง").addressed_to == "เจ้าอาวาสวัดตัวอย่าง"
    assert agency(addressee="ผู้จัดการโรงเรียนบ้านตัวอย่าง").addressed_to == "ผู้จัดการโรงเรียนบ้านตัวอย่าง"
