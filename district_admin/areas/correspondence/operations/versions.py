"""A locked paper is corrected: the one that went out is kept whole, and the next version begins.

The number stays with the paper. What was signed goes back to draft, since the corrected one has to
be signed again; its new version has no scan yet. Undo takes the correction back and the paper is
locked as it was.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import PaperVersion
from district_admin.areas.correspondence.model.paper import SIGNED
from district_admin.areas.correspondence.model.register import SIGNED as SIGNED_FILE
from district_admin.areas.correspondence.operations import papers, registers, signed_scans
from district_admin.areas.correspondence.operations.awaiting import await_signature
from district_admin.areas.correspondence.operations.filing import file_signed
from district_admin.areas.correspondence.operations.locking import put_aside, standing_of
from district_admin.areas.correspondence.operations.looks import keep_look
from district_admin.areas.correspondence.operations.numbering import day_of
from district_admin.areas.correspondence.operations.registers import Attachment
from district_admin.areas.correspondence.operations.row_following import follow_paper
from district_admin.errors import OfficeError
from district_admin.texts import _


class CorrectionError(OfficeError):
    """A paper cannot be corrected, or its correction finished, as it was asked for."""


def correct(session: Session, paper_id: int, reason: str, now: datetime) -> int:
    """Keep a locked paper as it is, open its next version and return the number of that.

    Raises PaperNotFoundError, and CorrectionError without a reason or for a paper that is open.
    """
    paper = papers.get_paper(session, paper_id)
    why = " ".join(reason.split())
    if not why:
        raise CorrectionError(_("กรุณาระบุเหตุผลที่แก้ไข"))
    if not standing_of(session, paper).is_locked:
        raise CorrectionError(_("หนังสือฉบับนี้ยังไม่ล็อก แก้ไขข้อความได้เลย"))
    put_aside(session, paper, why, now, day_of(now))
    return paper.version


def finish_correction(session: Session, paper_id: int) -> None:
    """Lock a numbered paper as it is corrected; its row says the same, and it waits to be signed.

    Raises PaperNotFoundError, CorrectionError for one that nothing would lock, and what
    `follow_paper` raises.
    """
    paper = papers.get_paper(session, paper_id)
    if not standing_of(session, paper).number_count:
        raise CorrectionError(_("หนังสือฉบับนี้ยังไม่ได้ออกเลขหรือลงนาม จึงยังไม่ล็อก"))
    if paper.correcting:
        follow_paper(session, paper)
        paper.look_id = keep_look(session, paper.kind)
    paper.correcting = False
    await_signature(paper, day_of(datetime.now(UTC)))
    session.flush()


def set_status(
    session: Session, paper_id: int, status: str, on: date, waiting_with: str = ""
) -> None:
    """Note how far a paper is, as `papers.set_status` does, and lock a corrected one again.

    Its row then says what the paper says. Raises what both that and `follow_paper` raise.
    """
    paper = papers.get_paper(session, paper_id)
    was_open = paper.correcting
    papers.set_status(session, paper_id, status, on, waiting_with)
    if was_open and not paper.correcting:
        follow_paper(session, paper)


def earlier_versions(session: Session, paper_id: int) -> list[PaperVersion]:
    """Return what a paper was before each of its corrections, the latest first."""
    query = select(PaperVersion).where(PaperVersion.paper_id == paper_id)
    return list(session.scalars(query.order_by(PaperVersion.version.desc())))


def sign(session: Session, paper_id: int, on: date, scans: Sequence[Attachment] = ()) -> None:
    """Note that a paper was signed on a day, with the scans of it if they are at hand.

    What was filed before it came back signed is filed from then on. Raises as `set_status` does.
    """
    set_status(session, paper_id, SIGNED, on)
    file_signed(session, [paper_id], on)
    if scans:
        add_scans(session, paper_id, scans)


def add_scans(session: Session, paper_id: int, scans: Sequence[Attachment]) -> None:
    """Keep scans of the signed paper, with its row too if it has one. Raises PaperNotFoundError."""
    paper = papers.get_paper(session, paper_id)
    entry = registers.entry_of_paper(session, paper.id)
    if entry is not None:
        registers.add_files(session, entry.id, scans, SIGNED_FILE)
    else:
        signed_scans.note_scans(session, paper.id, registers.keep_files(session, scans))
