"""One paper to many: its recipients, and the jobs that can be gone on with.

What was numbered is a row from then on (`bulk_start`), so no full disk and no killed program can
lose a number or give one twice; the files are made from the rows, again and again if need be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.documents import bulk_letters as letters
from district_admin.areas.correspondence.model import BulkJob, BulkLetter, RegisterEntry
from district_admin.areas.correspondence.model.bulk_letters import DONE, OPEN
from district_admin.areas.correspondence.model.register import CANCELLED
from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.recipients import (
    GroupRule,
    Recipient,
    recipients_by_rule,
)
from district_admin.documents.form_model import SalutationPair
from district_admin.errors import OfficeError
from district_admin.texts import _


class BulkLettersError(OfficeError):
    """A paper cannot be sent to these recipients as it was asked for."""


@dataclass(frozen=True)
class Outputs:
    """What is made: one PDF of all letters, a PDF each, a DOCX each."""

    whole: bool = True
    pdf: bool = False
    docx: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of the files that each letter gets."""
        return (*([".pdf"] if self.pdf else []), *([".docx"] if self.docx else []))


def school_recipients(session: Session, on: date) -> list[Recipient]:
    """Return all schools of the directory, in Thai order."""
    return recipients_by_rule(session, GroupRule(kinds=("school",)), on)


def group_recipients(session: Session, group_id: int, on: date) -> list[Recipient]:
    """Return whom a group has on a day. Raises GroupNotFoundError."""
    return groups.recipients(session, group_id, on)


def label_of(recipient: Recipient) -> str:
    """Return how a recipient is called in lists and in the names of files."""
    if recipient.person_id is None:
        return recipient.agency
    return " ".join(filter(None, (recipient.name, recipient.agency)))


def addressed_to(
    content: letters.Content, recipient: Recipient, pairs: Sequence[SalutationPair]
) -> letters.Addressed:
    """Return whom the letter to a recipient is written to; it has no number yet."""
    salutation, closing = letters.phrases_for(
        content,
        pairs,
        recipient.salutation,
        recipient.addressee,
        is_person=recipient.person_id is not None,
    )
    return letters.Addressed(
        label_of(recipient),
        salutation,
        recipient.addressee,
        closing,
        asked_name=recipient.name,
        asked_post=_post_and_place(recipient),
    )


def _post_and_place(recipient: Recipient) -> str:
    """Return a post with the agency that it does not name: ครู โรงเรียนบ้านดอน."""
    post, agency = recipient.position, recipient.agency
    if not agency or agency == recipient.name or agency in post:
        return post
    return f"{post} {agency}".strip()


def get_job(session: Session, job_id: int) -> BulkJob:
    """Return a job. Raises BulkLettersError."""
    job = session.get(BulkJob, job_id)
    if job is None:
        raise BulkLettersError(_("ไม่พบงานส่งหนังสือนี้ กรุณาเปิดหนังสือแล้วเลือกส่งถึงหลายแห่งอีกครั้ง"))
    return job


def last_job(session: Session, paper_id: int) -> BulkJob | None:
    """Return the last job of a paper, or None."""
    query = select(BulkJob).where(BulkJob.paper_id == paper_id)
    return session.scalar(query.order_by(BulkJob.id.desc()).limit(1))


def letters_of(session: Session, job_id: int) -> list[BulkLetter]:
    """Return the letters of a job in their order."""
    query = select(BulkLetter).where(BulkLetter.job_id == job_id).order_by(BulkLetter.position)
    return list(session.scalars(query))


def refuse_cancelled(session: Session, job: BulkJob) -> None:
    """Refuse letters whose number was cancelled since the job began. Raises BulkLettersError."""
    query = (
        select(RegisterEntry.number_text)
        .join(BulkLetter, BulkLetter.entry_id == RegisterEntry.id)
        .where(
            BulkLetter.job_id == job.id,
            BulkLetter.position >= job.made_count,
            RegisterEntry.state == CANCELLED,
        )
    )
    number = session.scalar(query.limit(1))
    if number is not None:
        raise BulkLettersError(
            _("เลข {number} ยกเลิกไปแล้ว จึงไม่ทำหนังสือที่เหลือต่อ กรุณาส่งหนังสือใหม่เป็นงานใหม่").format(
                number=number
            )
        )


def outputs_of(job: BulkJob) -> Outputs:
    """Return what is made of a job."""
    return Outputs(job.with_whole, job.with_pdf, job.with_docx)


def mark_made(session: Session, job_id: int, count: int) -> None:
    """Keep that so many letters of a job, the first ones, are on the disk."""
    get_job(session, job_id).made_count = count


def finish_job(session: Session, job_id: int) -> None:
    """Keep that everything of a job is made."""
    get_job(session, job_id).state = DONE


def make_again(session: Session, job_id: int, outputs: Outputs, folder: Path) -> None:
    """Make a job's files from its first letter, in another folder; the numbers stay."""
    job = get_job(session, job_id)
    job.folder, job.made_count, job.state = str(folder), 0, OPEN
    job.with_whole, job.with_pdf, job.with_docx = outputs.whole, outputs.pdf, outputs.docx
