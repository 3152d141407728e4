"""What a row says is followed by how its letter is kept: its date, and that it became secret.

A letter that becomes secret after it was filed moves to the class of secret letters in the same
step (ข้อ 57: another rule says for how long), so that no list takes it up by the years of its old
class. Rejected: only to tell of it, since a letter is destroyed by what is kept, not by what was
told; and to refuse the secrecy, which is a fact of the letter.
"""

from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing, RegisterEntry
from district_admin.areas.correspondence.model.retention import KEPT, RETENTIONS, SECRET
from district_admin.areas.correspondence.operations.filing import (
    FilingError,
    details_of,
    due_year,
    filing_of,
    letter_year,
)
from district_admin.areas.correspondence.operations.past_time import is_listed
from district_admin.texts import _


def is_kept_as_open(filing: Filing | None) -> bool:
    """Say whether a letter is filed in a class that has it destroyed after so many years."""
    return (
        filing is not None
        and filing.outcome == KEPT
        and RETENTIONS[filing.retention].years is not None
    )


def follow_row(session: Session, entry: RegisterEntry, *, was_secret: bool) -> None:
    """Keep a filed letter as its row says after a correction.

    A year that was typed stays if it is late enough, and so does "for ever". Raises FilingError
    while a list that is not done has the letter, and its year or class would change.
    """
    filing = filing_of(session, entry.id)
    if filing is None or filing.outcome != KEPT:
        return
    if entry.secrecy and not was_secret and is_kept_as_open(filing):
        _make_secret(session, filing, entry)
    elif filing.letter_year != letter_year(entry):
        _follow_year(session, filing, entry)


def _make_secret(session: Session, filing: Filing, entry: RegisterEntry) -> None:
    told = _(
        "หนังสือเลข {number} อยู่ในบัญชีที่ยังไม่เสร็จ กรุณาเอาออกจากบัญชีก่อนแก้เป็นหนังสือ{secrecy} "
        "เพราะหนังสือลับเก็บตามระเบียบว่าด้วยการรักษาความลับ"
    ).format(number=entry.number_text, secrecy=entry.secrecy)
    _refuse_listed(session, filing, told)
    filing.retention, filing.letter_year = SECRET, letter_year(entry)
    filing.due_year = due_year(SECRET, filing.letter_year)


def _follow_year(session: Session, filing: Filing, entry: RegisterEntry) -> None:
    told = _("หนังสือเลข {number} อยู่ในบัญชีที่ยังไม่เสร็จ กรุณาเอาออกจากบัญชี หรือรอให้บัญชีเสร็จ ก่อนแก้วันที่เป็นปีอื่น")
    _refuse_listed(session, filing, told.format(number=entry.number_text))
    typed = details_of(filing).due_year
    filing.letter_year = letter_year(entry)
    usual = due_year(filing.retention, filing.letter_year)
    if typed:
        typed = max(typed, usual or filing.letter_year)
    filing.due_year = due_year(filing.retention, filing.letter_year, typed)


def _refuse_listed(session: Session, filing: Filing, told: str) -> None:
    if is_listed(session, filing.id):
        raise FilingError(told)
