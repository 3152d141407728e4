"""Gives the numbers of a paper that goes to many, and keeps who gets which.

Numbers are given before the first file is written, all in one transaction: a circular (หนังสือเวียน)
has one ว number, letters that differ have ordinary numbers of their own (official-documents 2.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.documents.bulk_letters import letter_name, number_borne
from district_admin.areas.correspondence.documents.own_templates import with_template
from district_admin.areas.correspondence.model import (
    BulkJob,
    BulkLetter,
    NumberSeries,
    Paper,
    RegisterEntry,
)
from district_admin.areas.correspondence.model.bulk_letters import ONE_NUMBER, OWN_NUMBERS
from district_admin.areas.correspondence.model.register import CIRCULAR
from district_admin.areas.correspondence.operations import papers, registers
from district_admin.areas.correspondence.operations.awaiting import await_signature
from district_admin.areas.correspondence.operations.bulk_letters import (
    BulkLettersError,
    Outputs,
    addressed_to,
    label_of,
)
from district_admin.areas.correspondence.operations.bulk_templates import file_chosen, try_first
from district_admin.areas.correspondence.operations.issuing import registers_of
from district_admin.areas.correspondence.operations.locking import standing_of
from district_admin.areas.correspondence.operations.looks import keep_look
from district_admin.areas.correspondence.operations.numbering import (
    Place,
    check_clock,
    day_of,
    give,
    next_number,
    number_rule,
    number_text,
    placed,
    prefix_of,
)
from district_admin.areas.correspondence.operations.registers import write_entry
from district_admin.areas.correspondence.operations.row_following import follow_paper
from district_admin.areas.correspondence.operations.typed_numbers import (
    TypedNumber,
    enter_typed,
    find_typed,
    registered_day,
)
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.documents.form_model import SalutationPair
from district_admin.office.operations import get_profile
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.thai.calendar import be_year

_EVERY: Final = 50  # numbers between two reports of progress
_NAMED: Final = 3


@dataclass(frozen=True)
class BulkOrder:
    """A paper, whom it goes to and what is to be made.

    `audience` is how the register names the recipients of a circular, such as the group's name.
    The letters are in the office's own template that the paper has chosen, or in the official form
    when she wants that for this job.
    """

    paper_id: int
    recipients: Sequence[Recipient]
    numbering: str = ONE_NUMBER
    outputs: Outputs = field(default_factory=Outputs)
    audience: str = ""
    in_official_form: bool = False


def start(
    session: Session,
    order: BulkOrder,
    folder: Path,
    pairs: Sequence[SalutationPair],
    now: datetime,
    progress: Progress,
) -> int:
    """Give the numbers of a paper's letters, keep who gets them, and return the job's id.

    The transaction must not be undoable. Raises BulkLettersError, NumberStateError, FilingError,
    ClockSetBackError, EntryIncompleteError, FormError and PaperNotFoundError, and of a template
    TemplateKeptError, TemplateNotFilledError and NoWordProcessorError; then no number was given.
    """
    paper = papers.get_paper(session, order.paper_id)
    _check(session, paper, order)
    was_locked = standing_of(session, paper).is_locked
    if paper.correcting:
        follow_paper(session, paper)  # the rows of those that it went to before
    content = dict(paper.content)
    if order.in_official_form:
        content = with_template(content, None)
    template_file_id = file_chosen(session, content, order.outputs)
    typed = str(content.get("number") or "")
    if order.numbering == ONE_NUMBER:
        entries = [_circular_entry(session, paper, order, now)] * len(order.recipients)
        content["number"] = number_borne(typed, entries[0].number_text)
        if paper.number_text != entries[0].number_text:
            papers.put_number(session, paper.id, entries[0].number_text)
    else:
        entries = _own_entries(session, paper, order, now, progress)
    paper.correcting = False  # what goes out now is what it says from then on
    await_signature(paper, day_of(now))
    look_id = paper.look_id or keep_look(session, paper.kind)
    if not was_locked:
        paper.look_id = look_id
    job = BulkJob(
        paper_id=paper.id,
        kind=paper.kind,
        content=content,
        numbering=order.numbering,
        folder=str(folder),
        with_whole=order.outputs.whole,
        with_pdf=order.outputs.pdf,
        with_docx=order.outputs.docx,
        created_at=now,
        look_id=look_id,
        template_file_id=template_file_id,
    )
    session.add(job)
    session.flush()
    count = len(order.recipients)
    for position, (recipient, entry) in enumerate(zip(order.recipients, entries, strict=True)):
        to = addressed_to(content, recipient, pairs)
        session.add(
            BulkLetter(
                job_id=job.id,
                position=position,
                person_id=recipient.person_id,
                agency_id=recipient.agency_id,
                name=to.name,
                salutation=to.salutation,
                addressee=to.addressee,
                closing=to.closing,
                number_text=number_borne(typed, entry.number_text),
                entry_id=entry.id,
                file_name=letter_name(position, count, to.name),
                asked_name=to.asked_name,
                asked_post=to.asked_post,
            )
        )
    session.flush()
    try_first(session, job, addressed_to(content, order.recipients[0], pairs))
    return job.id


def other_kinds() -> str:
    """Return what is said of a paper of a kind that goes to nobody else."""
    kinds = ", ".join(_(papers.KIND_NAMES[kind]) for kind in papers.KINDS_TO_MANY)
    return _("ส่งถึงหลายแห่งได้เฉพาะ {kinds}").format(kinds=kinds)


class OneNumber(NamedTuple):
    """The one number of a circular: given already, typed from the paper book, or the next one."""

    text: str
    is_given: bool = False
    typed: TypedNumber | None = None


def number_for_all(session: Session, paper: Paper, today: date) -> OneNumber:
    """Return the number that a paper's letters would bear as a circular; nothing is given out."""
    there = registers.entry_of_paper(session, paper.id)
    if there is not None and there.register == CIRCULAR:
        return OneNumber(there.number_text, is_given=True)
    on = registered_day(paper, today)
    if there is None and (typed := find_typed(session, (CIRCULAR,), paper.number_text, on)):
        return OneNumber(typed.text, typed=typed)
    return OneNumber(next_number(session, CIRCULAR, on))


def register_of_own(kind: str) -> str | None:
    """Return the register that letters of a kind are numbered in one by one, or None.

    What is a circular by its kind has one number for all (official-documents 2.4).
    """
    register = registers_of(kind)[0]
    return None if register == CIRCULAR else register


def _check(session: Session, paper: Paper, order: BulkOrder) -> None:
    if paper.kind not in papers.KINDS_TO_MANY:
        raise BulkLettersError(other_kinds())
    if not order.recipients:
        raise BulkLettersError(_("ยังไม่ได้เลือกผู้รับ กรุณาเลือกกลุ่มรายชื่อหรือเพิ่มรายชื่อก่อน"))
    if not (order.outputs.whole or order.outputs.suffixes):
        raise BulkLettersError(_("กรุณาเลือกไฟล์ที่ต้องการอย่างน้อยหนึ่งอย่าง"))
    if order.numbering == OWN_NUMBERS:
        if register_of_own(paper.kind) is None:
            raise BulkLettersError(_("หนังสือเวียนมีเลข ว เดียวทุกฉบับ กรุณาเลือกเลข ว เดียว"))
        _check_no_second_number(session, paper, order.recipients)


def _check_no_second_number(
    session: Session, paper: Paper, recipients: Sequence[Recipient]
) -> None:
    """Refuse a second number for a recipient, or for a paper that was numbered as one."""
    query = (
        select(BulkLetter)
        .join(BulkJob, BulkJob.id == BulkLetter.job_id)
        .where(BulkJob.paper_id == paper.id)
    )
    before = list(session.scalars(query))
    there = registers.entry_of_paper(session, paper.id)
    by_jobs = {each.entry_id for each in before}
    if there is not None and (there.register == CIRCULAR or there.id not in by_jobs):
        raise BulkLettersError(
            _(
                "หนังสือฉบับนี้ออกเลข {number} ไปแล้ว จึงออกเลขแยกแต่ละฉบับไม่ได้ "
                "กรุณาคัดลอกเป็นฉบับใหม่ แล้วส่งจากฉบับใหม่"
            ).format(number=there.number_text)
        )
    known = {(each.person_id, each.agency_id) for each in before} - {(None, None)}  # typed names
    twice = [each for each in recipients if (each.person_id, each.agency_id) in known]
    if twice:
        names = ", ".join(label_of(each) for each in twice[:_NAMED])
        more = len(twice) - _NAMED
        rest = _(" และอีก {count} ราย").format(count=more) if more > 0 else ""
        raise BulkLettersError(
            _("หนังสือฉบับนี้ออกเลขให้ {names}{rest} ไปแล้ว กรุณานำออกจากรายชื่อ").format(
                names=names, rest=rest
            )
        )


def _circular_entry(
    session: Session, paper: Paper, order: BulkOrder, now: datetime
) -> RegisterEntry:
    """Return the row of the circular's one number, given now unless the paper bears one.

    One typed from the paper book is entered as taken, as it is on the desk.
    """
    there = registers.entry_of_paper(session, paper.id)
    if there is not None:
        if there.register == CIRCULAR:
            return there
        raise BulkLettersError(
            _(
                "หนังสือฉบับนี้ออกเลข {number} ซึ่งไม่ใช่เลข ว ไปแล้ว "
                "กรุณาคัดลอกเป็นฉบับใหม่ แล้วส่งเป็นหนังสือเวียนจากฉบับใหม่"
            ).format(number=there.number_text)
        )
    details = _details(session, paper)
    details = replace(details, recipient=_audience(order, details.recipient))
    typed = number_for_all(session, paper, day_of(now)).typed
    if typed is not None:
        entry_id = enter_typed(session, typed, details, now, paper)
    else:
        on = registered_day(paper, day_of(now))
        entry_id = registers.issue(
            session, CIRCULAR, details, now, registered_on=on, paper_id=paper.id
        )
    return session.get_one(RegisterEntry, entry_id)


def _audience(order: BulkOrder, addressee: str) -> str:
    """Return whom a circular went to, as its row says: the paper's words, no catalogue's."""
    if len(order.recipients) == 1:
        return label_of(order.recipients[0])
    said = order.audience or addressee or "ตามบัญชีแนบท้าย"
    return f"{said} ({len(order.recipients)} ราย)"


def _own_entries(
    session: Session, paper: Paper, order: BulkOrder, now: datetime, progress: Progress
) -> list[RegisterEntry]:
    """Return a row with the next number for each recipient, in their order."""
    register = registers_of(paper.kind)[0]
    day, same = registered_day(paper, day_of(now)), _details(session, paper)
    if day == day_of(now):
        check_clock(session, register, day)
    count = len(order.recipients)
    entries = []
    places = _give_many(session, register, day, count)
    for done, (recipient, place) in enumerate(zip(order.recipients, places, strict=True)):
        if done % _EVERY == 0:
            progress.report(done, count, _("กำลังออกเลขหนังสือ"))
        entry = RegisterEntry(
            **placed(place, register), registered_at=now, registered_on=day, paper_id=paper.id
        )
        write_entry(entry, replace(same, recipient=recipient.addressee))
        entries.append(entry)
    session.add_all(entries)
    session.flush()
    return entries


def _give_many(session: Session, register: str, day: date, count: int) -> list[Place]:
    """Give the next numbers of a register, as `give` does one; the caller keeps them at once."""
    first = give(session, register, day)
    session.get_one(NumberSeries, first.series_id).last_number += count - 1
    prefix, year = prefix_of(session, number_rule(session, register)), be_year(day)
    return [
        Place(first.series_id, each, 0, number_text(register, prefix, each, 0, year))
        for each in range(first.number, first.number + count)
    ]


def _details(session: Session, paper: Paper) -> registers.EntryDetails:
    profile = get_profile(session)
    sender = profile.short_name or profile.name  # as a letter numbered on the desk has it
    return registers.details_of_paper(paper, paper.content, sender)
