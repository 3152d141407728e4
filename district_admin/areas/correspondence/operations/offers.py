"""What the fields of a row suggest while it is typed: names of before, and agencies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import RECEIVED
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.agency import GROUP, UNIT
from district_admin.office.operations import get_profile, signatories_on

_MOST: Final = 2000


@dataclass(frozen=True)
class Offers:
    """The names that each field suggests."""

    senders: Sequence[str] = ()
    recipients: Sequence[str] = ()
    owners: Sequence[str] = ()


def offers(session: Session, register: str) -> Offers:
    """Return what the fields of a register suggest: the most used first, then the directory."""
    agencies = list(
        session.scalars(select(Agency.name).where(~Agency.in_bin).order_by(Agency.sort_text))
    )
    groups = select(Agency.name).where(~Agency.in_bin, Agency.kind.in_((GROUP, UNIT)))
    used = {name: _used(session, register, name) for name in ("sender", "recipient", "owner_name")}
    return Offers(
        senders=_once(used["sender"], agencies),
        recipients=_once(used["recipient"], agencies),
        owners=_once(used["owner_name"], list(session.scalars(groups))),
    )


def first_details(session: Session, register: str, today: date) -> EntryDetails:
    """Return what a new row says before anything is typed."""
    profile = get_profile(session)
    office = profile.short_name or profile.name
    if register == RECEIVED:
        head = next(iter(signatories_on(session, today)), None)
        return EntryDetails(recipient=" ".join(head.position.split()) if head else office)
    return EntryDetails(dated_on=today, sender=office, owner_name=profile.group_name)


def _used(session: Session, register: str, name: str) -> list[str]:
    column = getattr(RegisterEntry, name)
    query = (
        select(column)
        .where(RegisterEntry.register == register, column != "")
        .group_by(column)
        .order_by(func.count().desc(), func.max(RegisterEntry.id).desc())
        .limit(_MOST)
    )
    return list(session.scalars(query))


def _once(first: Sequence[str], then: Sequence[str]) -> list[str]:
    return list(dict.fromkeys((*first, *then)))[:_MOST]
