"""The index of all texts: nothing is missed, nothing wrong is brought, undo keeps it right."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper
from district_admin.data_folder import DataFolder
from district_admin.storage import finding
from district_admin.storage.database import Database
from district_admin.storage.finding import Source, count_records, find_records
from district_admin.storage.history import History
from district_admin.storage.migrations import LAYOUT, all_migrations
from district_admin.storage.search_support import SearchMissingError, require_search_on
from district_admin.storage.upgrade import upgrade
from district_admin.thai.normalise import search_key
from district_admin.thai.numerals import to_thai_digits
from district_admin.thai.searching import read_terms

PARAGRAPHS = (
    "ด้วยสำนักงานเขตพื้นที่การศึกษาตัวอย่าง "
    "จะดำเนินการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
    "ขอเชิญผู้บริหารสถานศึกษาเข้าร่วมประชุม ครั้งที่ ๑๑/๒๕๖๙ ในวันพฤหัสบดีที่ ๑๙ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๓๐ น.",
    "ตามหนังสือที่อ้างถึง ศธ ๐๔๙๙๙/ว ๑๒๓๔ ลงวันที่ ๓ กุมภาพันธ์ ๒๕๖๘ "
    "แจ้งแนวปฏิบัติการเบิกค่าใช้จ่ายในการเดินทางไปราชการ นั้น",
    "น้ำท่วมฉับพลันทำให้อาคารเรียนโรงเรียนบ้านตัวอย่างเสียหาย จำนวน ๓ หลัง ต้องใช้งบประมาณซ่อมแซม ๑,๒๕๐,๐๐๐ บาท",
    "คณะกรรมการตรวจรับพัสดุประกอบด้วย นายก้องเกียรติ ใจงาม "
    "ประธานกรรมการ และนางสาวญาดา ฐิติพงศ์ กรรมการและเลขานุการ",
    "กราบเรียนเพื่อโปรดพิจารณาอนุมัติให้ข้าราชการครูและบุคลากรทางการศึกษาเข้ารับการอบรม Zoom Meeting รุ่นที่ ๔ ต่าง ๆ",
    "ปั้มน้ำบาดาลของโรงเรียนวัดสมมติชำรุด กำลังเสื่อมสภาพ เห็นควรจำหน่ายออกจากบัญชี ตามระเบียบกระทรวงการคลังฯ",
)
COUNT = 1200
NEWEST_COUNT = 300  # that many are looked into without the index
PAPERS = Source(1, Paper.id.expression)
MISTYPED = (("้ำ", "ํ้า"), ("แ", "เเ"), ("ั้", "้ั"), ("ี่", "่ี"), ("ำ", "ํา"))


@pytest.fixture(autouse=True)
def few_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let most of the papers be found by the index."""
    monkeypatch.setattr(finding, "_NEWEST_COUNT", NEWEST_COUNT)


def paper_text(number: int, chance: random.Random) -> str:
    start = chance.randrange(40)
    return f"{chance.choice(PARAGRAPHS)[start:]} {chance.choice(PARAGRAPHS)} เรื่องที่ {number}"


@pytest.fixture(scope="module")
def texts() -> dict[int, str]:
    chance = random.Random(4)
    return {number: paper_text(number, chance) for number in range(1, COUNT + 1)}


@pytest.fixture(scope="module")
def office(
    empty_office: Path, texts: dict[int, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """An office with some thousand papers, of which a hundred are of one day."""
    path = tmp_path_factory.mktemp("finding") / "office.sqlite"
    path.write_bytes(empty_office.read_bytes())
    database = Database(path)
    with database.transaction("เพิ่ม", undoable=False) as session:
        for number, text in texts.items():
            add_paper(session, text, date(2020, 1, 1) + timedelta(days=number * 7 % 1000))
    yield database
    database.close()


def add_paper(session: Session, text: str, day: date | None) -> Paper:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    paper = Paper(kind="memo", dated_on=day, created_at=now, updated_at=now)
    paper.content, paper.body_text = {"cause": text}, search_key(text)
    session.add(paper)
    session.flush()
    return paper


def found_ids(session: Session, typed: str, limit: int = COUNT) -> list[int]:
    hits = find_records(session, read_terms(typed), [PAPERS], limit)
    return [hit.record_id for hit in hits]


def cut_outs(texts: dict[int, str]) -> Iterator[str]:
    chance = random.Random(20)
    numbers = sorted(texts)
    for length in (1, 2, 3, 6, 15):
        for number in range(70):
            text = texts[chance.choice(numbers)]
            start = chance.randrange(len(text) - length)
            piece = text[start : start + length]
            if number % 3 == 1:
                piece = to_thai_digits(search_key(piece))
            elif number % 3 == 2:
                for right, wrong in MISTYPED:
                    piece = piece.replace(right, wrong)
            if search_key(piece):
                yield piece


def test_every_cut_out_finds_all_that_a_plain_scan_finds_and_nothing_else(
    office: Database, texts: dict[int, str]
) -> None:
    keys = {number: search_key(text) for number, text in texts.items()}
    tried = 0
    with office.reading() as session:
        for piece in cut_outs(texts):
            sought = search_key(piece)
            plain = {number for number, key in keys.items() if sought in key}
            found = found_ids(session, piece)
            assert plain <= set(found), piece
            assert len(found) == len(set(found)), piece
            more = set(found) - plain  # words that stand apart, numbers with other spaces
            terms = read_terms(piece)
            assert all(term.is_in(keys[number]) for number in more for term in terms), piece
            tried += 1
    assert tried > 300


def test_all_words_must_be_there_and_what_is_missing_is_not_found(
    office: Database, texts: dict[int, str]
) -> None:
    with office.reading() as session:
        found = set(found_ids(session, "ปั้มน้ำ งบประมาณ"))
        both = {n for n, text in texts.items() if "ปั้มน้ำ" in text and "งบประมาณ" in text}
        assert both
        assert found == both
        for absent in ("ฬ", "ฆฌ", "ไม่มีคำนี้", "ปั้มน้ำ ฆฌ", '"', "' OR 1", "%", "_"):
            assert found_ids(session, absent) == [], absent


def test_the_newest_come_first_and_the_first_page_is_their_beginning(office: Database) -> None:
    with office.reading() as session:
        query = sa.select(Paper.id, Paper.dated_on)
        day_of = {row[0]: row[1] for row in session.execute(query)}
        for typed in ("โรง", "ร", "รา", "ราชการ", "เรื่องที่ 11"):
            whole = found_ids(session, typed)
            days = [day_of[each] or date.min for each in whole]
            assert whole
            assert days == sorted(days, reverse=True)
            assert found_ids(session, typed, 50) == whole[:50]
            assert count_records(session, read_terms(typed), [PAPERS]) == len(whole)


def test_days_and_conditions_narrow_what_is_found(office: Database) -> None:
    first, last = date(2021, 1, 1), date(2021, 12, 31)
    with office.reading() as session:
        terms = read_terms("งบประมาณ")
        of_year = find_records(session, terms, [PAPERS], COUNT, (first, last))
        in_year = Paper.dated_on.between(first, last)
        same = find_records(
            session, terms, [Source(1, Paper.id.expression, [in_year.expression])], COUNT
        )
        assert of_year == same
        assert 0 < len(of_year) < len(find_records(session, terms, [PAPERS], COUNT))
        assert count_records(session, terms, [PAPERS], (first, last)) == len(of_year)


def check(database: Database) -> None:
    """The index is whole, and holds just what the papers say."""
    with closing(sqlite3.connect(database.path)) as plain, plain:
        plain.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        (stale,) = plain.execute(
            "SELECT count(*) FROM (SELECT search_text || ' ' || body_text || '  ' FROM paper "
            "EXCEPT SELECT text FROM search_record)"
        ).fetchone()
        (papers,) = plain.execute("SELECT count(*) FROM paper").fetchone()
        (records,) = plain.execute("SELECT count(*) FROM search_record").fetchone()
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert (stale, records) == (0, papers)


def test_the_index_follows_edits_undo_and_redo(database: Database) -> None:
    history = History(database)
    with database.transaction("เพิ่ม") as session:
        paper_id = add_paper(session, "น้ำท่วมอาคารเรียน", date(2026, 11, 1)).id
        add_paper(session, "ประชุมครู", None)
    with database.transaction("แก้") as session:
        paper = session.get_one(Paper, paper_id)
        paper.body_text, paper.dated_on = search_key("ไฟไหม้อาคารเรียน"), date(2026, 12, 31)

    def found(typed: str) -> list[int]:
        with database.reading() as session:
            return found_ids(session, typed)

    def is_right(*wanted: tuple[str, list[int]]) -> None:
        assert [found(typed) for typed, _ids in wanted] == [ids for _typed, ids in wanted]
        check(database)

    is_right(("ไฟไหม้", [1]), ("น้ำท่วม", []), ("อ", [1]), ("ประ", [2]))
    history.undo()
    is_right(("ไฟไหม้", []), ("น้ำท่วม", [1]), ("ย", [1]))
    history.undo()
    is_right(("น้ำท่วม", []), ("ประชุม", []))
    history.redo()
    is_right(("น้ำท่วม", [1]), ("ประชุม", [2]))
    history.redo()
    is_right(("ไฟไหม้", [1]), ("น้ำท่วม", []))
    with database.transaction("ลบ") as session:
        session.execute(sa.delete(Paper).where(Paper.id == paper_id))
    is_right(("ไฟไหม้", []))
    history.undo()
    is_right(("ไฟไหม้", [1]))


def test_a_transaction_that_fails_leaves_the_index_as_it_was(database: Database) -> None:
    def fail() -> None:
        with database.transaction("เพิ่ม") as session:
            add_paper(session, "น้ำท่วม", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.reading() as session:
        assert found_ids(session, "น้ำท่วม") == []
    check(database)


def test_what_was_found_by_the_index_is_found_among_the_newest_as_well(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ("ปั้ม", "า", "กา", "เรื่องที่ 7", "ว1234", "ต่างๆ", "น.", "ศ")
    with office.reading() as session:
        ours = [found_ids(session, each) for each in typed]
        for newest in (0, 10**6):  # by the index alone, then without it
            monkeypatch.setattr(finding, "_NEWEST_COUNT", newest)
            assert [found_ids(session, each) for each in typed] == ours
    assert all(ours)


def test_an_older_office_gets_its_papers_into_the_index(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    before = next(n for n, each in enumerate(all_migrations()) if "m0005" in each.__name__)
    upgrade(folder.database, folder.backups, all_migrations()[:before])
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        plain.execute(
            "INSERT INTO paper (kind, subject, addressee, number_text, dated_on, content, in_bin, "
            "created_at, updated_at, search_text) VALUES ('memo', 'น้ำท่วม', '', '', '2026-11-19', "
            """'{"style": "abc", "date": "2026-11-19", """
            """"committee": [{"name": "นายสมมติ"}], "n": 3}', """
            "0, '2026-11-19T00:00:00.000000+00:00', '2026-11-19T00:00:00.000000+00:00', 'น้ำท่วม')"
        )
    upgrade(folder.database, folder.backups)
    database = Database(folder.database)
    with database.reading() as session:
        for typed in ("น้ำท่วม", "นายสม", "19/11/2569", "19 พฤศจิกายน"):
            assert found_ids(session, typed) == [1], typed
        assert found_ids(session, "abc") == []
    check(database)
    database.close()
    assert before < LAYOUT


def test_a_computer_whose_sqlite_cannot_search_is_told_of() -> None:
    def refuse(action: int, *_what: object) -> int:
        made = sqlite3.SQLITE_CREATE_VTABLE
        return sqlite3.SQLITE_DENY if action == made else sqlite3.SQLITE_OK

    with closing(sqlite3.connect(":memory:")) as connection:
        require_search_on(connection)
        connection.set_authorizer(refuse)
        with pytest.raises(SearchMissingError, match="FTS5"):
            require_search_on(connection)
