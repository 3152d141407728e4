import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.progress import Silent
from district_admin.worksheets.delimited import decoded, text_rows
from district_admin.worksheets.model import WorkbookData
from district_admin.worksheets.reading import open_workbook
from district_admin.worksheets.refusals import Refused, WorksheetRefusedError

LIST = "ลำดับ,ชื่อ-สกุล,โทร\r\n1,นายก้อง เกียรติ,0812345678\r\n2,น.ส.กานดา ใจดี,02-123-4567\r\n"
THAI = st.text("กขคงจฉชซำแเโใไะาิีึืุูเ่้๊๋์ๆ๐๑๒๓ abc0123.,-“”…", min_size=1)


def read(path: Path, content: bytes) -> WorkbookData:
    path.write_bytes(content)
    return open_workbook(path, Silent())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_list_is_read_whatever_its_letters_were_saved_as(tmp_path: Path, encoding: str) -> None:
    [sheet] = read(tmp_path / "ครู.csv", LIST.encode(encoding)).sheets
    assert sheet.name == "ครู"
    assert [row.cells for row in sheet.rows] == [
        ("ลำดับ", "ชื่อ-สกุล", "โทร"),
        ("1", "นายก้อง เกียรติ", "0812345678"),
        ("2", "น.ส.กานดา ใจดี", "02-123-4567"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    [sheet] = read(tmp_path / "ครู.csv", LIST.encode(encoding)).sheets
    assert sheet.rows[1].cells == ("1", "นายก้อง เกียรติ", "0812345678")


def test_a_text_that_begins_like_a_zip_is_a_list(tmp_path: Path) -> None:
    [sheet] = read(tmp_path / "a.csv", "PK,ชื่อ-สกุล\n1,นายก้อง เกียรติ\n".encode()).sheets
    assert sheet.rows[0].cells == ("PK", "ชื่อ-สกุล")


def test_bytes_with_noughts_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WorksheetRefusedError, match="ไม่ใช่ Excel หรือ CSV"):
        read(tmp_path / "a.csv", bytes(range(256)) * 9)


@given(text=THAI, encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp874"]))
def test_the_letters_of_any_thai_text_are_told(text: str, encoding: str) -> None:
    content = f"ชื่อโรงเรียนและที่อยู่,{text}".encode(encoding)
    assert decoded(content) == (f"ชื่อโรงเรียนและที่อยู่,{text}", 0)


def test_utf8_with_a_broken_letter_is_not_taken_for_old_thai(tmp_path: Path) -> None:
    content = LIST.encode() + "3,นายแก้ว".encode()[:-1] + b"\n"
    book = read(tmp_path / "a.csv", content)
    assert book.sheets[0].rows[1].cells[1] == "นายก้อง เกียรติ"
    assert "ตัวอักษรเสีย 1 ตัว" in book.notes[0]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WorksheetRefusedError, match="UTF-8"):
        read(tmp_path / "a.csv", bytes(range(1, 256)))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("ก;ข\n1,5;2,5\n", ("1,5", "2,5")),
        ("ก\tข\n1, 2\t3\n", ("1, 2", "3")),
        ("sep=;\nก;ข\n1;2\n", ("1", "2")),
        ('"ก","ข"\n"a;b;c","d;e;f"\n', ("a;b;c", "d;e;f")),
        ("ก|ข\n1|2\n", ("1", "2")),
        ("ชื่อ\nก้อง\n", ("ก้อง",)),
        ('ก,ข\n"บ้าน\nเลขที่ 5",2\n', ("บ้าน\nเลขที่ 5", "2")),
        ("ก,ข\n'=1+1,'กข\n", ("=1+1", "'กข")),
        ("ก,ข\n''=x,'-5\n", ("'=x", "-5")),
    ],
)
def test_what_parts_the_cells_is_found(text: str, cells: tuple[str, ...]) -> None:
    assert list(text_rows(text))[1].cells == cells


def test_the_mark_of_utf16_counts_letters_that_were_lost() -> None:
    assert decoded(codecs.BOM_UTF16_LE + "ก".encode("utf-16-le") + b"\x00\xdc") == ("ก\ufffd", 1)


@pytest.mark.parametrize(
    "text",
    [
        'ที่,ชื่อ,โรงเรียน,โทร\n1,"ก้อง,บ้านหนึ่ง,081\n2,แดง,บ้านสอง,082\n3,มาลี,บ้านสาม,083\n',
        'ที่,ชื่อ,โรงเรียน,โทร\n1,"ก้อง,บ้านหนึ่ง,081\n2,แดง,บ้านสอง,082\n3,"มาลี,บ้านสาม,083\n',
        'ที่,ชื่อ,โรงเรียน,โทร\n1,"ก้อง,บ้านหนึ่ง,081\n2,แดง,บ้านสอง,082\n3,มาลี",บ้านสาม,083\n',
        'ที่,ชื่อ,โรงเรียน,โทร\n1,"ก้อง,บ้านหนึ่ง,081',
    ],
)
def test_an_open_quotation_mark_swallows_no_rows(text: str) -> None:
    with pytest.raises(Refused) as refused:
        list(text_rows(text))
    assert (refused.value.code, refused.value.details) == ("open_quote", {"line": 2})


@pytest.mark.parametrize(
    "cell", ['"บ้าน\nเลขที่ 5\nต.ในเมือง, อ.เมือง"', '"ร.ร. ""ดี"""', '"ร.ร. "ดี" มาก"', 'ร.ร. "ดี']
)
def test_quotation_marks_that_are_meant_are_read(cell: str) -> None:
    for text in (f"ก,ข\n{cell},2\n1,2\n", f"ก,ข\n1,2\n2,{cell}"):
        assert len(list(text_rows(text))) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (",".join("a" * 300) + "\n", "far_column"),
        ("ก,ข\n" * 110_001, "far_row"),
        ("ก," + "ข" * 32_768, "long_text"),
    ],
)
def test_lists_beyond_the_limits_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        list(text_rows(text))
    assert refused.value.code == code
