"""Names survive every disc, and no two are taken for one another."""

import pytest

from district_admin.archive.naming import NAME_UNITS, PATH_UNITS, NameGiver, same, units


def test_a_name_stays_as_it_is() -> None:
    assert NameGiver().give("รายงานการประชุม ครั้งที่ 1-2569", ".pdf") == (
        "รายงานการประชุม ครั้งที่ 1-2569.pdf"
    )


@pytest.mark.parametrize(
    "title",
    ["ก" * 200, "ที่ประชุม" * 30, "กุ้ง" * 50, "\U0001f600" * 60, "x" * 59 + "้้"],
)
def test_a_long_name_is_cut_between_letters_and_keeps_its_suffix(title: str) -> None:
    giver = NameGiver("data/เอกสารประกอบการประชุม")
    first, second = giver.give(title, ".docx"), giver.give(title, ".docx")
    for name in (first, second):
        assert units(name) <= NAME_UNITS
        assert name.endswith(".docx")
    assert second.endswith(" (2).docx")
    assert first != second
    assert title.startswith(first.removesuffix(".docx"))
    cut = title[len(first) - len(".docx") :]
    assert not cut[:1] or cut[0] not in "ัิีึืฺุู็่้๊๋์ํ๎"


def test_a_deep_folder_leaves_less_room() -> None:
    folder = "data/" + "ก" * 80
    name = NameGiver(folder).give("ข" * 100, ".pdf")
    assert units(f"{folder}/{name}") == PATH_UNITS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ท\u0e35\u0e48", "ท\u0e48\u0e35"),  # the marks the other way round
        ("น้ำ", "น\u0e4d\u0e49\u0e32"),  # the vowel typed as two letters, the mark between them
        ("คำ", "ค\u0e4d\u0e32"),
        ("Report", "REPORT"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_what_a_computer_takes_for_the_same_gets_a_number(one: str, other: str) -> None:
    giver = NameGiver()
    assert same(one) == same(other)
    assert giver.give(one, ".pdf") == f"{one}.pdf"
    assert giver.give(other, ".pdf").endswith(" (2).pdf")


@pytest.mark.parametrize("title", ["CON", "a/b:c*?", "...", "", "nul.txt"])
def test_a_name_no_computer_takes_becomes_one_it_does(title: str) -> None:
    name = NameGiver().give(title, ".pdf")
    assert name.endswith(".pdf")
    assert not set(name) & set('<>:"/\\|?*')
    assert name.split(".")[0].strip().lower() not in ("con", "nul", "")


@pytest.mark.parametrize(
    ("title", "suffix", "name"),
    [
        ("ก", ".p?f", "ก.p-f"),
        ("ก", ".pd ", "ก.pd"),
        ("ก", ".", "ก"),
        ("เบิกจ่าย 100%แล้ว", ".pdf", "เบิกจ่าย 100 เปอร์เซ็นต์ แล้ว.pdf"),
        ("5 % ของ %25", ".a%", "5 เปอร์เซ็นต์ ของ เปอร์เซ็นต์ 25.aเปอร์เซ็นต์"),
    ],
)
def test_a_suffix_is_a_name_too_and_no_other_program_has_to_decode_a_per_cent_sign(
    title: str, suffix: str, name: str
) -> None:
    assert NameGiver().give(title, suffix) == name
