"""Workbooks made part by part, so that a test can say exactly what stands in a file."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from pathlib import Path

import pytest

from district_admin.worksheets.model import Cell, Merge, Row, SheetData

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SURROUNDINGS = {
    "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
    "_rels/.rels": (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/worksheet" Target="worksheets/sheet3.xml"/>'
        "</Relationships>"
    ),
}
ONE_SHEET = '<sheet name="รายชื่อ" sheetId="1" r:id="rId1"/>'

Part = str | bytes | Iterator[bytes]


def sheet_xml(rows: str, before: str = "", after: str = "", start: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{start}<worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def write_parts(path: Path, parts: Mapping[str, Part]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            if isinstance(content, str | bytes):
                archive.writestr(name, content)
                continue
            with archive.open(name, "w", force_zip64=True) as file:
                for piece in content:
                    file.write(piece)
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes รายชื่อ.xlsx from the XML of its rows, or of whole parts, and tells where it is."""

    def write(
        rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>',
        before: str = "",
        after: str = "",
        start: str = "",
        sheets: str = ONE_SHEET,
        workbook_start: str = "",
        parts: Mapping[str, Part] | None = None,
    ) -> Path:
        made: dict[str, Part] = {
            **SURROUNDINGS,
            "xl/workbook.xml": (
                f'<?xml version="1.0"?>{workbook_start}<workbook xmlns="{MAIN}" '
                f'xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
            ),
            "xl/worksheets/sheet1.xml": sheet_xml(rows, before, after, start),
        }
        return write_parts(tmp_path / "รายชื่อ.xlsx", {**made, **(parts or {})})

    return write


@pytest.fixture
def swollen() -> Callable[..., Iterator[bytes]]:
    """Gives the pieces of a part that is small when packed and vast when unpacked."""

    def pieces(start: str, piece: bytes, end: str, size: int) -> Iterator[bytes]:
        block = piece * max(1, (1 << 20) // len(piece))
        yield start.encode("utf-8")
        yield from repeat(block, max(1, size // len(block)))
        yield end.encode("utf-8")

    return pieces


@pytest.fixture
def sheet() -> Callable[..., SheetData]:
    """Makes a sheet of lists of cells; an empty text is an empty cell."""

    def make(
        rows: Iterable[Iterable[Cell]],
        merges: Iterable[tuple[int, int, int, int]] = (),
        hidden: Iterable[int] = (),
    ) -> SheetData:
        numbered = [
            (n, tuple(c if c != "" else None for c in row)) for n, row in enumerate(rows, 1)
        ]
        hidden = set(hidden)
        return SheetData(
            "แผ่น1",
            rows=[
                Row(n, cells, n in hidden)
                for n, cells in numbered
                if any(c is not None for c in cells)
            ],
            merges=tuple(Merge(*merge) for merge in merges),
        )

    return make
