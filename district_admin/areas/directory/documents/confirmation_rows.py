"""The confirmation form as a worksheet: out with what is known, back with what is wrong.

The first column is hidden and says of each row which agency and which item it is about. Rows may
be sorted, added or deleted by whoever fills them in, and the answers of many agencies pasted into
one sheet; only the keys count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
    known value was changed where it stood, with what it says now. Neither is tidied.
    """

    form_key: str
    corrections: Mapping[str, str]
    typed_over: Mapping[str, str]


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
    rows: Iterable[Sequence[object]], known: Mapping[str, Mapping[str, str]]
) -> list[ConfirmationAnswer]:
    """Return what the agencies wrote, in the order of their first rows; none from another list.

    `known` has the values that were sent out, by the keys of form and item. A correction that only
    repeats what is known is none; of two for one item the later counts.
    """
    found: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for row in rows:
        form_key, _, item_key = _text(row, _KEY).partition(_PARTED)
        value = known.get(form_key, {}).get(item_key)
        if value is None:
            continue
        corrections, typed_over = found.setdefault(form_key, ({}, {}))
        correction, standing = _text(row, _CORRECTION), _text(row, _VALUE)
        if correction and not _same(correction, value):
            corrections[item_key] = correction
        elif not correction and not _same(standing, value):
            typed_over[item_key] = standing
    return [ConfirmationAnswer(key, *answer) for key, answer in found.items()]


def _text(row: Sequence[object], column: int) -> str:
    cell = row[column] if column < len(row) else None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # worksheets hold every number as a float
    return "" if cell is None else str(cell).strip()


def _same(one: str, other: str) -> bool:
    return search_key(one) == search_key(other)
