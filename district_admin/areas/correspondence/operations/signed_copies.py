"""What was signed of a paper, or of a row of a register, told to other areas as kept files.

It is asked for by those who put papers together for a disc. Rejected: the paper drawn anew (what
the director signed is the scan, and a template of the office needs another program).
"""

from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.model.register import SIGNED
from district_admin.areas.correspondence.operations.papers import KIND_NAMES
from district_admin.areas.correspondence.operations.registers import files_of
from district_admin.areas.correspondence.operations.signed_scans import scans_of_version
from district_admin.found import SignedCopy
from district_admin.storage.files import StoredFile
from district_admin.thai.numerals import to_arabic_digits

_LETTER: Final = "หนังสือ"
_SUFFIXES: Final = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def signed_copies(session: Session, kind: str, record_id: int) -> list[SignedCopy]:
    """Return the scans of what was signed; none of what is gone, or was not scanned yet."""
    if kind == "paper":
        return _of_paper(session, record_id)
    entry = session.get(RegisterEntry, record_id)
    if entry is None:
        return []
    if entry.paper_id is not None:
        return _of_paper(session, entry.paper_id)
    name = _name(KIND_NAMES.get(entry.register, _LETTER), entry.number_text, entry.subject)
    files = files_of(session, entry.id)
    return [_copy(name, file) for its, file in files if its.role == SIGNED]


def _of_paper(session: Session, paper_id: int) -> list[SignedCopy]:
    paper = session.get(Paper, paper_id)
    if paper is None:
        return []
    name = _name(KIND_NAMES[paper.kind], paper.number_text, paper.subject)
    return [_copy(name, file) for file in scans_of_version(session, paper.id, paper.version)]


def _name(kind: str, number: str, subject: str) -> str:
    """Return what a copy is called on a disc, which is Thai whatever the screens are."""
    numbered = f"{kind}ที่ {to_arabic_digits(number)}" if number else kind
    return f"{numbered} {subject}".strip()


def _copy(name: str, file: StoredFile) -> SignedCopy:
    return SignedCopy(name, file.id, _SUFFIXES.get(file.media_type, ""))
