"""Blocks of cells that go to a worksheet and come from it over the clipboard."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from district_admin.areas.directory.model import Agency, DataField
from district_admin.areas.directory.operations.base_data import read_value, shown_value
from district_admin.errors import OfficeError
from district_admin.texts import _

Block = Sequence[Sequence[str | None]]
"""Rows of cells; None leaves a cell as it is."""

Cell = tuple[Agency, DataField, str]


class BlockRefusedError(OfficeError):
    """A block does not fit the grid, or one of its values not its field."""


def read_block(text: str) -> list[list[str]]:
    """Return the cells of a text that a worksheet put on the clipboard."""
    rows = csv.reader(StringIO(text, newline=""), delimiter="\t")
    block = [[cell.strip() for cell in row] for row in rows]
    while block and not any(block[-1]):
        block.pop()
    return block


def block_text(block: Sequence[Sequence[str]]) -> str:
    """Return cells as the text that a worksheet takes from the clipboard."""
    made = StringIO(newline="")
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows(block)
    return made.getvalue()


def cells_to_keep(
    agencies: Sequence[Agency],
    fields: Sequence[DataField],
    values: Mapping[int, Mapping[int, str]],
    at: tuple[int, int],
    block: Block,
) -> list[Cell]:
    """Return the cells that a block changes, put at a row and a column of the grid.

    Raises BlockRefusedError, which names the row, so that nothing is kept of a block that does
    not fit. A cell that takes no value may hold in the block what it shows, as a name does that
    was copied along.
    """
    top, left = at
    if top + len(block) > len(agencies) or left + max(map(len, block)) > len(fields) + 1:
        raise BlockRefusedError(
            _("ข้อมูลที่วางใหญ่กว่าตารางที่เหลือจากช่องนี้ จึงยังไม่ได้วาง กรุณาเลือกช่องเริ่มต้นใหม่")
        )
    changed: list[Cell] = []
    for row, given in enumerate(block, start=top):
        for column, typed in enumerate(given, start=left):
            if typed is None:
                continue
            agency, field = agencies[row], fields[column - 1] if column else None
            try:
                if (value := _changed(agency, field, values, typed)) is not None:
                    assert field is not None
                    changed.append((agency, field, value))
            except OfficeError as error:
                raise BlockRefusedError(
                    _("แถวที่ {row} {agency}: {why} จึงยังไม่ได้วางข้อมูลใด").format(
                        row=row + 1, agency=agency.name, why=error
                    )
                ) from error
    return changed


def _changed(
    agency: Agency,
    field: DataField | None,
    values: Mapping[int, Mapping[int, str]],
    typed: str,
) -> str | None:
    """Return what a cell is to hold; None if it does already. Raises OfficeError."""
    if field is None:
        if typed not in ("", agency.name):
            raise BlockRefusedError(_("ช่องชื่อหน่วยงานแก้ที่นี่ไม่ได้"))
        return None
    kept = values.get(agency.id, {}).get(field.id, "")
    if typed == shown_value(field, kept):
        return None
    if field.agency_kinds and agency.kind not in field.agency_kinds:
        raise BlockRefusedError(_("หน่วยงานนี้ไม่ต้องกรอกช่อง “{name}”").format(name=field.name))
    value = read_value(field, typed)
    return value if value != kept else None
