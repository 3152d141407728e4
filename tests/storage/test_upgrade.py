import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from district_admin.storage.database import Database
from district_admin.storage.failures import DatabaseDamagedError
from district_admin.storage.history import History
from district_admin.storage.migrations import LAYOUT, all_migrations
from district_admin.storage.upgrade import (
    DatabaseMissingError,
    DatabaseTooNewError,
    NotOfficeDatabaseError,
    upgrade,
)


@pytest.fixture
def office(tmp_path: Path, empty_office: Path) -> Path:
    path = tmp_path / "office.sqlite"
    path.write_bytes(empty_office.read_bytes())
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("INSERT INTO office_word (word) VALUES ('สพฐ.')")
    return path


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def words(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        return [word for (word,) in plain.execute("SELECT word FROM office_word")]


def step(name: str) -> ModuleType:
    """A migration that rebuilds the signatories and can be told apart by a new column."""

    def change(op: Operations) -> None:
        with op.batch_alter_table("signatory", recreate="always") as signatory:
            signatory.add_column(sa.Column(name, sa.String, nullable=False, server_default=""))

    migration = ModuleType(name)
    migration.upgrade = change  # type: ignore[attr-defined]
    return migration


def test_the_number_of_the_layout_is_the_number_of_migrations() -> None:
    assert len(all_migrations()) == LAYOUT


def test_a_new_office_is_made_in_a_new_folder_without_a_backup(
    tmp_path: Path, backups: Path
) -> None:
    path = tmp_path / "ใหม่" / "office.sqlite"
    upgrade(path, backups)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
        assert plain.execute("SELECT count(*) FROM office_profile").fetchone() == (1,)
    assert not backups.exists()


def test_an_older_office_keeps_its_records_and_gets_a_backup(office: Path, backups: Path) -> None:
    upgrade(office, backups, (*all_migrations(), step("nickname")))
    assert words(office) == ["สพฐ."]
    (copy,) = backups.glob("*.sqlite")
    assert copy.name == f"office-000001-layout-{LAYOUT}-upgrade.sqlite"
    assert words(copy) == ["สพฐ."]


def test_an_up_to_date_office_is_left_as_it_is(office: Path, backups: Path) -> None:
    before = office.read_bytes()
    upgrade(office, backups)
    assert office.read_bytes() == before
    assert not backups.exists()


def test_rebuilding_a_table_keeps_what_refers_to_it(office: Path, backups: Path) -> None:
    with closing(sqlite3.connect(office)) as plain, plain:
        plain.executescript("""
            CREATE TABLE duty (id INTEGER PRIMARY KEY, signatory_id INTEGER NOT NULL
                               REFERENCES signatory (id) ON DELETE CASCADE);
            INSERT INTO signatory (name, rank_line, position, capacity, for_position, from_on,
                                   sort_order) VALUES ('ก', '', 'ข', 'holder', '', '2026-01-01', 1);
            INSERT INTO duty (signatory_id) VALUES (1);
        """)
    upgrade(office, backups, (*all_migrations(), step("nickname")))
    with closing(sqlite3.connect(office)) as plain:
        assert plain.execute("SELECT signatory_id FROM duty").fetchall() == [(1,)]


def test_a_step_that_fails_leaves_the_steps_before_it(office: Path, backups: Path) -> None:
    def fail(op: Operations) -> None:
        op.drop_table("office_word")
        raise ZeroDivisionError

    broken = ModuleType("broken")
    broken.upgrade = fail  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError):
        upgrade(office, backups, (*all_migrations(), step("nickname"), broken))
    assert words(office) == ["สพฐ."]
    with closing(sqlite3.connect(office)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (LAYOUT + 1,)
        assert plain.execute("SELECT nickname FROM signatory").fetchall() == []


def test_a_step_that_breaks_references_is_not_kept(office: Path, backups: Path) -> None:
    broken = ModuleType("broken")
    broken.upgrade = lambda op: op.execute("UPDATE office_profile SET emblem_id = 9")  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError, match="broken references"):
        upgrade(office, backups, (*all_migrations(), broken))
    with closing(sqlite3.connect(office)) as plain:
        assert plain.execute("SELECT emblem_id FROM office_profile").fetchone() == (None,)


def test_undo_does_not_reach_behind_a_change_of_layout(office: Path, backups: Path) -> None:
    database = Database(office)
    for word in ("ก", "ข"):
        with database.transaction("เพิ่มคำ") as session:
            session.execute(sa.text(f"INSERT INTO office_word (word) VALUES ('{word}')"))
    History(database).undo()
    database.close()
    upgrade(office, backups, (*all_migrations(), step("nickname")))
    database = Database(office)
    assert (History(database).undo_name(), History(database).redo_name()) == (None, None)
    assert len(History(database).of_record("office_word", 2)) == 1
    database.close()


def test_a_newer_office_is_refused_and_left_as_it_is(office: Path, backups: Path) -> None:
    with closing(sqlite3.connect(office)) as plain:
        plain.execute(f"PRAGMA user_version = {LAYOUT + 1}")
    before = office.read_bytes()
    with pytest.raises(DatabaseTooNewError, match="รุ่นใหม่กว่า"):
        upgrade(office, backups)
    assert office.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"PK\x03\x04" + b"not a database " * 500,
        lambda whole: bytes(byte ^ 0x5A for byte in whole),
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:50],
    ],
    ids=["another kind of file", "encrypted", "truncated", "only its head"],
)
def test_what_is_no_whole_database_is_told_and_left_as_it_is(
    office: Path, backups: Path, damage: object
) -> None:
    assert callable(damage)
    damaged = damage(office.read_bytes())
    office.write_bytes(damaged)
    with pytest.raises(DatabaseDamagedError, match="กรุณา"):
        upgrade(office, backups)
    assert office.read_bytes() == damaged


def test_the_database_of_another_program_is_refused(tmp_path: Path, backups: Path) -> None:
    path = tmp_path / "office.sqlite"
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("CREATE TABLE places (id INTEGER PRIMARY KEY)")
    before = path.read_bytes()
    with pytest.raises(NotOfficeDatabaseError, match="โปรแกรมอื่น"):
        upgrade(path, backups)
    assert path.read_bytes() == before


@pytest.mark.parametrize("left", [None, b""], ids=["gone", "emptied"])
def test_an_office_that_vanished_is_not_begun_anew_over_its_copies(
    office: Path, backups: Path, left: bytes | None
) -> None:
    upgrade(office, backups, (*all_migrations(), step("nickname")))
    office.unlink()
    if left is not None:
        office.write_bytes(left)
    with pytest.raises(DatabaseMissingError, match="backups"):
        upgrade(office, backups)


def test_alembic_stays_out_of_the_start_of_an_up_to_date_office(
    office: Path, backups: Path
) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from district_admin.storage.upgrade import upgrade\n"
        "upgrade(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "sys.exit('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(office), str(backups)]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(("begun", "prefix"), [(True, "ศธ 04092/"), (False, "")])
def test_an_office_that_numbered_memos_by_its_code_goes_on_so(
    tmp_path: Path, backups: Path, begun: bool, prefix: str
) -> None:
    path = tmp_path / "older.sqlite"
    older = next(n for n, each in enumerate(all_migrations()) if "memo_numbers" in each.__name__)
    upgrade(path, backups, all_migrations()[:older])
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("UPDATE office_profile SET letter_code = 'ศธ ๐๔๐๙๒'")
        if begun:
            plain.execute(
                "INSERT INTO number_series (register, be_year, first_number, last_number) "
                "VALUES ('memo', 2569, 1, 7)"
            )
    upgrade(path, backups)
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute("SELECT prefix FROM number_rule WHERE register = 'memo'").fetchone()
    assert found == (prefix,)


def put(plain: sqlite3.Connection, table: str, **values: object) -> None:
    """Put a row into a table; what must be there and is not given is empty."""
    for _at, name, kind, must, default, _key in plain.execute(f"PRAGMA table_info({table})"):
        if must and default is None:
            values.setdefault(name, 0 if kind in ("INTEGER", "BOOLEAN") else "")
    names, holes = ", ".join(values), ", ".join("?" * len(values))
    plain.execute(f"INSERT INTO {table} ({names}) VALUES ({holes})", tuple(values.values()))


def test_what_an_older_office_lent_and_typed_of_meetings_is_found(
    tmp_path: Path, backups: Path
) -> None:
    path = tmp_path / "older.sqlite"
    names = [each.__name__ for each in all_migrations()]
    older = next(n for n, name in enumerate(names) if "finding_loans" in name)
    upgrade(path, backups, all_migrations()[:older])
    with closing(sqlite3.connect(path)) as plain, plain:
        put(plain, "number_series", id=1, register="received", be_year=2569, first_number=1)
        entry = {"register": "received", "state": "issued", "registered_on": "2026-11-01"}
        put(plain, "register_entry", id=1, series_id=1, number=1, number_text="1", **entry)
        put(plain, "filing", id=1, entry_id=1, outcome="kept", filed_on="2026-11-01")
        lent = {"borrower": "นายชัย", "purpose": "คดี ๑๒", "lent_on": "2026-11-02"}
        put(plain, "loan", id=1, filing_id=1, **lent)
        put(plain, "meeting_series", id=1, name="กรรมการ", sections="[]", adoption="next")
        held = {"number": 1, "be_year": 2569, "held_on": "2026-09-16"}
        put(plain, "meeting", id=1, series_id=1, **held)
        put(plain, "transcript_passage", id=1, meeting_id=1, key=1, text="ขุด [0:00:09] สระ")
    upgrade(path, backups)
    with closing(sqlite3.connect(path)) as plain:
        query = "SELECT id & 15, id >> 4 & 15, trim(text) FROM search_record WHERE id & 15 > 2"
        found = plain.execute(f"{query} ORDER BY id").fetchall()
    assert found == [(4, 1, "ขุด สระ"), (3, 1, "นายชัย คดี 12")]
