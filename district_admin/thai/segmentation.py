"""Says where a line of Thai text may end, and how doubtful each place is.

Thai has no space between words, so a place is never simply right or wrong: a space is certain,
the end of a common word nearly so, a place inside a compound less, one inside a name hardly. The
penalty carries that doubt to the choice of line ends, which weighs it against loose lines.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from district_admin.thai.clusters import NEVER_BEFORE, is_legal
from district_admin.thai.lattice import WordEnd, word_ends
from district_admin.thai.word_list import WordList, word_list


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place where a line may end: the next line would begin at `offset`.

    `penalty` is 0.0 after a space, about 0.2 at a sure word end, about 1 to 3 inside a compound
    and more where a line should end only in need.
    """

    offset: int
    penalty: float


# These penalties were chosen on word-annotated news and encyclopaedia text, then measured on
# other such text: 0.4 line ends in 100 fell inside a word, where a greedy breaker had 6.3.
_SURE = 0.2
# Weight of the doubt whether a word ends here, the negative logarithm of its likelihood.
_DOUBT = 2.0
# Where two rare words meet there may be a name or a compound that no list knows. A place beside
# a common word (ที่ ของ และ) is safe.
_COMMON = 7.0
_RARE_MEETING = 0.6
# Beyond this a place is not offered: a loose line is better.
_HOPELESS = 12.0

IN_NEED = 20.0
"""The penalty of places that are for words longer than a line only: those inside addresses."""

# Words that open a word: การ|ประชุม is one word to a reader.
_OPENERS = {"การ": 6.0, "ความ": 6.0, "อย่าง": 6.0} | dict.fromkeys(
    ("ผู้", "นัก", "ชาว", "คณะ", "น่า", "ช่าง", "พระ", "ไม่"), 1.0
)
_OPENER = re.compile("(?:" + "|".join(_OPENERS) + ")$")
_LONGEST_OPENER = 5

# After a personal title comes a name: not parted from it, and hardly within.
_TITLE = re.compile("(?:นาย|นาง|นางสาว|เด็กชาย|เด็กหญิง|คุณหญิง|ท่านผู้หญิง|หม่อมหลวง|หม่อมราชวงศ์|ว่าที่ร้อยตรี)$")
_SHORT_TITLE = re.compile(r"(?:ดร|ผศ|รศ|น\.ส|ด\.ช|ด\.ญ|ม\.ล|ม\.ร\.ว|ร\.ต|พ\.ต|พล\.อ)\.$")
# After these a name of a place or an organisation is likely; how far it goes is not known.
_PLACE = re.compile("(?:โรงเรียนบ้าน|โรงเรียนวัด|โรงเรียน|ตำบล|อำเภอ|จังหวัด|โรงแรม|บริษัท|ห้างหุ้นส่วน)$")
_LONGEST_TITLE = 12
_LONGEST_NAME = 14
_IN_NAME = 5.0
_IN_PLACE = 2.0
_BETWEEN_NAMES = 0.5

_NO_BREAK_SPACE = "\u00a0"
_OPENING = "([{“‘"
# Straight quotation marks open after a space.
_NEVER_AFTER_SPACE = NEVER_BEFORE - frozenset("\"'")

# A piece has no space that a line may end at; a no-break space is part of it.
_PIECE = re.compile(r"[^ \t\n]+")
_THAI_RUN = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
_ABBREVIATION = re.compile(r"[ก-ฮ]{2,8}(?=\.)")
_ONE_WORD = re.compile("ฯพณฯ|ฯลฯ|วันที่")
_ORDINAL = re.compile("ที่(?=\u00a0[0-9๐-๙])")  # ครั้งที่ ๑, ลำดับที่ ๓
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[!-~]+", re.ASCII)
_IN_ADDRESS = re.compile(r"(?<=[/.@-])(?=[0-9A-Za-z])")
# Places that no dictionary is needed for, with their penalties.
_BESIDE_SIGNS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile("(?<=[)\\]}”’ๆฯ])(?=[ก-ฮเ-ไ(“‘])|(?<=[ก-๎])(?=[(\\[“‘])"), 0.4),
    (re.compile(r"(?<=[ก-๎][-–—])(?=[ก-ฮเ-ไ])|(?<=[A-Za-z]{2}[-–—])(?=[A-Za-z]{2})"), 1.0),
    (re.compile("(?<=[ก-ฮะ-ฺเ-ๅ็-๎])(?=[A-Za-z]{2})|(?<=[A-Za-z]{2})(?=[ก-ฮเ-ไ])"), 3.0),
)


def break_opportunities(text: str, words: Sequence[str] = ()) -> list[Boundary]:
    """Return the places where a line of `text` may end, in order (official-documents 6.1).

    `words` are the office's own, which a line should not part. Never returned: a place inside a
    cluster or an abbreviation, before a closing sign or ๆ, after an opening sign, at a no-break
    space. Web and mail addresses break only after / . - @, and only in need.
    """
    own = [word for word in words if word and word in text]
    found: list[Boundary] = []
    before, after_name = "", False
    for match in _PIECE.finditer(text):
        start, piece = match.start(), match.group()
        if start > 0 and _may_follow_space(before, piece):
            found.append(Boundary(start, _BETWEEN_NAMES if after_name else 0.0))
        own_inside = tuple(word for word in own if word in piece)
        inside, after_name = _inside(piece, own_inside, after_name)
        found += [Boundary(start + place.offset, place.penalty) for place in inside]
        before = piece
    return found


def _may_follow_space(before: str, piece: str) -> bool:
    if before[-1:] and before[-1] in _OPENING:
        return False
    return piece[0] not in _NEVER_AFTER_SPACE or piece.startswith("ฯพณฯ")


@lru_cache(maxsize=20_000)
def _inside(
    piece: str, own_words: tuple[str, ...], surname: bool
) -> tuple[tuple[Boundary, ...], bool]:
    """Return the places inside a piece, and whether it ends in a first name.

    A paragraph is mostly the pieces it was before the last key, so they are remembered, with
    those of the office's words that are in them and not with all: most pieces have none.
    """
    words = word_list(own_words)
    places = {
        match.start(): penalty
        for pattern, penalty in _BESIDE_SIGNS
        for match in pattern.finditer(piece)
    }
    named = False
    for run in _THAI_RUN.finditer(piece):
        lead = piece[max(0, run.start() - _LONGEST_TITLE) : run.start()].rstrip(_NO_BREAK_SPACE)
        is_surname = named if lead else surname
        in_name = is_surname or bool(_SHORT_TITLE.search(lead))
        in_run, reaches_end = _in_run(run.group(), words, in_name=in_name)
        follows = piece[run.end() : run.end() + 1]
        named = reaches_end and not is_surname and follows in ("", _NO_BREAK_SPACE)
        places |= {run.start() + offset: penalty for offset, penalty in in_run.items()}
    for offset in _joined(piece, words):
        places.pop(offset, None)
    places |= _in_addresses(piece)
    legal = sorted(offset for offset in places if 0 < offset < len(piece))
    return tuple(Boundary(at, places[at]) for at in legal if is_legal(piece, at)), named


def _joined(piece: str, words: WordList) -> Iterator[int]:
    """Yield the offsets inside addresses, abbreviations and ฯพณฯ, ฯลฯ, วันที่, ครั้งที่ ๑."""
    for pattern in (_ONE_WORD, _ADDRESS):
        for match in pattern.finditer(piece):
            yield from range(match.start() + 1, match.end())
    yield from (match.start() for match in _ORDINAL.finditer(piece))
    for match in _ABBREVIATION.finditer(piece):
        for offset in range(match.start() + 1, match.end()):
            # ของสพป. is a word and an abbreviation
            if piece[offset : match.end()] not in words:
                yield offset


def _in_addresses(piece: str) -> dict[int, float]:
    return {
        address.start() + match.start(): IN_NEED
        for address in _ADDRESS.finditer(piece)
        for match in _IN_ADDRESS.finditer(address.group())
    }


def _in_run(run: str, words: WordList, *, in_name: bool) -> tuple[dict[int, float], bool]:
    """Return the places in a run of Thai letters, and whether a name reaches its end."""
    places: dict[int, float] = {}
    name_start = 0 if in_name else -_LONGEST_NAME
    place_start = -_LONGEST_NAME
    for end in word_ends(run, words):
        penalty = _penalty(run, end)
        title = _TITLE.search(run, max(0, end.offset - _LONGEST_TITLE), end.offset)
        if title and end.likelihood > 0.5:
            name_start = end.offset
        if end.offset - name_start < _LONGEST_NAME:
            penalty += _IN_NAME
        elif 0 < end.offset - place_start < _LONGEST_NAME:
            penalty += _IN_PLACE
        if end.likelihood > 0.5 and _PLACE.search(run, max(0, end.offset - 12), end.offset):
            place_start = end.offset
        if penalty < _HOPELESS:
            places[end.offset] = penalty
    return places, len(run) - name_start < _LONGEST_NAME


def _penalty(run: str, end: WordEnd) -> float:
    penalty = _SURE - _DOUBT * math.log(max(end.likelihood, 1e-12))
    opener = _OPENER.search(run, max(0, end.offset - _LONGEST_OPENER), end.offset)
    if opener:
        penalty += _OPENERS[opener.group()]
    if end.rarity is not None:
        penalty += _RARE_MEETING * max(0.0, end.rarity - _COMMON)
    return penalty
