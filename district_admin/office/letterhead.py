"""The office as its papers take it: plain values, read once from the database."""

from datetime import date

from sqlalchemy.orm import Session

from district_admin.documents.form_model import Letterhead
from district_admin.office import operations
from district_admin.office.model import Signatory


def read_letterhead(session: Session) -> Letterhead:
    """Return the letterhead of the office as it is now."""
    profile = operations.get_profile(session)
    return Letterhead(
        office_name=profile.name,
        short_name=profile.short_name,
        letter_code=profile.letter_code,
        address_lines=tuple(profile.address_lines),
        telephone=profile.telephone,
        fax=profile.fax,
        email=profile.email,
        saraban_email=profile.saraban_email,
        group_name=profile.group_name,
        emblem=operations.emblem(session),
        docx_family=profile.docx_family,
        words=operations.words(session),
    )


def signature(signatory: Signatory) -> dict[str, object]:
    """Return a signatory as a paper keeps it, so that last year's keeps last year's director."""
    return {"lines": signatory.signature_lines, "rank": signatory.rank_line}


def usual_signature(session: Session, day: date) -> dict[str, object] | None:
    """Return the first of those in office on a day, or None when there is nobody."""
    in_office = operations.signatories_on(session, day)
    return signature(in_office[0]) if in_office else None
