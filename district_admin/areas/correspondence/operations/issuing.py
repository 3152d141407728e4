"""A paper that was written here gets its number: in the row of a register and on the paper at once.

From then on the number on the paper is the row's, the paper is locked (`locking`) and does not go
into the bin. Who must have another number cancels this one, with a reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CERTIFICATE,
    CIRCULAR,
    MEMO,
    ORDER,
    RESERVED,
    SENT,
)
from district_admin.areas.correspondence.operations import papers, registers
from district_admin.areas.correspondence.operations.awaiting import await_signature
from district_admin.areas.correspondence.operations.locking import standing_of
from district_admin.areas.correspondence.operations.numbering import (
    day_of,
    get_entry,
    next_number,
)
from district_admin.areas.correspondence.operations.prepared import is_to_many
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.operations.signed_scans import hand_to_row
from district_admin.areas.correspondence.operations.typed_numbers import (
    TypedNumber,
    enter_typed,
    find_typed,
    registered_day,
)
from district_admin.areas.directory.model.heads import head_of
from district_admin.office.operations import get_profile
from district_admin.texts import N_, _
from district_admin.thai.calendar import long_date

REPLY_TO: Final = "reply_to"
"""The key of a paper's content with the id of the row of a letter received that it answers."""

_REGISTERS: Final = {
    "letter": (SENT, CIRCULAR),
    "invitation": (SENT, CIRCULAR),
    "stamped": (SENT, CIRCULAR),
    "circular": (CIRCULAR,),
    "memo": (MEMO,),
    "order": (ORDER,),
    "announcement": (ANNOUNCEMENT,),
    "certificate": (CERTIFICATE,),
}
_NEXT: Final = {
    SENT: N_("หนังสือส่ง เลขถัดไป {number}"),
    CIRCULAR: N_("หนังสือเวียน เลขถัดไป {number}"),
}


class Choice(NamedTuple):
    """A number that a paper can have: the next of a register, one reserved, or the one typed."""

    register: str
    reserved_id: int
    text: str
    number: str
    typed: TypedNumber | None = None


def registers_of(kind: str) -> Sequence[str]:
    """Return the registers that a kind of paper may be numbered in, the usual one first."""
    return _REGISTERS.get(kind, (SENT,))


def choices(session: Session, paper_id: int, today: date) -> list[Choice]:
    """Return the numbers that a paper can have, next ones first, then those reserved.

    Before all of them stands the one that was typed on the paper, if no other has it. What came
    with many recipients is a circular at first (ข้อ 32).
    """
    paper = papers.get_paper(session, paper_id)
    on = registered_day(paper, today)
    found = []
    typed = typed_on(session, paper, today)
    if typed is not None and not typed.entry_id:
        text = _("เลขที่พิมพ์ไว้ {number} (ออกจากสมุดทะเบียนแล้ว)").format(number=typed.text)
        found.append(Choice(typed.register, 0, text, typed.text, typed))
    offered = list(registers_of(paper.kind))
    if is_to_many(session, paper_id):
        offered.sort(key=lambda each: each != CIRCULAR)
    for register in offered:
        told = _(_NEXT.get(register, N_("เลขถัดไป {number}")))
        number = next_number(session, register, on)
        found.append(Choice(register, 0, told.format(number=number), number))
    query = select(RegisterEntry).where(
        RegisterEntry.register.in_(registers_of(paper.kind)), RegisterEntry.state == RESERVED
    )
    for entry in session.scalars(query.order_by(RegisterEntry.id)):
        told = _("เลขที่จองไว้ {number} ({purpose})")
        text = told.format(number=entry.number_text, purpose=entry.subject)
        found.append(Choice(entry.register, entry.id, text, entry.number_text))
    return found


def typed_on(session: Session, paper: Paper, today: date) -> TypedNumber | None:
    """Return the number that was typed on a paper without a row, if its registers write such."""
    if standing_of(session, paper).number_count:
        return None
    return typed_as(session, paper, today)


def typed_as(session: Session, paper: Paper, today: date) -> TypedNumber | None:
    """Return the number that stands on a paper as its registers write it; it need not be kept."""
    on = registered_day(paper, today)
    return find_typed(session, tuple(registers_of(paper.kind)), paper.number_text, on)


def number_paper(
    session: Session,
    paper_id: int,
    register: str,
    now: datetime,
    reserved_id: int = 0,
    typed: TypedNumber | None = None,
) -> str:
    """Give a paper its number and return it: the next of a register, one reserved, or one typed.

    A paper dated in an earlier year takes from that year's series. What is not signed yet waits for
    its signature from then on. Raises PaperNotFoundError, NumberStateError, EntryIncompleteError,
    ClockSetBackError.
    """
    paper = papers.get_paper(session, paper_id)
    details = details_of(session, paper)
    if reserved_id:
        registers.refuse_second_number(session, paper_id)
        registers.use_reserved(session, reserved_id, details, now, paper_id)
        entry_id = reserved_id
    elif typed is not None:
        entry_id = enter_typed(session, typed, details, now, paper)
    else:
        on = registered_day(paper, day_of(now))
        entry_id = registers.issue(
            session, register, details, now, registered_on=on, paper_id=paper_id
        )
    number = get_entry(session, entry_id).number_text
    papers.put_number(session, paper_id, number)
    await_signature(paper, day_of(now))
    hand_to_row(session, paper, entry_id)
    return number


def details_of(session: Session, paper: Paper) -> EntryDetails:
    """Return what the row of a paper says when it gets its number."""
    content: Mapping[str, Any] = paper.content
    profile = get_profile(session)
    details = registers.details_of_paper(paper, content, profile.short_name or profile.name)
    if registers_of(paper.kind)[0] in (ORDER, ANNOUNCEMENT, CERTIFICATE):
        name = _who_signs(content)
        details = replace(details, sender=name, owner_name=profile.group_name)
    reply_to = content.get(REPLY_TO)
    return replace(details, reply_to_id=reply_to if isinstance(reply_to, int) else None)


def reply_content(session: Session, entry_id: int) -> dict[str, Any]:
    """Return what a letter that answers a row begins with: to whom, what it refers to.

    Cited as 1.10 of the specification has it. Raises RegisterEntryNotFoundError.
    """
    entry = get_entry(session, entry_id)
    parts = [f"หนังสือ{entry.sender}"]
    if entry.urgency:
        parts.append(entry.urgency)
    if entry.reference:
        parts.append(f"ที่ {entry.reference}")
    if entry.dated_on:
        parts.append(f"ลงวันที่ {long_date(entry.dated_on)}")
    return {"addressee": head_of(entry.sender), "refers_to": ["  ".join(parts)], REPLY_TO: entry.id}


def _who_signs(content: Mapping[str, Any]) -> str:
    """Return the name under the signature, without its brackets; empty while nobody is chosen."""
    signatory = content.get("signatory")
    lines = signatory.get("lines") if isinstance(signatory, dict) else None
    return " ".join(str(lines[0]).strip(" ()").split()) if lines else ""
