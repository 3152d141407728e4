from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from district_admin.storage.base import utc_text


def test_moments_are_kept_in_utc_so_that_text_order_is_time_order() -> None:
    bangkok = timezone(timedelta(hours=7))
    earlier = datetime(2026, 11, 19, 6, 59, 59, 999999, tzinfo=bangkok)
    later = datetime(2026, 11, 19, 0, 0, tzinfo=UTC)
    assert utc_text(earlier) == "2026-11-18T23:59:59.999999+00:00"
    assert utc_text(earlier) < utc_text(later)


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 11, 19))


def test_no_table_gives_an_id_out_twice(session: Session) -> None:
    tables = session.execute(
        # those of the search are made from others, and their ids say the place in the list
        text(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'"
        )
    ).all()
    assert len(tables) >= 7
    assert [name for name, sql in tables if "AUTOINCREMENT" not in sql] == []


def test_every_constraint_has_a_name(session: Session) -> None:
    found = inspect(session.connection())
    constraints = [
        (table, constraint)
        for table in found.get_table_names()
        for constraint in (
            *found.get_foreign_keys(table),
            *found.get_unique_constraints(table),
            *found.get_check_constraints(table),
        )
    ]
    assert len(constraints) >= 10
    assert [(table, c) for table, c in constraints if not c["name"]] == []
