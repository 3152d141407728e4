from hypothesis import example, given, settings
from hypothesis import strategies as st

from district_admin.areas.directory.importing.cells import read_emails, read_telephones
from district_admin.areas.directory.importing.plain import key_of_name, keys_of_person
from district_admin.areas.directory.model.keys import name_key
from district_admin.areas.directory.model.person import person_keys
from district_admin.worksheets.telephones import telephones
from district_admin.worksheets.values import emails

letters = st.text("กขฃงฤศฮะาัำิีุูเแโใไ็่้๊๋์ๆฯ .-aZ1๑[]", max_size=8)


@given(letters, letters, st.sampled_from(("", "ดร.", "นาง")), st.text("0189- ", max_size=6))
@example("สมศรี", "ณ ตัวอย่าง", "นางสาว", "081")
@example("อํานวย", "เเสนดี", "ว่าที่ ร.ต.", "")
@example("ก่า", "น้ำ", "", "")
@settings(max_examples=400)
def test_the_short_way_makes_the_keys_of_the_long_one(
    first: str, last: str, title: str, number: str
) -> None:
    parts = (title, first, last, number, "0812345678", "a.b@example.go.th")
    assert keys_of_person(*parts) == person_keys(*parts)
    assert key_of_name(first, last) == name_key(first, last)


@given(st.from_regex(r"0[2689][0-9-]{6,11}[0-9]", fullmatch=True))
@settings(max_examples=300)
def test_telephones_read_the_short_way_are_those_of_the_long_one(number: str) -> None:
    taken, reading = read_telephones(number), telephones(number)
    assert (taken.value, taken.problem) == (reading.value, reading.problem)


@given(st.from_regex(r"[a-z.]{1,5}@[a-z0-9.]{1,8}", fullmatch=True))
def test_emails_read_the_short_way_are_those_of_the_long_one(address: str) -> None:
    taken, reading = read_emails(address), emails(address)
    assert (taken.value, taken.problem) == (reading.value, reading.problem)
