"""Hostile, broken and mistaken files, each through the real reader in its own process."""

import contextlib
import random
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from district_admin.progress import Silent
from district_admin.worksheets import worker
from district_admin.worksheets.model import WorkbookData
from district_admin.worksheets.output import Output
from district_admin.worksheets.reading import open_workbook
from district_admin.worksheets.refusals import Refused, WorksheetRefusedError

Workbook = Callable[..., Path]
Swollen = Callable[..., Iterator[bytes]]

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
START = f"<worksheet {MAIN}><sheetData>"
END = "</sheetData></worksheet>"
LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
QUADRATIC = f"<!DOCTYPE q [<!ENTITY a '{'x' * 50_000}'>]>"
THIEF = "<!DOCTYPE q [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> WorksheetRefusedError:
    with pytest.raises(WorksheetRefusedError) as refused:
        open_workbook(path, Silent(), seconds=20)
    text = str(refused.value)
    assert "กรุณา" in text
    assert "{" not in text
    return refused.value


def read(path: Path) -> WorkbookData:
    return open_workbook(path, Silent(), seconds=20)


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_unread(
    workbook: Workbook, swollen: Swollen, tmp_path: Path
) -> None:
    row = b'<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaa</t></is></c></row>'
    path = workbook(parts={SHEET: swollen(START, row, END, 450 << 20)})
    assert path.stat().st_size < 8 << 20
    assert refusal(path).code == "unpacked_size"


@pytest.mark.parametrize("part", [SHEET, SHARED])
def test_one_endless_text_is_refused(workbook: Workbook, swollen: Swollen, part: str) -> None:
    starts = {
        SHEET: f'{START}<row r="1"><c r="A1" t="inlineStr"><is><t>',
        SHARED: f"<sst {MAIN}><si><t>",
    }
    path = workbook(parts={part: swollen(starts[part], b"A", "", 100 << 20)})
    assert refusal(path).code == "ratio"


def test_a_text_longer_than_excel_allows_is_refused(workbook: Workbook) -> None:
    text = "ก" * 40_000
    path = workbook(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')
    assert refusal(path).code == "long_text"


def test_one_long_text_that_a_thousand_cells_share_is_refused(workbook: Workbook) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3000))
    shared = f"<sst {MAIN}><si><t>{'ก' * 30_000}</t></si></sst>"
    assert refusal(workbook(cells, parts={SHARED: shared})).code == "all_text"


def test_millions_of_short_shared_texts_are_refused(workbook: Workbook, swollen: Swollen) -> None:
    shared = swollen(f"<sst {MAIN}>", b"<si><t>b1c2</t></si>", "</sst>", 60 << 20)
    assert refusal(workbook(parts={SHARED: shared})).code in ("all_text", "ratio")


@pytest.mark.parametrize("declared", [LAUGHS, QUADRATIC, THIEF], ids=["laughs", "long", "file"])
@pytest.mark.parametrize("part", ["sheet", "shared", "workbook"])
def test_declared_entities_are_refused_wherever_they_stand(
    workbook: Workbook, declared: str, part: str
) -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
    shared = f"{declared}<sst {MAIN}><si><t>&a;</t></si></sst>"
    arguments: dict[str, dict[str, object]] = {
        "sheet": {"rows": cell, "start": declared},
        "shared": {"parts": {SHARED: shared}},
        "workbook": {"workbook_start": declared},
    }
    assert refusal(workbook(**arguments[part])).code == "dtd"


def test_a_cell_at_the_far_end_of_the_sheet_is_refused_with_its_place(workbook: Workbook) -> None:
    far_column = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    refused = refusal(workbook(far_column))
    assert refused.code == "far_column"
    assert "XFD1" in str(refused)
    far_row = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert "1048576" in str(refusal(workbook(far_row)))


def test_two_thousand_columns_are_refused(workbook: Workbook) -> None:
    row = "".join(f"<c><v>{n}</v></c>" for n in range(2000))
    assert refusal(workbook(f'<row r="1">{row}</row>')).code == "far_column"


def test_far_cells_that_are_only_coloured_do_no_harm(workbook: Workbook) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    [sheet] = read(workbook(rows, before='<dimension ref="A1:XFD1048576"/>')).sheets
    assert [row.cells for row in sheet.rows] == [(1,)]


def test_a_merge_of_the_whole_sheet_does_no_harm(workbook: Workbook) -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    [sheet] = read(workbook(after=merged)).sheets
    assert [row.cells for row in sheet.rows] == [(1,)]


@pytest.mark.slow
def test_more_cells_than_can_be_taken_in_are_refused(workbook: Workbook, swollen: Swollen) -> None:
    chance = random.Random(3)
    numbers = [chance.randrange(10**6) for _column in range(250 * 200)]
    rows = (numbers[start : start + 250] for start in range(0, len(numbers), 250))
    piece = "".join(f"<row>{''.join(f'<c><v>{n}</v></c>' for n in row)}</row>" for row in rows)
    path = workbook(parts={SHEET: swollen(START, piece.encode(), END, 70 << 20)})
    assert refusal(path).code == "cells"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused(workbook: Workbook, share: float) -> None:
    path = workbook()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert refusal(path).code == "damaged"


def test_a_sheet_with_a_wrong_checksum_is_refused_by_its_name(workbook: Workbook) -> None:
    path = workbook()
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo(SHEET).header_offset
    content[place + 30 + len(SHEET) + 20] ^= 0xFF
    path.write_bytes(content)
    refused = refusal(path)
    assert refused.code == "damaged_sheet"
    assert "รายชื่อ" in str(refused)


def test_a_part_larger_than_its_header_says_is_found_out(
    workbook: Workbook, swollen: Swollen
) -> None:
    path = workbook(parts={SHEET: swollen(START, b"<row/>", END, 64 << 20)})
    content = bytearray(path.read_bytes())
    entry = content.rfind(SHEET.encode()) - 46
    content[entry + 24 : entry + 28] = struct.pack("<I", 5000)
    path.write_bytes(content)
    assert refusal(path).code == "damaged_sheet"


@pytest.mark.parametrize("name", ["../../../escaped.txt", "/etc/x", "xl\\..\\..\\x"])
def test_a_part_that_would_leave_its_folder_is_refused(workbook: Workbook, name: str) -> None:
    assert refusal(workbook(parts={name: "x"})).code == "part_path"


def test_thousands_of_parts_are_refused(workbook: Workbook) -> None:
    assert refusal(workbook(parts={f"x/{n}.xml": "" for n in range(2100)})).code == "parts"


def test_a_workbook_without_a_sheet_is_refused(workbook: Workbook) -> None:
    assert refusal(workbook(sheets="")).code == "no_sheets"


def test_broken_xml_is_refused(workbook: Workbook) -> None:
    assert refusal(workbook('<row r="1"><c r="A1"><v>1</c></row>')).code == "damaged_sheet"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/workbook.bin": b"x", "xl/_rels/workbook.bin.rels": "x"}, "xlsb"),
        ({"word/document.xml": "<x/>"}, "word"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x"}, "ods"),
        ({"photo.jpg": b"x"}, "other_kind"),
    ],
)
def test_other_packages_named_xlsx_are_told_apart(
    tmp_path: Path, parts: Mapping[str, str | bytes], code: str
) -> None:
    path = tmp_path / "บัญชี.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refusal(path).code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web_page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "web_page"),
        (b"{\\rtf1 x}", "word"),
        (b"\x00\x01\x02\x03" * 100, "other_kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "password"),
        (OLE + "WordDocument".encode("utf-16-le") + b"\0\0", "word"),
        (OLE + b"\0" * 2000, "other_kind"),
        (OLE + "Workbook".encode("utf-16-le") + b"\0\0" * 600, "unreadable"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
)
@pytest.mark.parametrize("ending", [".xlsx", ".xls"])
def test_a_file_is_known_by_its_content_and_not_by_its_name(
    tmp_path: Path, content: bytes, code: str, ending: str
) -> None:
    path = tmp_path / f"รายชื่อครู{ending}"
    path.write_bytes(content)
    refused = refusal(path)
    assert refused.code == code
    assert path.name in str(refused)


def test_a_list_named_wrongly_is_read_as_what_it_is(tmp_path: Path, workbook: Workbook) -> None:
    text = tmp_path / "a.xlsx"
    text.write_text("ชื่อ,สกุล\nก้อง,เกียรติ\n", encoding="utf-8")
    renamed = workbook().rename(tmp_path / "b.csv")
    assert read(text).sheets[0].rows[1].cells == ("ก้อง", "เกียรติ")
    assert read(renamed).sheets[0].rows[0].cells == (1,)


def test_a_file_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "ใหญ่.csv"
    with path.open("wb") as file:
        file.truncate(70 << 20)
    assert refusal(path).code == "file_size"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "ไม่มี.xlsx").code == "missing"
    assert refusal(tmp_path).code == "locked"


def test_macros_and_links_to_other_files_are_left_alone_and_told(workbook: Workbook) -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    book = read(workbook(parts=parts))
    assert book.sheets[0].rows[0].cells == (1,)
    assert ["มาโคร" in book.notes[0], "เชื่อมโยง" in book.notes[1]] == [True, True]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_damage_anywhere_is_refused_or_read_and_never_a_fault(
    workbook: Workbook, tmp_path: Path, seed: int
) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 3}</v></c><c r="B{n}" s="1"><v>{n}.5</v></c></row>'
        for n in range(1, 60)
    )
    shared = f"<sst {MAIN}>{'<si><t>ก้อง</t></si>' * 3}</sst>"
    styles = f'<styleSheet {MAIN}><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    whole = workbook(rows, parts={SHARED: shared, "xl/styles.xml": styles}).read_bytes()
    chance = random.Random(seed)
    for _mutant in range(60):
        damaged = bytearray(whole)
        for _place in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path = tmp_path / "เสีย.xlsx"
        path.write_bytes(damaged)
        with contextlib.suppress(Refused):
            worker.read(path, Output(BytesIO()))
