"""The rows of the registers: letters received and sent, orders, announcements and the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry, RegisterFile
from district_admin.areas.correspondence.model.register import (
    ISSUED,
    RECEIVED,
    RESERVED,
    SCAN,
    SECRECIES,
    SIGNED,
    URGENCIES,
)
from district_admin.areas.correspondence.operations.filed_rows import follow_row
from district_admin.areas.correspondence.operations.numbering import (
    NumberStateError,
    check_clock,
    day_of,
    get_entry,
    give,
    give_after,
    placed,
)
from district_admin.areas.correspondence.operations.signed_scans import note_scans
from district_admin.documents.pdf_words import text_layer
from district_admin.errors import OfficeError
from district_admin.storage.files import StoredFile, keep_text, store_file
from district_admin.texts import _

_TEXTS: Final = (
    *("reference", "sender", "recipient", "subject", "action_taken", "remark"),
    *("enclosures", "owner_name"),
)


class EntryIncompleteError(OfficeError):
    """Something that a row of a register must have was not typed in."""


@dataclass(frozen=True)
class EntryDetails:
    """A row of a register as typed in; see `RegisterEntry`."""

    subject: str = ""
    reference: str = ""
    dated_on: date | None = None
    sender: str = ""
    recipient: str = ""
    action_taken: str = ""
    remark: str = ""
    urgency: str = ""
    secrecy: str = ""
    enclosures: str = ""
    endorsement: str = ""
    owner_name: str = ""
    due_on: date | None = None
    done_on: date | None = None
    reply_to_id: int | None = None


@dataclass(frozen=True)
class Attachment:
    """A file to be kept with a row: its content, what kind, and the name it came under."""

    data: bytes
    media_type: str
    name: str


def receive(
    session: Session,
    details: EntryDetails,
    now: datetime,
    files: Sequence[Attachment] = (),
    *,
    registered_on: date | None = None,
) -> int:
    """Register a letter that came in: number, day and time, and its scan. Return the row's id.

    `registered_on` is given for a letter that came on an earlier day. Raises EntryIncompleteError,
    NumberStateError, ClockSetBackError.
    """
    return _register(session, RECEIVED, details, now, registered_on, files)


def issue(
    session: Session,
    register: str,
    details: EntryDetails,
    now: datetime,
    *,
    registered_on: date | None = None,
    paper_id: int | None = None,
) -> int:
    """Give the next number of a register to a paper and return the row's id.

    `registered_on` is given for a paper that is dated back: it takes from the series of its own
    year. A paper that bears a number already gets no second one. Raises EntryIncompleteError,
    NumberStateError, ClockSetBackError.
    """
    if paper_id is not None:
        refuse_second_number(session, paper_id)
    entry_id = _register(session, register, details, now, registered_on, ())
    get_entry(session, entry_id).paper_id = paper_id
    session.flush()
    return entry_id


def use_reserved(
    session: Session,
    entry_id: int,
    details: EntryDetails,
    now: datetime,
    paper_id: int | None = None,
) -> None:
    """Give a reserved number to a paper; the day of the row stays that of the reservation.

    Raises RegisterEntryNotFoundError, NumberStateError, EntryIncompleteError.
    """
    entry = get_entry(session, entry_id)
    if entry.state != RESERVED:
        raise NumberStateError(_("เลข {number} ไม่ได้จองไว้").format(number=entry.number_text))
    write_entry(entry, details)
    entry.state, entry.reserved_until, entry.paper_id = ISSUED, None, paper_id
    session.flush()


def insert_after(session: Session, entry_id: int, details: EntryDetails, now: datetime) -> int:
    """Insert a paper that came late after a row, as 123/1, and return the new row's id.

    It bears the day of the row that it follows. Raises RegisterEntryNotFoundError,
    EntryIncompleteError.
    """
    before = get_entry(session, entry_id)
    entry = RegisterEntry(
        **placed(give_after(session, before), before.register),
        registered_at=now,
        registered_on=before.registered_on,
    )
    return _kept(session, entry, details)


def edit_entry(session: Session, entry_id: int, details: EntryDetails) -> None:
    """Correct what a row says; its number, day and state stay.

    What is filed and becomes secret is kept as secret letters are.
    Raises RegisterEntryNotFoundError, EntryIncompleteError, and FilingError for another year or
    secrecy of a letter that stands in a list.
    """
    entry = get_entry(session, entry_id)
    was_secret = bool(entry.secrecy)
    write_entry(entry, details)
    follow_row(session, entry, was_secret=was_secret)
    session.flush()


def details_of(entry: RegisterEntry) -> EntryDetails:
    """Return what was typed in for a row, to be corrected."""
    return EntryDetails(**{each.name: getattr(entry, each.name) for each in fields(EntryDetails)})


def add_files(
    session: Session, entry_id: int, files: Sequence[Attachment], role: str = SCAN
) -> None:
    """Keep further files with a row, behind those it has. Raises RegisterEntryNotFoundError.

    What is signed is a scan of the row's paper as well.
    """
    entry = get_entry(session, entry_id)
    query = select(func.count()).where(RegisterFile.entry_id == entry.id, RegisterFile.role == role)
    first = session.scalar(query) or 0
    file_ids = keep_files(session, files)
    for position, file_id in enumerate(file_ids, start=first):
        session.add(RegisterFile(entry_id=entry.id, file_id=file_id, role=role, position=position))
    session.flush()
    if role == SIGNED and entry.paper_id is not None and entry.state == ISSUED:
        note_scans(session, entry.paper_id, file_ids)


def keep_files(session: Session, files: Sequence[Attachment]) -> list[int]:
    """Keep files with what they are found by, and return their ids."""
    file_ids = []
    for each in files:
        file_id = store_file(session, each.data, each.media_type, each.name)
        keep_text(session, file_id, partial(text_layer, each.data, each.media_type))
        file_ids.append(file_id)
    return file_ids


def files_of(session: Session, entry_id: int) -> list[tuple[RegisterFile, StoredFile]]:
    """Return the files of a row with what is known of each, in their order; without content."""
    query = (
        select(RegisterFile, StoredFile)
        .join(RegisterFile.file)
        .where(RegisterFile.entry_id == entry_id)
        .order_by(RegisterFile.role, RegisterFile.position, RegisterFile.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def entry_of_paper(session: Session, paper_id: int) -> RegisterEntry | None:
    """Return the row whose number a paper bears, or None."""
    query = select(RegisterEntry).where(
        RegisterEntry.paper_id == paper_id, RegisterEntry.state == ISSUED
    )
    return session.scalar(query.order_by(RegisterEntry.id.desc()).limit(1))


def refuse_second_number(session: Session, paper_id: int) -> None:
    """Refuse a paper that bears a number already. Raises NumberStateError."""
    there = entry_of_paper(session, paper_id)
    if there is not None:
        told = _("หนังสือฉบับนี้ออกเลข {number} ไปแล้ว")
        raise NumberStateError(told.format(number=there.number_text))


def replies_to(session: Session, entry_id: int) -> list[RegisterEntry]:
    """Return the rows that answer a row, in their order."""
    query = select(RegisterEntry).where(RegisterEntry.reply_to_id == entry_id)
    return list(session.scalars(query.order_by(RegisterEntry.id)))


def details_of_paper(paper: Paper, content: Mapping[str, Any], sender: str) -> EntryDetails:
    """Return the row of a paper that was written here: to whom, about what, how urgent."""
    return EntryDetails(
        subject=paper.subject,
        dated_on=paper.dated_on,
        sender=sender,
        recipient=paper.addressee,
        urgency=str(content.get("urgency") or ""),
        secrecy=str(content.get("secrecy") or ""),
        owner_name=str(content.get("owner") or ""),
    )


def _register(
    session: Session,
    register: str,
    details: EntryDetails,
    now: datetime,
    registered_on: date | None,
    files: Sequence[Attachment],
) -> int:
    today = day_of(now)
    on = registered_on or today
    if on == today:
        check_clock(session, register, on)
    elif on > today:
        raise NumberStateError(_("ลงทะเบียนล่วงหน้าไม่ได้ กรุณาแก้ไขวันที่ลงทะเบียนเป็นวันนี้หรือวันก่อนหน้า"))
    check(details)
    entry = RegisterEntry(
        **placed(give(session, register, on), register), registered_at=now, registered_on=on
    )
    entry_id = _kept(session, entry, details)
    add_files(session, entry_id, files)
    return entry_id


def check(details: EntryDetails) -> None:
    """Refuse a row without a subject, or with a word that is no urgency or secrecy.

    Raises EntryIncompleteError.
    """
    if not details.subject.strip():
        raise EntryIncompleteError(_("กรุณาพิมพ์เรื่อง หรือใจความย่อของหนังสือ"))
    if details.urgency not in ("", *URGENCIES) or details.secrecy not in ("", *SECRECIES):
        raise EntryIncompleteError(_("กรุณาเลือกชั้นความเร็วและชั้นความลับจากรายการ"))


def _kept(session: Session, entry: RegisterEntry, details: EntryDetails) -> int:
    write_entry(entry, details)
    session.add(entry)
    session.flush()
    return entry.id


def write_entry(entry: RegisterEntry, details: EntryDetails) -> None:
    """Write what was typed in into a row. Raises EntryIncompleteError."""
    check(details)
    for each in fields(details):
        value = getattr(details, each.name)
        setattr(entry, each.name, " ".join(value.split()) if each.name in _TEXTS else value)
    entry.endorsement = details.endorsement.strip()
    entry.set_key()
