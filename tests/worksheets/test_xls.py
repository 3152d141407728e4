import contextlib
import random
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlwt

from district_admin.progress import Silent
from district_admin.worksheets import worker
from district_admin.worksheets.model import Merge
from district_admin.worksheets.output import Output
from district_admin.worksheets.reading import open_workbook
from district_admin.worksheets.refusals import Refused


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    """A list as Excel 97 to 2003 kept it, with a hidden sheet, row and column."""
    book = xlwt.Workbook(encoding="utf-8")
    first = book.add_sheet("ซ่อน")
    first.visibility = 1
    sheet = book.add_sheet("รายชื่อครู")
    sheet.write_merge(0, 0, 0, 4, "บัญชีรายชื่อครู")
    day = xlwt.easyxf(num_format_str="d/mm/yyyy")
    code = xlwt.easyxf(num_format_str="00000000")
    for column, value in enumerate(("ชื่อ", "โทรศัพท์", "เลขประจำตัวประชาชน")):
        sheet.write(1, column, value)
    sheet.write(2, 0, "นายก้อง เกียรติ")
    sheet.write(2, 1, "0812345678")
    sheet.write(2, 2, 1234567890123)
    sheet.write(2, 3, datetime(2026, 11, 20), day)
    sheet.write(2, 4, 1234567, code)
    sheet.write(3, 0, True)
    sheet.write(3, 1, xlwt.Formula("1/0"))
    sheet.row(3).hidden = True
    sheet.col(2).hidden = True
    path = tmp_path / "รายชื่อ.xls"
    book.save(str(path))
    return path


def test_an_old_workbook_gives_exact_values_and_what_was_hidden(old_list: Path) -> None:
    hidden, sheet = open_workbook(old_list, Silent()).sheets
    assert (hidden.hidden, sheet.hidden, sheet.name) == (True, False, "รายชื่อครู")
    assert sheet.rows[2].cells == (
        *("นายก้อง เกียรติ", "0812345678", 1234567890123, date(2026, 11, 20), "01234567"),
    )
    assert type(sheet.rows[2].cells[2]) is int
    assert [row.hidden for row in sheet.rows] == [False, False, False, True]
    assert sheet.hidden_columns == {2}
    assert sheet.merges == (Merge(1, 1, 0, 4),)


@pytest.mark.slow
def test_damage_anywhere_is_refused_or_read_and_never_a_fault(
    old_list: Path, tmp_path: Path
) -> None:
    whole = old_list.read_bytes()
    chance = random.Random(7)
    for _mutant in range(150):
        damaged = bytearray(whole)
        for _place in range(chance.randrange(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path = tmp_path / "เสีย.xls"
        path.write_bytes(damaged)
        with contextlib.suppress(Refused):
            worker.read(path, Output(BytesIO()))


def test_an_old_workbook_that_was_cut_off_is_refused(old_list: Path) -> None:
    old_list.write_bytes(old_list.read_bytes()[:1500])
    with pytest.raises(Refused):
        worker.read(old_list, Output(BytesIO()))
