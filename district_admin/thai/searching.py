"""What is typed into a search, as terms that must all be in a text.

A text is looked into by its `search_key`. The words that only announce a number or a day (ที่,
วันที่) ask for nothing; a number is found with a space or a point before it or without (ว ๑๒ is
ว.12), a day in each way it is written. Every term takes in what was typed as it stands, so that
nothing is missed that plainly contains it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from district_admin.thai.calendar import (
    ThaiDateError,
    long_date,
    medium_date,
    parse_date,
    short_date,
)
from district_admin.thai.normalise import search_key

_DAY: Final = re.compile(
    r"(?:วันที่ ?)?(?<![0-9/.])(?P<day>[0-9]{1,2}"
    r"(?:[-/][0-9]{1,2}[-/]| ?[ก-๎.]{3,10} ?(?:พ\.ศ\. ?)?)(?:[0-9]{4}|[0-9]{2}))(?![0-9/])"
)
_ANNOUNCED: Final = re.compile(r"(?<!\S)(?:ลงวัน|เลข|วัน)?ที่(?=[ก-ฮ]{0,3}[. ]?[0-9])")
_ANNOUNCING: Final = frozenset({"ที่", "วันที่", "เลขที่", "ลงวันที่"})
_BETWEEN: Final = re.compile(r"(?<=[ก-ฮ])\.?(?=[0-9])|(?<=[0-9])(?=[ก-ฮ])")
_GAPS: Final = ("", " ", ".", ". ")
_MOST_GAPS: Final = 2  # with more of them, all are taken to be alike
_MARKS: Final = "ะัาำิีึืฺุู็่้๊๋์ํ๎"
_LEADING: Final = "เแโใไ"
_SHOWN: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙\u00a0\n", "0123456789  ")


@dataclass(frozen=True)
class Term:
    """One thing that must be in a text: any of its `forms`, each a part of its key."""

    forms: tuple[str, ...]

    def is_in(self, key: str) -> bool:
        """Say whether a text has it, by the text's key."""
        return any(form in key for form in self.forms)


def read_terms(typed: str) -> tuple[Term, ...]:
    """Return what must be in a text for what was typed; none when nothing was."""
    terms: list[Term] = []
    rest = _DAY.sub(lambda day: _take_day(day, terms), search_key(typed))
    words = _ANNOUNCED.sub("", rest).split()
    asking = [word for word in words if word not in _ANNOUNCING]
    if not asking and not terms:
        asking = words
    terms += map(_term, asking)
    return tuple(dict.fromkeys(terms))


def marked_parts(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Return from where to where a text is to be marked as found, in its order.

    The text is one that is stored, so it is tidy but for digits and capitals.
    """
    folded = text.translate(_SHOWN)
    if len(lower := folded.lower()) == len(folded):
        folded = lower
    parts = [
        (at, at + len(form))
        for term in terms
        for form in term.forms
        for at in _places(folded, form)
    ]
    marked: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if marked and start <= marked[-1][1]:
            marked[-1] = (marked[-1][0], max(end, marked[-1][1]))
        else:
            marked.append((start, end))
    return marked


def excerpt(key: str, terms: Sequence[Term], room: int = 48) -> str:
    """Return a piece of a text's key around the first place where a term was found."""
    found = [at for term in terms for form in term.forms if (at := key.find(form)) >= 0]
    if not found:
        return ""
    start, end = max(0, min(found) - room // 3), min(found) + room
    while start > 0 and (key[start] in _MARKS or key[start - 1] in _LEADING):
        start -= 1  # not into the middle of a syllable
    piece = " ".join(key[start:end].split())
    return f"{'…' if start else ''}{piece}{'…' if end < len(key.rstrip()) else ''}"


def _take_day(day: re.Match[str], terms: list[Term]) -> str:
    try:
        meant = parse_date(day["day"])
    except ThaiDateError:
        return day[0]
    written = (long_date(meant), medium_date(meant), short_date(meant))
    terms.append(Term(tuple(dict.fromkeys((day["day"], *map(search_key, written))))))
    return " "


def _term(word: str) -> Term:
    """Return a word, as it stands and with other gaps between its letters and its numbers."""
    parts = _BETWEEN.split(word)
    if len(parts) - 1 > _MOST_GAPS:
        return Term(tuple(dict.fromkeys((word, *(gap.join(parts) for gap in _GAPS)))))
    ways = product(*([gap + part for gap in _GAPS] for part in parts[1:]))
    return Term(tuple(dict.fromkeys((word, *("".join((parts[0], *way)) for way in ways)))))


def _places(text: str, form: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(form), text)]
