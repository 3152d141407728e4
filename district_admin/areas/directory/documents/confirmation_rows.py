"""The confirmation form as a worksheet: out with what is known, back with what is wrong.

The first column is hidden and says of each row which agency and which item it is about. Rows may
be sorted, added or deleted by whoever fills them in, and the answers of many agencies pasted into
one sheet; only the keys count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from district_admin.areas.directory.documents.answer_values import Written, read_written
from district_admin.areas.directory.documents.confirmation import (
    HEADINGS,
    TITLE,
    ConfirmationForm,
    ConfirmationRequest,
    instruction,
)
from district_admin.thai.normalise import search_key
from district_admin.worksheets.model import Cell
from district_admin.worksheets.writing import write_xlsx

SHEET_HEADINGS: Final = ("รหัส (ห้ามแก้ไข)", *HEADINGS)
"""The columns of the worksheet; the first is hidden."""

_WIDTHS: Final = (0, 6, 32, 44, 44)  # in letters; 0 hides
_KEY, _VALUE, _CORRECTION = 0, 3, 4
_PARTED: Final = "/"


@dataclass(frozen=True, slots=True)
class ConfirmationAnswer:
    """What came back from one agency.

    `corrections` has what was written beside each item, by its key; `typed_over` the items whose
    known value was changed where it stood, with what it says now. `problems` has why what stands in
    either of them cannot be read, so that it is shown and not kept.
    """

    form_key: str
    corrections: Mapping[str, str]
    typed_over: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)


def confirmation_xlsx(
    form: ConfirmationForm, request: ConfirmationRequest, office_name: str
) -> bytes:
    """Return the form as an XLSX file, with what to do on its second sheet."""
    notes = (TITLE, request.round_name, form.agency_name, instruction(request, office_name))
    return write_xlsx(
        form.agency_name,
        SHEET_HEADINGS,
        confirmation_rows(form),
        _WIDTHS,
        [note for note in notes if note],
    )


def confirmation_rows(form: ConfirmationForm) -> list[tuple[Cell, ...]]:
    """Return the rows under the headings; all but the running numbers are texts."""
    rows: list[tuple[Cell, ...]] = []
    for number, item in enumerate(form.items, start=1):
        label = f"{item.label} ({' / '.join(item.choices)})" if item.choices else item.label
        rows.append((f"{form.key}{_PARTED}{item.key}", number, label, item.value, ""))
    return rows


def read_answers(
    rows: Iterable[Sequence[Cell]], known: Mapping[str, Mapping[str, str]]
) -> list[ConfirmationAnswer]:
    """Return what the agencies wrote, in the order of their first rows; none from another list.

    `known` has the values that were sent out, by the keys of form and item. A correction that only
    repeats what is known is none; of two for one item the later counts. A cell that was emptied is
    no answer: nobody says so that there is no postcode.
    """
    found: dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]] = {}
    for row in rows:
        form_key, _, item_key = str(_cell(row, _KEY) or "").strip().partition(_PARTED)
        value = known.get(form_key, {}).get(item_key)
        if value is None:
            continue
        corrections, typed_over, problems = found.setdefault(form_key, ({}, {}, {}))
        written, into = read_written(item_key, _cell(row, _CORRECTION)), corrections
        if not written.text:
            written, into = read_written(item_key, _cell(row, _VALUE)), typed_over
        if written.text and not _same(written, value, item_key):
            into[item_key] = written.text
            problems.pop(item_key, None)
            if written.problem:
                problems[item_key] = written.problem
    return [ConfirmationAnswer(key, *answer) for key, answer in found.items()]


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _same(written: Written, known: str, item_key: str) -> bool:
    """Say whether a cell repeats what is known, be it spelled otherwise: 0 4400 0000, 044000000."""
    texts = {search_key(known), search_key(read_written(item_key, known).text)}
    return search_key(written.text) in texts
