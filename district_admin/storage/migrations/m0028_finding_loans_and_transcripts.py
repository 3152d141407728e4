"""Loans and transcripts are found: what they say joins what papers and registers say.

A passage of a transcript stands at the day of its meeting, and moves with it. Kept in step by
triggers, as in m0005.
"""

import re

import sqlalchemy as sa
from alembic.operations import Operations

from district_admin.storage.migrations.m0005_finding import record_id
from district_admin.thai.normalise import search_key

_LOAN, _PASSAGE = 3, 4
_LOAN_DAY = "{row}.lent_on"
_PASSAGE_DAY = "(SELECT m.held_on FROM meeting AS m WHERE m.id = {row}.meeting_id)"
_TEXT = "{row}.search_text || '  '"
_TIME_MARK = re.compile(r"\[\d{1,2}:[0-5๐-๕]\d:[0-5๐-๕]\d\]")  # no loan has one
_LOAN_TEXTS = ("borrower", "post", "purpose", "taken_by", "returned_by", "remark")


def upgrade(op: Operations) -> None:
    """Fill the texts from what there is, and keep them in step from then on."""
    for table in ("loan", "transcript_passage"):
        op.add_column(table, sa.Column("search_text", sa.String, nullable=False, server_default=""))
    connection = op.get_bind()
    _fill(connection, "loan", _LOAN_TEXTS)
    _fill(connection, "transcript_passage", ("text",))
    for code, table, day in (
        (_LOAN, "loan", _LOAN_DAY),
        (_PASSAGE, "transcript_passage", _PASSAGE_DAY),
    ):
        connection.exec_driver_sql(
            f"INSERT INTO search_record SELECT {record_id(code, day, 'r')}, "
            f"{_TEXT.format(row='r')} FROM {table} AS r"
        )
    _keep(op, _LOAN, "loan", _LOAN_DAY, "(NEW.search_text, NEW.lent_on)")
    _keep(op, _PASSAGE, "transcript_passage", _PASSAGE_DAY, "(NEW.search_text, NEW.meeting_id)")
    _keep_days(op)


def _fill(connection: sa.Connection, name: str, columns: tuple[str, ...]) -> None:
    there = sa.table(name, *(sa.column(each) for each in ("id", "search_text", *columns)))
    for record in connection.execute(sa.select(there)).mappings().all():
        said = "\n".join(record[each] for each in columns if record[each])
        key = search_key(_TIME_MARK.sub(" ", said))
        filled = there.update().where(there.c.id == record["id"])
        connection.execute(filled.values(search_text=key))


def _keep(op: Operations, code: int, table: str, day: str, watched: str) -> None:
    gone = f"DELETE FROM search_record WHERE id = {record_id(code, day, 'OLD')};"
    made = (
        f"INSERT INTO search_record VALUES ({record_id(code, day, 'NEW')}, "
        f"{_TEXT.format(row='NEW')});"
    )
    op.execute(f"CREATE TRIGGER {table}_found AFTER INSERT ON {table} BEGIN {made} END")
    op.execute(f"CREATE TRIGGER {table}_lost AFTER DELETE ON {table} BEGIN {gone} END")
    op.execute(
        f"CREATE TRIGGER {table}_found_anew AFTER UPDATE ON {table} "
        f"WHEN {watched} IS NOT {watched.replace('NEW', 'OLD')} BEGIN {gone} {made} END"
    )


def _keep_days(op: Operations) -> None:
    """Passages go to another place when their meeting is moved."""
    of_meeting = "FROM transcript_passage AS r WHERE r.meeting_id = NEW.id"
    old, new = (record_id(_PASSAGE, f"{row}.held_on", "r") for row in ("OLD", "NEW"))
    op.execute(
        "CREATE TRIGGER passages_found_anew AFTER UPDATE OF held_on ON meeting "
        "WHEN NEW.held_on IS NOT OLD.held_on BEGIN "
        f"DELETE FROM search_record WHERE id IN (SELECT {old} {of_meeting}); "
        f"INSERT INTO search_record SELECT {new}, {_TEXT.format(row='r')} {of_meeting}; END"
    )
