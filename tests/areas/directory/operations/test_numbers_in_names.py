"""Names with numbers stand by what the numbers count, in lists of all kinds and of all ages."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import agencies, groups, people, people_listing
from district_admin.areas.directory.operations.recipients import GroupRule, recipients_by_rule
from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database
from district_admin.storage.migrations import all_migrations, m0019_numbers_in_order
from district_admin.storage.upgrade import layout_of, upgrade

# The file has what later steps add, so the step that is tested comes last.
STEPS = (
    *(each for each in all_migrations() if each is not m0019_numbers_in_order),
    m0019_numbers_in_order,
)
BEFORE = len(STEPS) - 1
NAMES = ["บ้านหนอง", "บ้านหนอง 2", "บ้านหนอง ๙ (สาขา 1)", "บ้านหนอง 10", "บ้านหนอง ๑๐๐", "บ้านหนองบัว"]
TABLES = ("agency", "person", "contact_group")


def lists(session: Session) -> list[list[str]]:
    return [
        [each.name for each in agencies.list_agencies(session)],
        [each.first_name for each in people_listing.list_people(session, date(2026, 11, 20))],
        [each.name for each in groups.list_groups(session)],
    ]


def fill(session: Session) -> None:
    for name in sorted(NAMES):
        agencies.add_agency(session, agencies.AgencyDetails(name, "school"))
        people.add_person(session, people.PersonDetails(name, "ใจดี"))
        groups.add_group(session, name)


@pytest.fixture
def old_office(folder: DataFolder) -> Path:
    """A file as the program left it when a number was sorted digit by digit."""
    database = Database(folder.database)
    with database.transaction("เพิ่ม") as session:
        fill(session)
    database.close()
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        for table in TABLES:  # the signs of length were not there
            plain.execute(
                f"UPDATE {table} SET sort_text = replace(replace(sort_text, ':', ''), ';', '')"
            )
        plain.execute(f"PRAGMA user_version = {BEFORE}")
    return folder.database


def stored_keys(path: Path) -> list[tuple[str, str]]:
    union = " UNION ALL ".join(f"SELECT '{table}', sort_text FROM {table}" for table in TABLES)
    with closing(sqlite3.connect(path)) as plain:
        return sorted(plain.execute(union).fetchall())


def test_lists_and_recipients_stand_by_the_numbers_in_their_names(session: Session) -> None:
    fill(session)
    assert lists(session) == [NAMES] * 3
    found = recipients_by_rule(session, GroupRule(kinds=["school"]), date(2026, 11, 20))
    assert [each.agency for each in found] == NAMES


def test_a_file_of_before_is_brought_into_the_same_order(
    old_office: Path, folder: DataFolder, tmp_path: Path
) -> None:
    upgrade(old_office, folder.backups, STEPS)
    database = Database(old_office)
    with database.reading() as session:
        assert lists(session) == [NAMES] * 3
    database.close()
    upgrade(tmp_path / "new.sqlite", tmp_path / "none")
    database = Database(tmp_path / "new.sqlite")
    with database.transaction("เพิ่ม") as session:
        fill(session)
    database.close()
    assert stored_keys(old_office) == stored_keys(tmp_path / "new.sqlite")


def test_a_rewriting_that_breaks_off_leaves_every_key_as_it_was(
    old_office: Path, folder: DataFolder
) -> None:
    with closing(sqlite3.connect(old_office)) as plain, plain:
        plain.execute(
            "CREATE TRIGGER stop AFTER UPDATE ON person WHEN NEW.first_name LIKE '%๑๐๐' "
            "BEGIN SELECT RAISE(ABORT, 'the power went'); END"
        )
    before = stored_keys(old_office)
    with pytest.raises(DBAPIError, match="the power went"):
        upgrade(old_office, folder.backups, STEPS)
    assert (stored_keys(old_office), layout_of(old_office)) == (before, BEFORE)
    with closing(sqlite3.connect(old_office)) as plain, plain:
        plain.execute("DROP TRIGGER stop")
    upgrade(old_office, folder.backups, STEPS)
    assert stored_keys(old_office) != before
