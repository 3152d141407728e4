"""Papers that bear a number and are not signed wait for their signature, as they do from now on.

Those that got their last number long ago stay as they are: most were signed on paper without being
noted here, and hundreds of them at the head of what waits would hide what really does. Rejected:
calling them signed, which nobody has said, and which would ask for a scan of each.
"""

import json
from typing import Final

import sqlalchemy as sa
from alembic.operations import Operations

_STILL_EXPECTED: Final = 60  # days before the office's last number; not the clock's, which may err
_CAPACITIES: Final = ("รักษาราชการแทน", "รักษาการในตำแหน่ง", "ปฏิบัติราชการแทน")
_NUMBERED: Final = (
    "(SELECT max(registered_on) FROM register_entry WHERE paper_id = paper.id AND state = 'issued')"
)


def upgrade(op: Operations) -> None:
    """Move on the drafts that bear a number; they wait since they were given the last one."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            f"SELECT id, {_NUMBERED}, json_extract(content, '$.signatory.lines') FROM paper "
            "WHERE status = 'draft' AND NOT correcting AND NOT in_bin "
            f"AND {_NUMBERED} >= "
            f"(SELECT date(max(registered_on), '-{_STILL_EXPECTED} days') FROM register_entry)"
        )
    ).all()
    move = sa.text(
        "UPDATE paper SET status = 'waiting', status_on = :on, waiting_with = :who WHERE id = :id"
    )
    for paper_id, on, lines in found:
        connection.execute(move, {"on": on, "who": _who_signs(lines), "id": paper_id})


def _who_signs(kept: str | None) -> str:
    """Return the post of the own under the signature, or the name; empty while nobody is chosen."""
    lines = json.loads(kept) if kept else None
    name, *posts = [" ".join(str(each).split()) for each in lines or [""]]
    own = " ".join(posts)
    for words in _CAPACITIES:
        own = own.split(words)[0].strip()
    return own or name.strip("() ")
