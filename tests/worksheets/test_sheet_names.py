"""Names of sheets: what Excel takes, cut between words, none twice."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from district_admin.worksheets.sheet_names import sheet_names
from district_admin.worksheets.writing import write_xlsx


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ทำเนียบหน่วยงาน", "ทำเนียบหน่วยงาน"),
        ("ข้อมูลพื้นฐานของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2570", "ข้อมูลพื้นฐานของหน่วยงาน"),
        ("ผู้มีส่วนได้ส่วนเสียภายนอก ปีงบประมาณ 2570", "ผู้มีส่วนได้ส่วนเสียภายนอก"),
        ("คำสั่งแต่งตั้งคณะกรรมการตรวจรับพัสดุ", "คำสั่งแต่งตั้งคณะกรรมการตรวจรับ"),
        ("ครู: ปี 2569/2570 [ร่าง]", "ครู ปี 2569 2570 ร่าง"),
        ("", "รายการ"),
    ],
)
def test_a_long_name_ends_with_a_word(title: str, name: str) -> None:
    assert sheet_names([title]) == [name]


def test_a_word_that_is_too_long_is_cut_before_no_mark() -> None:
    (name,) = sheet_names(["ก็" * 40])
    assert name == "ก็" * 15


def test_no_two_sheets_have_one_name() -> None:
    assert sheet_names(["หมายเหตุ", "หมายเหตุ"]) == ["หมายเหตุ", "หมายเหตุ (2)"]
    long = "ข้อมูลพื้นฐานของหน่วยงาน ประจำปีงบประมาณ พ.ศ. "
    names = sheet_names([f"{long}2570", f"{long}2571", "History", "ABC", "abc"])
    assert names[:2] == ["ข้อมูลพื้นฐานของหน่วยงาน", "ข้อมูลพื้นฐานของหน่วยงาน (2)"]
    assert names[2:] == ["History (2)", "ABC", "abc (2)"]


def test_a_list_named_like_its_notes_opens_in_excel() -> None:
    book = load_workbook(BytesIO(write_xlsx("หมายเหตุ", ["ก"], [["ข"]], notes=["ค"])))
    assert book.sheetnames == ["หมายเหตุ", "หมายเหตุ (2)"]
    book.close()


@given(titles=st.lists(st.text(max_size=80), max_size=4))
def test_excel_takes_every_name(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'"
        assert name[-1] != "'"
