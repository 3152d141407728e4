"""Files that belong to a meeting: scans and documents in the database, recordings where they lie.

A recording is hundreds of megabytes: it is not copied into the office's one file, which goes onto
a stick every day, but known by its place and size until it is sealed on the disc.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import MeetingFile
from district_admin.areas.meetings.model.meeting import FILE_KINDS, RECORDING
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_open,
)
from district_admin.storage.files import store_file, stored_data
from district_admin.texts import _

LARGEST: Final = 50_000_000  # bytes of a file that is kept in the database
_MEDIA: Final = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
_SOUND: Final = frozenset(
    {".mp3", ".m4a", ".wav", ".wma", ".aac", ".ogg", ".mp4", ".mov", ".avi", ".mkv", ".webm"}
)

SOUND_FILES: Final = " ".join(f"*{suffix}" for suffix in sorted(_SOUND))
"""The names of recordings, as a file window takes them."""


def kind_of(path: Path, wanted: str) -> str:
    """Return what a file is: a recording by its name, else what it was added as."""
    return RECORDING if path.suffix.lower() in _SOUND else wanted


def add_file(
    session: Session, meeting_id: int, path: Path, kind: str, item_id: int | None = None
) -> int:
    """Add a file from the disk to a meeting or to a matter of its agenda, and return the id.

    Raises MeetingGoneError, MeetingClosedError, and MeetingIncompleteError for a file that cannot
    be read, is empty, or is too large to be kept in the office's data.
    """
    check_open(get_meeting(session, meeting_id))
    if kind not in FILE_KINDS:
        raise ValueError(kind)
    kind = kind_of(path, kind)
    _check_name(path)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= LARGEST else b""
    except OSError as error:
        told = _("เปิดไฟล์ {name} ไม่ได้ กรุณาตรวจสอบว่าไฟล์ยังอยู่และไม่ได้เปิดค้างไว้")
        raise MeetingIncompleteError(told.format(name=path.name)) from error
    if path.is_symlink() or not path.is_file():
        told = _("{name} ไม่ใช่ไฟล์ธรรมดา กรุณาเลือกไฟล์จริง")
        raise MeetingIncompleteError(told.format(name=path.name))
    if not size:
        raise MeetingIncompleteError(_("ไฟล์ {name} ว่างเปล่า").format(name=path.name))
    if kind != RECORDING and size > LARGEST:
        told = _("ไฟล์ {name} ใหญ่เกิน 50 MB กรุณาลดขนาด หรือเพิ่มเป็นบันทึกเสียงซึ่งเก็บไว้นอกฐานข้อมูล")
        raise MeetingIncompleteError(told.format(name=path.name))
    file = MeetingFile(
        meeting_id=meeting_id,
        item_id=item_id,
        kind=kind,
        title=path.name,
        size=size,
        added_at=datetime.now(UTC),
    )
    if kind == RECORDING:
        file.path = str(path.absolute())
    else:
        media = _MEDIA.get(path.suffix.lower(), "application/octet-stream")
        file.file_id = store_file(session, data, media, path.name)
    session.add(file)
    session.flush()
    return file.id


def _check_name(path: Path) -> None:
    """Refuse a name, or a folder's, that is no text: neither the data nor a disc could keep it."""
    shown = str(path.absolute()).encode(errors="replace").decode()
    if shown != str(path.absolute()):
        told = _("ชื่อไฟล์หรือโฟลเดอร์ {name} มีตัวอักษรที่อ่านไม่ได้ กรุณาเปลี่ยนชื่อ แล้วเพิ่มอีกครั้ง")
        raise MeetingIncompleteError(told.format(name=shown))


def get_file(session: Session, file_id: int) -> MeetingFile:
    """Return a file of a meeting. Raises MeetingGoneError."""
    file = session.get(MeetingFile, file_id)
    if file is None:
        raise MeetingGoneError
    return file


def remove_file(session: Session, file_id: int) -> None:
    """Take a file off a meeting; a recording stays on the disk. Raises MeetingClosedError."""
    file = get_file(session, file_id)
    check_open(get_meeting(session, file.meeting_id))
    session.delete(file)
    session.flush()


def list_files(session: Session, meeting_id: int) -> list[MeetingFile]:
    """Return the files of a meeting, in the order they were added."""
    query = select(MeetingFile).where(MeetingFile.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingFile.id)))


def list_recordings(session: Session, meeting_id: int) -> list[MeetingFile]:
    """Return the recordings of a meeting, the first added first."""
    query = select(MeetingFile).where(
        MeetingFile.meeting_id == meeting_id, MeetingFile.kind == RECORDING
    )
    return list(session.scalars(query.order_by(MeetingFile.id)))


def find_again(session: Session, file_id: int, path: Path) -> None:
    """Note where a recording that was moved lies now.

    Raises MeetingGoneError, and MeetingIncompleteError if it is another file: the time marks of the
    transcript would lead to other places in it.
    """
    file = get_file(session, file_id)
    _check_name(path)
    size = path.stat().st_size if path.is_file() else 0
    if size != file.size:
        told = _("{name} ไม่ใช่บันทึกเสียงเดิม เพราะมีขนาดต่างกัน หากเป็นไฟล์ใหม่ กรุณาใช้ “เพิ่มบันทึกเสียง”")
        raise MeetingIncompleteError(told.format(name=path.name))
    file.path, file.title = str(path.absolute()), path.name
    session.flush()


def file_data(session: Session, file_id: int) -> bytes | None:
    """Return what a file that is kept in the database holds. Raises MeetingGoneError."""
    return stored_data(session, get_file(session, file_id).file_id or 0)
