"""What is measured with, and how: medians, each beside its rival or floor in the same run."""

import random
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, PageBreak
from district_admin.thai.calendar import be_year

if TYPE_CHECKING:
    from district_admin.storage.database import Database

LETTER_COUNT = 100
LETTERHEAD = Letterhead(
    office_name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒",
    letter_code="ศธ ๐๔๙๙๙",
    address_lines=("ถนนตัวอย่าง ตำบลในเมือง", "อำเภอเมืองสมมติบุรี จังหวัดสมมติบุรี ๙๙๐๐๐"),
    telephone="๐ ๙๙๐๐ ๐๐๐๐",
    group_name="กลุ่มอำนวยการ",
)
SIGNATURE = {"lines": ["(นายก้องเกียรติ  ตัวอย่างดี)", "ผู้อำนวยการสำนักงานเขต"], "rank": ""}
FACTS = (
    "ได้ขับเคลื่อนการดำเนินงานสำนักงานเขตพื้นที่การศึกษาสุจริต "
    "กิจกรรมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ "
    "เพื่อให้ทราบประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนของการดำเนินงาน "
    "และนำไปแก้ไขปรับปรุงให้มีประสิทธิภาพ เป็นองค์กรที่มีความโปร่งใสและเป็นแบบอย่างได้"
)

ROW_COUNT = 100_000
TODAY = date.today()
WORDS = """
สำนักงาน เขตพื้นที่ การศึกษา โรงเรียน ผู้อำนวยการ ประชุม งบประมาณ อนุมัติ รายงาน ผลการ
ประเมิน คุณธรรม โปร่งใส ครู บุคลากร ทางการศึกษา นักเรียน อาคาร ซ่อมแซม น้ำท่วม ปั้มน้ำ เดินทาง
ราชการ เบิกจ่าย พัสดุ ตรวจรับ คณะกรรมการ แต่งตั้ง อบรม สัมมนา ทะเบียน หนังสือ เวียน แจ้ง แนวปฏิบัติ
ข้าราชการ ย้าย บรรจุ เลื่อนเงินเดือน วินัย ฎีกา ฌาปนกิจ กีฬา วันเด็ก ลูกเสือ สุขภาพ อนามัย
อาหารกลางวัน นม ทุนการศึกษา คอมพิวเตอร์ อินเทอร์เน็ต ห้องสมุด วิทยาศาสตร์ คณิตศาสตร์ ภาษาไทย
""".split()  # noqa: SIM905 - a list a word would be a page long


def paper(kind: str, number: int) -> Document:
    """A two-page paper about school `number`, which is named in each of its paragraphs."""
    form = load_form(kind)
    school = f"โรงเรียนบ้านตัวอย่างที่ {number}"
    content = {
        **new_content(form, LETTERHEAD, date(2026, 11, 20), SIGNATURE),
        "subject": f"รายงานผลการประเมินคุณธรรมและความโปร่งใสของ{school}",
        "addressee": f"ผู้อำนวยการ{school}",
        "cause": f"ด้วย{school} {FACTS}",
        "purpose": "\n".join(
            f"{word} {school} {FACTS}" for word in ("ในการนี้", "บัดนี้", "ทั้งนี้", "อนึ่ง", "ดังนั้น")
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบ",
    }
    return fill(form, content, LETTERHEAD)


def letter_to_many() -> dict[str, object]:
    """The content of a two-page letter that says the same to everybody."""
    return {
        **new_content(load_form("letter"), LETTERHEAD, date(2026, 11, 20), SIGNATURE),
        "subject": "รายงานผลการประเมินคุณธรรมและความโปร่งใส",
        "cause": f"ด้วย{FACTS}",
        "purpose": "\n".join(f"{word} {FACTS}" for word in ("ในการนี้", "บัดนี้", "ทั้งนี้", "อนึ่ง", "ดังนั้น")),
    }


def bound_together(letters: list[Document]) -> Document:
    """One document of all letters, each on pages of its own, as a mail merge makes it."""
    blocks = [block for each in letters for block in (*each.blocks, PageBreak())]
    return replace(letters[0], blocks=tuple(blocks[:-1]))


def median_seconds(work: Callable[[], object], rounds: int = 7) -> float:
    """The median time of some work in seconds, after one round that does not count."""
    work()
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


@pytest.fixture
def compiled_once() -> None:
    """Nothing here is compiled beforehand."""


@pytest.fixture(scope="session")
def letters() -> list[Document]:
    return [paper("letter", number) for number in range(1, LETTER_COUNT + 1)]


@pytest.fixture
def make_paper() -> Callable[[str, int], Document]:
    return paper


@pytest.fixture
def to_many() -> dict[str, object]:
    return letter_to_many()


@pytest.fixture
def letterhead() -> Letterhead:
    return LETTERHEAD


@pytest.fixture
def bind() -> Callable[[list[Document]], Document]:
    return bound_together


@pytest.fixture
def seconds() -> Callable[..., float]:
    return median_seconds


@pytest.fixture
def report(
    record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> Callable[[str], None]:
    """Prints a figure for the README and keeps it in the test report."""

    def say(figure: str) -> None:
        record_property("figure", figure)
        with capsys.disabled():
            print(f"\n  {figure}")  # noqa: T201 - the figure is what this run is for

    return say


@pytest.fixture(scope="session")
def rows() -> list[str]:
    chance = random.Random(1)
    lines = ["".join(chance.choices(WORDS, k=16))[:100] for _ in range(400)]
    texts = []
    for number in range(ROW_COUNT):
        start = f"{number} ศธ 04999/{chance.randrange(99999)}"
        text = " ".join((start, *chance.choices(lines, k=4)))
        texts.append(f"{text} เลข{chance.randrange(10**6)}")
    return texts


@pytest.fixture(scope="session")
def large_office(
    empty_office: Path, rows: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The file of an office with a register of 100,000 rows and 42 million letters."""
    path = tmp_path_factory.mktemp("large") / "office.sqlite"
    path.write_bytes(empty_office.read_bytes())
    with closing(sqlite3.connect(path)) as plain, plain:
        (keep,) = plain.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'search_record_made'"
        ).fetchone()
        plain.execute("DROP TRIGGER search_record_made")  # the index is built at once below
        days = [TODAY - timedelta(days=(ROW_COUNT - n) // 40) for n in range(1, ROW_COUNT + 1)]
        years = sorted({be_year(day) for day in days}, reverse=True)  # this one is the first
        plain.executemany(
            "INSERT INTO number_series (id, register, be_year, first_number, last_number) "
            "VALUES (?, 'received', ?, 1, 100000)",
            enumerate(years, start=1),
        )
        texts = ("reference", "sender", "recipient", "action_taken", "remark", "urgency", "secrecy")
        more = ("enclosures", "endorsement", "owner_name", "cancel_reason")
        plain.executemany(
            "INSERT INTO register_entry (register, series_id, number, sub_number, number_text, "
            f"state, registered_at, registered_on, subject, search_text, {', '.join(texts + more)})"
            "VALUES ('received', ?, ?, 0, ?, 'issued', '2026-01-01T00:00:00.000000+00:00', ?, ?, ?"
            f"{', ' + repr('') + ', ' + ', '.join([repr('')] * 10)})",
            (
                (years.index(be_year(day)) + 1, n, str(n), str(day), text[:90], text)
                for n, (day, text) in enumerate(zip(days, rows, strict=True), start=1)
            ),
        )
        plain.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        plain.execute(keep)
    return path


@pytest.fixture(scope="module")
def office(large_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Database"]:
    """A copy of the large office for the benchmarks of a module."""
    # not for the programs that measure their memory with what stands above
    from district_admin.storage.database import Database  # noqa: PLC0415

    path = tmp_path_factory.mktemp("copy") / "office.sqlite"
    shutil.copy(large_office, path)
    database = Database(path)
    yield database
    database.close()
    path.unlink()


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)
