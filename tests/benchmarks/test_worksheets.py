"""How fast large lists are read and written, beside openpyxl and beside unzipping alone."""

import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from district_admin.progress import Silent
from district_admin.worksheets.codes import citizen_number
from district_admin.worksheets.days import day
from district_admin.worksheets.model import Cell
from district_admin.worksheets.reading import open_workbook
from district_admin.worksheets.tables import find_tables
from district_admin.worksheets.telephones import telephones
from district_admin.worksheets.values import emails, number, person_name, text
from district_admin.worksheets.writing import write_csv, write_xlsx

ROWS = 100_000
HEADINGS = (
    *("ลำดับ", "เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "สกุล", "ตำแหน่ง"),
    *("โรงเรียน", "อำเภอ", "โทรศัพท์", "อีเมล", "วันเกิด", "หมายเหตุ"),
)
READ_AS: tuple[Callable[[Cell], object], ...] = (
    *(number, citizen_number, text, text, person_name, text),
    *(text, text, telephones, emails, day, text),
)

pytestmark = pytest.mark.slow
Report = Callable[[str], None]


def person(place: int, chance: random.Random) -> list[Cell]:
    """An invented person, each with another number, telephone and address."""
    first = chance.choice(("ก้อง", "กานดา", "เพ็ญ", "ไพลิน", "สาวิตรี"))
    last = chance.choice(("เกียรติ", "ใจดี", "มีสุข", "ตัวอย่าง"))
    born_on = (
        f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/25{chance.randint(0, 45):02d}"
    )
    return [
        *(place, f"{chance.randrange(10**12, 9 * 10**12)}", chance.choice(("นาย", "นาง"))),
        *(first, last, chance.choice(("ครู", "ผู้อำนวยการโรงเรียน")), f"โรงเรียนบ้าน{last}"),
        *("เมือง", f"08{chance.randrange(10**8):08d}", f"user{place}@example.com", born_on, "ครบ"),
    ]


@pytest.fixture(scope="module")
def people() -> list[list[Cell]]:
    chance = random.Random(3)
    return [person(place, chance) for place in range(1, ROWS + 1)]


@pytest.fixture(scope="module")
def long_list(people: list[list[Cell]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list as another program wrote it."""
    return write_with_openpyxl(people, tmp_path_factory.mktemp("lists") / "รายชื่อ.xlsx")


def write_with_openpyxl(rows: list[list[Cell]], path: Path) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("รายชื่อ")
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def unzip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive, archive.open("xl/worksheets/sheet1.xml") as sheet:
        while sheet.read(1 << 18):
            pass


def read_with_openpyxl(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for _row in book.worksheets[0].iter_rows(values_only=True):
        pass
    book.close()


def test_a_long_list_is_guarded_and_read_faster_than_openpyxl_reads_it(
    long_list: Path, people: list[list[Cell]], tmp_path: Path, report: Report
) -> None:
    tenth = write_with_openpyxl(people[: ROWS // 10], tmp_path / "a.xlsx")
    ours = timed(lambda: open_workbook(long_list, Silent()))
    theirs = 10 * timed(lambda: read_with_openpyxl(tenth))
    floor = timed(lambda: unzip(long_list))
    report(
        f"100,000 rows x 12, guard and reading in the worker: {ours:.1f} s, "
        f"{theirs / ours:.1f} x as fast as openpyxl, {ours / floor:.0f} x unzipping alone"
    )
    assert theirs / ours >= 1.3


def test_reading_finding_and_understanding_a_long_list_leaves_time_for_the_dry_run(
    long_list: Path, report: Report
) -> None:
    def understand() -> None:
        [table] = find_tables(open_workbook(long_list, Silent()).sheets[0], HEADINGS)
        assert len(table.rows) == ROWS
        for _number, cells in table.rows:
            for read, cell in zip(READ_AS, cells, strict=True):
                read(cell)

    took = timed(understand)
    floor = timed(lambda: unzip(long_list))
    report(f"the same with its table found and every cell understood: {took:.1f} s")
    assert took / floor <= 250


def test_a_long_csv_is_read_in_a_moment(
    people: list[list[Cell]], tmp_path: Path, report: Report
) -> None:
    path = tmp_path / "รายชื่อ.csv"
    path.write_bytes(write_csv(HEADINGS, people))
    took = timed(lambda: open_workbook(path, Silent()))
    floor = timed(lambda: path.read_text(encoding="utf-8-sig").split(","))
    report(f"100,000 rows x 12 of CSV: {took:.1f} s, {took / floor:.0f} x splitting at commas")
    assert took / floor <= 60


def test_writing_a_long_list_is_faster_than_openpyxl(
    people: list[list[Cell]], tmp_path: Path, report: Report
) -> None:
    tenth = people[: ROWS // 10]
    ours = timed(lambda: write_xlsx("รายชื่อ", HEADINGS, people))
    theirs = 10 * timed(lambda: write_with_openpyxl(tenth, tmp_path / "a.xlsx"))
    report(f"100,000 rows x 12 to XLSX: {ours:.1f} s, {theirs / ours:.1f} x as fast as openpyxl")
    assert theirs / ours >= 1.5
    assert ours <= max(20, theirs / 4)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read in /proc")
def test_the_worker_and_the_program_stay_small(long_list: Path, report: Report) -> None:
    program = (
        "import resource\n"
        "from pathlib import Path\n"
        "from district_admin.progress import Silent\n"
        "from district_admin.worksheets.reading import open_workbook\n"
        f"book = open_workbook(Path({str(long_list)!r}), Silent())\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
        # Not ru_maxrss, which begins with that of the process that started this one.
        "status = Path('/proc/self/status').read_text().split()\n"
        "print(int(status[status.index('VmHWM:') + 1]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    worker_mb, program_mb = map(int, done.stdout.split())
    report(f"memory while reading 100,000 rows: worker {worker_mb} MB, program {program_mb} MB")
    assert worker_mb < 150
    assert program_mb < 200
