"""Names of persons: the title parted from the first name, and the line under a signature.

A Thai first name never has a point in it, so letters that end in a point are a title (น.ส., ดร.,
ว่าที่ ร.ต., พ.ต.ท., ม.ล. and any other); titles without a point are in `titles.py`. What is typed
does not always tell: นางนวล is นาง + นวล or a first name alone. The title wins here, since officers
type titles; only a rest that cannot be a name (one letter, or one that begins with a vowel mark:
นายิกา) keeps the word whole. The written name is the same either way.

Rejected: a list of first names to decide it (it would never hold the next person's).
"""

import re
from dataclasses import dataclass
from typing import Final

from district_admin.thai.normalise import NBSP, normalise
from district_admin.thai.post_names import NOT_MISTER
from district_admin.thai.titles import (
    ABBREVIATED_IN_FULL,
    COURTESY_IN_FULL,
    COURTESY_TITLES,
    LATIN_TITLES,
    MONK_TITLES,
    PROFESSIONAL_TITLES,
    RANKS,
    ROYAL_TITLES,
)

_JOINED: Final = (*COURTESY_TITLES, *MONK_TITLES, *PROFESSIONAL_TITLES)
_MISTER: Final = "คุณ"
_WITHOUT_SPACE: Final = (*_JOINED, _MISTER)
_INSIDE_BRACKETS: Final = frozenset((*_WITHOUT_SPACE, *ROYAL_TITLES, *COURTESY_IN_FULL))


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LATIN_COURTESY: Final = frozenset(LATIN_TITLES[:4])
_POINTED: Final = r"(?:[ก-ฮ][ก-ฮะ-ฺ็-๎]{0,4}\.){1,4}"
# What follows must be able to begin a name: a consonant or a leading vowel, and one letter more.
_NAME: Final = r"(?= ?[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎])"
_RANK: Final = (
    rf"(?:ว่าที่ ?(?:{_one_of(RANKS)}|{_POINTED})|{_POINTED}|{_one_of((*RANKS, *ROYAL_TITLES))})"
    rf"(?: ?\(พิเศษ\))?(?: ?(?:หญิง|\(หญิง\)){_NAME})?{_NAME}"
)
# คุณวุฒิ, คุณากร and คุณพัฒน์ are first names: parted is what no such name begins with.
_POLITE: Final = (
    rf"{_MISTER}(?= [ก-ฮเ-ไ]\S|[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]\S* \S)"
    r"(?!(?:วุฒิ|ธรรม|ภาพ|สมบัติ|พัฒน์|นิธิ|ชัย|กร|พงศ์|พงษ์|วัฒน์)(?: |$))"
)
_LATIN: Final = rf"(?i:{_one_of(LATIN_TITLES)})(?:\.|(?= ))(?= ?[A-Za-zก-ฮเ-ไ]\S)"
_FURTHER_TITLE: Final = re.compile(f"{_RANK}|(?:{_one_of(PROFESSIONAL_TITLES)}){_NAME}")
_FIRST_TITLE: Final = re.compile(
    f"(?!{NOT_MISTER})(?:{_LATIN}|{_RANK}|(?:{_one_of(_JOINED)}){_NAME}|{_POLITE})"
)
_AFTER_DOCTOR: Final = re.compile(f"{_RANK}|(?:{_one_of(_JOINED)}){_NAME}")
_POINTED_TITLE: Final = re.compile(_POINTED + _NAME)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts; each may be empty. `last` may be several words (ณ พัทลุง)."""

    title: str
    first: str
    last: str

    @property
    def full(self) -> str:
        """The name as it stands in a sentence: นายก้อง เกียรติ, ดร. กานดา ใจดี."""
        joined = not self.title or self.title.endswith(_WITHOUT_SPACE)
        return f"{self.title}{'' if joined else ' '}{self.first} {self.last}".strip()


def split_name(text: str) -> PersonName:
    """Return the parts of a typed name; gaps of any width count as one space.

    `split_name(text).full` is the tidy way of writing it: the same letters in the same order, the
    title as it was typed (abbreviated or not).
    """
    typed = " ".join(normalise(text).split())
    _, rest = _titles(typed)
    first, _, last = rest.partition(" ")
    return PersonName(typed[: len(typed) - len(rest)].rstrip(), first, last)


def bracket_name(text: str) -> str:
    """Return the name line of a signature block: (นายก้อง  เกียรติ).

    A courtesy title is written in full; ranks, academic titles and ดร. are left out, for they stand
    before the signature: `rank_before_signature` (official-documents 2.15). Two strokes part first
    name and surname, a no-break space and a space: never two no-break spaces, and a name too long
    for its line still finds its one place to break (1.9).
    """
    titles, rest = _titles(" ".join(normalise(text).split()))
    inside = "".join(map(_inside_brackets, titles))
    first, _, last = rest.partition(" ")
    gap = f"{NBSP} " if last else ""
    return f"({inside}{first}{gap}{last.replace(' ', NBSP)})"


def rank_before_signature(text: str) -> str:
    """Return a name's rank and academic titles in full, as typed before the space for signing.

    An empty text for most. An abbreviation that several services share stays as it was typed.
    """
    titles, _ = _titles(" ".join(normalise(text).split()))
    return " ".join(_in_full(title) for title in titles if not _inside_brackets(title))


def _titles(typed: str) -> tuple[list[str], str]:
    """Return the titles that a name begins with, and the rest of it."""
    titles: list[str] = []
    pattern = _FIRST_TITLE
    while title := pattern.match(typed):
        titles.append(title[0])
        typed = typed[title.end() :].lstrip()
        pattern = _following(titles[-1])
    return titles, typed


def _following(title: str) -> re.Pattern[str]:
    """Return what can follow a title as one more."""
    if title.endswith("ดร."):
        return _AFTER_DOCTOR  # ดร.นายก้อง is written by some
    # นายพลอย is not นาย + a rank: after a courtesy title only one with a point can follow.
    return _POINTED_TITLE if title.endswith(_WITHOUT_SPACE) else _FURTHER_TITLE


def _inside_brackets(title: str) -> str:
    """Return a title as it stands before the name under a signature; empty if it does not."""
    if title in _INSIDE_BRACKETS:
        return COURTESY_IN_FULL.get(title, title)
    word = title.rstrip(".")
    return f"{title} " if word.capitalize() in _LATIN_COURTESY else ""


def _in_full(title: str) -> str:
    """Return a rank or academic title without abbreviation, where it is certain."""
    acting = "ว่าที่" if title.startswith("ว่าที่") else ""
    rank = title.removeprefix("ว่าที่").strip().replace("(หญิง)", "หญิง")
    woman = "หญิง" if rank.endswith("หญิง") else ""
    rank = rank.removesuffix("หญิง").strip()
    if rank in ABBREVIATED_IN_FULL:
        return acting + ABBREVIATED_IN_FULL[rank] + woman
    academic, point, degree = rank.partition(".")
    if degree and academic + point in ABBREVIATED_IN_FULL:
        return f"{ABBREVIATED_IN_FULL[academic + point]} {degree}"
    return title
