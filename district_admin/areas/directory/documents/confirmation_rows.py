"""The confirmation form as a worksheet: out with what is known, back with what is wrong.

The first column is hidden and says of each row which agency and which item it is about. Rows may
be sorted, added or deleted by whoever fills them in, and the answers of many agencies pasted into
one sheet; only the keys count. The last rows are the confirmer's: a tick that all is right, name,
post and day. The last column is hidden too and has what was sent out: a value that still stands as
it was sent is no answer, though the office has corrected it since.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from district_admin.areas.directory.documents.answer_values import Written, read_written
from district_admin.areas.directory.documents.confirmation import (
    HEADINGS,
    TITLE,
    ConfirmationForm,
    ConfirmationRequest,
    instruction,
)
from district_admin.thai.calendar import medium_date
from district_admin.thai.normalise import search_key
from district_admin.worksheets import values
from district_admin.worksheets.model import Cell
from district_admin.worksheets.writing import write_xlsx

SHEET_HEADINGS: Final = ("รหัส (ห้ามแก้ไข)", *HEADINGS, "ข้อมูลที่ส่งไป (ห้ามแก้ไข)")
"""The columns of the worksheet; the first and the last are hidden."""

_WIDTHS: Final = (0, 6, 32, 44, 44, 0)  # in letters; 0 hides
_KEY, _VALUE, _CORRECTION, _SENT = 0, 3, 4, 5
_PARTED: Final = "/"
_FORM_KEY: Final = re.compile(r"R[0-9]+-A[0-9]+")
_RIGHT, _NAME, _POST, _DAY = "confirm.right", "confirm.name", "confirm.post", "confirm.day"
_CONFIRMER: Final = {
    _RIGHT: f"ถูกต้องครบถ้วน ไม่มีแก้ไข (ใส่เครื่องหมาย / ในช่อง “{HEADINGS[3]}”)",
    _NAME: "ชื่อผู้ยืนยันข้อมูล",
    _POST: "ตำแหน่งผู้ยืนยันข้อมูล",
    _DAY: "วันที่ยืนยันข้อมูล",
}
"""The rows of whoever confirms, under those of the items. They stand on papers, in Thai."""

_TO_CONFIRM: Final = "ท้ายแบบ โปรดระบุชื่อ ตำแหน่ง และวันที่ของผู้ยืนยัน หากข้อมูลถูกต้องครบถ้วนโปรดใส่เครื่องหมาย /"
_NO_TICK: Final = ("ไม่", "ไม่ใช่", "ไม่ถูก", "ไม่ถูกต้อง", "ไม่ครบ", "ไม่ครบถ้วน", "no", "false", "0")
_DASHES: Final = "-–—"


@dataclass(frozen=True, slots=True)
class ConfirmationAnswer:
    """What came back from one agency.

    `corrections` has what was written beside each item, by its key; `typed_over` the items whose
    known value was changed where it stood, with what it says now. `problems` has why what stands in
    either of them cannot be read, so that it is shown and not kept. `ticked` says whether all was
    ticked as right, None on a form that did not ask; `confirmed_by` who says so, and of which day.
    """

    form_key: str
    corrections: Mapping[str, str]
    typed_over: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)
    ticked: bool | None = None
    confirmed_by: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the form came back as it went out, with neither tick, name nor correction."""
        written = self.corrections or self.typed_over or self.confirmed_by
        return self.ticked is False and not written


def confirmation_xlsx(
    form: ConfirmationForm, request: ConfirmationRequest, office_name: str
) -> bytes:
    """Return the form as an XLSX file, with what to do on its second sheet."""
    what_to_do = (instruction(request, office_name), _TO_CONFIRM)
    notes = (TITLE, request.round_name, form.agency_name, *what_to_do)
    return write_xlsx(
        form.agency_name,
        SHEET_HEADINGS,
        confirmation_rows(form),
        _WIDTHS,
        [note for note in notes if note],
        answer_columns=(_CORRECTION,),
    )


def confirmation_rows(form: ConfirmationForm) -> list[tuple[Cell, ...]]:
    """Return the rows under the headings; all but the running numbers are texts."""
    rows: list[tuple[Cell, ...]] = []
    for number, item in enumerate(form.items, start=1):
        label = f"{item.label} ({' / '.join(item.choices)})" if item.choices else item.label
        rows.append((f"{form.key}{_PARTED}{item.key}", number, label, item.value, "", item.value))
    rows += [
        (f"{form.key}{_PARTED}{key}", "", told, "", "", "") for key, told in _CONFIRMER.items()
    ]
    return rows


def read_answers(
    rows: Iterable[Sequence[Cell]], known: Mapping[str, Mapping[str, str]]
) -> list[ConfirmationAnswer]:
    """Return what the agencies wrote, in the order of their first rows; none from another list.

    `known` has the values that were sent out, by the keys of form and item. A correction that only
    repeats what is known is none; of two for one item the later counts. A cell that was emptied is
    no answer: nobody says so that there is no postcode.
    """
    found: dict[str, _Answered] = {}
    for row in rows:
        form_key, _, item_key = str(_cell(row, _KEY) or "").strip().partition(_PARTED)
        asked = known.get(form_key)
        if asked is None or not (item_key in asked or item_key in _CONFIRMER):
            continue
        answered = found.setdefault(form_key, _Answered())
        if item_key in _CONFIRMER:
            text = _words(_cell(row, _CORRECTION)) or _words(_cell(row, _VALUE))
            answered.confirmer[item_key] = text
        else:
            answered.take(row, item_key, asked[item_key])
    return [answered.answer(key) for key, answered in found.items()]


@dataclass
class _Answered:
    """What was read of one form until now."""

    corrections: dict[str, str] = field(default_factory=dict)
    typed_over: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    confirmer: dict[str, str] = field(default_factory=dict)

    def take(self, row: Sequence[Cell], item_key: str, value: str) -> None:
        """Take what stands in the row of an item whose known value is this."""
        written, into = read_written(item_key, _cell(row, _CORRECTION)), self.corrections
        if not written.text and not _as_sent(row):
            written, into = read_written(item_key, _cell(row, _VALUE)), self.typed_over
        if written.text and not _same(written, value, item_key):
            into[item_key] = written.text
            self.problems.pop(item_key, None)
            if written.problem:
                self.problems[item_key] = written.problem

    def answer(self, form_key: str) -> ConfirmationAnswer:
        tick = self.confirmer.get(_RIGHT)
        parts = [self.confirmer.get(key, "") for key in (_NAME, _POST, _DAY)]
        return ConfirmationAnswer(
            *(form_key, self.corrections, self.typed_over, self.problems),
            ticked=None if tick is None else bool(tick) and tick.lower() not in _NO_TICK,
            confirmed_by=" ".join(part for part in parts if part),
        )


def _words(cell: Cell) -> str:
    """Return what the confirmer wrote; empty for a dash, which only says that nothing was."""
    if isinstance(cell, date):
        return medium_date(cell)
    return values.written(cell).strip().strip(_DASHES)


def keys_of_forms(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Return the keys of the forms that rows are of, of this round or of another; none in a list.

    They tell a form of another round from what is no form at all.
    """
    keys = (str(_cell(row, _KEY) or "").strip().partition(_PARTED) for row in rows)
    return list(dict.fromkeys(k for k, parted, _item in keys if parted and _FORM_KEY.fullmatch(k)))


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _as_sent(row: Sequence[Cell]) -> bool:
    """Say whether the known value stands as it was sent; forms of before do not tell."""
    sent = _cell(row, _SENT)
    return sent is not None and _cell(row, _VALUE) == sent


def _same(written: Written, known: str, item_key: str) -> bool:
    """Say whether a cell repeats what is known, be it spelled otherwise: 0 4400 0000, 044000000."""
    texts = {search_key(known), search_key(read_written(item_key, known).text)}
    return search_key(written.text) in texts
