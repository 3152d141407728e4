"""When a paper is locked: what bears a number or is signed is not written over.

The rule is asked for here by every operation that writes a paper, so that no screen can forget it.
A paper is open again while it is being corrected (`versions.correct`), and locked anew by its next
number or signature, or when the officer says that the correction is finished. Rejected: a mark
"locked" in the paper, which could say something else than its number and status do.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, PaperVersion, RegisterEntry
from district_admin.areas.correspondence.model.paper import DRAFT, FINAL, STATUS_NAMES
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.errors import OfficeError
from district_admin.texts import _


@dataclass(frozen=True)
class Standing:
    """Where a paper stands: its numbers, its status, and whether it may be written.

    `number` is the first that was given to it, `number_count` how many: one sent to many with a
    number for each letter has as many as letters.
    """

    number: str
    number_count: int
    status: str
    status_on: date | None
    version: int
    correcting: bool
    has_scan: bool

    @property
    def is_signed(self) -> bool:
        """Whether it is signed, and may have gone out since."""
        return self.status in FINAL

    @property
    def is_locked(self) -> bool:
        """Whether what it says stays as it is."""
        return not self.correcting and (self.is_signed or bool(self.number_count))

    def is_kept_from(self, status: str) -> bool:
        """Say whether another status would open what is locked."""
        if self.is_signed:
            return status not in FINAL
        return self.is_locked and status == DRAFT

    @property
    def lacks_scan(self) -> bool:
        """Whether it is signed and the scan of what was signed is not kept yet."""
        return self.is_signed and not self.has_scan


class PaperLockedError(OfficeError):
    """A paper that is signed or bears a number was to be written over."""

    def __init__(self, standing: Standing) -> None:
        if standing.is_signed:
            why = _(STATUS_NAMES[standing.status])
        else:
            why = _("ออกเลข {number} แล้ว").format(number=standing.number)
        super().__init__(
            _("หนังสือฉบับนี้ล็อกแล้ว ({why}) หากต้องแก้ไข กรุณาเลือก “แก้ไขเป็นฉบับใหม่” ฉบับเดิมจะเก็บไว้ให้").format(
                why=why
            )
        )


class PaperSignedBeforeError(OfficeError):
    """A paper was to go into the bin of which an earlier version was signed."""

    def __init__(self, before: PaperVersion) -> None:
        super().__init__(
            _(
                "หนังสือฉบับนี้ลงถังขยะไม่ได้ เพราะฉบับที่ {version} {status} ต้องเก็บไว้ "
                "หากเลิกแก้ไข กรุณาเลือก “ย้อนกลับ” หรือลงนามฉบับที่แก้ไข"
            ).format(version=before.version, status=_(STATUS_NAMES[before.status]))
        )


class PaperCorrectingError(OfficeError):
    """A paper was to be filed while it is being corrected."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(
            _(
                "หนังสือ “{subject}” กำลังแก้ไขเป็นฉบับที่ {version} จึงยังจัดเก็บไม่ได้ "
                "กรุณาล็อกหรือลงนามฉบับที่แก้ไขก่อน"
            ).format(subject=paper.subject, version=paper.version)
        )


def standing_of(session: Session, paper: Paper) -> Standing:
    """Return where a paper stands."""
    its = (RegisterEntry.paper_id == paper.id, RegisterEntry.state == ISSUED)
    count = session.scalar(select(func.count()).where(*its)) or 0
    first = select(RegisterEntry.number_text).where(*its).order_by(RegisterEntry.id).limit(1)
    return Standing(
        (session.scalar(first) or "") if count else "",
        count,
        paper.status,
        paper.status_on,
        paper.version,
        paper.correcting,
        paper.has_scan,
    )


def refuse_if_locked(session: Session, paper: Paper) -> None:
    """Refuse to write over a paper that is signed or numbered. Raises PaperLockedError."""
    standing = standing_of(session, paper)
    if standing.is_locked:
        raise PaperLockedError(standing)


def last_signed(session: Session, paper_id: int) -> PaperVersion | None:
    """Return the last of the earlier versions of a paper that was signed, or None."""
    query = select(PaperVersion).where(
        PaperVersion.paper_id == paper_id, PaperVersion.status.in_(FINAL)
    )
    return session.scalar(query.order_by(PaperVersion.version.desc()).limit(1))


def put_aside(session: Session, paper: Paper, reason: str, now: datetime, on: date) -> None:
    """Keep a paper as it is, and open its next version as a draft of that day."""
    session.add(
        PaperVersion(
            paper_id=paper.id,
            version=paper.version,
            content=dict(paper.content),
            status=paper.status,
            status_on=paper.status_on,
            made_at=now,
            reason=reason,
            look_id=paper.look_id,
        )
    )
    paper.version += 1
    paper.look_id = None
    paper.correcting, paper.has_scan = True, False
    paper.status, paper.status_on, paper.waiting_with = DRAFT, on, ""
    paper.updated_at = now
    session.flush()
