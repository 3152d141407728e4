import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect

from district_admin.storage.base import Base
from district_admin.storage.database import open_engine
from district_admin.storage.migrations import LAYOUT

# Rebuilds the words, telling after each piece of work how far it is.
MIGRATE = """
import sys
from pathlib import Path
from types import ModuleType
from district_admin.storage.migrations import all_migrations
from district_admin.storage.upgrade import upgrade

def change(op):
    op.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, word VARCHAR, length INTEGER)")
    for first in range(0, 4000, 400):
        op.execute(f"INSERT INTO kept SELECT id, word, length(word) FROM office_word "
                   f"WHERE id > {first} AND id <= {first + 400}")
        print(first, flush=True)
    op.execute("DROP TABLE office_word")
    op.execute("ALTER TABLE kept RENAME TO office_word")
    print("renamed", flush=True)

step = ModuleType("step")
step.upgrade = change
upgrade(Path(sys.argv[1]), Path(sys.argv[2]), (*all_migrations(), step))
print("done", flush=True)
"""


def test_migrations_lead_to_the_models(empty_office: Path) -> None:
    engine = open_engine(empty_office)
    with engine.connect() as connection:
        # the search index has no model: it is filled by triggers, and read by plain SQL
        options = {
            "include_name": lambda name, kind, _above: (
                kind != "table" or not name.startswith("search_")
            )
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
        found = inspect(connection)
        for table in Base.metadata.sorted_tables:
            wanted = {
                (str(rule.name), str(rule.sqltext))
                for rule in table.constraints
                if isinstance(rule, CheckConstraint)
            }
            kept = {(str(c["name"]), c["sqltext"]) for c in found.get_check_constraints(table.name)}
            assert kept == wanted
    engine.dispose()


@pytest.mark.slow
def test_a_migration_that_is_killed_leaves_the_old_office_or_the_new(
    empty_office: Path, tmp_path: Path, run_program: "Callable[..., subprocess.Popen[str]]"
) -> None:
    office = tmp_path / "office.sqlite"
    office.write_bytes(empty_office.read_bytes())
    with closing(sqlite3.connect(office)) as plain, plain:
        plain.executemany(
            "INSERT INTO office_word (word) VALUES (?)", [(f"คำที่ {n}",) for n in range(4000)]
        )
    whole = office.read_bytes()
    outcomes: Counter[int] = Counter()
    for lines_before_kill in range(1, 13):
        office.write_bytes(whole)
        program = run_program(MIGRATE, office, tmp_path / "backups")
        assert program.stdout
        for _line in range(lines_before_kill):
            program.stdout.readline()
        program.kill()
        program.communicate()
        with closing(sqlite3.connect(office)) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (version,) = plain.execute("PRAGMA user_version").fetchone()
            columns = [row[1] for row in plain.execute("PRAGMA table_info(office_word)")]
            assert columns == (["id", "word"] if version == LAYOUT else ["id", "word", "length"])
            assert plain.execute("SELECT count(*) FROM office_word").fetchone() == (4000,)
        outcomes[version] += 1
    assert set(outcomes) == {LAYOUT, LAYOUT + 1}
