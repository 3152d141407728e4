"""The lists of what is past its time: made, put to the committee, approved, and what became of it.

The way of ข้อ 66–70 (official-documents 4.7): within 60 days after the year a list is made of what
is due, the committee decides each line, the head approves, the National Archives give an opinion,
and the letters are destroyed outside the program, which only notes that. A list may have all the
letters of ten years, so its lines are written by statements and not one by one. Rejected: a mark on
each filing without a list (nobody could say which committee decided on it, and when).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.correspondence.model import DisposalLine, DisposalList, Filing
from district_admin.areas.correspondence.model.retention import (
    APPROVED,
    AT_ARCHIVES,
    CROSSED,
    DESTROY,
    DESTROYED,
    DONE,
    DRAFT,
    EXTENDED,
    KEPT,
    LIST_NAMES,
    TRANSFER,
    TRANSFERRED,
)
from district_admin.areas.correspondence.operations.committees import check_committee
from district_admin.areas.correspondence.operations.disposal_lines import (
    DisposalError,
    DisposalListNotFoundError,
    add_lines,
    change_lines,
    check_lines,
    first_not_past,
    keep_extended,
    note_outcome,
)
from district_admin.areas.correspondence.operations.past_time import elsewhere, past
from district_admin.progress import Progress
from district_admin.storage.database import in_rounds
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year, medium_date

OPINION_DAYS: Final = 60
"""Days after which the National Archives have agreed if they have not answered."""

_OUTCOMES: Final = {DESTROY: DESTROYED, TRANSFER: TRANSFERRED}
"""What becomes of the letters of a list; those of the third kind stay here."""

_PASSED: Final = N_("บัญชีนี้ผ่านขั้นตอนนี้ไปแล้ว หรือยังไม่ถึงขั้นตอนนี้ กรุณาดูสถานะของบัญชี")
_TAKE_OUT: Final = N_("หนังสือเลข {number} {why} กรุณาเอาออกจากบัญชีนี้ก่อน")
_GO_BACK: Final = N_("หนังสือเลข {number} {why} กรุณาย้อนกลับไปก่อนอนุมัติ แล้วเอาออกจากบัญชีนี้")


def last_year(today: date) -> int:
    """Return the last calendar year (พ.ศ.) that is over: the one that lists are made of."""
    return be_year(today) - 1


def due(session: Session, kind: str, year: int) -> list[int]:
    """Return the filings that a list of a year would have, in the order of their files.

    What is in a list that is not done yet, and what the office keeps itself by a list of the same
    year or a later one, is left out.
    """
    query = select(Filing.id).where(*past(kind, year), Filing.id.not_in(elsewhere(year)))
    return list(session.scalars(query.order_by(Filing.letter_year, Filing.place, Filing.id)))


def make_list(
    session: Session, kind: str, year: int, today: date, progress: Progress | None = None
) -> int:
    """Make a list of what is past its time at the end of a year, and return its id.

    Raises DisposalError while the year lasts, and when nothing is due; Cancelled with the progress.
    """
    if year > last_year(today):
        told = _("ปี พ.ศ. {year} ยังไม่สิ้นสุด กรุณาทำบัญชีตั้งแต่วันที่ 1 มกราคม {following}")
        raise DisposalError(told.format(year=year, following=year + 1))
    filing_ids = due(session, kind, year)
    if not filing_ids:
        told = _("ไม่มีหนังสือที่ต้องลง{list} ประจำปี {year}")
        raise DisposalError(told.format(list=_(LIST_NAMES[kind]), year=year))
    made = DisposalList(kind=kind, be_year=year, made_on=today, state=DRAFT)
    made.committee = _last_committee(session) if kind == DESTROY else []
    session.add(made)
    session.flush()
    add_lines(session, made, filing_ids, progress)
    return made.id


def lists(session: Session) -> list[DisposalList]:
    """Return the lists that were made, the latest first."""
    query = select(DisposalList).order_by(DisposalList.be_year.desc(), DisposalList.id.desc())
    return list(session.scalars(query))


def get_list(session: Session, list_id: int) -> DisposalList:
    """Return a list. Raises DisposalListNotFoundError."""
    found = session.get(DisposalList, list_id)
    if found is None:
        raise DisposalListNotFoundError
    return found


def lines_of(session: Session, list_id: int, *, with_left_out: bool = False) -> list[DisposalLine]:
    """Return the lines of a list in their order, each with its filing and row."""
    query = (
        select(DisposalLine)
        .where(DisposalLine.list_id == list_id)
        .options(joinedload(DisposalLine.filing).joinedload(Filing.entry))
    )
    if not with_left_out:
        query = query.where(DisposalLine.left_out_reason == "")
    return list(session.scalars(query.order_by(DisposalLine.position)))


def counts_of(session: Session, list_id: int) -> tuple[int, int]:
    """Return how many lines a list has, and how many the committee has decided."""
    query = select(func.count(), func.count().filter(DisposalLine.decision != "")).where(
        DisposalLine.list_id == list_id, DisposalLine.left_out_reason == ""
    )
    total, decided = session.execute(query).one()
    return total, decided


def take_out(
    session: Session, line_ids: Sequence[int], reason: str, progress: Progress | None = None
) -> None:
    """Take lines out of their list, with the reason; they stay in sight. Raises DisposalError."""
    if not reason.strip():
        raise DisposalError(_("กรุณาพิมพ์เหตุผลที่เอาออกจากบัญชี"))
    check_lines(session, line_ids, _refuse_not_draft)
    told = {"left_out_reason": " ".join(reason.split()), "decision": "", "keep_until": None}
    change_lines(session, line_ids, told, progress)


def put_back(session: Session, line_ids: Sequence[int]) -> None:
    """Put lines that were taken out back into their list.

    Raises DisposalError, also for one that another list has taken up since, or that is not past
    its time any more.
    """
    back = [line for line in _open_lines(session, line_ids) if line.left_out_reason]
    years = {line.made_in.be_year for line in back}
    taken = {year: set(session.scalars(elsewhere(year))) for year in years}
    told = _("หนังสือเลข {number} {why} จึงนำกลับเข้าบัญชีนี้ไม่ได้")
    for line in back:
        if line.filing_id in taken[line.made_in.be_year]:
            number, why = line.filing.entry.number_text, _("อยู่ในบัญชีอื่นแล้ว")
            raise DisposalError(told.format(number=number, why=why))
    for made in {line.made_in for line in back}:
        for part in in_rounds(line.id for line in back):
            _refuse_not_past(session, made, told, DisposalLine.id.in_(part), left_out=True)
    for line in back:
        line.left_out_reason = ""
    session.flush()


def decide(
    session: Session,
    line_ids: Sequence[int],
    decision: str,
    keep_until: int | None = None,
    progress: Progress | None = None,
) -> None:
    """Note what the committee decided on lines: crossed, or extended until a year or for ever.

    Raises DisposalError, and Cancelled with the progress.
    """
    extended = decision == EXTENDED

    def check(kind: str, year: int, state: str, left_out: bool) -> None:
        _refuse_not_draft(kind, year, state, left_out)
        if kind != DESTROY:
            raise DisposalError(_("คณะกรรมการพิจารณาเฉพาะบัญชีหนังสือขอทำลาย"))
        if left_out:
            raise DisposalError(_("รายการที่เอาออกจากบัญชีแล้ว ไม่ต้องพิจารณา"))
        if extended and keep_until is not None and keep_until <= year:
            told = _("ต้องขยายเวลาการเก็บไปหลังปี พ.ศ. {year}")
            raise DisposalError(told.format(year=year))

    check_lines(session, line_ids, check)
    noted = {"decision": decision, "keep_until": keep_until if extended else None}
    change_lines(session, line_ids, noted, progress)


def set_committee(session: Session, list_id: int, members: Sequence[Mapping[str, str]]) -> None:
    """Note who is on the committee of a list, the chair first. Raises CommitteeError."""
    made = get_list(session, list_id)
    _refuse_other(made, DRAFT)
    check_committee(members)
    made.committee = [dict(each) for each in members]
    session.flush()


def approve(session: Session, list_id: int, on: date, today: date) -> None:
    """Note that the head approved what the committee decided; what is extended is kept on.

    Raises CommitteeError, and DisposalError while a line is not decided.
    """
    made = get_list(session, list_id)
    if made.kind != DESTROY:
        raise DisposalError(_("บัญชีนี้ไม่ต้องขอความเห็นชอบให้ทำลาย"))
    _refuse_other(made, DRAFT)
    check_committee(made.committee)
    total, decided = counts_of(session, list_id)
    undecided = total - decided
    if undecided:
        told = _("คณะกรรมการยังไม่ได้พิจารณา {count} รายการ กรุณาบันทึกการพิจารณาให้ครบก่อน")
        raise DisposalError(told.format(count=f"{undecided:,}"))
    _refuse_empty(total)
    _check_day(on, made.made_on, today)
    _refuse_not_past(session, made, _(_TAKE_OUT))
    made.state, made.approved_on = APPROVED, on
    session.flush()
    keep_extended(session, list_id)


def send_to_archives(session: Session, list_id: int, on: date, today: date) -> None:
    """Note that the list went to the National Archives for its opinion. Raises DisposalError."""
    made = get_list(session, list_id)
    _refuse_other(made, APPROVED)
    assert made.approved_on is not None
    _check_day(on, made.approved_on, today)
    made.state, made.archives_on = AT_ARCHIVES, on
    session.flush()


def finish(
    session: Session, list_id: int, on: date, today: date, *, answered: bool = False
) -> None:
    """Note that what a list has was destroyed, handed over, or is kept by the office.

    What is destroyed waits until the Archives have `answered`, or 60 days. Raises DisposalError.
    """
    made = get_list(session, list_id)
    _refuse_other(made, AT_ARCHIVES if made.kind == DESTROY else DRAFT)
    _check_day(on, made.archives_on or made.made_on, today)
    if made.archives_on is not None and not answered:
        agreed_on = made.archives_on + timedelta(days=OPINION_DAYS)
        if on < agreed_on:
            told = _(
                "หอจดหมายเหตุแห่งชาติยังไม่ตอบ และยังไม่ครบ 60 วัน กรุณารอถึง {day} หรือระบุว่าได้รับคำตอบแล้ว"
            )
            raise DisposalError(told.format(day=medium_date(agreed_on)))
    _refuse_empty(counts_of(session, list_id)[0])
    # what the committee extended has its new year already
    going = [DisposalLine.decision == CROSSED] if made.kind == DESTROY else []
    told = _(_GO_BACK) if made.kind == DESTROY else _(_TAKE_OUT)
    _refuse_not_past(session, made, told, *going)
    made.state, made.done_on = DONE, on
    session.flush()
    if made.kind in _OUTCOMES:
        note_outcome(session, list_id, _OUTCOMES[made.kind], on, *going)


def _open_lines(session: Session, line_ids: Sequence[int]) -> list[DisposalLine]:
    query = select(DisposalLine).options(
        joinedload(DisposalLine.made_in),
        joinedload(DisposalLine.filing).joinedload(Filing.entry),
    )
    lines: list[DisposalLine] = []
    for part in in_rounds(line_ids):
        lines += session.scalars(query.where(DisposalLine.id.in_(part)))
    if len(lines) != len(set(line_ids)):
        raise DisposalListNotFoundError
    for line in lines:
        _refuse_other(line.made_in, DRAFT)
    return lines


def _last_committee(session: Session) -> list[dict[str, str]]:
    query = select(DisposalList).where(DisposalList.kind == DESTROY)
    last = session.scalar(query.order_by(DisposalList.id.desc()).limit(1))
    return [dict(each) for each in last.committee] if last is not None else []


def _refuse_other(made: DisposalList, state: str) -> None:
    if made.state != state:
        raise DisposalError(_(_PASSED))


def _refuse_not_draft(_kind: str, _year: int, state: str, _left_out: bool) -> None:
    if state != DRAFT:
        raise DisposalError(_(_PASSED))


def _refuse_empty(line_count: int) -> None:
    if not line_count:
        raise DisposalError(_("บัญชีนี้ไม่มีรายการเหลือ กรุณานำรายการกลับเข้าบัญชีก่อน"))


def _refuse_not_past(
    session: Session,
    made: DisposalList,
    told: str,
    *among: ColumnElement[bool],
    left_out: bool = False,
) -> None:
    """Refuse a line whose letter is gone, or is not past its time for its list any more."""
    found = first_not_past(session, made, *among, left_out=left_out)
    if found is not None:
        number, outcome = found
        why = _("ยังไม่ครบกำหนดตามบัญชีนี้") if outcome == KEPT else _("ทำลายหรือส่งมอบไปแล้ว")
        raise DisposalError(told.format(number=number, why=why))


def _check_day(on: date, earliest: date, today: date) -> None:
    """Refuse a day before the step that came first, and one that is not there yet."""
    if on < earliest:
        raise DisposalError(_("วันที่ต้องไม่ก่อน {day}").format(day=medium_date(earliest)))
    if on > today:
        told = _("{what} {day} ยังมาไม่ถึง กรุณาตรวจสอบวันที่")
        raise DisposalError(told.format(what=_("วันที่"), day=medium_date(on)))
