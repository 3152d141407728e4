"""The scans of what was signed: kept with the version of the paper, and with its row if it has one.

A scan that comes to either is noted with both, so it is found from the paper and from the register
whichever was first: the signature or the number.
"""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, PaperScan, RegisterFile
from district_admin.areas.correspondence.model.register import SIGNED
from district_admin.areas.correspondence.operations.locking import last_signed
from district_admin.storage.files import StoredFile


def note_scans(session: Session, paper_id: int, file_ids: Sequence[int]) -> None:
    """Note kept files as scans of the version that was signed.

    That is the one the paper has now, or while that is being corrected the last before it.
    """
    paper = session.get_one(Paper, paper_id)
    version = _version_before(session, paper) if paper.correcting else paper.version
    known = {each.id for each in scans_of_version(session, paper_id, version)}
    for file_id in dict.fromkeys(file_ids):
        if file_id not in known:
            session.add(PaperScan(paper_id=paper_id, version=version, file_id=file_id))
    if version == paper.version:
        paper.has_scan = paper.has_scan or bool(file_ids)
    session.flush()


def scans_of_version(session: Session, paper_id: int, version: int) -> list[StoredFile]:
    """Return the scans of a version of a paper, in the order they came; without content."""
    query = (
        select(StoredFile)
        .join(PaperScan, PaperScan.file_id == StoredFile.id)
        .where(PaperScan.paper_id == paper_id, PaperScan.version == version)
        .order_by(PaperScan.id)
    )
    return list(session.scalars(query))


def hand_to_row(session: Session, paper: Paper, entry_id: int) -> None:
    """Give the row of a number the scans that its paper had before it was numbered."""
    its = (RegisterFile.entry_id == entry_id, RegisterFile.role == SIGNED)
    first = session.scalar(select(func.count()).where(*its)) or 0
    scans = scans_of_version(session, paper.id, paper.version)
    for position, each in enumerate(scans, start=first):
        session.add(
            RegisterFile(entry_id=entry_id, file_id=each.id, role=SIGNED, position=position)
        )
    session.flush()


def _version_before(session: Session, paper: Paper) -> int:
    """Return the last version that was signed; of a paper that never was, the one that went out."""
    signed = last_signed(session, paper.id)
    return signed.version if signed is not None else paper.version - 1
