"""Pictures and attachments, kept in the database itself under the fingerprint of their content.

A row is added and never changed or removed: what points to it can be undone and redone without
copying megabytes into the history. Rejected: files beside the database (a copy of the one file
would no longer be the whole office) and BLOB columns in the records (each undo step would hold
the picture again).
"""

import hashlib
from collections.abc import Callable

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from district_admin.storage.base import Base
from district_admin.thai.normalise import search_key


class StoredFile(Base):
    """A file that belongs to the office (ไฟล์ที่เก็บไว้), such as its emblem."""

    __tablename__ = "stored_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    media_type: Mapped[str]
    name: Mapped[str]
    data: Mapped[bytes] = mapped_column(deferred=True, deferred_raiseload=True)


class FileText(Base):
    """The text layer of a kept file (ข้อความในไฟล์), as it is searched; added once, never changed."""

    __tablename__ = "file_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), unique=True)
    search_text: Mapped[str]


def store_file(session: Session, data: bytes, media_type: str, name: str) -> int:
    """Keep a file and return its id; the same content is kept once, under its first name."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = session.scalar(select(StoredFile.id).where(StoredFile.sha256 == sha256))
    if known is not None:
        return known
    stored = StoredFile(sha256=sha256, media_type=media_type, name=name, data=data)
    session.add(stored)
    session.flush()
    return stored.id


def stored_data(session: Session, file_id: int) -> bytes | None:
    """Return the content of a kept file, or None if there is no such file."""
    return session.scalar(select(StoredFile.data).where(StoredFile.id == file_id))


def stored_size(session: Session, file_id: int) -> int | None:
    """Return the bytes of a kept file without reading it, or None if there is no such file."""
    size = select(func.length(StoredFile.data)).where(StoredFile.id == file_id)
    return session.scalar(size)


def keep_text(session: Session, file_id: int, read: Callable[[], str]) -> None:
    """Keep what a file is found by, if it has a text; `read` is asked only if that is not known."""
    if session.scalar(select(FileText.id).where(FileText.file_id == file_id)) is None and (
        key := search_key(read())
    ):
        session.add(FileText(file_id=file_id, search_text=key))
        session.flush()
