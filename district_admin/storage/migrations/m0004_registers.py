"""The registers: how each numbers, their series by year, their rows and the files of the rows.

Triggers keep what a register promises, whatever a later program does: no row goes, no number
changes, no counter falls.
"""

import sqlalchemy as sa
from alembic.operations import Operations

_REGISTERS = ("received", "sent", "circular", "order", "announcement", "memo", "certificate")
_ONE_OF = "register IN (" + ", ".join(f"'{name}'" for name in _REGISTERS) + ")"
_TEXTS = (
    *("reference", "sender", "recipient", "subject", "action_taken", "remark"),
    *("urgency", "secrecy", "enclosures", "endorsement", "owner_name"),
)


def upgrade(op: Operations) -> None:
    """Create the tables, a rule for each register, and the guards."""
    op.create_table(
        "number_rule",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("register"),
        _text("prefix"),
        sa.Column("first_number", sa.Integer, nullable=False),
        _text("shares_with"),
        sa.Column("reserve_days", sa.Integer, nullable=False),
        sa.CheckConstraint(_ONE_OF, name="register"),
        sa.CheckConstraint("first_number >= 1", name="first_number"),
        sa.CheckConstraint("reserve_days BETWEEN 1 AND 250", name="reserve_days"),
        sa.UniqueConstraint("register", name="uq_number_rule_register"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("register"),
        sa.Column("be_year", sa.Integer, nullable=False),
        sa.Column("first_number", sa.Integer, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.UniqueConstraint("register", "be_year", name="uq_number_series_year"),
        sa.CheckConstraint(_ONE_OF, name="register"),
        sa.CheckConstraint("be_year BETWEEN 2400 AND 2743", name="be_year"),
        sa.CheckConstraint("first_number >= 1", name="first_number"),
        sa.CheckConstraint("last_number >= first_number - 1", name="last_number"),
        sqlite_autoincrement=True,
    )
    _create_entries(op)
    _create_files(op)
    for register in _REGISTERS:
        op.execute(
            "INSERT INTO number_rule (register, prefix, first_number, shares_with, reserve_days) "
            f"VALUES ('{register}', '', 1, '', 15)"
        )
    _guard(op)


def _create_entries(op: Operations) -> None:
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("register"),
        sa.Column("series_id", sa.Integer, sa.ForeignKey("number_series.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sub_number", sa.Integer, nullable=False),
        _text("number_text"),
        _text("state"),
        _text("registered_at"),
        sa.Column("registered_on", sa.Date, nullable=False),
        *(_text(name) for name in _TEXTS),
        *(
            sa.Column(name, sa.Date)
            for name in ("dated_on", "due_on", "done_on", "reserved_until", "cancelled_on")
        ),
        _text("cancel_reason"),
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id")),
        sa.Column("reply_to_id", sa.Integer, sa.ForeignKey("register_entry.id")),
        _text("search_text"),
        sa.UniqueConstraint("series_id", "number", "sub_number", name="uq_register_entry_number"),
        sa.CheckConstraint(_ONE_OF, name="register"),
        sa.CheckConstraint("state IN ('issued', 'reserved', 'cancelled')", name="state"),
        sa.CheckConstraint("number >= 1 AND sub_number >= 0", name="number"),
        sa.CheckConstraint("state <> 'cancelled' OR cancel_reason <> ''", name="cancel_reason"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_register_entry_list", "register_entry", ["register", "registered_on", "id"])
    for column in ("paper_id", "reply_to_id"):
        op.create_index(f"ix_register_entry_{column}", "register_entry", [column])


def _create_files(op: Operations) -> None:
    op.create_table(
        "register_file",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("register_entry.id"), nullable=False),
        sa.Column("file_id", sa.Integer, sa.ForeignKey("stored_file.id"), nullable=False),
        _text("role"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.CheckConstraint("role IN ('scan', 'signed', 'stamped')", name="role"),
        sqlite_autoincrement=True,
    )
    for column in ("entry_id", "file_id"):
        op.create_index(f"ix_register_file_{column}", "register_file", [column])


def _guard(op: Operations) -> None:
    op.execute(
        "CREATE TRIGGER register_entry_stays BEFORE DELETE ON register_entry "
        "BEGIN SELECT RAISE(ABORT, 'a row of a register is never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER register_entry_keeps_number BEFORE UPDATE ON register_entry "
        "WHEN (NEW.register, NEW.series_id, NEW.number, NEW.sub_number, NEW.number_text) "
        "IS NOT (OLD.register, OLD.series_id, OLD.number, OLD.sub_number, OLD.number_text) "
        "OR (OLD.state = 'cancelled' AND NEW.state <> 'cancelled') "
        "BEGIN SELECT RAISE(ABORT, 'a number of a register is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER number_series_rises BEFORE UPDATE ON number_series "
        "WHEN NEW.last_number < OLD.last_number "
        "OR (NEW.register, NEW.be_year, NEW.first_number) "
        "IS NOT (OLD.register, OLD.be_year, OLD.first_number) "
        "BEGIN SELECT RAISE(ABORT, 'the numbers of a series only rise'); END"
    )
    op.execute(
        "CREATE TRIGGER number_series_stays BEFORE DELETE ON number_series "
        "BEGIN SELECT RAISE(ABORT, 'a series of numbers is never deleted'); END"
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
