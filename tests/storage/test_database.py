import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from district_admin.areas.correspondence.model import Paper
from district_admin.data_folder import DataFolder
from district_admin.office.model import OfficeProfile, OfficeWord
from district_admin.storage.database import Database
from district_admin.storage.files import store_file

NOON = datetime(2026, 11, 19, 5, 0, tzinfo=UTC)


def words(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(OfficeWord.word).order_by(OfficeWord.id)))


def test_a_commit_tells_which_tables_changed_however_they_were_written(database: Database) -> None:
    heard: list[frozenset[str]] = []
    database.on_commit(heard.append)
    with database.transaction("เพิ่มคำ") as session:
        session.add(OfficeWord(word="สพฐ."))
    with database.transaction("แก้คำทุกคำ") as session:
        session.execute(update(OfficeWord).values(word="สพป."))
    with database.transaction("แก้ด้วยคำสั่งตรง") as session:
        session.execute(text("UPDATE office_profile SET name = 'สำนักงานตัวอย่าง'"))
    with database.transaction("เก็บไฟล์") as session:
        store_file(session, b"abc", "image/png", "emblem.png")
    with database.transaction("ดูเฉย ๆ") as session:
        session.scalars(select(OfficeWord)).all()
    assert heard == [
        {"office_word", "history_action"},
        {"office_word", "history_action"},
        {"office_profile", "history_action"},
        {"stored_file"},
    ]


def test_an_error_undoes_everything_and_tells_nobody(database: Database) -> None:
    heard: list[frozenset[str]] = []
    database.on_commit(heard.append)

    def fail_half_way() -> None:
        with database.transaction("เพิ่มคำ") as session:
            session.add(OfficeWord(word="สพฐ."))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with database.transaction("ดูเฉย ๆ"):
        pass
    assert words(database) == []
    assert heard == []


def test_a_savepoint_taken_back_leaves_nothing_in_the_history(database: Database) -> None:
    with database.transaction("เพิ่มคำ") as session:
        session.add(OfficeWord(word="ก"))
        with session.begin_nested() as inner:
            session.add(OfficeWord(word="ข"))
            session.flush()
            inner.rollback()
    with database.reading() as session:
        assert session.execute(text("SELECT after FROM history_change")).scalars().all() == [
            '{"word":"ก"}'
        ]


def test_a_layout_change_rolls_back_as_well(database: Database) -> None:
    def fail_half_way() -> None:
        with database.transaction("เปลี่ยนตาราง") as session:
            session.execute(text("CREATE TABLE stray (id INTEGER PRIMARY KEY)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with database.reading() as session:
        found = session.execute(text("SELECT name FROM sqlite_schema WHERE name = 'stray'"))
        assert found.all() == []


@pytest.mark.parametrize(
    "write",
    [
        lambda session: session.add(OfficeWord(word="ก")),
        lambda session: (session.add(OfficeWord(word="ก")), session.flush()),
        lambda session: session.execute(update(OfficeProfile).values(name="ก")),
        lambda session: session.execute(text("DELETE FROM office_profile")),
    ],
    ids=["added", "flushed", "bulk", "plain SQL"],
)
def test_a_write_in_reading_is_refused(database: Database, write: object) -> None:
    assert callable(write)
    with pytest.raises(RuntimeError, match="transaction"), database.reading() as session:
        write(session)
    assert words(database) == []


def test_references_are_enforced(database: Database) -> None:
    paper = Paper(kind="memo", origin_id=99, created_at=NOON, updated_at=NOON)
    with pytest.raises(IntegrityError), database.transaction("เขียน") as session:
        session.add(paper)


def test_records_are_readable_after_the_block_but_unloaded_relations_are_loud(
    database: Database,
) -> None:
    with database.transaction("เขียน") as session:
        paper = Paper(kind="memo", created_at=NOON, updated_at=NOON)
        session.add(paper)
    assert paper.kind == "memo"
    with database.reading() as session:
        kept = session.scalars(select(Paper)).one()
        profile = session.scalars(select(OfficeProfile)).one()
    assert kept.created_at == NOON
    with pytest.raises(InvalidRequestError):
        _ = profile.emblem


def test_the_id_of_a_removed_record_is_not_given_out_again(database: Database) -> None:
    with database.transaction("เพิ่มคำ") as session:
        session.add(word := OfficeWord(word="ก"))
    with database.transaction("ลบคำ") as session:
        session.delete(session.get_one(OfficeWord, word.id))
    with database.transaction("เพิ่มคำ") as session:
        session.add(again := OfficeWord(word="ข"))
    assert again.id > word.id


def test_the_id_of_a_record_never_changes(database: Database) -> None:
    with database.transaction("เพิ่มคำ") as session:
        session.add(OfficeWord(word="ก"))
    with (
        pytest.raises(IntegrityError, match="never changes"),
        database.transaction("แก้") as session,
    ):
        session.execute(text("UPDATE office_word SET id = 7"))


def test_thai_is_kept_as_it_is_written(database: Database, folder: DataFolder) -> None:
    with database.transaction("เขียน") as session:
        content = {"body": ["ด้วย", "๑"], "date": "2026-11-19"}
        session.add(Paper(kind="memo", content=content, created_at=NOON, updated_at=NOON))
    with closing(sqlite3.connect(folder.database)) as plain:
        (kept,) = plain.execute("SELECT content FROM paper").fetchone()
    assert kept == '{"body": ["ด้วย", "๑"], "date": "2026-11-19"}'


def test_commits_are_synchronised_with_a_truncated_journal(database: Database) -> None:
    with database.reading() as session:
        settings = [
            session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        ]
    assert settings == ["truncate", 2, 1, 1]


def test_a_second_connection_reads_while_a_transaction_is_open(database: Database) -> None:
    with database.transaction("เพิ่มคำ") as session:
        session.add(OfficeWord(word="ก"))
        session.flush()
        assert words(database) == []
    assert words(database) == ["ก"]


def test_a_transaction_needs_a_name_for_the_history(database: Database) -> None:
    with pytest.raises(ValueError, match="name"), database.transaction(" "):
        pass
