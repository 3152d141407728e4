from typing import NamedTuple

from district_admin.areas.directory.model.keys import searched_text
from district_admin.areas.directory.operations.searching import narrow


class Row(NamedTuple):
    search_text: str


def test_every_typed_word_must_be_in_the_row_in_any_order() -> None:
    rows = [Row(searched_text("นายเกษม ดี", "08-1234-5678")), Row(searched_text("นางกานดา ดี", ""))]
    assert narrow(rows, "ดี เกษม") == rows[:1]
    assert narrow(rows, "ดี") == rows
    assert narrow(rows, "๐๘๑๒ ดี") == rows[:1]
    assert narrow(rows, "ดี ไม่มี") == []
