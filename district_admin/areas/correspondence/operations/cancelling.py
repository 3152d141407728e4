"""A paper whose number was cancelled: it is kept as it bore it, and goes on without it.

What is open from then on begins as a new paper of its kind does, with the office's code or with
nothing. Rejected: the cancelled number left there until the next is given, since a paper may be
signed and sent without one, and would go out under a number that the register says is void.
"""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.operations import papers
from district_admin.areas.correspondence.operations.locking import put_aside, standing_of
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import new_content
from district_admin.office.letterhead import read_letterhead
from district_admin.texts import _


def take_number_off(session: Session, entry: RegisterEntry, on: date) -> None:
    """Keep the paper that bore a cancelled number as it was, when that was its last one.

    One that is being corrected is kept already, and only loses its number.
    """
    paper = session.get(Paper, entry.paper_id) if entry.paper_id is not None else None
    if paper is None or standing_of(session, paper).number_count:
        return
    if not paper.correcting:
        words = _("ยกเลิกเลข {number}: {reason}")
        reason = words.format(number=entry.number_text, reason=entry.cancel_reason)
        put_aside(session, paper, reason, datetime.now(UTC), on)
    if paper.number_text[-1:].isdigit():  # else what was typed is a beginning already
        papers.empty_number(session, paper.id, _first_number(session, paper.kind, on))


def _first_number(session: Session, kind: str, on: date) -> str:
    """Return what stands in the place of the number on a new paper of a kind."""
    return str(new_content(load_form(kind), read_letterhead(session), on).get("number") or "")
