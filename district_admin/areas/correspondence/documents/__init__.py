"""A paper's content in, the paper out: as the document model, as PDF or DOCX, with its file name.

No session, no path, no file format. The libraries that draw papers are imported when the first
one is drawn.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill
from district_admin.documents.form_model import EmblemPart, Field, Form, Letterhead, is_empty
from district_admin.documents.model import Document
from district_admin.safe_files import NAME_BYTES, shortened
from district_admin.safe_files import file_name as safe_file_name
from district_admin.thai.calendar import long_date, medium_date
from district_admin.thai.numerals import NumeralMode, to_thai_digits

if TYPE_CHECKING:
    from district_admin.documents.copies import CopyMark
    from district_admin.documents.pdf import PdfFile

Content = Mapping[str, Any]

NUMERALS: Final = "numerals"
"""The key of a paper's content that says in which numerals it is printed."""

_MODES: Final[Mapping[str, NumeralMode]] = {
    "thai": "thai",
    "as_typed": "as_typed",
    "arabic": "arabic",
}
# These words stand in names of files, so they are the paper's and go through no catalogue.
_TITLES: Final = {
    "memo": "บันทึกข้อความ",
    "letter": "หนังสือภายนอก",
    "circular": "หนังสือเวียน",
    "stamped": "หนังสือประทับตรา",
    "order": "คำสั่ง",
    "announcement": "ประกาศ",
    "certificate": "หนังสือรับรอง",
    "invitation": "หนังสือเชิญประชุม",
}
_OF_THE_TEXT: Final = frozenset({"addressee", "salutation", "subject"})
_SUBJECT_LETTERS: Final = 80
_LONGEST_SUFFIX: Final = ".docx"
_SURE: Final = 0.5  # the most that the end of a word may be in doubt; at a space it is in none


def document(kind: str, content: Content, letterhead: Letterhead, own_forms: Path) -> Document:
    """Return the paper. A form of the same name in `own_forms` wins over the shipped one.

    Raises FormError, FormNotFoundError and SentenceError.
    """
    return filled(load_form(kind, own_forms), content, letterhead)


def filled(form: Form, content: Content, letterhead: Letterhead) -> Document:
    """Return the paper of a form that is loaded already, to be saved. Raises SentenceError."""
    return on_screen(form, content, letterhead).printed


def on_screen(form: Form, content: Content, letterhead: Letterhead) -> Document:
    """Return the paper as the desk shows it, with guides that are never saved or printed.

    Raises SentenceError.
    """
    return fill(form, content, letterhead, _MODES.get(str(content.get(NUMERALS)), "thai"))


def mode_of(name: str) -> NumeralMode:
    """Return the numerals of a paper by the word that is kept; Thai ones for any other."""
    return _MODES.get(name, "thai")


def pdf(paper: Document) -> bytes:
    """Return the paper as PDF."""
    from district_admin.documents.pdf import render  # noqa: PLC0415 - loads reportlab

    return render(paper)


def pdf_file(title: str, author: str) -> "PdfFile":
    """Return a PDF to put one paper of an office after the other into."""
    from district_admin.documents.pdf import PdfFile  # noqa: PLC0415 - loads reportlab

    return PdfFile(title, author)


def docx(paper: Document) -> bytes:
    """Return the paper as DOCX."""
    from district_admin.documents.docx import render  # noqa: PLC0415 - loads python-docx

    return render(paper)


def file_name(
    kind: str, content: Content, suffix: str = "", number: int = 1, note: str = ""
) -> str:
    """Return a name for a paper's file: kind, subject, date; `suffix` is such as ".pdf".

    A subject that does not fit is cut between words; kind and date are always whole. `number`
    tells files of the same name apart, from 2 on; `note` says what copy of it the file is.
    """
    title = _TITLES.get(kind, kind)
    ends = [_day(content), note, f"({number})" if number > 1 else ""]
    others = " ".join(part for part in (title, *ends) if part)
    longest = max(suffix, _LONGEST_SUFFIX, key=len)  # its DOCX and its PDF have the same name
    room = NAME_BYTES - len(f"{others} {longest}".encode())
    subject = unicodedata.normalize("NFC", " ".join(str(content.get("subject") or "").split()))
    parts = [title, _cut(subject, room), *ends]
    return safe_file_name(" ".join(part for part in parts if part), suffix)


def certified(name: str, posts: Sequence[str], day: date, numerals: NumeralMode) -> "CopyMark":
    """Return the mark of a copy that somebody certifies as true on a day."""
    from district_admin.documents.copies import certified_mark  # noqa: PLC0415 - sets the paper

    written = long_date(day)
    numbers = written if numerals == "arabic" else to_thai_digits(written)
    return certified_mark(name, posts, numbers.replace(" ", "\u00a0"))


def for_the_file() -> "CopyMark":
    """Return the mark of the copy that the office keeps."""
    from district_admin.documents.copies import file_mark  # noqa: PLC0415 - sets the paper

    return file_mark()


def copied(paper: Document, mark: "CopyMark") -> Document:
    """Return the paper as a copy."""
    from district_admin.documents.copies import marked  # noqa: PLC0415 - sets the paper

    return marked(paper, mark)


def lacks_emblem(form: Form, letterhead: Letterhead) -> bool:
    """Say whether the paper would carry a frame where the emblem belongs."""
    has_place = any(isinstance(part.content, EmblemPart) for part in form.parts)
    return has_place and letterhead.emblem is None


def renewed(form: Form, fresh: Content) -> dict[str, Any]:
    """Return what a copy of an earlier paper takes from a new one and not from its origin.

    `fresh` is the content of a new paper of today. Dates, numbers and what the letterhead gives
    are new; whom it is written to and what it says stay.
    """
    return {
        field.name: fresh.get(field.name)
        for field in form.fields
        if field.kind != "signatory" and _is_of_its_day(field)
    }


def signature_now(
    old: Content | None, ever: Sequence[Content], now: Sequence[Content]
) -> dict[str, Any]:
    """Return who signs a copy today: `ever` are all signatories, `now` those in office.

    The same person if still in office, else whoever holds the same posts now, else nobody. Who was
    typed by hand is not the office's to replace and stays.
    """
    if old is None or is_empty(old) or not _found(old, ever):
        return dict(old or {})
    posts = list(old.get("lines") or [])[1:]
    same_posts = [each for each in now if list(each.get("lines") or [])[1:] == posts]
    found = _found(old, now) or next(iter(same_posts), None)
    return dict(found) if found else {"lines": [], "rank": ""}


def _cut(subject: str, room: int) -> str:
    """Return as many whole words of a subject as go into this many bytes."""
    if len(subject) <= _SUBJECT_LETTERS and len(subject.encode()) <= room:
        return subject
    from district_admin.thai.segmentation import (  # noqa: PLC0415 - loads the word list
        break_opportunities,
    )

    places = [0, *(at.offset for at in break_opportunities(subject) if at.penalty <= _SURE)]
    fitting = [at for at in places if at <= _SUBJECT_LETTERS and len(subject[:at].encode()) <= room]
    return subject[: fitting[-1]].strip() or shortened(subject[:_SUBJECT_LETTERS], room)


def _found(wanted: Content, among: Sequence[Content]) -> Content | None:
    lines = list(wanted.get("lines") or [])
    return next((each for each in among if list(each.get("lines") or []) == lines), None)


def _is_of_its_day(field: Field) -> bool:
    if field.name in _OF_THE_TEXT:
        return False
    is_given = any("office" in text.source or "today" in text.source for text in field.default)
    return field.kind == "date" or field.name == "number" or bool(field.pattern) or is_given


def _day(content: Content) -> str:
    try:
        return medium_date(date.fromisoformat(str(content.get("date"))))
    except ValueError:
        return ""
