"""Finds papers, rows of the registers and loans by any part of what they say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, defer, joinedload

from district_admin.areas.correspondence.model import Filing, Loan, Paper, RegisterEntry
from district_admin.areas.correspondence.model.paper import STATUS_NAMES
from district_admin.areas.correspondence.model.register import (
    CANCELLED,
    ISSUED,
    REGISTER_NAMES,
    RESERVED,
)
from district_admin.areas.correspondence.operations.paper_files import give
from district_admin.areas.correspondence.operations.papers import KIND_NAMES, kind_name
from district_admin.found import Finder, Found, Wanted
from district_admin.storage.finding import (
    Days,
    Hit,
    Source,
    count_records,
    find_records,
    part_of,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import BUDDHIST_ERA
from district_admin.thai.numerals import to_arabic_digits
from district_admin.thai.searching import Term, excerpt, marked_parts, read_terms

AREA: Final = "correspondence"
PAPER: Final = "paper"
REGISTER: Final = "register"
LOAN: Final = "loan"

KINDS: Final = {
    PAPER: N_("หนังสือที่เขียนไว้"),
    **{f"{PAPER}.{name}": title for name, title in KIND_NAMES.items()},
    REGISTER: N_("ทะเบียนทุกเล่ม"),
    **{f"{REGISTER}.{name}": title for name, title in REGISTER_NAMES.items()},
    LOAN: N_("การยืมหนังสือ"),
}
"""What may be looked for here alone, as the screen names it."""

DRAFT: Final = "draft"
OPEN: Final = "open"
BIN: Final = "bin"
STATES: Final = {
    DRAFT: N_("ร่าง ยังไม่ออกเลข"),
    ISSUED: N_("ออกเลขแล้ว"),
    RESERVED: N_("จองเลขไว้"),
    CANCELLED: N_("ยกเลิกเลข"),
    OPEN: N_("มีกำหนด ยังไม่เสร็จ"),
    BIN: N_("ถังขยะ"),
}
"""The states that papers and rows may be looked for by."""

_PAPER_CODE: Final = 1  # as m0005 has them
_ENTRY_CODE: Final = 2
_LOAN_CODE: Final = 3  # as m0028 has it
_OF_PAPERS: Final = frozenset({"", DRAFT, ISSUED, BIN})
_OF_ENTRIES: Final = frozenset({"", ISSUED, RESERVED, CANCELLED, OPEN})


def find(session: Session, wanted: Wanted, limit: int) -> list[Found]:
    """Return the newest papers and rows that have all that is wanted."""
    terms = read_terms(wanted.text)
    sources = _sources(session, wanted)
    if not sources:
        return []
    hits = find_records(session, terms, sources, limit, _days(wanted))
    return _shown(session, hits, terms)


def count(session: Session, wanted: Wanted) -> int:
    """Return how many papers and rows have all that is wanted. It may take a while."""
    sources = _sources(session, wanted)
    if not sources:
        return 0
    return count_records(session, read_terms(wanted.text), sources, _days(wanted))


def _days(wanted: Wanted) -> Days | None:
    if not BUDDHIST_ERA < wanted.be_year < date.max.year + BUDDHIST_ERA:
        return None
    year = wanted.be_year - BUDDHIST_ERA
    return date(year, 1, 1), date(year, 12, 31)


def _sources(session: Session, wanted: Wanted) -> list[Source]:
    group, _dot, name = wanted.kind.partition(".")
    sources = []
    if group in ("", PAPER) and wanted.state in _OF_PAPERS and not wanted.sender:
        sources.append(Source(_PAPER_CODE, Paper.id.expression, _papers(session, wanted, name)))
    if group in ("", REGISTER) and wanted.state in _OF_ENTRIES:
        conditions = _entries(session, wanted, name)
        sources.append(Source(_ENTRY_CODE, RegisterEntry.id.expression, conditions))
    is_sided = wanted.sender or wanted.recipient or wanted.urgency
    if group in ("", LOAN) and wanted.state in ("", OPEN) and not is_sided:
        out = [Loan.due_on.is_not(None), Loan.returned_on.is_(None)]
        sources.append(Source(_LOAN_CODE, Loan.id.expression, out if wanted.state else ()))
    return sources


def _papers(session: Session, wanted: Wanted, kind: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Paper.in_bin == (wanted.state == BIN)]
    if kind:
        found.append(Paper.kind == kind)
    if wanted.state in (DRAFT, ISSUED):
        numbered = exists(
            select(RegisterEntry.id).where(
                RegisterEntry.paper_id == Paper.id, RegisterEntry.state == ISSUED
            )
        )
        found.append(numbered if wanted.state == ISSUED else ~numbered)
    if wanted.recipient:
        found.append(part_of(session, Paper.addressee.expression, wanted.recipient))
    if wanted.urgency:
        found.append(Paper.content["urgency"].as_string() == wanted.urgency)
    return found


def _entries(session: Session, wanted: Wanted, register: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if register:
        found.append(RegisterEntry.register == register)
    if wanted.state == OPEN:
        found += [RegisterEntry.due_on.is_not(None), RegisterEntry.done_on.is_(None)]
    elif wanted.state:
        found.append(RegisterEntry.state == wanted.state)
    if wanted.sender:
        found.append(part_of(session, RegisterEntry.sender.expression, wanted.sender))
    if wanted.recipient:
        found.append(part_of(session, RegisterEntry.recipient.expression, wanted.recipient))
    if wanted.urgency:
        found.append(RegisterEntry.urgency == wanted.urgency)
    return found


def _shown(session: Session, hits: Sequence[Hit], terms: Sequence[Term]) -> list[Found]:
    paper_ids = [hit.record_id for hit in hits if hit.code == _PAPER_CODE]
    entry_ids = [hit.record_id for hit in hits if hit.code == _ENTRY_CODE]
    papers = session.scalars(
        select(Paper).where(Paper.id.in_(paper_ids)).options(defer(Paper.content))
    )
    entries = session.scalars(select(RegisterEntry).where(RegisterEntry.id.in_(entry_ids)))
    shown = {(_PAPER_CODE, each.id): _paper(each) for each in papers}
    shown |= {(_ENTRY_CODE, each.id): _entry(each) for each in entries}
    loan_ids = [hit.record_id for hit in hits if hit.code == _LOAN_CODE]
    shown |= {(_LOAN_CODE, each.id): _loan(each) for each in _loans(session, loan_ids)}
    found = ((hit, shown[hit.code, hit.record_id]) for hit in hits)
    return [_with_excerpt(each, hit, terms) for hit, each in found]


def _paper(paper: Paper) -> Found:
    return Found(
        area=AREA,
        kind=PAPER,
        kind_name=kind_name(paper.kind),
        record_id=paper.id,
        title=paper.subject or _("(ยังไม่มีเรื่อง)"),
        subtitle=paper.addressee,
        number=to_arabic_digits(paper.number_text),
        day=paper.dated_on,
    )


def _entry(entry: RegisterEntry) -> Found:
    sides = [entry.sender, entry.recipient]
    return Found(
        area=AREA,
        kind=f"{REGISTER}.{entry.register}",
        kind_name=_(REGISTER_NAMES[entry.register]),
        record_id=entry.id,
        title=entry.subject or _("(ยังไม่มีเรื่อง)"),
        subtitle=" → ".join(side for side in sides if side),
        number=entry.number_text,
        day=entry.registered_on,
    )


def _loans(session: Session, ids: Sequence[int]) -> Sequence[Loan]:
    letter = joinedload(Loan.filing).joinedload(Filing.entry)
    return session.scalars(select(Loan).where(Loan.id.in_(ids)).options(letter)).all()


def _loan(loan: Loan) -> Found:
    entry = loan.filing.entry
    return Found(
        area=AREA,
        kind=LOAN,
        kind_name=_(KINDS[LOAN]),
        record_id=loan.id,
        title=entry.subject or _("(ยังไม่มีเรื่อง)"),
        subtitle=", ".join(filter(None, (loan.borrower, loan.post))),
        number=entry.number_text,
        day=loan.lent_on,
    )


def _with_excerpt(found: Found, hit: Hit, terms: Sequence[Term]) -> Found:
    """Show what was found in the text where the title and the sides do not."""
    in_sight = "\n".join((found.title, found.subtitle, found.number))
    unseen = [term for term in terms if not marked_parts(in_sight, (term,))]
    if not unseen:
        return found
    return replace(found, excerpt=excerpt(hit.key, unseen))


def tell(session: Session, kind: str, record_id: int) -> Found | None:
    """Return what a paper, a loan or a row of a register is; a paper's row is told as the paper.

    None of what is gone.
    """
    if kind == LOAN:
        return next(map(_loan, _loans(session, [record_id])), None)
    if kind != PAPER:
        entry = session.get(RegisterEntry, record_id)
        if entry is None:
            return None
        if entry.paper_id is None:
            state = _(STATES[entry.state])
            return replace(_entry(entry), kind_name=kind_name(entry.register), state=state)
        record_id = entry.paper_id
    paper = session.get(Paper, record_id, options=[defer(Paper.content)])
    if paper is None:
        return None
    state = _("อยู่ในถังขยะ") if paper.in_bin else _(STATUS_NAMES[paper.status])
    return replace(_paper(paper), state=state)


FINDER: Final = Finder(AREA, KINDS, STATES, find, count, tell=tell, give=give)
