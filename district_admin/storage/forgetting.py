"""A kind of entry taken out of the office's data for good, and out of its history.

For personal data that the office may no longer keep (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม. 33): a
plain change would leave it in the history for ever. Undo still works, on records without it.
Copies in the folder backups are not touched: they go as newer ones take their places.
"""

from sqlalchemy.orm import Session

from district_admin.storage.database import sqlite_connection
from district_admin.storage.tracking import quoted


def forget_column(session: Session, table: str, column: str) -> int:
    """Empty a column of texts in all records of a table, past ones too; return how many had one.

    The history shows nothing of it, neither the entry nor that it was emptied.
    """
    session.flush()
    session.expire_all()
    connection = sqlite_connection(session)
    path = f"$.{column}"
    connection.execute("PRAGMA secure_delete = ON")  # or the file would still hold it, unused
    emptied = connection.execute(
        f"UPDATE {quoted(table)} SET {quoted(column)} = '' WHERE {quoted(column)} <> ''"
    )
    for kept, sides in (("history_change", ("before", "after")), ("pending_change", ("before",))):
        for side in sides:
            connection.execute(
                f"UPDATE {kept} SET {side} = json_set({side}, ?, '') "
                f"WHERE table_name = ? AND json_extract({side}, ?) <> ''",
                (path, table, path),
            )
    connection.execute("PRAGMA secure_delete = OFF")
    return emptied.rowcount
