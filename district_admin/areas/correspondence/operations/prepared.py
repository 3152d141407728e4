"""The recipients that a draft came with from another work area, kept until it is sent to many.

They are read from the directory anew when she sends: a head who changed since is the new one. Who
is asked to answer stays as it was handed over.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.addressees import SentTo
from district_admin.areas.correspondence.model import PaperRecipient
from district_admin.areas.directory.model.heads import salutation_to
from district_admin.areas.directory.operations.recipients import Recipient, recipients_of


def prepare(session: Session, paper_id: int, wanted: Sequence[SentTo]) -> None:
    """Keep whom a draft is to go to, in their order."""
    for position, each in enumerate(wanted):
        session.add(
            PaperRecipient(
                paper_id=paper_id,
                position=position,
                person_id=each.person_id,
                agency_id=each.agency_id,
                name=each.name,
                post=each.post,
                addressee=each.addressee,
            )
        )
    session.flush()


def prepared(session: Session, paper_id: int, on: date) -> list[Recipient]:
    """Return whom a draft is to go to as the directory knows them on a day.

    Who has left the directory since gets the letter by the name that was kept.
    """
    query = select(PaperRecipient).where(PaperRecipient.paper_id == paper_id)
    kept = list(session.scalars(query.order_by(PaperRecipient.position)))
    pairs = [(each.person_id, each.agency_id) for each in kept if each.person_id or each.agency_id]
    found = {
        _key(each.person_id, each.agency_id): each for each in recipients_of(session, pairs, on)
    }
    return [_asked(each, found.get(_key(each.person_id, each.agency_id))) for each in kept]


def is_to_many(session: Session, paper_id: int) -> bool:
    """Say whether a draft came with more than one recipient."""
    kept = select(func.count()).where(PaperRecipient.paper_id == paper_id)
    return (session.scalar(kept) or 0) > 1


def _key(person_id: int | None, agency_id: int | None) -> tuple[int | None, int | None]:
    """Return what a recipient is found by again: a person has the agency of the main post."""
    return (person_id, None) if person_id else (None, agency_id)


def _asked(kept: PaperRecipient, found: Recipient | None) -> Recipient:
    """Return a recipient whose slip bears the name that was handed over."""
    if found is None:
        return _typed(kept)
    named = replace(found, name=kept.name, position=kept.post)
    return replace(named, addressee=kept.addressee) if kept.addressee else named


def _typed(kept: PaperRecipient) -> Recipient:
    addressee = kept.addressee or kept.post or kept.name
    return Recipient(
        person_id=None,
        agency_id=None,
        name=kept.name,
        position=kept.post,
        agency=kept.name or addressee,
        salutation=salutation_to(addressee),
        addressee=addressee,
        address_lines=(),
        telephone="",
        email="",
    )
