import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from district_admin.progress import Cancelled, Silent
from district_admin.worksheets import worker
from district_admin.worksheets.reading import open_workbook, read_pasted, worker_command
from district_admin.worksheets.refusals import WorksheetRefusedError

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
Workbook = Callable[..., Path]
Swollen = Callable[..., Iterator[bytes]]


class Watching:
    """Progress that remembers what it is told, and cancels when it has heard enough."""

    def __init__(self, cancel_after: int = sys.maxsize) -> None:
        self.heard: list[tuple[int, int, str]] = []
        self._cancel_after = cancel_after

    def report(self, done: int, total: int, what: str = "") -> None:
        self.heard.append((done, total, what))
        if len(self.heard) > self._cancel_after:
            raise Cancelled


@pytest.fixture
def long_list(workbook: Workbook, swollen: Swollen) -> Path:
    """A list that takes seconds to read."""
    cells = b'<c t="inlineStr"><is><t>aaaaaaaaa</t></is></c><c><v>12</v></c>' + b"<c/>" * 20
    row = b"<row>" + cells + b"</row>"
    start = f"<worksheet {MAIN}><sheetData>"
    # A part that does not pack well, so that the guard has nothing against it.
    noise = os.urandom(600_000)
    parts = {SHEET: swollen(start, row, "</sheetData></worksheet>", 14 << 20), "x.bin": noise}
    return workbook(parts=parts)


def running_workers() -> list[str]:
    if not Path("/proc").is_dir():
        return []
    mine = f"\nPPid:\t{os.getpid()}\n"
    return [entry.name for entry in Path("/proc").glob("[0-9]*") if mine in status_of(entry)]


def status_of(process: Path) -> str:
    try:
        return (process / "status").read_text(encoding="utf-8")
    except OSError:
        return ""


def test_the_progress_hears_how_far_the_reading_has_come(long_list: Path) -> None:
    watching = Watching()
    open_workbook(long_list, watching)
    done = [heard[0] for heard in watching.heard]
    assert done == sorted(done)
    assert max(done) >= 99
    assert watching.heard[-1] == (done[-1], 100, "กำลังอ่านแผ่นงาน รายชื่อ")


def test_cancelling_ends_the_worker_at_once(long_list: Path) -> None:
    start = time.monotonic()
    with pytest.raises(Cancelled):
        open_workbook(long_list, Watching(cancel_after=3))
    assert time.monotonic() - start < 1
    assert running_workers() == []


def test_a_file_that_takes_too_long_is_given_up_with_a_reason(long_list: Path) -> None:
    with pytest.raises(WorksheetRefusedError, match="นานเกิน") as refused:
        open_workbook(long_list, Silent(), seconds=0.3)
    assert refused.value.code == "time"
    assert running_workers() == []


@pytest.mark.skipif(sys.platform == "win32", reason="looks for the worker in /proc")
def test_a_worker_that_dies_is_told_as_a_refusal(long_list: Path) -> None:
    class Killing(Silent):
        def report(self, done: int, total: int, what: str = "") -> None:
            for process in running_workers() if done > 10 else ():
                os.kill(int(process), 9)

    with pytest.raises(WorksheetRefusedError, match="หยุดกลางคัน") as refused:
        open_workbook(long_list, Killing())
    assert refused.value.code == "crashed"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_needs_too_much_memory_is_refused(workbook: Workbook) -> None:
    texts = "".join(f"<si><t>{number:060d}</t></si>" for number in range(300_000))
    path = workbook(parts={"xl/sharedStrings.xml": f"<sst {MAIN}>{texts}</sst>"})
    with pytest.raises(WorksheetRefusedError, match="หน่วยความจำ") as refused:
        open_workbook(path, Silent(), memory=40 << 20)
    assert refused.value.code == "memory"


def test_a_thai_path_with_spaces_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "รายชื่อ ปี 2569 (ใหม่)"
    folder.mkdir()
    path = folder / "-ครู อัตราจ้าง.csv"
    path.write_text("ชื่อ,สกุล\nก้อง,เกียรติ\n", encoding="utf-8")
    [sheet] = open_workbook(path, Silent()).sheets
    assert (sheet.name, len(sheet.rows)) == ("-ครู อัตราจ้าง", 2)


def test_the_sheet_offered_first_is_the_first_to_be_seen(workbook: Workbook) -> None:
    empty = f"<worksheet {MAIN}><sheetData/></worksheet>"
    row = '<row r="1"><c r="A1"><v>3</v></c></row>'
    filled = f"<worksheet {MAIN}><sheetData>{row}</sheetData></worksheet>"
    sheets = (
        '<sheet name="ซ่อน" sheetId="1" r:id="rId1" state="veryHidden"/>'
        '<sheet name="ว่าง" sheetId="2" r:id="rId2"/><sheet name="เห็น" sheetId="3" r:id="rId3"/>'
    )
    parts = {"xl/worksheets/sheet2.xml": empty, "xl/worksheets/sheet3.xml": filled}
    book = open_workbook(workbook(sheets=sheets, parts=parts), Silent())
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("ซ่อน", True),
        ("ว่าง", False),
        ("เห็น", False),
    ]
    assert book.preselected is book.sheets[2]


def test_a_pasted_table_is_read_like_a_file() -> None:
    [sheet] = read_pasted('ชื่อ\tโทร\nก้อง\t081-234-5678\n"กานดา\nใจดี"\t0812345679\n').sheets
    assert [row.cells for row in sheet.rows] == [
        ("ชื่อ", "โทร"),
        ("ก้อง", "081-234-5678"),
        ("กานดา\nใจดี", "0812345679"),
    ]


@pytest.mark.parametrize("pasted", ["", " \n\t", "ก" * 10_000_001])
def test_nothing_and_far_too_much_cannot_be_pasted(pasted: str) -> None:
    with pytest.raises(WorksheetRefusedError, match="กรุณา"):
        read_pasted(pasted)


def test_the_worker_is_started_with_the_file_as_it_is_named(tmp_path: Path) -> None:
    command = worker_command(tmp_path / "a.xlsx", 1000)
    assert command[0] == sys.executable
    assert command[-3:] == [worker.__name__, "1000", str(tmp_path / "a.xlsx")]
