"""The row of a register says what its paper says, also after the paper was corrected.

What the correction changed is written into the row when the paper is locked again; the number, the
day of registration and what she typed into the row alone stay. Rejected: writing all that the paper
says, which would take away a word or a secrecy that stands in the row only.
"""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import (
    BulkLetter,
    Paper,
    PaperVersion,
    RegisterEntry,
)
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.model.retention import RETENTIONS
from district_admin.areas.correspondence.operations import papers, registers
from district_admin.areas.correspondence.operations.filed_rows import is_kept_as_open
from district_admin.areas.correspondence.operations.filing import FilingError, filing_of
from district_admin.areas.correspondence.operations.issuing import details_of
from district_admin.texts import _

_OF_PAPER: Final = ("subject", "dated_on", "sender", "recipient", "urgency", "secrecy")


def follow_paper(session: Session, paper: Paper) -> None:
    """Write what the correction of a paper changed into the rows of its numbers.

    A letter of one that went to many has its own recipient, who stays. Raises EntryIncompleteError,
    and FilingError for what became secret and is filed to be destroyed like what is not.
    """
    changed = _changed(session, paper)
    if not changed:
        return
    query = select(RegisterEntry, exists().where(BulkLetter.entry_id == RegisterEntry.id)).where(
        RegisterEntry.paper_id == paper.id, RegisterEntry.state == ISSUED
    )
    for entry, is_of_many in session.execute(query.order_by(RegisterEntry.id)).all():
        if changed.get("secrecy") and not entry.secrecy:
            _refuse_kept_as_open(session, entry, changed["secrecy"])
        details = registers.details_of(entry)
        stays = {"recipient": entry.recipient} if is_of_many else {}
        registers.edit_entry(session, entry.id, replace(details, **{**changed, **stays}))


def _changed(session: Session, paper: Paper) -> dict[str, Any]:
    """Return what the row of a paper would say otherwise than of its version before."""
    query = select(PaperVersion).where(PaperVersion.paper_id == paper.id)
    before = session.scalar(query.order_by(PaperVersion.version.desc()).limit(1))
    if before is None:
        return {}
    said = details_of(session, papers.as_written(paper.kind, before.content))
    says = details_of(session, paper)
    pairs = ((name, getattr(said, name), getattr(says, name)) for name in _OF_PAPER)
    return {name: now for name, then, now in pairs if then != now}


def _refuse_kept_as_open(session: Session, entry: RegisterEntry, secrecy: str) -> None:
    filing = filing_of(session, entry.id)
    if filing is None or not is_kept_as_open(filing):
        return
    raise FilingError(
        _(
            "หนังสือเลข {number} จัดเก็บไว้เป็น {retention} แต่ฉบับที่แก้ไขเป็นหนังสือ{secrecy} "
            "กรุณาเปลี่ยนประเภทการเก็บในทะเบียนก่อน แล้วล็อกอีกครั้ง"
        ).format(
            number=entry.number_text,
            retention=_(RETENTIONS[filing.retention].name),
            secrecy=secrecy,
        )
    )
