"""Papers that bear a number and are not signed wait for their signature, as they do from now on."""

from alembic.operations import Operations

_NUMBERED = "SELECT {what} FROM register_entry WHERE paper_id = paper.id AND state = 'issued'"


def upgrade(op: Operations) -> None:
    """Move on the drafts that bear a number; they wait since they were given the last one."""
    op.execute(
        "UPDATE paper SET status = 'waiting', "
        f"status_on = ({_NUMBERED.format(what='max(registered_on)')}), "
        "waiting_with = coalesce(json_extract(content, '$.signatory.lines[1]'), '') "
        "WHERE status = 'draft' AND NOT correcting AND NOT in_bin "
        f"AND EXISTS ({_NUMBERED.format(what='1')})"
    )
