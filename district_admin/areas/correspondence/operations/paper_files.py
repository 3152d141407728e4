"""A numbered paper as files, for an area that puts it into a package of its own.

The scans of what was signed come with it as they were scanned; the paper itself is drawn with the
look it was locked with. What is corrected after it was signed comes as it was signed last, since
that is the paper in force until the next is. Rejected: the scans alone (what nobody has scanned yet
would be missing from the disc without a word).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.own_templates import chosen_template, own_docx
from district_admin.areas.correspondence.model import Paper, PaperVersion, RegisterEntry
from district_admin.areas.correspondence.model.register import CANCELLED, ISSUED, RESERVED, SIGNED
from district_admin.areas.correspondence.operations.locking import (
    Standing,
    last_signed,
    standing_of,
)
from district_admin.areas.correspondence.operations.looks import look_kept
from district_admin.areas.correspondence.operations.papers import kind_name
from district_admin.areas.correspondence.operations.registers import files_of
from district_admin.areas.correspondence.operations.signed_scans import scans_of_version
from district_admin.documents.form_file import load_form
from district_admin.found import GivenPaper
from district_admin.office.templates import template_data
from district_admin.storage.files import StoredFile
from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits

_PAPER = "paper"
_SIGNED_COPY = "ฉบับลงนาม"  # in the name of a file, so it goes through no catalogue


@dataclass(frozen=True)
class _Version:
    """A version of a paper that lies in a package, with what it is drawn with."""

    version: int
    content: Mapping[str, Any]
    look_id: int | None


def give(session: Session, kind: str, record_id: int) -> GivenPaper | None:
    """Return a paper as files, by its id or that of its row.

    None of what is gone or in the bin, and of a number that was cancelled.

    One that may still be written has none, unless an earlier version of it was signed: what it
    lacks is told instead. A row whose paper was
    written elsewhere has its scans alone, and one that is only reserved has none. Secret papers are
    kept apart (ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544) and have none either.
    """
    paper_id: int | None = record_id
    if kind != _PAPER:
        entry = session.get(RegisterEntry, record_id)
        if entry is None:
            return None
        if entry.paper_id is None:
            return _of_row(session, entry)
        paper_id = entry.paper_id
    paper = session.get(Paper, paper_id)
    if paper is None or paper.in_bin:
        return None
    standing = standing_of(session, paper)
    number = standing.number or paper.number_text
    called = _called(kind_name(paper.kind), number)
    before = _in_force_before(session, paper, standing)
    contents = [paper.content] if before is None else [paper.content, before.content]
    if secrecy := _secrecy(session, paper.id, contents):
        return _secret(paper.kind, called, secrecy)
    its = before or _Version(paper.version, paper.content, paper.look_id)
    subject = str(its.content.get("subject") or "")
    told = called if number else f"{called} “{subject}”"
    has_files = standing.is_locked or before is not None
    scans = scans_of_version(session, paper.id, its.version) if has_files else ()
    lacks = _lacks(standing, number)
    if before is not None:
        lacks = _lacks_of_next(standing, before, is_scanned=bool(scans))
    return GivenPaper(
        paper.kind,
        f"{called} {subject}".strip(),
        f"{told} {lacks}" if lacks else "",
        partial(_draw, session, paper.kind, its) if has_files else tuple,
        [_scan(each) for each in scans],
    )


def _in_force_before(session: Session, paper: Paper, standing: Standing) -> _Version | None:
    """Return the version that was signed last, while the present one is not signed yet.

    None of one whose number was cancelled since.
    """
    if standing.is_locked and (standing.is_signed or standing.has_scan):
        return None
    before = last_signed(session, paper.id)
    if before is None or _is_cancelled(session, before):
        return None
    return _Version(before.version, before.content, before.look_id)


def _is_cancelled(session: Session, version: PaperVersion) -> bool:
    number = to_arabic_digits(str(version.content.get("number") or "")).strip()
    query = select(RegisterEntry.number_text, RegisterEntry.state).where(
        RegisterEntry.paper_id == version.paper_id
    )
    states = {state for text, state in session.execute(query) if to_arabic_digits(text) == number}
    return CANCELLED in states and ISSUED not in states


def _of_row(session: Session, entry: RegisterEntry) -> GivenPaper | None:
    if entry.state == CANCELLED:
        return None
    called = _called(kind_name(entry.register), entry.number_text)
    if entry.secrecy:
        return _secret(entry.register, called, entry.secrecy)
    if entry.state == RESERVED:
        lacks = _("เป็นเลขที่จองไว้ ยังไม่มีหนังสือ จึงยังไม่อยู่ในแฟ้ม")
        return GivenPaper(entry.register, called, f"{called} {lacks}", tuple, ())
    scans = [file for its, file in files_of(session, entry.id) if its.role == SIGNED]
    lacks = "" if scans else f"{called} {_not_scanned()}"
    name = f"{called} {entry.subject}".strip()
    return GivenPaper(entry.register, name, lacks, tuple, [_scan(each) for each in scans])


def _secrecy(session: Session, paper_id: int, contents: Sequence[Mapping[str, Any]]) -> str:
    """Return how secret a paper is, by the words of its versions or by a row in a register."""
    of_rows = select(RegisterEntry.secrecy).where(
        RegisterEntry.paper_id == paper_id, RegisterEntry.secrecy != ""
    )
    typed = [str(each.get("secrecy") or "") for each in contents]
    return next(filter(None, typed), None) or session.scalar(of_rows.limit(1)) or ""


def _secret(kind: str, called: str, secrecy: str) -> GivenPaper:
    lacks = _("เป็นเอกสาร{secrecy} จึงไม่ใส่ในแฟ้ม กรุณาเก็บแยกตามระเบียบ").format(secrecy=_(secrecy))
    return GivenPaper(kind, called, f"{called} {lacks}", tuple, ())


def _called(kind: str, number: str) -> str:
    return f"{kind}ที่ {to_arabic_digits(number)}" if number else kind


def _scan(file: StoredFile) -> tuple[str, int]:
    return f" {_SIGNED_COPY}{Path(file.name).suffix.lower()}", file.id


def _lacks(standing: Standing, number: str) -> str:
    if standing.correcting:
        return _("กำลังแก้ไขเป็นฉบับใหม่ จึงยังไม่อยู่ในแฟ้ม")
    if not standing.is_locked and number:  # typed, but not in the register
        return _("ยังเป็นร่าง เลขที่พิมพ์ไว้ยังไม่ได้ลงทะเบียน จึงยังไม่อยู่ในแฟ้ม")
    if not standing.is_locked:
        return _("ยังไม่ได้ออกเลข จึงยังไม่อยู่ในแฟ้ม")
    if not number:
        return _("ลงนามแล้วแต่ยังไม่ได้ออกเลข")
    if not standing.is_signed:
        return _("ยังไม่ได้บันทึกว่าลงนามแล้ว")
    return _not_scanned() if standing.lacks_scan else ""


def _lacks_of_next(standing: Standing, before: _Version, *, is_scanned: bool) -> str:
    if standing.correcting:
        told = _("กำลังแก้ไขเป็นฉบับที่ {version} ในแฟ้มจึงเป็นฉบับที่ {before} ที่ลงนามไว้")
    else:
        told = _("ฉบับที่ {version} ยังไม่ได้บันทึกว่าลงนามแล้ว ในแฟ้มจึงเป็นฉบับที่ {before} ที่ลงนามไว้")
    said = told.format(version=standing.version, before=before.version)
    return said if is_scanned else f"{said} {_not_scanned()}"


def _not_scanned() -> str:
    return _("ยังไม่มีฉบับลงนามที่สแกนไว้")


def _draw(session: Session, kind: str, its: _Version) -> Sequence[tuple[str, bytes]]:
    look = look_kept(session, its.look_id, load_form(kind))
    if (chosen := chosen_template(its.content)) is not None:
        template = template_data(session, chosen)
        return [(".docx", own_docx(template, look.form, its.content, look.letterhead))]
    drawn = documents.filled(look.form, its.content, look.letterhead)
    return [(".pdf", documents.pdf(drawn)), (".docx", documents.docx(drawn))]
