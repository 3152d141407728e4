"""What the officer does with papers: start, write, find, put in the bin and take back.

A paper is its form's name and the values she typed (`Paper.content`); what the list shows (subject,
addressee, number, date) is copied out of them each time they are saved, so both are always the
same. Rejected: a table a kind of paper, which would need a migration for each new form.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.model.keys import body_key
from district_admin.areas.correspondence.model.paper import FILED, FINAL, STATUS_NAMES, WAITING
from district_admin.areas.correspondence.operations.locking import (
    PaperCorrectingError,
    PaperLockedError,
    PaperSignedBeforeError,
    last_signed,
    refuse_if_locked,
    standing_of,
)
from district_admin.areas.correspondence.operations.looks import keep_look
from district_admin.areas.correspondence.operations.paper_listing import PaperRow
from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Form
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead, usual_signature
from district_admin.office.operations import get_profile
from district_admin.texts import N_, _
from district_admin.thai.normalise import search_key

KIND_NAMES: Final = {
    "memo": N_("บันทึกข้อความ"),
    "letter": N_("หนังสือภายนอก"),
    "circular": N_("หนังสือเวียน"),
    "stamped": N_("หนังสือประทับตรา"),
    "order": N_("คำสั่ง"),
    "announcement": N_("ประกาศ"),
    "certificate": N_("หนังสือรับรอง"),
    "invitation": N_("หนังสือเชิญประชุม"),
}
"""The kinds of papers this area writes, in the order of its menus."""

KINDS_TO_MANY: Final = ("memo", "letter", "circular", "invitation")
"""The kinds of papers that may go to many, each letter to its own addressee.

Not the stamped letter, which is addressed to an agency (ถึง…) and not to who heads it.
"""

Content = Mapping[str, Any]


class PaperNotFoundError(OfficeError):
    """A paper was asked for that is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบหนังสือฉบับนี้ อาจถูกย้อนกลับไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


class PaperNumberedError(OfficeError):
    """A paper that bears a number was to go into the bin."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("หนังสือฉบับนี้ออกเลข {number} แล้ว จึงลงถังขยะไม่ได้ หากไม่ใช้ กรุณายกเลิกเลขในทะเบียนก่อน").format(
                number=number
            )
        )


def get_paper(session: Session, paper_id: int) -> Paper:
    """Return a paper. Raises PaperNotFoundError."""
    paper = find_paper(session, paper_id)
    if paper is None:
        raise PaperNotFoundError
    return paper


def find_paper(session: Session, paper_id: int) -> Paper | None:
    """Return a paper, or None if it was taken back."""
    return session.get(Paper, paper_id)


def first_content(session: Session, form: Form, today: date) -> dict[str, Any]:
    """Return what a new paper of a form says before anything is typed.

    Orders, announcements and letters are offered the first signatory in office; a memo is not,
    since anyone in the office may write one.
    """
    signature_offered = None if form.name == "memo" else usual_signature(session, today)
    content = new_content(form, read_letterhead(session), today, signature_offered)
    return {**content, documents.NUMERALS: get_profile(session).numeral_mode}


def start_paper(session: Session, kind: str, content: Content, origin_id: int | None = None) -> int:
    """Keep a new draft of a kind and return its id."""
    now = _now()
    paper = Paper(kind=kind, content={}, origin_id=origin_id, created_at=now, updated_at=now)
    session.add(paper)
    _write(paper, content)
    session.flush()
    return paper.id


def save_paper(session: Session, paper_id: int, content: Content) -> None:
    """Keep what the officer has typed so far; a number that was given stays as it is.

    Raises PaperNotFoundError, and PaperLockedError for a paper that is signed or numbered.
    """
    paper = get_paper(session, paper_id)
    number = given_number(session, paper)
    kept = {**content, "number": number} if number else dict(content)
    if paper.content == kept:
        return
    refuse_if_locked(session, paper)
    _write(paper, kept)
    paper.updated_at = _now()


def as_written(kind: str, content: Content) -> Paper:
    """Return what a paper with this content says in lists and registers; it is not kept."""
    paper = Paper(kind=kind)
    _write(paper, content)
    return paper


def put_number(session: Session, paper_id: int, number: str) -> None:
    """Write the number that was given to a paper on it; from then on it is locked.

    Raises PaperNotFoundError, and FormError if its form cannot be kept as it is.
    """
    paper = get_paper(session, paper_id)
    if paper.correcting or paper.status not in FINAL:  # what was signed keeps its look
        paper.look_id = keep_look(session, paper.kind)
    _write(paper, {**paper.content, "number": number})
    paper.correcting = False
    paper.updated_at = _now()
    session.flush()


def empty_number(session: Session, paper_id: int, begins: str) -> None:
    """Take the number off an open paper, all but what a new one begins with."""
    paper = get_paper(session, paper_id)
    _write(paper, {**paper.content, "number": begins})
    paper.updated_at = _now()
    session.flush()


def set_status(
    session: Session, paper_id: int, status: str, on: date, waiting_with: str = ""
) -> None:
    """Note how far a paper is since a day, and who has it while it waits for a signature.

    What is signed is locked, and does not go back, nor does what bears a number become a draft
    again: that is a correction (`versions.correct`). What is being corrected goes on by
    `versions.set_status`, which keeps its row in step.
    Raises PaperNotFoundError, PaperLockedError, and PaperCorrectingError for one that is to be
    filed; FormError if its form cannot be kept as it is; ValueError for a status that is none.
    """
    if status not in STATUS_NAMES:
        raise ValueError(f"not a status of a paper: {status}")
    paper = get_paper(session, paper_id)
    if (standing := standing_of(session, paper)).is_kept_from(status):
        raise PaperLockedError(standing)
    if paper.correcting and status == FILED:
        raise PaperCorrectingError(paper)
    if status in FINAL and not standing_of(session, paper).is_locked:
        paper.look_id = keep_look(session, paper.kind)
    paper.correcting = paper.correcting and status not in FINAL
    paper.status, paper.status_on = status, on
    paper.waiting_with = " ".join(waiting_with.split()) if status == WAITING else ""
    session.flush()


def given_number(session: Session, paper: Paper) -> str:
    """Return the number that a paper bears; empty for a draft, and for one sent with many."""
    standing = standing_of(session, paper)
    return standing.number if standing.number_count == 1 else ""


def put_in_bin(session: Session, paper_id: int) -> None:
    """Put a draft in the bin, from where it can be taken back.

    Raises PaperNotFoundError, PaperNumberedError, PaperLockedError for one that is signed, and
    PaperSignedBeforeError for one of which an earlier version was.
    """
    paper = get_paper(session, paper_id)
    standing = standing_of(session, paper)
    if standing.number_count:
        raise PaperNumberedError(standing.number)
    if standing.is_signed:
        raise PaperLockedError(standing)
    if (before := last_signed(session, paper_id)) is not None:
        raise PaperSignedBeforeError(before)
    paper.in_bin = True


def name_of(paper: Paper | PaperRow) -> str:
    """Return how a paper is called in messages, e.g. บันทึกข้อความ “ขออนุมัติโครงการ”."""
    return name_of_content(paper.kind, {"subject": paper.subject})


def name_of_content(kind: str, content: Content) -> str:
    """Return how a paper with this content is called in messages."""
    subject = " ".join(str(content.get("subject", "")).split())
    return f"{kind_name(kind)} “{subject}”" if subject else kind_name(kind)


def kind_name(kind: str) -> str:
    """Return how a kind of papers is called on the screen."""
    return _(KIND_NAMES.get(kind, kind))


def _write(paper: Paper, content: Content) -> None:
    paper.content = dict(content)
    paper.subject = " ".join(str(content.get("subject", "")).split())
    paper.addressee = " ".join(str(content.get("addressee", "")).split())
    paper.number_text = " ".join(str(content.get("number", "")).split())
    paper.dated_on = _date(content.get("date"))
    paper.search_text = search_key(f"{paper.subject}\n{paper.addressee}\n{paper.number_text}")
    paper.body_text = body_key(content)


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _now() -> datetime:
    return datetime.now(UTC)
