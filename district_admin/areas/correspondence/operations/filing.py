"""Letters are filed when their matter is done: the class says for how long, the year till when.

The time runs from the end of the letter's own year (official-documents 4.6), so the due year is
that year and the years of the class. She may keep a letter longer than its class asks, never
shorter; where another law sets the time she types the year, and until then nothing is destroyed.
"For ever" is typed like a year and is not the same as nothing typed. Rejected: an empty year for
both (a letter whose time was extended for ever would go back to its class at the next change).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.correspondence.model import Filing, Paper, RegisterEntry
from district_admin.areas.correspondence.model.paper import FILED, FINAL
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.model.retention import (
    BY_LAW,
    HISTORICAL,
    KEPT,
    NORMAL,
    RETENTIONS,
    SECRET,
    mark_of,
)
from district_admin.areas.correspondence.operations.fileable import reasons, unfit
from district_admin.areas.correspondence.operations.numbering import get_entry
from district_admin.areas.correspondence.operations.papers import set_status
from district_admin.areas.correspondence.operations.past_time import is_listed
from district_admin.errors import OfficeError
from district_admin.storage.database import in_rounds
from district_admin.texts import _
from district_admin.thai.calendar import BUDDHIST_ERA, ThaiDateError, be_year, gregorian_year
from district_admin.thai.normalise import search_key
from district_admin.thai.numerals import quoted, whole_number

BY_RULE: Final = ""
"""The class of each letter is the one that is offered for it."""

FOR_EVER: Final = 0
"""What is typed in place of a year for a letter that is never destroyed."""

_YEAR_DIGITS: Final = 4
_PAGE_DIGITS: Final = 5

Words = Mapping[str, Sequence[str]]
"""The words of a subject that tell of a class, the strictest class first."""


class FilingError(OfficeError):
    """A letter cannot be filed, or kept, in that way."""


class FilingNotFoundError(OfficeError):
    """A letter was asked for that is not filed."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบรายการจัดเก็บนี้ อาจถูกย้อนกลับไปแล้ว กรุณาเลือกรายการใหม่"))


@dataclass(frozen=True)
class FilingDetails:
    """How a letter is kept, as typed in; see `Filing`.

    Without a `due_year` its class says it; FOR_EVER keeps the letter whatever its class says.
    """

    retention: str = BY_RULE
    filed_on: date | None = None
    due_year: int | None = None
    place: str = ""
    page_count: int | None = None
    remark: str = ""


def offered_class(entry: RegisterEntry, words: Words) -> str:
    """Return the class offered for a letter, by its secrecy and the words of its subject."""
    if entry.secrecy:
        return SECRET
    subject = search_key(entry.subject)
    told = (
        name for name, known in words.items() if any(search_key(word) in subject for word in known)
    )
    return next(told, NORMAL)


def letter_year(entry: RegisterEntry) -> int:
    """Return the year (พ.ศ.) of a letter: of its own date, or else of its registration."""
    return be_year(entry.dated_on or entry.registered_on)


def due_year(retention: str, of_year: int, typed: int | None = None) -> int | None:
    """Return at the end of which year a letter's time is over; None for never.

    `typed` is the year that was typed instead of the class's own, or FOR_EVER. Raises FilingError
    for a year that is before what the class asks.
    """
    if retention not in RETENTIONS:
        raise FilingError(_("กรุณาเลือกประเภทการเก็บจากรายการ"))
    if typed == FOR_EVER:
        return None
    years = RETENTIONS[retention].years
    if retention == HISTORICAL:
        if typed is not None:
            raise FilingError(_("หนังสือที่มีคุณค่าทางประวัติศาสตร์เก็บตลอดไป กรุณาเว้นปีที่เก็บถึงไว้"))
        return None
    least = of_year + (years or 0)
    if typed is not None and typed < least:
        told = _("ประเภทนี้ต้องเก็บถึงสิ้นปี พ.ศ. {least} เป็นอย่างน้อย กรุณาแก้ปี {typed}")
        raise FilingError(told.format(least=least, typed=typed))
    return typed if typed is not None or retention in BY_LAW else least


def year_typed(text: str) -> int | None:
    """Return a year (พ.ศ.) typed in any way, None for none. Raises FilingError."""
    if not text.strip():
        return None
    typed = whole_number(text, _YEAR_DIGITS)
    if typed is None:
        told = _("ปีต้องเป็นตัวเลข เช่น 2579 กรุณาแก้ไข “{typed}”")
        raise FilingError(told.format(typed=quoted(text)))
    try:
        return gregorian_year(typed) + BUDDHIST_ERA
    except ThaiDateError as error:
        raise FilingError(str(error)) from error


def due_typed(text: str) -> int | None:
    """Return a due year as typed: a year, FOR_EVER for the mark that says so, None for nothing.

    Raises FilingError.
    """
    if "".join(text.split()).casefold() in _never():
        return FOR_EVER
    return year_typed(text)


def pages_typed(text: str) -> int | None:
    """Return a number of pages, None for none. Raises FilingError."""
    if not text.strip():
        return None
    typed = whole_number(text, _PAGE_DIGITS)
    if not typed:
        told = _("จำนวนหน้าต้องเป็นตัวเลขตั้งแต่ 1 ถึง 99,999 กรุณาแก้ไข “{typed}”")
        raise FilingError(told.format(typed=quoted(text)))
    return typed


def file_letters(
    session: Session, entry_ids: Sequence[int], details: FilingDetails, words: Words, today: date
) -> list[int]:
    """File the letters of rows, all or none, and return the ids of their filings.

    A paper that was written here is filed by its status as well once it is signed and all its
    numbers are filed: what nobody signed is not locked by that.
    Raises RegisterEntryNotFoundError, and FilingError that names all that are `unfit`.
    """
    if refused := unfit(session, entry_ids):
        raise FilingError(reasons(refused))
    made = []
    papers: dict[int, Paper] = {}
    for entry_id in entry_ids:
        entry = get_entry(session, entry_id)
        filing = Filing(entry_id=entry.id, letter_year=letter_year(entry), outcome=KEPT)
        _write(filing, entry, details, words, today)
        session.add(filing)
        if entry.paper_id is not None:
            papers[entry.paper_id] = session.get_one(Paper, entry.paper_id)
        made.append(filing)
    session.flush()
    for paper in papers.values():
        file_signed(session, paper, details.filed_on or today)
    return [each.id for each in made]


def file_signed(session: Session, paper: Paper, on: date) -> None:
    """Let a paper be filed by its status as well, if it is signed and all its numbers are filed.

    Asked when letters are filed and when a paper is signed, whichever comes last.
    """
    if paper.status in FINAL and not _has_unfiled(session, paper):
        set_status(session, paper.id, FILED, on)


def change_filings(
    session: Session, filing_ids: Sequence[int], details: FilingDetails, words: Words, today: date
) -> None:
    """Change how letters are kept. Raises FilingNotFoundError, FilingError if one is gone."""
    for filing_id in filing_ids:
        filing = get_filing(session, filing_id)
        if filing.outcome != KEPT:
            raise FilingError(_("หนังสือนี้ทำลายหรือส่งมอบไปแล้ว จึงแก้การเก็บไม่ได้"))
        before = filing.due_year
        _write(filing, filing.entry, details, words, today)
        if filing.due_year != before and is_listed(session, filing_id):
            raise FilingError(_("หนังสือนี้อยู่ในบัญชีที่ยังไม่เสร็จ กรุณาเอาออกจากบัญชีก่อนเปลี่ยนปีที่เก็บถึง"))
    session.flush()


def get_filing(session: Session, filing_id: int) -> Filing:
    """Return a filing with its row. Raises FilingNotFoundError."""
    query = select(Filing).where(Filing.id == filing_id).options(joinedload(Filing.entry))
    found = session.scalar(query)
    if found is None:
        raise FilingNotFoundError
    return found


def filing_of(session: Session, entry_id: int) -> Filing | None:
    """Return how the letter of a row is kept, or None if it is not filed."""
    return session.scalar(select(Filing).where(Filing.entry_id == entry_id))


def filed_among(session: Session, entry_ids: Sequence[int]) -> int:
    """Return how many of these rows are filed."""
    query = select(func.count()).select_from(Filing)
    counts = (
        session.scalar(query.where(Filing.entry_id.in_(part))) for part in in_rounds(entry_ids)
    )
    return sum(count or 0 for count in counts)


def details_of(filing: Filing) -> FilingDetails:
    """Return how a letter is kept, to be changed; a year that its class says is left out."""
    usual = due_year(filing.retention, filing.letter_year)
    return FilingDetails(
        retention=filing.retention,
        filed_on=filing.filed_on,
        due_year=None if filing.due_year == usual else filing.due_year or FOR_EVER,
        place=filing.place,
        page_count=filing.page_count,
        remark=filing.remark,
    )


def places(session: Session) -> list[str]:
    """Return the codes of files in use, to be offered, the latest first."""
    query = select(Filing.place).where(Filing.place != "").group_by(Filing.place)
    return list(session.scalars(query.order_by(func.max(Filing.id).desc()).limit(40)))


def _never() -> set[str]:
    return {"".join(each.split()).casefold() for each in (mark_of(None), _("ห้ามทำลาย"))}


def _has_unfiled(session: Session, paper: Paper) -> bool:
    """Say whether a number of a paper is not filed yet: it has several when it goes to many."""
    query = select(RegisterEntry.id).where(
        RegisterEntry.paper_id == paper.id,
        RegisterEntry.state == ISSUED,
        ~exists().where(Filing.entry_id == RegisterEntry.id),
    )
    return session.scalar(query.limit(1)) is not None


def _write(
    filing: Filing, entry: RegisterEntry, details: FilingDetails, words: Words, today: date
) -> None:
    filing.retention = details.retention or offered_class(entry, words)
    filing.due_year = due_year(filing.retention, filing.letter_year, details.due_year)
    filing.filed_on = details.filed_on or today
    filing.place = " ".join(details.place.split())
    filing.page_count = details.page_count
    filing.remark = " ".join(details.remark.split())
