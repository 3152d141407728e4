"""Scans of the rows of the registers: taken in as files, stamped, and which stamped one counts.

A file is never changed and never taken away: a scan that is stamped again gets a further stamped
file beside the older one, and the latest counts. What comes from the disk is opened at once, so
that a broken scan is told of while the paper still lies on the scanner. What reads pages is loaded
when the first file is looked at.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import (
    CANCELLED,
    RECEIVED,
    SCAN,
    STAMPED,
)
from district_admin.areas.correspondence.operations.numbering import (
    NumberStateError,
    get_entry,
)
from district_admin.areas.correspondence.operations.registers import (
    Attachment,
    add_files,
    files_of,
)
from district_admin.errors import OfficeError
from district_admin.office import operations as office
from district_admin.progress import Progress
from district_admin.storage.files import StoredFile, stored_data
from district_admin.texts import _
from district_admin.thai.calendar import be_year
from district_admin.thai.numerals import NumeralMode

if TYPE_CHECKING:
    from district_admin.areas.correspondence.documents.receive_stamp import EndorsementPlace
    from district_admin.documents.scans import Scan

_PDF: Final = "application/pdf"


class FileNotReadError(OfficeError):
    """A file that was pointed at could not be read from the disk."""


def read_attachment(path: Path) -> Attachment:
    """Read a scan from the disk: a PDF, JPEG or PNG by its content, whatever it is called.

    A PDF that asks for a password is taken, since it is what was received. Raises
    FileNotReadError, and ScanRefusedError for a file that is empty, broken, larger than 50 MB
    (never read then) or of another kind.
    """
    from district_admin.documents.scans import (  # noqa: PLC0415 - loads pdfium
        LARGEST_SCAN,
        Scan,
        check_scan,
        too_large,
    )

    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileNotReadError(
                _("{name} เป็นโฟลเดอร์ กรุณาเลือกไฟล์ที่อยู่ในโฟลเดอร์").format(name=path.name)
            )
        if size > LARGEST_SCAN:
            raise too_large(path.name, size)
        with path.open("rb") as file:
            data = file.read(LARGEST_SCAN + 1)  # it may still grow under the scanner's hands
    except OSError as error:
        raise FileNotReadError(
            _("เปิดไฟล์ {name} ไม่ได้ กรุณาตรวจสอบว่าไฟล์ยังอยู่และไม่ได้เปิดค้างไว้").format(name=path.name)
        ) from error
    return Attachment(data, check_scan(Scan(data, path.name)), path.name)


def read_attachments(
    paths: Sequence[Path], progress: Progress
) -> tuple[list[Attachment], list[str]]:
    """Return the files that can be used, and of each other one why it cannot.

    Raises Cancelled with the progress.
    """
    taken: list[Attachment] = []
    refused: list[str] = []
    for done, path in enumerate(paths):
        progress.report(done, len(paths), path.name)
        try:
            taken.append(read_attachment(path))
        except OfficeError as error:
            refused.append(str(error))
    return taken, refused


def stamp_scan(
    session: Session,
    entry_id: int,
    endorsement: "EndorsementPlace" = "",
    numerals: NumeralMode = "thai",
) -> int:
    """Put the receive stamp on a letter's scan, keep the outcome, and return the file's id.

    Raises as `stamped` does.
    """
    return keep_stamped(session, entry_id, stamped(session, entry_id, endorsement, numerals))


def stamped(
    session: Session,
    entry_id: int,
    endorsement: "EndorsementPlace" = "",
    numerals: NumeralMode = "thai",
) -> Attachment:
    """Return a letter's scan with the receive stamp on its first page; nothing is kept.

    All its scans become the pages of one PDF, in their order. `endorsement` says where the row's
    เกษียน is printed, if anywhere. Raises RegisterEntryNotFoundError, NumberStateError for a row
    that bears no number of a letter received, and OfficeError for files that cannot be stamped.
    """
    from district_admin.areas.correspondence.documents.receive_stamp import (  # noqa: PLC0415
        ReceiveStamp,  # it loads pdfium
        stamped_scan,
    )

    entry = get_entry(session, entry_id)
    _check(entry)
    came = entry.registered_at.astimezone()
    stamp = ReceiveStamp(
        office.get_profile(session).name,
        entry.number_text,
        entry.registered_on,
        came.time(),
        entry.endorsement,
        numerals,
    )
    data = stamped_scan(scans_of(session, entry_id), stamp, endorsement)
    name = f"{entry.number_text}-{be_year(entry.registered_on)} ประทับตรารับ.pdf".replace("/", "-")
    return Attachment(data, _PDF, name)


def keep_stamped(session: Session, entry_id: int, file: Attachment) -> int:
    """Keep a stamped scan with its row, as the one that counts, and return the file's id.

    Apart from `stamped`, so that nobody waits for the database while a long scan is stamped.
    """
    add_files(session, entry_id, [file], STAMPED)
    stored = latest_stamped(session, entry_id)
    assert stored is not None
    return stored.id


def scans_of(session: Session, entry_id: int) -> "list[Scan]":
    """Return the scans of a row, in their order, with their content."""
    from district_admin.documents.scans import Scan  # noqa: PLC0415 - loads pdfium

    return [
        Scan(stored_data(session, stored.id) or b"", stored.name)
        for kept, stored in files_of(session, entry_id)
        if kept.role == SCAN
    ]


def latest_stamped(session: Session, entry_id: int) -> StoredFile | None:
    """Return the stamped file that counts, which is the last one; None when there is none."""
    files = [stored for kept, stored in files_of(session, entry_id) if kept.role == STAMPED]
    return files[-1] if files else None


def _check(entry: RegisterEntry) -> None:
    if entry.register != RECEIVED:
        raise NumberStateError(_("ตรารับหนังสือใช้กับรายการในทะเบียนหนังสือรับเท่านั้น"))
    if entry.state == CANCELLED:
        raise NumberStateError(
            _("เลขรับ {number} ยกเลิกแล้ว จึงประทับตรารับไม่ได้").format(number=entry.number_text)
        )


def open_file(session: Session, file_id: int) -> Attachment:
    """Return a kept file with its content. Raises FileNotReadError when there is no such file."""
    stored = session.get(StoredFile, file_id)
    data = stored_data(session, file_id)
    if stored is None or data is None:
        raise FileNotReadError(_("ไม่พบไฟล์นี้แล้ว กรุณาเปิดหน้าต่างนี้ใหม่"))
    return Attachment(data, stored.media_type, stored.name)
