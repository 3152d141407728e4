import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.worksheets.model import (
    Row,
    SheetData,
    WorkbookData,
    column_index,
    column_letters,
)


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_have_the_names_excel_gives_them(index: int, letters: str) -> None:
    assert (column_letters(index), column_index(letters)) == (letters, index)


@given(index=st.integers(0, 20_000))
def test_the_name_of_a_column_leads_back_to_it(index: int) -> None:
    assert column_index(column_letters(index)) == index


def test_a_hidden_sheet_is_offered_only_when_no_other_has_rows() -> None:
    empty = SheetData("ว่าง")
    hidden = SheetData("ซ่อน", hidden=True, rows=[Row(1, ("ก",), False)])
    assert WorkbookData((empty, hidden)).preselected is hidden
    assert WorkbookData((empty,)).preselected is None
