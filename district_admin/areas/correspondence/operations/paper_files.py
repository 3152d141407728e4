"""A numbered paper as files, for an area that puts it into a package of its own.

The scans of what was signed come with it as they were scanned; the paper itself is drawn with the
look it was locked with. Rejected: the scans alone (what nobody has scanned yet would be missing
from the disc without a word).
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.own_templates import chosen_template, own_docx
from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.operations.locking import Standing, standing_of
from district_admin.areas.correspondence.operations.looks import look_of_paper
from district_admin.areas.correspondence.operations.papers import kind_name
from district_admin.areas.correspondence.operations.signed_scans import scans_of_version
from district_admin.documents.form_file import load_form
from district_admin.found import GivenPaper
from district_admin.office.templates import template_data
from district_admin.storage.files import stored_data
from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits

_PAPER = "paper"
_SIGNED_COPY = "ฉบับลงนาม"  # in the name of a file, so it goes through no catalogue


def give(session: Session, kind: str, record_id: int) -> GivenPaper | None:
    """Return a paper as files, by its id or that of its row; None of what is gone or in the bin.

    One that may still be written has none: what it lacks is told instead.
    """
    if kind != _PAPER:
        entry = session.get(RegisterEntry, record_id)
        if entry is None or entry.paper_id is None:
            return None
        record_id = entry.paper_id
    paper = session.get(Paper, record_id)
    if paper is None or paper.in_bin:
        return None
    standing = standing_of(session, paper)
    number = to_arabic_digits(standing.number)
    called = f"{kind_name(paper.kind)}ที่ {number}" if number else kind_name(paper.kind)
    told = called if number else f"{called} “{paper.subject}”"
    lacks = _lacks(standing)
    return GivenPaper(
        paper.kind,
        f"{called} {paper.subject}".strip(),
        told,
        f"{told} {lacks}" if lacks else "",
        partial(_read, session, paper, is_locked=standing.is_locked),
    )


def _lacks(standing: Standing) -> str:
    if standing.correcting:
        return _("กำลังแก้ไขเป็นฉบับใหม่ จึงยังไม่อยู่ในแฟ้ม")
    if not standing.is_locked:
        return _("ยังไม่ได้ออกเลข จึงยังไม่อยู่ในแฟ้ม")
    if not standing.is_signed:
        return _("ยังไม่ได้บันทึกว่าลงนามแล้ว")
    return _("ยังไม่มีฉบับลงนามที่สแกนไว้") if standing.lacks_scan else ""


def _read(session: Session, paper: Paper, *, is_locked: bool) -> Sequence[tuple[str, bytes]]:
    if not is_locked:
        return ()
    scans = [
        (f" {_SIGNED_COPY}{Path(each.name).suffix.lower()}", data)
        for each in scans_of_version(session, paper.id, paper.version)
        if (data := stored_data(session, each.id)) is not None
    ]
    look = look_of_paper(session, paper, load_form(paper.kind))
    if (chosen := chosen_template(paper.content)) is not None:
        template = template_data(session, chosen)
        return [(".docx", own_docx(template, look.form, paper.content, look.letterhead)), *scans]
    drawn = documents.filled(look.form, paper.content, look.letterhead)
    return [(".pdf", documents.pdf(drawn)), (".docx", documents.docx(drawn)), *scans]
