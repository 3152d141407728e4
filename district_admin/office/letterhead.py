"""The office as its papers take it: plain values, read once from the database."""

from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from district_admin.documents.form_model import Letterhead
from district_admin.documents.look import Look
from district_admin.office import operations
from district_admin.office.model import Signatory
from district_admin.thai.normalise import NBSP
from district_admin.thai.telephones import shown_telephones

_HEADS: Final = (
    *("ผู้อำนวยการ", "รองผู้อำนวยการ", "ผู้ช่วยผู้อำนวยการ", "หัวหน้า", "เลขาธิการ", "รองเลขาธิการ"),
    *("ศึกษาธิการ", "ผู้ว่าราชการ", "รองผู้ว่าราชการ", "นายอำเภอ", "ประธาน"),
)
"""How the posts of those begin who lead an office or a part of one."""


def read_letterhead(session: Session, *, with_emblem: bool = True) -> Letterhead:
    """Return the letterhead of the office as it is now."""
    profile = operations.get_profile(session)
    return Letterhead(
        office_name=profile.name,
        short_name=profile.short_name,
        letter_code=profile.letter_code,
        address_lines=tuple(profile.address_lines),
        telephone=_shown(profile.telephone),
        fax=_shown(profile.fax),
        email=profile.email,
        saraban_email=profile.saraban_email,
        group_name=profile.group_name,
        emblem=operations.emblem(session) if with_emblem else None,
        docx_family=profile.docx_family,
        words=operations.words(session),
    )


def read_look(session: Session) -> Look:
    """Return what the lists and sheets of one printing share, from the office's settings."""
    is_arabic = operations.get_profile(session).numeral_mode == "arabic"
    return Look(read_letterhead(session), "arabic" if is_arabic else "thai")


def _shown(telephone: str) -> str:
    # papers keep the number together themselves; in a form it is typed over, with plain spaces
    return shown_telephones(telephone).replace(NBSP, " ")


def signature(signatory: Signatory) -> dict[str, object]:
    """Return a signatory as a paper keeps it, so that last year's keeps last year's director."""
    return {"lines": signatory.signature_lines, "rank": signatory.rank_line}


def addressed_as(signatory: Signatory) -> str:
    """Return the post that a memo to a signatory is addressed to: that of the office, not the rank.

    Whoever acts for another or on behalf of another is written to under that other's post.
    """
    lines = (signatory.for_position or signatory.position).split("\n")
    posts = [" ".join(line.split()) for line in lines if line.strip()]
    heads = [number for number, post in enumerate(posts) if post.startswith(_HEADS)]
    # a post that is too long for a line goes on in the next one
    return "".join(posts[heads[-1] :]) if heads else " ".join(posts)


def usual_signature(session: Session, day: date) -> dict[str, object] | None:
    """Return the first of those in office on a day, or None when there is nobody."""
    in_office = operations.signatories_on(session, day)
    return signature(in_office[0]) if in_office else None
