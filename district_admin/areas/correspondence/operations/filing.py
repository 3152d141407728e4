"""Letters are filed when their matter is done: the class says for how long, the year till when.

The time runs from the end of the letter's own year (official-documents 4.6), so the due year is
that year and the years of the class. She may keep a letter longer than its class asks, never
shorter; where another law sets the time she types the year, and until then nothing is destroyed.
"For ever" is typed like a year and is not the same as nothing typed. Rejected: an empty year for
both (a letter whose time was extended for ever would go back to its class at the next change).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from sqlalchemy import Select, and_, exists, func, insert, select
from sqlalchemy.orm import Session, joinedload, load_only

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
from district_admin.areas.correspondence.operations.numbering import (
    RegisterEntryNotFoundError,
)
from district_admin.areas.correspondence.operations.past_time import is_listed
from district_admin.areas.correspondence.operations.statements import write
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.storage.database import in_rounds
from district_admin.texts import N_, _
from district_admin.thai.calendar import BUDDHIST_ERA, ThaiDateError, be_year, gregorian_year
from district_admin.thai.normalise import search_key
from district_admin.thai.numerals import quoted, whole_number

BY_RULE: Final = ""
"""The class of each letter is the one that is offered for it."""

FOR_EVER: Final = 0
"""What is typed in place of a year for a letter that is never destroyed."""


GONE: Final = N_("หนังสือนี้ทำลายหรือส่งมอบไปแล้ว จึงแก้การเก็บไม่ได้")
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
    told = (name for name, known in words.items() if any(_key(word) in subject for word in known))
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
    session: Session,
    entry_ids: Sequence[int],
    details: FilingDetails,
    words: Words,
    today: date,
    progress: Progress | None = None,
) -> list[int]:
    """File the letters of rows, all or none, and return the ids of their filings.

    A paper that was written here is filed by its status as well once it is signed and all its
    numbers are filed: what nobody signed is not locked by that. There may be thousands, so they are
    written by statements. Raises RegisterEntryNotFoundError, FilingError that names all that are
    `unfit`, and Cancelled with the progress.
    """
    if refused := unfit(session, entry_ids):
        raise FilingError(reasons(refused))
    on, done = details.filed_on or today, 0
    paper_ids: list[int] = []
    ids: dict[int, int] = {}
    for part in in_rounds(entry_ids):
        if progress is not None:
            progress.report(done, len(entry_ids))
        entries = list(session.scalars(_to_file(part)))
        if len(entries) != len(part):
            raise RegisterEntryNotFoundError
        session.execute(insert(Filing), [_filed(each, details, words, on) for each in entries])
        paper_ids += [each.paper_id for each in entries if each.paper_id is not None]
        made = select(Filing.entry_id, Filing.id).where(Filing.entry_id.in_(part))
        ids |= {each.entry_id: each.id for each in session.execute(made)}
        done += len(part)
    file_signed(session, paper_ids, on)
    return [ids[each] for each in entry_ids]


def file_signed(session: Session, paper_ids: Iterable[int], on: date) -> None:
    """Let papers be filed by their status as well that are signed and whose numbers are all filed.

    Asked when letters are filed and when a paper is signed, whichever comes last. A paper has
    several numbers when it goes to many.
    """
    its = (RegisterEntry.paper_id == Paper.id, RegisterEntry.state == ISSUED)
    unfiled = ~exists().where(Filing.entry_id == RegisterEntry.id)
    ready = (exists().where(*its), ~exists().where(*its, unfiled), Paper.status.in_(FINAL))
    told = {"status": FILED, "status_on": on, "waiting_with": ""}
    for part in in_rounds(paper_ids):
        write(session, Paper, and_(Paper.id.in_(part), *ready), told)


def change_filings(
    session: Session, filing_ids: Sequence[int], details: FilingDetails, words: Words, today: date
) -> None:
    """Change how letters are kept. Raises FilingNotFoundError, FilingError if one is gone."""
    for filing_id in filing_ids:
        filing = get_filing(session, filing_id)
        if filing.outcome != KEPT:
            raise FilingError(_(GONE))
        before = filing.due_year
        on = details.filed_on or today
        for name, value in _kept(filing.entry, filing.letter_year, details, words, on).items():
            setattr(filing, name, value)
        if filing.due_year != before:
            refuse_moved(session, [filing_id])
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


def refuse_moved(session: Session, filing_ids: Sequence[int]) -> None:
    """Refuse another year for letters that stand in a list of those whose year is over."""
    if is_listed(session, *filing_ids):
        raise FilingError(_("หนังสือนี้อยู่ในบัญชีที่ยังไม่เสร็จ กรุณาเอาออกจากบัญชีก่อนเปลี่ยนปีที่เก็บถึง"))


def _never() -> set[str]:
    return {"".join(each.split()).casefold() for each in (mark_of(None), _("ห้ามทำลาย"))}


def _to_file(entry_ids: Sequence[int]) -> Select[RegisterEntry]:
    """Return the query for rows, with what their filing is made of."""
    of_letter = RegisterEntry.subject, RegisterEntry.secrecy, RegisterEntry.dated_on
    needed = load_only(*of_letter, RegisterEntry.registered_on, RegisterEntry.paper_id)
    return select(RegisterEntry).where(RegisterEntry.id.in_(entry_ids)).options(needed)


def _filed(
    entry: RegisterEntry, details: FilingDetails, words: Words, on: date
) -> dict[str, object]:
    year = letter_year(entry)
    return {
        "entry_id": entry.id,
        "letter_year": year,
        "outcome": KEPT,
        **_kept(entry, year, details, words, on),
    }


def _kept(
    entry: RegisterEntry, year: int, details: FilingDetails, words: Words, on: date
) -> dict[str, object]:
    retention = details.retention or offered_class(entry, words)
    return {
        "retention": retention,
        "due_year": due_year(retention, year, details.due_year),
        "filed_on": on,
        "place": " ".join(details.place.split()),
        "page_count": details.page_count,
        "remark": " ".join(details.remark.split()),
    }


@lru_cache(maxsize=500)
def _key(word: str) -> str:
    return search_key(word)
