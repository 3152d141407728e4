"""Names with numbers sort by what the numbers count: บ้านหนอง 2 stands before บ้านหนอง 10.

Only the keys of names with a digit in them are other ones now, and only these are made anew: a few
thousand of a large office. All is one transaction, so that killed half-way none is. Rejected: all
keys anew (ten times as long beside 100,000 people, for the same keys).
"""

from typing import Final

import sqlalchemy as sa
from alembic.operations import Operations

from district_admin.thai.sorting import thai_sort_key

_NAMES: Final = {
    "agency": ("name",),
    "person": ("first_name", "last_name"),
    "contact_group": ("name",),
}
_BETWEEN: Final = "\x01"


def upgrade(op: Operations) -> None:
    """Write the keys of all names that have a number in them."""
    connection = op.get_bind()
    for table, names in _NAMES.items():
        has_digit = " OR ".join(f"{name} GLOB '*[0-9๐-๙]*'" for name in names)
        query = f"SELECT id, {', '.join(names)} FROM {table} WHERE {has_digit}"
        found = connection.exec_driver_sql(query).all()
        keys = [{"key": _key(*row[1:]), "record": row[0]} for row in found]
        if keys:
            rewrite = sa.text(f"UPDATE {table} SET sort_text = :key WHERE id = :record")
            connection.execute(rewrite, keys)


def _key(*parts: str) -> str:
    return _BETWEEN.join(_BETWEEN.join(thai_sort_key(part)[:2]) for part in parts)
