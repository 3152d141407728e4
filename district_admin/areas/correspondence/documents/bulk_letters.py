"""One paper as many letters: what differs from one recipient to the next, and the files' names.

All else is the paper's own, letter for letter: a circular may differ in nothing but whom it is
addressed to (official-documents 2.4, C10).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from district_admin.areas.correspondence import documents
from district_admin.documents.form_model import Form, SalutationPair
from district_admin.documents.set_phrases import load_pairs
from district_admin.safe_files import file_name
from district_admin.thai.titles import MONK_TITLES

USUAL_SALUTATION: Final = "เรียน"
_MONKS_SALUTATION: Final = "นมัสการ"
_LONGEST_SUFFIX: Final = ".docx"

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Addressed:
    """Whom one letter is written to, as it says it; `closing` is its คำลงท้าย.

    `asked_name` and `asked_post` are printed on the slip for the answer, in a form that has one.
    """

    name: str  # of the file, and on the screen
    salutation: str
    addressee: str
    closing: str = ""
    number: str = ""
    asked_name: str = ""
    asked_post: str = ""


def salutation_pairs(own_forms: Path) -> tuple[SalutationPair, ...]:
    """Return the salutations with their closing phrases. Raises FormError."""
    return load_pairs(own_forms)


def phrases_for(
    content: Content,
    pairs: Sequence[SalutationPair],
    salutation: str,
    addressee: str,
    *,
    is_person: bool,
) -> tuple[str, str]:
    """Return salutation and closing phrase for an addressee (official-documents 5).

    What the directory says goes first; posts that the list names and monks have their own; a
    closing phrase that she chose stays where the salutation is the paper's.
    """
    wanted = salutation or USUAL_SALUTATION
    if wanted == USUAL_SALUTATION:
        wanted = _of_the_post(pairs, addressee) or wanted
        if is_person and addressee.startswith(MONK_TITLES):
            wanted = _MONKS_SALUTATION
    closing = str(content.get("closing_phrase") or "")
    if wanted == str(content.get("salutation") or "").strip():
        return wanted, closing
    return wanted, next((pair.closing for pair in pairs if pair.salutation == wanted), closing)


def letter_content(form: Form, content: Content, letter: Addressed) -> dict[str, Any]:
    """Return the paper as it goes to one recipient."""
    own = {
        "salutation": letter.salutation,
        "addressee": letter.addressee,
        "closing_phrase": letter.closing,
        "number": letter.number,
        "reply_name": letter.asked_name,
        "reply_post": letter.asked_post,
    }
    there = {field.name for field in form.fields}
    return {**content, **{key: text for key, text in own.items() if text and key in there}}


def number_borne(typed: str, given: str) -> str:
    """Return the number that a paper bears: what was given, with the code that was typed.

    A register without a prefix gives ว 12; the paper, which says ศธ 04999/, bears ศธ 04999/ว 12.
    """
    code, slash, _rest = typed.strip().rpartition("/")
    return given if "/" in given else f"{code}{slash}{given}"


def letter_name(position: int, count: int, name: str) -> str:
    """Return the name of a letter's files, without a suffix: its place, then its recipient.

    The place keeps names apart, and the letters in the order of the whole.
    """
    place = str(position + 1).zfill(len(str(count)))
    return file_name(f"{place} {name}", _LONGEST_SUFFIX).removesuffix(_LONGEST_SUFFIX)


def whole_name(count: int) -> str:
    """Return the name of the one PDF of all letters."""
    return file_name(f"รวมทุกฉบับ {count} ฉบับ", ".pdf")


def folder_name(kind: str, content: Content, number: int = 1) -> str:
    """Return the name of the folder for a paper's letters; `number` tells namesakes apart."""
    return documents.file_name(kind, content, number=number)


def _of_the_post(pairs: Sequence[SalutationPair], addressee: str) -> str:
    post = " ".join(addressee.split())
    return next((pair.salutation for pair in pairs if post in pair.only_for), "")
