"""The first page of a search over a large office, beside a plain scan with LIKE in the same run."""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations import finding
from district_admin.found import PAGE, Wanted
from district_admin.storage.database import Database
from district_admin.thai.normalise import search_key

pytestmark = pytest.mark.slow

ROW_COUNT = 100_000
WORDS = """
สำนักงาน เขตพื้นที่ การศึกษา โรงเรียน ผู้อำนวยการ ประชุม งบประมาณ อนุมัติ รายงาน ผลการ
ประเมิน คุณธรรม โปร่งใส ครู บุคลากร ทางการศึกษา นักเรียน อาคาร ซ่อมแซม น้ำท่วม ปั้มน้ำ เดินทาง
ราชการ เบิกจ่าย พัสดุ ตรวจรับ คณะกรรมการ แต่งตั้ง อบรม สัมมนา ทะเบียน หนังสือ เวียน แจ้ง แนวปฏิบัติ
ข้าราชการ ย้าย บรรจุ เลื่อนเงินเดือน วินัย ฎีกา ฌาปนกิจ กีฬา วันเด็ก ลูกเสือ สุขภาพ อนามัย
อาหารกลางวัน นม ทุนการศึกษา คอมพิวเตอร์ อินเทอร์เน็ต ห้องสมุด วิทยาศาสตร์ คณิตศาสตร์ ภาษาไทย
""".split()  # noqa: SIM905 - a list a word would be a page long


@pytest.fixture(scope="module")
def rows() -> list[str]:
    chance = random.Random(1)
    lines = ["".join(chance.choices(WORDS, k=16))[:100] for _ in range(400)]
    texts = []
    for number in range(ROW_COUNT):
        start = f"{number} ศธ 04999/{chance.randrange(99999)}"
        text = " ".join((start, *chance.choices(lines, k=4)))
        texts.append(f"{text} เลข{chance.randrange(10**6)}")
    return texts


@pytest.fixture(scope="module")
def office(
    empty_office: Path, rows: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A register of 100,000 rows and 42 million letters."""
    path = tmp_path_factory.mktemp("large") / "office.sqlite"
    path.write_bytes(empty_office.read_bytes())
    with closing(sqlite3.connect(path)) as plain, plain:
        (keep,) = plain.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'search_record_made'"
        ).fetchone()
        plain.execute("DROP TRIGGER search_record_made")  # the index is built at once below
        plain.execute(
            "INSERT INTO number_series (id, register, be_year, first_number, last_number) "
            "VALUES (1, 'received', 2569, 1, 100000)"
        )
        texts = ("reference", "sender", "recipient", "action_taken", "remark", "urgency", "secrecy")
        more = ("enclosures", "endorsement", "owner_name", "cancel_reason")
        plain.executemany(
            "INSERT INTO register_entry (register, series_id, number, sub_number, number_text, "
            f"state, registered_at, registered_on, subject, search_text, {', '.join(texts + more)})"
            "VALUES ('received', 1, ?, 0, ?, 'issued', '2026-01-01T00:00:00.000000+00:00', ?, ?, ?"
            f"{', ' + repr('') + ', ' + ', '.join([repr('')] * 10)})",
            (
                (n, str(n), str(date(2010, 1, 1) + timedelta(days=n // 20)), text[:90], text)
                for n, text in enumerate(rows, start=1)
            ),
        )
        plain.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        plain.execute(keep)
    database = Database(path)
    yield database
    database.close()


def searches(rows: list[str]) -> dict[str, list[str]]:
    chance = random.Random(2)

    def cut(length: int) -> str:
        while True:
            text = chance.choice(rows)
            start = chance.randrange(len(text) - length)
            if piece := search_key(text[start : start + length]):
                return piece

    by_length = {f"{length} letters": [cut(length) for _ in range(30)] for length in (1, 2, 3, 6)}
    two = [f"{chance.choice(WORDS)} {chance.choice(WORDS)}" for _ in range(20)]
    rare = ["ฌา", "ฎี", "ฬา", "ฆ", "ฒ", "zz", "#", *(f"เลข{n}" for n in range(100, 112))]
    return {**by_length, "15 letters": [cut(15) for _ in range(30)], "words": two, "rare": rare}


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def test_the_first_page_is_there_before_the_key_is_up(
    office: Database, rows: list[str], report: Callable[[str], None]
) -> None:
    ours: list[float] = []
    with office.reading() as session:
        finding.find(session, Wanted("โรงเรียน"), PAGE)

        def search(typed: str) -> float:
            return milliseconds(lambda: finding.find(session, Wanted(typed), PAGE))

        for name, typed in searches(rows).items():
            # the quicker of two: what else the machine does can only add to it
            times = [min(search(each), search(each)) for each in typed]
            report(f"search, {name}: p95 {p95(times):.1f} ms, slowest {max(times):.1f} ms")
            ours += times
        plain = p95([like(session, each) for each in ("ฌาป", "zz", "#")])
    report(
        f"first page among {ROW_COUNT:,} rows, {sum(map(len, rows)) / 1e6:.0f} M letters: p95 "
        f"{p95(ours):.1f} ms; a plain LIKE over them {plain:.0f} ms, {plain / p95(ours):.0f} x"
    )
    # asked: 50 ms on a machine of which the whole scan takes 200 (storage.md, section 4)
    assert p95(ours) <= max(50, plain / 4)


def like(session: Session, typed: str) -> float:
    """The milliseconds of a search that looks into each text."""
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    query = "SELECT id FROM register_entry WHERE search_text LIKE ? ORDER BY registered_on DESC"
    return milliseconds(lambda: driver.execute(query, (f"%{typed}%",)).fetchall())
