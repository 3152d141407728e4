"""Letters that are filed are lent and come back (ข้อ 62–65): who has which, since when, till when.

What is out stands in no file, so it is neither lent again nor destroyed or handed over until it is
back. Rejected: refusing to lend what stands in a list of what is to be destroyed, since a committee
wants to see just those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.correspondence.model import Filing, Loan, RegisterEntry
from district_admin.areas.correspondence.model.retention import KEPT
from district_admin.areas.correspondence.operations.filing import FilingNotFoundError
from district_admin.areas.correspondence.operations.statements import write
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.storage.database import in_rounds
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.thai.normalise import search_key

_TEXTS: Final = ("borrower", "post", "purpose", "taken_by", "remark")
_OUT: Final = N_("หนังสือเลข {number} มีผู้ยืมอยู่แล้ว กรุณาบันทึกการคืนก่อน")
_GONE: Final = N_("หนังสือเลข {number} ทำลายหรือส่งมอบไปแล้ว จึงให้ยืมไม่ได้")


class LendingError(OfficeError):
    """A letter cannot be lent, or come back, in that way."""


class LoanNotFoundError(OfficeError):
    """A loan was asked for that is not there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบรายการยืมนี้ อาจถูกย้อนกลับหรือลบไปแล้ว กรุณาเลือกรายการใหม่"))


@dataclass(frozen=True)
class LoanDetails:
    """Who borrows a letter, as typed in; see `Loan`."""

    borrower: str
    lent_on: date
    due_on: date | None = None
    post: str = ""
    purpose: str = ""
    taken_by: str = ""
    remark: str = ""


def lend(
    session: Session,
    filing_ids: Sequence[int],
    details: LoanDetails,
    today: date,
    progress: Progress | None = None,
) -> None:
    """Note that letters are lent, all or none.

    Raises LendingError, FilingNotFoundError, and Cancelled with the progress.
    """
    noted = _checked(details, today)
    done = 0
    for part in in_rounds(filing_ids):
        if progress is not None:
            progress.report(done, len(filing_ids))
        query = (
            select(Filing.outcome, RegisterEntry.number_text, Loan.id)
            .join(Filing.entry)
            .outerjoin(Loan, (Loan.filing_id == Filing.id) & Loan.returned_on.is_(None))
            .where(Filing.id.in_(part))
            .order_by(Filing.id)
        )
        found = session.execute(query).all()
        if len(found) != len(part):
            raise FilingNotFoundError
        for outcome, number, loan_id in found:
            if outcome != KEPT:
                raise LendingError(_(_GONE).format(number=number))
            if loan_id is not None:
                raise LendingError(_(_OUT).format(number=number))
        session.execute(insert(Loan), [{"filing_id": each, **noted} for each in part])
        done += len(part)


def take_back(session: Session, loan_ids: Sequence[int], on: date, by: str, today: date) -> None:
    """Note that letters came back on a day, all or none. Raises LendingError, LoanNotFoundError."""
    if on > today:
        raise _too_early(N_("วันส่งคืน"), on)
    by = _one_line(by)
    text = Loan.search_text + f" {_key(by)}".rstrip()  # nobody had brought it back before
    told = {"returned_on": on, "returned_by": by, "search_text": text}
    for part in in_rounds(loan_ids):
        loans = _loans(session, part)
        if len(loans) != len(part):
            raise LoanNotFoundError
        for each in loans:
            _refuse_back_before(each, on)
            if each.returned_on is not None:
                number = each.filing.entry.number_text
                raise LendingError(_("หนังสือเลข {number} คืนแล้ว").format(number=number))
        write(session, Loan, Loan.id.in_(part), told)


def change_loan(
    session: Session,
    loan_id: int,
    details: LoanDetails,
    returned_on: date | None,
    returned_by: str,
    today: date,
) -> None:
    """Put right what was noted of a loan; without a day of return the letter is out again.

    Raises LendingError and LoanNotFoundError.
    """
    loan = get_loan(session, loan_id)
    for name, value in _checked(details, today).items():
        setattr(loan, name, value)
    if returned_on is not None and returned_on > today:
        raise _too_early(N_("วันส่งคืน"), returned_on)
    if returned_on is not None:
        _refuse_back_before(loan, returned_on)
    elif loan.returned_on is not None:
        _refuse_out_again(session, loan)
    loan.returned_on = returned_on
    loan.returned_by = _one_line(returned_by) if returned_on else ""
    loan.search_text = _key(*(getattr(loan, name) for name in _TEXTS), loan.returned_by)
    session.flush()


def remove_loan(session: Session, loan_id: int) -> None:
    """Take out a loan that was noted by mistake. Raises LoanNotFoundError."""
    session.delete(get_loan(session, loan_id))
    session.flush()


def get_loan(session: Session, loan_id: int) -> Loan:
    """Return a loan with its letter. Raises LoanNotFoundError."""
    found = _loans(session, [loan_id])
    if not found:
        raise LoanNotFoundError
    return found[0]


def details_of(loan: Loan) -> LoanDetails:
    """Return what was noted of a loan, to be changed."""
    return LoanDetails(
        loan.borrower,
        loan.lent_on,
        loan.due_on,
        loan.post,
        loan.purpose,
        loan.taken_by,
        loan.remark,
    )


def loans_of(session: Session, filing_ids: Sequence[int]) -> Mapping[int, list[Loan]]:
    """Return the loans of letters, by the id of the filing, the oldest first."""
    query = select(Loan).order_by(Loan.lent_on, Loan.id)
    found: dict[int, list[Loan]] = {}
    for part in in_rounds(filing_ids):
        for each in session.scalars(query.where(Loan.filing_id.in_(part))):
            found.setdefault(each.filing_id, []).append(each)
    return found


def loan_out(session: Session, filing_id: int) -> Loan | None:
    """Return the loan by which a letter is out, or None while it is in its file."""
    query = select(Loan).where(Loan.filing_id == filing_id, Loan.returned_on.is_(None))
    return session.scalar(query)


def loans_to_print(session: Session, loan_ids: Sequence[int]) -> list[Loan]:
    """Return loans with their letters, in the order given. Those that are gone are left out."""
    found: dict[int, Loan] = {}
    for part in in_rounds(loan_ids):
        found |= {each.id: each for each in _loans(session, part)}
    return [found[each] for each in loan_ids if each in found]


def borrowers(session: Session) -> list[tuple[str, str]]:
    """Return who borrowed before, with post or office, to be offered: the latest first."""
    query = select(Loan.borrower, Loan.post).order_by(Loan.id.desc()).limit(200)
    return list(dict.fromkeys((name, post) for name, post in session.execute(query)))[:40]


def _loans(session: Session, loan_ids: Sequence[int]) -> list[Loan]:
    whole = joinedload(Loan.filing).joinedload(Filing.entry)
    return list(session.scalars(select(Loan).where(Loan.id.in_(loan_ids)).options(whole)))


def _checked(details: LoanDetails, today: date) -> dict[str, object]:
    """Return what is to be noted. Raises LendingError."""
    told = {
        name: _one_line(value) if isinstance(value, str) else value
        for name, value in asdict(details).items()
    }
    if not told["borrower"]:
        raise LendingError(_("กรุณาระบุผู้ยืม"))
    if details.lent_on > today:
        raise _too_early(N_("วันยืม"), details.lent_on)
    if details.due_on is not None and details.due_on < details.lent_on:
        raise LendingError(_("กำหนดส่งคืนอยู่ก่อนวันยืม กรุณาแก้ไขวันที่"))
    told["search_text"] = _key(*(told[name] for name in _TEXTS))
    return told


def _key(*texts: object) -> str:
    return search_key("\n".join(str(text) for text in texts if text))


def _refuse_back_before(loan: Loan, on: date) -> None:
    if on < loan.lent_on:
        told = _("หนังสือเลข {number} ยืมไปวันที่ {day} วันส่งคืนอยู่ก่อนไม่ได้")
        number, day = loan.filing.entry.number_text, medium_date(loan.lent_on)
        raise LendingError(told.format(number=number, day=day))


def _refuse_out_again(session: Session, loan: Loan) -> None:
    number = loan.filing.entry.number_text
    if loan.filing.outcome != KEPT:
        raise LendingError(_(_GONE).format(number=number))
    if loan_out(session, loan.filing_id) is not None:
        raise LendingError(_(_OUT).format(number=number))


def _too_early(what: str, day: date) -> LendingError:
    told = _("{what} {day} ยังมาไม่ถึง กรุณาตรวจสอบวันที่")
    return LendingError(told.format(what=_(what), day=medium_date(day)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
