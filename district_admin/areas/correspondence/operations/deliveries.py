"""The deliveries of letters: who is sent a letter, how and when, and who signed for it.

Recipients are taken from the directory, from the letters of a bulk job, or as typed; what is noted
is noted for many at once. Rejected: making the deliveries by themselves when a number is given
(most letters go to one agency that never acknowledges, and nobody could be seen for them).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypedDict

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import BulkLetter, Delivery, Paper, RegisterEntry
from district_admin.areas.correspondence.model.delivery import DELIVERED
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.operations.numbering import get_entry
from district_admin.areas.correspondence.operations.receiver_names import receiver_key
from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.errors import OfficeError
from district_admin.storage.database import in_rounds, plain_rows
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

_NAMED: Final = 3


class DeliveryError(OfficeError):
    """What was to be noted of a delivery cannot be."""


@dataclass(frozen=True)
class Receiver:
    """Who is to be sent a letter: ถึง as the letter says it, and the หน่วยรับ."""

    name: str
    agency: str = ""
    person_id: int | None = None
    agency_id: int | None = None

    @property
    def key(self) -> tuple[str, int | str]:
        """Who this is, so that nobody is sent a letter twice."""
        if self.person_id is not None:
            return "person", self.person_id
        if self.agency_id is not None:
            return "agency", self.agency_id
        return "name", receiver_key(self.name)


class Noted(TypedDict, total=False):
    """What is noted of deliveries; what is not named stays as it was. See `Delivery`."""

    name: str
    agency: str
    means: str
    tracking: str
    sent_on: date | None
    received_on: date | None
    received_by: str
    remark: str


class Tally(NamedTuple):
    """How many are sent a letter, how many of them it went out to, and how many signed for it."""

    recipients: int
    sent: int
    received: int

    @property
    def waiting(self) -> int:
        """How many have it on its way and have not signed."""
        return self.sent - self.received


def receiver_of(recipient: Recipient) -> Receiver:
    """Return a recipient of the directory as one who is sent a letter."""
    return Receiver(recipient.addressee, recipient.agency, recipient.person_id, recipient.agency_id)


def typed_receivers(typed: str) -> list[Receiver]:
    """Return those whose names were typed, one a line. Raises DeliveryError when there is none."""
    names = [" ".join(line.split()) for line in typed.splitlines()]
    if not any(names):
        raise DeliveryError(_("กรุณาพิมพ์ชื่อผู้รับ บรรทัดละหนึ่งราย"))
    return [Receiver(name) for name in names if name]


def listed_receivers(session: Session, entry_id: int) -> list[Receiver]:
    """Return those whom the paper of a row names in its บัญชีแนบท้าย, in their order.

    Raises RegisterEntryNotFoundError.
    """
    paper_id = get_entry(session, entry_id).paper_id
    paper = session.get(Paper, paper_id) if paper_id is not None else None
    names = paper.content.get("recipients") if paper is not None else None
    return [Receiver(str(each)) for each in names or () if str(each).strip()]


def add(session: Session, entry_id: int, receivers: Iterable[Receiver]) -> int:
    """Begin a letter's deliveries to these and return how many are new; none is there twice.

    Raises RegisterEntryNotFoundError and DeliveryError.
    """
    entry = get_entry(session, entry_id)
    if entry.register not in DELIVERED or entry.state != ISSUED:
        raise DeliveryError(
            _("บันทึกการส่งได้เฉพาะหนังสือส่งและหนังสือเวียนที่ออกเลขแล้ว เลข {number} จึงบันทึกไม่ได้").format(
                number=entry.number_text
            )
        )
    known = _Known(session, deliveries_of(session, entry_id))
    new = [each for each in receivers if each.name.strip() and known.is_new(each)]
    session.add_all(
        Delivery(
            entry_id=entry_id,
            person_id=each.person_id,
            agency_id=each.agency_id,
            name=" ".join(each.name.split()),
            agency=" ".join(each.agency.split()),
        )
        for each in new
    )
    session.flush()
    return len(new)


class _Known:
    """Who is sent a letter already, so that nobody is sent it twice.

    Whom the directory knows is told by the record, merged ones by what they were merged into; a
    typed name is the same as a record of that name, but two records of one name are two.
    """

    def __init__(self, session: Session, deliveries: Iterable[Delivery]) -> None:
        query = select(Agency.id, Agency.merged_into_id).where(Agency.merged_into_id.is_not(None))
        self._merged: dict[int, int] = dict(plain_rows(session, query))
        self._keys: set[tuple[str, int | str]] = set()
        self._named: set[str] = set()
        self._typed: set[str] = set()
        for each in deliveries:
            self._note(_receiver(each))

    def is_new(self, receiver: Receiver) -> bool:
        """Say whether someone is not sent the letter yet, and note it."""
        key, names = self._key(receiver), _names(receiver)
        alike = self._named if key[0] == "name" else self._typed
        if key in self._keys or names & alike:
            return False
        self._note(receiver)
        return True

    def _note(self, receiver: Receiver) -> None:
        key, names = self._key(receiver), _names(receiver)
        self._keys.add(key)
        self._named |= names
        if key[0] == "name":
            self._typed |= names

    def _key(self, receiver: Receiver) -> tuple[str, int | str]:
        kind, key = receiver.key
        while kind == "agency" and isinstance(key, int) and key in self._merged:
            key = self._merged[key]
        return kind, key


def _names(receiver: Receiver) -> set[str]:
    """Return what a recipient is called: by the letter, and by the name of the agency."""
    return {receiver_key(each) for each in (receiver.name, receiver.agency) if each.strip()}


def count_letters(session: Session, entry_id: int) -> int:
    """Return how many letters the bulk jobs made that this row's number was given by."""
    jobs = select(BulkLetter.job_id).where(BulkLetter.entry_id == entry_id)
    query = select(func.count()).select_from(BulkLetter).where(BulkLetter.job_id.in_(jobs))
    return session.scalar(query) or 0


def add_from_letters(session: Session, entry_id: int) -> int:
    """Begin the deliveries of all letters that were made together with this row's.

    Letters with a number of their own get theirs on their own rows; those that were cancelled
    since get none. Return how many are new. Raises DeliveryError.
    """
    jobs = select(BulkLetter.job_id).where(BulkLetter.entry_id == entry_id)
    query = (
        select(BulkLetter)
        .join(BulkLetter.entry)
        .where(BulkLetter.job_id.in_(jobs), RegisterEntry.state == ISSUED)
        .order_by(BulkLetter.job_id, BulkLetter.position)
    )
    by_entry: dict[int, list[Receiver]] = {}
    for each in session.scalars(query):
        # what the letter calls an agency is also what its list of letters calls it by
        agency = each.name if each.person_id is None else ""
        receiver = Receiver(each.addressee or each.name, agency, each.person_id, each.agency_id)
        by_entry.setdefault(each.entry_id, []).append(receiver)
    return sum(add(session, there, receivers) for there, receivers in by_entry.items())


def note(session: Session, ids: Collection[int], noted: Noted, today: date) -> bool:
    """Note something of deliveries, of all of them the same; False when all of it was known.

    Nothing is kept when it cannot be of one: then that one is named. Raises DeliveryError.
    """
    if "name" in noted and not noted["name"].strip():
        raise DeliveryError(_("กรุณาพิมพ์ชื่อผู้รับ"))
    for word, on in ((_("วันที่ส่ง"), noted.get("sent_on")), (_("วันที่รับ"), noted.get("received_on"))):
        if on is not None and on > today:
            raise DeliveryError(
                _("{what} {day} ยังมาไม่ถึง กรุณาตรวจสอบวันที่").format(what=word, day=medium_date(on))
            )
    deliveries = _get_all(session, ids)
    _check_order(deliveries, noted)
    if "name" in noted:
        _refuse_second(session, deliveries, noted["name"])
    for each in deliveries:
        for name, value in noted.items():
            setattr(each, name, " ".join(value.split()) if isinstance(value, str) else value)
    changed = any(map(session.is_modified, deliveries))
    session.flush()
    return changed


def remove(session: Session, ids: Collection[int]) -> None:
    """Take deliveries out. Raises DeliveryError when one is gone already."""
    for each in _get_all(session, ids):
        session.delete(each)
    session.flush()


def deliveries_of(session: Session, entry_id: int) -> list[Delivery]:
    """Return the deliveries of a letter in the order in which they were begun."""
    query = select(Delivery).where(Delivery.entry_id == entry_id).order_by(Delivery.id)
    return list(session.scalars(query))


def to_print(session: Session, ids: Collection[int]) -> list[tuple[RegisterEntry, Delivery]]:
    """Return deliveries with their letters, in the order of the register. Raises DeliveryError."""
    found = _get_all(session, ids)
    numbers = sorted({each.entry_id for each in found})
    letters = {number: get_entry(session, number) for number in numbers}
    found.sort(key=lambda each: (*_place(letters[each.entry_id]), each.id))
    return [(letters[each.entry_id], each) for each in found]


def tally(session: Session, entry_id: int) -> Tally:
    """Return how far the deliveries of a letter are."""
    out = case((Delivery.sent_on.is_not(None) | Delivery.received_on.is_not(None), 1))
    query = select(func.count(), func.count(out), func.count(Delivery.received_on))
    row = session.execute(query.where(Delivery.entry_id == entry_id)).one()
    return Tally(*row)


def _place(entry: RegisterEntry) -> tuple[int, int, int]:
    return entry.series_id, entry.number, entry.sub_number


def _receiver(delivery: Delivery) -> Receiver:
    return Receiver(delivery.name, delivery.agency, delivery.person_id, delivery.agency_id)


def _get_all(session: Session, ids: Collection[int]) -> list[Delivery]:
    wanted = sorted(set(ids))
    found: list[Delivery] = []
    for part in in_rounds(wanted):
        found += session.scalars(select(Delivery).where(Delivery.id.in_(part)))
    if len(found) < len(wanted):
        raise DeliveryError(_("ไม่พบผู้รับบางราย อาจถูกนำออกไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))
    if not found:
        raise DeliveryError(_("กรุณาเลือกผู้รับอย่างน้อยหนึ่งราย"))
    return found


def _refuse_second(session: Session, deliveries: Sequence[Delivery], name: str) -> None:
    """Refuse a name that another recipient of the same letter has. Raises DeliveryError."""
    for each in deliveries:
        if receiver_key(each.name) == receiver_key(name):
            continue  # it is only written otherwise
        for other in deliveries_of(session, each.entry_id):
            if other.id != each.id and receiver_key(other.name) == receiver_key(name):
                told = _("หนังสือนี้ส่งถึง {name} อยู่แล้ว กรุณานำรายที่ซ้ำออก")
                raise DeliveryError(told.format(name=other.name))


def _check_order(deliveries: Sequence[Delivery], noted: Noted) -> None:
    """Refuse a day of receipt before the letter went out, naming whose it is."""
    wrong: dict[str, tuple[date, date]] = {}
    for each in deliveries:
        sent = noted.get("sent_on", each.sent_on)
        received = noted.get("received_on", each.received_on)
        if sent and received and received < sent:
            wrong[each.name] = (sent, received)
    if not wrong:
        return
    sent, received = next(iter(wrong.values()))
    more = len(wrong) - _NAMED
    rest = _(" และอีก {count} ราย").format(count=more) if more > 0 else ""
    told = _("วันที่รับ {received} อยู่ก่อนวันที่ส่ง {sent} กรุณาตรวจสอบ: {names}{rest}")
    raise DeliveryError(
        told.format(
            received=medium_date(received),
            sent=medium_date(sent),
            names=", ".join(list(wrong)[:_NAMED]),
            rest=rest,
        )
    )
