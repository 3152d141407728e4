"""Memos are numbered n/year from now on; an office that numbered them by its code goes on so.

Until here a register of memos without a prefix took the office's letter code. Where numbers were
given in that way the code becomes the register's own prefix, so that a series does not change its
look in the middle of a year.
"""

import sqlalchemy as sa
from alembic.operations import Operations

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def upgrade(op: Operations) -> None:
    """Keep the prefix of memos where numbers were given with it."""
    connection = op.get_bind()
    begun = connection.scalar(sa.text("SELECT 1 FROM number_series WHERE register = 'memo'"))
    code = connection.scalar(sa.text("SELECT letter_code FROM office_profile LIMIT 1"))
    if begun and code:
        connection.execute(
            sa.text(
                "UPDATE number_rule SET prefix = :prefix WHERE register = 'memo' AND prefix = ''"
            ),
            {"prefix": f"{code.translate(_ARABIC)}/"},
        )
