"""What everything is found by: the texts of papers and of rows of registers, and their index.

Triggers copy the normalised columns of a record into `search_record`, and these into the index:
undo and redo, which write rows as they were, keep both right like any other writing. A later
migration that rebuilds `paper` or `register_entry` must make their triggers again.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

from district_admin.thai.calendar import long_date, medium_date, short_date
from district_admin.thai.normalise import search_key

PAPER, _ENTRY = 1, 2
# Two spaces at the end: the last letters of a text begin a piece of three as well.
PAPER_TEXT = "{row}.search_text || ' ' || {row}.body_text || '  '"
_ENTRY_TEXT = (
    "{row}.search_text || coalesce((SELECT ' ' || group_concat(t.search_text, ' ') "
    "FROM register_file AS f JOIN file_text AS t ON t.file_id = f.file_id "
    "WHERE f.entry_id = {row}.id), '') || '  '"
)
PAPER_DAY = "coalesce({row}.dated_on, substr({row}.created_at, 1, 10))"
_ENTRY_DAY = "{row}.registered_on"


def upgrade(op: Operations) -> None:
    """Create the tables, fill them from what there is, and keep them in step from then on."""
    op.add_column("paper", sa.Column("body_text", sa.String, nullable=False, server_default=""))
    op.create_table(
        "file_text",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("file_id", sa.Integer, sa.ForeignKey("stored_file.id"), nullable=False),
        sa.Column("search_text", sa.String, nullable=False),
        sa.UniqueConstraint("file_id", name="uq_file_text_file_id"),
        sqlite_autoincrement=True,
    )
    op.execute("CREATE TABLE search_record (id INTEGER PRIMARY KEY, text VARCHAR NOT NULL)")
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(text, content='search_record', "
        "content_rowid='id', tokenize='trigram case_sensitive 1', detail='none', columnsize=0)"
    )
    op.execute("CREATE VIRTUAL TABLE search_piece USING fts5vocab('search_index', 'row')")
    _fill(op.get_bind())
    _keep_index(op)
    _keep_papers(op)
    _keep_entries(op)


def _fill(connection: sa.Connection) -> None:
    content = sa.column("content", sa.JSON)
    papers = sa.table("paper", sa.column("id"), content, sa.column("body_text"))
    for paper_id, typed in connection.execute(sa.select(papers.c.id, papers.c.content)).all():
        filled = papers.update().where(papers.c.id == paper_id)
        connection.execute(filled.values(body_text=search_key("\n".join(_texts_in(typed)))))
    for code, name, day, text in (
        (PAPER, "paper", PAPER_DAY, PAPER_TEXT),
        (_ENTRY, "register_entry", _ENTRY_DAY, _ENTRY_TEXT),
    ):
        connection.exec_driver_sql(
            f"INSERT INTO search_record SELECT {record_id(code, day, 'r')}, {text.format(row='r')} "
            f"FROM {name} AS r"
        )
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def _texts_in(value: Any) -> list[str]:
    """Return all that was typed into a paper; the names of choices are no text."""
    if isinstance(value, dict):
        parts = [each for name, each in value.items() if name not in ("numerals", "style")]
    elif isinstance(value, list):
        parts = value
    else:
        return _text(value) if isinstance(value, str) else []
    return [text for part in parts for text in _texts_in(part)]


def _text(value: str) -> list[str]:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return [value] if value else []
    return [long_date(day), medium_date(day), short_date(day)]


def _keep_index(op: Operations) -> None:
    op.execute(
        "CREATE TRIGGER search_record_made AFTER INSERT ON search_record BEGIN "
        "INSERT INTO search_index (rowid, text) VALUES (NEW.id, NEW.text); END"
    )
    op.execute(
        "CREATE TRIGGER search_record_gone AFTER DELETE ON search_record BEGIN "
        "INSERT INTO search_index (search_index, rowid, text) "
        "VALUES ('delete', OLD.id, OLD.text); END"
    )


def _keep_papers(op: Operations) -> None:
    gone = f"DELETE FROM search_record WHERE id = {record_id(PAPER, PAPER_DAY, 'OLD')};"
    made = (
        f"INSERT INTO search_record VALUES ({record_id(PAPER, PAPER_DAY, 'NEW')}, "
        f"{PAPER_TEXT.format(row='NEW')});"
    )
    op.execute(f"CREATE TRIGGER paper_found AFTER INSERT ON paper BEGIN {made} END")
    op.execute(f"CREATE TRIGGER paper_lost AFTER DELETE ON paper BEGIN {gone} END")
    op.execute(
        "CREATE TRIGGER paper_found_anew AFTER UPDATE ON paper "
        "WHEN (NEW.search_text, NEW.body_text, NEW.dated_on, NEW.created_at) "
        "IS NOT (OLD.search_text, OLD.body_text, OLD.dated_on, OLD.created_at) "
        f"BEGIN {gone} {made} END"
    )


def _keep_entries(op: Operations) -> None:
    """Rows of registers, and the scans that come to them and go by undo."""
    gone = f"DELETE FROM search_record WHERE id = {record_id(_ENTRY, _ENTRY_DAY, 'OLD')};"
    made = (
        f"INSERT INTO search_record VALUES ({record_id(_ENTRY, _ENTRY_DAY, 'NEW')}, "
        f"{_ENTRY_TEXT.format(row='NEW')});"
    )
    op.execute(f"CREATE TRIGGER entry_found AFTER INSERT ON register_entry BEGIN {made} END")
    op.execute(f"CREATE TRIGGER entry_lost AFTER DELETE ON register_entry BEGIN {gone} END")
    op.execute(
        "CREATE TRIGGER entry_found_anew AFTER UPDATE ON register_entry "
        "WHEN (NEW.search_text, NEW.registered_on) IS NOT (OLD.search_text, OLD.registered_on) "
        f"BEGIN {gone} {made} END"
    )
    for name, event, which in (
        ("register_file_found", "INSERT ON register_file", "= NEW.entry_id"),
        ("register_file_lost", "DELETE ON register_file", "= OLD.entry_id"),
        (
            "register_file_found_anew",
            "UPDATE OF entry_id, file_id ON register_file",
            "IN (OLD.entry_id, NEW.entry_id)",
        ),
        (
            "file_text_found",
            "INSERT ON file_text",
            "IN (SELECT entry_id FROM register_file WHERE file_id = NEW.file_id)",
        ),
    ):
        these = f"FROM register_entry AS r WHERE r.id {which}"
        record = record_id(_ENTRY, _ENTRY_DAY, "r")
        op.execute(
            f"CREATE TRIGGER {name} AFTER {event} BEGIN "
            f"DELETE FROM search_record WHERE id IN (SELECT {record} {these}); "
            f"INSERT INTO search_record SELECT {record}, {_ENTRY_TEXT.format(row='r')} {these}; END"
        )


def record_id(code: int, day: str, row: str) -> str:
    """Return SQL for a record's place: its day first, so that the ids are in the order of time."""
    julian = f"coalesce(CAST(julianday({day.format(row=row)}) AS INTEGER), 0)"
    return f"(({julian} << 40) | ({row}.id << 4) | {code})"
